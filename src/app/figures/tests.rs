//! Tests of the sentences that follow their figures, and of proposed severities.

use super::*;
use crate::app::session::Session;
use crate::domain::sample::{Sample, day};
use crate::domain::{EntryId, MeasureKind, Polarity, SignOff, SignOffId, Stamp, ValueKey};
use uuid::Uuid;

fn stamp(at: u128) -> Stamp {
    Stamp { id: EntryId(Uuid::from_u128(at)), at: "2024-09-16T12:00:00Z".parse().unwrap() }
}

fn ratio(n: u64) -> Reading {
    Reading::Ratio { n, of: 152 }
}

/// A session with a measure of which 31 of 152 have been counted, told in the result of its control.
struct Told {
    session: Session,
    measure: MeasureId,
    key: OutcomeKey,
    stamps: u128,
}

impl Told {
    fn new(lang: Lang, written: &str) -> Self {
        let mut sample = Sample::new();
        let measure = sample.measure(MeasureKind::Ratio, Polarity::LowerIsBetter);
        sample.alter(measure, |measure| "Handhavandefel".clone_into(&mut measure.name));
        sample.value(measure, 2, ratio(31));
        let control_id = sample.book.find::<Measure>(measure).unwrap().control_id;
        let key = OutcomeKey { control_id, period_id: sample.periods[1] };
        sample.book.load([Outcome { result: written.to_owned(), ..Outcome::blank(key) }]);
        let session = Session::new(sample.book, sample.plan, "Controller".into(), day("2024-09-16"));
        let mut told = Self { session, measure, key, stamps: 0 };
        let insert = insert_change(&told.session.book, key, lang).unwrap();
        told.commit(insert);
        told
    }

    fn commit(&mut self, change: Change) {
        self.stamps += 1;
        self.session.commit(change, stamp(self.stamps)).unwrap();
    }

    fn read(&mut self, reading: Reading) {
        let key = ValueKey { measure_id: self.measure, period_id: self.key.period_id };
        let value = MeasureValue { reading, ..self.session.book.find::<MeasureValue>(key).unwrap().clone() };
        let change = self.session.book.put_change(Verb::Edit, value);
        self.commit(change);
    }

    fn write(&mut self, result: &str) {
        let outcome = Outcome { result: result.to_owned(), ..self.outcome().clone() };
        let change = self.session.book.put_change(Verb::Edit, outcome);
        self.commit(change);
    }

    fn undo(&mut self) {
        self.stamps += 1;
        self.session.undo(stamp(self.stamps)).unwrap();
    }

    fn outcome(&self) -> &Outcome {
        self.session.book.outcome(self.key.control_id, self.key.period_id).unwrap()
    }

    fn result(&self) -> &str {
        &self.outcome().result
    }
}

#[test]
fn sentences_follow_the_figure_and_one_undo_takes_both_back() {
    let mut told = Told::new(Lang::Sv, "Loggen har lästs.");
    let before = "Loggen har lästs.\n\nHandhavandefel: 31 av 152 (20,4 %).";
    assert_eq!(told.result(), before);
    told.read(ratio(13));
    assert_eq!(told.result(), "Loggen har lästs.\n\nHandhavandefel: 13 av 152 (8,6 %).");
    told.undo();
    assert_eq!(told.result(), before);
    let value = told.session.book.value(told.measure, told.key.period_id).unwrap();
    assert_eq!(value.reading, ratio(31));
    told.stamps += 1;
    told.session.redo(stamp(told.stamps)).unwrap();
    assert!(told.result().contains("13 av 152"));
}

#[test]
fn text_around_the_sentences_may_be_edited_but_edited_sentences_are_left_alone() {
    let mut told = Told::new(Lang::Sv, "");
    assert_eq!(told.result(), "Handhavandefel: 31 av 152 (20,4 %).");
    told.write("Först. Handhavandefel: 31 av 152 (20,4 %). Sist.");
    told.read(ratio(13));
    assert_eq!(told.result(), "Först. Handhavandefel: 13 av 152 (8,6 %). Sist.");
    told.write("Ungefär 13 av 152.");
    assert_eq!(told.outcome().result_figures, "", "no longer the program's");
    told.read(ratio(14));
    assert_eq!(told.result(), "Ungefär 13 av 152.");
    told.undo();
    told.undo();
    assert!(holds_sentences(told.outcome()), "an undone edit gives the sentences back");
}

#[test]
fn sentences_stay_in_their_language_and_are_inserted_once() {
    let mut told = Told::new(Lang::En, "");
    told.read(ratio(13));
    assert_eq!(told.result(), "Handhavandefel: 13 of 152 (8.6%).");
    let again = insert_change(&told.session.book, told.key, Lang::Sv).unwrap();
    told.commit(again);
    assert_eq!(told.result(), "Handhavandefel: 13 av 152 (8,6 %).");
}

#[test]
fn what_removes_the_figure_removes_its_sentence() {
    let mut told = Told::new(Lang::Sv, "Loggen har lästs.");
    let key = ValueKey { measure_id: told.measure, period_id: told.key.period_id };
    let change = told.session.book.remove_change(crate::domain::RecordKey::MeasureValue(key)).unwrap();
    told.commit(change);
    assert_eq!(told.result(), "Loggen har lästs.");
    assert!(insert_change(&told.session.book, told.key, Lang::Sv).is_none());
}

#[test]
fn a_name_a_sheet_and_the_period_before_alter_the_sentence_too() {
    let mut told = Told::new(Lang::Sv, "");
    let measure = told.session.book.find::<Measure>(told.measure).unwrap().clone();
    let renamed = Measure { name: "Fel av handhavande".into(), ..measure };
    let change = told.session.book.put_change(Verb::Edit, renamed);
    told.commit(change);
    assert!(told.result().starts_with("Fel av handhavande:"));
    let before = told.session.book.previous_period(told.key.period_id).unwrap().id;
    let earlier = MeasureValue::new(
        ValueKey { measure_id: told.measure, period_id: before },
        1,
        Reading::Ratio { n: 13, of: 148 },
    );
    let change = told.session.book.put_change(Verb::Add, earlier);
    told.commit(change);
    assert!(told.result().contains("jämfört med 13 av 148 (8,8 %) föregående period"), "{}", told.result());
}

#[test]
fn a_locked_period_keeps_its_text() {
    let mut told = Told::new(Lang::Sv, "");
    let sign_off = SignOff::blank(SignOffId(Uuid::from_u128(1)), told.key.period_id, 1, day("2024-10-01"));
    let change = told.session.book.lock_change(sign_off).unwrap();
    told.commit(change);
    let kept = told.result().to_owned();
    let measure = told.session.book.find::<Measure>(told.measure).unwrap().clone();
    let change = told.session.book.put_change(Verb::Edit, Measure { name: "Annat".into(), ..measure });
    told.commit(change);
    assert_eq!(told.result(), kept);
}

#[test]
fn a_grade_other_than_the_proposed_one_needs_a_reason() {
    let mut sample = Sample::new();
    let measure = sample.measure(MeasureKind::Ratio, Polarity::LowerIsBetter);
    sample.alter(measure, |measure| {
        measure.limit_minor = Some(10.into());
        measure.limit_serious = Some(25.into());
    });
    sample.value(measure, 2, ratio(31));
    let id = sample.deviation(2, None, None, Some(Severity::Serious));
    let deviation = Deviation { measure_id: Some(measure), ..sample.book.deviation(id).unwrap().clone() };
    assert_eq!(proposal(&sample.book, &deviation), Some(Severity::Minor));
    assert!(lacks_reason(&sample.book, &deviation));
    let reasoned = Deviation { severity_reason: "Fjärde gången i rad.".into(), ..deviation.clone() };
    assert!(!lacks_reason(&sample.book, &reasoned));
    assert!(!lacks_reason(&sample.book, &Deviation { severity: Some(Severity::Minor), ..deviation.clone() }));
    assert!(!lacks_reason(&sample.book, &Deviation { severity: None, ..deviation.clone() }));
    sample.value(measure, 2, ratio(5));
    assert_eq!(proposal(&sample.book, &deviation), None, "within the limits nothing is proposed");
    assert!(!lacks_reason(&sample.book, &deviation));
}
