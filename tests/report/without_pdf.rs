//! A program that was built without PDF says so, and makes every other form.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, render};
use ikplan::i18n::Lang;

#[test]
fn a_pdf_is_refused_in_words_and_the_rest_is_made() {
    let refused = render(&demo::book(), &request(Format::Pdf, Lang::Sv)).unwrap_err();
    assert_eq!((refused.code, refused.kind.exit_code()), ("IK-R05", 2));
    for lang in Lang::ALL {
        assert!(refused.what.get(*lang).contains("PDF") && !refused.todo.get(*lang).is_empty());
    }
    for format in Format::ALL.iter().copied().filter(|format| *format != Format::Pdf) {
        assert!(!render(&demo::book(), &request(format, Lang::Sv)).unwrap().is_empty(), "{format:?}");
    }
}
