//! Texts of the plan screen and its dialogs.

use super::Lang;
use super::messages;
use crate::domain::Severity;
use chrono::NaiveDate;

messages! {
    app_name: "IK-plan", "IK-plan";
    tree_title: "Kontrollplan", "Control plan";
    detail_title: "Detaljer", "Details";
    summary_title: "Sammanställning", "Summary";
    deviations_and_actions: "Avvikelser och åtgärder", "Deviations and actions";
    more_deviations(count: usize):
        format!("{count} {} till: d visar alla", if count == 1 { "avvikelse" } else { "avvikelser" }),
        format!("{count} more {}: d shows all", if count == 1 { "deviation" } else { "deviations" });
    by_period: "Per period", "By period";
    period_counts(serious: u32, minor: u32):
        format!("graverande {serious}, mindre {minor}"), format!("serious {serious}, minor {minor}");
    actions_open_late(open: usize, late: usize):
        format!("Åtgärder öppna {open}, varav sena {late}"), format!("Actions open {open}, late {late}");
    done_of(done: u32, of: u32): format!("{done} av {of} klara"), format!("{done} of {of} done");
    count_of(done: u32, of: u32): format!("{done} av {of}"), format!("{done} of {of}");
    action_mark: "Åtgärd:", "Action:";
    late: "Sen", "Late";

    purpose: "Syfte", "Purpose";
    no_purpose: "Inget syfte är angivet. e redigerar området.", "No purpose is stated. e edits the area.";
    likelihood: "Sannolikhet", "Likelihood";
    consequence: "Konsekvens", "Consequence";
    risk_value: "Riskvärde", "Risk value";
    irregularity: "Oegentlighet", "Irregularity";
    yes: "Ja", "Yes";
    background: "Bakgrund", "Background";
    likely_errors: "Sannolika fel", "Likely errors";
    responsible: "Ansvarig", "Responsible";
    frequency: "Frekvens", "Frequency";
    period: "Period", "Period";
    locked_on(on: NaiveDate): format!("Undertecknad {on}, låst för ändringar"), format!("Signed off {on}, closed for changes");
    objective: "Mål", "Objective";
    method: "Metod", "Method";
    selection: "Urval", "Selection";
    not_due: "Ska inte göras i den här perioden.", "Not due in this period.";
    paused_reason: "Orsak", "Reason";
    resumes: "Återupptas", "Resumes";
    result: "Resultat", "Result";
    no_result: "Inget resultat är registrerat.", "No result has been recorded.";
    no_result_yet: "Inget resultat är registrerat. r registrerar.", "No result has been recorded. r records one.";
    assessment: "Bedömning", "Assessment";
    comment: "Kommentar", "Comment";
    analysis: "Analys", "Analysis";
    performed: "Utförd av", "Performed by";
    reviewed: "Granskad av", "Reviewed by";
    deviations_heading: "Avvikelser", "Deviations";
    previous(name: &str): format!("Föregående: {name}"), format!("Previous: {name}");
    draft_mark: "utkast", "draft";

    saved: "sparad", "saved";
    saved_at(time: &str): format!("sparad {time}"), format!("saved {time}");
    saving: "sparar …", "saving …";
    not_saved(waiting: usize): format!("EJ SPARAD ({waiting})"), format!("NOT SAVED ({waiting})");
    read_only: "skrivskyddad", "read only";
    demo_short: "exempel", "example";
    demo_long: "exempel, sparas inte", "example, not saved";
    not_due_short: "Ej denna", "Not due";
    tiny_serious: "Grav.", "Ser.";
    tiny_minor: "Mind.", "Min.";
    tiny_observation: "Iakt.", "Obs.";
    tiny_ungraded: "Ogr.", "Ungr.";
    more_lines(lines: usize):
        if lines == 1 { " 1 rad till ".to_owned() } else { format!(" {lines} rader till ") },
        if lines == 1 { " 1 more line ".to_owned() } else { format!(" {lines} more lines ") };
    hits_of(hits: usize, of: usize): format!("{hits} av {of}"), format!("{hits} of {of}");
    kilobytes(size: u64): format!("{size} kB"), format!("{size} kB");
    filtered(shown: usize, of: usize): format!("Filter: {shown} av {of}"), format!("Filter: {shown} of {of}");

    too_small: "Fönstret är för litet.", "The window is too small.";
    needs_size(columns: u16, rows: u16):
        format!("Det behövs {columns} kolumner och {rows} rader."), format!("It needs {columns} columns and {rows} rows.");
    quit_hint: "q avslutar.", "q quits.";
    empty_plan: "Planen är tom. Tryck n för att lägga till ett kontrollområde, X för att hämta kontroller ur biblioteket eller I för att importera.",
        "The plan is empty. Press n to add a control area, X to take controls from the library, or I to import.";
    nothing_matches: "Inget visas med det här filtret. Tryck f för att ändra det, Esc för att visa allt.",
        "Nothing is shown with this filter. Press f to change it, Esc to show everything.";
    no_periods: "Planen har inga rapportperioder. Lägg till dem med Ctrl+P, Redigera perioder.",
        "The plan has no reporting periods. Add them with Ctrl+P, Edit periods.";
    loading: "Läser filen …", "Reading the file …";
    waits_for_disk: "Väntar på att allt ska bli sparat …", "Waiting for everything to be saved …";

    unbound(key: &str): format!("{key} gör inget här. ? visar tangenterna."), format!("{key} does nothing here. ? shows the keys.");
    unbound_form(key: &str):
        format!("{key} gör inget här. F1 visar tangenterna."), format!("{key} does nothing here. F1 shows the keys.");
    all_saved: "Allt är redan sparat: varje ändring sparas när den görs.", "Everything is saved: each change is saved as it is made.";
    demo_not_saved: "Exempelplanen sparas inte. Spara kopia, i Ctrl+P, skriver den till en fil.",
        "The example is not saved. Save a copy, in Ctrl+P, writes it to a file.";
    none_unfinished_shown: "Alla kontroller som visas är slutförda. Esc visar hela planen.",
        "Every control that is shown is completed. Esc shows the whole plan.";
    is_first: "Det ligger redan först.", "It is the first already.";
    is_last: "Det ligger redan sist.", "It is the last already.";
    no_earlier_period: "Det finns ingen tidigare period i planen.", "The plan has no earlier period.";
    no_later_period: "Det finns ingen senare period i planen.", "The plan has no later period.";
    none_due: "Inga kontrollmoment ska utföras i perioden.", "No controls are due in the period.";
    paste_outside: "Klistra in i ett fält: öppna det först med Enter eller r.", "Paste into a field: open it first with Enter or r.";
    status_set(subject: &str, status: &str): format!("{subject}: {status}"), format!("{subject}: {status}");
    key_undoes(done: &str, key: &str): format!("{done}. {key} ångrar."), format!("{done}. {key} undoes.");
    being_added: "läggs till", "being added";
    draft_kept: "Utkastet är kvar. Öppna igen för att fortsätta.", "The draft is kept. Open again to continue.";
    nothing_changed: "Inget ändrades.", "Nothing was changed.";
    quit_offer: "Tryck q för att avsluta. Allt är sparat.", "Press q to quit. Everything is saved.";
    quit_unsaved(count: usize):
        if count == 1 { "1 ändring är inte sparad".to_owned() } else { format!("{count} ändringar är inte sparade") },
        if count == 1 { "1 change is not saved".to_owned() } else { format!("{count} changes are not saved") };
    quit_without(count: usize):
        format!("Avsluta och förlora {count} {}", if count == 1 { "ändring" } else { "ändringar" }),
        format!("Quit and lose {count} {}", if count == 1 { "change" } else { "changes" });
    quit_begun: "Planen du har börjat skriva har ingen fil ännu", "The plan you have begun has no file yet";
    begun_waits: "Du har börjat skriva en ny plan. Skapa fil, i Ctrl+P, fortsätter.",
        "You have begun a new plan. New file, in Ctrl+P, goes on with it.";
    begun_at(when: &str): format!("påbörjad {when}"), format!("begun {when}");
    go_on_with_plan: "Skriv klart den", "Go on with it";
    quit_without_plan: "Avsluta och förlora den", "Quit and lose it";
    copied(text: &str): format!("Kopierade: {text}"), format!("Copied: {text}");
    copied_long(count: usize, text: &str):
        format!("Kopierade {count} tecken: {text}"), format!("Copied {count} characters: {text}");
    not_copied: "Terminalen tar inte emot text till urklipp.", "The terminal does not take text for the clipboard.";
    nothing_to_copy: "Det finns inget att kopiera på raden.", "There is nothing to copy on the row.";
    mouse_released: "Musen är släppt: markera text i terminalen.", "The mouse is released: mark text in the terminal.";
    mouse_taken: "Musen styr programmet igen.", "The mouse controls the program again.";
    language_is: "Språket är svenska.", "The language is English.";
    changed_elsewhere: "Filen ändrades av ett annat program. Innehållet är läst på nytt.",
        "The file was changed by another program. Its contents have been read anew.";
    no_more_unfinished: "Alla kontroller i perioden är slutförda.", "Every control of the period is completed.";
    no_more_deviations: "Det finns inga avvikelser i perioden.", "There are no deviations in the period.";
    exported(path: &str, size: &str): format!("Skrev {path} ({size})"), format!("Wrote {path} ({size})");
    working: "Arbetar …", "Working …";

    why_no_control: "Markera ett kontrollmoment först.", "Mark a control activity first.";
    why_no_period: "Planen har inga rapportperioder.", "The plan has no reporting periods.";
    why_locked: "Perioden är undertecknad och låst.", "The period is signed off and closed.";
    why_locked_here: "Perioden är undertecknad och låst. L låser upp den.", "The period is signed off and closed. L opens it again.";
    why_read_only: "Filen är skrivskyddad.", "The file is read only.";
    why_no_deviation: "Markera en avvikelse först.", "Mark a deviation first.";
    unwritable: "Filen eller mappen går inte att skriva i: bara läsning.", "The file or its folder cannot be written: reading only.";
    held_by(who: &str, host: &str, since: &str):
        format!("Filen är öppen hos {who} på {host} sedan {since}: bara läsning. Öppna igen när den är stängd där."),
        format!("The file is open with {who} on {host} since {since}: reading only. Open again when it is closed there.");
    why_nothing_undone: "Det finns inget att ångra.", "There is nothing to undo.";
    why_nothing_redone: "Det finns inget att göra om.", "There is nothing to redo.";
    why_nothing_marked: "Markera något i planen först.", "Mark something in the plan first.";
    why_not_movable: "Bara områden, riskpunkter och kontrollmoment kan flyttas.", "Only areas, risk points and control activities can be moved.";
    why_not_ordered: "Det markerade har ingen egen ordning.", "What is marked has no order of its own.";
    why_no_back: "Det finns inget att gå tillbaka till.", "There is nothing to go back to.";
    why_no_forward: "Det finns inget att gå framåt till.", "There is nothing to go forward to.";
    why_all_saved: "Allt är sparat.", "Everything is saved.";
    why_no_plan: "Öppna en plan först.", "Open a plan first.";

    choose_severity: "Gradera", "Grade";
    choose_state: "Läge", "State";
    pick_status(subject: &str): format!("Status: {subject}"), format!("Status: {subject}");
    pick_severity(subject: &str): format!("Allvarlighetsgrad: {subject}"), format!("Severity: {subject}");
    pick_state(subject: &str): format!("Läge: {subject}"), format!("State: {subject}");
    pick_period: "Välj period", "Choose period";
    pick_new: "Lägg till", "Add";
    pick_deviation: "Vilken avvikelse gäller åtgärden?", "Which deviation is the action against?";
    pick_move(subject: &str): format!("Flytta {subject} till"), format!("Move {subject} to");
    pick_filter: "Visa bara", "Show only";
    pick_periods: "Rapportperioder", "Reporting periods";
    search_title: "Sök", "Search";
    palette_title: "Kommandon", "Commands";
    help_title: "Tangenter", "Keys";
    more_in_palette: "Ctrl+P listar alla kommandon, även de utan egen tangent.", "Ctrl+P lists every command, also those without a key.";
    messages_title: "Meddelanden", "Messages";
    history_title: "Historik", "History";
    deviations_title: "Avvikelser", "Deviations";
    current: "nu", "current";
    no_hits: "Inga träffar.", "No hits.";
    nothing_here: "Här finns inget ännu.", "There is nothing here yet.";
    show_all: "Visa allt", "Show everything";
    late_actions: "Med sen åtgärd", "With a late action";
    outermost: "Ytterst i planen", "Outermost in the plan";
    new_area: "Kontrollområde", "Control area";
    new_subarea(name: &str): format!("Område i {name}"), format!("Area in {name}");
    new_risk_point(name: &str): format!("Riskpunkt i {name}"), format!("Risk point in {name}");
    new_control(name: &str): format!("Kontrollmoment under {name}"), format!("Control activity under {name}");
    new_question(name: &str): format!("Delfråga till {name}"), format!("Question of {name}");
    new_period: "Ny rapportperiod", "New reporting period";
    period_mark_locked: "låst", "locked";
    standing_alone: "fristående", "standing alone";
    nobody: "ingen ansvarig angiven", "no owner stated";

    prompt_open: "Öppna fil", "Open file";
    prompt_open_hint(folder: &str):
        format!("En .ikplan-fil: hela sökvägen, eller namnet på en fil i {folder}"),
        format!("An .ikplan file: the whole path, or the name of a file in {folder}");
    prompt_new: "Spara den nya planen som", "Save the new plan as";
    prompt_new_hint: "Filen skapas. Enter godkänner.", "The file is created. Enter accepts.";
    pick_kind(period: &str): format!("Dokument för {period}"), format!("Document for {period}");
    report_period: "Period", "Period";
    report_period_below: "Planen gäller hela året, vilken period som än är vald.", "The plan is of the whole year, whichever period is chosen.";
    exporting_title: "Skriver rapporten", "Writing the report";
    exporting(file: &str): format!("{file} skrivs. Esc avbryter; då finns det som fanns förut kvar."), format!("{file} is being written. Esc stops it; what was there before stays.");
    exporting_stopped: "Avbrutet. Ingen fil har skrivits.", "Stopped. No file was written.";
    checked_pdf: "Kontrollerad av programmet när den skrevs: PDF/UA-1 (tillgänglighet) och PDF/A-2a (arkiv).", "Checked by the program as it was written: PDF/UA-1 (accessibility) and PDF/A-2a (archive).";
    checked_whole: "Filen är skriven hel. Innehållet i det här formatet kontrolleras inte av programmet.", "The file is written whole. The contents of this form are not checked by the program.";
    report_copy_below: "Kommer inget fram tar terminalen inte emot text till urklipp (OSC 52).", "If nothing arrives, the terminal does not take text for the clipboard (OSC 52).";
    preview_here: "Läs här på skärmen", "Read it here";
    public_copy: "Kopia för offentliggörande", "Copy for publication";
    preview_contents: "Innehåll", "Contents";
    report_done: "Klart", "Done";
    report_reveal: "Öppna filen", "Open the file";
    report_copy_path: "Kopiera sökvägen", "Copy the path";
    texts_title: "Dokumentens fasta texter", "Fixed texts of the documents";
    text_own: "egen text", "own text";
    text_default: "standardtext", "default text";
    prompt_export: "Skriv dokumentet till", "Write the document to";
    prompt_export_hint: "Enter skriver filen.", "Enter writes the file.";
    prompt_copy: "Spara kopian som", "Save the copy as";
    prompt_import: "Importera från", "Import from";
    prompt_import_hint(folder: &str):
        format!("Excel (.xlsx), .csv, .txt eller .json, i {folder} eller med hela sökvägen. En tabell kan också klistras in."),
        format!("Excel (.xlsx), .csv, .txt or .json, in {folder} or with the whole path. A table can also be pasted.");
    exists_replace(path: &str): format!("{path} finns redan. Enter igen ersätter den, Esc avbryter."),
        format!("{path} exists already. Enter again replaces it, Esc cancels.");

    file_taken(path: &str): format!("{path} finns redan."), format!("{path} exists already.");
    file_taken_todo: "Välj ett annat namn.", "Choose another name.";
    file_not_written(path: &str): format!("{path} kunde inte skrivas."), format!("{path} could not be written.");
    file_not_written_todo: "Välj en annan plats och försök igen.", "Choose another place and try again.";

    start_title: "Välkommen till IK-plan", "Welcome to IK-plan";
    start_intro: "Internkontroll för en nämnd, i en fil på din egen dator.", "Internal control for a board, in a file on your own computer.";
    start_demo: "Prova exempelplanen (inget sparas)", "Try the example plan (nothing is saved)";
    start_new: "Skapa en ny plan", "Create a new plan";
    start_import: "Importera en plan från Excel, CSV eller text", "Import a plan from Excel, CSV or text";
    start_open: "Öppna en fil", "Open a file";
    late_title(count: usize): if count == 1 { "1 sen åtgärd".to_owned() } else { format!("{count} sena åtgärder") }, if count == 1 { "1 late action".to_owned() } else { format!("{count} late actions") };
    late_title_short(count: usize): if count == 1 { "1 sen".to_owned() } else { format!("{count} sena") }, format!("{count} late");
    outside_plan: "utanför planen", "outside the plan";
    start_recent: "Senast använda", "Recently used";

    hint_pick_numbers: "1–9 eller Enter väljer  Esc avbryter", "1–9 or Enter chooses  Esc cancels";
    hint_filter: "Blank markerar  Enter klar  Delete visar allt", "Space marks  Enter done  Delete shows everything";
    hint_search: "Skriv för att söka  ↑↓ bläddrar  Enter går dit  Esc tillbaka", "Type to search  ↑↓ move  Enter goes there  Esc back";
    hint_search_choice: "Skriv för att söka  ↑↓ bläddrar  Enter väljer  Esc tillbaka", "Type to search  ↑↓ move  Enter chooses  Esc back";
    hint_palette: "Skriv för att söka  ↑↓ bläddrar  Enter utför  Esc tillbaka", "Type to search  ↑↓ move  Enter does it  Esc back";
    hint_editor: "  Ctrl+E redigerare", "  Ctrl+E editor";
    hint_view: "Tab nästa fält  Esc stänger", "Tab next field  Esc closes";
    hint_preview: "i innehåll  ↑↓ PgUp PgDn bläddrar  Esc stänger", "i contents  ↑↓ PgUp PgDn scroll  Esc closes";
    hint_text: "↑↓ PgUp PgDn bläddrar  Esc stänger", "↑↓ PgUp PgDn scroll  Esc closes";
    hint_text_search: "Skriv för att söka  ↑↓ PgUp PgDn bläddrar  Esc stänger", "Type to search  ↑↓ PgUp PgDn scroll  Esc closes";
    hint_library: "Skriv för att söka  ↑↓ bläddrar  Enter lägger till  Esc stänger",
        "Type to search  ↑↓ move  Enter adds  Esc closes";
    hint_prompt: "Enter godkänner  Esc avbryter", "Enter accepts  Esc cancels";
    hint_form: "Tab nästa fält  Ctrl+S klar", "Tab next field  Ctrl+S done";
    hint_complete: "  Ctrl+N slutförd, nästa", "  Ctrl+N completed, next";
    hint_leave: "  Esc lämna (utkastet blir kvar)", "  Esc leave (the draft stays)";
    hint_leave_short: "  Esc lämna", "  Esc leave";
    hint_form_help: "  F1 hjälp", "  F1 help";
    file_not_read(path: &str): format!("{path} kunde inte läsas."), format!("{path} could not be read.");
    file_not_read_todo: "Kontrollera sökvägen och försök igen.", "Check the path and try again.";
    import_other_plan(board: &str, year: i32):
        format!("{board} {year} finns redan i filen. Öppna den med w och importera där."),
        format!("{board} {year} is in the file already. Open it with w and import there.");
    import_switch(board: &str, year: i32):
        format!("Importerade {board} {year}. w byter till den."), format!("Imported {board} {year}. w switches to it.");
    import_left_out(count: usize):
        format!("Importerat. {count} uppgifter fanns redan och skrevs inte över."),
        format!("Imported. {count} facts were there already and were not overwritten.");
    hint_start: "↑↓ välj  1–9 eller Enter öppnar  ? hjälp  q avslutar", "↑↓ choose  1–9 or Enter opens  ? help  q quits";
    hint_start_recent: "↑↓ välj  Enter öppnar  Blank märker  z att göra  W nämnder  ? hjälp  q avslutar",
        "↑↓ choose  Enter opens  Space marks  z to do  W boards  ? help  q quits";
    only_files_are_marked: "Bara filer som har använts kan märkas.", "Only files that have been used can be marked.";
    why_no_recent: "Inga filer har använts än.", "No files have been used yet.";
    help_key: "Hjälp", "Help";
}

/// That nothing is kept of the demonstration, in as many words as there is room for.
#[must_use]
pub const fn demo_mark(lang: Lang, roomy: bool) -> &'static str {
    if roomy { demo_long(lang) } else { demo_short(lang) }
}

/// The shortest agreed word of a severity, for the rows of the tree.
#[must_use]
pub const fn severity_tiny(lang: Lang, severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Serious) => tiny_serious(lang),
        Some(Severity::Minor) => tiny_minor(lang),
        Some(Severity::Observation) => tiny_observation(lang),
        None => tiny_ungraded(lang),
    }
}
