//! ikplan: internal control (*internkontroll*) for Swedish municipalities, in the terminal.
//!
//! See `ARCHITECTURE.md` for the map. Modules, lowest first: [`domain`] (records, rules, figures), [`i18n`]
//! (words), [`store`] (the file), [`report`] (documents), [`app`] (use cases), then [`cli`] and [`ui`] side by side.

use std::io::Write;

pub mod app;
pub mod cli;
pub mod domain;
pub mod env;
pub mod i18n;
pub mod store;
pub mod ui;

/// Runs the program in a world and gives its exit code. The only place that knows both the command line and the
/// screen.
#[must_use]
pub fn run(mut env: env::Env) -> u8 {
    match cli::run(&mut env) {
        cli::Outcome::Exit(code) => code,
        cli::Outcome::Tui(opening) => screen(&mut env, *opening),
    }
}

fn screen(env: &mut env::Env, opening: app::start::Opening) -> u8 {
    let lang = opening.settings.lang;
    match ui::program::open(env, opening, std::sync::Arc::new(ui::hands::UseCases)) {
        Ok(ending) => ending.exit_code(),
        Err(failure) => {
            let _ = writeln!(env.stderr, "{}", failure.what.get(lang));
            failure.kind.exit_code()
        }
    }
}
