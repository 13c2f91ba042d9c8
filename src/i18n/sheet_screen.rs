//! Texts of the test sheet's screen: menus, questions, what was done.

use super::messages;

messages! {
    pick_sheet(control: &str): format!("Testblad: {control}"), format!("Test sheets: {control}");
    new_sheet: "Nytt testblad …", "New test sheet …";
    add_attribute: "Nytt attribut …", "New attribute …";
    add_item: "Ny post …", "New item …";
    rename_attribute(name: &str): format!("Byt namn på «{name}» …"), format!("Rename “{name}” …");
    nest_attribute(name: &str): format!("När «{name}» frågas …"), format!("When “{name}” is asked …");
    attribute_left(name: &str): format!("Flytta «{name}» åt vänster"), format!("Move “{name}” to the left");
    attribute_right(name: &str): format!("Flytta «{name}» åt höger"), format!("Move “{name}” to the right");
    remove_attribute(name: &str): format!("Ta bort «{name}» med dess märken"), format!("Remove “{name}” with its marks");
    edit_item(identity: &str): format!("Ändra posten {identity} …"), format!("Change the item {identity} …");
    remove_item(identity: &str): format!("Ta bort posten {identity}"), format!("Remove the item {identity}");
    edit_sheet: "Bladets namn …", "Name of the sheet …";
    remove_sheet: "Ta bort hela bladet (mått behåller sina värden)", "Remove the whole sheet (measures keep their values)";
    pick_within: "När frågas attributet?", "When is the attribute asked for?";
    of_every_item: "För alla poster", "For every item";
    only_where(name: &str): format!("Bara när «{name}» avviker"), format!("Only where “{name}” deviates");
    attribute_feeds: "Attributet ger värdet till ett mått. Ta bort mätvärdet först.",
        "The attribute gives a measure its value. Remove that value first.";
    attribute_holds: "Andra attribut frågas bara när det här avviker. Ändra dem först.",
        "Other attributes are asked for only where this one deviates. Change them first.";

    prompt_name: "Namn", "Name";
    prompt_attribute: "Vad ska prövas?", "What is to be tested?";
    prompt_attribute_hint: "Till exempel: Mottagningsattest finns. Enter lägger till.", "For example: Receipt has been certified. Enter adds it.";
    prompt_measure: "Måttets namn", "Name of the measure";
    prompt_measure_hint: "Måttet räknar avvikande av prövade. Enter skapar det.", "The measure counts deviating of tested. Enter makes it.";
    unit_items: "poster", "items";
    pick_feed: "Vad ska ge måttet dess värde? Avvikande av prövade", "What is to give the measure its value? Deviating of tested";
    feed_items: "Poster med minst en avvikelse", "Items with at least one deviation";
    pick_measure: "Vilket mått?", "Which measure?";
    new_measure: "Nytt mått …", "New measure …";
    feeds_already: "får redan värdet härifrån", "has its value from here already";
    replaces_value: "har ett värde, som ersätts", "has a value, which is replaced";
    fed(name: &str, counts: &str): format!("{name}: {counts}, räknat på testbladet. u ångrar."), format!("{name}: {counts}, counted on the test sheet. u undoes.");
}
