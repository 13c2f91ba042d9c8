//! `register` and `library`: the risks of a plan with their values and decisions, and controls to begin with.

use super::edit::write;
use crate::app::failure::{Failure, Kind, Text};
use crate::app::library::{self, Starter};
use crate::cli::context::Context;
use crate::cli::find::Finder;
use crate::cli::out::Done;
use crate::domain::{Coverage, Focus, Goal, MatrixCell, RegisterRow};
use crate::i18n::{register as t, terms};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The risk register with its matrix and what the plan covers.
pub(crate) fn register(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let (book, plan) = (&open.session.book, open.session.plan);
    let rows = book.register(plan);
    if context.json {
        let matrix = book.risk_matrix(plan);
        let cells: Vec<Value> = matrix.cells.iter().map(|row| row.iter().map(cell).collect()).collect();
        let risks: Vec<Value> = rows.iter().map(|row| risk(row, book.risk_point(row.risk_point_id))).collect();
        let coverage: Vec<Value> = book.coverage(plan).iter().map(covered).collect();
        let matrix = json!({ "cells": cells, "outside": matrix.outside });
        return context.value(&json!({ "risks": risks, "matrix": matrix, "coverage": coverage }));
    }
    let lang = context.lang();
    let mut page = String::new();
    for row in &rows {
        let name = book.risk_point(row.risk_point_id).map_or("", |point| &point.name);
        let value = row.value.map_or_else(|| t::not_valued(lang).to_owned(), |value| value.to_string());
        let stands = t::stands(lang, terms::in_plan(lang, row.in_plan), row.controls);
        let missing = if row.unexplained { t::unexplained(lang, "") } else { String::new() };
        let _ = writeln!(page, "{value:>4}  {} {name} · {stands}{missing}", row.number);
    }
    context.data(&page)
}

fn cell(cell: &MatrixCell) -> Value {
    json!({ "value": cell.value, "proposed": cell.proposed, "risk_point_ids": cell.risks })
}

fn risk(row: &RegisterRow, point: Option<&crate::domain::RiskPoint>) -> Value {
    json!({
        "risk_point_id": row.risk_point_id, "number": row.number, "name": point.map(|point| &point.name),
        "value": row.value, "scales_give": row.otherwise, "proposed": row.proposed, "in_plan": row.in_plan,
        "reason": point.map(|point| &point.in_plan_reason), "reason_missing": row.unexplained, "controls": row.controls,
    })
}

fn covered(area: &Coverage) -> Value {
    let goals: Vec<_> =
        Goal::ALL.iter().map(|goal| (goal.code(), area.goals.get(goal).copied().unwrap_or(0))).collect();
    let focuses: Vec<_> =
        Focus::ALL.iter().map(|focus| (focus.code(), area.focuses.get(focus).copied().unwrap_or(0))).collect();
    let object = |tags: Vec<(&str, usize)>| tags.into_iter().map(|(tag, n)| (tag.to_owned(), json!(n))).collect();
    let (goals, focuses): (serde_json::Map<_, _>, serde_json::Map<_, _>) = (object(goals), object(focuses));
    json!({
        "area_id": area.area_id, "risk_points": area.risk_points, "controls": area.controls,
        "too_few_controls": area.too_few, "irregularities": area.irregularities, "goals": goals, "focuses": focuses,
    })
}

/// What the library holds, and what of it the plan has.
pub(crate) fn list(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let has = |starter: &Starter| starter.is_in(&open.session.book, open.session.plan);
    if context.json {
        let starters: Vec<Value> = library::starters()
            .iter()
            .map(|it| json!({ "code": it.code, "area": it.area, "title": it.title, "in_plan": has(it) }))
            .collect();
        return context.value(&json!({ "library": starters }));
    }
    let lang = context.lang();
    let mut page = String::new();
    for starter in library::starters() {
        let note = if has(starter) { format!(" ({})", t::in_plan_already(lang)) } else { String::new() };
        let _ = writeln!(page, "{:<12} {}{note}", starter.code, starter.title);
    }
    context.data(&page)
}

/// Takes a control of the library into the plan.
pub(crate) fn add(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let word = context.given.text("code").unwrap_or_default();
    let Some(starter) = library::find(word) else { return Err(unknown(word).into()) };
    let (book, plan) = (&open.session.book, open.session.plan);
    let area = context.given.text("into").map(|area| Finder { book, plan }.area(area)).transpose()?;
    let change = starter.change(book, plan, area, &*context.env.ids);
    write(context, &mut open, change)
}

fn unknown(word: &str) -> Failure {
    let word = word.to_owned();
    Failure {
        kind: Kind::NotFound,
        code: "IK-U70",
        what: Text::of(move |lang| t::unknown_starter(lang, &word)),
        why: None,
        todo: Text::label(t::todo_starter),
    }
}
