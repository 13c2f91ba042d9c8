//! Every field's name, as what is wrong with it is told.

use super::super::{Label, messages};

messages! {
    field_name: "namn", "name";
    field_title: "rubrik", "title";
    field_kind: "slag", "kind";
    field_municipality: "kommun", "municipality";
    field_board: "nämnd", "board";
    field_year: "år", "year";
    field_adopted_on: "antagen", "adopted";
    field_registry_no: "diarienummer", "registry number";
    field_min_controls: "minsta antal kontroller per område", "least number of controls per area";
    field_labels: "egna ord", "own words";
    field_texts: "egna texter", "own texts";
    field_decimals: "antal decimaler", "number of decimals";
    field_plan: "plan", "plan";
    field_number: "nummer", "number";
    field_from: "första dag", "first day";
    field_to: "sista dag", "last day";
    field_report_on: "rapportdatum", "report date";
    field_due_on: "förfallodag", "due date";
    field_focus: "inriktning", "focus";
    field_follow_up: "uppföljning", "follow-up";
    field_follow_up_on: "uppföljning senast", "follow-up due";
    field_followed_up_on: "uppföljd den", "followed up on";
    field_locked_on: "låst", "locked";
    field_parent: "överordnat område", "parent area";
    field_purpose: "syfte", "purpose";
    field_area: "kontrollområde", "control area";
    field_background: "bakgrund", "background";
    field_likely_errors: "sannolika fel", "likely errors";
    field_likelihood: "sannolikhet", "likelihood";
    field_consequence: "konsekvens", "consequence";
    field_risk_value: "riskvärde", "risk value";
    field_irregularity: "oegentligheter", "irregularities";
    field_risk_point: "riskpunkt", "risk point";
    field_objective: "mål", "objective";
    field_responsible: "ansvarig", "responsible";
    field_frequency: "frekvens", "frequency";
    field_method: "metod", "method";
    field_selection: "urval", "selection";
    field_sample_from: "urvalets första dag", "first day of the sample";
    field_sample_to: "urvalets sista dag", "last day of the sample";
    field_text: "text", "text";
    field_periods: "perioder", "periods";
    field_control: "kontrollmoment", "control activity";
    field_period: "rapportperiod", "reporting period";
    field_status: "status", "status";
    field_paused_reason: "orsak till paus", "reason for the pause";
    field_resumes: "återupptas", "resumes";
    field_result: "resultat", "result";
    field_assessment: "bedömning", "assessment";
    field_comment: "kommentar", "comment";
    field_analysis: "analys", "analysis";
    field_performed_by: "utförd av", "performed by";
    field_performed_on: "utförd den", "performed on";
    field_reviewed_by: "granskad av", "reviewed by";
    field_reviewed_on: "granskad den", "reviewed on";
    field_severity: "allvarlighetsgrad", "severity";
    field_deviation: "avvikelse", "deviation";
    field_description: "beskrivning", "description";
    field_unit: "enhet", "unit";
    field_root_cause: "grundorsak", "root cause";
    field_repeat_of: "upprepar", "repeats";
    field_what: "åtgärd", "action";
    field_owner: "ägare", "owner";
    field_due_text: "tid i ord", "time in words";
    field_earlier_due: "tidigare förfallodagar", "earlier due dates";
    field_state: "läge", "state";
    field_note: "anteckning", "note";
    field_deviations: "avvikelser", "deviations";
    field_limit: "gräns", "limit";
    field_rows: "gränser", "limits";
    field_source: "källa", "source";
    field_measure_id: "mått", "measure";
    field_direction: "riktning", "direction";
    field_stratum: "delmängd", "stratum";
    field_versions: "räkneregler", "definitions";
    field_limit_minor: "gräns för mindre allvarlig", "limit for minor";
    field_limit_serious: "gräns för graverande", "limit for serious";
    field_part_of_id: "helhet", "whole";
    field_pair_of_ids: "par", "pairs";
    field_rule_id: "gränsregel", "limit rule";
    field_version: "räkneregel", "definition";
    field_reading: "värde", "value";
    field_printed: "som tryckt", "as printed";
    field_not_comparable: "inte jämförbart", "not comparable";
    field_skipped: "skäl att hoppa över", "reason to skip";
    field_question_id: "delfråga", "question";
    field_about: "om enkäten", "about the survey";
    field_control_ids: "kontrollmoment", "control activities";
    field_invited: "antal tillfrågade", "invited";
    field_answered: "antal svar", "answers";
    field_survey_id: "enkät", "survey";
    field_options: "svarsalternativ", "answer options";
    field_n: "antal svar på frågan", "answers to the question";
    field_top: "bästa svaren", "best answers";
    field_bottom: "sämsta svaren", "worst answers";
    field_count: "antal i populationen", "size of the population";
    field_seed: "frö", "seed";
    field_attributes: "attribut", "attributes";
    field_sheet_id: "testblad", "test sheet";
    field_identity: "beteckning", "identity";
    field_marks: "bedömningar", "marks";
    field_severity_reason: "skäl till graderingen", "reason for the grade";
    field_result_figures: "siffrornas mening", "sentences of the figures";
    field_section: "avsnitt", "section";
    field_on: "datum", "date";
    field_by: "av", "by";
    field_effect: "effekt", "effect";
    field_action_id: "åtgärd", "action";
    field_opened_on: "upplåst den", "opened on";
    field_opened_by: "upplåst av", "opened by";
    field_opened_because: "skäl att låsa upp", "reason to open";
    field_receiver: "mottagare", "receiver";
    field_dated_on: "daterat den", "dated on";
    field_risk_point_ids: "riskpunkter", "risk points";
    field_decision: "beslut", "decision";
    field_unchecked_reason: "varför ingen effektkontroll behövs", "why no effect check is needed";
    field_reason: "skäl", "reason";
    field_lineage_id: "kontroll genom åren", "control over the years";
    field_decided_on: "beslutad den", "decided on";
    field_accepted_until: "accepterad till och med", "accepted until";
    field_escalated_on: "rapporterad till kommunstyrelsen", "reported to the executive board";
    field_action_plan_id: "handlingsplan", "plan of action";
    field_review_comment: "granskarens kommentar", "reviewer's comment";
    field_sent_back: "skickad tillbaka", "sent back";
    field_scales: "riskskalor", "risk scales";
    field_lead_days: "framförhållning", "lead time";
    field_goals: "mål för internkontrollen", "goals of internal control";
    field_focuses: "fokus", "focuses";
    field_in_plan: "med i planen", "in the plan";
    field_in_plan_reason: "skäl att avvika", "reason to depart";
    field_municipality_wide: "kommungemensam", "municipality-wide";
    field_unconfirmed: "inte bekräftad", "unconfirmed";
    field_unknown: "ett fält", "a field";
}

/// The words for a field, by its name in files.
#[must_use]
pub fn field(name: &str) -> Label {
    NAMES.iter().find(|(code, _)| *code == name).map_or(field_unknown, |(_, label)| *label)
}

/// Every field by its name in files, with its words.
pub const NAMES: &[(&str, Label)] = &[
    ("name", field_name),
    ("title", field_title),
    ("kind", field_kind),
    ("municipality", field_municipality),
    ("board_id", field_board),
    ("year", field_year),
    ("adopted_on", field_adopted_on),
    ("registry_no", field_registry_no),
    ("min_controls_per_area", field_min_controls),
    ("decimals", field_decimals),
    ("labels", field_labels),
    ("texts", field_texts),
    ("plan_id", field_plan),
    ("number", field_number),
    ("from", field_from),
    ("to", field_to),
    ("report_on", field_report_on),
    ("due_on", field_due_on),
    ("focus", field_focus),
    ("follow_up", field_follow_up),
    ("follow_up_on", field_follow_up_on),
    ("followed_up_on", field_followed_up_on),
    ("locked_on", field_locked_on),
    ("parent_id", field_parent),
    ("purpose", field_purpose),
    ("area_id", field_area),
    ("background", field_background),
    ("likely_errors", field_likely_errors),
    ("likelihood", field_likelihood),
    ("consequence", field_consequence),
    ("risk_value", field_risk_value),
    ("irregularity", field_irregularity),
    ("risk_point_id", field_risk_point),
    ("objective", field_objective),
    ("responsible", field_responsible),
    ("frequency", field_frequency),
    ("method", field_method),
    ("selection", field_selection),
    ("sample_from", field_sample_from),
    ("sample_to", field_sample_to),
    ("text", field_text),
    ("periods", field_periods),
    ("control_id", field_control),
    ("period_id", field_period),
    ("status", field_status),
    ("paused_reason", field_paused_reason),
    ("resumes", field_resumes),
    ("result", field_result),
    ("assessment", field_assessment),
    ("comment", field_comment),
    ("analysis", field_analysis),
    ("performed_by", field_performed_by),
    ("performed_on", field_performed_on),
    ("reviewed_by", field_reviewed_by),
    ("reviewed_on", field_reviewed_on),
    ("severity", field_severity),
    ("deviation_id", field_deviation),
    ("description", field_description),
    ("unit", field_unit),
    ("root_cause", field_root_cause),
    ("repeat_of_id", field_repeat_of),
    ("what", field_what),
    ("owner", field_owner),
    ("due_text", field_due_text),
    ("earlier_due", field_earlier_due),
    ("state", field_state),
    ("note", field_note),
    ("deviation_ids", field_deviations),
    ("limit", field_limit),
    ("rows", field_rows),
    ("source", field_source),
    ("measure_id", field_measure_id),
    ("direction", field_direction),
    ("stratum", field_stratum),
    ("versions", field_versions),
    ("limit_minor", field_limit_minor),
    ("limit_serious", field_limit_serious),
    ("part_of_id", field_part_of_id),
    ("pair_of_ids", field_pair_of_ids),
    ("rule_id", field_rule_id),
    ("version", field_version),
    ("reading", field_reading),
    ("printed", field_printed),
    ("not_comparable", field_not_comparable),
    ("skipped", field_skipped),
    ("question_id", field_question_id),
    ("about", field_about),
    ("control_ids", field_control_ids),
    ("invited", field_invited),
    ("answered", field_answered),
    ("survey_id", field_survey_id),
    ("options", field_options),
    ("n", field_n),
    ("top", field_top),
    ("bottom", field_bottom),
    ("count", field_count),
    ("seed", field_seed),
    ("attributes", field_attributes),
    ("sheet_id", field_sheet_id),
    ("identity", field_identity),
    ("marks", field_marks),
    ("severity_reason", field_severity_reason),
    ("result_figures", field_result_figures),
    ("section", field_section),
    ("on", field_on),
    ("by", field_by),
    ("effect", field_effect),
    ("action_id", field_action_id),
    ("opened_on", field_opened_on),
    ("opened_by", field_opened_by),
    ("opened_because", field_opened_because),
    ("receiver", field_receiver),
    ("dated_on", field_dated_on),
    ("risk_point_ids", field_risk_point_ids),
    ("decision", field_decision),
    ("unchecked_reason", field_unchecked_reason),
    ("reason", field_reason),
    ("lineage_id", field_lineage_id),
    ("decided_on", field_decided_on),
    ("accepted_until", field_accepted_until),
    ("escalated_on", field_escalated_on),
    ("action_plan_id", field_action_plan_id),
    ("review_comment", field_review_comment),
    ("sent_back", field_sent_back),
    ("scales", field_scales),
    ("lead_days", field_lead_days),
    ("goals", field_goals),
    ("focuses", field_focuses),
    ("in_plan", field_in_plan),
    ("in_plan_reason", field_in_plan_reason),
    ("municipality_wide", field_municipality_wide),
    ("unconfirmed", field_unconfirmed),
];
