//! The starter library: controls that most boards have, to begin a plan with. They are data (`assets/library.json`),
//! written for this program; what a plan takes from it is its own from then on.

use crate::domain::{
    Area, AreaId, Book, Change, ControlActivity, ControlId, Edit, Focus, Frequency, Goal, PlanId, Question, QuestionId,
    RecordKind, RiskPoint, RiskPointId, Verb, rank_after,
};
use crate::env::Ids;
use crate::i18n::collate::fold;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The library as data.
pub const JSON: &str = include_str!("../../assets/library.json");

/// A control with the risk it meets and the questions it asks. The texts are Swedish, as the plans are.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starter {
    /// Its code, the same in every language.
    pub code: String,
    /// The area it is usually put in.
    pub area: String,
    /// The risk point.
    pub risk_point: String,
    /// The errors that are likely.
    pub likely_errors: String,
    /// Whether it concerns errors and irregularities.
    pub irregularity: bool,
    /// The goals it serves.
    pub goals: BTreeSet<Goal>,
    /// What it looks after.
    pub focuses: BTreeSet<Focus>,
    /// The control activity.
    pub title: String,
    /// What the check is to make sure.
    pub objective: String,
    /// How it is done.
    pub method: String,
    /// What is looked at.
    pub selection: String,
    /// How often.
    pub frequency: String,
    /// Its questions.
    pub questions: Vec<String>,
}

/// What the program comes with, in the order of the data.
#[must_use]
pub fn starters() -> &'static [Starter] {
    static STARTERS: LazyLock<Vec<Starter>> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the text is part of the program and a test reads it")]
        serde_json::from_str(JSON).expect("assets/library.json holds starters")
    });
    &STARTERS
}

/// The starter with this code or title.
#[must_use]
pub fn find(text: &str) -> Option<&'static Starter> {
    let wanted = fold(text);
    starters().iter().find(|starter| starter.code == wanted || fold(&starter.title) == wanted)
}

impl Starter {
    /// Whether a plan has a control with this title already.
    #[must_use]
    pub fn is_in(&self, book: &Book, plan: PlanId) -> bool {
        let title = fold(&self.title);
        book.controls_of_plan(plan).iter().any(|control| fold(&control.title) == title)
    }

    /// The change that takes it into a plan: into this area, else into the one with its usual name, which is made when
    /// there is none.
    #[must_use]
    pub fn change(&self, book: &Book, plan_id: PlanId, area: Option<AreaId>, ids: &dyn Ids) -> Change {
        let mut edits = Vec::new();
        let named = || book.all::<Area>().find(|it| it.plan_id == plan_id && fold(&it.name) == fold(&self.area));
        let area_id = area.or_else(|| named().map(|area| area.id)).unwrap_or_else(|| {
            let id = AreaId(ids.id());
            let rank = rank_after(book.areas(plan_id, None).map(|area| area.rank));
            let (name, purpose) = (self.area.clone(), String::new());
            edits.push(Edit::add(Area { id, plan_id, parent_id: None, rank, name, purpose }));
            id
        });
        let point = RiskPoint {
            rank: rank_after(book.risk_points(area_id).map(|point| point.rank)),
            name: self.risk_point.clone(),
            likely_errors: self.likely_errors.clone(),
            irregularity: self.irregularity,
            goals: self.goals.clone(),
            focuses: self.focuses.clone(),
            ..RiskPoint::blank(RiskPointId(ids.id()), area_id)
        };
        let control = ControlActivity {
            rank: rank_after(std::iter::empty()),
            title: self.title.clone(),
            objective: self.objective.clone(),
            method: self.method.clone(),
            selection: self.selection.clone(),
            frequency: Frequency { text: self.frequency.clone(), periods: BTreeSet::new() },
            ..ControlActivity::blank(ControlId(ids.id()), point.id)
        };
        let control_id = control.id;
        edits.extend([Edit::add(point), Edit::add(control)]);
        let mut rank = None;
        for text in &self.questions {
            rank = Some(rank_after(rank.into_iter()));
            let (id, rank, text) = (QuestionId(ids.id()), rank.unwrap_or_default(), text.clone());
            edits.push(Edit::add(Question { id, control_id, rank, text, periods: BTreeSet::new() }));
        }
        let (verb, kind, subject) = (Verb::Add, RecordKind::ControlActivity, self.title.clone());
        Change { verb, kind, subject, plan_id: Some(plan_id), edits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::Sample;
    use crate::env::Env;
    use std::collections::HashSet;

    #[test]
    fn the_usual_subjects_are_there_each_once_and_whole() {
        let codes: Vec<_> = starters().iter().map(|starter| starter.code.as_str()).collect();
        let usual = [
            "attest",
            "delegation",
            "access",
            "invoices",
            "procurement",
            "secondary",
            "gifts",
            "grants",
            "payroll",
            "registers",
            "deadlines",
            "continuity",
        ];
        assert_eq!(codes, usual);
        assert_eq!(starters().iter().map(|starter| &starter.title).collect::<HashSet<_>>().len(), usual.len());
        for starter in starters() {
            assert!(!starter.goals.is_empty() && !starter.questions.is_empty(), "{}", starter.code);
            assert_eq!(find(&starter.title.to_uppercase()), Some(starter));
        }
        assert_eq!(find("finns inte"), None);
    }

    #[test]
    fn every_one_enters_a_plan_in_one_change_that_can_be_taken_back() {
        let mut sample = Sample::new();
        let env = Env::real();
        for starter in starters() {
            assert!(!starter.is_in(&sample.book, sample.plan));
            let change = starter.change(&sample.book, sample.plan, None, env.ids.as_ref());
            let inverse = sample.book.apply(&change).unwrap();
            assert!(starter.is_in(&sample.book, sample.plan));
            let mut again = sample.book.clone();
            again.apply(&inverse).unwrap();
            assert!(!starter.is_in(&again, sample.plan));
        }
        let areas: Vec<_> = sample.book.areas(sample.plan, None).map(|area| area.name.as_str()).collect();
        assert_eq!(areas.iter().collect::<HashSet<_>>().len(), areas.len(), "areas of one name are one area");
        assert_eq!(sample.book.controls_of_plan(sample.plan).len(), starters().len());
    }

    #[test]
    fn the_chosen_area_is_used_and_questions_keep_their_order() {
        let mut sample = Sample::new();
        let area = sample.area(None);
        let starter = find("attest").unwrap();
        let change = starter.change(&sample.book, sample.plan, Some(area), Env::real().ids.as_ref());
        sample.book.apply(&change).unwrap();
        assert_eq!(sample.book.areas(sample.plan, None).count(), 1);
        let control = sample.book.controls_of_plan(sample.plan)[0];
        let questions: Vec<_> = sample.book.questions(control.id).map(|question| question.text.clone()).collect();
        assert_eq!(questions, starter.questions);
    }
}
