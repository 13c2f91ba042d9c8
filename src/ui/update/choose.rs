//! The picker behind Space, and what choosing an item of any list does.

use super::{Effects, figures, files, forms, lists, mutate, navigate, preparation, run};
use crate::app::figures::lacks_reason;
use crate::domain::{ActionState, Deviation, Record, Severity, Status};
use crate::i18n::{actions as a, screen as t, terms};
use crate::ui::model::{Model, Wanted};
use crate::ui::state::detail::{Target, severity_role, status_role};
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, LifeStep, NewThing, PickKind, PickState};

/// Space: chooses the status of a control, the severity of a deviation or the state of an action.
pub(super) fn choose(model: &mut Model) -> Effects {
    let target = model.plan().and_then(super::super::state::plan::PlanScreen::target);
    let pick = match target {
        Some(Target::Deviation(id)) => severities(model, id),
        Some(Target::Action(id)) => states(model, id),
        Some(Target::Value(key)) => figures::sources(model, key),
        _ => statuses(model),
    };
    model.overlays.extend(pick.map(Overlay::Pick));
    Effects::new()
}

fn statuses(model: &Model) -> Option<PickState> {
    let plan = model.plan()?;
    let key = plan.outcome_key()?;
    let title = plan.session.book.control(key.control_id)?.title.clone();
    let terms = terms::Terms::of_plan(model.look.lang, plan.session.book.plan(plan.session.plan)?);
    let now = plan.status_of(key.control_id);
    let item = |status: &Status| {
        let label = format!("{} {}", model.look.glyphs.status(*status), terms.status(*status));
        let note = if *status == now { t::current(model.look.lang) } else { "" };
        Item::new(label, Choice::Status(key, *status)).noted(note).styled(status_role(*status))
    };
    let items = Status::CHOICES.iter().map(item).collect();
    let title = t::pick_status(model.look.lang, &title);
    Some(PickState::new(title, PickKind::Few, items).on(|choice| *choice == Choice::Status(key, now)))
}

fn severities(model: &Model, id: crate::domain::DeviationId) -> Option<PickState> {
    let plan = model.plan()?;
    let deviation = plan.session.book.deviation(id)?;
    let terms = terms::Terms::of_plan(model.look.lang, plan.session.book.plan(plan.session.plan)?);
    let item = |severity: Option<Severity>| {
        let label = format!("{} {}", model.look.glyphs.severity(severity), terms.severity(severity, 1));
        let note = if severity == deviation.severity { t::current(model.look.lang) } else { "" };
        Item::new(label, Choice::Severity(id, severity)).noted(note).styled(severity_role(severity))
    };
    let grades = [Some(Severity::Serious), Some(Severity::Minor), Some(Severity::Observation), None];
    let title = t::pick_severity(model.look.lang, &deviation.title);
    let pick = PickState::new(title, PickKind::Few, grades.into_iter().map(item).collect());
    Some(pick.on(|choice| *choice == Choice::Severity(id, deviation.severity)))
}

fn states(model: &Model, id: crate::domain::ActionId) -> Option<PickState> {
    let plan = model.plan()?;
    let action = plan.session.book.find::<crate::domain::Action>(id)?;
    let item = |state: &ActionState| {
        let note = if *state == action.state { t::current(model.look.lang) } else { "" };
        Item::new(terms::action_state(model.look.lang, *state), Choice::State(id, *state)).noted(note)
    };
    let title = t::pick_state(model.look.lang, &action.what);
    let mut items: Vec<Item> = ActionState::ALL.iter().map(item).collect();
    let lang = model.look.lang;
    items.push(Item::new(a::new_check(lang, &action.what), Choice::Add(NewThing::EffectCheck(id, model.today()))));
    items.push(Item::new(a::move_due(lang), Choice::Life(LifeStep::MoveDue(id))));
    let pick = PickState::new(title, PickKind::Few, items);
    Some(pick.on(|choice| *choice == Choice::State(id, action.state)))
}

/// Chooses the state of an action, or what else can be done about it.
pub(super) fn action_states(model: &mut Model, id: crate::domain::ActionId) -> Effects {
    let pick = states(model, id);
    model.overlays.extend(pick.map(Overlay::Pick));
    Effects::new()
}

/// Sets the status of the selected control. Pausing opens the form, because it asks for a reason.
pub(super) fn set_status(model: &mut Model, status: Status) -> Effects {
    let Some((plan, key)) = model.plan().and_then(|plan| Some((plan, plan.outcome_key()?))) else {
        return Effects::new();
    };
    if status == Status::Paused {
        return forms::record(model, Some(Status::Paused));
    }
    let change = plan.session.book.status_change(key, status);
    mutate::try_commit(model, Ok(change))
}

/// Does what choosing an item of a list does. The list has been taken away already.
pub(super) fn chosen(model: &mut Model, choice: Choice) -> Effects {
    model.dirty = true;
    match choice {
        Choice::Read => Effects::new(),
        Choice::Run(command) => run::give(model, command),
        Choice::Abandon => run::quit_anyway(model),
        Choice::Goto(target) => {
            navigate::goto(model, target);
            Effects::new()
        }
        Choice::Period(period) => {
            if let Some(plan) = model.plan_mut() {
                plan.session.period = Some(period);
            }
            Effects::new()
        }
        Choice::Status(_, status) => set_status(model, status),
        Choice::Severity(id, severity) => grade(model, id, severity),
        Choice::State(id, state) => super::life::set_state(model, id, state),
        Choice::Add(thing) => forms::add(model, thing),
        Choice::Edit(key) => forms::edit_record(model, key),
        Choice::Starter(code, area) => preparation::take(model, code, area),
        Choice::MoveArea(..) | Choice::MoveRiskPoint(..) | Choice::MoveControl(..) => move_to(model, &choice),
        Choice::Filter(criterion) => {
            lists::toggle(model, criterion);
            Effects::new()
        }
        Choice::ShowAll => {
            lists::show_all(model);
            Effects::new()
        }
        Choice::Plan(plan) => files::open_plan(model, plan),
        Choice::Board(board) => super::plans::add(model, Some(board)),
        Choice::Open(path) => files::open_path(model, path),
        Choice::Look(step) => super::look::chosen(model, step),
        Choice::Report(step) => super::report::chosen(model, step),
        Choice::Sheet(choice) => super::sheet::chosen(model, choice),
        Choice::Feed(key, reading) => figures::feed(model, key, reading),
        Choice::Cases(key) => super::cases::ask(model, key),
        Choice::Limits(key) => super::limits::ask(model, key),
        Choice::Limit(key, limit) => super::limits::chosen(model, key, limit),
        Choice::Value(key) => figures::open_value(model, key),
        Choice::Carry(control, decision) => super::carry::chosen(model, control, decision),
        Choice::Review(step) => super::review::chosen(model, step),
        Choice::Life(step) => super::life::chosen(model, step),
        Choice::Lock => super::lock::open(model),
        Choice::AsItWas(id) => super::past::ask(model, id, Wanted::State),
        Choice::Changes(id) => super::past::ask(model, id, Wanted::Changes),
    }
}

/// Grades a deviation. A grade other than the one that its measure proposes opens the form, because it asks for a reason.
fn grade(model: &mut Model, id: crate::domain::DeviationId, severity: Option<Severity>) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    if let (Some(deviation), Some(chosen)) = (book.deviation(id), severity)
        && lacks_reason(book, &Deviation { severity, ..deviation.clone() })
    {
        let record = Record::Deviation(deviation.clone());
        return forms::open_preset(model, record, Some("severity_reason"), Some(("severity", chosen.code())));
    }
    let change = book.grade_change(id, severity);
    mutate::try_commit(model, change)
}

fn move_to(model: &mut Model, choice: &Choice) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let change = match choice {
        Choice::MoveArea(id, parent) => book.move_area_change(*id, *parent),
        Choice::MoveRiskPoint(id, area) => book.move_risk_point_change(*id, *area),
        Choice::MoveControl(id, risk_point) => book.move_control_change(*id, *risk_point),
        _ => return Effects::new(),
    };
    mutate::try_commit(model, change)
}
