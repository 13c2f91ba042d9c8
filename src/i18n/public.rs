//! The words of copies for the public: the roles that stand for names, and what was changed.

use super::messages;

messages! {
    responsible: "kontrollansvarig", "the owner of the control";
    performer: "den som utförde kontrollen", "whoever performed the control";
    reviewer: "den som granskade kontrollen", "whoever reviewed the control";
    owner: "den som ansvarar för åtgärden", "the owner of the action";
    checker: "den som gjorde effektkontrollen", "whoever made the effect check";
    supplementer: "den som skrev kompletteringen", "whoever wrote the supplement";
    signer: "den som undertecknade", "whoever signed off";
    opener: "den som låste upp perioden", "whoever unlocked the period";
    in_actions: "åtgärder", "actions";
    in_sign_off: "undertecknanden och rapportens väg", "sign-offs and the way of the report";
    deviations_alone: "avvikelser utan kontrollmoment", "deviations without a control activity";
    in_plan: "planens beslut och texter", "the plan's decisions and texts";
    left_out: "färre än fem", "fewer than five";
    share_left_out: "andel utelämnad", "share left out";
    title: "Ändringar i den här kopian", "Changes in this copy";
    what_it_is:
        "Det här är en kopia för offentliggörande. Namn på personer är utbytta mot roller, och antal under fem är utelämnade tillsammans med sina andelar.",
        "This is a copy for publication. Names of persons have been replaced by roles, and counts under five are left out together with their shares.";
    names_at(places: &str): format!("Namn är utbytta mot roller i: {places}."), format!("Names have been replaced by roles in: {places}.");
    no_names: "Inga namn behövde bytas ut.", "No names had to be replaced.";
    counts_at(places: &str): format!("Antal är utelämnade i: {places}."), format!("Counts have been left out in: {places}.");
    no_counts: "Inga antal behövde utelämnas.", "No counts had to be left out.";
    drawings:
        "Diagram och enkättabeller där något antal är under fem är inte med.",
        "Charts and survey tables in which some count is under five are left out.";
    edition: "Utgåva", "Edition";
    for_publication: "Kopia för offentliggörande", "Copy for publication";
    read_it:
        "Löpande text i övrigt är inte ändrad. Den som lämnar ut kopian behöver läsa igenom den.",
        "Other running text has not been changed. Whoever hands out the copy needs to read it through.";
}
