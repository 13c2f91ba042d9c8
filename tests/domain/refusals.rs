//! What a year must not become, each refused by the model itself and nothing changed by it.

use super::support::changes::seed;
use super::support::world::id;
use chrono::{Days, NaiveDate};
use ikplan::domain::*;

fn plan(book: &Book) -> Plan {
    book.all::<Plan>().next().unwrap().clone()
}

fn refused(book: &Book, change: &Change) -> (ProblemCode, Option<&'static str>) {
    let mut after = book.clone();
    let problem = after.apply(change).unwrap_err();
    assert_eq!(&after, book, "what is refused changes nothing");
    (problem.code, problem.field)
}

fn control(book: &mut Book) -> ControlActivity {
    let plan_id = plan(book).id;
    let (area, point) = (AreaId(id()), RiskPointId(id()));
    book.load([Area { id: area, plan_id, parent_id: None, rank: 0, name: "Ekonomi".into(), purpose: String::new() }]);
    book.load([RiskPoint { name: "Risk".into(), ..RiskPoint::blank(point, area) }]);
    let control = ControlActivity { title: "Attest".into(), ..ControlActivity::blank(ControlId(id()), point) };
    book.load([control.clone()]);
    control
}

#[test]
fn a_period_that_overlaps_another_by_a_day() {
    let book = seed();
    let last = book.periods(plan(&book).id).next_back().unwrap().clone();
    let of = |from: NaiveDate| {
        let blank = Period::blank(PeriodId(id()), last.plan_id, last.number + 1, from, from + Days::new(10));
        book.put_change(Verb::Add, Period { name: "Extra".into(), ..blank })
    };
    assert_eq!(refused(&book, &of(last.to)), (ProblemCode::Overlap, Some("from")));
    assert!(book.clone().apply(&of(last.to + Days::new(1))).is_ok(), "the day after is free");
    let grown = Period { from: last.from - Days::new(40), ..last.clone() };
    assert_eq!(refused(&book, &book.put_change(Verb::Edit, grown)), (ProblemCode::Overlap, Some("from")));
}

#[test]
fn a_carry_over_made_twice() {
    let mut book = seed();
    let control_id = control(&mut book).id;
    let from = plan(&book).id;
    let keep = [CarryDecision { control_id, decision: Carry::Keep, reason: String::new() }];
    let change = book.carry_change(from, &keep, &mut id).unwrap();
    book.apply(&change).unwrap();
    let twice = book.carry_change(from, &keep, &mut id).unwrap_err();
    assert_eq!((twice.code, twice.field), (ProblemCode::Duplicate, Some("lineage_id")));
    let both = [keep[0].clone(), keep[0].clone()];
    let fresh = {
        let mut fresh = seed();
        let id = control(&mut fresh).id;
        (fresh, id)
    };
    let both = both.map(|each| CarryDecision { control_id: fresh.1, ..each });
    let at_once = fresh.0.carry_change(plan(&fresh.0).id, &both, &mut id).unwrap_err();
    assert_eq!(at_once.code, ProblemCode::Duplicate, "nor twice at once");
}

#[test]
fn a_count_of_more_than_there_is_of_anything() {
    let mut book = seed();
    let period = book.periods(plan(&book).id).next_back().unwrap().clone();
    let survey = |invited| Survey {
        name: "Enkät".into(),
        invited: Some(invited),
        ..Survey::blank(SurveyId(id()), period.plan_id, period.id)
    };
    let add = |book: &Book, invited| book.put_change(Verb::Add, survey(invited));
    assert_eq!(refused(&book, &add(&book, u64::MAX)), (ProblemCode::OutOfRange, Some("invited")));
    assert!(book.clone().apply(&add(&book, 1_000_000_000_000_000)).is_ok());
    let control_id = control(&mut book).id;
    let measure = Measure::blank(MeasureId(id()), control_id, "Mått".into(), MeasureKind::Count);
    book.load([measure.clone()]);
    let key = ValueKey { measure_id: measure.id, period_id: period.id };
    let value = MeasureValue::new(key, 1, Reading::Count { n: u64::MAX });
    assert_eq!(refused(&book, &book.put_change(Verb::Add, value)), (ProblemCode::OutOfRange, Some("reading")));
}

/// A whole with a part, counted by one control, and a control beside it whose measure must match the whole.
fn joined(book: &mut Book) -> ([ControlId; 2], [MeasureId; 3]) {
    let controls = [control(book), control(book)].map(|control| control.id);
    let measures = [0, 0, 1].map(|of| {
        let measure = Measure::blank(MeasureId(id()), controls[of], "Mått".into(), MeasureKind::Count);
        book.load([measure.clone()]);
        measure.id
    });
    let [whole, part, pair] = measures.map(|id| book.find::<Measure>(id).unwrap().clone());
    book.load([Measure { part_of_id: Some(whole.id), ..part }, Measure { pair_of_ids: vec![whole.id], ..pair }]);
    (controls, measures)
}

fn in_plan(book: &Book, plan: PlanId, lineage: MeasureId) -> Measure {
    let measures = book.all::<Measure>().filter(|each| book.plan_of(each.control_id) == Some(plan));
    measures.into_iter().find(|each| each.lineage() == lineage.0).unwrap().clone()
}

#[test]
fn carrying_a_control_over_does_not_join_anew_what_somebody_took_apart() {
    let mut book = seed();
    let (controls, [whole, part, pair]) = joined(&mut book);
    let from = plan(&book).id;
    let keep = |control_id| [CarryDecision { control_id, decision: Carry::Keep, reason: String::new() }];
    let first = book.carry_change(from, &keep(controls[0]), &mut id).unwrap();
    book.apply(&first).unwrap();
    let to = book.next_plan(from).unwrap().id;
    assert_eq!(in_plan(&book, to, part).part_of_id, Some(in_plan(&book, to, whole).id), "both came at once");
    let apart = Measure { part_of_id: None, ..in_plan(&book, to, part) };
    let change = book.put_change(Verb::Edit, apart);
    book.apply(&change).unwrap();
    let second = book.carry_change(from, &keep(controls[1]), &mut id).unwrap();
    book.apply(&second).unwrap();
    assert_eq!(in_plan(&book, to, part).part_of_id, None, "as somebody left it");
    assert_eq!(in_plan(&book, to, pair).pair_of_ids, [in_plan(&book, to, whole).id], "it came with this one");
}

#[test]
fn a_control_that_is_handed_out_keeps_its_parts_and_leaves_values_of_other_scales() {
    let mut book = seed();
    let (controls, [whole, part, _]) = joined(&mut book);
    let from = plan(&book);
    let wide = ControlActivity { municipality_wide: true, ..book.control(controls[0]).unwrap().clone() };
    let point = book.risk_point(wide.risk_point_id).unwrap().clone();
    book.load([wide]);
    book.load([RiskPoint { risk_value: Some(9), ..point }]);
    let boards = [0; 2].map(|_| {
        let board = Board { id: BoardId(id()), name: "Annan".into(), ..book.board_of(from.id).unwrap().clone() };
        let to = Plan::blank(PlanId(id()), board.id, from.year);
        book.load([board]);
        to
    });
    let [same, other] = boards;
    let threshold = Some(from.scales.threshold.unwrap_or_default() + 1);
    book.load([
        Plan { scales: from.scales.clone(), ..same.clone() },
        Plan { scales: Scales { threshold, ..from.scales.clone() }, ..other.clone() },
    ]);
    let change = book.hand_out_change(from.id, &mut id).unwrap();
    book.apply(&change).unwrap();
    for (to, value) in [(&same, Some(9)), (&other, None)] {
        let (whole, part) = (in_plan(&book, to.id, whole), in_plan(&book, to.id, part));
        assert_eq!(part.part_of_id, Some(whole.id));
        let control = book.control(whole.control_id).unwrap();
        assert_eq!(book.risk_point(control.risk_point_id).unwrap().risk_value, value);
    }
}

#[test]
fn an_action_due_before_its_deviation() {
    let mut book = seed();
    let period = book.periods(plan(&book).id).next_back().unwrap().clone();
    let blank = Deviation::blank(DeviationId(id()), period.plan_id, period.id);
    let deviation = Deviation { title: "Sent".into(), ..blank };
    book.load([deviation.clone()]);
    let due = |on: NaiveDate| {
        let blank = Action::blank(ActionId(id()), period.plan_id);
        let deviation_ids = vec![deviation.id];
        book.put_change(Verb::Add, Action { what: "Rutin".into(), due_on: Some(on), deviation_ids, ..blank })
    };
    assert_eq!(refused(&book, &due(period.from - Days::new(1))), (ProblemCode::TooEarly, Some("due_on")));
    assert!(book.clone().apply(&due(period.from)).is_ok());
}

#[test]
fn a_deviation_moved_to_a_period_after_its_action_was_due() {
    let mut book = seed();
    let periods: Vec<Period> = book.periods(plan(&book).id).cloned().collect();
    let blank = Deviation::blank(DeviationId(id()), periods[0].plan_id, periods[0].id);
    let deviation = Deviation { title: "Sent".into(), ..blank };
    let action = Action { what: "Rutin".into(), ..Action::blank(ActionId(id()), periods[0].plan_id) };
    let action = Action { due_on: Some(periods[0].to), deviation_ids: vec![deviation.id], ..action };
    book.load([deviation.clone()]);
    book.load([action.clone()]);
    let moved = book.put_change(Verb::Edit, Deviation { period_id: periods[1].id, ..deviation });
    assert_eq!(refused(&book, &moved), (ProblemCode::TooEarly, Some("period_id")));
    book.load([Action { due_on: Some(periods[1].from), ..action }]);
    assert!(book.clone().apply(&moved).is_ok());
}

#[test]
fn a_verified_action_left_without_the_check_that_says_it_worked() {
    let mut book = seed();
    let action = Action { what: "Rutin".into(), ..Action::blank(ActionId(id()), plan(&book).id) };
    let verified = Action { state: ActionState::Verified, ..action };
    let day = NaiveDate::from_ymd_opt(2024, 9, 1).unwrap();
    let check = |effect, on| EffectCheck {
        id: EffectCheckId(id()),
        action_id: verified.id,
        on,
        by: String::new(),
        effect,
        text: String::new(),
    };
    let worked = check(Effect::Worked, day);
    book.load([verified.clone()]);
    let none = book.put_change(Verb::Add, check(Effect::Missing, day));
    assert!(book.clone().apply(&none).is_ok(), "nothing had said that it worked");
    book.load([worked.clone()]);
    let later = book.put_change(Verb::Add, check(Effect::Missing, day + Days::new(1)));
    let altered = book.put_change(Verb::Edit, EffectCheck { effect: Effect::Missing, ..worked.clone() });
    let gone = book.remove_change(RecordKey::EffectCheck(worked.id)).unwrap();
    for change in [&later, &altered, &gone] {
        assert_eq!(refused(&book, change), (ProblemCode::NeedsEffect, Some("effect")));
    }
    assert!(book.clone().apply(&book.put_change(Verb::Edit, EffectCheck { text: "Mätt".into(), ..worked })).is_ok());
    book.load([Action { state: ActionState::Done, ..verified }]);
    for change in [&later, &altered, &gone] {
        book.clone().apply(change).unwrap();
    }
}

#[test]
fn an_action_against_the_same_deviation_twice() {
    let mut book = seed();
    let period = book.periods(plan(&book).id).next_back().unwrap().clone();
    let blank = Deviation::blank(DeviationId(id()), period.plan_id, period.id);
    let deviation = Deviation { title: "Sent".into(), ..blank };
    book.load([deviation.clone()]);
    let blank = Action::blank(ActionId(id()), period.plan_id);
    let action = Action { what: "Rutin".into(), deviation_ids: vec![deviation.id; 2], ..blank };
    let change = book.put_change(Verb::Add, action);
    assert_eq!(refused(&book, &change), (ProblemCode::Duplicate, Some("deviation_ids")));
}

#[test]
fn a_board_gone_while_its_plan_is_there() {
    let book = seed();
    let board = book.boards()[0].clone();
    let asked = book.remove_change(RecordKey::Board(board.id)).unwrap_err();
    assert_eq!(asked, Problem::of(ProblemCode::InUse, RecordKey::Board(board.id)));
    // Nor by a change that was made elsewhere.
    let edits = vec![Edit::remove(board)];
    let change = Change { verb: Verb::Remove, kind: RecordKind::Board, subject: String::new(), plan_id: None, edits };
    assert_eq!(refused(&book, &change).0, ProblemCode::InUse);
}

#[test]
fn the_only_plan_gone_or_one_with_a_locked_period() {
    let mut book = seed();
    let first = plan(&book);
    let asked = |book: &Book| book.remove_change(RecordKey::Plan(first.id)).map_err(|problem| problem.code);
    assert_eq!(asked(&book), Err(ProblemCode::LastPlan));
    book.load([Plan::blank(PlanId(id()), first.board_id, first.year + 1)]);
    let period = book.periods(first.id).next().unwrap().clone();
    let sign_off = SignOff { by: "Ordföranden".into(), ..SignOff::blank(SignOffId(id()), period.id, 1, period.to) };
    let mut locked = book.clone();
    locked.apply(&book.lock_change(sign_off).unwrap()).unwrap();
    assert_eq!(asked(&locked), Err(ProblemCode::Locked));
    let change = asked(&book).unwrap();
    let before = book.clone();
    let inverse = book.apply(&change).unwrap();
    assert!(book.plan(first.id).is_none() && book.periods(first.id).next().is_none());
    book.take_up(&inverse).unwrap();
    assert_eq!(book, before);
}

#[test]
fn a_measure_of_a_kind_that_a_figure_beside_it_does_not_fit() {
    let mut book = seed();
    let control_id = control(&mut book).id;
    let period_id = book.periods(plan(&book).id).next().unwrap().id;
    let measure = Measure::blank(MeasureId(id()), control_id, "Fakturor".into(), MeasureKind::Amount);
    let unread = Reading::NotMeasured { why: "Systembyte".into() };
    let key = ValueKey { measure_id: measure.id, period_id };
    let amount = || Some(Counted { version: 1, reading: Reading::Amount { amount: 466.into(), approximate: false } });
    book.load([measure.clone()]);
    for value in [
        MeasureValue { beside: amount(), ..MeasureValue::new(key, 1, unread.clone()) },
        MeasureValue { previous: amount(), ..MeasureValue::new(key, 1, unread.clone()) },
    ] {
        let mut book = book.clone();
        book.load([value]);
        let other = Measure { kind: MeasureKind::YesNo, ..measure.clone() };
        assert_eq!(refused(&book, &book.put_change(Verb::Edit, other)), (ProblemCode::InUse, Some("kind")));
    }
    book.load([MeasureValue::new(key, 1, unread)]);
    let other = Measure { kind: MeasureKind::YesNo, ..measure };
    assert!(book.clone().apply(&book.put_change(Verb::Edit, other)).is_ok(), "nothing was counted yet");
}

/// A book with a control, a measure of it, and a value of that in the first period that reads so.
struct Counting {
    book: Book,
    control: ControlId,
    periods: Vec<PeriodId>,
}

impl Counting {
    fn new() -> Self {
        let mut book = seed();
        let control = control(&mut book).id;
        let periods = book.periods(plan(&book).id).map(|period| period.id).collect();
        Self { book, control, periods }
    }

    fn measure(&mut self, kind: MeasureKind) -> Measure {
        let measure = Measure::blank(MeasureId(id()), self.control, "Fel".into(), kind);
        self.book.load([measure.clone()]);
        measure
    }

    fn part_of(&mut self, whole: MeasureId) -> Measure {
        let part = Measure { part_of_id: Some(whole), ..self.measure(MeasureKind::Count) };
        self.book.load([part.clone()]);
        part
    }

    fn value(&mut self, measure: MeasureId, reading: Reading) -> ValueKey {
        let key = ValueKey { measure_id: measure, period_id: self.periods[0] };
        self.book.load([MeasureValue::new(key, 1, reading)]);
        key
    }

    /// A sheet of the second period with an attribute and an item.
    fn sheet(&mut self) -> TestSheet {
        let blank = TestSheet::blank(SheetId(id()), self.control, self.periods[1]);
        let attributes = vec![Attribute { number: 1, name: "Attest".into(), within: None }];
        let sheet = TestSheet { name: "Fakturor".into(), attributes, ..blank };
        self.book.load([sheet.clone()]);
        let item = self.item(&sheet);
        self.book.load([item]);
        sheet
    }

    fn item(&self, sheet: &TestSheet) -> SheetItem {
        SheetItem { identity: "Faktura".into(), ..SheetItem::blank(self.book.next_item(sheet.id)) }
    }

    fn survey(&mut self) -> (Survey, SurveyQuestion) {
        let survey = Survey::blank(SurveyId(id()), plan(&self.book).id, self.periods[1]);
        let survey = Survey { name: "Chefer".into(), ..survey };
        let question = SurveyQuestion::blank(SurveyQuestionId(id()), survey.id);
        let top = Tallied { count: Some(14), percent: None };
        let question = SurveyQuestion { text: "Räcker tiden?".into(), top, ..question };
        self.book.load([survey.clone()]);
        self.book.load([question.clone()]);
        (survey, question)
    }

    fn lock_first(&mut self) {
        let sign_off = SignOff::blank(SignOffId(id()), self.periods[0], 1, NaiveDate::MIN);
        self.book.apply(&self.book.lock_change(sign_off).unwrap()).unwrap();
    }

    fn edited(&self, record: impl Into<Record>) -> Change {
        self.book.put_change(Verb::Edit, record)
    }
}

#[test]
fn an_attribute_gone_that_a_figure_is_counted_by() {
    let mut counting = Counting::new();
    let (sheet, measure) = (counting.sheet(), counting.measure(MeasureKind::Count));
    let reading = Reading::Sheet { sheet_id: sheet.id, attribute: Some(1) };
    let without = TestSheet { attributes: Vec::new(), ..sheet };
    assert!(counting.book.clone().apply(&counting.edited(without.clone())).is_ok(), "nothing is counted by it yet");
    let key = counting.value(measure.id, Reading::Count { n: 0 });
    let beside = Some(Counted { version: 1, reading: reading.clone() });
    for value in [
        MeasureValue::new(key, 1, reading),
        MeasureValue { beside, ..MeasureValue::new(key, 1, Reading::Count { n: 0 }) },
    ] {
        counting.book.load([value]);
        let change = counting.edited(without.clone());
        assert_eq!(refused(&counting.book, &change), (ProblemCode::InUse, Some("attributes")));
    }
}

#[test]
fn an_item_more_than_there_were_to_draw_from() {
    let mut counting = Counting::new();
    let sheet = counting.sheet();
    let population = Population { count: Some(1), ..sheet.population.clone() };
    let more = counting.item(&sheet);
    counting.book.load([TestSheet { population, ..sheet }]);
    let change = counting.book.put_change(Verb::Add, more);
    assert_eq!(refused(&counting.book, &change), (ProblemCode::MoreThanAll, Some("sheet_id")));
}

#[test]
fn the_last_part_taken_from_a_sum() {
    let mut counting = Counting::new();
    let whole = counting.measure(MeasureKind::Count);
    let (first, last) = (counting.part_of(whole.id), counting.part_of(whole.id));
    let key = counting.value(whole.id, Reading::Parts {});
    counting.value(first.id, Reading::Count { n: 3 });
    let alone = |part: &Measure| Measure { part_of_id: None, ..part.clone() };
    let change = counting.edited(alone(&first));
    counting.book.apply(&change).unwrap();
    counting.value(last.id, Reading::Count { n: 4 });
    let change = counting.edited(alone(&last));
    assert_eq!(refused(&counting.book, &change), (ProblemCode::InUse, Some("part_of_id")));
    let removed = counting.book.remove_change(RecordKey::Measure(last.id)).unwrap();
    counting.book.apply(&removed).unwrap();
    let kept = counting.book.find::<MeasureValue>(key).unwrap();
    assert_eq!(kept.reading, Reading::Count { n: 4 }, "the sum stays when its last part goes");
}

#[test]
fn wholes_of_wholes_that_lie_too_deep_from_below() {
    let mut counting = Counting::new();
    let mut chain = vec![counting.measure(MeasureKind::Count)];
    for _ in 0..7 {
        let above = chain.last().unwrap().id;
        chain.push(counting.part_of(above));
    }
    let deepest = chain.last().unwrap().clone();
    assert!(counting.book.clone().apply(&counting.edited(deepest)).is_ok());
    let top = counting.measure(MeasureKind::Count);
    let lifted = Measure { part_of_id: Some(top.id), ..chain[0].clone() };
    assert_eq!(refused(&counting.book, &counting.edited(lifted)), (ProblemCode::Nesting, Some("part_of_id")));
}

#[test]
fn what_a_figure_of_a_signed_off_period_is_counted_from_in_another() {
    let mut counting = Counting::new();
    let (sheet, (survey, question)) = (counting.sheet(), counting.survey());
    let [by_sheet, by_survey, by_question] =
        [MeasureKind::Count, MeasureKind::Ratio, MeasureKind::Ratio].map(|kind| counting.measure(kind).id);
    counting.value(by_sheet, Reading::Sheet { sheet_id: sheet.id, attribute: None });
    counting.value(by_survey, Reading::SurveyRate { survey_id: survey.id });
    counting.value(by_question, Reading::SurveyShare { question_id: question.id, part: SurveyPart::Top });
    let mut item = counting.book.items(sheet.id).next().unwrap().clone();
    item.marks.insert(1, Mark { code: MarkCode::Deviation, note: String::new() });
    let changes = |counting: &Counting| {
        [
            counting.edited(item.clone()),
            counting.edited(TestSheet { attributes: Vec::new(), ..sheet.clone() }),
            counting.edited(Survey { answered: Some(3), ..survey.clone() }),
            counting.edited(SurveyQuestion { n: Some(20), ..question.clone() }),
            counting.book.remove_change(RecordKey::SurveyQuestion(question.id)).unwrap(),
        ]
    };
    for change in changes(&counting) {
        counting.book.clone().apply(&change).unwrap();
    }
    counting.lock_first();
    for change in changes(&counting) {
        assert_eq!(refused(&counting.book, &change).0, ProblemCode::Locked);
    }
}

#[test]
fn a_survey_goes_though_its_answers_are_no_share() {
    let mut counting = Counting::new();
    let (survey, question) = counting.survey();
    let measure = counting.measure(MeasureKind::Ratio);
    let key = counting.value(measure.id, Reading::SurveyShare { question_id: question.id, part: SurveyPart::Top });
    // 14 answers, of nobody knows how many.
    let change = counting.book.remove_change(RecordKey::Survey(survey.id)).unwrap();
    counting.book.apply(&change).unwrap();
    let kept = counting.book.find::<MeasureValue>(key).unwrap();
    assert_eq!(kept.reading, Reading::NotMeasured { why: String::new() });
}

#[test]
fn work_reviewed_by_who_made_it() {
    let mut book = seed();
    let control_id = control(&mut book).id;
    let period_id = book.periods(plan(&book).id).next().unwrap().id;
    let reviewed = |by: &str| {
        let blank = Outcome::blank(OutcomeKey { control_id, period_id });
        let outcome = Outcome { performed_by: "HR-chefen Norr".into(), reviewed_by: by.into(), ..blank };
        book.put_change(Verb::Review, outcome)
    };
    for same in ["HR-chefen Norr", " hr-chefen norr", "HR-chefen  Norr"] {
        assert_eq!(refused(&book, &reviewed(same)), (ProblemCode::SamePerson, Some("reviewed_by")), "{same}");
    }
    assert!(book.clone().apply(&reviewed("HR-chefen Syd")).is_ok());
}

#[test]
fn a_control_carried_by_two_records() {
    let book = seed();
    let lineage_id = id();
    let carried = || Carried {
        id: CarriedId(id()),
        plan_id: plan(&book).id,
        lineage_id,
        title: "Attest".into(),
        decision: Carry::Keep,
        reason: String::new(),
    };
    let change = book.put_change(Verb::Add, carried());
    let mut once = book.clone();
    once.apply(&change).unwrap();
    let again = once.put_change(Verb::Add, carried());
    assert_eq!(refused(&once, &again), (ProblemCode::Duplicate, Some("lineage_id")));
}

#[test]
fn answers_of_a_survey_that_are_more_than_all() {
    let mut book = seed();
    let period = book.periods(plan(&book).id).next().unwrap().clone();
    let survey = Survey {
        name: "Chefer".into(),
        invited: Some(40),
        answered: Some(31),
        ..Survey::blank(SurveyId(id()), period.plan_id, period.id)
    };
    book.load([survey.clone()]);
    let option =
        |label: &str, count| AnswerOption { label: label.into(), tally: Tallied { count: Some(count), percent: None } };
    let question = |n: u64, yes: u64| SurveyQuestion {
        text: "Är det tydligt?".into(),
        options: vec![option("Ja", yes), option("Nej", 11)],
        n: Some(n),
        ..SurveyQuestion::blank(SurveyQuestionId(id()), survey.id)
    };
    let asked = |book: &Book, record: SurveyQuestion| book.put_change(Verb::Add, record);
    assert_eq!(refused(&book, &asked(&book, question(31, 21))), (ProblemCode::MoreThanAll, Some("options")));
    assert_eq!(refused(&book, &asked(&book, question(32, 20))), (ProblemCode::MoreThanAll, Some("n")));
    book.apply(&asked(&book, question(31, 20))).unwrap();
    for (invited, answered) in [(30, 31), (40, 30)] {
        let fewer = Survey { invited: Some(invited), answered: Some(answered), ..survey.clone() };
        let change = book.put_change(Verb::Edit, fewer);
        assert_eq!(refused(&book, &change), (ProblemCode::MoreThanAll, Some("answered")));
    }
}

#[test]
fn a_period_opened_again_without_a_reason() {
    let mut book = seed();
    let period = book.periods(plan(&book).id).next().unwrap().clone();
    let sign_off = SignOff { by: "Ordföranden".into(), ..SignOff::blank(SignOffId(id()), period.id, 1, period.to) };
    book.apply(&book.lock_change(sign_off.clone()).unwrap()).unwrap();
    let opened =
        |because: &str| SignOff { opened_on: Some(period.to), opened_because: because.into(), ..sign_off.clone() };
    let asked = book.unlock_change(opened(" ")).unwrap_err();
    assert_eq!((asked.code, asked.field), (ProblemCode::Required, Some("opened_because")));
    let mut change = book.unlock_change(opened("Fel antal")).unwrap();
    for edit in &mut change.edits {
        if let Some(Record::SignOff(after)) = &mut edit.after {
            after.opened_because.clear();
        }
    }
    assert_eq!(refused(&book, &change), (ProblemCode::Required, Some("opened_because")));
}
