//! What is changed of the open test sheet beside its marks: attributes, items, and the measures it feeds.

use super::super::{Effects, files, forms, mutate};
use crate::app::sheets::{self, Feeding, KeptAttribute};
use crate::domain::{
    Attribute, Book, Change, Direction, Measure, MeasureKind, Reading, Record, RecordKey, SheetItem, SheetTotals,
    TestSheet, ValueKey,
};
use crate::i18n::{Lang, format, sheet_screen as c};
use crate::ui::model::Model;
use crate::ui::state::notices::Tone;
use crate::ui::state::overlay::{Overlay, Prompt, Purpose};
use crate::ui::state::pick::{Choice, Item, PickKind, PickState};
use crate::ui::state::plan::PlanScreen;
use crate::ui::state::sheet::{Grid, Naming, SheetChoice};
use crate::ui::text::LineEdit;

fn item(label: impl Into<String>, choice: SheetChoice) -> Item {
    Item::new(label, Choice::Sheet(choice))
}

fn open_sheet(model: &Model) -> Option<(&PlanScreen, &Grid, &TestSheet)> {
    let plan = model.plan()?;
    let grid = plan.sheet.as_ref()?;
    Some((plan, grid, plan.session.book.find::<TestSheet>(grid.sheet)?))
}

fn show(model: &mut Model, title: impl Into<String>, items: Vec<Item>) -> Effects {
    model.overlays.push(Overlay::Pick(PickState::new(title, PickKind::Few, items)));
    Effects::new()
}

/// What can be changed: the attribute and the item the cursor is on come first.
pub(super) fn menu(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some((plan, grid, sheet)) = open_sheet(model) else { return Effects::new() };
    let book = &plan.session.book;
    let mut items =
        vec![item(c::add_attribute(lang), SheetChoice::AddAttribute), item(c::add_item(lang), SheetChoice::AddItem)];
    if let Some(attribute) = grid.attribute(book) {
        items.push(item(c::rename_attribute(lang, &attribute.name), SheetChoice::RenameAttribute(attribute.number)));
        items.push(item(c::nest_attribute(lang, &attribute.name), SheetChoice::Within(attribute.number)));
        items.push(item(c::remove_attribute(lang, &attribute.name), SheetChoice::RemoveAttribute(attribute.number)));
    }
    if let Some(here) = grid.item(book) {
        items.push(item(c::edit_item(lang, &here.identity), SheetChoice::EditItem));
        items.push(item(c::remove_item(lang, &here.identity), SheetChoice::RemoveItem));
    }
    items.push(item(c::edit_sheet(lang), SheetChoice::EditSheet));
    items.push(item(c::remove_sheet(lang), SheetChoice::RemoveSheet));
    if let Some(Attribute { number, name, .. }) = grid.attribute(book) {
        let ways = [(Direction::Up, c::attribute_left(lang, name)), (Direction::Down, c::attribute_right(lang, name))];
        let moves = |way: &Direction| sheets::move_attribute(book, grid.sheet, *number, *way).is_some();
        let ways = ways.into_iter().filter(|(way, _)| moves(way));
        items.extend(ways.map(|(way, label)| item(label, SheetChoice::MoveAttribute(*number, way))));
    }
    let title = sheet.name.clone();
    show(model, title, items)
}

/// Does what choosing something about test sheets does.
pub(in crate::ui::update) fn chosen(model: &mut Model, choice: SheetChoice) -> Effects {
    match choice {
        SheetChoice::Open(sheet) => super::open(model, sheet),
        SheetChoice::New => super::super::setup::open(model),
        SheetChoice::Item(number) => {
            if let Some(PlanScreen { sheet: Some(grid), .. }) = model.plan_mut() {
                grid.go_to(number);
            }
            Effects::new()
        }
        SheetChoice::EditItem => {
            let here = model.plan().and_then(PlanScreen::cell_item).cloned();
            here.map_or_else(Effects::new, |item| forms::open_form(model, Record::SheetItem(item), None))
        }
        SheetChoice::AddItem => add_item(model),
        SheetChoice::RemoveItem => {
            let key = model.plan().and_then(PlanScreen::cell_item).map(|item| RecordKey::SheetItem(item.key()));
            remove(model, key)
        }
        SheetChoice::EditSheet => {
            let sheet = open_sheet(model).map(|(_, _, sheet)| sheet.clone());
            sheet.map_or_else(Effects::new, |sheet| forms::open_form(model, Record::TestSheet(sheet), None))
        }
        SheetChoice::RemoveSheet => {
            let key = open_sheet(model).map(|(_, grid, _)| RecordKey::TestSheet(grid.sheet));
            remove(model, key)
        }
        SheetChoice::AddAttribute | SheetChoice::RenameAttribute(_) | SheetChoice::FeedNew(_) => {
            ask_name(model, choice)
        }
        SheetChoice::Within(number) => ask_within(model, number),
        SheetChoice::Nest(number, within) => {
            change(model, |book, grid| sheets::nest_attribute(book, grid.sheet, number, within))
        }
        SheetChoice::MoveAttribute(number, direction) => {
            change(model, |book, grid| sheets::move_attribute(book, grid.sheet, number, direction))
        }
        SheetChoice::RemoveAttribute(number) => remove_attribute(model, number),
        SheetChoice::Feed(attribute) => ask_measure(model, attribute),
        SheetChoice::FeedMeasure(attribute, measure) => feed(model, attribute, Feeding::Measure(measure)),
    }
}

fn change(model: &mut Model, make: impl FnOnce(&Book, &Grid) -> Option<Change>) -> Effects {
    let change = open_sheet(model).and_then(|(plan, grid, _)| make(&plan.session.book, grid));
    change.map_or_else(Effects::new, |change| mutate::try_commit(model, Ok(change)))
}

fn remove(model: &mut Model, key: Option<RecordKey>) -> Effects {
    let change = model.plan().zip(key).map(|(plan, key)| plan.session.book.remove_change(key));
    change.map_or_else(Effects::new, |change| mutate::try_commit(model, change))
}

fn remove_attribute(model: &mut Model, number: u8) -> Effects {
    let lang = model.look.lang;
    let Some((plan, grid, _)) = open_sheet(model) else { return Effects::new() };
    match sheets::remove_attribute(&plan.session.book, grid.sheet, number) {
        Ok(Some(change)) => mutate::try_commit(model, Ok(change)),
        Ok(None) => Effects::new(),
        Err(KeptAttribute::FeedsMeasure) => said(model, c::attribute_feeds(lang)),
        Err(KeptAttribute::HoldsOthers) => said(model, c::attribute_holds(lang)),
    }
}

fn said(model: &mut Model, text: &str) -> Effects {
    model.note(text);
    Effects::new()
}

fn add_item(model: &mut Model) -> Effects {
    let Some((plan, grid, _)) = open_sheet(model) else { return Effects::new() };
    let key = plan.session.book.next_item(grid.sheet);
    let blank = SheetItem {
        sheet_id: key.sheet_id,
        number: key.number,
        identity: String::new(),
        unit: String::new(),
        note: String::new(),
        marks: std::collections::BTreeMap::new(),
    };
    forms::open_form(model, Record::SheetItem(blank), None)
}

fn ask_within(model: &mut Model, number: u8) -> Effects {
    let lang = model.look.lang;
    let Some((_, _, sheet)) = open_sheet(model) else { return Effects::new() };
    let mut items = vec![item(c::of_every_item(lang), SheetChoice::Nest(number, None))];
    let before = sheet.attributes.iter().take_while(|each| each.number != number);
    items
        .extend(before.map(|each| item(c::only_where(lang, &each.name), SheetChoice::Nest(number, Some(each.number)))));
    let now = sheet.attributes.iter().find(|each| each.number == number).and_then(|each| each.within);
    let title = c::pick_within(lang);
    let pick = PickState::new(title, PickKind::Few, items);
    let pick = pick.on(|choice| *choice == Choice::Sheet(SheetChoice::Nest(number, now)));
    model.overlays.push(Overlay::Pick(pick));
    Effects::new()
}

fn ask_name(model: &mut Model, choice: SheetChoice) -> Effects {
    let lang = model.look.lang;
    let Some((_, _, sheet)) = open_sheet(model) else { return Effects::new() };
    let name_of = |number: u8| sheet.attributes.iter().find(|each| each.number == number).map(|each| each.name.clone());
    let (title, hint, text, naming) = match choice {
        SheetChoice::RenameAttribute(number) => {
            (c::prompt_attribute(lang), c::prompt_attribute_hint(lang), name_of(number), Naming::Attribute(number))
        }
        SheetChoice::FeedNew(attribute) => {
            let name = attribute.map_or_else(|| Some(sheet.name.clone()), name_of);
            (c::prompt_measure(lang), c::prompt_measure_hint(lang), name, Naming::Measure(attribute))
        }
        _ => (c::prompt_attribute(lang), c::prompt_attribute_hint(lang), None, Naming::NewAttribute),
    };
    let text = text.unwrap_or_default();
    files::ask(model, title, hint, &text, Purpose::Name(naming))
}

/// A name has been given.
pub(in crate::ui::update) fn named(model: &mut Model, naming: Naming, name: &str) -> Effects {
    let id = model.world.ids.id();
    let lang = model.look.lang;
    let made = open_sheet(model).and_then(|(plan, grid, _)| {
        let (book, sheet) = (&plan.session.book, grid.sheet);
        match naming {
            Naming::NewAttribute => sheets::add_attribute(book, sheet, name, None),
            Naming::Attribute(number) => sheets::rename_attribute(book, sheet, number, name),
            Naming::Measure(attribute) => {
                sheets::feed(book, sheet, attribute, Feeding::New { id, name, unit: c::unit_items(lang) })
            }
        }
    });
    let Some(change) = made else { return Effects::new() };
    match mutate::commit(model, change, None) {
        Ok(effects) => {
            if naming == Naming::NewAttribute
                && let Some(PlanScreen { session, sheet: Some(grid), .. }) = model.plan_mut()
            {
                grid.step_column(isize::MAX / 2, &session.book);
            }
            effects
        }
        Err(problem) => {
            // What was written stays, with what is wrong beside it.
            let error = Some(crate::app::failure::Failure::from(problem).what.get(lang).to_owned());
            let (title, hint) = (c::prompt_name(lang).to_owned(), String::new());
            let line = LineEdit::new(name, crate::domain::MAX_NAME);
            model.overlays.push(Overlay::Prompt(Prompt { title, hint, error, line, purpose: Purpose::Name(naming) }));
            Effects::new()
        }
    }
}

/// Asks what is to feed a measure: the items with deviations, or an attribute.
pub(super) fn ask_what_feeds(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some((_, grid, sheet)) = open_sheet(model) else { return Effects::new() };
    let totals = &grid.totals;
    let whole = format::counts(lang, totals.items_with_deviation, totals.items_tested);
    let mut items = vec![item(c::feed_items(lang), SheetChoice::Feed(None)).noted(whole)];
    let attributes = sheet.attributes.iter().zip(&totals.attributes);
    items.extend(attributes.map(|(attribute, total)| {
        let counts = format::counts(lang, total.deviations, total.tested());
        item(attribute.name.clone(), SheetChoice::Feed(Some(attribute.number))).noted(counts)
    }));
    show(model, c::pick_feed(lang), items)
}

/// Asks which measure of the control is to be fed. Where there is none, one is made.
fn ask_measure(model: &mut Model, attribute: Option<u8>) -> Effects {
    let lang = model.look.lang;
    let Some((plan, grid, sheet)) = open_sheet(model) else { return Effects::new() };
    let book = &plan.session.book;
    let ratios = book.measures(sheet.control_id).filter(|measure| measure.kind == MeasureKind::Ratio);
    let mut items: Vec<Item> =
        ratios.map(|measure| measure_item(lang, book, (sheet, grid), measure, attribute)).collect();
    if items.is_empty() {
        return ask_name(model, SheetChoice::FeedNew(attribute));
    }
    items.push(item(c::new_measure(lang), SheetChoice::FeedNew(attribute)));
    show(model, c::pick_measure(lang), items)
}

fn measure_item(
    lang: Lang,
    book: &Book,
    (sheet, grid): (&TestSheet, &Grid),
    measure: &Measure,
    attribute: Option<u8>,
) -> Item {
    let key = ValueKey { measure_id: measure.id, period_id: sheet.period_id };
    let fed = Reading::Sheet { sheet_id: grid.sheet, attribute };
    let note = match book.value(key.measure_id, key.period_id) {
        Some(value) if value.reading == fed => c::feeds_already(lang),
        Some(_) => c::replaces_value(lang),
        None => "",
    };
    item(measure.name.clone(), SheetChoice::FeedMeasure(attribute, measure.id)).noted(note)
}

fn feed(model: &mut Model, attribute: Option<u8>, measure: Feeding<'_>) -> Effects {
    let lang = model.look.lang;
    let made = open_sheet(model).and_then(|(plan, grid, _)| {
        let change = sheets::feed(&plan.session.book, grid.sheet, attribute, measure)?;
        Some((change, counts_of(lang, &grid.totals, attribute)))
    });
    let Some((change, counts)) = made else { return Effects::new() };
    let (name, nothing) = (change.subject.clone(), change.is_empty());
    let effects = mutate::try_commit(model, Ok(change));
    if !effects.is_empty() && !nothing {
        model.say(Tone::Done, c::fed(lang, &name, &counts));
    }
    effects
}

fn counts_of(lang: Lang, totals: &SheetTotals, attribute: Option<u8>) -> String {
    let of = attribute.and_then(|number| totals.attributes.iter().find(|each| each.number == number));
    match of {
        Some(total) => format::counts(lang, total.deviations, total.tested()),
        None => format::counts(lang, totals.items_with_deviation, totals.items_tested),
    }
}
