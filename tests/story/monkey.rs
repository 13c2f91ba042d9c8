//! A monkey at the keyboard: any keys, pastes, clicks and window sizes, and nothing breaks.

use super::support::search::cases;
use crate::harness::Story;
use ikplan::domain::Change;
use ikplan::ui::input::{Chord, Input, Key, MouseKind};
use ikplan::ui::msg::Msg;
use proptest::prelude::*;

fn chord() -> impl Strategy<Value = Chord> {
    let named = prop::sample::select(vec![
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::BackTab,
        Key::Backspace,
        Key::Delete,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::F(1),
    ]);
    let letter = prop::sample::select(
        "abcdefghijklmnopqrstuvwxyzåäöABCHJKLMNOQSTUVW123456789 ,.*/:?+-".chars().collect::<Vec<_>>(),
    );
    let plain = prop_oneof![3 => letter.prop_map(Key::Char), 4 => named].prop_map(Chord::plain);
    let ctrl =
        prop::sample::select("aceflpqsuvwyz".chars().collect::<Vec<_>>()).prop_map(|c| Chord::ctrl(Key::Char(c)));
    prop_oneof![9 => plain, 1 => ctrl]
}

fn input() -> impl Strategy<Value = Input> {
    let mouse = prop::sample::select(vec![
        MouseKind::Press,
        MouseKind::Double,
        MouseKind::Context,
        MouseKind::WheelUp,
        MouseKind::WheelDown,
    ]);
    prop_oneof![
        40 => chord().prop_map(Input::Chord),
        1 => "[a-zåäö\t\n👪]{0,30}".prop_map(Input::Paste),
        2 => (mouse, 0u16..160, 0u16..50).prop_map(|(kind, column, row)| Input::Mouse(kind, column, row)),
        2 => (0u16..200, 0u16..60).prop_map(|(columns, rows)| Input::Resize(columns, rows)),
        1 => Just(Input::FocusLost),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(40), ..ProptestConfig::default() })]
    #[test]
    fn nothing_a_person_can_do_breaks_the_screen(inputs in prop::collection::vec(input(), 1..120)) {
        let mut story = Story::demo();
        for input in inputs {
            story.send(Msg::Input(input));
            story.screen();
        }
        let plan = story.model.plan().map(|plan| &plan.session);
        if let Some(session) = plan {
            // Whatever was done can be taken back, to the beginning or the latest sign-off.
            let depth = session.stacks.undo.len();
            story.model.overlays.clear();
            // A window too small to see anything takes no key but those that leave.
            story.resize(80, 24);
            for _ in 0..depth {
                let stacks = &story.model.plan().unwrap().session.stacks;
                if stacks.undo.back().and_then(|(_, change)| change.as_ref()).is_some_and(Change::is_signing) {
                    return Ok(());
                }
                let before = stacks.undo.len();
                story.keys("u");
                prop_assert!(story.model.plan().unwrap().session.stacks.undo.len() < before, "undo did not go back");
            }
            prop_assert_eq!(&story.model.plan().unwrap().session.book, &ikplan::app::demo::book());
        }
    }
}
