//! Builds documents: all wording is chosen here, from the catalogue, the plan's own labels and its own texts.

mod actions;
mod consolidated;
mod controls;
mod decisions;
mod figures;
mod news;
mod one_page;
mod plan;
mod report;
mod risks;
mod series;
mod statement;
mod summary;
mod texts;

use super::boards::Boards;
use super::facts::Facts;
use super::model::{Anchors, Badge, Block, Document, Fact, Head, Kind, Line, List, Look, Text, Tone};
use super::public::{self, Changes};
use crate::domain::outline::{Line as Numbered, outline};
use crate::domain::{BoardKind, Book, Period, PeriodId, Plan, PlanId, Severity, Status};
use crate::i18n::terms::{Glyphs, Terms};
use crate::i18n::{Label, Lang, documents_year, format, public as public_words, report as words, signing};
use chrono::NaiveDate;

/// What a document is made of.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// What document.
    pub kind: Kind,
    /// The book.
    pub book: &'a Book,
    /// The plan.
    pub plan: PlanId,
    /// The period. A plan is the same whatever the period.
    pub period: PeriodId,
    /// The language.
    pub lang: Lang,
    /// The day the document states where the period has no report date of its own.
    pub today: NaiveDate,
    /// The head of the chain of changes the book was read with, where it is known.
    pub chain_head: &'a str,
    /// The logo and the colours.
    pub look: &'a Look,
    /// What was changed, where the book is a copy for the public.
    pub changes: Option<&'a Changes>,
}

/// Makes a document. `None` when there is no such plan or period.
#[must_use]
pub fn document(order: &Order<'_>) -> Option<Document> {
    let facts = Facts::gather(order.book, order.plan, order.period, order.today)?;
    let mut maker = Maker::of(order, order.plan, order.period, &facts)?;
    let mut document = match order.kind {
        Kind::Plan => plan::document(&mut maker),
        Kind::Report => report::document(&mut maker),
        Kind::Statement => statement::document(&mut maker),
        Kind::Summary => summary::document(&mut maker),
        Kind::Consolidated => {
            let boards = Boards::gather(order.book, order.plan, order.period, order.today)?;
            consolidated::document(&mut maker, order, &boards)
        }
    };
    if let Some(changes) = order.changes {
        document.head.facts.push(maker.fact(public_words::edition, maker.word(public_words::for_publication)));
        document.appendices.push(public::appendix(&mut maker.anchors, changes, (order.kind, maker.period), order.lang));
    }
    Some(document)
}

/// The severities, worst first, and last what nobody has graded.
pub(super) const WORST_FIRST: [Option<Severity>; 4] =
    [Some(Severity::Serious), Some(Severity::Minor), Some(Severity::Observation), None];

/// What the builders of all kinds share.
struct Maker<'a> {
    book: &'a Book,
    plan: &'a Plan,
    period: &'a Period,
    /// The tree with its numbers.
    lines: Vec<Numbered>,
    facts: &'a Facts,
    terms: Terms<'a>,
    lang: Lang,
    anchors: Anchors,
    /// Whether it is a copy for the public.
    is_public: bool,
    chain_head: &'a str,
    look: &'a Look,
}

impl<'a> Maker<'a> {
    fn of(order: &Order<'a>, plan: PlanId, period: PeriodId, facts: &'a Facts) -> Option<Self> {
        let plan = order.book.plan(plan)?;
        Some(Self {
            book: order.book,
            plan,
            period: order.book.period(period)?,
            lines: outline(order.book, plan.id),
            facts,
            terms: Terms::of_plan(order.lang, plan),
            lang: order.lang,
            anchors: Anchors::default(),
            is_public: order.changes.is_some(),
            chain_head: order.chain_head,
            look: order.look,
        })
    }
}

impl Maker<'_> {
    fn heading(&mut self, level: u8, text: impl Into<Line>) -> Block {
        Block::Heading(self.anchors.heading(level, text))
    }

    fn word(&self, text: Label) -> &'static str {
        text(self.lang)
    }

    /// A label and what it says, in one text: "Orsak: …". Nothing of nothing.
    fn said(&self, label: Label, what: &str) -> Text {
        let what = Text::from(what);
        if what.is_empty() { what } else { Text::new().and_strong(self.word(label)).and(": ").and_text(what) }
    }

    /// A share with its counts, with as many decimals as the plan has.
    fn share(&self, part: u32, whole: u32) -> String {
        format::percent_of(self.lang, part.into(), whole.into(), self.facts.plan.decimals)
    }

    fn status(&self, status: Status) -> Badge {
        let word = Line::from(self.terms.status(status).as_ref());
        Badge { glyph: Glyphs::Standard.status(status), word, tone: tone_of_status(status) }
    }

    /// A severity, in the form for `count` deviations.
    fn severity(&self, severity: Option<Severity>, count: u32) -> Badge {
        let word = Line::from(self.terms.severity(severity, count).as_ref());
        Badge { glyph: Glyphs::Standard.severity(severity), word, tone: tone_of_severity(severity) }
    }

    fn fact(&self, label: Label, value: impl Into<Line>) -> Fact {
        Fact { label: label(self.lang).into(), value: value.into() }
    }

    fn period_with_dates(&self) -> String {
        let period = &self.facts.period;
        format!("{} ({})", period.name, format::date_range_long(self.lang, period.from, period.to))
    }

    /// The title data of a document about a period.
    fn head(&self, title: impl Into<Line>) -> Head {
        let mut facts = self.plan_facts();
        facts.push(self.fact(words::period, self.period_with_dates()));
        facts.push(self.fact(words::dated, format::date_long(self.lang, self.facts.dated)));
        facts.push(self.fact(words::version, self.version()));
        let (board, period) = (&self.facts.board.name, &self.facts.period.name);
        let subtitle = format!("{board}, {period} {}", self.facts.plan.year);
        self.head_of(title.into(), subtitle.into(), self.facts.dated, facts)
    }

    /// What the body that the plan is of is called: a company is no board.
    fn board_label(&self) -> Label {
        match self.book.board_of(self.plan.id).map(|board| board.kind) {
            Some(BoardKind::Company) => words::company,
            _ => words::board,
        }
    }

    /// What every document says of the plan under its title.
    fn plan_facts(&self) -> Vec<Fact> {
        let facts = self.facts;
        let plan = format!("{} {}", facts.plan.title, facts.plan.year);
        vec![
            self.fact(words::municipality, &facts.board.municipality),
            self.fact(self.board_label(), &facts.board.name),
            self.fact(words::plan, plan.trim()),
            self.fact(words::registry_no, &facts.plan.registry_no),
        ]
    }

    fn head_of(&self, title: Line, subtitle: Line, dated: NaiveDate, facts: Vec<Fact>) -> Head {
        Head {
            title,
            subtitle,
            municipality: Line::from(&self.facts.board.municipality),
            board: Line::from(&self.facts.board.name),
            registry_no: Line::from(&self.facts.plan.registry_no),
            dated,
            facts: facts.into_iter().filter(|fact| !fact.value.is_empty()).collect(),
            chain_head: self.chain_head.into(),
            cover: false,
            look: self.look.clone(),
        }
    }
}

impl Maker<'_> {
    /// Every time the period was signed off, and why it was opened again.
    fn signed(&mut self, level: u8, body: &mut Vec<Block>) {
        let told = |each| Text::from(signing::told(self.lang, each, format::date_long).join(" "));
        let items: Vec<Text> = self.book.sign_offs(self.period.id).map(told).collect();
        if !items.is_empty() {
            body.push(self.heading(level, self.word(signing::history)));
            body.push(Block::List(List { numbered: false, items }));
        }
    }

    /// Whether something has happened by the day of the document. What happens to actions and deviations after it is for the next
    /// document to tell.
    fn is_by_now(&self, day: NaiveDate) -> bool {
        day <= self.facts.dated
    }

    /// That the document tells of its own way after its date: signing and reception cannot come before it. Of the plan, or
    /// of the report of a period.
    fn added_since(&self, dated: NaiveDate, period: Option<&Period>) -> Option<Block> {
        let received = self.book.receptions(self.plan.id).filter(|each| each.period_id == period.map(|it| it.id));
        let signed = period.into_iter().flat_map(|period| self.book.sign_offs(period.id));
        let signed = signed.flat_map(|each| [Some(each.on), each.opened_on]);
        let mut days = received.map(|each| each.on).chain(signed).flatten();
        let day = format::date_long(self.lang, dated);
        days.any(|on| on > dated).then(|| Block::Note(documents_year::added_since(self.lang, &day).into()))
    }

    /// The version of the report, once it has been signed off.
    fn version(&self) -> String {
        self.book.latest_sign_off(self.period.id).map_or_else(String::new, |last| {
            let day = last.opened_on.map_or_else(|| format::date_long(self.lang, last.on), |_| String::new());
            words::version_of(self.lang, last.version, &day)
        })
    }
}

const fn tone_of_status(status: Status) -> Tone {
    match status {
        Status::NotStarted => Tone::NotStarted,
        Status::Started => Tone::Started,
        Status::Paused => Tone::Paused,
        Status::Completed => Tone::Done,
        Status::NotKnown => Tone::NotKnown,
    }
}

const fn tone_of_severity(severity: Option<Severity>) -> Tone {
    match severity {
        Some(Severity::Serious) => Tone::Serious,
        Some(Severity::Minor) => Tone::Minor,
        Some(Severity::Observation) | None => Tone::Observation,
    }
}
