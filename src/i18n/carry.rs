//! The words of going from one year to the next, and of many boards.

use super::messages;

messages! {
    title(year: i32, left: usize, of: usize):
        format!("Inför {year}: {left} av {of} kontrollmoment återstår"), format!("For {year}: {left} of {of} control activities remain");
    nothing_to_carry: "Planen har inga kontrollmoment att ta ställning till.", "The plan has no controls to decide about.";
    all_decided(year: i32):
        format!("Alla kontrollmoment är beslutade inför {year}. Planen för {year} öppnas med w."),
        format!("Every control activity has been decided on for {year}. The plan for {year} is opened with w.");
    note(status: &str, open: usize):
        if open == 0 { status.to_owned() } else { format!("{status} · öppna åtgärder: {open}") },
        if open == 0 { status.to_owned() } else { format!("{status} · open actions: {open}") };
    never: "inget utfall", "no outcome";
    last(period: &str, status: &str): format!("{period}: {status}"), format!("{period}: {status}");
    open_action(what: &str): format!("Öppen åtgärd: {what}"), format!("Open action: {what}");
    unanswered(text: &str): format!("Obesvarad: {text}"), format!("Unanswered: {text}");
    confirm_hint: "Text från förra året som ingen har bekräftat. Z bekräftar.", "Text from last year that nobody has confirmed. Z confirms.";
    why_confirmed: "Texten behöver ingen bekräftelse.", "The text needs no confirmation.";

    cli_carry: "Besluta om årets kontroller inför nästa år", "Decide about the year's controls for the next year";
    cli_carry_more:
        "Varje kontroll behålls, ändras eller avslutas. Det som stannar läggs i planen för nästa år, utan utfall och med text att bekräfta; resultaten följer med som historik. Det som inte är beslutat kan beslutas senare.",
        "Every control is kept, changed or dropped. What stays is put into the plan of the next year, without outcomes and with texts to confirm; results follow as history. What has not been decided on can be decided later.";
    a_from: "Året som tar slut", "The year that ends";
    a_decisions:
        "Fil med en rad per kontroll: nummer; keep, change eller drop; skäl. Bindestreck läser standard in",
        "File with a row for each control: number; keep, change or drop; reason. A dash reads standard input";
    a_keep_all: "Behåll alla som inte är beslutade", "Keep all that have not been decided on";
    cli_confirm: "Bekräfta överförd text", "Confirm carried texts";
    a_confirm_all: "Alla kontroller i planen", "All controls of the plan";
    cli_hand_out: "Dela ut kommungemensamma kontroller till alla nämnder", "Hand municipality-wide controls to all boards";
    cli_hand_out_more:
        "De kontroller i planen som är märkta kommungemensamma läggs i de andra nämndernas planer för samma år. Det som redan finns där rörs inte.",
        "The controls of the plan that are marked municipality-wide are put into the other boards' plans of the same year. What is there already is left alone.";
    bad_line(line: usize): format!("Rad {line} i beslutsfilen går inte att läsa."), format!("Row {line} of the file of decisions cannot be read.");
    why_bad_line: "En rad ska vara: nummer; keep, change eller drop; skäl.", "A row must be: number; keep, change or drop; reason.";
    todo_bad_line: "Rätta raden och kör igen. Ingenting har skrivits.", "Correct the row and run again. Nothing has been written.";
    nothing_left: "Alla kontroller är redan beslutade.", "Every control has been decided on already.";
    why_nothing_left: "Överföringen har gjorts för det året.", "The carry-over has been made for that year.";
    todo_nothing_left: "Ändra i nästa års plan i stället, eller ångra överföringen.", "Change the plan of the next year instead, or undo the carry-over.";
    choose: "Ange antingen --decisions eller --keep-all.", "Give either --decisions or --keep-all.";
    todo_choose: "Se hjälpen: ikplan carry-over --help.", "See the help: ikplan carry-over --help.";

    files_title(count: usize): if count == 1 { "Nämnderna i en fil".to_owned() } else { format!("Nämnderna i {count} filer") },
        if count == 1 { "The boards of a file".to_owned() } else { format!("The boards of {count} files") };
    reading_files(read: usize, of: usize): format!("Läser filer: {read} av {of}"), format!("Reading files: {read} of {of}");
    cli_boards: "Visa nämnderna i flera filer på skärmen, utan att öppna dem", "Show the boards of several files on the screen, without opening them";
    boards_title(year: i32): format!("Alla nämnder {year}"), format!("All boards {year}");
    a_files: "Filer att sammanställa", "Files to consolidate";
    a_all_boards: "Sammanställ alla nämnder i filen", "Consolidate all boards of the file";
    v_files: "FIL…", "FILE…";
    board_line(done: &str, serious: u32, minor: u32, open: usize, late: usize):
        format!("{done} slutförda · graverande {serious} · mindre allvarliga {minor} · åtgärder {open} {}, varav {late} {}", if open == 1 { "öppen" } else { "öppna" }, if late == 1 { "sen" } else { "sena" }),
        format!("{done} completed · serious {serious} · minor {minor} · actions {open} open, {late} of them late");
    area_line(done: &str, serious: u32, minor: u32):
        format!("{done} slutförda · graverande {serious} · mindre allvarliga {minor}"),
        format!("{done} completed · serious {serious} · minor {minor}");
    total: "Summa", "Total";
    head_done: "Slutförda", "Completed";
    head_open: "Åtg.", "Open";
    head_late: "Sena", "Late";
}
