//! Refusals of the store, in words.

use super::failure::{Failure, Kind, Text};
use crate::i18n::{Label, Lang, store as text, terms};
use crate::store::{ReadOnly, StoreError};
use std::path::Path;

struct Words {
    kind: Kind,
    code: &'static str,
    what: Text,
    why: Option<Text>,
    todo: Label,
}

fn words(kind: Kind, code: &'static str, what: Text, todo: Label) -> Words {
    Words { kind, code, what, why: None, todo }
}

impl Words {
    fn because(self, why: Text) -> Self {
        Self { why: Some(why), ..self }
    }
}

fn of(path: &Path, sentence: fn(Lang, &str) -> String) -> Text {
    let path = path.display().to_string();
    Text::of(|lang| sentence(lang, &path))
}

fn detail(detail: &str) -> Text {
    // A sentence of somebody else's: the full stop is ours.
    let detail = detail.trim_end_matches('.');
    Text::of(|lang| text::detail(lang, detail))
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let Words { kind, code, what, why, todo } = opening(&error).unwrap_or_else(|| working(&error));
        Self { kind, code, what, why, todo: Text::label(todo) }
    }
}

/// What keeps a file from being opened.
fn opening(error: &StoreError) -> Option<Words> {
    let label = Text::label;
    Some(match error {
        StoreError::Missing(path) => words(Kind::NotFound, "IK-S01", of(path, text::missing), text::todo_missing),
        StoreError::NoFolder(path) => words(Kind::NotFound, "IK-S21", of(path, text::no_folder), text::todo_no_folder),
        StoreError::Exists(path) => words(Kind::Io, "IK-S02", of(path, text::exists), text::todo_exists),
        StoreError::Directory(path) => words(Kind::Io, "IK-S03", of(path, text::directory), text::todo_directory),
        StoreError::NotAFile(path) => words(Kind::Io, "IK-S04", of(path, text::not_a_file), text::todo_not_a_file),
        StoreError::Empty(path) => {
            words(Kind::Damaged, "IK-S05", of(path, text::empty), text::todo_restore).because(label(text::why_empty))
        }
        StoreError::Unreadable(path, why) => {
            let why = Text::from(&std::io::Error::from(*why));
            words(Kind::Io, "IK-S06", of(path, text::unreadable), text::todo_unreadable).because(why)
        }
        StoreError::Foreign(path) => {
            let foreign = words(Kind::Damaged, "IK-S07", of(path, text::foreign), text::todo_foreign);
            foreign.because(label(text::why_foreign))
        }
        StoreError::Newer { path, found, known } => {
            let why = Text::of(|lang| text::why_newer(lang, *found, *known));
            words(Kind::Damaged, "IK-S08", of(path, text::newer), text::todo_newer).because(why)
        }
        StoreError::Outdated { path, .. } => {
            let outdated = words(Kind::Damaged, "IK-S09", of(path, text::outdated), text::todo_outdated);
            outdated.because(label(text::why_outdated))
        }
        StoreError::Altered(object) => {
            let why = Text::of(|lang| text::why_altered(lang, object));
            words(Kind::Damaged, "IK-S10", label(text::altered), text::todo_restore).because(why)
        }
        StoreError::Damaged(why) => {
            words(Kind::Damaged, "IK-S11", label(text::damaged), text::todo_restore).because(detail(why))
        }
        StoreError::Interrupted => {
            let interrupted = words(Kind::Io, "IK-S12", label(text::interrupted), text::todo_interrupted);
            interrupted.because(label(text::why_interrupted))
        }
        _ => return None,
    })
}

/// What keeps a change from being written, or something from being read.
fn working(error: &StoreError) -> Words {
    let label = Text::label;
    match error {
        StoreError::Busy => {
            words(Kind::Locked, "IK-S13", label(text::busy), text::todo_again).because(label(text::why_busy))
        }
        StoreError::ReadOnly(why) => read_only(why),
        StoreError::Full => words(Kind::Io, "IK-S15", label(text::full), text::todo_full),
        StoreError::Conflict(record) => {
            let words = words(Kind::Locked, "IK-S16", label(text::conflict), text::todo_conflict);
            let why = |kind| Text::of(|lang| text::why_conflict(lang, terms::record_kind(lang, kind)));
            Words { why: record.map(|record| why(record.kind())), ..words }
        }
        StoreError::NoPlan(_) => words(Kind::NotFound, "IK-S17", label(text::no_plan), text::todo_no_plan),
        StoreError::TooLarge => words(Kind::Io, "IK-S18", label(text::too_large), text::todo_too_large),
        StoreError::Io(why) => words(Kind::Io, "IK-S19", label(text::io), text::todo_io).because(detail(why)),
        other => {
            let unexpected = words(Kind::Bug, "IK-S20", label(text::unexpected), text::todo_unexpected);
            unexpected.because(detail(&other.to_string()))
        }
    }
}

fn read_only(why: &ReadOnly) -> Words {
    let (kind, why, todo): (_, _, Label) = match why {
        ReadOnly::Asked => (Kind::Locked, Text::label(text::why_asked), text::todo_asked),
        ReadOnly::Held(holder) => {
            let since = holder.since.format("%Y-%m-%d %H:%M").to_string();
            let why = Text::of(|lang| text::held(lang, &holder.who, &holder.host, &since));
            (Kind::Locked, why, text::todo_held)
        }
        ReadOnly::Unwritable => (Kind::Io, Text::label(text::why_unwritable), text::todo_writable),
    };
    words(kind, "IK-S14", Text::label(text::read_only), todo).because(why)
}
