//! The words of the forms for the year's course: supplements, checks of effect, sign-offs, the way of the reports.

use super::messages;

messages! {
    governs: "Riskpunkter", "Risk points";
    governs_hint: "De riskpunkter som dokumentet styr.", "The risk points that the document governs.";
    action_plan_title: "Handlingsplan", "Plan of action";
    action_plan_name: "Namn", "Name";
    registry_no: "Diarienummer", "Registry number";
    action_plan_adopted_on: "Beslutad den", "Adopted on";
    note: "Anteckning", "Note";

    accept_title: "Acceptera avvikelsen", "Accept the deviation";
    accept_decision: "Beslut", "Decision";
    accept_decision_hint: "Vem som beslutade och varför, till exempel nämndens beslut § 45.", "Who decided and why, such as the board's decision § 45.";
    accepted_until: "Accepterad till och med", "Accepted until";
    accepted_until_hint: "Dagen efter är avvikelsen öppen igen.", "The day after, the deviation is open again.";
    close_title: "Avsluta avvikelsen", "Close the deviation";
    close_reason: "Skäl", "Reason";
    closed_on: "Avslutad den", "Closed on";
    unchecked_reason: "Varför ingen effektkontroll behövs", "Why no effect check is needed";
    unchecked_reason_hint:
        "Fylls i när en åtgärd saknar effektkontroll som visar effekt.",
        "To be filled in when an action has no effect check that shows effect.";
    escalate_title: "Rapporterad uppåt", "Reported upwards";
    drop_title: "Avför åtgärden", "Drop the action";
    drop_reason: "Skäl", "Reason";

    effect_check_title: "Effektkontroll", "Effect check";
    effect_check_hint: "En ny iakttagelse: åtgärden själv ändras inte.", "A new observation: the action itself is not changed.";
    effect: "Effekt", "Effect";
    on: "Datum", "Date";
    by: "Av", "By";
    effect_text: "Vad som sågs", "What was seen";

    supplement_title: "Komplettering", "Supplement";
    section: "Kompletterar", "Adds to";
    supplement_text: "Komplettering", "Supplement";
    supplement_hint: "Läggs till under den text som redan finns. Den ändras inte.", "Is put under the text that is there, which is not changed.";

    sign_off_title: "Undertecknande", "Sign-off";
    version: "Rapportversion", "Report version";
    signed_by: "Undertecknad av", "Signed off by";
    opened_on: "Upplåst den", "Opened on";
    opened_by: "Upplåst av", "Opened by";
    opened_because: "Skäl", "Reason";

    reception_title: "Mottagande", "Reception";
    receiver: "Mottagare", "Receiver";
    received: "Rapporten för", "The report of";
    received_hint: "Lämnas tomt när det är planen som tas emot. Delete tömmer.", "Left empty when it is the plan that is received. Delete clears.";
    meeting_on: "Sammanträde den", "Meeting on";
    minutes_section: "Paragraf", "Paragraph";
    minutes_section_hint: "Som i protokollet, till exempel § 45.", "As in the minutes, such as § 45.";
    reception_note: "Beslut", "Decision";

    revision_title: "Planbeslut", "Plan decision";
    revision_number: "Nummer", "Number";
    revision_number_hint: "0 är när planen antogs, 1 den första revideringen.", "0 is the adoption of the plan, 1 its first revision.";
    decided_on: "Beslutat den", "Decided on";
    revision_what: "Vad som ändrades", "What was changed";

    document_title: "Styrande dokument", "Governing document";
    document_name: "Namn", "Name";
    document_kind: "Slag", "Kind";
    dated_on: "Daterat den", "Dated";

    carried_title: "Överföring", "Carry-over";
    carried_control: "Kontrollmoment", "Control activity";
    decision: "Beslut", "Decision";
    reason: "Skäl", "Reason";
}
