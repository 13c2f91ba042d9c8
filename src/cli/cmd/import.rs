//! `import`: a source into a file, or with `--dry-run` only what would become of it.

use super::deed;
use crate::app::exchange;
use crate::app::failure::{Failure, Kind, Text};
use crate::app::files;
use crate::app::import::{self, Column, Field, Mapping, Options, Place, Reading, Source, Unplaced};
use crate::app::locate;
use crate::app::nearest::nearest;
use crate::app::new_plan;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::cli::usage;
use crate::domain::{Book, Change, Edit, EntryId, Record, RecordKind};
use crate::i18n::{Lang, cli as text};
use serde_json::{Value, json};
use std::io::{self, Read};
use std::path::Path;

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
    let path = context.given.path_of("into").map(|into| locate::absolute(context.env, into));
    let dry = context.given.switch("dry-run");
    if path.is_none() && !dry {
        return Err(usage::missing(&["into"], &context.given.path).into());
    }
    if let Some(path) = path.as_deref().filter(|path| path.is_dir()) {
        return Err(locate::is_directory(path).into());
    }
    let there = path.as_deref().filter(|path| path.exists());
    let book = match there {
        Some(path) => files::read_all(context.env, &context.settings, path)?,
        None => Book::default(),
    };
    let read = read(context, &source, &options, &book)?;
    let entry = match path.as_deref().filter(|_| !dry) {
        Some(path) => write(context, &read.change, path)?,
        None => None,
    };
    if context.json {
        let value = as_json(&read, path.as_deref(), dry, entry);
        return context.value(&value);
    }
    if read.change.is_empty() {
        let sentence = text::unchanged(context.lang());
        context.say(sentence);
        return Ok(());
    }
    tell(context, &read, path.as_deref(), dry)
}

/// Writes the change into the file, which is made when it is not there.
fn write(context: &Context<'_>, change: &Change, path: &Path) -> Result<Option<EntryId>, Failure> {
    let entry = if path.exists() {
        files::change(context.env, &context.settings, path, |_| Ok(change.clone()))?
    } else {
        Some(new_plan::create(path, change.clone(), &files::store_context(context.env, &context.settings))?)
    };
    locate::remember(&context.env.dirs, path);
    Ok(entry.map(|entry| entry.id))
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
    let (change, taken) = reading.to_change(book, &target, context.env.ids.as_ref())?;
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
        read.map_err(|error| unreadable(&given, &error))?;
        return Ok(Source { name: String::new(), bytes });
    }
    let path = locate::existing(context.env, &given)?;
    let bytes = read_file(&path).map_err(|error| unreadable(&path, &error))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Source::file(name, bytes))
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = locate::open_to_read(path)?;
    file.take(exchange::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let shown = path.display().to_string();
    Failure {
        kind: Kind::Io,
        code: "IK-U28",
        what: Text::of(|lang| text::unreadable(lang, &shown)),
        why: Some(Text::from(error)),
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

fn as_json(read: &Imported, path: Option<&Path>, dry: bool, entry: Option<EntryId>) -> Value {
    let mut counts = json!({});
    for (name, kind) in COUNTED {
        super::show::extend(&mut counts, name, json!(added(&read.change, *kind)));
    }
    let records: Vec<&Record> = read.change.edits.iter().filter_map(|edit| edit.after.as_ref()).collect();
    json!({
        "path": path.map(|path| path.display().to_string()), "dry_run": dry, "entry_id": entry, "subject": read.change.subject,
        "added": counts, "unplaced": read.unplaced, "reading": read.reading, "records": records,
    })
}

fn tell(context: &mut Context<'_>, read: &Imported, path: Option<&Path>, dry: bool) -> Done {
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
            context.say(&at_place(lang, &note.place, &note.sentence(lang)));
        }
    }
    if !read.unplaced.is_empty() {
        context.say(&text::unplaced_head(lang, read.unplaced.len()));
    }
    for each in &read.unplaced {
        let sentence = format!("{} ({})", each.text.replace('\n', " "), (each.why.label())(lang));
        context.say(&at_place(lang, &each.place, &sentence));
    }
    let shown = path.map(|path| path.display().to_string());
    context.say(&match shown {
        Some(shown) if dry => text::dry_run(lang, &shown),
        Some(shown) => text::wrote(lang, &shown),
        None => text::dry_run_alone(lang).to_owned(),
    });
    Ok(())
}

/// A sentence with the line it is about before it; what is about the whole source has none.
fn at_place(lang: Lang, place: &Place, sentence: &str) -> String {
    match place.line {
        0 => sentence.to_owned(),
        line => text::at_source_line(lang, place.sheet.as_deref(), line, sentence),
    }
}

fn columns(page: &mut String, reading: &Reading, lang: Lang) {
    for table in &reading.tables {
        put!(page, "{}\n", text::table_read(lang, table.header.sheet.as_deref(), table.header.line, table.rows));
        let said = table.columns.iter().filter(|column| column.field.is_some() || !column.heading.is_empty());
        for Column { heading, field, .. } in said {
            let read = field.map_or(text::not_read(lang), |field| (field.label())(lang));
            put!(page, "  {} → {read}\n", super::short(heading));
        }
    }
}
