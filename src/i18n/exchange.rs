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
    other_year(board: &str, theirs: i32, ours: i32):
        format!("Planen för {board} gäller {theirs} i utbytesfilen och {ours} här."),
        format!("The plan of {board} is of {theirs} in the exchange file and of {ours} here.");
    why_other_year: "Ett års uppgifter läggs inte i ett annat års plan.", "What belongs to one year is not put into the plan of another.";
    todo_other_year:
        "Läs in till en ny fil, eller rätta året i den av filerna där det är fel.",
        "Import into a new file, or correct the year in the file where it is wrong.";
    other_file(board: &str, theirs: &str, ours: &str):
        format!("{board} finns redan här ({ours}), och utbytesfilen ({theirs}) är ingen kopia av den här filen."),
        format!("{board} is here already ({ours}), and the exchange file ({theirs}) is no copy of this one.");
    why_other_file:
        "Nämnden skulle stå två gånger, och åren gå inte att följa över gränsen mellan filerna.",
        "The board would stand here twice, and nothing could be followed from one year to the other.";
    todo_other_file:
        "Läs in till en ny fil och sammanställ båda med ikplan summary FIL FIL. Nästa års plan görs av årets: carry-over, på skärmen C.",
        "Import into a new file and sum up both with ikplan summary FILE FILE. Next year's plan is made from this year's: carry-over, on the screen C.";
    not_meant(holds: &str, wanted: &str):
        format!("Utbytesfilen har {holds}, inte bara {wanted}."),
        format!("The exchange file has {holds}, not only {wanted}.");
    todo_not_meant:
        "Läs in utan --board och --year, så läggs planerna in som de är, eller välj en annan fil.",
        "Import without --board and --year, and the plans are put in as they are, or choose another file.";
    differs(what: &str, subject: &str):
        format!("Filen har redan {what} ”{subject}” med annat innehåll."),
        format!("The file has the {what} “{subject}” already, with other contents.");
    why_differs:
        "Inget som redan är inlagt skrivs över vid inläsning.", "Nothing that is entered already is overwritten by an import.";
    todo_differs: "Läs in till en ny fil.", "Import into a new file.";
}
