//! One place to wait: keys, finished work and signals wake the same poll.

use super::Signal;
use super::decode::Decoder;
use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{getpid, getsid, kill_current_process_group};
use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The most that is read before the keys are acted upon, so that a flood of bytes cannot starve the rest.
const FLOOD: usize = 1 << 20;

/// Wakes the waiting thread from any other.
#[derive(Clone, Debug)]
pub(super) struct Waker(Arc<UnixStream>);

impl Waker {
    pub(super) fn wake(&self) {
        // A full pipe wakes just as well.
        let _ = (&*self.0).write(&[0]);
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
    wake: UnixStream,
    waker: Waker,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    /// While set, a stop from the keyboard stops this program without ceremony: the editor has the terminal.
    away: Arc<AtomicBool>,
    decoder: Decoder,
    buffer: Vec<u8>,
}

impl Source {
    pub(super) fn new() -> io::Result<Self> {
        let (wake, waker) = pipe()?;
        let (read, write) = pipe()?;
        let away = Arc::new(AtomicBool::new(false));
        signal_hook::flag::register_conditional_default(SIGTSTP, Arc::clone(&away))?;
        let handled = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT];
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, handled)?;
        let buffer = vec![0; 4096];
        Ok(Self { wake, waker: Waker(Arc::new(waker)), signals, away, decoder: Decoder::default(), buffer })
    }

    pub(super) fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Waits, at most so long, and takes all there is. Without `listen` the keys stay where they are.
    pub(super) fn wait(&mut self, timeout: Option<Duration>, listen: bool) -> io::Result<Woken> {
        let mut woken = Woken::default();
        let patience = self.decoder.patience();
        let timeout = [timeout, patience].into_iter().flatten().min();
        let limit = timeout.and_then(|limit| Timespec::try_from(limit).ok());
        let stdin = io::stdin();
        let keys = if listen { PollFlags::IN } else { PollFlags::empty() };
        let mut fds = [
            PollFd::new(&stdin, keys),
            PollFd::new(&self.wake, PollFlags::IN),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
        ];
        let count = match poll(&mut fds, limit.as_ref()) {
            Ok(count) => count,
            Err(Errno::INTR) => return Ok(woken),
            Err(error) => return Err(error.into()),
        };
        let [terminal, wake, signals] = fds.map(|fd| fd.revents());
        if count == 0 {
            if patience.is_some() {
                self.decoder.give_up(&mut woken.events);
            }
            return Ok(woken);
        }
        if !wake.is_empty() {
            empty(&self.wake);
        }
        if !signals.is_empty() {
            woken.signals = self.pending();
        }
        if terminal.contains(PollFlags::IN) {
            woken.closed = !self.read(&mut woken.events)?;
        } else if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            woken.closed = true;
        }
        Ok(woken)
    }

    /// Reads all that is there. False when the terminal is gone.
    fn read(&mut self, events: &mut Vec<Event>) -> io::Result<bool> {
        let stdin = io::stdin();
        let mut total = 0;
        loop {
            let count = match rustix::io::read(&stdin, self.buffer.as_mut_slice()) {
                Ok(0) | Err(Errno::IO) => return Ok(false),
                Ok(count) => count,
                Err(Errno::INTR) => continue,
                Err(Errno::AGAIN) => return Ok(true),
                Err(error) => return Err(error.into()),
            };
            total += count;
            let more = total < FLOOD && readable(&stdin);
            self.decoder.feed(self.buffer.get(..count).unwrap_or_default(), !more, events);
            if !more {
                return Ok(true);
            }
        }
    }

    fn pending(&mut self) -> Vec<Signal> {
        self.signals.pending().filter_map(known).collect()
    }

    /// Throws away what was typed to somebody else.
    pub(super) fn discard(&mut self) {
        let mut events = Vec::new();
        if readable(&io::stdin()) {
            let _ = self.read(&mut events);
        }
        self.decoder = Decoder::default();
    }

    /// Runs something that has the terminal for itself. Signals from the keyboard are meant for it, not for us.
    pub(super) fn away<T>(&mut self, other: impl FnOnce() -> T) -> (T, Vec<Signal>) {
        self.away.store(true, Ordering::SeqCst);
        let result = other();
        self.away.store(false, Ordering::SeqCst);
        self.discard();
        let meant_for_us = |signal: &Signal| !matches!(signal, Signal::Interrupt | Signal::Stop | Signal::Continued);
        (result, self.pending().into_iter().filter(meant_for_us).collect())
    }

    /// Stops, with all that was started together with this program, until the person brings it back. The terminal has
    /// been given back before. Signals that came meanwhile are handed over.
    pub(super) fn stop(&mut self, group: bool) -> Vec<Signal> {
        let stopped = if group {
            kill_current_process_group(rustix::process::Signal::STOP).is_ok()
        } else {
            signal_hook::low_level::emulate_default_handler(SIGTSTP).is_ok()
        };
        let mut signals = Vec::new();
        // Another thread may have been given the signal: go on only when told to.
        while stopped && signals.is_empty() {
            let _ = poll(&mut [PollFd::new(self.signals.get_read(), PollFlags::IN)], None);
            signals = self.pending();
        }
        signals.retain(|signal| *signal != Signal::Continued);
        signals
    }
}

/// Whether there is a shell that could bring a stopped program back.
pub(super) fn can_stop() -> bool {
    getsid(None).is_ok_and(|session| session != getpid())
}

fn known(signal: i32) -> Option<Signal> {
    Some(match signal {
        SIGWINCH => Signal::Resized,
        SIGINT => Signal::Interrupt,
        SIGTSTP => Signal::Stop,
        SIGCONT => Signal::Continued,
        SIGTERM | SIGHUP => Signal::End(signal),
        _ => return None,
    })
}

fn pipe() -> io::Result<(UnixStream, UnixStream)> {
    let (read, write) = UnixStream::pair()?;
    read.set_nonblocking(true)?;
    write.set_nonblocking(true)?;
    Ok((read, write))
}

fn empty(mut pipe: &UnixStream) {
    let mut bytes = [0; 64];
    while pipe.read(&mut bytes).is_ok_and(|count| count == bytes.len()) {}
}

fn readable(stdin: &io::Stdin) -> bool {
    let mut fds = [PollFd::new(stdin, PollFlags::IN)];
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut fds, Some(&now)).is_ok() && fds.iter().all(|fd| fd.revents().contains(PollFlags::IN))
}
