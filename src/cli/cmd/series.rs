//! `series`: a measure over periods and years, side by side, broken where it is broken.

use super::figures_json::Figures;
use super::needed_period;
use super::show_figures::Shown;
use crate::cli::context::Context;
use crate::cli::find::Finder;
use crate::cli::out::Done;
use crate::domain::Measure;
use crate::i18n::cli_figures as text;

/// A measure over periods and years.
pub(crate) fn series(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let (book, plan) = (&open.session.book, open.session.plan);
    let id = Finder { book, plan }.measure(context.given.text("subject").unwrap_or_default())?;
    let Some(measure) = book.find::<Measure>(id) else { return Ok(()) };
    let period = needed_period(open.session.period)?;
    if context.json {
        let series = Figures::of(&open, period).series(measure);
        return context.value(&series);
    }
    let lines = Shown::of(&open, period, context.lang(), context.glyphs()).series(measure);
    context.data(&lines)?;
    if book.series(id).is_empty() {
        context.say(text::series_empty(context.lang()));
    }
    Ok(())
}
