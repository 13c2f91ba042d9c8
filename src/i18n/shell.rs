//! Texts about the terminal itself: what it cannot do, the external editor, the program's own faults.

use super::messages;

messages! {
    not_a_terminal:
        "Det här är ingen terminal, så skärmen kan inte visas",
        "This is not a terminal, so the screen cannot be shown";
    dumb_terminal:
        "Terminalen kan inte flytta markören (TERM=dumb), så skärmen kan inte visas",
        "The terminal cannot move its cursor (TERM=dumb), so the screen cannot be shown";
    use_commands:
        "Använd kommandona i stället: ikplan show, ikplan summary, ikplan set. ikplan --help visar alla.",
        "Use the commands instead: ikplan show, ikplan summary, ikplan set. ikplan --help lists them all.";
    cannot_enter:
        "Terminalen gick inte att ta i bruk",
        "The terminal could not be taken into use";
    cannot_enter_todo:
        "Prova i ett annat terminalfönster.",
        "Try another terminal window.";
    no_editor:
        "Ingen egen redigerare är vald",
        "No editor of your own is chosen";
    editor_unreadable:
        "Kommandot för din redigerare går inte att läsa: citattecknen går inte ihop",
        "The command of your editor cannot be read: its quotation marks do not match";
    editor_file:
        "Texten kunde inte lämnas över till redigeraren",
        "The text could not be handed to the editor";
    editor_failed:
        "Redigeraren kunde inte startas",
        "The editor could not be started";
    editor_todo:
        "Texten är kvar här. Välj redigerare med miljövariabeln VISUAL eller EDITOR.",
        "The text is still here. Choose an editor with the variable VISUAL or EDITOR.";
    crashed:
        "Något gick fel i IK-plan, och programmet avslutades. Det som var sparat är kvar, och utkast finns kvar nästa \
         gång du startar.",
        "Something went wrong in IK-plan, and it ended. What was saved is safe, and drafts are there the next time \
         you start.";
    todo_crashed: "Försök igen. Upprepas det, anmäl felet.", "Try again. If it happens again, report the fault.";
    crash_note(path: &str):
        format!("En anteckning för felsökning finns i {path}. Den innehåller inget ur planen."),
        format!("A note for troubleshooting is in {path}. It holds nothing of the plan.");
    no_answer:
        "Disken svarade inte i tid. Det sista du gjorde är kanske inte sparat; öppna filen och se efter.",
        "The disk did not answer in time. The last of what you did may not be saved; open the file and see.";
    not_saved(changes: usize, texts: usize):
        format!("Inte sparat: {}", unsaved_sv(changes, texts)), format!("Not saved: {}", unsaved_en(changes, texts));
    perhaps_not_saved(changes: usize, texts: usize):
        format!("Kanske inte sparat: {}", unsaved_sv(changes, texts)), format!("Perhaps not saved: {}", unsaved_en(changes, texts));
    and_more(count: usize): format!("och {count} till"), format!("and {count} more");
    written_down(path: &str):
        format!("Det som inte sparades står i {path}. Utkast som hade sparats finns kvar i planen nästa gång du öppnar den."),
        format!("What was not saved is written down in {path}. Drafts that had been saved are there when you open the plan.");
    not_written_down:
        "Det gick inte heller att skriva ner det någon annanstans. Utkast som hade sparats finns kvar i planen.",
        "It could not be written down anywhere else either. Drafts that had been saved are still in the plan.";
    closing: "Sparar det sista …", "Saving the last of it …";
}

fn unsaved_sv(changes: usize, texts: usize) -> String {
    let changes = match changes {
        1 => "1 ändring".to_owned(),
        count => format!("{count} ändringar"),
    };
    match texts {
        0 => changes,
        1 => format!("{changes} och 1 påbörjad text"),
        count => format!("{changes} och {count} påbörjade texter"),
    }
}

fn unsaved_en(changes: usize, texts: usize) -> String {
    let changes = match changes {
        1 => "1 change".to_owned(),
        count => format!("{count} changes"),
    };
    match texts {
        0 => changes,
        1 => format!("{changes} and 1 unfinished text"),
        count => format!("{changes} and {count} unfinished texts"),
    }
}
