//! What the command line says: refusals, settings, files.

use super::messages;
use crate::domain::RecordKind;

fn at_line(word: &str, line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(", {word} {line}"))
}

fn in_sheet(sheet: Option<&str>) -> String {
    sheet.map_or_else(String::new, |sheet| format!("{sheet}, "))
}

messages! {
    why_unreadable: "Systemet vägrar läsa filen.", "The system refuses to read the file.";
    why_not_utf8: "Filen är inte text i UTF-8.", "The file is not UTF-8 text.";
    why_not_toml: "Raden följer inte formatet namn = värde (TOML).", "The line is not of the form name = value (TOML).";
    bad_settings(path: &str, line: Option<usize>):
        format!("Inställningarna i {path}{} går inte att läsa.", at_line("rad", line)),
        format!("The settings in {path}{} cannot be read.", at_line("line", line));
    todo_settings:
        "Rätta filen eller flytta undan den; utan den gäller standardvärdena.",
        "Correct the file or move it away; without it the defaults hold.";
    why_unknown_setting(name: &str, near: Option<&str>, all: &str):
        near.map_or_else(
            || format!("Inställningen \"{name}\" finns inte. De som finns är {all}."),
            |near| format!("Inställningen \"{name}\" finns inte. Menade du \"{near}\"?"),
        ),
        near.map_or_else(
            || format!("There is no setting \"{name}\". There are {all}."),
            |near| format!("There is no setting \"{name}\". Did you mean \"{near}\"?"),
        );
    why_setting(name: &str, allowed: &str):
        format!("Inställningen \"{name}\" har fel värde. {allowed}"),
        format!("The setting \"{name}\" has a wrong value. {allowed}");
    allowed(list: &str): format!("Tillåtna värden: {list}."), format!("Allowed values: {list}.");
    allowed_name: "Värdet ska vara ett namn på högst 500 tecken.", "The value must be a name of at most 500 characters.";
    bad_variable(name: &str, value: &str):
        format!("Miljövariabeln {name} har värdet \"{value}\", som inte går att tolka."),
        format!("The environment variable {name} has the value \"{value}\", which is not understood.");
    todo_variable(name: &str): format!("Ändra eller ta bort {name}."), format!("Change or unset {name}.");
    no_file(path: &str): format!("Filen {path} finns inte."), format!("There is no file {path}.");
    todo_no_file:
        "Kontrollera namnet. En ny fil skapas med: ikplan new FIL --board NÄMND --year ÅR",
        "Check the name. A new file is made with: ikplan new FILE --board BOARD --year YEAR";
    is_directory(path: &str): format!("{path} är en katalog, inte en fil."), format!("{path} is a directory, not a file.");
    todo_directory: "Ange en fil i katalogen.", "Name a file in the directory.";
    no_plain_file(path: &str): format!("{path} är ingen vanlig fil."), format!("{path} is no plain file.");
    todo_no_plain_file:
        "Ange en fil, eller ett bindestreck (-) för standard ut.", "Name a file, or a dash (-) for standard output.";
    is_a_plan(path: &str):
        format!("{path} är en plan, och ersätts inte med något annat."),
        format!("{path} is a plan, and is not replaced with anything else.");
    todo_is_a_plan: "Välj ett annat namn på det som ska skrivas.", "Choose another name for what is to be written.";

}

messages! {
    stdout_unwritable: "Svaret kan inte skrivas ut.", "The answer cannot be written.";
    todo_stdout: "Kontrollera att disken inte är full.", "Check that the disk is not full.";
    no_such_board(name: &str): format!("Det finns ingen nämnd som heter {name}."), format!("There is no board called {name}.");
    boards_are(names: &str): format!("I filen finns {names}."), format!("The file has {names}.");
    todo_no_such_board: "Ange ett av namnen i ikplan board list.", "Give one of the names that ikplan board list tells.";
    plans_of_board(count: usize):
        if count == 1 { "1 plan".to_owned() } else { format!("{count} planer") },
        if count == 1 { "1 plan".to_owned() } else { format!("{count} plans") };
    no_plans: "Filen har ingen plan.", "The file has no plan.";
    todo_no_plans: "Lägg till en med ikplan plan add, eller läs in en med ikplan import.", "Add one with ikplan plan add, or read one in with ikplan import.";
    no_such_plan: "Filen har ingen sådan plan.", "The file has no such plan.";
    plans_are(list: &str): format!("Planerna är {list}."), format!("The plans are {list}.");
    several_plans: "Flera planer kan vara menade.", "Several plans may be meant.";
    todo_which_plan: "Ange nämnd och år med --board och --year.", "Name the board and the year with --board and --year.";
    no_such_period(name: &str): format!("Planen har ingen rapportperiod \"{name}\"."), format!("The plan has no reporting period \"{name}\".");
    periods_are(list: &str): format!("Perioderna är {list}."), format!("The periods are {list}.");
    todo_which_period: "Ange periodens nummer eller namn.", "Give the number or the name of the period.";
    no_periods: "Planen har ingen rapportperiod.", "The plan has no reporting period.";
    todo_no_periods: "Lägg till en med ikplan period add.", "Add one with ikplan period add.";
    unknown_record(kind: &str, word: &str):
        format!("Inget i planen motsvarar \"{word}\" ({kind})."),
        format!("Nothing in the plan answers to \"{word}\" ({kind}).");
    maybe(list: &str): format!("Kanske menas: {list}"), format!("Perhaps: {list}");
    todo_unknown_record: "Visa planen med ikplan show och ange numret därifrån.", "Show the plan with ikplan show and give the number from there.";
    ambiguous_record(kind: &str, word: &str):
        format!("\"{word}\" kan betyda flera saker ({kind})."),
        format!("\"{word}\" may mean several things ({kind}).");
    they_are(list: &str): format!("De är: {list}"), format!("They are: {list}");
    todo_ambiguous_record: "Ange numret i stället.", "Give the number instead.";

}

messages! {
    plan_title: "Internkontrollplan", "Internal control plan";
    redacted: "Innehållet är gallrat.", "The contents have been redacted.";
    nobody: "Okänd", "Unknown";
    no_history: "Ingenting har ändrats än.", "Nothing has been changed yet.";
    unchanged: "Ingenting ändrades: det stod så redan.", "Nothing changed: it stood so already.";
    not_paused: "Kontrollmomentet är inte pausat, så orsak och återupptagande har ingen plats.", "The control activity is not paused, so reason and resumption have no place.";
    todo_not_paused: "Ange även --status paused.", "Give --status paused as well.";
    file_exists(path: &str): format!("Filen {path} finns redan."), format!("The file {path} exists already.");
    todo_file_exists: "Välj ett annat namn, eller ange --force för att ersätta den.", "Choose another name, or give --force to replace it.";
    unwritable(path: &str): format!("Filen {path} går inte att skriva."), format!("The file {path} cannot be written.");
    todo_unwritable: "Kontrollera katalogen, dina rättigheter och att disken inte är full.", "Check the directory, your permissions and that the disk is not full.";
    unreadable(path: &str): format!("Filen {path} går inte att läsa."), format!("The file {path} cannot be read.");
    todo_unreadable: "Kontrollera namnet och dina rättigheter.", "Check the name and your permissions.";
    wrote(path: &str): format!("Skrev {path}"), format!("Wrote {path}");
    made_file(path: &str): format!("Skapade {path}"), format!("Made {path}");
    completed(counts: &str): format!("{counts} klara"), format!("{counts} completed");
    completed_head: "Slutförda kontrollmoment", "Completed control activities";
    not_due: "Ej aktuell", "Not due";
    deviations_of_plan: "Hela planens avvikelser", "Deviations of the whole plan";
    deviations_head: "Avvikelser", "Deviations";
    actions_head: "Öppna åtgärder", "Open actions";
    deviations_and_actions: "Avvikelser och åtgärder", "Deviations and actions";
    by_area: "Per kontrollområde", "By control area";
    by_period: "Per rapportperiod", "By reporting period";
    late: "försenad", "late";
    open_and_late(open: usize, late: usize): format!("Öppna åtgärder: {open}, varav sena: {late}"), format!("Open actions: {open}, of which late: {late}");
    where_file: "Fil", "File";
    where_documents: "Nya filer", "New files";
    where_config: "Inställningar", "Settings";
    where_backups: "Säkerhetskopior", "Backups";
    where_state: "Senaste filer", "Recent files";
    where_crash: "Kraschanteckning", "Crash note";
    not_there: " (finns inte än)", " (not there yet)";
    none: "–", "–";
    own_text: " (egen text)", " (own text)";
    unknown_text(code: &str): format!("Det finns ingen text med koden {code}."), format!("There is no text with the code {code}.");
    todo_unknown_text(codes: &str): format!("Koderna är: {codes}."), format!("The codes are: {codes}.");
    unknown_ending(name: &str): format!("Namnet {name} säger inte vilket format rapporten ska ha."), format!("The name {name} does not tell the format of the report.");
    todo_ending(list: &str): format!("Ge filen en av ändelserna {list}, eller ange --format."), format!("Give the file one of the endings {list}, or give --format.");
    bad_mapping(word: &str): format!("--map {word} går inte att tolka."), format!("--map {word} is not understood.");
    todo_mapping(list: &str):
        format!("Skriv rubriken, likhetstecken och ett av fälten {list}; bindestreck hoppar över kolumnen."),
        format!("Write the heading, an equals sign and one of the fields {list}; a dash skips the column.");
    many_of(kind: RecordKind):
        match kind {
            RecordKind::Board => "nämnder",
            RecordKind::Plan => "planer",
            RecordKind::Period => "rapportperioder",
            RecordKind::Area => "kontrollområden",
            RecordKind::RiskPoint => "riskpunkter",
            RecordKind::ControlActivity => "kontrollmoment",
            RecordKind::Question => "delfrågor",
            RecordKind::Outcome => "utfall",
            RecordKind::LimitRule => "gränsregler",
            RecordKind::Measure => "mått",
            RecordKind::Answer => "svar",
            RecordKind::Survey => "enkäter",
            RecordKind::SurveyQuestion => "enkätfrågor",
            RecordKind::TestSheet => "testblad",
            RecordKind::SheetItem => "poster på testblad",
            RecordKind::MeasureValue => "mätvärden",
            RecordKind::Deviation => "avvikelser",
            RecordKind::Action => "åtgärder",
            RecordKind::ActionPlan => "handlingsplaner",
            RecordKind::EffectCheck => "effektkontroller",
            RecordKind::Supplement => "kompletteringar",
            RecordKind::SignOff => "undertecknanden",
            RecordKind::Reception => "mottaganden",
            RecordKind::Revision => "planbeslut",
            RecordKind::GoverningDocument => "styrande dokument",
            RecordKind::Carried => "överföringar",
            RecordKind::Look => "utseende (logotyp, färger)",
        }.to_owned(),
        match kind {
            RecordKind::Board => "boards",
            RecordKind::Plan => "plans",
            RecordKind::Period => "reporting periods",
            RecordKind::Area => "control areas",
            RecordKind::RiskPoint => "risk points",
            RecordKind::ControlActivity => "control activities",
            RecordKind::Question => "questions",
            RecordKind::Outcome => "outcomes",
            RecordKind::LimitRule => "limit rules",
            RecordKind::Measure => "measures",
            RecordKind::Answer => "answers",
            RecordKind::Survey => "surveys",
            RecordKind::SurveyQuestion => "survey questions",
            RecordKind::TestSheet => "test sheets",
            RecordKind::SheetItem => "items on test sheets",
            RecordKind::MeasureValue => "measure values",
            RecordKind::Deviation => "deviations",
            RecordKind::Action => "actions",
            RecordKind::ActionPlan => "plans of action",
            RecordKind::EffectCheck => "effect checks",
            RecordKind::Supplement => "supplements",
            RecordKind::SignOff => "sign-offs",
            RecordKind::Reception => "receptions",
            RecordKind::Revision => "plan decisions",
            RecordKind::GoverningDocument => "governing documents",
            RecordKind::Carried => "carry-overs",
            RecordKind::Look => "look (logo, colours)",
        }.to_owned();
    at_source_line(sheet: Option<&str>, line: u32, sentence: &str):
        format!("{}rad {line}: {sentence}", in_sheet(sheet)),
        format!("{}line {line}: {sentence}", in_sheet(sheet));
    would_import(subject: &str): format!("Skulle importera: {subject}"), format!("Would import: {subject}");
    unplaced_head(count: usize): format!("Kunde inte placeras: {count}"), format!("Could not be placed: {count}");
    dry_run(path: &str): format!("Ingenting skrevs i {path}."), format!("Nothing was written into {path}.");
    dry_run_alone: "Ingenting skrevs. Ange --into FIL för att läsa in.", "Nothing was written. Give --into FILE to read it in.";
    table_read(sheet: Option<&str>, line: u32, rows: usize):
        format!("{}tabell på rad {line}, antal rader: {rows}", in_sheet(sheet)),
        format!("{}table at line {line}, rows: {rows}", in_sheet(sheet));
    not_read: "läses inte in", "not read";
}
