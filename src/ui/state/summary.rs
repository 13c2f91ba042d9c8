//! The summary pane: serious and minor always apart, each line leads to what it counts.

use super::detail::{Target, severity_role, status_role};
use super::tree::scrolled;
use crate::domain::{Book, Figures, Severity, SeverityCounts, Status, subject};
use crate::i18n::screen as t;
use crate::i18n::terms::Terms;
use crate::ui::look::{Look, Role};
use crate::ui::wrap::{shorten, wrap};
use unicode_width::UnicodeWidthStr;

/// What Enter on a line does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Nothing: the line is a heading or blank.
    None,
    /// Narrows the tree to the controls with one of the statuses that the line counts.
    Filter(Vec<Status>),
    /// Lists the deviations, the worst first.
    Deviations,
    /// Goes to what the line shows.
    Goto(Target),
    /// Lists the actions, late first.
    Actions,
}

/// A line of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryLine {
    /// Pieces of text with what they are for.
    pub spans: Vec<(String, Role)>,
    /// What Enter does.
    pub lead: Lead,
}

/// The state of the pane.
#[derive(Clone, Debug, Default)]
pub struct SummaryState {
    /// The lines, as of the latest layout.
    pub lines: Vec<SummaryLine>,
    /// The line the cursor is on.
    pub at: usize,
    /// The first line in view.
    pub scroll: usize,
}

impl SummaryState {
    /// Moves the cursor by some lines.
    pub fn step(&mut self, lines: isize) {
        self.at = self.at.saturating_add_signed(lines).min(self.lines.len().saturating_sub(1));
    }

    /// What Enter does on this line.
    #[must_use]
    pub fn lead(&self) -> Option<&Lead> {
        self.lines.get(self.at).map(|line| &line.lead)
    }

    /// What the cursor is on, where it is a thing.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        match self.lead()? {
            Lead::Goto(target) => Some(*target),
            _ => None,
        }
    }

    /// Scrolls so that the cursor is in view.
    pub fn settle(&mut self, height: usize) {
        self.scroll = scrolled(self.scroll, self.at, self.lines.len(), height);
    }
}

/// The lines for the figures of a period. What fits in the smallest pane comes first.
#[must_use]
pub fn lines(book: &Book, figures: &Figures, look: Look, width: usize) -> Vec<SummaryLine> {
    let mut lines = counts(figures, look, width);
    lines.extend(table(book, figures, look, width));
    lines.extend(periods(book, figures, look));
    lines
}

fn line(spans: Vec<(String, Role)>, lead: Lead) -> SummaryLine {
    SummaryLine { spans, lead }
}

/// A severity with how many deviations have it.
fn graded(look: Look, severity: Option<Severity>, word: &str, count: u32) -> (String, Role) {
    let text = format!("{} {word} {count}", look.glyphs.severity(severity));
    (text, if count > 0 { severity_role(severity) } else { Role::Muted })
}

/// The two severities, and the deviations that nobody has graded yet: those wait for somebody, so they are told where they
/// are seen in the smallest window, in shorter words if need be.
fn severities(counts: &SeverityCounts, look: Look, width: usize) -> Vec<(String, Role)> {
    let terms = Terms::new(look.lang);
    let mut grades = vec![(Some(Severity::Serious), counts.serious), (Some(Severity::Minor), counts.minor)];
    if counts.ungraded > 0 {
        grades.push((None, counts.ungraded));
    }
    let told = |word: &dyn Fn(Option<Severity>) -> &'static str, gap: &str| {
        let one = |(severity, count): &(Option<Severity>, u32)| graded(look, *severity, word(*severity), *count);
        let each = grades.iter().map(one);
        let spans = each.flat_map(|span| [(gap.to_owned(), Role::Text), span]).skip(1);
        spans.collect::<Vec<_>>()
    };
    let whole = told(&|severity| terms.severity_short(severity), "   ");
    let taken: usize = whole.iter().map(|(text, _)| text.width()).sum();
    if taken <= width { whole } else { told(&|severity| t::severity_tiny(look.lang, severity), "  ") }
}

fn counts(figures: &Figures, look: Look, width: usize) -> Vec<SummaryLine> {
    let terms = Terms::new(look.lang);
    let observations = figures.severity.observations;
    let mut lines = vec![line(severities(&figures.severity, look, width), Lead::Deviations)];
    let status = |status: Status| {
        let count = figures.status.of(status);
        let text = format!("{} {} {count}", look.glyphs.status(status), terms.status_short(status));
        (text, if count > 0 { status_role(status) } else { Role::Muted })
    };
    lines.push(line(
        vec![status(Status::NotStarted), ("  ".to_owned(), Role::Text), status(Status::Started)],
        Lead::Filter(vec![Status::NotStarted, Status::Started]),
    ));
    lines.push(line(
        vec![status(Status::Paused), ("  ".to_owned(), Role::Text), status(Status::Completed)],
        Lead::Filter(vec![Status::Paused, Status::Completed]),
    ));
    let (open, late) = (figures.open_actions, figures.late_actions);
    let role = if late > 0 { Role::Warning } else { Role::Text };
    lines.push(line(vec![(t::actions_open_late(look.lang, open, late), role)], Lead::Actions));
    if figures.status.of(Status::NotKnown) > 0 {
        lines.push(line(vec![status(Status::NotKnown)], Lead::Filter(vec![Status::NotKnown])));
    }
    if observations > 0 {
        let grade = Some(Severity::Observation);
        lines.push(line(vec![graded(look, grade, terms.severity_short(grade), observations)], Lead::Deviations));
    }
    lines
}

fn table(book: &Book, figures: &Figures, look: Look, width: usize) -> Vec<SummaryLine> {
    if figures.worst.is_empty() {
        return Vec::new();
    }
    let terms = Terms::new(look.lang);
    let mut lines = vec![
        line(Vec::new(), Lead::None),
        line(vec![(t::deviations_and_actions(look.lang).to_owned(), Role::Heading)], Lead::None),
    ];
    for deviation in figures.worst.iter().filter_map(|id| book.deviation(*id)) {
        let lead = Lead::Goto(Target::Deviation(deviation.id));
        let severity = deviation.severity;
        let sign = look.glyphs.severity(severity);
        let text = format!("{sign} {}: {}", terms.severity_short(severity), subject(book, deviation));
        for (number, piece) in wrap(&text, width.saturating_sub(2)).into_iter().enumerate() {
            let span = if number == 0 { (piece, severity_role(severity)) } else { (format!("  {piece}"), Role::Text) };
            lines.push(line(vec![span], lead.clone()));
        }
        for action in book.actions_of(deviation.id) {
            let text = format!("  {} {}", t::action_mark(look.lang), action.what);
            let text = shorten(&text, width, look.glyphs.ellipsis());
            lines.push(line(vec![(text, Role::Muted)], Lead::Goto(Target::Action(action.id))));
        }
    }
    let more = figures.more();
    if more > 0 {
        let lead = Lead::Deviations;
        lines.push(line(vec![(t::more_deviations(look.lang, more), Role::Active)], lead));
    }
    lines
}

fn periods(book: &Book, figures: &Figures, look: Look) -> Vec<SummaryLine> {
    let mut lines =
        vec![line(Vec::new(), Lead::None), line(vec![(t::by_period(look.lang).to_owned(), Role::Heading)], Lead::None)];
    let names = figures.periods.iter().filter_map(|each| Some((each, book.period(each.period_id)?)));
    let widest = names.clone().map(|(_, period)| period.name.width()).max().unwrap_or(0);
    for (each, period) in names {
        let here = if period.id == figures.period_id { Role::Text } else { Role::Muted };
        let pad = widest.saturating_sub(period.name.width());
        let text = t::period_counts(look.lang, each.severity.serious, each.severity.minor);
        let done = t::done_of(look.lang, each.status.of(Status::Completed), each.status.total());
        lines.push(line(vec![(format!("{}{:pad$}  {text}  {done}", period.name, ""), here)], Lead::None));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::demo;
    use crate::domain::rollup;

    #[test]
    fn what_is_not_written_out_is_counted_and_leads_to_the_list() {
        let book = demo::book();
        let rolled = rollup(&book, demo::PLAN, demo::PERIOD);
        let mut figures = Figures::of(&book, demo::PLAN, demo::PERIOD, demo::TODAY, &rolled);
        let said = |figures: &Figures| {
            let lines = lines(&book, figures, Look::default(), 40);
            let more = lines.into_iter().find(|line| line.spans.iter().any(|(text, _)| text.contains("till:")));
            more.map(|line| (line.spans[0].0.clone(), line.lead))
        };
        assert_eq!(said(&figures), None);
        figures.severity.minor += 7;
        let (text, lead) = said(&figures).unwrap();
        assert!(text.starts_with("7 avvikelser till"), "{text}");
        assert_eq!(lead, Lead::Deviations, "Enter opens the list of deviations");
    }
}
