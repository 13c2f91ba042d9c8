//! Limits that the program comes with: legal ones and common local goals, each with the dates it is valid and the day it
//! was last checked against a source. They are data (`assets/limits.json`); a plan takes over those it uses as rules of
//! its own, which its owner then keeps.

use crate::domain::{Limit, LimitRow, LimitRule, LimitRuleId, LimitSource, LimitUnit, PlanId};
use crate::i18n::Lang;
use crate::i18n::collate::fold;
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

/// The limits as data.
pub const JSON: &str = include_str!("../../assets/limits.json");

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    sv: String,
    en: String,
}

impl Both {
    fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

/// Where a limit stands, and from when until when.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    limit: Limit,
    act: String,
    chapter: Option<String>,
    section: Option<String>,
    source_kind: LimitSource,
    checked_on: Option<NaiveDate>,
}

impl Row {
    /// "11 kap. 2 § socialtjänstlagen (2001:453)".
    fn source(&self) -> String {
        let chapter = self.chapter.as_ref().map(|chapter| format!("{chapter} kap. ")).unwrap_or_default();
        let section = self.section.as_ref().map(|section| format!("{section} § ")).unwrap_or_default();
        format!("{chapter}{section}{}", self.act)
    }

    fn to_row(&self) -> LimitRow {
        LimitRow {
            from: self.from,
            to: self.to,
            limit: self.limit,
            source: self.source(),
            source_kind: self.source_kind,
            checked_on: self.checked_on,
        }
    }
}

/// A limit that the program comes with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadyLimit {
    /// Its code, the same in every language.
    pub code: String,
    name: Both,
    note: Both,
    rows: Vec<Row>,
}

impl ReadyLimit {
    /// Its name.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// What it counts, and what must be known to use it.
    #[must_use]
    pub fn note(&self, lang: Lang) -> &str {
        self.note.get(lang)
    }

    /// It as a rule of a plan.
    #[must_use]
    pub fn to_rule(&self, id: LimitRuleId, plan_id: PlanId, rank: i64, lang: Lang) -> LimitRule {
        let rows = self.rows.iter().map(Row::to_row).collect();
        LimitRule { id, plan_id, rank, name: self.name(lang).to_owned(), next_working_day: false, rows }
    }

    /// Whether it limits time rather than money.
    #[must_use]
    pub fn is_time(&self) -> bool {
        self.rows.iter().all(|row| row.limit.unit != LimitUnit::Kronor)
    }

    /// What is valid on a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<LimitRow> {
        self.rows.iter().map(Row::to_row).find(|row| row.is_valid(day))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "it tells whoever edits the file what the dates mean")]
    about: String,
    rules: Vec<ReadyLimit>,
}

/// The limits that the program comes with.
#[must_use]
pub fn ready() -> &'static [ReadyLimit] {
    // That the file can be read is held by a test.
    static READY: LazyLock<Vec<ReadyLimit>> =
        LazyLock::new(|| serde_json::from_str::<File>(JSON).map(|file| file.rules).unwrap_or_default());
    &READY
}

/// The one with a code or a name.
#[must_use]
pub fn find(word: &str) -> Option<&'static ReadyLimit> {
    let folded = fold(word);
    ready().iter().find(|limit| limit.code == word || Lang::ALL.iter().any(|lang| fold(limit.name(*lang)) == folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(code: &str, day: &str) -> LimitRow {
        find(code).unwrap().on(day.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_report_of_an_earlier_year_keeps_the_law_of_its_time() {
        let before = on("child-investigation", "2024-08-31");
        assert_eq!(before.source, "11 kap. 2 § socialtjänstlagen (2001:453)");
        assert!(before.checked_on.is_some());
        let after = on("child-investigation", "2025-07-01");
        assert!(after.source.contains("2025:400") && after.checked_on.is_none(), "{after:?}");
        assert_eq!(find("Förhandsbedömning av barns behov").unwrap().code, "preliminary-assessment");
        assert_eq!(find("price-base-amount").unwrap().on("2022-12-31".parse().unwrap()), None);
    }

    #[test]
    fn every_limit_is_a_rule_that_a_plan_may_have() {
        assert!(ready().len() >= 6);
        for limit in ready() {
            let rule = limit.to_rule(uuid::Uuid::nil().into(), uuid::Uuid::nil().into(), 0, Lang::Sv);
            assert!(!rule.rows.is_empty() && !rule.has_overlap(), "{}", limit.code);
            for row in &rule.rows {
                assert!(row.source.chars().count() < 500 && (row.from <= row.to || row.to.is_none()), "{}", limit.code);
                let local = row.source_kind == LimitSource::Local;
                assert_eq!(local, row.source.starts_with("lokalt"), "a local goal says so: {}", row.source);
                assert_eq!(
                    limit.is_time(),
                    crate::domain::deadline::Limit::try_from(row.limit).is_ok(),
                    "{}",
                    limit.code
                );
            }
        }
    }
}
