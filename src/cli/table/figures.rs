//! The commands for what is measured, asked and tested.

use super::{UP_DOWN, group, leaf};
use crate::cli::cmd::{record, series, sheet, value};
use crate::cli::spec::{Arg, Args, Command};
use crate::domain::RecordKind;
use crate::i18n::{Label, cli_figures as t, cli_help, sheets};

const MEASURE: Arg = Arg::place("subject", cli_help::v_measure, t::a_measure).required();
const LIMIT: Arg = Arg::place("subject", cli_help::v_limit_rule, t::a_limit_rule).required();
const SURVEY: Arg = Arg::place("subject", t::v_survey, t::a_survey).required();
const SURVEY_QUESTION: Arg = Arg::place("subject", t::v_survey_question, t::a_survey_question).required();
const SHEET: Arg = Arg::place("subject", t::v_sheet, t::a_sheet).required();
const ITEM: Arg = Arg::place("item", t::v_item, t::a_item).required();
const ATTRIBUTE: Arg = Arg::place("attribute", t::v_attribute, t::a_attribute).required();
const INTO_CONTROL: Arg = Arg::value("into", cli_help::v_control, cli_help::a_into_control);

/// The heading under which what is asked and tested stands.
pub(super) const HEAD: Label = t::head_tests;

/// The options with which `set` takes figures and tells them.
pub(super) const SET: &[Arg] = &[
    Arg::value("measure", t::v_named_reading, t::a_named_reading).many(),
    Arg::switch("insert-figures", t::a_insert_figures),
];

/// The commands, in the order in which the table has them.
pub(super) const MEASURES: Command = group(
    "measure",
    t::measure,
    &[
        leaf(
            "add",
            t::measure_add,
            &[Args::Own(&[INTO_CONTROL.required()]), Args::Fields(RecordKind::Measure), Args::Writing],
            record::add_measure,
        )
        .examples(&["ikplan measure add --into 1.2.1 --name \"Sena utredningar\" --kind ratio"]),
        leaf(
            "edit",
            t::measure_edit,
            &[Args::Own(&[MEASURE]), Args::Fields(RecordKind::Measure), Args::Writing],
            record::edit_measure,
        ),
        leaf(
            "move",
            t::measure_move,
            &[Args::Own(&[MEASURE]), Args::Own(UP_DOWN), Args::Own(&[INTO_CONTROL]), Args::Writing],
            record::move_measure,
        ),
        leaf("remove", t::measure_remove, &[Args::Own(&[MEASURE]), Args::Writing], record::remove_measure),
    ],
);

pub(super) const VALUES: Command = group(
    "value",
    t::value,
    &[
        leaf(
            "set",
            t::value_set,
            &[
                Args::Own(&[MEASURE, Arg::place("reading", cli_help::v_reading, t::a_reading)]),
                Args::Fields(RecordKind::MeasureValue),
                Args::Writing,
            ],
            value::set,
        )
        .more(t::value_set_more)
        .examples(&[
            "ikplan value set 1.2.1:1 \"110 av 319\" --printed \"34 %\" --previous \"37,5 %\"",
            "ikplan value set 1.2.1:4 \"ingen förekomst: inga anmälningar\"",
        ]),
        leaf("remove", t::value_remove, &[Args::Own(&[MEASURE]), Args::Writing], value::remove),
    ],
);

pub(super) const ANSWER: Command = leaf(
    "answer",
    t::answer,
    &[
        Args::Own(&[Arg::place("question", cli_help::v_question, cli_help::a_question).required()]),
        Args::Fields(RecordKind::Answer),
        Args::Writing,
    ],
    value::answer,
)
.more(t::answer_more)
.examples(&[
    "ikplan answer 1.1.1.2 --text \"Ja, fyra är försenade\"",
    "ikplan answer 3.1.1.2 --skipped \"Underlag saknas\"",
]);

pub(super) const SERIES: Command = leaf("series", t::series, &[Args::Own(&[MEASURE]), Args::Reading], series::series)
    .more(t::series_more)
    .examples(&["ikplan series 1.2.1:1"]);

pub(super) const LIMITS: Command = group(
    "limit",
    t::limit,
    &[
        leaf("add", t::limit_add, &[Args::Fields(RecordKind::LimitRule), Args::Writing], record::add_limit_rule),
        leaf(
            "edit",
            t::limit_edit,
            &[Args::Own(&[LIMIT]), Args::Fields(RecordKind::LimitRule), Args::Writing],
            record::edit_limit_rule,
        ),
        leaf("remove", t::limit_remove, &[Args::Own(&[LIMIT]), Args::Writing], record::remove_limit_rule),
    ],
);

pub(super) const SURVEYS: Command = group(
    "survey",
    t::survey,
    &[
        leaf("add", t::survey_add, &[Args::Fields(RecordKind::Survey), Args::Writing], record::add_survey)
            .examples(&["ikplan survey add --name Krisplan --control 1.1.1 --invited 73 --answered 44"]),
        leaf(
            "edit",
            t::survey_edit,
            &[Args::Own(&[SURVEY]), Args::Fields(RecordKind::Survey), Args::Writing],
            record::edit_survey,
        ),
        leaf("remove", t::survey_remove, &[Args::Own(&[SURVEY]), Args::Writing], record::remove_survey),
    ],
);

pub(super) const SURVEY_QUESTIONS: Command = group(
    "survey-question",
    t::survey_question,
    &[
        leaf(
            "add",
            t::survey_question_add,
            &[
                Args::Own(&[Arg::value("into", t::v_survey, t::a_into_survey).required()]),
                Args::Fields(RecordKind::SurveyQuestion),
                Args::Writing,
            ],
            record::add_survey_question,
        ),
        leaf(
            "edit",
            t::survey_question_edit,
            &[Args::Own(&[SURVEY_QUESTION]), Args::Fields(RecordKind::SurveyQuestion), Args::Writing],
            record::edit_survey_question,
        ),
        leaf(
            "move",
            t::survey_question_move,
            &[Args::Own(&[SURVEY_QUESTION]), Args::Own(UP_DOWN), Args::Writing],
            record::move_survey_question,
        ),
        leaf(
            "remove",
            t::survey_question_remove,
            &[Args::Own(&[SURVEY_QUESTION]), Args::Writing],
            record::remove_survey_question,
        ),
    ],
);

pub(super) const SHEETS: Command = group(
    "sheet",
    t::sheet,
    &[
        leaf(
            "add",
            t::sheet_add,
            &[Args::Own(&[INTO_CONTROL.required()]), Args::Fields(RecordKind::TestSheet), Args::Writing],
            record::add_sheet,
        ),
        leaf(
            "edit",
            t::sheet_edit,
            &[Args::Own(&[SHEET]), Args::Fields(RecordKind::TestSheet), Args::Writing],
            record::edit_sheet,
        ),
        leaf("mark", t::sheet_mark, &[Args::Own(MARK), Args::Writing], sheet::mark).more(t::sheet_mark_more).examples(
            &[
                "ikplan sheet mark T1 4 1 deviation --note \"Mottagningsattest saknas\"",
                "ikplan sheet mark T1 all 2 ok",
            ],
        ),
        leaf(
            "move-attribute",
            t::sheet_move_attribute,
            &[Args::Own(&[SHEET, ATTRIBUTE]), Args::Own(UP_DOWN), Args::Writing],
            sheet::move_attribute,
        )
        .examples(&["ikplan sheet move-attribute T1 2 --up"]),
        leaf("remove", t::sheet_remove, &[Args::Own(&[SHEET]), Args::Writing], record::remove_sheet),
    ],
);

const MARKS: &[(&str, Label)] = &[
    ("ok", sheets::ok),
    ("deviation", sheets::deviation),
    ("not_applicable", sheets::not_applicable),
    ("cannot_judge", sheets::cannot_judge),
    ("none", t::mark_none),
];

const MARK: &[Arg] = &[
    SHEET,
    Arg::place("items", t::v_items, t::a_items).required(),
    ATTRIBUTE,
    Arg::place("mark", t::v_mark, t::a_mark).choices(MARKS).required(),
    Arg::value("note", cli_help::v_text, t::a_mark_note),
];

pub(super) const ITEMS: Command = group(
    "item",
    t::item,
    &[
        leaf(
            "add",
            t::item_add,
            &[
                Args::Own(&[
                    Arg::value("into", t::v_sheet, t::a_into_sheet).required(),
                    Arg::value("identity", cli_help::v_text, t::a_identity).many().required(),
                ]),
                Args::Fields(RecordKind::SheetItem),
                Args::Writing,
            ],
            sheet::add_items,
        )
        .more(t::item_add_more)
        .examples(&["ikplan item add --into T1 --identity \"Faktura 4711\" --identity \"Faktura 4805\""]),
        leaf(
            "edit",
            t::item_edit,
            &[Args::Own(&[SHEET, ITEM]), Args::Fields(RecordKind::SheetItem), Args::Writing],
            record::edit_item,
        ),
        leaf("remove", t::item_remove, &[Args::Own(&[SHEET, ITEM]), Args::Writing], record::remove_item),
    ],
);
