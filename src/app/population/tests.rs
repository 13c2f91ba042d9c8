//! Populations as they come, and as they should not.

use super::*;

const SEED: &str = "plan-2026/k7/seed-4711";

fn random(size: u32) -> DrawOptions {
    DrawOptions { id: None, keep: Vec::new(), how: How::By(Method::Random { seed: SEED.into(), size }) }
}

fn drawn(list: &[u8], options: &DrawOptions) -> Result<Drawing, PopulationError> {
    draw(Input::Bytes(list), options, None)
}

fn ids(drawing: &Drawing) -> Vec<&str> {
    drawing.items.iter().map(|item| item.id.as_str()).collect()
}

fn numbers(heading: &str, to: u32) -> String {
    let lines: Vec<String> = (1..=to).map(|number| number.to_string()).collect();
    format!("{heading}{}\n", lines.join("\n"))
}

#[test]
fn five_of_five_hundred_with_and_without_a_heading() {
    for heading in ["", "Ärendenummer\n", "id\r\n"] {
        let drawing = drawn(numbers(heading, 500).as_bytes(), &random(5)).unwrap();
        assert_eq!(ids(&drawing), ["408", "39", "310", "96", "170"]);
        assert_eq!(drawing.population.items, 500);
    }
}

#[test]
fn chosen_columns_are_kept_and_no_others() {
    let list = encoding_rs::WINDOWS_1252
        .encode("Ver;Datum;Belopp;Leverantör\n1;2024-01-02;1 250,50;Ägg AB\n2;2024-01-03;3,00;B\n")
        .0;
    let options = DrawOptions { keep: vec!["Belopp".into(), "4".into()], how: How::By(Method::All), ..random(1) };
    let drawing = drawn(&list, &options).unwrap();
    assert_eq!(drawing.kept, ["Belopp", "Leverantör"]);
    assert_eq!(drawing.items[0].kept, ["1 250,50", "Ägg AB"]);
    assert_eq!((drawing.items[1].id.as_str(), drawing.items[1].row), ("2", 3));
    assert_eq!((drawing.population.id_column, drawing.population.headings.len()), (0, 4));
}

#[test]
fn an_even_draw_settles_its_start_by_the_seed() {
    let options = DrawOptions { how: How::Spread { seed: SEED.into(), size: 10 }, ..random(1) };
    let list = numbers("nr\n", 105);
    let drawing = drawn(list.as_bytes(), &options).unwrap();
    let Method::Systematic { start, interval: 10, size: Some(10) } = drawing.method else { panic!("{drawing:?}") };
    assert_eq!(drawing.items.len(), 10);
    assert_eq!(drawing.items[0].id, start.to_string());
    let stream = draw(Input::Stream(&mut list.as_bytes()), &options, None).unwrap();
    assert_eq!(stream, drawing);
    let too_many = DrawOptions { how: How::Spread { seed: SEED.into(), size: 106 }, ..random(1) };
    let refused = Err(DrawFault::TooMany { asked: 106, population: 105 }.into());
    assert_eq!(drawn(list.as_bytes(), &too_many), refused);
}

#[test]
fn a_workbook_is_drawn_from() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Text").unwrap();
    sheet.write(0, 1, "Nr").unwrap();
    for number in 1..=500_u32 {
        sheet.write(number, 1, number).unwrap();
    }
    let drawing = drawn(&book.save_to_buffer().unwrap(), &random(5)).unwrap();
    assert_eq!(ids(&drawing), ["408", "39", "310", "96", "170"]);
    assert_eq!(drawing.items[0].row, 409);
}

#[test]
fn what_cannot_be_drawn_from_is_refused_with_its_rows() {
    let refused = |list: &str, options: &DrawOptions| drawn(list.as_bytes(), options).unwrap_err();
    assert_eq!(refused("id\n", &random(1)), DrawFault::Empty.into());
    assert_eq!(refused("", &random(1)), ListError::empty().into());
    assert_eq!(refused("id\n1\n2\n", &random(3)), DrawFault::TooMany { asked: 3, population: 2 }.into());
    let twice = DrawFault::Repeated { rows: vec![(2, 4)], count: 1 };
    assert_eq!(refused("id\n1\n2\n1\n", &random(1)), twice.into());
    let unnamed = PopulationError::NoId { lines: vec![3, 4], count: 2 };
    assert_eq!(refused("id;x\n1;a\n;b\n ;c\n", &random(1)), unnamed);
    let ragged = PopulationError::Ragged { line: 3, cells: 3, headings: 2 };
    assert_eq!(refused("id;x\n1;a\n2;b;c\n", &random(1)), ragged);
    let none = PopulationError::NoIdColumn { headings: vec!["Färg".into(), "Form".into()] };
    assert_eq!(refused("Färg;Form\nröd;rund\n", &random(1)), none);
    let named = DrawOptions { id: Some("Nr".into()), ..random(1) };
    let missing = PopulationError::NoColumn { column: "Nr".into(), headings: vec!["Färg".into(), "Form".into()] };
    assert_eq!(refused("Färg;Form\nröd;rund\n", &named), missing);
    assert_eq!(refused("id\n1\n2\n", &random(0)), DrawFault::NothingAsked.into());
    let long = format!("id\n{}\n", "x".repeat(500));
    assert_eq!(refused(&long, &random(1)), PopulationError::LongId { line: 2 });
}

#[test]
fn personal_data_among_the_kept_columns_is_warned_of() {
    let options = DrawOptions { keep: vec!["Namn".into()], how: How::By(Method::All), ..random(1) };
    let drawing = drawn(b"id;Namn\n1;a\n", &options).unwrap();
    assert_eq!(drawing.personal, [Personal { column: "Namn".into(), by_value: false }]);
    let drawing = drawn(b"id;Namn\n811228-9874;a\n", &DrawOptions { keep: Vec::new(), ..options }).unwrap();
    assert_eq!(drawing.personal, [Personal { column: "id".into(), by_value: true }]);
}

#[test]
fn a_glance_shows_headings_and_some_rows() {
    let seen = glance(Input::Bytes(b"Nr;Namn\n1;a\n2;b\n3;c\n"), 2, None).unwrap();
    assert_eq!((seen.headings, seen.id_column, seen.items), (vec!["Nr".into(), "Namn".into()], Some(0), 3));
    assert_eq!(seen.rows, [["1", "a"], ["2", "b"]]);
    assert_eq!(seen.personal.len(), 1);
}
