//! Lists of cases: limits in words, what was counted, and why a row or a list was not.

use super::{Lang, format, messages};
use crate::domain::deadline::{Counts, Limit, Median, Rule};

messages! {
    months(n: u16): format!("{n} {}", if n == 1 { "kalendermånad" } else { "kalendermånader" }), format!("{n} calendar {}", if n == 1 { "month" } else { "months" });
    days(n: u16): format!("{n} {}", if n == 1 { "dag" } else { "dagar" }), format!("{n} {}", if n == 1 { "day" } else { "days" });
    days_with_first(n: u16):
        format!("{} med öppningsdagen som dag ett", days(Lang::Sv, n)),
        format!("{} with the opening day as day one", days(Lang::En, n));
    calendar_days(n: u16): format!("{n} {}", if n == 1 { "kalenderdag" } else { "kalenderdagar" }), format!("{n} calendar {}", if n == 1 { "day" } else { "days" });
    hours(n: u16): format!("{n} {}", if n == 1 { "timme" } else { "timmar" }), format!("{n} {}", if n == 1 { "hour" } else { "hours" });

    head_cases(source: &str): format!("Ärenden i {source}"), format!("Cases in {source}");
    head_limit: "Gräns", "Limit";
    head_counted: "Räkneregel", "Counting rule";
    head_source: "Källa", "Source";
    head_as_of: "Läget vid slutet av", "As it stood at the end of";
    head_closed: "Avslutade", "Closed";
    head_late: "Därav för sent", "Of these late";
    head_open: "Öppna", "Open";
    head_open_past: "Därav över gränsen", "Of these past the limit";
    head_extended: "Med beslutad förlängning", "With a decided extension";
    head_median: "Mediantid", "Median time";
    head_longest: "Längsta tid", "Longest time";
    head_not_yet: "Öppnade senare, inte medräknade", "Opened later, not counted";
    head_rows: "Rader i listan", "Rows in the list";
    head_columns: "Lästa kolumner", "Columns read";
    head_units: "Per enhet: avslutade för sent, öppna över gränsen", "By unit: closed late, open past the limit";
    no_unit: "(ingen enhet angiven)", "(no unit given)";
    beyond_units(units: usize):
        format!("(övriga enheter, utöver {units})"), format!("(other units, beyond {units})");
    none_open: "inga är öppna", "none are open";
    none_closed: "inga ärenden har avslutats", "no cases have been closed";

    rule_months:
        "dagen med samma nummer är sista dag, i kortare månader den sista; den dagen är i tid",
        "the day with the same number is the last, in shorter months the last one; that day is in time";
    rule_days: "räknat från dagen efter; sista dagen är i tid", "counted from the day after; the last day is in time";
    rule_hours: "räknat på klockslag, också över byte till sommartid", "counted by the clock, also over changes to summer time";
    rule_working_day:
        "en sista dag på lördag, söndag, helgdag eller vissa aftnar flyttas till nästa vardag (lag 1930:173)",
        "a last day on a Saturday, Sunday, holiday or certain eves moves to the next working day (Act 1930:173)";
    source_law: "lag", "law";
    source_local: "lokalt mål", "local goal";
    source_checked(on: &str): format!("kontrollerad {on}"), format!("checked {on}");
    source_unchecked: "inte kontrollerad mot författningen", "not checked against the statute";

    counted_so(rule: &str): format!("Räknat på {rule}"), format!("Counted as {rule}");
    would_be(counted: &str, counts: &str, percent: &str, than: &str):
        format!("{counted} skulle {counts} vara för sena ({percent}): {than}."),
        format!("{counted} {counts} would be late ({percent}): {than}.");
    more(n: &str): format!("{n} fler"), format!("{n} more");
    fewer(n: &str): format!("{n} färre"), format!("{n} fewer");
    as_many: "lika många", "as many";
    open_by_other(counted: &str, n: &str):
        format!("{counted} är {n} av de öppna över gränsen."), format!("{counted} {n} of the open ones are past the limit.");

    column_opened: "öppnad", "opened";
    column_closed: "avslutad", "closed";
    column_extended: "förlängd till", "extended to";
    column_unit: "enhet", "unit";

    problems_head(n: &str, of: &str):
        format!("{n} av {of} rader kunde inte räknas. De är varken i tid eller för sena:"),
        format!("{n} of {of} rows could not be counted. They are neither in time nor late:");
    problems_rest(n: &str): format!("… och {n} till."), format!("… and {n} more.");
    at_row(line: u32, sentence: &str): format!("Rad {line}: {sentence}"), format!("Row {line}: {sentence}");
    with_said(sentence: &str, said: &str): format!("{sentence} Där står ”{said}”."), format!("{sentence} It says “{said}”.");
    row_not_opened: "Ärendet har inget datum då det öppnades.", "The case has no date on which it was opened.";
    row_unknown(column: &str):
        format!("Datumet i kolumnen {column} har en okänd form; skriv till exempel 2024-05-01."),
        format!("The date in the column {column} is of an unknown form; write 2024-05-01, for example.");
    row_no_such_day(column: &str):
        format!("Datumet i kolumnen {column} finns inte."), format!("There is no such day as in the column {column}.");
    row_ambiguous(column: &str):
        format!("Datumet i kolumnen {column} kan läsas på två sätt; skriv året först, till exempel 2024-05-01."),
        format!("The date in the column {column} can be read in two ways; write the year first, such as 2024-05-01.");
    row_short_year(column: &str):
        format!("Året i kolumnen {column} ska ha fyra siffror."), format!("The year in the column {column} must have four digits.");
    row_two(column: &str):
        format!("Det står två datum i samma cell i kolumnen {column}."),
        format!("There are two dates in one cell of the column {column}.");
    row_closed_before: "Ärendet är avslutat innan det öppnades.", "The case was closed before it was opened.";
    row_extended_before: "Ärendet är förlängt till en dag före öppnandet.", "The case was extended to a day before it was opened.";
    row_no_time:
        "Gränsen är i timmar, men klockslag saknas.", "The limit is in hours, but a time of day is missing.";
    row_ragged(cells: usize, headings: usize):
        format!("Raden har {cells} celler, men rubrikraden {headings}."),
        format!("The row has {cells} cells, but the headings are {headings}.");
    row_long_unit: "Enhetens namn är för långt.", "The name of the unit is too long.";

    no_columns: "Listan saknar kolumner som behövs.", "The list lacks columns that are needed.";
    missing_columns(list: &str, headings: &str):
        format!("Det finns ingen kolumn för {list}. Rubrikerna är: {headings}."),
        format!("There is no column for {list}. The headings are: {headings}.");
    todo_columns:
        "Ange kolumnens rubrik eller nummer, till exempel --opened Inkom --closed 4.",
        "Give the heading or number of the column, such as --opened Received --closed 4.";
    no_cases: "Listan har rubriker men inga ärenden.", "The list has headings but no cases.";
    todo_no_cases: "Kontrollera att rätt uttag har sparats.", "Check that the right list has been saved.";
    list_unreadable: "Listan går inte att läsa.", "The list cannot be read.";
    todo_unreadable: "Kontrollera namnet och att filen får läsas.", "Check the name and that the file may be read.";
    open_quote(line: u32):
        format!("Ett citattecken på rad {line} har inget slut."), format!("A quotation mark on line {line} has no end.");
    why_open_quote:
        "Resten av listan skulle läsas som en enda cell.", "The rest of the list would be read as a single cell.";
    todo_open_quote: "Ta bort citattecknet, eller sätt ett till där cellen slutar.", "Remove it, or put another where the cell ends.";
    cancelled: "Läsningen avbröts.", "Reading was stopped.";
    todo_cancelled: "Inget har sparats. Börja om när du vill.", "Nothing was saved. Begin again when you like.";
}

/// A limit in words: "4 kalendermånader".
#[must_use]
pub fn limit(lang: Lang, limit: Limit) -> String {
    match limit {
        Limit::Months(n) => months(lang, n),
        Limit::Days(n) => days(lang, n),
        Limit::DaysWithFirst(n) => days_with_first(lang, n),
        Limit::Hours(n) => hours(lang, n),
    }
}

/// The limit that a rule is compared with, in words.
fn other_limit(lang: Lang, rule: Rule) -> String {
    match (rule.limit, rule.other().limit) {
        (Limit::Hours(_), Limit::Days(n)) => calendar_days(lang, n),
        (_, other) => limit(lang, other),
    }
}

/// How a rule counts, in words.
#[must_use]
pub fn counting(lang: Lang, rule: Rule) -> String {
    let how = match rule.limit {
        Limit::Months(_) => rule_months(lang),
        Limit::Days(_) | Limit::DaysWithFirst(_) => rule_days(lang),
        Limit::Hours(_) => return rule_hours(lang).to_owned(),
    };
    if rule.to_working_day { format!("{how}; {}", rule_working_day(lang)) } else { how.to_owned() }
}

/// The value by the other rule of counting, and the difference: "Räknat på 120 dagar skulle 147 av 319 vara för sena
/// (46,1 %): 37 fler." `None` when no case has been closed.
#[must_use]
pub fn by_other_rule(lang: Lang, rule: Rule, counts: &Counts, decimals: u8) -> Option<String> {
    let percent = format::percent(lang, counts.late_by_other, counts.closed, decimals)?;
    let than = match counts.late_by_other.checked_sub(counts.late) {
        Some(0) => as_many(lang).to_owned(),
        Some(n) => more(lang, &format::count(lang, n)),
        None => fewer(lang, &format::count(lang, counts.late - counts.late_by_other)),
    };
    let counted = counted_so(lang, &other_limit(lang, rule));
    Some(would_be(lang, &counted, &format::counts(lang, counts.late_by_other, counts.closed), &percent, &than))
}

/// How many open cases are past the limit by the other rule, when that differs.
#[must_use]
pub fn open_by_other_rule(lang: Lang, rule: Rule, counts: &Counts) -> Option<String> {
    let counted = counted_so(lang, &other_limit(lang, rule));
    (counts.open_past_by_other != counts.open_past)
        .then(|| open_by_other(lang, &counted, &format::count(lang, counts.open_past_by_other)))
}

/// A time that a case took, in the unit of the limit: "98 dagar".
#[must_use]
pub fn time(lang: Lang, rule: Rule, time: u64) -> String {
    number_of(lang, rule, &format::count(lang, time), time == 1)
}

/// The median in the unit of the limit: "97,5 dagar".
#[must_use]
pub fn median(lang: Lang, rule: Rule, median: Median) -> String {
    let Ok(tenths) = i64::try_from(median.doubled.saturating_mul(5)) else { return String::new() };
    if median.doubled.is_multiple_of(2) {
        return time(lang, rule, median.doubled / 2);
    }
    number_of(lang, rule, &format::decimal(lang, tenths, 1), false)
}

fn number_of(lang: Lang, rule: Rule, number: &str, one: bool) -> String {
    let unit = match (lang, rule.limit.needs_time(), one) {
        (Lang::Sv, false, true) => "dag",
        (Lang::Sv, false, false) => "dagar",
        (Lang::Sv, true, true) => "påbörjad timme",
        (Lang::Sv, true, false) => "påbörjade timmar",
        (Lang::En, false, true) => "day",
        (Lang::En, false, false) => "days",
        (Lang::En, true, true) => "hour begun",
        (Lang::En, true, false) => "hours begun",
    };
    format!("{number} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(code: &str, late: u64, other: u64) -> String {
        let counts = Counts { closed: 319, late, late_by_other: other, ..Counts::default() };
        by_other_rule(Lang::Sv, Rule::of(code.parse().unwrap()), &counts, 1).unwrap()
    }

    #[test]
    fn the_difference_between_the_rules_is_said_in_words() {
        let plain = |text: String| text.replace('\u{a0}', " ");
        assert_eq!(
            plain(sentence("4m", 110, 147)),
            "Räknat på 120 dagar skulle 147 av 319 vara för sena (46,1 %): 37 fler."
        );
        assert!(
            plain(sentence("14d", 5, 5)).starts_with("Räknat på 14 dagar med öppningsdagen som dag ett skulle 5 av")
        );
        assert!(sentence("14d", 5, 5).ends_with("lika många."));
        assert!(sentence("24h", 5, 3).starts_with("Räknat på 1 kalenderdag skulle"));
        assert!(sentence("24h", 5, 3).ends_with("2 färre."));
        assert_eq!(by_other_rule(Lang::Sv, Rule::of(Limit::Days(1)), &Counts::default(), 1), None);
    }

    #[test]
    fn a_median_may_end_in_a_half() {
        let rule = Rule::of(Limit::Months(4));
        assert_eq!(median(Lang::Sv, rule, Median { doubled: 195 }), "97,5 dagar");
        assert_eq!(median(Lang::Sv, rule, Median { doubled: 196 }), "98 dagar");
        assert_eq!(time(Lang::Sv, Rule::of(Limit::Hours(24)), 1), "1 påbörjad timme");
    }
}
