//! `history`, `undo`, `redo`.

use super::short;
use crate::app::files::{HistoryItem, HistoryQuery};
use crate::cli::context::Context;
use crate::cli::find::Finder;
use crate::cli::out::Done;
use crate::domain::{Edit, EntryKind, RecordKey};
use crate::i18n::{Lang, cli as text, format, history as words};
use serde_json::{Value, json};

/// What has been done, latest first.
pub(crate) fn history(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let finder = Finder { book: &open.session.book, plan: open.session.plan };
    let record = match context.given.text("control") {
        Some(word) => Some(RecordKey::ControlActivity(finder.control(word)?)),
        None => None,
    };
    let limit = context.number("limit", 20)?;
    let query = HistoryQuery { plan: Some(open.session.plan), record, before: None, limit };
    let items = open.history(&query)?;
    let lang = context.lang();
    if context.json {
        let entries: Vec<Value> = items.iter().map(as_json).collect();
        return context.value(&json!({ "entries": entries }));
    }
    if items.is_empty() {
        context.say(text::no_history(lang));
        return Ok(());
    }
    let mut lines = String::new();
    for item in &items {
        let at = format::moment(context.env.clock.local(item.at));
        let who = if item.who.trim().is_empty() { text::nobody(lang).to_owned() } else { short(&item.who) };
        put!(lines, "{:>5}  {at}  {who}: {}\n", item.seq, sentence(lang, item));
    }
    context.data(&lines)
}

fn sentence(lang: Lang, item: &HistoryItem) -> String {
    let Some(what) = &item.what else { return text::redacted(lang).to_owned() };
    let subject = short(&what.subject);
    let name = || words::what(lang, what.verb, what.kind, &subject);
    match item.kind {
        EntryKind::Do => words::did(lang, what.verb, what.kind, &subject),
        EntryKind::Undo(_) => words::undid(lang, &name()),
        EntryKind::Redo(_) => words::redid(lang, &name()),
    }
}

fn as_json(item: &HistoryItem) -> Value {
    let (kind, answers) = match item.kind {
        EntryKind::Do => ("do", None),
        EntryKind::Undo(id) => ("undo", Some(id)),
        EntryKind::Redo(id) => ("redo", Some(id)),
    };
    let hash: String = item.hash.iter().fold(String::new(), |mut hash, byte| {
        put!(hash, "{byte:02x}");
        hash
    });
    let what = item
        .what
        .as_ref()
        .map(|what| json!({ "verb": what.verb, "kind": what.kind, "subject": what.subject, "records": what.edits }));
    json!({
        "seq": item.seq, "id": item.id, "at": item.at, "who": item.who, "kind": kind, "answers_id": answers,
        "plan_id": item.plan_id, "what": what, "hash": hash,
    })
}

/// Takes the latest change back.
pub(crate) fn undo(context: &mut Context<'_>) -> Done {
    turn(context, false)
}

/// Makes the latest taken-back change anew.
pub(crate) fn redo(context: &mut Context<'_>) -> Done {
    turn(context, true)
}

fn turn(context: &mut Context<'_>, redo: bool) -> Done {
    let mut open = context.open_to_write()?;
    let entry = open.undo(context.env, redo)?;
    let (lang, change) = (context.lang(), &entry.change);
    if context.json {
        let records: Vec<_> = change.edits.iter().filter_map(Edit::key).collect();
        return context.value(&json!({
            "entry_id": entry.id, "kind": if redo { "redo" } else { "undo" },
            "what": { "verb": change.verb, "kind": change.kind, "subject": change.subject }, "changed": records,
        }));
    }
    let name = words::what(lang, change.verb, change.kind, &short(&change.subject));
    context.say(&if redo { words::redid(lang, &name) } else { words::undid(lang, &name) });
    Ok(())
}
