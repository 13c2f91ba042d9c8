//! `carry-over`, `confirm` and `hand-out`.

use super::edit::{finder, write};
use crate::app::failure::{Failure, Kind, Text};
use crate::app::files::Open;
use crate::app::listing::{Input, ListError};
use crate::app::locate;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::{Carry, CarryDecision};
use crate::i18n::{Label, carry as t, clean::clean_line};

fn refused(code: &'static str, what: Text, why: Option<Label>, todo: Label) -> Failure {
    Failure { kind: Kind::Validation, code, what, why: why.map(Text::label), todo: Text::label(todo) }
}

/// Decides about the controls of a year for the next.
pub(crate) fn carry_over(context: &mut Context<'_>) -> Done {
    let (all, named) = (context.given.switch("keep-all"), context.given.text("decisions").is_some());
    if all == named {
        return Err(
            Failure { kind: Kind::Usage, ..refused("IK-U72", Text::label(t::choose), None, t::todo_choose) }.into()
        );
    }
    let mut open = context.open_year_to_write("from")?;
    open.session.book = open.whole()?;
    let plan = open.session.plan;
    let left: Vec<_> = open.session.book.undecided(plan).into_iter().map(|control| control.id).collect();
    if left.is_empty() {
        let what = Text::label(t::nothing_left);
        return Err(refused("IK-V40", what, Some(t::why_nothing_left), t::todo_nothing_left).into());
    }
    let keep = |control_id| CarryDecision { control_id, decision: Carry::Keep, reason: String::new() };
    let decisions = if all { left.into_iter().map(keep).collect() } else { read(context, &open)? };
    let ids = context.env.ids.clone();
    let change = open.session.book.carry_change(plan, &decisions, &mut || ids.id())?;
    write(context, &mut open, change)
}

/// Reads the decisions: a row for each, the number of the control, the decision, the reason.
fn read(context: &mut Context<'_>, open: &Open) -> Done<Vec<CarryDecision>> {
    let (_, text) = super::read_list(context, "decisions", text_of)?;
    let mut decisions = Vec::new();
    for (at, row) in (1..).zip(text.lines()).filter(|(_, row)| !row.trim().is_empty()) {
        let bad = || bad_line(at);
        let mut cells = row.splitn(3, [';', '\t']).map(str::trim);
        let (Some(number), Some(word)) = (cells.next(), cells.next()) else { return Err(bad().into()) };
        let decision = Carry::ALL.iter().copied().find(|carry| carry.code() == word).ok_or_else(bad)?;
        let control_id = finder(open).control(number)?;
        decisions.push(CarryDecision { control_id, decision, reason: clean_line(cells.next().unwrap_or_default()) });
    }
    Ok(decisions)
}

fn text_of(input: Input<'_>) -> Result<String, Failure> {
    use std::io::Read;
    let mut text = String::new();
    let read = match input {
        Input::Stream(stream) => stream.take(4 << 20).read_to_string(&mut text),
        Input::Bytes(mut bytes) => bytes.read_to_string(&mut text),
        Input::File(path) => locate::open_to_read(&path).and_then(|file| file.take(4 << 20).read_to_string(&mut text)),
    };
    read.map(|_| text).map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => bad_line(1),
        _ => ListError::unreadable(&error).into(),
    })
}

fn bad_line(at: usize) -> Failure {
    refused("IK-V41", Text::of(move |lang| t::bad_line(lang, at)), Some(t::why_bad_line), t::todo_bad_line)
}

/// Confirms the carried texts of a control, or of all.
pub(crate) fn confirm(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let book = &open.session.book;
    let change = if context.given.switch("all") {
        book.confirm_all_change(open.session.plan)?
    } else {
        let word = context.given.text("control").unwrap_or_default();
        book.confirm_change(finder(&open).control(word)?)?
    };
    write(context, &mut open, change)
}

/// Hands municipality-wide controls to all boards.
pub(crate) fn hand_out(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    open.session.book = open.whole()?;
    let ids = context.env.ids.clone();
    let change = open.session.book.hand_out_change(open.session.plan, &mut || ids.id())?;
    write(context, &mut open, change)
}
