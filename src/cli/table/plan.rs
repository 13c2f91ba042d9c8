//! The commands for the plans of a file and their boards.

use super::{BOARD, DEMO, FILE, PERIODS, YEAR, leaf};
use crate::app::values::Axis;
use crate::cli::cmd;
use crate::cli::spec::{Arg, Args, Choices, Command};
use crate::domain::RecordKind;
use crate::i18n::cli_help as t;

pub(super) const PLAN: &[Command] = &[
    leaf("add", t::plan_add, &[Args::Own(NEW_PLAN)], cmd::create::add_plan)
        .examples(&["ikplan plan add --board Socialnämnden --year 2026"]),
    leaf(
        "edit",
        t::plan_edit,
        &[
            Args::Fields(RecordKind::Plan),
            Args::Own(&[
                Arg::value("new-year", t::v_year, t::a_rename_year),
                Arg::value("new-board", t::v_board, t::a_rename_board),
            ]),
            Args::Fields(RecordKind::Board),
            Args::Writing,
        ],
        cmd::record::edit_plan,
    )
    .examples(&["ikplan plan edit --registry-no \"SN 2025/41\""]),
    leaf("text", t::plan_text, &[Args::Own(PLAN_TEXT), Args::Writing], cmd::texts::text)
        .more(t::plan_text_more)
        .examples(&[
            "ikplan plan text",
            "ikplan plan text report.goals --set -",
            "ikplan plan text report.goals --reset",
        ]),
    leaf(
        "remove",
        t::plan_remove,
        &[Args::Own(&[BOARD.required(), YEAR.required(), FILE, DEMO])],
        cmd::create::remove_plan,
    )
    .more(t::plan_remove_more)
    .examples(&["ikplan plan remove --board Socialnämnden --year 2026"]),
    leaf("list", t::plan_list, &[Args::Own(&[FILE, DEMO])], cmd::show::plans),
];

const SUBJECT_BOARD: Args = Args::Own(&[Arg::place("subject", t::v_board, t::a_subject_board).required()]);

pub(super) const BOARDS: &[Command] = &[
    leaf(
        "edit",
        t::board_edit,
        &[
            SUBJECT_BOARD,
            Args::Own(&[Arg::value("name", t::v_board, t::a_rename_board)]),
            Args::Fields(RecordKind::Board),
            Args::Own(&[FILE, DEMO]),
        ],
        cmd::create::edit_board,
    )
    .examples(&["ikplan board edit Kulturnämnden --name \"Kultur- och fritidsnämnden\""]),
    leaf("remove", t::board_remove, &[SUBJECT_BOARD, Args::Own(&[FILE, DEMO])], cmd::create::remove_board)
        .more(t::board_remove_more),
    leaf("list", t::board_list, &[Args::Own(&[FILE, DEMO])], cmd::create::boards),
];

const PLAN_TEXT: &[Arg] = &[
    Arg::place("block", t::v_code, t::a_text_block),
    Arg::value("set", t::v_text, t::a_text_set),
    Arg::switch("reset", t::a_text_reset),
];

const NEW_PLAN: &[Arg] = &[
    FILE,
    DEMO,
    Arg::value("board", t::v_board, t::a_new_board).required(),
    Arg::value("year", t::v_year, t::a_new_year).required(),
    Arg { choices: Choices::Axis(Axis::BoardKind), ..Arg::value("board-kind", t::v_code, t::a_board_kind) },
    Arg::value("municipality", t::v_text, t::a_municipality),
    Arg::value("periods", t::v_number, t::a_periods).choices(PERIODS).default("3"),
];
