//! Draws a real screen of the program as a picture, for the README.
//!
//! `cargo run --example screenshot -- --size 100x30 --keys "Down Down Enter" > docs/screen.svg` opens the demonstration
//! plan, presses the keys and writes what is on the screen as SVG; `--text` writes it as text.

mod svg;

use ikplan::app::settings::{Flags, Partial, settle};
use ikplan::app::start::{Choice, Opening, Start};
use ikplan::env::{Clock, Env};
use ikplan::i18n::Lang;
use ikplan::ui::input::{Chord, Input, Key};
use ikplan::ui::model::Model;
use ikplan::ui::msg::{Msg, Now};
use ikplan::ui::program::{App, begin, look, world};
use ikplan::ui::run::Program;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

/// The day the demonstration plays on, so that the picture is the same whenever it is made.
struct DemoDay;

impl Clock for DemoDay {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        ikplan::app::demo::TODAY.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc()
    }

    fn local(&self, at: chrono::DateTime<chrono::Utc>) -> chrono::NaiveDateTime {
        at.naive_utc()
    }
}

struct Wanted {
    size: (u16, u16),
    keys: Vec<Key>,
    lang: Lang,
    text: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut env = Env::real();
    let arguments: Vec<String> = env.args.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let wanted = wanted(&arguments).ok_or("--size 100x30 --keys \"Down Enter\" --lang sv --text")?;
    env.clock = Arc::new(DemoDay);
    env.vars.clear();
    env.vars.insert("USER".into(), "demo".into());
    let buffer = screen(&env, &wanted)?;
    let text = text(&buffer);
    let out = if wanted.text {
        text
    } else {
        let title = "IK-plan: kontrollplanen som träd, med status, avvikelser och sammanställning";
        svg::svg(&buffer, title, &text)
    };
    env.stdout.write_all(out.as_bytes())?;
    Ok(())
}

fn wanted(arguments: &[String]) -> Option<Wanted> {
    let mut wanted = Wanted { size: (100, 30), keys: Vec::new(), lang: Lang::Sv, text: false };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "demo" => {}
            "--text" => wanted.text = true,
            "--lang" => wanted.lang = Lang::from_code(words.next()?)?,
            "--keys" => wanted.keys = words.next()?.split_whitespace().map(key).collect::<Option<_>>()?,
            "--size" => {
                let (columns, rows) = words.next()?.split_once('x')?;
                wanted.size = (columns.parse().ok()?, rows.parse().ok()?);
            }
            _ => return None,
        }
    }
    Some(wanted)
}

fn key(name: &str) -> Option<Key> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(Key::Char(letter));
    }
    Some(match name {
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Tab" => Key::Tab,
        "Space" => Key::Char(' '),
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        _ => return None,
    })
}

fn screen(env: &Env, wanted: &Wanted) -> Result<Buffer, Box<dyn std::error::Error>> {
    let flags = Flags { lang: Some(wanted.lang), ..Flags::default() };
    let settings = settle(flags, env, &Partial::default()).map_err(|failure| failure.code)?;
    let opening = Opening { start: Start::Demo, choice: Choice::default(), settings };
    let at = env.clock.now();
    let now = Now { at, local: env.clock.local(at), since_start: Duration::ZERO };
    let mut model = Model::new(look(&opening.settings), wanted.size, world(env, &opening), now);
    let first = begin(&mut model, opening.start);
    let mut app = App::new(model, first);
    let mut terminal = Terminal::new(TestBackend::new(wanted.size.0, wanted.size.1))?;
    terminal.draw(|frame| app.draw(frame))?;
    app.update(Msg::Started, now);
    for key in &wanted.keys {
        app.update(Msg::Input(Input::Chord(Chord::plain(*key))), now);
        terminal.draw(|frame| app.draw(frame))?;
    }
    Ok(terminal.backend().buffer().clone())
}

fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let row: String =
            (0..buffer.area.width).filter_map(|x| buffer.cell((x, y))).map(ratatui::buffer::Cell::symbol).collect();
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}
