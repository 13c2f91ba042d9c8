//! `show`: the tree with status and figures, or one control with everything recorded of it; `plan list`.

use super::figures_json::Figures;
use super::show_figures::Shown;
use super::{needed_period, period_title};
use crate::app::failure::Failure;
use crate::app::fields::form_of;
use crate::app::files::{self, Open, PlanHead};
use crate::app::locate;
use crate::cli::context::Context;
use crate::cli::find::{Finder, action_number, deviation_number};
use crate::cli::out::Done;
use crate::domain::outline::{Line, outline};
use crate::domain::{
    Book, ControlActivity, ControlId, Node, OutcomeKey, PeriodId, Record, Rollup, SeverityCounts, Status, rollup,
};
use crate::i18n::terms::{Terms, action_state};
use crate::i18n::{cli as text, format};
use serde_json::{Value, json};

/// What is shown, and how.
struct View<'a> {
    open: &'a Open,
    period: PeriodId,
    rolled: Rollup,
    terms: Terms<'a>,
    glyphs: crate::i18n::terms::Glyphs,
}

/// The plan, or one control of it.
pub(crate) fn show(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let (book, plan) = (&open.session.book, open.session.plan);
    let period = needed_period(open.session.period)?;
    let Some(record) = book.plan(plan) else { return Ok(()) };
    let terms = Terms::of_plan(context.lang(), record);
    let rolled = rollup(book, plan, period);
    let view = View { open: &open, period, rolled, terms, glyphs: context.glyphs() };
    let wanted = match context.given.text("control") {
        Some(word) => Some(Finder { book, plan }.control(word)?),
        None => None,
    };
    match (wanted, context.json) {
        (None, true) => context.value(&view.as_json()),
        (None, false) => context.data(&view.tree()),
        (Some(control), true) => context.value(&view.control_json(control)),
        (Some(control), false) => context.data(&view.control(control)),
    }
}

impl View<'_> {
    fn title(&self) -> String {
        let book = &self.open.session.book;
        let lang = self.terms.lang;
        let board = book.board_of(self.open.session.plan).map_or("", |board| board.name.as_str());
        let year = book.plan(self.open.session.plan).map_or(0, |plan| plan.year);
        let period = book.period(self.period).map_or_else(String::new, |period| period_title(lang, period));
        format!("{} {year} · {board} · {period}\n", text::plan_title(lang))
    }

    fn tree(&self) -> String {
        let mut page = self.title();
        let book = &self.open.session.book;
        for line in outline(book, self.open.session.plan) {
            let mut row = format!("{}{} ", "  ".repeat(line.depth), line.number);
            row.push_str(&self.row(&line));
            page.push_str(row.trim_end());
            page.push('\n');
        }
        self.deviations(&mut page);
        self.actions(&mut page);
        page
    }

    fn row(&self, line: &Line) -> String {
        let book = &self.open.session.book;
        let lang = self.terms.lang;
        let tally = self.rolled.of(line.node);
        let marks = self.marks(&tally.severity);
        let of = || {
            let (done, all) = (tally.status.of(Status::Completed), tally.status.total());
            text::completed(lang, &format::counts(lang, done.into(), all.into()))
        };
        match line.node {
            Node::Area(id) => {
                format!("{}  {}{marks}", book.area(id).map_or("", |area| &area.name), of())
            }
            Node::RiskPoint(id) => format!("{}{marks}", book.risk_point(id).map_or("", |point| &point.name)),
            Node::Control(id) => {
                let Some(control) = book.control(id) else { return String::new() };
                format!("{}  {}{marks}{}", self.status(control), control.title, responsible(control))
            }
        }
    }

    fn status(&self, control: &ControlActivity) -> String {
        let book = &self.open.session.book;
        let outcome = book.outcome(control.id, self.period);
        let number = book.period(self.period).map_or(0, |period| period.number);
        if outcome.is_none() && !control.frequency.is_due(number) {
            return text::not_due(self.terms.lang).to_owned();
        }
        let status = outcome.map_or(Status::NotStarted, |outcome| outcome.status);
        format!("{} {}", self.glyphs.status(status), self.terms.status_short(status))
    }

    fn marks(&self, counts: &SeverityCounts) -> String {
        use crate::domain::Severity::{Minor, Observation, Serious};
        let all = [
            (Some(Serious), counts.serious),
            (Some(Minor), counts.minor),
            (Some(Observation), counts.observations),
            (None, counts.ungraded),
        ];
        let mark = |(severity, count)| {
            format!("  {} {} {count}", self.glyphs.severity(severity), self.terms.severity_short(severity))
        };
        all.into_iter().filter(|(_, count)| *count > 0).map(mark).collect()
    }

    fn deviations(&self, page: &mut String) {
        let book = &self.open.session.book;
        let found = book.deviations(self.open.session.plan).enumerate();
        let found: Vec<_> = found.filter(|(_, deviation)| deviation.period_id == self.period).collect();
        if found.is_empty() {
            return;
        }
        put!(page, "\n{}\n", text::deviations_head(self.terms.lang));
        for (place, deviation) in found {
            let severity = deviation.severity;
            put!(
                page,
                "{:<4} {} {}  {}\n",
                deviation_number(place),
                self.glyphs.severity(severity),
                self.terms.severity_short(severity),
                super::short(&deviation.title)
            );
        }
    }

    fn actions(&self, page: &mut String) {
        let book = &self.open.session.book;
        let lang = self.terms.lang;
        let mut heading = Some(format!("\n{}\n", text::actions_head(lang)));
        for (place, action) in book.actions(self.open.session.plan).enumerate() {
            if !action.state.is_open() {
                continue;
            }
            page.push_str(&heading.take().unwrap_or_default());
            let due = action.due_on.map_or_else(|| action.due_text.clone(), format::date);
            let late = if action.is_late(self.open.today) { text::late(lang) } else { "" };
            let parts = [super::short(&action.what), action_state(lang, action.state).to_owned(), due, late.to_owned()];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            put!(page, "{:<4} {}\n", action_number(place), parts.join(" · "));
        }
    }

    fn control(&self, id: ControlId) -> String {
        let book = &self.open.session.book;
        let lang = self.terms.lang;
        let Some(control) = book.control(id) else { return String::new() };
        let number = self.number(id);
        let mut page = format!("{}{number} {}\n{}\n", self.title(), control.title, self.status(control));
        fields(&mut page, &control.clone().into(), lang, &["title"]);
        let figures = Shown::of(self.open, self.period, lang, self.glyphs);
        for (place, question) in book.questions(id).enumerate() {
            put!(page, "{number}.{} {}\n", place + 1, question.text);
            figures.answer(&mut page, question);
        }
        let outcome = book.outcome_or_blank(OutcomeKey { control_id: id, period_id: self.period });
        let as_word = |code: &str| {
            let phrase = outcome.assessment.filter(|each| each.code() == code);
            phrase.map(|each| self.terms.assessment(each).into_owned())
        };
        let mut texts = String::new();
        fields(&mut texts, &outcome.clone().into(), lang, &["status"]);
        page.push_str(&texts.lines().map(|line| worded(line, &as_word)).collect::<String>());
        for (place, deviation) in book.deviations(self.open.session.plan).enumerate() {
            if deviation.control_id == Some(id) && deviation.period_id == self.period {
                let severity = self.terms.severity(deviation.severity, 1);
                let glyph = self.glyphs.severity(deviation.severity);
                put!(page, "{} {glyph} {severity}: {}\n", deviation_number(place), deviation.title);
                if !deviation.description.is_empty() {
                    put!(page, "  {}\n", deviation.description.replace('\n', "\n  "));
                }
                for action in book.actions_of(deviation.id) {
                    put!(page, "  - {} ({})\n", action.what, action_state(lang, action.state));
                }
            }
        }
        figures.measures(&mut page, id);
        figures.surveys(&mut page, id);
        figures.sheets(&mut page, id);
        page
    }

    fn number(&self, id: ControlId) -> String {
        let lines = outline(&self.open.session.book, self.open.session.plan);
        lines.into_iter().find(|line| line.node == Node::Control(id)).map_or_else(String::new, |line| line.number)
    }

    fn head_json(&self) -> Value {
        let book = &self.open.session.book;
        json!({
            "plan": book.plan(self.open.session.plan),
            "board": book.board_of(self.open.session.plan),
            "period": book.period(self.period),
        })
    }

    fn control_json(&self, id: ControlId) -> Value {
        let book = &self.open.session.book;
        let mut value = self.head_json();
        let deviations: Vec<_> = book.deviations_of_control(id).filter(|each| each.period_id == self.period).collect();
        let actions: Vec<_> = deviations.iter().flat_map(|deviation| book.actions_of(deviation.id)).collect();
        let outcomes: Vec<_> = book.outcomes_of(id).filter(|outcome| outcome.period_id == self.period).collect();
        extend(&mut value, "control_activities", json!([numbered(json!(book.control(id)), &self.number(id))]));
        extend(&mut value, "questions", json!(book.questions(id).collect::<Vec<_>>()));
        extend(&mut value, "outcomes", json!(outcomes));
        extend(&mut value, "deviations", json!(deviations));
        extend(&mut value, "actions", json!(actions));
        Figures::of(self.open, self.period).extend(&mut value, &[id]);
        value
    }

    fn as_json(&self) -> Value {
        let (book, plan) = (&self.open.session.book, self.open.session.plan);
        let mut value = self.head_json();
        let (mut areas, mut risk_points, mut controls) = (Vec::new(), Vec::new(), Vec::new());
        let mut control_ids = Vec::new();
        for line in outline(book, plan) {
            let (list, record) = match line.node {
                Node::Area(id) => (&mut areas, json!(book.area(id))),
                Node::RiskPoint(id) => (&mut risk_points, json!(book.risk_point(id))),
                Node::Control(id) => {
                    control_ids.push(id);
                    (&mut controls, json!(book.control(id)))
                }
            };
            let mut record = numbered(record, &line.number);
            let tally = self.rolled.of(line.node);
            extend(&mut record, "status_counts", super::summary::status_json(&tally.status));
            extend(&mut record, "severity_counts", super::summary::severity_json(&tally.severity));
            list.push(record);
        }
        let of_plan = |id| book.plan_of(id) == Some(plan);
        let outcomes: Vec<_> = book
            .all::<crate::domain::Outcome>()
            .filter(|outcome| outcome.period_id == self.period && of_plan(outcome.control_id))
            .collect();
        let questions: Vec<_> =
            book.all::<crate::domain::Question>().filter(|question| of_plan(question.control_id)).collect();
        let deviations = book.deviations(plan).enumerate().filter(|(_, each)| each.period_id == self.period);
        let deviations = deviations.map(|(place, each)| numbered(json!(each), &deviation_number(place)));
        let actions = book.actions(plan).enumerate().map(|(place, each)| {
            let mut action = numbered(json!(each), &action_number(place));
            extend(&mut action, "late", json!(each.is_late(self.open.today)));
            action
        });
        extend(&mut value, "areas", json!(areas));
        extend(&mut value, "risk_points", json!(risk_points));
        extend(&mut value, "control_activities", json!(controls));
        extend(&mut value, "questions", json!(questions));
        extend(&mut value, "outcomes", json!(outcomes));
        extend(&mut value, "deviations", deviations.collect());
        extend(&mut value, "actions", actions.collect());
        let figures = Figures::of(self.open, self.period);
        extend(&mut value, "limit_rules", figures.limit_rules());
        figures.extend(&mut value, &control_ids);
        value
    }
}

fn responsible(control: &ControlActivity) -> String {
    let names: Vec<_> = control.responsible.iter().map(|party| party.name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!("  ({})", names.join(", ")) }
}

/// The filled-in fields of a record, each with its label; those of several lines below it.
fn fields(page: &mut String, record: &Record, lang: crate::i18n::Lang, without: &[&str]) {
    for field in form_of(record.key().kind()).fields {
        let value = field.get(record, lang);
        let is_link = matches!(field.kind, crate::app::fields::FieldKind::Reference(_));
        let is_yes_no = field.kind == crate::app::fields::FieldKind::YesNo;
        // What is not so needs no line of its own.
        if is_yes_no && value != "yes" {
            continue;
        }
        let value = if is_yes_no { crate::i18n::cli_help::yes(lang).to_owned() } else { value };
        if value.is_empty() || without.contains(&field.id) || is_link || field.of != record.key().kind() {
            continue;
        }
        let label = (field.label)(lang);
        if matches!(field.kind, crate::app::fields::FieldKind::YesNo) {
            if value == "yes" {
                put!(page, "{label}: {}\n", crate::i18n::forms::yes(lang));
            }
            continue;
        }
        if value.contains('\n') {
            put!(page, "{label}:\n  {}\n", value.replace('\n', "\n  "));
        } else {
            put!(page, "{label}: {value}\n");
        }
    }
}

/// A line of a field in which a code is told by its word.
fn worded(line: &str, word: &dyn Fn(&str) -> Option<String>) -> String {
    match line.split_once(": ") {
        Some((label, code)) => word(code).map_or_else(|| format!("{line}\n"), |word| format!("{label}: {word}\n")),
        None => format!("{line}\n"),
    }
}

fn numbered(mut record: Value, number: &str) -> Value {
    extend(&mut record, "number_in_plan", json!(number));
    record
}

/// Adds a key to a JSON object.
pub(crate) fn extend(value: &mut Value, key: &str, with: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(key.to_owned(), with);
    }
}

/// Every record of the file that is meant.
pub(super) fn whole_file(context: &Context<'_>) -> Result<Book, Failure> {
    if context.given.switch("demo") {
        if context.given.path_of("file").is_some() {
            return Err(crate::cli::usage::file_and_demo());
        }
        return Ok(crate::app::demo::book());
    }
    let path = context.file()?;
    let book = files::read_all(context.env, &context.settings, &path)?;
    locate::remember(&context.env.dirs, &path);
    Ok(book)
}

/// The plans of the file.
pub(crate) fn plans(context: &mut Context<'_>) -> Done {
    let book = whole_file(context)?;
    let heads = PlanHead::all(&book);
    if context.json {
        let plans: Vec<_> = heads.iter().filter_map(|head| book.plan(head.plan_id)).collect();
        return context.value(&json!({ "boards": book.boards(), "plans": plans }));
    }
    let mut lines = String::new();
    for head in heads {
        let place = if head.municipality.is_empty() { String::new() } else { format!(", {}", head.municipality) };
        put!(lines, "{} {}{place}\n", head.year, head.board);
    }
    if lines.is_empty() {
        context.say(text::no_plans(context.lang()));
    }
    context.data(&lines)
}
