//! The loop: sleep until a key, finished work or a signal comes; take all there is, update, draw once if needed.
//!
//! No tick and no heartbeat; a timeout only while the program has a deadline. Whatever ends the loop, the terminal is
//! given back first and the store's thread is let finish after. Imports `app`, `domain`, `i18n` and the rest of `ui`.

#[cfg(unix)]
mod decode;
mod effects;
#[cfg(unix)]
#[path = "run/unix.rs"]
mod system;
#[cfg(windows)]
#[path = "run/windows.rs"]
mod system;
mod unsaved;

pub use effects::Hands;
pub use unsaved::Unsaved;

use super::event::Reader;
use super::input::Input;
use super::msg::{Effect, Msg, Now};
use super::terminal::{self, Guard, Screen, crash};
use crate::app::failure::{Failure, Kind, Text};
use crate::app::worker::{Done, Job, OpenRequest, StoreContext, Worker};
use crate::env::Env;
use crate::i18n::{Lang, shell};
use ratatui::Frame;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use system::{Source, Waker};

/// How long the first frame waits for the file, so that it shows the file and not the waiting.
const OPENING: Duration = Duration::from_millis(300);

/// What the loop drives.
pub trait Program {
    /// Something happened; what is to be done about it.
    fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect>;

    /// When to be woken by [`Msg::Deadline`] if nothing else happens, counted from the start.
    fn deadline(&self) -> Option<Duration>;

    /// Whether the screen has to be drawn; asked once, then it counts as drawn.
    fn take_dirty(&mut self) -> bool;

    /// Whether the first frame has something to show. Until then it waits, but not for long.
    fn is_ready(&self) -> bool {
        true
    }

    /// Draws the screen.
    fn draw(&mut self, frame: &mut Frame<'_>);
}

/// What the loop works with.
pub struct Tools<'a> {
    /// The world.
    pub env: &'a Env,
    /// What the store is told of the world.
    pub context: StoreContext,
    /// Work that runs beside the screen.
    pub hands: Arc<dyn Hands>,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// The language of what is said after the screen is gone.
    pub lang: Lang,
}

/// How the program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person ended it.
    Quit,
    /// The system asked it to end with this signal.
    Signal(i32),
    /// The terminal was closed.
    Closed,
    /// It was at fault itself; a note may have been kept.
    Crashed(Option<PathBuf>),
    /// However it ended, the disk has refused something to the last.
    Unsaved(Box<Unsaved>),
}

impl Ending {
    /// The exit code of the program.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(signal) => u8::try_from(*signal).unwrap_or(0).saturating_add(128),
            Self::Closed => 129,
            Self::Crashed(_) => Kind::Bug.exit_code(),
            Self::Unsaved(unsaved) => unsaved.code,
        }
    }

    /// What is said when the screen is gone, if anything.
    #[must_use]
    pub fn farewell(&self, lang: Lang) -> Option<String> {
        let note = match self {
            Self::Crashed(note) => note,
            Self::Unsaved(unsaved) => return Some(unsaved.words.clone()),
            Self::Quit | Self::Signal(_) | Self::Closed => return None,
        };
        let note = note.as_ref().map(|path| format!("\n{}", shell::crash_note(lang, &path.display().to_string())));
        Some(format!("{}{}", shell::crashed(lang), note.unwrap_or_default()))
    }
}

/// What the system wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(windows, expect(dead_code, reason = "there are no such signals"))]
enum Signal {
    Resized,
    Interrupt,
    Stop,
    Continued,
    End(i32),
}

/// Runs a program on the terminal until it ends. A file to begin with is opened while program and terminal are prepared.
///
/// # Errors
/// When the terminal cannot be taken into use; it is as it was then.
pub fn run<P: Program>(
    program: impl FnOnce() -> P,
    tools: &Tools<'_>,
    first: Option<OpenRequest>,
) -> Result<Ending, Box<Failure>> {
    let mut shell = Shell::new(tools, first).map_err(|error| cannot_enter(&error))?;
    let (desk, program) = (crash::Desk::new(tools.env), &mut program());
    shell.enter(tools.mouse).map_err(|error| cannot_enter(&error))?;
    desk.install();
    let ended = catch_unwind(AssertUnwindSafe(|| shell.turn(program)));
    if matches!(ended, Ok(Err(_))) {
        // The terminal went away between two looks at it.
        shell.terminate(program);
    }
    drop(shell.guard.take());
    let refused = shell.finish(matches!(ended, Ok(Ok(Ending::Quit))));
    Ok(match (ended, refused) {
        (Err(_), _) => Ending::Crashed(desk.note()),
        (_, Some(unsaved)) => Ending::Unsaved(unsaved),
        (Ok(Ok(ending)), None) => ending,
        (Ok(Err(_)), None) => Ending::Closed,
    })
}

fn cannot_enter(error: &io::Error) -> Failure {
    Failure {
        kind: Kind::Io,
        code: "IK-T03",
        what: Text::label(shell::cannot_enter),
        why: Some(Text::from(error)),
        todo: Text::label(shell::cannot_enter_todo),
    }
}

/// Where finished work is put; wakes the loop.
#[derive(Clone)]
struct Post {
    mail: Sender<(u64, Msg)>,
    waker: Waker,
    /// Whether a test wants a disk that never answers for a change.
    mute: bool,
}

impl Post {
    /// Hands over a message of the file opened as number `file`; 0 for what belongs to no file.
    fn send(&self, file: u64, msg: Msg) {
        if self.mail.send((file, msg)).is_ok() {
            self.waker.wake();
        }
    }

    /// A thread for the file opened as number `file`, which opens it at once and says here what comes of it.
    fn worker(&self, file: u64, request: OpenRequest, context: StoreContext) -> Worker {
        let post = self.clone();
        let notify = move |done| {
            if post.mute && matches!(done, Done::Committed { .. }) {
                loop {
                    std::thread::park();
                }
            }
            post.send(file, Msg::Store(Box::new(done)));
        };
        Worker::start(request, context, Box::new(notify))
    }
}

/// The loop's own state.
struct Shell<'a> {
    tools: &'a Tools<'a>,
    start: Instant,
    screen: Screen,
    guard: Option<Guard>,
    source: Source,
    reader: Reader,
    post: Post,
    mail: Receiver<(u64, Msg)>,
    context: StoreContext,
    worker: Option<Worker>,
    /// Threads that still have something to write, and files that are still being let go of.
    busy: Vec<JoinHandle<()>>,
    retired: Vec<Worker>,
    file: u64,
    postponed: Vec<Signal>,
    after_frame: Vec<Job>,
    redraw: bool,
    started: bool,
    quit: bool,
}

impl<'a> Shell<'a> {
    fn new(tools: &'a Tools<'a>, first: Option<OpenRequest>) -> io::Result<Self> {
        let start = Instant::now();
        let source = Source::new()?;
        let (sender, mail) = mpsc::channel();
        let post = Post { mail: sender, waker: source.waker(), mute: is_mute(tools.env) };
        let context = tools.context.clone();
        // Before anything the file need not wait for, such as the memory of the screen.
        let file = u64::from(first.is_some());
        let worker = first.map(|request| post.worker(file, request, context.clone()));
        Ok(Self {
            tools,
            start,
            screen: terminal::screen()?,
            guard: None,
            post,
            source,
            reader: Reader::default(),
            mail,
            context,
            worker,
            busy: Vec::new(),
            retired: Vec::new(),
            file,
            postponed: Vec::new(),
            after_frame: Vec::new(),
            redraw: true,
            started: false,
            quit: false,
        })
    }

    fn now(&self) -> Now {
        let at = self.tools.env.clock.now();
        Now { at, local: self.tools.env.clock.local(at), since_start: self.start.elapsed() }
    }

    fn enter(&mut self, mouse: bool) -> io::Result<()> {
        self.guard = None;
        self.guard = Some(terminal::enter(mouse)?);
        Ok(())
    }

    /// Takes the terminal again after somebody else had it: nothing is known about what it shows.
    fn enter_again(&mut self, program: &mut impl Program) -> io::Result<()> {
        self.enter(terminal::mouse())?;
        self.screen.clear()?;
        self.redraw = true;
        self.tell(program, Msg::Resumed)
    }

    fn turn(&mut self, program: &mut impl Program) -> io::Result<Ending> {
        loop {
            let opening = self.opening(program);
            if opening.is_none() {
                self.show(program)?;
                if !std::mem::replace(&mut self.started, true) {
                    self.tell(program, Msg::Started)?;
                    continue;
                }
            }
            let deadline = opening.or(program.deadline());
            let timeout = deadline.map(|at| at.saturating_sub(self.start.elapsed()));
            let woken = self.source.wait(timeout, opening.is_none())?;
            if woken.closed {
                self.terminate(program);
                return Ok(Ending::Closed);
            }
            let mut signals = std::mem::take(&mut self.postponed);
            signals.extend(woken.signals);
            if let Some(ending) = self.obey(program, signals)? {
                return Ok(ending);
            }
            let inputs = self.reader.read(woken.events, self.start.elapsed());
            for input in inputs {
                provoke(self.tools.env, &input);
                self.tell(program, Msg::Input(input))?;
            }
            self.deliver(program)?;
            if program.deadline().is_some_and(|at| at <= self.start.elapsed()) {
                self.tell(program, Msg::Deadline)?;
            }
            if self.quit {
                return Ok(Ending::Quit);
            }
        }
    }

    /// Until when the first frame still waits for the file, if it does.
    fn opening(&self, program: &impl Program) -> Option<Duration> {
        let waits = self.redraw && self.worker.is_some() && !program.is_ready();
        (waits && self.start.elapsed() < OPENING).then_some(OPENING)
    }

    fn show(&mut self, program: &mut impl Program) -> io::Result<()> {
        let dirty = program.take_dirty();
        if dirty || self.redraw {
            self.redraw = false;
            self.screen.draw(|frame| program.draw(frame))?;
        } else {
            ratatui::backend::Backend::flush(self.screen.backend_mut())?;
        }
        self.frame_shown();
        Ok(())
    }

    fn tell(&mut self, program: &mut impl Program, msg: Msg) -> io::Result<()> {
        let effects = program.update(msg, self.now());
        for effect in effects {
            self.execute(program, effect)?;
        }
        Ok(())
    }

    /// Hands the program all work that has been finished, but not that of a file it has left.
    fn deliver(&mut self, program: &mut impl Program) -> io::Result<()> {
        while let Ok((file, msg)) = self.mail.try_recv() {
            if file == 0 || file == self.file {
                self.tell(program, msg)?;
            }
        }
        Ok(())
    }

    fn obey(&mut self, program: &mut impl Program, signals: Vec<Signal>) -> io::Result<Option<Ending>> {
        for signal in signals {
            match signal {
                Signal::Resized => {
                    let size = self.screen.size()?;
                    // Even when it is the size it was: what the window shows may have been cut in between.
                    self.screen.clear()?;
                    self.redraw = true;
                    self.tell(program, Msg::Input(Input::Resize(size.width, size.height)))?;
                }
                Signal::Stop => self.stop(program, false)?,
                Signal::Continued => self.enter_again(program)?,
                Signal::Interrupt => {
                    self.terminate(program);
                    return Ok(Some(Ending::Signal(2)));
                }
                Signal::End(number) => {
                    self.terminate(program);
                    return Ok(Some(Ending::Signal(number)));
                }
            }
        }
        Ok(None)
    }

    /// Lets the program keep what has been typed; whatever it wants of the terminal no longer matters.
    fn terminate(&mut self, program: &mut impl Program) {
        terminal::leave();
        let effects = program.update(Msg::Terminate, self.now());
        for effect in effects {
            match effect {
                Effect::Store(job) => self.store(job),
                Effect::KeepBegun(draft) => {
                    let _ = crate::app::locate::keep_begun(&self.tools.env.dirs, draft.as_ref());
                }
                _ => {}
            }
        }
    }
}

/// Lets a test see what a fault leaves behind; not part of what is released.
#[cfg(debug_assertions)]
fn provoke(env: &Env, input: &Input) {
    use super::input::{Chord, Key};
    let asked = env.var("IK_TEST_PANIC").is_some() && *input == Input::Chord(Chord::ctrl(Key::Char('4')));
    assert!(!asked, "asked for by a test");
}

#[cfg(debug_assertions)]
fn is_mute(env: &Env) -> bool {
    env.var("IK_TEST_MUTE_DISK").is_some()
}

#[cfg(not(debug_assertions))]
const fn is_mute(_env: &Env) -> bool {
    false
}

#[cfg(not(debug_assertions))]
const fn provoke(_env: &Env, _input: &Input) {}
