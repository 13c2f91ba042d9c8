//! The lives of deviations and actions: accepting, closing, stepping, checking, and the table of actions.

use super::edit::{finder, refused_value, write};
use crate::app::actions::{Order, Row, Scope, Wanted, due, heading, rows, time};
use crate::app::failure::Failure;
use crate::app::files::Open;
use crate::app::values::{FieldValue, ValueContext};
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::{ActionId, ActionState, Decision, DeviationId, DueItem, DueSubject};
use crate::i18n::collate::fold;
use crate::i18n::{actions as words, cli_life as t, due as due_words, life};
use chrono::NaiveDate;
use serde_json::{Value, json};

fn deviation(context: &Context<'_>, open: &Open) -> Result<DeviationId, Failure> {
    finder(open).deviation(context.given.text("subject").unwrap_or_default())
}

fn action(context: &Context<'_>, open: &Open) -> Result<ActionId, Failure> {
    finder(open).action(context.given.text("subject").unwrap_or_default())
}

/// The day an option gives.
fn day(context: &Context<'_>, name: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
    let Some(word) = context.given.text(name) else { return Ok(None) };
    let values = ValueContext::new(today, context.lang());
    Option::<NaiveDate>::parse(word.trim(), &values).map_err(|problem| refused_value(context, name, word, problem))
}

fn decision(context: &Context<'_>, open: &Open, name: &str) -> Result<Decision, Failure> {
    let on = day(context, "on", open.today)?.unwrap_or(open.today);
    Ok(Decision { text: context.given.text(name).unwrap_or_default().to_owned(), on })
}

/// Accepts a deviation by a decision, until a day.
pub(crate) fn accept(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let id = deviation(context, &open)?;
    let decision = decision(context, &open, "decision")?;
    let until = day(context, "until", open.today)?;
    let change = open.session.book.accept_change(id, &decision, until)?;
    write(context, &mut open, change)
}

/// Closes a deviation with a reason.
pub(crate) fn close(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let id = deviation(context, &open)?;
    let reason = decision(context, &open, "reason")?;
    let unchecked = context.given.text("unchecked-reason").unwrap_or_default();
    let change = open.session.book.close_change(id, &reason, unchecked)?;
    write(context, &mut open, change)
}

/// Opens a deviation again.
pub(crate) fn reopen(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let id = deviation(context, &open)?;
    let change = open.session.book.reopen_change(id)?;
    write(context, &mut open, change)
}

/// Takes an action to the state that follows.
pub(crate) fn step(context: &mut Context<'_>) -> Done {
    act(context, None)
}

/// Decides an action.
pub(crate) fn decide(context: &mut Context<'_>) -> Done {
    act(context, Some(ActionState::Decided))
}

/// Starts an action.
pub(crate) fn start(context: &mut Context<'_>) -> Done {
    act(context, Some(ActionState::InProgress))
}

/// Says that an action is done.
pub(crate) fn finish(context: &mut Context<'_>) -> Done {
    act(context, Some(ActionState::Done))
}

/// Says that an action has had effect, after the check of it.
pub(crate) fn verify(context: &mut Context<'_>) -> Done {
    act(context, Some(ActionState::Verified))
}

/// Drops an action with a reason.
pub(crate) fn drop(context: &mut Context<'_>) -> Done {
    act(context, Some(ActionState::Dropped))
}

fn act(context: &mut Context<'_>, to: Option<ActionState>) -> Done {
    let mut open = context.open_to_write()?;
    let id = action(context, &open)?;
    let book = &open.session.book;
    let now = book.find::<crate::domain::Action>(id).map(|action| action.state);
    // At the end of the way there is nothing that follows, which the model says best itself.
    let to = to.or_else(|| now.and_then(ActionState::next)).or(now).unwrap_or(ActionState::Proposed);
    let change = book.act_change(id, to, context.given.text("reason").unwrap_or_default())?;
    write(context, &mut open, change)
}

/// The table of actions.
pub(crate) fn actions(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let session = &open.session;
    let wanted = wanted(context, &open)?;
    let rows = rows(&session.book, session.plan, &wanted, open.today);
    if context.json {
        let value =
            json!({ "today": open.today, "actions": rows.iter().map(|row| as_json(&open, row)).collect::<Vec<_>>() });
        return context.value(&value);
    }
    let page = page(context, &open, &wanted, &rows);
    context.data(&page)
}

fn wanted(context: &Context<'_>, open: &Open) -> Result<Wanted, Failure> {
    let plan = context.given.text("action-plan").map(|word| finder(open).action_plan(word)).transpose()?;
    Ok(Wanted {
        own: context.given.switch("own"),
        order: context.given.text("order").and_then(Order::from_code).unwrap_or_default(),
        scope: context.given.text("scope").and_then(Scope::from_code).unwrap_or_default(),
        action_plan: plan,
        text: context.given.text("search").unwrap_or_default().to_owned(),
    })
}

fn page(context: &Context<'_>, open: &Open, wanted: &Wanted, rows: &[Row<'_>]) -> String {
    let lang = context.lang();
    let (book, plan) = (&open.session.book, open.session.plan);
    if rows.is_empty() {
        return format!("{}\n", t::no_actions(lang));
    }
    let terms = crate::i18n::terms::Terms::new(lang);
    let lead_days = book.plan(plan).map_or(0, |plan| plan.lead_days);
    let heads = [
        t::number(lang),
        words::column_due(lang),
        words::column_time(lang),
        words::column_state(lang),
        words::column_severity(lang),
        words::column_what(lang),
        words::column_owner(lang),
        words::column_against(lang),
    ];
    let heads = heads.map(str::to_owned);
    let mut page = String::new();
    for group in rows.chunk_by(|one, other| {
        heading(lang, wanted.order, one, lead_days) == heading(lang, wanted.order, other, lead_days)
    }) {
        let name = group.first().map(|row| heading(lang, wanted.order, row, lead_days)).unwrap_or_default();
        let gap = if page.is_empty() { "" } else { "\n" };
        put!(page, "{gap}{name} ({})\n", group.len());
        let line = |row: &Row<'_>| {
            let severity = row.severity.map_or_else(String::new, |severity| {
                format!("{} {}", context.glyphs().severity(severity), terms.severity_short(severity))
            });
            let state = life::state_short(lang, row.action.state).to_owned();
            vec![
                finder(open).action_number(row.action.id),
                due(row.action),
                time(lang, row),
                state,
                severity,
                row.action.what.clone(),
                row.action.owner.clone(),
                row.against.clone(),
            ]
        };
        super::table(&mut page, &heads, &group.iter().map(line).collect::<Vec<_>>());
    }
    page
}

fn as_json(open: &Open, row: &Row<'_>) -> Value {
    let book = &open.session.book;
    let mut value = json!(row.action);
    let with = [
        ("number", json!(finder(open).action_number(row.action.id))),
        ("severity", json!(row.severity.flatten())),
        ("against", json!(row.against)),
        ("days_left", json!(row.days)),
        ("late", json!(row.is_late())),
        ("year", json!(book.plan(row.action.plan_id).map(|plan| plan.year))),
        ("effect_checks", json!(book.effect_checks(row.action.id).collect::<Vec<_>>())),
    ];
    for (key, part) in with {
        super::show::extend(&mut value, key, part);
    }
    value
}

/// What is to be done now.
pub(crate) fn todo(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let (book, lang) = (&open.session.book, context.lang());
    let items = book.due_items(open.session.plan, open.today);
    let who = context.given.text("who").map(fold);
    let items: Vec<_> =
        items.into_iter().filter(|item| who.as_ref().is_none_or(|who| fold(&item.who).contains(who))).collect();
    if context.json {
        let told = |item: &DueItem| {
            let subject = match item.subject {
                DueSubject::Action(id) => json!({ "action_id": id }),
                DueSubject::Deviation(id) => json!({ "deviation_id": id }),
                DueSubject::Control(id, period) => json!({ "control_id": id, "period_id": period }),
                DueSubject::Carried(id) => json!({ "control_id": id }),
                DueSubject::Period(id) => json!({ "period_id": id }),
            };
            json!({
                "kind": item.kind.code(), "on": item.on, "days_left": item.days, "late": item.is_late(),
                "responsible": item.who, "count": item.count, "what": due_words::subject(book, item), "subject": subject,
            })
        };
        let value = json!({ "today": open.today, "items": items.iter().map(told).collect::<Vec<_>>() });
        return context.value(&value);
    }
    let mut page = String::new();
    if items.is_empty() {
        put!(page, "{}\n", due_words::nothing(lang));
    } else {
        let heads = [
            words::column_due(lang),
            words::column_time(lang),
            t::what_is_due(lang),
            t::why_due(lang),
            words::column_owner(lang),
        ];
        let row = |item: &DueItem| {
            let on = item.on.map(|on| on.to_string()).unwrap_or_default();
            vec![
                on,
                due_words::time(lang, item),
                due_words::subject(book, item),
                due_words::kind(lang, item),
                item.who.clone(),
            ]
        };
        super::table(&mut page, &heads.map(str::to_owned), &items.iter().map(row).collect::<Vec<_>>());
    }
    context.data(&page)
}
