//! Names of the reporting periods a new plan begins with.

use super::messages;

messages! {
    interim_1: "Delår 1", "Interim 1";
    interim_2: "Delår 2", "Interim 2";
    annual: "Årsrapport", "Annual report";
}
