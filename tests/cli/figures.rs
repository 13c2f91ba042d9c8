//! The figures of two reports, entered through the command line alone, come out again: one row for every figure that
//! `M1`–`M25` and `S1`–`S31` number. What is no figure comes out as what it is.

use crate::command::{Ran, TestWorld};
use serde_json::Value;

/// A report's figures in a file of its own.
pub(crate) struct Report {
    pub(crate) world: TestWorld,
    shown: Value,
}

/// Enters the commands of a script; ` <<< 3-5` gives the lines 3, 4 and 5 on standard input.
pub(crate) fn entered(script: &str) -> Report {
    let world = TestWorld::new();
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let ran = run(&world, line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.shown());
        assert_eq!(crate::words::english_in(&ran.err), Vec::<String>::new(), "{line}");
    }
    let shown = world.ik("show --period 2 --json").json();
    Report { world, shown }
}

fn run(world: &TestWorld, line: &str) -> Ran {
    let (command, input) = line.split_once(" <<< ").unwrap_or((line, ""));
    let lines = input.split_once('-').map_or_else(String::new, |(from, to)| {
        (from.parse::<u32>().unwrap()..=to.parse().unwrap()).map(|number| format!("{number}\n")).collect()
    });
    world.run_with(shell_words::split(command).unwrap(), &lines)
}

fn social() -> Report {
    entered(include_str!("figures/social-2024.txt"))
}

fn executive() -> Report {
    entered(include_str!("figures/executive-2017.txt"))
}

fn figure(figure: &Value) -> String {
    let number = |key: &str| figure[key].to_string().trim_matches('"').to_owned();
    let of = |key: &str| figure[key].as_u64().map_or("?".to_owned(), |of| of.to_string());
    let shown = match figure["kind"].as_str() {
        Some("ratio") => format!("{}/{} = {} %", number("n"), number("of"), number("percent")),
        Some("count") => number("n"),
        Some("amount") if figure["approximate"] == true => format!("ca {}", number("amount")),
        Some("amount") => number("amount"),
        Some("yes_no") => number("yes"),
        Some("share") => format!("{} % of {}", number("percent"), of("of")),
        Some(kind) => kind.to_owned(),
        None => "nothing".to_owned(),
    };
    if figure["derived"] == true { format!("{shown}, derived") } else { shown }
}

impl Report {
    fn find(&self, table: &str, number: &str) -> &Value {
        let found = self.shown[table].as_array().unwrap().iter().find(|each| each["number_in_plan"] == *number);
        found.unwrap_or_else(|| panic!("no {number} in {table}"))
    }

    fn of(&self, table: &str, key: &str, id: &Value) -> Option<&Value> {
        self.shown[table].as_array().unwrap().iter().find(|each| each[key] == *id)
    }

    /// A measure: its figure and unit, what was before, and everything that stands beside it.
    fn measure(&self, number: &str) -> String {
        let measure = self.find("measures", number);
        let Some(value) = self.of("measure_values", "measure_id", &measure["id"]) else { return "no value".into() };
        let mut parts = vec![format!("{} {}", figure(&value["figure"]), measure["unit"].as_str().unwrap())];
        let comparison = &value["comparison"];
        if comparison["previous"].is_object() {
            let word = comparison["trend"].as_str().or(comparison["not_compared"].as_str()).unwrap();
            parts.push(format!("before {}: {word}", figure(&comparison["previous"]["figure"])));
        }
        if let Some(by) = comparison["by_version"].as_object() {
            let (now, before) = (figure(&by["now"]), figure(&by["before"]));
            parts.push(format!("by rule {}: {now}, before {before}", by["version"]));
        }
        for part in value["figure"]["missing_measure_ids"].as_array().unwrap() {
            let part = self.of("measures", "id", part).unwrap();
            parts.push(format!("without {}", part["name"].as_str().unwrap()));
        }
        if let Some(pairing) = value["pairing"].as_object() {
            parts.push(format!("pairs {}/{} = {} %", pairing["n"], pairing["of"], pairing["percent"]));
            parts.push(format!("missing {}", pairing["missing"]));
        }
        if let Some(severity) = value["proposed_severity"].as_str() {
            parts.push(format!("proposes {severity}"));
        }
        for key in ["printed", "on", "not_comparable", "note"] {
            if let Some(text) = value[key].as_str().filter(|text| !text.is_empty()) {
                parts.push(format!("{key} {text}"));
            }
        }
        parts.join("; ")
    }

    /// A question of a method in the period: answered, skipped, not due, or none of these.
    fn question(&self, number: &str) -> String {
        let (control, place) = number.rsplit_once('.').unwrap();
        let control = &self.find("control_activities", control)["id"];
        let mut questions: Vec<_> =
            self.shown["questions"].as_array().unwrap().iter().filter(|each| each["control_id"] == *control).collect();
        questions.sort_by_key(|question| question["rank"].as_i64());
        let question = questions[place.parse::<usize>().unwrap() - 1];
        let due = question["periods"].as_array().unwrap();
        match self.of("answers", "question_id", &question["id"]) {
            Some(answer) => format!("answered: {}", answer["text"].as_str().unwrap()),
            None if !due.is_empty() && !due.contains(&2.into()) => {
                format!("due in {}", due.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and "))
            }
            None => "not answered".to_owned(),
        }
    }

    fn survey(&self, number: &str) -> String {
        let survey = self.find("surveys", number);
        let controls = survey["control_ids"].as_array().unwrap().len();
        let rate = &survey["rate"];
        format!("{}/{} = {} %; controls {controls}", rate["n"], rate["of"], rate["percent"])
    }

    /// A question of a survey: each of its answers, its best and worst, and what is not reported.
    fn asked(&self, number: &str) -> String {
        let question = self.find("survey_questions", number);
        let figures = &question["figures"];
        let told = figures["options"].as_array().unwrap().iter().filter(|option| option.is_object());
        let mut parts: Vec<String> = told.map(figure).collect();
        let count = question["options"].as_array().unwrap().len();
        if count > 2 {
            parts.insert(0, format!("{count} answers"));
            parts.push(format!("best {}", figure(&figures["top"])));
            parts.push(format!("worst {}", figure(&figures["bottom"])));
        }
        if figures["unreported"].is_object() {
            parts.push(format!("not reported {}", figure(&figures["unreported"])));
        }
        parts.join("; ")
    }

    /// A test sheet: items with a deviation, then deviations by attribute, then the confidence limit.
    fn sheet(&self, number: &str) -> String {
        let sheet = self.find("test_sheets", number);
        let totals = &sheet["totals"];
        let share = |share: &Value| format!("{}/{}", share["n"], share["of"]);
        let population = sheet["population"]["count"].as_u64().map_or("?".to_owned(), |count| count.to_string());
        let mut parts =
            vec![format!("{} of {population}: {}", totals["items"], share(&totals["items_with_deviation"]))];
        for attribute in totals["attributes"].as_array().unwrap() {
            parts.push(format!("{} {}", attribute["name"].as_str().unwrap(), share(&attribute["deviating"])));
        }
        let limit = &sheet["upper_limit"];
        if limit["complete"] == false {
            let of = limit["of"].as_u64().map_or_else(String::new, |of| format!(" of {of}"));
            parts.push(format!(
                "at most {}{of}",
                limit["items"].as_u64().map_or_else(|| format!("{} %", limit["percent"]), |n| n.to_string())
            ));
        }
        parts.join("; ")
    }

    /// The same of one unit on a sheet.
    fn unit(&self, number: &str, unit: &str) -> String {
        let units = self.find("test_sheets", number)["units"].as_array().unwrap();
        let unit = units.iter().find(|each| each["unit"] == *unit).unwrap();
        let deviating = unit["attributes"].as_array().unwrap().iter().filter(|each| each["deviations"] != 0);
        let share = |each: &Value| {
            format!("{} {}/{}", each["name"].as_str().unwrap(), each["deviating"]["n"], each["deviating"]["of"])
        };
        format!("{} items; {}", unit["items"], deviating.map(share).collect::<Vec<_>>().join("; "))
    }

    fn items(&self, number: &str) -> String {
        let sheet = &self.find("test_sheets", number)["id"];
        let items = self.shown["sheet_items"].as_array().unwrap().iter().filter(|item| item["sheet_id"] == *sheet);
        items.map(|item| item["identity"].as_str().unwrap()).collect::<Vec<_>>().join(", ")
    }

    fn action(&self, number: &str) -> String {
        let action = self.find("actions", number);
        let day = |day: &Value| day.as_str().unwrap_or("no day").to_owned();
        let earlier = action["earlier_due"].as_array().unwrap().iter().map(day);
        format!(
            "{}; {}",
            action["what"].as_str().unwrap(),
            earlier.chain([day(&action["due_on"])]).collect::<Vec<_>>().join(" > ")
        )
    }

    fn deviation(&self, number: &str) -> String {
        let deviation = self.find("deviations", number);
        let measure = self.of("measures", "id", &deviation["measure_id"]).unwrap();
        format!("{}; {}", deviation["severity"].as_str().unwrap(), measure["name"].as_str().unwrap())
    }

    fn text(&self, place: &str) -> String {
        let (number, field) = place.split_once(' ').unwrap();
        if field == "background" {
            return self.find("risk_points", number)[field].as_str().unwrap().to_owned();
        }
        let control = &self.find("control_activities", number)["id"];
        self.of("outcomes", "control_id", control).unwrap()[field].as_str().unwrap().to_owned()
    }

    fn comes_out(&self, what: &str) -> String {
        let (kind, of) = what.split_once(' ').unwrap();
        match kind {
            "measure" => self.measure(of),
            "question" => self.question(of),
            "questions" => self.shown["questions"].as_array().unwrap().len().to_string(),
            "survey" => self.survey(of),
            "asked" => self.asked(of),
            "sheet" => self.sheet(of),
            "unit" => {
                let (sheet, unit) = of.split_once(' ').unwrap();
                self.unit(sheet, unit)
            }
            "items" => self.items(of),
            "action" => self.action(of),
            "deviation" => self.deviation(of),
            "text" => self.text(of),
            _ => panic!("no such kind: {kind}"),
        }
    }

    fn check(&self, rows: &[(&str, &str, &str)], ids: &[String]) {
        let mut named: Vec<&str> = rows.iter().map(|(id, ..)| *id).collect();
        named.dedup();
        assert_eq!(named, ids.iter().map(String::as_str).collect::<Vec<_>>(), "every row, in order");
        let differing: Vec<String> = rows
            .iter()
            .map(|(id, what, wanted)| (id, what, wanted, self.comes_out(what)))
            .filter(|(.., wanted, found)| *wanted != found)
            .map(|(id, what, wanted, found)| format!("{id} {what}\n  wanted {wanted}\n  found  {found}"))
            .collect();
        assert!(differing.is_empty(), "{}", differing.join("\n"));
    }
}

/// Row, where it was entered, what comes out of it.
const SOCIAL: &[(&str, &str, &str)] = &[
    (
        "M1",
        "measure 1.1.1:1",
        "8/13 = 61.5 % samhällskritiska processer; before 4/13 = 30.8 %: higher_better; proposes minor",
    ),
    ("M2", "measure 1.2.1:1", "139 avvikelser"),
    ("M3", "measure 1.2.1:2", "69/139 = 49.6 % ärenden"),
    ("M4", "measure 1.2.1:3", "20 åtgärder"),
    ("M5", "measure 1.2.1:4", "4/20 = 20.0 % planerade åtgärder"),
    (
        "M6",
        "measure 1.3.1:1",
        "110/319 = 34.5 % utredningar; before 37.5 % of ?: higher_worse; by rule 1: 46 % of 319, before 37.5 % of ?; \
         proposes serious; printed 34 %",
    ),
    (
        "M6b",
        "measure 1.3.1:1",
        "110/319 = 34.5 % utredningar; before 37.5 % of ?: higher_worse; by rule 1: 46 % of 319, before 37.5 % of ?; \
         proposes serious; printed 34 %",
    ),
    ("M7", "measure 1.3.1:2", "41/1218 = 3.4 % förhandsbedömningar; before 5.9 % of ?: lower_better"),
    ("M8", "measure 1.3.1:3", "6/63 = 9.5 % samtal; before 6.5 % of ?: higher_worse"),
    ("M9", "measure 1.3.1:4", "not_measured skyddsbedömningar; before 0 % of ?: not_measured; printed 0"),
    ("M10", "measure 1.3.1:5", "9/373 = 2.4 % beslut; before 7.1 % of ?: lower_better"),
    ("M11", "measure 2.1.1:1", "0 driftstopp; before 5: lower_better; note Enligt felanmälningar och avvikelser"),
    (
        "M12",
        "measure 2.1.1:2",
        "no_occurrences ansökningsperioder; before 3/4 = 75.0 %: no_occurrences; note Antal perioder saknas",
    ),
    ("M13", "measure 2.2.1:1", "31/152 = 20.4 % ärenden; before 13/148 = 8.8 %: higher_worse"),
    ("M14", "measure 2.2.1:2", "no_occurrences förslag; before 23/24 = 95.8 %: no_occurrences"),
    ("M14", "action A1", "Hantera förslaget från delår 1; no day"),
    ("M15", "question 2.2.1.3", "due in 1 and 3"),
    ("M16", "measure 3.1.1:3", "9/32 = 28.1 % placeringar"),
    ("M16", "measure 3.1.1:5", "2 rapporter; pairs 2/9 = 22.2 %; missing 7"),
    ("M17", "measure 3.1.1:4", "no_occurrences placeringar; note Antal placeringar saknas"),
    ("M18", "measure 3.1.1:6", "10/20 = 50.0 % placeringar"),
    ("M18", "measure 3.1.1:7", "10 rapporter; pairs 10/10 = 100.0 %; missing 0"),
    ("M19", "measure 3.1.1:8", "1/12 = 8.3 % placeringar"),
    ("M20", "measure 3.1.1:9", "1/8 = 12.5 % placeringar"),
    ("M21", "measure 3.1.1:10", "2 rapporter; pairs 2/2 = 100.0 %; missing 0"),
    ("M22", "measure 3.1.1:1", "21/72 = 29.2 % placeringar; without Utredningshem och stödboende"),
    ("M22", "measure 3.1.1:2", "14 rapporter; pairs 14/21 = 66.7 %; missing 7"),
    ("M23", "measure 3.1.1:11", "4 avtal"),
    ("M23", "deviation D1", "minor; Avtal att konkurrensutsätta"),
    ("M23", "action A2", "Konkurrensutsätt fyra avtal; no day"),
    ("M24", "question 3.1.1.2", "not answered"),
    ("M25", "measure 3.2.1:1", "3 fakturor"),
    ("M25", "measure 3.2.1:2", "2 fakturor"),
    ("M25", "measure 3.2.1:3", "1 fakturor"),
    ("M25", "sheet T1", "3 of ?: 3/3; Avtal finns 2/3; Beloppet stämmer 1/1"),
];

#[test]
fn every_figure_of_a_board_comes_out() {
    let ids = (1..=6).map(|id| format!("M{id}")).chain(["M6b".to_owned()]).chain((7..=25).map(|id| format!("M{id}")));
    social().check(SOCIAL, &ids.collect::<Vec<_>>());
}

/// Row, where it was entered, what comes out of it.
const EXECUTIVE: &[(&str, &str, &str)] = &[
    ("S1", "survey S1", "44/73 = 60.3 %; controls 1"),
    ("S1", "measure 1.1.1:1", "44/73 = 60.3 % chefer; printed 60 %"),
    ("S2", "asked S1.1", "17/44 = 38.6 %, derived; 27/44 = 61.4 %, derived"),
    ("S3", "asked S1.2", "38.5 % of ?; 61.5 % of ?"),
    ("S4", "asked S1.3", "21/43 = 48.8 %, derived; 22/43 = 51.2 %, derived"),
    ("S5", "survey S2", "1673/2146 = 78.0 %; controls 2"),
    ("S6", "asked S2.1", "85 % of ?; 15 % of ?"),
    ("S7", "measure 1.2.1:1", "79 % of 1673 medarbetare; printed 75 %; note Analysen anger 75 %"),
    ("S8", "asked S2.2", "5 answers; best 79 % of 1673; worst 100/1673 = 6.0 %"),
    ("S9", "asked S2.2", "5 answers; best 79 % of 1673; worst 100/1673 = 6.0 %"),
    (
        "S10",
        "asked S2.3",
        "5 answers; 14.3 % of ?; 37.8 % of ?; best 52 % of ?; worst 18.3 % of ?; not reported 29.6 % of ?",
    ),
    ("S11", "measure 1.3.1:1", "18.3 % of ? medarbetare; printed nästan 1/5"),
    ("S12", "measure 1.4.1:1", "ca 66.7 Mkr; on 2017-12-31"),
    ("S12", "measure 1.4.1:2", "60 % of ? återsökt belopp"),
    ("S13", "measure 1.4.1:3", "150 Mkr; not_comparable Även andra år och automatiska bidrag; note Bilaga 1"),
    ("S14", "sheet T1", "10 of 43: 2/10; Mottagningsattest 2/10; Underlag 0/10; at most 20 of 43"),
    ("S15", "measure 1.6.1:1", "10/72 = 13.9 % beslut"),
    (
        "S16",
        "unit T2 Upphandling",
        "13 items; Rätt delegat och punkt 3/13; Kontraktsvärde framgår 5/13; Rätt punkt 1/13; Rätt att besluta 1/13; Skäl till brådska 1/1",
    ),
    ("S17", "unit T2 Socialkontoret", "11 items; Rätt delegat och punkt 6/11; Rätt punkt 6/11; Anmält i tid 8/11"),
    ("S18", "unit T2 Stabsavdelningen", "3 items; Rätt delegat och punkt 1/3; Rätt punkt 1/3"),
    ("S19", "unit T2 Politikers kurser", "4 items; Samråd dokumenterat 4/4"),
    (
        "S20",
        "sheet T2",
        "72 of 72: 21/72; Rätt delegat och punkt 10/72; Kontraktsvärde framgår 5/13; Rätt punkt 8/72; \
         Rätt att besluta 1/72; Anmält i tid 8/11; Samråd dokumenterat 4/4; Skäl till brådska 1/4",
    ),
    ("S21", "measure 1.6.1:2", "5/13 = 38.5 % upphandlingsbeslut; before 7/33 = 21.2 %: higher_worse"),
    ("S22", "measure 1.6.1:3", "1/72 = 1.4 % beslut; proposes serious"),
    ("S22", "deviation D1", "serious; Utan rätt att besluta"),
    ("S23", "sheet T3", "5 of ?: 4/5; Jämställdhet berörs 4/5"),
    ("S23", "items T3", "KFN/2016:90, SBN/2016:645, KFN/2016:252, KS/2016:649, KS/2016:649"),
    ("S24", "measure 1.7.1:1", "false "),
    ("S24", "measure 1.7.1:2", "false "),
    ("S24", "measure 1.7.1:3", "false "),
    ("S25", "measure 1.7.1:4", "ca 70 mål; printed fler än 70"),
    ("S26", "action A1", "Riktlinjer för informationssäkerhet; 2017-06-30 > 2017-10-31 > 2018-02-01"),
    ("S27", "questions all", "7"),
    ("S28", "measure 1.8.1:1", "0 system; note Antal system är inte känt"),
    ("S29", "sheet T4", "50 of ?: 14/50; Behörighet avslutad 14/50; Nätverkskonto avslutat 13/14; at most 40.3 %"),
    ("S29", "measure 1.9.1:1", "14/50 = 28.0 % personer"),
    ("S29", "measure 1.9.1:2", "13/14 = 92.9 % personer"),
    ("S30", "text 1.9.1 result", "En användare avslutas på tre eller fyra ställen"),
    ("S31", "text 1.7 background", "Jämställdhetspolicy antagen 2015"),
    ("S31", "text 1.8 background", "Informationssäkerhetspolicy framtagen 2013"),
];

#[test]
fn every_figure_of_an_executive_board_comes_out() {
    executive().check(EXECUTIVE, &(1..=31).map(|id| format!("S{id}")).collect::<Vec<_>>());
}

#[test]
fn a_printed_share_makes_counts_only_where_one_number_fits() {
    let world = executive().world;
    let options = |n: &str| {
        let ran = world.ik(&format!("survey-question edit S1.2 --n {n}"));
        assert_eq!(ran.code, 0, "{}", ran.shown());
        let shown = world.ik("show 1.1.1 --period 2 --json").json();
        let figures = shown["survey_questions"][1]["figures"]["options"].as_array().unwrap().clone();
        figures.iter().map(figure).collect::<Vec<_>>().join("; ")
    };
    // The rate of answers is 44, but no whole number of 44 prints as 38.5 %.
    assert_eq!(options("44"), "38.5 % of 44; 61.5 % of 44");
    assert_eq!(options("39"), "15/39 = 38.5 %, derived; 24/39 = 61.5 %, derived");
}
