//! Texts of the screen about questions, measures and surveys.

use super::{Lang, figures, format, messages, terms};
use crate::domain::{Apart, Book, Figure, Measure, PeriodId, Reading, Survey, SurveyQuestion, TestSheet};

messages! {
    questions: "Delfrågor", "Questions";
    questions_done(done: usize, due: usize): format!("  {done} av {due} besvarade"), format!("  {done} of {due} answered");
    not_this_period: "(inte i den här perioden)", "(not in this period)";
    unanswered: "obesvarad", "unanswered";
    skipped(why: &str): format!("besvaras inte nu: {why}"), format!("not answered now: {why}");

    why_all_answered: "Alla delfrågor är besvarade.", "Every question is answered.";
    why_no_questions: "Kontrollen har inga delfrågor i perioden. n lägger till.", "The control has no questions in the period. n adds one.";
    all_answered: "Alla delfrågor är nu besvarade.", "Every question is answered now.";
    measures: "Mått", "Measures";
    value_missing: "saknar värde", "has no value";
    value_not_ready: "inget värde ännu: underlaget är inte klart", "no value yet: what it is fed by is not finished";
    as_of(day: &str): format!("per {day}"), format!("as of {day}");
    printed(text: &str): format!("I källan: {text}"), format!("In the source: {text}");
    beyond_limit(severity: &str): format!("{severity} enligt gränsen"), format!("{severity} by the limit");
    before_the_program: "Föregående", "Before";
    rule(version: u16, words: &str):
        if words.trim().is_empty() { format!("räkneregel {version}") } else { format!("räkneregel {version} ({})", words.trim()) },
        if words.trim().is_empty() { format!("counting rule {version}") } else { format!("counting rule {version} ({})", words.trim()) };
    by_rule(rule: &str, now: &str, before: &str):
        format!("{rule}: {now}, förra {before}"), format!("{rule}: {now}, before {before}");
    values_in_series(count: usize): format!("{count} värden"), format!("{count} values");
    lowest_highest(low: &str, high: &str): format!("lägst {low}, högst {high}"), format!("lowest {low}, highest {high}");
    broken: "serien bruten", "series broken";
    with_gaps: "luckor där värde saknas", "gaps where there is no value";
    sum_of(parts: &str): format!("Delar: {parts}"), format!("Parts: {parts}");
    part_of(whole: &str): format!("Del av {whole}"), format!("Part of {whole}");
    pairs(have: &str, needed: &str): format!("{have} av {needed} som krävs finns"), format!("{have} of {needed} required are there");
    pairs_missing(have: &str, needed: &str, missing: &str):
        format!("{have} av {needed} som krävs finns; {missing} saknas"),
        format!("{have} of {needed} required are there; {missing} missing");
    pairs_unknown: "Hur många som krävs är inte känt.", "How many are required is not known.";
    from_sheet(name: &str): format!("Ur testbladet {name}"), format!("From the test sheet {name}");
    from_attribute(attribute: &str, name: &str): format!("{attribute}, ur testbladet {name}"), format!("{attribute}, from the test sheet {name}");
    from_survey(name: &str): format!("Ur enkäten {name}"), format!("From the survey {name}");
    from_cases(name: &str, limit: &str): format!("Räknat ur {name} mot {limit}"), format!("Counted from {name} against {limit}");
    open_past(counts: &str): format!("{counts} öppna är över gränsen"), format!("{counts} open ones are past the limit");
    from_parts: "Summan av delarna", "The sum of the parts";
    from_share(source: &str): format!("Källa: {source}"), format!("Source: {source}");

    pick_limit_rules: "Gränsregler", "Limit rules";
    new_limit_rule: "Ny gränsregel", "New limit rule";
    not_ready_short: "inget värde ännu", "no value yet";
    none_short: "inga förekom", "none occurred";
    not_measured_short: "ej mätt", "not measured";
    counts_missing: "antal saknas", "no counts";
    figures_title(control: &str, period: &str): format!("Mått: {control} · {period}"), format!("Measures: {control} · {period}");
    entry: "Värde", "Value";
    no_survey_questions: "Inga frågor än. n lägger till.", "No questions yet. n adds one.";
    hint_figures: "Skriv ett värde  Enter spara/öppna  Blank källa  Delete tar bort  Esc stänger",
        "Type a value  Enter save/open  Space source  Delete removes  Esc closes";
    hint_entry: "Enter sparar och går vidare  Esc lämnar (utkastet blir kvar)", "Enter saves and goes on  Esc leaves (the draft stays)";
    why_no_figures: "Inget mått har något värde i perioden än. s listar dem.", "No measure has a value in the period yet. s lists them.";
    why_figures_inserted: "Siffrornas meningar står redan i resultatet.", "The sentences of the figures are in the result already.";
    why_no_measures: "Kontrollen har inga mått i perioden. n lägger till.", "The control has no measures in the period. n adds one.";
    nothing_to_remove: "Måttet har inget värde att ta bort.", "The measure has no value to remove.";
    source_title(measure: &str): format!("Källa: {measure}"), format!("Source: {measure}");
    source_typed: "Skriv in värdet", "Type the value";
    source_parts: "Summan av delarna", "The sum of the parts";
    source_cases: "Räkna en ärendelista (CSV eller Excel)", "Count a list of cases (CSV or Excel)";
    source_no_rule: "Måttet saknar gränsregel.", "The measure has no limit rule.";
    proposed(grade: &str): format!("Måttets gräns föreslår: {grade}"), format!("The limit of the measure proposes: {grade}");
    limit_first: "tidsgränsen väljs först", "the time limit is chosen first";
    other_limit: "Byt tidsgräns", "Change the time limit";
    limit_title(measure: &str): format!("Tidsgräns: {measure}"), format!("Time limit: {measure}");
    add_ready(name: &str): format!("Lägg till: {name}"), format!("Add: {name}");
    no_limit_today: "ingen gräns gäller nu", "no limit is valid now";
    limits_no_time: "gränsen är ett belopp, inte en tid", "the limit is an amount, not a time";
    not_valid_on(day: &str): format!("ingen gräns gäller {day}"), format!("no limit is valid on {day}");
    counting_title: "Räknar ärendelistan", "Counting the list of cases";
    counting(file: &str): format!("{file} läses. Esc avbryter; då ändras inget."), format!("{file} is being read. Esc stops it; nothing is changed then.");
    counting_stopped: "Räkningen avbröts. Inget har ändrats.", "Counting was stopped. Nothing was changed.";
    source_sheet(name: &str): format!("Testblad {name}: poster med avvikelse"), format!("Test sheet {name}: items with a deviation");
    source_attribute(name: &str, attribute: &str): format!("Testblad {name}: {attribute}"), format!("Test sheet {name}: {attribute}");
    source_rate(name: &str): format!("Enkät {name}: svarsfrekvens"), format!("Survey {name}: response rate");
    source_top(question: &str): format!("Enkätfråga, bästa svaren: {question}"), format!("Survey question, best answers: {question}");
    source_bottom(question: &str): format!("Enkätfråga, sämsta svaren: {question}"), format!("Survey question, worst answers: {question}");
    todo_rule: "Välj en gränsregel i måttets formulär.", "Choose a limit rule in the form of the measure.";
    todo_valid: "Lägg till en gräns som gäller då, med Ctrl+P, Redigera gränsregler.", "Add a limit that is valid then, with Ctrl+P, Edit limit rules.";
    prompt_cases: "Räkna ärendelista", "Count list of cases";
    prompt_cases_hint(folder: &str):
        format!("CSV eller Excel med kolumner för öppnat och avslutat, i {folder} eller med hela sökvägen. Listan sparas inte, bara antal."),
        format!("CSV or Excel with columns for opened and closed, in {folder} or with the whole path. The list is not kept, only counts.");
    cases_title(measure: &str): format!("Räknat för {measure}"), format!("Counted for {measure}");
    legal_source: "Författning", "Statute";
    hint_accept: "Enter registrerar värdet  ↑↓ bläddrar  Esc avbryter", "Enter records the value  ↑↓ scroll  Esc cancels";
    series_title: "Sida vid sida", "Side by side";
    series_hint: "←→ period och kontroll  ↑↓ mått  Tab nästa kontroll  Enter går till värdet  Esc stänger",
        "←→ period and control  ↑↓ measure  Tab next control  Enter goes to the value  Esc closes";
    series_of(at: usize, of: usize): format!("kontroll {at} av {of}"), format!("control {at} of {of}");
    in_another_plan: "Värdet hör till en annan plan. w byter plan.", "The value belongs to another plan. w switches plan.";
    why_no_series: "Planen har inga mått. n lägger till.", "The plan has no measures. n adds one.";

    surveys: "Enkäter", "Surveys";
    no_rate: "Antal tillfrågade och svar saknas.", "Numbers invited and answering are missing.";
    no_answers: "inga svar är införda", "no answers are entered";
    share_only(share: &str): format!("{share} (antal saknas)"), format!("{share} (count missing)");
    no_count: "antal saknas", "count missing";

    new_measure(name: &str): format!("Mått till {name}"), format!("Measure of {name}");
    new_survey(name: &str): format!("Enkät till {name}"), format!("Survey of {name}");
    new_survey_question(name: &str): format!("Fråga i enkäten {name}"), format!("Question of the survey {name}");
}

/// The name of a measure with the part of the activity it is about.
#[must_use]
pub fn measure_name(name: &str, stratum: &str) -> String {
    if stratum.trim().is_empty() { name.to_owned() } else { format!("{name} ({})", stratum.trim()) }
}

/// What a reading is computed from; `None` when it was typed.
#[must_use]
pub fn fed_by(lang: Lang, book: &Book, reading: &Reading) -> Option<String> {
    let survey_name = |id| book.find::<Survey>(id).map(|survey| survey.name.as_str());
    Some(match reading {
        Reading::Sheet { sheet_id, attribute } => {
            let sheet = book.find::<TestSheet>(*sheet_id)?;
            let tested = attribute.and_then(|number| sheet.attributes.iter().find(|each| each.number == number));
            match tested {
                Some(tested) => from_attribute(lang, &tested.name, &sheet.name),
                None => from_sheet(lang, &sheet.name),
            }
        }
        Reading::SurveyRate { survey_id } => from_survey(lang, survey_name(*survey_id)?),
        Reading::SurveyShare { question_id, .. } => {
            from_survey(lang, survey_name(book.find::<SurveyQuestion>(*question_id)?.survey_id)?)
        }
        Reading::Cases(count) => from_cases(lang, &count.source, &figures::limit(lang, count.limit)),
        Reading::Parts {} => from_parts(lang).to_owned(),
        Reading::Share { source, .. } if !source.trim().is_empty() => from_share(lang, source.trim()),
        _ => return None,
    })
}

/// What kind of value a measure takes, and what it was before: "Andel · utredningar · Delår 1: 8,8 % (13 av 148)".
#[must_use]
pub fn expected(lang: Lang, book: &Book, measure: &Measure, period: PeriodId) -> String {
    let decimals = book.plan_of(measure.control_id).and_then(|id| book.plan(id)).map_or(1, |plan| plan.decimals);
    let before = match book.previous_value(measure.id, period) {
        None => figures::apart(lang, Apart::NoPrevious).to_owned(),
        Some(previous) => {
            let when = previous.period_id.and_then(|id| book.period(id));
            let when = when.map_or(before_the_program(lang), |period| period.name.as_str());
            format!("{when}: {}", figures::plain(lang, &previous.figure, &measure.unit, decimals))
        }
    };
    let kind = terms::measure_kind(lang, measure.kind);
    let unit = measure.unit.trim();
    if unit.is_empty() { format!("{before} · {kind}") } else { format!("{before} · {kind} · {unit}") }
}

/// A figure in two short lines: what it is, and its counts or what it is of.
#[must_use]
pub fn in_two_lines(lang: Lang, figure: &Figure, unit: &str, decimals: u8) -> (String, String) {
    match figure {
        Figure::Ratio { n, of } => {
            let counts = format::counts(lang, *n, *of);
            format::percent(lang, *n, *of, decimals)
                .map_or_else(|| (counts.clone(), String::new()), |share| (share, counts.clone()))
        }
        // A unit is a plural: see `figures::plain`.
        Figure::Count { n: 1 } if !unit.trim().is_empty() => {
            (format::count(lang, 1), figures::counted_in(lang, unit.trim()))
        }
        Figure::Count { n } => (format::count(lang, *n), unit.trim().to_owned()),
        Figure::Share { percent, .. } => {
            (format::as_percent(lang, &format::number(lang, *percent)), counts_missing(lang).to_owned())
        }
        Figure::NoOccurrences { .. } => (none_short(lang).to_owned(), String::new()),
        Figure::NotMeasured { .. } => (not_measured_short(lang).to_owned(), String::new()),
        other => (figures::plain(lang, other, unit, decimals), String::new()),
    }
}
