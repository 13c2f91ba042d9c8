//! The texts of a record in which a person may have written a name or a count. The match is over every kind of record, so
//! that a new kind does not compile until it has been thought of here.

use crate::domain::{MeasureValue, Outcome, Reading, Record};

/// The texts of a record.
pub(super) fn texts(record: &mut Record) -> Vec<&mut String> {
    match record {
        // Their texts are names of organisations, and what is no document's to say.
        Record::Board(_) | Record::SheetItem(_) | Record::Look(_) => Vec::new(),
        Record::Plan(plan) => plan.texts.values_mut().collect(),
        Record::Period(period) => vec![&mut period.follow_up],
        Record::Area(area) => vec![&mut area.name, &mut area.purpose],
        Record::RiskPoint(point) => {
            vec![&mut point.name, &mut point.background, &mut point.likely_errors, &mut point.in_plan_reason]
        }
        Record::ControlActivity(control) => {
            let names = control.responsible.iter_mut().map(|party| &mut party.name);
            let texts = [&mut control.title, &mut control.objective, &mut control.method, &mut control.selection];
            names.chain(texts).chain([&mut control.frequency.text]).collect()
        }
        Record::Question(question) => vec![&mut question.text],
        Record::LimitRule(rule) => vec![&mut rule.name],
        Record::Measure(measure) => {
            let rules = measure.versions.iter_mut().map(|rule| &mut rule.text);
            rules.chain([&mut measure.name, &mut measure.stratum]).collect()
        }
        Record::Outcome(outcome) => of_outcome(outcome),
        Record::Answer(answer) => vec![&mut answer.text, &mut answer.skipped],
        Record::Survey(survey) => vec![&mut survey.name, &mut survey.about],
        Record::SurveyQuestion(question) => {
            let options = question.options.iter_mut().map(|option| &mut option.label);
            options.chain([&mut question.text, &mut question.note]).collect()
        }
        Record::TestSheet(sheet) => {
            sheet.attributes.iter_mut().map(|attribute| &mut attribute.name).chain([&mut sheet.name]).collect()
        }
        Record::MeasureValue(value) => of_value(value),
        Record::Deviation(deviation) => vec![
            &mut deviation.title,
            &mut deviation.description,
            &mut deviation.unit,
            &mut deviation.root_cause,
            &mut deviation.severity_reason,
            &mut deviation.decision,
            &mut deviation.unchecked_reason,
        ],
        Record::ActionPlan(plan) => vec![&mut plan.name, &mut plan.note],
        Record::Action(action) => {
            vec![&mut action.what, &mut action.owner, &mut action.due_text, &mut action.note]
        }
        Record::EffectCheck(check) => vec![&mut check.by, &mut check.text],
        Record::Supplement(supplement) => vec![&mut supplement.by, &mut supplement.text],
        Record::SignOff(sign_off) => {
            vec![&mut sign_off.by, &mut sign_off.opened_by, &mut sign_off.opened_because]
        }
        Record::Reception(reception) => vec![&mut reception.note],
        Record::Revision(revision) => vec![&mut revision.what],
        Record::GoverningDocument(document) => vec![&mut document.name, &mut document.note],
        Record::Carried(carried) => vec![&mut carried.title, &mut carried.reason],
    }
}

fn of_outcome(outcome: &mut Outcome) -> Vec<&mut String> {
    vec![
        &mut outcome.performed_by,
        &mut outcome.reviewed_by,
        &mut outcome.paused_reason,
        &mut outcome.resumes,
        &mut outcome.result,
        &mut outcome.comment,
        &mut outcome.analysis,
    ]
}

fn of_value(value: &mut MeasureValue) -> Vec<&mut String> {
    let of_reading = match &mut value.reading {
        Reading::Share { source, .. } => Some(source),
        Reading::NoOccurrences { how_known } => Some(how_known),
        Reading::NotMeasured { why } => Some(why),
        _ => None,
    };
    of_reading.into_iter().chain([&mut value.note, &mut value.not_comparable]).collect()
}
