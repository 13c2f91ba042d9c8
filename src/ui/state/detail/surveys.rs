//! The surveys that serve a control, each question with its answers as bars.

use super::{Target, Writer};
use crate::domain::{AnswerOption, ControlActivity, Survey, SurveyPart, SurveyQuestion};
use crate::i18n::{figures as f, format, screen_figures as t};
use crate::ui::chart::bar;
use crate::ui::look::Role;
use crate::ui::wrap::shorten;
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

/// Columns of a bar at most and at least; where there is room for less there is none.
const LONGEST_BAR: usize = 20;
const SHORTEST_BAR: usize = 4;

impl Writer<'_, '_> {
    pub(super) fn surveys(&mut self, control: &ControlActivity) {
        let (book, period) = (self.context.book, self.context.period.id);
        let surveys: Vec<&Survey> =
            book.surveys_of_control(control.id).filter(|survey| survey.period_id == period).collect();
        if surveys.is_empty() {
            return;
        }
        self.blank();
        self.push(vec![(t::surveys(self.lang()).to_owned(), Role::Heading)], None);
        for survey in surveys {
            self.survey(survey);
        }
    }

    fn survey(&mut self, survey: &Survey) {
        let lang = self.lang();
        let target = Target::Survey(survey.id);
        self.paragraph(&survey.name, 0, Role::Text, target);
        let rate = f::response(lang, survey, self.decimals()).unwrap_or_else(|| t::no_rate(lang).to_owned());
        let known = survey.answered.is_some() && survey.invited.is_some();
        self.paragraph(&rate, 2, if known { Role::Text } else { Role::Warning }, target);
        let mut questions = self.context.book.survey_questions(survey.id).peekable();
        if questions.peek().is_none() {
            self.paragraph(t::no_survey_questions(lang), 2, Role::Muted, target);
        }
        for question in questions {
            self.survey_question(question);
        }
    }

    fn survey_question(&mut self, question: &SurveyQuestion) {
        let lang = self.lang();
        let target = Target::SurveyQuestion(question.id);
        self.hanging(&format!("- {}", question.text), 2, Role::Text, target);
        let n = question.answers();
        let parts = [SurveyPart::Top, SurveyPart::Bottom];
        let said: Vec<String> =
            parts.iter().filter_map(|part| f::survey_question(lang, question, *part, self.decimals())).collect();
        let said = if said.is_empty() { t::no_answers(lang).to_owned() } else { said.join("; ") };
        self.paragraph(&said, 2, Role::Text, target);
        let rows: Vec<(&AnswerOption, String)> =
            question.options.iter().map(|option| (option, self.option_figure(option, n))).collect();
        let label = rows.iter().map(|(option, _)| option.label.width()).max().unwrap_or(0);
        let figure = rows.iter().map(|(_, figure)| figure.width()).max().unwrap_or(0);
        let width = self.context.width.saturating_sub(2);
        let label = label.min((width / 3).max(8));
        let room = width.saturating_sub(label + figure + 2).min(LONGEST_BAR);
        for (option, text) in rows {
            self.option(option, &text, n, (label, room), target);
        }
    }

    /// One answer: its label, a bar where there is room for one, and how many gave it.
    fn option(
        &mut self,
        option: &AnswerOption,
        figure: &str,
        n: Option<u64>,
        (label, room): (usize, usize),
        target: Target,
    ) {
        let look = self.context.look;
        if room < SHORTEST_BAR {
            self.hanging(&format!("{}: {figure}", option.label), 4, Role::Text, target);
            return;
        }
        let name = shorten(&option.label, label, look.glyphs.ellipsis());
        let name = format!("  {name}{:pad$} ", "", pad = label.saturating_sub(name.width()));
        let drawn = bar(share(option, n), room, look.glyphs);
        let drawn = format!("{drawn}{:pad$} ", "", pad = room.saturating_sub(drawn.width()));
        self.push(vec![(name, Role::Text), (drawn, Role::Active), (figure.to_owned(), Role::Text)], Some(target));
    }

    /// How many gave an answer: with the share where it can be computed, the share alone where no count is known.
    fn option_figure(&self, option: &AnswerOption, n: Option<u64>) -> String {
        let lang = self.lang();
        match (option.tally.count, n, option.tally.percent) {
            (Some(count), Some(n), _) => match format::percent(lang, count, n, self.decimals()) {
                Some(share) => format!("{} ({share})", format::count(lang, count)),
                None => format::count(lang, count),
            },
            (Some(count), None, _) => format::count(lang, count),
            (None, _, Some(percent)) => t::share_only(lang, &format::as_percent(lang, &format::number(lang, percent))),
            (None, _, None) => t::no_count(lang).to_owned(),
        }
    }
}

fn share(option: &AnswerOption, n: Option<u64>) -> Option<Decimal> {
    match (option.tally.count, n, option.tally.percent) {
        (Some(count), Some(n), _) => Decimal::from(count).checked_div(Decimal::from(n)),
        (None, _, Some(percent)) => percent.checked_div(Decimal::ONE_HUNDRED),
        _ => None,
    }
}
