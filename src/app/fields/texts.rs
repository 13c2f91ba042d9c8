//! The forms of the documents' fixed texts: one for each block, all kept on the plan.

use super::{FieldKind, FieldSpec, FormSpec};
use crate::app::values::ValueProblem;
use crate::domain::{MAX_TEXT, Record, RecordKind, TextBlock};
use crate::i18n::Lang;
use crate::i18n::forms as t;
use crate::i18n::texts::{default_text, name, unknown_slots};

/// The words of a block: the plan's own, or the default ones.
fn get(block: TextBlock, record: &Record, lang: Lang) -> String {
    let Record::Plan(plan) = record else { return String::new() };
    plan.own_text(block).unwrap_or_else(|| default_text(lang, block)).to_owned()
}

/// Words a block. The default words, in either language, are no words of its own; nor are none.
fn set(block: TextBlock, record: &mut Record, text: &str) -> Result<(), ValueProblem> {
    if !unknown_slots(block, text).is_empty() {
        return Err(ValueProblem::UnknownSlot);
    }
    let Record::Plan(plan) = record else { return Ok(()) };
    let is_default = Lang::ALL.iter().any(|lang| default_text(*lang, block) == text.trim());
    if is_default || text.trim().is_empty() {
        plan.texts.remove(block.code());
    } else {
        plan.texts.insert(block.code().to_owned(), text.to_owned());
    }
    Ok(())
}

macro_rules! forms {
    ($($block:ident $id:literal,)*) => {
        /// The form of a block.
        #[must_use]
        pub const fn text_form(block: TextBlock) -> &'static FormSpec {
            match block {
                $(TextBlock::$block => const { &FormSpec {
                    id: concat!("text.", $id),
                    title: name(TextBlock::$block),
                    records: &[RecordKind::Plan],
                    fields: &[FieldSpec {
                        id: "texts",
                        of: RecordKind::Plan,
                        label: t::text_label,
                        hint: Some(t::text_hint),
                        kind: FieldKind::Area { max: MAX_TEXT },
                        required: false,
                        cli_flag: "text",
                        section: None,
                        when: None,
                        get: |record, lang| get(TextBlock::$block, record, lang),
                        set: |record, text, _| set(TextBlock::$block, record, text),
                    }],
                } },)*
            }
        }

        #[cfg(test)]
        const CODES: &[(TextBlock, &str)] = &[$((TextBlock::$block, $id)),*];
    };
}

forms! {
    PlanIntro "plan.intro",
    PlanRisks "plan.risks",
    PlanControls "plan.controls",
    PlanReporting "plan.reporting",
    ReportPreconditions "report.preconditions",
    ReportGoals "report.goals",
    ReportFocusControl "report.focus_control",
    ReportFocusActions "report.focus_actions",
    ReportFocusCompletion "report.focus_completion",
    ReportLegend "report.legend",
    ReportSummary "report.summary",
    ReportActions "report.actions",
    ReportSignOff "report.sign_off",
    StatementOfficer "statement.officer",
    StatementDecision "statement.decision",
    StatementDescription "statement.description",
    StatementImprovements "statement.improvements",
    StatementEconomy "statement.economy",
    StatementOther "statement.other",
    StatementFollowUp "statement.follow_up",
    StatementBasis "statement.basis",
    StatementRecipients "statement.recipients",
    StatementReport "statement.report",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::Sample;

    #[test]
    fn every_block_has_the_form_with_its_code() {
        assert_eq!(CODES.len(), TextBlock::ALL.len());
        for (block, code) in CODES {
            assert_eq!(block.code(), *code);
            assert_eq!(text_form(*block).id, format!("text.{code}"));
        }
    }

    #[test]
    fn default_words_are_none_of_its_own_and_unknown_slots_are_refused() {
        let sample = Sample::new();
        let mut record = Record::from(sample.book.plan(sample.plan).unwrap().clone());
        let block = TextBlock::ReportGoals;
        let own = |record: &Record| match record {
            Record::Plan(plan) => plan.texts.clone(),
            _ => panic!("a plan"),
        };
        set(block, &mut record, "Vårt eget, {nämnd}").unwrap();
        assert_eq!(get(block, &record, Lang::Sv), "Vårt eget, {nämnd}");
        assert_eq!(set(block, &mut record, "{nämden}"), Err(ValueProblem::UnknownSlot));
        assert_eq!(own(&record).len(), 1, "a refused text changes nothing");
        set(block, &mut record, default_text(Lang::En, block)).unwrap();
        assert!(own(&record).is_empty());
    }
}
