//! The one-page summary of a period: what a politician reads in a minute.

use super::one_page::{self, Above};
use super::texts::before_brackets;
use super::{Maker, WORST_FIRST};
use crate::domain::{Severity, Status};
use crate::i18n::{Lang, format, report as words};
use crate::report::facts::{ActionCounts, ActionFacts, BySeverity, ByStatus, Counts, DeviationFacts};
use crate::report::model::{
    Badge, Bar, Block, Cell, Column, Document, Drawing, Figure, Flow, Head, Kind, List, Part, Row, Table, Text,
};

/// Of each list the page shows at most this many: serious deviations, others, late actions. The rest are counted.
const MOST: [usize; 3] = [5, 7, 5];
/// The columns of the serious deviations, and of the late actions.
const OF_SERIOUS: [u16; 3] = [4, 5, 5];
const OF_LATE: [u16; 3] = [7, 4, 3];
/// More bars than this would not fit on a page: then one is drawn for all, and the table has them one by one.
pub(super) const MOST_DRAWN: usize = 20;
/// With more areas than this their controls are drawn together: the report has them one by one.
const MOST_BARS: usize = 12;

/// How much is said of each thing, in characters, of how many of the actions against a deviation, and whether each area has
/// a bar: more is for the report. With no description at all, neither the control nor the unit is named.
#[derive(Clone, Copy)]
struct Brief {
    description: usize,
    name: usize,
    actions: usize,
    areas: bool,
}

/// From the longest: the first is taken with which all that may be shown is shown and described, else the first but one with
/// which all serious deviations are shown, else the last. A board must know that it has five of them before it knows one well.
const BRIEF: [Brief; 5] = [
    Brief { description: 360, name: 240, actions: 3, areas: true },
    Brief { description: 240, name: 160, actions: 3, areas: true },
    Brief { description: 80, name: 80, actions: 3, areas: true },
    Brief { description: 0, name: 60, actions: 1, areas: true },
    Brief { description: 0, name: 60, actions: 1, areas: false },
];

/// What the page is filled with.
struct Page {
    drawing: Option<Figure>,
    serious: Vec<Row>,
    others: Vec<Text>,
    late: Vec<Row>,
}

/// Makes the summary.
pub(super) fn document(maker: &mut Maker<'_>) -> Document {
    let head = maker.summary_head();
    let facts = head.facts.len() + usize::from(maker.is_public);
    let sentences = maker.brief_sentences();
    let above = Above { drawing: 0, facts, lead: one_page::of_lead(&sentences), logo: head.look.logo.is_some() };
    let mut pages: Vec<Page> = BRIEF.into_iter().map(|brief| maker.page(brief)).collect();
    let is_whole = |page: &Page| page.lacks(above) == [0; 3];
    let has_serious = |page: &Page| page.lacks(above)[0] == 0 && page.has_room(above);
    let told = BRIEF.iter().take_while(|brief| brief.description > 0).count();
    let taken = pages.iter().take(told).position(is_whole);
    let taken = taken.or_else(|| pages.iter().skip(1).position(has_serious).map(|at| at + 1));
    let page = pages.swap_remove(taken.unwrap_or(BRIEF.len() - 1));
    let [of_serious, of_others, of_late] = page.shown(above);
    let mut body = vec![Block::Lead(sentences)];
    body.extend(page.drawing.map(Block::Figure));
    maker.put_worst(page.serious, of_serious, &mut body);
    maker.put_others(page.others, of_others, &mut body);
    maker.put_late(page.late, of_late, &mut body);
    Document { lang: maker.lang, kind: Kind::Summary, head, body, appendices: Vec::new() }
}

impl Page {
    /// Whether there is room for one of each list under what stands above.
    fn has_room(&self, above: Above) -> bool {
        one_page::has_room(self.under(above), self.heights().each_ref().map(Vec::as_slice))
    }

    /// How many of each list that may be shown there is no room for.
    fn lacks(&self, above: Above) -> [usize; 3] {
        let (shown, all) = (self.shown(above), [self.serious.len(), self.others.len(), self.late.len()]);
        let mut lacks = [0; 3];
        for (((lacks, shown), all), most) in lacks.iter_mut().zip(shown).zip(all).zip(MOST) {
            *lacks = all.min(most).saturating_sub(shown);
        }
        lacks
    }

    /// How many of each list there is room for.
    fn shown(&self, above: Above) -> [usize; 3] {
        one_page::fit(self.under(above), self.heights().each_ref().map(Vec::as_slice), MOST)
    }

    fn under(&self, above: Above) -> Above {
        Above { drawing: self.drawing.as_ref().map_or(0, one_page::of_bars), ..above }
    }

    fn heights(&self) -> [Vec<usize>; 3] {
        [
            self.serious.iter().map(|row| one_page::of_row(row, &OF_SERIOUS)).collect(),
            self.others.iter().map(one_page::of_item).collect(),
            self.late.iter().map(|row| one_page::of_row(row, &OF_LATE)).collect(),
        ]
    }
}

impl Maker<'_> {
    /// What the page says at this length.
    fn page(&self, brief: Brief) -> Page {
        Page {
            drawing: self.drawing(brief),
            serious: self.worst(brief),
            others: self.others(brief),
            late: self.late(brief),
        }
    }

    fn drawing(&self, brief: Brief) -> Option<Figure> {
        match self.facts.areas.len() {
            0 => None,
            areas if areas > MOST_BARS || !brief.areas => Some(self.bar_of_all()),
            _ => Some(self.bars_by_area()),
        }
    }

    /// Fewer facts than other documents: the page has room for what is new.
    fn summary_head(&self) -> Head {
        let facts = self.facts;
        let names = [facts.board.name.as_str(), facts.board.municipality.as_str()];
        let board: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let lines = vec![
            self.fact(self.board_label(), board.join(", ")),
            self.fact(words::period, self.period_with_dates()),
            self.fact(words::registry_no, &facts.plan.registry_no),
            self.fact(words::dated, format::date_long(self.lang, facts.dated)),
        ];
        let facts = lines.into_iter().filter(|fact| !fact.value.is_empty()).collect();
        Head { facts, ..self.head(self.word(words::summary_title)) }
    }

    /// What the board must know: the serious deviations and what is done about them.
    fn worst(&self, brief: Brief) -> Vec<Row> {
        let serious = self.with_severity(Some(Severity::Serious));
        let name = |text: &str| shortened(text, brief.name);
        let row = |deviation: &DeviationFacts| {
            let mut actions: Vec<Text> = self
                .facts
                .actions_of(deviation)
                .take(brief.actions)
                .map(|action| self.planned(&ActionFacts { what: name(&action.what), ..action.clone() }))
                .collect();
            let more = self.facts.actions_of(deviation).count() - actions.len();
            if more > 0 {
                actions.push(words::and_more(self.lang, more).into());
            }
            let is_told = brief.description > 0;
            let told = |text: &str| if is_told { name(text) } else { String::new() };
            let deviation = DeviationFacts {
                title: name(&deviation.title),
                description: shortened(&deviation.description, brief.description),
                risk_point: name(&deviation.risk_point),
                control_activity_id: deviation.control_activity_id.filter(|_| is_told),
                control_activity: told(&deviation.control_activity),
                unit: told(&deviation.unit),
                ..deviation.clone()
            };
            self.deviation_row(&deviation, actions)
        };
        serious.map(row).collect()
    }

    fn put_worst(&mut self, mut rows: Vec<Row>, shown: usize, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.terms.severity(Some(Severity::Serious), 2).as_ref()));
        if rows.is_empty() {
            body.push(Block::Paragraph(self.word(words::none_serious).into()));
            return;
        }
        let more = rows.split_off(shown).len();
        let heads = [words::risk_point, words::deviation, words::planned_action];
        let columns = heads.into_iter().zip(OF_SERIOUS).map(|(head, share)| Column::text(head(self.lang), share));
        let summary = self.word(words::deviations_summary).into();
        let columns = columns.collect();
        body.push(Block::Table(Table { summary, columns, rows, row_heads: true, ..Table::default() }));
        self.and_more(more, body);
    }

    pub(super) fn with_severity(&self, severity: Option<Severity>) -> impl Iterator<Item = &DeviationFacts> {
        self.facts.deviations.iter().filter(move |deviation| deviation.severity == severity)
    }

    /// The other deviations, a line each.
    fn others(&self, brief: Brief) -> Vec<Text> {
        let others = self.facts.deviations.iter().filter(|each| each.severity != Some(Severity::Serious));
        others
            .map(|deviation| {
                let text = Text::badge(self.severity(deviation.severity, 1)).and(": ");
                let (title, place) = (&deviation.title, &deviation.risk_point);
                let is_said = place.is_empty() || is_same(place, title);
                let (title, place) = (shortened(title, brief.name), shortened(place, brief.name));
                if is_said { text.and(&title) } else { text.and(&format!("{} ({place})", before_brackets(&title))) }
            })
            .collect()
    }

    fn put_others(&mut self, mut items: Vec<Text>, shown: usize, body: &mut Vec<Block>) {
        if items.is_empty() {
            return;
        }
        let more = items.split_off(shown).len();
        body.push(self.heading(1, self.word(words::other_deviations)));
        body.push(Block::List(List { numbered: false, items }));
        self.and_more(more, body);
    }

    /// The actions that should have been done.
    fn late(&self, brief: Brief) -> Vec<Row> {
        let late = self.facts.open_actions().filter(|action| action.late);
        let row = |action: &ActionFacts| {
            let (what, owner) = (shortened(&action.what, brief.name), shortened(&action.owner, brief.name));
            Row::of(vec![what.into(), self.owner(&owner).into(), self.due_in_short(action)])
        };
        late.map(row).collect()
    }

    fn put_late(&mut self, mut rows: Vec<Row>, shown: usize, body: &mut Vec<Block>) {
        if rows.is_empty() {
            return;
        }
        let more = rows.split_off(shown).len();
        body.push(self.heading(1, self.word(words::late_actions)));
        let heads = [words::action, words::owner, words::due];
        let columns = heads.into_iter().zip(OF_LATE).map(|(head, share)| Column::text(head(self.lang), share));
        let columns = columns.collect();
        body.push(Block::Table(Table { columns, rows, row_heads: true, ..Table::default() }));
        self.and_more(more, body);
    }

    /// How many of a list the page has no room for.
    fn and_more(&self, more: usize, body: &mut Vec<Block>) {
        if more > 0 {
            body.push(Block::Note(words::and_more(self.lang, more).into()));
        }
    }

    /// The sentences that everybody reads.
    pub(super) fn brief_sentences(&self) -> Text {
        let counts = &self.facts.period.counts;
        if self.is_recorded(self.period) {
            return self.counts_sentences(counts, self.facts.action_counts);
        }
        let found = self.word(words::nothing_recorded).to_owned();
        self.sentences(counts, found, self.facts.action_counts)
    }

    /// How many controls are completed, how many deviations there are, and how many actions, a sentence each.
    pub(super) fn counts_sentences(&self, counts: &Counts, actions: ActionCounts) -> Text {
        let named = |severity| {
            let count = counts.severities.of(severity);
            format!("{count} {}", self.terms.severity(severity, count).to_lowercase())
        };
        let mut found = vec![named(Some(Severity::Serious)), named(Some(Severity::Minor))];
        if counts.severities.ungraded > 0 {
            found.push(named(None));
        }
        let none = counts.severities.of(None) + counts.severities.serious + counts.severities.minor == 0;
        let found = if none { self.word(words::none).to_owned() } else { format::list(self.lang, &found) };
        self.sentences(counts, words::deviations_found(self.lang, &found), actions)
    }

    fn sentences(&self, counts: &Counts, found: String, actions: ActionCounts) -> Text {
        let due = counts.controls.due;
        let completed = if due == 0 {
            self.word(words::no_controls).to_owned()
        } else {
            words::completed(self.lang, &self.share(counts.controls.completed, due))
        };
        let actions = words::open_and_late(self.lang, actions.open, actions.late);
        Text::from([completed, found, actions].join("\n"))
    }

    /// The statuses to list: the four, and "not known" where there is one.
    fn statuses(&self) -> impl Iterator<Item = Status> + use<> {
        let lost = self.facts.period.counts.controls.not_known > 0;
        Status::ALL.iter().copied().filter(move |status| lost || *status != Status::NotKnown)
    }

    /// The summary table: risk point, deviation, planned action, the serious first.
    pub(super) fn deviations_table(&self) -> Table {
        let heads = [words::risk_point, words::deviation, words::planned_action];
        let columns = heads.into_iter().zip([3, 4, 4]).map(|(head, share)| Column::text(head(self.lang), share));
        let rows = self.facts.deviations.iter().map(|deviation| self.deviation(deviation)).collect();
        let summary = self.word(words::deviations_summary).into();
        Table { summary, columns: columns.collect(), rows, row_heads: true, ..Table::default() }
    }

    pub(super) fn deviation(&self, deviation: &DeviationFacts) -> Row {
        let actions = self.facts.actions_of(deviation).map(|action| self.planned(action)).collect();
        self.deviation_row(deviation, actions)
    }

    fn deviation_row(&self, deviation: &DeviationFacts, mut actions: Vec<Text>) -> Row {
        let mut place = Text::from(&deviation.risk_point);
        if deviation.risk_point_id.is_none() {
            place = self.word(words::no_risk_point).into();
        }
        if deviation.control_activity_id.is_some() {
            place = place.and_line(words::of_control(self.lang, &deviation.control_activity).into());
        }
        let mut what = Text::badge(self.severity(deviation.severity, 1));
        if ![&deviation.risk_point, &deviation.control_activity]
            .into_iter()
            .any(|place| is_same(place, &deviation.title))
        {
            what = what.and_line(Text::strong(&deviation.title));
        }
        what = what.and_line(Text::from(&deviation.description));
        if !deviation.unit.is_empty() {
            what = what.and_line(words::of_unit(self.lang, &deviation.unit).into());
        }
        if let Some(deviation) = self.book.deviation(deviation.id) {
            what = what.and_line(self.standing(deviation));
        }
        let actions = match actions.len() {
            0 => self.word(words::no_action).into(),
            1 => actions.pop().unwrap_or_default().into(),
            _ => Cell::of(vec![Flow::List(actions)]),
        };
        Row::of(vec![place.into(), what.into(), actions])
    }

    /// Controls and deviations of each area, drawn and in figures.
    pub(super) fn counts_by_area(&self, blocks: &mut Vec<Block>) {
        let mut table = self.counts_table(vec![Column::text(self.word(words::area), 4)]);
        for area in &self.facts.areas {
            table.rows.push(Row::of(self.counts_row(vec![area.name.as_str().into()], area.counts)));
        }
        let alone = self.facts.standing_alone();
        if alone != BySeverity::default() {
            let mut row = vec![self.word(words::outside_areas).into(), "–".into()];
            row.extend(self.severity_cells(&alone));
            table.rows.push(Row::of(row));
        }
        let total = self.counts_row(vec![self.word(words::total).into()], self.facts.period.counts);
        table.rows.push(Row::total(total));
        let is_one = self.facts.areas.len() > MOST_DRAWN;
        blocks.push(Block::Figure(if is_one { self.bar_of_all() } else { self.bars_by_area() }));
        blocks.push(Block::Table(table));
    }

    /// Controls by status, a bar for each area.
    fn bars_by_area(&self) -> Figure {
        let areas: Vec<_> = self.facts.areas.iter().map(|area| (area.name.as_str(), area.counts.controls)).collect();
        self.bars_of(&areas, words::bars_alt)
    }

    /// Controls by status, one bar for all areas.
    fn bar_of_all(&self) -> Figure {
        let name = match self.facts.areas.as_slice() {
            [only] => only.name.as_str(),
            _ => self.word(words::all_areas),
        };
        self.bars_of(&[(name, self.facts.period.counts.controls)], words::bars_alt)
    }

    /// Controls by status, a bar for each name. The same full length for all, so that they can be compared.
    pub(super) fn bars_of(&self, named: &[(&str, ByStatus)], alt: fn(Lang, &str) -> String) -> Figure {
        let bar = |(name, counts): &(&str, ByStatus)| {
            let part = |status| {
                let Badge { glyph, word, tone } = self.status(status);
                Part { value: counts.of(status).into(), name: word, tone, glyph }
            };
            let order = [Status::Completed, Status::Started, Status::Paused, Status::NotStarted, Status::NotKnown];
            let of_due = format::counts(self.lang, counts.completed.into(), counts.due.into());
            let text = if counts.due == 0 {
                self.word(words::none_due).into()
            } else {
                words::completed_of(self.lang, &of_due)
            };
            Bar {
                label: (*name).into(),
                text: text.into(),
                parts: order.map(part).into_iter().filter(|part| part.value > 0).collect(),
            }
        };
        let bars: Vec<Bar> = named.iter().map(bar).collect();
        let full = named.iter().map(|(_, counts)| u64::from(counts.due)).max().unwrap_or(1).max(1);
        let said: Vec<_> = bars.iter().map(|bar| format!("{}: {}", bar.label, bar.text)).collect();
        Figure {
            caption: self.word(words::controls_by_status).into(),
            alt: alt(self.lang, &said.join("; ")).into(),
            drawing: Drawing::Bars { bars, full },
        }
    }

    /// Controls and deviations of this period and those before it.
    pub(super) fn counts_by_period(&self, blocks: &mut Vec<Block>) {
        let columns = vec![Column::text(self.word(words::period), 3), Column::text(self.word(words::time), 3)];
        let mut table = self.counts_table(columns);
        let mut has_blank = false;
        for period in &self.facts.periods {
            let time = format::date_range(self.lang, period.from, period.to);
            let first = vec![period.name.as_str().into(), time.into()];
            let mut cells = self.counts_row(first, period.counts);
            if self.book.period(period.id).is_some_and(|period| !self.is_recorded(period)) {
                cells.iter_mut().rev().take(self.shown().count()).for_each(|found| *found = "–".into());
                has_blank = true;
            }
            table.rows.push(Row::of(cells));
        }
        let note = Text::from(self.word(words::compare_counts));
        let note = if has_blank { note.and_line(self.word(words::dash_means).into()) } else { note };
        blocks.extend([Block::Table(table), Block::Note(note)]);
    }

    fn has_ungraded(&self) -> bool {
        self.facts.periods.iter().any(|period| period.counts.severities.ungraded > 0)
    }

    fn shown(&self) -> impl Iterator<Item = Option<Severity>> + use<> {
        let ungraded = self.has_ungraded();
        WORST_FIRST.into_iter().filter(move |severity| ungraded || severity.is_some())
    }

    fn counts_table(&self, mut columns: Vec<Column>) -> Table {
        columns.push(Column::figures(self.word(words::controls_completed), 2));
        columns.extend(self.shown().map(|severity| Column::figures(self.terms.severity_short(severity), 2)));
        Table { columns, row_heads: true, ..Table::default() }
    }

    fn counts_row(&self, mut first: Vec<Cell>, counts: Counts) -> Vec<Cell> {
        let Counts { controls, severities } = counts;
        let completed = match controls.due {
            0 => "–".to_owned(),
            due => format::counts(self.lang, controls.completed.into(), due.into()),
        };
        first.push(completed.into());
        first.extend(self.severity_cells(&severities));
        first
    }

    fn severity_cells(&self, counts: &BySeverity) -> Vec<Cell> {
        self.shown().map(|severity| counts.of(severity).to_string().into()).collect()
    }

    /// Every sign with its word.
    pub(super) fn legend_list(&self) -> Block {
        let statuses = self.statuses().map(|each| self.status(each));
        let severities = WORST_FIRST.into_iter().filter(|each| each.is_some() || self.has_ungraded());
        let severities = severities.map(|each| self.severity(each, 1));
        let items = statuses.chain(severities).map(Text::badge).collect();
        Block::List(List { numbered: false, items })
    }
}

/// Whether a deviation is called what the place it was found at is called: then it is not said twice.
pub(super) fn is_same(place: &str, title: &str) -> bool {
    let bare = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    bare(place) == bare(title)
}

/// A text with no more characters than this, cut between two words; no number is cut, since the rest of it would be another.
fn shortened(text: &str, most: usize) -> String {
    let text = format::keep_together(text);
    let Some((end, _)) = text.char_indices().nth(most) else { return text.into_owned() };
    let kept = text.get(..end).unwrap_or_default();
    if most == 0 {
        return String::new();
    }
    let kept = kept.rsplit_once([' ', '\n']).map_or(kept, |(words, _)| words);
    format!("{} …", kept.trim_end_matches([',', '.', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_description_is_cut_between_words() {
        assert_eq!(shortened("Två fakturor saknade avtal.", 27), "Två fakturor saknade avtal.");
        assert_eq!(shortened("Två fakturor saknade avtal.", 26), "Två fakturor saknade …");
        assert_eq!(shortened("Två fakturor, alla stora", 15), "Två fakturor …");
        assert_eq!(shortened("ååååå", 3), "ååå …");
        assert_eq!(shortened("Om 1 234 567 kr", 7), "Om …", "a part of a number is another number");
        assert_eq!(shortened("Två", 0), "", "what is not told is not begun");
    }
}
