//! THE command table.

mod documents;
mod figures;
mod life;
mod lists;
mod look;
mod plan;
mod preparation;
mod year;

use super::cmd;
use super::spec::{Arg, Args, Command, Run};
use crate::app::values::Axis;
use crate::domain::RecordKind;
use crate::i18n::{Label, cli_help as t, periods};

/// What every command takes.
pub(crate) const GLOBAL: &[Arg] = &[
    Arg::value("lang", t::v_lang, t::a_lang).choices(&[("sv", t::lang_sv), ("en", t::lang_en)]),
    Arg::switch("json", t::a_json),
    Arg::switch("ascii", t::a_ascii),
    Arg::value("color", t::v_code, t::a_color).choices(COLOR).default("auto"),
    Arg::switch("help", t::a_help).short('h'),
];

const COLOR: &[(&str, Label)] = &[("auto", t::color_auto), ("always", t::color_always), ("never", t::color_never)];

const FILE: Arg = Arg::value("file", t::v_file, t::a_file).short('f');
const DEMO: Arg = Arg::switch("demo", t::a_demo);
const BOARD: Arg = Arg::value("board", t::v_board, t::a_board);
const YEAR: Arg = Arg::value("year", t::v_year, t::a_year);
const PERIOD: Arg = Arg::value("period", t::v_period, t::a_period).short('p');

/// What every command that reads a plan takes.
pub(crate) const READING: &[Arg] = &[FILE, DEMO, BOARD, YEAR, PERIOD];
/// What every command that writes one takes: the same, so that `--demo` can be refused with a reason.
pub(crate) const WRITING: &[Arg] = READING;

const CONTROL: Arg = Arg::place("control", t::v_control, t::a_control);
const LIMIT: Arg = Arg::value("limit", t::v_number, t::a_limit).short('n').default("20");
const OUT: Arg = Arg::value("output", t::v_file, t::a_output).short('o');
const FORCE: Arg = Arg::switch("force", t::a_force);
const PERIODS: &[(&str, Label)] = &[
    ("1", periods::in_one),
    ("2", periods::in_halves),
    ("3", periods::in_interims),
    ("4", periods::in_quarters),
    ("12", periods::in_months),
];
const SHELLS: &[(&str, Label)] = &[
    ("bash", t::shell_own),
    ("elvish", t::shell_own),
    ("fish", t::shell_own),
    ("powershell", t::shell_own),
    ("zsh", t::shell_own),
];

const fn leaf(
    name: &'static str,
    about: Label,
    args: &'static [Args],
    run: fn(&mut super::context::Context<'_>) -> super::out::Done,
) -> Command {
    Command { name, about, more: None, args, subs: &[], examples: &[], run: Run::Do(run) }
}

const fn group(name: &'static str, about: Label, subs: &'static [Command]) -> Command {
    Command { name, about, more: None, args: &[], subs, examples: &[], run: Run::Group }
}

impl Command {
    const fn more(mut self, more: Label) -> Self {
        self.more = Some(more);
        self
    }

    const fn examples(mut self, examples: &'static [&'static str]) -> Self {
        self.examples = examples;
        self
    }
}

/// The program itself: without a command it opens the screen.
pub(crate) const ROOT: Command = Command {
    name: "ikplan",
    about: t::root,
    more: Some(t::root_more),
    args: &[
        Args::Own(&[Arg::place("path", t::v_file, t::a_path)]),
        Args::Reading,
        Args::Own(&[Arg::switch("version", t::a_version).short('V')]),
    ],
    subs: COMMANDS,
    examples: &["ikplan demo", "ikplan plan.ikplan", "ikplan summary --demo"],
    run: Run::Screen { demo: false },
};

const COMMANDS: &[Command] = &[
    Command {
        name: "demo",
        about: t::demo,
        more: Some(t::demo_more),
        args: &[],
        subs: &[],
        examples: &["ikplan demo"],
        run: Run::Screen { demo: true },
    },
    Command {
        name: "boards",
        about: crate::i18n::carry::cli_boards,
        more: None,
        args: &[Args::Own(year::FILES)],
        subs: &[],
        examples: &["ikplan boards social.ikplan kultur.ikplan"],
        run: Run::Boards,
    },
    leaf("new", t::new, &[Args::Own(NEW)], cmd::create::new)
        .more(t::new_more)
        .examples(&["ikplan new social.ikplan --board Socialnämnden --year 2025"]),
    leaf("import", t::import, &[Args::Own(IMPORT)], cmd::import::import)
        .more(t::import_more)
        .examples(&["ikplan import rapport.xlsx --dry-run", "ikplan import rapport.xlsx --into social.ikplan"]),
    leaf("export", t::export, &[Args::Own(&[OUT_PLACE, FORCE]), Args::Reading], cmd::exchange::export)
        .more(t::export_more)
        .examples(&["ikplan export social.json", "ikplan export - --demo"]),
    leaf("schema", t::schema, &[Args::Own(&[SCHEMA_OF])], cmd::exchange::schema)
        .examples(&["ikplan schema", "ikplan schema --kind report"]),
    leaf("show", t::show, &[Args::Own(&[CONTROL]), Args::Reading], cmd::show::show)
        .more(t::show_more)
        .examples(&["ikplan show", "ikplan show 1.2.1 --period 2"]),
    leaf("summary", t::summary, &[Args::Own(year::SUMMARY), Args::Reading], cmd::summary::summary)
        .more(t::summary_more)
        .examples(&[
            "ikplan summary --period 2",
            "ikplan summary --all-boards --year 2025",
            "ikplan summary --json social.ikplan kultur.ikplan",
        ]),
    documents::REPORT,
    documents::DATA,
    leaf(
        "set",
        t::set,
        &[Args::Own(&[CONTROL.required()]), Args::Fields(RecordKind::Outcome), Args::Own(figures::SET), Args::Writing],
        cmd::edit::set,
    )
    .more(t::set_more)
    .examples(&["ikplan set 1.2.1 --status completed --performed-by \"Ekonomichef\""]),
    lists::DEADLINES,
    lists::SAMPLE,
    group("deviation", t::deviation, DEVIATION),
    group("action", t::action, ACTION),
    life::ACTIONS,
    life::TODO,
    life::EFFECT_CHECKS,
    life::ACTION_PLANS,
    group("area", t::area, AREA),
    group("risk-point", t::risk_point, RISK_POINT),
    group("control", t::control, CONTROLS),
    group("question", t::question, QUESTION),
    figures::MEASURES,
    figures::LIMITS,
    figures::VALUES,
    figures::ANSWER,
    figures::SERIES,
    figures::SURVEYS,
    figures::SURVEY_QUESTIONS,
    figures::SHEETS,
    figures::ITEMS,
    group("period", t::period, PERIOD_COMMANDS),
    group("plan", t::plan, plan::PLAN),
    group("board", t::board, plan::BOARDS),
    year::REVIEW,
    year::SUPPLEMENT,
    year::YEAR,
    year::CARRY_OVER,
    year::CONFIRM,
    year::HAND_OUT,
    preparation::REGISTER,
    preparation::LIBRARY,
    preparation::REVISIONS,
    preparation::RECEPTIONS,
    preparation::DOCUMENTS,
    look::LOOK,
    year::COMPARE,
    year::LOCK,
    year::UNLOCK,
    leaf("history", t::history, &[Args::Own(&[HISTORY_OF, LIMIT]), Args::Reading], cmd::history::history)
        .more(t::history_more)
        .examples(&["ikplan history --limit 5", "ikplan history --control 1.2.1"]),
    leaf("undo", t::undo, &[Args::Writing], cmd::history::undo).more(t::undo_more),
    leaf("redo", t::redo, &[Args::Writing], cmd::history::redo),
    leaf("where", t::whereabouts, &[Args::Own(&[FILE])], cmd::world::whereabouts),
    leaf("keys", t::keys, &[], cmd::world::keys),
    leaf("completions", t::completions, &[Args::Own(&[SHELL])], cmd::world::completions)
        .examples(&["ikplan completions bash > ~/.local/share/bash-completion/completions/ikplan"]),
    leaf("man", t::man, &[], cmd::world::man).examples(&["ikplan man > ikplan.1"]),
    Command {
        name: "help",
        about: t::help,
        more: None,
        args: &[Args::Own(&[Arg::place("command", t::v_command, t::a_command).many()])],
        subs: &[],
        examples: &["ikplan help deviation add"],
        run: Run::Help,
    },
];

const NEW: &[Arg] = &[
    Arg::place("target", t::v_file, t::a_new_file).required(),
    Arg::value("board", t::v_board, t::a_new_board).required(),
    Arg::value("year", t::v_year, t::a_new_year).required(),
    Arg {
        choices: super::spec::Choices::Axis(Axis::BoardKind),
        ..Arg::value("board-kind", t::v_code, t::a_board_kind)
    },
    Arg::value("municipality", t::v_text, t::a_municipality),
    Arg::value("periods", t::v_number, t::a_periods).choices(PERIODS).default("3"),
];

const IMPORT: &[Arg] = &[
    Arg::place("source", t::v_source, t::a_source).required(),
    Arg::value("into", t::v_file, t::a_into),
    Arg::switch("dry-run", t::a_dry_run),
    Arg::value("map", t::v_map, t::a_map).many(),
    Arg::value("board", t::v_board, t::a_import_board),
    Arg::value("year", t::v_year, t::a_import_year),
    Arg::value("period", t::v_period, t::a_import_period).short('p'),
];

const SCHEMA_OF: Arg = Arg::value("kind", t::v_code, t::a_schema_of).choices(SCHEMAS).default("plan");
const SCHEMAS: &[(&str, Label)] = &[("plan", t::schema_plan), ("report", t::schema_report)];
const OUT_PLACE: Arg = Arg::place("target", t::v_file, t::a_export_file).required();
const HISTORY_OF: Arg = Arg::value("control", t::v_control, t::a_history_control);
const SHELL: Arg = Arg::place("shell", t::v_code, t::a_shell).choices(SHELLS).required();

const UP_DOWN: &[Arg] = &[Arg::switch("up", t::a_up), Arg::switch("down", t::a_down)];
const SUBJECT_AREA: Args = Args::Own(&[Arg::place("subject", t::v_area, t::a_area).required()]);
const SUBJECT_RISK_POINT: Args = Args::Own(&[Arg::place("subject", t::v_risk_point, t::a_risk_point).required()]);
const SUBJECT_CONTROL: Args = Args::Own(&[Arg::place("subject", t::v_control, t::a_control).required()]);
const SUBJECT_QUESTION: Args = Args::Own(&[Arg::place("subject", t::v_question, t::a_question).required()]);
const SUBJECT_DEVIATION: Args = Args::Own(&[Arg::place("subject", t::v_deviation, t::a_deviation).required()]);
const SUBJECT_ACTION: Args = Args::Own(&[Arg::place("subject", t::v_action, t::a_action).required()]);
const SUBJECT_PERIOD: Args = Args::Own(&[Arg::place("subject", t::v_period, t::a_subject_period).required()]);
const OUTERMOST: Arg = Arg::switch("outermost", t::a_outermost);

const DEVIATION: &[Command] = &[
    leaf("add", t::deviation_add, &[Args::Fields(RecordKind::Deviation), Args::Writing], cmd::record::add_deviation)
        .examples(&["ikplan deviation add --control 1.2.1 --severity minor --what \"Två var sena\""]),
    leaf(
        "edit",
        t::deviation_edit,
        &[SUBJECT_DEVIATION, Args::Fields(RecordKind::Deviation), Args::Writing],
        cmd::record::edit_deviation,
    )
    .examples(&["ikplan deviation edit D2 --severity serious"]),
    leaf("remove", t::deviation_remove, &[SUBJECT_DEVIATION, Args::Writing], cmd::record::remove_deviation),
    life::ACCEPT,
    life::CLOSE,
    life::REOPEN,
];

const ACTION: &[Command] = &[
    leaf("add", t::action_add, &[Args::Fields(RecordKind::Action), Args::Writing], cmd::record::add_action)
        .examples(&["ikplan action add --deviation D2 --what \"Ny rutin\" --due-on 2025-03-31"]),
    leaf(
        "edit",
        t::action_edit,
        &[SUBJECT_ACTION, Args::Fields(RecordKind::Action), Args::Writing],
        cmd::record::edit_action,
    )
    .examples(&["ikplan action edit A1 --state done"]),
    leaf("remove", t::action_remove, &[SUBJECT_ACTION, Args::Writing], cmd::record::remove_action),
    life::STEP,
    life::DECIDE,
    life::START,
    life::DONE,
    life::VERIFY,
    life::DROP,
];

const AREA: &[Command] = &[
    leaf(
        "add",
        t::area_add,
        &[Args::Own(&[Arg::value("into", t::v_area, t::a_into_area)]), Args::Fields(RecordKind::Area), Args::Writing],
        cmd::record::add_area,
    )
    .examples(&["ikplan area add --name Ekonomi"]),
    leaf("edit", t::area_edit, &[SUBJECT_AREA, Args::Fields(RecordKind::Area), Args::Writing], cmd::record::edit_area),
    leaf(
        "move",
        t::area_move,
        &[
            SUBJECT_AREA,
            Args::Own(UP_DOWN),
            Args::Own(&[Arg::value("into", t::v_area, t::a_into_area), OUTERMOST]),
            Args::Writing,
        ],
        cmd::record::move_area,
    )
    .examples(&["ikplan area move 2 --up"]),
    leaf("remove", t::area_remove, &[SUBJECT_AREA, Args::Writing], cmd::record::remove_area),
];

const RISK_POINT: &[Command] = &[
    leaf(
        "add",
        t::risk_point_add,
        &[
            Args::Own(&[Arg::value("into", t::v_area, t::a_into_area).required()]),
            Args::Fields(RecordKind::RiskPoint),
            Args::Writing,
        ],
        cmd::record::add_risk_point,
    )
    .examples(&["ikplan risk-point add --into 1 --name Upphandling"]),
    leaf(
        "edit",
        t::risk_point_edit,
        &[SUBJECT_RISK_POINT, Args::Fields(RecordKind::RiskPoint), Args::Writing],
        cmd::record::edit_risk_point,
    ),
    leaf(
        "move",
        t::risk_point_move,
        &[
            SUBJECT_RISK_POINT,
            Args::Own(UP_DOWN),
            Args::Own(&[Arg::value("into", t::v_area, t::a_into_area)]),
            Args::Writing,
        ],
        cmd::record::move_risk_point,
    ),
    leaf("remove", t::risk_point_remove, &[SUBJECT_RISK_POINT, Args::Writing], cmd::record::remove_risk_point),
];

const CONTROLS: &[Command] = &[
    leaf(
        "add",
        t::control_add,
        &[
            Args::Own(&[Arg::value("into", t::v_risk_point, t::a_into_risk_point).required()]),
            Args::Fields(RecordKind::ControlActivity),
            Args::Writing,
        ],
        cmd::record::add_control,
    )
    .examples(&["ikplan control add --into 1.1 --title Attestkontroll --responsible Ekonomi"]),
    leaf(
        "edit",
        t::control_edit,
        &[SUBJECT_CONTROL, Args::Fields(RecordKind::ControlActivity), Args::Writing],
        cmd::record::edit_control,
    ),
    leaf(
        "move",
        t::control_move,
        &[
            SUBJECT_CONTROL,
            Args::Own(UP_DOWN),
            Args::Own(&[Arg::value("into", t::v_risk_point, t::a_into_risk_point)]),
            Args::Writing,
        ],
        cmd::record::move_control,
    ),
    leaf("remove", t::control_remove, &[SUBJECT_CONTROL, Args::Writing], cmd::record::remove_control),
];

const QUESTION: &[Command] = &[
    leaf(
        "add",
        t::question_add,
        &[
            Args::Own(&[Arg::value("into", t::v_control, t::a_into_control).required()]),
            Args::Fields(RecordKind::Question),
            Args::Writing,
        ],
        cmd::record::add_question,
    )
    .examples(&["ikplan question add --into 1.1.1 --text \"Är underlagen fullständiga?\""]),
    leaf(
        "edit",
        t::question_edit,
        &[SUBJECT_QUESTION, Args::Fields(RecordKind::Question), Args::Writing],
        cmd::record::edit_question,
    ),
    leaf(
        "move",
        t::question_move,
        &[
            SUBJECT_QUESTION,
            Args::Own(UP_DOWN),
            Args::Own(&[Arg::value("into", t::v_control, t::a_into_control)]),
            Args::Writing,
        ],
        cmd::record::move_question,
    ),
    leaf("remove", t::question_remove, &[SUBJECT_QUESTION, Args::Writing], cmd::record::remove_question),
];

const PERIOD_COMMANDS: &[Command] = &[
    leaf("add", t::period_add, &[Args::Fields(RecordKind::Period), Args::Writing], cmd::record::add_period)
        .examples(&["ikplan period add --name Vår --number 1 --from 2025-01-01 --to 2025-04-30"]),
    leaf(
        "edit",
        t::period_edit,
        &[SUBJECT_PERIOD, Args::Fields(RecordKind::Period), Args::Writing],
        cmd::record::edit_period,
    )
    .examples(&["ikplan period edit 2 --due-on 2025-09-15"]),
    leaf("remove", t::period_remove, &[SUBJECT_PERIOD, Args::Writing], cmd::record::remove_period),
];

/// The headings of the program's help page, with the commands that stand under each.
pub(crate) const HEADINGS: &[(Label, &[&str])] = &[
    (t::head_begin, &["demo", "boards", "new", "import"]),
    (t::head_read, &["show", "summary", "series", "report", "data", "history"]),
    (t::head_record, &["set", "value", "answer", "deadlines", "deviation", "action", "undo", "redo"]),
    (t::head_plan, &["plan", "board", "period", "area", "risk-point", "control", "question", "measure", "limit"]),
    (preparation::HEAD, &["register", "library", "revision", "reception", "document", "look"]),
    (
        year::HEAD,
        &[
            "todo",
            "year-view",
            "actions",
            "effect-check",
            "action-plan",
            "review",
            "supplement",
            "lock",
            "unlock",
            "compare",
            "carry-over",
            "confirm",
            "hand-out",
        ],
    ),
    (figures::HEAD, &["survey", "survey-question", "sheet", "item", "sample"]),
    (t::head_rest, &["export", "schema", "where", "keys", "completions", "man", "help"]),
];
