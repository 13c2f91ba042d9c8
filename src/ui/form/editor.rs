//! The editor of one field, by what kind of value it takes.

use super::Refusal;
use super::facts::Facts;
use super::pick::Pick;
use super::reference::ReferenceEdit;
use crate::app::fields::{FieldKind, FieldSpec};
use crate::app::values::{FieldValue, parse_date, parse_number, step_date};
use crate::domain::{Counted, MAX_NAME, MAX_TEXT, Reading, Tallied};
use crate::i18n::{Lang, forms as t};
use crate::ui::input::{Chord, Input, Key};
use crate::ui::text::{AreaEdit, Handled, LineEdit};
use rust_decimal::Decimal;

/// What an input did to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Touch {
    /// Nothing: it is not for this field.
    Ignored,
    /// It was used, and the value is as before.
    Moved,
    /// The value has changed.
    Changed,
    /// The value is settled: on to the next field.
    Next,
    /// It was refused.
    Refused(Refusal),
}

impl From<Handled> for Touch {
    fn from(handled: Handled) -> Self {
        match handled {
            Handled::Ignored => Self::Ignored,
            Handled::Moved => Self::Moved,
            Handled::Changed => Self::Changed,
            Handled::Full { len, max } => Self::Refused(Refusal::TooLong { len, max }),
        }
    }
}

/// How a field is edited.
#[derive(Clone, Debug)]
pub(super) enum Editor {
    Line(LineEdit),
    Area(AreaEdit),
    Pick(Pick),
    Reference(ReferenceEdit),
}

/// Characters enough for a date, a number or a level, however it is written.
const SHORT: usize = 100;

impl Editor {
    pub(super) fn new(spec: &FieldSpec, value: &str, facts: &Facts, own: &str) -> Self {
        match spec.kind {
            FieldKind::Line { max } => Self::Line(LineEdit::new(value, max)),
            FieldKind::Date | FieldKind::Number { .. } | FieldKind::Decimal | FieldKind::Colour | FieldKind::Tally => {
                Self::Line(LineEdit::new(value, SHORT))
            }
            FieldKind::Reading | FieldKind::Counted => Self::Line(LineEdit::new(value, MAX_TEXT)),
            FieldKind::Level | FieldKind::Person => Self::Line(LineEdit::new(value, MAX_NAME)),
            FieldKind::Area { max } => Self::Area(AreaEdit::new(value, max)),
            FieldKind::Names | FieldKind::List(_) => Self::Area(AreaEdit::new(value, MAX_TEXT)),
            FieldKind::Choice(axis) => {
                let codes = axis.codes().iter().map(|code| (*code).to_owned()).collect();
                Self::Pick(Pick::new(codes, false, spec.required, value))
            }
            FieldKind::Choices(axis) => {
                let codes = axis.codes().iter().map(|code| (*code).to_owned()).collect();
                Self::Pick(Pick::new(codes, true, false, value))
            }
            FieldKind::YesNo => Self::Pick(Pick::new(vec!["yes".into(), "no".into()], false, true, value)),
            FieldKind::Periods => {
                let numbers = facts.periods.iter().map(|period| period.number.to_string()).collect();
                Self::Pick(Pick::new(numbers, true, false, value))
            }
            FieldKind::Reference(target) => Self::Reference(ReferenceEdit::new(target, false, value, own.to_owned())),
            FieldKind::References(target) => Self::Reference(ReferenceEdit::new(target, true, value, own.to_owned())),
        }
    }

    pub(super) fn value(&self) -> &str {
        match self {
            Self::Line(line) => line.text(),
            Self::Area(area) => area.text(),
            Self::Pick(pick) => pick.value(),
            Self::Reference(reference) => reference.value(),
        }
    }

    /// Puts another value in place; it can be taken back.
    pub(super) fn set(&mut self, value: &str) -> Touch {
        match self {
            Self::Line(line) => line.set(value).into(),
            Self::Area(area) => area.set(value).into(),
            Self::Pick(pick) => pick.set(value),
            Self::Reference(reference) => reference.set(value),
        }
    }

    /// What has been written of the name that is being written, when the cursor stands behind it.
    pub(super) fn name_so_far(&self) -> Option<&str> {
        match self {
            Self::Line(line) => line.at_end().then(|| line.text()),
            Self::Area(area) => {
                let (line, at_end) = area.current_line();
                at_end.then_some(line)
            }
            _ => None,
        }
    }

    /// Puts a whole name in place of the one being written.
    pub(super) fn take_name(&mut self, name: &str) -> Touch {
        match self {
            Self::Area(area) => area.set_line(name).into(),
            other => other.set(name),
        }
    }

    pub(super) fn handle(&mut self, input: &Input, spec: &FieldSpec, facts: &Facts) -> Touch {
        if let (Self::Line(line), Input::Chord(chord)) = (&mut *self, input)
            && let Some(touch) = step(line, *chord, spec, facts)
        {
            return touch;
        }
        match (self, input) {
            (Self::Line(line), _) => line.handle(input).into(),
            (Self::Area(area), Input::Paste(pasted)) if matches!(spec.kind, FieldKind::Area { .. }) => {
                area.handle(&Input::Paste(set_apart(area, pasted))).into()
            }
            (Self::Area(area), _) => area.handle(input).into(),
            (Self::Pick(pick), Input::Chord(chord)) => {
                let words: Vec<String> =
                    pick.options.iter().map(|code| option_word(spec, code, facts, facts.lang)).collect();
                pick.handle(*chord, &words)
            }
            (Self::Pick(_), Input::Paste(_)) => Touch::Refused(Refusal::NoText),
            (Self::Pick(_), _) => Touch::Ignored,
            (Self::Reference(reference), _) => reference.handle(input, facts),
        }
    }

    /// Writes a value the way it is kept: a date in full, a number without blanks.
    pub(super) fn normalise(&mut self, spec: &FieldSpec, facts: &Facts) {
        let Self::Line(line) = self else { return };
        let text = line.text().trim();
        let normal = match spec.kind {
            FieldKind::Date => parse_date(text, facts.today).map(|date| date.print(facts.lang)),
            FieldKind::Number { .. } => parse_number(text).ok().map(|number| number.to_string()),
            FieldKind::Decimal => normal::<Decimal>(text, facts),
            FieldKind::Tally => normal::<Tallied>(text, facts),
            FieldKind::Reading => normal::<Reading>(text, facts),
            FieldKind::Counted => normal::<Counted>(text, facts),
            _ => None,
        };
        if let Some(normal) = normal.filter(|normal| normal != line.text()) {
            line.set(&normal);
        }
    }
}

/// What is pasted as it comes in. After the last sentence of a text it begins one of its own: behind a blank, or on a line
/// of its own when it has several. A form opens with the cursor there, and nobody wants "kväll.Resten".
fn set_apart(area: &AreaEdit, pasted: &str) -> String {
    let follows =
        area.is_at_end() && area.text().ends_with(['.', '!', '?']) && pasted.starts_with(char::is_alphanumeric);
    match (follows, pasted.trim_end().contains('\n')) {
        (false, _) => pasted.to_owned(),
        (true, false) => format!(" {pasted}"),
        (true, true) => format!("\n{pasted}"),
    }
}

/// A text as its value is printed, if it is one.
fn normal<T: FieldValue>(text: &str, facts: &Facts) -> Option<String> {
    if text.is_empty() { None } else { T::parse(text, &facts.values()).ok().map(|value| value.print(facts.lang)) }
}

/// Steps a date or a number up or down.
fn step(line: &mut LineEdit, chord: Chord, spec: &FieldSpec, facts: &Facts) -> Option<Touch> {
    let up = match (chord.key, chord.ctrl, chord.alt) {
        (Key::Up, true, false) => true,
        (Key::Down, true, false) => false,
        // A sign steps only what is complete: before that it belongs to what is being written.
        (Key::Char('+'), false, false) if is_complete(line.text(), spec.kind) => true,
        (Key::Char('-'), false, false) if is_complete(line.text(), spec.kind) => false,
        _ => return None,
    };
    let text = line.text().trim();
    let stepped = match spec.kind {
        FieldKind::Date if text.is_empty() => facts.today.print(facts.lang),
        FieldKind::Date => {
            let date = parse_date(text, facts.today)?;
            step_date(date, if up { 1 } else { -1 })?.print(facts.lang)
        }
        FieldKind::Number { min, max } if text.is_empty() => min.max(0).min(max).to_string(),
        FieldKind::Number { min, max } => {
            let number = parse_number(text).ok()?;
            let next = if up { number.saturating_add(1) } else { number.saturating_sub(1) };
            next.clamp(min, max).to_string()
        }
        _ => return None,
    };
    Some(line.set(&stepped).into())
}

fn is_complete(text: &str, kind: FieldKind) -> bool {
    match kind {
        FieldKind::Date => text.len() == 10 && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok(),
        FieldKind::Number { .. } => parse_number(text).is_ok(),
        _ => false,
    }
}

/// The word of an option of a field.
pub(super) fn option_word(spec: &FieldSpec, code: &str, facts: &Facts, lang: Lang) -> String {
    match spec.kind {
        FieldKind::Choice(axis) | FieldKind::Choices(axis) => {
            let word = axis.word(&facts.terms(lang), code);
            word.map_or_else(|| code.to_owned(), std::borrow::Cow::into_owned)
        }
        FieldKind::YesNo => (if code == "yes" { t::yes } else { t::no })(lang).to_owned(),
        FieldKind::Periods => {
            let name = code.parse().ok().and_then(|number| facts.period_name(number));
            name.map_or_else(|| t::period_numbered(lang, code), ToOwned::to_owned)
        }
        _ => code.to_owned(),
    }
}
