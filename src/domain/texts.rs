//! The blocks of fixed text that the documents have, and that a plan may word in its own way.

use super::Plan;
use super::axes::codes;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

codes! {
    /// A block of fixed text.
    TextBlock {
        /// The plan: what it is and why.
        PlanIntro = "plan.intro",
        /// The plan: how risks have been valued.
        PlanRisks = "plan.risks",
        /// The plan: how controls are made and documented.
        PlanControls = "plan.controls",
        /// The plan: when and to whom it is reported.
        PlanReporting = "plan.reporting",
        /// The report: why it is written and to whom.
        ReportPreconditions = "report.preconditions",
        /// The report: what internal control is to achieve.
        ReportGoals = "report.goals",
        /// The report: what a period of controls dwells on.
        ReportFocusControl = "report.focus_control",
        /// The report: what a period of actions dwells on.
        ReportFocusActions = "report.focus_actions",
        /// The report: what the last period dwells on.
        ReportFocusCompletion = "report.focus_completion",
        /// The report: how its signs and words are read.
        ReportLegend = "report.legend",
        /// The report: what stands before the table of deviations.
        ReportSummary = "report.summary",
        /// The report: what stands before the actions.
        ReportActions = "report.actions",
        /// The report: what whoever signs it off says by that.
        ReportSignOff = "report.sign_off",
        /// The statement: the case officer's role and how to reach them.
        StatementOfficer = "statement.officer",
        /// The statement: what is proposed to be decided, a line for each point.
        StatementDecision = "statement.decision",
        /// The statement: description of the matter.
        StatementDescription = "statement.description",
        /// The statement: what stands before the areas of improvement.
        StatementImprovements = "statement.improvements",
        /// The statement: economic consequences.
        StatementEconomy = "statement.economy",
        /// The statement: other consequences.
        StatementOther = "statement.other",
        /// The statement: how it is followed up.
        StatementFollowUp = "statement.follow_up",
        /// The statement: what the decision is based on.
        StatementBasis = "statement.basis",
        /// The statement: who is sent the decision, a line for each.
        StatementRecipients = "statement.recipients",
        /// The statement: what stands before the chapters of the routines.
        StatementReport = "statement.report",
    }
}

impl TextBlock {
    /// Whether it belongs to a document about a period, so that the period's slots mean something in it.
    #[must_use]
    pub const fn has_period(self) -> bool {
        !matches!(self, Self::PlanIntro | Self::PlanRisks | Self::PlanControls | Self::PlanReporting)
    }
}

impl Plan {
    /// The plan's own wording of a block, where it has one.
    #[must_use]
    pub fn own_text(&self, block: TextBlock) -> Option<&str> {
        self.texts.get(block.code()).map(String::as_str)
    }
}
