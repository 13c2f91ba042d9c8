//! What can be wrong with a file: what happened, why, and what to do.

use super::{Lang, messages};

messages! {
    missing(path: &str): format!("Filen {path} finns inte."), format!("The file {path} does not exist.");
    no_folder(path: &str): format!("Mappen {path} finns inte."), format!("There is no folder {path}.");
    todo_no_folder: "Skapa mappen först, eller välj en annan.", "Make the folder first, or choose another.";
    todo_missing:
        "Kontrollera namnet, eller skapa en ny fil.",
        "Check the name, or make a new file.";
    exists(path: &str): format!("Det finns redan en fil {path}."), format!("There is a file {path} already.");
    todo_exists:
        "Välj ett annat namn. En fil som finns skrivs aldrig över.",
        "Choose another name. A file that exists is never overwritten.";
    directory(path: &str): format!("{path} är en mapp, inte en fil."), format!("{path} is a folder, not a file.");
    todo_directory: "Ange filen i mappen.", "Name the file in the folder.";
    not_a_file(path: &str): format!("{path} är ingen vanlig fil."), format!("{path} is not an ordinary file.");
    todo_not_a_file: "Ange en fil på disken.", "Name a file on the disk.";
    empty(path: &str): format!("Filen {path} är tom."), format!("The file {path} is empty.");
    why_empty:
        "Den har inget innehåll alls. Så blir det när en kopiering eller synkronisering har avbrutits.",
        "It has no contents at all. That happens when copying or syncing was interrupted.";
    todo_restore:
        "Hämta en säkerhetskopia eller filen från den som skickade den. Filen är orörd.",
        "Fetch a backup, or the file from whoever sent it. The file has not been touched.";
    unreadable(path: &str): format!("Filen {path} går inte att öppna."), format!("The file {path} cannot be opened.");
    todo_unreadable:
        "Kontrollera att du har behörighet till filen och mappen.",
        "Check that you have permission to the file and the folder.";
    foreign(path: &str): format!("{path} är ingen fil från ikplan."), format!("{path} is not an ikplan file.");
    why_foreign:
        "Början av filen är inte den som programmet skriver.",
        "The beginning of the file is not what the program writes.";
    todo_foreign:
        "Är det ett kalkylark eller en text? Hämta då in det med import. Filen är orörd.",
        "Is it a spreadsheet or a text? Then bring it in with import. The file has not been touched.";
    newer(path: &str): format!("Filen {path} är gjord med ett nyare program."), format!("The file {path} was made by a newer program.");
    why_newer(found: i32, known: i32):
        format!("Filen har version {found}; det här programmet kan version {known}."),
        format!("The file has version {found}; this program knows version {known}.");
    todo_newer:
        "Skaffa en nyare version av programmet. Filen är orörd.",
        "Get a newer version of the program. The file has not been touched.";
    outdated(path: &str): format!("Filen {path} är äldre än programmet och kan inte uppdateras."), format!("The file {path} is older than the program and cannot be brought up to date.");
    why_outdated: "Filen är skrivskyddad.", "The file is write-protected.";
    todo_outdated:
        "Kopiera filen till en mapp där du får skriva och öppna kopian.",
        "Copy the file to a folder where you may write, and open the copy.";
    altered: "Ett annat program har ändrat filens uppbyggnad.", "Another program has changed how the file is built.";
    why_altered(object: &str):
        format!("Det som skiljer: {object}. Därför öppnas den inte; den kan innehålla något som inte ska köras."),
        format!("What differs: {object}. So it is not opened; it may hold something that should not be run.");
    damaged: "Filen är skadad.", "The file is damaged.";
    detail(detail: &str): format!("Teknisk uppgift: {detail}."), format!("Technical detail: {detail}.");
    interrupted: "Ett avbrutet sparande måste tas tillbaka innan filen kan läsas.", "An interrupted save must be rolled back before the file can be read.";
    why_interrupted:
        "Programmet eller datorn stannade mitt i ett sparande, och nu är filen eller mappen skrivskyddad.",
        "The program or the computer stopped in the middle of a save, and now the file or folder is write-protected.";
    todo_interrupted:
        "Öppna filen en gång där du får skriva. Flytta aldrig filen utan den fil vars namn slutar på -journal.",
        "Open the file once where you may write. Never move the file without the one whose name ends in -journal.";
    busy: "Filen är upptagen.", "The file is busy.";
    why_busy: "Någon annan skriver i den just nu.", "Somebody else is writing to it right now.";
    todo_again: "Försök igen om en stund.", "Try again in a while.";
    read_only: "Filen är öppnad för läsning.", "The file is open for reading only.";
    why_asked: "Så blev den öppnad.", "That is how it was opened.";
    why_held(who: &str, host: &str, since: &str):
        format!("{who} har filen öppen på {host} sedan {since} UTC."),
        format!("{who} has had the file open on {host} since {since} UTC.");
    somebody: "Någon", "Somebody";
    some_computer: "en annan dator", "another computer";
    todo_held:
        "Vänta tills filen är stängd där, eller arbeta i en kopia.",
        "Wait until the file is closed there, or work in a copy.";
    why_unwritable:
        "Filen, mappen eller disken är skrivskyddad.",
        "The file, the folder or the disk is write-protected.";
    todo_writable:
        "Kopiera filen till en mapp där du får skriva och arbeta där.",
        "Copy the file to a folder where you may write, and work there.";
    todo_asked: "Öppna filen för att ändra i den.", "Open the file for changing it.";
    full: "Disken är full.", "The disk is full.";
    todo_full: "Frigör plats och försök igen. Filen är som före försöket.", "Free some space and try again. The file is as it was before.";
    conflict: "Någon annan har hunnit ändra detsamma i filen.", "Somebody else has changed the same thing in the file.";
    why_conflict(kind: &str):
        format!("Det gäller en uppgift av slaget {kind}."),
        format!("It concerns a record of this kind: {kind}.");
    todo_conflict: "Läs in filen på nytt och gör om ändringen.", "Read the file anew and make the change again.";
    no_plan: "Planen finns inte i filen.", "The plan is not in the file.";
    todo_no_plan: "Välj en av filens planer.", "Choose one of the file's plans.";
    too_large: "Det är för stort för filen.", "It is too large for the file.";
    todo_too_large: "Dela upp det i mindre delar.", "Divide it into smaller parts.";
    io: "Disken svarar inte som den ska.", "The disk does not answer as it should.";
    todo_io:
        "Kontrollera nätverket eller disken och försök igen. Filen är som före försöket.",
        "Check the network or the disk and try again. The file is as it was before.";
    unexpected: "Programmet gjorde fel när filen lästes eller skrevs.", "The program made a mistake when the file was read or written.";
    todo_unexpected:
        "Filen är som före försöket. Starta om programmet och anmäl felet.",
        "The file is as it was before the attempt. Start the program again and report the fault.";
}

/// Who has the file, with words for what is not known.
#[must_use]
pub fn held(lang: Lang, who: &str, host: &str, since: &str) -> String {
    let who = if who.is_empty() { somebody(lang) } else { who };
    let host = if host.is_empty() { some_computer(lang) } else { host };
    why_held(lang, who, host, since)
}
