//! Draws and what a sample says: in words, with how to repeat a draw.

use super::{Lang, format, messages};
use crate::domain::statistics::{Confidence, Upper};

messages! {
    head_population(source: &str): format!("Population: {source}"), format!("Population: {source}");
    items(n: &str): format!("{n} {}", if n == "1" { "post" } else { "poster" }), format!("{n} {}", if n == "1" { "item" } else { "items" });
    drawn(n: &str, of: &str): format!("Dragna: {n} av {of}"), format!("Drawn: {n} of {of}");
    by_random(seed: &str): format!("Slumpmässigt urval med frö ”{seed}”"), format!("Drawn at random with the seed “{seed}”");
    by_systematic(start: u32, interval: u32):
        format!("Systematiskt urval: var {interval}:e post från nummer {start}"),
        format!("Drawn systematically: every {interval}th item from number {start}");
    by_targeted: "Riktat urval: de poster som angetts", "A targeted selection: the items that were named";
    by_all: "Alla poster", "All items";
    head_id: "Identitet", "Identity";
    head_row: "Rad", "Row";
    repeat_head: "Så upprepas urvalet", "How to repeat the draw";
    repeat_rule(seed: &str):
        format!("Posterna sorteras stigande på SHA-256 (hexadecimalt) av texten {seed}|identitet, i UTF-8. De första dras."),
        format!("The items are sorted in ascending order of the SHA-256 (hexadecimal) of the text {seed}|identity, in UTF-8. The first are drawn.");
    repeat_one(id: &str): format!("Kontroll av en post ({id}), i ett skal:"), format!("To check one item ({id}), in a shell:");
    repeat_python: "Hela urvalet, med identiteterna en per rad i ids.txt:", "The whole draw, with the identities one per line in ids.txt:";
    repeat_systematic:
        "Räkna posterna i listans ordning från 1 och ta dem som anges ovan.",
        "Count the items from 1 in the order of the list and take those stated above.";
    repeat_start(seed: &str, interval: u32):
        format!("Startnumret kommer ur fröet: de 16 första hexadecimala siffrorna i SHA-256 av texten {seed}|start, resten vid division med {interval}, plus ett."),
        format!("The first number comes from the seed: the first 16 hexadecimal digits of the SHA-256 of the text {seed}|start, the remainder when divided by {interval}, plus one.");
    personal_heading(column: &str):
        format!("Kolumnen ”{column}” ser ut att innehålla personuppgifter. Spara hellre ett ärendenummer."),
        format!("The column “{column}” seems to hold personal data. Rather keep a case number.");
    personal_value(column: &str):
        format!("Kolumnen ”{column}” innehåller personnummer. Spara hellre ett ärendenummer."),
        format!("The column “{column}” holds personal identity numbers. Rather keep a case number.");

    empty: "Populationen är tom.", "The population is empty.";
    why_empty: "Det finns inga poster under rubrikerna.", "There are no items below the headings.";
    todo_empty: "Kontrollera att rätt lista har sparats.", "Check that the right list has been saved.";
    nothing_asked: "Inget är begärt.", "Nothing is asked for.";
    todo_size: "Ange hur många poster som ska dras, minst en.", "Say how many items are to be drawn, at least one.";
    too_many(asked: &str, population: &str):
        format!("{asked} poster kan inte dras ur en population på {population}."),
        format!("{asked} items cannot be drawn from a population of {population}.");
    todo_too_many: "Dra färre, eller kontrollera alla (--method all).", "Draw fewer, or check all of them (--method all).";
    too_large(most: &str): format!("Högst {most} poster kan dras."), format!("At most {most} items can be drawn.");
    too_many_items(most: &str): format!("Populationen har fler än {most} poster."), format!("The population has more than {most} items.");
    todo_split: "Dela upp listan.", "Divide the list.";
    repeated(n: usize):
        format!("Samma identitet förekommer flera gånger: {} upprepar en tidigare.", rows(Lang::Sv, n)),
        format!("The same identity occurs several times: {} an earlier one.", if n == 1 { "one row repeats".to_owned() } else { format!("{} repeat", rows(Lang::En, n)) });
    pair(first: u32, again: u32): format!("{first} och {again}"), format!("{first} and {again}");
    why_repeated(pairs: &str): format!("Raderna {pairs} har samma identitet."), format!("The rows {pairs} have the same identity.");
    todo_repeated:
        "Ta bort dubbletterna, eller välj en kolumn som skiljer posterna åt med --id.",
        "Remove the duplicates, or choose a column that tells the items apart with --id.";
    missing_items(n: usize):
        if n == 1 { "En angiven post finns inte i populationen eller är angiven två gånger.".to_owned() } else { format!("{} angivna poster finns inte i populationen eller är angivna två gånger.", format::count(Lang::Sv, n as u64)) },
        if n == 1 { "An item that was named is not in the population or is named twice.".to_owned() } else { format!("{} items that were named are not in the population or are named twice.", format::count(Lang::En, n as u64)) };
    why_missing_items(ids: &str): format!("Det gäller {ids}."), format!("They are {ids}.");
    todo_missing_items: "Rätta identiteterna.", "Correct the identities.";
    no_id_column: "Ingen kolumn känns igen som postens identitet.", "No column is recognised as the identity of an item.";
    headings_are(list: &str): format!("Rubrikerna är: {list}."), format!("The headings are: {list}.");
    no_headings: "Listan har inga rubriker.", "The list has no headings.";
    todo_id: "Ange kolumnens rubrik eller nummer med --id.", "Give the heading or number of the column with --id.";
    no_column(name: &str): format!("Listan har ingen kolumn ”{name}”."), format!("The list has no column “{name}”.");
    no_id(n: usize):
        format!("{} saknar identitet.", capital(&rows(Lang::Sv, n))),
        format!("{} no identity.", if n == 1 { "One row has".to_owned() } else { format!("{} have", rows(Lang::En, n)) });
    why_no_id(lines: &str): format!("Rader: {lines}."), format!("Rows: {lines}.");
    todo_no_id: "Fyll i identiteten, eller ta bort raderna om de inte hör till populationen.", "Fill in the identity, or remove the rows if they do not belong to the population.";
    ragged(line: u32, cells: usize, headings: usize):
        format!("Rad {line} har {cells} celler, men första raden {headings}."),
        format!("Row {line} has {cells} cells, but the first row {headings}.");
    why_ragged: "Ett tecken som skiljer kolumner åt står troligen inne i en cell.", "Most likely a cell contains the character that separates columns.";
    todo_ragged: "Sätt cellen inom citattecken, eller spara listan som Excel-arbetsbok.", "Put the cell in quotation marks, or save the list as an Excel workbook.";
    long_id(line: u32): format!("Identiteten på rad {line} är för lång."), format!("The identity on row {line} is too long.");
    todo_long_id: "Välj en annan kolumn med --id.", "Choose another column with --id.";

    at_most_items(confidence: &str, items: &str, of: &str, percent: &str):
        format!("Med {confidence} säkerhet avviker högst {items} av alla {of} ({percent})."),
        format!("With {confidence} confidence at most {items} of all {of} deviate ({percent}).");
    at_most_share(confidence: &str, percent: &str):
        format!("Med {confidence} säkerhet avviker högst {percent} av alla."),
        format!("With {confidence} confidence at most {percent} of all deviate.");
    complete: "Alla är kontrollerade, så inget är uppskattat.", "All were checked, so nothing is estimated.";
}

fn rows(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Sv, 1) => "en rad".to_owned(),
        (Lang::En, 1) => "one row".to_owned(),
        (Lang::Sv, n) => format!("{} rader", format::count(lang, n as u64)),
        (Lang::En, n) => format!("{} rows", format::count(lang, n as u64)),
    }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// What a sample says of the whole: "Med 95 % säkerhet avviker högst 20 av alla 43 (46,5 %)."
#[must_use]
pub fn upper(lang: Lang, upper: Upper, confidence: Confidence, decimals: u8) -> String {
    let tenths = i64::from(confidence.thousandths());
    let sure = if tenths % 10 == 0 { format::decimal(lang, tenths / 10, 0) } else { format::decimal(lang, tenths, 1) };
    let sure = with_sign(lang, &sure);
    match upper {
        Upper::Complete => complete(lang).to_owned(),
        Upper::AtMost { items, of } => {
            let percent = format::percent(lang, items.into(), of.into(), decimals).unwrap_or_default();
            at_most_items(lang, &sure, &format::count(lang, items.into()), &format::count(lang, of.into()), &percent)
        }
        Upper::Share { millionths } => {
            let percent = format::percent(lang, millionths.into(), 1_000_000, decimals).unwrap_or_default();
            at_most_share(lang, &sure, &percent)
        }
    }
}

fn with_sign(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Sv => format!("{number}\u{a0}%"),
        Lang::En => format!("{number}%"),
    }
}

/// How one item of a random draw is checked in a shell: its place in the order is its hash.
#[must_use]
pub fn shell_line(seed: &str, id: &str) -> String {
    format!("printf '%s' {} | sha256sum", quoted(&format!("{seed}|{id}")))
}

/// How a whole random draw is repeated with Python alone.
#[must_use]
pub fn python_lines(seed: &str, size: u32) -> String {
    let seed = serde_json::to_string(seed).unwrap_or_default();
    format!(
        "python3 - <<'END'\nfrom hashlib import sha256\nseed = {seed}\nids = open('ids.txt', encoding='utf-8').read().split('\\n')\nids = [i.strip() for i in ids if i.strip()]\nkey = lambda i: sha256((seed + '|' + i).encode('utf-8')).hexdigest()\nprint('\\n'.join(sorted(ids, key=key)[:{size}]))\nEND"
    )
}

/// A word as a shell takes it.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statistics::upper_limit;

    fn said(found: u32, checked: u32, population: Option<u32>) -> String {
        let limit = upper_limit(found, checked, population, Confidence::USUAL).unwrap();
        upper(Lang::Sv, limit, Confidence::USUAL, 1).replace('\u{a0}', " ")
    }

    #[test]
    fn a_limit_is_said_in_plain_swedish() {
        assert_eq!(said(2, 10, Some(43)), "Med 95 % säkerhet avviker högst 20 av alla 43 (46,5 %).");
        assert_eq!(said(14, 50, None), "Med 95 % säkerhet avviker högst 40,3 % av alla.");
        assert_eq!(said(3, 43, Some(43)), "Alla är kontrollerade, så inget är uppskattat.");
    }

    #[test]
    fn a_seed_with_quotes_is_quoted_for_the_shell() {
        assert_eq!(shell_line("k7's", "39"), "printf '%s' 'k7'\\''s|39' | sha256sum");
    }
}
