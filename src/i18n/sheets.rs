//! Test sheets in words: marks, totals, how far one has come, and what a sample says of its population.

use super::format::{count, counts};
use super::terms::Glyphs;
use super::{Lang, messages};
use crate::domain::statistics::{Confidence, Upper};
use crate::domain::{AttributeTotal, DrawMethod, MarkCode, SheetTotals, TestSheet};
use chrono::NaiveDate;

messages! {
    ok: "ok", "in order";
    deviation: "avvikelse", "deviation";
    not_applicable: "ej tillämplig", "not applicable";
    cannot_judge: "kan ej bedömas", "cannot be judged";
    short_ok: "ok", "ok";
    short_deviation: "avv", "dev";
    short_not_applicable: "e.t.", "n/a";
    short_cannot_judge: "k.b.", "c.j.";
    not_asked_short: "ej fr.", "not as";
    not_asked: "frågas inte", "not asked";
    unmarked: "oprövad", "untested";
    unmarked_many: "oprövade", "untested";
    noted: "anteckning", "note";
    random: "slumpmässigt urval", "random sample";
    systematic: "systematiskt urval", "systematic sample";
    targeted: "riktat urval", "targeted selection";
    all: "alla", "all";

    heading: "Testblad", "Test sheets";
    items_done(done: &str): format!("{done} poster klara"), format!("{done} items done");
    column_number: "Nr", "No";
    column_item: "Post", "Item";
    column_unit: "Enhet", "Unit";
    attributes_in_view(from: usize, to: usize, of: usize):
        format!("{from}–{to} av {of}"), format!("{from}–{to} of {of}");
    attribute_of(at: usize, of: usize, name: &str):
        format!("Attribut {at} av {of}: {name}"), format!("Attribute {at} of {of}: {name}");
    only_within(outer: usize):
        format!(" (frågas när attribut {outer} avviker)"), format!(" (asked where attribute {outer} deviates)");
    attribute_totals(ok: &str, deviations: &str, tested: &str, rest: &str):
        format!("Avviker: {deviations} av {tested} prövade · ok {ok}{rest}"),
        format!("Deviating: {deviations} of {tested} tested · in order {ok}{rest}");
    counted(words: &str, number: &str): format!(" · {words} {number}"), format!(" · {words} {number}");
    item_totals(items: &str, deviations: &str):
        format!("Poster med minst en avvikelse: {items} prövade · avvikelser totalt: {deviations}"),
        format!("Items with at least one deviation: {items} tested · deviations in all: {deviations}");
    deviate(counts: &str): format!("{counts} avviker."), format!("{counts} deviate.");
    if_order_is_no_matter:
        "Det förutsätter att listans ordning inte hänger ihop med felen.",
        "This presumes that the order of the list has nothing to do with the faults.";
    complete: "Alla i populationen är prövade.", "All of the population have been tested.";
    only_chosen:
        "Urvalet är riktat och säger inget om dem som inte valdes.",
        "The selection is targeted and says nothing of those that were not chosen.";

    item_of(at: usize, of: usize, identity: &str): format!("Post {at} av {of}: {identity}"), format!("Item {at} of {of}: {identity}");
    note_here(note: &str): format!("Cellen: {note}"), format!("The cell: {note}");
    note_item(note: &str): format!("Posten: {note}"), format!("The item: {note}");
    drawn_of(drawn: &str, how: &str): format!("{drawn}, {how}"), format!("{drawn}, {how}");
    from_source(source: &str): format!("Ur: {source}"), format!("From: {source}");
    frozen(on: NaiveDate): format!("Fryst {on}"), format!("Frozen {on}");
    fingerprint(start: &str): format!(", SHA-256 {start}…"), format!(", SHA-256 {start}…");
    reason(reason: &str): format!("Varför just de: {reason}"), format!("Why these: {reason}");
    repeated(command: &str): format!("Så görs urvalet om: {command}"), format!("The draw is repeated by: {command}");
    no_items: "Bladet har inga poster. e lägger till en.", "The sheet has no items. e adds one.";
    no_attributes: "Bladet har inget att pröva ännu. e lägger till ett attribut.",
        "The sheet has nothing to test for yet. e adds an attribute.";
    all_tested: "Allt är prövat.", "Everything has been tested.";
    not_asked_here: "Attributet frågas inte för den här posten.", "The attribute is not asked for of this item.";
    mark_first: "Sätt ett märke innan du antecknar om cellen. N antecknar om hela posten.",
        "Set a mark before making a note on the cell. N makes a note on the whole item.";
    rest_is_marked: "Inget på raden är oprövat.", "Nothing on the row is untested.";
    cleared_with_note: "Märket och dess anteckning togs bort. u ångrar.", "The mark and its note were removed. u undoes.";
    title_cell_note(identity: &str, attribute: &str):
        format!("Anteckning: {identity} · {attribute}"), format!("Note: {identity} · {attribute}");
    title_item_note(identity: &str): format!("Anteckning om {identity}"), format!("Note on {identity}");
    note_hint: "Ctrl+S eller Esc sparar. Inget går förlorat.", "Ctrl+S or Esc saves. Nothing is lost.";
    find_item: "Gå till post", "Go to item";
}

/// The sign of a mark; `None` is a cell not yet looked at.
#[must_use]
pub const fn mark_sign(glyphs: Glyphs, mark: Option<MarkCode>) -> &'static str {
    match (mark, glyphs) {
        (Some(MarkCode::Ok), Glyphs::Standard) => "√",
        (Some(MarkCode::Ok), Glyphs::Ascii) => "v",
        (Some(MarkCode::Deviation), _) => "!",
        (Some(MarkCode::NotApplicable), _) => "-",
        (Some(MarkCode::CannotJudge), _) => "?",
        (None, _) => "_",
    }
}

/// The agreed short word of a mark, at most four columns.
#[must_use]
pub const fn mark_short(lang: Lang, mark: MarkCode) -> &'static str {
    match mark {
        MarkCode::Ok => short_ok(lang),
        MarkCode::Deviation => short_deviation(lang),
        MarkCode::NotApplicable => short_not_applicable(lang),
        MarkCode::CannotJudge => short_cannot_judge(lang),
    }
}

/// A mark in full.
#[must_use]
pub const fn mark_word(lang: Lang, mark: MarkCode) -> &'static str {
    match mark {
        MarkCode::Ok => ok(lang),
        MarkCode::Deviation => deviation(lang),
        MarkCode::NotApplicable => not_applicable(lang),
        MarkCode::CannotJudge => cannot_judge(lang),
    }
}

/// How items were drawn.
#[must_use]
pub const fn draw_method(lang: Lang, method: DrawMethod) -> &'static str {
    match method {
        DrawMethod::Random => random(lang),
        DrawMethod::Systematic => systematic(lang),
        DrawMethod::Targeted => targeted(lang),
        DrawMethod::All => all(lang),
    }
}

/// "37 av 50 poster klara".
#[must_use]
pub fn progress(lang: Lang, totals: &SheetTotals) -> String {
    items_done(lang, &counts(lang, totals.items_done, totals.items))
}

/// What was drawn of how many and how: "50 av 1 218, slumpmässigt urval".
#[must_use]
pub fn drawn(lang: Lang, sheet: &TestSheet, totals: &SheetTotals) -> String {
    let number = match sheet.population.count {
        Some(of) => counts(lang, totals.items, of),
        None => count(lang, totals.items),
    };
    drawn_of(lang, &number, draw_method(lang, sheet.draw.method))
}

/// The totals of one attribute: deviations of those tested first, then the rest that is not zero.
#[must_use]
pub fn of_attribute(lang: Lang, total: &AttributeTotal) -> String {
    let others = [
        (not_applicable(lang), total.not_applicable),
        (cannot_judge(lang), total.cannot_judge),
        (unmarked_many(lang), total.unmarked),
    ];
    let rest: String = (others.into_iter())
        .filter(|(_, number)| *number > 0)
        .map(|(words, number)| counted(lang, words, &count(lang, number)))
        .collect();
    let number = |number| count(lang, number);
    attribute_totals(lang, &number(total.ok), &number(total.deviations), &number(total.tested()), &rest)
}

/// Items with at least one deviation, and deviations counted by attribute: two figures that are kept apart.
#[must_use]
pub fn of_items(lang: Lang, totals: &SheetTotals) -> String {
    let items = counts(lang, totals.items_with_deviation, totals.items_tested);
    item_totals(lang, &items, &count(lang, totals.deviations))
}

/// What the finished sheet says of its population; `None` while items remain to be tested.
#[must_use]
pub fn conclusion(lang: Lang, sheet: &TestSheet, totals: &SheetTotals, decimals: u8) -> Option<String> {
    if !totals.is_complete() || totals.items_tested == 0 {
        return None;
    }
    let found = deviate(lang, &counts(lang, totals.items_with_deviation, totals.items_tested));
    let says = match totals.upper_limit(sheet) {
        Some(limit) => said_of(lang, limit, sheet.draw.method, decimals),
        None if sheet.draw.method == DrawMethod::Targeted => only_chosen(lang).to_owned(),
        None => return Some(found),
    };
    Some(format!("{found} {says}"))
}

fn said_of(lang: Lang, limit: Upper, method: DrawMethod, decimals: u8) -> String {
    let says = match limit {
        Upper::Complete => return complete(lang).to_owned(),
        limit => super::sampling::upper(lang, limit, Confidence::USUAL, decimals),
    };
    if method == DrawMethod::Systematic { format!("{says} {}", if_order_is_no_matter(lang)) } else { says }
}

/// The command that draws the same items again; `None` for those that were chosen, or named by a person.
#[must_use]
pub fn repeat_command(sheet: &TestSheet, items: u64) -> Option<String> {
    let (population, draw) = (&sheet.population, &sheet.draw);
    if population.sha256.is_empty() {
        return None;
    }
    let id = population.columns.first().map(|id| format!(" --id {}", quoted(id))).unwrap_or_default();
    let how = match draw.method {
        DrawMethod::Random => format!("-n {items} --seed {}", quoted(&draw.seed)),
        DrawMethod::Systematic => {
            format!("--method systematic --start {} --interval {}", draw.start?, draw.interval?)
        }
        DrawMethod::All => "--method all".to_owned(),
        DrawMethod::Targeted => return None,
    };
    Some(format!("ikplan sample {}{id} {how}", quoted(&population.source)))
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { super::sampling::quoted(word) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn a_sign_and_its_short_word_fit_a_cell() {
        for lang in Lang::ALL {
            for mark in MarkCode::ALL {
                assert!(mark_short(*lang, *mark).width() <= 4);
            }
            assert!(not_asked_short(*lang).width() <= 6);
        }
        for glyphs in [Glyphs::Standard, Glyphs::Ascii] {
            let signs: Vec<_> = MarkCode::ALL.iter().map(|mark| mark_sign(glyphs, Some(*mark))).collect();
            assert!(signs.iter().all(|sign| sign.width() == 1));
        }
    }

    #[test]
    fn what_holds_only_if_the_order_is_no_matter_says_so() {
        let limit = Upper::AtMost { items: 20, of: 43 };
        let random = said_of(Lang::Sv, limit, DrawMethod::Random, 1);
        assert!(random.contains("högst 20 av alla 43"), "{random}");
        assert_eq!(
            said_of(Lang::Sv, limit, DrawMethod::Systematic, 1),
            format!("{random} {}", if_order_is_no_matter(Lang::Sv))
        );
        assert_eq!(said_of(Lang::Sv, Upper::Complete, DrawMethod::Random, 1), complete(Lang::Sv));
    }
}
