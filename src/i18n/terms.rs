//! The words of the field: statuses, severities, assessments and the kinds of record.
//!
//! A plan may have its own words for the codes; [`Terms`] takes them into account. A glyph never stands without
//! its word or its agreed short word.

pub use super::year::{carry, deviation_state, document_kind, effect, focus_tag, goal, in_plan, receiver, section};
use super::{Lang, messages};
use crate::domain::{
    ActionState, Assessment, BoardKind, DrawMethod, MeasureKind, PeriodFocus, Plan, Polarity, RecordKind,
    ResponsibleKind, Severity, Status,
};
use std::borrow::Cow;
use std::collections::BTreeMap;

messages! {
    ratio: "Andel: antal av antal", "Ratio: number of number";
    count: "Antal", "Count";
    amount: "Belopp", "Amount";
    yes_no: "Ja eller nej", "Yes or no";
    lower_is_better: "Lägre är bättre", "Lower is better";
    higher_is_better: "Högre är bättre", "Higher is better";
    neither_way: "Varken eller", "Neither";
    drawn_randomly: "Slumpmässigt", "At random";
    drawn_systematically: "Systematiskt", "Systematically";
    drawn_targeted: "Riktat", "Targeted";
    drawn_all: "Alla", "All";
    status_not_started: "Ej påbörjad", "Not started";
    status_started: "Påbörjad, ej slutförd", "Started, not completed";
    status_paused: "Pausad", "Paused";
    status_completed: "Slutförd", "Completed";
    status_not_known: "Okänd status", "Status not known";
    short_not_started: "Ej påb.", "Not st.";
    short_started: "Påb.", "Started";
    short_paused: "Paus.", "Paused";
    short_completed: "Klar", "Done";
    short_not_known: "Okänd", "Unknown";
    serious_one: "Graverande avvikelse", "Serious deviation";
    serious_many: "Graverande avvikelser", "Serious deviations";
    minor_one: "Mindre allvarlig avvikelse", "Minor deviation";
    minor_many: "Mindre allvarliga avvikelser", "Minor deviations";
    observation_one: "Iakttagelse", "Observation";
    observation_many: "Iakttagelser", "Observations";
    ungraded_one: "Ograderad avvikelse", "Ungraded deviation";
    ungraded_many: "Ograderade avvikelser", "Ungraded deviations";
    short_serious: "Graverande", "Serious";
    short_minor: "Mindre allv.", "Minor";
    short_observation: "Iakttagelse", "Observation";
    short_ungraded: "Ograderad", "Ungraded";
    works: "Process/rutin/riktlinje fungerar", "Process/routine/guideline works";
    needs_development:
        "Process/rutin/riktlinje fungerar men behöver utvecklas",
        "Process/routine/guideline works but needs to be developed";
    deviations_found:
        "Avvikelser mot beskrivning av process/rutin/riktlinje har konstaterats",
        "Deviations from the description of the process/routine/guideline have been found";
    not_documented:
        "Dokumenterad beskrivning av process/rutin/riktlinje saknas",
        "There is no documented description of the process/routine/guideline";
    proposed: "Föreslagen", "Proposed";
    decided: "Beslutad", "Decided";
    in_progress: "Pågår", "In progress";
    done: "Genomförd", "Done";
    verified: "Effekt kontrollerad", "Effect verified";
    dropped: "Avförd", "Dropped";
    board: "Nämnd", "Board";
    executive_board: "Kommunstyrelse", "Executive board";
    company: "Kommunalt bolag", "Municipal company";
    focus_control: "Kontroll och avvikelser", "Controls and deviations";
    focus_actions: "Genomförda åtgärder", "Actions carried out";
    focus_completion: "Färdigställande och överföring", "Completion and carry-over";
    department: "Avdelning", "Department";
    role: "Roll", "Role";
    person: "Person", "Person";
    body: "Organ", "Body";
    kind_board: "nämnd", "board";
    kind_plan: "plan", "plan";
    kind_period: "rapportperiod", "reporting period";
    kind_area: "kontrollområde", "control area";
    kind_risk_point: "riskpunkt", "risk point";
    kind_control: "kontrollmoment", "control activity";
    kind_question: "delfråga", "question";
    kind_limit_rule: "gränsregel", "limit rule";
    kind_measure: "mått", "measure";
    kind_answer: "svar på delfråga", "answer to a question";
    kind_survey: "enkät", "survey";
    kind_survey_question: "enkätfråga", "survey question";
    kind_sheet: "testblad", "test sheet";
    kind_item: "post på testblad", "item on a test sheet";
    kind_value: "mätvärde", "measure value";
    kind_action_plan: "handlingsplan", "plan of action";
    kind_effect_check: "effektkontroll", "effect check";
    kind_supplement: "komplettering", "supplement";
    kind_sign_off: "undertecknande", "sign-off";
    kind_reception: "mottagande", "reception";
    kind_revision: "planbeslut", "plan decision";
    kind_document: "styrande dokument", "governing document";
    kind_look: "logotyp och färger", "logo and colours";
    kind_carried: "överföring", "carry-over";
    kind_outcome: "utfall", "outcome";
    kind_deviation: "avvikelse", "deviation";
    kind_action: "åtgärd", "action";
}

/// The words of a language and a plan.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The language.
    pub lang: Lang,
    own: Option<&'a BTreeMap<String, String>>,
}

impl<'a> Terms<'a> {
    /// The default words of a language.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang, own: None }
    }

    /// The words of a language, with a plan's own in their place.
    #[must_use]
    pub const fn of_plan(lang: Lang, plan: &'a Plan) -> Self {
        Self { lang, own: Some(&plan.labels) }
    }

    fn own(&self, axis: &str, code: &str) -> Option<Cow<'a, str>> {
        let own = self.own?;
        if own.is_empty() {
            return None;
        }
        own.get(&format!("{axis}.{code}")).map(|label| Cow::Borrowed(label.as_str()))
    }

    /// A status.
    #[must_use]
    pub fn status(&self, status: Status) -> Cow<'a, str> {
        let default = match status {
            Status::NotStarted => status_not_started,
            Status::Started => status_started,
            Status::Paused => status_paused,
            Status::Completed => status_completed,
            Status::NotKnown => status_not_known,
        };
        self.own("status", status.code()).unwrap_or(Cow::Borrowed(default(self.lang)))
    }

    /// The agreed short word of a status, at most seven columns.
    #[must_use]
    pub const fn status_short(&self, status: Status) -> &'static str {
        match status {
            Status::NotStarted => short_not_started(self.lang),
            Status::Started => short_started(self.lang),
            Status::Paused => short_paused(self.lang),
            Status::Completed => short_completed(self.lang),
            Status::NotKnown => short_not_known(self.lang),
        }
    }

    /// A severity, in the form for `count` deviations. `None` is a deviation nobody has graded.
    #[must_use]
    pub fn severity(&self, severity: Option<Severity>, count: u32) -> Cow<'a, str> {
        let (one, many) = match severity {
            Some(Severity::Serious) => (serious_one(self.lang), serious_many(self.lang)),
            Some(Severity::Minor) => (minor_one(self.lang), minor_many(self.lang)),
            Some(Severity::Observation) => (observation_one(self.lang), observation_many(self.lang)),
            None => (ungraded_one(self.lang), ungraded_many(self.lang)),
        };
        let axis = if count == 1 { "severity" } else { "severities" };
        let own = severity.and_then(|severity| self.own(axis, severity.code()));
        own.unwrap_or(Cow::Borrowed(if count == 1 { one } else { many }))
    }

    /// The agreed short word of a severity.
    #[must_use]
    pub const fn severity_short(&self, severity: Option<Severity>) -> &'static str {
        match severity {
            Some(Severity::Serious) => short_serious(self.lang),
            Some(Severity::Minor) => short_minor(self.lang),
            Some(Severity::Observation) => short_observation(self.lang),
            None => short_ungraded(self.lang),
        }
    }

    /// An assessment phrase.
    #[must_use]
    pub fn assessment(&self, assessment: Assessment) -> Cow<'a, str> {
        let default = match assessment {
            Assessment::Works => works,
            Assessment::NeedsDevelopment => needs_development,
            Assessment::DeviationsFound => deviations_found,
            Assessment::NotDocumented => not_documented,
        };
        self.own("assessment", assessment.code()).unwrap_or(Cow::Borrowed(default(self.lang)))
    }
}

/// The state of an action.
#[must_use]
pub const fn action_state(lang: Lang, state: ActionState) -> &'static str {
    match state {
        ActionState::Proposed => proposed(lang),
        ActionState::Decided => decided(lang),
        ActionState::InProgress => in_progress(lang),
        ActionState::Done => done(lang),
        ActionState::Verified => verified(lang),
        ActionState::Dropped => dropped(lang),
    }
}

/// A kind of board.
#[must_use]
pub const fn board_kind(lang: Lang, kind: BoardKind) -> &'static str {
    match kind {
        BoardKind::Board => board(lang),
        BoardKind::ExecutiveBoard => executive_board(lang),
        BoardKind::Company => company(lang),
    }
}

/// A period's focus.
#[must_use]
pub const fn focus(lang: Lang, focus: PeriodFocus) -> &'static str {
    match focus {
        PeriodFocus::Control => focus_control(lang),
        PeriodFocus::Actions => focus_actions(lang),
        PeriodFocus::Completion => focus_completion(lang),
    }
}

/// A kind of responsible party.
#[must_use]
pub const fn responsible_kind(lang: Lang, kind: ResponsibleKind) -> &'static str {
    match kind {
        ResponsibleKind::Department => department(lang),
        ResponsibleKind::Role => role(lang),
        ResponsibleKind::Person => person(lang),
        ResponsibleKind::Body => body(lang),
    }
}

/// What kind of value a measure takes.
#[must_use]
pub const fn measure_kind(lang: Lang, kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Ratio => ratio(lang),
        MeasureKind::Count => count(lang),
        MeasureKind::Amount => amount(lang),
        MeasureKind::YesNo => yes_no(lang),
    }
}

/// Which way a measure is better.
#[must_use]
pub const fn polarity(lang: Lang, polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::LowerIsBetter => lower_is_better(lang),
        Polarity::HigherIsBetter => higher_is_better(lang),
        Polarity::Neither => neither_way(lang),
    }
}

/// How items were drawn.
#[must_use]
pub const fn draw_method(lang: Lang, method: DrawMethod) -> &'static str {
    match method {
        DrawMethod::Random => drawn_randomly(lang),
        DrawMethod::Systematic => drawn_systematically(lang),
        DrawMethod::Targeted => drawn_targeted(lang),
        DrawMethod::All => drawn_all(lang),
    }
}

/// A kind of record, as a word within a sentence.
#[must_use]
pub const fn record_kind(lang: Lang, kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Board => kind_board(lang),
        RecordKind::Plan => kind_plan(lang),
        RecordKind::Period => kind_period(lang),
        RecordKind::Area => kind_area(lang),
        RecordKind::RiskPoint => kind_risk_point(lang),
        RecordKind::ControlActivity => kind_control(lang),
        RecordKind::Question => kind_question(lang),
        RecordKind::Outcome => kind_outcome(lang),
        RecordKind::LimitRule => kind_limit_rule(lang),
        RecordKind::Measure => kind_measure(lang),
        RecordKind::Answer => kind_answer(lang),
        RecordKind::Survey => kind_survey(lang),
        RecordKind::SurveyQuestion => kind_survey_question(lang),
        RecordKind::TestSheet => kind_sheet(lang),
        RecordKind::SheetItem => kind_item(lang),
        RecordKind::MeasureValue => kind_value(lang),
        RecordKind::Deviation => kind_deviation(lang),
        RecordKind::Action => kind_action(lang),
        RecordKind::ActionPlan => kind_action_plan(lang),
        RecordKind::EffectCheck => kind_effect_check(lang),
        RecordKind::Supplement => kind_supplement(lang),
        RecordKind::SignOff => kind_sign_off(lang),
        RecordKind::Reception => kind_reception(lang),
        RecordKind::Revision => kind_revision(lang),
        RecordKind::GoverningDocument => kind_document(lang),
        RecordKind::Carried => kind_carried(lang),
        RecordKind::Look => kind_look(lang),
    }
}

/// A set of signs: those of code page 437, or plain ASCII.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// Signs that every terminal font has, one column wide.
    #[default]
    Standard,
    /// ASCII only.
    Ascii,
}

impl Glyphs {
    /// The sign of a status.
    #[must_use]
    pub const fn status(self, status: Status) -> &'static str {
        match (self, status) {
            (Self::Standard, Status::NotStarted) => "○",
            (Self::Standard, Status::Started) => "►",
            (Self::Standard, Status::Paused) => "║",
            (Self::Standard, Status::Completed) => "√",
            (_, Status::NotKnown) => "?",
            (Self::Ascii, Status::NotStarted) => ".",
            (Self::Ascii, Status::Started) => ">",
            (Self::Ascii, Status::Paused) => "=",
            (Self::Ascii, Status::Completed) => "+",
        }
    }

    /// The sign of a severity; `None` is a deviation nobody has graded.
    #[must_use]
    pub const fn severity(self, severity: Option<Severity>) -> &'static str {
        match (self, severity) {
            (Self::Standard, Some(Severity::Serious)) => "■",
            (Self::Standard, Some(Severity::Minor)) => "▲",
            (Self::Standard, Some(Severity::Observation)) => "·",
            (Self::Ascii, Some(Severity::Serious)) => "X",
            (Self::Ascii, Some(Severity::Minor)) => "!",
            (Self::Ascii, Some(Severity::Observation)) => "-",
            (_, None) => "?",
        }
    }

    /// What a shortened text ends in.
    #[must_use]
    pub const fn ellipsis(self) -> &'static str {
        match self {
            Self::Standard => "…",
            Self::Ascii => "...",
        }
    }
}
