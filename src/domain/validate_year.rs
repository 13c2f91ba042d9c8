//! The rules of what belongs to the year's course: supplements, checks of effect, sign-offs, the way of the reports.

use super::problem::{MAX_NAME, ProblemCode};
use super::validate::{Check, Rules};
use super::{
    Action, ActionPlan, Book, Carried, EffectCheck, GoverningDocument, Reception, Revision, SignOff, Supplement,
};

impl Book {
    pub(super) fn check_action_plan(&self, plan: &ActionPlan, rules: &Rules) -> Check {
        rules.unless(self.plan(plan.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        rules.name(&plan.name, "name")?;
        rules.longest(&plan.registry_no, MAX_NAME, "registry_no")?;
        rules.texts(&[(&plan.note, "note")])
    }

    pub(super) fn check_effect(&self, check: &EffectCheck, rules: &Rules) -> Check {
        rules.unless(self.find::<Action>(check.action_id).is_some(), ProblemCode::Dangling, "action_id")?;
        rules.longest(&check.by, MAX_NAME, "by")?;
        rules.texts(&[(&check.text, "text")])
    }

    pub(super) fn check_supplement(&self, supplement: &Supplement, rules: &Rules) -> Check {
        let Some(plan) = self.plan_of(supplement.control_id) else {
            return rules.refuse(ProblemCode::Dangling, "control_id");
        };
        self.check_period_of(supplement.period_id, plan, rules)?;
        rules.unless(!supplement.text.trim().is_empty(), ProblemCode::Required, "text")?;
        rules.longest(&supplement.by, MAX_NAME, "by")?;
        rules.texts(&[(&supplement.text, "text")])
    }

    pub(super) fn check_sign_off(&self, sign_off: &SignOff, rules: &Rules) -> Check {
        rules.unless(self.period(sign_off.period_id).is_some(), ProblemCode::Dangling, "period_id")?;
        rules.unless(sign_off.version > 0, ProblemCode::OutOfRange, "version")?;
        rules.longest(&sign_off.by, MAX_NAME, "by")?;
        rules.longest(&sign_off.opened_by, MAX_NAME, "opened_by")?;
        rules.texts(&[(&sign_off.opened_because, "opened_because")])?;
        let unexplained = sign_off.opened_on.is_some() && sign_off.opened_because.trim().is_empty();
        rules.unless(!unexplained, ProblemCode::Required, "opened_because")?;
        let same = self.sign_offs(sign_off.period_id).filter(|other| other.version == sign_off.version).count();
        rules.unless(same <= 1, ProblemCode::Duplicate, "version")
    }

    pub(super) fn check_reception(&self, reception: &Reception, rules: &Rules) -> Check {
        rules.unless(self.plan(reception.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        if let Some(period) = reception.period_id {
            self.check_period_of(period, reception.plan_id, rules)?;
        }
        rules.longest(&reception.section, MAX_NAME, "section")?;
        rules.longest(&reception.registry_no, MAX_NAME, "registry_no")?;
        rules.texts(&[(&reception.note, "note")])
    }

    pub(super) fn check_revision(&self, revision: &Revision, rules: &Rules) -> Check {
        rules.unless(self.plan(revision.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        rules.longest(&revision.section, MAX_NAME, "section")?;
        rules.longest(&revision.registry_no, MAX_NAME, "registry_no")?;
        rules.texts(&[(&revision.what, "what")])?;
        let same = self.revisions(revision.plan_id).filter(|other| other.number == revision.number).count();
        rules.unless(same <= 1, ProblemCode::Duplicate, "number")
    }

    pub(super) fn check_document(&self, document: &GoverningDocument, rules: &Rules) -> Check {
        rules.unless(self.plan(document.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        rules.name(&document.name, "name")?;
        rules.longest(&document.registry_no, MAX_NAME, "registry_no")?;
        rules.texts(&[(&document.note, "note")])?;
        for id in &document.risk_point_ids {
            let plan = self.risk_point(*id).and_then(|point| self.area(point.area_id)).map(|area| area.plan_id);
            rules.unless(plan == Some(document.plan_id), ProblemCode::Dangling, "risk_point_ids")?;
        }
        Ok(())
    }

    pub(super) fn check_carried(&self, carried: &Carried, rules: &Rules) -> Check {
        rules.unless(self.plan(carried.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        rules.name(&carried.title, "title")?;
        rules.texts(&[(&carried.reason, "reason")])?;
        let same = self.carried(carried.plan_id).filter(|other| other.lineage_id == carried.lineage_id).count();
        rules.unless(same <= 1, ProblemCode::Duplicate, "lineage_id")
    }
}
