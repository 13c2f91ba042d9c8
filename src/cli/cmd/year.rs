//! `year-view`: controls × periods of a plan, one axis at a time as a table, all of them as JSON.

use super::summary::{severity_json, status_json};
use super::{needed_period, short, table};
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::{Assessment, Axis, Book, YearCell, YearMap, YearRow, YearSubject};
use crate::i18n::year_map as t;
use serde_json::{Map, Value, json};

/// The year of a plan.
pub(crate) fn year(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    needed_period(open.session.period)?;
    let (book, plan) = (&open.session.book, open.session.plan);
    let map = book.year_map(plan);
    if context.json {
        return context.value(&as_json(book, &map));
    }
    let (lang, glyphs) = (context.lang(), context.glyphs());
    let axis = context.given.text("axis").and_then(Axis::from_code).unwrap_or(Axis::Status);
    let year = book.plan(plan).map_or(0, |plan| plan.year);
    let worded = |mark: t::CellMark| format!("{} {}", mark.sign, mark.word);
    let mut rows = t::table(lang, glyphs, book, &map, axis, worded).into_iter();
    let heads = rows.next().unwrap_or_default();
    let shortened = |row: Vec<String>| {
        row.into_iter().enumerate().map(|(at, said)| if at == 0 { short(&said) } else { said }).collect()
    };
    let rows: Vec<Vec<String>> = rows.map(shortened).collect();
    let mut page = format!("{}\n", t::title(lang, year, t::axis(lang, axis)));
    table(&mut page, &heads, &rows);
    put!(page, "{}\n", t::legend(lang, glyphs, axis).join("  "));
    context.data(&page)
}

fn as_json(book: &Book, map: &YearMap) -> Value {
    let periods = map.periods.iter().filter_map(|id| book.period(*id));
    let periods: Vec<_> =
        periods.map(|each| json!({ "id": each.id, "number": each.number, "name": each.name })).collect();
    json!({ "periods": periods, "rows": map.rows.iter().map(row).collect::<Vec<_>>() })
}

fn row(row: &YearRow) -> Value {
    let (kind, id) = match row.of {
        YearSubject::Area(id) => ("area", json!(id)),
        YearSubject::RiskPoint(id) => ("risk_point", json!(id)),
        YearSubject::Control(id) => ("control_activity", json!(id)),
        YearSubject::Alone => ("deviations_alone", Value::Null),
    };
    json!({
        "kind": kind, "id": id, "number": row.number, "severity": severity_json(&row.year),
        "periods": row.cells.iter().map(cell).collect::<Vec<_>>(),
    })
}

fn cell(cell: &YearCell) -> Value {
    let results = json!({ "written": cell.results.written, "figures_only": cell.results.measured, "missing": cell.results.missing });
    let mut assessments: Map<String, Value> =
        Assessment::ALL.iter().map(|each| (each.code().to_owned(), json!(cell.assessments.of(*each)))).collect();
    assessments.insert("missing".to_owned(), json!(cell.assessments.missing));
    json!({
        "controls": cell.controls(), "status": status_json(&cell.status), "results": results,
        "severity": severity_json(&cell.severity), "assessments": assessments,
    })
}
