//! What rows of tables say of deviations and their actions.

use super::field::Field;
use super::fold::fold_name;
use super::judgement::{self, Graded};
use super::reading::{Link, NoteKind, ReadAction, ReadDeviation, Why};
use super::record::{Fields, one_line};
use super::rows::Row;
use super::walk::{Walker, append};
use super::words;

impl Walker<'_> {
    /// A deviation that stands in the row of its control.
    pub(super) fn deviation_of_control(&mut self, fields: &mut Fields, row: &Row) {
        let link = match (self.at.area, self.at.risk, self.at.control) {
            (Some(area), Some(risk), Some(control)) => Some(Link::Control(area, risk, control)),
            _ => None,
        };
        let title = self.control_mut().map(|control| control.title.clone()).unwrap_or_default();
        let deviates = [Field::Deviation, Field::Action].iter().any(|field| fields.contains_key(field));
        if !deviates {
            return;
        }
        if let Some(deviation) = self.deviation(title, true, fields, row) {
            self.out.deviations.push(ReadDeviation { link, ..deviation });
        } else if let Some((said, heading)) =
            fields.remove(&Field::Deviation).filter(|(said, _)| !judgement::nothing(said))
            && let Some(outcome) = self.outcome_mut()
        {
            // There was no deviation, and more was said of that than "no".
            append(&mut outcome.comment, &format!("{heading}: {said}"), false);
        }
    }

    /// A row of a table of deviations.
    pub(super) fn deviation_row(&mut self, table: usize, row: &Row) {
        let mut fields = self.fields(table, row);
        if fields.is_empty() {
            return;
        }
        self.placed(row);
        let names = [Field::Concerns, Field::Control, Field::RiskPoint, Field::Area];
        let mut texts = names.into_iter().filter_map(|field| fields.remove(&field)).map(|(name, _)| name);
        let first = texts.next();
        let rest: Vec<String> = texts.collect();
        if first.is_none()
            && !fields.contains_key(&Field::Deviation)
            && let Some(action) = self.out.deviations.last_mut().and_then(|deviation| deviation.actions.last_mut())
            && let Some((more, _)) = fields.remove(&Field::Action)
        {
            append(&mut action.what, &more, false);
            self.list_rest(&mut fields, row, Why::Orphan);
            return;
        }
        let title = first.clone().or_else(|| fields.get(&Field::Deviation).map(|(text, _)| one_line(text)));
        if let Some(mut deviation) = self.deviation(title.unwrap_or_default(), false, &mut fields, row) {
            for field in [Field::Background, Field::Result, Field::Comment] {
                if let Some((text, heading)) = fields.remove(&field) {
                    append(&mut deviation.description, &format!("{heading}: {text}"), false);
                }
            }
            for name in rest.iter().filter(|name| fold_name(name) != fold_name(&deviation.title)) {
                append(&mut deviation.description, name, false);
            }
            self.out.deviations.push(deviation);
        } else {
            let all = first.into_iter().chain(rest).collect::<Vec<_>>().join(" | ");
            self.list(row, all, Why::NoDeviation);
            self.list_rest(&mut fields, row, Why::NoDeviation);
        }
        self.list_rest(&mut fields, row, Why::Value);
    }

    /// What a row says of a deviation. The row of a control has none when nothing is to be done either.
    fn deviation(&mut self, title: String, of_control: bool, fields: &mut Fields, row: &Row) -> Option<ReadDeviation> {
        let mut take = |field| fields.remove(&field);
        let (said, action) =
            (take(Field::Deviation), take(Field::Action).filter(|(what, _)| !judgement::nothing(what)));
        let graded = said.as_ref().map_or(Graded::Unknown, |(text, _)| judgement::severity(text));
        if action.is_none() && (graded == Graded::None || (of_control && said.is_none())) {
            fields.extend(said.map(|said| (Field::Deviation, said)));
            return None;
        }
        let owner = action.as_ref().and_then(|_| take(Field::ActionOwner).or_else(|| take(Field::Responsible)));
        let due = action.as_ref().and_then(|_| take(Field::ActionDue));
        let made = |what: String, heading: &str| ReadAction {
            what,
            owner: owner.as_ref().map(|(owner, _)| one_line(owner)).unwrap_or_default(),
            due_on: due.as_ref().and_then(|(due, _)| words::date_of_column(due)),
            due_text: due.as_ref().map(|(due, _)| one_line(due)).unwrap_or_default(),
            state: words::action_state(heading),
        };
        let actions = action.map_or_else(Vec::new, |(what, heading)| {
            points(&what).into_iter().map(|what| made(what, &heading)).collect()
        });
        let mut deviation = ReadDeviation { place: row.place.clone(), title, actions, ..ReadDeviation::default() };
        deviation.unit = take(Field::Unit).map(|(unit, _)| one_line(&unit)).unwrap_or_default();
        deviation.root_cause = take(Field::RootCause).map(|(cause, _)| cause).unwrap_or_default();
        if let Some((text, _)) = said {
            match graded {
                Graded::As(severity) => deviation.severity = Some(severity),
                Graded::None | Graded::Unknown => {
                    self.note(&row.place, NoteKind::SeverityUnknown(text.chars().take(80).collect()));
                }
            }
            if !judgement::only_severity(&text) && text != deviation.title {
                deviation.description = text;
            }
        }
        Some(deviation)
    }
}

/// The points of a text that is nothing but a list of them, each an action of its own; else the text.
fn points(text: &str) -> Vec<String> {
    let point = |line: &str| line.trim().strip_prefix(['-', '•', '–', '*']).map(|point| point.trim().to_owned());
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let points: Option<Vec<String>> = lines.map(point).collect();
    points.filter(|points| points.iter().all(|point| !point.is_empty())).unwrap_or_else(|| vec![text.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_list_of_points_is_several_actions() {
        for (text, expected) in [
            ("- Öva.\n\n- Utbilda.", vec!["Öva.", "Utbilda."]),
            ("- Öva.", vec!["Öva."]),
            ("Vi gör detta:\n- Övar.", vec!["Vi gör detta:\n- Övar."]),
            ("Övar.\nUtbildar.", vec!["Övar.\nUtbildar."]),
            ("-", vec!["-"]),
        ] {
            assert_eq!(points(text), expected);
        }
    }
}
