//! A desk: an open form on the demonstration plan, with hands that type.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use ikplan::app::demo;
use ikplan::domain::{
    Action, Area, Board, Book, Change, ControlActivity, Deviation, Outcome, Period, Plan, Question, Record, RecordKind,
    RiskPoint,
};
use ikplan::i18n::Lang;
use ikplan::ui::form::{FormOutcome, FormState, view};
use ikplan::ui::input::{Chord, Input, Key};
use ikplan::ui::look::Look;
use ikplan::ui::msg::Now;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::time::Duration;

pub struct Desk {
    pub book: Book,
    pub form: FormState,
    pub now: Now,
}

pub fn start() -> DateTime<Utc> {
    "2024-09-16T12:32:00Z".parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A record of the demonstration plan, rich enough to show most of its fields.
pub fn sample(book: &Book, kind: RecordKind) -> Vec<Record> {
    let controls = book.controls_of_plan(demo::PLAN);
    let outcome = || {
        let outcomes = book.all::<Outcome>().filter(|outcome| outcome.period_id == demo::PERIOD);
        outcomes.max_by_key(|outcome| outcome.result.len()).unwrap().clone()
    };
    let plan = || book.plan(demo::PLAN).unwrap().clone();
    match kind {
        RecordKind::Board | RecordKind::Plan => {
            let board: Board = book.board_of(demo::PLAN).unwrap().clone();
            let plan: Plan = plan();
            vec![board.into(), plan.into()]
        }
        RecordKind::Period => vec![book.find::<Period>(demo::PERIOD).unwrap().clone().into()],
        RecordKind::Area => vec![book.all::<Area>().max_by_key(|area| area.purpose.len()).unwrap().clone().into()],
        RecordKind::RiskPoint => {
            vec![book.all::<RiskPoint>().max_by_key(|point| point.background.len()).unwrap().clone().into()]
        }
        RecordKind::ControlActivity => {
            let control: &ControlActivity = controls.iter().max_by_key(|control| control.method.len()).unwrap();
            vec![control.clone().into()]
        }
        RecordKind::Question => vec![book.all::<Question>().next().unwrap().clone().into()],
        RecordKind::Outcome => vec![outcome().into()],
        RecordKind::Deviation => {
            let deviations = book.deviations(demo::PLAN).filter(|deviation| deviation.period_id == demo::PERIOD);
            let deviation: &Deviation = deviations.max_by_key(|deviation| deviation.severity).unwrap();
            vec![deviation.clone().into()]
        }
        RecordKind::Action => {
            let actions = book.actions(demo::PLAN);
            let action: &Action = actions.max_by_key(|action| (action.earlier_due.len(), action.due_on)).unwrap();
            vec![action.clone().into()]
        }
        other => vec![figure(book, other)],
    }
}

/// A record of what is measured or tested, of which a field or two are filled in.
fn figure(book: &Book, kind: RecordKind) -> Record {
    let id = uuid::Uuid::from_u128(7);
    let control = book.controls_of_plan(demo::PLAN)[0].id;
    let question = book.all::<Question>().next().unwrap().id;
    let (plan, period) = (demo::PLAN, demo::PERIOD);
    let record = match kind {
        RecordKind::LimitRule => serde_json::json!({"id": id, "plan_id": plan, "name": "Utredningstid",
            "rows": [{"to": "2025-06-30", "limit": {"amount": "4", "unit": "months"}, "source_kind": "law",
                "source": "SoL 2001:453 11 kap. 2 §"}]}),
        RecordKind::Measure => serde_json::json!({"id": id, "control_id": control, "name": "Sena utredningar",
            "kind": "ratio", "unit": "utredningar", "direction": "lower_is_better", "periods": [1, 3],
            "limit_serious": "25.5", "versions": [{"text": "fler än 120 dagar"},
                {"text": "kalendermånader, slutdagen inräknad", "since": "2024-05-01"}]}),
        RecordKind::Answer => {
            serde_json::json!({"question_id": question, "period_id": period, "text": "Ja, för åtta av tretton."})
        }
        RecordKind::Survey => serde_json::json!({"id": id, "plan_id": plan, "period_id": period,
            "name": "Chefsenkät", "about": "Alla chefer", "from": "2024-05-02", "invited": 73, "answered": 44,
            "control_ids": [control, book.controls_of_plan(demo::PLAN)[1].id]}),
        RecordKind::SurveyQuestion => serde_json::json!({"id": id, "survey_id": id, "text": "Känner du till planen?",
            "n": 44, "options": [{"label": "Ja", "tally": {"percent": "38.6"}},
                {"label": "Nej", "tally": {"count": 27}}]}),
        RecordKind::TestSheet => {
            serde_json::json!({"id": id, "control_id": control, "period_id": period, "name": "Fakturor i maj",
                "population": {"source": "Manuella fakturor", "count": 43}, "draw": {"seed": "2024/fakturor"},
                "attributes": [{"number": 1, "name": "Mottagningsattest finns"},
                    {"number": 3, "name": "Underlag finns", "within": 1}]})
        }
        RecordKind::SheetItem => {
            serde_json::json!({"sheet_id": id, "number": 3, "identity": "Faktura 4711", "unit": "Boende"})
        }
        RecordKind::ActionPlan => serde_json::json!({"id": id, "plan_id": plan, "name": "Kortare utredningstider"}),
        RecordKind::EffectCheck => {
            let action = book.actions(plan).next().unwrap().id;
            serde_json::json!({"id": id, "action_id": action, "on": "2024-09-10", "effect": "partly"})
        }
        RecordKind::Supplement => serde_json::json!({"id": id, "control_id": control, "period_id": period,
            "on": "2024-09-10", "section": "result", "text": "Två ärenden till är avslutade."}),
        RecordKind::SignOff => serde_json::json!({"id": id, "period_id": period, "version": 1, "on": "2024-09-12"}),
        RecordKind::Reception => {
            serde_json::json!({"id": id, "plan_id": plan, "receiver": "board", "section": "§ 45"})
        }
        RecordKind::Revision => serde_json::json!({"id": id, "plan_id": plan, "number": 1, "section": "§ 12"}),
        RecordKind::GoverningDocument => {
            serde_json::json!({"id": id, "plan_id": plan, "name": "Attestreglemente", "kind": "by_law"})
        }
        RecordKind::Look => {
            serde_json::json!({"id": ikplan::domain::Look::ID, "alt": "Exempelby kommun", "accent": "#124c66"})
        }
        RecordKind::Carried => serde_json::json!({"id": id, "plan_id": plan, "lineage_id": id,
            "title": "Attester", "decision": "keep"}),
        _ => serde_json::json!({"measure_id": id, "period_id": period, "printed": "34 %",
            "reading": {"kind": "ratio", "n": 110, "of": 319},
            "previous": {"version": 1, "reading": {"kind": "share", "percent": "37.5"}}}),
    };
    serde_json::from_value(serde_json::json!({"kind": kind.code(), "record": record})).unwrap()
}

impl Desk {
    pub fn on(kind: RecordKind) -> Self {
        Self::in_lang(kind, Lang::Sv)
    }

    pub fn in_lang(kind: RecordKind, lang: Lang) -> Self {
        let book = demo::book();
        let records = sample(&book, kind);
        Self::of(book, records, lang)
    }

    pub fn of(book: Book, records: Vec<Record>, lang: Lang) -> Self {
        let form = FormState::on(&book, Some(demo::PLAN), records, lang, demo::TODAY).unwrap();
        let now =
            Now { at: start(), local: start().naive_utc() + TimeDelta::hours(2), since_start: Duration::from_secs(5) };
        Self { book, form, now }
    }

    pub fn give(&mut self, input: &Input) -> FormOutcome {
        self.form.handle(input, &self.now, &self.book)
    }

    pub fn press(&mut self, key: Key) -> FormOutcome {
        self.give(&Input::Chord(Chord::plain(key)))
    }

    pub fn ctrl(&mut self, key: Key) -> FormOutcome {
        self.give(&Input::Chord(Chord::ctrl(key)))
    }

    pub fn type_in(&mut self, text: &str) {
        for c in text.chars() {
            self.press(if c == '\n' { Key::Enter } else { Key::Char(c) });
        }
    }

    /// Empties the field and writes in it.
    pub fn rewrite(&mut self, field: &str, text: &str) {
        self.form.focus_on(field);
        assert_eq!(self.form.focused(), Some(field));
        self.ctrl(Key::End);
        while !self.form.value(field).unwrap().is_empty() {
            self.press(Key::Backspace);
        }
        self.type_in(text);
    }

    pub fn change(&mut self) -> Change {
        match self.ctrl(Key::Char('s')) {
            FormOutcome::Submit(change) => *change,
            other => panic!("no change but {other:?}"),
        }
    }

    pub fn picture(&mut self, width: u16, height: u16, look: Look) -> (Buffer, Option<(u16, u16)>) {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        self.form.settle(area, &look);
        let cursor = view(&self.form, area, &look, &mut buf);
        (buf, cursor)
    }

    pub fn rows(&mut self, width: u16, height: u16) -> Vec<String> {
        let (buf, _) = self.picture(width, height, Look::default());
        let row = |y| (0..width).map(|x| buf[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        (0..height).map(row).collect()
    }

    pub fn screen(&mut self) -> String {
        self.rows(80, 24).join("\n")
    }
}
