//! Generated records of the year's course.

use super::changes::{Step, What, day, one_of, perhaps, pick};
use super::world::id;
use ikplan::domain::*;

/// A look, with a logo that need not be a picture: that is not for the records to know.
fn look(step: &Step) -> Look {
    let Step { a, b, c, name, .. } = step;
    let [red, _] = a.to_le_bytes();
    let [green, blue] = b.to_le_bytes();
    let kind = one_of(ImageKind::ALL, *c);
    let logo = perhaps(*c, Logo { kind, image: Image(format!("{a} {b}").into_bytes().into()) });
    let accent = perhaps(*b, Colour(red, green, blue));
    Look { logo, alt: name.clone(), accent, second: perhaps(*a, Colour(blue, red, green)), ..Look::blank() }
}

/// The record a step means, of the kinds that belong to the year's course.
pub(super) fn of_year(step: &Step, book: &Book) -> Option<Record> {
    let Step { what, a, b, c, name, text } = step.clone();
    let rank = i64::from(b);
    let registry_no = text.clone();
    if matches!(what, What::Look) {
        return Some(look(step).into());
    }
    let plan_id = pick::<Plan>(book, a)?.id;
    Some(match what {
        What::ActionPlan => {
            ActionPlan { id: id().into(), plan_id, rank, name, registry_no, adopted_on: perhaps(c, day(c)), note: text }
                .into()
        }
        What::EffectCheck => {
            let (action_id, effect) = (pick::<Action>(book, b)?.id, one_of(Effect::ALL, c));
            EffectCheck { id: id().into(), action_id, on: day(c), by: name, effect, text }.into()
        }
        What::Supplement => {
            let control_id = pick::<ControlActivity>(book, a)?.id;
            let periods: Vec<_> = book.periods(book.plan_of(control_id)?).collect();
            let period_id = periods.get(usize::from(b).checked_rem(periods.len())?)?.id;
            let section = one_of(Section::ALL, c);
            Supplement { id: id().into(), control_id, period_id, rank, section, on: day(c), text: name, by: text }
                .into()
        }
        What::SignOff => {
            let (period_id, opened_on) = (pick::<Period>(book, b)?.id, perhaps(c, day(c)));
            let (on, by, opened_by, opened_because) = (day(b), name, text.clone(), text);
            SignOff { id: id().into(), period_id, version: c % 4, on, by, opened_on, opened_by, opened_because }.into()
        }
        What::Reception => {
            let period = pick::<Period>(book, b).filter(|period| period.plan_id == plan_id);
            let period_id = period.and_then(|period| perhaps(c, period.id));
            let (receiver, on) = (one_of(Receiver::ALL, c), perhaps(b, day(c)));
            Reception { id: id().into(), plan_id, period_id, receiver, on, section: name, registry_no, note: text }
                .into()
        }
        What::Revision => {
            let on = perhaps(b, day(b));
            Revision { id: id().into(), plan_id, number: c % 5, on, section: name, registry_no, what: text }.into()
        }
        What::GoverningDocument => {
            let risk_point_ids = pick::<RiskPoint>(book, b).map(|point| point.id).into_iter().collect();
            let (kind, dated_on) = (one_of(DocumentKind::ALL, c), perhaps(c, day(c)));
            GoverningDocument {
                id: id().into(),
                plan_id,
                rank,
                name,
                kind,
                dated_on,
                registry_no,
                risk_point_ids,
                note: text,
            }
            .into()
        }
        What::Carried => {
            let lineage_id = uuid::Uuid::from_u128(u128::from(c % 6));
            let decision = one_of(Carry::ALL, b);
            Carried { id: id().into(), plan_id, lineage_id, title: name, decision, reason: text }.into()
        }
        _ => return None,
    })
}
