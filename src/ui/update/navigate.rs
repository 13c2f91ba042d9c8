//! Moving about: rows, panes, branches, places, the next of something.

use crate::domain::{Measure, Node, Question, Status, Survey, SurveyQuestion};
use crate::i18n::screen as t;
use crate::ui::commands::Command;
use crate::ui::model::{Model, Screen};
use crate::ui::state::detail::{Target, period_of};
use crate::ui::state::plan::{Pane, PlanScreen, ancestors};
use crate::ui::state::tree::branches;
use crate::ui::update::arrangement;

/// Moves the cursor of the pane that has the focus.
pub(super) fn step(model: &mut Model, rows: isize) {
    model.dirty = true;
    match &mut model.screen {
        Screen::Start(pick) => pick.step(rows),
        Screen::Plan(plan) => {
            let pane = plan.focus;
            step_pane(model, pane, rows);
        }
        Screen::Loading => {}
    }
}

/// Moves the cursor of a pane, which then has the focus.
pub(super) fn step_pane(model: &mut Model, pane: Pane, rows: isize) {
    model.dirty = true;
    let Some(plan) = model.plan_mut() else { return };
    match pane {
        Pane::Tree => plan.tree.step(rows),
        Pane::Detail => plan.detail.step(rows),
        Pane::Summary => plan.summary.step(rows),
    }
}

/// Turns a pane by some rows. A text moves at once, wherever in it the cursor is; in the tree the selection goes along.
pub(super) fn turn_pane(model: &mut Model, pane: Pane, rows: isize) {
    let height = crate::ui::arrange::Arrangement::rows(arrangement(model).pane(pane));
    if let Some(plan) = model.plan_mut() {
        let edge = |scroll: usize| if rows < 0 { scroll } else { scroll + height.saturating_sub(1) };
        match pane {
            Pane::Tree => {}
            Pane::Detail => plan.detail.at = edge(plan.detail.scroll),
            Pane::Summary => plan.summary.at = edge(plan.summary.scroll),
        }
    }
    step_pane(model, pane, rows);
}

/// Moves by a page of the pane that has the focus.
pub(super) fn page(model: &mut Model, direction: isize) {
    let arranged = arrangement(model);
    let Some(plan) = model.plan() else { return };
    let rows = crate::ui::arrange::Arrangement::rows(arranged.pane(plan.focus));
    let rows = isize::try_from(rows.saturating_sub(1).max(1)).unwrap_or(1);
    step(model, direction * rows);
}

/// Puts the cursor on a visible line of a pane, which gets the focus.
pub(super) fn point_at(model: &mut Model, pane: Pane, line: usize) {
    model.dirty = true;
    let Some(plan) = model.plan_mut() else { return };
    plan.focus = pane;
    match pane {
        Pane::Tree if plan.tree.scroll + line < plan.tree.rows.len() => plan.tree.select_row(plan.tree.scroll + line),
        Pane::Tree => {}
        Pane::Detail => {
            plan.detail.at = plan.detail.scroll + line;
            plan.detail.step(0);
        }
        Pane::Summary => {
            plan.summary.at = plan.summary.scroll + line;
            plan.summary.step(0);
        }
    }
}

/// Gives the focus to the next pane, or the one before.
pub(super) fn switch_pane(model: &mut Model, forward: bool) {
    model.dirty = true;
    let Some(plan) = model.plan_mut() else { return };
    let order = [Pane::Tree, Pane::Detail, Pane::Summary];
    let here = order.iter().position(|pane| *pane == plan.focus).unwrap_or(0);
    let to = if forward { here + 1 } else { here + order.len() - 1 };
    plan.focus = order.get(to % order.len()).copied().unwrap_or_default();
}

/// Left: closes the branch, goes to the one above, or leaves the pane for the tree.
pub(super) fn left(model: &mut Model) {
    model.dirty = true;
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return };
    if plan.focus != Pane::Tree {
        plan.focus = Pane::Tree;
        return;
    }
    let Some(row) = plan.tree.row().copied() else { return };
    if row.open {
        plan.tree.closed.insert(row.node);
        plan.rebuild_tree(today);
    } else if let Some(parent) = plan.tree.parent_row() {
        plan.tree.select_row(parent);
    }
}

/// Right: opens the branch, goes into it, or goes from a control to its details.
pub(super) fn right(model: &mut Model) {
    model.dirty = true;
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return };
    if plan.focus != Pane::Tree {
        return;
    }
    let Some(row) = plan.tree.row().copied() else { return };
    if row.branch && !row.open {
        plan.tree.closed.remove(&row.node);
        plan.rebuild_tree(today);
    } else if row.branch {
        plan.tree.step(1);
    } else {
        plan.focus = Pane::Detail;
    }
}

/// Opens every branch, or closes them all when they are open.
pub(super) fn expand_all(model: &mut Model) {
    model.dirty = true;
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return };
    if plan.tree.closed.is_empty() {
        plan.tree.closed = branches(&plan.session.book, plan.session.plan);
    } else {
        plan.tree.closed.clear();
    }
    plan.rebuild_tree(today);
}

/// Goes to the next control of the tree that fits, around the end.
pub(super) fn next(model: &mut Model, command: Command) {
    let forward = matches!(command, Command::NextUnfinished | Command::NextDeviation);
    let deviations = matches!(command, Command::NextDeviation | Command::PreviousDeviation);
    let Some(plan) = model.plan() else { return };
    if let Some(node) = next_control(plan, forward, deviations) {
        return goto(model, Target::Node(node));
    }
    let is_due = plan.figures.as_ref().is_some_and(|figures| figures.status.total() > 0);
    let said = match (deviations, is_due, plan.filter.is_on()) {
        (true, ..) => t::no_more_deviations,
        (_, false, _) => t::none_due,
        (.., true) => t::none_unfinished_shown,
        _ => t::no_more_unfinished,
    };
    let text = said(model.look.lang);
    model.note(text);
}

fn next_control(plan: &PlanScreen, forward: bool, deviations: bool) -> Option<Node> {
    let book = &plan.session.book;
    let controls = book.controls_of_plan(plan.session.plan);
    let number = plan.period().map_or(0, |period| period.number);
    let fits = |node: Node| {
        let tally = plan.rollup.of(node);
        if deviations {
            tally.severity.worst().is_some() || tally.severity.ungraded > 0
        } else {
            tally.status.total() > tally.status.of(Status::Completed)
        }
    };
    let due = controls.iter().filter(|control| deviations || control.frequency.is_due(number));
    // Whoever has narrowed the tree to what is theirs goes round in that.
    let is_seen = |node: &Node| !plan.filter.is_on() || plan.shown.nodes.contains(node);
    let fitting: Vec<Node> =
        due.map(|control| Node::Control(control.id)).filter(|node| is_seen(node) && fits(*node)).collect();
    let order: Vec<Node> = controls.iter().map(|control| Node::Control(control.id)).collect();
    let place = |node: &Node| order.iter().position(|other| other == node);
    // From an area or a risk point the first control in it is the next.
    let is_in = |control: &Node, node: Node| *control == node || ancestors(book, *control).contains(&node);
    let here = plan.tree.selected.and_then(|node| order.iter().position(|control| is_in(control, node)));
    let on_control = plan.control().is_some();
    let beyond = |node: &&Node| match (place(node), here) {
        (Some(there), Some(here)) if forward => there > here || (there == here && !on_control),
        (Some(there), Some(here)) => there < here,
        _ => true,
    };
    let found = if forward { fitting.iter().find(beyond) } else { fitting.iter().rfind(beyond) };
    found.or(if forward { fitting.first() } else { fitting.last() }).copied()
}

/// Goes to a thing, in its own period, and remembers the place left.
pub(super) fn goto(model: &mut Model, target: Target) {
    model.dirty = true;
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return };
    plan.leave_place();
    let book = &plan.session.book;
    let ours =
        |id: &crate::domain::PeriodId| book.period(*id).is_some_and(|period| period.plan_id == plan.session.plan);
    if let Some(period) = period_of(book, target).filter(ours) {
        plan.session.period = Some(period);
        plan.refresh(today);
    }
    if let Some(node) = node_of_target(plan, target) {
        plan.reveal(node, today);
    }
    plan.focus = if matches!(target, Target::Node(_)) { Pane::Tree } else { Pane::Detail };
    let arranged = arrangement(model);
    let look = model.look;
    let Some(plan) = model.plan_mut() else { return };
    let columns = crate::ui::arrange::Arrangement::columns;
    plan.lay_out(look, columns(arranged.detail), columns(arranged.summary), today);
    if let Some(line) = plan.detail.lines.iter().position(|line| line.target == Some(target)) {
        plan.detail.at = line;
        // What follows belongs to it, so it is shown near the top.
        plan.detail.scroll = line.saturating_sub(2);
    } else if plan.focus == Pane::Detail && node_of_target(plan, target).is_none() {
        // A deviation that stands alone lies in no branch: the summary is where it is seen.
        plan.focus = Pane::Summary;
        let lead = crate::ui::state::summary::Lead::Goto(target);
        plan.summary.at = plan.summary.lines.iter().position(|line| line.lead == lead).unwrap_or(0);
    }
}

/// The item of the tree where a target is shown.
pub(super) fn node_of_target(plan: &PlanScreen, target: Target) -> Option<Node> {
    let book = &plan.session.book;
    match target {
        Target::Node(node) => Some(node),
        Target::Outcome(key, _) => Some(Node::Control(key.control_id)),
        Target::Answer(key) => {
            book.find::<Question>(key.question_id).map(|question| Node::Control(question.control_id))
        }
        Target::Value(key) => book.find::<Measure>(key.measure_id).map(|measure| Node::Control(measure.control_id)),
        Target::Sheet(id) => book.find::<crate::domain::TestSheet>(id).map(|sheet| Node::Control(sheet.control_id)),
        Target::Survey(id) => {
            let survey = book.find::<Survey>(id)?;
            // One survey may serve several controls: where one is, it is the one that is selected already.
            let here = plan.control().filter(|id| survey.control_ids.contains(id));
            here.or_else(|| survey.control_ids.first().copied()).map(Node::Control)
        }
        Target::Supplement(id) => book.find::<crate::domain::Supplement>(id).map(|each| Node::Control(each.control_id)),
        Target::SurveyQuestion(id) => {
            let question = book.find::<SurveyQuestion>(id)?;
            node_of_target(plan, Target::Survey(question.survey_id))
        }
        Target::Deviation(id) => {
            let deviation = book.deviation(id)?;
            deviation.control_id.map(Node::Control).or(deviation.risk_point_id.map(Node::RiskPoint))
        }
        Target::Check(id) => {
            let check = book.find::<crate::domain::EffectCheck>(id)?;
            node_of_target(plan, Target::Action(check.action_id))
        }
        Target::Action(id) => {
            let action = book.find::<crate::domain::Action>(id)?;
            action.deviation_ids.iter().find_map(|id| node_of_target(plan, Target::Deviation(*id)))
        }
    }
}

/// Goes back to where one was, or forward again.
pub(super) fn travel(model: &mut Model, back: bool) {
    model.dirty = true;
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return };
    let here = plan.tree.selected.map(|node| (node, plan.session.period));
    let place = if back { plan.behind.pop() } else { plan.ahead.pop() };
    let Some((node, period)) = place else { return };
    let other = if back { &mut plan.ahead } else { &mut plan.behind };
    other.extend(here);
    plan.session.period = period;
    plan.refresh(today);
    plan.reveal(node, today);
    plan.focus = Pane::Tree;
    // The year was left for the place that has been left now.
    if back && plan.aside.as_ref().is_some_and(|(places, _)| plan.behind.len() < *places) {
        super::year::come_back(model);
    }
}

/// Switches to the period before or after.
pub(super) fn step_period(model: &mut Model, forward: bool) {
    let Some(plan) = model.plan_mut() else { return };
    let periods: Vec<_> = plan.session.book.periods(plan.session.plan).map(|period| period.id).collect();
    let here = plan.session.period.and_then(|id| periods.iter().position(|other| *other == id));
    let to = here.and_then(|here| if forward { Some(here + 1) } else { here.checked_sub(1) });
    if let Some(period) = to.and_then(|to| periods.get(to)) {
        plan.session.period = Some(*period);
        model.dirty = true;
        return;
    }
    let said = if forward { t::no_later_period } else { t::no_earlier_period };
    let text = said(model.look.lang);
    model.note(text);
}
