//! What an official does in a year, whatever it is done with.

/// What is filled in: fields by the names of their options, with what is written in them.
pub type Facts<'a> = &'a [(&'a str, &'a str)];

/// Something that is added to the plan, with what it lies in.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    Area,
    RiskPoint { area: &'a str },
    Control { risk_point: &'a str },
    Question { control: &'a str },
    Measure { control: &'a str },
    Survey { control: &'a str },
    SurveyQuestion { control: &'a str, survey: &'a str },
    ActionPlan,
    Document,
    Decision,
    Reception,
}

/// A test sheet: items that somebody chose from a population, each held against the same attributes.
pub struct Sheet<'a> {
    pub name: &'a str,
    pub population: &'a str,
    pub count: &'a str,
    pub reason: &'a str,
    pub attributes: &'a [&'a str],
    /// Every item with its marks, a letter for each attribute: o(k), a(vvikelse), e(j tillämplig).
    pub items: &'a [(&'a str, &'a str)],
}

/// A state an action is taken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    Decided,
    InProgress,
    Done,
    Verified,
}

/// An official with a plan to keep. Things are meant by their names.
pub trait Office {
    /// A new day comes.
    fn day(&mut self, day: &str);
    /// What follows is refused, in these words.
    fn refuses(&mut self, says: &'static str);

    /// Makes a file with the first plan in it.
    fn makes_a_file(&mut self, facts: Facts);
    /// Adds the plan of another board to the file.
    fn adds_a_plan(&mut self, facts: Facts);
    /// Turns to the plan of a board and a year.
    fn turns_to(&mut self, board: &'static str, year: &'static str);
    /// Turns to a reporting period of the plan.
    fn period(&mut self, number: u8);
    /// Changes what the plan says of itself.
    fn edits_the_plan(&mut self, facts: Facts);
    /// Changes what a period says of itself.
    fn edits_the_period(&mut self, name: &str, facts: Facts);
    /// Adds something to the plan.
    fn adds(&mut self, part: Part, facts: Facts);
    /// Hands the municipality-wide controls to the other boards.
    fn hands_out(&mut self);

    /// Records a control in the period.
    fn records(&mut self, control: &str, facts: Facts);
    /// Enters what a measure of a control shows.
    fn measures(&mut self, measure: &str, reading: &str);
    /// Answers the question of a control.
    fn answers(&mut self, control: &str, question: &str, text: &str);
    /// Tests items from a population on a sheet of the control.
    fn tests(&mut self, control: &str, sheet: &Sheet);
    /// Adds a dated supplement to what is recorded of a control.
    fn supplements(&mut self, control: &str, facts: Facts);

    /// Finds a deviation at a control.
    fn finds(&mut self, control: &str, facts: Facts);
    /// Changes what is said of a deviation.
    fn edits_the_deviation(&mut self, deviation: &str, facts: Facts);
    /// Accepts a deviation by a decision, until a day.
    fn accepts(&mut self, deviation: &str, decision: &str, until: &str);
    /// Closes a deviation with a reason.
    fn closes(&mut self, deviation: &str, reason: &str);

    /// Says when a deviation was reported to the executive board.
    fn reports_upwards(&mut self, deviation: &str, on: &str);

    /// Plans an action against a deviation.
    fn acts_against(&mut self, deviation: &str, facts: Facts);
    /// Changes what is said of an action.
    fn edits_the_action(&mut self, action: &str, facts: Facts);
    /// Takes an action to a state.
    fn takes(&mut self, action: &str, to: To);
    /// Drops an action with a reason.
    fn drops(&mut self, action: &str, reason: &str);
    /// Checks what an action achieved.
    fn checks_the_effect(&mut self, action: &str, facts: Facts);

    /// Reviews a completed control and accepts it.
    fn approves(&mut self, control: &str);
    /// Reviews a completed control and sends it back.
    fn sends_back(&mut self, control: &str, comment: &str);
    /// Signs the period off.
    fn signs_off(&mut self, by: &str);
    /// Opens the signed off period again.
    fn unlocks(&mut self, because: &str);

    /// Decides about a control for the next year.
    fn carries_over(&mut self, control: &str, decision: &str, reason: &str);
    /// Confirms the carried text of a control.
    fn confirms(&mut self, control: &str);
    /// Confirms all carried texts.
    fn confirms_all(&mut self);
    /// Takes the latest change back.
    fn takes_back(&mut self);

    /// Everything in the file, for other programs.
    fn exports(&mut self) -> String;
}
