//! What a source says of itself: board, municipality, year and period, in the lines before its tables.

use super::fold::fold;
use super::layout::{Layout, Role};
use super::periods::Hint;
use super::reading::{FactFrom, Facts, Found, Note, NoteKind, OtherYear, Place};
use super::rows::Row;
use std::collections::BTreeSet;

/// The longest line that is a title, in characters.
const LONGEST: usize = 120;
/// How many lines are looked at.
const FIRST: usize = 60;

/// Reads facts from the rows before the first table; gives the indices of those that told something.
pub(super) fn facts(rows: &[Row], file_name: &str) -> (Facts, Vec<usize>) {
    let mut facts = Facts::default();
    let mut used = Vec::new();
    let lines = || rows.iter().enumerate().take(FIRST).filter(|(_, row)| is_title(row));
    for (at, row) in lines() {
        if key_value(row, &mut facts) || alone(rows, at, &mut facts, &mut used) {
            used.push(at);
        }
    }
    for about_control in [true, false] {
        for (at, row) in lines() {
            let line = title_text(row);
            if about_control && !is_about_control(&line) {
                continue;
            }
            if dated(&line, about_control, &FactFrom::Place(row.place.clone()), &mut facts) {
                used.push(at);
            }
        }
    }
    from_file_name(file_name, &mut facts);
    used.sort_unstable();
    used.dedup();
    (facts, used)
}

fn is_title(row: &Row) -> bool {
    let text = title_text(row);
    text.chars().count() <= LONGEST && !text.starts_with(['-', '•'])
}

fn title_text(row: &Row) -> String {
    row.filled().map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}

fn is_about_control(line: &str) -> bool {
    let folded = fold(line);
    folded.contains("internkontroll") || folded.contains("intern kontroll") || folded.contains("internal control")
}

/// "Nämnd: Socialnämnden", in one cell or two.
fn key_value(row: &Row, facts: &mut Facts) -> bool {
    let line = row.filled().map(|(_, text)| text).collect::<Vec<_>>().join(": ");
    let Some((key, value)) = line.split_once(':') else { return false };
    let value = value.trim_matches([':', ' ']).trim();
    if value.is_empty() || value.chars().count() > 80 {
        return false;
    }
    let from = FactFrom::Place(row.place.clone());
    match fold(key).as_str() {
        "nämnd" | "bolag" | "nämnd bolag" | "styrelse" | "organ" | "board" => {
            put(&mut facts.board, value.to_owned(), from)
        }
        "kommun" | "municipality" => put(&mut facts.municipality, value.to_owned(), from),
        "år" | "verksamhetsår" | "year" => year_in(value).is_some_and(|year| put(&mut facts.year, year, from)),
        "period" | "rapportperiod" | "avser" => {
            Hint::parse(value).is_some_and(|_| put(&mut facts.period, value.to_owned(), from))
        }
        _ => false,
    }
}

fn put<T>(fact: &mut Option<Found<T>>, value: T, from: FactFrom) -> bool {
    let new = fact.is_none();
    if new {
        *fact = Some(Found { value, from });
    }
    new
}

/// A line that is nothing but the name of a board or a municipality.
fn alone(rows: &[Row], at: usize, facts: &mut Facts, used: &mut Vec<usize>) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let line = title_text(row);
    let words: Vec<&str> = line.split_whitespace().collect();
    let from = FactFrom::Place(row.place.clone());
    let named = line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | ',' | '&'));
    if !named || words.is_empty() || words.len() > 8 || !line.starts_with(char::is_uppercase) {
        return false;
    }
    if words.last().is_some_and(|word| names_board(word)) {
        return put(&mut facts.board, line, from);
    }
    if fold(&line) == "kommun" {
        let above = at.checked_sub(1).and_then(|above| rows.get(above)).map(title_text).unwrap_or_default();
        let fits = above.split_whitespace().count() <= 2
            && !above.is_empty()
            && above.chars().all(|c| c.is_alphabetic() || c == ' ');
        if fits && put(&mut facts.municipality, format!("{} kommun", name_case(&above)), from) {
            used.push(at - 1);
            return true;
        }
    } else if words.len() <= 3
        && words.last().is_some_and(|word| matches!(fold(word).as_str(), "kommun" | "stad" | "region"))
    {
        return put(&mut facts.municipality, name_case(&line), from);
    }
    false
}

fn names_board(word: &str) -> bool {
    let folded = fold(word);
    ["nämnd", "nämnden", "styrelse", "styrelsen"].iter().any(|end| folded.ends_with(end)) || word == "AB"
}

/// A word without the genitive of a board: "Kommunstyrelsens" is about "Kommunstyrelsen".
fn nominative(word: &str) -> &str {
    word.strip_suffix('s').filter(|bare| names_board(bare)).unwrap_or(word)
}

/// "NORRKÖPING" as "Norrköping"; other spellings as they are.
fn name_case(name: &str) -> String {
    let shouted = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let words = name.split_whitespace().enumerate().map(|(at, word)| {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if shouted(word) && at == 0 => format!("{first}{}", chars.as_str().to_lowercase()),
            _ if shouted(word) => word.to_lowercase(),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Year, period and board within a title such as "Internkontrollplan 2024 för Kultur- och fritidsnämnden".
fn dated(line: &str, about_control: bool, from: &FactFrom, facts: &mut Facts) -> bool {
    let mut found = false;
    if let Some(year) = year_in(line) {
        found |= put(&mut facts.year, year, from.clone());
    }
    if (about_control || line.split_whitespace().count() <= 6)
        && let Some(hint) = Hint::within(line)
    {
        found |= put(&mut facts.period, hint, from.clone());
    }
    if about_control && let Some(board) = board_in(line) {
        found |= put(&mut facts.board, board, from.clone());
    }
    found
}

fn year_in(text: &str) -> Option<i32> {
    years_in(text).next()
}

fn years_in(text: &str) -> impl Iterator<Item = i32> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    numbers.filter_map(|part| part.parse().ok().filter(|year| (2000..=2099).contains(year)))
}

/// The rows that are the title of a sheet other than the first: those above its first table that tell year or board.
pub(super) fn of_sheets(rows: &[Row], layout: &Layout) -> Vec<usize> {
    let mut titles = Vec::new();
    let mut above = Vec::new();
    let mut sheet = None;
    for (at, row) in rows.iter().enumerate().skip(layout.first) {
        if sheet != Some(&row.place.sheet) {
            above.clear();
            sheet = Some(&row.place.sheet);
        }
        let line = title_text(row);
        if matches!(layout.roles.get(&at), Some(Role::Header(_))) {
            titles.append(&mut above);
        } else if is_title(row) && is_about_control(&line) && (year_in(&line).is_some() || board_in(&line).is_some()) {
            above.push(at);
        }
    }
    titles
}

/// Notes of every title and name that speaks of another year than that of the plan.
pub(super) fn other_years(rows: &[Row], titles: &[usize], layout: &Layout, file_name: &str, plan: i32) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut told = BTreeSet::new();
    let mut note = |place: &Place, said: &str| {
        // A title says more of its sheet than the sheet's name.
        if place.sheet.as_ref().is_some_and(|sheet| !told.insert(sheet.clone())) {
            return;
        }
        if let Some(year) = year_in(said).filter(|_| years_in(said).all(|year| year != plan)) {
            let other = OtherYear { said: said.to_owned(), year, plan };
            notes.push(Note { place: place.clone(), kind: NoteKind::OtherYear(other) });
        }
    };
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem).replace('_', " ");
    if is_about_control(&stem) {
        note(&Place::default(), &stem);
    }
    for row in titles.iter().filter_map(|at| rows.get(*at)) {
        note(&row.place, &title_text(row));
    }
    for header in layout.tables.iter().map(|table| &table.header) {
        note(header, header.sheet.as_deref().unwrap_or_default());
    }
    notes
}

/// The name of a board within a line, with the words that belong to it: "Kultur- och fritidsnämnden", "Tekniska
/// nämnden", "Nämnden för hälsa och välfärd".
fn board_in(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_matches([',', '.', ':', ';', '(', ')']));
    let at = (0..words.len()).find(|at| names_board(nominative(bare(*at))) && bare(*at) != "AB")?;
    let last = nominative(bare(at));
    let (mut first, mut end) = (at, at);
    if matches!(fold(last).as_str(), "nämnd" | "nämnden" | "styrelse" | "styrelsen") {
        match at.checked_sub(1).filter(|before| is_adjective(bare(*before))) {
            Some(before) => first = before,
            None => end = end_of_task(&words, at)?,
        }
    } else {
        first = first_of_joined(at, &bare);
    }
    let kept = |at: usize| if at == end { nominative(bare(at)) } else { words.get(at).copied().unwrap_or_default() };
    let name = (first..=end).map(kept).collect::<Vec<_>>().join(" ");
    let mut chars = name.trim_start_matches('(').chars();
    let start = chars.next()?;
    Some(start.to_uppercase().chain(chars).collect())
}

/// Where a name such as "Barn-, utbildnings- och kulturnämnden" begins.
fn first_of_joined<'a>(at: usize, bare: &dyn Fn(usize) -> &'a str) -> usize {
    let Some(mut first) = at.checked_sub(2).filter(|before| bare(at - 1) == "och" && bare(*before).ends_with('-'))
    else {
        return at;
    };
    while let Some(before) = first.checked_sub(1).filter(|before| bare(*before).ends_with('-')) {
        first = before;
    }
    first
}

/// "Tekniska", "sociala", "gemensamma": what a board is called beside "nämnden".
fn is_adjective(word: &str) -> bool {
    word.chars().count() > 3 && word.chars().all(char::is_alphabetic) && word.ends_with(['a', 'e'])
}

/// Where the task of a board called "Nämnden för …" ends.
fn end_of_task(words: &[&str], at: usize) -> Option<usize> {
    words.get(at + 1).filter(|word| **word == "för")?;
    let mut last = None;
    for (at, word) in words.iter().enumerate().skip(at + 2).take(6) {
        let bare = word.trim_end_matches([',', '.', ':', ';', ')']);
        if !bare.chars().all(|c| c.is_alphabetic() || c == '-') || Hint::within(bare).is_some() {
            break;
        }
        if bare != "och" {
            last = Some(at);
        }
        if bare != *word {
            break;
        }
    }
    last
}

fn from_file_name(name: &str, facts: &mut Facts) {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).replace('_', " ");
    if stem.chars().any(char::is_alphabetic) {
        dated(&stem, is_about_control(&stem) || board_in(&stem).is_some(), &FactFrom::FileName, facts);
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::split;
    use super::*;

    fn read(text: &str, name: &str) -> Facts {
        facts(&split(text, |_| 0).unwrap().all, name).0
    }

    fn values(facts: &Facts) -> (Option<&str>, Option<&str>, Option<i32>, Option<&str>) {
        fn text(fact: Option<&Found<String>>) -> Option<&str> {
            fact.map(|found| found.value.as_str())
        }
        let year = facts.year.as_ref().map(|found| found.value);
        (text(facts.board.as_ref()), text(facts.municipality.as_ref()), year, text(facts.period.as_ref()))
    }

    #[test]
    fn a_title_page_tells_all() {
        let facts = read("Internkontrollrapport per Augusti 2031\n\nOmsorgsnämnd\n\nGRANVIK\nKOMMUN\n", "");
        assert_eq!(values(&facts), (Some("Omsorgsnämnd"), Some("Granvik kommun"), Some(2031), Some("Delår 2")));
    }

    #[test]
    fn a_single_line_tells_all() {
        let facts = read("Uppföljning av internkontrollplan 2031 för kultur- och fritidsnämnden, helår", "");
        assert_eq!(values(&facts), (Some("Kultur- och fritidsnämnden"), None, Some(2031), Some("Helår")));
    }

    #[test]
    fn boards_are_named_in_many_ways() {
        for (line, board) in [
            ("Internkontrollplan 2031 Tekniska nämnden", "Tekniska nämnden"),
            ("Internkontroll för tekniska nämnden 2031", "Tekniska nämnden"),
            ("Kommunstyrelsens internkontrollplan 2031", "Kommunstyrelsen"),
            ("Socialnämndens uppföljning av internkontroll", "Socialnämnden"),
            ("Internkontroll 2031, barn-, utbildnings- och kulturnämnden", "Barn-, utbildnings- och kulturnämnden"),
            ("Internkontrollplan för Nämnden för hälsa och välfärd 2031", "Nämnden för hälsa och välfärd"),
            ("Internkontroll, Nämnden för teknik, delår 2", "Nämnden för teknik"),
        ] {
            assert_eq!(board_in(line).as_deref(), Some(board), "{line}");
        }
        assert_eq!(board_in("Internkontrollplan för nämnden 2031"), None);
    }

    #[test]
    fn keys_and_values_tell() {
        let facts = read("Nämnd\tTekniska nämnden\nÅr\t2031\nPeriod: Tertial 2\nKommun: Granvik", "");
        assert_eq!(values(&facts), (Some("Tekniska nämnden"), Some("Granvik"), Some(2031), Some("Tertial 2")));
    }

    #[test]
    fn the_name_of_the_file_tells_what_the_text_does_not() {
        let facts = read("Kontrollplan", "C:\\Planer\\Internkontroll_Miljönämnden_2031.xlsx");
        assert_eq!(values(&facts), (Some("Miljönämnden"), None, Some(2031), None));
    }
}
