//! Test sheets: the list of a control's, the keys of the grid, notes, and what is changed of a sheet.

mod change;

pub(super) use change::{chosen, named};

use super::{Effects, arrangement, forms, mutate};
use crate::app::sheets;
use crate::domain::{Change, Mark, MarkCode, SheetId, TestSheet};
use crate::i18n::{sheet_screen as c, sheets as s};
use crate::ui::arrange::Arrangement;
use crate::ui::commands::Command;
use crate::ui::input::{Chord, Input, Key, MouseKind};
use crate::ui::look::Look;
use crate::ui::model::Model;
use crate::ui::state::note::NoteEdit;
use crate::ui::state::overlay::{Overlay, TextView};
use crate::ui::state::pick::{Choice, Item, PickKind, PickState};
use crate::ui::state::plan::PlanScreen;
use crate::ui::state::sheet::{Grid, SheetChoice};

/// Lists the sheets of the selected control in the period, and offers a new one.
pub(super) fn list(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let refused = model.why_no_control().map(|reason| reason(lang).to_owned());
    let Some((plan, key)) = model.plan().and_then(|plan| Some((plan, plan.outcome_key()?))) else {
        return Effects::new();
    };
    let book = &plan.session.book;
    let here = book.sheets(key.control_id).filter(|sheet| sheet.period_id == key.period_id);
    let mut items: Vec<Item> = here
        .map(|sheet| {
            let totals = book.sheet_totals(sheet.id).unwrap_or_default();
            Item::new(sheet.name.clone(), Choice::Sheet(SheetChoice::Open(sheet.id))).noted(s::progress(lang, &totals))
        })
        .collect();
    items.push(Item { disabled: refused, ..Item::new(c::new_sheet(lang), Choice::Sheet(SheetChoice::New)) });
    let title = c::pick_sheet(lang, book.control(key.control_id).map_or("", |control| &control.title));
    model.overlays.push(Overlay::Pick(PickState::new(title, PickKind::Few, items)));
    Effects::new()
}

/// Opens the grid of a sheet.
pub(super) fn open(model: &mut Model, sheet: SheetId) -> Effects {
    if let Some(plan) = model.plan_mut() {
        plan.sheet = Grid::open(&plan.session.book, plan.session.revision, sheet);
        model.dirty = true;
    }
    Effects::new()
}

/// Fits the grid to the window. `false` when no sheet is open, or the one that was is gone.
pub(super) fn settle(plan: &mut PlanScreen, arranged: &Arrangement, look: Look) -> bool {
    let book = &plan.session.book;
    let Some(grid) = &mut plan.sheet else { return false };
    if !grid.keep_up(book, plan.session.revision) {
        plan.sheet = None;
        return false;
    }
    let attributes = book.find::<TestSheet>(grid.sheet).map_or(0, |sheet| sheet.attributes.len());
    let area = grid.arrange(arranged.body, attributes, crate::ui::view::legend_rows(arranged.body.width, look));
    grid.settle(&area, attributes);
    true
}

/// Gives a command that means something of its own on a test sheet.
pub(super) fn give(model: &mut Model, command: Command) -> Option<Effects> {
    model.plan()?.sheet.as_ref()?;
    if let Some(mark) = mark_of(command) {
        return Some(mark_cell(model, mark));
    }
    if moves(model, command) {
        if let Some(PlanScreen { sheet: Some(grid), .. }) = model.plan_mut() {
            grid.marked = None;
        }
        return Some(Effects::new());
    }
    match command {
        Command::CycleMark => Some(cycle(model)),
        Command::ClearMark => Some(clear(model)),
        Command::MarkRest => Some(mark_rest(model)),
        Command::NoteCell => Some(note_cell(model)),
        Command::NoteItem => Some(note_item(model)),
        Command::Open => Some(chosen(model, SheetChoice::EditItem)),
        Command::Edit => Some(change::menu(model)),
        Command::UseInMeasure => Some(change::ask_what_feeds(model)),
        Command::Search => Some(search(model)),
        Command::Escape | Command::Leave => Some(close(model)),
        _ => None,
    }
}

const fn mark_of(command: Command) -> Option<MarkCode> {
    match command {
        Command::MarkOk => Some(MarkCode::Ok),
        Command::MarkDeviation => Some(MarkCode::Deviation),
        Command::MarkNotApplicable => Some(MarkCode::NotApplicable),
        Command::MarkCannotJudge => Some(MarkCode::CannotJudge),
        _ => None,
    }
}

/// Closes the grid; the cursor of the plan is where it was.
fn close(model: &mut Model) -> Effects {
    if let Some(plan) = model.plan_mut() {
        plan.sheet = None;
    }
    Effects::new()
}

fn moves(model: &mut Model, command: Command) -> bool {
    let page = grid_rows(model);
    let lang = model.look.lang;
    let Some(PlanScreen { session, sheet: Some(grid), .. }) = model.plan_mut() else { return false };
    let book = &session.book;
    match command {
        Command::Up => grid.step(-1),
        Command::Down => grid.step(1),
        Command::PageUp => grid.step(-page),
        Command::PageDown => grid.step(page),
        Command::FirstItem => grid.step(isize::MIN),
        Command::LastItem => grid.step(isize::MAX / 2),
        Command::Left => grid.step_column(-1, book),
        Command::Right => grid.step_column(1, book),
        Command::FirstColumn => grid.step_column(isize::MIN, book),
        Command::LastColumn => grid.step_column(isize::MAX / 2, book),
        Command::NextUntested | Command::PreviousUntested => {
            match grid.untested(book, command == Command::NextUntested) {
                Some((row, column)) => (grid.row, grid.column) = (row, column),
                None => model.note(s::all_tested(lang)),
            }
        }
        _ => return false,
    }
    true
}

fn grid_rows(model: &Model) -> isize {
    let arranged = arrangement(model);
    let rows = model.plan().and_then(|plan| {
        let grid = plan.sheet.as_ref()?;
        let legend = crate::ui::view::legend_rows(arranged.body.width, model.look);
        Some(grid.arrange(arranged.body, 0, legend).rows.height)
    });
    isize::try_from(rows.unwrap_or(2)).unwrap_or(2).max(2) - 1
}

/// Makes a change of the open sheet that is seen where it is made; `None` when it was refused.
fn quietly(model: &mut Model, change: Option<Change>) -> Option<Effects> {
    match mutate::enter(model, change?, None) {
        Ok(effects) => Some(effects),
        Err(problem) => {
            mutate::say_problem(model, &problem);
            None
        }
    }
}

/// Marks the cell and goes on to the next one that is asked for.
fn mark_cell(model: &mut Model, code: MarkCode) -> Effects {
    let Some(effects) = set_mark(model, Some(code)) else { return Effects::new() };
    if let Some(PlanScreen { session, sheet: Some(grid), .. }) = model.plan_mut() {
        grid.marked = Some((grid.row, grid.column));
        grid.advance(&session.book);
    }
    effects
}

fn set_mark(model: &mut Model, code: Option<MarkCode>) -> Option<Effects> {
    let plan = model.plan()?;
    let (grid, book) = (plan.sheet.as_ref()?, &plan.session.book);
    let change = sheets::mark(book, grid.key()?, grid.attribute(book)?.number, code);
    quietly(model, change)
}

/// Switches among the marks: never to none, which would take a note with it.
fn cycle(model: &mut Model) -> Effects {
    let mark = model.plan().and_then(|plan| plan.sheet.as_ref()?.mark(&plan.session.book));
    let at = mark.and_then(|mark| MarkCode::ALL.iter().position(|other| *other == mark));
    let next = at.map_or(0, |at| (at + 1) % MarkCode::ALL.len());
    set_mark(model, MarkCode::ALL.get(next).copied()).unwrap_or_default()
}

fn clear(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let noted = cell(model).is_some_and(|mark| !mark.note.is_empty());
    let effects = set_mark(model, None).unwrap_or_default();
    if noted && !effects.is_empty() {
        model.note(s::cleared_with_note(lang));
    }
    effects
}

/// The mark of the cell the cursor is on, with its note.
fn cell(model: &Model) -> Option<&Mark> {
    let plan = model.plan()?;
    let (grid, book) = (plan.sheet.as_ref()?, &plan.session.book);
    grid.item(book)?.marks.get(&grid.attribute(book)?.number)
}

/// Marks what is left of the row as in order and goes to the next item that is not done.
fn mark_rest(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let change = model.plan().and_then(|plan| sheets::mark_rest(&plan.session.book, plan.sheet.as_ref()?.key()?));
    if change.as_ref().is_some_and(Change::is_empty) {
        model.note(s::rest_is_marked(lang));
        return Effects::new();
    }
    let Some(effects) = quietly(model, change) else { return Effects::new() };
    if let Some(PlanScreen { session, sheet: Some(grid), .. }) = model.plan_mut()
        && let Some((row, column)) = grid.untested(&session.book, true)
    {
        (grid.row, grid.column) = (row, column);
    }
    effects
}

/// Lists the items, to go to one.
fn search(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let Some(grid) = &plan.sheet else { return Effects::new() };
    let items = plan.session.book.items(grid.sheet).map(|item| {
        Item::new(item.identity.clone(), Choice::Sheet(SheetChoice::Item(item.number))).noted(item.unit.clone())
    });
    let pick = PickState::new(s::find_item(lang), PickKind::Search, items.collect());
    model.overlays.push(Overlay::Pick(pick));
    Effects::new()
}

/// Opens the note of the cell, or of the one that was marked just now and that the cursor has left. There is one
/// where there is a mark.
fn note_cell(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    if cell(model).is_none()
        && let Some(PlanScreen { sheet: Some(grid), .. }) = model.plan_mut()
        && let Some((row, column)) = grid.marked.take()
    {
        (grid.row, grid.column) = (row, column);
    }
    let Some(note) = cell(model).map(|mark| mark.note.clone()) else {
        model.note(s::mark_first(lang));
        return Effects::new();
    };
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let Some((item, attribute)) = plan.cell_item().zip(plan.sheet.as_ref().and_then(|grid| grid.attribute(book)))
    else {
        return Effects::new();
    };
    let title = s::title_cell_note(lang, &item.identity, &attribute.name);
    let edit = NoteEdit::new(title, &note, item.key(), Some(attribute.number), &plan.drafts);
    show_note(model, edit)
}

/// Opens the note of the item.
fn note_item(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let Some(item) = plan.cell_item() else { return Effects::new() };
    let edit = NoteEdit::new(s::title_item_note(lang, &item.identity), &item.note, item.key(), None, &plan.drafts);
    show_note(model, edit)
}

/// A note opens for writing, or for reading where nothing may be changed.
fn show_note(model: &mut Model, edit: NoteEdit) -> Effects {
    if let Some(reason) = model.why_sheet_closed() {
        let (lang, width) = (model.look.lang, usize::from(model.size.0).min(100).saturating_sub(6));
        model.note(reason(lang));
        let line = |line: String| vec![(line, crate::ui::look::Role::Text)];
        let lines = crate::ui::wrap::wrap(edit.area.text(), width).into_iter().map(line).collect();
        model.overlays.push(Overlay::Text(TextView { title: edit.title, lines, ..TextView::default() }));
        return Effects::new();
    }
    model.overlays.push(Overlay::Note(Box::new(edit)));
    Effects::new()
}

/// Keys for a note: Ctrl+S and Esc save and close it.
pub(super) fn note_input(model: &mut Model, input: &Input) -> Effects {
    let now = model.now;
    let chord = |key| *input == Input::Chord(key);
    let leaves = [Chord::plain(Key::Esc), Chord::ctrl(Key::Char('s')), Chord::ctrl(Key::Char('c'))];
    if leaves.into_iter().any(chord) {
        return save_note(model);
    }
    if chord(Chord::ctrl(Key::Char('q'))) {
        let mut effects = save_note(model);
        effects.extend(super::run::give(model, Command::Quit));
        return effects;
    }
    let Some(Overlay::Note(note)) = model.overlays.last_mut() else { return Effects::new() };
    match input {
        Input::Mouse(MouseKind::Press, column, row) => {
            let arranged = arrangement(model);
            let area = crate::ui::view::note_area(&arranged);
            if let Some(Overlay::Note(note)) = model.overlays.last_mut()
                && area.contains((*column, *row).into())
            {
                note.area.click(column - area.x, row - area.y);
            }
        }
        Input::Mouse(..) => {}
        _ => {
            if let crate::ui::text::Handled::Full { len, max } = note.area.handle(input) {
                let text = crate::ui::form::Refusal::TooLong { len, max }.text(model.look.lang);
                model.note(text);
            } else {
                note.touched(&now);
            }
        }
    }
    Effects::new()
}

fn save_note(model: &mut Model) -> Effects {
    let Some(Overlay::Note(note)) = model.overlays.pop() else { return Effects::new() };
    let (text, key) = (note.area.text().trim().to_owned(), note.key().clone());
    let change = model.plan().and_then(|plan| sheets::note(&plan.session.book, note.item, note.attribute, &text));
    let has_draft = model.plan().is_some_and(|plan| plan.drafts.contains_key(&key));
    match change.map_or_else(|| Ok(Effects::new()), |change| mutate::enter(model, change, has_draft.then_some(key))) {
        Ok(effects) => effects,
        Err(problem) => {
            // The text stays where it was written, and what is wrong is said beside it.
            mutate::say_problem(model, &problem);
            model.overlays.push(Overlay::Note(note));
            forms::save_draft_now(model)
        }
    }
}

/// What the mouse does on the grid.
pub(super) fn mouse(model: &mut Model, kind: MouseKind, column: u16, row: u16) -> Effects {
    let arranged = arrangement(model);
    let look = model.look;
    model.dirty = true;
    let Some(PlanScreen { session, sheet: Some(grid), .. }) = model.plan_mut() else { return Effects::new() };
    let attributes = session.book.find::<TestSheet>(grid.sheet).map_or(0, |sheet| sheet.attributes.len());
    let area = grid.arrange(arranged.body, attributes, crate::ui::view::legend_rows(arranged.body.width, look));
    match kind {
        MouseKind::WheelUp => grid.step(-3),
        MouseKind::WheelDown => grid.step(3),
        MouseKind::Press | MouseKind::Double if area.rows.contains((column, row).into()) => {
            let to = grid.top + usize::from(row - area.rows.y);
            grid.row = to.min(grid.numbers.len().saturating_sub(1));
            if let Some(at) = column.checked_sub(area.column(0)) {
                let place = usize::from(at / (area.cell + 1));
                grid.column = (grid.left + place).min(attributes.saturating_sub(1));
            }
        }
        _ => {}
    }
    Effects::new()
}
