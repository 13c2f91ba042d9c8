//! Documents: written, read on the screen, opened, and worded anew.

use super::harness::Story;

#[test]
fn the_summary_is_written_to_a_file_and_an_existing_one_is_pointed_out() {
    let mut story = Story::demo();
    story.keys("E").sees("Dokument för Delår 2").keys("4").sees("Markdown").keys("5").sees("Skriv dokumentet till");
    story.keys("<Enter>").sees("Skrev ").sees("Öppna filen").keys("<Enter>");
    let written = std::fs::read_dir(story.folder.path()).unwrap().flatten();
    let path = written.map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == "md")).unwrap();
    assert!(std::fs::read_to_string(&path).unwrap().contains("Socialnämnden"));
    std::fs::write(&path, "mitt eget").unwrap();
    story.keys("E45<Enter>").sees("finns redan");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mitt eget");
    story.keys("<Enter>").sees("Skrev ").keys("<Esc>");
    assert!(std::fs::read_to_string(&path).unwrap().contains("Socialnämnden"));
}

#[test]
fn the_last_choice_is_proposed_and_three_keys_write_the_report() {
    let mut story = Story::demo();
    story
        .keys("E31")
        .sees("Skriv dokumentet till")
        .keys("<Esc>")
        .sees("1 Word")
        .keys("<Esc>")
        .sees("Dokument för Delår 2");
    story.keys("<Esc>").sees_not("Dokument för").keys("E").sees("Tjänsteutlåtande");
    story.keys("<Enter><Enter><Enter>").sees("Skrev ");
    let written = std::fs::read_dir(story.folder.path()).unwrap().flatten();
    let path = written.map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == "docx")).unwrap();
    assert!(path.file_name().unwrap().to_str().unwrap().contains("tjansteutlatande"));
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
}

#[test]
fn a_document_is_read_on_the_screen_and_its_headings_are_jumped_to() {
    let mut story = Story::demo();
    story.keys("E2").sees("Läs här").keys("l<Enter>").sees("Rapport om intern kontroll");
    insta::assert_snapshot!("report_preview", story.screen());
    story.keys("i").sees("Läget för åtgärderna").types("underskrift").keys("<Enter>").sees("Upprättad av");
    story.keys("<Esc>").sees("Läs här").keys("<Esc><Esc>").sees("Effektiva arbetsmetoder").sees_not("Dokument för");
}

#[test]
fn a_text_of_the_documents_is_worded_anew_and_unknown_slots_are_refused() {
    let mut story = Story::demo();
    story.keys("<C-p>").types("dokumentens texter").keys("<Enter>").sees("standardtext");
    story.types("syftet").keys("<Enter>").sees("Intern kontroll ska");
    story.keys("<C-Home>").types("{nämden} ").keys("<C-s>").sees("Okänt ord");
    story
        .keys("<C-Home><Delete><Delete><Delete><Delete><Delete><Delete><Delete><Delete>")
        .types("{nämnd}")
        .keys("<C-s>");
    let plan = story.model.plan().unwrap();
    let plan = plan.session.book.plan(plan.session.plan).unwrap();
    assert!(plan.texts["report.goals"].starts_with("{nämnd} Intern kontroll"), "{:?}", plan.texts);
    story.keys("u");
    let plan = story.model.plan().unwrap();
    assert!(plan.session.book.plan(plan.session.plan).unwrap().texts.is_empty());
}

#[test]
fn a_copy_for_the_public_says_what_was_changed() {
    let mut story = Story::demo();
    story.keys("E4").sees("Kopia för offentliggörande").keys("k<Enter>").sees("Ja");
    story.keys("l<Enter>").sees("Sammanfattning");
    story.keys("<End>").sees("Ändringar i den här kopian");
}

#[test]
fn all_boards_are_read_from_the_file_before_they_are_put_side_by_side() {
    let mut story = Story::on(&ikplan::app::demo::book());
    assert!(!story.model.plan().unwrap().all_plans, "only the open plan has been read");
    story.keys("E5").sees("Alla nämnder, sammanställt").sees("Läs här");
    assert!(story.model.plan().unwrap().all_plans);
    story.keys("l<Enter>").sees("Intern kontroll i alla nämnder").keys("<PageDown>").sees("Kultur- och fritidsnämnden");
    story.keys("<Esc><Esc><Esc>E").sees("Dokument för").keys("4").sees("Sammanfattning på en sida");
}

#[test]
fn logo_and_colours_are_chosen_taken_back_and_refused_with_a_way_on() {
    let mut story = Story::demo();
    let folder = story.folder.path().to_owned();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 3\"><path d=\"M0 0h9v3z\"/></svg>";
    std::fs::write(folder.join("kommun.svg"), svg).unwrap();
    std::fs::write(folder.join("foto.png"), b"\xff\xd8\xff\xe0JFIF").unwrap();
    let look = |story: &Story| story.model.plan().unwrap().session.book.look();
    let open = |story: &mut Story| {
        story.keys("<C-p>").types("logotyp").keys("<Enter>").sees("Välj logotyp");
    };
    open(&mut story);
    story.keys("<Enter>").sees("PNG eller SVG").types("foto.png").keys("<Enter>").sees("Filen är JPEG");
    assert!(look(&story).is_blank());
    open(&mut story);
    story.keys("<Enter>").types("kommun.svg").keys("<Enter>").sees("Lade till logotyp och färger: Lindvalla kommun");
    open(&mut story);
    story.sees("SVG, 1 kB").keys("<Down><Enter>").sees("Beskrivning av logotypen");
    story.keys("<Tab>").types("#zz").keys("<C-s>").sees("sex siffror");
    story.keys("<Home><Delete><Delete><Delete>").types("ffe020").keys("<C-s>").sees("Ändrade logotyp och färger");
    assert_eq!(look(&story).accent.unwrap().to_string(), "#ffe020");
    open(&mut story);
    story.keys("<Down>").sees("för ljus för text");
    insta::assert_snapshot!("look", story.screen());
    story.keys("<Esc>u");
    assert!(look(&story).accent.is_none() && look(&story).logo.is_some());
    open(&mut story);
    story.keys("<End><Enter>").sees("Ändrade logotyp");
    assert!(look(&story).logo.is_none());
}

#[test]
fn a_report_of_another_period_is_written_without_leaving_this_one() {
    let mut story = Story::demo();
    story.keys("E").sees("Dokument för Delår 2").keys("<End><Enter>").sees("jan–apr").sees("hela året");
    insta::assert_snapshot!("report_periods", story.screen());
    story.keys("<Home><Enter>").sees("Dokument för Delår 1").keys("4").sees("Läs här").keys("5<Enter>").sees("Skrev ");
    let names: Vec<_> =
        std::fs::read_dir(story.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    let is_first = |name: &std::ffi::OsString| name.to_string_lossy().contains("delar-1-sammanfattning");
    assert!(names.iter().any(is_first), "{names:?}");
    // The next one is of the period on the screen again.
    story.keys("<Esc>E").sees("Dokument för Delår 2");
}

#[cfg(feature = "pdf")]
#[test]
fn a_report_that_takes_its_time_is_stopped_and_leaves_what_was_there() {
    let mut story = Story::demo();
    story.slow = true;
    story.keys("E42<Enter>").sees("Skriver rapporten").sees("Esc avbryter");
    insta::assert_snapshot!("report_writing", story.screen());
    story.keys("<Esc>").sees("Ingen fil har skrivits").sees_not("Esc avbryter;");
    story.read_lists();
    assert_eq!(std::fs::read_dir(story.folder.path()).unwrap().count(), 0);
    story.sees_not("Skrev ");
    // One that is waited for is written, and what was checked is said.
    story.slow = true;
    story.keys("E42<Enter>");
    story.read_lists();
    story.sees("Skrev ").sees("PDF/UA-1").keys("<Down><Down>").sees("OSC 52").keys("<Enter>").sees("Kopierade");
    assert!(story.copied[0].contains("sammanfattning.pdf"), "{:?}", story.copied);
}

#[cfg(feature = "pdf")]
#[test]
fn the_written_report_is_told_in_english_too() {
    let mut story = Story::demo().english();
    story.keys("E42<Enter>").sees("Wrote ").sees("Open the file").sees("accessibility");
    story.keys("<Esc>E<End><Enter>").sees("Jan–Apr").sees("whole year");
}

#[test]
fn a_folder_is_no_place_for_a_report() {
    let mut story = Story::demo();
    std::fs::create_dir(story.folder.path().join("mapp")).unwrap();
    story
        .keys("E45")
        .keys(&"<Backspace>".repeat(200))
        .types("mapp")
        .keys("<Enter>")
        .sees("är en katalog")
        .sees("Ange en fil");
    assert_eq!(std::fs::read_dir(story.folder.path().join("mapp")).unwrap().count(), 0);
}
