//! The axes a control is judged on, and other closed lists of codes.
//!
//! Status (how far the work has come), severity (how bad a deviation is) and assessment (how the routine
//! works) are never merged into one another; the fourth axis, the result, is text and figures.
//! Codes are fixed and go into files; the words a person sees belong to `i18n::terms` and to the plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $code)] $variant,)*
        }

        impl $name {
            /// Every value, in the order the field lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The fixed code that files and the command line use.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// The value a code stands for, or `None` for an unknown code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

pub(super) use codes;

codes! {
    /// How far the work on a control has come in a period.
    Status {
        /// Nothing has been done yet.
        NotStarted = "not_started",
        /// Started, not completed.
        Started = "started",
        /// Paused, with a reason.
        Paused = "paused",
        /// Completed. Always accepted; what is missing is for the checker to say.
        Completed = "completed",
        /// An import did not say: the sign was lost in the source.
        NotKnown = "not_known",
    }

    /// How bad a deviation is; the later the worse.
    Severity {
        /// Worth noting, not a deviation that is counted.
        Observation = "observation",
        /// *Mindre allvarlig avvikelse.*
        Minor = "minor",
        /// *Graverande avvikelse.*
        Serious = "serious",
    }

    /// How the routine works, judged as a whole.
    Assessment {
        /// The routine works.
        Works = "works",
        /// It works but needs to be developed.
        NeedsDevelopment = "needs_development",
        /// Deviations from its description have been found.
        DeviationsFound = "deviations_found",
        /// There is no documented description of it.
        NotDocumented = "not_documented",
    }

    /// What a board is.
    BoardKind {
        /// A political board (*nämnd*).
        Board = "board",
        /// The municipal executive board (*kommunstyrelsen*).
        ExecutiveBoard = "executive_board",
        /// A municipal company (*kommunalt bolag*).
        Company = "company",
    }

    /// What a period's report is to dwell on.
    PeriodFocus {
        /// Find deviations and the actions they need.
        Control = "control",
        /// Report the actions that have been carried out.
        Actions = "actions",
        /// Complete the year and decide what is carried over.
        Completion = "completion",
    }

    /// What kind of party is responsible.
    ResponsibleKind {
        /// A department or unit.
        Department = "department",
        /// A role, such as head of finance.
        Role = "role",
        /// A person.
        Person = "person",
        /// Another body, such as a board or a company.
        Body = "body",
    }

    /// What kind of value a measure takes.
    MeasureKind {
        /// So many of so many.
        Ratio = "ratio",
        /// So many.
        Count = "count",
        /// So much, in a unit.
        Amount = "amount",
        /// Yes or no.
        YesNo = "yes_no",
    }

    /// Which way a measure is better.
    Polarity {
        /// The lower the better, as for deviations.
        LowerIsBetter = "lower_is_better",
        /// The higher the better, as for plans that are in place.
        HigherIsBetter = "higher_is_better",
        /// It says nothing of good or bad.
        Neither = "neither",
    }

    /// Which answers to a survey's question.
    SurveyPart {
        /// The best: yes, or the two best of a scale.
        Top = "top",
        /// The worst: no, or the two worst of a scale.
        Bottom = "bottom",
    }

    /// What a limit is counted in.
    LimitUnit {
        /// Calendar months, clamped to the end of the month.
        Months = "months",
        /// Days.
        Days = "days",
        /// Hours.
        Hours = "hours",
        /// Swedish kronor.
        Kronor = "kronor",
    }

    /// Where a limit comes from.
    LimitSource {
        /// An act or ordinance.
        Law = "law",
        /// A decision or goal of the municipality.
        Local = "local",
    }

    /// How items are drawn from a population.
    DrawMethod {
        /// At random, with a recorded seed.
        Random = "random",
        /// Every so many.
        Systematic = "systematic",
        /// Chosen, with a reason.
        Targeted = "targeted",
        /// All of them.
        All = "all",
    }

    /// What was seen of an attribute of an item.
    MarkCode {
        /// In order.
        Ok = "ok",
        /// It deviates.
        Deviation = "deviation",
        /// The attribute does not apply to the item.
        NotApplicable = "not_applicable",
        /// It cannot be judged.
        CannotJudge = "cannot_judge",
    }

    /// What has become of a deviation.
    DeviationState {
        /// It stands.
        Open = "open",
        /// It is accepted by a decision, for a time.
        Accepted = "accepted",
        /// It is closed, its remedy having been checked.
        Closed = "closed",
    }

    /// The text of an outcome that a supplement adds to.
    Section {
        /// The selection.
        Selection = "selection",
        /// The method.
        Method = "method",
        /// The result.
        Result = "result",
        /// The analysis.
        Analysis = "analysis",
        /// The actions.
        Actions = "actions",
    }

    /// Whether an action had the effect it was to have.
    Effect {
        /// It had.
        Worked = "worked",
        /// In part.
        Partly = "partly",
        /// It had not.
        Missing = "missing",
    }

    /// Who a report goes to, in order.
    Receiver {
        /// The board (*nämnden*).
        Board = "board",
        /// The municipal executive board (*kommunstyrelsen*).
        ExecutiveBoard = "executive_board",
        /// The municipal council (*kommunfullmäktige*).
        Council = "council",
        /// The municipal auditors (*revisorerna*).
        Auditors = "auditors",
    }

    /// What kind a governing document is, in order of rank.
    DocumentKind {
        /// By-law (*reglemente*).
        ByLaw = "by_law",
        /// Policy.
        Policy = "policy",
        /// Guideline (*riktlinje*).
        Guideline = "guideline",
        /// Application instructions (*tillämpningsanvisning*).
        Instructions = "instructions",
        /// Routine (*rutin*).
        Routine = "routine",
        /// Another.
        Other = "misc",
    }

    /// What kind of picture a logo is.
    ImageKind {
        /// A picture of points.
        Png = "png",
        /// A picture of lines.
        Svg = "svg",
    }

    /// What is decided about a control when the next year's plan is made.
    Carry {
        /// It goes on as it is.
        Keep = "keep",
        /// It goes on, changed.
        Change = "change",
        /// It ends.
        Drop = "drop",
    }

    /// What internal control is there for.
    Goal {
        /// Activities fit for their purpose, that stand up to scrutiny.
        Purposeful = "purposeful",
        /// Economy.
        CostEffective = "cost_effective",
        /// Reliable financial reports and information about activities.
        Reliable = "reliable",
        /// Compliance with laws, rules and guidelines.
        Compliance = "compliance",
    }

    /// What a risk point is to look after.
    Focus {
        /// Budgets are used as decided.
        Budget = "budget",
        /// Laws and agreements are followed.
        Laws = "laws",
        /// Misuse and errors are kept few.
        Misuse = "misuse",
        /// Accounts are correct.
        Accounts = "accounts",
        /// Politicians and staff are protected against unjust suspicion.
        Suspicion = "suspicion",
    }

    /// How far an action has come.
    ActionState {
        /// Proposed in a report, not decided.
        Proposed = "proposed",
        /// Decided.
        Decided = "decided",
        /// Under way.
        InProgress = "in_progress",
        /// Done, its effect not yet checked.
        Done = "done",
        /// Its effect has been checked.
        Verified = "verified",
        /// Dropped, with a reason.
        Dropped = "dropped",
    }
}

#[expect(clippy::derivable_impls, reason = "the variants are made by a macro, which has no place for a default")]
impl Default for DrawMethod {
    fn default() -> Self {
        Self::Random
    }
}

#[expect(clippy::derivable_impls, reason = "the variants are made by a macro, which has no place for a default")]
impl Default for DeviationState {
    fn default() -> Self {
        Self::Open
    }
}

impl ActionState {
    /// Whether something remains to be done.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Decided | Self::InProgress)
    }
}

impl Status {
    /// The four a person chooses among; `NotKnown` comes from imports only.
    pub const CHOICES: &'static [Self] = &[Self::NotStarted, Self::Started, Self::Paused, Self::Completed];
}
