//! Signing off a period and opening it again: what is said of it on the screen, the command line and in documents.

use super::{Lang, messages};

messages! {
    lock: "Undertecknande", "Sign-off";
    unlock: "Lås upp perioden", "Unlock the period";
    lock_hint:
        "Perioden låses. Därefter ändras inget i den utan att den låses upp med skäl, men avvikelser och åtgärder följs upp.",
        "The period is locked. After that nothing in it changes unless it is unlocked with a reason, but deviations and actions are followed up.";
    unlock_hint:
        "Skälet syns i rapporten och i historiken. Nästa undertecknande ger rapporten en ny version.",
        "The reason is seen in the report and the history. The next sign-off gives the report a new version.";
    sign_off_of(period: &str, version: u16):
        format!("{period}, rapportversion {version}"), format!("{period}, report version {version}");
    completed(done: u32, of: u32):
        format!("{done} av {of} kontrollmoment är {}.", if of == 1 { "slutfört" } else { "slutförda" }),
        format!("{done} of {of} control {} completed.", if of == 1 { "activity is" } else { "activities are" });
    unreviewed(count: usize):
        if count == 1 { "1 slutfört kontrollmoment är inte granskat.".to_owned() } else { format!("{count} slutförda kontrollmoment är inte granskade.") },
        if count == 1 { "1 completed control activity has not been reviewed.".to_owned() } else { format!("{count} completed control activities have not been reviewed.") };
    unanswered(count: usize):
        if count == 1 { "1 delfråga är obesvarad.".to_owned() } else { format!("{count} delfrågor är obesvarade.") },
        if count == 1 { "1 question is unanswered.".to_owned() } else { format!("{count} questions are unanswered.") };
    unconfirmed(count: usize):
        if count == 1 { "1 kontrollmoment har överförd text som ingen har bekräftat.".to_owned() } else { format!("{count} kontrollmoment har överförd text som ingen har bekräftat.") },
        if count == 1 { "1 control activity has carried text that nobody has confirmed.".to_owned() } else { format!("{count} control activities have carried text that nobody has confirmed.") };

    drafts(count: usize):
        if count == 1 { "Perioden kan inte låsas: ett formulär är inte färdigt.".to_owned() } else { format!("Perioden kan inte låsas: {count} formulär är inte färdiga.") },
        if count == 1 { "The period cannot be locked: a form is not finished.".to_owned() } else { format!("The period cannot be locked: {count} forms are not finished.") };
    why_drafts: "Det som är skrivet där skulle inte komma med.", "What is written there would be left out.";
    todo_drafts(names: &str):
        format!("Spara eller släng det som är påbörjat: {names}."), format!("Save or throw away what has been begun: {names}.");

    locked_version(version: u16): format!("låst, version {version}"), format!("locked, version {version}");
    locked_short(version: u16): format!("låst, v. {version}"), format!("locked, v. {version}");
    signed(version: u16, day: &str, by: &str):
        if by.is_empty() { format!("Version {version} undertecknades {day}") } else { format!("Version {version} undertecknades {day} av {by}") },
        if by.is_empty() { format!("Version {version} was signed off on {day}") } else { format!("Version {version} was signed off on {day} by {by}") };
    opened(day: &str, by: &str, because: &str):
        if by.is_empty() { format!("Upplåst {day}: {because}") } else { format!("Upplåst {day} av {by}: {because}") },
        if by.is_empty() { format!("Unlocked on {day}: {because}") } else { format!("Unlocked on {day} by {by}: {because}") };
    history: "Undertecknanden", "Sign-offs";
    head: "Årets gång", "The course of the year";

    no_sign_off: "Perioden har ingen sådan version att jämföra med.", "The period has no such version to compare with.";
    todo_no_sign_off: "Välj en undertecknad period med --period, eller en annan --version.", "Choose a signed off period with --period, or another --version.";
    no_state: "Filens historik når inte tillbaka till undertecknandet.", "The history of the file does not reach back to the sign-off.";
    todo_no_state: "Jämför med den registrerade rapporten i stället.", "Compare with the registered report instead.";
    versions_of(period: &str): format!("Undertecknanden: {period}"), format!("Sign-offs: {period}");
    lock_step(version: u16): format!("Underteckna och lås, version {version} …"), format!("Sign off and lock, version {version} …");
    unlock_step: "Lås upp med skäl …", "Unlock with a reason …";
    open_state(version: u16, day: &str): format!("Visa läget vid version {version}, {day}"), format!("Show the state at version {version}, {day}");
    compare_state(version: u16): format!("Jämför version {version} med nu"), format!("Compare version {version} with now");
    as_it_was(day: &str, version: u16):
        format!("Läget vid undertecknandet {day}, version {version} · går inte att ändra"),
        format!("The state at the sign-off {day}, version {version} · cannot be changed");
    esc_to_now: "Esc: nu", "Esc: now";
    past_entered: "Så här var planen då. Esc går tillbaka till nu.", "This is how the plan was then. Esc goes back to now.";
    past_left: "Planen visas som den är nu.", "The plan is shown as it is now.";
    why_past:
        "Läget vid undertecknandet går inte att ändra. Esc går tillbaka till nu.",
        "The state at the sign-off cannot be changed. Esc goes back to now.";
    why_no_sign_off: "Perioden har inte undertecknats.", "The period has not been signed off.";
    changes_since(version: u16, count: usize):
        format!("Ändrat sedan version {version}: {count}"), format!("Changed since version {version}: {count}");
    no_difference: "Ingenting har ändrats sedan dess.", "Nothing has changed since.";
    added(kind: &str, subject: &str): format!("Tillkommit: {kind} {subject}"), format!("Added: {kind} {subject}");
    removed(kind: &str, subject: &str): format!("Borttaget: {kind} {subject}"), format!("Removed: {kind} {subject}");
    changed(kind: &str, subject: &str): format!("Ändrat: {kind} {subject}"), format!("Changed: {kind} {subject}");
    field(label: &str, then: &str, now: &str): format!("{label}: ”{then}” är nu ”{now}”"), format!("{label}: “{then}” is now “{now}”");
    cli_compare: "Visa vad som ändrats sedan perioden undertecknades", "Show what has changed since the period was signed off";
    cli_compare_more:
        "Filens historik spelas upp till och med undertecknandet, och jämförs med det som står nu.",
        "The history of the file is replayed up to the sign-off, and compared with what stands now.";
    a_version: "Rapportversionen, annars den senaste", "The report version, else the latest";

    cli_lock: "Underteckna och lås en rapportperiod", "Sign off and lock a reporting period";
    cli_lock_more:
        "Därefter ändras inget i perioden utan att den låses upp med skäl. Avvikelser och åtgärder kan fortfarande följas upp.",
        "After that nothing in the period changes unless it is unlocked with a reason. Deviations and actions can still be followed up.";
    cli_unlock: "Lås upp en rapportperiod, med skäl", "Unlock a reporting period, with a reason";
    cli_unlock_more:
        "Skälet syns i rapporten och i historiken. När perioden låses igen får rapporten en ny version.",
        "The reason is seen in the report and the history. When the period is locked again the report gets a new version.";
}

/// A sign-off in a sentence, and why it was opened again in another.
#[must_use]
pub fn told(lang: Lang, sign_off: &crate::domain::SignOff, day: fn(Lang, chrono::NaiveDate) -> String) -> Vec<String> {
    let mut told = vec![format!("{}.", signed(lang, sign_off.version, &day(lang, sign_off.on), sign_off.by.trim()))];
    if let Some(on) = sign_off.opened_on {
        let because = sign_off.opened_because.split_whitespace().collect::<Vec<_>>().join(" ");
        told.push(opened(lang, &day(lang, on), sign_off.opened_by.trim(), &because));
    }
    told
}
