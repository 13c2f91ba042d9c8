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

/// The lists: what each is called, the type behind it, its codes in the order they are offered, and their words.
macro_rules! axes {
    ($(
        $(#[$doc:meta])*
        $name:ident = $codes:expr, |$terms:ident, $value:ident| $word:expr;
    )* @ $(
        $(#[$own_doc:meta])*
        $own:ident = $own_codes:expr, |$own_terms:ident, $code:ident| $own_word:expr;
    )*) => {
        /// The list a choice is made from.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Axis {
            $($(#[$doc])* $name,)*
            $($(#[$own_doc])* $own,)*
        }

        impl Axis {
            /// Every list.
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name,)* $(Self::$own,)*];

            /// The codes in the order they are offered; the place, from one, is the key.
            #[must_use]
            pub const fn codes(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &$codes,)*
                    $(Self::$own => &$own_codes,)*
                }
            }

            /// The word for a code, as the plan says it; `None` for an unknown code.
            #[must_use]
            pub fn word<'a>(self, terms: &Terms<'a>, code: &str) -> Option<Cow<'a, str>> {
                match self {
                    $(Self::$name => $name::from_code(code).map(|$value| {
                        let $terms = terms;
                        $word.into()
                    }),)*
                    $(Self::$own => {
                        let ($own_terms, $code) = (terms, code);
                        Some($own_word.into())
                    })*
                }
            }
        }

        $(impl FieldValue for $name {
            fn print(&self, _lang: Lang) -> String {
                self.code().to_owned()
            }

            fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
                let meant = Self::from_code(text).or_else(|| Axis::$name.find(text).and_then(Self::from_code));
                meant.ok_or(ValueProblem::NotAChoice)
            }
        })*
    };
}

axes! {
    /// [`Status`], the four a person chooses among.
    Status = ["not_started", "started", "paused", "completed"], |terms, it| terms.status(it);
    /// [`Severity`], the worst first.
    Severity = ["serious", "minor", "observation"], |terms, it| terms.severity(Some(it), 1);
    /// [`Assessment`].
    Assessment = ["works", "needs_development", "deviations_found", "not_documented"], |terms, it| terms.assessment(it);
    /// [`BoardKind`].
    BoardKind = ["board", "executive_board", "company"], |terms, it| terms::board_kind(terms.lang, it);
    /// [`PeriodFocus`].
    PeriodFocus = ["control", "actions", "completion"], |terms, it| terms::focus(terms.lang, it);
    /// [`ActionState`].
    ActionState = ["proposed", "decided", "in_progress", "done", "verified", "dropped"],
        |terms, it| terms::action_state(terms.lang, it);
    /// [`MeasureKind`].
    MeasureKind = ["ratio", "count", "amount", "yes_no"], |terms, it| terms::measure_kind(terms.lang, it);
    /// [`Polarity`].
    Polarity = ["lower_is_better", "higher_is_better", "neither"], |terms, it| terms::polarity(terms.lang, it);
    /// [`DrawMethod`].
    DrawMethod = ["random", "systematic", "targeted", "all"], |terms, it| terms::draw_method(terms.lang, it);
    /// [`DeviationState`].
    DeviationState = ["open", "accepted", "closed"], |terms, it| terms::deviation_state(terms.lang, it);
    /// [`Section`].
    Section = ["selection", "method", "result", "analysis", "actions"], |terms, it| terms::section(terms.lang, it);
    /// [`Effect`].
    Effect = ["worked", "partly", "missing"], |terms, it| terms::effect(terms.lang, it);
    /// [`Receiver`].
    Receiver = ["board", "executive_board", "council", "auditors"], |terms, it| terms::receiver(terms.lang, it);
    /// [`DocumentKind`].
    DocumentKind = ["by_law", "policy", "guideline", "instructions", "routine", "misc"],
        |terms, it| terms::document_kind(terms.lang, it);
    /// [`Goal`].
    Goal = ["purposeful", "cost_effective", "reliable", "compliance"], |terms, it| terms::goal(terms.lang, it);
    /// [`Focus`].
    Focus = ["budget", "laws", "misuse", "accounts", "suspicion"], |terms, it| terms::focus_tag(terms.lang, it);
    /// [`Carry`].
    Carry = ["keep", "change", "drop"], |terms, it| terms::carry(terms.lang, it);
    /// [`Division`].
    Division = ["interim", "half", "year", "quarter", "month"], |terms, it| it.words(terms.lang);
    @
    /// Whether a risk point is in the plan.
    InPlan = ["yes", "no"], |terms, code| terms::in_plan(terms.lang, code == "yes");
}

impl Axis {
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
        for axis in Axis::ALL {
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
