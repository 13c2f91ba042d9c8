//! What is to be done now, in words.

use super::{Lang, life, messages};
use crate::domain::{Book, DueItem, DueKind, DueSubject};

messages! {
    title: "Att göra nu", "To do now";
    sent_back: "Tillbakaskickad", "Sent back";
    action: "Åtgärd", "Action";
    effect_check: "Effektkontroll", "Effect check";
    acceptance: "Acceptans löper ut", "Acceptance runs out";
    control: "Ej slutförd", "Not completed";
    questions(count: usize): format!("Obesvarade delfrågor {count}"), format!("Unanswered questions {count}");
    review: "Ej granskad", "Not reviewed";
    unconfirmed: "Obekräftad från i fjol", "Unconfirmed from last year";
    follow_up: "Uppföljning", "Follow-up";
    group_late: "Försenat", "Late";
    group_within(days: u16):
        format!("Att göra inom {days} {}", if days == 1 { "dag" } else { "dagar" }),
        format!("Due within {days} {}", if days == 1 { "day" } else { "days" });
    group_due: "Att göra inom ledtiden", "Due within the lead time";
    group_unanswered: "Obesvarade delfrågor", "Unanswered questions";
    group_unreviewed: "Ej granskat", "Not reviewed";
    group_waiting: "Väntar, utan dag", "Waiting, without a day";
    lead(days: u16):
        format!("ledtid {days} {}", if days == 1 { "dag" } else { "dagar" }),
        format!("lead time {days} {}", if days == 1 { "day" } else { "days" });
    by_what: "efter vad", "by what";
    column_why: "Varför", "Why";
    column_what: "Vad", "What";
    hint: "Enter gå dit  s ordning: vad eller vem  / sök  ? hjälp  Esc stäng",
        "Enter go there  s order: what or who  / search  ? help  Esc close";
    waits(late: usize, count: usize): format!("försenat {late}, att göra {count}"), format!("late {late}, to do {count}");
    unreadable: "går inte att läsa", "cannot be read";
    nothing: "Det finns inget att göra just nu.", "There is nothing to do just now.";
    late(count: usize): format!("försenat {count}"), format!("late {count}");
}

/// Why something is to be done.
#[must_use]
pub fn kind(lang: Lang, item: &DueItem) -> String {
    match item.kind {
        DueKind::SentBack => sent_back(lang).to_owned(),
        DueKind::Action => action(lang).to_owned(),
        DueKind::EffectCheck => effect_check(lang).to_owned(),
        DueKind::Acceptance => acceptance(lang).to_owned(),
        DueKind::Control => control(lang).to_owned(),
        DueKind::Questions => questions(lang, item.count),
        DueKind::Review => review(lang).to_owned(),
        DueKind::Unconfirmed => unconfirmed(lang).to_owned(),
        DueKind::FollowUp => follow_up(lang).to_owned(),
    }
}

/// What is to be done, by its name.
#[must_use]
pub fn subject(book: &Book, item: &DueItem) -> String {
    let control = |id| book.control(id).map_or("", |control| control.title.as_str());
    match item.subject {
        DueSubject::Action(id) => {
            book.find::<crate::domain::Action>(id).map_or("", |each| each.what.as_str()).to_owned()
        }
        DueSubject::Deviation(id) => book.deviation(id).map_or("", |each| each.title.as_str()).to_owned(),
        DueSubject::Control(id, period) => {
            let period = book.period(period).map_or("", |period| period.name.as_str());
            format!("{} ({period})", control(id))
        }
        DueSubject::Carried(id) => control(id).to_owned(),
        DueSubject::Period(id) => book.period(id).map_or_else(String::new, |period| {
            let text = if period.follow_up.is_empty() { String::new() } else { format!(": {}", period.follow_up) };
            format!("{}{text}", life::dated(book, period))
        }),
    }
}

/// When it is to be done, in the fewest words; empty where no day is set.
#[must_use]
pub fn time(lang: Lang, item: &DueItem) -> String {
    item.days.map_or_else(String::new, |days| life::time_left(lang, days))
}
