//! A story: keys in, screens out, with a real file behind and nothing else of the world.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use ikplan::app::settings::{Flags, Partial, Settings, Theme};
use ikplan::app::start::{Choice, Opening, Start};
use ikplan::app::worker::{Closing, Done, Job, OpenRequest, StoreContext, Worker};
use ikplan::domain::{Book, Change};
use ikplan::env::{Clock, Dirs, Ids};
use ikplan::i18n::Lang;
use ikplan::ui::hands::UseCases;
use ikplan::ui::input::{Chord, Input, Key, MouseKind};
use ikplan::ui::model::{Model, NewFile, World};
use ikplan::ui::msg::{Effect, Msg, Now};
use ikplan::ui::run::Hands;
use ikplan::ui::{program, update, view};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

/// A clock that stands still until it is told to go on.
struct StillClock;

impl Clock for StillClock {
    fn now(&self) -> DateTime<Utc> {
        moment().and_utc()
    }

    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc() + chrono::Duration::hours(2)
    }
}

fn moment() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2024, 9, 16).unwrap().and_hms_opt(12, 32, 0).unwrap()
}

/// Identities that are counted, in the shape of version 7.
#[derive(Default)]
struct CountedIds(AtomicU64);

impl Ids for CountedIds {
    fn id(&self) -> Uuid {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 | u128::from(number))
    }

    fn salt(&self) -> [u8; 16] {
        [7; 16]
    }
}

/// A program under test.
pub struct Story {
    pub model: Model,
    pub folder: Arc<TempDir>,
    worker: Option<Worker>,
    mail: Option<Receiver<Done>>,
    ids: Arc<CountedIds>,
    pub since_start: Duration,
    pub copied: Vec<String>,
    pub titles: Vec<String>,
    pub edits: Vec<String>,
    pub quit: bool,
    /// Where the program keeps its notes.
    pub dirs: Dirs,
    asked: usize,
    /// Whether the reading of a plan stops after the first glance at it, and what is asked for then.
    stops: bool,
    stopped: Option<Job>,
    /// Whether lists and imports take so long to read that a person can do something meanwhile, and those that are being read.
    pub slow: bool,
    reading: Vec<Effect>,
    /// What the editor makes of a text.
    pub editor: fn(&str) -> String,
}

impl Story {
    fn start(start: Start, folder: Arc<TempDir>, ids: Arc<CountedIds>) -> Self {
        Self::begin(start, folder, ids, |_| {})
    }

    /// The first glance at a large plan, while the rest of it has not been read.
    pub fn glimpse(path: &Path, size: (u16, u16)) -> Self {
        Self::begin(Start::File(path.to_owned()), folder(), Arc::default(), |story| {
            story.model.size = size;
            story.stops = true;
        })
    }

    /// As [`Story::glimpse`], of what was asked for.
    pub fn glimpse_of(path: &Path, size: (u16, u16), choice: Choice) -> Self {
        Self::begin(Start::File(path.to_owned()), folder(), Arc::default(), |story| {
            story.model.size = size;
            story.model.world.choice = choice;
            story.stops = true;
        })
    }

    /// Reads the rest.
    pub fn go_on(&mut self) {
        self.stops = false;
        if let Some(job) = self.stopped.take() {
            self.execute(Effect::Store(job));
        }
        self.idle();
    }

    /// Reads the lists that are still to be read, as the threads beside the screen do in the end.
    pub fn read_lists(&mut self) {
        self.slow = false;
        for effect in std::mem::take(&mut self.reading) {
            self.execute(effect);
        }
        self.idle();
    }

    /// A file.
    pub fn file(path: &Path) -> Self {
        Self::start(Start::File(path.to_owned()), folder(), Arc::default())
    }

    /// Waits until a text is on the screen.
    pub fn until(&mut self, text: &str) {
        while !self.screen().contains(text) {
            let mail = self.mail.as_ref().expect("there is a store");
            let done = mail.recv_timeout(Duration::from_secs(20)).expect("the store has no more to say");
            self.deliver(Msg::Store(Box::new(done)));
        }
    }

    /// Waits until the program has let go of its file.
    pub fn end(mut self) {
        self.close();
    }

    fn begin(start: Start, folder: Arc<TempDir>, ids: Arc<CountedIds>, prepare: impl FnOnce(&mut Self)) -> Self {
        let settings = Settings {
            lang: Lang::Sv,
            theme: Theme::Standard,
            ascii: false,
            mouse: true,
            user: "Controller".to_owned(),
            ..settings()
        };
        let opening = Opening { start, choice: Choice::default(), settings };
        let world = World {
            ids: ids.clone(),
            user: "Controller".to_owned(),
            documents: folder.path().to_owned(),
            home: None,
            recent: Vec::new(),
            choice: Choice::default(),
            fixed_today: None,
        };
        let clock = StillClock;
        let now = Now { at: clock.now(), local: clock.local(clock.now()), since_start: Duration::ZERO };
        let mut model = Model::new(program::look(&opening.settings), (80, 24), world, now);
        let dirs = Dirs { state: Some(folder.path().join("state")), ..Dirs::default() };
        model.creating = NewFile::begun(ikplan::app::locate::begun(&dirs));
        let mut story = Self {
            model,
            folder,
            worker: None,
            mail: None,
            ids,
            since_start: Duration::ZERO,
            copied: Vec::new(),
            titles: Vec::new(),
            edits: Vec::new(),
            quit: false,
            dirs,
            asked: 0,
            stops: false,
            stopped: None,
            slow: false,
            reading: Vec::new(),
            editor: str::to_owned,
        };
        prepare(&mut story);
        let request = program::request(&opening.start, &story.model.world.choice, story.model.size.1);
        let first = program::begin(&mut story.model, opening.start);
        for effect in first {
            story.execute(effect);
        }
        if let Some(request) = request {
            story.execute(Effect::Open(Box::new(request)));
        }
        story.idle();
        story
    }

    /// The demonstration plan.
    pub fn demo() -> Self {
        Self::start(Start::Demo, folder(), Arc::default())
    }

    /// A file that holds this book.
    pub fn on(book: &Book) -> Self {
        let folder = folder();
        let path = folder.path().join("plan.ikplan");
        let begun = Self::start(Start::Welcome, folder.clone(), Arc::default());
        UseCases.create(&path, book, &begun.context()).expect("the book can be kept");
        let ids = begun.ids.clone();
        drop(begun);
        Self::start(Start::File(path), folder, ids)
    }

    /// The boards of files, while those are still being read.
    pub fn boards(other: &Self, files: Vec<PathBuf>) -> Self {
        Self::begin(Start::Boards(files), other.folder.clone(), other.ids.clone(), |story| story.slow = true)
    }

    /// Keeps a book in a file of the story's folder.
    pub fn keep(&self, name: &str, book: &Book) -> PathBuf {
        let path = self.path(name);
        UseCases.create(&path, book, &self.context()).expect("the book can be kept");
        path
    }

    /// The start page, shown anew.
    pub fn at_start(mut self) -> Self {
        self.model.overlays.clear();
        for effect in program::begin(&mut self.model, Start::Welcome) {
            self.execute(effect);
        }
        self
    }

    /// The screen without the folder of this run.
    pub fn tidy(&mut self) -> String {
        let folder = self.folder.path().display().to_string();
        self.screen().replace(&folder, &"-".repeat(folder.chars().count()))
    }

    /// The start page.
    pub fn welcome() -> Self {
        Self::start(Start::Welcome, folder(), Arc::default())
    }

    /// The start page of the program when it is started once more.
    pub fn started_anew(self) -> Self {
        Self::start(Start::Welcome, self.folder.clone(), self.ids.clone())
    }

    /// A second program on a file, beside another.
    pub fn beside(other: &Self, path: &Path) -> Self {
        Self::start(Start::File(path.to_owned()), other.folder.clone(), other.ids.clone())
    }

    /// Ends the program and starts it anew on the file that was open, as the next day would.
    pub fn restart(mut self) -> Self {
        let path = program::open_file(&self.model).expect("a file is open");
        self.keys("q");
        assert!(self.quit);
        self.close();
        Self::start(Start::File(path), self.folder.clone(), self.ids.clone())
    }

    /// Loses the program without a word, as kill -9 does, and starts it anew.
    pub fn crash(mut self) -> Self {
        let path = program::open_file(&self.model).expect("a file is open");
        self.close();
        Self::start(Start::File(path), self.folder.clone(), self.ids.clone())
    }

    fn close(&mut self) {
        if let Some(mut worker) = self.worker.take() {
            assert_eq!(worker.close(Duration::from_secs(20)), Closing::Closed);
        }
    }

    /// With this size of the window.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.send(Msg::Input(Input::Resize(columns, rows)));
        self
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.send(Msg::Input(Input::Resize(columns, rows)));
        self
    }

    /// In English.
    pub fn english(mut self) -> Self {
        self.model.look.lang = Lang::En;
        self
    }

    /// Makes a change behind the screen's back, in the plan and in the file: a beginning for a story.
    pub fn given(&mut self, change: Change) -> &mut Self {
        let stamp = self.model.stamp();
        let entry = self.model.plan_mut().unwrap().session.commit(change, stamp).unwrap();
        self.model.file.pending.insert(entry.id);
        self.execute(Effect::Store(Job::Commit { entry: Arc::new(entry), drop_draft: None }));
        self.idle();
        self
    }

    /// Presses keys: characters as they are, others by name in angle brackets (`<Enter>`, `<C-s>`, `<Space>`).
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let (chord, len) = match rest.strip_prefix('<').and_then(|after| after.split_once('>')) {
                Some((name, _)) if first == '<' && name.len() > 1 => (named(name), name.len() + 2),
                _ => (Chord::plain(Key::Char(first)), first.len_utf8()),
            };
            rest = &rest[len..];
            self.send(Msg::Input(Input::Chord(chord)));
        }
        self
    }

    /// Types a text, character by character.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.send(Msg::Input(Input::Chord(Chord::plain(Key::Char(c)))));
        }
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Input(Input::Paste(text.to_owned())));
        self
    }

    /// Clicks.
    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.send(Msg::Input(Input::Mouse(MouseKind::Press, column, row)));
        self
    }

    /// Does something else with the mouse.
    pub fn mouse(&mut self, kind: MouseKind, column: u16, row: u16) -> &mut Self {
        self.send(Msg::Input(Input::Mouse(kind, column, row)));
        self
    }

    /// Lets time pass.
    pub fn wait(&mut self, time: Duration) -> &mut Self {
        self.since_start += time;
        self.send(Msg::Deadline);
        self
    }

    /// Gives the program something that happened, carries out what it wants, and waits until it is idle.
    pub fn send(&mut self, msg: Msg) {
        self.deliver(msg);
        self.idle();
    }

    fn deliver(&mut self, msg: Msg) {
        let clock = StillClock;
        let passed = chrono::Duration::from_std(self.since_start).unwrap();
        let now =
            Now { at: clock.now() + passed, local: clock.local(clock.now()) + passed, since_start: self.since_start };
        let effects = update::update(&mut self.model, msg, now);
        for effect in effects {
            self.execute(effect);
        }
        update::settle(&mut self.model);
    }

    /// Waits until the store has answered everything it was asked.
    fn idle(&mut self) {
        while self.waits() {
            let mail = self.mail.as_ref().expect("something was asked of a store that is not there");
            let done = mail.recv_timeout(Duration::from_secs(20)).expect("the store does not answer");
            self.asked -= usize::from(matches!(
                done,
                Done::History(_) | Done::Reloaded(..) | Done::Entry(_) | Done::All(..) | Done::StateAt(..)
            ));
            self.deliver(Msg::Store(Box::new(done)));
        }
        while let Some(Ok(done)) = self.mail.as_ref().map(Receiver::try_recv) {
            self.deliver(Msg::Store(Box::new(done)));
        }
        update::settle(&mut self.model);
    }

    fn waits(&self) -> bool {
        let loading = matches!(self.model.screen, ikplan::ui::model::Screen::Loading);
        if self.stopped.is_some() {
            return false;
        }
        let committing = !self.model.file.pending.is_empty() && self.model.file.stalled == 0;
        let undo = self.worker.is_some() && !self.model.file.undo_known && self.model.plan().is_some();
        loading || committing || undo || self.asked > 0
    }

    fn execute(&mut self, effect: Effect) {
        match effect {
            Effect::Store(job @ Job::Whole) if self.stops => self.stopped = Some(job),
            Effect::Store(job) => {
                if let Some(worker) = &self.worker {
                    self.asked += usize::from(matches!(
                        job,
                        Job::History(_) | Job::Reload(..) | Job::Entry(_) | Job::All(_) | Job::StateAt(_)
                    ));
                    worker.send(job);
                }
            }
            Effect::Open(request) => self.open(*request),
            Effect::Close => self.close(),
            Effect::Create(path, book) => {
                let context = self.context();
                let created = UseCases.create(&path, &book, &context);
                self.deliver(Msg::Created(created));
            }
            Effect::SaveCopy(path, book) => self.deliver(Msg::CopySaved(UseCases.save_copy(&path, &book))),
            Effect::Logo(path) => self.deliver(Msg::LogoRead(UseCases.logo(&path))),
            Effect::Read(request) => self.deliver(Msg::SourceRead(UseCases.read(&request))),
            Effect::Population(_) | Effect::Count(_) | Effect::ReadAnew(..) | Effect::Export(_) | Effect::Peek(..)
                if self.slow =>
            {
                self.reading.push(effect);
            }
            Effect::Peek(path, today) => {
                let context = self.context();
                let seen = UseCases.peek(&path, &context, today);
                self.deliver(Msg::Peeked(path, seen));
            }
            Effect::ReadAnew(source, options) => {
                let read = Box::new(UseCases.read_anew(&source, &options));
                self.deliver(Msg::ReadAnew(source, read));
            }
            Effect::Export(request) => {
                let stop = request.stop.clone();
                self.deliver(Msg::Exported(UseCases.export(&request), stop));
            }
            Effect::Population(request) => {
                let read = UseCases.population(&request);
                self.deliver(Msg::PopulationRead(read, request.stop.clone()));
            }
            Effect::Count(request) => {
                let stop = request.stop.clone();
                self.deliver(Msg::Counted(UseCases.count(*request), stop));
            }
            Effect::Edit(text) => {
                self.edits.push(text.clone());
                let edited = (self.editor)(&text);
                self.deliver(Msg::Edited(Ok(edited)));
            }
            Effect::Copy(text) => {
                self.copied.push(text.clone());
                self.deliver(Msg::Copied(text, true));
            }
            Effect::KeepBegun(draft) => {
                let kept = ikplan::app::locate::keep_begun(&self.dirs, draft.as_ref());
                self.deliver(Msg::BegunKept(kept));
            }
            Effect::Title(title) => self.titles.push(title),
            Effect::Quit => self.quit = true,
            Effect::Suspend => self.deliver(Msg::Resumed),
            Effect::Remember(_) | Effect::Reveal(_) | Effect::Mouse(_) | Effect::Redraw => {}
        }
    }

    fn context(&self) -> StoreContext {
        StoreContext {
            clock: Arc::new(StillClock),
            ids: self.ids.clone(),
            user: "Controller".to_owned(),
            host: "dator".to_owned(),
            backups: None,
            daily_kept: 14,
            marks: Some(self.folder.path().join("open")),
        }
    }

    fn open(&mut self, request: OpenRequest) {
        self.close();
        let (sender, mail) = channel();
        let notify = Box::new(move |done| {
            let _ = sender.send(done);
        });
        self.worker = Some(Worker::start(request, self.context(), notify));
        self.mail = Some(mail);
    }

    fn buffer(&mut self) -> (Buffer, Option<Position>) {
        update::settle(&mut self.model);
        let (columns, rows) = self.model.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = view::draw(&self.model, &mut buffer);
        (buffer, cursor)
    }

    /// The screen as text.
    pub fn screen(&mut self) -> String {
        let (buffer, _) = self.buffer();
        text_of(&buffer)
    }

    /// The screen as text and styles, with the place of the cursor.
    pub fn styled(&mut self) -> String {
        let (buffer, cursor) = self.buffer();
        format!("{buffer:?}\ncursor: {cursor:?}")
    }

    /// Where the hardware cursor is.
    pub fn cursor(&mut self) -> Option<Position> {
        self.buffer().1
    }

    /// Expects a text on the screen.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen().replace('\u{a0}', " ");
        let text = &text.replace('\u{a0}', " ");
        assert!(screen.contains(text), "«{text}» is not on the screen:\n{screen}");
        self
    }

    /// Expects a text not to be on the screen.
    #[track_caller]
    pub fn sees_not(&mut self, text: &str) -> &mut Self {
        let screen = self.screen().replace('\u{a0}', " ");
        let text = &text.replace('\u{a0}', " ");
        assert!(!screen.contains(text), "«{text}» is on the screen:\n{screen}");
        self
    }

    /// A path in the story's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.close();
        }
    }
}

fn settings() -> Settings {
    let env = ikplan::env::Env::real();
    let cleared = ikplan::env::Env { vars: std::collections::HashMap::new(), ..env };
    ikplan::app::settings::settle(Flags::default(), &cleared, &Partial::default()).unwrap()
}

fn folder() -> Arc<TempDir> {
    Arc::new(TempDir::new().unwrap())
}

fn named(name: &str) -> Chord {
    if let Some(c) = name.strip_prefix("C-") {
        return Chord::ctrl(named_key(c));
    }
    if let Some(c) = name.strip_prefix("A-") {
        return Chord::alt(named_key(c));
    }
    Chord::plain(named_key(name))
}

fn named_key(name: &str) -> Key {
    match name {
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Tab" => Key::Tab,
        "BackTab" => Key::BackTab,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Space" => Key::Char(' '),
        "F1" => Key::F(1),
        one if one.chars().count() == 1 => Key::Char(one.chars().next().unwrap()),
        other => panic!("no key is called {other}"),
    }
}

/// The characters of a buffer, row by row.
pub fn text_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in 0..buffer.area.height {
        let mut line = String::new();
        let mut skip = 0;
        for column in 0..buffer.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(column, row)].symbol();
            skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
            line.push_str(symbol);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
