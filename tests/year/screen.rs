//! The official at the screen.

use crate::harness::Story;
use crate::office::{Facts, Office, Part, Sheet, To};
use chrono::NaiveDate;
use ikplan::app::fields::{CARRY, FORMS, FieldKind, FieldSpec, FormSpec, LOCK, NEW_PLAN, SEND_BACK, UNLOCK, life};
use ikplan::ui::form::FormState;
use ikplan::ui::state::overlay::Overlay;
use std::time::Duration;

pub struct Screen {
    story: Story,
    today: NaiveDate,
    refusal: Option<&'static str>,
}

/// More keys than any form takes.
const ENOUGH: usize = 60;

impl Screen {
    pub fn new() -> Self {
        let story = Story::welcome().size(220, 50);
        Self { story, today: NaiveDate::from_ymd_opt(2024, 9, 16).unwrap(), refusal: None }
    }

    /// Gives a command by its name in the list of commands.
    fn command(&mut self, name: &str) {
        self.story.keys("<C-p>").types(name).sees(name).keys("<Enter>");
    }

    /// Goes to something by its name.
    fn goes_to(&mut self, name: &str) {
        self.story.keys("/").types(name).sees(name).keys("<Enter>").sees(name);
    }

    /// Chooses what begins with these words from a short list, by its digit.
    fn picks(&mut self, label: &str) {
        let screen = self.story.screen().replace('\u{a0}', " ");
        let number = (1..=9).find(|number| screen.contains(&format!("{number} {label}")));
        let number = number.unwrap_or_else(|| panic!("«{label}» cannot be chosen:\n{screen}"));
        self.story.keys(&number.to_string());
    }

    fn form(&mut self) -> &FormState {
        let is_open = matches!(self.story.model.overlays.last(), Some(Overlay::Form(_)));
        assert!(is_open, "no form is open:\n{}", self.story.screen());
        match self.story.model.overlays.last() {
            Some(Overlay::Form(form)) => form,
            _ => unreachable!("it has been looked at"),
        }
    }

    fn spec(&mut self) -> &'static FormSpec {
        let form = self.form().key().form.clone();
        let steps =
            [&NEW_PLAN, &LOCK, &UNLOCK, &SEND_BACK, &CARRY, &life::ACCEPT, &life::CLOSE, &life::ESCALATE, &life::DROP];
        FORMS.iter().copied().chain(steps).find(|spec| spec.id == form).expect("the form is in the table")
    }

    /// Walks to a field, writes in it, and is done with the form in the end.
    fn fills_in(&mut self, facts: Facts) {
        for (flag, value) in facts {
            let spec = self.spec();
            let field = spec.flag(flag).unwrap_or_else(|| panic!("{} has no field {flag}", spec.id));
            self.walks_to(field);
            self.writes(field, value);
        }
        self.story.keys("<C-s>");
        self.is_done();
    }

    fn walks_to(&mut self, field: &FieldSpec) {
        for _ in 0..ENOUGH {
            if self.form().focused() == Some(field.id) {
                return;
            }
            self.story.keys("<Tab>");
        }
        panic!("{} is not reached:\n{}", field.id, self.story.screen());
    }

    fn writes(&mut self, field: &FieldSpec, value: &str) {
        match field.kind {
            FieldKind::Choice(_) | FieldKind::YesNo => {
                let at = |screen: &mut Self| screen.form().value(field.id).map(str::to_owned);
                for _ in 0..ENOUGH {
                    if at(self).as_deref() == Some(value) {
                        return;
                    }
                    self.story.keys("<Space>");
                }
                panic!("{} does not take {value}:\n{}", field.id, self.story.screen());
            }
            FieldKind::Reference(_) | FieldKind::References(_) => {
                let keys = if value.is_empty() { "<Delete>" } else { "<Enter>" };
                self.story.types(value).keys(keys);
            }
            _ => {
                let end = if field.has_lines() { "<C-End>" } else { "<End>" };
                self.story.keys(end);
                while self.form().value(field.id).is_some_and(|value| !value.is_empty()) {
                    self.story.keys("<C-w>");
                }
                if value.contains('\n') {
                    self.story.paste(value);
                } else {
                    self.story.types(value);
                }
            }
        }
    }

    /// Expects that the step went through and everything that lay over the plan is gone, or that it was refused as told.
    fn is_done(&mut self) {
        if let Some(says) = self.refusal.take() {
            self.story.sees(says);
            for _ in 0..ENOUGH {
                if self.story.model.overlays.is_empty() {
                    return;
                }
                self.story.keys("<Esc>");
            }
        }
        assert!(self.story.model.overlays.is_empty(), "something lies over the plan:\n{}", self.story.screen());
    }
}

impl Office for Screen {
    fn day(&mut self, day: &str) {
        let day: NaiveDate = day.parse().unwrap();
        let days = day.signed_duration_since(self.today).num_days();
        self.story.wait(Duration::from_secs(u64::try_from(days).unwrap() * 24 * 60 * 60));
        self.today = day;
    }

    fn refuses(&mut self, says: &'static str) {
        self.refusal = Some(says);
    }

    fn makes_a_file(&mut self, facts: Facts) {
        self.story.sees("2  Skapa en ny plan").keys("2").sees("Nämnd");
        for (flag, value) in facts {
            let field = self.spec().flag(flag).unwrap();
            self.walks_to(field);
            self.writes(field, value);
        }
        self.story.keys("<C-s>").sees("Spara den nya planen som").keys("<Enter>").sees("Planen är tom");
    }

    fn adds_a_plan(&mut self, facts: Facts) {
        self.story.keys("w");
        self.picks("Ny plan eller nämnd");
        self.picks("Ny nämnd");
        self.fills_in(facts);
        self.story.sees("Planen är tom");
    }

    fn turns_to(&mut self, board: &'static str, year: &'static str) {
        self.story.keys("w");
        self.picks(&format!("{board} {year}"));
        self.story.sees(&format!("IK-plan {year} · {board}"));
    }

    fn period(&mut self, number: u8) {
        self.story.keys(&format!("p{number}"));
    }

    fn edits_the_plan(&mut self, facts: Facts) {
        self.command("Redigera planuppgifter");
        self.fills_in(facts);
    }

    fn edits_the_period(&mut self, name: &str, facts: Facts) {
        self.command("Redigera perioder");
        self.picks(name);
        self.fills_in(facts);
    }

    fn adds(&mut self, part: Part, facts: Facts) {
        match part {
            Part::Area => {
                self.story.keys("n");
                if matches!(self.story.model.overlays.last(), Some(Overlay::Pick(_))) {
                    self.picks("Kontrollområde");
                }
            }
            Part::RiskPoint { area } => {
                self.goes_to(area);
                self.story.keys("n");
                self.picks("Riskpunkt i");
            }
            Part::Control { risk_point } => {
                self.goes_to(risk_point);
                self.story.keys("n");
                self.picks("Kontrollmoment under");
            }
            Part::Question { control } => {
                self.goes_to(control);
                self.story.keys("n");
                self.picks("Delfråga till");
            }
            Part::Measure { control } => {
                self.goes_to(control);
                self.story.keys("n");
                self.picks("Mått till");
            }
            Part::Survey { control } => {
                self.goes_to(control);
                self.story.keys("n");
                self.picks("Enkät till");
            }
            Part::SurveyQuestion { control, survey } => {
                self.goes_to(control);
                self.story.keys("n");
                self.picks(&format!("Fråga i enkäten {survey}"));
            }
            Part::ActionPlan => {
                self.command("Handlingsplaner");
                self.picks("Ny handlingsplan");
            }
            Part::Document => {
                self.story.keys("P");
                self.picks("+ Styrande dokument");
            }
            Part::Decision => {
                self.story.keys("P");
                self.picks("+ Antagande eller revidering");
            }
            Part::Reception => {
                self.story.keys("P");
                self.picks("+ Mottagande");
            }
        }
        self.fills_in(facts);
    }

    fn hands_out(&mut self) {
        self.command("Dela ut till nämnderna");
        self.is_done();
    }

    fn records(&mut self, control: &str, facts: Facts) {
        self.goes_to(control);
        self.story.keys("r");
        if self.refusal.is_some() {
            return self.is_done();
        }
        self.fills_in(facts);
    }

    fn measures(&mut self, measure: &str, reading: &str) {
        self.goes_to(measure);
        self.story.keys("<Enter>");
        self.fills_in(&[("reading", reading)]);
    }

    fn answers(&mut self, control: &str, question: &str, text: &str) {
        self.goes_to(control);
        self.story.keys("Q").sees(question);
        self.fills_in(&[("text", text)]);
    }

    fn tests(&mut self, control: &str, sheet: &Sheet) {
        self.goes_to(control);
        self.story.keys("c").sees("Nytt testblad").keys("<End><Enter>").types(sheet.name).keys("<Enter>2");
        self.story.types(sheet.population).keys("<Enter>").types(sheet.count).keys("<Enter>");
        let identities: Vec<_> = sheet.items.iter().map(|(identity, _)| *identity).collect();
        self.story.sees("Poster, en per rad.").paste(&identities.join("\n")).keys("<C-s>").sees("Riktat").keys("3");
        self.story.types(sheet.reason).keys("<Enter>").paste(&sheet.attributes.join("\n")).keys("<C-s>");
        self.story.sees("Stämmer det?").keys("<Enter>");
        for mark in sheet.items.iter().flat_map(|(_, marks)| marks.chars()) {
            self.story.keys(match mark {
                'o' => "1",
                'a' => "2",
                _ => "3",
            });
        }
        let all = sheet.items.len();
        self.story.sees(&format!("{all} av {all} poster klara")).keys("<Esc>");
        self.is_done();
    }

    fn supplements(&mut self, control: &str, facts: Facts) {
        self.goes_to(control);
        self.story.keys("+");
        self.fills_in(facts);
    }

    fn finds(&mut self, control: &str, facts: Facts) {
        self.goes_to(control);
        self.story.keys("a");
        self.fills_in(facts);
    }

    fn edits_the_deviation(&mut self, deviation: &str, facts: Facts) {
        self.goes_to(deviation);
        self.story.keys("e");
        if self.refusal.is_some() {
            // The form is there to be read, and says why.
            return self.is_done();
        }
        self.fills_in(facts);
    }

    fn accepts(&mut self, deviation: &str, decision: &str, until: &str) {
        self.goes_to(deviation);
        self.story.keys("x");
        self.picks("Acceptera med beslut");
        self.fills_in(&[("decision", decision), ("until", until)]);
    }

    fn closes(&mut self, deviation: &str, reason: &str) {
        self.goes_to(deviation);
        self.story.keys("x");
        self.picks("Avsluta med skäl");
        self.fills_in(&[("reason", reason)]);
    }

    fn reports_upwards(&mut self, deviation: &str, on: &str) {
        self.goes_to(deviation);
        self.story.keys("x");
        self.picks("Rapporterad uppåt");
        self.fills_in(&[("escalated-on", on)]);
    }

    fn acts_against(&mut self, deviation: &str, facts: Facts) {
        self.goes_to(deviation);
        self.story.keys("t");
        self.fills_in(facts);
    }

    fn edits_the_action(&mut self, action: &str, facts: Facts) {
        self.goes_to(action);
        self.story.keys("e");
        self.fills_in(facts);
    }

    fn takes(&mut self, action: &str, to: To) {
        self.goes_to(action);
        self.story.keys("<Space>");
        self.picks(match to {
            To::Decided => "Beslutad",
            To::InProgress => "Pågår",
            To::Done => "Genomförd",
            To::Verified => "Effekt kontrollerad",
        });
        self.is_done();
    }

    fn drops(&mut self, action: &str, reason: &str) {
        self.goes_to(action);
        self.story.keys("<Space>");
        self.picks("Avförd");
        self.fills_in(&[("reason", reason)]);
    }

    fn checks_the_effect(&mut self, action: &str, facts: Facts) {
        self.goes_to(action);
        self.story.keys("<Space>");
        self.picks("Effektkontroll av");
        self.fills_in(facts);
    }

    fn approves(&mut self, control: &str) {
        self.goes_to(control);
        self.story.keys("g");
        self.picks("Godkänn");
        self.is_done();
    }

    fn sends_back(&mut self, control: &str, comment: &str) {
        self.goes_to(control);
        self.story.keys("g");
        self.picks("Skicka tillbaka");
        self.fills_in(&[("comment", comment)]);
    }

    fn signs_off(&mut self, by: &str) {
        self.story.keys("L");
        // A period that has been signed off before has a list of its sign-offs.
        if matches!(self.story.model.overlays.last(), Some(Overlay::Pick(_))) {
            self.picks("Underteckna och lås");
        }
        self.fills_in(&[("by", by)]);
    }

    fn unlocks(&mut self, because: &str) {
        self.story.keys("L");
        self.picks("Lås upp med skäl");
        self.fills_in(&[("because", because)]);
    }

    fn carries_over(&mut self, control: &str, decision: &str, reason: &str) {
        self.story.keys("C");
        if self.refusal.is_some() {
            return self.is_done();
        }
        self.story.types(control).sees(control).keys("<Enter>");
        self.picks(match decision {
            "keep" => "Behåll",
            "change" => "Ändra",
            _ => "Avsluta",
        });
        self.writes_reason(reason);
    }

    fn confirms(&mut self, control: &str) {
        self.goes_to(control);
        self.story.keys("Z");
        self.is_done();
    }

    fn confirms_all(&mut self) {
        self.command("Bekräfta all text");
        self.is_done();
    }

    fn takes_back(&mut self) {
        self.story.keys("u");
        self.is_done();
    }

    fn exports(&mut self) -> String {
        self.command("Spara kopia");
        self.story.sees(".json").keys("<Enter>").sees("Skrev");
        let written = std::fs::read_dir(self.story.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let copy = written.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json"));
        std::fs::read_to_string(copy.unwrap()).unwrap()
    }
}

impl Screen {
    /// Gives the reason of a decision; the list of what remains comes back and is left.
    fn writes_reason(&mut self, reason: &str) {
        let field = self.spec().flag("reason").unwrap();
        self.walks_to(field);
        self.story.types(reason).keys("<C-s>");
        if matches!(self.story.model.overlays.last(), Some(Overlay::Pick(_))) {
            self.story.keys("<Esc>");
        }
        self.is_done();
    }
}
