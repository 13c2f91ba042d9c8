//! What a test sheet shows, and how much of the whole that may be.

use crate::domain::statistics::{Confidence, Upper, upper_limit};
use crate::domain::{Book, DrawMethod, SheetTotals, TestSheet};
use crate::i18n::{Lang, format, messages};

messages! {
    items_word: "poster", "items";
    no_item: "ingen", "none";
    all_checked(of: &str, n: &str): format!("alla {of} har granskats och {n} avviker"), format!("all {of} were examined and {n} deviate");
    only_checked(n: &str): format!("1 har granskats och {n} avviker"), format!("1 was examined and {n} deviate");
    drawn_of_all(of: &str, all: &str, n: &str):
        format!("av {of} som valts ut bland {all} avviker {n}"),
        format!("of {of} drawn from {all}, {n} deviate");
    drawn(of: &str, n: &str): format!("av {of} som valts ut avviker {n}"), format!("of {of} drawn, {n} deviate");
    within(of: &str, outer: &str, n: &str):
        format!("av de {of} som avviker i ”{outer}” avviker {n} även här"),
        format!("of the {of} that deviate in “{outer}”, {n} deviate here too");
    within_one(outer: &str, n: &str):
        format!("av 1 som avviker i ”{outer}” avviker {n} även här"),
        format!("of 1 that deviates in “{outer}”, {n} deviate here too");
    at_most_items(items: &str, of: &str, share: &str, sure: &str):
        format!("med {sure} säkerhet avviker högst {items} av alla {of}{share}"),
        format!("with {sure} confidence at most {items} of all {of} deviate{share}");
    at_most_share(share: &str, sure: &str):
        format!("med {sure} säkerhet avviker högst {share} av alla"),
        format!("with {sure} confidence at most {share} of all deviate");
    nothing_of_the_rest: "urvalet är riktat och säger inget om resten", "the choice was targeted and says nothing of the rest";
}

/// What was counted on a sheet.
struct Counted {
    n: u64,
    of: u64,
    /// Whether everything on the sheet was tested for it, so that the size of the population can be used.
    is_all: bool,
}

fn counted(totals: &SheetTotals, attribute: Option<u8>) -> Option<Counted> {
    let (n, of) = match attribute {
        None => (totals.items_with_deviation, totals.items_tested),
        Some(number) => {
            let of_attribute = totals.attributes.iter().find(|each| each.number == number)?;
            (of_attribute.deviations, of_attribute.tested())
        }
    };
    (of > 0).then_some(Counted { n, of, is_all: of == totals.items })
}

/// The share of the whole that deviates at most, with 95 percent confidence; `None` where nothing is estimated.
#[must_use]
pub fn upper(lang: Lang, n: u64, of: u64, population: Option<u64>, decimals: u8) -> Option<String> {
    let sure = Confidence::USUAL;
    let population = population.map(u32::try_from).transpose().ok()?;
    let limit = upper_limit(u32::try_from(n).ok()?, u32::try_from(of).ok()?, population, sure).ok()?;
    let sure = format::as_percent(lang, &format::decimal(lang, i64::from(sure.thousandths()) / 10, 0));
    match limit {
        Upper::Complete => None,
        Upper::AtMost { items, of } => {
            let share = share(lang, u64::from(items), u64::from(of), decimals);
            let say = |number: u32| format::count(lang, u64::from(number));
            Some(at_most_items(lang, &say(items), &say(of), &share, &sure))
        }
        Upper::Share { millionths } => {
            let decimals = decimals.min(4);
            // A limit is never rounded down: what it promises would no longer hold.
            let unit = 10_u32.pow(4 - u32::from(decimals));
            let scaled = i64::from(millionths.div_ceil(unit));
            let share = format::as_percent(lang, &format::decimal(lang, scaled, decimals));
            Some(at_most_share(lang, &share, &sure))
        }
    }
}

fn share(lang: Lang, n: u64, of: u64, decimals: u8) -> String {
    format::percent(lang, n, of, decimals).map_or_else(String::new, |share| format!(" ({share})"))
}

/// What a sheet shows of an attribute, or of the items with any deviation: "av 50 personer som valts ut avviker 14
/// (28,0 %); med 95 % säkerhet avviker högst 40,3 % av alla", without a stop. `None` while nothing has been tested.
#[must_use]
pub fn sheet(
    lang: Lang,
    book: &Book,
    sheet: &TestSheet,
    attribute: Option<u8>,
    (unit, decimals): (&str, u8),
) -> Option<String> {
    let totals = book.sheet_totals(sheet.id)?;
    let Counted { n, of, is_all } = counted(&totals, attribute)?;
    let unit = if unit.trim().is_empty() { items_word(lang) } else { unit.trim() };
    let say = |number| if number == 0 { no_item(lang).to_owned() } else { format::count(lang, number) };
    // The unit is a plural: of one it is said last, as everywhere.
    let (items, last) = match of {
        1 => (say(of), format!(", {}", super::counted_in(lang, unit))),
        _ => (format!("{} {unit}", say(of)), String::new()),
    };
    let share = share(lang, n, of, decimals);
    let attribute = attribute.and_then(|number| sheet.attributes.iter().find(|each| each.number == number));
    let outer = attribute.and_then(|attribute| attribute.within);
    if let Some(outer) = outer.and_then(|number| sheet.attributes.iter().find(|each| each.number == number)) {
        let said = match of {
            1 => within_one(lang, &outer.name, &say(n)),
            _ => within(lang, &items, &outer.name, &say(n)),
        };
        return Some(format!("{said}{last}{share}"));
    }
    let all = sheet.population.count;
    if sheet.draw.method == DrawMethod::All || all == Some(of) {
        let said = if of == 1 { only_checked(lang, &say(n)) } else { all_checked(lang, &items, &say(n)) };
        return Some(format!("{said}{last}{share}"));
    }
    // Of items that were chosen, perhaps because they deviate, no share says anything.
    let share = if sheet.draw.method == DrawMethod::Targeted { String::new() } else { share };
    let seen = match all {
        Some(all) => drawn_of_all(lang, &items, &say(all), &say(n)),
        None => drawn(lang, &items, &say(n)),
    };
    let seen = format!("{seen}{last}{share}");
    // Items left out as not applicable make the size of what was drawn from unknown.
    let more = match sheet.draw.method {
        DrawMethod::Targeted => Some(nothing_of_the_rest(lang).to_owned()),
        _ => upper(lang, n, of, all.filter(|_| is_all), decimals),
    };
    Some(more.map_or_else(|| seen.clone(), |more| format!("{seen}; {more}")))
}

/// A test sheet as a sentence of its own. `None` while nothing has been tested.
#[must_use]
pub fn sheet_line(lang: Lang, book: &Book, of: &TestSheet, decimals: u8) -> Option<String> {
    let seen = sheet(lang, book, of, None, ("", decimals))?;
    Some(format!("{}: {seen}.", of.name))
}
