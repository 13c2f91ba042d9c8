//! `data`: a table of everything in a file as CSV, plan by plan and row by row, so that no more than one plan is held.

use super::exchange::wrote;
use super::may_write;
use crate::app::demo;
use crate::app::files::Plans;
use crate::app::locate::{self, Draft};
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::cli::usage;
use crate::domain::PlanId;
use crate::i18n::Lang;
use crate::report::data::{Data, Dataset, csv_heads};
use chrono::NaiveDate;
use std::io::{self, Write};
use std::path::Path;

/// Writes a table.
pub(crate) fn data(context: &mut Context<'_>) -> Done {
    let plans = plans(context)?;
    let dataset = context.given.text("table").and_then(Dataset::from_code).unwrap_or(Dataset::Outcomes);
    let today = if context.given.switch("demo") { demo::TODAY } else { context.env.clock.today() };
    let table = Table { plans, dataset, today, lang: context.lang() };
    let target = context.given.path_of("output").filter(|path| *path != Path::new("-"));
    let Some(path) = target.map(|path| locate::absolute(context.env, path)) else {
        return table.print(context);
    };
    may_write(&path, context.given.switch("force"))?;
    let bytes = table.write(&path)?;
    wrote(context, &path, bytes)
}

fn plans(context: &Context<'_>) -> Done<Plans> {
    let is_demo = context.given.switch("demo");
    if is_demo && context.given.path_of("file").is_some() {
        return Err(usage::file_and_demo().into());
    }
    let path = if is_demo { None } else { Some(context.file()?) };
    Ok(Plans::open(context.env, &context.settings, path.as_deref(), &context.choice()?)?)
}

struct Table {
    plans: Plans,
    dataset: Dataset,
    today: NaiveDate,
    lang: Lang,
}

impl Table {
    fn print(&self, context: &mut Context<'_>) -> Done {
        context.raw(csv_heads(self.dataset, self.lang).as_bytes())?;
        for head in &self.plans.heads {
            let mut rows = Vec::new();
            // What is written to memory cannot fail.
            let _ = self.rows(head.plan_id, &mut rows)?;
            context.raw(&rows)?;
        }
        Ok(())
    }

    /// Writes a file, which appears when it is complete; gives how large it is.
    fn write(&self, path: &Path) -> Done<usize> {
        let refused = |error: io::Error| locate::unwritable(path, &error);
        let mut draft = Counted { draft: Draft::beside(path).map_err(refused)?, bytes: 0 };
        draft.write_all(csv_heads(self.dataset, self.lang).as_bytes()).map_err(refused)?;
        for head in &self.plans.heads {
            self.rows(head.plan_id, &mut draft)?.map_err(refused)?;
        }
        draft.draft.finish().map_err(refused)?;
        Ok(draft.bytes)
    }

    fn rows(&self, plan: PlanId, out: &mut dyn Write) -> Done<io::Result<()>> {
        let book = self.plans.load(plan)?;
        let Some(plan) = book.plan(plan) else { return Ok(Ok(())) };
        let data =
            Data { book: &book, plan, until: None, earlier: false, public: false, today: self.today, lang: self.lang };
        Ok(data.write_csv(self.dataset, out))
    }
}

/// Counts what is written.
struct Counted {
    draft: Draft,
    bytes: usize,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.draft.write(bytes)?;
        self.bytes += written;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.draft.flush()
    }
}
