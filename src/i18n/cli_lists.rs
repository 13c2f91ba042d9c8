//! Commands that read long lists: their help, and what they refuse.

use super::messages;

messages! {
    deadlines: "Räkna en ärendelista mot en tidsgräns", "Count a list of cases against a time limit";
    deadlines_more:
        "Läser csv, tabbavgränsad text och xlsx med ett ärende per rad: när det öppnades och avslutades, gärna enhet och beslutad förlängning. Räknar också med den andra vanliga räkneregeln, så att båda värdena syns. Av listan sparas bara antal och kontrollsumma.",
        "Reads csv, tab-separated text and xlsx with a case on each row: when it was opened and closed, perhaps a unit and a decided extension. Counts by the other usual rule as well, so that both values are seen. Of the list only counts and a checksum are kept.";
    sample: "Dra ett urval som vem som helst kan upprepa", "Draw a sample that anyone can repeat";
    sample_more:
        "Läser csv, tabbavgränsad text och xlsx med en post per rad. Ett slumpmässigt urval tar de poster vars SHA-256 av frö|identitet är lägst; samma frö ger alltid samma urval.",
        "Reads csv, tab-separated text and xlsx with an item on each row. A random draw takes the items with the lowest SHA-256 of seed|identity; the same seed always gives the same draw.";

    v_cases: "LISTA", "LIST";
    v_limit: "GRÄNS", "LIMIT";
    v_rule: "REGEL", "RULE";
    v_column: "KOLUMN", "COLUMN";
    v_measure: "MÅTT", "MEASURE";
    v_seed: "FRÖ", "SEED";
    v_id: "IDENTITET", "IDENTITY";

    a_cases: "Ärendelistan; bindestreck för standard in", "The list of cases; a dash for standard input";
    a_case_limit: "4m kalendermånader, 14d dagar, 24h timmar", "4m calendar months, 14d days, 24h hours";
    a_rule: "Gränsregel i planen, eller en som följer med programmet", "Limit rule of the plan, or one the program comes with";
    a_working_day: "Flytta en sista dag som inte är vardag till nästa vardag", "Move a last day that is no working day to the next one";
    a_as_of: "Dagen vid vars slut listan läses; annars idag, eller periodens slut", "The day at whose end the list is read; else today, or the end of the period";
    a_opened: "Kolumnen för öppnad, med rubrik eller nummer", "The column of the opening, by heading or number";
    a_closed: "Kolumnen för avslutad", "The column of the closing";
    a_extended: "Kolumnen för förlängd till", "The column of the extension";
    a_unit: "Kolumnen för enhet", "The column of the unit";
    a_as: "Spara som värde på måttet i perioden", "Keep as the value of the measure in the period";
    a_of_control: "Kontrollmomentet som måttet hör till", "The control activity that the measure belongs to";
    a_population: "Listan att dra ur; bindestreck för standard in", "The list to draw from; a dash for standard input";
    a_size: "Hur många poster som dras", "How many items to draw";
    a_seed: "Fröet; utan det väljs ett nytt", "The seed; without it a new one is chosen";
    a_method: "Sätt att dra", "How to draw";
    a_id: "Kolumnen som skiljer posterna åt, med rubrik eller nummer", "The column that tells the items apart, by heading or number";
    a_keep: "Kolumn som visas för dragna poster", "Column to show of drawn items";
    a_start: "Första posten i ett systematiskt urval", "The first item of a systematic draw";
    a_interval: "Avståndet mellan poster i ett systematiskt urval", "The distance between items of a systematic draw";
    a_item: "Post i ett riktat urval", "Item of a targeted selection";
    a_reason: "Varför just de, i ett riktat urval", "Why just those, in a targeted selection";
    a_sheet_control: "Lägg urvalet på ett nytt testblad för kontrollmomentet", "Put the sample on a new test sheet of the control activity";
    a_sheet_name: "Testbladets namn; annars listans", "The name of the test sheet; else that of the list";
    method_random: "slumpmässigt", "at random";
    method_systematic: "med jämna mellanrum", "at even distances";
    method_targeted: "utpekade poster", "named items";
    method_all: "alla", "all";

    stdin_name: "standard in", "standard input";
    bad_limit(given: &str): format!("”{given}” är ingen tidsgräns."), format!("“{given}” is no time limit.");
    todo_limit:
        "Skriv till exempel 4m (kalendermånader), 14d (dagar) eller 24h (timmar).",
        "Write 4m (calendar months), 14d (days) or 24h (hours), for example.";
    no_limit: "Det är inte sagt vilken tidsgräns som gäller.", "It is not said which time limit applies.";
    rules_are(list: &str): format!("Gränsreglerna är {list}."), format!("The limit rules are {list}.");
    todo_no_limit: "Ange den med --limit, eller en gränsregel med --rule.", "Give it with --limit, or a limit rule with --rule.";
    no_rule(given: &str): format!("Det finns ingen gränsregel ”{given}”."), format!("There is no limit rule “{given}”.");
    no_time_limit(name: &str): format!("”{name}” är ingen tidsgräns."), format!("“{name}” is no time limit.");
    todo_time_limit: "Välj en regel i månader, dagar eller timmar.", "Choose a rule in months, days or hours.";
    not_valid(name: &str, day: &str):
        format!("”{name}” har ingen gräns som gäller {day}."), format!("“{name}” has no limit that is valid on {day}.");
    todo_not_valid: "Ange en annan dag med --as-of, eller gränsen med --limit.", "Give another day with --as-of, or the limit with --limit.";
    bad_date(name: &str, given: &str): format!("--{name}: ”{given}” är inget datum."), format!("--{name}: “{given}” is no date.");
    todo_date: "Skriv till exempel 2024-08-31.", "Write 2024-08-31, for example.";
    saved_as(measure: &str, period: &str):
        format!("Sparat som värde på måttet ”{measure}” i {period}."), format!("Kept as the value of the measure “{measure}” in {period}.");
}
