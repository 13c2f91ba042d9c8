//! How much of each list the one-page summary has room for. Nothing is set here: heights are estimated from how many
//! characters a line holds, rather too high than too low, and for the format that takes most room: Word with the fonts that
//! stand in for its own.

use crate::report::model::{Drawing, Figure, Flow, Row, Text};

/// What the lists share, in points, when nothing is drawn above them and four facts stand there.
const ROOM: usize = 506;
/// A fact more.
const FACT: usize = 15;
/// A line of the leading sentences beyond their own, and how many characters one holds.
const LEAD_LINE: usize = 17;
const LEAD_WIDE: usize = 84;
/// A logo beside the name of the municipality.
const LOGO: usize = 22;
/// A line of the name of a bar, how many characters it holds and how many lines are drawn, and what surrounds a bar.
const BAR_LINE: usize = 12;
const BAR_WIDE: usize = 32;
const BAR_LINES: usize = 3;
const AROUND_BAR: usize = 6;
/// The heading of each list with the head of its table; the second is no table.
const FRAMES: [usize; 3] = [51, 33, 48];
/// The remark on how many more there are.
const REMARK: usize = 24;
/// A line of a list, and of a cell with what surrounds the cell.
const LINE: usize = 15;
const CELL_LINE: usize = 12;
const AROUND_CELL: usize = 9;
/// What parts the items of a list in a cell.
const BETWEEN_ITEMS: usize = 3;
/// How many characters a line of the page holds, and a line of a cell as wide as the page.
const WIDE: usize = 94;
const CELL_WIDE: usize = 116;
/// What the space at both sides of a cell takes of that.
const SIDES: usize = 3;

/// What stands above the lists.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Above {
    /// How tall the bars are that are drawn.
    pub(super) drawing: usize,
    /// How many facts there are under the title.
    pub(super) facts: usize,
    /// How many lines more the leading sentences take than there are sentences.
    pub(super) lead: usize,
    /// Whether there is a logo.
    pub(super) logo: bool,
}

impl Above {
    /// What is left for the lists.
    fn room(self) -> usize {
        let logo = if self.logo { LOGO } else { 0 };
        let (facts, lead) = (self.facts.saturating_sub(4) * FACT, self.lead * LEAD_LINE);
        ROOM.saturating_sub(self.drawing + facts + lead + logo)
    }
}

/// Whether there is room for one item of each list.
pub(super) fn has_room(above: Above, lists: [&[usize]; 3]) -> bool {
    let least = |(list, frame): (&[usize], usize)| {
        list.first().map_or(0, |first| frame + first + if list.len() > 1 { REMARK } else { 0 })
    };
    lists.into_iter().zip(FRAMES).map(least).sum::<usize>() <= above.room()
}

/// How many items of each list are shown: one of each in any case, then of the first for as long as there is room and there
/// are items, then in turn of the others, and of no list more than it may have. Lists are given by the heights of their items.
pub(super) fn fit(above: Above, lists: [&[usize]; 3], most: [usize; 3]) -> [usize; 3] {
    // Each list that is not whole has a remark under it.
    let mut cut = 0;
    loop {
        let shown = fit_in(above.room().saturating_sub(cut * REMARK), lists, most);
        let is_cut = |(list, shown): &(&&[usize], usize)| list.len() > *shown;
        let now = lists.iter().zip(shown).filter(is_cut).count();
        if now <= cut {
            return shown;
        }
        cut = now;
    }
}

fn fit_in(mut room: usize, lists: [&[usize]; 3], most: [usize; 3]) -> [usize; 3] {
    let mut shown = [0; 3];
    let mut take = |of: usize, in_any_case: bool| {
        let (Some(list), Some(shown), Some(most)) = (lists.get(of), shown.get_mut(of), most.get(of)) else {
            return false;
        };
        let Some(height) = list.get(*shown).filter(|_| *shown < *most) else { return false };
        let needed = height + if *shown == 0 { FRAMES.get(of).copied().unwrap_or(0) } else { 0 };
        let is_taken = in_any_case || needed <= room;
        if is_taken {
            room = room.saturating_sub(needed);
            *shown += 1;
        }
        is_taken
    };
    for of in 0..3 {
        take(of, true);
    }
    while take(0, false) {}
    while [1, 2].map(|of| take(of, false)).contains(&true) {}
    shown
}

/// About how tall the bars of a drawing are together.
pub(super) fn of_bars(figure: &Figure) -> usize {
    let Drawing::Bars { bars, .. } = &figure.drawing else { return 0 };
    bars.iter().map(|bar| AROUND_BAR + BAR_LINE * lines(&bar.label, BAR_WIDE).clamp(1, BAR_LINES)).sum()
}

/// How many lines more some sentences take than there are of them.
pub(super) fn of_lead(text: &Text) -> usize {
    let text = text.plain();
    lines(&text, LEAD_WIDE).saturating_sub(text.lines().count())
}

/// About how tall an item of a list is.
pub(super) fn of_item(text: &Text) -> usize {
    LINE * lines(&text.plain(), WIDE)
}

/// About how tall a row is in a table whose columns have these shares of the page.
pub(super) fn of_row(row: &Row, shares: &[u16]) -> usize {
    let all = shares.iter().map(|share| usize::from(*share)).sum::<usize>().max(1);
    let tallest = row.cells.iter().zip(shares).map(|(cell, share)| {
        let wide = CELL_WIDE * usize::from(*share) / all;
        let gaps = |part: &Flow| match part {
            Flow::List(items) => items.len().saturating_sub(1) * BETWEEN_ITEMS,
            Flow::Paragraph(_) => 0,
        };
        let gaps: usize = cell.flow.iter().map(gaps).sum();
        CELL_LINE * lines(&cell.plain(), wide.saturating_sub(SIDES)) + gaps
    });
    AROUND_CELL + tallest.max().unwrap_or(CELL_LINE)
}

/// How many lines a text takes: no word is divided that has room on one.
fn lines(text: &str, wide: usize) -> usize {
    let wide = wide.max(1);
    let lines_of = |line: &str| {
        let (mut lines, mut filled) = (1, 0);
        for word in line.split_whitespace().map(|word| word.chars().count()) {
            if filled > 0 && filled + 1 + word > wide {
                (lines, filled) = (lines + 1, 0);
            }
            let end = filled + usize::from(filled > 0) + word;
            let more = end.saturating_sub(1) / wide;
            (lines, filled) = (lines + more, end - more * wide);
        }
        lines
    };
    text.lines().map(lines_of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_filled_until_the_page_is_full() {
        let (low, tall) = ([20; 9], [400; 9]);
        let fit = |bars: usize, lists, most| fit(Above { drawing: bars * 18, ..Above::default() }, lists, most);
        // 506 less 54 for the bars and 72 for the remarks; 132 for the heads: twelve of 20.
        assert_eq!(fit(3, [&low, &low, &low], [5, 7, 5]), [5, 4, 3]);
        assert_eq!(fit(3, [&low[..2], &low[..4], &low[..1]], [5, 7, 5]), [2, 4, 1]);
        assert_eq!(fit(3, [&low, &[], &low], [5, 7, 5]), [5, 0, 5]);
        assert_eq!(fit(0, [&tall, &low, &low], [5, 7, 5]), [1, 1, 1]);
        assert_eq!(
            fit(0, [&low, &[100, 400], &low], [5, 7, 5]),
            [5, 1, 5],
            "what does not fit makes way for what does"
        );
        assert_eq!(fit(40, [&low, &[], &low], [5, 7, 5]), [1, 0, 1]);
    }

    #[test]
    fn there_is_room_for_one_of_each_or_there_is_not() {
        let room = |drawing, lists| has_room(Above { drawing, ..Above::default() }, lists);
        assert!(room(54, [&[100, 100], &[30, 30], &[30]]));
        assert!(!room(54, [&[200, 100], &[30, 30], &[50]]));
        assert!(!room(300, [&[100, 100], &[30, 30], &[30]]));
        assert!(room(300, [&[100, 100], &[], &[]]));
    }

    #[test]
    fn what_stands_above_the_lists_takes_of_their_room() {
        let low = [20; 9];
        let shown = |facts, logo| {
            fit(Above { drawing: 54, facts, logo, ..Above::default() }, [&low, &low, &low], [9, 9, 9])
                .iter()
                .sum::<usize>()
        };
        assert_eq!(shown(4, false), shown(2, false));
        assert!(shown(6, false) < shown(4, false) && shown(4, true) < shown(4, false));
    }

    #[test]
    fn a_sentence_on_two_lines_and_a_list_in_a_cell_take_of_their_room_too() {
        assert_eq!(of_lead(&Text::from("kort\nkort")), 0);
        assert_eq!(of_lead(&Text::from(format!("kort\n{}", "ord ".repeat(30)))), 1);
        let items = |count| Row::of(vec![crate::report::model::Cell::of(vec![Flow::List(vec!["kort".into(); count])])]);
        assert_eq!(of_row(&items(3), &[1]), of_row(&items(1), &[1]) + 2 * (CELL_LINE + BETWEEN_ITEMS));
        let low = [20; 9];
        let shown = |lead| fit(Above { lead, ..Above::default() }, [&low, &low, &low], [9, 9, 9]).iter().sum::<usize>();
        assert!(shown(2) < shown(0));
    }

    #[test]
    fn a_row_is_as_tall_as_its_tallest_cell() {
        let row = |text: &str| Row::of(vec!["a".into(), text.into()]);
        let one = of_row(&row("kort"), &[1, 1]);
        assert_eq!(one, AROUND_CELL + CELL_LINE);
        assert_eq!(of_row(&row("kort\nkort\nkort"), &[1, 1]), one + 2 * CELL_LINE);
        assert!(of_row(&row(&"ord ".repeat(40)), &[3, 1]) > of_row(&row(&"ord ".repeat(40)), &[1, 3]));
    }
}
