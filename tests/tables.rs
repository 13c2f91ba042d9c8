//! Laws of the command table and of the signs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests may fail loudly")]

use ikplan::domain::{Severity, Status};
use ikplan::i18n::Lang;
use ikplan::i18n::terms::{Glyphs, Terms};
use ikplan::ui::commands::{COMMANDS, Command};
use ikplan::ui::input::{Chord, Key};
use ikplan::ui::keymap;
use std::collections::HashSet;
use unicode_width::UnicodeWidthStr;

#[test]
fn no_two_commands_share_a_key_where_both_apply() {
    for (at, one) in COMMANDS.iter().enumerate() {
        for other in COMMANDS.iter().skip(at + 1).filter(|other| other.context.meets(one.context)) {
            let shared: Vec<_> = one.keys.iter().filter(|chord| other.keys.contains(chord)).collect();
            assert!(shared.is_empty(), "{:?} and {:?} share {shared:?}", one.id, other.id);
        }
    }
}

#[test]
fn every_command_stands_once_and_is_explained_in_both_languages() {
    let mut seen = HashSet::new();
    for spec in COMMANDS {
        assert!(seen.insert(spec.id), "{:?} stands twice", spec.id);
        for lang in Lang::ALL {
            let (label, help) = ((spec.label)(*lang), (spec.help)(*lang));
            assert!(!label.is_empty() && label.width() <= 24, "{:?}: {label}", spec.id);
            assert!(help.ends_with('.'), "{:?}: {help}", spec.id);
        }
        assert!(spec.palette || !spec.keys.is_empty(), "{:?} cannot be given at all", spec.id);
    }
}

#[test]
fn a_swedish_keyboard_types_every_key_and_function_and_alt_keys_have_a_plain_twin() {
    for spec in COMMANDS {
        for chord in spec.keys {
            assert!(keymap::typable(*chord), "{:?}: {chord:?}", spec.id);
            let special = matches!(chord.key, Key::F(_)) || chord.alt;
            let plain = |other: &&Chord| !other.alt && !matches!(other.key, Key::F(_));
            assert!(!special || spec.keys.iter().any(|other| plain(&other)), "{:?} has no plain key", spec.id);
        }
    }
}

#[test]
fn the_keys_office_people_know_are_there() {
    let has = |id, chord| COMMANDS.iter().any(|spec| spec.id == id && spec.keys.contains(&chord));
    let ctrl = |c| Chord::ctrl(Key::Char(c));
    assert!(has(Command::Undo, ctrl('z')) && has(Command::Redo, ctrl('y')));
    assert!(has(Command::Search, ctrl('f')) && has(Command::Palette, ctrl('p')) && has(Command::Quit, ctrl('q')));
    assert!(has(Command::Help, Chord::plain(Key::F(1))));
}

#[test]
fn signs_are_one_column_wide_distinct_and_in_code_page_437() {
    const CP437: &str = "☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼√■·║≡±≥≤÷≈°";
    for glyphs in [Glyphs::Standard, Glyphs::Ascii] {
        let statuses: HashSet<_> = Status::ALL.iter().map(|status| glyphs.status(*status)).collect();
        assert_eq!(statuses.len(), Status::ALL.len());
        let severities: HashSet<_> = Severity::ALL.iter().map(|severity| glyphs.severity(Some(*severity))).collect();
        assert_eq!(severities.len(), Severity::ALL.len());
        for sign in statuses.iter().chain(&severities) {
            assert_eq!(sign.width(), 1, "{sign}");
            let known = sign.is_ascii() || (glyphs == Glyphs::Standard && CP437.contains(sign));
            assert!(known, "{sign} is not in code page 437");
        }
    }
}

#[test]
fn short_words_of_status_fit_the_column_of_the_tree() {
    for lang in Lang::ALL {
        for status in Status::ALL {
            let word = Terms::new(*lang).status_short(*status);
            assert!(word.width() <= 7, "{word}");
        }
    }
}
