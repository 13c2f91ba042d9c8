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
pub mod report;
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
    let hands = std::sync::Arc::new(ui::hands::UseCases);
    match ui::terminal::usable(env).and_then(|()| ui::program::open(env, opening, hands)) {
        Ok(ending) => {
            if let Some(words) = ending.farewell(lang) {
                let _ = writeln!(env.stderr, "{words}");
            }
            ending.exit_code()
        }
        Err(failure) => {
            for text in [Some(&failure.what), failure.why.as_ref(), Some(&failure.todo)].into_iter().flatten() {
                let _ = writeln!(env.stderr, "{}", text.get(lang));
            }
            failure.kind.exit_code()
        }
    }
}
