//! `plan text`: the fixed texts of the documents.

use super::edit::{refused_value, write};
use crate::app::failure::{Failure, Kind, Text};
use crate::app::fields::text_form;
use crate::app::values::ValueContext;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::cli::usage;
use crate::domain::{Plan, Record, TextBlock, Verb};
use crate::i18n::texts::{default_text, name};
use crate::i18n::{Lang, cli as text};
use serde_json::json;

/// Lists the texts, shows one, or words one anew.
pub(crate) fn text(context: &mut Context<'_>) -> Done {
    let block = match context.given.text("block") {
        None => None,
        Some(code) => Some(TextBlock::from_code(code).ok_or_else(|| unknown(code))?),
    };
    let new = context.given.text("set").map(str::to_owned);
    let reset = context.given.switch("reset");
    match (block, new, reset) {
        (Some(block), Some(new), false) => {
            let new = if new == "-" { context.stdin()? } else { new };
            set(context, block, new.trim())
        }
        (Some(block), None, true) => set(context, block, ""),
        (_, Some(_), _) | (_, _, true) => Err(usage::nothing_given().into()),
        (block, None, false) => show(context, block),
    }
}

fn show(context: &mut Context<'_>, block: Option<TextBlock>) -> Done {
    let open = context.open()?;
    let lang = context.lang();
    let Some(plan) = open.session.book.plan(open.session.plan) else { return Ok(()) };
    let blocks = TextBlock::ALL.iter().copied().filter(|each| block.is_none_or(|block| block == *each));
    if context.json {
        let texts: Vec<_> = blocks
            .map(|block| json!({ "block": block.code(), "own": plan.own_text(block).is_some(), "text": words(plan, block, lang) }))
            .collect();
        return context.value(&json!({ "texts": texts }));
    }
    let out: String = match block {
        Some(block) => format!("{}\n", words(plan, block, lang)),
        None => blocks.map(|block| line(plan, block, lang)).collect(),
    };
    context.data(&out)
}

fn words(plan: &Plan, block: TextBlock, lang: Lang) -> &str {
    plan.own_text(block).unwrap_or_else(|| default_text(lang, block))
}

fn line(plan: &Plan, block: TextBlock, lang: Lang) -> String {
    let own = if plan.own_text(block).is_some() { text::own_text(lang) } else { "" };
    format!("{:<26}{}{own}\n", block.code(), name(block)(lang))
}

fn set(context: &mut Context<'_>, block: TextBlock, words: &str) -> Done {
    let mut open = context.open_to_write()?;
    let lang = context.lang();
    let Some(plan) = open.session.book.plan(open.session.plan).cloned() else { return Ok(()) };
    let mut record = Record::Plan(plan);
    let values = ValueContext::about(&open.session.book, &record, open.today, lang);
    for field in text_form(block).fields {
        let problem = field.set(&mut record, words, &values).err();
        if let Some(problem) = problem {
            return Err(refused_value(context, "set", words, problem).into());
        }
    }
    let change = open.session.book.put_change(Verb::Edit, record);
    write(context, &mut open, change)
}

fn unknown(code: &str) -> Failure {
    let codes: Vec<_> = TextBlock::ALL.iter().map(|block| block.code()).collect();
    Failure {
        kind: Kind::NotFound,
        code: "IK-U71",
        what: Text::of(|lang| text::unknown_text(lang, code)),
        why: None,
        todo: Text::of(|lang| text::todo_unknown_text(lang, &codes.join(", "))),
    }
}
