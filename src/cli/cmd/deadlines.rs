//! `deadlines`: a list of cases against a time limit, and the value it gives a measure.

use super::edit::finder;
use super::{needed_period, told};
use crate::app::cases::{self, CaseOptions, DeadlineCount, Named};
use crate::app::failure::{Failure, Kind, Text};
use crate::app::files::Open;
use crate::app::limits;
use crate::app::locate;
use crate::app::values::parse_date;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::deadline::{Limit, Rule};
use crate::domain::{LimitRow, LimitRule, LimitSource, Measure, MeasureId, MeasureValue, PeriodId, Reading, Verb};
use crate::domain::{ValueKey, deadline};
use crate::i18n::collate::compare;
use crate::i18n::{Lang, cases as text, cli_lists, format};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// The measure that the count becomes a value of.
struct Target {
    open: Open,
    measure: Measure,
    period: PeriodId,
}

/// What is counted by.
struct Basis {
    rule: Rule,
    /// Where the limit stands, if it is known.
    row: Option<LimitRow>,
}

/// A counted list with all that is said about it.
struct Counted {
    name: String,
    basis: Basis,
    count: DeadlineCount,
    decimals: u8,
}

/// Counts a list of cases.
pub(crate) fn deadlines(context: &mut Context<'_>) -> Done {
    let target = target(context)?;
    let plan = if target.is_none() { plan_of_rule(context)? } else { None };
    let open = target.as_ref().map(|target| &target.open).or(plan.as_ref());
    let as_of = as_of(context, target.as_ref())?;
    let basis = basis(context, open, target.as_ref(), as_of)?;
    let decimals = open.and_then(|open| open.session.book.plan(open.session.plan)).map_or(1, |plan| plan.decimals);
    let options = CaseOptions { rule: basis.rule, as_of, columns: columns(context) };
    let (name, count) = super::read_list(context, "cases", |input| cases::count(input, &options, None))?;
    let counted = Counted { name, basis, count, decimals };
    match target {
        None if context.json => context.value(&counted.as_json(context.lang())),
        None => counted.tell(context),
        Some(target) => save(context, &counted, target),
    }
}

fn columns(context: &Context<'_>) -> Named {
    let named = |name| context.given.text(name).map(ToOwned::to_owned);
    Named { opened: named("opened"), closed: named("closed"), extended: named("extended"), unit: named("unit") }
}

fn target(context: &Context<'_>) -> Result<Option<Target>, Failure> {
    let Some(word) = context.given.text("as") else { return Ok(None) };
    let open = context.open_to_write()?;
    let period = needed_period(open.session.period)?;
    let id = measure_id(context, &open, word)?;
    let Some(measure) = open.session.book.find::<Measure>(id).cloned() else { return Ok(None) };
    Ok(Some(Target { open, measure, period }))
}

fn measure_id(context: &Context<'_>, open: &Open, word: &str) -> Result<MeasureId, Failure> {
    let finder = finder(open);
    match context.given.text("control") {
        Some(control) => finder.measure_in(finder.control(control)?, word),
        None => finder.measure(word),
    }
}

/// The plan whose rules are meant, when the program itself has none of that name or a file is named.
fn plan_of_rule(context: &Context<'_>) -> Result<Option<Open>, Failure> {
    let Some(word) = context.given.text("rule") else { return Ok(None) };
    let named = context.given.path_of("file").is_some() || context.given.switch("demo");
    let has_file = locate::last(context.env).is_some();
    if named || (has_file && limits::find(word).is_none()) { context.open().map(Some) } else { Ok(None) }
}

/// The day at whose end the list is read: the one that is given, or else today, but no later than the period lasts.
fn as_of(context: &Context<'_>, target: Option<&Target>) -> Result<NaiveDate, Failure> {
    let today = context.env.clock.today();
    if let Some(word) = context.given.text("as-of") {
        return parse_date(word, today).ok_or_else(|| Failure {
            kind: Kind::Usage,
            code: "IK-U61",
            what: Text::of(|lang| cli_lists::bad_date(lang, "as-of", word)),
            why: None,
            todo: Text::label(cli_lists::todo_date),
        });
    }
    let end = target.and_then(|target| target.open.session.book.period(target.period)).map(|period| period.to);
    Ok(end.map_or(today, |end| end.min(today)))
}

fn basis(
    context: &Context<'_>,
    open: Option<&Open>,
    target: Option<&Target>,
    as_of: NaiveDate,
) -> Result<Basis, Failure> {
    let moved = context.given.switch("working-day");
    match (context.given.text("limit"), context.given.text("rule")) {
        (Some(_), Some(_)) => Err(crate::cli::usage::choose_one("--limit, --rule", &context.given.path)),
        (Some(word), None) => {
            let limit: Limit = word.parse().map_err(|_| bad_limit(word))?;
            Ok(Basis { rule: Rule { limit, to_working_day: moved }, row: None })
        }
        (None, Some(word)) => {
            let (name, row, next) = rule_called(open, word, as_of)?;
            basis_of(&name, row, next || moved, as_of)
        }
        (None, None) => {
            let rule = target.and_then(|target| {
                target.measure.rule_id.and_then(|id| target.open.session.book.find::<LimitRule>(id))
            });
            let rule = rule.ok_or_else(|| no_limit(open))?;
            basis_of(&rule.name, rule.on(as_of).cloned(), rule.next_working_day || moved, as_of)
        }
    }
}

/// A rule of the plan, or else one that the program comes with: its name, what is valid, and whether days move.
fn rule_called(open: Option<&Open>, word: &str, as_of: NaiveDate) -> Result<(String, Option<LimitRow>, bool), Failure> {
    let own = match open.map(|open| (open, finder(open).limit_rule(word))) {
        Some((open, Ok(id))) => open.session.book.find::<LimitRule>(id),
        Some((_, Err(failure))) if failure.kind != Kind::NotFound => return Err(failure),
        _ => None,
    };
    match (own, limits::find(word)) {
        (Some(rule), _) => Ok((rule.name.clone(), rule.on(as_of).cloned(), rule.next_working_day)),
        (None, Some(ready)) => Ok((word.to_owned(), ready.on(as_of), false)),
        (None, None) => Err(Failure {
            kind: Kind::NotFound,
            code: "IK-U63",
            what: Text::of(|lang| cli_lists::no_rule(lang, word)),
            why: Some(rules_are(open)),
            todo: Text::label(cli_lists::todo_no_limit),
        }),
    }
}

fn basis_of(name: &str, row: Option<LimitRow>, to_working_day: bool, as_of: NaiveDate) -> Result<Basis, Failure> {
    let usage = |code, what, todo| Failure { kind: Kind::Validation, code, what, why: None, todo: Text::label(todo) };
    let Some(row) = row else {
        let day = format::date(as_of);
        return Err(usage(
            "IK-U64",
            Text::of(|lang| cli_lists::not_valid(lang, name, &day)),
            cli_lists::todo_not_valid,
        ));
    };
    let limit = Limit::try_from(row.limit).map_err(|deadline::NotALimit| {
        usage("IK-U65", Text::of(|lang| cli_lists::no_time_limit(lang, name)), cli_lists::todo_time_limit)
    })?;
    Ok(Basis { rule: Rule { limit, to_working_day }, row: Some(row) })
}

fn bad_limit(word: &str) -> Failure {
    Failure {
        kind: Kind::Usage,
        code: "IK-U60",
        what: Text::of(|lang| cli_lists::bad_limit(lang, word)),
        why: None,
        todo: Text::label(cli_lists::todo_limit),
    }
}

fn no_limit(open: Option<&Open>) -> Failure {
    Failure {
        kind: Kind::Usage,
        code: "IK-U62",
        what: Text::label(cli_lists::no_limit),
        why: Some(rules_are(open)),
        todo: Text::label(cli_lists::todo_no_limit),
    }
}

/// The rules there are: those of the plan by name, those of the program by code.
fn rules_are(open: Option<&Open>) -> Text {
    let own = open.into_iter().flat_map(|open| open.session.book.limit_rules(open.session.plan));
    let own: Vec<String> = own.map(|rule| rule.name.clone()).collect();
    let ready = limits::ready().iter().filter(|ready| ready.is_time());
    let list = |lang| {
        let ready = ready.clone().map(|ready| format!("{} ({})", ready.code, ready.name(lang)));
        own.iter().cloned().chain(ready).collect::<Vec<_>>().join(", ")
    };
    Text::of(|lang| cli_lists::rules_are(lang, &list(lang)))
}

/// Keeps the count as the value of a measure.
fn save(context: &mut Context<'_>, counted: &Counted, mut target: Target) -> Done {
    let key = ValueKey { measure_id: target.measure.id, period_id: target.period };
    let at = context.env.clock.now();
    let record = counted.count.to_record(&counted.name, at, &counted.source());
    let reading = Reading::Cases(Box::new(record));
    let version = target.measure.version();
    let book = &target.open.session.book;
    let value = match book.value(key.measure_id, key.period_id) {
        Some(before) => MeasureValue { version, reading, ..before.clone() },
        None => MeasureValue::new(key, version, reading),
    };
    let period = book.period(target.period).map(|period| period.name.clone()).unwrap_or_default();
    let change = book.put_change(Verb::Edit, value);
    let entry = target.open.commit(context.env, change)?;
    if context.json {
        let mut value = counted.as_json(context.lang());
        super::show::extend(&mut value, "entry_id", json!(entry.id));
        super::show::extend(&mut value, "measure_id", json!(key.measure_id));
        super::show::extend(&mut value, "period_id", json!(key.period_id));
        return context.value(&value);
    }
    counted.tell(context)?;
    let lang = context.lang();
    context.say(&cli_lists::saved_as(lang, &target.measure.name, &period));
    told(context, &entry)
}

impl Counted {
    /// Where the limit stands; empty when it was only given as a number.
    fn source(&self) -> String {
        self.basis.row.as_ref().map(|row| row.source.clone()).unwrap_or_default()
    }

    fn tell(&self, context: &mut Context<'_>) -> Done {
        let lang = context.lang();
        let page = self.page(lang);
        context.data(&page)?;
        let problems = &self.count.problems;
        if problems.count > 0 {
            let (count, rows) = (format::count(lang, problems.count), format::count(lang, self.count.rows));
            context.say(&text::problems_head(lang, &count, &rows));
        }
        for problem in &problems.first {
            context.say(&format!("  {}", problem.sentence(lang)));
        }
        let rest = problems.count.saturating_sub(problems.first.len() as u64);
        if rest > 0 {
            context.say(&format!("  {}", text::problems_rest(lang, &format::count(lang, rest))));
        }
        Ok(())
    }

    fn page(&self, lang: Lang) -> String {
        let (tally, rule) = (&self.count.tally, self.basis.rule);
        let total = tally.total();
        let count = |n: u64| format::count(lang, n);
        let mut page = format!("{}\n", text::head_cases(lang, &self.name));
        put!(page, "{}: {}\n", text::head_limit(lang), text::limit(lang, rule.limit));
        put!(page, "{}: {}\n", text::head_counted(lang), text::counting(lang, rule));
        if let Some(row) = &self.basis.row {
            put!(page, "{}: {}\n", text::head_source(lang), source(lang, row));
        }
        put!(page, "{}: {}\n\n", text::head_as_of(lang), format::date(tally.as_of()));
        put!(page, "{}: {}\n", text::head_closed(lang), count(total.closed));
        put!(page, "{}: {}\n", text::head_late(lang), self.late(lang, total));
        if let Some(sentence) = text::by_other_rule(lang, rule, total, self.decimals) {
            put!(page, "  {sentence}\n");
        }
        put!(page, "{}: {}\n", text::head_open(lang), count(total.open));
        if total.open > 0 {
            put!(page, "{}: {}\n", text::head_open_past(lang), format::counts(lang, total.open_past, total.open));
        }
        if let Some(sentence) = text::open_by_other_rule(lang, rule, total) {
            put!(page, "  {sentence}\n");
        }
        if let (Some(median), Some(longest)) = (tally.median(), tally.longest()) {
            put!(page, "{}: {}\n", text::head_median(lang), text::median(lang, rule, median));
            put!(page, "{}: {}\n", text::head_longest(lang), text::time(lang, rule, longest));
        }
        for (head, n) in [(text::head_extended(lang), total.extended), (text::head_not_yet(lang), tally.not_yet())] {
            if n > 0 {
                put!(page, "{head}: {}\n", count(n));
            }
        }
        self.units(&mut page, lang);
        put!(page, "\n{}: {}\n", text::head_rows(lang), count(self.count.rows));
        let columns = self.count.columns.iter();
        let columns: Vec<_> = columns.map(|(column, head)| format!("{head} = {}", (column.label())(lang))).collect();
        put!(page, "{}: {}\n", text::head_columns(lang), super::short_list(&columns));
        put!(page, "SHA-256: {}\n", self.count.source.sha256);
        page
    }

    /// The share of closed cases that were late; where none were closed there is no share.
    fn late(&self, lang: Lang, counts: &deadline::Counts) -> String {
        if counts.closed == 0 {
            return text::none_closed(lang).to_owned();
        }
        format::percent_of(lang, counts.late, counts.closed, self.decimals)
    }

    fn units(&self, page: &mut String, lang: Lang) {
        let tally = &self.count.tally;
        let mut units: Vec<_> = tally.units().collect();
        if units.iter().all(|(name, _)| name.is_empty()) {
            return;
        }
        units.sort_by(|(a, _), (b, _)| compare(a, b));
        put!(page, "\n{}\n", text::head_units(lang));
        let named = units.into_iter().map(|(name, counts)| {
            let name = if name.is_empty() { text::no_unit(lang).to_owned() } else { super::short(name) };
            (name, counts)
        });
        let beyond = tally.beyond().map(|counts| (text::beyond_units(lang, deadline::UNITS), counts));
        for (name, counts) in named.chain(beyond) {
            let open = if counts.open == 0 {
                text::none_open(lang).to_owned()
            } else {
                format::counts(lang, counts.open_past, counts.open)
            };
            put!(page, "  {name}: {}; {open}\n", self.late(lang, counts));
        }
    }

    fn as_json(&self, lang: Lang) -> Value {
        let (tally, rule) = (&self.count.tally, self.basis.rule);
        let counts = |counts: &deadline::Counts| {
            json!({
                "closed": counts.closed, "late": counts.late, "late_by_other_rule": counts.late_by_other,
                "open": counts.open, "open_late": counts.open_past,
                "open_late_by_other_rule": counts.open_past_by_other, "extended": counts.extended,
            })
        };
        let units: Vec<Value> = tally
            .units()
            .filter(|(name, _)| !name.is_empty())
            .map(|(name, of_unit)| {
                let mut value = json!({ "unit": name });
                super::show::extend(&mut value, "cases", counts(of_unit));
                value
            })
            .collect();
        let problems: Vec<Value> = self
            .count
            .problems
            .first
            .iter()
            .map(|problem| {
                json!({
                    "line": problem.line, "code": problem.fault.code(), "said": problem.said,
                    "sentence": problem.sentence(lang),
                })
            })
            .collect();
        let columns: Value =
            self.count.columns.iter().map(|(column, head)| (column.code().to_owned(), json!(head))).collect();
        json!({
            "source": self.name, "sha256": self.count.source.sha256, "bytes": self.count.source.bytes,
            "limit": rule.limit.to_string(), "other_rule": text::limit(lang, rule.limit.other()),
            "next_working_day": rule.to_working_day, "legal_source": self.basis.row, "as_of": tally.as_of(),
            "cases": counts(tally.total()),
            "median": tally.median().map(|median| half(median.doubled)), "longest": tally.longest(),
            "unit_of_time": if rule.limit.needs_time() { "hours" } else { "days" },
            "units": units, "other_units": tally.beyond().map(counts), "opened_later": tally.not_yet(),
            "rows": self.count.rows, "unreadable": self.count.problems.count, "problems": problems, "columns": columns,
        })
    }
}

/// Half of a number, which JSON writes with a fraction only where there is one.
fn half(doubled: u64) -> Value {
    if doubled.is_multiple_of(2) {
        json!(doubled / 2)
    } else {
        format!("{}.5", doubled / 2).parse::<f64>().map_or(Value::Null, |n| json!(n))
    }
}

fn source(lang: Lang, row: &LimitRow) -> String {
    let kind = match row.source_kind {
        LimitSource::Law => text::source_law(lang),
        LimitSource::Local => text::source_local(lang),
    };
    let checked = match (row.checked_on, row.source_kind) {
        (Some(day), _) => format!(", {}", text::source_checked(lang, &format::date(day))),
        (None, LimitSource::Law) => format!(", {}", text::source_unchecked(lang)),
        (None, LimitSource::Local) => String::new(),
    };
    format!("{} ({kind}{checked})", row.source)
}
