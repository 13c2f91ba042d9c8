//! The forms of the year's course: supplements, checks of effect, sign-offs, the way of the reports.

use super::{FieldKind, FormSpec, Target, field};
use crate::app::values::Axis;
use crate::domain::{MAX_NAME, MAX_TEXT, RecordKind};
use crate::i18n::{forms_year as t, review, signing};

const NAME: FieldKind = FieldKind::Line { max: MAX_NAME };
const TEXT: FieldKind = FieldKind::Area { max: MAX_TEXT };

pub(super) const ACTION_PLAN: FormSpec = FormSpec {
    id: "action_plan",
    title: t::action_plan_title,
    records: &[RecordKind::ActionPlan],
    fields: &[
        field!(ActionPlan.name, "name", "name", t::action_plan_name, NAME, required: true),
        field!(ActionPlan.registry_no, "registry_no", "registry-no", t::registry_no, NAME),
        field!(ActionPlan.adopted_on, "adopted_on", "adopted-on", t::action_plan_adopted_on, FieldKind::Date),
        field!(ActionPlan.note, "note", "note", t::note, TEXT),
    ],
};

pub(super) const EFFECT_CHECK: FormSpec = FormSpec {
    id: "effect_check",
    title: t::effect_check_title,
    records: &[RecordKind::EffectCheck],
    fields: &[
        field!(EffectCheck.effect, "effect", "effect", t::effect, FieldKind::Choice(Axis::Effect), required: true,
            hint: t::effect_check_hint),
        field!(EffectCheck.on, "on", "on", t::on, FieldKind::Date, required: true),
        field!(EffectCheck.by, "by", "by", t::by, FieldKind::Person),
        field!(EffectCheck.text, "text", "text", t::effect_text, TEXT),
    ],
};

pub(super) const SUPPLEMENT: FormSpec = FormSpec {
    id: "supplement",
    title: t::supplement_title,
    records: &[RecordKind::Supplement],
    fields: &[
        field!(Supplement.section, "section", "section", t::section, FieldKind::Choice(Axis::Section), required: true),
        field!(Supplement.on, "on", "on", t::on, FieldKind::Date, required: true),
        field!(Supplement.text, "text", "text", t::supplement_text, TEXT, required: true, hint: t::supplement_hint),
        field!(Supplement.by, "by", "by", t::by, FieldKind::Person),
    ],
};

pub(super) const SIGN_OFF: FormSpec = FormSpec {
    id: "sign_off",
    title: t::sign_off_title,
    records: &[RecordKind::SignOff],
    fields: &[
        field!(SignOff.version, "version", "version", t::version, FieldKind::Number { min: 1, max: 65_535 },
            required: true),
        field!(SignOff.on, "on", "on", t::on, FieldKind::Date, required: true),
        field!(SignOff.by, "by", "by", t::signed_by, FieldKind::Person),
        field!(SignOff.opened_on, "opened_on", "opened-on", t::opened_on, FieldKind::Date),
        field!(SignOff.opened_by, "opened_by", "opened-by", t::opened_by, FieldKind::Person),
        field!(SignOff.opened_because, "opened_because", "opened-because", t::opened_because, TEXT),
    ],
};

/// The form that signs a period off.
pub const LOCK: FormSpec = FormSpec {
    id: "lock",
    title: signing::lock,
    records: &[RecordKind::SignOff],
    fields: &[
        field!(SignOff.by, "by", "by", t::signed_by, FieldKind::Person, required: true, hint: signing::lock_hint),
        field!(SignOff.on, "on", "on", t::on, FieldKind::Date, required: true),
    ],
};

/// The form that opens a signed off period again.
pub const UNLOCK: FormSpec = FormSpec {
    id: "unlock",
    title: signing::unlock,
    records: &[RecordKind::SignOff],
    fields: &[
        field!(SignOff.opened_because, "opened_because", "because", t::opened_because, TEXT, required: true,
            hint: signing::unlock_hint),
        field!(SignOff.opened_by, "opened_by", "by", t::opened_by, FieldKind::Person, required: true),
        field!(SignOff.opened_on, "opened_on", "on", t::opened_on, FieldKind::Date, required: true),
    ],
};

/// The form with which a reviewer sends an outcome back.
pub const SEND_BACK: FormSpec = FormSpec {
    id: "send_back",
    title: review::send_back_title,
    records: &[RecordKind::Outcome],
    fields: &[field!(Outcome.review_comment, "review_comment", "comment", review::comment, TEXT, required: true,
            hint: review::comment_hint)],
};

/// The form in which it is decided about a control for the next year.
pub const CARRY: FormSpec = FormSpec {
    id: "carry",
    title: t::carried_title,
    records: &[RecordKind::Carried],
    fields: &[
        field!(Carried.reason, "reason", "reason", t::reason, TEXT),
        field!(Carried.decision, "decision", "decision", t::decision, FieldKind::Choice(Axis::Carry), required: true),
    ],
};

pub(super) const RECEPTION: FormSpec = FormSpec {
    id: "reception",
    title: t::reception_title,
    records: &[RecordKind::Reception],
    fields: &[
        field!(Reception.receiver, "receiver", "receiver", t::receiver, FieldKind::Choice(Axis::Receiver),
            required: true),
        field!(Reception.period_id, "period_id", "about", t::received, FieldKind::Reference(Target::Period),
            hint: t::received_hint),
        field!(Reception.on, "on", "on", t::meeting_on, FieldKind::Date),
        field!(Reception.section, "section", "section", t::minutes_section, NAME, hint: t::minutes_section_hint),
        field!(Reception.registry_no, "registry_no", "registry-no", t::registry_no, NAME),
        field!(Reception.note, "note", "note", t::reception_note, TEXT),
    ],
};

pub(super) const REVISION: FormSpec = FormSpec {
    id: "revision",
    title: t::revision_title,
    records: &[RecordKind::Revision],
    fields: &[
        field!(Revision.number, "number", "number", t::revision_number, FieldKind::Number { min: 0, max: 65_535 },
            required: true, hint: t::revision_number_hint),
        field!(Revision.on, "on", "on", t::decided_on, FieldKind::Date),
        field!(Revision.section, "section", "section", t::minutes_section, NAME, hint: t::minutes_section_hint),
        field!(Revision.registry_no, "registry_no", "registry-no", t::registry_no, NAME),
        field!(Revision.what, "what", "what", t::revision_what, TEXT),
    ],
};

pub(super) const DOCUMENT: FormSpec = FormSpec {
    id: "governing_document",
    title: t::document_title,
    records: &[RecordKind::GoverningDocument],
    fields: &[
        field!(GoverningDocument.name, "name", "name", t::document_name, NAME, required: true),
        field!(GoverningDocument.kind, "kind", "kind", t::document_kind, FieldKind::Choice(Axis::DocumentKind),
            required: true),
        field!(GoverningDocument.dated_on, "dated_on", "dated-on", t::dated_on, FieldKind::Date),
        field!(GoverningDocument.registry_no, "registry_no", "registry-no", t::registry_no, NAME),
        field!(GoverningDocument.risk_point_ids, "risk_point_ids", "risk-points", t::governs,
            FieldKind::References(Target::RiskPoint), hint: t::governs_hint),
        field!(GoverningDocument.note, "note", "note", t::note, TEXT),
    ],
};

pub(super) const CARRIED: FormSpec = FormSpec {
    id: "carried",
    title: t::carried_title,
    records: &[RecordKind::Carried],
    fields: &[
        field!(Carried.title, "title", "title", t::carried_control, NAME, required: true),
        field!(Carried.decision, "decision", "decision", t::decision, FieldKind::Choice(Axis::Carry), required: true),
        field!(Carried.reason, "reason", "reason", t::reason, TEXT),
    ],
};
