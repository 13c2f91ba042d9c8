//! Names and explanations of the commands, and of keys.

use super::messages;

messages! {
    group_move: "Förflytta sig", "Moving about";
    group_record: "Registrera", "Recording";
    group_plan: "Ändra planen", "Changing the plan";
    group_find: "Hitta", "Finding";
    group_file: "Filer och rapporter", "Files and reports";
    group_program: "Programmet", "The program";

    open: "Öppna", "Open";
    open_help: "Öppnar det markerade för att fyllas i.", "Opens what is marked, to be filled in.";
    choose: "Status", "Status";
    choose_help:
        "Väljer status för kontrollen, allvarlighetsgrad för avvikelsen eller läge för åtgärden.",
        "Chooses the status of the control, the severity of the deviation or the state of the action.";
    complete: "Slutförd", "Completed";
    complete_help: "Bockar av kontrollen som slutförd.", "Ticks the control off as completed.";
    record: "Resultat", "Result";
    record_help: "Registrerar vad kontrollen visade i perioden.", "Records what the control showed in the period.";
    add_deviation: "Avvikelse", "Deviation";
    add_deviation_help: "Lägger till en avvikelse.", "Adds a deviation.";
    add_action: "Åtgärd", "Action";
    add_action_help: "Lägger till en åtgärd mot avvikelsen.", "Adds an action against the deviation.";
    answers: "Besvara delfrågor", "Answer questions";
    answers_help:
        "Går igenom kontrollens obesvarade delfrågor en i taget.",
        "Goes through the unanswered questions of the control one by one.";
    period: "Period", "Period";
    period_help: "Byter rapportperiod.", "Switches the reporting period.";
    previous_period: "Föregående period", "Previous period";
    previous_period_help: "Går till perioden före.", "Goes to the period before.";
    next_period: "Nästa period", "Next period";
    next_period_help: "Går till perioden efter.", "Goes to the period after.";
    undo: "Ångra", "Undo";
    undo_help: "Tar tillbaka den senaste ändringen, även efter omstart.", "Takes the latest change back, even after a restart.";
    redo: "Gör om", "Redo";
    redo_help: "Gör om det som ångrades.", "Makes anew what was undone.";

    up: "Uppåt", "Up";
    up_help: "Går till raden ovanför.", "Goes to the row above.";
    down: "Nedåt", "Down";
    down_help: "Går till raden under.", "Goes to the row below.";
    page_up: "Sida upp", "Page up";
    page_up_help: "Går en sida uppåt.", "Goes a page up.";
    page_down: "Sida ned", "Page down";
    page_down_help: "Går en sida nedåt.", "Goes a page down.";
    first: "Först", "First";
    first_help: "Går till första raden.", "Goes to the first row.";
    last: "Sist", "Last";
    last_help: "Går till sista raden.", "Goes to the last row.";
    left: "Fäll ihop", "Collapse";
    left_help: "Fäller ihop grenen, eller går till den överordnade.", "Collapses the branch, or goes to its parent.";
    right: "Fäll ut", "Expand";
    right_help: "Fäller ut grenen, eller går in i den.", "Expands the branch, or goes into it.";
    expand_all: "Fäll ut alla", "Expand all";
    expand_all_help: "Fäller ut alla grenar, eller ihop dem igen.", "Expands every branch, or collapses them again.";
    next_pane: "Nästa ruta", "Next pane";
    next_pane_help: "Går till nästa ruta.", "Goes to the next pane.";
    previous_pane: "Föregående ruta", "Previous pane";
    previous_pane_help: "Går till föregående ruta.", "Goes to the previous pane.";
    back: "Tillbaka", "Back";
    back_help: "Går tillbaka dit du var.", "Goes back to where you were.";
    forward: "Framåt", "Forward";
    forward_help: "Går framåt igen.", "Goes forward again.";
    escape: "Ett steg tillbaka", "One step back";
    escape_help: "Går ett steg tillbaka. Inget går förlorat.", "Goes one step back. Nothing is lost.";

    search: "Sök", "Search";
    search_help: "Söker bland kontroller, riskpunkter, avvikelser och åtgärder.", "Searches controls, risk points, deviations and actions.";
    filter: "Filter", "Filter";
    filter_help: "Visar bara kontroller med viss status, allvarlighetsgrad eller ansvarig.", "Shows only controls of a status, severity or responsible party.";
    next_unfinished: "Nästa ej klara", "Next unfinished";
    next_unfinished_help: "Går till nästa kontroll som inte är slutförd.", "Goes to the next control that is not completed.";
    previous_unfinished: "Föregående ej klara", "Previous unfinished";
    previous_unfinished_help: "Går till föregående kontroll som inte är slutförd.", "Goes to the previous control that is not completed.";
    next_deviation: "Nästa avvikelse", "Next deviation";
    next_deviation_help: "Går till nästa kontroll med avvikelse.", "Goes to the next control with a deviation.";
    previous_deviation: "Föregående avvikelse", "Previous deviation";
    previous_deviation_help: "Går till föregående kontroll med avvikelse.", "Goes to the previous control with a deviation.";
    deviations: "Avvikelser i perioden", "Deviations of the period";
    deviations_help: "Listar periodens avvikelser, graverande först.", "Lists the deviations of the period, serious first.";
    actions: "Åtgärder", "Actions";
    actions_help: "Listar planens åtgärder, sena först.", "Lists the actions of the plan, late first.";
    history: "Historik", "History";
    history_help: "Visar vem som ändrade vad och när.", "Shows who changed what, and when.";

    edit: "Redigera", "Edit";
    edit_help: "Redigerar det markerade området, riskpunkten, kontrollen eller frågan.", "Edits the marked area, risk point, control or question.";
    new: "Ny", "New";
    new_help: "Lägger till ett område, en riskpunkt, en kontroll eller en fråga.", "Adds an area, a risk point, a control or a question.";
    move_to: "Flytta till", "Move to";
    move_to_help: "Flyttar det markerade till en annan plats i planen.", "Moves what is marked to another place in the plan.";
    move_up: "Flytta uppåt", "Move up";
    move_up_help: "Flyttar det markerade ett steg upp bland sina syskon.", "Moves what is marked one step up among its siblings.";
    move_down: "Flytta nedåt", "Move down";
    move_down_help: "Flyttar det markerade ett steg ned bland sina syskon.", "Moves what is marked one step down among its siblings.";
    remove: "Ta bort", "Remove";
    remove_help: "Tar bort det markerade med allt som ligger i det. Kan ångras.", "Removes what is marked with all that lies in it. Can be undone.";
    edit_plan: "Redigera planuppgifter", "Edit plan data";
    edit_plan_help: "Ändrar nämnd, år, beslutsdatum, diarienummer och andra uppgifter om planen.", "Changes board, year, adoption date, registry number and other data of the plan.";
    periods: "Redigera perioder", "Edit periods";
    periods_help: "Lägger till, ändrar och tar bort rapportperioder.", "Adds, changes and removes reporting periods.";

    export: "Rapport", "Report";
    export_help: "Skriver sammanställningen till en fil.", "Writes the summary to a file.";
    import: "Importera", "Import";
    import_help: "Läser en plan ur Excel, CSV, en textfil eller en inklistrad tabell.", "Reads a plan from Excel, CSV, a text file or a pasted table.";
    open_file: "Öppna fil", "Open file";
    open_file_help: "Öppnar en annan fil.", "Opens another file.";
    new_file: "Skapa plan", "Create plan";
    new_file_help: "Skapar en ny fil med en tom plan.", "Creates a new file with an empty plan.";
    demo: "Prova exempelplanen", "Try the example plan";
    demo_help: "Öppnar en exempelplan som inte sparas.", "Opens an example plan that is not saved.";
    switch_plan: "Byt plan", "Switch plan";
    switch_plan_help: "Byter till en annan nämnd eller ett annat år i filen.", "Switches to another board or year of the file.";
    retry: "Försök spara igen", "Try saving again";
    retry_help: "Försöker spara det som inte kunde sparas.", "Tries again to save what could not be saved.";
    save_copy: "Spara kopia", "Save a copy";
    save_copy_help: "Sparar hela planen som en JSON-fil på en annan plats.", "Saves the whole plan as a JSON file in another place.";

    palette: "Kommandon", "Commands";
    palette_help: "Listar alla kommandon; skriv för att söka.", "Lists every command; type to search.";
    help: "Hjälp", "Help";
    help_help: "Visar tangenterna som gäller.", "Shows the keys that apply.";
    messages: "Meddelanden", "Messages";
    messages_help: "Visar de senaste meddelandena.", "Shows the latest messages.";
    copy: "Kopiera", "Copy";
    copy_help: "Kopierar den markerade raden till urklipp.", "Copies the marked row to the clipboard.";
    mouse: "Släpp/ta musen", "Release/take the mouse";
    mouse_help: "Släpper musen så att text kan markeras i terminalen, eller tar tillbaka den.", "Releases the mouse so that text can be marked in the terminal, or takes it back.";
    language: "Byt språk", "Switch language";
    language_help: "Växlar mellan svenska och engelska.", "Switches between Swedish and English.";
    suspend: "Pausa programmet", "Suspend";
    suspend_help: "Lämnar tillfälligt programmet; skriv fg för att komma tillbaka.", "Leaves the program for a while; type fg to come back.";
    redraw: "Rita om", "Redraw";
    redraw_help: "Ritar om hela skärmen.", "Draws the whole screen anew.";
    leave: "Lämna", "Leave";
    leave_help: "Lämnar det som pågår; i trädet erbjuds att avsluta.", "Leaves what is going on; in the tree it offers to quit.";
    quit: "Avsluta", "Quit";
    quit_help: "Avslutar. Allt är sparat.", "Quits. Everything is saved.";

    key_space: "Blank", "Space";
    key_up: "↑", "↑";
    key_down: "↓", "↓";
    key_left: "←", "←";
    key_right: "→", "→";
    key_delete: "Delete", "Delete";
    key_page_up: "PgUp", "PgUp";
    key_page_down: "PgDn", "PgDn";
    key_shift_tab: "Skift+Tab", "Shift+Tab";
    key_shift: "Skift+", "Shift+";
}
