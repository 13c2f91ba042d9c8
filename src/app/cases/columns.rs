//! The columns of a list of cases.

use crate::app::listing::{Heads, Row, position, recognise};

/// What a column of a list of cases holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseColumn {
    /// When the case was opened.
    Opened,
    /// When it was closed.
    Closed,
    /// The last day decided for it in particular.
    Extended,
    /// The unit that has it.
    Unit,
}

const OPENED: Heads = &[
    "öppnad",
    "öppnat",
    "öppning",
    "öppnings",
    "öppnades",
    "opened",
    "openedon",
    "opendate",
    "inkom",
    "inkommen",
    "inkommet",
    "inkommande",
    "inkomst",
    "ankomst",
    "ankom",
    "mottagen",
    "mottagande",
    "received",
    "receivedon",
    "inledd",
    "inlett",
    "inleddes",
    "inledning",
    "inlednings",
    "utredninginledd",
    "utredningsstart",
    "startad",
    "startat",
    "start",
    "started",
    "startedon",
    "ärendestart",
    "påbörjad",
    "påbörjat",
    "aktualiserad",
    "aktualiserings",
    "aktualisering",
    "anmäld",
    "anmälan",
    "anmälnings",
    "anmälandatum",
    "ansökan",
    "ansöknings",
    "ansökt",
    "registrerad",
    "registrerings",
    "registrerat",
    "skapad",
    "skapat",
    "created",
    "createdon",
    "beslutad",
    "från",
    "fromdate",
    "from",
];

const CLOSED: Heads = &[
    "stängd",
    "stängt",
    "stängning",
    "stängnings",
    "stängdes",
    "closed",
    "closedon",
    "avslutad",
    "avslutat",
    "avslutades",
    "avslut",
    "avsluts",
    "avslutning",
    "avslutande",
    "utredningavslutad",
    "utredningsslut",
    "ärendeslut",
    "slut",
    "slutförd",
    "slutfört",
    "ended",
    "endedon",
    "end",
    "färdig",
    "färdigt",
    "färdigställd",
    "klar",
    "klart",
    "klarmarkerad",
    "finished",
    "completed",
    "completedon",
    "verkställd",
    "verkställt",
    "verkställighet",
    "verkställighets",
    "beslut",
    "besluts",
    "beslutet",
    "decided",
    "decidedon",
    "besvarad",
    "genomförd",
    "genomfört",
    "till",
    "todate",
    "to",
];

const EXTENDED: Heads = &[
    "förlängdtill",
    "förlängttill",
    "förlängningtill",
    "förlängtillochmed",
    "förlängningtillochmed",
    "förlängdtom",
    "förlängningtom",
    "förlängd",
    "förlängt",
    "förlängning",
    "nysistadag",
    "nyttslut",
    "extendedto",
    "extended",
    "extension",
];

const UNIT: Heads = &[
    "enhet",
    "enhetsnamn",
    "organisatoriskenhet",
    "avdelning",
    "sektion",
    "grupp",
    "team",
    "arbetsgrupp",
    "verksamhet",
    "förvaltning",
    "distrikt",
    "unit",
    "department",
    "team",
];

impl CaseColumn {
    /// All, in the order they are looked for.
    pub const ALL: &'static [Self] = &[Self::Opened, Self::Closed, Self::Extended, Self::Unit];

    /// A stable code, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Extended => "extended",
            Self::Unit => "unit",
        }
    }

    const fn words(self) -> Heads {
        match self {
            Self::Opened => OPENED,
            Self::Closed => CLOSED,
            Self::Extended => EXTENDED,
            Self::Unit => UNIT,
        }
    }
}

/// Columns that a person names, by heading or by number from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// When a case was opened.
    pub opened: Option<String>,
    /// When it was closed.
    pub closed: Option<String>,
    /// The last day decided for it in particular.
    pub extended: Option<String>,
    /// The unit that has it.
    pub unit: Option<String>,
}

impl Named {
    fn of(&self, column: CaseColumn) -> Option<&str> {
        match column {
            CaseColumn::Opened => self.opened.as_deref(),
            CaseColumn::Closed => self.closed.as_deref(),
            CaseColumn::Extended => self.extended.as_deref(),
            CaseColumn::Unit => self.unit.as_deref(),
        }
    }
}

/// A column that is not there, with the name a person gave it.
pub type Missing = (CaseColumn, Option<String>);

/// Where each column is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) opened: usize,
    pub(super) closed: usize,
    pub(super) extended: Option<usize>,
    pub(super) unit: Option<usize>,
    /// How many columns the headings have; without headings, any number.
    pub(super) columns: usize,
    /// The last column that is read.
    last: usize,
    pub(super) headings: Vec<String>,
}

impl Layout {
    /// The layout that a row of headings gives, or the columns that are missing, with the name that was given.
    pub(super) fn of(headings: Vec<String>, named: &Named) -> Result<Self, Vec<Missing>> {
        let mut found: Vec<(CaseColumn, usize)> = Vec::new();
        let mut missing = Vec::new();
        for column in CaseColumn::ALL {
            if let Some(name) = named.of(*column) {
                match position(name, &headings) {
                    Some(at) => found.push((*column, at)),
                    None => missing.push((*column, Some(name.to_owned()))),
                }
            }
        }
        for column in CaseColumn::ALL.iter().filter(|column| named.of(**column).is_none()) {
            let taken: Vec<usize> = found.iter().map(|(_, at)| *at).collect();
            match recognise(&headings, column.words(), &taken) {
                Some(at) => found.push((*column, at)),
                None if matches!(column, CaseColumn::Opened | CaseColumn::Closed) => missing.push((*column, None)),
                None => {}
            }
        }
        let at = |wanted| found.iter().find(|(column, _)| *column == wanted).map(|(_, at)| *at);
        match (at(CaseColumn::Opened), at(CaseColumn::Closed)) {
            (Some(opened), Some(closed)) if missing.is_empty() => Ok(Self {
                opened,
                closed,
                extended: at(CaseColumn::Extended),
                unit: at(CaseColumn::Unit),
                last: found.iter().map(|(_, at)| *at).max().unwrap_or_default(),
                columns: headings.len(),
                headings,
            }),
            _ => Err(missing),
        }
    }

    /// How many of the columns a row of headings has: by that the separator is found.
    pub(super) fn score(headings: &[String], named: &Named) -> usize {
        let known = CaseColumn::ALL.iter().filter(|column| match named.of(**column) {
            Some(name) => position(name, headings).is_some(),
            None => recognise(headings, column.words(), &[]).is_some(),
        });
        known.count()
    }

    /// Whether a row lacks a column that is needed, or has one too many.
    pub(super) fn is_ragged(&self, row: &Row<'_>) -> bool {
        (!row.is_sheet() && row.len() <= self.last) || row.slips(self.columns)
    }

    /// The headings of the columns that are read.
    pub(super) fn read(&self) -> Vec<(CaseColumn, String)> {
        let columns = [
            (CaseColumn::Opened, Some(self.opened)),
            (CaseColumn::Closed, Some(self.closed)),
            (CaseColumn::Extended, self.extended),
            (CaseColumn::Unit, self.unit),
        ];
        let named = |at: usize| self.headings.get(at).cloned().unwrap_or_else(|| (at + 1).to_string());
        columns.into_iter().filter_map(|(column, at)| Some((column, named(at?)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(headings: &[&str], named: &Named) -> Result<Vec<(CaseColumn, String)>, Vec<Missing>> {
        Layout::of(headings.iter().map(ToString::to_string).collect(), named).map(|layout| layout.read())
    }

    #[test]
    fn the_headings_of_case_systems_are_recognised() {
        for (opened, closed) in [
            ("Öppnad", "Stängd"),
            ("Inkom datum", "Avslutsdatum"),
            ("Startdatum", "Slutdatum"),
            ("Datum för ansökan", "Beslutsdatum"),
            ("Utredning inledd", "Utredning avslutad"),
            ("Beslutad", "Verkställd (datum)"),
            ("opened", "closed"),
            ("Start date", "End date"),
            ("Öppnadd", "Avsluttad"),
        ] {
            let read = layout(&["Ärende", opened, "Handläggare", closed], &Named::default()).unwrap();
            let expected = [(CaseColumn::Opened, opened.to_owned()), (CaseColumn::Closed, closed.to_owned())];
            assert_eq!(read, expected, "{opened} {closed}");
        }
    }

    #[test]
    fn a_unit_and_an_extension_are_read_when_they_are_there() {
        let read = layout(&["Enhet", "Startdatum", "Slutdatum", "Förlängd till"], &Named::default()).unwrap();
        let columns: Vec<_> = read.into_iter().map(|(column, _)| column).collect();
        assert_eq!(
            columns,
            CaseColumn::ALL
                .iter()
                .copied()
                .filter(|c| *c != CaseColumn::Unit)
                .chain([CaseColumn::Unit])
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_named_column_wins_by_heading_or_number() {
        let named = Named { opened: Some("registrerat".into()), closed: Some("4".into()), ..Named::default() };
        let read = layout(&["Öppnad", "Stängd", "Registrerat", "Expedierat"], &named).unwrap();
        assert_eq!(read[0], (CaseColumn::Opened, "Registrerat".into()));
        assert_eq!(read[1], (CaseColumn::Closed, "Expedierat".into()));
        let wrong = Named { closed: Some("Expedierat".into()), ..Named::default() };
        assert_eq!(layout(&["Öppnad", "Stängd"], &wrong), Err(vec![(CaseColumn::Closed, Some("Expedierat".into()))]));
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(layout(&["Ärende", "Öppnad"], &Named::default()), Err(vec![(CaseColumn::Closed, None)]));
        let both = vec![(CaseColumn::Opened, None), (CaseColumn::Closed, None)];
        assert_eq!(layout(&["2024-01-01", "2024-05-01"], &Named::default()), Err(both));
    }

    #[test]
    fn no_word_means_two_things() {
        for word in OPENED {
            assert!(!CLOSED.contains(word) && !EXTENDED.contains(word) && !UNIT.contains(word), "{word}");
        }
        assert!(CLOSED.iter().all(|word| !EXTENDED.contains(word) && !UNIT.contains(word)));
    }
}
