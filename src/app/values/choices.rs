//! Closed lists of codes as fields choose among them.

use super::{FieldValue, ValueContext, ValueProblem};
use crate::app::division::Division;
use crate::domain::{
    ActionState, Assessment, BoardKind, Carry, DeviationState, DocumentKind, DrawMethod, Effect, Focus, Goal,
    MeasureKind, PeriodFocus, Polarity, Receiver, Section, Severity, Status,
};
use crate::i18n::Lang;
use crate::i18n::terms::{self, Glyphs, Terms};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The list a choice is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// [`Status`], the four a person chooses among.
    Status,
    /// [`Severity`], the worst first.
    Severity,
    /// [`Assessment`].
    Assessment,
    /// [`BoardKind`].
    BoardKind,
    /// [`PeriodFocus`].
    PeriodFocus,
    /// [`ActionState`].
    ActionState,
    /// [`MeasureKind`].
    MeasureKind,
    /// [`Polarity`].
    Polarity,
    /// [`DrawMethod`].
    DrawMethod,
    /// [`DeviationState`].
    DeviationState,
    /// [`Section`].
    Section,
    /// [`Effect`].
    Effect,
    /// [`Receiver`].
    Receiver,
    /// [`DocumentKind`].
    DocumentKind,
    /// [`Goal`].
    Goal,
    /// [`Focus`].
    Focus,
    /// Whether a risk point is in the plan.
    InPlan,
    /// [`Carry`].
    Carry,
    /// [`Division`].
    Division,
}

impl Axis {
    /// The codes in the order they are offered; the place, from one, is the key.
    #[must_use]
    pub const fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Status => &["not_started", "started", "paused", "completed"],
            Self::Severity => &["serious", "minor", "observation"],
            Self::Assessment => &["works", "needs_development", "deviations_found", "not_documented"],
            Self::BoardKind => &["board", "executive_board", "company"],
            Self::PeriodFocus => &["control", "actions", "completion"],
            Self::ActionState => &["proposed", "decided", "in_progress", "done", "verified", "dropped"],
            Self::MeasureKind => &["ratio", "count", "amount", "yes_no"],
            Self::Polarity => &["lower_is_better", "higher_is_better", "neither"],
            Self::DrawMethod => &["random", "systematic", "targeted", "all"],
            Self::DeviationState => &["open", "accepted", "closed"],
            Self::Section => &["selection", "method", "result", "analysis", "actions"],
            Self::Effect => &["worked", "partly", "missing"],
            Self::Receiver => &["board", "executive_board", "council", "auditors"],
            Self::Goal => &["purposeful", "cost_effective", "reliable", "compliance"],
            Self::Focus => &["budget", "laws", "misuse", "accounts", "suspicion"],
            Self::InPlan => &["yes", "no"],
            Self::DocumentKind => &["by_law", "policy", "guideline", "instructions", "routine", "misc"],
            Self::Carry => &["keep", "change", "drop"],
            Self::Division => &["interim", "half", "year", "quarter", "month"],
        }
    }

    /// The word for a code, as the plan says it; `None` for an unknown code.
    #[must_use]
    pub fn word<'a>(self, terms: &Terms<'a>, code: &str) -> Option<Cow<'a, str>> {
        match self {
            Self::Status => Status::from_code(code).map(|status| terms.status(status)),
            Self::Severity => Severity::from_code(code).map(|severity| terms.severity(Some(severity), 1)),
            Self::Assessment => Assessment::from_code(code).map(|assessment| terms.assessment(assessment)),
            Self::BoardKind => BoardKind::from_code(code).map(|kind| terms::board_kind(terms.lang, kind).into()),
            Self::PeriodFocus => PeriodFocus::from_code(code).map(|focus| terms::focus(terms.lang, focus).into()),
            Self::ActionState => {
                ActionState::from_code(code).map(|state| terms::action_state(terms.lang, state).into())
            }
            Self::MeasureKind => MeasureKind::from_code(code).map(|kind| terms::measure_kind(terms.lang, kind).into()),
            Self::Polarity => Polarity::from_code(code).map(|way| terms::polarity(terms.lang, way).into()),
            Self::DrawMethod => DrawMethod::from_code(code).map(|how| terms::draw_method(terms.lang, how).into()),
            Self::DeviationState => {
                DeviationState::from_code(code).map(|code| terms::deviation_state(terms.lang, code).into())
            }
            Self::Section => Section::from_code(code).map(|code| terms::section(terms.lang, code).into()),
            Self::Effect => Effect::from_code(code).map(|code| terms::effect(terms.lang, code).into()),
            Self::Receiver => Receiver::from_code(code).map(|code| terms::receiver(terms.lang, code).into()),
            Self::Goal => Goal::from_code(code).map(|code| terms::goal(terms.lang, code).into()),
            Self::Focus => Focus::from_code(code).map(|code| terms::focus_tag(terms.lang, code).into()),
            Self::InPlan => Some(terms::in_plan(terms.lang, code == "yes").into()),
            Self::DocumentKind => {
                DocumentKind::from_code(code).map(|code| terms::document_kind(terms.lang, code).into())
            }
            Self::Carry => Carry::from_code(code).map(|code| terms::carry(terms.lang, code).into()),
            Self::Division => Division::from_code(code).map(|division| division.words(terms.lang).into()),
        }
    }

    /// The sign of a code; empty where the list has none.
    #[must_use]
    pub fn glyph(self, glyphs: Glyphs, code: &str) -> &'static str {
        match self {
            Self::Status => Status::from_code(code).map_or("", |status| glyphs.status(status)),
            Self::Severity => Severity::from_code(code).map_or("", |severity| glyphs.severity(Some(severity))),
            _ => "",
        }
    }

    /// The code a person means: the code itself, its word in either language or its agreed short word.
    #[must_use]
    pub fn find(self, text: &str) -> Option<&'static str> {
        let text = text.to_lowercase();
        let is_meant = |code: &str| {
            let worded = Lang::ALL.iter().any(|lang| {
                let word = self.word(&Terms::new(*lang), code);
                word.is_some_and(|word| word.to_lowercase() == text) || self.short(*lang, code).to_lowercase() == text
            });
            code == text || code.replace('_', "-") == text || worded
        };
        self.codes().iter().copied().find(|code| !text.is_empty() && is_meant(code))
    }

    fn short(self, lang: Lang, code: &str) -> &'static str {
        let terms = Terms::new(lang);
        match self {
            Self::Status => Status::from_code(code).map_or("", |status| terms.status_short(status)),
            Self::Severity => Severity::from_code(code).map_or("", |severity| terms.severity_short(Some(severity))),
            _ => "",
        }
    }
}

macro_rules! choices {
    ($($type:ident),*) => {$(
        impl FieldValue for $type {
            fn print(&self, _lang: Lang) -> String {
                self.code().to_owned()
            }

            fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
                let meant = Self::from_code(text).or_else(|| Axis::$type.find(text).and_then(Self::from_code));
                meant.ok_or(ValueProblem::NotAChoice)
            }
        }
    )*};
}

choices!(
    Status,
    Severity,
    Assessment,
    BoardKind,
    PeriodFocus,
    ActionState,
    MeasureKind,
    Polarity,
    DrawMethod,
    DeviationState,
    Section,
    Effect,
    Receiver,
    DocumentKind,
    Goal,
    Focus,
    Carry,
    Division
);

macro_rules! sets {
    ($($type:ident),*) => {$(
        impl FieldValue for BTreeSet<$type> {
            fn print(&self, _lang: Lang) -> String {
                self.iter().map(|each| each.code()).collect::<Vec<_>>().join(", ")
            }

            fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
                let parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
                parts.map(|part| $type::parse(part, context)).collect()
            }
        }
    )*};
}

sets!(Goal, Focus);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_code_has_a_value_and_words() {
        let context = ValueContext::new(chrono::NaiveDate::MIN, Lang::Sv);
        for status in Status::CHOICES {
            assert!(Axis::Status.codes().contains(&status.code()));
            assert_eq!(Status::parse(&status.print(Lang::Sv), &context), Ok(*status));
        }
        for axis in [
            Axis::Status,
            Axis::Severity,
            Axis::Assessment,
            Axis::BoardKind,
            Axis::PeriodFocus,
            Axis::ActionState,
            Axis::MeasureKind,
            Axis::Polarity,
            Axis::DrawMethod,
            Axis::DeviationState,
            Axis::Section,
            Axis::Effect,
            Axis::Receiver,
            Axis::DocumentKind,
            Axis::Goal,
            Axis::Focus,
            Axis::InPlan,
            Axis::Carry,
            Axis::Division,
        ] {
            for code in axis.codes() {
                for lang in Lang::ALL {
                    assert!(axis.word(&Terms::new(*lang), code).is_some(), "{axis:?} {code}");
                }
            }
        }
        assert_eq!(Severity::ALL.len(), Axis::Severity.codes().len());
        assert_eq!(Assessment::ALL.len(), Axis::Assessment.codes().len());
        assert_eq!(ActionState::ALL.len(), Axis::ActionState.codes().len());
    }

    #[test]
    fn words_are_understood_in_both_languages() {
        assert_eq!(Axis::Status.find("Påbörjad, ej slutförd"), Some("started"));
        assert_eq!(Axis::Status.find("klar"), Some("completed"));
        assert_eq!(Axis::Status.find("not-started"), Some("not_started"));
        assert_eq!(Axis::Severity.find("SERIOUS DEVIATION"), Some("serious"));
        assert_eq!(Axis::Severity.find(""), None);
    }
}
