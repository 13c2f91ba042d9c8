//! `review`: what waits for a second pair of eyes, accepting it and sending it back.

use super::edit::{finder, refused_value, write};
use super::{needed_period, short, table};
use crate::app::values::{FieldValue, ValueContext};
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::outline::outline;
use crate::domain::{ControlId, Node, OutcomeKey};
use crate::i18n::{forms, review as t};
use chrono::NaiveDate;
use serde_json::json;

/// Lists what waits.
pub(crate) fn list(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let (book, plan) = (&open.session.book, open.session.plan);
    let period = needed_period(open.session.period)?;
    let Some(period) = book.period(period) else { return Ok(()) };
    let lines = outline(book, plan);
    let number = |id: ControlId| {
        let line = lines.iter().find(|line| line.node == Node::Control(id));
        line.map_or_else(String::new, |line| line.number.clone())
    };
    let waiting: Vec<_> = book.to_review(period).collect();
    if context.json {
        let of = |(control, outcome): &(&crate::domain::ControlActivity, &crate::domain::Outcome)| json!({ "number_in_plan": number(control.id), "title": control.title, "outcome": outcome });
        let waiting: Vec<_> = waiting.iter().map(of).collect();
        return context.value(&json!({ "period": period, "waiting": waiting }));
    }
    let lang = context.lang();
    if waiting.is_empty() {
        context.say(t::none(lang));
        return Ok(());
    }
    let mut page = format!("{}\n", t::queue(lang, waiting.len()));
    let day = |on: Option<NaiveDate>| on.map(|day| day.to_string()).unwrap_or_default();
    let row = |(control, outcome): &(&crate::domain::ControlActivity, &crate::domain::Outcome)| {
        vec![number(control.id), short(&control.title), outcome.performed_by.clone(), day(outcome.performed_on)]
    };
    let heads = ["", "", forms::performed_by(lang), forms::performed_on(lang)].map(ToOwned::to_owned);
    table(&mut page, &heads, &waiting.iter().map(row).collect::<Vec<_>>());
    context.data(&page)
}

/// Accepts an outcome.
pub(crate) fn accept(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let key = key(context, &open)?;
    let by = context.given.text("by").map_or_else(|| open.session.who.clone(), ToOwned::to_owned);
    let on = match context.given.text("on") {
        Some(word) => {
            let values = ValueContext::new(open.today, context.lang());
            NaiveDate::parse(word.trim(), &values).map_err(|problem| refused_value(context, "on", word, problem))?
        }
        None => open.today,
    };
    let change = open.session.book.approve_change(key, &by, on)?;
    write(context, &mut open, change)
}

/// Sends an outcome back.
pub(crate) fn send_back(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let key = key(context, &open)?;
    let comment = match context.given.text("comment").map(ToOwned::to_owned) {
        Some(dash) if dash == "-" => context.stdin()?,
        other => other.unwrap_or_default(),
    };
    let comment = crate::i18n::clean::clean_area(&comment);
    let change = open.session.book.send_back_change(key, &comment)?;
    write(context, &mut open, change)
}

fn key(context: &Context<'_>, open: &crate::app::files::Open) -> Done<OutcomeKey> {
    let period_id = needed_period(open.session.period)?;
    let control_id = finder(open).control(context.given.text("control").unwrap_or_default())?;
    Ok(OutcomeKey { control_id, period_id })
}
