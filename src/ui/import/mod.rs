//! The preview of an import: how each column was read, what will be made, and what gets no place.
//!
//! Owns: its state, its keys and its picture. Nothing is written before it says [`Outcome::Accept`]; whoever
//! opened it then asks for [`Preview::target`] and the reading. Imports `app::import` and `i18n`.

mod lines;
mod view;

#[cfg(test)]
mod tests;

use crate::app::failure::{Failure, Text};
use crate::app::import::{Field, ImportError, Mapping, Options, Reading, Source, Target};
use crate::i18n::{Lang, import as t};
use crate::ui::input::{Chord, Input, Key, MouseKind};
use crate::ui::text::LineEdit;
use lines::{Line, What};
use ratatui::layout::Rect;
use std::sync::Arc;

/// What came of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The preview stays.
    Stay,
    /// Nothing is to be imported.
    Cancel,
    /// The source is to be read otherwise: ask for [`Preview::request`], and answer with [`Preview::take`].
    Read,
    /// The reading is to be imported, as it is shown.
    Accept,
}

/// A fact that can be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fact {
    Board,
    Year,
    Period,
}

/// What the keys do now.
#[derive(Clone, Debug)]
enum Mode {
    Browse,
    /// A fact is being typed.
    Typing(Fact, LineEdit),
    /// A field for this column of this table is being chosen; 0 stands for none.
    Choosing {
        table: usize,
        column: usize,
        choice: usize,
    },
}

/// The preview of an import.
#[derive(Clone, Debug)]
pub struct Preview {
    source: Arc<Source>,
    options: Options,
    reading: Reading,
    /// What it is being read anew with.
    asked: Option<Options>,
    lines: Vec<Line>,
    cursor: usize,
    mode: Mode,
    /// Why the last key did nothing.
    refusal: Option<Failure>,
    bad_year: bool,
}

impl Preview {
    /// Shows what was read of a source with these options.
    #[must_use]
    pub fn new(source: Arc<Source>, options: Options, reading: Reading) -> Self {
        let lines = lines::lines(&reading);
        let (mode, asked, refusal) = (Mode::Browse, None, None);
        Self { source, options, reading, asked, lines, cursor: 0, mode, refusal, bad_year: false }
    }

    /// What is to be read anew, with what a person says about it. A very large source takes its time.
    #[must_use]
    pub fn request(&self) -> Option<(Arc<Source>, Options)> {
        self.asked.clone().map(|options| (Arc::clone(&self.source), options))
    }

    /// Wants the source to be read with other options.
    pub fn read_with(&mut self, options: Options) {
        self.asked = Some(options);
    }

    /// Whether it is being read anew, so that nothing can be done with what is shown.
    #[must_use]
    pub const fn is_reading(&self) -> bool {
        self.asked.is_some()
    }

    /// Takes what came of reading it anew; when nothing can be read that way, everything stays as it was.
    pub fn take(&mut self, source: &Arc<Source>, read: Result<Reading, Box<Failure>>) {
        if !Arc::ptr_eq(source, &self.source) {
            return;
        }
        let Some(options) = self.asked.take() else { return };
        match read {
            Ok(reading) => {
                self.lines = lines::lines(&reading);
                self.reading = reading;
                self.options = options;
                self.go(self.cursor);
            }
            Err(failure) => self.refusal = Some(*failure),
        }
    }

    /// What was read, with the changes a person has made to it here.
    #[must_use]
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The options it was read with.
    #[must_use]
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// Where it is to go.
    ///
    /// # Errors
    /// When board, year or period are not known yet; the preview does not accept before they are.
    pub fn target(&self) -> Result<Target, ImportError> {
        self.reading.target(&self.options)
    }

    /// Shows why the import was refused, so that it can be mended here.
    pub fn refuse(&mut self, failure: Failure) {
        self.refusal = Some(failure);
    }

    /// Takes an input. `area` is where the preview is drawn.
    pub fn handle(&mut self, input: &Input, area: Rect) -> Outcome {
        let answered = std::mem::take(&mut self.refusal).is_some() | std::mem::take(&mut self.bad_year);
        match (&mut self.mode, input) {
            (Mode::Typing(..), Input::Chord(Chord { key: Key::Esc, .. })) => self.mode = Mode::Browse,
            (Mode::Typing(..), Input::Chord(Chord { key: Key::Enter, .. })) => self.typed(),
            (Mode::Typing(_, edit), input) => {
                edit.handle(input);
            }
            (Mode::Choosing { .. }, Input::Chord(chord)) => self.choose(*chord),
            (Mode::Browse, Input::Chord(chord)) => return self.browse(*chord, area, answered),
            (_, Input::Mouse(kind, column, row)) => self.mouse(*kind, *column, *row, area),
            _ => {}
        }
        if self.is_reading() { Outcome::Read } else { Outcome::Stay }
    }

    fn browse(&mut self, chord: Chord, area: Rect, answered: bool) -> Outcome {
        let page = view::height(area).max(2) - 1;
        match chord {
            Chord { key: Key::Esc, .. } if !answered => return Outcome::Cancel,
            Chord { key: Key::Char('s'), .. } => return self.accept(),
            Chord { key: Key::Up | Key::Char('k'), .. } => self.go(self.cursor.saturating_sub(1)),
            Chord { key: Key::Down | Key::Char('j'), .. } => self.go(self.cursor + 1),
            Chord { key: Key::PageUp, .. } => self.go(self.cursor.saturating_sub(page)),
            Chord { key: Key::PageDown, .. } => self.go(self.cursor + page),
            Chord { key: Key::Home, .. } => self.go(0),
            Chord { key: Key::End, .. } => self.go(usize::MAX),
            Chord { key: Key::Tab, .. } => self.section(true),
            Chord { key: Key::BackTab, .. } => self.section(false),
            Chord { key: Key::Enter, .. } => self.change(),
            _ => {}
        }
        Outcome::Stay
    }

    fn go(&mut self, to: usize) {
        self.cursor = to.min(self.lines.len().saturating_sub(1));
    }

    /// Goes to the next or previous heading.
    fn section(&mut self, forward: bool) {
        let headings = self.lines.iter().enumerate().filter(|(_, line)| line.what == What::Heading).map(|(at, _)| at);
        let found = if forward {
            headings.clone().find(|at| *at > self.cursor)
        } else {
            headings.clone().rfind(|at| *at < self.cursor)
        };
        self.go(found.unwrap_or(0));
    }

    fn accept(&mut self) -> Outcome {
        let Err(error) = self.target() else { return Outcome::Accept };
        let missing = match error {
            ImportError::MissingBoard { .. } => Some(Fact::Board),
            ImportError::MissingYear => Some(Fact::Year),
            ImportError::MissingPeriod => Some(Fact::Period),
            _ => None,
        };
        if let Some(fact) = missing {
            self.go(self.lines.iter().position(|line| line.what == What::Fact(fact)).unwrap_or_default());
        }
        // The command line has its options; here the fact is typed where the cursor now stands.
        let todo = if missing.is_some() { Some(Text::label(t::preview_todo)) } else { None };
        let failure = Failure::from(error);
        self.refusal = Some(Failure { todo: todo.unwrap_or_else(|| failure.todo.clone()), ..failure });
        Outcome::Stay
    }

    /// Changes what the cursor stands on, if it can be changed.
    fn change(&mut self) {
        match self.lines.get(self.cursor).map(|line| line.what) {
            Some(What::Fact(fact)) => {
                let text = lines::fact(&self.reading, fact).map(|(value, _)| value).unwrap_or_default();
                let most = if fact == Fact::Year { 4 } else { 200 };
                self.mode = Mode::Typing(fact, LineEdit::new(&text, most));
            }
            Some(What::Column { table, column }) => {
                let field = self.reading.tables.get(table).and_then(|t| t.columns.get(column)).and_then(|c| c.field);
                let choice = field.and_then(|field| Field::ALL.iter().position(|other| *other == field));
                self.mode = Mode::Choosing { table, column, choice: choice.map_or(0, |at| at + 1) };
            }
            _ => {}
        }
    }

    fn typed(&mut self) {
        let Mode::Typing(fact, edit) = &self.mode else { return };
        let text = edit.text().trim().to_owned();
        let given = (!text.is_empty()).then_some(text);
        let mut options = self.options.clone();
        match fact {
            Fact::Board => options.board = given,
            Fact::Period => options.period = given,
            Fact::Year => {
                let year = given.as_deref().map(str::parse::<i32>);
                match year {
                    Some(Ok(year)) if (1900..=2200).contains(&year) => options.year = Some(year),
                    None => options.year = None,
                    Some(_) => {
                        self.bad_year = true;
                        return;
                    }
                }
            }
        }
        self.mode = Mode::Browse;
        self.read_with(options);
    }

    fn choose(&mut self, chord: Chord) {
        let Mode::Choosing { table, column, choice } = &mut self.mode else { return };
        match chord.key {
            Key::Esc => self.mode = Mode::Browse,
            Key::Up | Key::Char('k') => *choice = choice.saturating_sub(1),
            Key::Down | Key::Char('j') => *choice = (*choice + 1).min(Field::ALL.len()),
            Key::Home => *choice = 0,
            Key::End => *choice = Field::ALL.len(),
            Key::Enter => {
                let field = choice.checked_sub(1).and_then(|at| Field::ALL.get(at)).copied();
                let (table, number) = (Some(*table), (*column + 1).to_string());
                let mut options = self.options.clone();
                options.map.retain(|mapping| mapping.table != table || mapping.column != number);
                options.map.push(Mapping { column: number, table, field });
                self.mode = Mode::Browse;
                self.read_with(options);
            }
            _ => {}
        }
    }

    fn mouse(&mut self, kind: MouseKind, column: u16, row: u16, area: Rect) {
        if !matches!(self.mode, Mode::Browse) {
            return;
        }
        match kind {
            MouseKind::WheelUp => self.go(self.cursor.saturating_sub(3)),
            MouseKind::WheelDown => self.go(self.cursor + 3),
            MouseKind::Press | MouseKind::Double => {
                if let Some(at) = view::line_at(self, area, column, row) {
                    self.go(at);
                    if kind == MouseKind::Double {
                        self.change();
                    }
                }
            }
            MouseKind::Context => {}
        }
    }

    /// What stands below the list: why the last key did nothing, else the whole of the line the cursor stands on.
    fn below(&self, lang: Lang) -> (String, bool) {
        if self.is_reading() {
            return (t::reading_anew(lang).to_owned(), false);
        }
        if self.bad_year {
            return (t::bad_year(lang).to_owned(), true);
        }
        if let Some(failure) = &self.refusal {
            let parts = [Some(&failure.what), failure.why.as_ref(), Some(&failure.todo)];
            return (parts.into_iter().flatten().map(|part| part.get(lang)).collect::<Vec<_>>().join(" "), true);
        }
        (self.lines.get(self.cursor).map(|line| line.whole.get(lang).to_owned()).unwrap_or_default(), false)
    }
}
