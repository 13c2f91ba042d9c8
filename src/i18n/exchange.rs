//! The exchange file (JSON): why it was not read.

use super::messages;

messages! {
    not_read: "Utbytesfilen kan inte läsas in.", "The exchange file cannot be read.";
    why_too_large(mib: usize): format!("Högst {mib} MiB läses in."), format!("At most {mib} MiB are read.");
    todo_too_large: "Dela upp innehållet på flera filer.", "Divide the contents among several files.";
    why_encoding(at: usize):
        format!("Den är inte skriven i UTF-8 (byte {at})."), format!("It is not written in UTF-8 (byte {at}).");
    todo_encoding: "Spara filen i UTF-8.", "Save the file in UTF-8.";
    why_syntax(line: usize, column: usize):
        format!("Rad {line}, tecken {column} är inte giltig JSON."), format!("Line {line}, character {column} is not valid JSON.");
    why_cut_off(line: usize):
        format!("Filen tar slut för tidigt, på rad {line}."), format!("The file ends too early, on line {line}.");
    todo_syntax: "Rätta raden, eller exportera filen på nytt.", "Mend the line, or export the file anew.";
    why_other_format:
        "Den har inte \"format\": \"ikplan\" och \"version\": 1.", "It does not have \"format\": \"ikplan\" and \"version\": 1.";
    todo_other_format:
        "Formatet beskrivs av ikplan schema. Tabeller läses in som text, CSV eller XLSX.",
        "ikplan schema describes the format. Tables are read as text, CSV or XLSX.";
    newer(version: u64):
        format!("Utbytesfilen har version {version} av formatet, som är nyare än programmet."),
        format!("The exchange file has version {version} of the format, which is newer than the program.");
    todo_newer: "Använd en nyare version av ikplan.", "Use a newer version of ikplan.";
    at_line(line: usize): format!(" (rad {line})"), format!(" (line {line})");
    why_unknown(path: &str, line: &str): format!("Fältet {path} finns inte i formatet{line}."), format!("The format has no field {path}{line}.");
    why_missing(path: &str, line: &str): format!("Fältet {path} saknas{line}."), format!("The field {path} is missing{line}.");
    why_repeated_field(path: &str, line: &str): format!("Fältet {path} finns två gånger{line}."), format!("The field {path} is there twice{line}.");
    why_value(path: &str, line: &str):
        format!("Värdet i {path} är inte av rätt slag{line}."), format!("The value of {path} is not of the right kind{line}.");
    todo_field: "Rätta fältet. Formatet beskrivs av ikplan schema.", "Mend the field. ikplan schema describes the format.";
    why_repeated(path: &str):
        format!("{path} har samma identitet som en tidigare post."), format!("{path} has the identity of an earlier record.");
    todo_repeated: "Ta bort den ena.", "Remove one of them.";
    refused(path: &str): format!("{path} i utbytesfilen kan inte tas in."), format!("{path} in the exchange file cannot be taken in.");
    differs(what: &str, subject: &str):
        format!("Filen har redan {what} ”{subject}” med annat innehåll."),
        format!("The file has the {what} “{subject}” already, with other contents.");
    why_differs:
        "Inget som redan är inlagt skrivs över vid inläsning.", "Nothing that is entered already is overwritten by an import.";
    todo_differs: "Läs in till en ny fil.", "Import into a new file.";
}
