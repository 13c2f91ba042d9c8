//! What belongs to the year's course as rows: supplements, checks of effect, sign-offs, the way of the reports.

use super::{Stored, Values, column};
use crate::domain::{
    ActionPlan, ActionPlanId, Carried, CarriedId, Carry, DocumentId, DocumentKind, Effect, EffectCheck, EffectCheckId,
    GoverningDocument, Receiver, Reception, ReceptionId, Revision, RevisionId, Section, SignOff, SignOffId, Supplement,
    SupplementId,
};
use rusqlite::Row;
use rusqlite::types::ToSqlOutput;

stored!(ActionPlan in "action_plan" by ActionPlanId {
    id: id,
    plan_id: id,
    rank: number,
    name: text,
    registry_no: text,
    adopted_on: date_or_null,
    note: text,
});

stored!(EffectCheck in "effect_check" by EffectCheckId {
    id: id,
    action_id: id,
    on in "on_day": date,
    by in "by_whom": text,
    effect: code(Effect),
    text: text,
});

stored!(Supplement in "supplement" by SupplementId {
    id: id,
    control_id: id,
    period_id: id,
    rank: number,
    section: code(Section),
    on in "on_day": date,
    text: text,
    by in "by_whom": text,
});

stored!(SignOff in "sign_off" by SignOffId {
    id: id,
    period_id: id,
    version: number,
    on in "on_day": date,
    by in "by_whom": text,
    opened_on: date_or_null,
    opened_by: text,
    opened_because: text,
});

stored!(Reception in "reception" by ReceptionId {
    id: id,
    plan_id: id,
    period_id: id_or_null,
    receiver: code(Receiver),
    on in "on_day": date_or_null,
    section: text,
    registry_no: text,
    note: text,
});

stored!(Revision in "revision" by RevisionId {
    id: id,
    plan_id: id,
    number: number,
    on in "on_day": date_or_null,
    section: text,
    registry_no: text,
    what: text,
});

stored!(GoverningDocument in "governing_document" by DocumentId {
    id: id,
    plan_id: id,
    rank: number,
    name: text,
    kind: code(DocumentKind),
    dated_on: date_or_null,
    registry_no: text,
    risk_point_ids: parsed,
    note: text,
});

stored!(Carried in "carried" by CarriedId {
    id: id,
    plan_id: id,
    lineage_id: uuid,
    title: text,
    decision: code(Carry),
    reason: text,
});
