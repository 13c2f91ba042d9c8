//! The words of the documents: titles, column heads and fixed sentences, all our own.

use super::messages;

messages! {
    summary_title: "Sammanfattning av internkontrollen", "Summary of internal control";
    municipality: "Kommun", "Municipality";
    board: "Nämnd", "Board";
    company: "Bolag", "Company";
    plan: "Internkontrollplan", "Internal control plan";
    period: "Rapportperiod", "Reporting period";
    registry_no: "Diarienummer", "Registry number";
    dated: "Rapportdatum", "Report date";
    version: "Version", "Version";
    version_of(version: u16, signed: &str):
        if signed.is_empty() { format!("{version}, upplåst för ändring") } else { format!("{version}, undertecknad {signed}") },
        if signed.is_empty() { format!("{version}, unlocked for changes") } else { format!("{version}, signed off on {signed}") };
    completed(share: &str): format!("Slutförda kontrollmoment: {share}."), format!("Completed control activities: {share}.");
    no_controls: "Inga kontrollmoment ska göras i perioden.", "No control activities are due in the period.";
    deviations_found(list: &str):
        format!("Avvikelser i perioden: {list}."),
        format!("Deviations in the period: {list}.");
    open_and_late(open: usize, late: usize):
        match (open, late) {
            (0, _) => "Åtgärder: inga öppna.".to_owned(),
            (1, 0) => "Åtgärder: 1 öppen, som inte är sen.".to_owned(),
            (1, _) => "Åtgärder: 1 öppen, som är sen.".to_owned(),
            (_, 0) => format!("Åtgärder: {open} öppna, varav ingen är sen."),
            (_, 1) => format!("Åtgärder: {open} öppna, varav 1 är sen."),
            _ => format!("Åtgärder: {open} öppna, varav {late} är sena."),
        },
        match (open, late) {
            (0, _) => "Actions: none open.".to_owned(),
            (1, 0) => "Actions: 1 open, which is not late.".to_owned(),
            (1, _) => "Actions: 1 open, which is late.".to_owned(),
            (_, 0) => format!("Actions: {open} open, none of them late."),
            _ => format!("Actions: {open} open, {late} of them late."),
        };
    none_serious: "Inga graverande avvikelser är registrerade i perioden.", "No serious deviations are recorded in the period.";
    other_deviations: "Övriga avvikelser och iakttagelser", "Other deviations and observations";
    late_actions: "Sena åtgärder", "Late actions";
    and_more(count: usize): format!("Och {count} till; alla står i rapporten."), format!("And {count} more; the report has them all.");
    status: "Status", "Status";
    severity: "Allvarlighet", "Severity";
    count: "Antal", "Number";
    total: "Summa", "Total";
    deviations_summary:
        "En rad för varje avvikelse, graverande först: var den finns, vad den är och vad som ska göras.",
        "A row for each deviation, serious ones first: where it is, what it is and what is to be done.";
    controls_by_status: "Kontrollmoment efter status", "Control activities by status";
    completed_of(counts: &str): format!("{counts} slutförda"), format!("{counts} completed");
    bars_alt(areas: &str):
        format!("Stapeldiagram över kontrollområdenas kontrollmoment. {areas}."),
        format!("Bar chart of the control activities of each control area. {areas}.");
    risk_point: "Riskpunkt", "Risk point";
    deviation: "Avvikelse", "Deviation";
    planned_action: "Planerad åtgärd", "Planned action";
    control_activity: "Kontrollmoment", "Control activity";
    of_control(title: &str): format!("Kontrollmoment: {title}"), format!("Control activity: {title}");
    of_risk_point(name: &str): format!("Riskpunkt: {name}"), format!("Risk point: {name}");
    of_unit(unit: &str): format!("Enhet: {unit}"), format!("Unit: {unit}");
    no_risk_point: "Utan riskpunkt", "No risk point";
    no_action: "Ingen åtgärd planerad", "No action planned";
    by_area: "Per kontrollområde", "By control area";
    area: "Kontrollområde", "Control area";
    all_areas: "Alla områden", "All areas";
    outside_areas: "Utanför kontrollområdena", "Outside the control areas";
    controls_completed: "Slutförda", "Completed";
    by_period: "Jämförelse mellan perioder", "Comparison between periods";
    time: "Tid", "Time";
    none: "inga", "none";
    none_due: "inga i perioden", "none due";
    nothing_recorded: "Inget är registrerat i perioden.", "Nothing is recorded in the period.";
    dash_means:
        "Ett streck betyder att inget är registrerat i perioden.",
        "A dash means that nothing is recorded in the period.";
    compare_counts:
        "Antalet kontrollmoment kan skilja mellan perioderna. Jämför antal med antal.",
        "The number of control activities may differ between periods. Compare counts with counts.";
    actions: "Öppna och sena åtgärder", "Open and late actions";
    no_actions: "Inga öppna åtgärder.", "No open actions.";
    action: "Åtgärd", "Action";
    owner: "Ansvarig", "Owner";
    no_owner: "Ansvarig saknas", "No owner";
    due: "Klar senast", "Due";
    no_due: "Datum saknas", "No date";
    state: "Läge", "State";
    late: "Sen", "Late";
    moved_from: "Tidigare datum", "Earlier dates";
    moved(dates: &str): format!("tidigare {dates}"), format!("earlier {dates}");
    moved_times(times: usize):
        if times == 1 { "flyttad 1 gång".to_owned() } else { format!("flyttad {times} gånger") },
        if times == 1 { "moved once".to_owned() } else { format!("moved {times} times") };
    late_means(date: &str):
        format!("Läget är det senast registrerade. Sen: åtgärden är inte genomförd och skulle ha varit klar före den {date}."),
        format!("The state is the latest recorded. Late: the action is not done and was due before {date}.");
    unit: "Enhet", "Unit";
    description: "Beskrivning", "Description";
    year: "År", "Year";
    yes: "Ja", "Yes";
    no: "Nej", "No";
}

messages! {
    file_word_plan: "plan", "plan";
    file_word_report: "rapport", "report";
    file_word_statement: "tjansteutlatande", "statement";
    file_word_summary: "sammanfattning", "summary";
    file_word_public: "offentlig", "public";
    kind_plan: "Internkontrollplanen", "The internal control plan";
    kind_report: "Periodens rapport", "The report of the period";
    kind_statement: "Tjänsteutlåtande med rapport per rutin", "Official statement with a report on each routine";
    kind_summary: "Sammanfattning på en sida", "One-page summary";
    format_docx: "Word", "Word";
    format_html: "HTML, för webben", "HTML, for the web";
    format_markdown: "Markdown, för e-post och webb", "Markdown, for mail and web";
    format_text: "Vanlig text", "Plain text";
    format_csv: "CSV för Excel", "CSV for Excel";
    format_json: "JSON för andra program", "JSON for other programs";
    format_pdf: "PDF för diarium och arkiv, tillgänglig", "PDF for register and archive, accessible";
}

messages! {
    moved_date(stated: &str, typed: &str):
        format!("Dokumentets datum är {stated}, inte {typed}: det redovisar arbete som gjordes senare."),
        format!("The document is dated {stated}, not {typed}: it tells of work that was done later.");
    unknown_plan: "Rapporten kunde inte göras: planen finns inte i filen.", "The report could not be made: there is no such plan in the file.";
    unknown_period: "Rapporten kunde inte göras: perioden finns inte i planen.", "The report could not be made: there is no such period in the plan.";
    not_made: "Dokumentet kunde inte göras.", "The document could not be made.";
    not_made_todo: "Välj ett annat format, till exempel vanlig text.", "Choose another format, such as plain text.";
    unknown_todo: "Välj en plan och en period som finns.", "Choose a plan and a period that exist.";
}

messages! {
    pdf_refused: "PDF-filen kunde inte göras.", "The PDF could not be made.";
    pdf_refused_todo: "Välj ett annat format så länge, och anmäl felet med texten ovan.", "Choose another format meanwhile, and report the fault with the text above.";
    pdf_left_out: "Det här programmet är byggt utan PDF.", "This program was built without PDF.";
    pdf_left_out_todo: "Välj ett annat format, eller bygg programmet med funktionen pdf.", "Choose another format, or build the program with the feature pdf.";
}

messages! {
    data_controls: "Kontroller", "Controls";
    data_outcomes: "Utfall", "Outcomes";
    data_measures: "Mått", "Measures";
    data_deviations: "Avvikelser", "Deviations";
    data_actions: "Åtgärder", "Actions";
    measure: "Mått", "Measure";
    stratum: "Avser", "About";
    data_count: "Antal", "Count";
    data_of: "Av", "Of";
    data_share: "Andel", "Share";
    data_amount: "Belopp", "Amount";
    data_in_words: "I ord", "In words";
    data_rule: "Räkneregel", "Counting rule";
    data_note: "Anmärkning", "Note";
    data_due_text: "Tid i ord", "Due in words";
    format_xlsx: "Excel, alla tabeller för den som räknar", "Excel, all tables for who counts";
}
