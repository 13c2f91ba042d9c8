//! Which question follows which, what is wrong with an answer, and what has to be read before the next.

use super::{Role, Setup};
use crate::app::population::{DrawOptions, How, Names};
use crate::domain::sampling::Method;
use crate::domain::{Attribute, DrawMethod, MAX_ATTRIBUTES};
use crate::i18n::{Lang, format, setup as t};
use std::collections::HashSet;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What the sheet is called.
    Name,
    /// Where the items come from.
    Origin,
    /// Which file.
    Path,
    /// What becomes of its columns.
    Columns,
    /// What the population is.
    Source,
    /// How many there are.
    Count,
    /// Their identities.
    Identities,
    /// How items are chosen.
    Method,
    /// How many.
    Size,
    /// By which seed.
    Seed,
    /// Every how many.
    Interval,
    /// From which.
    Start,
    /// Why these.
    Reason,
    /// Which ones.
    Chosen,
    /// What they are tested for.
    Attributes,
    /// Whether it is right.
    Preview,
}

impl Step {
    /// Its name in drafts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Origin => "origin",
            Self::Path => "path",
            Self::Columns => "columns",
            Self::Source => "source",
            Self::Count => "count",
            Self::Identities => "identities",
            Self::Method => "method",
            Self::Size => "size",
            Self::Seed => "seed",
            Self::Interval => "interval",
            Self::Start => "start",
            Self::Reason => "reason",
            Self::Chosen => "chosen",
            Self::Attributes => "attributes",
            Self::Preview => "preview",
        }
    }

    /// The question.
    #[must_use]
    pub const fn question(self, lang: Lang) -> &'static str {
        match self {
            Self::Name => t::ask_name(lang),
            Self::Origin => t::ask_origin(lang),
            Self::Path => t::ask_path(lang),
            Self::Columns => t::ask_columns(lang),
            Self::Source => t::ask_source(lang),
            Self::Count => t::ask_count(lang),
            Self::Identities => t::ask_identities(lang),
            Self::Method => t::ask_method(lang),
            Self::Size => t::ask_size(lang),
            Self::Seed => t::ask_seed(lang),
            Self::Interval => t::ask_interval(lang),
            Self::Start => t::ask_start(lang),
            Self::Reason => t::ask_reason(lang),
            Self::Chosen => t::ask_chosen(lang),
            Self::Attributes => t::ask_attributes(lang),
            Self::Preview => t::ask_preview(lang),
        }
    }
}

/// Where the items come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File,
    /// A person.
    Hand,
}

/// What is needed before the next question.
#[derive(Debug)]
pub enum Need {
    /// Nothing: this one is asked.
    Step(Step),
    /// The file is to be looked at.
    Glance,
    /// The list is to be drawn from.
    List(Box<DrawOptions>),
    /// Items that stand in no list are to be drawn from.
    Named(Names, Method),
    /// There is nothing to draw from: items are added as one goes.
    Empty,
    /// The sheet is to be made.
    Make,
}

impl Setup {
    /// What follows when the question has been answered.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub fn next(&self, lang: Lang) -> Result<Need, String> {
        let asked = |step| Ok(Need::Step(step));
        match self.step {
            Step::Name => self.filled(Step::Name, Step::Origin, lang),
            Step::Origin if self.origin == Origin::File => asked(Step::Path),
            Step::Origin => asked(Step::Source),
            Step::Path => self.filled(Step::Path, Step::Path, lang).map(|_| Need::Glance),
            Step::Columns => match self.column_of(Role::Identity) {
                Some(_) => asked(Step::Method),
                None => Err(t::no_identity(lang).to_owned()),
            },
            Step::Source => self.filled(Step::Source, Step::Count, lang),
            Step::Count if self.text(Step::Count).is_empty() => asked(Step::Identities),
            Step::Count => self.counted(Step::Count, Step::Identities, lang),
            Step::Identities => self.identities(lang),
            Step::Method => asked(match self.method {
                DrawMethod::Random => Step::Size,
                DrawMethod::Systematic => Step::Interval,
                DrawMethod::Targeted => Step::Reason,
                DrawMethod::All => Step::Attributes,
            }),
            Step::Size => self.counted(Step::Size, Step::Seed, lang),
            Step::Seed => self.filled(Step::Seed, Step::Attributes, lang),
            Step::Interval => self.counted(Step::Interval, Step::Start, lang),
            Step::Start => match (self.number(Step::Start), self.number(Step::Interval)) {
                (Some(start), Some(interval)) if start > interval => Err(t::start_beyond(lang).to_owned()),
                _ => self.counted(Step::Start, Step::Attributes, lang),
            },
            // Names that were given one by one are the selection already.
            Step::Reason if self.origin == Origin::File || matches!(self.names(), Some(Names::Numbered(_))) => {
                self.filled(Step::Reason, Step::Chosen, lang)
            }
            Step::Reason => self.filled(Step::Reason, Step::Attributes, lang),
            Step::Chosen => self.filled(Step::Chosen, Step::Attributes, lang),
            Step::Attributes if self.attributes().len() > MAX_ATTRIBUTES => {
                Err(t::too_many_attributes(lang, MAX_ATTRIBUTES))
            }
            Step::Attributes => Ok(self.drawn_from()),
            Step::Preview => Ok(Need::Make),
        }
    }

    fn filled(&self, step: Step, next: Step, lang: Lang) -> Result<Need, String> {
        if self.text(step).is_empty() { Err(t::required(lang).to_owned()) } else { Ok(Need::Step(next)) }
    }

    fn counted(&self, step: Step, next: Step, lang: Lang) -> Result<Need, String> {
        self.number(step).map(|_| Need::Step(next)).ok_or_else(|| t::not_number(lang).to_owned())
    }

    fn identities(&self, lang: Lang) -> Result<Need, String> {
        let mut seen = HashSet::new();
        if let Some(twice) = self.texts(Step::Identities).find(|identity| !seen.insert(*identity)) {
            return Err(t::named_twice(lang, twice));
        }
        match self.number(Step::Count) {
            Some(count) if seen.len() > count as usize => {
                let count = |number: u64| format::count(lang, number);
                Err(t::fewer_than_named(
                    lang,
                    &count(seen.len() as u64),
                    &count(self.number(Step::Count).unwrap_or(0).into()),
                ))
            }
            _ => Ok(Need::Step(Step::Method)),
        }
    }

    /// The whole population, where it was named or numbered. Fewer names than there are items are a selection already.
    #[must_use]
    pub fn names(&self) -> Option<Names> {
        let listed: Vec<String> = self.texts(Step::Identities).map(str::to_owned).collect();
        let count = self.number(Step::Count);
        match (listed.len(), count) {
            (0, count) => count.map(Names::Numbered),
            (some, Some(count)) if some < count as usize => None,
            _ => Some(Names::Listed(listed)),
        }
    }

    /// Whether items can be chosen in this way.
    #[must_use]
    pub fn offers(&self, method: DrawMethod) -> bool {
        method == DrawMethod::Targeted || self.origin == Origin::File || self.names().is_some()
    }

    /// How the items are chosen.
    fn how(&self) -> Method {
        match self.method {
            DrawMethod::Random => {
                Method::Random { seed: self.text(Step::Seed).to_owned(), size: self.number(Step::Size).unwrap_or(0) }
            }
            DrawMethod::Systematic => Method::Systematic {
                start: self.number(Step::Start).unwrap_or(1),
                interval: self.number(Step::Interval).unwrap_or(0),
                size: None,
            },
            DrawMethod::Targeted if matches!(self.names(), Some(Names::Listed(_))) => Method::All,
            DrawMethod::Targeted => Method::Targeted(self.texts(Step::Chosen).map(str::to_owned).collect()),
            DrawMethod::All => Method::All,
        }
    }

    fn drawn_from(&self) -> Need {
        if self.origin == Origin::File {
            let number = |role| self.column_of(role).map(|number| number.to_string());
            let kept =
                self.columns.iter().enumerate().filter(|(_, column)| matches!(column.role, Role::Unit | Role::Note));
            let keep = kept.map(|(at, _)| (at + 1).to_string()).collect();
            return Need::List(Box::new(DrawOptions { id: number(Role::Identity), keep, how: How::By(self.how()) }));
        }
        match self.names() {
            Some(names) => Need::Named(names, self.how()),
            // The names that were given are the selection.
            None => match self.texts(Step::Identities).map(str::to_owned).collect::<Vec<_>>() {
                listed if listed.is_empty() => Need::Empty,
                listed => Need::Named(Names::Listed(listed), Method::All),
            },
        }
    }

    /// What the items are tested for, as it was written: a line that begins with a dash lies within the one above that
    /// does not.
    #[must_use]
    pub fn attributes(&self) -> Vec<Attribute> {
        let mut attributes: Vec<Attribute> = Vec::new();
        let mut outer = None;
        for (number, line) in (1..=u8::MAX).zip(self.texts(Step::Attributes)) {
            let name = line.trim_start_matches(['-', '–', '>']).trim();
            let within = if name.len() < line.len() { outer } else { None };
            let name = if name.is_empty() { line } else { name };
            if within.is_none() {
                outer = Some(number);
            }
            attributes.push(Attribute { number, name: name.chars().take(crate::domain::MAX_NAME).collect(), within });
        }
        attributes
    }
}

impl Setup {
    /// What the items come from: the name of the file, or the words.
    #[must_use]
    pub fn source(&self) -> String {
        match (self.origin, &self.path) {
            (Origin::File, Some(path)) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            _ => self.text(Step::Source).to_owned(),
        }
    }

    /// How many items the population has, when that was said.
    #[must_use]
    pub fn population_count(&self) -> Option<u64> {
        let named = self.texts(Step::Identities).count();
        let count = self.number(Step::Count).map(u64::from);
        count.or_else(|| (named > 0 && self.method != DrawMethod::Targeted).then_some(named as u64))
    }
}
