//! `sample`: a sample that anyone can repeat, and the test sheet it becomes.

use super::edit::finder;
use super::{needed_period, told};
use crate::app::failure::Failure;
use crate::app::files::Open;
use crate::app::population::{self, DrawOptions, Drawing, How};
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::sampling::Method;
use crate::domain::{ControlId, PeriodId};
use crate::i18n::{Lang, format, sampling as text};
use serde_json::{Value, json};

/// The control and period that the sample becomes a test sheet of.
struct Target {
    open: Open,
    control: ControlId,
    period: PeriodId,
}

/// Draws a sample.
pub(crate) fn sample(context: &mut Context<'_>) -> Done {
    let target = target(context)?;
    let (how, seed) = how(context)?;
    let owned = |name| context.given.text(name).map(ToOwned::to_owned);
    let keep = context.given.texts("keep").into_iter().map(ToOwned::to_owned).collect();
    let options = DrawOptions { id: owned("id"), keep, how };
    let (name, drawing) = super::read_list(context, "population", |input| population::draw(input, &options, None))?;
    let drawn = Drawn { name, seed, drawing };
    match target {
        None if context.json => context.value(&drawn.as_json()),
        None => drawn.tell(context),
        Some(target) => save(context, &drawn, target),
    }
}

fn target(context: &Context<'_>) -> Result<Option<Target>, Failure> {
    let Some(word) = context.given.text("into") else { return Ok(None) };
    let open = context.open_to_write()?;
    let period = needed_period(open.session.period)?;
    let control = finder(&open).control(word)?;
    Ok(Some(Target { open, control, period }))
}

/// How to draw, and the seed where there is one.
fn how(context: &Context<'_>) -> Result<(How, String), Failure> {
    let number = |name| -> Result<Option<u32>, Failure> {
        let Some(word) = context.given.text(name) else { return Ok(None) };
        let number = word.trim().parse::<u32>();
        number.map(Some).map_err(|_| crate::cli::usage::bad_number(name, word))
    };
    let size = number("size")?;
    let seed = context.given.text("seed").map_or_else(|| new_seed(context), |seed| seed.trim().to_owned());
    let (start, interval) = (number("start")?, number("interval")?);
    let method = match context.given.text("method") {
        Some("all") => Method::All,
        Some("targeted") => {
            Method::Targeted(context.given.texts("item").iter().map(|id| id.trim().to_owned()).collect())
        }
        Some("systematic") => match interval {
            Some(interval) => Method::Systematic { start: start.unwrap_or(1), interval, size },
            None => return Ok((How::Spread { seed: seed.clone(), size: size.unwrap_or(0) }, seed)),
        },
        _ => Method::Random { seed: seed.clone(), size: size.unwrap_or(0) },
    };
    let seed = if matches!(method, Method::Random { .. }) { seed } else { String::new() };
    Ok((How::By(method), seed))
}

/// A seed that nobody has chosen: the date, and some of what the system has at random.
fn new_seed(context: &Context<'_>) -> String {
    let random: String = context.env.ids.salt().iter().take(4).fold(String::new(), |mut seed, byte| {
        put!(seed, "{byte:02x}");
        seed
    });
    format!("{}-{random}", context.env.clock.today())
}

/// A sample with all that is said about it.
struct Drawn {
    name: String,
    seed: String,
    drawing: Drawing,
}

fn save(context: &mut Context<'_>, drawn: &Drawn, mut target: Target) -> Done {
    let name = context.given.text("name").unwrap_or(&drawn.name);
    let draft = population::NewSheet {
        control: target.control,
        period: target.period,
        name,
        attributes: &[],
        source: &drawn.name,
        unit: None,
        seed: &drawn.seed,
        reason: context.given.text("reason").unwrap_or_default(),
        today: context.env.clock.today(),
        id: context.env.ids.id().into(),
    };
    let change = population::sheet_change(&target.open.session.book, &draft, &drawn.drawing);
    let sheet = draft.id;
    let entry = target.open.commit(context.env, change)?;
    if context.json {
        let mut value = drawn.as_json();
        super::show::extend(&mut value, "entry_id", json!(entry.id));
        super::show::extend(&mut value, "sheet_id", json!(sheet));
        return context.value(&value);
    }
    drawn.tell(context)?;
    told(context, &entry)
}

impl Drawn {
    fn tell(&self, context: &mut Context<'_>) -> Done {
        let lang = context.lang();
        let page = self.page(lang);
        context.data(&page)?;
        for personal in &self.drawing.personal {
            context.say(&personal.sentence(lang));
        }
        Ok(())
    }

    fn page(&self, lang: Lang) -> String {
        let Drawing { population, items, kept, .. } = &self.drawing;
        let count = |n: usize| format::count(lang, n as u64);
        let mut page = format!("{}\n", text::head_population(lang, &self.name));
        put!(page, "SHA-256: {}\n", population.source.sha256);
        let all = format::count(lang, population.items.into());
        put!(page, "{}\n{}\n\n", text::drawn(lang, &count(items.len()), &all), self.method(lang));
        let mut heads = vec![text::head_id(lang).to_owned(), text::head_row(lang).to_owned()];
        heads.extend(kept.iter().cloned());
        let rows: Vec<Vec<String>> = items
            .iter()
            .map(|item| [vec![item.id.clone(), item.row.to_string()], item.kept.clone()].concat())
            .collect();
        super::table(&mut page, &heads, &rows);
        self.repeat(&mut page, lang);
        page
    }

    fn method(&self, lang: Lang) -> String {
        match &self.drawing.method {
            Method::Random { seed, .. } => text::by_random(lang, seed),
            Method::Systematic { start, interval, .. } => text::by_systematic(lang, *start, *interval),
            Method::Targeted(_) => text::by_targeted(lang).to_owned(),
            Method::All => text::by_all(lang).to_owned(),
        }
    }

    fn repeat(&self, page: &mut String, lang: Lang) {
        match &self.drawing.method {
            Method::Random { seed, size } => {
                put!(page, "\n{}\n{}\n", text::repeat_head(lang), text::repeat_rule(lang, seed));
                if let Some(item) = self.drawing.items.first() {
                    put!(page, "{}\n", text::repeat_one(lang, &item.id));
                    put!(page, "  {}\n", text::shell_line(seed, &item.id));
                }
                put!(page, "{}\n{}\n", text::repeat_python(lang), text::python_lines(seed, *size));
            }
            Method::Systematic { interval, .. } => {
                put!(page, "\n{}\n{}\n", text::repeat_head(lang), text::repeat_systematic(lang));
                if !self.seed.is_empty() {
                    put!(page, "{}\n", text::repeat_start(lang, &self.seed, *interval));
                }
            }
            Method::Targeted(_) | Method::All => {}
        }
    }

    fn as_json(&self) -> Value {
        let Drawing { population, method, kept, items, personal } = &self.drawing;
        let (code, start, interval) = match method {
            Method::Random { .. } => ("random", None, None),
            Method::Systematic { start, interval, .. } => ("systematic", Some(*start), Some(*interval)),
            Method::Targeted(_) => ("targeted", None, None),
            Method::All => ("all", None, None),
        };
        let rows: Vec<Value> = items
            .iter()
            .map(|item| {
                let kept: Value = kept.iter().cloned().zip(item.kept.iter().map(|cell| json!(cell))).collect();
                json!({ "id": item.id, "row": item.row, "kept": kept })
            })
            .collect();
        let id_column = population.headings.get(population.id_column);
        let warned: Vec<_> = personal.iter().map(|personal| &personal.column).collect();
        json!({
            "source": self.name, "sha256": population.source.sha256, "bytes": population.source.bytes,
            "population": population.items, "id_column": id_column, "method": code,
            "seed": if self.seed.is_empty() { None } else { Some(&self.seed) }, "start": start, "interval": interval,
            "order": if code == "random" { Some("ascending hex SHA-256 of seed|id") } else { None },
            "items": rows, "personal_data": warned,
        })
    }
}
