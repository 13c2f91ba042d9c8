//! Has the addresses that the system's loader must fill in packed, where the system can unpack them.
//!
//! There are some twenty thousand. As a plain list they take 450 KiB that every start reads before `main`; packed
//! (`DT_RELR`) they take a tenth of it. The C library knows the form from version 2.36 on, and refuses to start the
//! program before that, so the one here is asked. Everywhere else nothing is done.

#![expect(clippy::disallowed_methods, reason = "a build script has no other world than that of the build")]

use std::env::var;
use std::process::Command;

/// The first version that unpacks them.
const SINCE: (u32, u32) = (2, 36);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| var(name).is_ok_and(|found| found == value);
    let native = var("HOST").ok() == var("TARGET").ok();
    if native && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && c_library() >= Some(SINCE) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of the system's C library, where it can be asked: "glibc 2.36".
fn c_library() -> Option<(u32, u32)> {
    let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    let minor = minor.split('.').next()?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
