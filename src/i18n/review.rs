//! The words of reviewing, and of supplements to what has been recorded.

use super::messages;

messages! {
    pick(what: &str): format!("Granska: {what}"), format!("Review: {what}");
    performed(by: &str): format!("utförd av {by}"), format!("performed by {by}");
    accept: "Godkänn", "Accept";
    send_back: "Skicka tillbaka med kommentar", "Send back with a comment";
    all(left: usize): format!("Alla som väntar ({left})"), format!("All that wait ({left})");
    queue(count: usize): format!("Väntar på granskning: {count}"), format!("Waiting for review: {count}");
    none: "Inget väntar på granskning i perioden.", "Nothing waits for review in the period.";
    by_nobody: "utförd av: inte angivet", "performed by: not stated";
    read: "Läs i detaljrutan. g godkänner eller skickar tillbaka.", "Read it in the detail pane. g accepts or sends back.";
    send_back_title: "Skicka tillbaka", "Send back";
    comment: "Kommentar", "Comment";
    comment_hint: "Vad som ska göras om. Kontrollen blir påbörjad igen.", "What is to be done again. The control becomes started again.";
    sent_back: "Återsänd", "Sent back";
    reviewers_comment: "Granskaren", "Reviewer";

    supplement_of(section: &str, day: &str, by: &str):
        if by.is_empty() { format!("Komplettering av {section} {day}") } else { format!("Komplettering av {section} {day}, {by}") },
        if by.is_empty() { format!("Supplement to {section} {day}") } else { format!("Supplement to {section} {day}, {by}") };

    cli_review: "Granskning: visa kön, godkänn, skicka tillbaka", "Review: show the queue, accept, send back";
    cli_list: "Visa slutförda kontroller som väntar på granskning", "Show completed controls that wait for review";
    cli_accept: "Godkänn en slutförd kontroll", "Accept a completed control";
    cli_return: "Skicka tillbaka en kontroll, med kommentar", "Send a control back, with a comment";
    cli_by: "Den som granskar, annars du", "Who reviews, else you";
    cli_supplement: "Kompletteringar: lägg till, ändra, ta bort", "Supplements: add, edit, remove";
    cli_supplement_add: "Lägg till en daterad komplettering till en text i ett utfall", "Add a dated supplement to a text of an outcome";
    cli_supplement_edit: "Ändra en komplettering", "Edit a supplement";
    cli_supplement_remove: "Ta bort en komplettering", "Remove a supplement";
    v_supplement: "KONTROLL:NUMMER", "CONTROL:NUMBER";
    a_supplement: "Kompletteringen: kontroll och nummer i perioden, som 1.2.1:1", "The supplement: control and number in the period, such as 1.2.1:1";
}
