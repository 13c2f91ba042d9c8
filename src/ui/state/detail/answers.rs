//! The questions of a control's method, each with its answer, why it is skipped, or that it waits for one.

use super::{Target, Writer};
use crate::domain::{Answer, AnswerKey, ControlActivity, Question};
use crate::i18n::screen_figures as t;
use crate::ui::look::Role;

impl Writer<'_, '_> {
    pub(super) fn answers(&mut self, control: &ControlActivity) {
        let questions: Vec<&Question> = self.context.book.questions(control.id).collect();
        if questions.is_empty() {
            return;
        }
        let number = self.context.period.number;
        let due = questions.iter().filter(|question| question.is_due(number)).count();
        let answered = |question: &&&Question| question.is_due(number) && self.answer(question).is_some();
        let done = questions.iter().filter(answered).count();
        let count = if due == 0 { String::new() } else { t::questions_done(self.lang(), done, due) };
        self.blank();
        self.push(vec![(t::questions(self.lang()).to_owned(), Role::Heading), (count, Role::Muted)], None);
        for question in questions {
            self.question(question);
        }
    }

    fn answer(&self, question: &Question) -> Option<&Answer> {
        self.context.book.answer(question.id, self.context.period.id)
    }

    fn question(&mut self, question: &Question) {
        let (lang, period) = (self.lang(), self.context.period);
        let target = Target::Answer(AnswerKey { question_id: question.id, period_id: period.id });
        let due = question.is_due(period.number);
        let role = if due { Role::Text } else { Role::Muted };
        let text = if due { question.text.clone() } else { format!("{} {}", question.text, t::not_this_period(lang)) };
        self.hanging(&format!("- {text}"), 2, role, target);
        match self.context.book.answer(question.id, period.id) {
            Some(answer) if answer.text.trim().is_empty() => {
                self.paragraph(&t::skipped(lang, answer.skipped.trim()), 2, Role::Muted, target);
            }
            Some(answer) => self.paragraph(answer.text.trim(), 2, Role::Text, target),
            None if due => self.paragraph(t::unanswered(lang), 2, Role::Warning, target),
            None => {}
        }
    }
}
