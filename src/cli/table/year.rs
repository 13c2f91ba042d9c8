//! The commands of the year's course: signing off, review, supplements, carry-over, many boards.

use super::leaf;
use crate::cli::cmd::signing;
use crate::cli::spec::{Arg, Args, Command};
use crate::i18n::{Label, cli_help, forms_year, signing as t};

/// The heading under which they stand.
pub(super) const HEAD: Label = t::head;

const ON: Arg = Arg::value("on", cli_help::v_date, forms_year::on);

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
