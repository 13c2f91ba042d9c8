//! The thread that owns the file.

use super::support::changes::{seed, sized};
use super::support::world::{StillClock, entry, id};
use super::{Place, raw};
use ikplan::app::worker::{Closing, Done, Job, OpenRequest, Opened, PlanChoice, Worker};
use ikplan::domain::*;
use ikplan::env::Clock;
use ikplan::store::{Access, Granted, HistoryQuery, ReadOnly, Store};
use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

const LONG: Duration = Duration::from_mins(1);

struct Started {
    worker: Worker,
    done: Receiver<Done>,
}

impl Started {
    fn new(request: OpenRequest, place: &Place) -> Self {
        let (tell, done) = channel();
        let notify = Box::new(move |said| {
            let _ = tell.send(said);
        });
        Self { worker: Worker::start(request, place.context.clone(), notify), done }
    }

    fn file(path: &Path, place: &Place) -> Self {
        Self::new(OpenRequest::File { path: path.to_owned(), plan: PlanChoice::Latest, period: None, rows: 24 }, place)
    }

    fn opened(&self) -> Opened {
        match self.next() {
            Done::Opened(opened) => *opened,
            other => panic!("{other:?}"),
        }
    }

    fn send(&self, job: Job) {
        assert!(self.worker.send(job));
    }

    fn commit(&self, change: Change) -> EntryId {
        let entry = Arc::new(entry(change));
        let id = entry.id;
        self.send(Job::Commit { entry, drop_draft: None });
        id
    }

    /// The next thing said, but for backups.
    fn next(&self) -> Done {
        loop {
            match self.done.recv_timeout(LONG).unwrap() {
                Done::BackedUp(_) => {}
                done => return done,
            }
        }
    }

    fn close(mut self) -> usize {
        assert_eq!(self.worker.close(LONG), Closing::Closed);
        assert_eq!(self.worker.close(LONG), Closing::Closed);
        let said: Vec<Done> = self.done.try_iter().collect();
        let unsaved =
            said.iter().find_map(|done| if let Done::Closed { unsaved } = done { Some(unsaved.len()) } else { None });
        unsaved.expect("says that it is over")
    }
}

fn rename(book: &mut Book, name: &str) -> Change {
    let change = book.put_change(Verb::Edit, Board { name: name.to_owned(), ..book.boards()[0].clone() });
    book.apply(&change).unwrap();
    change
}

#[test]
fn a_file_is_opened_written_and_let_go() {
    let place = Place::new();
    let path = place.file(&sized(10));
    let started = Started::file(&path, &place);
    let mut opened = started.opened();
    assert_eq!((opened.plans.len(), opened.plan.is_some(), &opened.access), (1, true, &Granted::Write));
    assert_eq!(opened.book.controls_of_plan(opened.plan.unwrap()).len(), 10);
    let ids: Vec<_> = ["Ett", "Två", "Tre"].map(|name| started.commit(rename(&mut opened.book, name))).into();
    for id in ids {
        assert!(matches!(started.next(), Done::Committed { id: written, .. } if written == id));
    }
    started.send(Job::Undo(2));
    let Done::Undo(stacks) = started.next() else { panic!() };
    assert_eq!((stacks.undo.len(), stacks.redo.len()), (2, 0));
    started.send(Job::History(HistoryQuery::default()));
    assert!(matches!(started.next(), Done::History(items) if items.len() == 4));
    started.send(Job::Entry(stacks.undo[0].0));
    assert!(matches!(started.next(), Done::Entry(Some(entry)) if Some(&entry.change) == stacks.undo[0].1.as_ref()));
    started.send(Job::QuickCheck);
    assert!(matches!(started.next(), Done::Checked(Ok(()))));
    started.send(Job::SaveView("tree".to_owned(), "[]".to_owned()));
    assert_eq!(started.close(), 0);
    let again = Started::file(&path, &place);
    let opened = again.opened();
    assert_eq!((opened.book.boards()[0].name.as_str(), opened.views["tree"].as_str()), ("Tre", "[]"));
    assert_eq!(opened.access, Granted::Write, "the mark was let go");
    assert_eq!(again.close(), 0);
    assert_eq!(fs::read_dir(place.path("backups")).unwrap().count(), 1, "a copy from before the day's first change");
}

#[test]
fn a_file_that_cannot_be_opened_is_refused() {
    let place = Place::new();
    let mut started = Started::file(&place.path("saknas"), &place);
    assert!(matches!(started.next(), Done::Refused(failure) if failure.code == "IK-S01"));
    assert_eq!(started.worker.close(LONG), Closing::Closed);
    assert!(!started.worker.send(Job::Refresh));
}

#[test]
fn what_cannot_be_written_stays_first_until_it_can() {
    let place = Place::new();
    let path = place.file(&seed());
    let started = Started::file(&path, &place);
    let mut book = started.opened().book;
    let original = book.boards()[0].name.clone();
    raw(&path).execute("UPDATE board SET name = 'Annan'", []).unwrap();
    let first = started.commit(rename(&mut book, "Ett"));
    assert!(matches!(started.next(), Done::Stalled { failure, waiting: 1 } if failure.code == "IK-S16"));
    let second = started.commit(rename(&mut book, "Två"));
    assert!(matches!(started.next(), Done::Stalled { waiting: 2, .. }));
    started.send(Job::Retry);
    assert!(matches!(started.next(), Done::Stalled { waiting: 2, .. }), "still in the way");
    assert_eq!(Store::open(&path, &place.context, Access::Read).unwrap().head().unwrap().unwrap().seq, 1);
    raw(&path).execute("UPDATE board SET name = ?1", [&original]).unwrap();
    started.send(Job::Retry);
    for expected in [first, second] {
        assert!(matches!(started.next(), Done::Committed { id, .. } if id == expected));
    }
    assert_eq!(started.close(), 0);
}

#[test]
fn to_end_is_asked_twice_when_something_cannot_be_written() {
    let place = Place::new();
    let path = place.file(&seed());
    let mut started = Started::file(&path, &place);
    let mut book = started.opened().book;
    raw(&path).execute("UPDATE board SET name = 'Annan'", []).unwrap();
    started.commit(rename(&mut book, "Ett"));
    let key = DraftKey { form: "f".to_owned(), subject: String::new() };
    let draft = Draft { key, fields: [].into(), saved_at: StillClock::default().now() };
    started.send(Job::SaveDraft(draft));
    started.send(Job::Close);
    assert!(matches!(started.next(), Done::Stalled { waiting: 1, .. }));
    assert_eq!(started.worker.close(LONG), Closing::Closed);
    assert!(matches!(started.next(), Done::DraftSaved(_)), "what was typed is kept all the same");
    assert!(matches!(started.next(), Done::Closed { unsaved } if unsaved.len() == 1));
    let store = Store::open(&path, &place.context, Access::Read).unwrap();
    assert_eq!(store.drafts().unwrap().len(), 1);
}

#[test]
fn a_change_by_somebody_else_is_noticed_and_read() {
    let place = Place::new();
    let path = place.file(&seed());
    let started = Started::file(&path, &place);
    let mut book = started.opened().book;
    let id = started.commit(rename(&mut book, "Min"));
    assert!(matches!(started.next(), Done::Committed { id: written, .. } if written == id));
    // Nothing is said of what is one's own: the answer to the next job comes at once.
    started.send(Job::Refresh);
    started.send(Job::QuickCheck);
    assert!(matches!(started.next(), Done::Checked(Ok(()))));
    let mut other = Store::open(&path, &place.context, Access::Write).unwrap();
    other.commit(&entry(rename(&mut book, "Deras")), None).unwrap();
    drop(other);
    started.send(Job::Refresh);
    assert!(matches!(started.next(), Done::ChangedElsewhere));
    started.send(Job::Reload(7, None));
    let Done::Reloaded(7, opened) = started.next() else { panic!() };
    assert_eq!(opened.book.boards()[0].name, "Deras");
    assert_eq!(started.close(), 0);
}

#[test]
fn giving_up_what_cannot_be_written_reads_the_file_anew() {
    let place = Place::new();
    let path = place.file(&seed());
    let started = Started::file(&path, &place);
    let mut book = started.opened().book;
    raw(&path).execute("UPDATE board SET name = 'Annan'", []).unwrap();
    started.commit(rename(&mut book, "Ett"));
    assert!(matches!(started.next(), Done::Stalled { .. }));
    started.send(Job::Reload(1, None));
    let Done::Reloaded(1, opened) = started.next() else { panic!() };
    let mut book = opened.book;
    assert_eq!(book.boards()[0].name, "Annan");
    started.commit(rename(&mut book, "Två"));
    assert!(matches!(started.next(), Done::Committed { .. }));
    assert_eq!(started.close(), 0);
}

#[test]
fn the_second_screen_reads_only() {
    let place = Place::new();
    let path = place.file(&seed());
    let first = Started::file(&path, &place);
    let mut book = first.opened().book;
    first.commit(rename(&mut book, "Ett"));
    assert!(matches!(first.next(), Done::Committed { .. }), "the file is claimed by now");
    let second = Started::file(&path, &place);
    assert!(matches!(second.opened().access, Granted::Read(ReadOnly::Held(_))));
    second.commit(rename(&mut book, "Två"));
    assert!(matches!(second.next(), Done::Stalled { failure, .. } if failure.code == "IK-S14"));
    drop(second);
    assert_eq!(first.close(), 0);
}

#[test]
fn a_scratch_is_made_when_it_is_needed_and_gone_at_the_end() {
    static BOOK: LazyLock<Book> = LazyLock::new(|| sized(10));
    let place = Place::new();
    let mut book = BOOK.clone();
    let started = Started::new(OpenRequest::Scratch { book: || BOOK.clone() }, &place);
    started.send(Job::Undo(10));
    let Done::Undo(stacks) = started.next() else { panic!() };
    assert_eq!(stacks, UndoStacks::default(), "what filled it is not for undoing");
    let change = rename(&mut book, "Ny");
    started.commit(change.clone());
    assert!(matches!(started.next(), Done::Committed { .. }));
    started.send(Job::Undo(10));
    assert!(matches!(started.next(), Done::Undo(stacks) if stacks.undo[0].1.as_ref() == Some(&change)));
    started.send(Job::QuickCheck);
    assert!(matches!(started.next(), Done::Checked(Ok(()))));
    started.send(Job::Reload(1, None));
    assert!(matches!(started.next(), Done::Reloaded(1, opened) if opened.book == book));
    assert_eq!(started.close(), 0);
    assert!(!place.path("backups").exists(), "nobody misses it");
}

#[test]
fn a_handle_that_is_dropped_lets_everything_be_written() {
    let place = Place::new();
    let path = place.file(&seed());
    let Started { worker, done } = Started::file(&path, &place);
    let Done::Opened(opened) = done.recv_timeout(LONG).unwrap() else { panic!() };
    let mut book = opened.book;
    for turn in 0..5 {
        worker
            .send(Job::Commit { entry: Arc::new(entry(rename(&mut book, &format!("Namn {turn}")))), drop_draft: None });
    }
    drop(worker);
    assert!(done.iter().any(|done| matches!(done, Done::Closed { unsaved } if unsaved.is_empty())));
    assert_eq!(Store::open(&path, &place.context, Access::Read).unwrap().load_all().unwrap(), book);
}

#[test]
fn a_plan_is_chosen_by_what_the_screen_remembers() {
    let place = Place::new();
    let mut book = seed();
    let first = book.all::<Plan>().next().unwrap().clone();
    let earlier = Plan { id: id().into(), year: 2020, ..first.clone() };
    let change = book.put_change(Verb::Add, earlier.clone());
    book.apply(&change).unwrap();
    let path = place.file(&book);
    let started = Started::file(&path, &place);
    assert_eq!(started.opened().plan, Some(first.id));
    started.send(Job::SaveView("plan".to_owned(), format!("\"{}\"", earlier.id)));
    assert_eq!(started.close(), 0);
    let started = Started::file(&path, &place);
    assert_eq!(started.opened().plan, Some(earlier.id));
    started.send(Job::Reload(1, Some(first.id)));
    assert!(matches!(started.next(), Done::Reloaded(1, opened) if opened.plan == Some(first.id)));
    assert_eq!(started.close(), 0);
}
