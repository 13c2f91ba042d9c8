//! The forms of what is measured, answered and tested.

use super::{FieldKind, FormSpec, Target, field};
use crate::app::values::{Axis, ListOf};
use crate::domain::{MAX_NAME, MAX_TEXT, RecordKind};
use crate::i18n::forms as t;

/// A count, if it is known.
const MANY: FieldKind = FieldKind::Number { min: 0, max: 1_000_000_000 };

pub(super) const LIMIT_RULE: FormSpec = FormSpec {
    id: "limit_rule",
    title: t::limit_rule_title,
    records: &[RecordKind::LimitRule],
    fields: &[
        field!(LimitRule.name, "name", "name", t::limit_rule_name, FieldKind::Line { max: MAX_NAME },
            required: true, hint: t::limit_rule_name_hint),
        field!(LimitRule.next_working_day, "next_working_day", "next-working-day", t::next_working_day,
            FieldKind::YesNo, hint: t::next_working_day_hint),
        field!(LimitRule.rows, "rows", "limits", t::limit_rows, FieldKind::List(ListOf::Limits),
            hint: t::limit_rows_hint),
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
        field!(Measure.versions, "versions", "rules", t::versions, FieldKind::List(ListOf::Rules),
            hint: t::versions_hint, section: t::counting_section),
        field!(Measure.rule_id, "rule_id", "limit-rule", t::limit_rule_link,
            FieldKind::Reference(Target::LimitRule), hint: t::limit_rule_link_hint),
        field!(Measure.limit_minor, "limit_minor", "limit-minor", t::limit_minor, FieldKind::Decimal,
            hint: t::limit_minor_hint),
        field!(Measure.limit_serious, "limit_serious", "limit-serious", t::limit_serious, FieldKind::Decimal,
            hint: t::limit_serious_hint),
        field!(Measure.part_of_id, "part_of_id", "part-of", t::part_of, FieldKind::Reference(Target::Measure),
            hint: t::part_of_hint, section: t::belongs_section),
        field!(Measure.pair_of_ids, "pair_of_ids", "pair-of", t::pair_of, FieldKind::References(Target::Measure),
            hint: t::pair_of_hint),
    ],
};

pub(super) const VALUE: FormSpec = FormSpec {
    id: "measure_value",
    title: t::value_title,
    records: &[RecordKind::MeasureValue],
    fields: &[
        field!(MeasureValue.reading, "reading", "reading", t::value_reading, FieldKind::Reading, required: true,
            hint: t::value_reading_hint),
        field!(MeasureValue.version, "version", "rule", t::value_version, FieldKind::Number { min: 1, max: 1000 },
            required: true, hint: t::value_version_hint),
        field!(MeasureValue.beside, "beside", "beside", t::value_beside, FieldKind::Counted,
            hint: t::value_beside_hint),
        field!(MeasureValue.previous, "previous", "previous", t::value_previous, FieldKind::Counted,
            hint: t::value_previous_hint),
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
        field!(Survey.invited, "invited", "invited", t::survey_invited, MANY),
        field!(Survey.answered, "answered", "answered", t::survey_answered, MANY),
        field!(Survey.from, "from", "from", t::survey_from, FieldKind::Date),
        field!(Survey.to, "to", "to", t::survey_to, FieldKind::Date),
        field!(Survey.control_ids, "control_ids", "control", t::survey_controls,
            FieldKind::References(Target::Control), hint: t::survey_controls_hint),
    ],
};

pub(super) const SURVEY_QUESTION: FormSpec = FormSpec {
    id: "survey_question",
    title: t::survey_question_title,
    records: &[RecordKind::SurveyQuestion],
    fields: &[
        field!(SurveyQuestion.text, "text", "text", t::survey_question_text, FieldKind::Area { max: MAX_TEXT },
            required: true),
        field!(SurveyQuestion.options, "options", "options", t::survey_options, FieldKind::List(ListOf::Options),
            hint: t::survey_options_hint),
        field!(SurveyQuestion.n, "n", "n", t::survey_n, MANY, hint: t::survey_n_hint),
        field!(SurveyQuestion.top, "top", "top", t::survey_top, FieldKind::Tally, hint: t::survey_sum_hint),
        field!(SurveyQuestion.bottom, "bottom", "bottom", t::survey_bottom, FieldKind::Tally,
            hint: t::survey_sum_hint),
        field!(SurveyQuestion.note, "note", "note", t::survey_question_note, FieldKind::Area { max: MAX_TEXT }),
    ],
};

pub(super) const SHEET: FormSpec = FormSpec {
    id: "test_sheet",
    title: t::sheet_title,
    records: &[RecordKind::TestSheet],
    fields: &[
        field!(TestSheet.name, "name", "name", t::sheet_name, FieldKind::Line { max: MAX_NAME }, required: true),
        field!(TestSheet.attributes, "attributes", "attributes", t::sheet_attributes,
            FieldKind::List(ListOf::Attributes), hint: t::sheet_attributes_hint),
        field!(TestSheet.population.source, "source", "population", t::sheet_population,
            FieldKind::Area { max: MAX_TEXT }, hint: t::sheet_population_hint, section: t::draw_section),
        field!(TestSheet.population.count, "count", "population-count", t::sheet_count, MANY,
            hint: t::sheet_count_hint),
        field!(TestSheet.population.frozen_on, "frozen_on", "frozen-on", t::sheet_frozen_on, FieldKind::Date,
            hint: t::sheet_frozen_on_hint),
        field!(TestSheet.draw.method, "method", "draw", t::sheet_method, FieldKind::Choice(Axis::DrawMethod),
            required: true),
        field!(TestSheet.draw.seed, "seed", "seed", t::sheet_seed, FieldKind::Line { max: MAX_NAME },
            hint: t::sheet_seed_hint, when: ("method", "random")),
        field!(TestSheet.draw.start, "start", "start", t::sheet_start, MANY, when: ("method", "systematic")),
        field!(TestSheet.draw.interval, "interval", "interval", t::sheet_interval, MANY,
            when: ("method", "systematic")),
        field!(TestSheet.draw.reason, "reason", "reason", t::sheet_reason, FieldKind::Area { max: MAX_TEXT },
            hint: t::sheet_reason_hint, when: ("method", "targeted")),
        field!(TestSheet.draw.drawn_on, "drawn_on", "drawn-on", t::sheet_drawn_on, FieldKind::Date),
    ],
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
