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
    complete_help:
        "Bockar av kontrollen som slutförd. På en åtgärd: nästa läge. På en avvikelse: accepterar, avslutar eller öppnar igen.",
        "Ticks the control off as completed. On an action: its next state. On a deviation: accepts, closes or opens again.";
    todo: "Att göra nu", "To do now";
    todo_help:
        "Listar vad som är försenat eller ska göras inom planens ledtid, och vems det är.",
        "Lists what is late or due within the lead time of the plan, and whose it is.";
    action_table: "Åtgärdstabell", "Action table";
    action_table_help:
        "Nämndens åtgärder, försenade först, även de som är kvar från tidigare år.",
        "The actions of the board, late ones first, with those that remain from earlier years.";
    action_plans: "Handlingsplaner", "Plans of action";
    action_plans_help: "Listar handlingsplanerna, för att ändra dem och lägga till nya.", "Lists the plans of action, to change them and add new ones.";
    complete_next: "Slutförd och nästa", "Completed and next";
    complete_next_help:
        "Bockar av kontrollen som slutförd och går till nästa som inte är det. I utfallets formulär sparas det skrivna först.",
        "Ticks the control off as completed and goes to the next that is not. In the form of an outcome, what is written is saved first.";
    record: "Resultat", "Result";
    record_help: "Registrerar vad kontrollen visade i perioden.", "Records what the control showed in the period.";
    add_deviation: "Avvikelse", "Deviation";
    add_deviation_help: "Lägger till en avvikelse.", "Adds a deviation.";
    add_action: "Åtgärd", "Action";
    add_action_help: "Lägger till en åtgärd mot avvikelsen.", "Adds an action against the deviation.";
    figures: "Mått", "Measures";
    figures_help: "Listar kontrollens mått, för att skriva in eller öppna värden.", "Lists the measures of the control, to type or open values.";
    insert_figures: "Foga in siffror", "Insert figures";
    insert_figures_help:
        "Skriver in måttens meningar i resultatet. De följer siffrorna tills du ändrar dem.",
        "Writes the sentences of the measures into the result. They follow the figures until you change them.";
    answers: "Besvara delfrågor", "Answer questions";
    answers_help:
        "Går igenom kontrollens obesvarade delfrågor en i taget.",
        "Goes through the unanswered questions of the control one by one.";
    sheets: "Testblad", "Test sheets";
    sheets_help: "Listar kontrollens testblad i perioden och gör nya.", "Lists the test sheets of the control in the period and makes new ones.";
    mark_ok: "Ok", "In order";
    mark_ok_help: "Märker cellen som ok och går vidare.", "Marks the cell as in order and moves on.";
    mark_deviation: "Avvikelse", "Deviation";
    mark_deviation_help: "Märker cellen som avvikelse och går vidare.", "Marks the cell as deviating and moves on.";
    mark_not_applicable: "Ej tillämplig", "Not applicable";
    mark_not_applicable_help: "Märker att attributet inte gäller posten och går vidare.", "Marks that the attribute does not apply to the item and moves on.";
    mark_cannot_judge: "Kan ej bedömas", "Cannot be judged";
    mark_cannot_judge_help: "Märker att cellen inte kan bedömas och går vidare.", "Marks that the cell cannot be judged and moves on.";
    cycle_mark: "Växla märke", "Switch mark";
    cycle_mark_help: "Växlar mellan de fyra märkena och stannar på cellen.", "Switches among the four marks and stays on the cell.";
    clear_mark: "Ta bort märket", "Clear the mark";
    clear_mark_help: "Tar bort märket i cellen.", "Takes the mark of the cell away.";
    mark_rest: "Resten ok", "Rest in order";
    mark_rest_help: "Märker allt oprövat på raden som ok och går till nästa post.", "Marks everything untested on the row as in order and goes to the next item.";
    next_untested: "Nästa oprövade", "Next untested";
    next_untested_help: "Går till nästa cell som inte är prövad.", "Goes to the next cell that has not been tested.";
    previous_untested: "Föregående oprövade", "Previous untested";
    previous_untested_help: "Går till föregående cell som inte är prövad.", "Goes to the previous cell that has not been tested.";
    note_cell: "Anteckna", "Make a note";
    note_cell_help: "Antecknar om cellen.", "Makes a note on the cell.";
    note_item: "Om posten", "On the item";
    note_item_help: "Antecknar om hela posten.", "Makes a note on the whole item.";
    use_in_measure: "Använd i mått", "Use in a measure";
    use_in_measure_help: "Låter bladet ge värdet till ett mått för kontrollen.", "Lets the sheet give its value to a measure of the control.";
    first_column: "Första attributet", "First attribute";
    first_column_help: "Går till första attributet på raden.", "Goes to the first attribute of the row.";
    last_column: "Sista attributet", "Last attribute";
    last_column_help: "Går till sista attributet på raden.", "Goes to the last attribute of the row.";
    first_item: "Första posten", "First item";
    first_item_help: "Går till bladets första post.", "Goes to the first item of the sheet.";
    last_item: "Sista posten", "Last item";
    last_item_help: "Går till bladets sista post.", "Goes to the last item of the sheet.";
    edit_sheet: "Ändra bladet", "Change the sheet";
    open_item: "Öppna posten", "Open the item";
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
    review: "Granska", "Review";
    review_help: "Granskar slutförda kontroller: godkänn, eller skicka tillbaka med kommentar.", "Reviews completed controls: accept, or send back with a comment.";
    supplement: "Komplettera", "Add supplement";
    supplement_help: "Lägger till en daterad komplettering under en text; originalet ändras inte.", "Adds a dated supplement under a text; the original is not changed.";
    carry_over: "Inför nästa år", "For the next year";
    carry_over_help: "Går igenom kontrollerna inför nästa år: behåll, ändra eller avsluta.", "Walks through the controls for the next year: keep, change or drop.";
    confirm: "Bekräfta text", "Confirm text";
    confirm_help: "Bekräftar text som förts över från förra året.", "Confirms text carried over from last year.";
    boards: "Alla nämnder", "All boards";
    boards_help: "Visar alla nämnder och områden under året: slutförda, graverande, mindre allvarliga, sena.", "Shows all boards and areas of the year: completed, serious, minor, late.";
    lock: "Lås, lås upp", "Lock, unlock";
    lock_help: "Undertecknar och låser perioden, låser upp den med skäl eller visar det som är undertecknat.", "Signs off and locks the period, unlocks it with a reason or shows what was signed.";
    versions: "Undertecknade versioner", "Signed-off versions";
    versions_help: "Visar planen som den var när perioden undertecknades; den går inte att ändra.", "Shows the plan as it was when the period was signed off; it cannot be changed.";
    compare: "Jämför med undertecknad", "Compare with sign-off";
    compare_help: "Visar i ord vad som har ändrats sedan perioden undertecknades.", "Shows in words what has changed since the period was signed off.";
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
    search_help: "Söker bland kontroller, mått, enkäter, avvikelser och åtgärder.", "Searches controls, measures, surveys, deviations and actions.";
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
    actions: "Planens åtgärder", "Actions of the plan";
    actions_help: "Visar åtgärdstabellen med planens egna åtgärder.", "Shows the table of actions with those of the plan alone.";
    risks: "Riskregister", "Risk register";
    risks_help: "Visar riskerna i en matris, efter riskvärde, och vad planen täcker.", "Shows the risks in a matrix, by value, and what the plan covers.";
    library: "Kontrollbibliotek", "Library of controls";
    library_help: "Tar in färdiga kontrollmoment med risk och delfrågor i planen.", "Takes ready control activities, with risk and questions, into the plan.";
    decisions: "Beslut och dokument", "Decisions and documents";
    decisions_help: "Antagande och revideringar, vägen till fullmäktige och styrande dokument.", "Adoption and revisions, the way to the council and governing documents.";
    confirm_all: "Bekräfta all text", "Confirm all texts";
    confirm_all_help: "Bekräftar all text i planen som har förts över från förra året.", "Confirms every text of the plan that was carried over from last year.";
    hand_out: "Dela ut till nämnderna", "Hand out to the boards";
    hand_out_help: "Lägger planens kommungemensamma kontroller i de andra nämndernas planer för samma år.", "Puts the municipality-wide controls of the plan into the other boards' plans of the same year.";
    documents_look: "Logotyp och färger", "Logo and colours";
    documents_look_help: "Kommunens logotyp och färger i dokumenten.", "The logo and colours of the municipality in the documents.";
    series: "Sida vid sida", "Side by side";
    series_help: "Visar måtten över perioder och år sida vid sida.", "Shows the measures over periods and years side by side.";
    year: "Årsöversikt", "The year";
    year_help: "Visar kontroller och perioder i en karta: status, resultat, avvikelser eller bedömning.", "Shows controls and periods in a map: status, results, deviations or assessment.";
    history: "Historik", "History";
    history_help: "Visar vem som ändrade vad och när.", "Shows who changed what, and when.";

    edit: "Redigera", "Edit";
    edit_help: "Redigerar det markerade: område, riskpunkt, kontroll, fråga, mått, enkät.", "Edits what is marked: area, risk point, control, question, measure, survey.";
    new: "Ny", "New";
    new_help: "Lägger till område, riskpunkt, kontroll, fråga, mått eller enkät.", "Adds an area, risk point, control, question, measure or survey.";
    move_to: "Flytta till", "Move to";
    move_to_help: "Flyttar det markerade till en annan plats i planen.", "Moves what is marked to another place in the plan.";
    move_up: "Flytta uppåt", "Move up";
    move_up_help: "Flyttar det markerade ett steg upp på sin nivå.", "Moves what is marked one step up among its siblings.";
    move_down: "Flytta nedåt", "Move down";
    move_down_help: "Flyttar det markerade ett steg ned på sin nivå.", "Moves what is marked one step down among its siblings.";
    remove: "Ta bort", "Remove";
    remove_help: "Tar bort det markerade med allt som ligger i det. Kan ångras.", "Removes what is marked with all that lies in it. Can be undone.";
    edit_plan: "Redigera planuppgifter", "Edit plan data";
    edit_plan_help: "Ändrar nämnd, år, beslutsdatum, diarienummer och andra uppgifter om planen.", "Changes board, year, adoption date, registry number and other data of the plan.";
    limit_rules: "Redigera gränsregler", "Edit limit rules";
    limit_rules_help: "Lägger till, ändrar och tar bort gränser för tid och belopp.", "Adds, changes and removes limits of time and amount.";
    periods: "Redigera perioder", "Edit periods";
    periods_help: "Lägger till, ändrar och tar bort rapportperioder.", "Adds, changes and removes reporting periods.";

    export: "Rapport", "Report";
    export_help: "Skriver plan, rapport, tjänsteutlåtande eller sammanfattning till en fil, eller visar dem.", "Writes plan, report, statement or summary to a file, or shows them.";
    texts: "Dokumentens texter", "Texts of the documents";
    texts_help: "Ändrar dokumentens fasta texter.", "Changes the fixed texts of the documents.";
    import: "Importera", "Import";
    import_help: "Läser en plan ur Excel, CSV, en textfil eller en inklistrad tabell.", "Reads a plan from Excel, CSV, a text file or a pasted table.";
    open_file: "Öppna fil", "Open file";
    open_file_help: "Öppnar en annan fil.", "Opens another file.";
    new_file: "Skapa fil", "Create file";
    new_file_help: "Skapar en ny fil med en tom plan.", "Creates a new file with an empty plan.";
    mark: "Märk fil", "Mark file";
    mark_help: "Märker en fil, för att visa flera filers nämnder eller vad som ska göras i dem.", "Marks a file, to show the boards of several or what is to be done in them.";
    start_page: "Startsidan", "Start page";
    start_page_help: "Stänger planen och visar startsidan, med vad som väntar i filerna.", "Closes the plan and shows the start page, with what waits in the files.";
    demo: "Prova exempelplanen", "Try the example plan";
    demo_help: "Öppnar en exempelplan som inte sparas.", "Opens an example plan that is not saved.";
    switch_plan: "Byt plan", "Switch plan";
    switch_plan_help: "Byter till en annan nämnd eller ett annat år i filen, lägger till och tar bort.", "Switches to another board or year of the file, adds and removes.";
    new_plan: "Ny plan eller nämnd", "New plan or board";
    new_plan_help: "Lägger till en plan i den öppna filen, för en nämnd som finns eller en ny.", "Adds a plan to the open file, for a board that is there or a new one.";
    remove_plan: "Ta bort planen", "Remove the plan";
    remove_plan_help: "Tar bort den öppna planen med allt som ligger i den. Kan ångras.", "Removes the open plan with all that lies in it. Can be undone.";
    save: "Spara", "Save";
    save_help:
        "Säger om allt är sparat: varje ändring sparas när den görs. I ett formulär sparas det skrivna.",
        "Says whether everything is saved: each change is as it is made. In a form, what is written is saved.";
    retry: "Försök spara igen", "Try saving again";
    retry_help: "Försöker spara det som inte kunde sparas.", "Tries again to save what could not be saved.";
    save_copy: "Spara kopia", "Save a copy";
    save_copy_help: "Sparar hela filen, med alla planer, som JSON på en annan plats.", "Saves the whole file, with all its plans, as JSON in another place.";

    palette: "Kommandon", "Commands";
    palette_help: "Listar alla kommandon; skriv för att söka.", "Lists every command; type to search.";
    help: "Hjälp", "Help";
    help_help: "Visar tangenterna som gäller.", "Shows the keys that apply.";
    messages: "Meddelanden", "Messages";
    messages_help: "Visar de senaste meddelandena.", "Shows the latest messages.";
    copy: "Kopiera", "Copy";
    copy_help: "Kopierar den markerade raden till urklipp.", "Copies the marked row to the clipboard.";
    mouse: "Släpp/ta musen", "Release/take the mouse";
    mouse_help: "Släpper musen så att text kan markeras i terminalen, eller tar tillbaka den. Med Skift nedtryckt markerar musen oftast text ändå.",
        "Releases the mouse so that text can be marked in the terminal, or takes it back. With Shift held the mouse mostly marks text anyway.";
    language: "Byt språk", "Switch language";
    language_help: "Växlar mellan svenska och engelska.", "Switches between Swedish and English.";
    suspend: "Pausa programmet", "Suspend";
    suspend_help: "Lämnar tillfälligt programmet; skriv fg för att komma tillbaka.", "Leaves the program for a while; type fg to come back.";
    redraw: "Rita om", "Redraw";
    redraw_help: "Ritar om hela skärmen.", "Draws the whole screen anew.";
    leave: "Lämna", "Leave";
    leave_help: "Lämnar det som pågår; i trädet visas hur du avslutar.", "Leaves what is going on; in the tree it offers to quit.";
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
