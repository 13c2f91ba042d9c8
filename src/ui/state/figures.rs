//! The list of a control's measures in a period, in which values are typed straight away.

use super::tree::scrolled;
use crate::domain::{Book, ControlId, Measure, Period, ValueKey};
use crate::i18n::{figures as f, screen_figures as t};
use crate::ui::look::{Look, Role};
use crate::ui::text::LineEdit;

/// A measure with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The measure in the period.
    pub key: ValueKey,
    /// What it is called.
    pub name: String,
    /// Its figure, or that it has none.
    pub figure: String,
    /// The role of the figure.
    pub role: Role,
    /// The value before, and what kind of value is expected.
    pub aside: String,
}

/// The list.
pub struct FigureList {
    /// The control.
    pub control: ControlId,
    /// Its measures.
    pub rows: Vec<Row>,
    /// The row the cursor is on.
    pub at: usize,
    /// The first row in view.
    pub scroll: usize,
    /// A value that is being typed.
    pub entry: Option<LineEdit>,
    /// What is wrong with it.
    pub error: Option<String>,
    /// The book the rows were made from.
    pub revision: u64,
}

impl FigureList {
    /// The list of a control, the cursor on the first measure that waits for its value.
    #[must_use]
    pub fn new(control: ControlId) -> Self {
        Self { control, rows: Vec::new(), at: 0, scroll: 0, entry: None, error: None, revision: u64::MAX }
    }

    /// Makes the rows anew.
    pub fn refresh(&mut self, book: &Book, period: &Period, look: Look, revision: u64) {
        if self.revision == revision {
            return;
        }
        let first = self.revision == u64::MAX;
        self.revision = revision;
        self.rows = rows(book, self.control, period, look);
        if first {
            let waits = |row: &Row| book.value(row.key.measure_id, row.key.period_id).is_none();
            self.at = self.rows.iter().position(waits).unwrap_or(0);
        }
        self.step(0);
    }

    /// The row the cursor is on.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.at)
    }

    /// Moves the cursor by some rows.
    pub fn step(&mut self, rows: isize) {
        self.at = self.at.saturating_add_signed(rows).min(self.rows.len().saturating_sub(1));
    }

    /// Scrolls so that the cursor is in view.
    pub fn settle(&mut self, height: usize) {
        self.scroll = scrolled(self.scroll, self.at, self.rows.len(), height);
    }
}

fn rows(book: &Book, control: ControlId, period: &Period, look: Look) -> Vec<Row> {
    let shown = |measure: &&Measure| measure.is_due(period.number) || book.value(measure.id, period.id).is_some();
    book.measures(control).filter(shown).map(|measure| row(book, measure, period, look)).collect()
}

fn row(book: &Book, measure: &Measure, period: &Period, look: Look) -> Row {
    let lang = look.lang;
    let decimals = book.plan(period.plan_id).map_or(1, |plan| plan.decimals);
    let (figure, role) = match (book.value(measure.id, period.id), book.figure(measure.id, period.id)) {
        (_, Some(resolved)) => (f::figure(lang, &resolved, measure, decimals), Role::Text),
        (Some(_), None) => (t::not_ready_short(lang).to_owned(), Role::Warning),
        (None, None) => (t::value_missing(lang).to_owned(), Role::Warning),
    };
    Row {
        key: ValueKey { measure_id: measure.id, period_id: period.id },
        name: t::measure_name(&measure.name, &measure.stratum),
        figure,
        role,
        aside: t::expected(lang, book, measure, period.id),
    }
}
