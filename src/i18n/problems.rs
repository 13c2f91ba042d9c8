//! What is wrong with a record, in words: every code of the domain.

pub mod fields;

pub use fields::{NAMES, field};

use super::{Lang, messages};
use crate::domain::RecordKind;

messages! {
    the_board: "Nämnden", "The board";
    the_plan: "Planen", "The plan";
    the_period: "Rapportperioden", "The reporting period";
    the_area: "Kontrollområdet", "The control area";
    the_risk_point: "Riskpunkten", "The risk point";
    the_control: "Kontrollmomentet", "The control activity";
    the_question: "Delfrågan", "The question";
    the_limit_rule: "Gränsregeln", "The limit rule";
    the_measure: "Måttet", "The measure";
    the_answer: "Svaret", "The answer";
    the_survey: "Enkäten", "The survey";
    the_survey_question: "Enkätfrågan", "The survey question";
    the_sheet: "Testbladet", "The test sheet";
    the_item: "Posten", "The item";
    the_value: "Mätvärdet", "The measure value";
    the_outcome: "Utfallet", "The outcome";
    the_deviation: "Avvikelsen", "The deviation";
    the_action_plan: "Handlingsplanen", "The plan of action";
    the_effect_check: "Effektkontrollen", "The effect check";
    the_supplement: "Kompletteringen", "The supplement";
    the_sign_off: "Undertecknandet", "The sign-off";
    the_reception: "Mottagandet", "The reception";
    the_revision: "Planbeslutet", "The plan decision";
    the_document: "Det styrande dokumentet", "The governing document";
    the_carried: "Överföringen", "The carry-over";
    the_look: "Dokumentens utseende", "The look of the documents";
    the_action: "Åtgärden", "The action";
}

messages! {
    conflict(the: &str):
        format!("{the} har ändrats av någon annan sedan den lästes in."),
        format!("{the} has been changed by somebody else since it was read.");
    todo_conflict: "Läs in filen på nytt och gör ändringen igen.", "Read the file anew and make the change again.";
    required(the: &str, field: &str): format!("{the} saknar {field}."), format!("{the} has no {field}.");
    todo_required(field: &str): format!("Fyll i {field}."), format!("Fill in {field}.");
    too_long(the: &str, field: &str): format!("{the} har för lång text i {field}."), format!("{the} has too long a text in {field}.");
    why_too_long(most: usize): format!("Fältet tar högst {most} tecken."), format!("The field takes at most {most} characters.");
    todo_too_long: "Korta texten.", "Shorten the text.";
    out_of_range(the: &str, field: &str):
        format!("{the} har ett värde utanför gränserna i {field}."),
        format!("{the} has a value out of range in {field}.");
    why_year: "Året ska ligga mellan 1900 och 2200.", "The year must lie between 1900 and 2200.";
    why_decimals: "Antalet decimaler ska vara 0 till 4.", "The number of decimals must be 0 to 4.";
    why_version: "Numret ska vara en av måttets räkneregler.", "The number must be one of the measure's counting rules.";
    why_number: "Periodens nummer räknas från 1.", "The number of a period counts from 1.";
    todo_out_of_range: "Ange ett värde inom gränserna.", "Give a value within the range.";
    gone(the: &str): format!("{the} finns inte."), format!("{the} does not exist.");
    todo_gone: "Läs in filen på nytt; någon kan ha tagit bort den.", "Read the file anew; somebody may have removed it.";
    dangling(the: &str, field: &str):
        format!("{the} hänvisar till något som inte finns, i {field}."),
        format!("{the} refers to something that does not exist, in {field}.");
    todo_dangling: "Välj något som finns i planen.", "Choose something that is in the plan.";
    other_plan(the: &str, field: &str):
        format!("{the} hänvisar till en annan plan, i {field}."),
        format!("{the} refers to another plan, in {field}.");
    todo_other_plan: "Välj något i samma plan.", "Choose something in the same plan.";
    in_use(the: &str):
        format!("{the} kan inte tas bort eftersom annat hör till den."),
        format!("{the} cannot be removed, for other records belong to it.");
    board_in_use: "Nämnden kan inte tas bort eftersom den har planer i filen.", "The board cannot be removed, for it has plans in the file.";
    todo_board_in_use:
        "Ta bort nämndens planer först: plan remove, på skärmen Delete i listan w.",
        "Remove the plans of the board first: plan remove, on the screen Delete in the list w.";
    last_plan: "Filens enda plan kan inte tas bort.", "The only plan of the file cannot be removed.";
    todo_last_plan: "Lägg till en annan plan först, eller ta bort hela filen.", "Add another plan first, or delete the whole file.";
    plan_locked: "Planen har en låst rapportperiod och kan inte tas bort.", "The plan has a locked reporting period and cannot be removed.";
    todo_plan_locked: "Lås upp perioden med skäl först.", "Unlock the period with a reason first.";
    held(the: &str, field: &str):
        format!("{the} kan inte ändras så, för annat beror på fältet {field}."),
        format!("{the} cannot be changed so, for other records depend on the field {field}.");
    todo_held: "Ta bort eller ändra det som beror på fältet först.", "Remove or change first what depends on the field.";
    todo_in_use: "Ta bort det som hör till den först.", "Remove what belongs to it first.";
    duplicate(the: &str, field: &str):
        format!("{the} har samma {field} som en som redan finns."),
        format!("{the} has the same {field} as one that exists already.");
    why_same_year: "En nämnd har en plan för varje år.", "A board has one plan for each year.";
    why_same_number: "Varje period i en plan har sitt eget nummer.", "Every period of a plan has a number of its own.";
    todo_duplicate: "Välj ett annat värde eller ändra den som redan finns.", "Choose another value or change the one that exists.";
    twice_against: "Åtgärden är kopplad till samma avvikelse två gånger.", "The action is linked to the same deviation twice.";
    todo_twice_against: "Låt varje avvikelse stå en gång.", "Let each deviation stand once.";
    nesting: "Kontrollområdet kan inte ligga där.", "The control area cannot lie there.";
    why_nesting(most: usize):
        format!("Ett område kan inte ligga i sig självt, och högst {most} nivåer ryms."),
        format!("An area cannot lie within itself, and at most {most} levels fit.");
    todo_nesting: "Välj ett annat område att lägga det i.", "Choose another area to put it in.";
    backwards(the: &str): format!("{the} slutar innan den börjar."), format!("{the} ends before it begins.");
    todo_backwards: "Rätta första eller sista dagen.", "Correct the first or the last day.";
    circle: "Måttet kan inte vara en del av sig självt.", "The measure cannot be a part of itself.";
    why_circle:
        "Helheten är, direkt eller genom andra mått, en del av det här måttet, eller så ligger mått i varandra i fler än åtta led.",
        "The whole is, itself or through other measures, a part of this measure, or measures lie more than eight deep in each other.";
    todo_circle: "Välj en annan helhet, eller ingen.", "Choose another whole, or none.";
    within_later:
        "Ett attribut kan bara ligga inom ett som står före det på bladet.",
        "An attribute can only lie within one that stands before it on the sheet.";
    todo_within_later: "Ändra ordningen, eller vilket attribut det ligger inom.", "Change the order, or which attribute it lies within.";
    limits_overlap: "Två av gränserna gäller samma dag.", "Two of the limits are valid on the same day.";
    todo_limits_overlap: "Rätta dagarna så att en gräns i taget gäller.", "Correct the days so that one limit at a time is valid.";
    overlap: "Rapportperioden går omlott med en annan.", "The reporting period overlaps another.";
    todo_overlap: "Rätta dagarna så att perioderna följer på varandra.", "Correct the days so that the periods follow one another.";
    locked: "Rapportperioden är låst.", "The reporting period is locked.";
    why_locked:
        "Den är undertecknad, och det som står i den ändras inte längre.",
        "It has been signed off, and what it holds is no longer changed.";
    todo_locked:
        "Skriv en komplettering i en senare period, eller lås upp den här med skäl.",
        "Write a supplement in a later period, or unlock this one with a reason.";
    locked_feeds(the: &str):
        format!("{the} ligger till grund för ett mätvärde i en låst rapportperiod."),
        format!("{the} is what a measure value in a locked reporting period is counted from.");
    todo_locked_feeds: "Lås upp den perioden med skäl, eller lägg in det nya för sig.", "Unlock that period with a reason, or enter what is new by itself.";
    unlocked: "Rapportperioden är inte låst.", "The reporting period is not locked.";
    todo_unlocked: "Den kan ändras som den är.", "It can be changed as it is.";
    not_completed: "Kontrollen är inte slutförd i perioden.", "The control is not completed in the period.";
    why_not_completed: "Det är slutförda kontroller som granskas.", "It is completed controls that are reviewed.";
    todo_not_completed: "Slutför kontrollen först, eller granska en annan.", "Complete the control first, or review another.";
    needs_sign_off: "En period låses och låses upp genom undertecknande.", "A period is locked and unlocked by a sign-off.";
    todo_needs_sign_off: "Använd lock eller unlock, på skärmen L.", "Use lock or unlock, on the screen L.";
    undo_of_sign_off: "Ett undertecknande ångras inte.", "A sign-off is not undone.";
    why_undo_of_sign_off:
        "Rapporten kan redan ha lämnats, så att den låstes och låstes upp ska synas.",
        "The report may have been handed in already, so that it was locked and unlocked is to be seen.";
    todo_undo_of_sign_off: "Lås upp perioden med skäl, eller lås den igen.", "Unlock the period with a reason, or lock it again.";
    outside_plan: "En riskpunkt utanför planen kan inte ha kontrollmoment.", "A risk point outside the plan cannot have control activities.";
    why_outside_plan: "Det som ska kontrolleras hör till planen.", "What is to be checked belongs to the plan.";
    todo_outside_plan: "Ta in riskpunkten i planen, eller flytta eller ta bort kontrollmomenten först.", "Take the risk point into the plan, or move or remove its control activities first.";
    same_person: "Den som har utfört kontrollen kan inte granska den.", "Whoever performed the control cannot review it.";
    why_same_person: "Granskningen ska göras av en annan person.", "The review must be made by another person.";
    todo_same_person: "Ange ett annat namn i ett av fälten.", "Give another name in one of the fields.";
    wrong_kind(the: &str): format!("{the} är av ett annat slag än måttet tar."), format!("{the} is of another kind than the measure takes.");
    why_wrong_kind:
        "En andel anges som antal av antal, ett belopp som ett tal och ett ja/nej-mått som ja eller nej.",
        "A share is given as a number of a number, an amount as a number, and a yes/no measure as yes or no.";
    todo_wrong_kind: "Ange värdet så, eller ändra måttets slag.", "Give the value so, or change the kind of the measure.";
    more_than_all(the: &str, field: &str):
        format!("{the} har en del som är större än sin helhet, i {field}."),
        format!("{the} has a part that is more than its whole, in {field}.");
    todo_more_than_all: "Kontrollera att antalet inte är större än det antal det är av.", "See that the number is not greater than the number it is of.";
    full_sheet: "Testbladet har redan så många poster som det fanns att välja bland.", "The test sheet has as many items already as there were to choose from.";
    todo_full_sheet: "Rätta antalet i populationen, eller ta bort en post.", "Correct the number in the population, or remove an item.";
    both(the: &str, field: &str):
        format!("{the} har två fält ifyllda som utesluter varandra; det ena är {field}."),
        format!("{the} has two fields filled in that exclude each other; one is {field}.");
    todo_both: "Töm det ena fältet.", "Clear one of the fields.";
    step(the: &str): format!("{the} kan inte gå dit från det läge den är i."), format!("{the} cannot go there from the state it is in.");
    why_step_deviation: "Avvikelsen är avslutad.", "The deviation is closed.";
    todo_step_deviation: "Öppna den igen först.", "Open it again first.";
    why_step_action:
        "Effekten kontrolleras när åtgärden är genomförd, och det som är genomfört kan inte avföras.",
        "The effect is verified when the action is done, and what is done cannot be dropped.";
    todo_step_action: "Ta stegen i ordning.", "Take the steps in order.";
    needs_effect_close:
        "Avvikelsen kan inte avslutas: det finns åtgärder utan effektkontroll som visar effekt.",
        "The deviation cannot be closed: there are actions without an effect check that shows effect.";
    todo_needs_effect_close:
        "Gör effektkontrollen, eller ange varför ingen behövs.",
        "Make the effect check, or say why none is needed.";
    needs_effect:
        "Åtgärdens effekt är inte kontrollerad: den saknar effektkontroll som visar effekt.",
        "The action cannot be verified: it has no effect check that shows effect.";
    todo_needs_effect: "Gör effektkontrollen först.", "Make the effect check first.";
    verified_by_it: "Åtgärden är verifierad, och skulle inte längre ha någon effektkontroll som visar effekt.", "The action is verified, and would no longer have an effect check that shows effect.";
    todo_verified_by_it: "Ta tillbaka åtgärden till genomförd eller pågående först.", "Take the action back to done or in progress first.";
    found_too_late: "En åtgärd mot avvikelsen förfaller före den perioden.", "An action against the deviation is due before that period.";
    todo_found_too_late: "Flytta åtgärdens förfallodag först, eller välj en annan period.", "Move the due date of the action first, or choose another period.";
    too_early:
        "Förfallodagen ligger före den period då avvikelsen hittades.",
        "The due date lies before the period in which the deviation was found.";
    todo_too_early:
        "Välj en dag från och med periodens första, eller rätta vilken avvikelse åtgärden gäller.",
        "Choose a day from the first of that period on, or correct which deviation the action is against.";
    expires_backwards:
        "Avvikelsen kan inte accepteras till en dag före beslutet.",
        "The deviation cannot be accepted until a day before the decision.";
    todo_expires_backwards: "Rätta beslutsdagen eller sista dagen.", "Correct the day of the decision or the last day.";
    nothing: "Det finns ingenting att ändra.", "There is nothing to change.";
    todo_nothing: "Den är redan som den ska vara.", "It is as it should be already.";
    nothing_to_undo: "Det finns ingenting att ångra.", "There is nothing to undo.";
    nothing_to_redo: "Det finns ingenting att göra om.", "There is nothing to redo.";
    todo_history: "Historiken visar vad som har gjorts.", "The history shows what has been done.";
}

/// The definite form of a kind of record, as a sentence begins with it.
#[must_use]
pub const fn the_kind(lang: Lang, kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Board => the_board(lang),
        RecordKind::Plan => the_plan(lang),
        RecordKind::Period => the_period(lang),
        RecordKind::Area => the_area(lang),
        RecordKind::RiskPoint => the_risk_point(lang),
        RecordKind::ControlActivity => the_control(lang),
        RecordKind::Question => the_question(lang),
        RecordKind::Outcome => the_outcome(lang),
        RecordKind::LimitRule => the_limit_rule(lang),
        RecordKind::Measure => the_measure(lang),
        RecordKind::Answer => the_answer(lang),
        RecordKind::Survey => the_survey(lang),
        RecordKind::SurveyQuestion => the_survey_question(lang),
        RecordKind::TestSheet => the_sheet(lang),
        RecordKind::SheetItem => the_item(lang),
        RecordKind::MeasureValue => the_value(lang),
        RecordKind::Deviation => the_deviation(lang),
        RecordKind::Action => the_action(lang),
        RecordKind::ActionPlan => the_action_plan(lang),
        RecordKind::EffectCheck => the_effect_check(lang),
        RecordKind::Supplement => the_supplement(lang),
        RecordKind::SignOff => the_sign_off(lang),
        RecordKind::Reception => the_reception(lang),
        RecordKind::Revision => the_revision(lang),
        RecordKind::GoverningDocument => the_document(lang),
        RecordKind::Carried => the_carried(lang),
        RecordKind::Look => the_look(lang),
    }
}
