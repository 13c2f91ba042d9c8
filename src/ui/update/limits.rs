//! Limits: those of the plan, and those that the program comes with, which a plan takes over as its own.

use super::{Effects, cases, mutate};
use crate::app::limits::{self, ReadyLimit};
use crate::domain::deadline::Limit;
use crate::domain::{
    Book, Edit, LimitRow, LimitRule, LimitRuleId, Measure, PlanId, RecordKey, ValueKey, Verb, rank_after,
};
use crate::i18n::{Lang, figures as f, screen_figures as t};
use crate::ui::model::Model;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, LimitChoice, NewThing, PickKind, PickState};
use chrono::NaiveDate;

/// The rules of the plan to be edited, and what can be added to them.
pub(super) fn edit(model: &mut Model) -> Effects {
    let (lang, day) = (model.look.lang, model.today());
    let Some(plan) = model.plan() else { return Effects::new() };
    let (book, plan_id) = (&plan.session.book, plan.session.plan);
    let own = book.limit_rules(plan_id).map(|rule| {
        let item = Item::new(rule.name.clone(), Choice::Edit(RecordKey::LimitRule(rule.id)));
        described(item, rule.on(day), "", lang)
    });
    let new = Item::new(t::new_limit_rule(lang), Choice::Add(NewThing::LimitRule));
    let ready = untaken(book, plan_id).map(|ready| {
        let item = Item::new(t::add_ready(lang, ready.name(lang)), Choice::Add(NewThing::ReadyLimit(&ready.code)));
        described(item, ready.on(day).as_ref(), ready.note(lang), lang)
    });
    let items = own.chain([new]).chain(ready).collect();
    model.overlays.push(Overlay::Pick(PickState::new(t::pick_limit_rules(lang), PickKind::Few, items)));
    Effects::new()
}

/// Asks which limit a measure is counted by.
pub(super) fn ask(model: &mut Model, key: ValueKey) -> Effects {
    let (lang, today) = (model.look.lang, model.today());
    let Some(plan) = model.plan() else { return Effects::new() };
    let (book, plan_id) = (&plan.session.book, plan.session.plan);
    let Some(measure) = book.find::<Measure>(key.measure_id) else { return Effects::new() };
    let day = book.period(key.period_id).map_or(today, |period| period.to.min(today));
    let choice = |limit| Choice::Limit(key, limit);
    let own = book.limit_rules(plan_id).map(|rule| {
        let item = Item::new(rule.name.clone(), choice(LimitChoice::Own(rule.id)));
        usable(described(item, rule.on(day), "", lang), rule.on(day), day, lang)
    });
    let ready = untaken(book, plan_id).filter(|ready| ready.is_time()).map(|ready| {
        let row = ready.on(day);
        let item = Item::new(t::add_ready(lang, ready.name(lang)), choice(LimitChoice::Ready(&ready.code)));
        usable(described(item, row.as_ref(), ready.note(lang), lang), row.as_ref(), day, lang)
    });
    let new = Item::new(t::new_limit_rule(lang), Choice::Add(NewThing::LimitRule));
    let title = t::limit_title(lang, &t::measure_name(&measure.name, &measure.stratum));
    let now = measure.rule_id.map(|id| choice(LimitChoice::Own(id)));
    let pick = PickState::new(title, PickKind::Few, own.chain(ready).chain([new]).collect());
    model.overlays.push(Overlay::Pick(pick.on(|choice| Some(choice) == now.as_ref())));
    Effects::new()
}

/// The limits of the program that the plan has no rule of that name for.
fn untaken(book: &Book, plan: PlanId) -> impl Iterator<Item = &'static ReadyLimit> {
    let is_taken = move |ready: &ReadyLimit| {
        book.limit_rules(plan).any(|rule| Lang::ALL.iter().any(|lang| rule.name == ready.name(*lang)))
    };
    limits::ready().iter().filter(move |ready| !is_taken(ready))
}

/// With the limit beside the label, and below it where it stands, when it is valid, and what it counts.
fn described(item: Item, row: Option<&LimitRow>, note: &str, lang: Lang) -> Item {
    match row {
        Some(row) => {
            let below = [f::limit_row(lang, row), note.to_owned()];
            item.noted(f::limit(lang, row.limit)).below(below.join(" ").trim_end())
        }
        None => item.noted(t::no_limit_today(lang)).below(note),
    }
}

/// Unless it limits no time on the day.
fn usable(mut item: Item, row: Option<&LimitRow>, day: NaiveDate, lang: Lang) -> Item {
    item.disabled = match row.map(|row| Limit::try_from(row.limit)) {
        Some(Ok(_)) => None,
        Some(Err(_)) => Some(t::limits_no_time(lang).to_owned()),
        None => Some(t::not_valid_on(lang, &crate::i18n::format::date(day))),
    };
    item
}

/// Has a measure counted by a limit. When it had none, the list of cases is asked for next: that is why one was needed.
pub(super) fn chosen(model: &mut Model, key: ValueKey, limit: LimitChoice) -> Effects {
    let (lang, id) = (model.look.lang, LimitRuleId(model.world.ids.id()));
    let Some(plan) = model.plan() else { return Effects::new() };
    let (book, plan_id) = (&plan.session.book, plan.session.plan);
    let Some(measure) = book.find::<Measure>(key.measure_id).cloned() else { return Effects::new() };
    let had_none = measure.rule_id.is_none();
    let taken: Option<LimitRule> = match limit {
        LimitChoice::Own(_) => None,
        LimitChoice::Ready(code) => {
            let rank = rank_after(book.limit_rules(plan_id).map(|rule| rule.rank));
            limits::find(code).map(|ready| ready.to_rule(id, plan_id, rank, lang))
        }
    };
    let rule_id = match limit {
        LimitChoice::Own(id) => id,
        LimitChoice::Ready(_) => id,
    };
    let mut change = book.put_change(Verb::Edit, Measure { rule_id: Some(rule_id), ..measure });
    change.edits.splice(0..0, taken.map(|rule| Edit { before: None, after: Some(rule.into()) }));
    match mutate::commit(model, change, None) {
        Ok(mut effects) => {
            if had_none {
                effects.extend(cases::ask(model, key));
            }
            effects
        }
        Err(problem) => {
            mutate::say_problem(model, &problem);
            Effects::new()
        }
    }
}
