//! Before the year: plans for three boards, risks and controls, and what the boards decide.

use crate::office::{Office, Part};

pub const EXECUTIVE: &str = "Kommunstyrelsen";
pub const SOCIAL: &str = "Socialnämnden";
pub const CULTURE: &str = "Kulturnämnden";
pub const BOARDS: [&str; 3] = [EXECUTIVE, SOCIAL, CULTURE];

/// The controls of the year.
pub const INVOICES: &str = "Attest av fakturor";
pub const CHILDREN: &str = "Barnutredning i tid";
pub const FILES: &str = "Gallring av akter";
pub const LOGS: &str = "Loggkontroll";
pub const GRANTS: &str = "Återrapportering av bidrag";

pub fn the_plans_are_made<O: Office>(o: &mut O) {
    o.day("2024-11-18");
    let of = |board, kind| [("board", board), ("board-kind", kind), ("municipality", "Ekhamn"), ("year", "2025")];
    o.makes_a_file(&of(EXECUTIVE, "executive_board"));
    o.adds_a_plan(&of(SOCIAL, "board"));
    o.adds_a_plan(&of(CULTURE, "board"));
    the_executive_board_plans_for_all(o);
    the_social_board_plans(o);
    the_culture_board_plans(o);
}

fn the_executive_board_plans_for_all<O: Office>(o: &mut O) {
    o.turns_to(EXECUTIVE, "2025");
    o.adds(Part::Area, &[("name", "Ekonomi"), ("purpose", "Att pengar betalas ut rätt.")]);
    o.adds(
        Part::RiskPoint { area: "Ekonomi" },
        &[
            ("name", "Felaktiga utbetalningar"),
            ("background", "Fakturor betalas innan någon har sett dem."),
            ("likely-errors", "Fel belopp, fel mottagare."),
            ("likelihood", "3"),
            ("consequence", "4"),
            ("risk-value", "12"),
        ],
    );
    o.adds(
        Part::Control { risk_point: "Felaktiga utbetalningar" },
        &[
            ("title", INVOICES),
            ("objective", "Att varje faktura attesteras före betalning."),
            ("responsible", "Ekonomiavdelningen"),
            ("municipality-wide", "yes"),
            ("frequency", "Varje period"),
            ("method", "Stickprov ur ekonomisystemet."),
            ("selection", "Var tionde faktura."),
        ],
    );
    o.adds(Part::Question { control: INVOICES }, &[("text", "Är attesten gjord i tid?")]);
    o.adds(
        Part::Measure { control: INVOICES },
        &[("name", "Sena betalningar"), ("kind", "ratio"), ("unit", "fakturor"), ("direction", "lower_is_better")],
    );
    o.adds(
        Part::Document,
        &[
            ("name", "Attestreglemente"),
            ("kind", "guideline"),
            ("dated-on", "2023-05-02"),
            ("registry-no", "KS 2023-77"),
            ("risk-points", "Felaktiga utbetalningar"),
        ],
    );
    o.hands_out();
}

fn the_social_board_plans<O: Office>(o: &mut O) {
    o.turns_to(SOCIAL, "2025");
    o.adds(Part::Area, &[("name", "Barn och unga"), ("purpose", "Att barn får skydd i tid.")]);
    o.adds(
        Part::RiskPoint { area: "Barn och unga" },
        &[("name", "Rättsosäkra beslut"), ("likelihood", "4"), ("consequence", "4"), ("risk-value", "16")],
    );
    for (title, method) in [(CHILDREN, "Alla avslutade ärenden."), (FILES, "Tio akter per enhet.")] {
        let facts = [("title", title), ("responsible", "Individ- och familjeomsorgen"), ("method", method)];
        o.adds(Part::Control { risk_point: "Rättsosäkra beslut" }, &facts);
    }
    let measure = [("name", "Äldre än fyra månader"), ("kind", "ratio"), ("direction", "lower_is_better")];
    o.adds(Part::Measure { control: CHILDREN }, &measure);
}

fn the_culture_board_plans<O: Office>(o: &mut O) {
    o.turns_to(CULTURE, "2025");
    o.adds(Part::Area, &[("name", "Föreningsstöd")]);
    o.adds(Part::RiskPoint { area: "Föreningsstöd" }, &[("name", "Stöd utan underlag"), ("risk-value", "9")]);
    let facts = [("title", GRANTS), ("responsible", "Kulturenheten"), ("method", "Alla bidrag över ett basbelopp.")];
    o.adds(Part::Control { risk_point: "Stöd utan underlag" }, &facts);
    // A mistake is taken back, and is nowhere afterwards.
    o.adds(Part::Area, &[("name", "Fel plan")]);
    o.takes_back();
}

pub fn the_plans_are_adopted<O: Office>(o: &mut O) {
    for (board, day, section, registry_no) in [
        (EXECUTIVE, "2024-12-03", "§ 112", "KS 2024-301"),
        (SOCIAL, "2024-12-10", "§ 145", "SN 2024-188"),
        (CULTURE, "2024-12-11", "§ 97", "KN 2024-64"),
    ] {
        o.day(day);
        o.turns_to(board, "2025");
        o.edits_the_plan(&[("adopted-on", day), ("registry-no", registry_no), ("lead-days", "21")]);
        o.adds(
            Part::Decision,
            &[("on", day), ("section", section), ("registry-no", registry_no), ("what", "Antagen.")],
        );
        o.edits_the_period("Delår 1", &[("due-on", "2025-05-31")]);
        if board != EXECUTIVE {
            // The executive board receives the plan itself, before there is any report.
            let facts = [("receiver", "executive_board"), ("about", ""), ("on", "2025-01-14"), ("section", "§ 7")];
            o.adds(Part::Reception, &facts);
        }
    }
}
