//! What a change did, in words: as a sentence when it is made, as a name when it is undone or listed.

use super::terms::record_kind;
use super::{Lang, messages};
use crate::domain::{RecordKind, Verb};

messages! {
    did_add(kind: &str, subject: &str): format!("Lade till {kind}: {subject}"), format!("Added {kind}: {subject}");
    did_edit(kind: &str, subject: &str): format!("Ändrade {kind}: {subject}"), format!("Changed {kind}: {subject}");
    did_move(kind: &str, subject: &str): format!("Flyttade {kind}: {subject}"), format!("Moved {kind}: {subject}");
    did_remove(kind: &str, subject: &str): format!("Tog bort {kind}: {subject}"), format!("Removed {kind}: {subject}");
    did_set_status(subject: &str): format!("Satte status: {subject}"), format!("Set status: {subject}");
    did_grade(subject: &str): format!("Graderade avvikelse: {subject}"), format!("Graded deviation: {subject}");
    did_accept(subject: &str): format!("Accepterade avvikelse: {subject}"), format!("Accepted deviation: {subject}");
    did_close(subject: &str): format!("Avslutade avvikelse: {subject}"), format!("Closed deviation: {subject}");
    did_reopen(subject: &str): format!("Öppnade avvikelse igen: {subject}"), format!("Opened deviation again: {subject}");
    did_act(subject: &str): format!("Ändrade läge för åtgärd: {subject}"), format!("Changed state of action: {subject}");
    did_import(subject: &str): format!("Importerade: {subject}"), format!("Imported: {subject}");
    did_sign_off(subject: &str): format!("Undertecknade och låste: {subject}"), format!("Signed off and locked: {subject}");
    did_unlock(subject: &str): format!("Låste upp: {subject}"), format!("Unlocked: {subject}");
    did_review(subject: &str): format!("Granskade och godkände: {subject}"), format!("Reviewed and accepted: {subject}");
    did_send_back(subject: &str): format!("Skickade tillbaka efter granskning: {subject}"), format!("Sent back after review: {subject}");
    did_carry_over(subject: &str): format!("Beslutade inför nästa år: {subject}"), format!("Decided for the next year: {subject}");
    did_confirm(subject: &str): format!("Bekräftade överförd text: {subject}"), format!("Confirmed carried text: {subject}");
    did_hand_out(subject: &str): format!("Delade ut kommungemensamma kontroller: {subject}"), format!("Handed out municipality-wide controls: {subject}");
    undid(what: &str): format!("Ångrade: {what}"), format!("Undid: {what}");
    redid(what: &str): format!("Gjorde om: {what}"), format!("Redid: {what}");

    added(new: &str, kind: &str, subject: &str): format!("{new} {kind}: {subject}"), format!("new {kind}: {subject}");
    edited(kind: &str, subject: &str): format!("ändring av {kind}: {subject}"), format!("change of {kind}: {subject}");
    moved(kind: &str, subject: &str): format!("flytt av {kind}: {subject}"), format!("move of {kind}: {subject}");
    removed(kind: &str, subject: &str): format!("borttagning av {kind}: {subject}"), format!("removal of {kind}: {subject}");
    status(subject: &str): format!("status för {subject}"), format!("status of {subject}");
    graded(subject: &str): format!("gradering av {subject}"), format!("grading of {subject}");
    accepted(subject: &str): format!("acceptans av {subject}"), format!("acceptance of {subject}");
    closed(subject: &str): format!("avslut av {subject}"), format!("closing of {subject}");
    reopened(subject: &str): format!("återöppning av {subject}"), format!("reopening of {subject}");
    acted(subject: &str): format!("läge för {subject}"), format!("state of {subject}");
    imported(subject: &str):
        if subject.is_empty() { "import".to_owned() } else { format!("import av {subject}") },
        if subject.is_empty() { "import".to_owned() } else { format!("import of {subject}") };
    signed_off(subject: &str): format!("undertecknande av {subject}"), format!("sign-off of {subject}");
    unlocked(subject: &str): format!("upplåsning av {subject}"), format!("unlocking of {subject}");
    reviewed(subject: &str): format!("granskning av {subject}"), format!("review of {subject}");
    sent_back(subject: &str): format!("återsändning av {subject}"), format!("sending back of {subject}");
    carried_over(subject: &str): format!("beslut inför nästa år om {subject}"), format!("decision for the next year on {subject}");
    confirmed(subject: &str): format!("bekräftelse av {subject}"), format!("confirmation of {subject}");
    handed_out(subject: &str): format!("utdelning av {subject}"), format!("handing out of {subject}");
    undo(what: &str): format!("ångrade {what}"), format!("undid {what}");
    redo(what: &str): format!("gjorde om {what}"), format!("redid {what}");
    redacted: "gallrad post", "redacted entry";
    unknown_person: "okänd", "unknown";
}

/// What a change did, as a sentence: "Ändrade åtgärd: Ny rutin".
#[must_use]
pub fn did(lang: Lang, verb: Verb, kind: RecordKind, subject: &str) -> String {
    let kind = record_kind(lang, kind);
    let said = match verb {
        Verb::Add => did_add(lang, kind, subject),
        Verb::Edit => did_edit(lang, kind, subject),
        Verb::Move => did_move(lang, kind, subject),
        Verb::Remove => did_remove(lang, kind, subject),
        Verb::SetStatus => did_set_status(lang, subject),
        Verb::Grade => did_grade(lang, subject),
        Verb::Accept => did_accept(lang, subject),
        Verb::Close => did_close(lang, subject),
        Verb::Reopen => did_reopen(lang, subject),
        Verb::Act => did_act(lang, subject),
        Verb::Import => did_import(lang, subject),
        Verb::SignOff => did_sign_off(lang, subject),
        Verb::Unlock => did_unlock(lang, subject),
        Verb::Review => did_review(lang, subject),
        Verb::SendBack => did_send_back(lang, subject),
        Verb::CarryOver => did_carry_over(lang, subject),
        Verb::Confirm => did_confirm(lang, subject),
        Verb::HandOut => did_hand_out(lang, subject),
    };
    without_colon(said, subject)
}

/// A sentence about something that has no name ends with what kind of thing it is.
fn without_colon(said: String, subject: &str) -> String {
    if subject.is_empty() { said.trim_end_matches([':', ' ']).to_owned() } else { said }
}

/// What a change did, as a name to undo it by: "ändring av åtgärd: Ny rutin".
#[must_use]
pub fn what(lang: Lang, verb: Verb, kind: RecordKind, subject: &str) -> String {
    let name = record_kind(lang, kind);
    let said = match verb {
        Verb::Add => added(lang, new(kind), name, subject),
        Verb::Edit => edited(lang, name, subject),
        Verb::Move => moved(lang, name, subject),
        Verb::Remove => removed(lang, name, subject),
        Verb::SetStatus => status(lang, subject),
        Verb::Grade => graded(lang, subject),
        Verb::Accept => accepted(lang, subject),
        Verb::Close => closed(lang, subject),
        Verb::Reopen => reopened(lang, subject),
        Verb::Act => acted(lang, subject),
        Verb::Import => imported(lang, subject),
        Verb::SignOff => signed_off(lang, subject),
        Verb::Unlock => unlocked(lang, subject),
        Verb::Review => reviewed(lang, subject),
        Verb::SendBack => sent_back(lang, subject),
        Verb::CarryOver => carried_over(lang, subject),
        Verb::Confirm => confirmed(lang, subject),
        Verb::HandOut => handed_out(lang, subject),
    };
    without_colon(said, subject)
}

/// The Swedish "new" of a kind, by its gender.
const fn new(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Area
        | RecordKind::ControlActivity
        | RecordKind::Outcome
        | RecordKind::SignOff
        | RecordKind::Reception
        | RecordKind::Revision
        | RecordKind::GoverningDocument
        | RecordKind::Measure
        | RecordKind::Answer
        | RecordKind::TestSheet
        | RecordKind::MeasureValue => "nytt",
        RecordKind::Look => "nya",
        RecordKind::Board
        | RecordKind::Plan
        | RecordKind::Period
        | RecordKind::RiskPoint
        | RecordKind::Question
        | RecordKind::ActionPlan
        | RecordKind::EffectCheck
        | RecordKind::Supplement
        | RecordKind::Carried
        | RecordKind::LimitRule
        | RecordKind::Survey
        | RecordKind::SurveyQuestion
        | RecordKind::SheetItem
        | RecordKind::Deviation
        | RecordKind::Action => "ny",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_record_has_the_gender_of_its_kind() {
        let added = |kind| what(Lang::Sv, Verb::Add, kind, "X");
        assert_eq!(added(RecordKind::Area), "nytt kontrollområde: X");
        assert_eq!(added(RecordKind::ControlActivity), "nytt kontrollmoment: X");
        assert_eq!(added(RecordKind::Outcome), "nytt utfall: X");
        assert_eq!(added(RecordKind::RiskPoint), "ny riskpunkt: X");
        assert_eq!(what(Lang::En, Verb::Add, RecordKind::Area, "X"), "new control area: X");
    }
}
