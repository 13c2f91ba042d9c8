//! The help of the command line: commands, arguments, placeholders. Names of commands and options are not here: they
//! are the same in every language.

use super::messages;

messages! {
    root: "Internkontroll i terminalen", "Internal control in the terminal";
    root_more:
        "Utan kommando öppnas skärmen: den angivna filen, annars den som användes senast.",
        "Without a command the screen opens: the file that is named, else the one last used.";
    demo: "Prova på en påhittad kommuns plan", "Try it on the plan of an invented municipality";
    demo_more:
        "Skärmen öppnas på en kopia som slängs när du avslutar. Inget av det du gör sparas.",
        "The screen opens on a copy that is thrown away when you quit. Nothing you do is kept.";
    new: "Skapa en fil med en tom plan", "Make a file with an empty plan";
    new_more:
        "Planen får rapportperioder som täcker året. Finns filen redan ändras den inte.",
        "The plan gets reporting periods that cover the year. A file that exists is not changed.";
    import: "Läs in en plan eller rapport", "Read in a plan or report";
    import_more:
        "Läser xlsx, csv, tabbavgränsad text och det här programmets JSON. Kolumnerna känns igen på sina rubriker. Rader som inte kan placeras räknas upp med radnummer. Inläsningen kan ångras i ett steg.",
        "Reads xlsx, csv, tab-separated text and this program's JSON. Columns are recognised by their headings. Rows that cannot be placed are listed with their line numbers. The import can be undone in one step.";
    export: "Skriv hela filen som JSON, utan förlust", "Write the whole file as JSON, without loss";
    export_more:
        "Resultatet kan läsas in igen med import. Bindestreck som filnamn skriver till skärmen.",
        "The result can be read in again with import. A dash as file name writes to the screen.";
    schema: "Visa formatet för export som JSON Schema", "Print the format of export as JSON Schema";
    show: "Visa planen med läge och siffror", "Show the plan with status and figures";
    show_more:
        "Med ett kontrollmoment visas allt som är registrerat för det i perioden.",
        "With a control activity everything recorded of it in the period is shown.";
    summary: "Visa sammanställningen av en period", "Show the summary of a period";
    summary_more:
        "Graverande och mindre allvarliga avvikelser, iakttagelser, öppna och sena åtgärder, per område och per period.",
        "Serious and minor deviations, observations, open and late actions, by area and by period.";
    report: "Skriv en rapport", "Write a report";
    report_more:
        "Formatet följer filnamnets ändelse. Utan filnamn skrivs text till skärmen, och Word till en fil i aktuell mapp.",
        "The format follows the ending of the file name. Without a file name text goes to the screen, and Word to a file in the current folder.";
    data: "Skriv en tabell över allt i filen som CSV", "Write a table of everything in the file as CSV";
    data_more:
        "Alla nämnder och år i filen, plan för plan, för den som räknar, filtrerar och sorterar. Välj bland dem med --board och --year. Utan filnamn skrivs tabellen till skärmen.",
        "Every board and year in the file, plan by plan, for who counts, filters and sorts. Choose among them with --board and --year. Without a file name the table goes to the screen.";
    a_table: "Vilken tabell", "Which table";
    set: "Registrera ett kontrollmoment", "Record a control activity";
    set_more:
        "Bara de fält som anges ändras. Ett tomt värde (\"\") tömmer fältet, och ett bindestreck läser texten från standard in. Åtgärder och avvikelser har egna kommandon.",
        "Only the fields that are given change. An empty value (\"\") clears the field, and a dash reads the text from standard input. Deviations and actions have commands of their own.";
    deviation: "Avvikelser: lägg till, ändra, ta bort", "Deviations: add, edit, remove";
    deviation_add: "Lägg till en avvikelse", "Add a deviation";
    deviation_edit: "Ändra eller gradera en avvikelse", "Edit or grade a deviation";
    deviation_remove: "Ta bort en avvikelse", "Remove a deviation";
    action: "Åtgärder: lägg till, ändra, ta bort", "Actions: add, edit, remove";
    action_add: "Lägg till en åtgärd", "Add an action";
    action_edit: "Ändra en åtgärd", "Edit an action";
    action_remove: "Ta bort en åtgärd", "Remove an action";
    area: "Kontrollområden: lägg till, ändra, flytta, ta bort", "Control areas: add, edit, move, remove";
    area_add: "Lägg till ett kontrollområde", "Add a control area";
    area_edit: "Ändra ett kontrollområde", "Edit a control area";
    area_move: "Flytta ett kontrollområde", "Move a control area";
    area_remove: "Ta bort ett kontrollområde med allt som ligger i det", "Remove a control area with all that lies in it";
    risk_point: "Riskpunkter: lägg till, ändra, flytta, ta bort", "Risk points: add, edit, move, remove";
    risk_point_add: "Lägg till en riskpunkt", "Add a risk point";
    risk_point_edit: "Ändra en riskpunkt", "Edit a risk point";
    risk_point_move: "Flytta en riskpunkt", "Move a risk point";
    risk_point_remove: "Ta bort en riskpunkt med allt som ligger i den", "Remove a risk point with all that lies in it";
    control: "Kontrollmoment: lägg till, ändra, flytta, ta bort", "Control activities: add, edit, move, remove";
    control_add: "Lägg till ett kontrollmoment", "Add a control activity";
    control_edit: "Ändra ett kontrollmoment", "Edit a control activity";
    control_move: "Flytta ett kontrollmoment", "Move a control activity";
    control_remove: "Ta bort ett kontrollmoment med allt som ligger i det", "Remove a control activity with all that lies in it";
    question: "Delfrågor: lägg till, ändra, flytta, ta bort", "Questions: add, edit, move, remove";
    question_move: "Flytta en delfråga", "Move a question";
    question_add: "Lägg till en delfråga", "Add a question";
    question_edit: "Ändra en delfråga", "Edit a question";
    question_remove: "Ta bort en delfråga", "Remove a question";
    period: "Rapportperioder: lägg till, ändra, ta bort", "Reporting periods: add, edit, remove";
    period_add: "Lägg till en rapportperiod", "Add a reporting period";
    period_edit: "Ändra en rapportperiod", "Edit a reporting period";
    period_remove: "Ta bort en rapportperiod med det som är registrerat i den", "Remove a reporting period with what is recorded in it";
    plan: "Planer: lägg till, ändra, ta bort, räkna upp", "Plans: add, edit, remove, list";
    plan_remove: "Ta bort en plan med allt som ligger i den", "Remove a plan with all that lies in it";
    plan_remove_more:
        "En plan med en låst rapportperiod tas inte bort, och inte heller filens enda plan. undo tar tillbaka den.",
        "A plan with a locked reporting period is not removed, nor is the only plan of the file. undo brings it back.";
    board: "Nämnder och bolag: ändra, ta bort, räkna upp", "Boards and companies: edit, remove, list";
    board_edit: "Ändra en nämnd: namn, slag, kommun", "Edit a board: name, kind, municipality";
    board_remove: "Ta bort en nämnd som inte har några planer", "Remove a board that has no plans";
    board_remove_more: "En nämnd läggs till med sin första plan: plan add.", "A board is added with its first plan: plan add.";
    board_list: "Räkna upp nämnderna i filen med antalet planer", "List the boards of the file with the number of plans";
    a_subject_board: "Nämndens namn", "Name of the board";
    plan_add: "Lägg till en plan i en fil som finns", "Add a plan to a file that exists";
    plan_edit: "Ändra planen och dess nämnd", "Edit the plan and its board";
    plan_list: "Räkna upp planerna i filen", "List the plans of the file";
    history: "Visa vad som har gjorts, det senaste först", "Show what has been done, latest first";
    history_more: "Varje ändring står med tid och namn. Ångrade ändringar står kvar.", "Every change stands with time and name. Undone changes remain.";
    undo: "Ångra den senaste ändringen", "Undo the latest change";
    undo_more: "Även ångrandet skrivs i historiken, och kan göras om.", "The undoing too is entered in the history, and can be redone.";
    redo: "Gör om det som ångrades senast", "Redo what was undone last";
    whereabouts: "Visa var filer, inställningar och säkerhetskopior ligger", "Show where files, settings and backups lie";
    keys: "Visa tangenterna på skärmen", "Show the keys of the screen";
    completions: "Skriv ut komplettering för ett skal", "Print completions for a shell";
    man: "Skriv ut manualsidan", "Print the manual page";
    help: "Visa hjälp om ett kommando", "Show help on a command";
}

messages! {
    head_begin: "Börja", "Begin";
    head_read: "Läsa", "Read";
    head_record: "Registrera", "Record";
    head_plan: "Planens delar", "Parts of the plan";
    head_rest: "Övrigt", "Other";
}

messages! {
    v_file: "FIL", "FILE";
    v_source: "KÄLLA", "SOURCE";
    v_board: "NÄMND", "BOARD";
    v_year: "ÅR", "YEAR";
    v_period: "PERIOD", "PERIOD";
    v_lang: "SPRÅK", "LANGUAGE";
    v_code: "VAL", "CHOICE";
    v_codes: "VAL,VAL", "CHOICE,CHOICE";
    v_text: "TEXT", "TEXT";
    v_name: "NAMN", "NAME";
    v_date: "DATUM", "DATE";
    v_measure: "MÅTT", "MEASURE";
    v_limit_rule: "GRÄNSREGEL", "LIMIT-RULE";
    v_reading: "VÄRDE", "VALUE";
    v_number: "ANTAL", "NUMBER";
    v_numbers: "NUMMER", "NUMBERS";
    v_level: "NIVÅ", "LEVEL";
    v_responsible: "ANSVARIG", "PARTY";
    v_area: "OMRÅDE", "AREA";
    v_risk_point: "RISKPUNKT", "RISK-POINT";
    v_control: "KONTROLL", "CONTROL";
    v_question: "DELFRÅGA", "QUESTION";
    v_deviation: "AVVIKELSE", "DEVIATION";
    v_action: "ÅTGÄRD", "ACTION";
    v_command: "KOMMANDO", "COMMAND";
    v_map: "KOLUMN=FÄLT", "COLUMN=FIELD";
}

messages! {
    a_lang: "Språk på skärmen och i dokument", "Language of the screen and of documents";
    a_json: "Svara med JSON, för program", "Answer in JSON, for programs";
    a_ascii: "Använd bara ASCII-tecken", "Use ASCII signs only";
    a_color: "Färger på skärmen", "Colours on the screen";
    a_help: "Visa hjälp", "Show help";
    a_version: "Visa version", "Show the version";
    a_file: "Filen med planen; annars den som användes senast", "The file with the plan; else the one last used";
    a_path: "Filen som öppnas", "The file to open";
    a_demo: "Använd demonstrationsplanen", "Use the demonstration plan";
    a_board: "Nämndens namn eller början av det", "The name of the board, or its beginning";
    a_year: "Planens år", "The year of the plan";
    a_period: "Rapportperiod, med nummer eller namn", "Reporting period, by number or name";
    a_subject_period: "Periodens nummer eller namn", "Number or name of the period";
    a_control: "Nummer i planen (1.2.1), rubrik eller id", "Number in the plan (1.2.1), title or id";
    a_area: "Nummer i planen (1), namn eller id", "Number in the plan (1), name or id";
    a_risk_point: "Nummer i planen (1.2), namn eller id", "Number in the plan (1.2), name or id";
    a_question: "Nummer i planen (1.2.1.1), text eller id", "Number in the plan (1.2.1.1), text or id";
    a_deviation: "Nummer (D1), text eller id", "Number (D1), text or id";
    a_action: "Nummer (A1), text eller id", "Number (A1), text or id";
    a_limit: "Högst så många", "At most so many";
    a_history_control: "Bara ändringar som rör kontrollmomentet", "Only changes that touch the control activity";
    a_output: "Fil att skriva; bindestreck för skärmen", "File to write; a dash for the screen";
    a_export_file: "Fil att skriva; bindestreck för skärmen", "File to write; a dash for the screen";
    a_public: "Kopia för offentliggörande: namn blir roller, antal under fem utelämnas", "Copy for publication: names become roles, counts under five are left out";
    plan_text: "Visa eller ändra dokumentens fasta texter", "Show or change the fixed texts of the documents";
    plan_text_more:
        "Utan kod listas alla texter. Ord inom klamrar, som {nämnd} och {period}, fylls i.",
        "Without a code all texts are listed. Words in braces, such as {board} and {period}, are filled in.";
    a_text_block: "Textens kod", "Code of the text";
    a_text_set: "Ny text; \"-\" läser standard in", "New text; \"-\" reads standard input";
    a_text_reset: "Tillbaka till standardtexten", "Back to the default text";
    a_force: "Ersätt en fil som redan finns", "Replace a file that exists";
    a_schema_of: "vilket format", "which format";
    schema_plan: "exporten av en hel fil", "the export of a whole file";
    schema_report: "rapporter: report --format json", "reports: report --format json";
    a_format: "Format", "Format";
    a_kind: "Slag av rapport", "Kind of report";
    kind_plan: "internkontrollplanen", "the internal control plan";
    kind_report: "periodens rapport", "the report of the period";
    kind_statement: "tjänsteutlåtande med ett kapitel per rutin", "official statement with a chapter per routine";
    kind_summary: "sammanfattning på en sida", "one-page summary";
    format_docx: "Word", "Word";
    format_html: "HTML", "HTML";
    format_md: "Markdown", "Markdown";
    format_txt: "text", "text";
    format_csv: "tabell för kalkylprogram", "table for spreadsheets";
    format_json: "för program", "for programs";
    format_xlsx: "alla tabeller för Excel", "all tables for Excel";
    format_pdf: "för diarium och arkiv, tillgänglig", "for register and archive, accessible";
    a_new_file: "Filen som skapas", "The file to make";
    a_new_board: "Nämndens namn", "The name of the board";
    a_new_year: "Året planen gäller", "The year the plan is for";
    a_board_kind: "Slag av organ", "Kind of body";
    a_municipality: "Kommunens namn", "The name of the municipality";
    a_periods: "Rapportperioder", "Reporting periods";
    a_source: "Filen som läses; bindestreck för standard in", "The file to read; a dash for standard input";
    a_into: "Filen det läses in i; skapas om den inte finns. Behövs om inte --dry-run anges", "The file it is read into; made if there is none. Needed unless --dry-run is given";
    a_dry_run: "Visa vad som skulle läsas in, utan att skriva", "Show what would be read in, without writing";
    a_map: "Säg vilket fält en kolumn är", "Say which field a column is";
    a_import_board: "Nämnd, om källan inte säger det", "Board, where the source does not say";
    a_import_year: "År, om källan inte säger det", "Year, where the source does not say";
    a_import_period: "Rapportperiod, om källan inte säger det", "Reporting period, where the source does not say";
    a_up: "Ett steg upp", "One step up";
    a_down: "Ett steg ner", "One step down";
    a_into_area: "Kontrollområdet det ska ligga i", "The control area it is to lie in";
    a_into_risk_point: "Riskpunkten det ska ligga i", "The risk point it is to lie in";
    a_into_control: "Kontrollmomentet det ska höra till", "The control activity it is to belong to";
    a_outermost: "Lägg området ytterst", "Put the area outermost";
    a_rename_year: "Ändra planens år", "Change the year of the plan";
    a_rename_board: "Ändra nämndens namn", "Change the name of the board";
    a_shell: "Skalet", "The shell";
    shell_own: "skal", "shell";
    a_command: "Kommandot hjälpen gäller", "The command to show help on";
    lang_sv: "svenska", "Swedish";
    lang_en: "engelska", "English";
    color_auto: "när terminalen har färger", "when the terminal has colours";
    color_always: "alltid", "always";
    color_never: "aldrig", "never";
    yes: "ja", "yes";
    no: "nej", "no";
}

messages! {
    usage: "Användning", "Usage";
    options: "Alternativ", "Options";
    arguments: "Argument", "Arguments";
    commands: "Kommandon", "Commands";
    examples: "Exempel", "Examples";
    exit_codes: "Utgångskoder", "Exit codes";
    general: "Allmänt", "General";
    which_plan: "Vilken plan", "Which plan";
    exit_0: "det gick bra", "all went well";
    exit_2: "kommandoraden är fel", "the command line is wrong";
    exit_3: "ett värde godtas inte", "a value is refused";
    exit_4: "det som efterfrågas finns inte", "what is asked for does not exist";
    exit_5: "filen eller perioden är låst", "the file or the period is locked";
    exit_6: "filen är skadad, nyare eller inte programmets", "the file is damaged, newer or not ours";
    exit_7: "disken eller systemet vägrar", "the disk or the system refuses";
    exit_70: "fel i programmet", "a fault in the program";
    u_options: "alternativ", "options";
    u_command: "KOMMANDO", "COMMAND";
    one_of(list: &str): format!("Välj bland: {list}."), format!("One of: {list}.");
    default_is(value: &str): format!("Annars {value}."), format!("Default: {value}.");
    repeatable: "Kan anges flera gånger.", "May be given several times.";
    see_help(command: &str): format!("Mer om ett kommando: {command}."), format!("More on a command: {command}.");
    man_name: "NAMN", "NAME";
    man_synopsis: "ANVÄNDNING", "SYNOPSIS";
    man_description: "BESKRIVNING", "DESCRIPTION";
    man_commands: "KOMMANDON", "COMMANDS";
    man_options: "ALTERNATIV", "OPTIONS";
    man_environment: "MILJÖVARIABLER", "ENVIRONMENT";
    man_exit: "UTGÅNGSKODER", "EXIT STATUS";
    man_title: "Kommandon", "User Commands";
    env_lang: "språk: sv eller en", "language: sv or en";
    env_theme: "utseende: standard, high-contrast eller mono", "appearance: standard, high-contrast or mono";
    env_ascii: "bara ASCII-tecken: true eller false", "ASCII signs only: true or false";
    env_mouse: "mus: true eller false", "mouse: true or false";
    env_user: "namnet som ändringar undertecknas med", "the name changes are signed with";
    env_backups: "antal dagliga säkerhetskopior som sparas", "how many daily backups are kept";
    env_no_color: "inga färger på skärmen", "no colours on the screen";
}
