//! Why the system refused to read or write.

use super::messages;

messages! {
    not_found: "Den finns inte.", "It does not exist.";
    permission_denied: "Du har inte behörighet till den.", "You are not permitted to use it.";
    already_exists: "Den finns redan.", "It exists already.";
    is_a_directory: "Det är en mapp.", "It is a folder.";
    not_a_directory: "En del av sökvägen är ingen mapp.", "A part of the path is no folder.";
    read_only: "Disken går bara att läsa.", "The disk can only be read.";
    storage_full: "Disken är full.", "The disk is full.";
    file_too_large: "Filen blir större än vad som får skrivas där.", "The file becomes larger than may be written there.";
    invalid_name: "Namnet är inte tillåtet.", "The name is not permitted.";
    not_a_file: "Det är ingen vanlig fil.", "It is no plain file.";
    other(code: Option<i32>, said: &str):
        code.map_or_else(|| "Systemet vägrade.".to_owned(), |code| format!("Systemet vägrade med felkoden {code}.")),
        format!("The system says: {said}");
    timed_out: "Disken svarade inte i tid.", "The disk did not answer in time.";
}
