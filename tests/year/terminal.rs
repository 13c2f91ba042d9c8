//! The official at the command line.

use crate::command::TestWorld;
use crate::office::{Facts, Office, Part, Sheet, To};
use chrono::NaiveDate;
use ikplan::env::Clock;

pub struct Terminal {
    world: TestWorld,
    board: &'static str,
    year: &'static str,
    period: String,
    refusal: Option<&'static str>,
}

fn options(facts: Facts) -> Vec<String> {
    facts.iter().flat_map(|(flag, value)| [format!("--{flag}"), (*value).to_owned()]).collect()
}

fn words(line: &[&str]) -> Vec<String> {
    line.iter().map(|word| (*word).to_owned()).collect()
}

impl Terminal {
    pub fn new() -> Self {
        let world = TestWorld::new().var("IK_USER", "Controller");
        Self { world, board: "", year: "", period: String::new(), refusal: None }
    }

    /// Gives a command in the plan and the period that the official has turned to.
    fn gives(&mut self, command: &[&str], facts: Facts) {
        let period = if self.period.is_empty() { Vec::new() } else { words(&["--period", &self.period]) };
        let place = [words(&["--board", self.board, "--year", self.year]), period].concat();
        self.runs([words(command), options(facts), place].concat(), "");
    }

    fn runs(&mut self, args: Vec<String>, stdin: &str) {
        let line = args.join(" ");
        let ran = self.world.run_with(args, stdin);
        match self.refusal.take() {
            None => assert_eq!(ran.code, 0, "{line}: {}", ran.shown()),
            Some(says) => {
                assert_ne!(ran.code, 0, "{line} was to be refused: {}", ran.shown());
                assert!(ran.err.contains(says) && ran.err.contains("Gör så här: "), "{line}: {}", ran.err);
            }
        }
    }
}

impl Office for Terminal {
    fn day(&mut self, day: &str) {
        let day: NaiveDate = day.parse().unwrap();
        let days = day.signed_duration_since(self.world.clock.today()).num_days();
        self.world.clock.advance(u64::try_from(days).unwrap() * 24 * 60 * 60);
    }

    fn refuses(&mut self, says: &'static str) {
        self.refusal = Some(says);
    }

    fn makes_a_file(&mut self, facts: Facts) {
        self.runs([words(&["new", "kommunen.ikplan"]), options(facts)].concat(), "");
    }

    fn adds_a_plan(&mut self, facts: Facts) {
        self.runs([words(&["plan", "add"]), options(facts)].concat(), "");
    }

    fn turns_to(&mut self, board: &'static str, year: &'static str) {
        (self.board, self.year) = (board, year);
        self.period.clear();
    }

    fn period(&mut self, number: u8) {
        self.period = number.to_string();
    }

    fn edits_the_plan(&mut self, facts: Facts) {
        self.gives(&["plan", "edit"], facts);
    }

    fn edits_the_period(&mut self, name: &str, facts: Facts) {
        self.gives(&["period", "edit", name], facts);
    }

    fn adds(&mut self, part: Part, facts: Facts) {
        match part {
            Part::Area => self.gives(&["area", "add"], facts),
            Part::RiskPoint { area } => self.gives(&["risk-point", "add", "--into", area], facts),
            Part::Control { risk_point } => self.gives(&["control", "add", "--into", risk_point], facts),
            Part::Question { control } => self.gives(&["question", "add", "--into", control], facts),
            Part::Measure { control } => self.gives(&["measure", "add", "--into", control], facts),
            Part::Survey { control } => self.gives(&["survey", "add", "--control", control], facts),
            Part::SurveyQuestion { survey, .. } => self.gives(&["survey-question", "add", "--into", survey], facts),
            Part::ActionPlan => self.gives(&["action-plan", "add"], facts),
            Part::Document => self.gives(&["document", "add"], facts),
            Part::Decision => self.gives(&["revision", "add"], facts),
            Part::Reception => self.gives(&["reception", "add"], facts),
        }
    }

    fn hands_out(&mut self) {
        self.gives(&["hand-out"], &[]);
    }

    fn records(&mut self, control: &str, facts: Facts) {
        self.gives(&["set", control], facts);
    }

    fn measures(&mut self, measure: &str, reading: &str) {
        self.gives(&["value", "set", measure, reading], &[]);
    }

    fn answers(&mut self, _: &str, question: &str, text: &str) {
        self.gives(&["answer", question], &[("text", text)]);
    }

    fn tests(&mut self, control: &str, sheet: &Sheet) {
        let today = self.world.clock.today().to_string();
        let attributes = sheet.attributes.join("\n");
        let facts = [
            ("name", sheet.name),
            ("population", sheet.population),
            ("population-count", sheet.count),
            ("draw", "targeted"),
            ("reason", sheet.reason),
            ("drawn-on", &today),
            ("frozen-on", &today),
            ("attributes", &attributes),
        ];
        self.gives(&["sheet", "add", "--into", control], &facts);
        let identities: Vec<_> = sheet.items.iter().map(|(identity, _)| ("identity", *identity)).collect();
        self.gives(&["item", "add", "--into", sheet.name], &identities);
        for (item, marks) in sheet.items {
            for (attribute, mark) in (1..).zip(marks.chars()) {
                let mark = match mark {
                    'o' => "ok",
                    'a' => "deviation",
                    _ => "not_applicable",
                };
                self.gives(&["sheet", "mark", sheet.name, item, &attribute.to_string(), mark], &[]);
            }
        }
    }

    fn supplements(&mut self, control: &str, facts: Facts) {
        self.gives(&["supplement", "add", "--into", control], facts);
    }

    fn finds(&mut self, control: &str, facts: Facts) {
        self.gives(&["deviation", "add", "--control", control], facts);
    }

    fn edits_the_deviation(&mut self, deviation: &str, facts: Facts) {
        self.gives(&["deviation", "edit", deviation], facts);
    }

    fn accepts(&mut self, deviation: &str, decision: &str, until: &str) {
        self.gives(&["deviation", "accept", deviation], &[("decision", decision), ("until", until)]);
    }

    fn closes(&mut self, deviation: &str, reason: &str) {
        self.gives(&["deviation", "close", deviation], &[("reason", reason)]);
    }

    fn reports_upwards(&mut self, deviation: &str, on: &str) {
        self.gives(&["deviation", "edit", deviation], &[("escalated-on", on)]);
    }

    fn acts_against(&mut self, deviation: &str, facts: Facts) {
        self.gives(&["action", "add", "--deviation", deviation], facts);
    }

    fn edits_the_action(&mut self, action: &str, facts: Facts) {
        self.gives(&["action", "edit", action], facts);
    }

    fn takes(&mut self, action: &str, to: To) {
        let verb = match to {
            To::Decided => "decide",
            To::InProgress => "start",
            To::Done => "done",
            To::Verified => "verify",
        };
        self.gives(&["action", verb, action], &[]);
    }

    fn drops(&mut self, action: &str, reason: &str) {
        self.gives(&["action", "drop", action], &[("reason", reason)]);
    }

    fn checks_the_effect(&mut self, action: &str, facts: Facts) {
        self.gives(&["effect-check", "add", "--into", action], facts);
    }

    fn approves(&mut self, control: &str) {
        self.gives(&["review", "accept", control], &[]);
    }

    fn sends_back(&mut self, control: &str, comment: &str) {
        self.gives(&["review", "return", control], &[("comment", comment)]);
    }

    fn signs_off(&mut self, by: &str) {
        self.gives(&["lock"], &[("by", by)]);
    }

    fn unlocks(&mut self, because: &str) {
        self.gives(&["unlock"], &[("because", because)]);
    }

    fn carries_over(&mut self, control: &str, decision: &str, reason: &str) {
        let line = ["carry-over", "--from", self.year, "--board", self.board, "--decisions", "-"];
        self.runs(words(&line), &format!("{control};{decision};{reason}\n"));
    }

    fn confirms(&mut self, control: &str) {
        self.gives(&["confirm", control], &[]);
    }

    fn confirms_all(&mut self) {
        self.gives(&["confirm", "--all"], &[]);
    }

    fn takes_back(&mut self) {
        self.gives(&["undo"], &[]);
    }

    fn exports(&mut self) -> String {
        let ran = self.world.ik("export -");
        assert_eq!(ran.code, 0, "{}", ran.shown());
        ran.out
    }
}
