//! The picture of the guided making of a test sheet, and what its keys do.

use super::{Origin, Role as ColumnRole, Setup, Step};
use crate::app::population::Drawing;
use crate::domain::sampling::Method;
use crate::domain::{DrawMethod, MarkCode};
use crate::i18n::{Lang, format, setup as t};
use crate::ui::input::{Chord, Input, Key};
use crate::ui::look::{Look, Role};
use crate::ui::text::Handled;
use crate::ui::view::{columns, mark, put};
use crate::ui::wrap::{shorten, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was used, or means nothing.
    Stay,
    /// A text has changed.
    Changed,
    /// On to the next question.
    Next,
    /// Back to the one before.
    Back,
}

/// The ways to choose, in the order they are offered.
const METHODS: [DrawMethod; 4] = [DrawMethod::Random, DrawMethod::Systematic, DrawMethod::Targeted, DrawMethod::All];
/// So many items are shown before the sheet is made.
const SHOWN: usize = 12;

impl Setup {
    /// What a key, or pasted text, does.
    pub fn handle(&mut self, input: &Input) -> Outcome {
        let Input::Chord(chord) = input else { return self.typed(input) };
        match (chord.key, chord.ctrl) {
            (Key::Esc | Key::BackTab, _) | (Key::Char('c'), true) => return Outcome::Back,
            (Key::Char('s'), true) | (Key::Tab, _) if !self.is_waiting() => return Outcome::Next,
            _ if self.is_waiting() => return Outcome::Stay,
            (Key::Enter, _) if !self.areas.contains_key(&self.step) => return Outcome::Next,
            _ => {}
        }
        match self.step {
            Step::Origin => self.choose(*chord, 2),
            Step::Method => self.choose(*chord, METHODS.len()),
            Step::Columns => self.column_key(*chord),
            Step::Preview => {
                match chord.key {
                    Key::Up => self.scroll = self.scroll.saturating_sub(1),
                    Key::Down => self.scroll += 1,
                    _ => {}
                }
                Outcome::Stay
            }
            _ => self.typed(input),
        }
    }

    fn typed(&mut self, input: &Input) -> Outcome {
        if self.is_waiting() {
            return Outcome::Stay;
        }
        let line = self.lines.get_mut(&self.step).map(|line| line.handle(input));
        let area = self.areas.get_mut(&self.step).map(|area| area.handle(input));
        match line.or(area) {
            Some(Handled::Changed) => Outcome::Changed,
            _ => Outcome::Stay,
        }
    }

    /// In a short list the arrows move and a digit goes on at once.
    fn choose(&mut self, chord: Chord, count: usize) -> Outcome {
        let now = self.chosen();
        let (to, outcome) = match chord.key {
            Key::Up => (now.saturating_sub(1), Outcome::Stay),
            Key::Down => ((now + 1).min(count - 1), Outcome::Stay),
            Key::Char(c) => match c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) {
                Some(digit) if (1..=count).contains(&digit) => (digit - 1, Outcome::Next),
                _ => return Outcome::Stay,
            },
            _ => return Outcome::Stay,
        };
        if self.step == Step::Origin {
            self.origin = if to == 0 { Origin::File } else { Origin::Hand };
            return outcome;
        }
        match METHODS.get(to) {
            Some(method) if self.offers(*method) => {
                self.method = *method;
                outcome
            }
            _ => Outcome::Stay,
        }
    }

    fn chosen(&self) -> usize {
        match self.step {
            Step::Origin => usize::from(self.origin == Origin::Hand),
            _ => METHODS.iter().position(|method| *method == self.method).unwrap_or(0),
        }
    }

    fn column_key(&mut self, chord: Chord) -> Outcome {
        let role = |column: &Self| column.columns.get(column.column).map_or(ColumnRole::Out, |column| column.role);
        match chord.key {
            Key::Up => self.column = self.column.saturating_sub(1),
            Key::Down => self.column = (self.column + 1).min(self.columns.len().saturating_sub(1)),
            Key::Home => self.column = 0,
            Key::End => self.column = self.columns.len().saturating_sub(1),
            Key::Char('1') => self.set_role(ColumnRole::Identity),
            Key::Char('2') => self.set_role(ColumnRole::Unit),
            Key::Char('3') => self.set_role(ColumnRole::Note),
            Key::Char('0') | Key::Backspace => self.set_role(ColumnRole::Out),
            Key::Char(' ') => self.set_role(match role(self) {
                ColumnRole::Out => ColumnRole::Note,
                ColumnRole::Note => ColumnRole::Unit,
                ColumnRole::Unit => ColumnRole::Identity,
                ColumnRole::Identity => ColumnRole::Out,
            }),
            _ => {}
        }
        Outcome::Stay
    }

    /// The keys of the question, for the footer.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> &'static str {
        match self.step {
            _ if self.is_waiting() => t::reading(lang),
            Step::Origin | Step::Method => t::keys_list(lang),
            Step::Columns => t::keys_columns(lang),
            Step::Preview => t::keys_preview(lang),
            step if self.areas.contains_key(&step) => t::keys_area(lang),
            _ => t::keys_line(lang),
        }
    }

    /// Fits what is written to the box.
    pub fn settle(&mut self, inner: Rect, look: Look) {
        let area = self.answer_area(inner, look.lang);
        if let Some(edit) = self.areas.get_mut(&self.step) {
            edit.fit(area.width, area.height);
        }
        if self.step == Step::Preview {
            let lines = self.preview(look.lang, usize::from(area.width)).len();
            self.scroll = self.scroll.min(lines.saturating_sub(usize::from(area.height)));
        }
    }

    /// Where the answer is given, below the question and above two lines for what is wrong.
    fn answer_area(&self, inner: Rect, lang: Lang) -> Rect {
        let asked = wrap(self.step.question(lang), usize::from(inner.width)).len();
        let above = u16::try_from(asked).unwrap_or(1).saturating_add(1).min(inner.height);
        let below = 3;
        Rect { y: inner.y + above, height: inner.height.saturating_sub(above + below), ..inner }
    }

    /// Draws the question and its answer; says where the cursor belongs.
    pub fn draw(&self, inner: Rect, look: Look, buffer: &mut Buffer) -> Option<Position> {
        let lang = look.lang;
        for (row, line) in (0..).zip(wrap(self.step.question(lang), usize::from(inner.width))) {
            put(buffer, inner, row, &[(line, Role::Label)], look);
        }
        let area = self.answer_area(inner, lang);
        let cursor = match self.step {
            Step::Origin => {
                let labels = [t::origin_file(lang), t::origin_hand(lang)];
                Some(self.draw_list(&labels.map(|label| (label.to_owned(), true)), area, look, buffer))
            }
            Step::Method => Some(self.draw_list(&self.methods(lang), area, look, buffer)),
            Step::Columns => self.draw_columns(area, look, buffer),
            Step::Preview => {
                let lines = self.preview(lang, usize::from(area.width));
                for (row, spans) in (0..area.height).zip(lines.iter().skip(self.scroll)) {
                    put(buffer, area, row, spans, look);
                }
                Some(area.as_position())
            }
            step => {
                let line = self.lines.get(&step).and_then(|line| line.draw(area, buffer, look, true));
                let text = self.areas.get(&step).and_then(|edit| edit.draw(area, buffer, look, true));
                line.or(text).map(|(x, y)| Position { x, y })
            }
        };
        self.draw_below(Rect { y: area.y + area.height, height: 3, ..inner }, look, buffer);
        cursor
    }

    fn draw_below(&self, area: Rect, look: Look, buffer: &mut Buffer) {
        let lang = look.lang;
        let (text, role) = match (&self.error, self.is_waiting()) {
            (_, true) => (t::reading(lang).to_owned(), Role::Active),
            (Some(error), _) => (error.clone(), Role::Error),
            (None, _) => (self.aside(lang), Role::Warning),
        };
        for (row, line) in (0..area.height).zip(wrap(&text, usize::from(area.width))) {
            put(buffer, area, row, &[(line, role)], look);
        }
    }

    /// What is to be borne in mind.
    fn aside(&self, lang: Lang) -> String {
        match self.step {
            Step::Columns => {
                let here = self.columns.get(self.column);
                let warning = here.and_then(|column| column.warning.as_ref()).map(|warning| warning.sentence(lang));
                warning.unwrap_or_else(|| t::no_persons(lang).to_owned())
            }
            Step::Size if self.origin == Origin::File => t::items_found(lang, &format::count(lang, self.items.into())),
            Step::Identities | Step::Chosen => t::no_persons(lang).to_owned(),
            Step::Preview => {
                let personal = self.drawing.as_ref().and_then(|drawing| drawing.personal.first());
                personal.map(|personal| personal.sentence(lang)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn methods(&self, lang: Lang) -> Vec<(String, bool)> {
        let label = |method: &DrawMethod| {
            let words = match method {
                DrawMethod::Random => t::method_random(lang),
                DrawMethod::Systematic => t::method_systematic(lang),
                DrawMethod::Targeted => t::method_targeted(lang),
                DrawMethod::All => t::method_all(lang),
            };
            let offered = self.offers(*method);
            let why = if offered { String::new() } else { format!(" ({})", t::only_targeted(lang)) };
            (format!("{words}{why}"), offered)
        };
        METHODS.iter().map(label).collect()
    }

    fn draw_list(&self, labels: &[(String, bool)], area: Rect, look: Look, buffer: &mut Buffer) -> Position {
        let chosen = self.chosen();
        for ((row, number), (label, offered)) in (0..).zip(1..).zip(labels) {
            let role = if *offered { Role::Text } else { Role::Muted };
            put(buffer, area, row, &[(format!("{number} {label}"), role)], look);
            if usize::from(row) == chosen {
                mark(buffer, area, row, look, true);
            }
        }
        let row = u16::try_from(chosen).unwrap_or(0);
        Position { x: area.x, y: area.y + row }
    }

    fn draw_columns(&self, area: Rect, look: Look, buffer: &mut Buffer) -> Option<Position> {
        let lang = look.lang;
        put(buffer, area, 0, &[(t::columns_keys(lang).to_owned(), Role::Key)], look);
        let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let height = usize::from(list.height);
        let top = crate::ui::state::tree::scrolled(0, self.column, self.columns.len(), height);
        let name_width = usize::from((list.width / 3).max(10));
        let mut cursor = None;
        for (row, (at, column)) in (0..list.height).zip(self.columns.iter().enumerate().skip(top)) {
            let (word, role) = match column.role {
                ColumnRole::Identity => (t::role_identity(lang), Role::Good),
                ColumnRole::Unit => (t::role_unit(lang), Role::Good),
                ColumnRole::Note => (t::role_note(lang), Role::Good),
                ColumnRole::Out => (t::role_out(lang), Role::Muted),
            };
            let sign = if column.warning.is_some() {
                crate::i18n::sheets::mark_sign(look.glyphs, Some(MarkCode::Deviation))
            } else {
                " "
            };
            let name = shorten(&column.name, name_width, look.glyphs.ellipsis());
            let pad = name_width.saturating_sub(usize::from(columns(&name)));
            let spans = [
                (format!("{word:<13}"), role),
                (format!("{sign} "), Role::Warning),
                (format!("{name}{:pad$}  ", ""), Role::Text),
                (column.examples.clone(), Role::Muted),
            ];
            put(buffer, list, row, &spans, look);
            if at == self.column {
                mark(buffer, list, row, look, true);
                cursor = Some(Position { x: list.x, y: list.y + row });
            }
        }
        cursor
    }

    /// Everything that will be recorded, before it is.
    fn preview(&self, lang: Lang, width: usize) -> Vec<Vec<(String, Role)>> {
        let mut lines = Vec::new();
        let mut field = |label: &str, value: &str| {
            for (row, line) in wrap(value, width.saturating_sub(12)).into_iter().enumerate() {
                let label = if row == 0 { label } else { "" };
                lines.push(vec![(format!("{label:<12}"), Role::Label), (line, Role::Text)]);
            }
        };
        let count = |number: u64| format::count(lang, number);
        let known = match (&self.drawing, self.origin) {
            (Some(drawing), Origin::File) => Some(u64::from(drawing.population.items)),
            _ => self.population_count(),
        };
        field(t::name(lang), self.text(Step::Name));
        let source = self.source();
        field(
            t::population(lang),
            &known.map_or_else(|| source.clone(), |known| t::of_items(lang, &source, &count(known))),
        );
        field(t::method(lang), &self.method_words(lang));
        let drawn = self.drawing.as_ref().map_or(0, |drawing| drawing.items.len());
        let drawn_words = match known {
            Some(known) => t::drawn_of(lang, &count(drawn as u64), &count(known)),
            None => count(drawn as u64),
        };
        field(t::items(lang), if drawn == 0 { t::none_yet(lang) } else { &drawn_words });
        if let Some(drawing) = &self.drawing {
            let shown: Vec<&str> = drawing.items.iter().take(SHOWN).map(|item| item.id.as_str()).collect();
            let rest = drawn.saturating_sub(SHOWN);
            let more = if rest > 0 { format!(" {}", t::more_items(lang, &count(rest as u64))) } else { String::new() };
            field("", &format!("{}{more}", shown.join(", ")));
            self.list_facts(drawing, lang, &mut field);
        }
        for (at, attribute) in self.attributes().iter().enumerate() {
            let label = if at == 0 { t::attributes(lang) } else { "" };
            let indent = if attribute.within.is_some() { "  - " } else { "" };
            field(label, &format!("{indent}{}", attribute.name));
        }
        lines
    }

    fn list_facts(&self, drawing: &Drawing, lang: Lang, field: &mut impl FnMut(&str, &str)) {
        if self.origin != Origin::File {
            return;
        }
        let kept: Vec<&str> =
            self.columns.iter().filter(|column| column.role != ColumnRole::Out).map(|c| c.name.as_str()).collect();
        field(t::columns(lang), &kept.join(", "));
        field(t::frozen_on(lang), &self.today.to_string());
        field(t::fingerprint(lang), &drawing.population.source.sha256);
    }

    fn method_words(&self, lang: Lang) -> String {
        match self.drawing.as_ref().map(|drawing| &drawing.method) {
            Some(Method::Random { seed, .. }) => t::with_seed(lang, seed),
            Some(Method::Systematic { start, interval, .. }) => t::every(lang, (*interval).into(), (*start).into()),
            _ if self.method == DrawMethod::Targeted => t::because(lang, self.text(Step::Reason)),
            _ => t::method_all(lang).to_owned(),
        }
    }
}
