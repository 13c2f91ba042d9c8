//! Making a test sheet: the questions' keys, what is read for them, and the one change it comes to.

use super::{Effects, files, forms, mutate, run};
use crate::app::failure::Failure;
use crate::app::population::{self, Drawing, NewSheet};
use crate::app::task::{PopulationRead, PopulationRequest, PopulationTask};
use crate::domain::{Change, DrawMethod, Record, SheetId};
use crate::i18n::{Lang, setup as t};
use crate::ui::commands::Command;
use crate::ui::input::{Chord, Input, Key};
use crate::ui::model::Model;
use crate::ui::msg::Effect;
use crate::ui::setup::{Need, Origin, Outcome, Role, Setup, Step};
use crate::ui::state::overlay::Overlay;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Begins to make a sheet for the selected control in the chosen period.
pub(super) fn open(model: &mut Model) -> Effects {
    let seed = proposed_seed(model);
    let today = model.today();
    let Some((plan, key)) = model.plan().and_then(|plan| Some((plan, plan.outcome_key()?))) else {
        return Effects::new();
    };
    let setup = Setup::new((key.control_id, key.period_id), today, &seed, &plan.drafts);
    model.overlays.push(Overlay::Setup(Box::new(setup)));
    Effects::new()
}

/// A seed that nobody has chosen: the date, and some of what the system has at random.
fn proposed_seed(model: &Model) -> String {
    let random = crate::app::listing::hex(model.world.ids.salt().get(..4).unwrap_or_default());
    format!("{}-{random}", model.today())
}

/// Keys for the questions.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    let (now, lang) = (model.now, model.look.lang);
    if *input == Input::Chord(Chord::ctrl(Key::Char('q'))) {
        let mut effects = forms::save_draft_now(model);
        effects.extend(run::give(model, Command::Quit));
        return effects;
    }
    let Some(Overlay::Setup(setup)) = model.overlays.last_mut() else { return Effects::new() };
    match setup.handle(input) {
        Outcome::Stay => Effects::new(),
        Outcome::Changed => {
            setup.touched(&now);
            Effects::new()
        }
        Outcome::Back if setup.back() => Effects::new(),
        Outcome::Back => leave(model),
        Outcome::Next => match setup.next(lang) {
            Ok(need) => go_on(model, need),
            Err(error) => {
                setup.error = Some(error);
                Effects::new()
            }
        },
    }
}

fn leave(model: &mut Model) -> Effects {
    let effects = forms::save_draft_now(model);
    let kept = match model.overlays.pop() {
        Some(Overlay::Setup(setup)) => model.plan().is_some_and(|plan| plan.drafts.contains_key(&setup.key())),
        _ => false,
    };
    if kept {
        let text = crate::i18n::screen::draft_kept(model.look.lang);
        model.note(text);
    }
    effects
}

fn setup_mut(model: &mut Model) -> Option<&mut Setup> {
    match model.overlays.last_mut() {
        Some(Overlay::Setup(setup)) => Some(setup),
        _ => None,
    }
}

fn go_on(model: &mut Model, need: Need) -> Effects {
    let mut effects = forms::save_draft_now(model);
    match need {
        Need::Make => effects.extend(make(model)),
        Need::Step(step) => ask(model, step),
        Need::Empty => {
            if let Some(setup) = setup_mut(model) {
                setup.drawing = None;
                setup.go(Step::Preview);
            }
        }
        Need::Glance => {
            let text = setup_mut(model).map(|setup| setup.text(Step::Path).to_owned()).unwrap_or_default();
            let path = files::expand(&text, &model.world);
            if let Some(setup) = setup_mut(model) {
                setup.path = Some(path.clone());
            }
            effects.extend(begin(model, PopulationTask::Glance(path)));
        }
        Need::List(options) => {
            let path = setup_mut(model).and_then(|setup| setup.path.clone()).unwrap_or_default();
            effects.extend(begin(model, PopulationTask::List(path, options)));
        }
        Need::Named(names, method) => effects.extend(begin(model, PopulationTask::Named(names, method))),
    }
    effects
}

fn ask(model: &mut Model, step: Step) {
    let Some(setup) = setup_mut(model) else { return };
    if step == Step::Method && !setup.offers(setup.method) {
        setup.method = DrawMethod::Targeted;
    }
    setup.go(step);
}

fn begin(model: &mut Model, task: PopulationTask) -> Option<Effect> {
    let stop = setup_mut(model)?.wait();
    Some(Effect::Population(Box::new(PopulationRequest { task, stop })))
}

/// What was wanted of a population has been read, or not. Nobody may be waiting for it any more.
pub(super) fn read(model: &mut Model, read: Result<PopulationRead, Box<Failure>>, of: &Arc<AtomicBool>) -> Effects {
    let lang = model.look.lang;
    model.dirty = true;
    let setups = model.overlays.iter_mut().filter_map(|overlay| match overlay {
        Overlay::Setup(setup) => Some(setup),
        _ => None,
    });
    let Some(setup) = setups.into_iter().find_map(|setup| setup.answered(of).then_some(setup)) else {
        return Effects::new();
    };
    match read {
        Ok(PopulationRead::Glance(glance)) => {
            setup.take_glance(&glance, |number| t::column_number(lang, number));
            setup.go(Step::Columns);
        }
        Ok(PopulationRead::Drawing(drawing)) => {
            setup.drawing = Some(drawing);
            setup.go(Step::Preview);
        }
        Err(failure) => setup.error = Some(sentence(&failure, lang)),
    }
    Effects::new()
}

/// What happened and why. What to do about it is the question that is asked.
fn sentence(failure: &Failure, lang: Lang) -> String {
    let parts = [Some(&failure.what), failure.why.as_ref()].into_iter().flatten();
    parts.map(|text| text.get(lang)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Makes the sheet, as one change, and opens it.
fn make(model: &mut Model) -> Effects {
    let id = SheetId(model.world.ids.id());
    let lang = model.look.lang;
    let Some(Overlay::Setup(setup)) = model.overlays.pop() else { return Effects::new() };
    let change = model.plan().map(|plan| change(&plan.session.book, &setup, id));
    let has_draft = model.plan().is_some_and(|plan| plan.drafts.contains_key(&setup.key()));
    let Some(change) = change else { return Effects::new() };
    match mutate::commit(model, change, has_draft.then(|| setup.key())) {
        Ok(mut effects) => {
            effects.extend(super::sheet::open(model, id));
            effects
        }
        Err(problem) => {
            let mut setup = setup;
            setup.error = Some(sentence(&Failure::from(problem), lang));
            model.overlays.push(Overlay::Setup(setup));
            Effects::new()
        }
    }
}

fn change(book: &crate::domain::Book, setup: &Setup, id: SheetId) -> Change {
    let nothing = Drawing {
        population: population::Population::default(),
        method: crate::domain::sampling::Method::All,
        kept: Vec::new(),
        items: Vec::new(),
        personal: Vec::new(),
    };
    let drawing = setup.drawing.as_deref().unwrap_or(&nothing);
    let attributes = setup.attributes();
    let source = setup.source();
    let chosen = |method, step| if setup.method == method { setup.text(step) } else { "" };
    // The columns that are kept come in their own order, without the one that identifies an item.
    let kept = setup.columns.iter().filter(|column| matches!(column.role, Role::Unit | Role::Note));
    let unit = kept.zip(&drawing.kept).find(|(column, _)| column.role == Role::Unit).map(|(_, name)| name.as_str());
    let new = NewSheet {
        control: setup.control,
        period: setup.period,
        name: setup.text(Step::Name),
        attributes: &attributes,
        source: &source,
        unit,
        seed: chosen(DrawMethod::Random, Step::Seed),
        reason: chosen(DrawMethod::Targeted, Step::Reason),
        today: setup.today,
        id,
    };
    let mut change = population::sheet_change(book, &new, drawing);
    if let Some(Record::TestSheet(sheet)) = change.edits.first_mut().and_then(|edit| edit.after.as_mut()) {
        sheet.draw.method = setup.method;
        if setup.origin == Origin::Hand {
            sheet.population.count = setup.population_count();
            sheet.population.columns.clear();
        }
    }
    change
}
