//! The commands that read long lists.

use super::{Arg, Args, Command, leaf};
use crate::cli::cmd;
use crate::i18n::{Label, cli_help as words, cli_lists as t};

pub(super) const DEADLINES: Command =
    leaf("deadlines", t::deadlines, &[Args::Own(CASES), Args::Own(MEASURE), Args::Writing], cmd::deadlines::deadlines)
        .more(t::deadlines_more)
        .examples(&[
            "ikplan deadlines utredningar.csv --limit 4m --as-of 2024-08-31",
            "ikplan deadlines utredningar.csv --rule child-investigation --as \"Över tid\"",
        ]);

pub(super) const SAMPLE: Command =
    leaf("sample", t::sample, &[Args::Own(POPULATION), Args::Own(SHEET), Args::Writing], cmd::sample::sample)
        .more(t::sample_more)
        .examples(&["ikplan sample verifikationer.csv -n 50 --seed \"2024/delår 2\" --keep Belopp"]);

const METHODS: &[(&str, Label)] = &[
    ("random", t::method_random),
    ("systematic", t::method_systematic),
    ("targeted", t::method_targeted),
    ("all", t::method_all),
];

const CASES: &[Arg] = &[
    Arg::place("cases", t::v_cases, t::a_cases).required(),
    Arg::value("limit", t::v_limit, t::a_case_limit),
    Arg::value("rule", t::v_rule, t::a_rule),
    Arg::switch("working-day", t::a_working_day),
    Arg::value("as-of", words::v_date, t::a_as_of),
    Arg::value("opened", t::v_column, t::a_opened),
    Arg::value("closed", t::v_column, t::a_closed),
    Arg::value("extended", t::v_column, t::a_extended),
    Arg::value("unit", t::v_column, t::a_unit),
];

const MEASURE: &[Arg] =
    &[Arg::value("as", t::v_measure, t::a_as), Arg::value("control", words::v_control, t::a_of_control)];

const POPULATION: &[Arg] = &[
    Arg::place("population", t::v_cases, t::a_population).required(),
    Arg::value("size", words::v_number, t::a_size).short('n'),
    Arg::value("seed", t::v_seed, t::a_seed),
    Arg::value("method", words::v_code, t::a_method).choices(METHODS).default("random"),
    Arg::value("id", t::v_column, t::a_id),
    Arg::value("keep", t::v_column, t::a_keep).many(),
    Arg::value("start", words::v_number, t::a_start),
    Arg::value("interval", words::v_number, t::a_interval),
    Arg::value("item", t::v_id, t::a_item).many(),
];

const SHEET: &[Arg] = &[
    Arg::value("into", words::v_control, t::a_sheet_control),
    Arg::value("name", words::v_name, t::a_sheet_name),
    Arg::value("reason", words::v_text, t::a_reason),
];
