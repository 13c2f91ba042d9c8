//! What lies over the screen: lists, texts, prompts and forms. The topmost gets the keys; Esc takes it away.

use super::actions::ActionTable;
use super::figures::FigureList;
use super::note::NoteEdit;
use super::pick::{Choice, PickState};
use super::register::RiskRegister;
use super::report::ReportChoice;
use super::sheet::Naming;
use super::side::SideBySide;
use super::todo::TodoScreen;
use super::year::YearScreen;
use crate::domain::{Book, ValueKey};
use crate::i18n::Label;
use crate::ui::form::FormState;
use crate::ui::import::Preview;
use crate::ui::look::Role;
use crate::ui::model::Model;
use crate::ui::setup::Setup;
use crate::ui::text::LineEdit;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A text to be read.
#[derive(Clone, Debug, Default)]
pub struct TextView {
    /// What it is.
    pub title: String,
    /// Its lines, as pieces with what they are for.
    pub lines: Vec<Vec<(String, Role)>>,
    /// The first line in view.
    pub scroll: usize,
    /// What is searched for in it, where that can be: its lines are those that have it.
    pub query: Option<LineEdit>,
    /// Its headings with their lines, to jump to; none where there is nothing to jump to.
    pub headings: Vec<(usize, String)>,
    /// What Enter does; without it, Enter closes.
    pub accept: Option<Choice>,
    /// Whether it shows the boards of files, and is made anew when another has been looked into.
    pub of_files: bool,
    /// What makes it anew for a window of another size, where its lines are laid out in columns.
    pub remade: Option<fn(&Model) -> Option<TextView>>,
    /// What is told to stop when the text is taken away: it says that something is being read.
    pub stop: Option<Arc<AtomicBool>>,
    /// What is said when it has been told to stop, where that is not the counting of cases.
    pub stopped: Option<Label>,
}

/// What a path is asked for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// A file to open.
    Open,
    /// Where a new plan is to be kept.
    Create(Box<Book>),
    /// Where a report is to be written; whether an existing file has been pointed out.
    Export(ReportChoice, Option<PathBuf>),
    /// Where a copy of the whole plan is to be written.
    SaveCopy,
    /// A source to import.
    Import,
    /// The file of a logo.
    Logo,
    /// A list of cases that a measure is counted from.
    Cases(ValueKey),
    /// A name on a test sheet.
    Name(Naming),
}

/// A line to be filled in.
pub struct Prompt {
    /// What is asked for.
    pub title: String,
    /// What to write.
    pub hint: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// The line.
    pub line: LineEdit,
    /// What it is for.
    pub purpose: Purpose,
}

/// Something over the screen.
pub enum Overlay {
    /// A list.
    Pick(PickState),
    /// A text.
    Text(TextView),
    /// A prompt.
    Prompt(Prompt),
    /// A form.
    Form(Box<FormState>),
    /// The preview of an import.
    Import(Box<Preview>),
    /// A test sheet that is being made.
    Setup(Box<Setup>),
    /// A note on a test sheet.
    Note(Box<NoteEdit>),
    /// The measures of a control, in which values are typed.
    Figures(FigureList),
    /// Measures over periods and years, side by side.
    Series(Box<SideBySide>),
    /// The actions of the board.
    Actions(Box<ActionTable>),
    /// The risks of the plan, valued.
    Register(Box<RiskRegister>),
    /// What is to be done.
    Todo(Box<TodoScreen>),
    /// The year at a glance.
    Year(Box<YearScreen>),
}
