//! Why a list was not counted or drawn from, in words; and the rows of it that were not.

use super::cases::{CaseColumn, CaseError, DateFault, RowFault, RowProblem};
use super::failure::{Failure, Kind, Text};
use super::listing::ListError;
use super::population::{Personal, PopulationError};
use crate::domain::deadline::CaseFault;
use crate::domain::sampling::DrawFault;
use crate::i18n::{Label, Lang, cases as text, format, sampling};

fn refusal(code: &'static str, what: Text, why: Option<Text>, todo: Label) -> Failure {
    Failure { kind: Kind::Validation, code, what, why, todo: Text::label(todo) }
}

impl From<ListError> for Failure {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Source(error) => error.into(),
            ListError::Unreadable(why) => {
                let failure = refusal("IK-L01", Text::label(text::list_unreadable), Some(why), text::todo_unreadable);
                Self { kind: Kind::Io, ..failure }
            }
            ListError::OpenQuote { line } => refusal(
                "IK-L02",
                Text::of(|lang| text::open_quote(lang, line)),
                Some(Text::label(text::why_open_quote)),
                text::todo_open_quote,
            ),
            ListError::Cancelled => refusal("IK-L03", Text::label(text::cancelled), None, text::todo_cancelled),
        }
    }
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Self {
        match error {
            CaseError::List(error) => error.into(),
            CaseError::Columns { missing, headings } => {
                let list = |lang| {
                    let named = |(column, name): &(CaseColumn, Option<String>)| match name {
                        Some(name) => format!("{} (”{name}”)", (column.label())(lang)),
                        None => (column.label())(lang).to_owned(),
                    };
                    format::list(lang, &missing.iter().map(named).collect::<Vec<_>>())
                };
                let why = Text::of(|lang| text::missing_columns(lang, &list(lang), &headings.join(", ")));
                refusal("IK-L10", Text::label(text::no_columns), Some(why), text::todo_columns)
            }
            CaseError::NoCases => refusal("IK-L11", Text::label(text::no_cases), None, text::todo_no_cases),
        }
    }
}

impl From<PopulationError> for Failure {
    fn from(error: PopulationError) -> Self {
        let listed = |headings: &[String]| {
            let list = headings.join(", ");
            Text::of(|lang| {
                if list.is_empty() {
                    sampling::no_headings(lang).to_owned()
                } else {
                    sampling::headings_are(lang, &list)
                }
            })
        };
        match error {
            PopulationError::List(error) => error.into(),
            PopulationError::Draw(fault) => fault.into(),
            PopulationError::NoIdColumn { headings } => {
                refusal("IK-L20", Text::label(sampling::no_id_column), Some(listed(&headings)), sampling::todo_id)
            }
            PopulationError::NoColumn { column, headings } => refusal(
                "IK-L21",
                Text::of(|lang| sampling::no_column(lang, &column)),
                Some(listed(&headings)),
                sampling::todo_id,
            ),
            PopulationError::NoId { lines, count } => refusal(
                "IK-L22",
                Text::of(|lang| sampling::no_id(lang, count)),
                Some(Text::of(|lang| sampling::why_no_id(lang, &some_of(&lines, count)))),
                sampling::todo_no_id,
            ),
            PopulationError::Ragged { line, cells, headings } => refusal(
                "IK-L23",
                Text::of(|lang| sampling::ragged(lang, line, cells, headings)),
                Some(Text::label(sampling::why_ragged)),
                sampling::todo_ragged,
            ),
            PopulationError::LongId { line } => {
                refusal("IK-L24", Text::of(|lang| sampling::long_id(lang, line)), None, sampling::todo_long_id)
            }
        }
    }
}

impl From<DrawFault> for Failure {
    fn from(fault: DrawFault) -> Self {
        let count = |lang, n: u32| format::count(lang, n.into());
        match fault {
            DrawFault::Empty => refusal(
                "IK-L30",
                Text::label(sampling::empty),
                Some(Text::label(sampling::why_empty)),
                sampling::todo_empty,
            ),
            DrawFault::NothingAsked => {
                refusal("IK-L31", Text::label(sampling::nothing_asked), None, sampling::todo_size)
            }
            DrawFault::TooMany { asked, population } => refusal(
                "IK-L32",
                Text::of(|lang| sampling::too_many(lang, &count(lang, asked), &count(lang, population))),
                None,
                sampling::todo_too_many,
            ),
            DrawFault::TooLarge(most) => refusal(
                "IK-L33",
                Text::of(|lang| sampling::too_large(lang, &count(lang, most))),
                None,
                sampling::todo_size,
            ),
            DrawFault::TooManyItems(most) => refusal(
                "IK-L34",
                Text::of(|lang| sampling::too_many_items(lang, &count(lang, most))),
                None,
                sampling::todo_split,
            ),
            DrawFault::Repeated { rows, count } => {
                let pairs = move |lang| {
                    rows.iter().map(|(first, again)| sampling::pair(lang, *first, *again)).collect::<Vec<_>>()
                };
                refusal(
                    "IK-L35",
                    Text::of(|lang| sampling::repeated(lang, count)),
                    Some(Text::of(|lang| sampling::why_repeated(lang, &some_of(&pairs(lang), count)))),
                    sampling::todo_repeated,
                )
            }
            DrawFault::Missing { ids, count } => refusal(
                "IK-L36",
                Text::of(|lang| sampling::missing_items(lang, count)),
                Some(Text::of(|lang| sampling::why_missing_items(lang, &some_of(&ids, count)))),
                sampling::todo_missing_items,
            ),
        }
    }
}

/// Things one after the other, with a mark when there are more.
fn some_of<T: ToString>(some: &[T], count: usize) -> String {
    let list = some.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if count > some.len() { format!("{list} …") } else { list }
}

impl CaseColumn {
    /// Its name on the screen.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Opened => text::column_opened,
            Self::Closed => text::column_closed,
            Self::Extended => text::column_extended,
            Self::Unit => text::column_unit,
        }
    }
}

impl RowProblem {
    /// Why the row was not counted, with its number and what stands in it.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let of = |column: CaseColumn| (column.label())(lang);
        let sentence = match self.fault {
            RowFault::NotOpened => text::row_not_opened(lang).to_owned(),
            RowFault::Date(column, DateFault::Unknown) => text::row_unknown(lang, of(column)),
            RowFault::Date(column, DateFault::NoSuchDay) => text::row_no_such_day(lang, of(column)),
            RowFault::Date(column, DateFault::Ambiguous) => text::row_ambiguous(lang, of(column)),
            RowFault::Date(column, DateFault::ShortYear) => text::row_short_year(lang, of(column)),
            RowFault::Date(column, DateFault::Two) => text::row_two(lang, of(column)),
            RowFault::Case(CaseFault::ClosedBeforeOpened) => text::row_closed_before(lang).to_owned(),
            RowFault::Case(CaseFault::ExtendedBeforeOpened) => text::row_extended_before(lang).to_owned(),
            RowFault::Case(CaseFault::NoTime) => text::row_no_time(lang).to_owned(),
            RowFault::Ragged { cells, headings } => text::row_ragged(lang, cells, headings),
            RowFault::LongUnit => text::row_long_unit(lang).to_owned(),
        };
        let sentence = if self.said.is_empty() { sentence } else { text::with_said(lang, &sentence, &self.said) };
        text::at_row(lang, self.line, &sentence)
    }
}

impl Personal {
    /// The warning.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        if self.by_value {
            sampling::personal_value(lang, &self.column)
        } else {
            sampling::personal_heading(lang, &self.column)
        }
    }
}
