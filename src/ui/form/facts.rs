//! What a form needs to know of the plan around its record.

use crate::app::fields::{FieldKind, FieldSpec, FormSpec, Target};
use crate::app::values::{FieldValue, OfMeasure, ValueContext};
use crate::domain::{
    Action, Book, ControlActivity, Deviation, Measure, MeasureValue, Outcome, Period, Plan, PlanId, Reading, Record,
    Responsible, ResponsibleKind, RiskPoint, Section, Supplement, SurveyPart,
};
use crate::i18n::terms::Terms;
use crate::i18n::{Lang, forms as t, review, year};
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

/// Something that can be taken into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// As it is shown.
    pub(super) label: String,
    /// As it is written.
    pub(super) value: String,
}

impl From<String> for Offer {
    fn from(name: String) -> Self {
        Self { label: name.clone(), value: name }
    }
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
    /// Test sheets and surveys that a value can be fed by.
    pub(super) feeds: Vec<Offer>,
    /// What has been added to the texts of an outcome since, under the field of each.
    pub(super) supplements: Vec<(&'static str, String)>,
    /// What the measure takes that a value is of.
    pub(super) measure: Option<OfMeasure>,
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
        let refers = |kind: &FieldKind| matches!(kind, FieldKind::Reference(_) | FieldKind::References(_));
        if let (true, Some(plan)) = (has(refers), plan) {
            facts.gather_referents(book, plan);
        }
        facts
    }

    /// Gathers what is about this very record: what its measure takes, and what can feed its value.
    #[must_use]
    pub fn about(mut self, book: &Book, record: &Record) -> Self {
        self.measure = ValueContext::about(book, record, self.today, self.lang).measure;
        if let Record::MeasureValue(value) = record {
            self.gather_feeds(book, value);
        }
        if let Record::Outcome(outcome) = record {
            let all = book.supplements(outcome.control_id).filter(|each| each.period_id == outcome.period_id);
            self.supplements = all.map(|each| supplement(each, self.lang)).collect();
        }
        if let Record::Action(action) = record {
            // An action stays in the year in which what it is against was found.
            self.referents.clear();
            self.gather_referents(book, action.plan_id);
            let own: BTreeSet<String> = book.deviations(action.plan_id).map(|each| each.id.to_string()).collect();
            self.referents.retain(|each| each.target != Target::Deviation || own.contains(&each.id));
        }
        self
    }

    fn gather_feeds(&mut self, book: &Book, value: &MeasureValue) {
        let lang = self.lang;
        let Some(control) = book.find::<Measure>(value.measure_id).map(|measure| measure.control_id) else { return };
        let mut feed = |label: String, reading: Reading| {
            self.feeds.push(Offer { label, value: reading.print(lang) });
        };
        for sheet in book.sheets(control).filter(|sheet| sheet.period_id == value.period_id) {
            let sheet_id = sheet.id;
            feed(t::feed_sheet(lang, &sheet.name), Reading::Sheet { sheet_id, attribute: None });
            for attribute in &sheet.attributes {
                let reading = Reading::Sheet { sheet_id, attribute: Some(attribute.number) };
                feed(t::feed_attribute(lang, &sheet.name, &attribute.name), reading);
            }
        }
        let plan = book.plan_of(control).into_iter();
        for survey in plan.flat_map(|plan| book.surveys(plan)).filter(|survey| survey.period_id == value.period_id) {
            feed(t::feed_survey(lang, &survey.name), Reading::SurveyRate { survey_id: survey.id });
            for question in book.survey_questions(survey.id) {
                let of = |part| Reading::SurveyShare { question_id: question.id, part };
                feed(t::feed_best(lang, &question.text), of(SurveyPart::Top));
                feed(t::feed_worst(lang, &question.text), of(SurveyPart::Bottom));
            }
        }
    }

    /// What a value is fed by, in words.
    pub(super) fn feed(&self, value: &str) -> Option<&str> {
        self.feeds.iter().find(|feed| feed.value == value).map(|feed| feed.label.as_str())
    }

    /// The words of the plan in a language.
    pub(super) fn terms(&self, lang: Lang) -> Terms<'_> {
        self.plan.as_ref().map_or_else(|| Terms::new(lang), |plan| Terms::of_plan(lang, plan))
    }

    pub(super) const fn values(&self) -> ValueContext {
        ValueContext { measure: self.measure, ..ValueContext::new(self.today, self.lang) }
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
        for period in book.periods(plan) {
            self.add(Target::Period, period.id.to_string(), &period.name, "");
        }
        for rule in book.limit_rules(plan) {
            self.add(Target::LimitRule, rule.id.to_string(), &rule.name, "");
        }
        for control in book.controls_of_plan(plan) {
            for measure in book.measures(control.id) {
                let name = [measure.name.as_str(), measure.stratum.as_str()];
                let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
                self.add(Target::Measure, measure.id.to_string(), &name, &control.title);
            }
        }
        for each in book.action_plans(plan) {
            self.add(Target::ActionPlan, each.id.to_string(), &each.name, &each.registry_no);
        }
        for deviation in book.all::<Deviation>() {
            let period = book.period(deviation.period_id).map_or("", |period| period.name.as_str());
            let year = book.plan(deviation.plan_id).filter(|other| other.id != plan).map(|other| other.year);
            let period = year.map_or_else(|| period.to_owned(), |year| format!("{period} {year}"));
            self.add(Target::Deviation, deviation.id.to_string(), &deviation.title, &period);
        }
    }

    fn add(&mut self, target: Target, id: String, name: &str, within: &str) {
        let label = if within.is_empty() { name.to_owned() } else { format!("{name} · {within}") };
        self.referents.push(Referent { target, id, folded: label.to_lowercase(), label });
    }

    /// Names already in the plan that fit what has been written in a field, those that begin so first.
    pub(super) fn suggestions(&self, field: &FieldSpec, written: &str) -> Vec<Offer> {
        let names: Vec<Offer> = match field.kind {
            FieldKind::Person => self.people.iter().cloned().map(Offer::from).collect(),
            FieldKind::Names => {
                let lines = self.parties.iter().map(|party| crate::app::values::print_party(party, self.lang));
                lines.map(Offer::from).collect()
            }
            FieldKind::Reading if written.trim_start().starts_with(char::is_alphabetic) => self.feeds.clone(),
            _ => return Vec::new(),
        };
        let wanted = written.trim().to_lowercase();
        let place = |offer: &Offer| {
            let name = offer.label.to_lowercase();
            if name == wanted || offer.value.to_lowercase() == wanted {
                None
            } else if name.starts_with(&wanted) {
                Some(0)
            } else if name.split([' ', ':']).any(|word| word.starts_with(&wanted)) {
                Some(1)
            } else {
                None
            }
        };
        let mut fitting: Vec<_> = names.into_iter().filter_map(|offer| Some((place(&offer)?, offer))).collect();
        fitting.sort_by_key(|(place, _)| *place);
        fitting.into_iter().map(|(_, offer)| offer).take(MOST_SUGGESTIONS).collect()
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

/// A supplement in words, with the field it stands under: what adds to a text of the control stands under the result.
fn supplement(each: &Supplement, lang: Lang) -> (&'static str, String) {
    let field = if each.section == Section::Analysis { "analysis" } else { "result" };
    let section = year::section(lang, each.section).to_lowercase();
    let head = review::supplement_of(lang, &section, &each.on.to_string(), each.by.trim());
    (field, format!("{head}: {}", each.text))
}
