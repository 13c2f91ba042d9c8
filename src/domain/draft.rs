//! What somebody has typed into a form but not yet made a change of.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which form a draft belongs to, and what it was opened on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DraftKey {
    /// The form, by its fixed name.
    pub form: String,
    /// What the form was opened on: the identity of a record, or of the parent of a new one.
    pub subject: String,
}

/// The fields of a form as they were typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form it belongs to.
    pub key: DraftKey,
    /// Text by the field's fixed name.
    pub fields: BTreeMap<String, String>,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
}
