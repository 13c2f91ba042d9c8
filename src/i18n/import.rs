//! Reading what people already have: names the program gives, what is noted, and why something was not read.

use super::messages;

messages! {
    no_area: "Kontrollområde ej angivet", "Control area not stated";
    no_risk_point: "Riskpunkt ej angiven", "Risk point not stated";

    field_area: "kontrollområde", "control area";
    field_purpose: "områdets syfte", "purpose of the area";
    field_risk_point: "riskpunkt", "risk point";
    field_background: "bakgrund", "background";
    field_likely_errors: "sannolika fel", "likely errors";
    field_likelihood: "sannolikhet", "likelihood";
    field_consequence: "konsekvens", "consequence";
    field_risk_value: "riskvärde", "risk value";
    field_control: "kontrollmoment", "control activity";
    field_objective: "syfte", "objective";
    field_responsible: "ansvarig", "responsible";
    field_frequency: "frekvens", "frequency";
    field_method: "metod", "method";
    field_selection: "urval", "selection";
    field_status: "status", "status";
    field_result: "resultat", "result";
    field_assessment: "bedömning", "assessment";
    field_comment: "kommentar", "comment";
    field_analysis: "analys", "analysis";
    field_performed_by: "utförd av", "performed by";
    field_performed_on: "utförd den", "performed on";
    field_reviewed_by: "granskad av", "reviewed by";
    field_concerns: "vad avvikelsen gäller", "what the deviation concerns";
    field_deviation: "avvikelse", "deviation";
    field_unit: "enhet", "unit";
    field_root_cause: "orsak", "root cause";
    field_action: "åtgärd", "action";
    field_action_owner: "åtgärdens ansvarige", "owner of the action";
    field_action_due: "åtgärden klar", "action due";
    field_board: "nämnd", "board";
    field_none: "läses inte in", "not read";

    why_front: "text före den första tabellen", "text before the first table";
    why_loose: "text utanför tabellerna", "text outside the tables";
    why_no_table: "rad som inte hör till någon känd tabell", "row of no recognised table";
    why_column: "kolumnen känns inte igen", "the column is not recognised";
    why_beyond: "cell utan rubrik", "cell without a heading";
    why_value: "värdet kunde inte tolkas", "the value could not be read";
    why_orphan: "inget kontrollmoment ovanför att höra till", "no control activity above to belong to";
    why_too_long: "resten av en text som är för lång för fältet", "the rest of a text too long for its field";
    why_taken: "planen har redan något annat på den platsen", "the plan has something else there already";
    why_no_deviation: "raden säger att det inte finns någon avvikelse", "the row says that there is no deviation";

    why_never_computed:
        "formeln är inte uträknad; öppna arbetsboken i Excel, spara den och läs in igen",
        "the formula has not been computed; open the workbook in Excel, save it and import again";

    why_sum: "raden summerar raderna ovanför", "the row sums up the rows above";
    why_other_board:
        "raden hör till en annan nämnd; läs in igen med den nämnden", "the row is of another board; import again with that board";
    why_other_period:
        "kolumnen gäller en annan period; läs in igen med den perioden",
        "the column is about another period; import again with that period";

    note_status_lost(title: &str):
        format!("Status saknas i underlaget för ”{title}”; den lästes in som okänd."),
        format!("The source has no status for “{title}”; it was read as not known.");
    note_status_unknown(said: &str):
        format!("Statusen ”{said}” känns inte igen; den lästes in som okänd."),
        format!("The status “{said}” is not recognised; it was read as not known.");
    note_severity_unknown(said: &str):
        format!("Allvarlighetsgraden ”{said}” känns inte igen; avvikelsen är ograderad."),
        format!("The severity “{said}” is not recognised; the deviation is ungraded.");
    note_alone(title: &str):
        format!("Avvikelsen ”{title}” står för sig: ingen riskpunkt och inget kontrollmoment heter så."),
        format!("The deviation “{title}” stands alone: no risk point or control activity has that name.");
    note_ambiguous(title: &str):
        format!("Avvikelsen ”{title}” står för sig: flera riskpunkter eller kontrollmoment heter så."),
        format!("The deviation “{title}” stands alone: several risk points or control activities have that name.");
    light_green: "Grön", "Green";
    light_yellow: "Gul", "Yellow";
    light_red: "Röd", "Red";
    note_coloured(heading: &str):
        format!("Celler utan text under ”{heading}” lästes efter sin färg: grön, gul eller röd."),
        format!("Cells without text under “{heading}” were read by their colour: green, yellow or red.");
    note_guessed(heading: &str):
        format!("Kolumnrubriken ”{heading}” tolkades efter likhet."),
        format!("The heading “{heading}” was read by likeness.");
    note_shortened(name: &str):
        format!("Namnet ”{name}” kortades; hela texten står i fältet under det."),
        format!("The name “{name}” was shortened; the whole text stands in the field below it.");
    note_unreadable(count: &str):
        format!("{count} tecken i filen kunde inte läsas och visas som \u{fffd}."),
        format!("{count} characters of the file could not be read and are shown as \u{fffd}.");
    note_continued(title: &str):
        format!("Raden saknar namn och lästes som fortsättning på ”{title}”."),
        format!("The row has no name and was read as a continuation of “{title}”.");
    note_hidden(name: &str):
        format!("Bladet ”{name}” är dolt i arbetsboken och lästes inte. Visa det i Excel om det hör till planen."),
        format!("The sheet “{name}” is hidden in the workbook and was not read. Show it in Excel if it belongs to the plan.");
    note_other_year(said: &str, year: i32, plan: i32):
        format!("”{said}” gäller {year}, men läses in i planen för {plan}. Kontrollera att det är rätt underlag och rätt år."),
        format!("“{said}” is about {year}, but is read into the plan for {plan}. Check that source and year are the right ones.");

    empty: "Det finns inget att läsa in.", "There is nothing to read.";
    why_empty: "Filen är tom.", "The file is empty.";
    todo_empty:
        "Välj en annan fil, eller klistra in tabellen på nytt.", "Choose another file, or paste the table anew.";
    too_large: "Filen är för stor för att läsas in.", "The file is too large to be read.";
    why_too_large(mib: usize): format!("Högst {mib} MiB läses in."), format!("At most {mib} MiB are read.");
    why_too_many(rows: usize): format!("Högst {rows} rader läses in."), format!("At most {rows} rows are read.");
    why_bomb(mib: usize):
        format!("Arbetsboken packar upp till mer än {mib} MiB."), format!("The workbook unpacks to more than {mib} MiB.");
    todo_too_large:
        "Spara bara bladen med kontrollplanen i en egen fil.", "Save only the sheets with the control plan in a file of their own.";
    binary: "Filen går inte att läsa som text.", "The file cannot be read as text.";
    why_binary: "Den innehåller annat än text, eller är skadad.", "It holds something other than text, or is damaged.";
    todo_save_as:
        "Öppna filen i det program den kommer från och spara som Excel-arbetsbok (.xlsx) eller oformaterad text.",
        "Open the file in the program it comes from and save it as an Excel workbook (.xlsx) or plain text.";
    other(name: &str):
        format!("Filen är {name}, som inte kan läsas in."), format!("The file is {name}, which cannot be read.");
    other_pdf: "en PDF", "a PDF";
    other_docx: "ett Word-dokument", "a Word document";
    other_open_document: "ett OpenDocument-dokument", "an OpenDocument file";
    other_old_office: "ett dokument i ett äldre Office-format", "a document in an older Office format";
    other_rtf: "ett RTF-dokument", "an RTF document";
    other_html: "en webbsida", "a web page";
    other_picture: "en bild", "a picture";
    other_database: "en databas", "a database";
    other_archive: "ett arkiv", "an archive";
    other_json: "JSON", "JSON";
    todo_pdf:
        "Markera tabellerna i dokumentet, kopiera dem och klistra in, eller spara som text (.txt).",
        "Select the tables in the document, copy and paste them, or save as text (.txt).";
    todo_database:
        "Öppna en ikplan-fil direkt i stället för att läsa in den.", "Open an ikplan file directly instead of importing it.";
    todo_json:
        "Läs in den som utbytesfil: den ska börja med \"format\": \"ikplan\".",
        "Read it as an exchange file: it must begin with \"format\": \"ikplan\".";
    encrypted: "Arbetsboken är skyddad med lösenord.", "The workbook is protected by a password.";
    todo_encrypted: "Spara den utan lösenord och läs in igen.", "Save it without a password and import again.";
    damaged: "Arbetsboken är skadad eller avkortad.", "The workbook is damaged or cut off.";
    todo_damaged:
        "Öppna den i Excel, låt programmet laga den, spara och läs in igen.",
        "Open it in Excel, let it be repaired, save and import again.";
    no_table: "Ingen kontrollplan hittades i underlaget.", "No control plan was found in the source.";
    why_no_table_found(lines: usize):
        if lines == 1 { "Den enda raden är ingen tabellrubrik med minst två kända kolumner, till exempel Kontrollmoment och Metod.".to_owned() } else { format!("Ingen av {lines} rader är en tabellrubrik med minst två kända kolumner, till exempel Kontrollmoment och Metod.") },
        format!("None of {lines} lines is a table header with at least two known columns, such as Kontrollmoment and Metod.");
    todo_no_table:
        "Se till att rubrikraden är med och att kolumnerna skiljs åt av tabbar, semikolon eller komma, eller ange kolumner med --map KOLUMN=FÄLT.",
        "Include the header row and separate the columns by tabs, semicolons or commas, or name columns with --map COLUMN=FIELD.";
    why_chapters(headings: usize):
        format!("Underlaget är skrivet i kapitel: {headings} rader är bara en rubrik, till exempel Urval eller Metod, men inget kapitel har ett namn."),
        format!("The source is told in chapters: {headings} lines are only a heading, such as Urval or Metod, but no chapter has a name.");
    todo_chapters:
        "Sätt en rad såsom ”Rutin – Attest” överst i varje kapitel, eller gör en tabell med en rad per rutin.",
        "Put a line such as “Rutin – Attest” on top of each chapter, or make a table with a row for each routine.";
    unknown_column(column: &str):
        format!("Ingen tabell har kolumnen ”{column}”."), format!("No table has the column “{column}”.");
    why_unknown_column(headings: &str): format!("Kolumnerna är: {headings}."), format!("The columns are: {headings}.");
    todo_unknown_column:
        "Skriv rubriken som i underlaget, eller kolumnens nummer.", "Write the heading as in the source, or the number of the column.";
    missing_board: "Det framgår inte vilken nämnd planen gäller.", "It is not said which board the plan is for.";
    missing_year: "Det framgår inte vilket år planen gäller.", "It is not said which year the plan is for.";
    missing_period:
        "Det framgår inte vilken rapportperiod resultaten gäller.", "It is not said which reporting period the results are for.";
    why_missing: "Underlagets rubriker nämner det inte.", "The titles of the source do not mention it.";
    why_several_boards(boards: &str):
        format!("Raderna hör till flera nämnder: {boards}."), format!("The rows are of several boards: {boards}.");
    todo_board: "Ange nämnden, till exempel --board Socialnämnden.", "Name the board, such as --board Socialnämnden.";
    todo_year: "Ange året, till exempel --year 2024.", "Give the year, such as --year 2024.";
    todo_period: "Ange perioden, till exempel --period \"Delår 2\".", "Name the period, such as --period \"Delår 2\".";
    unknown_period(given: &str):
        format!("Planen har ingen rapportperiod ”{given}”."), format!("The plan has no reporting period “{given}”.");
    why_unknown_period(names: &str): format!("Perioderna är: {names}."), format!("The periods are: {names}.");
    todo_unknown_period: "Ange en av dem.", "Name one of them.";
    locked(name: &str): format!("Rapportperioden {name} är låst."), format!("The reporting period {name} is locked.");
    todo_locked:
        "Välj en annan period, eller lås upp perioden först.", "Choose another period, or unlock the period first.";
    nothing: "Allt i underlaget finns redan i planen.", "Everything in the source is in the plan already.";
    todo_nothing: "Inget behöver göras.", "Nothing needs to be done.";
    refused(subject: &str):
        format!("”{subject}” i underlaget kan inte läsas in."), format!("“{subject}” in the source cannot be read in.");
    todo_refused: "Rätta underlaget och läs in igen.", "Mend the source and import again.";

    preview_title(name: &str): format!("Förhandsgranskning av {name}"), format!("Preview of {name}");
    preview_pasted: "inklistrad text", "pasted text";
    preview_board: "Nämnd", "Board";
    preview_year: "År", "Year";
    preview_period: "Period", "Period";
    preview_unknown: "anges här med Enter", "give it here with Enter";
    reading_anew: "Läser om …  Esc avbryter.", "Reading anew …  Esc cancels.";
    preview_todo: "Tryck Enter och skriv det här.", "Press Enter and type it here.";
    preview_not_needed: "behövs inte", "not needed";
    from_line(line: u32): format!("rad {line}"), format!("line {line}");
    from_sheet(sheet: &str, line: u32): format!("{sheet}, rad {line}"), format!("{sheet}, line {line}");
    from_file_name: "ur filens namn", "from the name of the file";
    from_person: "angivet här", "given here";
    heading_whole: "Läses in", "To be read";
    heading_columns: "Kolumner", "Columns";
    heading_notes(count: usize): format!("Att veta ({count})"), format!("To know ({count})");
    heading_unplaced(count: usize): format!("Får ingen plats ({count})"), format!("Not placed ({count})");
    heading_tree: "Planen", "The plan";
    heading_deviations: "Avvikelser", "Deviations";
    count_areas(n: usize): format!("{n} {}", if n == 1 { "kontrollområde" } else { "kontrollområden" }), format!("{n} {}", if n == 1 { "control area" } else { "control areas" });
    count_risk_points(n: usize): format!("{n} {}", if n == 1 { "riskpunkt" } else { "riskpunkter" }), format!("{n} {}", if n == 1 { "risk point" } else { "risk points" });
    count_controls(n: usize): format!("{n} kontrollmoment"), format!("{n} {}", if n == 1 { "control activity" } else { "control activities" });
    count_questions(n: usize): format!("{n} {}", if n == 1 { "delfråga" } else { "delfrågor" }), format!("{n} {}", if n == 1 { "question" } else { "questions" });
    count_outcomes(n: usize): format!("{n} utfall"), format!("{n} {}", if n == 1 { "outcome" } else { "outcomes" });
    count_deviations(n: usize, linked: usize):
        format!("{n} {}, varav {linked} kopplade", if n == 1 { "avvikelse" } else { "avvikelser" }),
        format!("{n} {}, {linked} of them linked", if n == 1 { "deviation" } else { "deviations" });
    count_actions(n: usize): format!("{n} {}", if n == 1 { "åtgärd" } else { "åtgärder" }), format!("{n} {}", if n == 1 { "action" } else { "actions" });
    table_controls(rows: usize):
        format!("tabell med kontrollmoment, {rows} {}", if rows == 1 { "rad" } else { "rader" }),
        format!("table of control activities, {rows} {}", if rows == 1 { "row" } else { "rows" });
    table_deviations(rows: usize):
        format!("tabell med avvikelser, {rows} {}", if rows == 1 { "rad" } else { "rader" }),
        format!("table of deviations, {rows} {}", if rows == 1 { "row" } else { "rows" });
    column_guessed: "efter likhet", "by likeness";
    alone: "står för sig", "stands alone";
    choose_field(heading: &str): format!("Läs ”{heading}” som"), format!("Read “{heading}” as");
    bad_year: "Året ska skrivas med fyra siffror.", "Write the year with four digits.";
    key_change: "Ändra", "Change";
    key_accept: "Läs in", "Import";
    key_cancel: "Avbryt", "Cancel";
    key_choose: "Välj", "Choose";
    key_back: "Tillbaka", "Back";
}
