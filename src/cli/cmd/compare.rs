//! `compare`: what has changed since a period was signed off.

use super::{needed_period, short};
use crate::app::compare::{Difference, What, differences};
use crate::app::failure::{Failure, Kind, Text};
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::cli::usage;
use crate::domain::SignOff;
use crate::i18n::{Lang, format, signing as t, terms::record_kind};
use serde_json::{Value, json};

/// Compares the plan as it was at a sign-off with what it is now.
pub(crate) fn compare(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let period = needed_period(open.session.period)?;
    let book = &open.session.book;
    let asked = |word: &str| word.trim().parse::<u16>().map_err(|_| usage::bad_number("version", word));
    let version = context.given.text("version").map(asked).transpose()?;
    let is_meant = |each: &&SignOff| version.is_none_or(|version| each.version == version);
    let found = book.sign_offs(period).rfind(is_meant).cloned();
    let Some(sign_off) = found else { return Err(refused(t::no_sign_off, t::todo_no_sign_off).into()) };
    let state = open.state_at(sign_off.id)?;
    let Some(then) = state else { return Err(refused(t::no_state, t::todo_no_state).into()) };
    let lang = context.lang();
    let found = differences(&then, book, open.session.plan, lang);
    if context.json {
        let all: Vec<_> = found.iter().map(as_json).collect();
        return context.value(&json!({ "sign_off": sign_off, "differences": all }));
    }
    let mut page = format!("{}\n", t::told(lang, &sign_off, format::date_long).join(" "));
    if found.is_empty() {
        put!(page, "{}\n", t::no_difference(lang));
    }
    for each in &found {
        tell(&mut page, lang, each);
    }
    context.data(&page)
}

fn refused(what: crate::i18n::Label, todo: crate::i18n::Label) -> Failure {
    let (what, todo) = (Text::label(what), Text::label(todo));
    Failure { kind: Kind::NotFound, code: "IK-U73", what, why: None, todo }
}

fn tell(page: &mut String, lang: Lang, each: &Difference) {
    let (kind, subject) = (record_kind(lang, each.key.kind()), short(&each.subject));
    match &each.what {
        What::Added => put!(page, "+ {}\n", t::added(lang, kind, &subject)),
        What::Removed => put!(page, "- {}\n", t::removed(lang, kind, &subject)),
        What::Changed(fields) => {
            put!(page, "* {}\n", t::changed(lang, kind, &subject));
            for (label, before, after) in fields {
                put!(page, "    {}\n", t::field(lang, label, &short(before), &short(after)));
            }
        }
    }
}

fn as_json(each: &Difference) -> Value {
    let (what, fields) = match &each.what {
        What::Added => ("added", Vec::new()),
        What::Removed => ("removed", Vec::new()),
        What::Changed(fields) => {
            let of = |(label, before, after): &(&str, String, String)| json!({ "label": label, "then": before, "now": after });
            ("changed", fields.iter().map(of).collect())
        }
    };
    json!({ "what": what, "record": each.key, "subject": each.subject, "fields": fields })
}
