//! What is wrong with a command line, and how failures are printed.

use super::messages;

messages! {
    error_head(code: &str): format!("Fel {code}:"), format!("Error {code}:");
    why_head: "Orsak:", "Why:";
    todo_head: "Gör så här:", "What to do:";
    version(number: &str): format!("ikplan {number}"), format!("ikplan {number}");

    unknown_option(name: &str): format!("Alternativet {name} finns inte."), format!("There is no option {name}.");
    unexpected_value(value: &str): format!("\"{value}\" hör inte hemma här."), format!("\"{value}\" does not belong here.");
    unknown_command(name: &str): format!("Kommandot {name} finns inte."), format!("There is no command {name}.");
    unknown_command_or_file(name: &str):
        format!("{name} är varken ett kommando eller en fil som finns."),
        format!("{name} is neither a command nor a file that exists.");
    missing_command(name: &str): format!("{name} behöver ett kommando till."), format!("{name} needs a further command.");
    missing_value(name: &str): format!("{name} saknar värde."), format!("{name} has no value.");
    bad_value(name: &str, value: &str): format!("{name} kan inte ha värdet \"{value}\"."), format!("{name} cannot have the value \"{value}\".");
    missing_arguments(names: &str): format!("Det saknas något på kommandoraden: {names}."), format!("Something is missing on the command line: {names}.");
    twice(name: &str): format!("{name} är angivet flera gånger."), format!("{name} is given several times.");
    conflict(name: &str, other: &str): format!("{name} går inte att förena med {other}."), format!("{name} cannot be combined with {other}.");
    not_utf8: "Ett argument är inte giltig text i UTF-8.", "An argument is not valid UTF-8 text.";
    not_understood: "Kommandoraden går inte att tolka.", "The command line is not understood.";
    why_minus:
        "Ett värde som börjar med minus skrivs ihop med sitt alternativ (--namn=-3), eller sist på raden efter två bindestreck (-- -3).",
        "A value that begins with a minus is written together with its option (--name=-3), or last on the line after two dashes (-- -3).";
    did_you_mean(name: &str): format!("Menade du {name}?"), format!("Did you mean {name}?");
    allowed(list: &str): format!("Tillåtna värden: {list}."), format!("Allowed values: {list}.");
    commands_are(list: &str): format!("Kommandona är {list}."), format!("The commands are {list}.");
    todo_help(command: &str): format!("Se {command}"), format!("See {command}");
    todo_empty_or_value: "Skriv värdet efter alternativet.", "Write the value after the option.";

    not_a_terminal: "Skärmen kan bara öppnas i en terminal.", "The screen can only be opened in a terminal.";
    why_not_a_terminal: "Inmatningen eller utmatningen är omdirigerad.", "Input or output is redirected.";
    todo_not_a_terminal(command: &str):
        format!("Använd kommandot {command}, eller starta ikplan direkt i en terminal."),
        format!("Use the command {command}, or start ikplan directly in a terminal.");
    no_last_file: "Ingen fil är angiven, och ingen har använts tidigare.", "No file is named, and none has been used before.";
    todo_no_last_file: "Ange en fil med --file, eller prova med --demo.", "Name a file with --file, or try it with --demo.";
    last_file_gone(path: &str): format!("Filen som användes senast, {path}, finns inte längre."), format!("The file last used, {path}, is gone.");
    writes_demo: "Demonstrationsplanen kan inte ändras från kommandoraden.", "The demonstration plan cannot be changed from the command line.";
    why_writes_demo: "Den slängs när kommandot är klart, så ändringen skulle gå förlorad.", "It is thrown away when the command ends, so the change would be lost.";
    todo_writes_demo: "Skapa en egen fil med ikplan new, eller prova på skärmen med ikplan demo.", "Make a file of your own with ikplan new, or try it on the screen with ikplan demo.";
    file_and_demo: "--file och --demo kan inte anges samtidigt.", "--file and --demo cannot both be given.";
    todo_file_and_demo: "Välj ett av dem.", "Choose one of them.";
    bad_year(value: &str): format!("\"{value}\" är inget år."), format!("\"{value}\" is no year.");
    todo_year: "Skriv året med fyra siffror, till exempel 2025.", "Write the year with four digits, such as 2025.";
    bad_number(name: &str, value: &str): format!("{name}: \"{value}\" är inget antal."), format!("{name}: \"{value}\" is no number.");
    todo_number: "Skriv ett heltal från 1 till 100000.", "Write a whole number from 1 to 100000.";
    stdin_twice: "Standard in kan bara läsas till ett fält.", "Standard input can be read into one field only.";
    todo_stdin: "Skriv de andra värdena på kommandoraden.", "Write the other values on the command line.";
    stdin_unreadable: "Standard in går inte att läsa.", "Standard input cannot be read.";
    stdin_not_utf8: "Texten på standard in är inte UTF-8.", "The text on standard input is not UTF-8.";
    stdin_too_long: "Texten på standard in är för lång.", "The text on standard input is too long.";
    todo_stdin_text: "Kontrollera det som skickas in och försök igen.", "Check what is sent and try again.";
    todo_field(command: &str): format!("Rätta värdet. Hjälp: {command}"), format!("Correct the value. Help: {command}");
    nothing_given: "Det finns inget att ändra på kommandoraden.", "The command line names nothing to change.";
    todo_nothing_given: "Ange minst ett fält, till exempel --status completed.", "Give at least one field, such as --status completed.";
    choose_one(list: &str): format!("Ange ett av {list}."), format!("Give one of {list}.");
}
