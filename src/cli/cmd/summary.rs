//! `summary`: the figures of a period, as lines and as JSON.

use super::figures_json::Figures;
use super::{needed_period, period_title, short};
use crate::app::files::Open;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::outline::outline;
use crate::domain::{
    ActionId, Node, Severity, SeverityCounts, StandingCounts, Status, StatusCounts, Summary, ratio, summarize,
};
use crate::i18n::terms::{Glyphs, Terms};
use crate::i18n::{cli as text, format};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// Statuses by code, with their total.
pub(crate) fn status_json(counts: &StatusCounts) -> Value {
    let mut value = json!({ "total": counts.total() });
    for status in Status::ALL {
        super::show::extend(&mut value, status.code(), json!(counts.of(*status)));
    }
    value
}

/// Deviations of the plan by what has become of them; those whose acceptance has run out are open again.
fn standing_json(counts: StandingCounts) -> Value {
    json!({
        "open": counts.open, "acceptance_run_out": counts.lapsed, "accepted": counts.accepted, "closed": counts.closed,
    })
}

/// Deviations by severity.
pub(crate) fn severity_json(counts: &SeverityCounts) -> Value {
    json!({
        "serious": counts.serious, "minor": counts.minor, "observations": counts.observations,
        "ungraded": counts.ungraded,
    })
}

/// The share that is completed, never without its counts.
fn completed_json(counts: &StatusCounts, decimals: u8) -> Value {
    let (part, whole) = (counts.of(Status::Completed), counts.total());
    json!({ "count": part, "of": whole, "percent": percent_json(part.into(), whole.into(), decimals) })
}

/// A share in percent, with the plan's decimals; null when there is nothing to divide by.
pub(crate) fn percent_json(part: u64, whole: u64, decimals: u8) -> Value {
    ratio::percent(part, whole, decimals).map_or(Value::Null, decimal_json)
}

/// A decimal number as JSON has it.
pub(crate) fn decimal_json(number: Decimal) -> Value {
    number.to_string().parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
}

/// The summary of a period.
pub(crate) fn summary(context: &mut Context<'_>) -> Done {
    let named: Vec<String> = context.given.texts("files").into_iter().map(ToOwned::to_owned).collect();
    if !named.is_empty() || context.given.switch("all-boards") {
        return super::consolidated::summary(context, &named);
    }
    let open = context.open()?;
    let period = needed_period(open.session.period)?;
    let summary = summarize(&open.session.book, open.session.plan, period, open.today);
    if context.json {
        return context.value(&as_json(&open, &summary));
    }
    let page = Page { open: &open, summary: &summary, glyphs: context.glyphs() };
    let page = page.lines(context.lang());
    context.data(&page)
}

struct Page<'a> {
    open: &'a Open,
    summary: &'a Summary,
    glyphs: Glyphs,
}

impl Page<'_> {
    fn lines(&self, lang: crate::i18n::Lang) -> String {
        let book = &self.open.session.book;
        let Some(plan) = book.plan(self.open.session.plan) else { return String::new() };
        let terms = Terms::of_plan(lang, plan);
        let board = book.board_of(plan.id).map_or("", |board| board.name.as_str());
        let period = book.period(self.summary.period_id).map_or_else(String::new, |each| period_title(lang, each));
        let mut page = format!("{} {} · {board} · {period}\n\n", text::plan_title(lang), plan.year);
        self.counts(&mut page, &terms, plan.decimals);
        self.by_area(&mut page, &terms);
        self.by_period(&mut page, &terms);
        self.rows(&mut page, &terms);
        page
    }

    fn counts(&self, page: &mut String, terms: &Terms<'_>, decimals: u8) {
        let status = &self.summary.status;
        let lang = terms.lang;
        let share = format::percent_of(lang, status.of(Status::Completed).into(), status.total().into(), decimals);
        put!(page, "{}: {share}\n", text::completed_head(lang));
        for each in Status::ALL.iter().filter(|each| **each != Status::NotKnown || status.of(**each) > 0) {
            put!(page, "  {} {}: {}\n", self.glyphs.status(*each), terms.status(*each), status.of(*each));
        }
        put!(page, "{}\n", text::deviations_head(lang));
        for (severity, count) in graded(&self.summary.severity) {
            let word = terms.severity(severity, count);
            put!(page, "  {} {word}: {count}\n", self.glyphs.severity(severity));
        }
        let standing = crate::i18n::life::counts(lang, &self.summary.standing);
        put!(page, "{}: {standing}\n", text::deviations_of_plan(lang));
        let (open, late) = (self.summary.open_actions.len(), self.summary.late_actions.len());
        put!(page, "{}\n", text::open_and_late(lang, open, late));
    }

    fn brief(&self, terms: &Terms<'_>, status: &StatusCounts, severity: &SeverityCounts) -> String {
        let done = format::counts(terms.lang, status.of(Status::Completed).into(), status.total().into());
        let mut brief = text::completed(terms.lang, &done);
        for (each, count) in graded(severity).into_iter().filter(|(_, count)| *count > 0) {
            put!(brief, "  {} {} {count}", self.glyphs.severity(each), terms.severity_short(each));
        }
        brief
    }

    fn by_area(&self, page: &mut String, terms: &Terms<'_>) {
        put!(page, "\n{}\n", text::by_area(terms.lang));
        for each in &self.summary.areas {
            let name = self.open.session.book.area(each.area_id).map_or("", |area| area.name.as_str());
            let brief = self.brief(terms, &each.tally.status, &each.tally.severity);
            put!(page, "  {name}: {brief}\n");
        }
    }

    fn by_period(&self, page: &mut String, terms: &Terms<'_>) {
        put!(page, "\n{}\n", text::by_period(terms.lang));
        for each in &self.summary.periods {
            let name = self.open.session.book.period(each.period_id).map_or("", |period| period.name.as_str());
            put!(page, "  {name}: {}\n", self.brief(terms, &each.status, &each.severity));
        }
    }

    fn rows(&self, page: &mut String, terms: &Terms<'_>) {
        let book = &self.open.session.book;
        if self.summary.rows.is_empty() {
            return;
        }
        put!(page, "\n{}\n", text::deviations_and_actions(terms.lang));
        for row in &self.summary.rows {
            let title = book.deviation(row.deviation_id).map_or("", |deviation| deviation.title.as_str());
            let about = if title == row.subject { String::new() } else { format!(" – {}", short(title)) };
            let word = terms.severity_short(row.severity);
            put!(page, "  {} {word}: {}{about}\n", self.glyphs.severity(row.severity), short(&row.subject));
            for action in row.actions.iter().filter_map(|id| self.action(*id, terms)) {
                put!(page, "      {action}\n");
            }
        }
    }

    fn action(&self, id: ActionId, terms: &Terms<'_>) -> Option<String> {
        let action = self.open.session.book.find::<crate::domain::Action>(id)?;
        let due = action.due_on.map_or_else(|| action.due_text.clone(), format::date);
        let late = if self.summary.late_actions.contains(&id) { text::late(terms.lang) } else { "" };
        let state = crate::i18n::terms::action_state(terms.lang, action.state);
        let parts = [short(&action.what), state.to_owned(), due, late.to_owned()];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    }
}

fn graded(counts: &SeverityCounts) -> Vec<(Option<Severity>, u32)> {
    let mut all = vec![
        (Some(Severity::Serious), counts.serious),
        (Some(Severity::Minor), counts.minor),
        (Some(Severity::Observation), counts.observations),
    ];
    if counts.ungraded > 0 {
        all.push((None, counts.ungraded));
    }
    all
}

fn as_json(open: &Open, summary: &Summary) -> Value {
    let book = &open.session.book;
    let decimals = book.plan(summary.plan_id).map_or(1, |plan| plan.decimals);
    let figures = |status: &StatusCounts, severity: &SeverityCounts| {
        json!({
            "status": status_json(status), "completed": completed_json(status, decimals),
            "severity": severity_json(severity),
        })
    };
    let mut value = figures(&summary.status, &summary.severity);
    let areas = summary.areas.iter().map(|each| {
        let mut area = figures(&each.tally.status, &each.tally.severity);
        super::show::extend(&mut area, "area_id", json!(each.area_id));
        super::show::extend(&mut area, "name", json!(book.area(each.area_id).map(|area| &area.name)));
        super::show::extend(&mut area, "open_actions", json!(each.open_actions));
        area
    });
    let periods = summary.periods.iter().map(|each| {
        let mut period = figures(&each.status, &each.severity);
        super::show::extend(&mut period, "period_id", json!(each.period_id));
        super::show::extend(&mut period, "name", json!(book.period(each.period_id).map(|period| &period.name)));
        period
    });
    let rows = summary.rows.iter().map(|row| {
        json!({
            "deviation_id": row.deviation_id, "subject": row.subject, "severity": row.severity,
            "title": book.deviation(row.deviation_id).map(|deviation| &deviation.title), "action_ids": row.actions,
        })
    });
    let actions = |ids: &[ActionId]| {
        ids.iter().filter_map(|id| book.find::<crate::domain::Action>(*id)).map(|each| json!(each)).collect::<Vec<_>>()
    };
    let with = [
        ("plan", json!(book.plan(summary.plan_id))),
        ("board", json!(book.board_of(summary.plan_id))),
        ("period", json!(book.period(summary.period_id))),
        ("today", json!(open.today)),
        ("areas", areas.collect()),
        ("periods", periods.collect()),
        ("deviations", rows.collect()),
        ("standing", standing_json(summary.standing)),
        ("open_actions", json!(actions(&summary.open_actions))),
        ("late_actions", json!(actions(&summary.late_actions))),
    ];
    for (key, part) in with {
        super::show::extend(&mut value, key, part);
    }
    let controls = outline(book, summary.plan_id).into_iter().filter_map(|line| match line.node {
        Node::Control(id) => Some(id),
        _ => None,
    });
    Figures::of(open, summary.period_id).extend(&mut value, &controls.collect::<Vec<_>>());
    value
}
