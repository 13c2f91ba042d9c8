//! A note on a cell or an item of a test sheet, as it is being written. Leaving it saves it: there is nothing to lose.

use crate::domain::{Draft, DraftKey, ItemKey, MAX_TEXT};
use crate::ui::form::Saving;
use crate::ui::msg::Now;
use crate::ui::text::AreaEdit;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use std::time::Duration;

/// How long what is typed may be unsaved.
const DRAFT_DELAY: Duration = Duration::from_millis(400);
/// The form and the field of its draft.
const FORM: &str = "sheet_note";
const FIELD: &str = "note";

/// A note that is being written.
pub struct NoteEdit {
    /// What it is about.
    pub title: String,
    /// The text.
    pub area: AreaEdit,
    /// The item.
    pub item: ItemKey,
    /// The attribute; none is the note of the whole item.
    pub attribute: Option<u8>,
    key: DraftKey,
    original: String,
    saved: String,
    due: Option<Duration>,
}

impl NoteEdit {
    /// A note with the text it has, or what was typed when the program ended without a word.
    #[must_use]
    pub fn new(
        title: String,
        text: &str,
        item: ItemKey,
        attribute: Option<u8>,
        drafts: &BTreeMap<DraftKey, Draft>,
    ) -> Self {
        let place = attribute.map_or_else(String::new, |number| format!("/{number}"));
        let key = DraftKey { form: FORM.to_owned(), subject: format!("{item}{place}") };
        let typed = drafts.get(&key).and_then(|draft| draft.fields.get(FIELD));
        let now = typed.map_or(text, String::as_str);
        let area = AreaEdit::new(now, MAX_TEXT);
        let saved = area.text().to_owned();
        Self { title, area, item, attribute, key, original: text.to_owned(), saved, due: None }
    }

    /// The key of its draft.
    #[must_use]
    pub const fn key(&self) -> &DraftKey {
        &self.key
    }

    /// Whether the text is another than the record holds.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.area.text() != self.original
    }

    /// Something was typed: it is to be on the disk soon.
    pub fn touched(&mut self, now: &Now) {
        if self.area.text() != self.saved {
            self.due.get_or_insert(now.since_start.saturating_add(DRAFT_DELAY));
        }
    }

    /// When what is typed is to be saved.
    #[must_use]
    pub const fn draft_due(&self) -> Option<Duration> {
        self.due
    }

    /// What is to be done about the draft now.
    pub fn take_draft(&mut self, at: DateTime<Utc>) -> Saving {
        self.due = None;
        if self.area.text() == self.saved {
            return Saving::Nothing;
        }
        self.area.text().clone_into(&mut self.saved);
        let fields = BTreeMap::from([(FIELD.to_owned(), self.saved.clone())]);
        Saving::Draft(Draft { key: self.key.clone(), fields, saved_at: at })
    }
}
