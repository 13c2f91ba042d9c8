//! A list of cases as the value of a measure: asked for, counted beside the screen, shown before it is recorded.

use super::{Effects, files, mutate};
use crate::app::cases::{CaseRequest, CaseValue};
use crate::app::failure::Failure;
use crate::domain::{Measure, Reading, ValueKey};
use crate::i18n::{Lang, cases as c, format, screen_figures as t};
use crate::ui::look::Role;
use crate::ui::model::Model;
use crate::ui::msg::Effect;
use crate::ui::state::overlay::{Overlay, Purpose, TextView};
use crate::ui::state::pick::Choice;
use crate::ui::wrap::wrap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// So many rows that could not be counted are shown.
const SHOWN: usize = 20;
/// Columns of the labels.
const LABEL: usize = 24;

/// Asks for the list of cases that a measure is counted from.
pub(super) fn ask(model: &mut Model, key: ValueKey) -> Effects {
    let lang = model.look.lang;
    let hint = t::prompt_cases_hint(lang, &model.world.documents.display().to_string());
    files::ask(model, t::prompt_cases(lang), &hint, "", Purpose::Cases(key))
}

/// Has the list counted.
pub(super) fn count(model: &mut Model, key: ValueKey, path: PathBuf) -> Effects {
    let now = (model.today(), model.now.at);
    let Some(plan) = model.plan() else { return Effects::new() };
    match CaseRequest::new(&plan.session.book, key, path, now) {
        Ok(request) => {
            let view = waiting(model, &request);
            model.overlays.push(Overlay::Text(view));
            vec![Effect::Count(Box::new(request))]
        }
        Err(failure) => {
            mutate::say_failure(model, &failure);
            Effects::new()
        }
    }
}

/// What is shown while a list is counted; when it is taken away the counting stops.
fn waiting(model: &Model, request: &CaseRequest) -> TextView {
    let lang = model.look.lang;
    let name = request.path.file_name().unwrap_or_default().to_string_lossy();
    let width = usize::from(model.size.0).min(100).saturating_sub(6);
    let lines = wrap(&t::counting(lang, &name), width).into_iter().map(|line| vec![(line, Role::Text)]).collect();
    let (title, stop) = (t::counting_title(lang).to_owned(), Some(Arc::clone(&request.stop)));
    TextView { title, lines, stop, ..TextView::default() }
}

/// Takes a text away; if it said that something is being read, that is told to stop.
pub(super) fn close_text(model: &mut Model) {
    if let Some(Overlay::Text(TextView { stop: Some(stop), stopped, .. })) = model.overlays.pop() {
        stop.store(true, Ordering::Relaxed);
        let text = stopped.unwrap_or(t::counting_stopped)(model.look.lang);
        model.note(text);
    }
}

/// The list has been counted: it is shown, and Enter records it. Nobody may be waiting for it any more.
pub(super) fn counted(
    model: &mut Model,
    counted: Result<Box<CaseValue>, Box<Failure>>,
    of: &Arc<AtomicBool>,
) -> Effects {
    let waits = |overlay: &Overlay| match overlay {
        Overlay::Text(TextView { stop: Some(stop), .. }) => Arc::ptr_eq(stop, of),
        _ => false,
    };
    let Some(place) = model.overlays.iter().position(waits) else { return Effects::new() };
    model.overlays.remove(place);
    model.dirty = true;
    match counted {
        Ok(value) => {
            let view = preview(model, *value);
            model.overlays.push(Overlay::Text(view));
        }
        Err(failure) => mutate::say_failure(model, &failure),
    }
    Effects::new()
}

fn preview(model: &Model, value: CaseValue) -> TextView {
    let lang = model.look.lang;
    let width = usize::from(model.size.0).min(100).saturating_sub(6);
    let book = model.plan().map(|plan| &plan.session.book);
    let measure = book.and_then(|book| book.find::<Measure>(value.request.key.measure_id));
    let plan = book.zip(measure).and_then(|(book, measure)| book.plan(book.plan_of(measure.control_id)?));
    let mut page = Page { lang, width, decimals: plan.map_or(1, |plan| plan.decimals), lines: Vec::new() };
    page.counts(&value);
    page.problems(&value);
    let name = measure.map_or("", |measure| measure.name.as_str());
    let accept = Choice::Feed(value.request.key, Reading::Cases(Box::new(value.record)));
    TextView { title: t::cases_title(lang, name), lines: page.lines, accept: Some(accept), ..TextView::default() }
}

/// The page that is being written.
struct Page {
    lang: Lang,
    width: usize,
    decimals: u8,
    lines: Vec<Vec<(String, Role)>>,
}

impl Page {
    fn counts(&mut self, value: &CaseValue) {
        let (lang, rule, tally) = (self.lang, value.request.rule, &value.count.tally);
        let total = tally.total();
        self.fact(c::head_source(lang), &value.record.source, Role::Text);
        self.fact(c::head_limit(lang), &c::limit(lang, rule.limit), Role::Text);
        self.fact(c::head_counted(lang), &c::counting(lang, rule), Role::Text);
        self.fact(t::legal_source(lang), &value.request.legal_source, Role::Text);
        self.fact(c::head_as_of(lang), &format::date(tally.as_of()), Role::Text);
        self.lines.push(Vec::new());
        self.fact(c::head_closed(lang), &format::count(lang, total.closed), Role::Text);
        let late = if total.closed == 0 {
            c::none_closed(lang).to_owned()
        } else {
            format::percent_of(lang, total.late, total.closed, self.decimals)
        };
        self.fact(c::head_late(lang), &late, Role::Title);
        self.fact("", &c::by_other_rule(lang, rule, total, self.decimals).unwrap_or_default(), Role::Text);
        self.fact(c::head_open(lang), &format::count(lang, total.open), Role::Text);
        if total.open > 0 {
            let shade = if total.open_past > 0 { Role::Warning } else { Role::Text };
            self.fact(c::head_open_past(lang), &format::counts(lang, total.open_past, total.open), shade);
        }
        self.fact("", &c::open_by_other_rule(lang, rule, total).unwrap_or_default(), Role::Text);
        if let (Some(median), Some(longest)) = (tally.median(), tally.longest()) {
            self.fact(c::head_median(lang), &c::median(lang, rule, median), Role::Text);
            self.fact(c::head_longest(lang), &c::time(lang, rule, longest), Role::Text);
        }
        self.fact(c::head_rows(lang), &format::count(lang, value.count.rows), Role::Text);
        let columns = value.count.columns.iter();
        let columns: Vec<_> = columns.map(|(column, head)| format!("{head} = {}", (column.label())(lang))).collect();
        self.fact(c::head_columns(lang), &columns.join(", "), Role::Muted);
    }

    /// The rows that are in no count, each with its number and why.
    fn problems(&mut self, value: &CaseValue) {
        let (lang, problems) = (self.lang, &value.count.problems);
        if problems.count == 0 {
            return;
        }
        self.lines.push(Vec::new());
        let (count, rows) = (format::count(lang, problems.count), format::count(lang, value.count.rows));
        self.text(&c::problems_head(lang, &count, &rows), Role::Warning);
        for problem in problems.first.iter().take(SHOWN) {
            self.text(&format!("- {}", problem.sentence(lang)), Role::Text);
        }
        let shown = u64::try_from(problems.first.len().min(SHOWN)).unwrap_or(0);
        let rest = problems.count.saturating_sub(shown);
        if rest > 0 {
            self.text(&c::problems_rest(lang, &format::count(lang, rest)), Role::Muted);
        }
    }

    fn fact(&mut self, label: &str, text: &str, role: Role) {
        if text.trim().is_empty() {
            return;
        }
        for (row, line) in wrap(text, self.width.saturating_sub(LABEL)).into_iter().enumerate() {
            let label = if row == 0 { label } else { "" };
            self.lines.push(vec![(format!("{label:<LABEL$}"), Role::Label), (line, role)]);
        }
    }

    fn text(&mut self, text: &str, role: Role) {
        self.lines.extend(wrap(text, self.width).into_iter().map(|line| vec![(line, role)]));
    }
}
