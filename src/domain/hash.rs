//! A quick hash for identities, whose last bytes are random already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by identity. Its order is never used.
pub(super) type ById<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// Multiplies and turns: identities need no protection against chosen keys, and a plan's roll-up hashes thousands.
#[derive(Clone, Copy, Default)]
pub(super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        for byte in rest {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_usize(&mut self, _: usize) {
        // The length of an identity, which is always the same, or which kind it is of, which its random bytes tell.
    }

    fn finish(&self) -> u64 {
        // The table looks at the lowest bits, the multiplication mixes the highest best.
        self.0.rotate_left(26)
    }
}
