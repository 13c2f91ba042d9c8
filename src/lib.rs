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
    match app::guard::whole(|| cli::run(&mut env, keys)) {
        Ok(cli::Outcome::Exit(code)) => code,
        Ok(cli::Outcome::Tui(opening)) => screen(&mut env, *opening),
        Err(failure) => {
            let lang = app::settings::lang(None, &env, None);
            cli::report(&mut env, &failure, lang)
        }
    }
}

/// The keys of the screen, as the command line lists them.
fn keys(lang: i18n::Lang) -> Vec<cli::KeyRow> {
    let row = |spec: &ui::commands::CommandSpec| {
        let names: Vec<_> = spec.keys.iter().map(|chord| ui::keymap::name(lang, *chord)).collect();
        cli::KeyRow {
            group: (spec.group.label())(lang).to_owned(),
            keys: names.join(", "),
            label: (spec.label)(lang).to_owned(),
            help: (spec.help)(lang).to_owned(),
        }
    };
    let of = |group| ui::commands::COMMANDS.iter().filter(move |spec| spec.group == group && !spec.keys.is_empty());
    ui::commands::Group::ALL.iter().flat_map(|group| of(*group)).map(row).collect()
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
        Err(failure) => cli::report(env, &failure, lang),
    }
}
