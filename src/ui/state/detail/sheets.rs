//! The test sheets of a control: what was drawn of what, how far one has come, what was found, and how the draw is
//! repeated.

use super::{Target, Writer};
use crate::domain::{Attribute, AttributeTotal, ControlActivity, DrawMethod, TestSheet};
use crate::i18n::{format, sheets as t};
use crate::ui::look::Role;

/// So much of a fingerprint tells a list from another; the whole stands in the file.
const FINGERPRINT: usize = 16;

impl Writer<'_, '_> {
    pub(super) fn sheets(&mut self, control: &ControlActivity) {
        let (book, period) = (self.context.book, self.context.period.id);
        let sheets: Vec<&TestSheet> = book.sheets(control.id).filter(|sheet| sheet.period_id == period).collect();
        if sheets.is_empty() {
            return;
        }
        self.blank();
        self.push(vec![(t::heading(self.lang()).to_owned(), Role::Heading)], None);
        for sheet in sheets {
            self.sheet(sheet);
        }
    }

    fn sheet(&mut self, sheet: &TestSheet) {
        let lang = self.lang();
        let target = Target::Sheet(sheet.id);
        let Some(totals) = self.context.book.sheet_totals(sheet.id) else { return };
        self.paragraph(&sheet.name, 0, Role::Text, target);
        let role = if totals.is_complete() { Role::Good } else { Role::Active };
        self.paragraph(&t::progress(lang, &totals), 2, role, target);
        self.paragraph(&t::drawn(lang, sheet, &totals), 2, Role::Text, target);
        if totals.items_tested > 0 {
            self.paragraph(&t::of_items(lang, &totals), 2, Role::Text, target);
        }
        for (attribute, total) in sheet.attributes.iter().zip(&totals.attributes) {
            self.attribute(attribute, total, target);
        }
        if let Some(says) = t::conclusion(lang, sheet, &totals, self.decimals()) {
            self.paragraph(&says, 2, Role::Text, target);
        }
        self.origin(sheet, totals.items, target);
    }

    /// An attribute where something deviates; the others are on the sheet.
    fn attribute(&mut self, attribute: &Attribute, total: &AttributeTotal, target: Target) {
        if total.deviations > 0 {
            let counts = format::counts(self.lang(), total.deviations, total.tested());
            self.paragraph(&format!("- {}: {counts}", attribute.name), 2, Role::Text, target);
        }
    }

    fn origin(&mut self, sheet: &TestSheet, items: u64, target: Target) {
        let (lang, population) = (self.lang(), &sheet.population);
        if !population.source.is_empty() {
            self.paragraph(&t::from_source(lang, &population.source), 2, Role::Muted, target);
        }
        if let Some(on) = population.frozen_on {
            let start =
                population.sha256.get(..FINGERPRINT).map(|start| t::fingerprint(lang, start)).unwrap_or_default();
            self.paragraph(&format!("{}{start}", t::frozen(lang, on)), 2, Role::Muted, target);
        }
        if sheet.draw.method == DrawMethod::Targeted && !sheet.draw.reason.is_empty() {
            self.paragraph(&t::reason(lang, &sheet.draw.reason), 2, Role::Muted, target);
        }
        if let Some(command) = t::repeat_command(sheet, items) {
            self.paragraph(&t::repeated(lang, &command), 2, Role::Muted, target);
        }
    }
}
