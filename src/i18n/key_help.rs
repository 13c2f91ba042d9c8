//! The keys of the places that have keys of their own, a line for each, as the help shows them there.

use super::messages;

messages! {
    form:
        "Tab, Skift+Tab   nästa och föregående fält\n\
         Ctrl+S           klar: kontrollerar och sparar\n\
         Ctrl+N           i ett utfall: slutförd, sparar och öppnar nästa kontroll\n\
         Esc              lämnar; det skrivna blir kvar som utkast\n\
         Ctrl+Z, Ctrl+Y   ångrar och gör om i fältet\n\
         Ctrl+R           tar bort det skrivna; en gång till tar tillbaka det\n\
         Ctrl+E           öppnar texten i din egen redigerare\n\
         Ctrl+←, Ctrl+→   ett ord i taget\n\
         Ctrl+U, Ctrl+K   tar bort till radens början och slut\n\
         1–9, bokstav     väljer i en lista\n\
         Ctrl+↑, Ctrl+↓   stegar ett datum eller ett tal, som + och -",
        "Tab, Shift+Tab   next and previous field\n\
         Ctrl+S           done: checks and saves\n\
         Ctrl+N           in an outcome: completed, saves and opens the next control\n\
         Esc              leaves; what is written stays as a draft\n\
         Ctrl+Z, Ctrl+Y   undoes and redoes in the field\n\
         Ctrl+R           throws away what is written; once more brings it back\n\
         Ctrl+E           opens the text in your own editor\n\
         Ctrl+←, Ctrl+→   one word at a time\n\
         Ctrl+U, Ctrl+K   deletes to the beginning and the end of the line\n\
         1–9, letter      chooses in a list\n\
         Ctrl+↑, Ctrl+↓   steps a date or a number, as + and - do";
    actions:
        "Enter            öppnar åtgärden\n\
         x                nästa läge\n\
         Blank            väljer läge\n\
         t                flyttar datumet; det gamla syns kvar\n\
         d                går till avvikelsen\n\
         e                skriver in en effektkontroll\n\
         s                byter ordning\n\
         g                grupperar, eller inte\n\
         f                byter urval: ej avslutade, försenade, ej kontrollerade …\n\
         b                hela nämnden, eller bara den öppna planen\n\
         p                visar en handlingsplan\n\
         /                söker\n\
         u, U             ångrar och gör om\n\
         ↑ ↓ PgUp PgDn    bläddrar; Home och End till första och sista\n\
         Esc              stänger",
        "Enter            opens the action\n\
         x                next state\n\
         Space            chooses a state\n\
         t                moves the date; the old one stays in view\n\
         d                goes to the deviation\n\
         e                enters an effect check\n\
         s                another order\n\
         g                in groups, or not\n\
         f                another filter: not ended, late, not checked …\n\
         b                the whole board, or the open plan alone\n\
         p                shows a plan of action\n\
         /                searches\n\
         u, U             undoes and redoes\n\
         ↑ ↓ PgUp PgDn    move; Home and End to the first and the last\n\
         Esc              closes";
    todo:
        "Enter            går till det som ska göras\n\
         s                ordnar efter vad det är, eller efter vems det är\n\
         /                söker\n\
         ↑ ↓ PgUp PgDn    bläddrar; Home och End till första och sista\n\
         Esc              stänger",
        "Enter            goes to what is to be done\n\
         s                by what it is, or by whose it is\n\
         /                searches\n\
         ↑ ↓ PgUp PgDn    move; Home and End to the first and the last\n\
         Esc              closes";
    year:
        "Enter            går till kontrollen i den perioden; Esc kommer tillbaka hit\n\
         Tab, 1–4         visar status, resultat, allvar eller bedömning\n\
         Blank            fäller ihop och ut ett område; * alla\n\
         y                kopierar översikten för ett kalkylblad\n\
         ← →              period\n\
         ↑ ↓ PgUp PgDn    rader; Home och End till första och sista\n\
         Esc              stänger",
        "Enter            goes to the control in that period; Esc comes back here\n\
         Tab, 1–4         shows status, result, severity or assessment\n\
         Space            folds an area; * all of them\n\
         y                copies the map for a spreadsheet\n\
         ← →              period\n\
         ↑ ↓ PgUp PgDn    rows; Home and End to the first and the last\n\
         Esc              closes";
    register:
        "Enter, e         värderar och ändrar risken\n\
         g                går till risken i planen\n\
         Tab              visar vad planen täcker, och riskerna igen\n\
         ↑ ↓ PgUp PgDn    bläddrar; Home och End till första och sista\n\
         Esc              stänger",
        "Enter, e         values and edits the risk\n\
         g                goes to the risk in the plan\n\
         Tab              shows what the plan covers, and the risks again\n\
         ↑ ↓ PgUp PgDn    move; Home and End to the first and the last\n\
         Esc              closes";
    series:
        "Enter            går till värdet i planen\n\
         ← →              period; bortom den sista nästa kontroll\n\
         ↑ ↓              mått\n\
         Tab, Skift+Tab   nästa och föregående kontroll\n\
         Home, End        första och sista perioden\n\
         Esc              stänger",
        "Enter            goes to the value in the plan\n\
         ← →              period; beyond the last, the next control\n\
         ↑ ↓              measure\n\
         Tab, Shift+Tab   next and previous control\n\
         Home, End        first and last period\n\
         Esc              closes";
    figures:
        "0–9, bokstäver   skriver ett värde: 110 av 319 · 139 · ja · inga: skäl · ej mätt: skäl\n\
         Enter            sparar det skrivna och går vidare; annars öppnas måttets formulär\n\
         Blank            väljer källa: testblad, enkät, ärendelista\n\
         Delete           tar bort värdet\n\
         ↑ ↓ PgUp PgDn    bläddrar\n\
         Ctrl+Z, Ctrl+Y   ångrar och gör om\n\
         Esc              lämnar det skrivna som utkast; annars stängs listan",
        "0–9, letters     type a value: 110 of 319 · 139 · yes · none: reason · not measured: reason\n\
         Enter            saves what is typed and goes on; else opens the form of the measure\n\
         Space            chooses a source: test sheet, survey, list of cases\n\
         Delete           removes the value\n\
         ↑ ↓ PgUp PgDn    move\n\
         Ctrl+Z, Ctrl+Y   undo and redo\n\
         Esc              leaves what is typed as a draft; else closes the list";
}
