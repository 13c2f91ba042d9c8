//! Finds what is measured, asked and tested: measures by their number within the control (`1.2.1:3`), surveys (`S1`,
//! and `S1.2` their questions), test sheets (`T1`, their items and attributes by number) and limit rules (`L1`).

use super::{Candidate, Finder, find, find_called};
use crate::app::failure::Failure;
use crate::domain::outline::outline;
use crate::domain::{
    ActionPlanId, Attribute, ControlId, DocumentId, ItemKey, LimitRuleId, Measure, MeasureId, Node, PeriodId,
    Reception, ReceptionId, RecordKey, RecordKind, Revision, RevisionId, SheetId, Supplement, SupplementId, SurveyId,
    SurveyQuestion, SurveyQuestionId, TestSheet,
};
use crate::i18n::cli_figures as text;

/// The number a measure is shown with, by the number of its control and its place in it.
pub(crate) fn measure_number(control: &str, place: usize) -> String {
    format!("{control}:{}", place + 1)
}

/// The number a survey is shown with, by its place in the plan.
pub(crate) fn survey_number(place: usize) -> String {
    format!("S{}", place + 1)
}

/// The number a plan of action is shown with, by its place in the plan.
fn action_plan_number(place: usize) -> String {
    format!("H{}", place + 1)
}

/// The number a test sheet is shown with, by its place in the plan.
fn sheet_number(place: usize) -> String {
    format!("T{}", place + 1)
}

/// The number a limit rule is shown with, by its place in the plan.
pub(crate) fn limit_number(place: usize) -> String {
    format!("L{}", place + 1)
}

/// The name of a measure, with the part it is about.
pub(crate) fn measure_name(measure: &Measure) -> String {
    match measure.stratum.trim() {
        "" => measure.name.clone(),
        stratum => format!("{} ({stratum})", measure.name),
    }
}

impl<'a> Finder<'a> {
    /// The measure that a word means, in the whole plan.
    pub(crate) fn measure(&self, word: &str) -> Result<MeasureId, Failure> {
        let lines = outline(self.book, self.plan);
        let controls = lines.iter().filter_map(|line| match line.node {
            Node::Control(id) => Some((line.number.as_str(), id)),
            _ => None,
        });
        let found: Vec<_> =
            controls.flat_map(|(number, id)| self.measures_in(id, |at| measure_number(number, at))).collect();
        find(RecordKind::Measure, word, &found)
    }

    /// The measure that a word means within a control, where its own number is enough.
    pub(crate) fn measure_in(&self, control: ControlId, word: &str) -> Result<MeasureId, Failure> {
        let own = word.trim().rsplit_once(':').map_or(word, |(_, own)| own);
        let number = if own.bytes().all(|sign| sign.is_ascii_digit()) { own } else { word };
        let found = self.measures_in(control, |at| (at + 1).to_string());
        find(RecordKind::Measure, number, &found)
    }

    fn measures_in(&self, control: ControlId, number: impl Fn(usize) -> String) -> Vec<Candidate<MeasureId>> {
        let measures = self.book.measures(control).enumerate();
        let candidate = |(place, measure): (usize, &Measure)| Candidate {
            also: Some(measure.name.clone()),
            ..Candidate::new(measure.id, number(place), &measure_name(measure))
        };
        measures.map(candidate).collect()
    }

    /// The limit rule that a word means.
    pub(crate) fn limit_rule(&self, word: &str) -> Result<LimitRuleId, Failure> {
        let candidates = self
            .book
            .limit_rules(self.plan)
            .enumerate()
            .map(|(place, rule)| Candidate::new(rule.id, limit_number(place), &rule.name));
        find(RecordKind::LimitRule, word, &candidates.collect::<Vec<_>>())
    }

    /// The plan of action that a word means.
    pub(crate) fn action_plan(&self, word: &str) -> Result<ActionPlanId, Failure> {
        let plans = self.book.action_plans(self.plan).enumerate();
        let candidates = plans.map(|(place, plan)| Candidate::new(plan.id, action_plan_number(place), &plan.name));
        find(RecordKind::ActionPlan, word, &candidates.collect::<Vec<_>>())
    }

    /// The adoption or revision of the plan that a word means, by its number or the day of the decision.
    pub(crate) fn revision(&self, word: &str) -> Result<RevisionId, Failure> {
        let candidate = |revision: &Revision| {
            let day = revision.on.map(|on| on.to_string()).unwrap_or_default();
            Candidate::new(revision.id, revision.number.to_string(), &day)
        };
        find(RecordKind::Revision, word, &self.book.revisions(self.plan).map(candidate).collect::<Vec<_>>())
    }

    /// The reception that a word means, by its place among them (`M1`) or the day of the meeting.
    pub(crate) fn reception(&self, word: &str) -> Result<ReceptionId, Failure> {
        let candidate = |(place, reception): (usize, &Reception)| {
            let day = reception.on.map(|on| on.to_string()).unwrap_or_default();
            Candidate::new(reception.id, format!("M{}", place + 1), &day)
        };
        find(RecordKind::Reception, word, &self.receptions().into_iter().enumerate().map(candidate).collect::<Vec<_>>())
    }

    /// The receptions of the plan and its reports, earliest first.
    pub(crate) fn receptions(&self) -> Vec<&'a Reception> {
        let mut receptions: Vec<_> = self.book.receptions(self.plan).collect();
        receptions.sort_by_key(|reception| (reception.on.is_none(), reception.on, reception.id));
        receptions
    }

    /// The governing document that a word means, by its place among them (`D1`) or its name.
    pub(crate) fn document(&self, word: &str) -> Result<DocumentId, Failure> {
        let candidates: Vec<_> = self
            .book
            .governing_documents(self.plan)
            .enumerate()
            .map(|(place, document)| Candidate::new(document.id, format!("D{}", place + 1), &document.name))
            .collect();
        find(RecordKind::GoverningDocument, word, &candidates)
    }

    /// The survey that a word means.
    pub(crate) fn survey(&self, word: &str) -> Result<SurveyId, Failure> {
        let candidates = self
            .book
            .surveys(self.plan)
            .enumerate()
            .map(|(place, survey)| Candidate::new(survey.id, survey_number(place), &survey.name));
        find(RecordKind::Survey, word, &candidates.collect::<Vec<_>>())
    }

    /// The question of a survey that a word means.
    pub(crate) fn survey_question(&self, word: &str) -> Result<SurveyQuestionId, Failure> {
        let candidates = self.book.surveys(self.plan).enumerate().flat_map(|(at, survey)| {
            self.book.survey_questions(survey.id).enumerate().map(move |(place, question)| {
                Candidate::new(question.id, format!("{}.{}", survey_number(at), place + 1), &question.text)
            })
        });
        find(RecordKind::SurveyQuestion, word, &candidates.collect::<Vec<_>>())
    }

    /// The test sheets of the plan in every period, in the order of their controls, each with its number.
    pub(crate) fn sheets(&self) -> impl Iterator<Item = (String, &'a TestSheet)> {
        let controls = outline(self.book, self.plan).into_iter().filter_map(|line| match line.node {
            Node::Control(id) => Some(id),
            _ => None,
        });
        let book = self.book;
        let sheets = controls.flat_map(move |control| book.sheets(control)).enumerate();
        sheets.map(|(place, sheet)| (sheet_number(place), sheet))
    }

    /// The test sheet that a word means.
    pub(crate) fn sheet(&self, word: &str) -> Result<SheetId, Failure> {
        let candidates = self.sheets().map(|(number, sheet)| Candidate::new(sheet.id, number, &sheet.name));
        find(RecordKind::TestSheet, word, &candidates.collect::<Vec<_>>())
    }

    /// The supplement that a word means: a control and a number in the period.
    pub(crate) fn supplement(&self, word: &str, period: Option<PeriodId>) -> Result<SupplementId, Failure> {
        let of_period = self.supplements().filter(|(_, each)| Some(each.period_id) == period);
        let candidates = of_period.map(|(number, each)| Candidate::new(each.id, number, &each.text));
        find(RecordKind::Supplement, word, &candidates.collect::<Vec<_>>())
    }

    fn supplements(&self) -> impl Iterator<Item = (String, &Supplement)> {
        let controls = outline(self.book, self.plan).into_iter().filter_map(|line| match line.node {
            Node::Control(id) => Some((line.number, id)),
            _ => None,
        });
        controls.flat_map(|(number, id)| {
            let mut counts = std::collections::HashMap::<PeriodId, usize>::new();
            self.book.supplements(id).map(move |each| {
                let place = counts.entry(each.period_id).or_default();
                *place += 1;
                (format!("{number}:{place}"), each)
            })
        })
    }

    /// The number with which something that is measured, asked or tested is shown.
    pub(crate) fn number_of(&self, key: RecordKey) -> Option<String> {
        let (book, plan) = (self.book, self.plan);
        match key {
            RecordKey::LimitRule(id) => book.limit_rules(plan).position(|each| each.id == id).map(limit_number),
            RecordKey::ActionPlan(id) => book.action_plans(plan).position(|each| each.id == id).map(action_plan_number),
            RecordKey::EffectCheck(id) => book.find(id).map(|check| self.effect_check_number(check)),
            RecordKey::Revision(id) => book.find::<Revision>(id).map(|revision| revision.number.to_string()),
            RecordKey::Reception(id) => {
                self.receptions().iter().position(|each| each.id == id).map(|place| format!("M{}", place + 1))
            }
            RecordKey::Survey(id) => book.surveys(plan).position(|each| each.id == id).map(survey_number),
            RecordKey::SurveyQuestion(id) => {
                let survey = book.find::<SurveyQuestion>(id)?.survey_id;
                let place = book.survey_questions(survey).position(|each| each.id == id)?;
                Some(format!("{}.{}", self.number_of(RecordKey::Survey(survey))?, place + 1))
            }
            RecordKey::Supplement(id) => self.supplements().find(|(_, each)| each.id == id).map(|(number, _)| number),
            RecordKey::TestSheet(id) => self.sheets().find(|(_, sheet)| sheet.id == id).map(|(number, _)| number),
            RecordKey::Measure(id) => {
                let control = book.find::<Measure>(id)?.control_id;
                let lines = outline(book, plan);
                let line = lines.into_iter().find(|line| line.node == Node::Control(control))?;
                Some(measure_number(&line.number, book.measures(control).position(|each| each.id == id)?))
            }
            _ => None,
        }
    }

    /// The item of a test sheet that a word means: its number, or what identifies it.
    pub(crate) fn item(&self, sheet: SheetId, word: &str) -> Result<ItemKey, Failure> {
        let candidates =
            self.book.items(sheet).map(|item| Candidate::new(item.key(), item.number.to_string(), &item.identity));
        find(RecordKind::SheetItem, word, &candidates.collect::<Vec<_>>())
    }
}

/// The attribute of a test sheet that a word means: its number, or its name.
pub(crate) fn attribute_of(sheet: &TestSheet, word: &str) -> Result<u8, Failure> {
    let candidate =
        |attribute: &Attribute| Candidate::new(attribute.number, attribute.number.to_string(), &attribute.name);
    find_called(&text::an_attribute, word, &sheet.attributes.iter().map(candidate).collect::<Vec<_>>())
}
