//! Refusals of the model, in words.

use super::failure::{Failure, Kind, Text};
use super::session::UndoRefusal;
use crate::domain::{MAX_AREA_DEPTH, Problem, ProblemCode, RecordKey, RecordKind};
use crate::i18n::{Label, Lang, problems as text};

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        let kind = problem.record.map_or(RecordKind::Plan, RecordKey::kind);
        let field = text::field(problem.field.unwrap_or_default());
        let about = |sentence: fn(Lang, &str) -> String| Text::of(|lang| sentence(lang, text::the_kind(lang, kind)));
        let about_field = |sentence: fn(Lang, &str, &str) -> String| {
            Text::of(|lang| sentence(lang, text::the_kind(lang, kind), field(lang)))
        };
        let label = Text::label;
        let (code, what, why, todo) = match problem.code {
            ProblemCode::Conflict => ("IK-V01", about(text::conflict), None, label(text::todo_conflict)),
            ProblemCode::Required => {
                ("IK-V02", about_field(text::required), None, Text::of(|lang| text::todo_required(lang, field(lang))))
            }
            ProblemCode::TooLong(most) => {
                let why = Text::of(|lang| text::why_too_long(lang, most));
                ("IK-V03", about_field(text::too_long), Some(why), label(text::todo_too_long))
            }
            ProblemCode::OutOfRange => {
                ("IK-V04", about_field(text::out_of_range), range(problem.field), label(text::todo_out_of_range))
            }
            ProblemCode::Dangling if problem.field.is_none() => {
                ("IK-V05", about(text::gone), None, label(text::todo_gone))
            }
            ProblemCode::Dangling => ("IK-V06", about_field(text::dangling), None, label(text::todo_dangling)),
            ProblemCode::OtherPlan => ("IK-V07", about_field(text::other_plan), None, label(text::todo_other_plan)),
            ProblemCode::InUse if problem.field.is_some() => {
                ("IK-V08", about_field(text::held), None, label(text::todo_held))
            }
            ProblemCode::InUse | ProblemCode::LastPlan => removal(problem.code, kind),
            ProblemCode::Duplicate if problem.field == Some("deviation_ids") => {
                ("IK-V09", label(text::twice_against), None, label(text::todo_twice_against))
            }
            ProblemCode::Duplicate => {
                ("IK-V09", about_field(text::duplicate), sameness(problem.field), label(text::todo_duplicate))
            }
            ProblemCode::Nesting => nesting(kind),
            ProblemCode::Backwards if problem.field == Some("accepted_until") => {
                ("IK-V11", label(text::expires_backwards), None, label(text::todo_expires_backwards))
            }
            ProblemCode::Backwards => ("IK-V11", about(text::backwards), None, label(text::todo_backwards)),
            ProblemCode::Overlap if kind == RecordKind::LimitRule => {
                ("IK-V12", label(text::limits_overlap), None, label(text::todo_limits_overlap))
            }
            ProblemCode::Overlap => ("IK-V12", label(text::overlap), None, label(text::todo_overlap)),
            ProblemCode::Locked if problem.field.is_some() => {
                ("IK-V13", about(text::locked_feeds), Some(label(text::why_locked)), label(text::todo_locked_feeds))
            }
            ProblemCode::Locked => locked(kind),
            ProblemCode::Unlocked | ProblemCode::NotCompleted | ProblemCode::NeedsSignOff | ProblemCode::SamePerson => {
                signing(problem.code)
            }
            ProblemCode::OutsidePlan => {
                let why = Some(label(text::why_outside_plan));
                ("IK-V21", label(text::outside_plan), why, label(text::todo_outside_plan))
            }
            ProblemCode::WrongKind => {
                let why = Some(label(text::why_wrong_kind));
                ("IK-V17", about(text::wrong_kind), why, label(text::todo_wrong_kind))
            }
            ProblemCode::MoreThanAll if kind == RecordKind::SheetItem => {
                ("IK-V18", label(text::full_sheet), None, label(text::todo_full_sheet))
            }
            ProblemCode::MoreThanAll => {
                ("IK-V18", about_field(text::more_than_all), None, label(text::todo_more_than_all))
            }
            ProblemCode::Both => ("IK-V19", about_field(text::both), None, label(text::todo_both)),
            ProblemCode::Step => {
                let (why, todo) = way_on(kind);
                ("IK-V23", about(text::step), Some(label(why)), label(todo))
            }
            ProblemCode::NeedsEffect | ProblemCode::TooEarly => verification(problem.code, kind),
            ProblemCode::Nothing => ("IK-V15", label(text::nothing), None, label(text::todo_nothing)),
        };
        Self { kind: kind_of(problem), code, what, why, todo }
    }
}

/// A code, what happened, why, and what to do.
type Said = (&'static str, Text, Option<Text>, Text);

/// Refusals to remove what others belong to.
fn removal(code: ProblemCode, kind: RecordKind) -> Said {
    let label = Text::label;
    match (code, kind) {
        (ProblemCode::LastPlan, _) => ("IK-V35", label(text::last_plan), None, label(text::todo_last_plan)),
        (_, RecordKind::Board) => ("IK-V08", label(text::board_in_use), None, label(text::todo_board_in_use)),
        _ => {
            let what = Text::of(|lang| text::in_use(lang, text::the_kind(lang, kind)));
            ("IK-V08", what, None, label(text::todo_in_use))
        }
    }
}

/// Refusals of what would lie in itself, too deep or in the wrong order.
fn nesting(kind: RecordKind) -> Said {
    let label = Text::label;
    let (what, why, todo) = match kind {
        RecordKind::Measure => (label(text::circle), Some(label(text::why_circle)), label(text::todo_circle)),
        RecordKind::TestSheet => (label(text::within_later), None, label(text::todo_within_later)),
        _ => {
            let why = Text::of(|lang| text::why_nesting(lang, MAX_AREA_DEPTH));
            (label(text::nesting), Some(why), label(text::todo_nesting))
        }
    };
    ("IK-V10", what, why, todo)
}

/// Refusals of what is signed off.
fn locked(kind: RecordKind) -> Said {
    let (what, todo): (Label, Label) = match kind {
        RecordKind::Plan => (text::plan_locked, text::todo_plan_locked),
        _ => (text::locked, text::todo_locked),
    };
    ("IK-V13", Text::label(what), Some(Text::label(text::why_locked)), Text::label(todo))
}

/// Refusals of sign-off and review.
fn signing(code: ProblemCode) -> Said {
    let (id, what, why, todo): (_, Label, Option<Label>, Label) = match code {
        ProblemCode::Unlocked => ("IK-V30", text::unlocked, None, text::todo_unlocked),
        ProblemCode::NotCompleted => {
            ("IK-V34", text::not_completed, Some(text::why_not_completed), text::todo_not_completed)
        }
        ProblemCode::NeedsSignOff => ("IK-V31", text::needs_sign_off, None, text::todo_needs_sign_off),
        _ => ("IK-V14", text::same_person, Some(text::why_same_person), text::todo_same_person),
    };
    (id, Text::label(what), why.map(Text::label), Text::label(todo))
}

/// Refusals of what the check of an action's effect must come before or after.
fn verification(code: ProblemCode, kind: RecordKind) -> Said {
    let (id, what, todo): (_, Label, Label) = match (code, kind) {
        (ProblemCode::NeedsEffect, RecordKind::Deviation) => {
            ("IK-V24", text::needs_effect_close, text::todo_needs_effect_close)
        }
        (ProblemCode::NeedsEffect, RecordKind::EffectCheck) => {
            ("IK-V24", text::verified_by_it, text::todo_verified_by_it)
        }
        (ProblemCode::NeedsEffect, _) => ("IK-V24", text::needs_effect, text::todo_needs_effect),
        (_, RecordKind::Deviation) => ("IK-V25", text::found_too_late, text::todo_found_too_late),
        _ => ("IK-V25", text::too_early, text::todo_too_early),
    };
    (id, Text::label(what), None, Text::label(todo))
}

/// Why a step of a life was refused, and which one comes first.
const fn way_on(kind: RecordKind) -> (Label, Label) {
    match kind {
        RecordKind::Deviation => (text::why_step_deviation, text::todo_step_deviation),
        _ => (text::why_step_action, text::todo_step_action),
    }
}

const fn kind_of(problem: Problem) -> Kind {
    match (problem.code, problem.field) {
        (ProblemCode::Locked, _) => Kind::Locked,
        (ProblemCode::Dangling, None) => Kind::NotFound,
        _ => Kind::Validation,
    }
}

fn range(field: Option<&str>) -> Option<Text> {
    let label: Label = match field? {
        "year" => text::why_year,
        "decimals" => text::why_decimals,
        "number" => text::why_number,
        "version" => text::why_version,
        _ => return None,
    };
    Some(Text::label(label))
}

fn sameness(field: Option<&str>) -> Option<Text> {
    let label: Label = match field? {
        "year" => text::why_same_year,
        "number" => text::why_same_number,
        _ => return None,
    };
    Some(Text::label(label))
}

impl UndoRefusal {
    /// Why nothing was undone or, with `redo`, made anew.
    #[must_use]
    pub fn failure(self, redo: bool) -> Failure {
        match self {
            Self::Problem(problem) => problem.into(),
            Self::SignOff => Failure {
                kind: Kind::Locked,
                code: "IK-V32",
                what: Text::label(text::undo_of_sign_off),
                why: Some(Text::label(text::why_undo_of_sign_off)),
                todo: Text::label(text::todo_undo_of_sign_off),
            },
            Self::Nothing | Self::Elsewhere(_) => Failure {
                kind: Kind::NotFound,
                code: "IK-V16",
                what: Text::label(if redo { text::nothing_to_redo } else { text::nothing_to_undo }),
                why: None,
                todo: Text::label(text::todo_history),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PlanId;

    const CODES: &[ProblemCode] = &[
        ProblemCode::Conflict,
        ProblemCode::Required,
        ProblemCode::TooLong(500),
        ProblemCode::OutOfRange,
        ProblemCode::Dangling,
        ProblemCode::OtherPlan,
        ProblemCode::InUse,
        ProblemCode::LastPlan,
        ProblemCode::Duplicate,
        ProblemCode::Nesting,
        ProblemCode::Backwards,
        ProblemCode::Overlap,
        ProblemCode::Locked,
        ProblemCode::NotCompleted,
        ProblemCode::Unlocked,
        ProblemCode::NeedsSignOff,
        ProblemCode::SamePerson,
        ProblemCode::OutsidePlan,
        ProblemCode::WrongKind,
        ProblemCode::MoreThanAll,
        ProblemCode::Both,
        ProblemCode::Step,
        ProblemCode::NeedsEffect,
        ProblemCode::TooEarly,
        ProblemCode::Nothing,
    ];

    #[test]
    fn every_problem_has_a_sentence_and_a_way_on_in_both_languages() {
        let key = RecordKey::Plan(PlanId(uuid::Uuid::nil()));
        for code in CODES {
            for (name, label) in text::NAMES {
                let failure = Failure::from(Problem::at(*code, key, name));
                for lang in Lang::ALL.iter().copied() {
                    let what = failure.what.get(lang);
                    assert!(what.ends_with('.') && failure.todo.get(lang).ends_with('.'), "{what}");
                    if *code == ProblemCode::Required {
                        assert!(what.contains(label(lang)), "{what}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_signed_off_period_is_locked_and_a_missing_record_not_found() {
        let key = RecordKey::Plan(PlanId(uuid::Uuid::nil()));
        let exit = |problem: Problem| Failure::from(problem).kind.exit_code();
        assert_eq!(exit(Problem::of(ProblemCode::Locked, key)), 5);
        assert_eq!(exit(Problem::of(ProblemCode::Dangling, key)), 4);
        assert_eq!(exit(Problem::at(ProblemCode::Dangling, key, "board_id")), 3);
        assert_eq!(exit(Problem::of(ProblemCode::Nothing, key)), 3);
    }

    #[test]
    fn every_field_the_rules_name_has_words() {
        let rules = include_str!("../domain/validate.rs");
        let names = rules
            .split('"')
            .skip(1)
            .step_by(2)
            .filter(|word| !word.is_empty() && word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '_'));
        for name in names {
            assert!(text::NAMES.iter().any(|(code, _)| *code == name), "no words for the field {name}");
        }
    }
}
