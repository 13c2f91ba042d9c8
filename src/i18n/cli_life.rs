//! The command line's words for the lives of deviations and actions.

use super::messages;

messages! {
    v_action_plan: "HANDLINGSPLAN", "ACTION-PLAN";
}
