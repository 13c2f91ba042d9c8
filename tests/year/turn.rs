//! The annual report, and the next year's plan out of this one's.

use crate::desk::{BOARDS, CHILDREN, CULTURE, EXECUTIVE, FILES, GRANTS, INVOICES, LOGS, SOCIAL};
use crate::office::{Office, Part, To};
use serde_json::{Value, json};

pub fn the_annual_report<O: Office>(o: &mut O) {
    o.day("2026-01-19");
    for board in BOARDS {
        o.turns_to(board, "2025");
        o.period(3);
        o.measures("Sena betalningar", "2 av 41");
        o.records(INVOICES, &[("status", "completed"), ("result", "Som i höstas."), ("performed-by", "Ekonomen")]);
        o.approves(INVOICES);
    }
    the_culture_board_ends_its_year(o);
    the_social_board_sees_that_it_worked(o);
    for board in BOARDS {
        o.turns_to(board, "2025");
        o.period(3);
        o.signs_off("Ordföranden");
        let facts = [("receiver", "council"), ("on", "2026-02-23"), ("section", "§ 12"), ("registry-no", "KS 2026-14")];
        o.adds(Part::Reception, &facts);
    }
}

fn the_culture_board_ends_its_year<O: Office>(o: &mut O) {
    o.turns_to(CULTURE, "2025");
    o.period(3);
    o.records(GRANTS, &[("status", "completed"), ("result", "Alla har redovisat.")]);
}

fn the_social_board_sees_that_it_worked<O: Office>(o: &mut O) {
    o.turns_to(SOCIAL, "2025");
    o.period(3);
    o.measures("Äldre än fyra månader", "12 av 301");
    o.records(CHILDREN, &[("status", "completed"), ("result", "Tolv av 301."), ("assessment", "works")]);
    o.records(LOGS, &[("status", "completed"), ("result", "Inga obehöriga.")]);
    o.takes("Två utredare till", To::Done);
    o.refuses("effektkontroll");
    o.takes("Två utredare till", To::Verified);
    let check = [("effect", "worked"), ("on", "2026-01-12"), ("by", "Controllern"), ("text", "Kön är borta.")];
    o.checks_the_effect("Två utredare till", &check);
    o.takes("Två utredare till", To::Verified);
    o.takes("Veckovis genomgång", To::Done);
    o.checks_the_effect("Veckovis genomgång", &[("effect", "partly"), ("on", "2026-01-13"), ("text", "Ojämnt.")]);
    o.checks_the_effect("Veckovis genomgång", &[("effect", "worked"), ("on", "2026-01-16"), ("text", "Nu följs den.")]);
    o.closes("För lång handläggning", "Tiderna hålls");
}

pub fn the_next_year_begins<O: Office>(o: &mut O) {
    o.day("2026-01-26");
    for (board, controls) in [
        (EXECUTIVE, &[(INVOICES, "keep", "")][..]),
        (
            SOCIAL,
            &[
                (INVOICES, "keep", ""),
                (CHILDREN, "change", "Mäts varje månad"),
                (FILES, "drop", "Görs av arkivet"),
                (LOGS, "keep", ""),
            ],
        ),
        (CULTURE, &[(INVOICES, "keep", "Nya rutiner"), (GRANTS, "keep", "")]),
    ] {
        o.turns_to(board, "2025");
        for (control, decision, reason) in controls {
            o.carries_over(control, decision, reason);
        }
        o.refuses("beslutade");
        o.carries_over(INVOICES, "keep", "");
    }
    for (board, registry_no) in [(EXECUTIVE, "KS 2025-290"), (SOCIAL, "SN 2025-201"), (CULTURE, "KN 2025-70")] {
        o.turns_to(board, "2026");
        o.confirms(INVOICES);
        if board != EXECUTIVE {
            o.confirms_all();
        }
        o.edits_the_plan(&[("adopted-on", "2026-02-02"), ("registry-no", registry_no)]);
        let facts = [("on", "2026-02-02"), ("section", "§ 8"), ("registry-no", registry_no), ("what", "Antagen.")];
        o.adds(Part::Decision, &facts);
    }
    // What was promised in a statement of last year is followed up this year.
    o.day("2026-04-02");
    o.turns_to(SOCIAL, "2025");
    o.edits_the_period("Delår 2", &[("followed-up-on", "2026-04-01")]);
}

/// The year left in the file what it is about.
pub fn nothing_is_missing(export: &str) {
    let file: Value = serde_json::from_str(export).unwrap();
    let count = |table: &str| file[table].as_array().unwrap().len();
    let counts = [
        ("boards", 3),
        ("plans", 6),
        ("periods", 18),
        ("control_activities", 13),
        ("outcomes", 19),
        ("measure_values", 12),
        ("answers", 3),
        ("deviations", 4),
        ("action_plans", 1),
        ("actions", 4),
        ("effect_checks", 3),
        ("supplements", 1),
        ("test_sheets", 1),
        ("sheet_items", 3),
        ("surveys", 1),
        ("survey_questions", 1),
        ("sign_offs", 10),
        ("receptions", 11),
        ("revisions", 7),
        ("carried", 7),
    ];
    for (table, wanted) in counts {
        assert_eq!(count(table), wanted, "{table}");
    }
    let find = |table: &str, field: &str, value: &str| {
        let records = file[table].as_array().unwrap();
        records.iter().find(|record| record[field] == value).unwrap_or_else(|| panic!("{value} in {table}")).clone()
    };
    let second = find("sheet_items", "identity", "Bidrag 12");
    assert_eq!(
        (&second["marks"]["1"]["code"], &second["marks"]["2"]["code"]),
        (&"deviation".into(), &"not_applicable".into())
    );
    assert_eq!(find("survey_questions", "text", "Är villkoren tydliga?")["options"].as_array().unwrap().len(), 2);
    let first = find("deviations", "title", "För lång handläggning");
    let again = find("deviations", "title", "Fortsatt köbildning");
    assert_eq!(
        (&first["state"], &first["severity"], &first["unchecked_reason"]),
        (&json!("closed"), &json!("minor"), &json!(""))
    );
    assert_eq!((&again["repeat_of_id"], &again["escalated_on"]), (&first["id"], &json!("2025-09-12")));
    let accepted = find("deviations", "title", "Redovisning saknas");
    assert_eq!((&accepted["state"], &accepted["accepted_until"]), (&json!("accepted"), &json!("2026-06-30")));
    let action = find("actions", "what", "Två utredare till");
    assert_eq!((&action["state"], &action["earlier_due"]), (&json!("verified"), &json!(["2025-08-31"])));
    assert_eq!(find("actions", "what", "Veckovis genomgång")["deviation_ids"].as_array().unwrap().len(), 2);
    assert_eq!(find("actions", "what", "Byt attestsystem")["state"], "dropped");
    assert_eq!(find("receptions", "section", "§ 7")["period_id"], Value::Null, "the plan itself was received");
    assert_eq!(find("sign_offs", "opened_because", "Fel antal i resultatet")["version"], 1);
    assert_eq!(find("periods", "follow_up_on", "2026-03-31")["followed_up_on"], "2026-04-01");
    assert_eq!(find("carried", "decision", "drop")["reason"], "Görs av arkivet");
    let controls = file["control_activities"].as_array().unwrap();
    assert!(controls.iter().all(|control| control["unconfirmed"] == false), "every carried text is confirmed");
}
