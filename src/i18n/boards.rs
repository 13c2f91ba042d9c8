//! The words of the document that sets all boards of a year side by side.

use super::messages;

messages! {
    title: "Intern kontroll i alla nämnder", "Internal control by board";
    kind: "Alla nämnder, sammanställt", "All boards, consolidated";
    file_word: "alla-namnder", "all-boards";
    boards: "Nämnder och bolag", "Boards and companies";
    in_short(boards: usize):
        if boards == 1 { "Sammanställningen gäller 1 nämnd.".to_owned() } else { format!("Sammanställningen gäller {boards} nämnder och bolag.") },
        if boards == 1 { "This covers 1 board.".to_owned() } else { format!("This covers {boards} boards and companies.") };
    without(names: &str, year: i32):
        format!("Utan plan och period att ställa samman för {year}: {names}."),
        format!("Without a plan and a period to consolidate for {year}: {names}.");
    other_days(names: &str):
        format!("Perioden har andra dagar än de övrigas för {names}. Summan räknar ihop dem, men de bör inte jämföras."),
        format!("The period has other days than the rest for {names}. The total adds them up, but they should not be compared.");
    one_day(day: &str):
        format!("Sena åtgärder är räknade per den {day} för alla. En åtgärd kan gälla flera områden eller inget; nämndens egen rad räknar var och en en gång."),
        format!("Late actions are counted as of {day} for all. An action may concern several areas or none; the board's own row counts each once.");
    unsigned(names: &str):
        format!("Inte undertecknat, kan ändras: {names}."), format!("Not signed off, may change: {names}.");
    none_signed: "Ingen av perioderna är undertecknad, så uppgifterna kan ändras.", "None of the periods is signed off, so the figures may change.";
    by_board: "Läget per nämnd", "By board";
    by_area: "Läget per kontrollområde", "By control area";
    serious_by_board: "Graverande avvikelser per nämnd", "Serious deviations by board";
    none_serious(names: &str):
        format!("Inga graverande avvikelser är registrerade för {names}."), format!("No serious deviations are recorded for {names}.");
    bars_alt(said: &str):
        format!("Stapeldiagram över nämndernas kontrollmoment. {said}."),
        format!("Bar chart of the control activities of each board. {said}.");
    signed_version(version: u16): format!("undertecknad, version {version}"), format!("signed off, version {version}");
    late: "Sena åtgärder", "Late actions";
    late_of(late: usize, open: usize): format!("{late} av {open}"), format!("{late} of {open}");
    other_than(days: &str): format!("andra dagar: {days}"), format!("other days: {days}");

    from: "Från", "From";
    to: "Till", "To";
    signed: "Undertecknad version", "Signed version";
    due: "Ska göras", "Due";
    completed: "Slutförda", "Completed";
    completed_share: "Andel slutförda", "Share completed";
    started: "Påbörjade", "Started";
    paused: "Pausade", "Paused";
    not_started: "Ej påbörjade", "Not started";
    not_known: "Okänd status", "Status not known";
    open_actions: "Öppna åtgärder", "Open actions";
    late_actions: "Sena åtgärder", "Late actions";
    whole_board: "Hela nämnden", "The whole board";
    sheet_boards: "Nämnder", "Boards";
    sheet_areas: "Kontrollområden", "Control areas";
    sheet_serious: "Graverande", "Serious";
}

messages! {
    plan_twice(one: &str, other: &str, plan: &str):
        format!("{plan} finns både i {one} och i {other}."), format!("{plan} is in both {one} and {other}.");
    why_plan_twice: "Den skulle räknas två gånger.", "It would be counted twice.";
    todo_plan_twice: "Ta med en fil för varje nämnd och år.", "Give one file for each board and year.";
    files_of_one_kind: "Bara sammanställningen av alla nämnder görs av flera filer.", "Only the consolidation of all boards is made of several files.";
    todo_files: "Lägg till --kind consolidated, eller ta bort filerna.", "Add --kind consolidated, or leave out the files.";
    a_files: "Filer att ställa samman, med --kind consolidated", "Files to consolidate, with --kind consolidated";
    kind_code: "alla nämnder sida vid sida, av en fil eller flera", "all boards side by side, of one file or several";
}
