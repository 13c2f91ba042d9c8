//! The commands that choose how the documents look.

use super::{group, leaf};
use crate::cli::cmd::look;
use crate::cli::spec::{Arg, Args, Command};
use crate::domain::RecordKind;
use crate::i18n::{cli_help, look as t};

const LOGO: Arg = Arg::value("logo", cli_help::v_file, t::a_logo);
const ONLY_LOGO: Arg = Arg::switch("only-logo", t::a_only_logo);

pub(super) const LOOK: Command = group(
    "look",
    t::cli_look,
    &[
        leaf("show", t::cli_show, &[Args::Reading], look::show),
        leaf("set", t::cli_set, &[Args::Own(&[LOGO]), Args::Fields(RecordKind::Look), Args::Writing], look::set)
            .more(t::cli_set_more)
            .examples(&["ikplan look set --logo kommunen.svg --alt \"Exempelby kommun\" --accent 124c66"]),
        leaf("remove", t::cli_remove, &[Args::Own(&[ONLY_LOGO]), Args::Writing], look::remove),
    ],
);
