//! Actions: as they stand beside a deviation, and the tables of open and closed ones.

use super::Maker;
use super::texts::before_brackets;
use crate::domain::{Action, ActionId, ActionPlan};
use crate::i18n::terms::action_state;
use crate::i18n::{documents as t, format, life, report as words};
use crate::report::facts::{ActionFacts, is_known};
use crate::report::model::{Badge, Block, Cell, Column, Row, Table, Text, Tone};

impl Maker<'_> {
    /// An action beside its deviation: what, and in brackets its time and how far it has come.
    pub(super) fn planned(&self, action: &ActionFacts) -> Text {
        let due = action.due_on.map_or_else(|| action.due_text.clone(), format::date);
        let state = action_state(self.lang, action.state).to_lowercase();
        let said: Vec<_> = [due, state].into_iter().filter(|text| !text.is_empty()).collect();
        format!("{} ({})", before_brackets(&action.what), said.join(", ")).into()
    }

    /// The open actions of the plan, late ones first, with what late means.
    pub(super) fn open_actions(&self, blocks: &mut Vec<Block>, notes: bool) {
        let rows: Vec<_> = self.facts.open_actions().map(|action| self.open_action(action, notes)).collect();
        if rows.is_empty() {
            blocks.push(Block::Paragraph(self.word(words::no_actions).into()));
            return;
        }
        let heads = [words::action, words::owner, words::due, words::state];
        let columns = heads.into_iter().zip([9, 6, 5, 4]).map(|(head, share)| Column::text(head(self.lang), share));
        blocks.push(Block::Table(Table { columns: columns.collect(), rows, row_heads: true, ..Table::default() }));
        let date = format::date_long(self.lang, self.facts.dated);
        blocks.push(Block::Note(words::late_means(self.lang, &date).into()));
    }

    fn open_action(&self, action: &ActionFacts, notes: bool) -> Row {
        let mut what = Text::from(&action.what);
        if notes {
            what = what.and_line(self.said(t::note, self.note(action.id)));
        }
        if let Some(action) = self.book.find::<Action>(action.id) {
            what = self.checks(action).into_iter().fold(self.origin(what, action), Text::and_line);
        }
        let mut state = Text::new();
        if action.late {
            state = Text::badge(Badge { glyph: "!", word: self.word(words::late).into(), tone: Tone::Late });
        }
        let state = state.and_line(action_state(self.lang, action.state).into());
        Row::of(vec![what.into(), self.owner(&action.owner).into(), self.due(action), state.into()])
    }

    /// The actions that are followed up in the plan, as far as the period can know of them.
    pub(super) fn followed_actions(&self) -> impl Iterator<Item = &Action> {
        self.book.followed_actions(self.plan.id).filter(|action| is_known(self.book, action, self.period))
    }

    /// An action with where it comes from and the plan of action it belongs to.
    pub(super) fn origin(&self, what: Text, action: &Action) -> Text {
        let plan = action.action_plan_id.and_then(|id| self.book.find::<ActionPlan>(id));
        let is_adopted = plan.and_then(|plan| plan.adopted_on).is_none_or(|on| self.is_by_now(on));
        let plan = if is_adopted { life::action_plan(self.lang, self.book, action) } else { String::new() };
        let origin = life::origin(self.lang, self.book, self.plan.id, action);
        what.and_line(origin.into()).and_line(plan.into())
    }

    /// What has been seen of an action's effect, by the day of the document.
    pub(super) fn checks(&self, action: &Action) -> Vec<Text> {
        let checks = self.book.effect_checks(action.id).filter(|check| self.is_by_now(check.on));
        checks.map(|check| life::checked(self.lang, check).into()).collect()
    }

    fn note(&self, id: ActionId) -> &str {
        self.book.find::<Action>(id).map_or("", |action| action.note.as_str())
    }

    pub(super) fn owner<'t>(&self, owner: &'t str) -> &'t str {
        if owner.is_empty() { self.word(words::no_owner) } else { owner }
    }

    /// When an action is to be done: the day, the words of the source, and the days it has been moved from.
    pub(super) fn due(&self, action: &ActionFacts) -> Cell {
        let mut due = Text::new();
        if let Some(day) = action.due_on {
            due = due.and(&format::date(day));
        }
        due = due.and_line(Text::from(&action.due_text));
        if due.is_empty() {
            due = self.word(words::no_due).into();
        }
        if !action.earlier_due.is_empty() {
            let dates: Vec<_> = action.earlier_due.iter().copied().map(format::date).collect();
            // A line for each: no date is divided at its hyphens.
            due = due.and_line(words::moved(self.lang, &dates.join(",\n")).into());
        }
        due.into()
    }

    /// When an action is to be done, where the page is small: the day or else the words, and how often it has been moved.
    pub(super) fn due_in_short(&self, action: &ActionFacts) -> Cell {
        let due = match (action.due_on, action.due_text.as_str()) {
            (Some(day), _) => format::date(day),
            (None, "") => self.word(words::no_due).to_owned(),
            (None, text) => text.to_owned(),
        };
        let moved = match action.earlier_due.len() {
            0 => String::new(),
            times => words::moved_times(self.lang, times),
        };
        Text::from(due).and_line(moved.into()).into()
    }

    /// The actions of the plan with nothing left to do, and why.
    pub(super) fn closed_actions(&self) -> Option<Table> {
        let closed = self.followed_actions().filter(|action| !action.state.is_open());
        let rows: Vec<_> = closed.map(|action| self.closed_action(action)).collect();
        let heads = [words::action, words::owner, words::state, t::note];
        let columns = heads.into_iter().zip([5, 3, 2, 5]).map(|(head, share)| Column::text(head(self.lang), share));
        let caption = self.word(t::closed_table).into();
        let table = Table { caption, columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        (!table.is_empty()).then_some(table)
    }

    fn closed_action(&self, action: &Action) -> Row {
        let against = action.deviation_ids.iter().filter_map(|id| self.book.deviation(*id));
        let titles: Vec<_> = against.map(|deviation| deviation.title.clone()).collect();
        let what = Text::from(&action.what).and_line(self.said(t::against, &titles.join("; ")));
        let what = self.origin(what, action);
        let state = action_state(self.lang, action.state);
        let note = self.checks(action).into_iter().fold(Text::from(&action.note), Text::and_line);
        Row::of(vec![what.into(), self.owner(&action.owner).into(), state.into(), note.into()])
    }
}
