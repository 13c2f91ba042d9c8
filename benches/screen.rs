//! What a key costs: update, settle, draw and the bytes for the terminal, without the terminal.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a bench may fail loudly")]

mod support;

use divan::Bencher;
use ikplan::app::demo;
use ikplan::app::settings::{Flags, Partial, settle};
use ikplan::app::start::{Choice, Opening, Start};
use ikplan::app::worker::{Done, Granted, Opened};
use ikplan::domain::Book;
use ikplan::env::Env;
use ikplan::ui::input::{Chord, Input, Key};
use ikplan::ui::model::Model;
use ikplan::ui::msg::{Msg, Now};
use ikplan::ui::program::{App, look, world};
use ikplan::ui::run::Program;
use ikplan::ui::terminal::backend::{Ansi, Output};
use ratatui::Terminal;
use ratatui::layout::Size;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::io;
use std::time::Duration;
use support::{PLAN, SIZES, book};

fn main() {
    divan::main();
}

/// A terminal that reads as fast as one can write.
struct Nowhere;

impl Output for Nowhere {
    fn size(&self) -> io::Result<Size> {
        Ok(Size { width: 120, height: 40 })
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        black_box(bytes);
        Ok(())
    }
}

struct Screen {
    app: App,
    terminal: Terminal<Ansi<Nowhere>>,
    now: Now,
}

impl Screen {
    fn new(book: Book) -> Self {
        let env = Env::real();
        let settings = settle(Flags::default(), &env, &Partial::default()).unwrap();
        let opening = Opening { start: Start::Welcome, choice: Choice::default(), settings };
        let at = demo::TODAY.and_hms_opt(12, 0, 0).unwrap();
        let now = Now { at: at.and_utc(), local: at, since_start: Duration::ZERO };
        let model = Model::new(look(&opening.settings), (120, 40), world(&env, &opening), now);
        let mut app = App::new(model, Vec::new());
        let opened = Opened {
            book,
            plan: Some(PLAN),
            plans: Vec::new(),
            access: Granted::Write,
            head: None,
            drafts: Vec::new(),
            views: BTreeMap::new(),
        };
        app.update(Msg::Store(Box::new(Done::Opened(Box::new(opened)))), now);
        let mut screen = Self { app, terminal: Terminal::new(Ansi::new(Nowhere)).unwrap(), now };
        screen.draw();
        screen
    }

    fn press(&mut self, key: Key) {
        black_box(self.app.update(Msg::Input(Input::Chord(Chord::plain(key))), self.now));
        self.draw();
    }

    fn draw(&mut self) {
        self.terminal.draw(|frame| self.app.draw(frame)).unwrap();
    }
}

fn alternately(bencher: Bencher<'_, '_>, controls: usize, keys: [Key; 2]) {
    let mut screen = Screen::new(book(controls));
    screen.press(Key::Down);
    let mut turn = 0_usize;
    bencher.bench_local(|| {
        turn += 1;
        screen.press(keys[turn % 2]);
    });
}

/// One row down or up.
#[divan::bench(args = SIZES)]
fn key_down(bencher: Bencher<'_, '_>, controls: usize) {
    alternately(bencher, controls, [Key::Down, Key::Up]);
}

/// From the first row to the last and back.
#[divan::bench(args = SIZES)]
fn key_end(bencher: Bencher<'_, '_>, controls: usize) {
    alternately(bencher, controls, [Key::End, Key::Home]);
}

/// A control ticked off, which changes the summary, and the tick taken back.
#[divan::bench(args = SIZES)]
fn key_tick_off_and_undo(bencher: Bencher<'_, '_>, controls: usize) {
    let mut screen = Screen::new(book(controls));
    let mut turn = 0_usize;
    bencher.bench_local(|| {
        turn += 1;
        screen.press(if turn % 2 == 1 { Key::Char('x') } else { Key::Char('u') });
    });
}

/// The plan, opened and drawn for the first time.
#[divan::bench(args = SIZES)]
fn first_frame(bencher: Bencher<'_, '_>, controls: usize) {
    bencher.with_inputs(|| book(controls)).bench_local_values(Screen::new);
}
