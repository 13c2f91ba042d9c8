//! `import`: a source into a file, or with `--dry-run` only what would become of it.

use super::deed;
use crate::app::exchange;
use crate::app::failure::{Failure, Kind, Text};
use crate::app::files;
use crate::app::import::{self, Column, Field, Mapping, Options, Reading, Source, Unplaced};
use crate::app::locate;
use crate::app::nearest::nearest;
use crate::app::new_plan;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::{Book, Change, Edit, EntryId, Record, RecordKind};
use crate::i18n::{Lang, cli as text};
use serde_json::{Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What came of reading a source.
struct Imported {
    change: Change,
    reading: Option<Reading>,
    unplaced: Vec<Unplaced>,
}

/// Reads a source into a file.
pub(crate) fn import(context: &mut Context<'_>) -> Done {
    let options = options(context)?;
    let source = source(context)?;
    let Some(into) = context.given.path_of("into") else { return Ok(()) };
    let path = locate::absolute(context.env, into);
    if path.is_dir() {
        return Err(locate::is_directory(&path).into());
    }
    let dry = context.given.switch("dry-run");
    let exists = path.exists();
    let read = if exists {
        let book = files::read_all(context.env, &context.settings, &path)?;
        read(context, &source, &options, &book)?
    } else {
        read(context, &source, &options, &Book::default())?
    };
    let entry = match (dry, exists) {
        (true, _) => None,
        (false, true) => {
            let change = read.change.clone();
            Some(files::change(context.env, &context.settings, &path, |_| Ok(change))?.0.id)
        }
        (false, false) => Some(
            new_plan::create(&path, read.change.clone(), &files::store_context(context.env, &context.settings))?.id,
        ),
    };
    if entry.is_some() {
        locate::remember(&context.env.dirs, &path);
    }
    if context.json {
        let value = as_json(&read, &path, entry);
        return context.value(&value);
    }
    tell(context, &read, &path, dry)
}

fn read(context: &Context<'_>, source: &Source, options: &Options, book: &Book) -> Result<Imported, Failure> {
    if source.is_json() {
        let incoming = exchange::import_json(&source.bytes)?;
        exchange::check_meant(&incoming, options.board.as_deref(), options.year)?;
        let change = exchange::book_to_change(book, &incoming)?;
        return Ok(Imported { change, reading: None, unplaced: Vec::new() });
    }
    let reading = import::read(source, options)?;
    let target = reading.target(options)?;
    let today = context.env.clock.today();
    let (change, taken) = reading.to_change(book, &target, context.env.ids.as_ref(), today)?;
    let mut unplaced = reading.unplaced.clone();
    unplaced.extend(taken);
    unplaced.sort_by(|a, b| a.place.cmp(&b.place));
    Ok(Imported { change, reading: Some(reading), unplaced })
}

fn options(context: &Context<'_>) -> Done<Options> {
    let owned = |name| context.given.text(name).map(ToOwned::to_owned);
    let map = context.given.texts("map").into_iter().map(mapping).collect::<Result<_, _>>()?;
    Ok(Options {
        board: owned("board"),
        year: context.year("year")?,
        period: owned("period"),
        map,
        lang: context.lang(),
    })
}

fn mapping(word: &str) -> Result<Mapping, Failure> {
    let codes = Field::ALL.iter().map(|field| field.code());
    let refused = |field: &str| {
        let list = codes.clone().collect::<Vec<_>>().join(", ");
        let near = nearest(field, codes.clone());
        Failure {
            kind: Kind::Usage,
            code: "IK-U27",
            what: Text::of(|lang| text::bad_mapping(lang, word)),
            why: near.map(|near| Text::of(|lang| crate::i18n::cli_usage::did_you_mean(lang, near))),
            todo: Text::of(|lang| text::todo_mapping(lang, &list)),
        }
    };
    let (column, field) = word.rsplit_once('=').ok_or_else(|| refused(""))?;
    let field = match field.trim() {
        "" | "-" => None,
        code => Some(Field::from_code(&code.replace('-', "_")).ok_or_else(|| refused(code))?),
    };
    Ok(Mapping { column: column.trim().to_owned(), table: None, field })
}

/// The bytes of the source. One that is larger than any reader takes is not read at all.
fn source(context: &mut Context<'_>) -> Done<Source> {
    let Some(given) = context.given.path_of("source").map(Path::to_owned) else { return Ok(Source::default()) };
    if given == Path::new("-") {
        let mut bytes = Vec::new();
        let most = exchange::MAX_BYTES as u64 + 1;
        let read = context.env.stdin.by_ref().take(most).read_to_end(&mut bytes);
        read.map_err(|_| unreadable(&given))?;
        return Ok(Source { name: String::new(), bytes });
    }
    let path = locate::existing(context.env, &given)?;
    let bytes = read_file(&path).map_err(|_| unreadable(&path))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Source::file(name, bytes))
}

fn read_file(path: &PathBuf) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(exchange::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path) -> Failure {
    let shown = path.display().to_string();
    Failure {
        kind: Kind::Io,
        code: "IK-U28",
        what: Text::of(|lang| text::unreadable(lang, &shown)),
        why: None,
        todo: Text::label(text::todo_unreadable),
    }
}

/// How many records of a kind a change adds.
fn added(change: &Change, kind: RecordKind) -> usize {
    let new = |edit: &&Edit| edit.before.is_none() && edit.key().is_some_and(|key| key.kind() == kind);
    change.edits.iter().filter(new).count()
}

/// The kinds that are counted, with the names their arrays have.
const COUNTED: &[(&str, RecordKind)] = &[
    ("plans", RecordKind::Plan),
    ("periods", RecordKind::Period),
    ("areas", RecordKind::Area),
    ("risk_points", RecordKind::RiskPoint),
    ("control_activities", RecordKind::ControlActivity),
    ("questions", RecordKind::Question),
    ("outcomes", RecordKind::Outcome),
    ("deviations", RecordKind::Deviation),
    ("actions", RecordKind::Action),
];

fn as_json(read: &Imported, path: &Path, entry: Option<EntryId>) -> Value {
    let mut counts = json!({});
    for (name, kind) in COUNTED {
        super::show::extend(&mut counts, name, json!(added(&read.change, *kind)));
    }
    let records: Vec<&Record> = read.change.edits.iter().filter_map(|edit| edit.after.as_ref()).collect();
    json!({
        "path": path.display().to_string(), "dry_run": entry.is_none(), "entry_id": entry, "subject": read.change.subject,
        "added": counts, "unplaced": read.unplaced, "reading": read.reading, "records": records,
    })
}

fn tell(context: &mut Context<'_>, read: &Imported, path: &Path, dry: bool) -> Done {
    let lang = context.lang();
    let mut page = String::new();
    let change = &read.change;
    if dry {
        put!(page, "{}\n", text::would_import(lang, &super::short(&change.subject)));
    } else {
        put!(page, "{}\n", deed(lang, change));
    }
    for (_, kind) in COUNTED {
        let count = added(change, *kind);
        if count > 0 {
            put!(page, "  {}: {count}\n", text::many_of(lang, *kind));
        }
    }
    if let Some(reading) = &read.reading {
        columns(&mut page, reading, lang);
    }
    context.data(&page)?;
    if let Some(reading) = &read.reading {
        for note in &reading.notes {
            let line = text::at_place(lang, note.place.sheet.as_deref(), note.place.line, &note.sentence(lang));
            context.say(&line);
        }
    }
    if !read.unplaced.is_empty() {
        context.say(&text::unplaced_head(lang, read.unplaced.len()));
    }
    for each in &read.unplaced {
        let sentence = format!("{} ({})", each.text.replace('\n', " "), (each.why.label())(lang));
        context.say(&text::at_place(lang, each.place.sheet.as_deref(), each.place.line, &sentence));
    }
    let shown = path.display().to_string();
    context.say(&if dry { text::dry_run(lang, &shown) } else { text::wrote(lang, &shown) });
    Ok(())
}

fn columns(page: &mut String, reading: &Reading, lang: Lang) {
    for table in &reading.tables {
        put!(page, "{}\n", text::table_read(lang, table.header.sheet.as_deref(), table.header.line, table.rows));
        for Column { heading, field, .. } in &table.columns {
            let read = field.map_or(text::not_read(lang), |field| (field.label())(lang));
            put!(page, "  {} → {read}\n", super::short(heading));
        }
    }
}
