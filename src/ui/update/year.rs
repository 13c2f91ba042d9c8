//! The year at a glance: moving about, choosing the axis, folding areas, going to a control in a period and back.

use super::{Effects, arrangement, help, navigate};
use crate::domain::{Axis, Node, OutcomeKey, PeriodId, YearSubject};
use crate::i18n::{clean::clean_line, year_map as t};
use crate::ui::input::{Input, Key};
use crate::ui::model::{Model, Screen};
use crate::ui::msg::Effect;
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::plan::{Pane, PlanScreen};
use crate::ui::state::year::{FOOT, YearScreen};

/// Shows the year of the plan, with the cursor on the selected control; as it was left if it was left for a control.
pub(super) fn open(model: &mut Model) -> Effects {
    let Some(plan) = model.plan_mut() else { return Effects::new() };
    let session = &plan.session;
    let left = plan.aside.take().map(|(_, year)| *year);
    let mut year = YearScreen::new(&session.book, session.plan, plan.control(), session.period);
    if let Some(left) = left {
        year.axis = left.axis;
    }
    model.overlays.push(Overlay::Year(Box::new(year)));
    Effects::new()
}

/// Takes what a person did with it.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    let page = isize::try_from(arrangement(model).body.height.saturating_sub(FOOT + 4)).unwrap_or(1).max(1);
    let Some(Overlay::Year(year)) = model.overlays.last_mut() else { return Effects::new() };
    let Some(key) = input.list_key() else { return help::unbound(model, input) };
    match key {
        Key::Up | Key::Char('k') => year.step(-1, 0),
        Key::Down | Key::Char('j') => year.step(1, 0),
        Key::Left | Key::Char('h') => year.step(0, -1),
        Key::Right | Key::Char('l') => year.step(0, 1),
        Key::PageUp => year.step(-page, 0),
        Key::PageDown => year.step(page, 0),
        Key::Home => year.step(isize::MIN, 0),
        Key::End | Key::Char('G') => year.step(isize::MAX / 2, 0),
        Key::Tab => year.axis = beside(year.axis, 1),
        Key::BackTab => year.axis = beside(year.axis, Axis::ALL.len() - 1),
        Key::Char(' ' | '+' | '-') => year.fold(),
        Key::Char('*') => year.fold_all(),
        Key::Char(c @ '1'..='4') => year.axis = chosen(c).unwrap_or(year.axis),
        Key::Char('y') => return copy(model),
        Key::Char('?') | Key::F(1) => return help::of_place(model, crate::i18n::key_help::year),
        Key::Enter => return enter(model),
        _ => return help::unbound(model, input),
    }
    Effects::new()
}

fn beside(axis: Axis, ahead: usize) -> Axis {
    let here = Axis::ALL.iter().position(|other| *other == axis).unwrap_or(0);
    Axis::ALL.get((here + ahead) % Axis::ALL.len()).copied().unwrap_or(axis)
}

fn chosen(digit: char) -> Option<Axis> {
    let place = usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)?;
    Axis::ALL.get(place).copied()
}

/// Copies the map as it is shown, for a sheet: all rows, folded or not, in words alone, since a sign might begin a formula.
fn copy(model: &Model) -> Effects {
    let (Some(Overlay::Year(year)), Some(plan)) = (model.overlays.last(), model.plan()) else { return Effects::new() };
    let (look, book) = (model.look, &plan.session.book);
    let rows = t::table(look.lang, look.glyphs, book, &year.map, year.axis, |mark| mark.word);
    let line = |row: Vec<String>| row.iter().map(|cell| clean_line(cell)).collect::<Vec<_>>().join("\t");
    vec![Effect::Copy(rows.into_iter().map(line).collect::<Vec<_>>().join("\n"))]
}

/// Goes to what the cursor is on, in the period it is on; an area is folded or unfolded.
fn enter(model: &mut Model) -> Effects {
    let Model { screen: Screen::Plan(plan), overlays, look, .. } = model else { return Effects::new() };
    let Some(Overlay::Year(year)) = overlays.last_mut() else { return Effects::new() };
    let Some((of, period)) = year.row().map(|row| row.of).zip(year.cell().map(|(period, _)| period)) else {
        return Effects::new();
    };
    if matches!(of, YearSubject::Area(_)) {
        year.fold();
        return Effects::new();
    }
    let Some(target) = target(plan, of, period) else {
        let text = t::no_deviations_of_row(look.lang);
        model.note(text);
        return Effects::new();
    };
    let Some(Overlay::Year(year)) = overlays.pop() else { return Effects::new() };
    navigate::goto(model, target);
    if let Some(plan) = model.plan_mut() {
        if matches!(of, YearSubject::Control(_)) {
            plan.focus = Pane::Tree;
        }
        plan.aside = Some((plan.behind.len(), year));
    }
    let text = t::comes_back(model.look.lang);
    model.note(text);
    Effects::new()
}

/// What a row is about in a period: the control, or the worst deviation that no control found.
fn target(plan: &PlanScreen, of: YearSubject, period: PeriodId) -> Option<Target> {
    let book = &plan.session.book;
    let own: Vec<_> = match of {
        YearSubject::Control(control_id) => {
            return Some(Target::Outcome(OutcomeKey { control_id, period_id: period }, "status"));
        }
        YearSubject::Area(id) => return Some(Target::Node(Node::Area(id))),
        YearSubject::RiskPoint(id) => book.deviations_of_risk_point(id).collect(),
        YearSubject::Alone => book.deviations_alone(plan.session.plan).collect(),
    };
    let of_period = own.into_iter().filter(|each| each.period_id == period && each.control_id.is_none());
    of_period.max_by_key(|each| each.severity).map(|each| Target::Deviation(each.id))
}

/// Shows the year again as it was left for a control; whether it was.
pub(super) fn come_back(model: &mut Model) -> bool {
    let Some((_, year)) = model.plan_mut().and_then(|plan| plan.aside.take()) else { return false };
    model.overlays.push(Overlay::Year(year));
    model.notices.hush();
    true
}

/// The map follows what is done while it is open.
pub(super) fn refresh(model: &mut Model) {
    let Model { screen: Screen::Plan(plan), overlays, look, .. } = model else { return };
    if let Some(Overlay::Year(year)) = overlays.last_mut() {
        let session = &plan.session;
        year.refresh(&session.book, session.plan, session.revision, *look);
    }
}
