//! The commands of the year's course: signing off, review, supplements, carry-over, many boards.

use super::{BOARD, CONTROL, DEMO, FILE, group, leaf};
use crate::cli::cmd::{carry, compare, record, review, signing, year};
use crate::cli::spec::{Arg, Args, Command};
use crate::domain::RecordKind;
use crate::i18n::{Label, carry as over, cli_help, forms_year, review as words, signing as t, year_map};

/// The heading under which they stand.
pub(super) const HEAD: Label = t::head;

const ON: Arg = Arg::value("on", cli_help::v_date, forms_year::on);

/// What `boards` takes.
pub(super) const FILES: &[Arg] = &[Arg::place("files", over::v_files, over::a_files).many().required()];

/// What `summary` takes to sum up more than one plan.
pub(super) const SUMMARY: &[Arg] =
    &[Arg::place("files", over::v_files, over::a_files).many(), Arg::switch("all-boards", over::a_all_boards)];

pub(super) const LOCK: Command = leaf(
    "lock",
    t::cli_lock,
    &[Args::Own(&[Arg::value("by", cli_help::v_name, forms_year::signed_by), ON]), Args::Writing],
    signing::lock,
)
.more(t::cli_lock_more)
.examples(&["ikplan lock --period 1 --by Nämndordföranden"]);

pub(super) const UNLOCK: Command = leaf(
    "unlock",
    t::cli_unlock,
    &[
        Args::Own(&[
            Arg::value("because", cli_help::v_text, forms_year::opened_because).required(),
            Arg::value("by", cli_help::v_name, forms_year::opened_by),
            ON,
        ]),
        Args::Writing,
    ],
    signing::unlock,
)
.more(t::cli_unlock_more)
.examples(&["ikplan unlock --period 1 --because \"Fel antal i ett mått\""]);

pub(super) const REVIEW: Command = group(
    "review",
    words::cli_review,
    &[
        leaf("list", words::cli_list, &[Args::Reading], review::list).examples(&["ikplan review list --period 2"]),
        leaf(
            "accept",
            words::cli_accept,
            &[Args::Own(&[CONTROL.required(), Arg::value("by", cli_help::v_name, words::cli_by), ON]), Args::Writing],
            review::accept,
        )
        .examples(&["ikplan review accept 1.2.1 --by Granskaren"]),
        leaf(
            "return",
            words::cli_return,
            &[
                Args::Own(&[CONTROL.required(), Arg::value("comment", cli_help::v_text, words::comment).required()]),
                Args::Writing,
            ],
            review::send_back,
        )
        .examples(&["ikplan review return 1.2.1 --comment \"Underlaget saknas\""]),
    ],
);

const SUPPLEMENT_PLACE: Arg = Arg::place("subject", words::v_supplement, words::a_supplement).required();

pub(super) const SUPPLEMENT: Command = group(
    "supplement",
    words::cli_supplement,
    &[
        leaf(
            "add",
            words::cli_supplement_add,
            &[
                Args::Own(&[Arg::value("into", cli_help::v_control, cli_help::a_into_control).required()]),
                Args::Fields(RecordKind::Supplement),
                Args::Writing,
            ],
            record::add_supplement,
        )
        .examples(&["ikplan supplement add --into 1.2.1 --section result --text \"Två ärenden till\""]),
        leaf(
            "edit",
            words::cli_supplement_edit,
            &[Args::Own(&[SUPPLEMENT_PLACE]), Args::Fields(RecordKind::Supplement), Args::Writing],
            record::edit_supplement,
        ),
        leaf(
            "remove",
            words::cli_supplement_remove,
            &[Args::Own(&[SUPPLEMENT_PLACE]), Args::Writing],
            record::remove_supplement,
        ),
    ],
);

/// What the cells of the year show.
const AXES: &[(&str, Label)] = &[
    ("status", year_map::axis_status),
    ("result", year_map::axis_result),
    ("severity", year_map::axis_severity),
    ("assessment", year_map::axis_assessment),
];

pub(super) const YEAR: Command = leaf(
    "year-view",
    year_map::cli_year,
    &[
        Args::Own(&[Arg::value("axis", cli_help::v_code, year_map::a_axis).choices(AXES).default("status")]),
        Args::Reading,
    ],
    year::year,
)
.more(year_map::cli_year_more)
.examples(&["ikplan year-view", "ikplan year-view --axis severity --board Socialnämnden --year 2024"]);

pub(super) const CARRY_OVER: Command = leaf(
    "carry-over",
    over::cli_carry,
    &[Args::Own(&[
        Arg::value("from", cli_help::v_year, over::a_from).required(),
        Arg::value("decisions", cli_help::v_file, over::a_decisions),
        Arg::switch("keep-all", over::a_keep_all),
        FILE,
        DEMO,
        BOARD,
    ])],
    carry::carry_over,
)
.more(over::cli_carry_more)
.examples(&["ikplan carry-over --from 2024 --decisions beslut.csv", "ikplan carry-over --from 2024 --keep-all"]);

pub(super) const CONFIRM: Command = leaf(
    "confirm",
    over::cli_confirm,
    &[Args::Own(&[CONTROL, Arg::switch("all", over::a_confirm_all)]), Args::Writing],
    carry::confirm,
)
.examples(&["ikplan confirm 1.2.1", "ikplan confirm --all"]);

pub(super) const HAND_OUT: Command = leaf("hand-out", over::cli_hand_out, &[Args::Writing], carry::hand_out)
    .more(over::cli_hand_out_more)
    .examples(&["ikplan hand-out --board Kommunstyrelsen --year 2025"]);

pub(super) const COMPARE: Command = leaf(
    "compare",
    t::cli_compare,
    &[Args::Own(&[Arg::value("version", cli_help::v_number, t::a_version)]), Args::Reading],
    compare::compare,
)
.more(t::cli_compare_more)
.examples(&["ikplan compare --period 1", "ikplan compare --period 1 --version 1 --json"]);
