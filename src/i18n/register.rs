//! The words of the risk register and of what a plan covers.

use super::messages;

messages! {
    title: "Riskregister", "Risk register";
    coverage_title: "Vad planen täcker", "What the plan covers";
    hint: "↑↓ risk  Enter ändrar  g går till risken  Tab vad planen täcker  Esc stänger",
        "↑↓ risk  Enter edits  g goes to the risk  Tab what the plan covers  Esc closes";
    coverage_hint: "↑↓ PgUp PgDn bläddrar  Tab riskregistret  ? hjälp  Esc stänger",
        "↑↓ PgUp PgDn scrolls  Tab the risk register  ? help  Esc closes";
    why_no_risks: "Planen har inga riskpunkter än.", "The plan has no risk points yet.";
    library_title: "Kontrollbibliotek", "Library of controls";
    in_plan_already: "finns i planen", "in the plan already";
    decisions_title: "Beslut och dokument", "Decisions and documents";
    new_revision: "+ Antagande eller revidering", "+ Adoption or revision";
    new_reception: "+ Mottagande i nämnd, styrelse eller fullmäktige", "+ Reception by a board, the executive board or the council";
    new_document: "+ Styrande dokument", "+ Governing document";
    adopted: "Planen antagen", "Plan adopted";
    revised(number: u16): format!("Revidering {number}"), format!("Revision {number}");
    undated: "utan datum", "undated";
    of_plan: "planen", "the plan";
    cli_head: "Förbereda planen", "Preparing the plan";
    cli_register: "Visa riskregistret: riskvärden, vad som är i planen och varför", "Show the risk register: values, what is in the plan and why";
    cli_register_more: "Riskerna står efter riskvärde. Med --json följer matrisen och vad planen täcker med.", "The risks stand by value. With --json the matrix and what the plan covers come along.";
    cli_library: "Kontrollbibliotek: visa, ta in i planen", "Library of controls: show, take into the plan";
    cli_library_list: "Visa biblioteket", "Show the library";
    cli_library_add: "Ta in ett kontrollmoment med risk och delfrågor i planen", "Take a control activity, with risk and questions, into the plan";
    cli_revision: "Antagande och revideringar: lägg till, ändra, ta bort", "Adoption and revisions: add, edit, remove";
    cli_reception: "Vem som har tagit emot planen och rapporterna: lägg till, ändra, ta bort", "Who has received the plan and the reports: add, edit, remove";
    cli_document: "Styrande dokument: lägg till, ändra, ta bort", "Governing documents: add, edit, remove";
    cli_add: "Lägg till", "Add";
    cli_edit: "Ändra", "Edit";
    cli_remove: "Ta bort", "Remove";
    a_code: "Kod eller titel, som ikplan library list visar dem", "Code or title, as ikplan library list shows them";
    a_into: "Området; annars det som kontrollmomentet brukar ligga i", "The area; otherwise the one it usually lies in";
    a_revision: "Nummer eller beslutsdag", "Number or day of the decision";
    a_received: "Perioden vars rapport togs emot; tomt när det var planen", "The period whose report was received; empty when it was the plan";
    a_reception: "Nummer (M1) eller mötesdag", "Number (M1) or day of the meeting";
    a_document: "Nummer (D1), namn eller id", "Number (D1), name or id";
    unknown_starter(word: &str): format!("Kontrollbiblioteket har inget som heter \"{word}\"."), format!("The library of controls has nothing called \"{word}\".");
    todo_starter: "Se vad som finns med ikplan library list.", "See what there is with ikplan library list.";
    axes: "Sannolikhet \\ Konsekvens", "Likelihood \\ Consequence";
    count(count: usize): format!("{count} st"), format!("{count}");
    outside(count: usize):
        if count == 1 { "1 risk är inte värderad på skalorna".to_owned() } else { format!("{count} risker är inte värderade på skalorna") },
        if count == 1 { "1 risk is not valued on the scales".to_owned() } else { format!("{count} risks are not valued on the scales") };
    threshold(threshold: u16): format!("* föreslås för planen: riskvärde {threshold} eller högre"),
        format!("* proposed for the plan: risk value {threshold} or higher");
    no_threshold: "Ingen gräns för vilka risker som föreslås: Redigera planuppgifter, i Ctrl+P.",
        "No threshold for which risks are proposed: Edit plan data, in Ctrl+P.";
    not_valued: "inte värderad", "not valued";
    value_otherwise(value: u16, otherwise: u16): format!("{value} (skalorna ger {otherwise})"),
        format!("{value} (the scales give {otherwise})");
    stands(place: &str, controls: usize):
        format!("{place}, {}", if controls == 1 { "1 kontrollmoment".to_owned() } else { format!("{controls} kontrollmoment") }),
        format!("{place}, {}", if controls == 1 { "1 control activity".to_owned() } else { format!("{controls} control activities") });
    unexplained(stands: &str): format!("{stands}. Det avviker från det som föreslås, och skälet saknas."),
        format!("{stands}. That departs from what is proposed, and the reason is missing.");
    because_of_controls(stands: &str): format!("{stands}. Riskvärdet föreslår den inte, men den har kontrollmoment."),
        format!("{stands}. Its value does not propose it, but it has control activities.");
    departs(stands: &str, reason: &str): format!("{stands}. Avviker från det som föreslås: {reason}"),
        format!("{stands}. Departs from what is proposed: {reason}");
    goals: "Mål för den interna kontrollen", "Goals of internal control";
    focuses: "Ser särskilt till", "Looks after in particular";
    area_has(points: usize, controls: usize):
        format!("{points} {}, {controls} kontrollmoment", if points == 1 { "riskpunkt" } else { "riskpunkter" }),
        format!("{points} {}, {controls} {}", if points == 1 { "risk point" } else { "risk points" },
            if controls == 1 { "control activity" } else { "control activities" });
    too_few(least: u16): format!(": färre än planens {least}"), format!(": fewer than the {least} of the plan");
    irregularities(count: usize):
        if count == 0 { "ingen riskpunkt gäller oegentligheter".to_owned() }
        else if count == 1 { "1 riskpunkt gäller oegentligheter".to_owned() }
        else { format!("{count} riskpunkter gäller oegentligheter") },
        if count == 0 { "no risk point concerns irregularities".to_owned() }
        else if count == 1 { "1 risk point concerns irregularities".to_owned() }
        else { format!("{count} risk points concern irregularities") };
    served_by(count: usize):
        if count == 0 { "ingen riskpunkt".to_owned() } else if count == 1 { "1 riskpunkt".to_owned() } else { format!("{count} riskpunkter") },
        if count == 0 { "no risk point".to_owned() } else if count == 1 { "1 risk point".to_owned() } else { format!("{count} risk points") };
}
