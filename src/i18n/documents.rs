//! The words of the plan, the report and the statement beside those of [`super::report`]: heads, labels, remarks.

use super::{Lang, messages};

messages! {
    plan_title: "Internkontrollplan", "Internal control plan";
    report_title: "Rapport om intern kontroll", "Report on internal control";
    statement_title: "Intern kontroll: uppföljning", "Internal control: follow-up";
    statement_kind: "Tjänsteutlåtande", "Official statement";
    adopted_on: "Fastställd", "Adopted";
    officer: "Handläggare", "Case officer";
    contents: "Innehåll", "Contents";
    skip: "Hoppa till innehållet", "Skip to the contents";
    checksum(head: &str): format!("Filens kontrollsumma: {head}"), format!("Checksum of the file: {head}");
    appendix(number: usize, title: &str):
        format!("Bilaga {number}. {title}"),
        format!("Appendix {number}. {title}");

    intro: "Inledning", "Introduction";
    areas: "Kontrollområden", "Control areas";
    purpose: "Syfte", "Purpose";
    controls_count: "Kontrollmoment", "Control activities";
    areas_table: "Planens kontrollområden", "The control areas of the plan";
    least_controls(least: u16):
        format!("Minsta antal kontrollmoment i varje område: {least}."),
        format!("Least number of control activities in each area: {least}.");
    risks: "Riskbedömning", "Risk assessment";
    matrix: "Riskmatris", "Risk matrix";
    risk_points: "Riskpunkter", "Risk points";
    risk_table: "Riskpunkter efter riskvärde", "Risk points by risk value";
    number: "Nr", "No.";
    likelihood: "Sannolikhet", "Likelihood";
    consequence: "Konsekvens", "Consequence";
    risk_value: "Riskvärde", "Risk value";
    not_valued: "Inte värderad", "Not valued";
    irregularity: "Avser fel och oegentligheter", "Concerns errors and irregularities";
    controls: "Kontroller", "Controls";
    responsible: "Ansvarig", "Responsible";
    frequency: "Frekvens", "Frequency";
    every_period: "Varje rapportperiod", "Every reporting period";
    in_periods(names: &str): format!("Görs i: {names}"), format!("Made in: {names}");
    period_number(number: u8): format!("period {number}"), format!("period {number}");
    method: "Metod", "Method";
    method_and_selection: "Metod och urval", "Method and selection";
    selection: "Urval", "Selection";
    sample_period: "Urvalsperiod", "Sample period";
    sample_from(day: &str): format!("från {day}"), format!("from {day}");
    sample_to(day: &str): format!("till {day}"), format!("until {day}");
    objective: "Kontrollmål", "Objective";
    questions: "Delfrågor", "Questions";
    background: "Bakgrund", "Background";
    likely_errors: "Troliga fel", "Likely errors";
    no_areas: "Planen har inga kontrollområden än.", "The plan has no areas yet.";
    no_controls_in_area: "Området har inga kontrollmoment.", "The area has no control activities.";
    reporting: "Rapportering", "Reporting";
    periods: "Rapportperioder", "Reporting periods";
    focus: "Inriktning", "Focus";
    recorded_by: "Registreras senast", "Recording due";
    report_date: "Rapportdatum", "Report date";
    trend(measure: &str): format!("{measure}, period för period"), format!("{measure}, period by period");
    trend_alt(measure: &str, said: &str): format!("Linjediagram över {measure}. {said}."), format!("Line chart of {measure}. {said}.");
    series_broken(said: &str):
        format!("serien är bruten här; {said}"),
        format!("the series is broken here; {said}");
    survey_answer: "Svar", "Answer";
    survey_answers(count: &str): format!("{count} svar"), format!("{count} answers");
}

messages! {
    preconditions: "Rapportens förutsättningar", "Preconditions of the report";
    goals: "Syftet med intern kontroll", "The aims of internal control";
    period_focus: "Periodens inriktning", "The focus of the period";
    how_to_read: "Så läser du rapporten", "How to read the report";
    in_short: "Sammanfattning", "Summary";
    news: "Nytt sedan förra perioden", "New since the last period";
    first_period:
        "Det här är planens första rapportperiod, så det finns ingen tidigare period att jämföra med.",
        "This is the first reporting period of the plan, so there is no earlier period to compare with.";
    news_compared(period: &str): format!("Jämfört med {period}."), format!("Compared with {period}.");
    nothing_before(period: &str):
        format!("I {period} är inget registrerat, så det finns inget att jämföra med."),
        format!("Nothing is recorded in {period}, so there is nothing to compare with.");
    new_deviations(count: usize):
        match count {
            0 => "Inga nya avvikelser har registrerats.".to_owned(),
            1 => "1 ny avvikelse har registrerats.".to_owned(),
            _ => format!("{count} nya avvikelser har registrerats."),
        },
        match count {
            0 => "No new deviations were recorded.".to_owned(),
            1 => "1 new deviation was recorded.".to_owned(),
            _ => format!("{count} new deviations were recorded."),
        };
    repeated_deviations(count: usize):
        match count {
            0 => "Ingen avvikelse upprepar en tidigare.".to_owned(),
            1 => "1 avvikelse upprepar en tidigare.".to_owned(),
            _ => format!("{count} avvikelser upprepar tidigare avvikelser."),
        },
        match count {
            0 => "No deviation repeats an earlier one.".to_owned(),
            1 => "1 deviation repeats an earlier one.".to_owned(),
            _ => format!("{count} deviations repeat earlier ones."),
        };
    closed_actions(count: usize):
        match count {
            0 => "Ingen åtgärd mot en avvikelse från tidigare perioder är genomförd eller kontrollerad.".to_owned(),
            1 => "1 åtgärd mot en avvikelse från tidigare perioder är genomförd eller kontrollerad.".to_owned(),
            _ => format!("{count} åtgärder mot avvikelser från tidigare perioder är genomförda eller kontrollerade."),
        },
        match count {
            0 => "No action against a deviation of earlier periods is done or verified.".to_owned(),
            1 => "1 action against a deviation of earlier periods is done or verified.".to_owned(),
            _ => format!("{count} actions against deviations of earlier periods are done or verified."),
        };
    changed_controls: "Kontrollmoment där status, bedömning eller avvikelser har ändrats", "Control activities whose status, assessment or deviations have changed";
    no_changed_controls: "Inget kontrollmoment har ändrat status, bedömning eller avvikelser.", "No control activity has changed its status, assessment or deviations.";
    not_due: "Ingick inte", "Not due";
    no_deviation: "Ingen avvikelse registrerad", "No deviation recorded";
    not_recorded: "Inget resultat är registrerat.", "No result is recorded.";
    not_assessed: "Ingen bedömning är registrerad.", "No assessment is recorded.";
    result: "Resultat", "Result";
    comment: "Kommentar", "Comment";
    analysis: "Analys", "Analysis";
    assessment: "Bedömning", "Assessment";
    cause: "Orsak", "Cause";
    root_cause: "Grundorsak", "Root cause";
    severity_reason: "Skäl för allvarligheten", "Reason for the severity";
    resumes: "Återupptas", "Resumes";
    repeats(title: &str, period: &str): format!("Upprepar: {title} ({period})"), format!("Repeats: {title} ({period})");
    performed(who: &str, day: &str): format!("Utfört: {}", joined(who, day)), format!("Performed: {}", joined(who, day));
    reviewed(who: &str, day: &str): format!("Granskat: {}", joined(who, day)), format!("Reviewed: {}", joined(who, day));
    area_table(area: &str): format!("Kontroller i området {area}"), format!("Controls in the area {area}");
    area_table_summary:
        "En rad för varje kontrollmoment, ordnade under sina riskpunkter. Under en rad kan kommentarer till den stå.",
        "A row for each control activity, ordered under its risk point. Below a row there may be comments on it.";
    none_due_in_area: "Inget kontrollmoment i området ska göras i perioden.", "No control activity in the area is due in the period.";
    deviations_of_risk_point: "Avvikelser utan kontrollmoment", "Deviations without a control activity";
    outside: "Avvikelser utanför kontrollområdena", "Deviations outside the control areas";
    state_of_actions: "Läget för åtgärderna", "State of the actions";
    closed: "Avslutade åtgärder", "Closed actions";
    closed_table: "Planens genomförda, kontrollerade och avförda åtgärder", "Actions of the plan that are done, verified or dropped";
    note: "Anteckning", "Note";
    against: "Avser", "Against";
    sign_off: "Underskrift", "Sign-off";
    sign_off_table: "Underskrifter", "Signatures";
    drawn_up: "Upprättad av", "Drawn up by";
    reviewed_by: "Granskad av", "Reviewed by";
    approved: "Godkänd av nämnden", "Approved by the board";
    serious_count: "Graverande avvikelser", "Serious deviations";
    minor_count: "Mindre allvarliga avvikelser", "Minor deviations";
    observation_count: "Iakttagelser", "Observations";
    ungraded_count: "Ograderade avvikelser", "Ungraded deviations";
    performed_by: "Utförd av", "Performed by";
    performed_on: "Utförd", "Performed on";
    reviewed_on: "Granskad", "Reviewed on";
    function: "Funktion och namn", "Function and name";
    day: "Datum", "Date";
    signature: "Underskrift eller paragraf", "Signature or minutes";
    locked(day: &str): format!("Perioden låstes {day}. Efter det kan det som redovisas här inte ändras utan att det syns."),
        format!("The period was locked on {day}. After that what is set out here cannot be changed unseen.");
    not_locked: "Perioden är inte låst. Det som redovisas här kan ändras innan den låses.", "The period is not locked. What is set out here may change until it is.";
    made_from(head: &str): format!("Rapporten är gjord av filens läge med kontrollsumman {head}. Den som har filen kan visa att historiken fram till dess inte har ändrats."),
        format!("The report was made from the state of the file with the checksum {head}. Whoever has the file can show that its history until then has not been altered.");
}

messages! {
    decision: "Förslag till beslut", "Proposed decision";
    description: "Beskrivning av ärendet", "Description of the matter";
    controlled: "Följande har kontrollerats", "What was controlled";
    improvements: "Förbättringsområden", "Areas of improvement";
    no_improvements: "Kontrollerna visar inga avvikelser eller iakttagelser i perioden.", "The controls show no deviations or observations in the period.";
    economy: "Ekonomiska konsekvenser", "Economic consequences";
    other_consequences: "Övriga konsekvenser", "Other consequences";
    no_other_consequences: "Inga avvikelser är registrerade i perioden, och inga konsekvenser av dem.", "No deviations are recorded in the period, and no consequences of them.";
    follow_up: "Uppföljning", "Follow-up";
    basis: "Beslutsunderlag", "Basis for the decision";
    recipients: "Beslutet skickas till", "The decision is sent to";
    report_part: "Rapport", "Report";
    observations: "Iakttagelser", "Observations";
    deviations: "Avvikelser", "Deviations";
    proposals: "Förslag till åtgärder", "Proposed actions";
    no_proposals: "Inga åtgärder föreslås.", "No actions are proposed.";
    no_selection: "Urval är inte angivet.", "No selection is stated.";
    no_method: "Metod är inte angiven.", "No method is stated.";
    owner_of(owner: &str): format!("Ansvarig: {owner}"), format!("Owner: {owner}");
    due_of(due: &str): format!("Klar: {due}"), format!("Due: {due}");
}

/// The words round the number of a page: "Sida 2 av 9".
#[must_use]
pub const fn page_of(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Sv => ("Sida", "av"),
        Lang::En => ("Page", "of"),
    }
}

/// Who and when, of which either may be missing.
fn joined(who: &str, day: &str) -> String {
    [who, day].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}
