//! What is written is what was meant: every kind of record, any text, any sequence of changes, undo and redo.

use super::support::changes::{change_of, seed, steps};
use super::support::search::cases;
use super::support::world::{StillClock, entry, entry_of, id};
use super::{Place, import};
use ikplan::app::session::Session;
use ikplan::domain::*;
use ikplan::env::Clock;
use ikplan::store::{Access, HistoryQuery, Store, StoreError};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(32), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_file_follows_the_book_and_the_journal_gives_it_back(steps in steps(60), unmake in any::<u8>()) {
        let place = Place::new();
        let path = place.path("a.ikplan");
        let mut store = Store::create_scratch(&path, &place.context).unwrap();
        let mut book = seed();
        store.commit(&entry(import(&book)), None).unwrap();
        let mut done = Vec::new();
        for step in &steps {
            let Some(change) = change_of(step, &book) else { continue };
            let Ok(inverse) = book.apply(&change) else { continue };
            // Whatever the model accepts, the file takes.
            let made = entry(change);
            store.commit(&made, None).unwrap();
            done.push((made.id, inverse));
        }
        for (id, inverse) in done.iter().rev().take(usize::from(unmake) % 8) {
            book.take_up(inverse).unwrap();
            store.commit(&entry_of(EntryKind::Undo(*id), inverse.clone()), None).unwrap();
        }
        prop_assert_eq!(&store.load_all().unwrap(), &book);
        prop_assert_eq!(&store.replay().unwrap(), &book);
        let found = store.verify().unwrap();
        prop_assert!(found.is_sound() && found.replays == Some(true), "{:?}", found);
        store.quick_check().unwrap();
        drop(store);
        let store = Store::open(&path, &place.context, Access::Read).unwrap();
        prop_assert_eq!(&store.load_all().unwrap(), &book);
        for plan in book.all::<Plan>() {
            let part = store.load_plan(plan.id).unwrap();
            prop_assert_eq!(part.controls_of_plan(plan.id), book.controls_of_plan(plan.id));
            // What earlier years of the board left is there too, with enough around it to be changed.
            for each in book.board_plans(plan.id) {
                prop_assert!(part.actions(each).eq(book.actions(each)));
                prop_assert!(part.deviations(each).eq(book.deviations(each)));
                for deviation in book.deviations(each) {
                    let of_control = |book: &Book| deviation.control_id.and_then(|id| book.plan_of(id));
                    let of_point = |book: &Book| {
                        let point = deviation.risk_point_id.and_then(|id| book.risk_point(id).cloned());
                        point.and_then(|point| book.area(point.area_id).map(|area| area.plan_id))
                    };
                    prop_assert_eq!(of_control(&part), of_control(&book));
                    prop_assert_eq!(of_point(&part), of_point(&book));
                }
            }
        }
    }
}

fn stamp() -> Stamp {
    Stamp { id: EntryId(id()), at: StillClock::default().now() }
}

fn session(store: &Store) -> Session {
    let plan = store.plans().unwrap()[0].plan_id;
    let today = StillClock::default().today();
    let mut session = Session::new(store.load_plan(plan).unwrap(), plan, "Test".to_owned(), today);
    session.stacks = store.undo_stacks(Some(plan), 50).unwrap();
    session
}

fn rename(session: &Session, name: &str) -> Change {
    let board = session.book.boards()[0].clone();
    session.book.put_change(Verb::Edit, Board { name: name.to_owned(), ..board })
}

#[test]
fn undo_and_redo_go_on_after_the_file_is_opened_again() {
    let place = Place::new();
    let path = place.file(&seed());
    let reopen = || Store::open(&path, &place.context, Access::Write).unwrap();
    let name = |session: &Session| session.book.boards()[0].name.clone();
    {
        let (mut store, mut session) = (reopen(), session(&reopen()));
        for title in ["Ett", "Två", "Tre"] {
            let change = rename(&session, title);
            store.commit(&session.commit(change, stamp()).unwrap(), None).unwrap();
        }
        store.commit(&session.undo(stamp()).unwrap(), None).unwrap();
        assert_eq!(store.undo_stacks(Some(session.plan), 50).unwrap(), session.stacks);
    }
    {
        let mut store = reopen();
        let mut session = session(&store);
        assert_eq!(name(&session), "Två");
        store.commit(&session.undo(stamp()).unwrap(), None).unwrap();
        assert_eq!(name(&session), "Ett");
    }
    let mut store = reopen();
    let mut session = session(&store);
    for expected in ["Två", "Tre"] {
        store.commit(&session.redo(stamp()).unwrap(), None).unwrap();
        assert_eq!(name(&session), expected);
    }
    assert!(session.redo(stamp()).is_err());
    assert_eq!(store.load_all().unwrap().boards()[0].name, "Tre");
    // The memory's stacks and the journal's agree to the entry.
    assert_eq!(store.undo_stacks(Some(session.plan), 50).unwrap(), session.stacks);
    assert_eq!(store.undo_stacks(Some(session.plan), 2).unwrap().undo.len(), 2);
}

#[test]
fn the_history_is_paged_and_asked_by_plan_and_record() {
    let place = Place::new();
    let mut book = seed();
    book.replay(&import(&seed())).unwrap();
    let path = place.file(&book);
    let mut store = Store::open(&path, &place.context, Access::Write).unwrap();
    let plans: Vec<PlanId> = store.plans().unwrap().iter().map(|head| head.plan_id).collect();
    for (turn, plan) in [plans[0], plans[1], plans[0]].into_iter().enumerate() {
        let plan = book.plan(plan).unwrap().clone();
        let change = book.put_change(Verb::Edit, Plan { title: format!("Titel {turn}"), ..plan });
        book.apply(&change).unwrap();
        store.commit(&entry(change), None).unwrap();
    }
    let all = store.history(&HistoryQuery::default()).unwrap();
    assert_eq!(all.iter().map(|item| item.seq).collect::<Vec<_>>(), [4, 3, 2, 1]);
    let first = all.last().unwrap().what.clone().unwrap();
    assert_eq!((first.verb, first.subject.as_str(), first.edits), (Verb::Import, "Allt", 10));
    let next = HistoryQuery { before: Some(4), limit: 2, ..HistoryQuery::default() };
    assert_eq!(store.history(&next).unwrap().iter().map(|item| item.seq).collect::<Vec<_>>(), [3, 2]);
    let of_plan = HistoryQuery { plan: Some(plans[1]), ..HistoryQuery::default() };
    assert_eq!(store.history(&of_plan).unwrap().iter().map(|item| item.seq).collect::<Vec<_>>(), [3, 1]);
    let of_record = HistoryQuery { record: Some(RecordKey::Plan(plans[0])), ..HistoryQuery::default() };
    assert_eq!(store.history(&of_record).unwrap().iter().map(|item| item.seq).collect::<Vec<_>>(), [4, 2, 1]);
    let made = store.entry(all[0].id).unwrap().unwrap();
    assert_eq!((made.id, made.who.as_str(), made.kind), (all[0].id, "Test Testsson", EntryKind::Do));
    assert_eq!(store.entry(EntryId(id())).unwrap(), None);
}

#[test]
fn an_entry_that_is_written_already_is_not_written_twice() {
    let place = Place::new();
    let path = place.file(&seed());
    let mut store = Store::open(&path, &place.context, Access::Write).unwrap();
    let entry = entry(rename(&session(&store), "Ett"));
    let head = store.commit(&entry, None).unwrap();
    assert_eq!(store.commit(&entry, None), Ok(head));
    assert_eq!(store.head().unwrap(), Some(head));
}

#[test]
fn periods_may_exchange_numbers_and_plans_their_years() {
    let place = Place::new();
    let mut book = super::support::changes::sized(20);
    let path = place.file(&book);
    let mut store = Store::open(&path, &place.context, Access::Write).unwrap();
    let plan = book.all::<Plan>().next().unwrap().id;
    let periods: Vec<Period> = book.periods(plan).cloned().collect();
    let mut change = book.put_change(Verb::Edit, Period { number: 2, ..periods[0].clone() });
    change.edits.extend(book.put_change(Verb::Edit, Period { number: 1, ..periods[1].clone() }).edits);
    book.apply(&change).unwrap();
    store.commit(&entry(change), None).unwrap();
    assert_eq!(store.load_all().unwrap(), book);
    store.quick_check().unwrap();
}

#[test]
fn drafts_and_views_survive_and_a_change_takes_its_draft_along() {
    let place = Place::new();
    let path = place.file(&seed());
    let key = DraftKey { form: "outcome".to_owned(), subject: "x".to_owned() };
    let at = StillClock::default().now();
    let fields = [("result".to_owned(), "Halvskriv\u{0}en\nrad \u{e5}".to_owned())].into();
    let draft = Draft { key: key.clone(), fields, saved_at: at };
    {
        let mut store = Store::open(&path, &place.context, Access::Write).unwrap();
        store.save_draft(&Draft { fields: [].into(), ..draft.clone() }).unwrap();
        store.save_draft(&draft).unwrap();
        store
            .save_draft(&Draft { key: DraftKey { form: "b".into(), subject: String::new() }, ..draft.clone() })
            .unwrap();
        store.set_ui_state("folded", "[1,2]").unwrap();
        store.set_ui_state("folded", "[3]").unwrap();
        assert!(store.set_ui_state("folded", "not json").is_err());
    }
    let mut store = Store::open(&path, &place.context, Access::Write).unwrap();
    assert_eq!(store.drafts().unwrap().len(), 2);
    assert!(store.drafts().unwrap().contains(&draft));
    assert_eq!(store.ui_state("folded").unwrap().as_deref(), Some("[3]"));
    assert_eq!(store.ui_states().unwrap().len(), 1);
    // A change that fails leaves its draft, one that is written takes it along.
    let mut wrong = rename(&session(&store), "Ett");
    wrong.edits[0].before = None;
    assert!(matches!(store.commit(&entry(wrong), Some(&key)), Err(StoreError::Conflict(_))));
    assert_eq!(store.drafts().unwrap().len(), 2);
    store.commit(&entry(rename(&session(&store), "Ett")), Some(&key)).unwrap();
    assert_eq!(store.drafts().unwrap().len(), 1);
    store.drop_draft(&DraftKey { form: "b".into(), subject: String::new() }).unwrap();
    assert_eq!(store.drafts().unwrap(), vec![]);
}
