//! What a command, an argument and a field of a record are, as data. The parser, the help pages, the manual and the
//! completions are all made from the table in `table.rs`, so that none of them can say something else.

use super::context::Context;
use super::out::Done;
use crate::app::fields::{FieldKind, FieldSpec, Target, form_of};
use crate::app::values::Axis;
use crate::domain::RecordKind;
use crate::i18n::look;
use crate::i18n::terms::Terms;
use crate::i18n::{Label, Lang, cli_help as text};

/// A command.
pub(crate) struct Command {
    /// Its name: English, and stable.
    pub name: &'static str,
    /// What it does, in a line.
    pub about: Label,
    /// What else is worth knowing.
    pub more: Option<Label>,
    /// Its arguments, group by group.
    pub args: &'static [Args],
    /// Commands under it.
    pub subs: &'static [Command],
    /// Examples, as typed.
    pub examples: &'static [&'static str],
    /// What is run.
    pub run: Run,
}

/// What running a command means.
#[derive(Clone, Copy)]
pub(crate) enum Run {
    /// It only holds other commands.
    Group,
    /// The screen opens: a file, or the demonstration plan.
    Screen {
        /// On the demonstration plan.
        demo: bool,
    },
    /// The screen opens on the boards of several files.
    Boards,
    /// A function.
    Do(fn(&mut Context<'_>) -> Done),
    /// A help page.
    Help,
}

/// A group of arguments.
#[derive(Clone, Copy)]
pub(crate) enum Args {
    /// Arguments of the command's own.
    Own(&'static [Arg]),
    /// Fields of a record.
    Fields(RecordKind),
    /// Which file, plan and period: for commands that read.
    Reading,
    /// The same for commands that write.
    Writing,
}

/// An argument.
#[derive(Clone, Copy)]
pub(crate) struct Arg {
    /// Its name; an option is written with two dashes before it.
    pub name: &'static str,
    /// Its one-letter form.
    pub short: Option<char>,
    /// How it is given.
    pub form: Form,
    /// What it means.
    pub help: Label,
    /// Whether it must be given.
    pub required: bool,
    /// Whether it may be given several times.
    pub many: bool,
    /// The values it takes, if they are a closed list.
    pub choices: Choices,
    /// A sentence more on what belongs in it.
    pub hint: Option<Label>,
    /// The value it has when it is not given.
    pub default: Option<&'static str>,
}

/// How an argument is given.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// By its place; the label is the placeholder.
    Place(Label),
    /// As an option with a value.
    Value(Label),
    /// As an option without one.
    Switch,
}

impl Arg {
    /// An argument given by its place.
    pub(crate) const fn place(name: &'static str, placeholder: Label, help: Label) -> Self {
        Self::new(name, Form::Place(placeholder), help)
    }

    /// An option with a value.
    pub(crate) const fn value(name: &'static str, placeholder: Label, help: Label) -> Self {
        Self::new(name, Form::Value(placeholder), help)
    }

    /// An option without a value.
    pub(crate) const fn switch(name: &'static str, help: Label) -> Self {
        Self::new(name, Form::Switch, help)
    }

    const fn new(name: &'static str, form: Form, help: Label) -> Self {
        Self {
            name,
            short: None,
            form,
            help,
            required: false,
            many: false,
            choices: Choices::Any,
            hint: None,
            default: None,
        }
    }

    /// With a one-letter form.
    pub(crate) const fn short(mut self, short: char) -> Self {
        self.short = Some(short);
        self
    }

    /// That must be given.
    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// That may be given several times.
    pub(crate) const fn many(mut self) -> Self {
        self.many = true;
        self
    }

    /// That takes one of a list.
    pub(crate) const fn choices(mut self, choices: &'static [(&'static str, Label)]) -> Self {
        self.choices = Choices::List(choices);
        self
    }

    /// That has a value when it is not given.
    pub(crate) const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    /// The placeholder of its value.
    pub(crate) fn placeholder(&self, lang: Lang) -> Option<&'static str> {
        match self.form {
            Form::Place(label) | Form::Value(label) => Some(label(lang)),
            Form::Switch => None,
        }
    }

    /// Whether it is given by its place.
    pub(crate) const fn is_place(&self) -> bool {
        matches!(self.form, Form::Place(_))
    }
}

/// The values an argument takes.
#[derive(Clone, Copy)]
pub(crate) enum Choices {
    /// Any.
    Any,
    /// The codes of an axis; their words are understood as well.
    Axis(Axis),
    /// A closed list.
    List(&'static [(&'static str, Label)]),
}

impl Choices {
    /// The codes with their words.
    pub(crate) fn worded(self, lang: Lang) -> Vec<(&'static str, String)> {
        match self {
            Self::Any => Vec::new(),
            Self::Axis(axis) => {
                let terms = Terms::new(lang);
                let word = |code| axis.word(&terms, code).unwrap_or_default().into_owned();
                axis.codes().iter().map(|code| (*code, word(code))).collect()
            }
            Self::List(list) => list.iter().map(|(code, label)| (*code, label(lang).to_owned())).collect(),
        }
    }
}

/// A field of a record, as an option.
fn option_of(field: &FieldSpec) -> Arg {
    let (placeholder, choices): (Label, _) = match field.kind {
        FieldKind::Line { .. } | FieldKind::Area { .. } | FieldKind::List(_) => (text::v_text, Choices::Any),
        FieldKind::Date => (text::v_date, Choices::Any),
        FieldKind::Colour => (look::v_colour, Choices::Any),
        FieldKind::Number { .. } | FieldKind::Decimal => (text::v_number, Choices::Any),
        FieldKind::Choice(axis) => (text::v_code, Choices::Axis(axis)),
        FieldKind::Choices(axis) => (text::v_codes, Choices::Axis(axis)),
        FieldKind::YesNo => (text::v_code, Choices::List(&[("yes", text::yes), ("no", text::no)])),
        FieldKind::Level => (text::v_level, Choices::Any),
        FieldKind::Names => (text::v_responsible, Choices::Any),
        FieldKind::Person => (text::v_name, Choices::Any),
        FieldKind::Periods => (text::v_numbers, Choices::Any),
        FieldKind::Reading | FieldKind::Counted | FieldKind::Tally => (text::v_reading, Choices::Any),
        FieldKind::Reference(target) | FieldKind::References(target) => (placeholder_of(target), Choices::Any),
    };
    // The hints of references are about the list that the screen opens.
    let is_chosen = matches!(field.kind, FieldKind::Reference(_) | FieldKind::References(_));
    let hint = if is_chosen { None } else { field.hint };
    let arg = Arg { choices, hint, ..Arg::value(field.cli_flag, placeholder, field.label) };
    if field.has_lines() && !matches!(field.kind, FieldKind::Area { .. }) { arg.many() } else { arg }
}

const fn placeholder_of(target: Target) -> Label {
    match target {
        Target::Control => text::v_control,
        Target::RiskPoint => text::v_risk_point,
        Target::Deviation => text::v_deviation,
        Target::Measure => text::v_measure,
        Target::LimitRule => text::v_limit_rule,
        Target::Period => text::v_period,
        Target::ActionPlan => crate::i18n::cli_life::v_action_plan,
    }
}

/// The fields of a kind of record that are options, in the order of its form.
pub(crate) fn fields_of(kind: RecordKind) -> impl Iterator<Item = &'static FieldSpec> {
    // The year and the name of the board choose the plan that is edited; they are changed by options of their own.
    form_of(kind).fields.iter().filter(move |field| field.of == kind && !matches!(field.cli_flag, "year" | "board"))
}

impl Command {
    /// Its arguments, with the ones every command of its kind has.
    pub(crate) fn arguments(&self) -> Vec<Arg> {
        let mut all = Vec::new();
        for group in self.args {
            match group {
                Args::Own(args) => all.extend_from_slice(args),
                // What the command itself says of an argument holds before what the form says.
                Args::Fields(kind) => {
                    let own: Vec<&str> = all.iter().map(|arg: &Arg| arg.name).collect();
                    let others = fields_of(*kind).filter(|field| !own.contains(&field.cli_flag));
                    all.extend(others.map(option_of).collect::<Vec<_>>());
                }
                Args::Reading => all.extend_from_slice(super::table::READING),
                Args::Writing => all.extend_from_slice(super::table::WRITING),
            }
        }
        all
    }

    /// The command under it with a name.
    pub(crate) fn sub(&self, name: &str) -> Option<&'static Command> {
        self.subs.iter().find(|sub| sub.name == name)
    }
}
