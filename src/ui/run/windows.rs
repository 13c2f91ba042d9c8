//! One place to wait, where the system has no poll for consoles: a thread reads keys and feeds a channel.
//!
//! The thread reads the next batch only when told to: while a batch is acted upon it is parked, so that an external
//! editor that a key started has the keyboard for itself.

use super::Signal;
use crossterm::event::{self, Event, KeyCode};
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// How long a burst of keys, which may be a paste, is waited for.
const BURST: Duration = Duration::from_millis(5);

enum Parcel {
    Wake,
    Events(Vec<Event>),
    Lost,
}

/// Wakes the waiting thread from any other.
#[derive(Clone, Debug)]
pub(super) struct Waker(Sender<Parcel>);

impl Waker {
    pub(super) fn wake(&self) {
        let _ = self.0.send(Parcel::Wake);
    }
}

/// What the wait brought.
#[derive(Debug, Default)]
pub(super) struct Woken {
    pub(super) events: Vec<Event>,
    pub(super) signals: Vec<Signal>,
    /// The terminal is gone.
    pub(super) closed: bool,
}

/// Everything the program waits for.
pub(super) struct Source {
    parcels: Receiver<Parcel>,
    waker: Waker,
    go_on: Sender<()>,
    reading: bool,
}

impl Source {
    pub(super) fn new() -> io::Result<Self> {
        let (post, parcels) = mpsc::channel();
        let (go_on, gate) = mpsc::channel();
        let keys = post.clone();
        thread::Builder::new().name("keys".into()).spawn(move || read(&gate, &keys))?;
        Ok(Self { parcels, waker: Waker(post), go_on, reading: false })
    }

    pub(super) fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Waits, at most so long, and takes all there is. Without `listen` the keys stay where they are.
    pub(super) fn wait(&mut self, timeout: Option<Duration>, listen: bool) -> io::Result<Woken> {
        if listen && !self.reading {
            self.reading = self.go_on.send(()).is_ok();
        }
        let mut woken = Woken::default();
        let first = match timeout {
            Some(limit) => match self.parcels.recv_timeout(limit) {
                Ok(parcel) => Some(parcel),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Parcel::Lost),
            },
            None => Some(self.parcels.recv().unwrap_or(Parcel::Lost)),
        };
        let mut next = first;
        while let Some(parcel) = next {
            match parcel {
                Parcel::Wake => {}
                Parcel::Events(events) => {
                    self.reading = false;
                    woken.events.extend(events);
                }
                Parcel::Lost => woken.closed = true,
            }
            next = self.parcels.try_recv().ok();
        }
        Ok(woken)
    }

    /// Throws away what was typed to somebody else.
    pub(super) fn discard(&mut self) {
        while !self.reading && event::poll(Duration::ZERO).unwrap_or(false) {
            let _ = event::read();
        }
    }

    /// Runs something that has the terminal for itself.
    pub(super) fn away<T>(&mut self, other: impl FnOnce() -> T) -> (T, Vec<Signal>) {
        let result = other();
        self.discard();
        (result, Vec::new())
    }

    /// There is no stopping here.
    pub(super) fn stop(&mut self, _group: bool) -> Vec<Signal> {
        Vec::new()
    }
}

/// Whether there is a shell that could bring a stopped program back.
pub(super) const fn can_stop() -> bool {
    false
}

fn read(gate: &Receiver<()>, parcels: &Sender<Parcel>) {
    while gate.recv().is_ok() {
        let parcel = batch().map_or(Parcel::Lost, Parcel::Events);
        let lost = matches!(parcel, Parcel::Lost);
        if parcels.send(parcel).is_err() || lost {
            return;
        }
    }
}

fn batch() -> io::Result<Vec<Event>> {
    let mut events = vec![event::read()?];
    loop {
        let keys = events.iter().filter(|event| matches!(event, Event::Key(key) if key.is_press())).count();
        let typed = events.iter().any(|event| matches!(event, Event::Key(key) if matches!(key.code, KeyCode::Char(_))));
        let patience = if typed && keys > 2 { BURST } else { Duration::ZERO };
        if !event::poll(patience)? {
            return Ok(events);
        }
        events.push(event::read()?);
    }
}
