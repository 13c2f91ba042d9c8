//! The year at a glance, in signs and in words.

use super::terms::{Glyphs, Terms};
use super::{Lang, messages, screen};
use crate::domain::{
    Assessment, Axis, Book, PeriodId, Severity, SeverityCounts, Status, YearCell, YearMap, YearRow, YearSubject,
};

messages! {
    title(year: i32, axis: &str): format!("Årsöversikt {year} · {axis}"), format!("The year {year} · {axis}");
    axis_status: "Status", "Status";
    axis_result: "Resultat", "Results";
    axis_severity: "Avvikelser", "Deviations";
    axis_assessment: "Bedömning", "Assessment";
    worst: "Värst", "Worst";
    alone: "Fristående avvikelser", "Deviations that stand alone";
    hint: "Tab visar nästa  1–4 välj  Enter gå dit  Blank fäll  y kopiera  Esc stäng",
        "Tab shows next  1–4 choose  Enter go there  Space fold  y copy  Esc close";
    comes_back: "Esc går tillbaka till årsöversikten.", "Esc goes back to the year.";
    why_empty: "Planen har inga perioder eller inga kontrollmoment.", "The plan has no periods or no control activities.";
    no_deviations_of_row: "Raden har inga avvikelser i perioden.", "The row has no deviations in the period.";

    written: "text", "text";
    measured: "siffror", "figures";
    missing: "saknas", "missing";
    partly: "delvis", "in part";
    none: "ingen", "none";
    works: "fungerar", "works";
    needs_development: "behöver utvecklas", "to be developed";
    deviations_found: "avviker", "deviates";
    not_documented: "ej dokumenterad", "not documented";
    works_sign: "F", "W";
    needs_development_sign: "U", "D";
    deviations_found_sign: "A", "V";
    not_documented_sign: "E", "N";
    blank_is_not_due: "tomt: ej aktuell", "blank: not due";

    not_due: "Ska inte göras i perioden och har inget registrerat.", "Not due in the period, and nothing is recorded.";
    status_is(word: &str): format!("Status: {word}"), format!("Status: {word}");
    result_is(text: &str): format!("Resultat: {text}"), format!("Result: {text}");
    result_missing: "Resultat saknas", "No result";
    result_measured: "Resultat: siffror eller svar, ingen text", "Result: figures or answers, no text";
    assessment_is(word: &str): format!("Bedömning: {word}"), format!("Assessment: {word}");
    assessment_missing: "Bedömning saknas", "No assessment";
    deviations_are(list: &str): format!("Avvikelser: {list}"), format!("Deviations: {list}");
    deviations_none: "Inga avvikelser", "No deviations";
    completed_of(done: u32, of: u32): format!("{done} av {of} slutförda"), format!("{done} of {of} completed");
    results_of(written: u32, measured: u32, missing: u32):
        format!("Resultat: text {written}, bara siffror {measured}, saknas {missing}"),
        format!("Results: text {written}, figures only {measured}, missing {missing}");
    of(count: u32, of: u32): format!("{count} av {of}"), format!("{count} of {of}");

    cli_year: "Året i en tabell: kontroller och perioder", "The year in a table: controls and periods";
    cli_year_more:
        "Varje ruta visar en axel i taget: status, resultat, avvikelser eller bedömning. Områden räknar ihop det som ligger i dem. Med --json kommer alla fyra på en gång.",
        "Each cell shows one axis at a time: status, results, deviations or assessment. Areas sum up what lies in them. With --json all four come at once.";
    a_axis: "Vad rutorna visar", "What the cells show";
}

/// What an axis is called where it heads the map.
#[must_use]
pub const fn axis(lang: Lang, axis: Axis) -> &'static str {
    match axis {
        Axis::Status => axis_status(lang),
        Axis::Result => axis_result(lang),
        Axis::Severity => axis_severity(lang),
        Axis::Assessment => axis_assessment(lang),
    }
}

/// What a cell is judged to be on one axis; the screen has a look for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// A status.
    Status(Status),
    /// A severity.
    Severity(Option<Severity>),
    /// Everything there.
    There,
    /// Something there.
    Partly,
    /// Nothing there.
    Missing,
}

/// A cell on one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellMark {
    /// Its sign, one column wide.
    pub sign: &'static str,
    /// The short word that goes with the sign.
    pub word: String,
    /// What it comes to.
    pub judged: Judged,
}

/// The sign of a result in words, in figures alone, of some in an area, and of none.
const fn result_signs(glyphs: Glyphs) -> [&'static str; 4] {
    match glyphs {
        Glyphs::Standard => ["≡", "#", "~", "-"],
        Glyphs::Ascii => ["T", "#", "~", "_"],
    }
}

const fn no_sign(glyphs: Glyphs) -> &'static str {
    let [.., none] = result_signs(glyphs);
    none
}

const fn assessment_sign(lang: Lang, assessment: Assessment) -> &'static str {
    match assessment {
        Assessment::Works => works_sign(lang),
        Assessment::NeedsDevelopment => needs_development_sign(lang),
        Assessment::DeviationsFound => deviations_found_sign(lang),
        Assessment::NotDocumented => not_documented_sign(lang),
    }
}

const fn assessment_word(lang: Lang, assessment: Assessment) -> &'static str {
    match assessment {
        Assessment::Works => works(lang),
        Assessment::NeedsDevelopment => needs_development(lang),
        Assessment::DeviationsFound => deviations_found(lang),
        Assessment::NotDocumented => not_documented(lang),
    }
}

/// A cell on one axis: a sign with its word. `None` where nothing is due and nothing recorded.
#[must_use]
pub fn cell(lang: Lang, glyphs: Glyphs, shown: Axis, of: YearSubject, cell: &YearCell) -> Option<CellMark> {
    let many = matches!(of, YearSubject::Area(_));
    match shown {
        Axis::Status => status_cell(lang, glyphs, many, cell),
        Axis::Result => result_cell(lang, glyphs, many, cell),
        Axis::Severity => severity_cell(lang, glyphs, cell),
        Axis::Assessment => assessment_cell(lang, glyphs, many, cell),
    }
}

fn status_cell(lang: Lang, glyphs: Glyphs, many: bool, cell: &YearCell) -> Option<CellMark> {
    let status = cell.status.overall()?;
    let word = if many {
        of(lang, cell.status.of(Status::Completed), cell.status.total())
    } else {
        Terms::new(lang).status_short(status).to_owned()
    };
    Some(CellMark { sign: glyphs.status(status), word, judged: Judged::Status(status) })
}

fn result_cell(lang: Lang, glyphs: Glyphs, many: bool, cell: &YearCell) -> Option<CellMark> {
    if cell.controls() == 0 {
        return None;
    }
    let [text, figures, some, none] = result_signs(glyphs);
    let results = cell.results;
    let (sign, word, judged) = match (results.written, results.measured, results.missing) {
        (_, 0, 0) => (text, written(lang), Judged::There),
        (_, _, 0) => (figures, measured(lang), Judged::There),
        (0, 0, _) => (none, missing(lang), Judged::Missing),
        _ => (some, partly(lang), Judged::Partly),
    };
    let there = results.written + results.measured;
    let word = if many { of(lang, there, cell.controls()) } else { word.to_owned() };
    Some(CellMark { sign, word, judged })
}

fn severity_cell(lang: Lang, glyphs: Glyphs, cell: &YearCell) -> Option<CellMark> {
    if cell.is_empty() {
        return None;
    }
    Some(severity_mark(lang, glyphs, &cell.severity))
}

/// The worst of some deviations, with how many there are of it.
#[must_use]
pub fn severity_mark(lang: Lang, glyphs: Glyphs, counts: &SeverityCounts) -> CellMark {
    let Some((severity, count)) = worst_of(counts) else {
        return CellMark { sign: no_sign(glyphs), word: none(lang).to_owned(), judged: Judged::Missing };
    };
    let word = format!("{} {count}", screen::severity_tiny(lang, severity));
    CellMark { sign: glyphs.severity(severity), word, judged: Judged::Severity(severity) }
}

/// The worst severity and how many have it; those nobody has graded where there are no others.
const fn worst_of(counts: &SeverityCounts) -> Option<(Option<Severity>, u32)> {
    match counts.worst() {
        Some(Severity::Serious) => Some((Some(Severity::Serious), counts.serious)),
        Some(Severity::Minor) => Some((Some(Severity::Minor), counts.minor)),
        Some(Severity::Observation) => Some((Some(Severity::Observation), counts.observations)),
        None if counts.ungraded > 0 => Some((None, counts.ungraded)),
        None => None,
    }
}

fn assessment_cell(lang: Lang, glyphs: Glyphs, many: bool, cell: &YearCell) -> Option<CellMark> {
    if cell.controls() == 0 {
        return None;
    }
    let (judged, all) = (cell.assessments.assessed(), cell.controls());
    let alike = Assessment::ALL.iter().find(|assessment| cell.assessments.of(**assessment) == all);
    let (sign, word, how) = match alike {
        Some(assessment) => (assessment_sign(lang, *assessment), assessment_word(lang, *assessment), Judged::There),
        None if judged == 0 => (no_sign(glyphs), missing(lang), Judged::Missing),
        None => ("~", partly(lang), Judged::Partly),
    };
    let word = if many { of(lang, judged, all) } else { word.to_owned() };
    Some(CellMark { sign, word, judged: how })
}

/// What the signs of an axis mean, a sign and a word at a time.
#[must_use]
pub fn legend(lang: Lang, glyphs: Glyphs, shown: Axis) -> Vec<String> {
    let terms = Terms::new(lang);
    let [text, figures, some, nothing] = result_signs(glyphs);
    let mut legend: Vec<String> = match shown {
        Axis::Status => {
            Status::ALL.iter().map(|each| format!("{} {}", glyphs.status(*each), terms.status_short(*each))).collect()
        }
        Axis::Result => {
            [(text, written(lang)), (figures, measured(lang)), (some, partly(lang)), (nothing, missing(lang))]
                .map(|(sign, word)| format!("{sign} {word}"))
                .to_vec()
        }
        Axis::Severity => {
            let grades = [Some(Severity::Serious), Some(Severity::Minor), Some(Severity::Observation), None];
            let told = |each| format!("{} {}", glyphs.severity(each), terms.severity_short(each));
            grades.into_iter().map(told).chain([format!("{nothing} {}", none(lang))]).collect()
        }
        Axis::Assessment => {
            let told = |each: &Assessment| format!("{} {}", assessment_sign(lang, *each), assessment_word(lang, *each));
            let rest = [format!("{some} {}", partly(lang)), format!("{nothing} {}", missing(lang))];
            Assessment::ALL.iter().map(told).chain(rest).collect()
        }
    };
    legend.push(blank_is_not_due(lang).to_owned());
    legend
}

/// The map as a table with its heads, each cell said as `say` says it.
pub fn table(
    lang: Lang,
    glyphs: Glyphs,
    book: &Book,
    map: &YearMap,
    shown: Axis,
    say: impl Fn(CellMark) -> String,
) -> Vec<Vec<String>> {
    let period = |id: &PeriodId| book.period(*id).map_or_else(String::new, |period| period.name.clone());
    let heads = [String::new(), worst(lang).to_owned()].into_iter().chain(map.periods.iter().map(period)).collect();
    let row = |row: &YearRow| {
        let first = [name(lang, book, row), say(severity_mark(lang, glyphs, &row.year))];
        let cells = row.cells.iter().map(|each| cell(lang, glyphs, shown, row.of, each).map_or_else(String::new, &say));
        first.into_iter().chain(cells).collect()
    };
    [heads].into_iter().chain(map.rows.iter().map(row)).collect()
}

/// What a row is called, with its number.
#[must_use]
pub fn name(lang: Lang, book: &Book, row: &YearRow) -> String {
    let name = match row.of {
        YearSubject::Area(id) => book.area(id).map_or("", |area| &area.name),
        YearSubject::RiskPoint(id) => book.risk_point(id).map_or("", |point| &point.name),
        YearSubject::Control(id) => book.control(id).map_or("", |control| &control.title),
        YearSubject::Alone => alone(lang),
    };
    format!("{} {name}", row.number).trim_start().to_owned()
}

/// A cell in words, one axis a line; `result` is the text of the outcome, where there is one.
#[must_use]
pub fn told(terms: Terms<'_>, of: YearSubject, cell: &YearCell, result: &str) -> Vec<String> {
    let lang = terms.lang;
    let found = deviations(lang, &cell.severity);
    if cell.is_empty() && !matches!(of, YearSubject::Area(_)) {
        let is_control = matches!(of, YearSubject::Control(_));
        return vec![if is_control { not_due(lang).to_owned() } else { found }];
    }
    match of {
        YearSubject::Area(_) => {
            let done = completed_of(lang, cell.status.of(Status::Completed), cell.controls());
            let results = cell.results;
            let results = results_of(lang, results.written, results.measured, results.missing);
            vec![status_is(lang, &done), found, results, assessments(terms, cell)]
        }
        YearSubject::RiskPoint(_) | YearSubject::Alone => vec![found],
        YearSubject::Control(_) => {
            let status = cell.status.overall().map(|status| status_is(lang, &terms.status(status)));
            let seen = match (result.trim(), cell.results.measured) {
                ("", 0) => result_missing(lang).to_owned(),
                ("", _) => result_measured(lang).to_owned(),
                (text, _) => result_is(lang, text),
            };
            let judged = Assessment::ALL.iter().find(|each| cell.assessments.of(**each) > 0);
            let judged = judged.map_or_else(
                || assessment_missing(lang).to_owned(),
                |each| assessment_is(lang, &terms.assessment(*each)),
            );
            status.into_iter().chain([found, judged, seen]).collect()
        }
    }
}

fn assessments(terms: Terms<'_>, cell: &YearCell) -> String {
    let lang = terms.lang;
    let some = Assessment::ALL.iter().filter(|each| cell.assessments.of(**each) > 0);
    let told = some.map(|each| format!("{} {}", assessment_word(lang, *each), cell.assessments.of(*each)));
    let rest = (cell.assessments.missing > 0).then(|| format!("{} {}", missing(lang), cell.assessments.missing));
    let list: Vec<String> = told.chain(rest).collect();
    if list.is_empty() { assessment_missing(lang).to_owned() } else { assessment_is(lang, &list.join(", ")) }
}

/// Deviations by severity, those there are.
#[must_use]
pub fn deviations(lang: Lang, counts: &SeverityCounts) -> String {
    let terms = Terms::new(lang);
    let all = [
        (Some(Severity::Serious), counts.serious),
        (Some(Severity::Minor), counts.minor),
        (Some(Severity::Observation), counts.observations),
        (None, counts.ungraded),
    ];
    let some = all.into_iter().filter(|(_, count)| *count > 0);
    let list: Vec<String> =
        some.map(|(severity, count)| format!("{} {count}", terms.severity_short(severity).to_lowercase())).collect();
    if list.is_empty() { deviations_none(lang).to_owned() } else { deviations_are(lang, &list.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn signs_of_an_axis_are_distinct_and_one_column_wide() {
        for (lang, glyphs) in [(Lang::Sv, Glyphs::Standard), (Lang::Sv, Glyphs::Ascii), (Lang::En, Glyphs::Ascii)] {
            for shown in Axis::ALL {
                let legend = legend(lang, glyphs, *shown);
                let signs: Vec<&str> = legend
                    .iter()
                    .filter(|each| !each.contains(':'))
                    .map(|each| each.split(' ').next().unwrap())
                    .collect();
                assert!(signs.iter().all(|sign| sign.width() == 1), "{signs:?}");
                assert_eq!(signs.iter().collect::<HashSet<_>>().len(), signs.len(), "{signs:?}");
            }
        }
    }

    #[test]
    fn a_control_is_told_on_every_axis_and_none_from_another() {
        let mut cell = YearCell::default();
        cell.status.add(Status::Completed);
        cell.results.missing = 1;
        cell.assessments.missing = 1;
        let control = YearSubject::Control(crate::domain::ControlId(uuid::Uuid::nil()));
        let told = told(Terms::new(Lang::Sv), control, &cell, "");
        assert_eq!(told, ["Status: Slutförd", "Inga avvikelser", "Bedömning saknas", "Resultat saknas"]);
        let marks =
            Axis::ALL.iter().map(|axis| super::cell(Lang::Sv, Glyphs::Standard, *axis, control, &cell).unwrap().word);
        assert_eq!(marks.collect::<Vec<_>>(), ["Klar", "saknas", "ingen", "saknas"]);
    }
}
