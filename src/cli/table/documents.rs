//! The commands that write documents and tables.

use super::{BOARD, DEMO, FILE, FORCE, OUT, YEAR, leaf};
use crate::cli::cmd;
use crate::cli::spec::{Arg, Args, Command};
use crate::i18n::{Label, boards, carry, cli_help as t, report as words};

const PUBLIC: Arg = Arg::switch("public", t::a_public);
const FILES: Arg = Arg::place("files", carry::v_files, boards::a_files).many();
const FORMAT: Arg = Arg::value("format", t::v_code, t::a_format).choices(FORMATS);
const KINDS: &[(&str, Label)] = &[
    ("plan", t::kind_plan),
    ("report", t::kind_report),
    ("statement", t::kind_statement),
    ("summary", t::kind_summary),
    ("consolidated", boards::kind_code),
];
const FORMATS: &[(&str, Label)] = &[
    ("docx", t::format_docx),
    ("pdf", t::format_pdf),
    ("html", t::format_html),
    ("xlsx", t::format_xlsx),
    ("md", t::format_md),
    ("txt", t::format_txt),
    ("csv", t::format_csv),
    ("json", t::format_json),
];
const TABLE: Arg = Arg::place("table", t::v_code, t::a_table).choices(TABLES).required();
const TABLES: &[(&str, Label)] = &[
    ("controls", words::data_controls),
    ("outcomes", words::data_outcomes),
    ("measures", words::data_measures),
    ("deviations", words::data_deviations),
    ("actions", words::data_actions),
];
const KIND: Arg = Arg::value("kind", t::v_code, t::a_kind).choices(KINDS).default("summary");

pub(super) const REPORT: Command = leaf(
    "report",
    t::report,
    &[Args::Own(&[FILES, KIND, FORMAT, OUT, FORCE, PUBLIC]), Args::Reading],
    cmd::report::report,
)
.more(t::report_more)
.examples(&[
    "ikplan report --kind report --format docx",
    "ikplan report --kind summary -o delår2.md --public",
    "ikplan report social.ikplan kultur.ikplan --kind consolidated --format pdf",
]);

pub(super) const DATA: Command =
    leaf("data", t::data, &[Args::Own(&[TABLE, OUT, FORCE]), Args::Own(&[FILE, DEMO, BOARD, YEAR])], cmd::data::data)
        .more(t::data_more)
        .examples(&["ikplan data outcomes -o resultat.csv", "ikplan data measures --board Socialnämnden"]);
