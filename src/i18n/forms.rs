//! The words of forms: titles, labels, hints, and what is wrong with what was written.

use super::{Lang, messages};
use crate::domain::ProblemCode;

messages! {
    action_plan_link: "Handlingsplan", "Plan of action";
    action_plan_link_hint: "Det dokument åtgärden hör till.", "The document the action belongs to.";
    text_label: "Text", "Text";
    text_hint:
        "{nämnd}, {år}, {period}, {antal_kontroller} … fylls i. **fet**. - punkt. Töm för standardtexten.",
        "{board}, {year}, {period}, {controls} … are filled in. **bold**. - item. Empty for the default text.";
    plan_title: "Internkontrollplan", "Internal control plan";
    new_plan_title: "Ny internkontrollplan", "New internal control plan";
    division: "Rapportperioder", "Reporting periods";
    division_hint: "Namn och dagar kan ändras sedan, med Redigera perioder.", "Names and days can be changed later, with Edit periods.";
    board_section: "Nämnd", "Board";
    board_name: "Nämnd eller bolag", "Board or company";
    board_name_hint: "Till exempel Socialnämnden.", "For example the social welfare board.";
    board_kind: "Slag", "Kind";
    municipality: "Kommun", "Municipality";
    plan_section: "Plan", "Plan";
    year: "År", "Year";
    plan_own_title: "Egen rubrik", "Own title";
    plan_own_title_hint: "Lämna tomt för ”Internkontrollplan” och året.", "Leave empty for “Internal control plan” and the year.";
    adopted_on: "Antagen den", "Adopted on";
    registry_no: "Diarienummer", "Registry number";
    min_controls: "Minst antal kontroller", "Least number of controls";
    min_controls_hint: "Så många kontrollmoment varje område minst ska ha. 0 om ingen sådan regel finns.", "Control activities each area must have at least. 0 if there is no such rule.";
    decimals: "Decimaler i procent", "Decimals in percentages";

    period_title: "Rapportperiod", "Reporting period";
    period_name: "Namn", "Name";
    period_name_hint: "Till exempel Delår 2.", "For example Interim 2.";
    period_number: "Nummer", "Number";
    period_number_hint: "Ordningen i planen; frekvenser hänvisar till det.", "The order within the plan; frequencies refer to it.";
    period_from: "Från och med", "From";
    period_to: "Till och med", "To";
    period_to_hint: "Sista dagen, som själv ingår.", "The last day, itself included.";
    period_focus: "Inriktning", "Focus";
    follow_up: "Uppföljning", "Follow-up";
    follow_up_hint: "När ärendet ska följas upp, som det står i tjänsteutlåtandet, t.ex. hösten 2027.",
        "When it is to be followed up, as the statement puts it, such as autumn 2027.";
    follow_up_on: "Uppföljning senast", "Follow-up due on";
    followed_up_on: "Uppföljd den", "Followed up on";
    report_on: "Rapporten gäller per", "Report states as of";
    report_on_hint: "Datumet som skrivs i rapporten.", "The date the report prints.";
    period_due_on: "Klart senast", "Due by";
    period_due_on_hint: "Då ska allt vara registrerat.", "By then everything is to be recorded.";

    area_title: "Kontrollområde", "Control area";
    area_name: "Namn", "Name";
    purpose: "Syfte", "Purpose";
    purpose_hint: "Vad området ska säkerställa.", "What the area is there to make sure.";

    risk_point_title: "Riskpunkt", "Risk point";
    risk_point_name: "Riskpunkt eller rutin", "Risk point or routine";
    background: "Bakgrund", "Background";
    likely_errors: "Sannolika fel", "Likely errors";
    likely_errors_hint: "Vad som kan gå fel.", "What might go wrong.";
    risk_section: "Riskvärdering", "Risk assessment";
    likelihood: "Sannolikhet", "Likelihood";
    consequence: "Konsekvens", "Consequence";
    municipality_wide: "Kommungemensam", "Municipality-wide";
    municipality_wide_hint: "Kontrollen görs i alla nämnder.", "The control is made in all boards.";
    lead_days: "Förvarning, dagar", "Lead time, days";
    lead_days_hint: "Så många dagar före sista dagen visas arbetet under Att göra nu.", "So many days before it is due, work is shown under To do now.";
    scales_section: "Riskskalor", "Scales of risk";
    likelihood_scale: "Sannolikhet", "Likelihood";
    consequence_scale: "Konsekvens", "Consequence";
    scale_hint: "Ett ord per rad, från nivå 1 och uppåt.", "One word per line, from level 1 up.";
    risk_grid: "Riskvärden", "Risk values";
    risk_grid_hint: "En rad siffror för varje sannolikhet, från nivå 1, ett värde för varje konsekvens. Tomt: de två nivåerna multipliceras.", "A row of numbers for each likelihood, from level 1, a value for each consequence. Empty: the two levels are multiplied.";
    risk_threshold: "Gräns för planen", "Threshold of the plan";
    risk_threshold_hint: "Från och med detta riskvärde föreslås risken för planen.", "From this value on a risk is proposed for the plan.";
    risk_goals: "Mål den tjänar", "Goals it serves";
    risk_focuses: "Ser särskilt till", "Looks after";
    tags_hint: "Noll, ett eller flera.", "None, one or several.";
    risk_in_plan: "I planen", "In the plan";
    risk_in_plan_hint: "Tomt: som riskvärdet och planens gräns föreslår.", "Empty: as its value and the threshold of the plan propose.";
    risk_in_plan_reason: "Skäl", "Reason";
    risk_in_plan_reason_hint: "Varför risken tas med eller lämnas utanför, när det inte är det som föreslås.", "Why the risk is taken in or left out, when that is not what is proposed.";
    problem_words(row: u16): format!("Rad {row}: skriv ett ord per rad. Siffran framför ska vara nivån."), format!("Line {row}: write one word per line. A number before it is to be the level.");
    problem_grid(row: u16): format!("Rad {row}: skriv hela tal med mellanslag, lika många på varje rad."), format!("Line {row}: write whole numbers with blanks between, as many on each line.");
    level_hint: "En siffra, gärna med sitt ord: 3 – Möjlig.", "A number, with its word if you like: 3 – Possible.";
    risk_value: "Riskvärde", "Risk value";
    risk_value_hint: "Som planen anger det.", "As the plan states it.";
    irregularity: "Oegentligheter", "Irregularities";
    irregularity_hint: "Gäller punkten fel och oegentligheter (kommunallagen 6 kap. 6 §)?", "Does it concern errors and irregularities (Local Government Act 6:6)?";

    control_title: "Kontrollmoment", "Control activity";
    control_name: "Rubrik", "Title";
    objective: "Mål", "Objective";
    objective_hint: "Vad kontrollen ska visa.", "What the check is to show.";
    responsible: "Ansvariga", "Responsible";
    responsible_hint: "En per rad. Avdelning skrivs som den är, annars ”Roll: …”, ”Person: …” eller ”Organ: …”.", "One per line. A department as it is, else “Role: …”, “Person: …” or “Body: …”.";
    when_section: "När", "When";
    frequency: "Frekvens", "Frequency";
    frequency_hint: "Med planens ord: april, augusti, december.", "In the words of the plan: April, August, December.";
    due_periods: "Perioder", "Periods";
    periods_hint: "Siffror väljer. Ingen vald betyder alla perioder.", "Digits choose. None chosen means every period.";
    how_section: "Hur", "How";
    method: "Metod", "Method";
    method_hint: "Hur kontrollen görs. Delfrågor läggs till för sig.", "How the check is made. Questions are added on their own.";
    selection: "Urval", "Selection";
    selection_hint: "Vad som granskas och hur det väljs ut.", "What is examined and how it is selected.";
    sample_from: "Urval från", "Sample from";
    sample_to: "Urval till", "Sample to";
    sample_hint: "Fylls i när urvalet gäller en annan tid än rapportperioden.", "Fill in when the sample is of another time than the reporting period.";

    question_title: "Delfråga", "Question";
    question_text: "Fråga", "Question";

    outcome_title: "Utfall", "Outcome";
    status: "Status", "Status";
    paused_reason: "Orsak till pausen", "Reason for the pause";
    paused_reason_hint: "Varför kontrollen har pausats.", "Why the control has been paused.";
    resumes: "Återupptas", "Resumes";
    resumes_hint: "Ett datum eller en tid i ord.", "A date or a time in words.";
    result_section: "Vad kontrollen visade", "What the check showed";
    result: "Resultat", "Result";
    result_hint: "Vad som sågs.", "What was seen.";
    assessment: "Bedömning", "Assessment";
    comment: "Kommentar", "Comment";
    analysis: "Analys", "Analysis";
    analysis_hint: "Varför det blev så.", "Why it came out that way.";
    people_section: "Utförande och granskning", "Performed and reviewed";
    performed_by: "Utförd av", "Performed by";
    performed_on: "Utförd den", "Performed on";
    reviewed_by: "Granskad av", "Reviewed by";
    reviewed_by_hint: "En annan än den som utförde kontrollen.", "Someone other than the one who made the check.";
    reviewed_on: "Granskad den", "Reviewed on";

    limit_rule_title: "Gränsregel", "Limit rule";
    limit_rule_name: "Namn", "Name";
    limit_rule_name_hint: "Till exempel Utredningstid barn och unga.", "For example Time for child investigations.";
    next_working_day: "Nästa vardag", "Next working day";
    next_working_day_hint: "Ska en sista dag på helg flyttas till nästa vardag (lag 1930:173)? Det är omstritt om lagen gäller; välj nej om ni inte har bestämt annat.", "Does a last day on a weekend move to the next working day (act 1930:173)? Whether it applies is disputed; choose no unless you have decided otherwise.";
    limit_rows: "Gränser", "Limits";
    limit_rows_hint: "En per rad: 2013-01-01–2025-06-30: 4 månader; lag; SoL 2001:453 11 kap. 2 §. Utan slut: 2025-07-01–. Utan datum: alltid. Eget mål: lokal.", "One per line: 2013-01-01–2025-06-30: 4 months; law; SoL 2001:453 11:2. Without end: 2025-07-01–. Without dates: always. A goal of your own: local.";
    counting_section: "Räkneregel och gränser", "Counting rule and limits";
    versions: "Räkneregler", "Counting rules";
    versions_hint: "En per rad. Ändra texten för att rätta en regel; skriv en ny rad när ni börjar räkna på ett annat sätt. Då bryts serien synligt. Datum: ; från 2024-05-01.", "One per line. Change the text to correct a rule; write a new line when you begin to count in another way. The series then breaks visibly. Date: ; from 2024-05-01.";
    limit_rule_link: "Gränsregel", "Limit rule";
    limit_rule_link_hint: "Den tid ärendena får ta, om måttet räknas ur en ärendelista.", "The time cases may take, if the measure is counted from a list of cases.";
    limit_minor: "Gräns, mindre allvarlig", "Limit, minor";
    limit_minor_hint: "Procent för en andel, annars talet. Bortom den föreslås en mindre allvarlig avvikelse; ni bestämmer.", "Percent of a share, else the number. Beyond it a minor deviation is proposed; you decide.";
    limit_serious: "Gräns, graverande", "Limit, serious";
    limit_serious_hint: "Bortom den föreslås en graverande avvikelse; ni bestämmer.", "Beyond it a serious deviation is proposed; you decide.";
    belongs_section: "Samband", "Relations";
    part_of: "Del av", "Part of";
    part_of_hint: "Måttet som detta är en del av och räknas in i.", "The measure that this one is a part of and counts in.";
    pair_of: "Ska motsvara", "Must match";
    pair_of_hint: "Mått vars varje avvikelse ska ha sin motsvarighet här, till exempel en rapport för varje avsteg.", "Measures of which every deviation must have its match here, such as a report of each departure.";
    measure_title: "Mått", "Measure";
    measure_name: "Namn", "Name";
    measure_name_hint: "Till exempel Utredningar över fyra månader.", "For example Investigations over four months.";
    measure_kind: "Slag", "Kind";
    measure_unit: "Räknas i", "Counted in";
    measure_unit_hint: "Vad som räknas, till exempel utredningar, eller enheten för ett belopp, till exempel Mkr.", "What is counted, such as investigations, or the unit of an amount, such as SEK million.";
    direction: "Riktning", "Direction";
    stratum: "Delmängd", "Stratum";
    stratum_hint: "Den enhet eller grupp måttet gäller, om flera mäts på samma sätt.", "The unit or group it is about, where several are measured alike.";
    answer_title: "Svar på delfråga", "Answer to a question";
    answer_text: "Svar", "Answer";
    answer_skipped: "Hoppas över för att", "Skipped because";
    answer_skipped_hint: "Fyll i skälet i stället för ett svar, om frågan inte besvaras den här perioden.", "Give the reason instead of an answer, if the question is not answered this period.";
    survey_title: "Enkät", "Survey";
    survey_name: "Namn", "Name";
    survey_about: "Vilka fick enkäten", "Who was asked";
    survey_invited: "Antal tillfrågade", "Invited";
    survey_answered: "Antal svar", "Answers";
    survey_controls: "Används av", "Used by";
    survey_controls_hint: "Kontrollmoment som enkäten gäller; flera kan dela på en.", "Control activities it is about; several may share one.";
    survey_options: "Svarsalternativ", "Answer options";
    survey_options_hint: "Ett per rad, från bästa till sämsta: Ja; 17 eller Ja; 38,6 %. Antal går före andel.", "One per line, from best to worst: Yes; 17 or Yes; 38.6 %. Counts go before shares.";
    survey_n: "Svar på frågan", "Answers to it";
    survey_n_hint: "Hur många som svarade på just den frågan.", "How many answered this very question.";
    survey_top: "Bästa svaren ihop", "Best together";
    survey_bottom: "Sämsta svaren ihop", "Worst together";
    survey_sum_hint: "Fylls i när bara summan är känd: 17; 38,6 %.", "Fill in when only the sum is known: 17; 38.6 %.";
    survey_from: "Öppen från", "Open from";
    survey_to: "Öppen till", "Open to";
    survey_question_title: "Enkätfråga", "Survey question";
    survey_question_text: "Fråga", "Question";
    survey_question_note: "Anteckning", "Note";
    sheet_title: "Testblad", "Test sheet";
    sheet_name: "Namn", "Name";
    sheet_attributes: "Attribut", "Attributes";
    sheet_attributes_hint: "Ett per rad: det varje post prövas mot. Det som bara prövas där attribut 1 avviker: Underlag finns; inom 1. Numren behålls.", "One per line: what each item is tested for. What is tested only where attribute 1 deviates: Document exists; within 1. Numbers are kept.";
    draw_section: "Population och urval", "Population and draw";
    sheet_population: "Population", "Population";
    sheet_population_hint: "Vad posterna dras ur, till exempel manuella fakturor första halvåret.", "What the items are drawn from, such as manual invoices of the first half-year.";
    sheet_count: "Antal i populationen", "Size of the population";
    sheet_count_hint: "Lämna tomt om antalet inte är känt.", "Leave empty if it is not known.";
    sheet_method: "Urval", "Draw";
    sheet_seed: "Frö", "Seed";
    sheet_seed_hint: "Texten som urvalet dras med. Med samma frö och samma lista blir det samma poster.", "The text the draw is made with. The same seed and list give the same items.";
    sheet_start: "Första post", "First item";
    sheet_interval: "Var så många", "Every so many";
    sheet_reason: "Skäl till urvalet", "Reason for the choice";
    sheet_reason_hint: "Varför just dessa. Ett riktat urval säger inget om resten.", "Why just these. A targeted choice says nothing of the rest.";
    sheet_frozen_on: "Populationen fryst den", "Population frozen on";
    sheet_frozen_on_hint: "Den dag då listan hämtades.", "The day the list was fetched.";
    sheet_drawn_on: "Draget den", "Drawn on";
    item_title: "Post på testblad", "Item on a test sheet";
    item_identity: "Beteckning", "Identity";
    item_identity_hint: "Ett faktura-, ärende- eller diarienummer. Skriv inte personuppgifter.", "An invoice, case or registry number. No personal data.";
    item_unit: "Enhet", "Unit";
    item_note: "Anteckning", "Note";
    value_title: "Mätvärde", "Measure value";
    value_reading: "Värde", "Value";
    value_reading_hint: "110 av 319 · 139 · 66,7 · ca 66,7 · ja · 37,5 % · inga: hur ni vet det · ej mätt: varför · delarna. Skriv blad eller enkät för att välja ett.", "110 of 319 · 139 · 66.7 · about 66.7 · yes · 37.5 % · none: how you know · not measured: why · parts. Write sheet or survey to choose one.";
    value_version: "Räkneregel", "Counting rule";
    value_version_hint: "Numret på den regel värdet är räknat med.", "The number of the rule it is counted by.";
    value_beside: "Med annan räkneregel", "By another rule";
    value_beside_hint: "Samma period räknad på det andra sättet, så att serien går att följa: räkneregel 1: 46 %.", "The same period counted the other way, so that the series can be followed: rule 1: 46 %.";
    value_previous: "Föregående period", "The period before";
    value_previous_hint: "Skrivs bara en gång, för tiden före programmet: räkneregel 1: 37,5 %. Annars hämtas värdet.", "Written once, for the time before the program: rule 1: 37.5 %. Otherwise it is looked up.";
    value_printed: "Som tryckt", "As printed";
    value_printed_hint: "Så som siffran en gång stod i ett dokument, till exempel 34 %.", "The figure as it once stood in a document, such as 34 %.";
    value_on: "Gäller den", "As of";
    value_note: "Anteckning", "Note";
    value_not_comparable: "Inte jämförbart", "Not comparable";
    value_not_comparable_hint: "Varför värdet inte kan jämföras med andra perioder. Lämna tomt om det kan det.", "Why it cannot be compared with other periods. Leave empty if it can.";
    deviation_title: "Avvikelse", "Deviation";
    severity: "Allvarlighet", "Severity";
    severity_hint: "Kan lämnas öppen tills någon har graderat den.", "May be left open until someone has graded it.";
    severity_reason: "Skäl till graden", "Reason for the grade";
    severity_reason_hint: "Fylls i när graden är en annan än måttets gräns föreslår.", "Fill in when the grade is another than the limit of the measure proposes.";
    measure_link: "Mått", "Measure";
    measure_link_hint: "Måttet som visade avvikelsen; dess gräns föreslår en grad.", "The measure that showed it; its limit proposes a grade.";
    deviation_what: "Avvikelse", "Deviation";
    deviation_what_hint: "Vad det är, på en rad.", "What it is, in one line.";
    description: "Beskrivning", "Description";
    unit: "Enhet", "Unit";
    unit_hint: "Enheten där avvikelsen hittades.", "The unit where it was found.";
    root_cause: "Grundorsak", "Root cause";
    root_cause_hint: "Varför det blev fel.", "Why it went wrong.";
    escalated_on: "Rapporterad uppåt den", "Reported upwards on";
    escalated_on_hint: "Dagen då kommunstyrelsen underrättades om avvikelsen.", "The day on which the executive board was told of it.";
    links_section: "Hör till", "Belongs to";
    control_link: "Kontrollmoment", "Control activity";
    risk_point_link: "Riskpunkt", "Risk point";
    risk_point_link_hint: "När avvikelsen inte hör till ett enda kontrollmoment.", "When no single control activity found it.";
    repeat_of: "Upprepning av", "Repeat of";
    repeat_of_hint: "Den tidigare avvikelse som har kommit tillbaka.", "The earlier deviation that has come back.";
    reference_hint: "Enter eller en bokstav söker, Delete tömmer.", "Enter or a letter searches, Delete clears.";

    action_title: "Åtgärd", "Action";
    action_what: "Åtgärd", "Action";
    against: "Avvikelser", "Deviations";
    against_hint: "De avvikelser som åtgärden gäller. Enter söker, Delete tar bort den sista.", "The deviations the action is against. Enter searches, Delete drops the last.";
    owner: "Ansvarig", "Owner";
    owner_hint: "Den som ser till att det blir gjort.", "Who sees that it is done.";
    due_on: "Klar senast", "Due on";
    due_on_hint: "Ett ändrat datum lämnar det gamla synligt.", "A date that is changed leaves the old one visible.";
    due_text: "Tid i ord", "Time in words";
    due_text_hint: "Som beslutet säger det: hösten och våren.", "As the decision says it: autumn and spring.";
    action_state: "Läge", "State";
    note: "Anteckning", "Note";
    note_hint: "Varför den avfördes, eller hur effekten kontrollerades.", "Why it was dropped, or how its effect was checked.";
}

messages! {
    problem_required: "Fältet måste fyllas i.", "The field must be filled in.";
    problem_too_long(len: usize, max: usize):
        format!("Texten har {} tecken, högst {} får plats. Korta den.", sv(len), sv(max)),
        format!("The text has {} characters, at most {} fit. Shorten it.", en(len), en(max));
    problem_date:
        "Inte ett datum. Skriv till exempel 2025-03-14, 14/3, idag, +7 eller v12.",
        "Not a date. Write for example 2025-03-14, 14/3, today, +7 or v12.";
    problem_number: "Inte ett heltal. Skriv bara siffror.", "Not a whole number. Write digits only.";
    problem_range(min: i64, max: i64):
        format!("Talet ska vara från {min} till {max}."),
        format!("The number must be from {min} to {max}.");
    problem_yes_no: "Svara ja eller nej.", "Answer yes or no.";
    problem_choice: "Inget av alternativen.", "None of the choices.";
    problem_level:
        "Börja med en siffra, till exempel 3 – Möjlig.",
        "Begin with a number, for example 3 – Possible.";
    problem_periods:
        "Ange periodernas nummer, till exempel 1, 3.",
        "Give the numbers of the periods, for example 1, 3.";
    problem_not_found: "Finns inte i planen. Välj ur listan.", "Not in the plan. Choose from the list.";
    problem_decimal:
        "Inte ett tal. Skriv till exempel 5 eller 2,5, utan enhet.",
        "Not a number. Write for example 5 or 2.5, without a unit.";
    problem_reading:
        "Skriv till exempel 110 av 319, 139, 66,7, ja, 37,5 %, inga: hur ni vet det, eller ej mätt: varför.",
        "Write for example 110 of 319, 139, 66.7, yes, 37.5 %, none: how you know, or not measured: why.";
    problem_ratio:
        "Måttet är en andel. Skriv till exempel 110 av 319, 37,5 %, inga: hur ni vet det, eller ej mätt: varför.",
        "The measure is a share. Write for example 110 of 319, 37.5 %, none: how you know, or not measured: why.";
    problem_count:
        "Måttet är ett antal. Skriv till exempel 139, inga: hur ni vet det, eller ej mätt: varför.",
        "The measure is a count. Write for example 139, none: how you know, or not measured: why.";
    problem_amount:
        "Måttet är ett belopp. Skriv talet utan enhet, till exempel 66,7 eller ca 66,7.",
        "The measure is an amount. Write the number without its unit, for example 66.7 or about 66.7.";
    problem_yes_no_value:
        "Måttet är en ja/nej-fråga. Skriv ja, nej eller ej mätt: varför.",
        "The measure is a yes/no question. Write yes, no or not measured: why.";
    problem_how_known:
        "Skriv också hur ni vet det, till exempel inga: driftloggen är genomgången.",
        "Write how you know too, for example none: the log has been read.";
    problem_why:
        "Skriv också varför, till exempel ej mätt: systemet byttes i maj.",
        "Write why too, for example not measured: the system was replaced in May.";
    problem_cases:
        "Ärenden räknas ur en lista och skrivs inte här. Läs in listan på nytt, eller skriv antalen: 110 av 319.",
        "Cases are counted from a list and not written here. Read the list again, or write the counts: 110 of 319.";
    problem_rule:
        "Måttet har flera räkneregler. Skriv vilken som gäller: räkneregel 1: 37,5 %.",
        "The measure has several counting rules. Write which: rule 1: 37.5 %.";
    problem_tally:
        "Skriv ett antal, en andel eller båda: 17; 38,6 %.",
        "Write a count, a share or both: 17; 38.6 %.";
    problem_rules(row: u16):
        format!("Rad {row}: reglerna numreras i ordning och tas inte bort, för värden hänvisar till dem. Skriv en ny regel på en egen rad sist."),
        format!("Line {row}: rules are numbered in order and not removed, for values refer to them. Write a new rule on a line of its own at the end.");
    problem_attributes(row: u16):
        format!("Rad {row}: skriv attributet, till exempel Mottagningsattest finns. Delattribut: Underlag finns; inom 1."),
        format!("Line {row}: write the attribute, for example Receipt approved. Within another: Document exists; within 1.");
    problem_options(row: u16):
        format!("Rad {row}: skriv svaret och vad som är känt: Ja; 17 eller Ja; 38,6 %."),
        format!("Line {row}: write the answer and what is known: Yes; 17 or Yes; 38.6 %.");
    problem_limits(row: u16):
        format!("Rad {row}: skriv till exempel 2013-01-01–2025-06-30: 4 månader; lag; SoL 11 kap. 2 §. Utan slut: 2025-07-01–. Utan datum: alltid."),
        format!("Line {row}: write for example 2013-01-01–2025-06-30: 4 months; law; SoL 11:2. Without end: 2025-07-01–. Without dates: always.");
    problem_reason:
        "Avviker från det som föreslås. Skriv skälet.",
        "Departs from what is proposed. Write the reason.";
    problem_of_model(code: ProblemCode): model_sv(code), model_en(code);
}

messages! {
    required_mark: "krävs", "required";
    yes: "Ja", "Yes";
    no: "Nej", "No";
    period_numbered(number: &str): format!("Period {number}"), format!("Period {number}");
    every_period: "Alla perioder", "Every period";
    chosen: "vald", "chosen";
    not_chosen: "Inte vald", "Not chosen";
    offered(label: &str): format!("= {label}"), format!("= {label}");
    feed_sheet(name: &str): format!("testblad {name}"), format!("test sheet {name}");
    feed_attribute(name: &str, attribute: &str): format!("testblad {name}, {attribute}"), format!("test sheet {name}, {attribute}");
    feed_survey(name: &str): format!("enkät {name}, hur många som svarade"), format!("survey {name}, how many answered");
    feed_best(question: &str): format!("enkätfråga {question} bästa svaren"), format!("survey question {question} best answers");
    feed_worst(question: &str): format!("enkätfråga {question} sämsta svaren"), format!("survey question {question} worst answers");
    many_hint: "Delete tar bort den sista.", "Delete takes the last away.";
    lost_reference: "Finns inte längre", "No longer there";
    search_hint: "Skriv för att söka. ↑ ↓ väljer, Enter tar, Esc stänger.", "Type to search. ↑ ↓ move, Enter takes, Esc closes.";
    no_hits: "Inget passar. Sudda en bokstav.", "Nothing fits. Delete a letter.";
    more_hits(count: usize): format!("och {count} till"), format!("and {count} more");
    suggestions(names: &str): format!("→ väljer {names}"), format!("→ takes {names}");
    cycle_suggestions: "Ctrl+↓ nästa förslag", "Ctrl+↓ next suggestion";
    date_hint: "Skriv 2025-03-14, 14/3, idag, +7 eller v12. Ctrl+↑ ↓ stegar.", "Write 2025-03-14, 14/3, today, +7 or v12. Ctrl+↑ ↓ step.";
    choice_hint: "Siffra, första bokstav eller ← → väljer.", "A digit, the first letter or ← → choose.";
    choice_hint_clear: "Siffra, första bokstav eller ← → väljer, Delete tömmer.", "A digit, the first letter or ← → choose, Delete clears.";
    counter(len: usize, max: usize):
        format!("{} av {} tecken", sv(len), sv(max)),
        format!("{} of {} characters", en(len), en(max));
    earlier_due(dates: &str): format!("Tidigare datum: {dates}"), format!("Earlier dates: {dates}");
    done_button: "Klar", "Done";
    done_hint: "Ctrl+S sparar från vilket fält som helst.", "Ctrl+S saves from any field.";
    done_hint_short: "Ctrl+S sparar.", "Ctrl+S saves.";
    close_button: "Stäng", "Close";
    draft_from(time: &str):
        format!("Utkast från {time}. Ctrl+R tar bort det skrivna."), format!("Draft from {time}. Ctrl+R throws it away.");
    thrown_away: "Det skrivna är borttaget. Ctrl+R tar tillbaka det.", "What was written is gone. Ctrl+R brings it back.";
    view_locked(on: &str):
        format!("Perioden är låst sedan {on}. Formuläret kan bara läsas."),
        format!("The period is locked since {on}. The form can only be read.");
    view_read_only:
        "Filen kan bara läsas just nu. Formuläret kan inte ändras.",
        "The file can only be read just now. The form cannot be changed.";
    refused_unchanged: "Det finns inget skrivet att ta bort.", "There is nothing written to throw away.";
    refused_no_text: "Här klistras ingen text in. Välj med siffra eller pilar.", "No text is pasted here. Choose with a digit or the arrows.";
    refused_no_choice: "Inget alternativ börjar så.", "No choice begins so.";
    refused_one_line: "Bara fält med flera rader öppnas i en egen redigerare.", "Only fields of several lines open in an editor of their own.";
    refused_problem: "Ett fält behöver rättas först. Markören står där.", "One field must be mended first. The cursor is there.";
    refused_problems(count: usize):
        format!("{count} fält behöver rättas först. Markören står i det första."),
        format!("{count} fields must be mended first. The cursor is in the first.");
}

fn model_sv(code: ProblemCode) -> String {
    match code {
        ProblemCode::Conflict => "Någon annan har ändrat detta under tiden.",
        ProblemCode::Required => problem_required(Lang::Sv),
        ProblemCode::TooLong(max) => return format!("Högst {} tecken får plats. Korta texten.", sv(max)),
        ProblemCode::OutOfRange => "Talet ligger utanför det tillåtna.",
        ProblemCode::Dangling => problem_not_found(Lang::Sv),
        ProblemCode::OtherPlan => "Hör till en annan plan. Välj ur listan.",
        ProblemCode::InUse => "Annat hänvisar hit, så det kan inte tas bort.",
        ProblemCode::LastPlan => "Filens enda plan kan inte tas bort.",
        ProblemCode::Duplicate => "Finns redan. Välj ett annat.",
        ProblemCode::Nesting => "Ett område kan inte ligga i sig självt eller så här djupt.",
        ProblemCode::Backwards => "Slutet ligger före början. Ändra ett av datumen.",
        ProblemCode::Overlap => "Datumen överlappar en annans. Ändra dem så att bara en gäller åt gången.",
        ProblemCode::Locked => "Perioden är låst.",
        ProblemCode::NotCompleted => "Kontrollen är inte slutförd.",
        ProblemCode::Unlocked => "Perioden är inte låst.",
        ProblemCode::NeedsSignOff => "En period låses genom undertecknande.",
        ProblemCode::OutsidePlan => "Riskpunkten har kontrollmoment och är därför i planen.",
        ProblemCode::SamePerson => "Den som utförde kontrollen kan inte också granska den.",
        ProblemCode::WrongKind => "Måttet tar ett annat slags värde.",
        ProblemCode::MoreThanAll => "Delen är större än helheten. Kontrollera talen.",
        ProblemCode::Step => "Dit leder inget steg från läget den är i.",
        ProblemCode::NeedsEffect => "Det saknas en effektkontroll som visar effekt.",
        ProblemCode::TooEarly => "Dagen ligger före den period då avvikelsen hittades.",
        ProblemCode::Both => "Fyll i antingen svaret eller skälet, inte båda.",
        ProblemCode::Nothing => "Det finns inget att ändra.",
    }
    .to_owned()
}

fn model_en(code: ProblemCode) -> String {
    match code {
        ProblemCode::Conflict => "Someone else has changed this in the meantime.",
        ProblemCode::Required => problem_required(Lang::En),
        ProblemCode::TooLong(max) => return format!("At most {} characters fit. Shorten the text.", en(max)),
        ProblemCode::OutOfRange => "The number is outside its range.",
        ProblemCode::Dangling => problem_not_found(Lang::En),
        ProblemCode::OtherPlan => "Belongs to another plan. Choose from the list.",
        ProblemCode::InUse => "Others refer to it, so it cannot be removed.",
        ProblemCode::LastPlan => "The only plan of the file cannot be removed.",
        ProblemCode::Duplicate => "There is one already. Choose another.",
        ProblemCode::Nesting => "An area cannot lie within itself or this deep.",
        ProblemCode::Backwards => "It ends before it begins. Change one of the dates.",
        ProblemCode::Overlap => "The dates overlap another's. Change them so that one holds at a time.",
        ProblemCode::Locked => "The period is locked.",
        ProblemCode::NotCompleted => "The control is not completed.",
        ProblemCode::Unlocked => "The period is not locked.",
        ProblemCode::NeedsSignOff => "A period is locked by a sign-off.",
        ProblemCode::OutsidePlan => "The risk point has control activities and is therefore in the plan.",
        ProblemCode::SamePerson => "Who made the check cannot also review it.",
        ProblemCode::WrongKind => "The measure takes another kind of value.",
        ProblemCode::MoreThanAll => "The part is more than the whole. Check the numbers.",
        ProblemCode::Step => "No step leads there from the state it is in.",
        ProblemCode::NeedsEffect => "There is no effect check that shows effect.",
        ProblemCode::TooEarly => "The day lies before the period in which the deviation was found.",
        ProblemCode::Both => "Fill in either the answer or the reason, not both.",
        ProblemCode::Nothing => "There is nothing to change.",
    }
    .to_owned()
}

fn sv(number: usize) -> String {
    super::format::integer(Lang::Sv, i64::try_from(number).unwrap_or(i64::MAX))
}

fn en(number: usize) -> String {
    super::format::integer(Lang::En, i64::try_from(number).unwrap_or(i64::MAX))
}

/// A slot that cannot be filled in, with those that can.
#[must_use]
pub fn problem_slot(lang: Lang) -> String {
    let names: Vec<_> = super::texts::Slot::ALL.iter().map(|slot| format!("{{{}}}", slot.name(lang))).collect();
    let names = names.join(" ");
    match lang {
        Lang::Sv => format!("Okänt ord inom klamrar här. Dessa finns: {names}"),
        Lang::En => format!("Unknown word in braces here. There are: {names}"),
    }
}
