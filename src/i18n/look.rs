//! The look of the documents: logo and colours, on the screen, the command line and in refusals.

use super::messages;

messages! {
    form_title: "Färger och beskrivning", "Colours and description";
    alt: "Beskrivning av logotypen", "Description of the logo";
    alt_hint:
        "Vad logotypen visar, för den som inte ser den: \"Exempelby kommun\".",
        "What the logo shows, for who cannot see it: \"Exempelby municipality\".";
    accent: "Färg", "Colour";
    accent_hint:
        "Rubriker och linjer, till exempel 124c66. En för ljus färg görs mörkare i text.",
        "Headings and lines, such as 124c66. A colour that is too light is darkened in text.";
    second: "Andra färg", "Second colour";
    second_hint:
        "Linjer och tabellhuvuden, om de ska ha en annan färg.",
        "Lines and table heads, if they are to have another colour.";
    problem_colour:
        "Skriv färgen som sex siffror och bokstäver a–f, till exempel 124c66.",
        "Write the colour as six digits and letters a–f, such as 124c66.";
    unread(path: &str): format!("Logotypen {path} kan inte läsas."), format!("The logo {path} cannot be read.");
    todo_unread:
        "Kontrollera sökvägen, och att du får läsa filen.", "Check the path, and that you may read the file.";
    too_large(name: &str, most: usize):
        format!("{name} är större än {most} kB."), format!("{name} is larger than {most} kB.");
    todo_too_large:
        "Spara logotypen med färre bildpunkter, eller som SVG. Den följer med i varje dokument.",
        "Save the logo with fewer points, or as SVG. It goes into every document.";
    not_taken(name: &str):
        format!("{name} kan inte användas som logotyp."), format!("{name} cannot be used as a logo.");
    why_empty: "Det finns ingen bild i filen.", "There is no picture in the file.";
    why_not_a_picture: "Filen är ingen bild.", "The file is no picture.";
    why_other_kind(kind: &str):
        format!("Filen är {kind}. Dokumenten tar PNG och SVG."), format!("The file is {kind}. Documents take PNG and SVG.");
    why_points(width: u32, height: u32, most: &str):
        format!("Bilden är {width} × {height} punkter. Högst {most} punkter tas emot."),
        format!("The picture has {width} × {height} points. At most {most} points are taken.");
    why_broken: "Bilden är avklippt eller skadad.", "The picture is cut off or damaged.";
    why_not_svg: "Filen är ingen SVG som går att rita.", "The file is no SVG that can be drawn.";
    why_script: "Bilden innehåller skript, som inte får följa med i ett dokument.", "The picture has a script in it, which may not go into a document.";
    why_external:
        "Bilden hämtar något från en annan plats. Ett dokument ska vara helt i sig självt.",
        "The picture fetches something from elsewhere. A document must be complete in itself.";
    why_letters:
        "Bilden har text i ett typsnitt. Den ser annorlunda ut där typsnittet saknas.",
        "The picture has text in a font. It looks different where the font is missing.";
    why_picture: "Det ligger en annan bild inuti bilden.", "There is another picture inside the picture.";
    why_effects:
        "Bilden har rörelse, mönster eller effekter som inte ser lika ut i alla format.",
        "The picture has movement, patterns or effects that do not look the same in every format.";
    why_complex: "Bilden har för många delar.", "The picture has too many parts.";
    todo_letters:
        "Gör om texten till kurvor i ritprogrammet, eller spara logotypen som PNG.",
        "Turn the text into curves in the drawing program, or save the logo as PNG.";
    todo_as_png: "Spara logotypen som PNG och välj den filen.", "Save the logo as PNG and choose that file.";
    todo_points: "Spara logotypen mindre, till exempel 1 200 punkter bred.", "Save the logo smaller, for example 1 200 points wide.";
    todo_picture: "Välj en PNG- eller SVG-fil.", "Choose a PNG or SVG file.";
    undescribed: "Logotypen har ingen beskrivning.", "The logo has no description.";
    why_described:
        "Den som inte ser bilden får den uppläst, och ett arkivdokument utan beskrivning godkänns inte.",
        "Who cannot see the picture has it read out, and an archive document without a description does not pass.";
    todo_describe:
        "Skriv vad logotypen visar, till exempel med --alt \"Exempelby kommun\".",
        "Write what the logo shows, for example with --alt \"Exempelby municipality\".";

    none: "ingen", "none";
    no_logo: "Logotyp: ingen", "Logo: none";
    logo_is(kind: &str, size: usize, alt: &str):
        format!("Logotyp: {kind}, {size} kB, \"{alt}\""), format!("Logo: {kind}, {size} kB, \"{alt}\"");
    own_colour: "formatets egen", "that of the format";
    accent_is(colour: &str): format!("Färg: {colour}"), format!("Colour: {colour}");
    second_is(colour: &str): format!("Andra färg: {colour}"), format!("Second colour: {colour}");
    darkened(chosen: &str, contrast: &str, text: &str):
        format!("{chosen} är för ljus för text på vitt (kontrast {contrast}, kravet är 4,5): rubriker skrivs i {text}, linjer får färgen som den är."),
        format!("{chosen} is too light for text on white (contrast {contrast}, 4.5 is needed): headings are written in {text}, lines have the colour as it is.");

    v_colour: "FÄRG", "COLOUR";
    cli_look: "Logotyp och färger i dokumenten", "Logo and colours of the documents";
    cli_set: "Väljer logotyp, beskrivning och färger", "Chooses logo, description and colours";
    cli_set_more:
        "Logotypen är en PNG- eller SVG-fil på högst 256 kB och ligger sedan i planfilen. Den syns i Word, PDF och HTML. Utan --alt beskrivs den med kommunens namn. En tom färg ger formatets egen. I ett skal skrivs färgen utan # eller inom citattecken.",
        "The logo is a PNG or SVG file of at most 256 kB, and lies in the plan's file from then on. It is seen in Word, PDF and HTML. Without --alt it is described by the name of the municipality. An empty colour gives that of the format. In a shell the colour is written without # or within quotation marks.";
    cli_show: "Visar vilken logotyp och vilka färger som är valda", "Shows which logo and colours are chosen";
    cli_remove: "Tar bort logotyp och färger", "Removes logo and colours";
    a_logo: "logotyp: en PNG- eller SVG-fil", "logo: a PNG or SVG file";
    a_only_logo: "bara logotypen", "the logo only";

    pick_title: "Logotyp och färger", "Logo and colours";
    pick_logo: "Välj logotyp…", "Choose a logo…";
    pick_colours: "Färger och beskrivning…", "Colours and description…";
    pick_remove_logo: "Ta bort logotypen", "Remove the logo";
    prompt_logo: "Logotyp (PNG eller SVG)", "Logo (PNG or SVG)";
    prompt_logo_hint(folder: &str):
        format!("Skriv sökvägen eller dra filen hit. Utan mapp söks den i {folder}."),
        format!("Write the path or drag the file here. Without a folder it is looked for in {folder}.");
}
