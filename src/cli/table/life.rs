//! The commands for the lives of deviations and actions.

use super::{SUBJECT_ACTION, SUBJECT_DEVIATION, group, leaf};
use crate::cli::cmd::{life, record};
use crate::cli::spec::{Arg, Args, Command};
use crate::domain::RecordKind;
use crate::i18n::{Label, cli_help as words, cli_life as t, forms_year};

const ON: Arg = Arg::value("on", words::v_date, t::a_on);
const REASON: Arg = Arg::value("reason", words::v_text, forms_year::reason).required();
const SUBJECT_PLAN: Args = Args::Own(&[Arg::place("subject", t::v_action_plan, t::a_action_plan).required()]);
const SUBJECT_CHECK: Args = Args::Own(&[Arg::place("subject", t::v_effect_check, t::a_effect_check).required()]);
const INTO_ACTION: Args = Args::Own(&[Arg::value("into", words::v_action, t::a_into_action).required()]);

const ORDERS: &[(&str, Label)] =
    &[("due", t::order_due), ("owner", t::order_owner), ("severity", t::order_severity), ("state", t::order_state)];
const SCOPES: &[(&str, Label)] = &[
    ("unsettled", t::scope_unsettled),
    ("late", t::scope_late),
    ("unchecked", t::scope_unchecked),
    ("settled", t::scope_settled),
    ("all", t::scope_all),
];

pub(super) const ACCEPT: Command = leaf(
    "accept",
    t::accept,
    &[
        SUBJECT_DEVIATION,
        Args::Own(&[
            Arg::value("decision", words::v_text, forms_year::accept_decision).required(),
            Arg::value("until", words::v_date, forms_year::accepted_until).required(),
            ON,
        ]),
        Args::Writing,
    ],
    life::accept,
)
.more(t::accept_more)
.examples(&["ikplan deviation accept D2 --decision \"Nämnden § 45\" --until 2025-12-31"]);

pub(super) const CLOSE: Command = leaf(
    "close",
    t::close,
    &[
        SUBJECT_DEVIATION,
        Args::Own(&[REASON, Arg::value("unchecked-reason", words::v_text, forms_year::unchecked_reason), ON]),
        Args::Writing,
    ],
    life::close,
)
.more(t::close_more)
.examples(&["ikplan deviation close D2 --reason \"Rutinen följs\""]);

pub(super) const REOPEN: Command = leaf("reopen", t::reopen, &[SUBJECT_DEVIATION, Args::Writing], life::reopen);

pub(super) const STEP: Command = leaf("step", t::step, &[SUBJECT_ACTION, Args::Writing], life::step).more(t::step_more);
pub(super) const DECIDE: Command = leaf("decide", t::decide, &[SUBJECT_ACTION, Args::Writing], life::decide);
pub(super) const START: Command = leaf("start", t::start, &[SUBJECT_ACTION, Args::Writing], life::start);
pub(super) const DONE: Command = leaf("done", t::done, &[SUBJECT_ACTION, Args::Writing], life::finish);
pub(super) const VERIFY: Command =
    leaf("verify", t::verify, &[SUBJECT_ACTION, Args::Writing], life::verify).more(t::verify_more);
pub(super) const DROP: Command =
    leaf("drop", t::drop, &[SUBJECT_ACTION, Args::Own(&[REASON]), Args::Writing], life::drop);

pub(super) const ACTIONS: Command = leaf(
    "actions",
    t::actions,
    &[
        Args::Own(&[
            Arg::value("order", words::v_code, t::a_order).choices(ORDERS).default("due"),
            Arg::value("scope", words::v_code, t::a_scope).choices(SCOPES).default("unsettled"),
            Arg::switch("own", t::a_own),
            Arg::value("action-plan", t::v_action_plan, t::a_action_plan),
            Arg::value("search", words::v_text, t::a_search),
        ]),
        Args::Reading,
    ],
    life::actions,
)
.more(t::actions_more)
.examples(&["ikplan actions --scope late", "ikplan actions --order owner --json"]);

pub(super) const TODO: Command =
    leaf("todo", t::todo, &[Args::Own(&[Arg::value("who", words::v_name, t::a_who)]), Args::Reading], life::todo)
        .more(t::todo_more)
        .examples(&["ikplan todo", "ikplan todo --who Ekonomi --json"]);

pub(super) const EFFECT_CHECKS: Command = group(
    "effect-check",
    t::effect_check,
    &[
        leaf(
            "add",
            t::effect_check_add,
            &[INTO_ACTION, Args::Fields(RecordKind::EffectCheck), Args::Writing],
            record::add_effect_check,
        )
        .examples(&["ikplan effect-check add --into A1 --effect worked --by Controller"]),
        leaf(
            "edit",
            t::effect_check_edit,
            &[SUBJECT_CHECK, Args::Fields(RecordKind::EffectCheck), Args::Writing],
            record::edit_effect_check,
        )
        .examples(&["ikplan effect-check edit A1:1 --effect partly"]),
        leaf("remove", t::effect_check_remove, &[SUBJECT_CHECK, Args::Writing], record::remove_effect_check),
    ],
);

pub(super) const ACTION_PLANS: Command = group(
    "action-plan",
    t::action_plan,
    &[
        leaf(
            "add",
            t::action_plan_add,
            &[Args::Fields(RecordKind::ActionPlan), Args::Writing],
            record::add_action_plan,
        )
        .examples(&["ikplan action-plan add --name \"Kortare tider\" --registry-no \"SN 2025-12\""]),
        leaf(
            "edit",
            t::action_plan_edit,
            &[SUBJECT_PLAN, Args::Fields(RecordKind::ActionPlan), Args::Writing],
            record::edit_action_plan,
        ),
        leaf("remove", t::action_plan_remove, &[SUBJECT_PLAN, Args::Writing], record::remove_action_plan),
    ],
);
