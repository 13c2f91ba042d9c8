//! Texts of the guided making of a test sheet.

use super::messages;

messages! {
    title(step: usize): format!("Nytt testblad · steg {step}"), format!("New test sheet · step {step}");
    ask_name: "Vad ska testbladet heta?", "What is the test sheet to be called?";
    ask_origin: "Varifrån kommer posterna?", "Where do the items come from?";
    origin_file: "Ur en fil: Excel (xlsx) eller CSV", "From a file: Excel (xlsx) or CSV";
    origin_hand: "För hand: beskrivs i ord", "By hand: described in words";
    ask_path: "Vilken fil? Skriv sökvägen, eller dra filen hit. Filen ändras inte och kopieras inte in i planen.",
        "Which file? Type its path, or drag the file here. The file is not changed and not copied into the plan.";
    ask_columns: "Vad ska följa med av de poster som dras? Bara det som behövs för att hitta dem igen.",
        "What is to be kept of the items that are drawn? Only what is needed to find them again.";
    columns_keys: "1 identitet  2 enhet  3 i anteckningen  0 tas inte med", "1 identity  2 unit  3 in the note  0 left out";
    role_identity: "identitet", "identity";
    role_unit: "enhet", "unit";
    role_note: "anteckning", "note";
    role_out: "tas inte med", "left out";
    column_number(number: usize): format!("Kolumn {number}"), format!("Column {number}");
    items_found(items: &str):
        format!("Listan har {items} {}.", if items == "1" { "post" } else { "poster" }),
        format!("The list has {items} {}.", if items == "1" { "item" } else { "items" });
    no_persons: "Inga personuppgifter: ärende- eller fakturanummer räcker.", "No personal data: case or invoice numbers will do.";
    ask_source: "Vad är populationen? Till exempel: alla avtalspärmar hos upphandlingsenheten.",
        "What is the population? For example: all contract binders of the procurement unit.";
    ask_count: "Hur många är de? Lämna tomt om det inte är känt.", "How many are there? Leave blank if that is not known.";
    ask_identities: "Poster, en per rad. Lämna tomt om de ska numreras 1, 2, 3 eller läggas till efter hand.",
        "Items, one a line. Leave blank if they are to be numbered 1, 2, 3 or added as you go.";
    ask_method: "Hur väljs posterna?", "How are the items chosen?";
    method_random: "Slumpmässigt, så att vem som helst kan göra om det", "At random, so that anyone can repeat it";
    method_systematic: "Systematiskt: var n:te", "Systematically: every n-th";
    method_targeted: "Riktat, med motivering", "Targeted, with a reason";
    method_all: "Alla", "All";
    only_targeted: "kräver att hela populationen är känd", "needs the whole population to be known";
    ask_size: "Hur många poster ska dras?", "How many items are to be drawn?";
    ask_seed: "Frö: styr urvalet och sparas, så att det kan göras om. Behåll förslaget, eller skriv ett eget.",
        "Seed: decides the draw and is kept, so that it can be repeated. Keep the proposal, or write your own.";
    ask_interval: "Var hur många poster? 10 betyder var tionde.", "Every how many items? 10 means every tenth.";
    ask_start: "Vilken post först? Ett tal från 1 till intervallet.", "Which item first? A number from 1 to the interval.";
    ask_reason: "Varför just de posterna?", "Why just these items?";
    ask_chosen: "Vilka poster? Identiteten, en per rad.", "Which items? The identity, one a line.";
    ask_attributes: "Vad ska prövas av varje post? En sak per rad; kan ändras sedan. Börja raden med - om den bara ska frågas när raden ovanför avviker.",
        "What is to be tested of each item? One thing a line; can be changed later. Begin a line with - if it is to be asked only where the line above deviates.";
    ask_preview: "Stämmer det?", "Is this right?";

    reading: "Läser … Esc avbryter.", "Reading … Esc cancels.";
    required: "Fältet måste fyllas i.", "This must be filled in.";
    not_number: "Skriv ett helt tal, 1 eller mer.", "Write a whole number, 1 or more.";
    no_identity: "Välj en kolumn som identitet: ställ markören på den och tryck 1.", "Choose a column as the identity: put the cursor on it and press 1.";
    fewer_than_named(named: &str, count: &str):
        format!("Det står {named} poster, men populationen är bara {count}."),
        format!("There are {named} items, but the population is only {count}.");
    named_twice(identity: &str): format!("«{identity}» står flera gånger."), format!("“{identity}” stands several times.");
    start_beyond: "Första posten måste ligga inom intervallet.", "The first item must lie within the interval.";
    too_many_attributes(most: usize): format!("Högst {most} saker kan prövas."), format!("At most {most} things can be tested.");

    keys_line: "Enter nästa  Esc tillbaka", "Enter next  Esc back";
    keys_area: "Ctrl+S eller Tab nästa  Esc tillbaka", "Ctrl+S or Tab next  Esc back";
    keys_list: "↑↓ 1–9 väljer  Enter nästa  Esc tillbaka", "↑↓ 1–9 choose  Enter next  Esc back";
    keys_columns: "↑↓ kolumn  Enter nästa  Esc tillbaka", "↑↓ column  Enter next  Esc back";
    keys_preview: "Enter skapar bladet  ↑↓ bläddrar  Esc tillbaka", "Enter makes the sheet  ↑↓ scrolls  Esc back";

    name: "Namn", "Name";
    population: "Population", "Population";
    method: "Urval", "Draw";
    items: "Poster", "Items";
    attributes: "Prövas", "Tested";
    fingerprint: "SHA-256", "SHA-256";
    frozen_on: "Fryst", "Frozen";
    columns: "Kolumner", "Columns";
    of_items(source: &str, items: &str):
        format!("{source}: {items} {}", if items == "1" { "post" } else { "poster" }),
        format!("{source}: {items} {}", if items == "1" { "item" } else { "items" });
    drawn_of(drawn: &str, of: &str): format!("{drawn} av {of}"), format!("{drawn} of {of}");
    with_seed(seed: &str): format!("slumpmässigt, frö {seed}"), format!("at random, seed {seed}");
    every(interval: u64, start: u64): format!("systematiskt, var {interval}:e från {start}"), format!("systematically, every {interval} from {start}");
    because(reason: &str): format!("riktat: {reason}"), format!("targeted: {reason}");
    more_items(more: &str): format!("… och {more} till"), format!("… and {more} more");
    none_yet: "läggs till efter hand", "added as you go";
}
