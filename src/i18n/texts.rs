//! The documents' fixed texts: their names, their default wording, and the slots that are filled in.
//!
//! In a text `{nämnd}` or `{board}` is a slot, `**words**` are strong, a line that begins with `- ` is an item of a
//! list and one that begins with `1. ` of a numbered list; every other line is a paragraph.

use super::{Label, Lang, messages};
use crate::domain::TextBlock;

messages! {
    name_plan_intro: "Planen: inledning", "Plan: introduction";
    name_plan_risks: "Planen: så är riskerna värderade", "Plan: how risks are valued";
    name_plan_controls: "Planen: så görs kontrollerna", "Plan: how controls are made";
    name_plan_reporting: "Planen: rapportering", "Plan: reporting";
    name_report_preconditions: "Rapporten: förutsättningar", "Report: preconditions";
    name_report_goals: "Rapporten: syftet med intern kontroll", "Report: the aims of internal control";
    name_report_focus_control: "Rapporten: inriktning, kontroller", "Report: focus, controls";
    name_report_focus_actions: "Rapporten: inriktning, åtgärder", "Report: focus, actions";
    name_report_focus_completion: "Rapporten: inriktning, årets slut", "Report: focus, completion";
    name_report_legend: "Rapporten: så läser du rapporten", "Report: how to read it";
    name_report_summary: "Rapporten: före sammanfattningen", "Report: before the summary";
    name_report_actions: "Rapporten: före åtgärderna", "Report: before the actions";
    name_report_sign_off: "Rapporten: underskrift", "Report: sign-off";
    name_statement_officer: "Tjänsteutlåtandet: handläggare", "Statement: case officer";
    name_statement_decision: "Tjänsteutlåtandet: förslag till beslut", "Statement: proposed decision";
    name_statement_description: "Tjänsteutlåtandet: beskrivning av ärendet", "Statement: description of the matter";
    name_statement_improvements: "Tjänsteutlåtandet: före förbättringsområdena", "Statement: before areas of improvement";
    name_statement_economy: "Tjänsteutlåtandet: ekonomiska konsekvenser", "Statement: economic consequences";
    name_statement_other: "Tjänsteutlåtandet: övriga konsekvenser", "Statement: other consequences";
    name_statement_follow_up: "Tjänsteutlåtandet: uppföljning", "Statement: follow-up";
    name_statement_basis: "Tjänsteutlåtandet: beslutsunderlag", "Statement: basis for the decision";
    name_statement_recipients: "Tjänsteutlåtandet: beslutet skickas till", "Statement: recipients of the decision";
    name_statement_report: "Tjänsteutlåtandet: före kontrollerna", "Statement: before the controls";
}

messages! {
    plan_intro:
        "{nämnd} ansvarar enligt 6 kap. 6 § kommunallagen för att den egna verksamheten har en tillräcklig intern kontroll. Den här planen visar vilka risker nämnden har valt att kontrollera under {år}, hur kontrollerna görs och vem som ansvarar för dem.\nPlanen i siffror: kontrollområden {antal_områden}, riskpunkter {antal_riskpunkter}, kontrollmoment {antal_kontroller}.",
        "Under chapter 6, section 6 of the Swedish Local Government Act, {board} is responsible for sufficient internal control of its own operations. This plan shows which risks the board has chosen to control in {year}, how the controls are made and who is responsible for them.\nThe plan in figures: control areas {areas}, risk points {risk_points}, control activities {controls}.";
    plan_risks:
        "Varje riskpunkt bedöms efter hur sannolikt det är att ett fel inträffar och hur stor konsekvensen blir. Riskvärdet väger samman de två. Ett högt riskvärde betyder att risken behöver kontrolleras tätare, inte att något fel har inträffat.",
        "Each risk point is judged by how likely an error is and how serious the consequence would be. The risk value weighs the two together. A high risk value means that the risk needs closer control, not that an error has occurred.";
    plan_controls:
        "Kontrollerna görs av den som anges som ansvarig och dokumenteras så att någon annan kan följa vad som har granskats. Den som har gjort en kontroll granskar inte sitt eget resultat.",
        "Controls are made by whoever is named as responsible, and are documented so that somebody else can follow what was examined. Nobody reviews the result of a control they made themselves.";
    plan_reporting:
        "Resultatet rapporteras till {nämnd} efter varje rapportperiod. En graverande avvikelse rapporteras så snart den upptäcks.",
        "Results are reported to {board} after each reporting period. A serious deviation is reported as soon as it is found.";
    report_preconditions:
        "Rapporten visar hur arbetet med {nämnd}s internkontrollplan för {år} har gått under {period}, {periodens_tid}. Den beskriver vad som har kontrollerats, vilka avvikelser som har hittats och vad som görs åt dem. Rapporten är en del av nämndens uppföljning och lämnas vidare till kommunstyrelsen.",
        "This report shows how the work with the internal control plan of {board} for {year} has gone during {period}, {period_dates}. It describes what was controlled, which deviations were found and what is being done about them. The report is part of the board's follow-up and is passed on to the executive board.";
    report_goals:
        "Intern kontroll ska med rimlig säkerhet visa att\n- verksamheten når sina mål och använder pengarna väl\n- redovisningen och övrig information går att lita på\n- lagar, beslut och riktlinjer följs\n- fel och oegentligheter förebyggs, upptäcks och rättas till.",
        "Internal control is to show with reasonable certainty that\n- operations reach their goals and use money well\n- accounts and other information can be relied on\n- laws, decisions and guidelines are followed\n- errors and irregularities are prevented, found and put right.";
    report_focus_control:
        "Den här perioden ligger tyngdpunkten på att göra kontrollerna, hitta avvikelser och besluta om åtgärder.",
        "This period dwells on making the controls, finding deviations and deciding on actions.";
    report_focus_actions:
        "Den här perioden ligger tyngdpunkten på de åtgärder som har beslutats: vad som är gjort, vad som återstår och om åtgärderna har hjälpt.",
        "This period dwells on the actions that have been decided: what is done, what remains and whether the actions have helped.";
    report_focus_completion:
        "Årets sista rapport visar vilka kontroller som är slutförda, vilka åtgärder som återstår och vilka riskpunkter som bör föras över till nästa års plan.",
        "The last report of the year shows which controls are completed, which actions remain and which risk points should be carried over to next year's plan.";
    report_legend:
        "Status visar hur långt arbetet med en kontroll har kommit. Avvikelsens allvarlighet visar hur stort felet är. De två bedöms var för sig: en slutförd kontroll kan ha en graverande avvikelse. Tecknen står alltid tillsammans med sina ord.",
        "Status shows how far the work with a control has come. Severity shows how bad a deviation is. The two are judged apart: a completed control may have a serious deviation. Signs always stand together with their words.";
    report_summary:
        "Tabellen visar det som har hittats i perioden: graverande avvikelser först, iakttagelser sist.",
        "The table shows what was found in the period: serious deviations first, observations last.";
    report_actions:
        "Tabellen visar planens alla öppna åtgärder, de sena först. Öppna: {antal_öppna_åtgärder}. Sena: {antal_sena_åtgärder}.",
        "The table shows all open actions of the plan, the late ones first. Open: {open_actions}. Late: {late_actions}.";
    report_sign_off:
        "Rapporten är upprättad av den som svarar för nämndens internkontroll och granskad av en annan person.",
        "This report was drawn up by whoever is in charge of the board's internal control and reviewed by another person.";
    statement_officer:
        "Handläggare för intern kontroll",
        "Case officer for internal control";
    statement_decision:
        "{nämnd} beslutar att\n1. godkänna rapporten om intern kontroll för {period} {år}, daterad {rapportdatum}\n2. ge förvaltningen i uppdrag att genomföra de åtgärder som rapporten redovisar.",
        "{board} decides to\n1. approve the report on internal control for {period} {year}, dated {report_date}\n2. instruct the administration to carry out the actions set out in the report.";
    statement_description:
        "{nämnd} har en internkontrollplan för {år}. Kontrollerna har gjorts av olika delar av förvaltningen, och urval och metod skiljer sig därför mellan dem. Slutförda kontrollmoment i {period}: {antal_slutförda} av {antal_kontroller}. Registrerade avvikelser i perioden: {antal_avvikelser}, varav {antal_graverande} graverande.",
        "{board} has an internal control plan for {year}. The controls were made by different parts of the administration, so their selections and methods differ. Control activities completed in {period}: {completed} of {controls}. Deviations recorded in the period: {deviations}, of which serious: {serious}.";
    statement_improvements:
        "Kontrollerna visar att följande behöver bli bättre:",
        "The controls show that the following needs to improve:";
    statement_economy:
        "Beslutet medför inga kostnader utöver beslutad budget. Åtgärderna genomförs inom befintliga ramar.",
        "The decision entails no costs beyond the adopted budget. Actions are carried out within existing limits.";
    statement_other:
        "Avvikelserna påverkar dem som verksamheten är till för tills de är åtgärdade. Åtgärderna ska förebygga att felen upprepas.",
        "Until they are remedied the deviations affect those whom the operations are for. The actions are to prevent the errors from happening again.";
    statement_follow_up:
        "Åtgärderna följs upp i nästa rapport om intern kontroll.",
        "The actions are followed up in the next report on internal control.";
    statement_basis:
        "Internkontrollplan {år}, {dnr}\nRapport om intern kontroll, {period} {år}, {rapportdatum}",
        "Internal control plan {year}, {registry_no}\nReport on internal control, {period} {year}, {report_date}";
    statement_recipients:
        "Kommunstyrelsen\nKommunens revisorer, för kännedom",
        "The executive board\nThe municipal auditors, for information";
    statement_report:
        "För varje kontroll redovisas urval, metod, iakttagelser, bedömning, analys och förslag till åtgärder.",
        "For each control this report sets out selection, method, observations, assessment, analysis and proposed actions.";
}

/// What a block is called.
#[must_use]
pub const fn name(block: TextBlock) -> Label {
    match block {
        TextBlock::PlanIntro => name_plan_intro,
        TextBlock::PlanRisks => name_plan_risks,
        TextBlock::PlanControls => name_plan_controls,
        TextBlock::PlanReporting => name_plan_reporting,
        TextBlock::ReportPreconditions => name_report_preconditions,
        TextBlock::ReportGoals => name_report_goals,
        TextBlock::ReportFocusControl => name_report_focus_control,
        TextBlock::ReportFocusActions => name_report_focus_actions,
        TextBlock::ReportFocusCompletion => name_report_focus_completion,
        TextBlock::ReportLegend => name_report_legend,
        TextBlock::ReportSummary => name_report_summary,
        TextBlock::ReportActions => name_report_actions,
        TextBlock::ReportSignOff => name_report_sign_off,
        TextBlock::StatementOfficer => name_statement_officer,
        TextBlock::StatementDecision => name_statement_decision,
        TextBlock::StatementDescription => name_statement_description,
        TextBlock::StatementImprovements => name_statement_improvements,
        TextBlock::StatementEconomy => name_statement_economy,
        TextBlock::StatementOther => name_statement_other,
        TextBlock::StatementFollowUp => name_statement_follow_up,
        TextBlock::StatementBasis => name_statement_basis,
        TextBlock::StatementRecipients => name_statement_recipients,
        TextBlock::StatementReport => name_statement_report,
    }
}

/// The text of a block where the plan has none of its own.
#[must_use]
pub const fn default_text(lang: Lang, block: TextBlock) -> &'static str {
    match block {
        TextBlock::PlanIntro => plan_intro(lang),
        TextBlock::PlanRisks => plan_risks(lang),
        TextBlock::PlanControls => plan_controls(lang),
        TextBlock::PlanReporting => plan_reporting(lang),
        TextBlock::ReportPreconditions => report_preconditions(lang),
        TextBlock::ReportGoals => report_goals(lang),
        TextBlock::ReportFocusControl => report_focus_control(lang),
        TextBlock::ReportFocusActions => report_focus_actions(lang),
        TextBlock::ReportFocusCompletion => report_focus_completion(lang),
        TextBlock::ReportLegend => report_legend(lang),
        TextBlock::ReportSummary => report_summary(lang),
        TextBlock::ReportActions => report_actions(lang),
        TextBlock::ReportSignOff => report_sign_off(lang),
        TextBlock::StatementOfficer => statement_officer(lang),
        TextBlock::StatementDecision => statement_decision(lang),
        TextBlock::StatementDescription => statement_description(lang),
        TextBlock::StatementImprovements => statement_improvements(lang),
        TextBlock::StatementEconomy => statement_economy(lang),
        TextBlock::StatementOther => statement_other(lang),
        TextBlock::StatementFollowUp => statement_follow_up(lang),
        TextBlock::StatementBasis => statement_basis(lang),
        TextBlock::StatementRecipients => statement_recipients(lang),
        TextBlock::StatementReport => statement_report(lang),
    }
}

macro_rules! slots {
    ($($(#[$meta:meta])* $name:ident: $sv:literal, $en:literal $(, $period:ident)?;)*) => {
        /// What can be filled in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Slot {
            $($(#[$meta])* $name,)*
        }

        impl Slot {
            /// Every slot.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name between the braces.
            #[must_use]
            pub const fn name(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Sv) => $sv, (Self::$name, Lang::En) => $en,)*
                }
            }

            /// Whether it means something only in a document about a period.
            #[must_use]
            pub const fn needs_period(self) -> bool {
                match self { $(Self::$name => slots!(@is $($period)?),)* }
            }
        }
    };
    (@is) => { false };
    (@is period) => { true };
}

slots! {
    /// The board.
    Board: "nämnd", "board";
    /// The municipality.
    Municipality: "kommun", "municipality";
    /// The year of the plan.
    Year: "år", "year";
    /// The registry number.
    RegistryNo: "dnr", "registry_no";
    /// The day the plan was adopted.
    AdoptedOn: "fastställd", "adopted";
    /// The least number of controls in each area.
    MinControls: "minsta_antal_kontroller", "least_controls";
    /// The number of outermost areas.
    Areas: "antal_områden", "areas";
    /// The number of risk points.
    RiskPoints: "antal_riskpunkter", "risk_points";
    /// The number of controls: of the plan, or those due in the period.
    Controls: "antal_kontroller", "controls";
    /// The name of the period.
    Period: "period", "period", period;
    /// Its first and last day.
    PeriodDates: "periodens_tid", "period_dates", period;
    /// The day the document states.
    ReportDate: "rapportdatum", "report_date", period;
    /// Completed controls.
    Completed: "antal_slutförda", "completed", period;
    /// Deviations of the period, observations not counted.
    Deviations: "antal_avvikelser", "deviations", period;
    /// Serious ones.
    Serious: "antal_graverande", "serious", period;
    /// Minor ones.
    Minor: "antal_mindre_allvarliga", "minor", period;
    /// Open actions of the plan.
    OpenActions: "antal_öppna_åtgärder", "open_actions", period;
    /// Late ones.
    LateActions: "antal_sena_åtgärder", "late_actions", period;
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// A slot that can be filled in.
    Slot(Slot),
    /// What looks like a slot but is none of ours, without its braces.
    Unknown(&'a str),
}

/// Takes a text apart at its slots. A slot may be named in either language, whatever the language of the text.
///
/// Braces round anything that is not one short line, and braces that nothing closes, are words.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}').filter(|(name, _)| is_name(name)) else {
            let words = rest.get(..=before.len()).unwrap_or(rest);
            found.push(Piece::Words(words));
            rest = after;
            continue;
        };
        found.extend(Some(Piece::Words(before)).filter(|_| !before.is_empty()));
        found.push(slot(name).map_or(Piece::Unknown(name), Piece::Slot));
        rest = after;
    }
    found.extend(Some(Piece::Words(rest)).filter(|_| !rest.is_empty()));
    found
}

fn is_name(name: &str) -> bool {
    let letters = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    !name.is_empty() && name.len() <= 60 && name.chars().all(letters)
}

fn slot(name: &str) -> Option<Slot> {
    let name = super::collate::fold(name).replace([' ', '-'], "_");
    Slot::ALL.iter().copied().find(|slot| Lang::ALL.iter().any(|lang| slot.name(*lang) == name))
}

/// The slots of a text that cannot be filled in, without their braces: unknown ones, and those of a period in a
/// document that is about none.
#[must_use]
pub fn unknown_slots(block: TextBlock, text: &str) -> Vec<&str> {
    let unknown = |piece| match piece {
        Piece::Unknown(name) => Some(name),
        Piece::Slot(slot) if slot.needs_period() && !block.has_period() => Some(slot.name(Lang::Sv)),
        _ => None,
    };
    pieces(text).into_iter().filter_map(unknown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_texts_have_only_slots_that_can_be_filled_in() {
        for lang in Lang::ALL {
            for block in TextBlock::ALL {
                let text = default_text(*lang, *block);
                assert_eq!(unknown_slots(*block, text), Vec::<&str>::new(), "{}", block.code());
                assert!(!text.trim().is_empty() && !text.contains("  "), "{}", block.code());
            }
        }
    }

    #[test]
    fn a_text_is_taken_apart_at_its_slots() {
        use Piece::{Slot as Known, Unknown, Words};
        assert_eq!(pieces("a {nämnd}s {okänd}"), [Words("a "), Known(Slot::Board), Words("s "), Unknown("okänd")]);
        assert_eq!(pieces("{Board}{ÅR}"), [Known(Slot::Board), Known(Slot::Year)]);
        assert_eq!(pieces("{antal kontroller}"), [Known(Slot::Controls)]);
        let joined = |text| {
            pieces(text)
                .iter()
                .map(|piece| match piece {
                    Words(words) => *words,
                    _ => "§",
                })
                .collect::<String>()
        };
        for words in ["{", "}", "{}", "a { b", "{a\nb}", "{{", "{nämnd", "x{;}y"] {
            assert_eq!(joined(words), words);
        }
    }

    #[test]
    fn slots_of_a_period_are_unknown_in_the_plan() {
        assert_eq!(unknown_slots(TextBlock::PlanIntro, "{period} {år}"), ["period"]);
        assert!(unknown_slots(TextBlock::ReportGoals, "{period} {år}").is_empty());
    }
}
