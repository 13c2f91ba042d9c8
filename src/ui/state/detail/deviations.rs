//! Deviations with the actions against them.

use super::{Target, Writer, severity_role};
use crate::domain::{Action, Deviation, Standing};
use crate::i18n::terms::action_state;
use crate::i18n::{life, screen as t};
use crate::ui::look::Role;
use crate::ui::wrap::wrap;

impl Writer<'_, '_> {
    pub(super) fn deviations(&mut self, deviations: Vec<&Deviation>) {
        let lang = self.lang();
        if deviations.is_empty() {
            return;
        }
        self.blank();
        let heading = t::deviations_heading(lang).to_owned();
        self.push(vec![(heading, Role::Heading)], None);
        for deviation in deviations {
            self.deviation(deviation);
        }
    }

    fn deviation(&mut self, deviation: &Deviation) {
        let context = self.context;
        let target = Target::Deviation(deviation.id);
        let sign = context.look.glyphs.severity(deviation.severity);
        let word = context.terms.severity_short(deviation.severity);
        let text = format!("{sign} {word}: {}", deviation.title);
        let role = severity_role(deviation.severity);
        for (row, line) in wrap(&text, context.width.saturating_sub(2)).into_iter().enumerate() {
            let indent = if row == 0 { "" } else { "  " };
            self.push(vec![(format!("{indent}{line}"), if row == 0 { role } else { Role::Text })], Some(target));
        }
        self.life(deviation);
        for action in context.book.actions_of(deviation.id) {
            self.action(action);
        }
    }

    /// What became of a deviation, whether it was there before, and what is said of it.
    fn life(&mut self, deviation: &Deviation) {
        let (lang, context) = (self.lang(), self.context);
        let target = Target::Deviation(deviation.id);
        let standing = deviation.standing(context.today);
        let role = match standing {
            Standing::Lapsed(_) => Role::Warning,
            Standing::Closed => Role::Good,
            Standing::Open | Standing::Accepted(_) => Role::Active,
        };
        let age = context.book.age(deviation).map(|age| life::age(lang, context.book, age));
        self.said(&age.unwrap_or_default(), 2, Role::Warning, target);
        self.said(&life::standing_told(lang, deviation, context.today), 2, role, target);
        self.said(deviation.description.trim(), 2, Role::Text, target);
        if !deviation.unit.trim().is_empty() {
            self.said(&life::unit(lang, deviation.unit.trim()), 2, Role::Muted, target);
        }
        if !deviation.root_cause.trim().is_empty() {
            self.said(&life::root_cause(lang, deviation.root_cause.trim()), 2, Role::Muted, target);
        }
    }

    /// A paragraph, where there is something to say.
    fn said(&mut self, text: &str, indent: usize, role: Role, target: Target) {
        if !text.is_empty() {
            self.paragraph(text, indent, role, target);
        }
    }

    fn action(&mut self, action: &Action) {
        let lang = self.lang();
        let late = action.is_late(self.context.today);
        let when = action.due_on.map_or_else(|| action.due_text.clone(), |due| due.to_string());
        let state = action_state(lang, action.state);
        let time = action.days_left(self.context.today).map(|days| life::time_left(lang, days)).unwrap_or_default();
        let earlier = life::earlier(lang, action);
        let facts: Vec<_> =
            [state, &action.owner, &when, &time, &earlier].into_iter().filter(|f| !f.is_empty()).collect();
        let target = Target::Action(action.id);
        let role = if late { Role::Warning } else { Role::Muted };
        let arrow = t::action_mark(lang);
        self.paragraph(&format!("{arrow} {}", action.what), 2, Role::Text, target);
        self.paragraph(&facts.join(" · "), 4, role, target);
        self.said(&life::action_plan(lang, self.context.book, action), 4, Role::Muted, target);
        self.said(action.note.trim(), 4, Role::Muted, target);
        for check in self.context.book.effect_checks(action.id) {
            self.paragraph(&life::checked(lang, check), 4, Role::Text, Target::Check(check.id));
        }
    }
}
