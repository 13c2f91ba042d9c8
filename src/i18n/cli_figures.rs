//! Help and talk of the commands for what is measured, asked and tested.

use super::messages;

messages! {
    measure: "Mått: lägg till, ändra, flytta, ta bort", "Measures: add, edit, move, remove";
    measure_add: "Lägg till ett mått", "Add a measure";
    measure_edit: "Ändra ett mått", "Edit a measure";
    measure_move: "Flytta ett mått", "Move a measure";
    measure_remove: "Ta bort ett mått med alla dess värden", "Remove a measure with all its values";
    value: "Mätvärden: ange, ta bort", "Measure values: set, remove";
    value_set: "Ange ett mätvärde i en period", "Set a measure value in a period";
    value_set_more:
        "Utan nytt värde ändras bara de fält som anges. Föregående period slås upp i filen; --previous behövs bara för tiden före programmet.",
        "Without a new value only the fields that are given change. The period before is looked up in the file; --previous is only for the time before the program.";
    value_remove: "Ta bort ett mätvärde i en period", "Remove a measure value in a period";
    answer: "Besvara en delfråga, eller hoppa över den med skäl", "Answer a question, or skip it with a reason";
    answer_more:
        "Är både svar och skäl tomma tas svaret bort.",
        "When both answer and reason are empty the answer is removed.";
    series: "Visa ett mått över perioder och år", "Show a measure over periods and years";
    series_more:
        "Där räkneregeln har ändrats, eller ett värde inte är jämförbart, är serien bruten. Värden på var sin sida jämförs inte.",
        "Where the counting rule has changed, or a value is not comparable, the series is broken. Values on either side are not compared.";
    limit: "Gränsregler: lägg till, ändra, ta bort", "Limit rules: add, edit, remove";
    limit_add: "Lägg till en gränsregel", "Add a limit rule";
    limit_edit: "Ändra en gränsregel", "Edit a limit rule";
    limit_remove: "Ta bort en gränsregel", "Remove a limit rule";
    survey: "Enkäter: lägg till, ändra, ta bort", "Surveys: add, edit, remove";
    survey_add: "Lägg till en enkät i en period", "Add a survey in a period";
    survey_edit: "Ändra en enkät", "Edit a survey";
    survey_remove: "Ta bort en enkät med dess frågor", "Remove a survey with its questions";
    survey_question: "Enkätfrågor: lägg till, ändra, flytta, ta bort", "Survey questions: add, edit, move, remove";
    survey_question_move: "Flytta en enkätfråga bland de andra", "Move a survey question among the others";
    survey_question_add: "Lägg till en fråga i en enkät", "Add a question to a survey";
    survey_question_edit: "Ändra en enkätfråga", "Edit a survey question";
    survey_question_remove: "Ta bort en enkätfråga", "Remove a survey question";
    sheet: "Testblad: lägg till, ändra, märk, ta bort", "Test sheets: add, edit, mark, remove";
    sheet_add: "Lägg till ett testblad i en period", "Add a test sheet in a period";
    sheet_edit: "Ändra ett testblad", "Edit a test sheet";
    sheet_mark: "Märk poster på ett testblad", "Mark items on a test sheet";
    sheet_mark_more:
        "Flera poster märks på en gång: med nummer som 1,3-8, med all (alla) eller med rest (de som inte har något märke). Märkningen none tar bort märket.",
        "Several items are marked at once: with numbers such as 1,3-8, with all, or with rest (those without a mark). The mark none takes the mark away.";
    sheet_move_attribute: "Flytta ett attribut bland de andra", "Move an attribute among the others";
    sheet_remove: "Ta bort ett testblad med dess poster", "Remove a test sheet with its items";
    item: "Poster på testblad: lägg till, ändra, ta bort", "Items on test sheets: add, edit, remove";
    item_add: "Lägg till poster på ett testblad", "Add items to a test sheet";
    item_add_more:
        "Ett bindestreck läser en post per rad från standard in.",
        "A dash reads one item per line from standard input.";
    item_edit: "Ändra en post på ett testblad", "Edit an item on a test sheet";
    item_remove: "Ta bort en post från ett testblad", "Remove an item from a test sheet";
    head_tests: "Enkäter och tester", "Surveys and tests";
}

messages! {
    v_named_reading: "MÅTT=VÄRDE", "MEASURE=VALUE";
    v_survey: "ENKÄT", "SURVEY";
    v_survey_question: "ENKÄTFRÅGA", "SURVEY-QUESTION";
    v_sheet: "TESTBLAD", "SHEET";
    v_item: "POST", "ITEM";
    v_items: "POSTER", "ITEMS";
    v_attribute: "ATTRIBUT", "ATTRIBUTE";
    v_mark: "MÄRKNING", "MARK";

    a_reading: "Vad som lästes av: 110 av 319, 42, 66,7, ja", "What was read: 110 of 319, 42, 66.7, yes";
    a_measure: "Nummer (1.2.1:3), namn eller id", "Number (1.2.1:3), name or id";
    a_named_reading: "Ange ett av kontrollmomentets mått", "Set one of the control activity's measures";
    a_insert_figures:
        "För in meningar om mätvärdena i resultatet; de följer värdena tills någon ändrar dem",
        "Put sentences on the figures into the result; they follow the values until somebody edits them";
    a_limit_rule: "Nummer (L1), namn eller id", "Number (L1), name or id";
    a_survey: "Nummer (S1), namn eller id", "Number (S1), name or id";
    a_survey_question: "Nummer (S1.2), text eller id", "Number (S1.2), text or id";
    a_sheet: "Nummer (T1), namn eller id", "Number (T1), name or id";
    a_item: "Postens nummer på bladet, eller vad den heter", "The item's number on the sheet, or what it is called";
    a_items: "Posternas nummer på bladet, eller en posts namn", "The numbers of the items on the sheet, or the name of one";
    a_attribute: "Attributets nummer på bladet, eller namn", "The attribute's number on the sheet, or its name";
    a_mark: "Vad som sågs", "What was seen";
    a_mark_note: "Anteckning vid märket", "Note on the mark";
    a_identity: "Vad posten heter: ett faktura- eller diarienummer, ingen person", "What the item is called: an invoice or registry number, not a person";
    a_into_survey: "Enkäten frågan hör till", "The survey the question belongs to";
    a_into_sheet: "Testbladet posten hör till", "The test sheet the item belongs to";
    mark_none: "inget märke", "no mark";

    an_attribute: "attribut", "attribute";
    todo_named_reading:
        "Skriv måttets nummer eller namn, likhetstecken och värdet: --measure \"Sena utredningar=110 av 319\"",
        "Write the number or name of the measure, an equals sign and the value: --measure \"Late inquiries=110 of 319\"";
    no_figures: "Kontrollmomentet har inga mätvärden i perioden.", "The control activity has no figures in the period.";
    todo_no_figures: "Ange dem med ikplan value set, eller med --measure.", "Set them with ikplan value set, or with --measure.";
    todo_twice: "Ange varje mått en gång.", "Give each measure once.";
    not_asked(number: u32, outer: &str):
        format!("Post {number} prövas inte för det attributet, för den avviker inte i \"{outer}\"."),
        format!("Item {number} is not tested for that attribute, for it does not deviate in \"{outer}\".");
    todo_not_asked(outer: &str):
        format!("Märk posten för \"{outer}\" först."),
        format!("Mark the item for \"{outer}\" first.");
    same_identity(number: u32, identity: &str, before: u32):
        format!("Obs: post {number} heter som post {before}: {identity}"),
        format!("Note: item {number} is called as item {before}: {identity}");
}

messages! {
    measures_head: "Mått", "Measures";
    surveys_head: "Enkäter", "Surveys";
    sheets_head: "Testblad", "Test sheets";
    answered: "Svar", "Answer";
    skipped: "Hoppades över", "Skipped";
    unanswered: "Inte besvarad", "Not answered";
    not_due_now: "ej aktuell i perioden", "not due in the period";
    no_value: "inget värde ännu", "no value yet";
    unfinished: "underlaget är inte klart", "what it is counted from is not finished";
    by_rule(version: u16, words: &str):
        if words.is_empty() { format!("Räkneregel {version}") } else { format!("Räkneregel {version} ({words})") },
        if words.is_empty() { format!("Counting rule {version}") } else { format!("Counting rule {version} ({words})") };
    paired(share: &str, missing: &str): format!("Par: {share}, saknas: {missing}"), format!("Pairs: {share}, missing: {missing}");
    missing_part(name: &str): format!("Antal saknas: {name}"), format!("No counts: {name}");
    printed: "Som tryckt", "As printed";
    not_comparable: "Inte jämförbart", "Not comparable";
    note: "Anteckning", "Note";
    before_program: "Föregående", "Before";
    best_answers: "De bästa svaren", "The best answers";
    worst_answers: "De sämsta svaren", "The worst answers";
    unreported: "Ej redovisat", "Not reported";
    items_done(done: &str): format!("{done} poster klara"), format!("{done} items done");
    items_deviating: "Poster", "Items";
    of_unit(unit: &str, share: &str): format!("{unit}: poster med avvikelse {share}"), format!("{unit}: items with a deviation {share}");
    series_empty: "Måttet har inga värden än.", "The measure has no values yet.";
}
