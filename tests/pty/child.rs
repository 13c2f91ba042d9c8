//! A small program on the real loop: this test binary, started again by itself.

use crate::session::{Session, Setup};
use chrono::NaiveDate;
use ikplan::app::cases::{CaseRequest, CaseValue};
use ikplan::app::failure::Failure;
use ikplan::app::import::{Options, Reading, Source};
use ikplan::app::peek::Peeked;
use ikplan::app::task::{
    ExportRefusal, ExportRequest, ImportRequest, Imported, PopulationRead, PopulationRequest, Written,
};
use ikplan::app::worker::StoreContext;
use ikplan::domain::{Book, Logo};
use ikplan::env::Env;
use ikplan::i18n::Lang;
use ikplan::ui::input::{Chord, Input, Key};
use ikplan::ui::msg::{Effect, Msg, Now};
use ikplan::ui::run::{Hands, Program, Tools, run};
use ratatui::Frame;
use ratatui::widgets::Paragraph;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Starts the small program.
pub(crate) fn start() -> Session {
    setup().start()
}

/// The small program, not yet started.
pub(crate) fn setup() -> Setup {
    let this = std::env::current_exe().unwrap();
    Setup::new(this, &["--exact", "child::the_program", "--nocapture", "--test-threads=1"]).env("IK_PTY_CHILD", "1")
}

#[test]
#[expect(clippy::exit, reason = "the test runner must not add to what the program leaves on the terminal")]
fn the_program() {
    if std::env::var_os("IK_PTY_CHILD").is_none() {
        return;
    }
    let env = Env::real();
    let tools =
        Tools { env: &env, context: StoreContext::of(&env), hands: Arc::new(NoHands), mouse: true, lang: Lang::Sv };
    let code = match run(Small::default, &tools, None) {
        Ok(ending) => {
            // The terminal may be gone.
            let _ = writeln!(std::io::stdout(), "end {ending:?} {}", ending.farewell(Lang::Sv).unwrap_or_default());
            ending.exit_code()
        }
        Err(failure) => {
            let _ = writeln!(std::io::stdout(), "{failure:?}");
            7
        }
    };
    std::process::exit(code.into());
}

struct NoHands;

impl Hands for NoHands {
    fn population(&self, _: &PopulationRequest) -> Result<PopulationRead, Box<Failure>> {
        unreachable!("no story here draws a sample")
    }

    fn export(&self, request: &ExportRequest) -> Result<Written, ExportRefusal> {
        Err(ExportRefusal::Exists(request.path.clone()))
    }

    fn create(&self, path: &Path, _: &Book, _: &StoreContext) -> Result<PathBuf, Box<Failure>> {
        Ok(path.to_owned())
    }

    fn peek(&self, _: &Path, _: &StoreContext, _: NaiveDate) -> Result<Box<Peeked>, Box<Failure>> {
        unreachable!("nothing here looks into files")
    }

    fn save_copy(&self, path: &Path, _: &Book) -> Result<Written, Box<Failure>> {
        Ok(Written { path: path.to_owned(), bytes: 0 })
    }

    fn read(&self, _: &ImportRequest) -> Result<Imported, Box<Failure>> {
        unreachable!("nothing here imports")
    }

    fn read_anew(&self, _: &Source, _: &Options) -> Result<Reading, Box<Failure>> {
        unreachable!("nothing here imports")
    }

    fn logo(&self, _: &Path) -> Result<Logo, Box<Failure>> {
        unreachable!("nothing here has a logo")
    }

    fn count(&self, _: CaseRequest) -> Result<Box<CaseValue>, Box<Failure>> {
        unreachable!("nothing here counts")
    }
}

#[derive(Default)]
struct Small {
    keys: usize,
    last: String,
    typed: String,
    frames: usize,
    deadline: Option<Duration>,
    dirty: bool,
}

impl Small {
    fn input(&mut self, input: &Input, now: Now) -> Vec<Effect> {
        self.last = format!("{input:?}");
        let Input::Chord(chord) = input else { return Vec::new() };
        self.keys += 1;
        self.typed.extend(chord.typed());
        match chord.key {
            Key::Char('q') => vec![Effect::Quit],
            Key::Char('e') => vec![Effect::Edit(self.typed.clone())],
            Key::Char('z') => vec![Effect::Suspend],
            Key::Char('c') if chord.ctrl => Vec::new(),
            Key::Char('c') => vec![Effect::Copy("Ä".into())],
            Key::Char('t') => vec![Effect::Title("IK-plan prov".into())],
            Key::Char('m') => vec![Effect::Mouse(false)],
            Key::Char('l') => vec![Effect::Redraw],
            Key::Char('d') => {
                self.deadline = Some(now.since_start + Duration::from_millis(20));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

impl Program for Small {
    fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        // A key that changes nothing, and does not even ask for a frame.
        self.dirty |= !matches!(msg, Msg::Started | Msg::Input(Input::Chord(Chord { key: Key::F(12), .. })));
        match msg {
            Msg::Input(input) => return self.input(&input, now),
            Msg::Edited(Ok(text)) => self.typed = text,
            Msg::Edited(Err(failure)) => failure.code.clone_into(&mut self.last),
            Msg::Started => {}
            Msg::Terminate => std::fs::write("draft", &self.typed).unwrap(),
            Msg::Deadline => {
                self.deadline = None;
                self.last = String::from("deadline");
            }
            other => self.last = format!("{other:?}"),
        }
        Vec::new()
    }

    fn deadline(&self) -> Option<Duration> {
        self.deadline
    }

    fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.frames += 1;
        let area = frame.area();
        let text = format!(
            "READY {}x{} keys={} frames={}.\nlast={}\ntyped=[{}]",
            area.width, area.height, self.keys, self.frames, self.last, self.typed
        );
        frame.render_widget(Paragraph::new(text), area);
        frame.set_cursor_position((0, 0));
    }
}
