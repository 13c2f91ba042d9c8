//! What a column may hold.

use serde::Serialize;

macro_rules! fields {
    ($($(#[$meta:meta])* $name:ident = $code:literal;)*) => {
        /// What a column of a table holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Field {
            $($(#[$meta])* #[serde(rename = $code)] $name,)*
        }

        impl Field {
            /// Every field, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The fixed code that the command line uses.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The field a code stands for.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

fields! {
    /// The control area.
    Area = "area";
    /// The purpose of the area.
    Purpose = "purpose";
    /// The risk point or routine.
    RiskPoint = "risk_point";
    /// What the risk is, at length.
    Background = "background";
    /// Likely errors.
    LikelyErrors = "likely_errors";
    /// Likelihood.
    Likelihood = "likelihood";
    /// Consequence or significance.
    Consequence = "consequence";
    /// Risk value.
    RiskValue = "risk_value";
    /// The control activity.
    Control = "control";
    /// What the control is to make sure.
    Objective = "objective";
    /// Who is responsible.
    Responsible = "responsible";
    /// How often.
    Frequency = "frequency";
    /// How it is done.
    Method = "method";
    /// What is looked at.
    Selection = "selection";
    /// How far the work has come.
    Status = "status";
    /// What was seen.
    Result = "result";
    /// How the routine works.
    Assessment = "assessment";
    /// Comment.
    Comment = "comment";
    /// Analysis.
    Analysis = "analysis";
    /// Who made the check.
    PerformedBy = "performed_by";
    /// The day it was made.
    PerformedOn = "performed_on";
    /// Who reviewed it.
    ReviewedBy = "reviewed_by";
    /// The name of the risk point or control that a deviation concerns.
    Concerns = "concerns";
    /// How bad a deviation is, or what it is.
    Deviation = "deviation";
    /// The unit a deviation was found in.
    Unit = "unit";
    /// The root cause of a deviation.
    RootCause = "root_cause";
    /// What is to be done.
    Action = "action";
    /// Who owns the action.
    ActionOwner = "action_owner";
    /// When the action is to be done.
    ActionDue = "action_due";
    /// The board whose plan the row is of.
    Board = "board";
}
