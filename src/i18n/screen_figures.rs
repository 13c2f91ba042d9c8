//! Texts of the screen about questions, measures and surveys.

use super::messages;

messages! {
    questions: "Delfrågor", "Questions";
    questions_done(done: usize, due: usize): format!("  {done} av {due} besvarade"), format!("  {done} of {due} answered");
    not_this_period: "(inte i den här perioden)", "(not in this period)";
    unanswered: "obesvarad", "unanswered";
    skipped(why: &str): format!("besvaras inte nu: {why}"), format!("not answered now: {why}");

    surveys: "Enkäter", "Surveys";
    response_rate(rate: &str): format!("Svarsfrekvens {rate}"), format!("Response rate {rate}");
    answered_of_unknown(answered: &str):
        format!("{answered} har svarat (antal tillfrågade saknas)"), format!("{answered} answered (number invited missing)");
    invited_only(invited: &str):
        format!("{invited} tillfrågade (antal svar saknas)"), format!("{invited} invited (number of answers missing)");
    no_rate: "Antal tillfrågade och svar saknas.", "Numbers invited and answering are missing.";
    n_answers(n: &str): format!("{n} svar"), format!("{n} answers");
    n_unknown: "antal svar saknas", "number of answers missing";
    share_only(percent: &str): format!("{percent}\u{a0}% (antal saknas)"), format!("{percent}% (count missing)");
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
