//! What the program wants done: carried out here, beside the screen where it takes time.

use super::system;
use super::unsaved::{Refused, Unsaved};
use super::{Program, Shell, Signal};
use crate::app::cases::{CaseRequest, CaseValue};
use crate::app::failure::Failure;
use crate::app::import::{Options, Reading, Source};
use crate::app::peek::Peeked;
use crate::app::task::{
    ExportRefusal, ExportRequest, ImportRequest, Imported, PopulationRead, PopulationRequest, Written,
};
use crate::app::worker::{Closing, Job, OpenRequest, StoreContext, Worker};
use crate::domain::{Book, Logo};
use crate::i18n::shell;
use crate::ui::msg::{Effect, Msg};
use crate::ui::terminal::{self, editor::Editor};
use chrono::NaiveDate;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How long the end waits without a word.
const SILENT: Duration = Duration::from_millis(300);
/// How long it waits between two looks at threads that write documents.
const NAP: Duration = Duration::from_millis(10);
/// How long it waits in all when the system wants the program gone.
const URGENT: Duration = Duration::from_secs(5);
/// How long it waits in all when the person ended the program.
const PATIENT: Duration = Duration::from_mins(1);

/// Work that takes its time; each runs on a thread of its own.
pub trait Hands: Send + Sync {
    /// Writes a report.
    ///
    /// # Errors
    /// When the file exists and is not to be replaced, or cannot be written.
    fn export(&self, request: &ExportRequest) -> Result<Written, ExportRefusal>;

    /// Makes a file with these records.
    ///
    /// # Errors
    /// When it exists or cannot be written.
    fn create(&self, path: &Path, book: &Book, context: &StoreContext) -> Result<PathBuf, Box<Failure>>;

    /// Reads the file of a logo.
    ///
    /// # Errors
    /// When it cannot be read, or is none that documents can take.
    fn logo(&self, path: &Path) -> Result<Logo, Box<Failure>>;

    /// Looks into a file without opening it for work.
    ///
    /// # Errors
    /// When it cannot be read.
    fn peek(&self, path: &Path, context: &StoreContext, today: NaiveDate) -> Result<Box<Peeked>, Box<Failure>>;

    /// Writes the whole book as JSON.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn save_copy(&self, path: &Path, book: &Book) -> Result<Written, Box<Failure>>;

    /// Reads a source that is to be imported.
    ///
    /// # Errors
    /// When it cannot be read, or nothing in it is part of a plan.
    fn read(&self, request: &ImportRequest) -> Result<Imported, Box<Failure>>;

    /// Reads a source anew, as a person says that it is to be read.
    ///
    /// # Errors
    /// When nothing in it is part of a plan that way.
    fn read_anew(&self, source: &Source, options: &Options) -> Result<Reading, Box<Failure>>;

    /// Reads a population, or draws a sample from it.
    ///
    /// # Errors
    /// When it cannot be read, or does not have what is asked for.
    fn population(&self, request: &PopulationRequest) -> Result<PopulationRead, Box<Failure>>;

    /// Counts a list of cases.
    ///
    /// # Errors
    /// When it cannot be read as one.
    fn count(&self, request: CaseRequest) -> Result<Box<CaseValue>, Box<Failure>>;
}

impl Shell<'_> {
    pub(super) fn execute(&mut self, program: &mut impl Program, effect: Effect) -> io::Result<()> {
        match effect {
            // The answer to these can wait, and what is on its way to the screen must not compete with them.
            Effect::Store(job @ (Job::Whole | Job::Undo(_) | Job::QuickCheck | Job::Backup)) => {
                self.after_frame.push(job);
            }
            Effect::Store(job) => {
                // Never before a job that was given earlier: its answer may be about this one.
                self.frame_shown();
                self.store(job);
            }
            Effect::Open(request) => self.open(*request),
            Effect::Close => self.let_go(),
            Effect::Peek(path, today) => {
                let context = self.context.clone();
                self.beside(move |hands| {
                    let seen = hands.peek(&path, &context, today);
                    Msg::Peeked(path, seen)
                });
            }
            Effect::Create(path, book) => {
                let context = self.context.clone();
                self.beside(move |hands| Msg::Created(hands.create(&path, &book, &context)));
            }
            Effect::KeepBegun(draft) => {
                // It is small, and the next one must not overtake it.
                let kept = crate::app::locate::keep_begun(&self.tools.env.dirs, draft.as_ref());
                return self.tell(program, Msg::BegunKept(kept));
            }
            Effect::SaveCopy(path, book) => self.beside(move |hands| Msg::CopySaved(hands.save_copy(&path, &book))),
            Effect::Logo(path) => self.beside(move |hands| Msg::LogoRead(hands.logo(&path))),
            Effect::Export(request) => {
                let stop = Arc::clone(&request.stop);
                self.beside(move |hands| Msg::Exported(hands.export(&request), stop));
            }
            Effect::Read(request) => self.beside(move |hands| Msg::SourceRead(hands.read(&request))),
            Effect::ReadAnew(source, options) => self.beside(move |hands| {
                let read = hands.read_anew(&source, &options);
                Msg::ReadAnew(source, Box::new(read))
            }),
            Effect::Population(request) => {
                let stop = Arc::clone(&request.stop);
                self.beside(move |hands| Msg::PopulationRead(hands.population(&request), stop));
            }
            Effect::Count(request) => {
                let stop = Arc::clone(&request.stop);
                self.beside(move |hands| Msg::Counted(hands.count(*request), stop));
            }
            Effect::Edit(text) => return self.edit(program, &text),
            Effect::Copy(text) => {
                let bytes = terminal::clipboard(&text);
                self.screen.backend_mut().queue(bytes.as_deref().unwrap_or_default());
                return self.tell(program, Msg::Copied(text, bytes.is_some()));
            }
            Effect::Remember(path) => {
                let dirs = self.tools.env.dirs.clone();
                let remember = move || crate::app::locate::remember(&dirs, &path);
                self.busy.extend(thread::Builder::new().name("recent".into()).spawn(remember));
            }
            Effect::Reveal(path) => reveal(&path),
            Effect::Mouse(on) => terminal::set_mouse(on),
            Effect::Title(text) => self.screen.backend_mut().queue(&terminal::title(&text)),
            Effect::Suspend if system::can_stop() => return self.stop(program, true),
            Effect::Suspend => {}
            Effect::Redraw => {
                self.screen.clear()?;
                self.redraw = true;
            }
            Effect::Quit => self.quit = true,
        }
        Ok(())
    }

    /// Hands over the jobs that waited for the frame.
    pub(super) fn frame_shown(&mut self) {
        for job in std::mem::take(&mut self.after_frame) {
            self.store(job);
        }
    }

    pub(super) fn store(&self, job: Job) {
        if let Some(worker) = &self.worker {
            worker.send(job);
        }
    }

    /// Opens a file on a thread of its own. The one before is let go of first: it may be the same.
    pub(super) fn open(&mut self, request: OpenRequest) {
        self.let_go();
        self.file += 1;
        self.worker = Some(self.post.worker(self.file, request, self.context.clone()));
    }

    fn let_go(&mut self) {
        if let Some(mut before) = self.worker.take()
            && before.close(SILENT) == Closing::Waiting
        {
            self.retired.push(before);
        }
    }

    fn beside(&mut self, work: impl FnOnce(&dyn Hands) -> Msg + Send + 'static) {
        let (hands, post) = (Arc::clone(&self.tools.hands), self.post.clone());
        self.busy.retain(|thread| !thread.is_finished());
        let started = thread::Builder::new().name("work".into()).spawn(move || post.send(0, work(hands.as_ref())));
        self.busy.extend(started);
    }

    fn edit(&mut self, program: &mut impl Program, text: &str) -> io::Result<()> {
        let edited = match Editor::of(self.tools.env) {
            Ok(editor) => {
                terminal::leave();
                let (edited, signals) = self.source.away(|| editor.edit(text));
                self.enter_again(program)?;
                self.later(signals);
                edited
            }
            Err(failure) => Err(failure),
        };
        self.tell(program, Msg::Edited(edited))
    }

    pub(super) fn stop(&mut self, program: &mut impl Program, group: bool) -> io::Result<()> {
        terminal::leave();
        let signals = self.source.stop(group);
        self.later(signals);
        self.enter_again(program)
    }

    /// Signals that came while somebody else had the terminal are obeyed when the loop comes around.
    fn later(&mut self, signals: Vec<Signal>) {
        self.postponed.extend(signals);
        self.post.waker.wake();
    }

    /// Waits for what is still being written. The terminal has been given back.
    /// What the disk refuses to the last is the answer.
    pub(super) fn finish(&mut self, patiently: bool) -> Option<Box<Unsaved>> {
        let mut files: Vec<Worker> = self.worker.take().into_iter().chain(self.retired.drain(..)).collect();
        let mut left = if patiently { PATIENT } else { URGENT };
        let mut silent = true;
        let mut refused = Refused::default();
        files.retain_mut(|file| file.close(SILENT) == Closing::Waiting);
        while !files.is_empty() && !left.is_zero() {
            if self.mail.try_iter().any(|(_, msg)| refused.take(msg)) {
                // It waits to be told what to do, and nobody is left to be asked.
                for file in &files {
                    let _ = file.send(Job::Close);
                }
            }
            if patiently && silent {
                let _ = writeln!(io::stderr(), "{}", shell::closing(self.tools.lang));
                silent = false;
            }
            files.retain_mut(|file| file.close(SILENT) == Closing::Waiting);
            left = left.saturating_sub(SILENT);
        }
        if patiently && !self.have_finished(left) {
            refused.give_up((Vec::new(), Vec::new()));
        }
        for file in &files {
            refused.give_up(file.unanswered());
        }
        for (_, msg) in self.mail.try_iter() {
            refused.take(msg);
        }
        refused.part(self.tools.env, self.tools.lang)
    }

    /// Waits for threads that write documents, but not for ever: their disk may be gone.
    fn have_finished(&self, mut left: Duration) -> bool {
        while self.busy.iter().any(|thread| !thread.is_finished()) {
            if left.is_zero() {
                return false;
            }
            thread::sleep(NAP);
            left = left.saturating_sub(NAP);
        }
        true
    }
}

/// Opens a file with the program that the system has for it, and does not wait for that.
fn reveal(path: &Path) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let started =
        Command::new(program).arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if let Ok(mut child) = started {
        let _ = thread::Builder::new().name("reveal".into()).spawn(move || child.wait());
    }
}
