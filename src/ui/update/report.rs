//! Reports: which, in which form, where to; read here first, or opened afterwards. And the texts they are made with.

use super::{Effects, carry, files, forms, mutate};
use crate::app::fields::text_form;
use crate::app::report::{self, Format, Kind, Request};
use crate::app::task::{ExportRefusal, ExportRequest, Written};
use crate::domain::{Period, TextBlock};
use crate::i18n::{Label, format, report as words, screen as t, texts};
use crate::ui::commands::Command;
use crate::ui::look::Role;
use crate::ui::model::{Model, Origin};
use crate::ui::msg::Effect;
use crate::ui::state::overlay::{Overlay, Prompt, Purpose, TextView};
use crate::ui::state::pick::{Choice, Item, PickKind, PickState};
use crate::ui::state::report::{ReportChoice, ReportStep};
use crate::ui::wrap::wrap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

fn show(model: &mut Model, pick: PickState) -> Effects {
    model.overlays.push(Overlay::Pick(pick));
    model.dirty = true;
    Effects::new()
}

fn step(step: ReportStep) -> Choice {
    Choice::Report(step)
}

/// Asks which document is wanted of the period.
pub(super) fn kinds(model: &mut Model) -> Effects {
    if std::mem::take(&mut model.file.report.waits) {
        return formats(model, None);
    }
    model.file.report.period = None;
    kinds_of(model, ReportStep::Kind(model.file.report.kind))
}

fn kinds_of(model: &mut Model, at: ReportStep) -> Effects {
    let lang = model.look.lang;
    let period = period(model).map_or_else(String::new, |period| period.name.clone());
    let mut items: Vec<Item> =
        Kind::ALL.iter().map(|kind| Item::new(kind.label()(lang), step(ReportStep::Kind(*kind)))).collect();
    items.push(Item::new(t::report_period(lang), step(ReportStep::Periods)).noted(&period));
    let last = step(at);
    show(model, PickState::new(t::pick_kind(lang, &period), PickKind::Few, items).on(|choice| *choice == last))
}

/// The period that the document is to be of: the one that was chosen here, else that on the screen.
fn period(model: &Model) -> Option<&Period> {
    let plan = model.plan()?;
    let book = &plan.session.book;
    let chosen = model.file.report.period.and_then(|id| book.period(id));
    chosen.filter(|period| period.plan_id == plan.session.plan).or_else(|| plan.period())
}

/// Lists the periods of the plan.
fn periods(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let now = period(model).map(|period| period.id);
    let Some(plan) = model.plan() else { return Effects::new() };
    let item = |period: &Period| {
        let days = format::date_range(lang, period.from, period.to);
        let below = t::report_period_below(lang);
        Item::new(&period.name, step(ReportStep::Period(period.id))).noted(days).below(below)
    };
    let items: Vec<Item> = plan.session.book.periods(plan.session.plan).map(item).collect();
    let pick = PickState::new(t::report_period(lang), PickKind::Few, items);
    let at = now.map(|id| step(ReportStep::Period(id)));
    show(model, pick.on(|choice| Some(choice) == at.as_ref()))
}

/// Asks in which form; the document can be read here instead.
fn formats(model: &mut Model, at: Option<ReportStep>) -> Effects {
    let lang = model.look.lang;
    let ReportChoice { kind, format, public, .. } = model.file.report;
    let mut items: Vec<Item> =
        Format::ALL.iter().map(|format| Item::new(format.label()(lang), step(ReportStep::Format(*format)))).collect();
    items.push(Item::new(t::preview_here(lang), step(ReportStep::Preview)));
    let yes_no = if public { words::yes(lang) } else { words::no(lang) };
    items.push(Item::new(t::public_copy(lang), step(ReportStep::Public)).noted(yes_no));
    let last = step(at.unwrap_or(ReportStep::Format(format)));
    show(model, PickState::new(kind.label()(lang), PickKind::Few, items).on(|choice| *choice == last))
}

/// Does what a step asks for. The list has been taken away already.
pub(super) fn chosen(model: &mut Model, step: ReportStep) -> Effects {
    match step {
        ReportStep::Kind(kind) => {
            model.file.report.kind = kind;
            // All boards are in it, and the screen has only read what the open plan needs.
            let all = if kind == Kind::Consolidated { carry::has_all(model, Command::Export) } else { None };
            model.file.report.waits = all.is_some();
            all.unwrap_or_else(|| formats(model, None))
        }
        ReportStep::Periods => periods(model),
        ReportStep::Period(id) => {
            model.file.report.period = Some(id);
            kinds_of(model, ReportStep::Kind(model.file.report.kind))
        }
        ReportStep::Format(format) => {
            model.file.report.format = format;
            prompt(model)
        }
        ReportStep::Public => {
            model.file.report.public = !model.file.report.public;
            formats(model, Some(ReportStep::Public))
        }
        ReportStep::Preview => preview(model),
        ReportStep::Line(line) => {
            if let Some(Overlay::Text(text)) = model.overlays.last_mut() {
                text.scroll = line;
            }
            Effects::new()
        }
        ReportStep::Reveal(path) => vec![Effect::Reveal(path)],
        ReportStep::CopyPath(path) => vec![Effect::Copy(path.display().to_string())],
        ReportStep::Done => Effects::new(),
        ReportStep::Text(block) => edit_text(model, block),
    }
}

/// Which list the topmost thing was chosen from, on the way to a document: Esc goes back to it, one step and not all.
pub(super) fn way_back(model: &Model) -> Option<fn(&mut Model) -> Effects> {
    match model.overlays.last()? {
        Overlay::Prompt(Prompt { purpose: Purpose::Export(..), .. }) => Some(|model| formats(model, None)),
        Overlay::Text(text) if !text.headings.is_empty() => Some(|model| formats(model, Some(ReportStep::Preview))),
        Overlay::Pick(pick) => match pick.items.first()?.choice {
            Choice::Report(ReportStep::Format(_)) => {
                Some(|model| kinds_of(model, ReportStep::Kind(model.file.report.kind)))
            }
            Choice::Report(ReportStep::Period(_)) => Some(|model| kinds_of(model, ReportStep::Periods)),
            _ => None,
        },
        _ => None,
    }
}

/// Asks where the report is to be written.
fn prompt(model: &mut Model) -> Effects {
    let Some(request) = request(model) else { return Effects::new() };
    let name = model.plan().map(|plan| report::file_name(&plan.session.book, &request)).unwrap_or_default();
    let path = model.world.documents.join(name).display().to_string();
    ask(model, &path, Purpose::Export(model.file.report, None))
}

fn ask(model: &mut Model, path: &str, purpose: Purpose) -> Effects {
    let lang = model.look.lang;
    files::ask(model, t::prompt_export(lang), t::prompt_export_hint(lang), path, purpose)
}

fn request(model: &Model) -> Option<Request> {
    let plan = model.plan()?;
    let (lang, today) = (model.look.lang, model.today());
    let period = period(model)?.id;
    let ReportChoice { kind, format, public, .. } = model.file.report;
    // What is not on the disk yet is not in the chain.
    let saved = model.file.pending.is_empty() && model.file.origin != Origin::Demo;
    let chain_head = model.file.head.filter(|_| saved);
    Some(Request { kind, format, plan: plan.session.plan, period, lang, today, chain_head, public })
}

/// Writes the report to the path that was given.
pub(super) fn export(model: &mut Model, choice: ReportChoice, path: PathBuf, replace: bool) -> Effects {
    model.file.report = choice;
    // Another ending in the path is another form.
    if let Some(format) = Format::from_path(&path) {
        model.file.report.format = format;
    }
    let Some((plan, request)) = model.plan().zip(request(model)) else { return Effects::new() };
    let (book, stop) = (Arc::new(plan.session.book.clone()), Arc::default());
    let view = waiting(model, &path, &stop);
    model.overlays.push(Overlay::Text(view));
    let mut effects = vec![Effect::Export(Box::new(ExportRequest { book, request, path, replace, stop }))];
    effects.extend(files::remember_view(model));
    effects
}

/// What is shown while a report is written; when it is taken away the writing stops.
fn waiting(model: &Model, path: &Path, stop: &Arc<AtomicBool>) -> TextView {
    let lang = model.look.lang;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let width = usize::from(model.size.0).min(100).saturating_sub(6);
    let lines = wrap(&t::exporting(lang, &name), width).into_iter().map(|line| vec![(line, Role::Text)]).collect();
    let (title, stop) = (t::exporting_title(lang).to_owned(), Some(Arc::clone(stop)));
    TextView { title, lines, stop, stopped: Some(t::exporting_stopped), ..TextView::default() }
}

/// Says what came of it; what has been written can be opened at once.
pub(super) fn exported(model: &mut Model, exported: Result<Written, ExportRefusal>, of: &Arc<AtomicBool>) -> Effects {
    let lang = model.look.lang;
    model.dirty = true;
    let waits = |overlay: &Overlay| match overlay {
        Overlay::Text(TextView { stop: Some(stop), .. }) => Arc::ptr_eq(stop, of),
        _ => false,
    };
    model.overlays.retain(|overlay| !waits(overlay));
    if of.load(Ordering::Relaxed) {
        // It was told to stop; if it was done before it heard of that, the file is there and that is said.
        if let Ok(written) = &exported {
            files::said_written(model, written);
        }
        return Effects::new();
    }
    match exported {
        Ok(written) => {
            files::said_written(model, &written);
            let mut seen = checked(model.file.report.format)(lang).to_owned();
            let moved = model.plan().zip(request(model));
            if let Some(moved) = moved.and_then(|(plan, request)| report::moved_date(&plan.session.book, &request)) {
                seen = format!("{seen} {moved}");
            }
            let items = vec![
                Item::new(t::report_done(lang), step(ReportStep::Done)).below(seen),
                Item::new(t::report_reveal(lang), step(ReportStep::Reveal(written.path.clone()))),
                Item::new(t::report_copy_path(lang), step(ReportStep::CopyPath(written.path.clone())))
                    .below(t::report_copy_below(lang)),
            ];
            let size = t::kilobytes(lang, written.bytes.div_ceil(1024));
            let title = t::exported(lang, &written.path.display().to_string(), &size);
            show(model, PickState::new(title, PickKind::Few, items))
        }
        Err(ExportRefusal::Exists(path)) => {
            let text = path.display().to_string();
            ask(model, &text, Purpose::Export(model.file.report, Some(path)));
            if let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() {
                prompt.error = Some(t::exists_replace(lang, &text));
            }
            Effects::new()
        }
        Err(ExportRefusal::Stopped) => Effects::new(),
        Err(ExportRefusal::Failed(failure)) => {
            mutate::say_failure(model, &failure);
            Effects::new()
        }
    }
}

/// What the program has seen to in a file of this form; it claims no more.
const fn checked(format: Format) -> Label {
    match format {
        Format::Pdf => t::checked_pdf,
        _ => t::checked_whole,
    }
}

/// Shows the document as text, with its headings to jump to.
fn preview(model: &mut Model) -> Effects {
    let Some((plan, request)) = model.plan().zip(request(model)) else { return Effects::new() };
    match report::preview(&plan.session.book, &request) {
        Ok(preview) => {
            let heading = |at: usize| preview.headings.iter().any(|(line, _)| *line == at);
            let role = |at| if heading(at) { Role::Heading } else { Role::Text };
            let lines = preview.lines.iter().enumerate().map(|(at, line)| vec![(line.clone(), role(at))]).collect();
            let title = request.kind.label()(model.look.lang).to_owned();
            model.overlays.push(Overlay::Text(TextView {
                title,
                lines,
                headings: preview.headings,
                ..TextView::default()
            }));
        }
        Err(failure) => mutate::say_failure(model, &failure),
    }
    Effects::new()
}

/// Lists the headings of what is being read, to jump to one.
pub(super) fn headings(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(Overlay::Text(text)) = model.overlays.last() else { return Effects::new() };
    if text.headings.is_empty() {
        return Effects::new();
    }
    let items: Vec<Item> =
        text.headings.iter().map(|(line, name)| Item::new(name.clone(), step(ReportStep::Line(*line)))).collect();
    show(model, PickState::new(t::preview_contents(lang), PickKind::Search, items))
}

/// Lists the fixed texts of the documents, to word one anew.
pub(super) fn texts(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan().and_then(|plan| plan.session.book.plan(plan.session.plan)) else {
        return Effects::new();
    };
    let item = |block: &TextBlock| {
        let note = if plan.own_text(*block).is_some() { t::text_own(lang) } else { t::text_default(lang) };
        Item::new(texts::name(*block)(lang), step(ReportStep::Text(*block))).noted(note)
    };
    let items = TextBlock::ALL.iter().map(item).collect();
    show(model, PickState::new(t::texts_title(lang), PickKind::Search, items))
}

fn edit_text(model: &mut Model, block: TextBlock) -> Effects {
    let plan = model.plan().and_then(|plan| plan.session.book.plan(plan.session.plan)).cloned();
    plan.map_or_else(Effects::new, |plan| forms::open_spec(model, text_form(block), plan.into()))
}
