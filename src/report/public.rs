//! A copy for the public: names become roles, counts under five are left out, and what was changed is said.
//!
//! The records are changed before the document is built, so that no format can show what another hides.

mod counts;
mod names;
mod texts;

use crate::domain::outline::outline;
use crate::domain::{ActionId, Book, DeviationId, Measure, Node, Outcome, PlanId, Question, Record};
use crate::i18n::{Label, Lang, figures, public as words};
use crate::report::model::{Anchors, Appendix, AppendixKind, Block, List};
use names::Names;
use std::collections::{BTreeMap, BTreeSet};
use texts::texts;

pub(super) use counts::{hides, sentence, suppress};

/// The appendix that says what was changed.
#[must_use]
pub fn appendix(anchors: &mut Anchors, changes: &Changes, lang: Lang) -> Appendix {
    let places = |places: &BTreeSet<String>| places.iter().cloned().collect::<Vec<_>>().join(", ");
    let said = |changed: &BTreeSet<String>, some: fn(Lang, &str) -> String, none: Label| {
        if changed.is_empty() { none(lang).to_owned() } else { some(lang, &places(changed)) }
    };
    let items = vec![
        said(&changes.names, words::names_at, words::no_names).into(),
        said(&changes.counts, words::counts_at, words::no_counts).into(),
    ];
    Appendix {
        kind: AppendixKind::Changes,
        heading: anchors.heading(1, words::title(lang)),
        blocks: vec![
            Block::Paragraph(words::what_it_is(lang).into()),
            Block::List(List { numbered: false, items }),
            Block::Note(words::read_it(lang).into()),
        ],
    }
}

/// What was changed in a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Where a name became a role.
    pub names: BTreeSet<String>,
    /// Where a count was left out.
    pub counts: BTreeSet<String>,
}

/// Makes a copy of a plan for the public.
#[must_use]
pub fn copy(book: &Book, plan: PlanId, lang: Lang) -> (Book, Changes) {
    let plans: BTreeSet<PlanId> = book.board_plans(plan).into_iter().collect();
    let of_board = |record: &Record| book.plan_of_record(record).is_some_and(|plan| plans.contains(&plan));
    let records: Vec<Record> = book.records().filter(of_board).collect();
    let names = Names::of(&records, lang);
    let mut copy = Copy { book, lang, names, places: Places::of(book, plan, lang), changes: Changes::default() };
    let mut public = book.clone();
    for record in records {
        public.load_any(copy.record(record));
    }
    (public, copy.changes)
}

/// Makes a copy for the public of all boards' plans of the year of this one.
#[must_use]
pub fn copy_of_boards(book: &Book, plan: PlanId, lang: Lang) -> (Book, Changes) {
    let (mut public, mut changes) = (book.clone(), Changes::default());
    let year = book.plan(plan).map(|plan| plan.year);
    for board in book.boards() {
        for plan in book.plans_of(board.id).filter(|plan| Some(plan.year) == year) {
            let (copied, own) = copy(&public, plan.id, lang);
            let placed = |place: String| format!("{} {place}", board.name);
            changes.names.extend(own.names.into_iter().map(placed));
            changes.counts.extend(own.counts.into_iter().map(placed));
            public = copied;
        }
    }
    (public, changes)
}

struct Copy<'a> {
    book: &'a Book,
    lang: Lang,
    names: Names,
    places: Places<'a>,
    changes: Changes,
}

impl Copy<'_> {
    fn record(&mut self, mut record: Record) -> Record {
        let place = self.places.of_record(&record);
        if let Record::Outcome(outcome) = &mut record {
            self.without_small_figures(outcome, place.as_deref());
        }
        for text in texts(&mut record) {
            if let Some(replaced) = self.names.replaced(text) {
                *text = replaced;
                self.changes.names.extend(place.clone());
            }
            let (shown, left_out) = suppress(text, self.lang);
            if left_out {
                *text = shown;
                self.changes.counts.extend(place.clone());
            }
        }
        record
    }

    /// The sentences of measures that the program put into a result, without figures that tell of fewer than five.
    fn without_small_figures(&mut self, outcome: &mut Outcome, place: Option<&str>) {
        let few = |measure: &&Measure| counts::tells_of_few(self.book, measure, outcome.period_id);
        for measure in self.book.measures(outcome.control_id).filter(few) {
            for lang in Lang::ALL {
                let said = figures::sentence(*lang, self.book, measure, outcome.period_id);
                // Texts are kept with common blanks, sentences have some that do not break.
                let said = said.unwrap_or_default().replace(['\u{a0}', '\u{202f}'], " ");
                if !said.is_empty() && outcome.result.contains(&said) {
                    let shown = sentence(self.lang, self.book, measure, outcome.period_id);
                    outcome.result = outcome.result.replace(&said, &shown.unwrap_or_default());
                    self.changes.counts.extend(place.map(ToOwned::to_owned));
                }
            }
        }
    }
}

/// Where in the documents the texts of a record stand, in words. `None` of what is in none of them.
struct Places<'a> {
    book: &'a Book,
    plan: PlanId,
    lang: Lang,
    numbers: BTreeMap<Node, String>,
    /// The actions that are followed up in the plan, of whatever year.
    actions: BTreeSet<ActionId>,
    /// The deviations those are against, and those that deviations of the plan repeat.
    deviations: BTreeSet<DeviationId>,
}

impl<'a> Places<'a> {
    fn of(book: &'a Book, plan: PlanId, lang: Lang) -> Self {
        let numbers = outline(book, plan).into_iter().map(|line| (line.node, line.number)).collect();
        let followed: Vec<_> = book.followed_actions(plan).collect();
        let against = followed.iter().flat_map(|action| action.deviation_ids.iter().copied());
        let repeated = book.deviations(plan).flat_map(|deviation| book.repeated(deviation));
        let deviations = against.chain(repeated).collect();
        Self { book, plan, lang, numbers, actions: followed.iter().map(|action| action.id).collect(), deviations }
    }

    fn of_record(&self, record: &Record) -> Option<String> {
        let in_actions = || Some(words::in_actions(self.lang).to_owned());
        match record {
            Record::Action(action) => in_actions().filter(|_| self.actions.contains(&action.id)),
            Record::EffectCheck(check) => in_actions().filter(|_| self.actions.contains(&check.action_id)),
            Record::ActionPlan(_) => in_actions(),
            Record::Deviation(each) if each.plan_id == self.plan || self.deviations.contains(&each.id) => {
                let number = each.control_id.and_then(|id| self.numbers.get(&Node::Control(id)));
                Some(words::of_deviation(self.lang, number))
            }
            _ if self.book.plan_of_record(record) != Some(self.plan) => None,
            Record::SignOff(_) | Record::Reception(_) => Some(words::in_sign_off(self.lang).to_owned()),
            _ => {
                let number = self.node(record).and_then(|node| self.numbers.get(&node)).cloned();
                Some(number.unwrap_or_else(|| words::in_plan(self.lang).to_owned()))
            }
        }
    }

    /// The node of the plan's tree that a record belongs to.
    fn node(&self, record: &Record) -> Option<Node> {
        let control = |id| Some(Node::Control(id));
        match record {
            Record::Area(area) => Some(Node::Area(area.id)),
            Record::RiskPoint(point) => Some(Node::RiskPoint(point.id)),
            Record::ControlActivity(each) => control(each.id),
            Record::Question(question) => control(question.control_id),
            Record::Measure(measure) => control(measure.control_id),
            Record::Outcome(outcome) => control(outcome.control_id),
            Record::Supplement(supplement) => control(supplement.control_id),
            Record::TestSheet(sheet) => control(sheet.control_id),
            Record::Answer(answer) => control(self.book.find::<Question>(answer.question_id)?.control_id),
            Record::MeasureValue(value) => control(self.book.find::<Measure>(value.measure_id)?.control_id),
            _ => None,
        }
    }
}
