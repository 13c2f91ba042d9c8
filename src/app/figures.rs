//! The sentences of a control's figures, kept in step with them, and the severities that limits propose.
//!
//! A person inserts the sentences into the result with a key. From then on every change of a figure rewrites them in
//! the same change, so that one undo takes both back, until somebody edits them: then they are that person's.

use crate::domain::{
    Book, Change, ControlId, Deviation, Edit, Measure, MeasureId, MeasureValue, Outcome, OutcomeKey, PeriodId, Problem,
    Reading, Record, Severity, SheetId, Survey, SurveyId, SurveyQuestion, SurveyQuestionId, TestSheet, Verb,
};
use crate::i18n::clean::clean_text;
use crate::i18n::{Lang, figures};
use std::collections::BTreeSet;

/// How deep wholes may consist of wholes.
const DEEPEST: usize = 8;

/// What is said of a control's figures in a period: a sentence for each measure that has a value, then the surveys and
/// test sheets that feed none of them. Empty when there are none.
#[must_use]
pub fn figures_text(book: &Book, control: ControlId, period: PeriodId, lang: Lang) -> String {
    let plan = book.plan_of(control).and_then(|plan| book.plan(plan));
    let Some(plan) = plan else { return String::new() };
    let measures = || book.measures(control);
    let mut said: Vec<String> =
        measures().filter_map(|measure| figures::sentence(lang, book, measure, period)).collect();
    let feeds = |reads: &dyn Fn(&Reading) -> bool| {
        measures().filter_map(|measure| book.value(measure.id, period)).any(|value| reads(&value.reading))
    };
    for survey in book.surveys_of_control(control).filter(|survey| survey.period_id == period) {
        if !feeds(&|reading| reads_survey(book, reading, survey.id)) {
            said.extend(figures::survey(lang, book, survey, plan.decimals));
        }
    }
    for sheet in book.sheets(control).filter(|sheet| sheet.period_id == period) {
        if !feeds(&|reading| reads_sheet(reading, sheet.id)) {
            said.extend(figures::sheet_line(lang, book, sheet, plan.decimals));
        }
    }
    // Texts are kept with common blanks, as if they had been typed.
    clean_text(&said.join("\n"))
}

fn reads_sheet(reading: &Reading, id: SheetId) -> bool {
    matches!(reading, Reading::Sheet { sheet_id, .. } if *sheet_id == id)
}

fn reads_survey(book: &Book, reading: &Reading, id: SurveyId) -> bool {
    match reading {
        Reading::SurveyRate { survey_id } => *survey_id == id,
        Reading::SurveyShare { question_id, .. } => {
            book.find::<SurveyQuestion>(*question_id).is_some_and(|question| question.survey_id == id)
        }
        _ => false,
    }
}

/// The change that puts the sentences into the result, in place of those it holds already, else after what is written.
/// `None` when there is nothing to say.
#[must_use]
pub fn insert_change(book: &Book, key: OutcomeKey, lang: Lang) -> Option<Change> {
    let text = figures_text(book, key.control_id, key.period_id, lang);
    if text.is_empty() {
        return None;
    }
    let outcome = book.outcome(key.control_id, key.period_id).cloned().unwrap_or_else(|| Outcome::blank(key));
    let result = if holds_sentences(&outcome) {
        outcome.result.replacen(&outcome.result_figures, &text, 1)
    } else if outcome.result.trim().is_empty() {
        text.clone()
    } else {
        format!("{}\n\n{text}", outcome.result.trim_end())
    };
    Some(book.put_change(Verb::Edit, Outcome { result, result_figures: text, ..outcome }))
}

/// Whether the result still holds the sentences word for word.
#[must_use]
pub fn holds_sentences(outcome: &Outcome) -> bool {
    !outcome.result_figures.is_empty() && outcome.result.contains(&outcome.result_figures)
}

/// Makes a change, and with it rewrites the sentences of the figures it alters. Gives the change as it was made.
///
/// # Errors
/// The problem for which the change is refused; nothing has changed then.
pub fn apply_with_text(book: &mut Book, mut change: Change) -> Result<Change, Problem> {
    let held = held(book, &change);
    book.apply(&change)?;
    let mut edits = rewritten(book, &held);
    edits.extend(forgotten(book, &change));
    if edits.is_empty() {
        return Ok(change);
    }
    let more = Change { edits, ..change.clone() };
    // A result that would become too long keeps its sentences; the figure is what was asked for.
    if book.apply(&more).is_ok() {
        change.edits.extend(more.edits);
    }
    Ok(change)
}

/// The outcomes that hold sentences which a change may alter, and the language they are in.
fn held(book: &Book, change: &Change) -> Vec<(OutcomeKey, Lang)> {
    let mut controls = Touched { book, controls: BTreeSet::new() };
    for record in change.edits.iter().flat_map(|edit| edit.before.iter().chain(&edit.after)) {
        controls.by(record);
    }
    let outcomes = controls.controls.iter().flat_map(|control| book.outcomes_of(*control));
    let kept = outcomes.filter(|outcome| holds_sentences(outcome) && !is_locked(book, outcome));
    kept.map(|outcome| (outcome.key(), language_of(book, outcome))).collect()
}

fn is_locked(book: &Book, outcome: &Outcome) -> bool {
    book.period(outcome.period_id).is_some_and(crate::domain::Period::is_locked)
}

fn language_of(book: &Book, outcome: &Outcome) -> Lang {
    let said = |lang| figures_text(book, outcome.control_id, outcome.period_id, lang);
    let written = Lang::ALL.iter().copied().find(|lang| said(*lang) == outcome.result_figures);
    written.unwrap_or_default()
}

fn rewritten(book: &Book, held: &[(OutcomeKey, Lang)]) -> Vec<Edit> {
    let edit = |(key, lang): &(OutcomeKey, Lang)| {
        let before = book.outcome(key.control_id, key.period_id).filter(|outcome| holds_sentences(outcome))?;
        let text = figures_text(book, key.control_id, key.period_id, *lang);
        let result = before.result.replacen(&before.result_figures, &text, 1).trim().to_owned();
        let after = Outcome { result, result_figures: text, ..before.clone() };
        (after != *before).then(|| Edit::replace(before.clone(), after))
    };
    held.iter().filter_map(edit).collect()
}

/// What was edited by hand is no longer the program's.
fn forgotten<'a>(book: &'a Book, change: &'a Change) -> impl Iterator<Item = Edit> + 'a {
    change.edits.iter().filter_map(|edit| {
        let Some(Record::Outcome(outcome)) = &edit.after else { return None };
        let outcome = book.outcome(outcome.control_id, outcome.period_id)?;
        let is_edited = !outcome.result_figures.is_empty() && !holds_sentences(outcome);
        is_edited.then(|| Edit::replace(outcome.clone(), Outcome { result_figures: String::new(), ..outcome.clone() }))
    })
}

/// The controls of which something is said that a change may alter.
struct Touched<'a> {
    book: &'a Book,
    controls: BTreeSet<ControlId>,
}

impl Touched<'_> {
    fn by(&mut self, record: &Record) {
        match record {
            Record::MeasureValue(value) => self.measure(value.measure_id),
            Record::Measure(measure) => {
                self.controls.insert(measure.control_id);
                self.measure(measure.id);
            }
            Record::TestSheet(sheet) => self.sheet(sheet.id),
            Record::SheetItem(item) => self.sheet(item.sheet_id),
            Record::Survey(survey) => {
                self.controls.extend(&survey.control_ids);
                self.survey(survey.id);
            }
            Record::SurveyQuestion(question) => {
                self.survey(question.survey_id);
                self.fed(|reading| reads_question(reading, question.id));
            }
            Record::Plan(plan) => self.plan(plan.id),
            Record::Period(period) => self.plan(period.plan_id),
            _ => {}
        }
    }

    /// A measure in every year, the wholes it is a part of, and what must match any of them.
    fn measure(&mut self, id: MeasureId) {
        let book = self.book;
        let mut family = vec![id];
        for _ in 0..DEEPEST {
            let whole = family.last().and_then(|id| book.find::<Measure>(*id)).and_then(|part| part.part_of_id);
            family.extend(whole);
        }
        let years = book.find::<Measure>(id).into_iter().flat_map(|own| book.measures_of_lineage(own));
        let others = book.unordered::<Measure>().filter(|other| other.pair_of_ids.iter().any(|id| family.contains(id)));
        let named = family.iter().filter_map(|id| book.find::<Measure>(*id));
        self.controls.extend(years.chain(others).chain(named).map(|measure| measure.control_id));
    }

    fn sheet(&mut self, id: SheetId) {
        self.controls.extend(self.book.find::<TestSheet>(id).map(|sheet| sheet.control_id));
        self.fed(|reading| reads_sheet(reading, id));
    }

    fn survey(&mut self, id: SurveyId) {
        let book = self.book;
        self.controls.extend(book.find::<Survey>(id).into_iter().flat_map(|survey| &survey.control_ids));
        self.fed(|reading| reads_survey(book, reading, id));
    }

    fn fed(&mut self, reads: impl Fn(&Reading) -> bool) {
        let fed = self.book.unordered::<MeasureValue>().filter(|value| reads(&value.reading));
        let fed: Vec<MeasureId> = fed.map(|value| value.measure_id).collect();
        for id in fed {
            self.measure(id);
        }
    }

    fn plan(&mut self, id: crate::domain::PlanId) {
        self.controls.extend(self.book.controls_of_plan(id).into_iter().map(|control| control.id));
    }
}

fn reads_question(reading: &Reading, id: SurveyQuestionId) -> bool {
    matches!(reading, Reading::SurveyShare { question_id, .. } if *question_id == id)
}

/// The severity that the limits of a deviation's measure propose; the person decides.
#[must_use]
pub fn proposal(book: &Book, deviation: &Deviation) -> Option<Severity> {
    let measure = book.find::<Measure>(deviation.measure_id?)?;
    measure.proposal(&book.figure(measure.id, deviation.period_id)?.figure)
}

/// Whether a deviation is graded otherwise than its measure proposes without saying why.
#[must_use]
pub fn lacks_reason(book: &Book, deviation: &Deviation) -> bool {
    let (proposed, graded) = (proposal(book, deviation), deviation.severity);
    let departs = matches!((proposed, graded), (Some(proposed), Some(graded)) if proposed != graded);
    departs && deviation.severity_reason.trim().is_empty()
}

#[cfg(test)]
mod tests;
