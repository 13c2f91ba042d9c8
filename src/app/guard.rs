//! What happens when code brings the program down: of others, on a damaged file, or our own.

use super::failure::{Failure, Kind, Text};
use crate::i18n::{shell, store};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};

thread_local! {
    /// Whether a fault of this thread is expected, and answered where it was expected.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Where in the source the last fault was.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// Runs the code of others that may not survive a damaged file. `None` when it did not; nothing is printed then.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    let before = EXPECTED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    EXPECTED.set(before);
    done.ok()
}

/// Whether a fault of this thread is answered already, so that nobody need be told of it.
#[must_use]
pub fn is_expected() -> bool {
    EXPECTED.get()
}

/// From now on a fault prints no message of its own, which would be in English and might quote the plan.
pub fn install() {
    set_hook(Box::new(remember));
}

fn remember(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
    *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
}

/// Runs the program; a fault of its own becomes a failure as any other.
///
/// # Errors
/// When it was brought down.
pub fn whole<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Failure {
            kind: Kind::Bug,
            code: "IK-B01",
            what: Text::label(shell::crashed),
            why: (!place.is_empty()).then(|| Text::of(|lang| store::detail(lang, &place))),
            todo: Text::label(shell::todo_crashed),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_expected_only_where_it_is_guarded() {
        assert_eq!(guarded(is_expected), Some(true));
        assert_eq!(guarded(|| -> u8 { panic!("damaged") }), None);
        assert!(!is_expected());
    }

    #[test]
    fn a_fault_of_the_program_is_a_failure_with_its_own_exit_code() {
        let failure = whole(|| -> u8 { panic!("en text ur planen") }).unwrap_err();
        assert_eq!(failure.kind.exit_code(), 70);
        assert!(!format!("{failure:?}").contains("ur planen"), "what it was about stays unsaid");
        assert_eq!(whole(|| 1), Ok(1));
    }
}
