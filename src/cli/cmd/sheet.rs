//! `sheet mark` and `item add`: what is tested, item by item, several at once.

use super::edit::{fill_without, finder, refused_value, write};
use crate::app::failure::{Failure, Kind, Text};
use crate::app::files::Open;
use crate::app::sheets;
use crate::app::values::ValueContext;
use crate::cli::context::Context;
use crate::cli::find::attribute_of;
use crate::cli::out::Done;
use crate::cli::spec::fields_of;
use crate::cli::usage;
use crate::domain::{
    Change, Direction, Edit, Mark, MarkCode, Problem, ProblemCode, Record, RecordKey, RecordKind, SheetId, SheetItem,
    TestSheet, Verb,
};
use crate::i18n::clean::clean_area;
use crate::i18n::{cli_figures as text, collate::fold};
use std::collections::HashMap;

/// Every item of the sheet.
const ALL: &str = "all";
/// The items that have no mark yet.
const REST: &str = "rest";

/// Marks items of a test sheet.
pub(crate) fn mark(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let given = |name| context.given.text(name).unwrap_or_default();
    let id = finder(&open).sheet(given("subject"))?;
    let Some(sheet) = open.session.book.find::<TestSheet>(id).cloned() else { return Ok(()) };
    let attribute = attribute_of(&sheet, given("attribute"))?;
    // That it is one of the codes was checked; what is none of them takes the mark away.
    let code = MarkCode::from_code(&given("mark").replace('-', "_"));
    let note = context.given.text("note").map(|note| clean_area(note).trim().to_owned());
    let items = meant(&open, &sheet, attribute, given("items"))?;
    let marked = |mut item: SheetItem| {
        match code {
            None => drop(item.marks.remove(&attribute)),
            Some(code) => {
                let before = item.marks.get(&attribute);
                let note = note.clone().or_else(|| before.map(|mark| mark.note.clone())).unwrap_or_default();
                item.marks.insert(attribute, Mark { code, note });
            }
        }
        item
    };
    let after: Vec<SheetItem> = items.into_iter().map(marked).collect();
    let change = change_of(&open, &sheet, Verb::Edit, after);
    write(context, &mut open, change)
}

/// Puts an attribute of a test sheet before or after the one beside it.
pub(crate) fn move_attribute(context: &mut Context<'_>) -> Done {
    let direction = match (context.given.switch("up"), context.given.switch("down")) {
        (true, false) => Direction::Up,
        (false, true) => Direction::Down,
        _ => return Err(usage::choose_one("--up, --down", &context.given.path).into()),
    };
    let mut open = context.open_to_write()?;
    let given = |name| context.given.text(name).unwrap_or_default();
    let id = finder(&open).sheet(given("subject"))?;
    let Some(sheet) = open.session.book.find::<TestSheet>(id) else { return Ok(()) };
    let number = attribute_of(sheet, given("attribute"))?;
    let change = sheets::move_attribute(&open.session.book, id, number, direction)
        .ok_or_else(|| Failure::from(Problem::of(ProblemCode::Nothing, RecordKey::TestSheet(id))))?;
    write(context, &mut open, change)
}

/// The items that are meant, as they are: one, several by number, all of those the attribute is asked for, or the rest
/// of these.
fn meant(open: &Open, sheet: &TestSheet, attribute: u8, word: &str) -> Result<Vec<SheetItem>, Failure> {
    let book = &open.session.book;
    let asked = |item: &&SheetItem| sheet.is_asked(item, attribute);
    match word.trim() {
        ALL => return Ok(book.items(sheet.id).filter(asked).cloned().collect()),
        REST => {
            let unmarked = |item: &&SheetItem| item.mark(attribute).is_none();
            return Ok(book.items(sheet.id).filter(asked).filter(unmarked).cloned().collect());
        }
        _ => {}
    }
    let finder = finder(open);
    let numbers = match (finder.item(sheet.id, word), ranges(word)) {
        (Ok(key), _) => vec![key.number],
        (Err(_), Some(numbers)) => numbers,
        (Err(unknown), None) => return Err(unknown),
    };
    let mut items = Vec::new();
    for number in numbers {
        let key = finder.item(sheet.id, &number.to_string())?;
        let Some(item) = book.find::<SheetItem>(key) else { continue };
        if !sheet.is_asked(item, attribute) {
            return Err(not_asked(sheet, item, attribute));
        }
        items.push(item.clone());
    }
    Ok(items)
}

/// The most items that a range of numbers means.
const WIDEST: u32 = 100_000;

/// Numbers such as `1,3-8`.
fn ranges(word: &str) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    for part in word.split(',').map(str::trim) {
        let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (from, to): (u32, u32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        if from > to || to - from > WIDEST {
            return None;
        }
        numbers.extend(from..=to);
    }
    Some(numbers)
}

fn not_asked(sheet: &TestSheet, item: &SheetItem, attribute: u8) -> Failure {
    let named = |number| sheet.attributes.iter().find(|each| each.number == number);
    let outer = named(attribute).and_then(|each| each.within).and_then(named).map_or("", |outer| outer.name.as_str());
    Failure {
        kind: Kind::Validation,
        code: "IK-V22",
        what: Text::of(|lang| text::not_asked(lang, item.number, outer)),
        why: None,
        todo: Text::of(|lang| text::todo_not_asked(lang, outer)),
    }
}

/// The change of items of a sheet: of one under its own name, of several under that of the sheet.
fn change_of(open: &Open, sheet: &TestSheet, verb: Verb, after: Vec<SheetItem>) -> Change {
    let book = &open.session.book;
    if let [only] = after.as_slice() {
        return book.put_change(verb, only.clone());
    }
    let edit = |item: SheetItem| Edit {
        before: book.find::<SheetItem>(item.key()).cloned().map(Record::from),
        after: Some(item.into()),
    };
    let edits: Vec<Edit> = after.into_iter().map(edit).filter(|edit| edit.before != edit.after).collect();
    let plan_id = book.plan_of(sheet.control_id);
    let kind = if verb == Verb::Add { RecordKind::SheetItem } else { RecordKind::TestSheet };
    Change { verb, kind, subject: sheet.name.clone(), plan_id, edits }
}

/// Adds items to a test sheet.
pub(crate) fn add_items(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let id = finder(&open).sheet(context.given.text("into").unwrap_or_default())?;
    let Some(sheet) = open.session.book.find::<TestSheet>(id).cloned() else { return Ok(()) };
    let mut blank = Record::from(SheetItem::blank(open.session.book.next_item(id)));
    fill_without(context, &open, RecordKind::SheetItem, &mut blank, &[IDENTITY])?;
    let items = identified(context, &blank)?;
    let (Some(first), Some(last)) = (items.first(), items.last()) else {
        return Err(usage::missing(&[IDENTITY], &context.given.path).into());
    };
    let numbers = if first.number == last.number {
        first.number.to_string()
    } else {
        format!("{}-{}", first.number, last.number)
    };
    let again = repeated(&open, id, &items);
    let change = change_of(&open, &sheet, Verb::Add, items);
    write(context, &mut open, change)?;
    for (number, identity, before) in again {
        let sentence = text::same_identity(context.lang(), number, &super::short(&identity), before);
        context.say(&sentence);
    }
    if context.json { Ok(()) } else { context.data(&format!("{numbers}\n")) }
}

/// The option with what identifies an item.
const IDENTITY: &str = "identity";

/// An item for each identity that was given, or read from standard input.
fn identified(context: &mut Context<'_>, blank: &Record) -> Done<Vec<SheetItem>> {
    let mut words = Vec::new();
    for given in context.given.texts(IDENTITY).into_iter().map(ToOwned::to_owned).collect::<Vec<_>>() {
        if given == "-" {
            words.extend(context.stdin()?.lines().filter(|line| !line.trim().is_empty()).map(ToOwned::to_owned));
        } else {
            words.push(given);
        }
    }
    let Some(field) = fields_of(RecordKind::SheetItem).find(|field| field.cli_flag == IDENTITY) else {
        return Ok(Vec::new());
    };
    let values = ValueContext::new(context.env.clock.today(), context.lang());
    let mut items: Vec<SheetItem> = Vec::new();
    for word in words {
        let mut record = blank.clone();
        field.set(&mut record, &word, &values).map_err(|problem| refused_value(context, IDENTITY, &word, problem))?;
        if let Record::SheetItem(item) = record {
            let number = items.last().map_or(item.number, |last| last.number.saturating_add(1));
            items.push(SheetItem { number, ..item });
        }
    }
    Ok(items)
}

/// The new items that are called as another on the sheet: number, name, and number of the other.
fn repeated(open: &Open, sheet: SheetId, new: &[SheetItem]) -> Vec<(u32, String, u32)> {
    let mut known: HashMap<String, u32> = HashMap::new();
    for item in open.session.book.items(sheet) {
        known.entry(fold(&item.identity)).or_insert(item.number);
    }
    let mut again = Vec::new();
    for item in new {
        let first = *known.entry(fold(&item.identity)).or_insert(item.number);
        if first != item.number {
            again.push((item.number, item.identity.clone(), first));
        }
    }
    again
}
