//! The table of actions: its headings, its keys, and the steps from it.

use super::messages;

messages! {
    title: "Åtgärder", "Actions";
    shown(shown: usize, of: usize): format!("{shown} av {of}"), format!("{shown} of {of}");
    by_due: "efter förfallodag", "by due date";
    by_owner: "efter ansvarig", "by owner";
    by_severity: "efter allvarlighetsgrad", "by severity";
    by_state: "efter läge", "by state";
    scope_unsettled: "ej avslutade", "not settled";
    scope_late: "försenade", "late";
    scope_unchecked: "väntar på effektkontroll", "waiting for an effect check";
    scope_settled: "avslutade", "settled";
    scope_all: "alla", "all";
    late: "Försenade", "Late";
    soon(days: u16):
        format!("Inom {days} {}", if days == 1 { "dag" } else { "dagar" }),
        format!("Within {days} {}", if days == 1 { "day" } else { "days" });
    later: "Senare", "Later";
    undated: "Utan datum", "Without a date";
    unchecked: "Väntar på effektkontroll", "Waiting for an effect check";
    settled: "Avslutade", "Settled";
    no_owner: "Utan ansvarig", "Without an owner";
    no_deviation: "Utan avvikelse", "Without a deviation";
    column_due: "Förfaller", "Due";
    column_time: "Tid", "Time";
    column_state: "Läge", "State";
    column_severity: "Grad", "Grade";
    column_what: "Åtgärd", "Action";
    column_owner: "Ansvarig", "Owner";
    column_against: "Gäller", "Against";
    against(subject: &str): format!("Gäller: {subject}"), format!("Against: {subject}");
    owner(name: &str): format!("Ansvarig: {name}"), format!("Owner: {name}");
    note(text: &str): format!("Anteckning: {text}"), format!("Note: {text}");
    none: "Inga åtgärder med det här urvalet. f byter urval.", "No actions in this selection. f changes it.";
    none_yet: "Inga åtgärder än. Gå till en avvikelse och tryck t.", "No actions yet. Go to a deviation and press t.";
    of_plan: "planen", "the plan";
    of_board: "nämnden", "the board";
    hint: "x läge  t datum  d avvik.  s ordning  f urval  / sök  ? hjälp  e effekt  g grupp  b plan  Esc stäng",
        "x state  t date  d dev.  s order  f filter  / search  ? help  e effect  g group  b plan  Esc close";
    hint_search: "Skriv för att söka  Enter eller Esc klar", "Type to search  Enter or Esc done";
    search: "Sök", "Search";

    next_state: "Nästa läge", "Next state";
    decide: "Besluta", "Decide";
    pick_decision(subject: &str): format!("Avvikelsen: {subject}"), format!("The deviation: {subject}");
    accept: "Acceptera med beslut …", "Accept by decision …";
    accept_anew: "Förnya acceptansen med nytt beslut …", "Accept anew by a new decision …";
    close: "Avsluta med skäl …", "Close with a reason …";
    reopen: "Öppna igen", "Open again";
    link_repeat(title: &str, period: &str): format!("Upprepar: {title} ({period})"), format!("Repeats: {title} ({period})");
    looks_like(title: &str, period: &str): format!("Liknar {title} från {period}. x kopplar ihop dem."), format!("Looks like {title} of {period}. x links them.");
    escalate: "Rapporterad uppåt …", "Reported upwards …";
    new_action_on: "Ny åtgärd", "New action";
    new_check(what: &str): format!("Effektkontroll av {what}"), format!("Effect check of {what}");
    move_due: "Flytta förfallodagen", "Move the due date";
    why_settled: "Åtgärden är avslutad. Blank väljer läge.", "The action is settled. Space chooses a state.";
    all_plans: "Alla handlingsplaner", "All plans of action";
    pick_plans: "Handlingsplaner", "Plans of action";
    new_plan: "Ny handlingsplan", "New plan of action";
    actions_of(count: usize): format!("åtgärder: {count}"), format!("actions: {count}");
}
