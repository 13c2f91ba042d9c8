//! A control in a period: its status, what was found, what was judged.

use super::{Target, Writer, status_role};
use crate::domain::{ControlActivity, Node, Outcome, OutcomeKey, Section, Status};
use crate::i18n::{carry, review, screen as t, year};
use crate::ui::look::Role;
use chrono::NaiveDate;

impl Writer<'_, '_> {
    pub(super) fn control(&mut self, control: &ControlActivity) {
        let (lang, period) = (self.lang(), self.context.period);
        let key = OutcomeKey { control_id: control.id, period_id: period.id };
        let outcome = self.context.book.outcome_or_blank(key);
        let node = Target::Node(Node::Control(control.id));
        self.title(&control.title, node);
        self.status(control, &outcome);
        let responsible: Vec<_> = control.responsible.iter().map(|party| party.name.as_str()).collect();
        self.field(t::responsible(lang), &responsible.join(", "), node);
        self.field(t::frequency(lang), &control.frequency.text, node);
        if period.is_locked() {
            let locked = period.locked_on.map(|on| t::locked_on(lang, on)).unwrap_or_default();
            self.field(t::period(lang), &locked, Target::Outcome(key, "status"));
        }
        if control.unconfirmed {
            self.paragraph(carry::confirm_hint(lang), 0, Role::Warning, node);
        }
        let comment = if outcome.sent_back { review::sent_back(lang) } else { review::reviewers_comment(lang) };
        self.field(comment, &outcome.review_comment, Target::Outcome(key, "status"));
        self.measures(control);
        self.result(&outcome);
        self.supplements(key, Section::Result);
        let book = self.context.book;
        let deviations = book.deviations_of_control(control.id).filter(|deviation| deviation.period_id == period.id);
        self.deviations(deviations.collect());
        self.answers(control);
        self.sheets(control);
        self.surveys(control);
        self.judged(&outcome);
        self.supplements(key, Section::Actions);
        self.previous(control);
        self.section(t::objective(lang), &control.objective, node);
        self.method(control);
        self.supplements(key, Section::Method);
        self.section(t::selection(lang), &control.selection, node);
        self.supplements(key, Section::Selection);
    }

    /// What has been added to a text of an outcome since: the text itself stays above.
    fn supplements(&mut self, key: OutcomeKey, section: Section) {
        let lang = self.lang();
        let all = self.context.book.supplements(key.control_id);
        let of_text = all.filter(|each| each.period_id == key.period_id && each.section == section);
        for each in of_text {
            let target = Target::Supplement(each.id);
            let name = year::section(lang, section).to_lowercase();
            let heading = review::supplement_of(lang, &name, &each.on.to_string(), each.by.trim());
            self.blank();
            self.paragraph(&heading, 0, Role::Label, target);
            self.paragraph(&each.text, 2, Role::Text, target);
        }
    }

    fn status(&mut self, control: &ControlActivity, outcome: &Outcome) {
        let context = self.context;
        let sign = context.look.glyphs.status(outcome.status);
        let word = context.terms.status(outcome.status);
        let target = Target::Outcome(outcome.key(), "status");
        self.push(vec![(format!("{sign} {word}"), status_role(outcome.status))], Some(target));
        let due = control.frequency.is_due(context.period.number);
        if !due {
            self.paragraph(t::not_due(self.lang()), 0, Role::Muted, target);
        }
        if outcome.status == Status::Paused {
            self.field(t::paused_reason(self.lang()), &outcome.paused_reason, target);
            self.field(t::resumes(self.lang()), &outcome.resumes, target);
        }
    }

    fn result(&mut self, outcome: &Outcome) {
        let lang = self.lang();
        let target = Target::Outcome(outcome.key(), "result");
        self.section(t::result(lang), &outcome.result, target);
        if outcome.result.trim().is_empty() {
            self.blank();
            let text = if self.context.period.is_locked() { t::no_result(lang) } else { t::no_result_yet(lang) };
            self.paragraph(text, 0, Role::Muted, target);
        }
    }

    fn judged(&mut self, outcome: &Outcome) {
        let lang = self.lang();
        let at = |field| Target::Outcome(outcome.key(), field);
        let assessment = outcome.assessment.map(|assessment| self.context.terms.assessment(assessment));
        self.section(t::assessment(lang), &assessment.unwrap_or_default(), at("assessment"));
        self.section(t::comment(lang), &outcome.comment, at("comment"));
        self.section(t::analysis(lang), &outcome.analysis, at("analysis"));
        self.supplements(outcome.key(), Section::Analysis);
        let by = |name: &str, on: Option<NaiveDate>| match (name.trim(), on) {
            ("", None) => String::new(),
            (name, None) => name.to_owned(),
            (name, Some(on)) => format!("{name} {on}").trim_start().to_owned(),
        };
        let (performed, reviewed) =
            (by(&outcome.performed_by, outcome.performed_on), by(&outcome.reviewed_by, outcome.reviewed_on));
        if !performed.is_empty() || !reviewed.is_empty() {
            self.blank();
        }
        self.field(t::performed(lang), &performed, at("performed_by"));
        self.field(t::reviewed(lang), &reviewed, at("reviewed_by"));
    }

    fn previous(&mut self, control: &ControlActivity) {
        let book = self.context.book;
        let previous = book.previous_period(self.context.period.id);
        let Some((period, outcome)) = previous.and_then(|p| Some((p, book.outcome(control.id, p.id)?))) else { return };
        let heading = t::previous(self.lang(), &period.name);
        let sign = self.context.look.glyphs.status(outcome.status);
        let word = self.context.terms.status(outcome.status);
        let target = Target::Outcome(outcome.key(), "result");
        self.section(&heading, &format!("{sign} {word}\n{}", outcome.result.trim()), target);
    }

    fn method(&mut self, control: &ControlActivity) {
        let node = Target::Node(Node::Control(control.id));
        self.section(t::method(self.lang()), &control.method, node);
    }
}
