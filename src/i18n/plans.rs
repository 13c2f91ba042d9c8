//! The words of the file's plans and boards.

use super::messages;

messages! {
    title: "Byt plan", "Switch plan";
    hint_remove: "1–9 eller Enter väljer  Delete tar bort  Esc avbryter", "1–9 or Enter chooses  Delete removes  Esc cancels";
    open_now: "öppen nu", "open now";
    no_plan: "nämnden har ingen plan", "the board has no plan";
    new_plan: "Ny plan eller nämnd", "New plan or board";
    edit_plan: "Redigera den öppna planen och nämnden", "Edit the open plan and its board";
    rest_later: "Beslut, diarienummer och riskskalor fylls i senare, med Redigera planuppgifter.", "Decisions, registry number and risk scales are filled in later, with Edit plan data.";
    new_plan_of(board: &str): format!("Ny plan för {board}"), format!("New plan for {board}");
    new_board: "Ny nämnd eller nytt bolag med plan", "New board or company with a plan";
}
