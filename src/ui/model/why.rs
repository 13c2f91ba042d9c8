//! Why commands cannot be given just now.

use super::{Model, Screen};
use crate::app::figures::insert_change;
use crate::domain::{Change, OutcomeKey, TestSheet};
use crate::i18n::{Label, screen as t, screen_figures as f, sheets as s};
use crate::ui::commands::Context;
use crate::ui::state::detail::Target;
use crate::ui::state::plan::PlanScreen;

impl Model {
    pub(in crate::ui) fn why_read_only(&self) -> Option<Label> {
        let why = if self.file.past.is_some() { crate::i18n::signing::why_past } else { t::why_read_only };
        (!self.can_write()).then_some(why)
    }

    pub(in crate::ui) fn why_no_period(&self) -> Option<Label> {
        match self.plan() {
            None => Some(t::why_no_plan),
            Some(plan) => plan.session.period.is_none().then_some(t::why_no_period),
        }
    }

    pub(in crate::ui) fn why_not_record(&self) -> Option<Label> {
        self.why_read_only().or_else(|| self.why_no_period()).or_else(|| {
            let period = self.plan().and_then(|plan| plan.session.period);
            self.locked(period).then_some(t::why_locked_here)
        })
    }

    pub(in crate::ui) fn why_no_control(&self) -> Option<Label> {
        let none = self.plan().and_then(PlanScreen::control).is_none();
        self.why_not_record().or_else(|| none.then_some(t::why_no_control))
    }

    pub(in crate::ui) fn why_no_plan(&self) -> Option<Label> {
        self.plan().is_none().then_some(t::why_no_plan)
    }

    pub(in crate::ui) fn why_not_complete(&self) -> Option<Label> {
        match self.plan().and_then(PlanScreen::target) {
            Some(Target::Deviation(_) | Target::Action(_)) => self.why_read_only(),
            _ => self.why_no_control(),
        }
    }

    pub(in crate::ui) fn why_no_measures(&self) -> Option<Label> {
        let plan = self.plan()?;
        let (Some(control), Some(period)) = (plan.control(), plan.period()) else {
            return self.why_no_period().or(Some(t::why_no_control));
        };
        let book = &plan.session.book;
        let mut measures = book.measures(control);
        let any = measures.any(|each| each.is_due(period.number) || book.value(each.id, period.id).is_some());
        (!any).then_some(f::why_no_measures)
    }

    pub(in crate::ui) fn why_not_insert(&self) -> Option<Label> {
        self.why_no_control().or_else(|| self.why_no_measures()).or_else(|| match self.figures_to_insert() {
            None => Some(f::why_no_figures),
            Some(change) => change.is_empty().then_some(f::why_figures_inserted),
        })
    }

    /// The change that puts the sentences of the selected control's figures into its result.
    pub(in crate::ui) fn figures_to_insert(&self) -> Option<Change> {
        let plan = self.plan()?;
        let key = OutcomeKey { control_id: plan.control()?, period_id: plan.session.period? };
        insert_change(&plan.session.book, key, self.look.lang)
    }

    pub(in crate::ui) fn why_no_risks(&self) -> Option<Label> {
        let plan = self.plan()?;
        let any = plan.session.book.register(plan.session.plan).is_empty();
        any.then_some(crate::i18n::register::why_no_risks)
    }

    pub(in crate::ui) fn why_no_series(&self) -> Option<Label> {
        let plan = self.plan()?;
        let book = &plan.session.book;
        let controls = book.controls_of_plan(plan.session.plan);
        let any = controls.iter().any(|control| book.measures(control.id).next().is_some());
        (!any).then_some(f::why_no_series)
    }

    pub(in crate::ui) fn why_not_answer(&self) -> Option<Label> {
        self.why_no_control().or_else(|| {
            let plan = self.plan()?;
            let (control, period) = (plan.control()?, plan.period()?);
            let book = &plan.session.book;
            if book.unanswered(control, period).next().is_some() {
                return None;
            }
            let due = book.questions(control).any(|question| question.is_due(period.number));
            Some(if due { f::why_all_answered } else { f::why_no_questions })
        })
    }

    pub(in crate::ui) fn why_not_open(&self) -> Option<Label> {
        matches!(self.screen, Screen::Loading).then_some(t::why_no_plan)
    }

    pub(in crate::ui) fn why_no_sheets(&self) -> Option<Label> {
        let none = self.plan().and_then(PlanScreen::control).is_none();
        self.why_no_period().or_else(|| none.then_some(t::why_no_control))
    }

    pub(in crate::ui) fn why_no_item(&self) -> Option<Label> {
        let none = self.plan().and_then(PlanScreen::cell_item).is_none();
        none.then_some(s::no_items)
    }

    pub(in crate::ui) fn why_no_cell(&self) -> Option<Label> {
        let plan = self.plan()?;
        let attribute = plan.sheet.as_ref().and_then(|grid| grid.attribute(&plan.session.book));
        self.why_no_item().or_else(|| attribute.is_none().then_some(s::no_attributes))
    }

    /// Why the open test sheet cannot be changed.
    pub(in crate::ui) fn why_sheet_closed(&self) -> Option<Label> {
        let plan = self.plan()?;
        let sheet = plan.sheet.as_ref().and_then(|grid| plan.session.book.find::<TestSheet>(grid.sheet));
        let locked = self.locked(sheet.map(|sheet| sheet.period_id));
        self.why_read_only().or_else(|| locked.then_some(t::why_locked_here))
    }

    pub(in crate::ui) fn why_not_feed(&self) -> Option<Label> {
        self.why_sheet_closed().or_else(|| self.why_no_item())
    }

    pub(in crate::ui) fn why_no_mark(&self) -> Option<Label> {
        self.why_sheet_closed().or_else(|| self.why_no_cell()).or_else(|| {
            let plan = self.plan()?;
            let (grid, book) = (plan.sheet.as_ref()?, &plan.session.book);
            let (sheet, item) = (book.find::<TestSheet>(grid.sheet)?, grid.item(book)?);
            (!sheet.is_asked(item, grid.attribute(book)?.number)).then_some(s::not_asked_here)
        })
    }

    pub(in crate::ui) fn why_not_choose(&self) -> Option<Label> {
        let plan = self.plan()?;
        let period = match plan.target() {
            Some(Target::Deviation(id)) => plan.session.book.deviation(id).map(|deviation| deviation.period_id),
            Some(Target::Action(_)) => None,
            _ if plan.control().is_none() => return Some(t::why_no_control),
            _ => plan.session.period,
        };
        self.why_read_only().or_else(|| self.locked(period).then_some(t::why_locked_here))
    }

    pub(in crate::ui) fn why_not_deviate(&self) -> Option<Label> {
        self.why_not_record()
    }

    pub(in crate::ui) fn why_not_act(&self) -> Option<Label> {
        let plan = self.plan()?;
        let none = plan.deviation().is_none() && plan.figures.as_ref().is_none_or(|figures| figures.worst.is_empty());
        self.why_read_only().or_else(|| none.then_some(t::why_no_deviation))
    }

    pub(in crate::ui) fn why_not_confirm(&self) -> Option<Label> {
        let plan = self.plan()?;
        let Some(control) = plan.control() else { return Some(t::why_no_control) };
        let waits = plan.session.book.control(control).is_some_and(|control| control.unconfirmed);
        self.why_read_only().or_else(|| (!waits).then_some(crate::i18n::carry::why_confirmed))
    }

    pub(in crate::ui) fn why_not_undo(&self) -> Option<Label> {
        let nothing = self.plan().is_none_or(|plan| plan.session.stacks.undo.is_empty()) && self.file.undo_known;
        self.why_read_only().or_else(|| nothing.then_some(t::why_nothing_undone))
    }

    pub(in crate::ui) fn why_not_redo(&self) -> Option<Label> {
        let nothing = self.plan().is_none_or(|plan| plan.session.stacks.redo.is_empty()) && self.file.undo_known;
        self.why_read_only().or_else(|| nothing.then_some(t::why_nothing_redone))
    }

    pub(in crate::ui) fn why_not_edit(&self) -> Option<Label> {
        if self.context() == Context::SHEET {
            return self.why_sheet_closed();
        }
        let none = self.plan().and_then(PlanScreen::record).is_none();
        self.why_read_only().or_else(|| none.then_some(t::why_nothing_marked))
    }

    pub(in crate::ui) fn why_not_remove(&self) -> Option<Label> {
        self.why_not_edit()
    }

    pub(in crate::ui) fn why_not_move(&self) -> Option<Label> {
        let movable = matches!(self.plan().and_then(PlanScreen::target), Some(Target::Node(_)));
        self.why_read_only().or_else(|| (!movable).then_some(t::why_not_movable))
    }

    pub(in crate::ui) fn why_not_step(&self) -> Option<Label> {
        let ordered = matches!(
            self.plan().and_then(PlanScreen::target),
            Some(
                Target::Node(_)
                    | Target::Value(_)
                    | Target::Answer(_)
                    | Target::Sheet(_)
                    | Target::Survey(_)
                    | Target::SurveyQuestion(_)
            )
        );
        self.why_read_only().or_else(|| (!ordered).then_some(t::why_not_ordered))
    }

    pub(in crate::ui) fn why_not_back(&self) -> Option<Label> {
        self.plan().is_none_or(|plan| plan.behind.is_empty()).then_some(t::why_no_back)
    }

    pub(in crate::ui) fn why_not_forward(&self) -> Option<Label> {
        self.plan().is_none_or(|plan| plan.ahead.is_empty()).then_some(t::why_no_forward)
    }

    pub(in crate::ui) fn why_not_retry(&self) -> Option<Label> {
        (self.file.stalled == 0).then_some(t::why_all_saved)
    }
}
