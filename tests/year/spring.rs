//! The first interim report: results, a first deviation in each board, a second pair of eyes, sign-off, and the way to the council.

use crate::desk::{BOARDS, CHILDREN, CULTURE, EXECUTIVE, FILES, GRANTS, INVOICES, SOCIAL};
use crate::office::{Office, Part, Sheet, To};

pub fn the_first_interim_report<O: Office>(o: &mut O) {
    o.day("2025-05-12");
    for board in BOARDS {
        everyone_checks_the_invoices(o, board);
    }
    the_executive_board_reviews(o);
    the_social_board_finds_long_waits(o);
    the_culture_board_finds_missing_accounts(o);
    for board in BOARDS {
        o.turns_to(board, "2025");
        o.period(1);
        o.signs_off("Ordföranden");
    }
    the_social_board_corrects_its_report(o);
    the_reports_go_to_the_council(o);
}

fn everyone_checks_the_invoices<O: Office>(o: &mut O, board: &'static str) {
    o.turns_to(board, "2025");
    o.period(1);
    o.measures("Sena betalningar", "3 av 40");
    o.answers(INVOICES, "Är attesten gjord i tid?", "Ja, utom för tre.");
    o.records(
        INVOICES,
        &[
            ("status", "completed"),
            ("result", "Tre av fyrtio fakturor betalades för sent."),
            ("assessment", "works"),
            ("comment", "Två av dem hörde ihop."),
            ("analysis", "Sommarens bemanning är tunn."),
            ("performed-by", "Ekonomen"),
            ("performed-on", "2025-05-06"),
        ],
    );
}

fn the_executive_board_reviews<O: Office>(o: &mut O) {
    o.turns_to(EXECUTIVE, "2025");
    o.period(1);
    // Nobody reviews their own work.
    o.records(INVOICES, &[("performed-by", "Controller")]);
    o.refuses("kan inte granska den");
    o.approves(INVOICES);
    o.records(INVOICES, &[("performed-by", "Ekonomen")]);
    o.sends_back(INVOICES, "Underlaget saknas");
    o.records(INVOICES, &[("status", "completed"), ("comment", "Underlaget är bifogat.")]);
    o.approves(INVOICES);
    o.finds(INVOICES, &[("what", "Attest saknas"), ("severity", "observation")]);
    o.acts_against("Attest saknas", &[("what", "Byt attestsystem"), ("owner", "Ekonomichefen")]);
    // The deviation changed what was reviewed: it is reviewed anew.
    o.approves(INVOICES);
}

fn the_social_board_finds_long_waits<O: Office>(o: &mut O) {
    o.turns_to(SOCIAL, "2025");
    o.period(1);
    o.measures("Äldre än fyra månader", "110 av 319");
    o.records(
        CHILDREN,
        &[("status", "completed"), ("result", "En tredjedel tar för lång tid."), ("assessment", "deviations_found")],
    );
    o.records(FILES, &[("status", "paused"), ("paused-reason", "Systembyte"), ("resumes", "I höst")]);
    o.finds(
        CHILDREN,
        &[
            ("what", "För lång handläggning"),
            ("severity", "minor"),
            ("description", "Lagens tid överskrids."),
            ("unit", "Mottagningen"),
            ("root-cause", "Två vakanser."),
        ],
    );
    o.adds(
        Part::ActionPlan,
        &[("name", "Kortare väntan"), ("registry-no", "SN 2025-40"), ("adopted-on", "2025-05-08")],
    );
    o.acts_against(
        "För lång handläggning",
        &[
            ("what", "Två utredare till"),
            ("owner", "Enhetschefen"),
            ("due-on", "2025-08-31"),
            ("action-plan", "Kortare väntan"),
        ],
    );
    o.refuses("före den period då avvikelsen hittades");
    o.edits_the_action("Två utredare till", &[("due-on", "2024-12-31")]);
    o.takes("Två utredare till", To::Decided);
    let supplement = [("section", "analysis"), ("on", "2025-05-10"), ("text", "Även sjukfrånvaron har ökat.")];
    o.supplements(CHILDREN, &supplement);
}

fn the_culture_board_finds_missing_accounts<O: Office>(o: &mut O) {
    o.turns_to(CULTURE, "2025");
    o.period(1);
    o.records(GRANTS, &[("status", "started"), ("result", "Hälften är gjord."), ("assessment", "not_documented")]);
    o.finds(GRANTS, &[("what", "Redovisning saknas"), ("severity", "minor")]);
    o.acts_against("Redovisning saknas", &[("what", "Ny mall"), ("due-text", "Före nästa ansökan")]);
    o.tests(
        GRANTS,
        &Sheet {
            name: "De största bidragen",
            population: "Bidrag över ett basbelopp",
            count: "9",
            reason: "De tre största",
            attributes: &["Redovisning finns", "Ändamålet är uppfyllt"],
            items: &[("Bidrag 7", "oo"), ("Bidrag 12", "ae"), ("Bidrag 31", "oa")],
        },
    );
    the_culture_board_asks_the_associations(o);
}

fn the_culture_board_asks_the_associations<O: Office>(o: &mut O) {
    let survey = "Föreningarna om villkoren";
    o.adds(
        Part::Survey { control: GRANTS },
        &[
            ("name", survey),
            ("about", "Alla föreningar med bidrag."),
            ("invited", "40"),
            ("answered", "31"),
            ("from", "2025-04-01"),
            ("to", "2025-04-30"),
        ],
    );
    o.adds(
        Part::SurveyQuestion { control: GRANTS, survey },
        &[("text", "Är villkoren tydliga?"), ("options", "Ja; 20\nNej; 11"), ("n", "31")],
    );
}

fn the_social_board_corrects_its_report<O: Office>(o: &mut O) {
    o.turns_to(SOCIAL, "2025");
    o.period(1);
    o.refuses("är undertecknad");
    o.records(CHILDREN, &[("result", "110 av 319 tar för lång tid.")]);
    o.day("2025-05-16");
    o.unlocks("Fel antal i resultatet");
    o.records(CHILDREN, &[("result", "110 av 319 tar för lång tid.")]);
    o.signs_off("Ordföranden");
}

fn the_reports_go_to_the_council<O: Office>(o: &mut O) {
    for (board, day, section, registry_no) in
        [(SOCIAL, "2025-05-20", "§ 61", "SN 2025-91"), (CULTURE, "2025-05-21", "§ 44", "KN 2025-30")]
    {
        o.turns_to(board, "2025");
        o.period(1);
        for (receiver, on, section) in
            [("board", day, section), ("executive_board", "2025-06-03", "§ 88"), ("council", "2025-06-16", "§ 70")]
        {
            let facts = [("receiver", receiver), ("on", on), ("section", section), ("registry-no", registry_no)];
            o.adds(Part::Reception, &facts);
        }
    }
}
