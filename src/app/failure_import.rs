//! Refusals of the import and of the exchange format, in words.

use super::exchange::{ExchangeError, FieldFault, MAX_BYTES as MAX_EXCHANGE};
use super::failure::{Failure, Kind, Text};
use super::import::{Field, ImportError, Note, NoteKind, OtherKind, Why};
use crate::i18n::terms::record_kind;
use crate::i18n::{Label, Lang, exchange, import as text};

const MIB: usize = 1024 * 1024;

fn failure(kind: Kind, code: &'static str, what: Label, why: Option<Text>, todo: Label) -> Failure {
    Failure { kind, code, what: Text::label(what), why, todo: Text::label(todo) }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        let bad = Kind::Validation;
        let why = |label: Label| Some(Text::label(label));
        match error {
            ImportError::Empty => failure(bad, "IK-I01", text::empty, why(text::why_empty), text::todo_empty),
            ImportError::TooLarge(most) => large("IK-I02", move |lang| text::why_too_large(lang, most / MIB)),
            ImportError::TooManyRows(most) => large("IK-I03", move |lang| text::why_too_many(lang, most)),
            ImportError::Bomb(most) => large("IK-I04", move |lang| text::why_bomb(lang, most / MIB)),
            ImportError::Binary => failure(bad, "IK-I05", text::binary, why(text::why_binary), text::todo_save_as),
            ImportError::Other(kind) => other(kind),
            ImportError::Encrypted => failure(bad, "IK-I07", text::encrypted, None, text::todo_encrypted),
            // What the reader of the format says is English and about its inside.
            ImportError::Damaged(_) => failure(Kind::Damaged, "IK-I08", text::damaged, None, text::todo_damaged),
            ImportError::NoTable { lines } => {
                let why = Text::of(|lang| text::why_no_table_found(lang, lines));
                failure(bad, "IK-I09", text::no_table, Some(why), text::todo_no_table)
            }
            ImportError::Chapters { headings } => {
                let why = Text::of(|lang| text::why_chapters(lang, headings));
                failure(bad, "IK-I18", text::no_table, Some(why), text::todo_chapters)
            }
            ImportError::UnknownColumn { column, headings } => Self {
                kind: Kind::Usage,
                code: "IK-I10",
                what: Text::of(|lang| text::unknown_column(lang, &column)),
                why: Some(Text::of(|lang| text::why_unknown_column(lang, &headings.join(", ")))),
                todo: Text::label(text::todo_unknown_column),
            },
            ImportError::MissingBoard { found } if found.is_empty() => {
                missing("IK-I11", text::missing_board, text::todo_board)
            }
            ImportError::MissingBoard { found } => {
                let why = Text::of(|lang| text::why_several_boards(lang, &found.join(", ")));
                Self { why: Some(why), ..missing("IK-I11", text::missing_board, text::todo_board) }
            }
            ImportError::MissingYear => missing("IK-I12", text::missing_year, text::todo_year),
            ImportError::MissingPeriod => missing("IK-I13", text::missing_period, text::todo_period),
            ImportError::UnknownPeriod { given, periods } => Self {
                kind: Kind::NotFound,
                code: "IK-I14",
                what: Text::of(|lang| text::unknown_period(lang, &given)),
                why: Some(Text::of(|lang| text::why_unknown_period(lang, &periods.join(", ")))),
                todo: Text::label(text::todo_unknown_period),
            },
            ImportError::Locked(name) => {
                let what = Text::of(|lang| text::locked(lang, &name));
                Self { kind: Kind::Locked, code: "IK-I15", what, why: None, todo: Text::label(text::todo_locked) }
            }
            ImportError::Nothing => failure(bad, "IK-I16", text::nothing, None, text::todo_nothing),
            ImportError::Refused { subject, problem } => Self {
                kind: bad,
                code: "IK-I17",
                what: Text::of(|lang| text::refused(lang, &subject)),
                why: Some(Self::from(problem).what),
                todo: Text::label(text::todo_refused),
            },
        }
    }
}

fn large(code: &'static str, why: impl Fn(Lang) -> String) -> Failure {
    failure(Kind::Validation, code, text::too_large, Some(Text::of(why)), text::todo_too_large)
}

fn missing(code: &'static str, what: Label, todo: Label) -> Failure {
    failure(Kind::Usage, code, what, Some(Text::label(text::why_missing)), todo)
}

fn other(kind: OtherKind) -> Failure {
    let (name, todo): (Label, Label) = match kind {
        OtherKind::Pdf => (text::other_pdf, text::todo_pdf),
        OtherKind::Docx => (text::other_docx, text::todo_pdf),
        OtherKind::OpenDocument => (text::other_open_document, text::todo_save_as),
        OtherKind::OldOffice => (text::other_old_office, text::todo_save_as),
        OtherKind::Rtf => (text::other_rtf, text::todo_pdf),
        OtherKind::Html => (text::other_html, text::todo_pdf),
        OtherKind::Picture => (text::other_picture, text::todo_save_as),
        OtherKind::Database => (text::other_database, text::todo_database),
        OtherKind::Archive => (text::other_archive, text::todo_save_as),
        OtherKind::Json => (text::other_json, text::todo_json),
    };
    let what = Text::of(|lang| text::other(lang, name(lang)));
    Failure { kind: Kind::Validation, code: "IK-I06", what, why: None, todo: Text::label(todo) }
}

impl From<ExchangeError> for Failure {
    fn from(error: ExchangeError) -> Self {
        let bad = |code, why: Text, todo| failure(Kind::Validation, code, exchange::not_read, Some(why), todo);
        match error {
            ExchangeError::TooLarge => bad(
                "IK-X01",
                Text::of(|lang| exchange::why_too_large(lang, MAX_EXCHANGE / MIB)),
                exchange::todo_too_large,
            ),
            ExchangeError::Encoding(at) => {
                bad("IK-X02", Text::of(|lang| exchange::why_encoding(lang, at)), exchange::todo_encoding)
            }
            ExchangeError::Syntax { line, cut_off: true, .. } => {
                bad("IK-X03", Text::of(|lang| exchange::why_cut_off(lang, line)), exchange::todo_syntax)
            }
            ExchangeError::Syntax { line, column, .. } => {
                bad("IK-X03", Text::of(|lang| exchange::why_syntax(lang, line, column)), exchange::todo_syntax)
            }
            ExchangeError::OtherFormat => {
                bad("IK-X04", Text::label(exchange::why_other_format), exchange::todo_other_format)
            }
            ExchangeError::Newer(version) => Self {
                kind: Kind::Damaged,
                code: "IK-X05",
                what: Text::of(|lang| exchange::newer(lang, version)),
                why: None,
                todo: Text::label(exchange::todo_newer),
            },
            ExchangeError::Field { path, line, fault } => {
                bad("IK-X06", Text::of(|lang| fault_text(lang, &path, line, &fault)), exchange::todo_field)
            }
            ExchangeError::Repeated { path } => {
                bad("IK-X07", Text::of(|lang| exchange::why_repeated(lang, &path)), exchange::todo_repeated)
            }
            ExchangeError::Refused { path, problem } => {
                let Self { kind, what, todo, .. } = Self::from(problem);
                Self {
                    kind,
                    code: "IK-X08",
                    what: Text::of(|lang| exchange::refused(lang, &path)),
                    why: Some(what),
                    todo,
                }
            }
            ExchangeError::OtherYear { board, theirs, ours } => Self {
                kind: Kind::Validation,
                code: "IK-X10",
                what: Text::of(|lang| exchange::other_year(lang, &board, theirs, ours)),
                why: Some(Text::label(exchange::why_other_year)),
                todo: Text::label(exchange::todo_other_year),
            },
            ExchangeError::OtherFile { board, theirs, ours } => Self {
                kind: Kind::Validation,
                code: "IK-X11",
                what: Text::of(|lang| exchange::other_file(lang, &board, &listed(&theirs), &listed(&ours))),
                why: Some(Text::label(exchange::why_other_file)),
                todo: Text::label(exchange::todo_other_file),
            },
            ExchangeError::NotMeant { holds, wanted } => Self {
                kind: Kind::Validation,
                code: "IK-X12",
                what: Text::of(|lang| exchange::not_meant(lang, &holds, &wanted)),
                why: None,
                todo: Text::label(exchange::todo_not_meant),
            },
            ExchangeError::Differs { kind, subject } => Self {
                kind: Kind::Validation,
                code: "IK-X09",
                what: Text::of(|lang| exchange::differs(lang, record_kind(lang, kind), &subject)),
                why: Some(Text::label(exchange::why_differs)),
                todo: Text::label(exchange::todo_differs),
            },
        }
    }
}

fn listed(years: &[i32]) -> String {
    years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn fault_text(lang: Lang, path: &str, line: Option<usize>, fault: &FieldFault) -> String {
    let line = line.map(|line| exchange::at_line(lang, line)).unwrap_or_default();
    match fault {
        FieldFault::Unknown => exchange::why_unknown(lang, path, &line),
        FieldFault::Missing => exchange::why_missing(lang, path, &line),
        FieldFault::Repeated => exchange::why_repeated_field(lang, path, &line),
        FieldFault::Value => exchange::why_value(lang, path, &line),
    }
}

impl Field {
    /// The words for the field.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Area => text::field_area,
            Self::Purpose => text::field_purpose,
            Self::RiskPoint => text::field_risk_point,
            Self::Background => text::field_background,
            Self::LikelyErrors => text::field_likely_errors,
            Self::Likelihood => text::field_likelihood,
            Self::Consequence => text::field_consequence,
            Self::RiskValue => text::field_risk_value,
            Self::Control => text::field_control,
            Self::Objective => text::field_objective,
            Self::Responsible => text::field_responsible,
            Self::Frequency => text::field_frequency,
            Self::Method => text::field_method,
            Self::Selection => text::field_selection,
            Self::Status => text::field_status,
            Self::Result => text::field_result,
            Self::Assessment => text::field_assessment,
            Self::Comment => text::field_comment,
            Self::Analysis => text::field_analysis,
            Self::PerformedBy => text::field_performed_by,
            Self::PerformedOn => text::field_performed_on,
            Self::ReviewedBy => text::field_reviewed_by,
            Self::Concerns => text::field_concerns,
            Self::Deviation => text::field_deviation,
            Self::Unit => text::field_unit,
            Self::Board => text::field_board,
            Self::RootCause => text::field_root_cause,
            Self::Action => text::field_action,
            Self::ActionOwner => text::field_action_owner,
            Self::ActionDue => text::field_action_due,
        }
    }
}

impl Why {
    /// The reason in words, to stand after the line number.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Front => text::why_front,
            Self::Loose => text::why_loose,
            Self::NoTable => text::why_no_table,
            Self::Column => text::why_column,
            Self::Beyond => text::why_beyond,
            Self::Value => text::why_value,
            Self::Orphan => text::why_orphan,
            Self::TooLong => text::why_too_long,
            Self::Taken => text::why_taken,
            Self::NoDeviation => text::why_no_deviation,
            Self::NeverComputed => text::why_never_computed,
            Self::Sum => text::why_sum,
            Self::OtherBoard => text::why_other_board,
            Self::OtherPeriod => text::why_other_period,
        }
    }
}

impl Note {
    /// The note as a sentence.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match &self.kind {
            NoteKind::StatusLost(title) => text::note_status_lost(lang, title),
            NoteKind::StatusUnknown(said) => text::note_status_unknown(lang, said),
            NoteKind::SeverityUnknown(said) => text::note_severity_unknown(lang, said),
            NoteKind::Alone(title) => text::note_alone(lang, title),
            NoteKind::Ambiguous(title) => text::note_ambiguous(lang, title),
            NoteKind::Coloured(heading) => text::note_coloured(lang, heading),
            NoteKind::Guessed(heading) => text::note_guessed(lang, heading),
            NoteKind::Shortened(name) => text::note_shortened(lang, name),
            NoteKind::Unreadable(count) => text::note_unreadable(lang, count),
            NoteKind::Continued(title) => text::note_continued(lang, title),
            NoteKind::Hidden(name) => text::note_hidden(lang, name),
            NoteKind::OtherYear(other) => text::note_other_year(lang, &other.said, other.year, other.plan),
        }
    }
}
