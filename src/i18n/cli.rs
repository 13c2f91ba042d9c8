//! What the command line says: refusals, settings, files.

use super::messages;

fn at_line(word: &str, line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(", {word} {line}"))
}

messages! {
    why_unreadable: "Systemet vägrar läsa filen.", "The system refuses to read the file.";
    why_not_utf8: "Filen är inte text i UTF-8.", "The file is not UTF-8 text.";
    why_not_toml: "Raden följer inte formatet namn = värde (TOML).", "The line is not of the form name = value (TOML).";
    bad_settings(path: &str, line: Option<usize>):
        format!("Inställningarna i {path}{} går inte att läsa.", at_line("rad", line)),
        format!("The settings in {path}{} cannot be read.", at_line("line", line));
    todo_settings:
        "Rätta filen eller flytta undan den; utan den gäller standardvärdena.",
        "Correct the file or move it away; without it the defaults hold.";
    why_unknown_setting(name: &str, near: Option<&str>, all: &str):
        near.map_or_else(
            || format!("Inställningen \"{name}\" finns inte. De som finns är {all}."),
            |near| format!("Inställningen \"{name}\" finns inte. Menade du \"{near}\"?"),
        ),
        near.map_or_else(
            || format!("There is no setting \"{name}\". There are {all}."),
            |near| format!("There is no setting \"{name}\". Did you mean \"{near}\"?"),
        );
    why_setting(name: &str, allowed: &str):
        format!("Inställningen \"{name}\" har fel värde. {allowed}"),
        format!("The setting \"{name}\" has a wrong value. {allowed}");
    allowed(list: &str): format!("Tillåtna värden: {list}."), format!("Allowed values: {list}.");
    allowed_name: "Värdet ska vara ett namn på högst 500 tecken.", "The value must be a name of at most 500 characters.";
    bad_variable(name: &str, value: &str):
        format!("Miljövariabeln {name} har värdet \"{value}\", som inte går att tolka."),
        format!("The environment variable {name} has the value \"{value}\", which is not understood.");
    todo_variable(name: &str): format!("Ändra eller ta bort {name}."), format!("Change or unset {name}.");
    no_file(path: &str): format!("Filen {path} finns inte."), format!("There is no file {path}.");
    todo_no_file:
        "Kontrollera namnet. En ny fil skapas med: ikplan new FIL --board NÄMND --year ÅR",
        "Check the name. A new file is made with: ikplan new FILE --board BOARD --year YEAR";
    is_directory(path: &str): format!("{path} är en katalog, inte en fil."), format!("{path} is a directory, not a file.");
    todo_directory: "Ange en fil i katalogen.", "Name a file in the directory.";
}
