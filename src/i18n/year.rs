//! More words of the field: of the year's course, from deviation to closed action, and of the preparation of a plan.

use super::{Lang, messages};
use crate::domain::{Carry, DeviationState, DocumentKind, Effect, Focus, Goal, Receiver, Section};

messages! {
    goal_purposeful: "Ändamålsenlig verksamhet", "Operations that serve their purpose";
    goal_cost_effective: "Kostnadseffektiv verksamhet", "Cost-effective operations";
    goal_reliable: "Tillförlitlig redovisning", "Reliable accounts and information";
    goal_compliance: "Efterlevnad av regler", "Compliance";
    focus_budget: "Budgeten används enligt besluten", "The budget is used as decided";
    focus_laws: "Lagar och avtal följs", "Laws and agreements are followed";
    focus_misuse: "Missbruk och fel minimeras", "Misuse and errors are kept small";
    focus_accounts: "Räkenskaperna är rätt", "The accounts are right";
    focus_suspicion: "Skydd mot oberättigade misstankar", "Protection from unfounded suspicion";
    inside_plan: "I planen", "In the plan";
    outside_plan: "Utanför planen", "Outside the plan";
    deviation_state_open: "Öppen", "Open";
    deviation_state_accepted: "Accepterad med beslut", "Accepted by decision";
    deviation_state_closed: "Avslutad", "Closed";
    section_selection: "Urval", "Selection";
    section_method: "Metod", "Method";
    section_result: "Resultat", "Result";
    section_analysis: "Analys", "Analysis";
    section_actions: "Åtgärder", "Actions";
    effect_worked: "Åtgärden har gett effekt", "The action has had effect";
    effect_partly: "Åtgärden har delvis gett effekt", "The action has had effect in part";
    effect_missing: "Åtgärden har inte gett effekt", "The action has had no effect";
    receiver_board: "Nämnden", "The board";
    receiver_executive_board: "Kommunstyrelsen", "The executive board";
    receiver_council: "Kommunfullmäktige", "The council";
    receiver_auditors: "Revisorerna", "The auditors";
    document_kind_by_law: "Reglemente", "By-law";
    document_kind_policy: "Policy", "Policy";
    document_kind_guideline: "Riktlinje", "Guideline";
    document_kind_instructions: "Tillämpningsanvisning", "Application instructions";
    document_kind_routine: "Rutin", "Routine";
    document_kind_other: "Annat", "Other";
    carry_keep: "Behåll", "Keep";
    carry_change: "Ändra", "Change";
    carry_drop: "Avsluta", "Drop";
}

/// What has become of a deviation.
#[must_use]
pub const fn deviation_state(lang: Lang, code: DeviationState) -> &'static str {
    match code {
        DeviationState::Open => deviation_state_open(lang),
        DeviationState::Accepted => deviation_state_accepted(lang),
        DeviationState::Closed => deviation_state_closed(lang),
    }
}

/// A text of an outcome.
#[must_use]
pub const fn section(lang: Lang, code: Section) -> &'static str {
    match code {
        Section::Selection => section_selection(lang),
        Section::Method => section_method(lang),
        Section::Result => section_result(lang),
        Section::Analysis => section_analysis(lang),
        Section::Actions => section_actions(lang),
    }
}

/// Whether an action had effect.
#[must_use]
pub const fn effect(lang: Lang, code: Effect) -> &'static str {
    match code {
        Effect::Worked => effect_worked(lang),
        Effect::Partly => effect_partly(lang),
        Effect::Missing => effect_missing(lang),
    }
}

/// Who a report goes to.
#[must_use]
pub const fn receiver(lang: Lang, code: Receiver) -> &'static str {
    match code {
        Receiver::Board => receiver_board(lang),
        Receiver::ExecutiveBoard => receiver_executive_board(lang),
        Receiver::Council => receiver_council(lang),
        Receiver::Auditors => receiver_auditors(lang),
    }
}

/// A goal of internal control.
#[must_use]
pub const fn goal(lang: Lang, code: Goal) -> &'static str {
    match code {
        Goal::Purposeful => goal_purposeful(lang),
        Goal::CostEffective => goal_cost_effective(lang),
        Goal::Reliable => goal_reliable(lang),
        Goal::Compliance => goal_compliance(lang),
    }
}

/// What internal control looks after in particular.
#[must_use]
pub const fn focus_tag(lang: Lang, code: Focus) -> &'static str {
    match code {
        Focus::Budget => focus_budget(lang),
        Focus::Laws => focus_laws(lang),
        Focus::Misuse => focus_misuse(lang),
        Focus::Accounts => focus_accounts(lang),
        Focus::Suspicion => focus_suspicion(lang),
    }
}

/// Whether a risk point is in the plan.
#[must_use]
pub const fn in_plan(lang: Lang, yes: bool) -> &'static str {
    if yes { inside_plan(lang) } else { outside_plan(lang) }
}

/// What kind a governing document is.
#[must_use]
pub const fn document_kind(lang: Lang, code: DocumentKind) -> &'static str {
    match code {
        DocumentKind::ByLaw => document_kind_by_law(lang),
        DocumentKind::Policy => document_kind_policy(lang),
        DocumentKind::Guideline => document_kind_guideline(lang),
        DocumentKind::Instructions => document_kind_instructions(lang),
        DocumentKind::Routine => document_kind_routine(lang),
        DocumentKind::Other => document_kind_other(lang),
    }
}

/// What is decided about a control when the next plan is made.
#[must_use]
pub const fn carry(lang: Lang, code: Carry) -> &'static str {
    match code {
        Carry::Keep => carry_keep(lang),
        Carry::Change => carry_change(lang),
        Carry::Drop => carry_drop(lang),
    }
}
