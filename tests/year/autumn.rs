//! The second interim report: the plan is revised, a deviation comes back and is reported upwards, actions live their lives.

use crate::desk::{BOARDS, CHILDREN, CULTURE, EXECUTIVE, FILES, GRANTS, INVOICES, LOGS, SOCIAL};
use crate::office::{Office, Part, To};

pub fn the_second_interim_report<O: Office>(o: &mut O) {
    o.day("2025-09-08");
    the_social_board_revises_its_plan(o);
    everyone_reports(o);
    the_social_board_finds_the_same_again(o);
    the_culture_board_accepts(o);
    the_executive_board_drops_an_action(o);
    o.turns_to(SOCIAL, "2025");
    o.edits_the_period(
        "Delår 2",
        &[("follow-up", "Väntetiderna, första kvartalet 2026"), ("follow-up-on", "2026-03-31")],
    );
    for board in BOARDS {
        o.turns_to(board, "2025");
        o.period(2);
        o.signs_off("Ordföranden");
    }
    the_serious_deviation_is_reported_upwards(o);
}

fn the_social_board_revises_its_plan<O: Office>(o: &mut O) {
    o.turns_to(SOCIAL, "2025");
    let facts = [("title", LOGS), ("responsible", "Systemförvaltaren"), ("method", "Slumpade loggposter.")];
    o.adds(Part::Control { risk_point: "Rättsosäkra beslut" }, &facts);
    let facts =
        [("on", "2025-08-26"), ("section", "§ 99"), ("registry-no", "SN 2024-188"), ("what", "Loggar lades till.")];
    o.adds(Part::Decision, &facts);
}

fn everyone_reports<O: Office>(o: &mut O) {
    for (board, late) in [(EXECUTIVE, "1 av 38"), (SOCIAL, "0 av 25"), (CULTURE, "ingen förekomst: inga fakturor kom")]
    {
        o.turns_to(board, "2025");
        o.period(2);
        o.measures("Sena betalningar", late);
        o.records(INVOICES, &[("status", "completed"), ("result", "Nästan inga sena."), ("assessment", "works")]);
    }
    o.turns_to(CULTURE, "2025");
    o.period(2);
    o.records(
        GRANTS,
        &[("status", "completed"), ("result", "Sju av nio har redovisat."), ("assessment", "needs_development")],
    );
    o.turns_to(SOCIAL, "2025");
    o.period(2);
    o.records(FILES, &[("status", "completed"), ("result", "Gallrat efter bytet.")]);
    o.records(LOGS, &[("status", "started")]);
}

fn the_social_board_finds_the_same_again<O: Office>(o: &mut O) {
    o.measures("Äldre än fyra månader", "96 av 280");
    o.records(CHILDREN, &[("status", "completed"), ("result", "Fortfarande en tredjedel.")]);
    o.finds(
        CHILDREN,
        &[
            ("what", "Fortsatt köbildning"),
            ("severity", "serious"),
            ("repeat-of", "För lång handläggning"),
            ("description", "Samma avvikelse som i våras."),
        ],
    );
    o.acts_against(
        "Fortsatt köbildning",
        &[
            ("what", "Veckovis genomgång"),
            ("owner", "Enhetschefen"),
            ("due-on", "2025-10-31"),
            ("deviation", "För lång handläggning"),
            ("action-plan", "Kortare väntan"),
        ],
    );
    // The first action is late: it is given more time, and both days are kept.
    o.edits_the_action("Två utredare till", &[("due-on", "2025-11-30")]);
    o.takes("Två utredare till", To::InProgress);
    o.takes("Veckovis genomgång", To::Decided);
    o.refuses("effektkontroll som visar");
    o.closes("För lång handläggning", "Tiderna hålls");
}

fn the_culture_board_accepts<O: Office>(o: &mut O) {
    o.turns_to(CULTURE, "2025");
    o.period(1);
    o.accepts("Redovisning saknas", "Nämnden § 66: små belopp", "2026-06-30");
}

fn the_executive_board_drops_an_action<O: Office>(o: &mut O) {
    o.turns_to(EXECUTIVE, "2025");
    o.period(1);
    o.drops("Byt attestsystem", "Ersätts av koncernens system");
}

fn the_serious_deviation_is_reported_upwards<O: Office>(o: &mut O) {
    o.turns_to(SOCIAL, "2025");
    o.period(2);
    // What became of a deviation is said after the sign-off too; what it was is not changed.
    o.reports_upwards("Fortsatt köbildning", "2025-09-12");
    o.refuses("låst");
    o.edits_the_deviation("Fortsatt köbildning", &[("severity", "minor")]);
}
