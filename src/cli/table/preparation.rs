//! The commands with which a plan is prepared: the risk register, the library of controls, decisions and documents.

use super::{group, leaf};
use crate::cli::cmd::{preparation, record};
use crate::cli::spec::{Arg, Args, Command};
use crate::domain::RecordKind;
use crate::i18n::{Label, cli_help, register as t};

/// The heading under which they stand.
pub(super) const HEAD: Label = t::cli_head;

const CODE: Arg = Arg::place("code", cli_help::v_text, t::a_code).required();
const AREA: Arg = Arg::value("into", cli_help::v_area, t::a_into);
const REVISION: Arg = Arg::place("subject", cli_help::v_number, t::a_revision).required();
const RECEPTION: Arg = Arg::place("subject", cli_help::v_number, t::a_reception).required();
const ABOUT: Args = Args::Own(&[Arg::value("about", cli_help::v_period, t::a_received)]);
const DOCUMENT: Arg = Arg::place("subject", cli_help::v_text, t::a_document).required();

pub(super) const REGISTER: Command = leaf("register", t::cli_register, &[Args::Reading], preparation::register)
    .more(t::cli_register_more)
    .examples(&["ikplan register", "ikplan register --json"]);

pub(super) const LIBRARY: Command = group(
    "library",
    t::cli_library,
    &[
        leaf("list", t::cli_library_list, &[Args::Reading], preparation::list),
        leaf("add", t::cli_library_add, &[Args::Own(&[CODE, AREA]), Args::Writing], preparation::add)
            .examples(&["ikplan library add attest --into 2"]),
    ],
);

pub(super) const REVISIONS: Command = group(
    "revision",
    t::cli_revision,
    &[
        leaf("add", t::cli_add, &[Args::Fields(RecordKind::Revision), Args::Writing], record::add_revision)
            .examples(&["ikplan revision add --on 2026-06-16 --section \"§ 88\" --what \"Attest lades till\""]),
        leaf(
            "edit",
            t::cli_edit,
            &[Args::Own(&[REVISION]), Args::Fields(RecordKind::Revision), Args::Writing],
            record::edit_revision,
        ),
        leaf("remove", t::cli_remove, &[Args::Own(&[REVISION]), Args::Writing], record::remove_revision),
    ],
);

pub(super) const RECEPTIONS: Command = group(
    "reception",
    t::cli_reception,
    &[
        leaf("add", t::cli_add, &[ABOUT, Args::Fields(RecordKind::Reception), Args::Writing], record::add_reception)
            .examples(&[
                "ikplan reception add --period 1 --receiver council --on 2026-06-16 --section \"§ 45\"",
                "ikplan reception add --about \"\" --receiver executive_board --on 2026-01-20",
            ]),
        leaf(
            "edit",
            t::cli_edit,
            &[Args::Own(&[RECEPTION]), ABOUT, Args::Fields(RecordKind::Reception), Args::Writing],
            record::edit_reception,
        ),
        leaf("remove", t::cli_remove, &[Args::Own(&[RECEPTION]), Args::Writing], record::remove_reception),
    ],
);

pub(super) const DOCUMENTS: Command = group(
    "document",
    t::cli_document,
    &[
        leaf("add", t::cli_add, &[Args::Fields(RecordKind::GoverningDocument), Args::Writing], record::add_document)
            .examples(&["ikplan document add --name Inköpspolicy --kind policy --dated-on 2025-03-29"]),
        leaf(
            "edit",
            t::cli_edit,
            &[Args::Own(&[DOCUMENT]), Args::Fields(RecordKind::GoverningDocument), Args::Writing],
            record::edit_document,
        ),
        leaf("remove", t::cli_remove, &[Args::Own(&[DOCUMENT]), Args::Writing], record::remove_document),
    ],
);
