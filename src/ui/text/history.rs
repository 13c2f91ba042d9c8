//! Undo within a field: typing is taken back a word at a time.

/// A part of a text replaced by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    /// Where the cursor was.
    pub(super) before: usize,
    /// Where it went.
    pub(super) after: usize,
}

impl Step {
    fn inverse(&self) -> Self {
        Self {
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
            before: self.after,
            after: self.before,
        }
    }

    const fn bytes(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }
}

/// What a step is part of: only steps of one kind are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Typed character by character.
    Typing,
    /// Deleted backwards.
    Backwards,
    /// Deleted forwards.
    Forwards,
    /// Pasted or replaced: stands alone.
    Whole,
}

/// So many steps are kept, and so many bytes of text in them.
const MOST_STEPS: usize = 1000;
const MOST_BYTES: usize = 4 << 20;

/// The steps that can be taken back and made anew.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// The kind of the last step, while another may still join it.
    open: Option<Kind>,
    bytes: usize,
}

impl History {
    /// Nothing joins the last step any more.
    pub(super) const fn close(&mut self) {
        self.open = None;
    }

    pub(super) fn record(&mut self, step: Step, kind: Kind) {
        self.redo.clear();
        self.bytes += step.bytes();
        let may_join = kind != Kind::Whole && self.open == Some(kind);
        let joined = may_join && self.undo.last_mut().is_some_and(|last| join(last, &step, kind));
        if !joined {
            self.undo.push(step);
        }
        self.open = Some(kind);
        while self.undo.len() > MOST_STEPS || (self.bytes > MOST_BYTES && self.undo.len() > 1) {
            let oldest = self.undo.remove(0);
            self.bytes = self.bytes.saturating_sub(oldest.bytes());
        }
    }

    /// The step that takes the last one back.
    pub(super) fn undo(&mut self) -> Option<Step> {
        self.open = None;
        let step = self.undo.pop()?;
        let inverse = step.inverse();
        self.redo.push(step);
        Some(inverse)
    }

    /// The step that was last taken back.
    pub(super) fn redo(&mut self) -> Option<Step> {
        self.open = None;
        let step = self.redo.pop()?;
        self.undo.push(step.clone());
        Some(step)
    }
}

fn join(last: &mut Step, step: &Step, kind: Kind) -> bool {
    let blank = char::is_whitespace;
    let joins = match kind {
        Kind::Typing => {
            let begins_word = last.inserted.ends_with(blank) && !step.inserted.starts_with(blank);
            step.removed.is_empty() && last.at + last.inserted.len() == step.at && !begins_word
        }
        Kind::Backwards => {
            let leaves_word = step.removed.ends_with(blank) && !last.removed.starts_with(blank);
            pure(last) && pure(step) && step.at + step.removed.len() == last.at && !leaves_word
        }
        Kind::Forwards => pure(last) && pure(step) && step.at == last.at,
        Kind::Whole => false,
    };
    if joins {
        match kind {
            Kind::Typing => last.inserted.push_str(&step.inserted),
            Kind::Backwards => {
                last.removed.insert_str(0, &step.removed);
                last.at = step.at;
            }
            _ => last.removed.push_str(&step.removed),
        }
        last.after = step.after;
    }
    joins
}

/// Whether a step only removes.
const fn pure(step: &Step) -> bool {
    step.inserted.is_empty()
}
