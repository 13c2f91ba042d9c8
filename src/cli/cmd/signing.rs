//! `lock` and `unlock`.

use super::edit::{refused_value, write};
use super::needed_period;
use crate::app::fields::{FormSpec, LOCK, UNLOCK};
use crate::app::files::Open;
use crate::app::signing::refuse_drafts;
use crate::app::values::ValueContext;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::{Record, SignOff, SignOffId};

/// Signs a period off and locks it.
pub(crate) fn lock(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let blank = blank(context, &open)?;
    let period = blank.period_id;
    if let Some(refused) = refuse_drafts(&open.session.book, period, open.drafts()?.iter()) {
        return Err(refused.into());
    }
    let by = open.session.who.clone();
    let sign_off = filled(context, &open, &LOCK, SignOff { by, ..blank })?;
    let change = open.session.book.lock_change(sign_off)?;
    write(context, &mut open, change)
}

/// Opens a signed off period again.
pub(crate) fn unlock(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let blank = blank(context, &open)?;
    let (opened_on, opened_by) = (Some(blank.on), open.session.who.clone());
    let opened = filled(context, &open, &UNLOCK, SignOff { opened_on, opened_by, ..blank })?;
    let change = open.session.book.unlock_change(opened)?;
    write(context, &mut open, change)
}

fn blank(context: &Context<'_>, open: &Open) -> Done<SignOff> {
    let period = needed_period(open.session.period)?;
    let (id, version) = (SignOffId(context.env.ids.id()), open.session.book.report_version(period));
    Ok(SignOff::blank(id, period, version, open.today))
}

fn filled(context: &mut Context<'_>, open: &Open, form: &FormSpec, sign_off: SignOff) -> Done<SignOff> {
    let mut record = Record::from(sign_off.clone());
    let values = ValueContext::about(&open.session.book, &record, open.today, context.lang());
    for field in form.fields {
        let Some(given) = context.given.text(field.cli_flag).map(ToOwned::to_owned) else { continue };
        let given = if field.has_lines() && given == "-" { context.stdin()? } else { given };
        field
            .set(&mut record, &given, &values)
            .map_err(|problem| refused_value(context, field.cli_flag, &given, problem))?;
    }
    Ok(match record {
        Record::SignOff(filled) => filled,
        _ => sign_off,
    })
}
