//! Hands that know nothing: no input and no size makes a form fall, and what was typed is in the draft.

use super::search::cases;
use crate::desk::{Desk, sample};
use ikplan::app::demo;
use ikplan::domain::RecordKind;
use ikplan::i18n::Lang;
use ikplan::ui::form::{FormOutcome, FormState, Saving, view};
use ikplan::ui::input::{Chord, Input, Key, MouseKind};
use ikplan::ui::look::Look;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn input() -> impl Strategy<Value = Input> {
    let keys = vec![
        Key::Char('å'),
        Key::Char('2'),
        Key::Char(' '),
        Key::Char('+'),
        Key::Char('-'),
        Key::Char('p'),
        Key::Char('z'),
        Key::Char('y'),
        Key::Char('w'),
        Key::Char('s'),
        Key::Char('e'),
        Key::Char('\u{30a}'),
        Key::Enter,
        Key::Tab,
        Key::BackTab,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Backspace,
        Key::Delete,
        Key::Esc,
        Key::F(2),
    ];
    let mouse = vec![MouseKind::Press, MouseKind::Double, MouseKind::Context, MouseKind::WheelUp, MouseKind::WheelDown];
    prop_oneof![
        8 => (prop::sample::select(keys), prop::bool::weighted(0.2), prop::bool::weighted(0.05))
            .prop_map(|(key, ctrl, alt)| Input::Chord(Chord { key, ctrl, alt, shift: false })),
        1 => "[a-zåäö\n\t]{0,12}(👩‍⚕️|a\u{308}|\r\n|漢)?".prop_map(Input::Paste),
        1 => (prop::sample::select(mouse), 0u16..200, 0u16..60).prop_map(|(kind, x, y)| Input::Mouse(kind, x, y)),
        1 => Just(Input::FocusLost),
    ]
}

const KINDS: [RecordKind; 9] = [
    RecordKind::Plan,
    RecordKind::Period,
    RecordKind::Area,
    RecordKind::RiskPoint,
    RecordKind::ControlActivity,
    RecordKind::Question,
    RecordKind::Outcome,
    RecordKind::Deviation,
    RecordKind::Action,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(60)))]

    #[test]
    fn no_input_and_no_size_makes_a_form_fall(
        kind in prop::sample::select(KINDS.to_vec()),
        inputs in prop::collection::vec((input(), 0u16..200, 0u16..60), 1..50),
    ) {
        let mut desk = Desk::on(kind);
        let look = Look::default();
        for (step, (input, width, height)) in inputs.into_iter().enumerate() {
            let area = Rect::new(0, 0, width, height);
            let mut buf = Buffer::empty(area);
            if step % 3 > 0 {
                desk.form.settle(area, &look);
            }
            let outcome = desk.give(&input);
            if let FormOutcome::Submit(change) = outcome {
                // Whatever it gives, the model takes it or says at a field why not.
                if let Err(problem) = desk.book.apply(&change) {
                    prop_assert!(problem.field.is_none() || desk.form.refuse(&problem), "{:?}", problem);
                }
            }
            if step % 2 > 0 {
                desk.form.settle(area, &look);
            }
            let cursor = view(&desk.form, area, &look, &mut buf);
            if let Some(place) = cursor {
                prop_assert!(area.contains(place.into()));
            } else {
                prop_assert!(width < 8 || height < 4, "no cursor at {}x{} in {:?}", width, height, desk.form.focused());
            }
        }
    }

    #[test]
    fn what_was_typed_is_in_the_draft(
        kind in prop::sample::select(KINDS.to_vec()),
        inputs in prop::collection::vec(input(), 1..60),
    ) {
        let mut desk = Desk::on(kind);
        let mut stored = None;
        let mut store = |saving: Saving| match saving {
            Saving::Nothing => {}
            Saving::Draft(draft) => stored = Some(draft),
            Saving::Drop(_) => stored = None,
        };
        for input in &inputs {
            match desk.give(input) {
                FormOutcome::Save(saving) | FormOutcome::Leave(saving) => store(saving),
                _ => {}
            }
        }
        store(desk.form.take_draft(desk.now.at));
        let records = sample(&desk.book, kind);
        let mut again = FormState::on(&desk.book, Some(demo::PLAN), records, Lang::Sv, demo::TODAY).unwrap();
        if let Some(draft) = stored {
            again = again.with_draft(&draft, desk.now.local);
        }
        for field in desk.form.spec().fields {
            prop_assert_eq!(again.value(field.id), desk.form.value(field.id), "{}", field.id);
        }
    }
}
