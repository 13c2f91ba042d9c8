//! What a key costs: update, settle, draw and the bytes for the terminal, without the terminal.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a bench may fail loudly")]

mod support;

use divan::Bencher;
use ikplan::app::demo;
use ikplan::app::settings::{Flags, Partial, settle};
use ikplan::app::start::{Choice, Opening, Start};
use ikplan::app::worker::{Done, Granted, Opened};
use ikplan::domain::{Attribute, Book, Draw, Mark, MarkCode, Population, SheetId, SheetItem, TestSheet};
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
use support::{PERIOD, PLAN, SIZES, book};
use uuid::Uuid;

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

/// A plan with a test sheet of so many items and twelve attributes, open, and half of it marked.
fn with_sheet(items: u32) -> Screen {
    let mut book = book(7);
    let control = book.controls_of_plan(PLAN)[0].id;
    let id = SheetId(Uuid::from_u128(7));
    let attribute =
        |number: u8| Attribute { number, name: format!("Attribut {number}"), within: (number == 2).then_some(1) };
    book.load([TestSheet {
        id,
        control_id: control,
        period_id: PERIOD,
        rank: 1,
        name: "Attest".into(),
        population: Population { count: Some(90_000), ..Population::default() },
        draw: Draw::default(),
        attributes: (1..=12).map(attribute).collect(),
    }]);
    let mark = |number: u8| (number, Mark { code: MarkCode::Ok, note: String::new() });
    book.load((1..=items).map(|number| SheetItem {
        sheet_id: id,
        number,
        identity: format!("F-{}", 100_000 + number),
        unit: format!("Enhet {}", number % 9),
        note: String::new(),
        marks: if number % 2 == 0 { (1..=12).map(mark).collect() } else { BTreeMap::new() },
    }));
    let mut screen = Screen::new(book);
    screen.press(Key::Char('c'));
    screen.press(Key::Enter);
    assert!(screen.app.model().plan().is_some_and(|plan| plan.sheet.is_some()), "the sheet is open");
    screen
}

/// The sizes of test sheets that are measured.
const ITEMS: &[u32] = &[50, 5000];

/// One item down or up on a test sheet.
#[divan::bench(args = ITEMS)]
fn sheet_key_down(bencher: Bencher<'_, '_>, items: u32) {
    let mut screen = with_sheet(items);
    let mut turn = 0_usize;
    bencher.bench_local(|| {
        turn += 1;
        screen.press(if turn % 2 == 1 { Key::Down } else { Key::Up });
    });
}

/// A cell marked on a test sheet, which changes its totals, and the mark taken back.
#[divan::bench(args = ITEMS)]
fn sheet_key_mark_and_undo(bencher: Bencher<'_, '_>, items: u32) {
    let mut screen = with_sheet(items);
    let mut turn = 0_usize;
    bencher.bench_local(|| {
        turn += 1;
        screen.press(if turn % 2 == 1 { Key::Char('2') } else { Key::Char('u') });
    });
}
