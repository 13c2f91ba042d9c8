//! What the disk has refused to the last: gathered when the screen is gone, put beside the file, and said.
//!
//! Nobody can be asked any more, so what was meant for the file is written as text where the program keeps its notes:
//! it can be read and typed in again. Drafts that had reached the file stay there and need no mention here.

use crate::app::failure::{Failure, Kind};
use crate::app::worker::Done;
use crate::domain::{Draft, Entry};
use crate::env::Env;
use crate::i18n::{Lang, history, shell};
use crate::ui::msg::Msg;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// So many changes are named; the file has them all.
const NAMED: usize = 5;

/// How the program parts from a person whose changes it could not save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// What is said.
    pub words: String,
    /// The exit code.
    pub code: u8,
}

/// What has been refused so far.
#[derive(Default)]
pub(super) struct Refused {
    changes: Vec<Entry>,
    drafts: Vec<Draft>,
    why: Option<Failure>,
    /// Whether a file could not be waited for: what became of it is not known.
    late: bool,
}

impl Refused {
    /// Takes in what a store's thread said at the end. Whether it stands still, and must be told that it is the end.
    pub(super) fn take(&mut self, msg: Msg) -> bool {
        let Msg::Store(done) = msg else { return false };
        match *done {
            Done::Stalled { failure, .. } => {
                self.why = Some(failure);
                return true;
            }
            Done::DraftFailed(draft, failure) => {
                self.drafts.push(*draft);
                self.why.get_or_insert(failure);
            }
            Done::Closed { unsaved } => self.changes.extend(unsaved),
            _ => {}
        }
        false
    }

    /// A file is let go of without having answered for these.
    pub(super) fn give_up(&mut self, (changes, drafts): (Vec<Entry>, Vec<Draft>)) {
        self.late = true;
        self.changes.extend(changes);
        self.drafts.extend(drafts);
    }

    /// What is said of it, if there is anything. What was meant for the file is written down first.
    pub(super) fn part(self, env: &Env, lang: Lang) -> Option<Box<Unsaved>> {
        let lost = !self.changes.is_empty() || !self.drafts.is_empty();
        if !lost && !self.late {
            return None;
        }
        let mut words = String::new();
        if self.late {
            words += shell::no_answer(lang);
            words.push('\n');
        }
        if lost {
            self.say(env, lang, &mut words);
        }
        let code = self.why.as_ref().filter(|_| lost).map_or(Kind::Io, |why| why.kind).exit_code();
        Some(Box::new(Unsaved { words: words.trim_end().to_owned(), code }))
    }

    fn say(&self, env: &Env, lang: Lang, words: &mut String) {
        let mut line = |text: &str| {
            words.push_str(text);
            words.push('\n');
        };
        let head = if self.late { shell::perhaps_not_saved } else { shell::not_saved };
        line(&head(lang, self.changes.len(), self.drafts.len()));
        for entry in self.changes.iter().take(NAMED) {
            line(&format!("  - {}", did(lang, entry)));
        }
        if self.changes.len() > NAMED {
            line(&format!("  - {}", shell::and_more(lang, self.changes.len() - NAMED)));
        }
        if let Some(why) = &self.why {
            let parts = [Some(&why.what), why.why.as_ref()].into_iter().flatten();
            line(&parts.map(|part| part.get(lang)).collect::<Vec<_>>().join(" "));
        }
        match self.write_down(env, lang) {
            Some(path) => line(&shell::written_down(lang, &path.display().to_string())),
            None => line(shell::not_written_down(lang)),
        }
    }

    /// Writes it where notes are kept, or where the system lets anybody write.
    fn write_down(&self, env: &Env, lang: Lang) -> Option<PathBuf> {
        let text = self.text(lang);
        let name = format!("unsaved-{}.txt", env.clock.now().format("%Y%m%dT%H%M%SZ"));
        let write = |folder: &Path| {
            std::fs::create_dir_all(folder).ok()?;
            let mut file = tempfile::Builder::new().prefix("unsaved-").suffix(".tmp").tempfile_in(folder).ok()?;
            std::io::Write::write_all(&mut file, text.as_bytes()).ok()?;
            let path = folder.join(&name);
            file.persist_noclobber(&path).ok()?;
            Some(path)
        };
        env.dirs.state.as_deref().and_then(write).or_else(|| write(&std::env::temp_dir()))
    }

    fn text(&self, lang: Lang) -> String {
        let mut text = String::new();
        for entry in &self.changes {
            let _ = writeln!(text, "{}", did(lang, entry));
            for record in entry.change.edits.iter().filter_map(|edit| edit.after.as_ref()) {
                let _ = writeln!(text, "{}", serde_json::to_string_pretty(record).unwrap_or_default());
            }
            text.push('\n');
        }
        for draft in &self.drafts {
            let _ = writeln!(text, "{} {}", draft.key.form, draft.key.subject);
            for (field, value) in &draft.fields {
                let _ = writeln!(text, "{field}: {value}");
            }
            text.push('\n');
        }
        text
    }
}

fn did(lang: Lang, entry: &Entry) -> String {
    let change = &entry.change;
    history::did(lang, change.verb, change.kind, &change.subject)
}
