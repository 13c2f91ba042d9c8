//! The command line's words for the lives of deviations and actions.

use super::messages;

messages! {
    v_action_plan: "HANDLINGSPLAN", "ACTION-PLAN";
    a_action_plan: "Handlingsplanen: H1, namnet eller början av identiteten", "The plan of action: H1, its name or the beginning of its identity";
    a_into_action: "Åtgärden som kontrolleras: A1, början av identiteten eller namnet", "The action that is checked: A1, the beginning of its identity or its name";
    a_on: "Dagen, om det inte är i dag", "The day, if it is not today";
    accept: "Acceptera en avvikelse med beslut, för en tid", "Accept a deviation by a decision, for a time";
    accept_more: "Dagen efter den sista är avvikelsen öppen igen.", "The day after the last one the deviation is open again.";
    close: "Avsluta en avvikelse med skäl", "Close a deviation with a reason";
    close_more:
        "Åtgärderna mot den ska ha effektkontroller som visar effekt. Annars anges varför ingen behövs.",
        "The actions against it are to have effect checks that show effect. Otherwise say why none is needed.";
    reopen: "Öppna en avvikelse igen", "Open a deviation again";
    step: "Ta en åtgärd till nästa läge", "Take an action to its next state";
    step_more: "Föreslagen, beslutad, pågår, genomförd, effekt kontrollerad.", "Proposed, decided, in progress, done, effect verified.";
    decide: "Sätt en åtgärd som beslutad", "Set an action as decided";
    start: "Sätt en åtgärd som pågående", "Set an action as in progress";
    done: "Sätt en åtgärd som genomförd", "Set an action as done";
    verify: "Sätt en åtgärds effekt som kontrollerad", "Set the effect of an action as verified";
    verify_more: "Den senaste effektkontrollen ska visa effekt.", "The latest effect check is to show effect.";
    drop: "Avför en åtgärd med skäl", "Drop an action with a reason";
    actions: "Visa nämndens åtgärder, försenade först", "Show the actions of the board, late ones first";
    actions_more:
        "Också de som är kvar från tidigare år. De står med årtal före numret.",
        "Those that remain from earlier years too, with the year before their number.";
    a_order: "Ordningen", "The order";
    a_scope: "Vilka som visas", "Which are shown";
    a_own: "Bara planens egna, inte de som är kvar från tidigare år", "Only those of the plan itself, not those that remain from earlier years";
    a_search: "Bara de som innehåller orden", "Only those that hold the words";
    order_due: "efter förfallodag", "by due date";
    order_owner: "efter ansvarig", "by owner";
    order_severity: "efter allvarlighetsgrad", "by severity";
    order_state: "efter läge", "by state";
    scope_unsettled: "ej avslutade", "not settled";
    scope_late: "försenade", "late";
    scope_unchecked: "väntar på effektkontroll", "waiting for an effect check";
    scope_settled: "avslutade", "settled";
    scope_all: "alla", "all";
    no_actions: "Inga åtgärder med det här urvalet.", "No actions in this selection.";
    number: "Nr", "No.";
    todo: "Visa vad som ska göras nu", "Show what is to be done now";
    todo_more: "Det som är försenat eller ska göras inom planens ledtid.", "What is late or due within the lead time of the plan.";
    a_who: "Bara det som den här ansvariga ska göra", "Only what this party is to do";
    what_is_due: "Vad", "What";
    why_due: "Varför", "Why";
    effect_check: "Effektkontroller: lägg till, ändra, ta bort", "Effect checks: add, edit, remove";
    effect_check_add: "Lägg till en effektkontroll", "Add an effect check";
    effect_check_edit: "Ändra en effektkontroll", "Edit an effect check";
    effect_check_remove: "Ta bort en effektkontroll", "Remove an effect check";
    v_effect_check: "EFFEKTKONTROLL", "EFFECT-CHECK";
    a_effect_check:
        "Effektkontrollen: A1:2 för den andra av åtgärd A1, eller början av identiteten",
        "The effect check: A1:2 for the second of action A1, or the beginning of its identity";
    action_plan: "Handlingsplaner: lägg till, ändra, ta bort", "Plans of action: add, edit, remove";
    action_plan_add: "Lägg till en handlingsplan", "Add a plan of action";
    action_plan_edit: "Ändra en handlingsplan", "Edit a plan of action";
    action_plan_remove: "Ta bort en handlingsplan; åtgärderna blir kvar", "Remove a plan of action; its actions stay";
}
