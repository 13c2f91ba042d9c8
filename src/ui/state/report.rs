//! What report a person wants, and the steps on the way to it.

use crate::app::report::{Format, Kind};
use crate::domain::{PeriodId, TextBlock};
use std::path::PathBuf;

/// What report is wanted. The last choice is remembered with the view of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportChoice {
    /// What document.
    pub kind: Kind,
    /// In which form.
    pub format: Format,
    /// Whether it is a copy for the public.
    pub public: bool,
    /// Whether its kind has been chosen and waits for all plans of the file: the form is asked for next.
    pub waits: bool,
    /// Of which period, where it is not that on the screen. It is not remembered: the next report is of another.
    pub period: Option<PeriodId>,
}

impl Default for ReportChoice {
    fn default() -> Self {
        Self::FIRST
    }
}

impl ReportChoice {
    /// What is proposed before anything has been chosen.
    pub const FIRST: Self =
        Self { kind: Kind::Report, format: Format::Docx, public: false, waits: false, period: None };

    /// As it is remembered: "report docx", with "public" after it.
    #[must_use]
    pub fn code(self) -> String {
        let public = if self.public { " public" } else { "" };
        format!("{} {}{public}", self.kind.code(), self.format.code())
    }

    /// What is remembered, as far as it is still known.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let mut words = code.split(' ');
        let kind = Kind::from_code(words.next()?)?;
        let format = Format::from_code(words.next()?)?;
        Some(Self { kind, format, public: words.next() == Some("public"), waits: false, period: None })
    }
}

/// A step on the way to a report, or after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportStep {
    /// What document.
    Kind(Kind),
    /// Of which period: a list of them.
    Periods,
    /// Of this period.
    Period(PeriodId),
    /// In which form.
    Format(Format),
    /// A copy for the public, or not any more.
    Public,
    /// To be read here.
    Preview,
    /// To a line of what is being read.
    Line(usize),
    /// To be opened with the program the system has for it.
    Reveal(PathBuf),
    /// Its path to the clipboard.
    CopyPath(PathBuf),
    /// Nothing more.
    Done,
    /// A text of the documents, to be worded.
    Text(TextBlock),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_remembered_and_what_is_not_known_any_more_is_not() {
        for public in [false, true] {
            for (kind, format) in Kind::ALL.iter().flat_map(|kind| Format::ALL.iter().map(move |format| (kind, format)))
            {
                let choice = ReportChoice { kind: *kind, format: *format, public, waits: false, period: None };
                assert_eq!(ReportChoice::from_code(&choice.code()), Some(choice));
            }
        }
        assert_eq!(ReportChoice::from_code("report wordstar"), None);
        assert_eq!(ReportChoice::from_code(""), None);
    }
}
