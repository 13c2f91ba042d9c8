//! The plan as it was at a sign-off, in place of the plan as it is: what is on the screen then, and what is not to be done.

use super::{Model, Screen};
use crate::domain::SignOff;
use crate::i18n::{Label, Lang, format, screen, signing as t};
use crate::ui::commands::{Command, CommandSpec};
use crate::ui::state::plan::PlanScreen;

/// The plan as it is, while the screen shows it as it was.
pub struct Past {
    /// The sign-off at which it was so.
    pub sign_off: SignOff,
    /// The plan as it is.
    pub present: Box<PlanScreen>,
}

impl Past {
    /// Which state is shown, and that it cannot be changed.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        t::as_it_was(lang, &format::date(self.sign_off.on), self.sign_off.version)
    }
}

/// What a sign-off is fetched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To show the plan as it was.
    State,
    /// To tell what has changed since.
    Changes,
}

impl Model {
    /// The plan as it is, whether or not the screen shows it as it was.
    pub fn present_mut(&mut self) -> Option<&mut PlanScreen> {
        match (&mut self.file.past, &mut self.screen) {
            (Some(past), _) => Some(&mut past.present),
            (None, Screen::Plan(plan)) => Some(plan),
            (None, Screen::Start(_) | Screen::Loading) => None,
        }
    }

    /// Why a command cannot be given just now.
    pub(in crate::ui) fn why_not(&self, spec: &CommandSpec) -> Option<Label> {
        self.why_past(spec.id).or_else(|| (spec.disabled)(self))
    }

    /// Why a command cannot be given while the plan is shown as it was: those that need no writing, and still are about
    /// the plan as it is.
    fn why_past(&self, command: Command) -> Option<Label> {
        let of_now = matches!(
            command,
            Command::Export
                | Command::SaveCopy
                | Command::SwitchPlan
                | Command::Lock
                | Command::Versions
                | Command::Retry
        );
        (of_now && self.file.past.is_some()).then_some(t::why_past)
    }

    /// Why there is no sign-off of the chosen period to look at.
    pub(in crate::ui) fn why_no_sign_off(&self) -> Option<Label> {
        if self.file.past.is_some() {
            return None;
        }
        let Some((plan, period)) = self.plan().and_then(|plan| Some((plan, plan.session.period?))) else {
            return self.why_no_period();
        };
        plan.session.book.sign_offs(period).next().is_none().then_some(t::why_no_sign_off)
    }

    /// Why the period can neither be signed off nor opened again, nor what was signed be looked at.
    pub(in crate::ui) fn why_not_lock(&self) -> Option<Label> {
        self.why_no_period().or_else(|| self.why_no_sign_off().and_then(|_| self.why_read_only()))
    }
}

/// Why the start page and the year cannot be looked at just now.
impl Model {
    pub(in crate::ui) fn why_no_recent(&self) -> Option<Label> {
        self.world.recent.is_empty().then_some(screen::why_no_recent)
    }

    pub(in crate::ui) fn why_no_boards(&self) -> Option<Label> {
        if matches!(self.screen, Screen::Start(_)) { self.why_no_recent() } else { self.why_no_period() }
    }

    pub(in crate::ui) fn why_no_todo(&self) -> Option<Label> {
        if matches!(self.screen, Screen::Start(_)) { self.why_no_recent() } else { self.why_no_plan() }
    }

    pub(in crate::ui) fn why_no_year(&self) -> Option<Label> {
        let session = &self.plan()?.session;
        let empty = session.period.is_none() || session.book.controls_of_plan(session.plan).is_empty();
        empty.then_some(crate::i18n::year_map::why_empty)
    }
}
