//! The forms of what is measured, answered and tested.

use super::{FieldKind, FormSpec, field};
use crate::app::values::Axis;
use crate::domain::{MAX_NAME, MAX_TEXT, RecordKind};
use crate::i18n::forms as t;

pub(super) const LIMIT_RULE: FormSpec = FormSpec {
    id: "limit_rule",
    title: t::limit_rule_title,
    records: &[RecordKind::LimitRule],
    fields: &[
        field!(LimitRule.name, "name", "name", t::limit_rule_name, FieldKind::Line { max: MAX_NAME },
            required: true, hint: t::limit_rule_name_hint),
        field!(LimitRule.next_working_day, "next_working_day", "next-working-day", t::next_working_day,
            FieldKind::YesNo, hint: t::next_working_day_hint),
    ],
};

pub(super) const MEASURE: FormSpec = FormSpec {
    id: "measure",
    title: t::measure_title,
    records: &[RecordKind::Measure],
    fields: &[
        field!(Measure.name, "name", "name", t::measure_name, FieldKind::Line { max: MAX_NAME }, required: true,
            hint: t::measure_name_hint),
        field!(Measure.kind, "kind", "kind", t::measure_kind, FieldKind::Choice(Axis::MeasureKind), required: true),
        field!(Measure.unit, "unit", "unit", t::measure_unit, FieldKind::Line { max: MAX_NAME },
            hint: t::measure_unit_hint),
        field!(Measure.direction, "direction", "direction", t::direction, FieldKind::Choice(Axis::Polarity),
            required: true),
        field!(Measure.stratum, "stratum", "stratum", t::stratum, FieldKind::Line { max: MAX_NAME },
            hint: t::stratum_hint),
        field!(Measure.periods, "periods", "periods", t::due_periods, FieldKind::Periods, hint: t::periods_hint),
    ],
};

pub(super) const VALUE: FormSpec = FormSpec {
    id: "measure_value",
    title: t::value_title,
    records: &[RecordKind::MeasureValue],
    fields: &[
        field!(MeasureValue.printed, "printed", "printed", t::value_printed, FieldKind::Line { max: MAX_NAME },
            hint: t::value_printed_hint),
        field!(MeasureValue.on, "on", "on", t::value_on, FieldKind::Date),
        field!(MeasureValue.note, "note", "note", t::value_note, FieldKind::Area { max: MAX_TEXT }),
        field!(MeasureValue.not_comparable, "not_comparable", "not-comparable", t::value_not_comparable,
            FieldKind::Area { max: MAX_TEXT }, hint: t::value_not_comparable_hint),
    ],
};

pub(super) const ANSWER: FormSpec = FormSpec {
    id: "answer",
    title: t::answer_title,
    records: &[RecordKind::Answer],
    fields: &[
        field!(Answer.text, "text", "text", t::answer_text, FieldKind::Area { max: MAX_TEXT }),
        field!(Answer.skipped, "skipped", "skipped", t::answer_skipped, FieldKind::Area { max: MAX_TEXT },
            hint: t::answer_skipped_hint),
    ],
};

pub(super) const SURVEY: FormSpec = FormSpec {
    id: "survey",
    title: t::survey_title,
    records: &[RecordKind::Survey],
    fields: &[
        field!(Survey.name, "name", "name", t::survey_name, FieldKind::Line { max: MAX_NAME }, required: true),
        field!(Survey.about, "about", "about", t::survey_about, FieldKind::Area { max: MAX_TEXT }),
        field!(Survey.from, "from", "from", t::survey_from, FieldKind::Date),
        field!(Survey.to, "to", "to", t::survey_to, FieldKind::Date),
    ],
};

pub(super) const SURVEY_QUESTION: FormSpec = FormSpec {
    id: "survey_question",
    title: t::survey_question_title,
    records: &[RecordKind::SurveyQuestion],
    fields: &[
        field!(SurveyQuestion.text, "text", "text", t::survey_question_text, FieldKind::Area { max: MAX_TEXT },
            required: true),
        field!(SurveyQuestion.note, "note", "note", t::survey_question_note, FieldKind::Area { max: MAX_TEXT }),
    ],
};

pub(super) const SHEET: FormSpec = FormSpec {
    id: "test_sheet",
    title: t::sheet_title,
    records: &[RecordKind::TestSheet],
    fields: &[field!(TestSheet.name, "name", "name", t::sheet_name, FieldKind::Line { max: MAX_NAME }, required: true)],
};

pub(super) const ITEM: FormSpec = FormSpec {
    id: "sheet_item",
    title: t::item_title,
    records: &[RecordKind::SheetItem],
    fields: &[
        field!(SheetItem.identity, "identity", "identity", t::item_identity, FieldKind::Line { max: MAX_NAME },
            required: true, hint: t::item_identity_hint),
        field!(SheetItem.unit, "unit", "unit", t::item_unit, FieldKind::Line { max: MAX_NAME }),
        field!(SheetItem.note, "note", "note", t::item_note, FieldKind::Area { max: MAX_TEXT }),
    ],
};
