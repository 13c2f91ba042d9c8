//! Reports: which, in which form, where to; read here first, or opened afterwards. And the texts they are made with.

use super::{Effects, carry, files, forms, mutate};
use crate::app::fields::text_form;
use crate::app::report::{self, Format, Kind, Request};
use crate::app::task::{ExportRefusal, ExportRequest, Written};
use crate::domain::TextBlock;
use crate::i18n::{report as words, screen as t, texts};
use crate::ui::commands::Command;
use crate::ui::look::Role;
use crate::ui::model::{Model, Origin};
use crate::ui::msg::Effect;
use crate::ui::state::overlay::{Overlay, Purpose, TextView};
use crate::ui::state::pick::{Choice, Item, PickKind, PickState};
use crate::ui::state::report::{ReportChoice, ReportStep};
use std::path::PathBuf;
use std::sync::Arc;

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
    let lang = model.look.lang;
    let period = model.plan().and_then(|plan| plan.period()).map_or("", |period| &period.name).to_owned();
    let items = Kind::ALL.iter().map(|kind| Item::new(kind.label()(lang), step(ReportStep::Kind(*kind)))).collect();
    let last = step(ReportStep::Kind(model.file.report.kind));
    show(model, PickState::new(t::pick_kind(lang, &period), PickKind::Few, items).on(|choice| *choice == last))
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
    let period = plan.session.period?;
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
    let book = Arc::new(plan.session.book.clone());
    let mut effects = vec![Effect::Export(Box::new(ExportRequest { book, request, path, replace }))];
    effects.extend(files::remember_view(model));
    effects
}

/// Says what came of it; what has been written can be opened at once.
pub(super) fn exported(model: &mut Model, exported: Result<Written, ExportRefusal>) -> Effects {
    let lang = model.look.lang;
    model.dirty = true;
    match exported {
        Ok(written) => {
            files::said_written(model, &written);
            let items = vec![
                Item::new(t::report_done(lang), step(ReportStep::Done)),
                Item::new(t::report_reveal(lang), step(ReportStep::Reveal(written.path.clone()))),
                Item::new(t::report_copy_path(lang), step(ReportStep::CopyPath(written.path.clone()))),
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
        Err(ExportRefusal::Failed(failure)) => {
            mutate::say_failure(model, &failure);
            Effects::new()
        }
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
