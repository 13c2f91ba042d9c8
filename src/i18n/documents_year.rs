//! The words of the documents for the year's course: decisions, risks and their register, what was carried over, the way
//! of a report, plans of action, follow-up.

use super::{Lang, messages};
use crate::domain::{Carry, Receiver};

messages! {
    decisions: "Beslut om planen", "Decisions on the plan";
    decision: "Beslut", "Decision";
    section: "Paragraf", "Minutes";
    meaning: "Innebörd", "What it means";
    latest_version: "Version", "Version";
    governing: "Styrande dokument", "Governing documents";
    document: "Dokument", "Document";
    document_kind: "Slag", "Kind";
    governs: "Styr riskpunkt", "Governs risk point";
    received: "Rapportens väg", "The way of the report";
    receiver: "Mottagare", "Received by";
    added_since(day: &str):
        format!("Det som har hänt efter dokumentets datum, {day}, är tillagt i efterhand."),
        format!("What happened after the date of the document, {day}, has been added since.");

    matrix_note:
        "Överst i varje ruta står riskvärdet, under det numren på riskpunkterna i tabellen nedan. Riskpunkter utan sannolikhet eller konsekvens står bara i tabellen.",
        "On top of each cell stands the risk value, below it the numbers of the risk points in the table below. Risk points without likelihood or consequence stand in the table only.";
    matrix_summary:
        "Rader är sannolikhet, högst överst. Kolumner är konsekvens. I rutorna står riskvärdet och riskpunkternas nummer.",
        "Rows are likelihood, highest first. Columns are consequence. The cells hold the risk value and the numbers of the risk points.";
    threshold(value: u16):
        format!("Risker med riskvärdet {value} eller högre föreslås för planen."),
        format!("Risks with the risk value {value} or higher are proposed for the plan.");
    in_plan_because(reason: &str): format!("Med i planen: {reason}"), format!("In the plan: {reason}");
    left_out: "Risker utanför planen", "Risks left out of the plan";
    reason: "Skäl", "Reason";
    below_threshold(value: u16): format!("Riskvärdet är lägre än planens gräns, {value}."), format!("The risk value is below the threshold of the plan, {value}.");
    no_reason: "Skäl saknas", "No reason given";
    coverage: "Vad planen täcker", "What the plan covers";
    aim: "Mål eller inriktning", "Goal or focus";
    no_risk_point: "Ingen riskpunkt", "No risk point";

    carried: "Ändrat sedan förra årets plan", "Changed since last year's plan";
    added(names: &str): format!("Nytt i planen: {names}."), format!("New in the plan: {names}.");
    unconfirmed: "Överförd från förra årets plan, inte bekräftad", "Carried over from last year's plan, not confirmed";
    municipality_wide: "Kommungemensam kontroll", "Municipality-wide control";

    development: "Utveckling över tid", "Development over time";
    development_note:
        "Mått som har lästs av minst tre gånger. Där linjen är bruten är värdena inte jämförbara.",
        "Measures that have been read at least three times. Where the line is broken the values are not comparable.";

    escalated(day: &str): format!("Rapporterad till kommunstyrelsen {day}."), format!("Reported to the executive board on {day}.");
    action_plans: "Handlingsplaner", "Plans of action";
    action_plan: "Handlingsplan", "Plan of action";
    adopted_on: "Antagen", "Adopted";
    follow_up: "Uppföljning", "Follow-up";
    followed_at(when: &str, by: &str):
        if by.is_empty() { format!("Uppföljning sker i {when}.") } else { format!("Uppföljning sker i {when}, senast {by}.") },
        if by.is_empty() { format!("It is followed up in {when}.") } else { format!("It is followed up in {when}, by {by} at the latest.") };
    followed_by(by: &str): format!("Uppföljning sker senast {by}."), format!("It is followed up by {by} at the latest.");
    followed_up(day: &str): format!("Uppföljningen gjordes {day}."), format!("The follow-up was made on {day}.");
}

/// What was decided about a control of the year before.
#[must_use]
pub const fn carry(lang: Lang, decision: Carry) -> &'static str {
    match (lang, decision) {
        (Lang::Sv, Carry::Keep) => "Behålls",
        (Lang::Sv, Carry::Change) => "Ändras",
        (Lang::Sv, Carry::Drop) => "Avslutas",
        (Lang::En, Carry::Keep) => "Kept",
        (Lang::En, Carry::Change) => "Changed",
        (Lang::En, Carry::Drop) => "Ended",
    }
}

/// That the plan was received, and by whom.
#[must_use]
pub const fn received_by(lang: Lang, receiver: Receiver) -> &'static str {
    match (lang, receiver) {
        (Lang::Sv, Receiver::Board) => "Mottagen av nämnden",
        (Lang::Sv, Receiver::ExecutiveBoard) => "Mottagen av kommunstyrelsen",
        (Lang::Sv, Receiver::Council) => "Mottagen av kommunfullmäktige",
        (Lang::Sv, Receiver::Auditors) => "Mottagen av revisorerna",
        (Lang::En, Receiver::Board) => "Received by the board",
        (Lang::En, Receiver::ExecutiveBoard) => "Received by the executive board",
        (Lang::En, Receiver::Council) => "Received by the council",
        (Lang::En, Receiver::Auditors) => "Received by the auditors",
    }
}
