//! The lists: palette, search, periods, filter, deviations, actions, history.

use super::{Effects, forms};
use crate::app::worker::{HistoryItem, HistoryQuery, Job, What};
use crate::domain::{Action, Area, AreaId, Book, Deviation, Node, PlanId, Severity, Status, Survey, SurveyQuestion};
use crate::i18n::{history as h, screen as t, screen_figures as sf, terms};
use crate::ui::commands::{COMMANDS, Command};
use crate::ui::keymap;
use crate::ui::look::Role;
use crate::ui::model::{Kept, Model, label_of};
use crate::ui::msg::Effect;
use crate::ui::state::detail::{Target, severity_role, status_role};
use crate::ui::state::filter::{Criterion, responsible_parties};
use crate::ui::state::overlay::{Overlay, TextView};
use crate::ui::state::pick::{Choice, Item, NewThing, PickKind, PickState};
use crate::ui::state::plan::PlanScreen;

fn show(model: &mut Model, pick: PickState) -> Effects {
    model.overlays.push(Overlay::Pick(pick));
    Effects::new()
}

pub(super) fn palette(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let context = model.context();
    let offered = COMMANDS.iter().filter(|spec| spec.palette && spec.context.meets(context));
    let items = offered
        .map(|spec| {
            let keys: Vec<_> = spec.keys.iter().take(1).map(|chord| keymap::name(lang, *chord)).collect();
            let mut item = Item::new(label_of(model, spec.id)(lang), Choice::Run(spec.id)).noted(keys.concat());
            (spec.help)(lang).clone_into(&mut item.below);
            item.disabled = model.why_not(spec).map(|reason| reason(lang).to_owned());
            item
        })
        .collect();
    show(model, PickState::new(t::palette_title(lang), PickKind::Search, items))
}

pub(super) fn periods(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let items = plan.session.book.periods(plan.session.plan).map(|period| {
        let locked = if period.is_locked() { t::period_mark_locked(lang) } else { "" };
        // The days stand under one another, whichever of the periods is locked.
        let note = format!("{locked} {} – {}", period.from, period.to);
        Item::new(period.name.clone(), Choice::Period(period.id)).noted(note.trim_start())
    });
    let now = plan.session.period;
    let pick = PickState::new(t::pick_period(lang), PickKind::Few, items.collect());
    let pick = pick.on(|choice| matches!(choice, Choice::Period(id) if Some(*id) == now));
    show(model, pick)
}

pub(super) fn edit_periods(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let periods = plan.session.book.periods(plan.session.plan);
    let mut items: Vec<_> = periods
        .map(|period| {
            let key = crate::domain::RecordKey::Period(period.id);
            Item::new(period.name.clone(), Choice::Edit(key)).noted(format!("{} – {}", period.from, period.to))
        })
        .collect();
    items.push(Item::new(t::new_period(lang), Choice::Add(NewThing::Period)));
    show(model, PickState::new(t::pick_periods(lang), PickKind::Few, items))
}

/// Everything that can be gone to, by name.
pub(super) fn search(model: &mut Model) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let items = searchable(plan, model);
    let title = t::search_title(model.look.lang);
    show(model, PickState::new(title, PickKind::Search, items))
}

fn searchable(plan: &PlanScreen, model: &Model) -> Vec<Item> {
    let (lang, book) = (model.look.lang, &plan.session.book);
    let kind = |kind| terms::record_kind(lang, kind);
    let mut items = Vec::new();
    for control in book.controls_of_plan(plan.session.plan) {
        let status = plan.status_of(control.id);
        let word = terms::Terms::new(lang).status_short(status);
        let note = format!("{} {word}", model.look.glyphs.status(status));
        items.push(Item::new(control.title.clone(), Choice::Goto(Target::Node(Node::Control(control.id)))).noted(note));
    }
    let mut points = Vec::new();
    collect_points(book, plan.session.plan, None, &mut |area, point| match point {
        None => items.push(
            Item::new(area.name.clone(), Choice::Goto(Target::Node(Node::Area(area.id))))
                .noted(kind(crate::domain::RecordKind::Area)),
        ),
        Some(point) => points.push(
            Item::new(point.name.clone(), Choice::Goto(Target::Node(Node::RiskPoint(point.id))))
                .noted(kind(crate::domain::RecordKind::RiskPoint)),
        ),
    });
    items.extend(points);
    items.extend(super::figures::searchable(plan, lang));
    items.extend(book.deviations(plan.session.plan).map(|deviation| {
        let note = format!(
            "{} {}",
            model.look.glyphs.severity(deviation.severity),
            kind(crate::domain::RecordKind::Deviation)
        );
        Item::new(deviation.title.clone(), Choice::Goto(Target::Deviation(deviation.id))).noted(note)
    }));
    items.extend(book.actions(plan.session.plan).map(|action| {
        Item::new(action.what.clone(), Choice::Goto(Target::Action(action.id)))
            .noted(kind(crate::domain::RecordKind::Action))
    }));
    items
}

/// Calls back for every area of a plan and for every risk point in it.
fn collect_points(
    book: &Book,
    plan: PlanId,
    parent: Option<AreaId>,
    each: &mut impl FnMut(&Area, Option<&crate::domain::RiskPoint>),
) {
    for area in book.areas(plan, parent) {
        each(area, None);
        for point in book.risk_points(area.id) {
            each(area, Some(point));
        }
        collect_points(book, plan, Some(area.id), each);
    }
}

pub(super) fn filter(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let glyphs = model.look.glyphs;
    let words = terms::Terms::new(lang);
    let mut items = vec![Item::new(t::show_all(lang), Choice::ShowAll)];
    let mut add = |label: String, role: Role, criterion: Criterion| {
        let ticked = Some(plan.filter.has(&criterion));
        items.push(Item { ticked, ..Item::new(label, Choice::Filter(criterion)).styled(role) });
    };
    for status in Status::ALL {
        let label = format!("{} {}", glyphs.status(*status), words.status(*status));
        add(label, status_role(*status), Criterion::Status(*status));
    }
    for severity in [Some(Severity::Serious), Some(Severity::Minor), Some(Severity::Observation), None] {
        let label = format!("{} {}", glyphs.severity(severity), words.severity(severity, 1));
        add(label, severity_role(severity), Criterion::Severity(severity));
    }
    add(t::late_actions(lang).to_owned(), Role::Warning, Criterion::Late);
    for party in responsible_parties(&plan.session.book, plan.session.plan) {
        add(party.clone(), Role::Text, Criterion::Responsible(party));
    }
    show(model, PickState::new(t::pick_filter(lang), PickKind::Ticks, items))
}

/// Chooses a criterion of the filter, or not any more; the open list shows it.
pub(super) fn toggle(model: &mut Model, criterion: Criterion) {
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return };
    plan.filter.toggle(criterion);
    plan.rebuild_tree(today);
    retick(model);
}

/// Shows everything again.
pub(super) fn show_all(model: &mut Model) {
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return };
    plan.filter.clear();
    plan.rebuild_tree(today);
    retick(model);
}

fn retick(model: &mut Model) {
    model.dirty = true;
    let Model { screen: crate::ui::model::Screen::Plan(plan), overlays, .. } = model else { return };
    let Some(Overlay::Pick(pick)) = overlays.last_mut() else { return };
    for item in &mut pick.items {
        if let Choice::Filter(criterion) = &item.choice {
            item.ticked = Some(plan.filter.has(criterion));
        }
    }
}

/// What can be added where the cursor is, the nearest first.
pub(super) fn new_things(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let mut items = Vec::new();
    let mut add = |label: String, thing| items.push(Item::new(label, Choice::Add(thing)));
    if let Some(Target::Action(id)) = plan.target() {
        let what = book.find::<Action>(id).map_or("", |action| &action.what);
        add(crate::i18n::actions::new_check(lang, what), NewThing::EffectCheck(id, model.today()));
    }
    if let Some(survey) = survey_marked(plan) {
        add(sf::new_survey_question(lang, &survey.name), NewThing::SurveyQuestion(survey.id));
    }
    let mut here = plan.tree.selected;
    while let Some(node) = here {
        here = crate::ui::state::plan::ancestors(book, node).first().copied();
        match node {
            Node::Control(id) => {
                let title = book.control(id).map_or("", |control| &control.title);
                add(t::new_question(lang, title), NewThing::Question(id));
                add(sf::new_measure(lang, title), NewThing::Measure(id));
                if plan.session.period.is_some() {
                    add(sf::new_survey(lang, title), NewThing::Survey(id));
                }
                for survey in other_surveys(plan, id) {
                    add(sf::new_survey_question(lang, &survey.name), NewThing::SurveyQuestion(survey.id));
                }
            }
            Node::RiskPoint(id) => {
                let name = book.risk_point(id).map_or("", |point| &point.name);
                add(t::new_control(lang, name), NewThing::Control(id));
            }
            Node::Area(id) => {
                let name = book.area(id).map_or("", |area| &area.name);
                add(t::new_risk_point(lang, name), NewThing::RiskPoint(id));
                add(t::new_subarea(lang, name), NewThing::Area(Some(id)));
            }
        }
    }
    add(t::new_area(lang).to_owned(), NewThing::Area(None));
    if items.len() == 1 {
        return forms::add(model, NewThing::Area(None));
    }
    show(model, PickState::new(t::pick_new(lang), PickKind::Few, items))
}

/// The survey the cursor is in, if it is in one.
fn survey_marked(plan: &PlanScreen) -> Option<&Survey> {
    let book = &plan.session.book;
    match plan.target()? {
        Target::Survey(id) => book.find::<Survey>(id),
        Target::SurveyQuestion(id) => book.find::<Survey>(book.find::<SurveyQuestion>(id)?.survey_id),
        _ => None,
    }
}

/// The surveys that serve a control in the chosen period, but the one the cursor is in.
fn other_surveys(plan: &PlanScreen, control: crate::domain::ControlId) -> impl Iterator<Item = &Survey> {
    let marked = survey_marked(plan).map(|survey| survey.id);
    let of_control = plan.session.book.surveys_of_control(control);
    of_control.filter(move |survey| Some(survey.period_id) == plan.session.period && Some(survey.id) != marked)
}

/// Where the marked item can be moved.
pub(super) fn destinations(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some((plan, Target::Node(node))) = model.plan().and_then(|plan| Some((plan, plan.target()?))) else {
        return Effects::new();
    };
    let book = &plan.session.book;
    let mut items = Vec::new();
    if let Node::Area(id) = node {
        items.push(Item::new(t::outermost(lang), Choice::MoveArea(id, None)));
    }
    collect_points(book, plan.session.plan, None, &mut |area, point| match (node, point) {
        (Node::Area(id), None) if !is_within(book, area.id, id) => {
            items.push(Item::new(area.name.clone(), Choice::MoveArea(id, Some(area.id))));
        }
        (Node::RiskPoint(id), None) => items.push(Item::new(area.name.clone(), Choice::MoveRiskPoint(id, area.id))),
        (Node::Control(id), Some(point)) => {
            items.push(Item::new(point.name.clone(), Choice::MoveControl(id, point.id)).noted(&*area.name));
        }
        _ => {}
    });
    let record = book.get(crate::ui::state::plan::record_of(node));
    let name = record.map(|record| book.subject_of(&record)).unwrap_or_default();
    show(model, PickState::new(t::pick_move(lang, &name), PickKind::Search, items))
}

fn is_within(book: &Book, area: AreaId, other: AreaId) -> bool {
    area == other || crate::ui::state::plan::ancestors(book, Node::Area(area)).contains(&Node::Area(other))
}

pub(super) fn deviations(model: &mut Model) -> Effects {
    let (lang, look) = (model.look.lang, model.look);
    let Some((plan, period)) = model.plan().and_then(|plan| Some((plan, plan.session.period?))) else {
        return Effects::new();
    };
    let words = terms::Terms::new(lang);
    let book = &plan.session.book;
    let rows = crate::domain::rows(book, plan.session.plan, period);
    // A control may have several: each is named by what it is, and where it was found is told below.
    let items = rows.into_iter().filter_map(|row| {
        let deviation = book.deviation(row.deviation_id)?;
        let sign = look.glyphs.severity(row.severity);
        let label = format!("{sign} {}: {}", words.severity_short(row.severity), deviation.title);
        let item = Item::new(label, Choice::Goto(Target::Deviation(row.deviation_id)));
        let item = item.styled(severity_role(row.severity));
        Some(match deviation {
            Deviation { control_id: None, risk_point_id: None, .. } => item.noted(t::standing_alone(lang)),
            _ => item.below(row.subject),
        })
    });
    let pick = PickState::new(t::deviations_title(lang), PickKind::Search, items.collect());
    show(model, pick)
}

/// What can be done about what is saved nowhere, before the program ends over it; `None` when everything is.
pub(super) fn unsaved(model: &mut Model) -> Option<Effects> {
    if model.file.stalled > 0 {
        return Some(refused(model));
    }
    let lost = model.creating.draft.is_some() && model.creating.kept == Kept::No;
    lost.then(|| begun(model))
}

/// A plan that has been begun has no file yet, and could not be kept elsewhere.
fn begun(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let items = vec![
        Item::new(t::go_on_with_plan(lang), Choice::Run(Command::NewFile)),
        Item::new(t::quit_without_plan(lang), Choice::Abandon).styled(Role::Warning),
    ];
    show(model, PickState::new(t::quit_begun(lang), PickKind::Few, items))
}

/// Changes that the disk has refused.
fn refused(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let label = |command: Command| crate::ui::commands::spec(command).map_or("", |spec| (spec.label)(lang));
    let count = model.file.unsaved();
    let items = vec![
        Item::new(label(Command::Retry), Choice::Run(Command::Retry)),
        Item::new(label(Command::SaveCopy), Choice::Run(Command::SaveCopy)),
        Item::new(t::quit_without(lang, count), Choice::Abandon).styled(Role::Warning),
    ];
    show(model, PickState::new(t::quit_unsaved(lang, count), PickKind::Few, items))
}

/// Asks the store for the history; it is shown when it comes.
pub(super) fn ask_history(model: &mut Model) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let record = match (plan.focus, plan.control()) {
        (crate::ui::state::plan::Pane::Detail, Some(id)) => Some(crate::domain::RecordKey::ControlActivity(id)),
        _ => None,
    };
    let query = HistoryQuery { plan: Some(plan.session.plan), record, before: None, limit: 500 };
    vec![Effect::Store(Job::History(query))]
}

/// Shows the history.
pub(super) fn history(model: &mut Model, entries: &[HistoryItem]) {
    let lang = model.look.lang;
    let line = |entry: &HistoryItem| {
        let when = model.local(entry.at).format("%Y-%m-%d %H:%M").to_string();
        let who = if entry.who.is_empty() { h::unknown_person(lang) } else { &entry.who };
        vec![
            (format!("{when}  "), Role::Muted),
            (format!("{who}  "), Role::Label),
            (history_text(model, entry), Role::Text),
        ]
    };
    let lines = if entries.is_empty() {
        vec![vec![(t::nothing_here(lang).to_owned(), Role::Muted)]]
    } else {
        entries.iter().map(line).collect()
    };
    let title = t::history_title(lang).to_owned();
    model.overlays.push(Overlay::Text(TextView { title, lines, ..TextView::default() }));
    model.dirty = true;
}

fn history_text(model: &Model, entry: &HistoryItem) -> String {
    let lang = model.look.lang;
    let what = match &entry.what {
        Some(What { verb, kind, subject, .. }) => h::what(lang, *verb, *kind, subject),
        None => h::redacted(lang).to_owned(),
    };
    match entry.kind {
        crate::domain::EntryKind::Do => what,
        crate::domain::EntryKind::Undo(_) => h::undo(lang, &what),
        crate::domain::EntryKind::Redo(_) => h::redo(lang, &what),
    }
}

pub(super) fn messages(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let width = usize::from(model.size.0).min(100).saturating_sub(16);
    let mut lines = Vec::new();
    for notice in model.notices.all() {
        let role = if notice.tone == crate::ui::state::notices::Tone::Error { Role::Error } else { Role::Text };
        for (row, text) in crate::ui::wrap::wrap(&notice.text, width).into_iter().enumerate() {
            let time = if row == 0 { notice.at.format("%H:%M:%S").to_string() } else { String::new() };
            lines.push(vec![(format!("{time:<10}"), Role::Muted), (text, role)]);
        }
    }
    if lines.is_empty() {
        lines.push(vec![(t::nothing_here(lang).to_owned(), Role::Muted)]);
    }
    let title = t::messages_title(lang).to_owned();
    model.overlays.push(Overlay::Text(TextView { title, lines, ..TextView::default() }));
    Effects::new()
}

/// Opens the list a line of the summary leads to.
pub(super) fn lead(model: &mut Model, lead: crate::ui::state::summary::Lead) -> Effects {
    use crate::ui::state::summary::Lead;
    let today = model.today();
    match lead {
        Lead::None => {}
        Lead::Actions => return super::actions::open(model, false),
        Lead::Goto(target) => super::navigate::goto(model, target),
        Lead::Deviations => return deviations(model),
        Lead::Filter(statuses) => {
            if let Some(plan) = model.plan_mut() {
                plan.filter.only(statuses.into_iter().map(Criterion::Status));
                plan.rebuild_tree(today);
                plan.focus = crate::ui::state::plan::Pane::Tree;
            }
        }
    }
    Effects::new()
}
