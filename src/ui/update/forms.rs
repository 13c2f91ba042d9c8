//! Forms (temporary).
use super::Effects;
use crate::domain::{Node, OutcomeKey, Record, RecordKey, Status};
use crate::ui::input::Input;
use crate::ui::model::Model;
use crate::ui::state::detail::Target;
use crate::ui::state::pick::NewThing;
use std::path::PathBuf;
pub(super) fn input(_: &mut Model, _: Input) -> Effects {
    Effects::new()
}
pub(super) fn open_node(_: &mut Model, _: Node) -> Effects {
    Effects::new()
}
pub(super) fn open_outcome(_: &mut Model, _: OutcomeKey, _: &'static str) -> Effects {
    Effects::new()
}
pub(super) fn open_target(_: &mut Model, _: Target) -> Effects {
    Effects::new()
}
pub(super) fn save_draft_now(_: &mut Model) -> Effects {
    Effects::new()
}
pub(super) fn new_plan(_: &mut Model) -> Effects {
    Effects::new()
}
pub(super) fn read_pasted(_: &mut Model, _: &str) -> Effects {
    Effects::new()
}
pub(super) fn read_file(_: &mut Model, _: PathBuf) -> Effects {
    Effects::new()
}
pub(super) fn record(_: &mut Model, _: Option<Status>) -> Effects {
    Effects::new()
}
pub(super) fn add_deviation(_: &mut Model) -> Effects {
    Effects::new()
}
pub(super) fn add_action(_: &mut Model) -> Effects {
    Effects::new()
}
pub(super) fn edit(_: &mut Model) -> Effects {
    Effects::new()
}
pub(super) fn edit_plan(_: &mut Model) -> Effects {
    Effects::new()
}
pub(super) fn add(_: &mut Model, _: NewThing) -> Effects {
    Effects::new()
}
pub(super) fn edit_record(_: &mut Model, _: RecordKey) -> Effects {
    Effects::new()
}
pub(super) fn open_form(_: &mut Model, _: Record, _: Option<&'static str>) -> Effects {
    Effects::new()
}
pub(super) fn edited(_: &mut Model, _: Result<String, Box<crate::app::failure::Failure>>) -> Effects {
    Effects::new()
}
