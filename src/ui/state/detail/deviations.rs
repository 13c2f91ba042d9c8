//! Deviations with the actions against them.

use super::{Target, Writer, severity_role};
use crate::domain::{Action, Deviation};
use crate::i18n::screen as t;
use crate::i18n::terms::action_state;
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
        self.paragraph(deviation.description.trim(), 2, Role::Text, target);
        if deviation.description.trim().is_empty() {
            self.lines.pop();
        }
        for action in context.book.actions_of(deviation.id) {
            self.action(action);
        }
    }

    fn action(&mut self, action: &Action) {
        let lang = self.lang();
        let late = action.is_late(self.context.today);
        let when = action.due_on.map_or_else(|| action.due_text.clone(), |due| due.to_string());
        let state = if late { t::late(lang) } else { action_state(lang, action.state) };
        let facts: Vec<_> =
            [state, action.owner.as_str(), when.as_str()].into_iter().filter(|f| !f.is_empty()).collect();
        let target = Target::Action(action.id);
        let role = if late { Role::Warning } else { Role::Muted };
        let arrow = t::action_mark(lang);
        self.paragraph(&format!("{arrow} {}", action.what), 2, Role::Text, target);
        self.paragraph(&facts.join(" · "), 4, role, target);
    }
}
