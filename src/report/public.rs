//! A copy for the public: names become roles, counts under five are left out, and what was changed is said.
//!
//! The records are changed before the document is built, so that no format can show what another hides.

mod counts;
mod names;
mod texts;

use crate::domain::outline::{Line, outline};
use crate::domain::{
    ActionId, Book, DeviationId, Measure, Node, Outcome, OutcomeKey, Period, PlanId, Question, Record,
};
use crate::i18n::{Label, Lang, public as words};
use crate::report::model::{Anchors, Appendix, AppendixKind, Block, Kind, List};
use chrono::NaiveDate;
use names::Names;
use std::collections::BTreeSet;
use texts::texts;

pub(super) use counts::{has_few_answers, is_hidden, sentence, sheet, suppress, survey};

/// The appendix that says what was changed, of what a document of this kind shows of a period.
#[must_use]
pub fn appendix(anchors: &mut Anchors, changes: &Changes, (kind, period): (Kind, &Period), lang: Lang) -> Appendix {
    let said = |changed: &BTreeSet<Place>, some: fn(Lang, &str) -> String, none: Label| {
        let places = in_words(changed.iter().filter(|place| place.is_in(kind, period)));
        if places.is_empty() { none(lang).to_owned() } else { some(lang, &places) }
    };
    let mut items = vec![
        said(&changes.names, words::names_at, words::no_names).into(),
        said(&changes.counts, words::counts_at, words::no_counts).into(),
    ];
    if matches!(kind, Kind::Report | Kind::Statement) {
        items.push(words::drawings(lang).into());
    }
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
    names: BTreeSet<Place>,
    /// Where a count was left out.
    counts: BTreeSet<Place>,
}

/// Where something was changed. Places are in the order of the boards and of the plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// Which board, and its name; none where there is one only.
    board: Option<(usize, String)>,
    /// Where in the tree; what has no place there comes last.
    at: usize,
    /// What it is called.
    name: String,
    part: Part,
    /// The days of the period that the text tells of; none of what every document may show.
    days: Option<(NaiveDate, NaiveDate)>,
}

impl Place {
    fn is_in(&self, kind: Kind, period: &Period) -> bool {
        self.part.is_in(kind) && self.days.is_none_or(|(from, to)| from <= period.to && period.from <= to)
    }
}

/// Of what a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// What is planned, and who makes it.
    Plan,
    /// What was recorded of a control in a period.
    Recorded,
    /// A deviation or what is done about it.
    Found,
    /// How a report was signed and handed on.
    Way,
}

impl Part {
    const fn is_in(self, kind: Kind) -> bool {
        match kind {
            Kind::Plan => matches!(self, Self::Plan),
            Kind::Report | Kind::Statement => true,
            Kind::Summary | Kind::Consolidated => matches!(self, Self::Found),
        }
    }
}

/// Places in words, those of a board behind its name: "1.1.1, 1.2.1; Kulturnämnden 1.1.1".
fn in_words<'p>(places: impl Iterator<Item = &'p Place>) -> String {
    let mut said = String::new();
    let mut last: Option<&Place> = None;
    for place in places {
        match (last, &place.board) {
            (Some(before), _) if before.board == place.board && before.name == place.name => continue,
            (Some(before), board) if before.board == *board => said.push_str(", "),
            (before, board) => {
                said.push_str(if before.is_some() { "; " } else { "" });
                said.extend(board.iter().flat_map(|(_, name)| [name, " "]));
            }
        }
        said.push_str(&place.name);
        last = Some(place);
    }
    said
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
    for (at, board) in book.boards().into_iter().enumerate() {
        for plan in book.plans_of(board.id).filter(|plan| Some(plan.year) == year) {
            let (copied, own) = copy(&public, plan.id, lang);
            let placed = |place: Place| Place { board: Some((at, board.name.clone())), ..place };
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
            self.without_small_figures(outcome, place.as_ref());
        }
        let is_deviation = matches!(record, Record::Deviation(_));
        for (at, text) in texts(&mut record).into_iter().enumerate() {
            // The title of a deviation stands in later reports too, where it is repeated or remedied.
            let days = place.as_ref().and_then(|place| place.days).filter(|_| !(is_deviation && at == 0));
            let place = place.clone().map(|place| Place { days, ..place });
            if let Some(replaced) = self.names.replaced(text) {
                *text = replaced;
                self.changes.names.extend(place.clone());
            }
            let (shown, left_out) = suppress(text);
            if left_out {
                *text = shown;
                self.changes.counts.extend(place.clone());
            }
        }
        record
    }

    /// The sentences of figures that the program put into a result, without what tells of fewer than five.
    fn without_small_figures(&mut self, outcome: &mut Outcome, place: Option<&Place>) {
        let OutcomeKey { control_id, period_id } = outcome.key();
        for written in Lang::ALL {
            for (said, shown) in counts::in_result(self.book, (control_id, period_id), *written, self.lang) {
                // Texts are kept with common blanks, sentences have some that do not break.
                let said = said.replace(['\u{a0}', '\u{202f}'], " ");
                if outcome.result.contains(&said) {
                    outcome.result = outcome.result.replace(&said, &shown);
                    self.changes.counts.extend(place.cloned());
                }
            }
        }
    }
}

/// Where in the documents the texts of a record stand. `None` of what is in none of them.
struct Places<'a> {
    book: &'a Book,
    plan: PlanId,
    lang: Lang,
    /// The nodes of the tree, in order.
    lines: Vec<Line>,
    /// The actions that are followed up in the plan, of whatever year.
    actions: BTreeSet<ActionId>,
    /// The deviations those are against, and those that deviations of the plan repeat.
    deviations: BTreeSet<DeviationId>,
}

impl<'a> Places<'a> {
    fn of(book: &'a Book, plan: PlanId, lang: Lang) -> Self {
        let followed: Vec<_> = book.followed_actions(plan).collect();
        let against = followed.iter().flat_map(|action| action.deviation_ids.iter().copied());
        let repeated = book.deviations(plan).flat_map(|deviation| book.repeated(deviation));
        let deviations = against.chain(repeated).collect();
        let actions = followed.iter().map(|action| action.id).collect();
        Self { book, plan, lang, lines: outline(book, plan), actions, deviations }
    }

    fn of_record(&self, record: &Record) -> Option<Place> {
        let days = self.period(record).map(|period| (period.from, period.to));
        Some(Place { days, ..self.place(record)? })
    }

    /// The period that a record tells of.
    fn period(&self, record: &Record) -> Option<&Period> {
        self.book.period(match record {
            Record::Deviation(deviation) => deviation.period_id,
            Record::Outcome(outcome) => outcome.period_id,
            Record::Answer(answer) => answer.period_id,
            Record::Supplement(supplement) => supplement.period_id,
            Record::TestSheet(sheet) => sheet.period_id,
            Record::Survey(survey) => survey.period_id,
            Record::SignOff(sign_off) => sign_off.period_id,
            Record::Period(period) => period.id,
            _ => return None,
        })
    }

    fn place(&self, record: &Record) -> Option<Place> {
        let in_actions = || Some(self.apart(words::in_actions, Part::Found));
        match record {
            Record::Action(action) => in_actions().filter(|_| self.actions.contains(&action.id)),
            Record::EffectCheck(check) => in_actions().filter(|_| self.actions.contains(&check.action_id)),
            Record::ActionPlan(_) => in_actions(),
            Record::Deviation(each) if each.plan_id == self.plan || self.deviations.contains(&each.id) => {
                let control = each.control_id.and_then(|id| self.in_tree(Node::Control(id), Part::Found));
                Some(control.unwrap_or_else(|| self.apart(words::deviations_alone, Part::Found)))
            }
            _ if self.book.plan_of_record(record) != Some(self.plan) => None,
            Record::SignOff(_) => Some(self.apart(words::in_sign_off, Part::Way)),
            Record::Reception(reception) if reception.period_id.is_some() => {
                Some(self.apart(words::in_sign_off, Part::Way))
            }
            Record::Area(_) | Record::RiskPoint(_) | Record::ControlActivity(_) | Record::Question(_) => {
                self.in_tree(self.node(record)?, Part::Plan)
            }
            _ => {
                let recorded = self.node(record).and_then(|node| self.in_tree(node, Part::Recorded));
                Some(recorded.unwrap_or_else(|| self.apart(words::in_plan, Part::Plan)))
            }
        }
    }

    fn in_tree(&self, node: Node, part: Part) -> Option<Place> {
        let at = self.lines.iter().position(|line| line.node == node)?;
        Some(Place { board: None, at, name: self.lines.get(at)?.number.clone(), part, days: None })
    }

    fn apart(&self, name: Label, part: Part) -> Place {
        Place { board: None, at: usize::MAX, name: name(self.lang).to_owned(), part, days: None }
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
