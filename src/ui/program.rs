//! The program the loop drives: the model with its update, settle and draw, and how it begins.

use super::look::{Look, Theme};
use super::model::{Model, NewFile, Origin, Screen, World};
use super::msg::{Effect, Msg, Now};
use super::run::{Ending, Hands, Program, Tools, run};
use super::{update, view};
use crate::app::failure::Failure;
use crate::app::files::store_context;
use crate::app::settings::{Settings, Theme as ThemeSetting};
use crate::app::start::{Choice, Opening, Start};
use crate::app::worker::{OpenRequest, PlanChoice};
use crate::env::Env;
use crate::i18n::terms::Glyphs;
use ratatui::Frame;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// The model, and what it wanted before the loop began.
pub struct App {
    model: Model,
    first: Vec<Effect>,
}

impl App {
    /// An app on a model.
    #[must_use]
    pub const fn new(model: Model, first: Vec<Effect>) -> Self {
        Self { model, first }
    }

    /// What the screen knows.
    #[must_use]
    pub const fn model(&self) -> &Model {
        &self.model
    }
}

impl Program for App {
    fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        let mut effects = std::mem::take(&mut self.first);
        effects.extend(update::update(&mut self.model, msg, now));
        effects
    }

    fn deadline(&self) -> Option<Duration> {
        update::deadline(&self.model)
    }

    fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.model.dirty)
    }

    fn is_ready(&self) -> bool {
        !matches!(self.model.screen, Screen::Loading)
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.model.size = (area.width, area.height);
        update::settle(&mut self.model);
        if let Some(position) = view::draw(&self.model, frame.buffer_mut()) {
            frame.set_cursor_position(position);
        }
    }
}

/// The look that settings ask for.
#[must_use]
pub const fn look(settings: &Settings) -> Look {
    let theme = match settings.theme {
        ThemeSetting::Standard => Theme::Standard,
        ThemeSetting::HighContrast => Theme::HighContrast,
        ThemeSetting::Mono => Theme::Mono,
    };
    let glyphs = if settings.ascii { Glyphs::Ascii } else { Glyphs::Standard };
    Look { lang: settings.lang, glyphs, theme }
}

/// What the screen is told of the world.
#[must_use]
pub fn world(env: &Env, opening: &Opening) -> World {
    let settings = &opening.settings;
    World {
        ids: Arc::clone(&env.ids),
        user: if settings.user.is_empty() { env.user() } else { settings.user.clone() },
        documents: env.dirs.documents.clone().unwrap_or_else(|| env.cwd.clone()),
        home: env.var("HOME").or_else(|| env.var("USERPROFILE")).map(PathBuf::from),
        recent: crate::app::locate::recent(&env.dirs).into_iter().filter(|path| path.is_file()).collect(),
        choice: opening.choice.clone(),
        fixed_today: None,
    }
}

/// Runs the screen until the person leaves it.
///
/// # Errors
/// When the terminal cannot be taken into use.
pub fn open(env: &Env, opening: Opening, hands: Arc<dyn Hands>) -> Result<Ending, Box<Failure>> {
    let at = env.clock.now();
    let now = Now { at, local: env.clock.local(at), since_start: Duration::ZERO };
    let size = super::terminal::known_size().unwrap_or((80, 24));
    let settings = &opening.settings;
    let context = store_context(env, settings);
    let tools = Tools { env, context, hands, mouse: settings.mouse, lang: settings.lang };
    let first = request(&opening.start, &opening.choice, size.1);
    let app = || {
        let mut model = Model::new(look(&opening.settings), size, world(env, &opening), now);
        model.mouse = opening.settings.mouse;
        model.creating = NewFile::begun(crate::app::locate::begun(&env.dirs));
        let first = begin(&mut model, opening.start);
        App::new(model, first)
    };
    run(app, &tools, first)
}

/// What is to be read before there is anything to show.
#[must_use]
pub fn request(start: &Start, choice: &Choice, rows: u16) -> Option<OpenRequest> {
    let Start::File(path) = start else { return None };
    let plan = if choice.board.is_none() && choice.year.is_none() {
        PlanChoice::Latest
    } else {
        PlanChoice::Like { board: choice.board.clone(), year: choice.year }
    };
    Some(OpenRequest::File { path: path.clone(), plan, period: choice.period.clone(), rows })
}

/// Puts the model where the program starts, while a file is being opened.
pub fn begin(model: &mut Model, start: Start) -> Vec<Effect> {
    match start {
        Start::Demo => update::open_demo(model),
        Start::Welcome => update::show_start(model),
        Start::Boards(files) => {
            model.world.recent = files;
            let mut effects = update::show_start(model);
            effects.extend(update::show_boards(model));
            effects
        }
        Start::File(path) => {
            model.file.origin = Origin::File(path);
            Vec::new()
        }
    }
}

/// The path of the open file.
#[must_use]
pub fn open_file(model: &Model) -> Option<PathBuf> {
    match &model.file.origin {
        Origin::File(path) => Some(path.clone()),
        Origin::Demo | Origin::None => None,
    }
}
