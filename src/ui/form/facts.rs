//! What a form needs to know of the plan around its record.

use crate::app::fields::{FieldKind, FieldSpec, FormSpec, Target};
use crate::app::values::ValueContext;
use crate::domain::{
    Action, Book, ControlActivity, Deviation, Outcome, Period, Plan, PlanId, Responsible, ResponsibleKind, RiskPoint,
};
use crate::i18n::Lang;
use crate::i18n::terms::Terms;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A record that can be referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Referent {
    pub(super) target: Target,
    pub(super) id: String,
    pub(super) label: String,
    /// For searching.
    pub(super) folded: String,
}

/// The periods, names and records a form offers, and the plan's own words.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub(super) lang: Lang,
    pub(super) today: NaiveDate,
    pub(super) plan: Option<Plan>,
    pub(super) periods: Vec<Period>,
    pub(super) people: Vec<String>,
    pub(super) parties: Vec<Responsible>,
    pub(super) referents: Vec<Referent>,
}

impl Facts {
    /// Gathers what this form needs of a plan.
    #[must_use]
    pub fn of(spec: &FormSpec, book: &Book, plan: Option<PlanId>, lang: Lang, today: NaiveDate) -> Self {
        let has = |wanted: fn(&FieldKind) -> bool| spec.fields.iter().any(|field| wanted(&field.kind));
        let mut facts = Self { lang, today, ..Self::default() };
        if let Some(plan) = plan.and_then(|id| book.plan(id)) {
            facts.plan = Some(plan.clone());
            facts.periods = book.periods(plan.id).cloned().collect();
        }
        if has(|kind| matches!(kind, FieldKind::Person)) {
            facts.people = people(book);
        }
        if has(|kind| matches!(kind, FieldKind::Names)) {
            let parties: BTreeSet<&Responsible> =
                book.all::<ControlActivity>().flat_map(|control| &control.responsible).collect();
            facts.parties = parties.into_iter().cloned().collect();
        }
        if let (true, Some(plan)) = (has(|kind| matches!(kind, FieldKind::Reference(_))), plan) {
            facts.gather_referents(book, plan);
        }
        facts
    }

    /// The words of the plan in a language.
    pub(super) fn terms(&self, lang: Lang) -> Terms<'_> {
        self.plan.as_ref().map_or_else(|| Terms::new(lang), |plan| Terms::of_plan(lang, plan))
    }

    pub(super) const fn values(&self) -> ValueContext {
        ValueContext::new(self.today, self.lang)
    }

    pub(super) fn period_name(&self, number: u8) -> Option<&str> {
        self.periods.iter().find(|period| period.number == number).map(|period| period.name.as_str())
    }

    pub(super) fn referent(&self, id: &str) -> Option<&Referent> {
        self.referents.iter().find(|referent| referent.id == id)
    }

    fn gather_referents(&mut self, book: &Book, plan: PlanId) {
        for control in book.controls_of_plan(plan) {
            let above = book.risk_point(control.risk_point_id).map_or("", |point| point.name.as_str());
            self.add(Target::Control, control.id.to_string(), &control.title, above);
        }
        for point in book.all::<RiskPoint>() {
            let area = book.area(point.area_id).filter(|area| area.plan_id == plan);
            if let Some(area) = area {
                self.add(Target::RiskPoint, point.id.to_string(), &point.name, &area.name);
            }
        }
        for deviation in book.all::<Deviation>() {
            let period = book.period(deviation.period_id).map_or("", |period| period.name.as_str());
            self.add(Target::Deviation, deviation.id.to_string(), &deviation.title, period);
        }
    }

    fn add(&mut self, target: Target, id: String, name: &str, within: &str) {
        let label = if within.is_empty() { name.to_owned() } else { format!("{name} · {within}") };
        self.referents.push(Referent { target, id, folded: label.to_lowercase(), label });
    }

    /// Names already in the plan that fit what has been written in a field, those that begin so first.
    pub(super) fn suggestions(&self, field: &FieldSpec, written: &str) -> Vec<String> {
        let names: Vec<String> = match field.kind {
            FieldKind::Person => self.people.clone(),
            FieldKind::Names => {
                self.parties.iter().map(|party| crate::app::values::print_party(party, self.lang)).collect()
            }
            _ => return Vec::new(),
        };
        let wanted = written.trim().to_lowercase();
        let place = |name: &String| {
            let name = name.to_lowercase();
            if name == wanted {
                None
            } else if name.starts_with(&wanted) {
                Some(0)
            } else if name.split([' ', ':']).any(|word| word.starts_with(&wanted)) {
                Some(1)
            } else {
                None
            }
        };
        let mut fitting: Vec<_> = names.into_iter().filter_map(|name| Some((place(&name)?, name))).collect();
        fitting.sort_by_key(|(place, _)| *place);
        fitting.into_iter().map(|(_, name)| name).take(MOST_SUGGESTIONS).collect()
    }
}

/// So many names are offered at a time.
const MOST_SUGGESTIONS: usize = 5;

fn people(book: &Book) -> Vec<String> {
    let mut names = BTreeSet::new();
    let mut add = |name: &str| {
        if !name.trim().is_empty() {
            names.insert(name.trim().to_owned());
        }
    };
    for outcome in book.all::<Outcome>() {
        add(&outcome.performed_by);
        add(&outcome.reviewed_by);
    }
    for action in book.all::<Action>() {
        add(&action.owner);
    }
    for party in book.all::<ControlActivity>().flat_map(|control| &control.responsible) {
        if matches!(party.kind, ResponsibleKind::Person | ResponsibleKind::Role) {
            add(&party.name);
        }
    }
    names.into_iter().collect()
}
