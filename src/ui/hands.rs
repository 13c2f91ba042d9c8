//! Work beside the screen, handed to the use cases.

use super::run::Hands;
use crate::app::cases::{CaseRequest, CaseValue};
use crate::app::exchange::{export_json, import_json};
use crate::app::failure::{Failure, Kind, Text};
use crate::app::listing::Input;
use crate::app::peek::{self, Peeked};
use crate::app::population;
use crate::app::task::{
    ExportRefusal, ExportRequest, ImportRequest, ImportSource, Imported, PopulationRead, PopulationRequest,
    PopulationTask, Written,
};
use crate::app::worker::StoreContext;
use crate::app::{import, locate, look, new_plan, report};
use crate::domain::{Book, Logo};
use crate::i18n::screen as t;
use chrono::NaiveDate;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// So many rows of a list are shown to choose columns by.
const EXAMPLES: usize = 20;

/// The use cases of the program.
pub struct UseCases;

impl Hands for UseCases {
    fn export(&self, request: &ExportRequest) -> Result<Written, ExportRefusal> {
        let failed = |failure| ExportRefusal::Failed(Box::new(failure));
        locate::check_place(&request.path).map_err(failed)?;
        if !request.replace && request.path.exists() {
            return Err(ExportRefusal::Exists(request.path.clone()));
        }
        let goes_on = || !request.stop.load(Ordering::Relaxed);
        let content = report::render(&request.book, &request.request).map_err(failed)?;
        match locate::replace_while(&request.path, &content, &goes_on) {
            Ok(true) => Ok(Written { path: request.path.clone(), bytes: content.len() as u64 }),
            Ok(false) => Err(ExportRefusal::Stopped),
            Err(error) => Err(failed(not_written(&request.path, &error))),
        }
    }

    fn create(&self, path: &Path, book: &Book, context: &StoreContext) -> Result<PathBuf, Box<Failure>> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| Box::new(not_written(path, &error)))?;
        }
        new_plan::create(path, new_plan::first_change(book), context).map_err(Box::new)?;
        Ok(path.to_owned())
    }

    fn read(&self, request: &ImportRequest) -> Result<Imported, Box<Failure>> {
        let source = match &request.source {
            ImportSource::File(path) => source_of(path)?,
            ImportSource::Text(text) => import::Source::pasted(text),
        };
        if source.is_json() {
            let book = import_json(&source.bytes).map_err(|error| Box::new(Failure::from(error)))?;
            return Ok(Imported::Book(Box::new(book)));
        }
        let reading = import::read(&source, &request.options).map_err(|error| Box::new(Failure::from(error)))?;
        Ok(Imported::Reading(Box::new((Arc::new(source), request.options.clone(), reading))))
    }

    fn read_anew(&self, source: &import::Source, options: &import::Options) -> Result<import::Reading, Box<Failure>> {
        import::read(source, options).map_err(|error| Box::new(error.into()))
    }

    fn population(&self, request: &PopulationRequest) -> Result<PopulationRead, Box<Failure>> {
        let going = |_: u64| !request.stop.load(Ordering::Relaxed);
        let read = match &request.task {
            PopulationTask::Glance(path) => {
                let glance = population::glance(Input::File(path.clone()), EXAMPLES, Some(&going));
                glance.map(|glance| PopulationRead::Glance(Box::new(glance)))
            }
            PopulationTask::List(path, options) => {
                let drawing = population::draw(Input::File(path.clone()), options, Some(&going));
                drawing.map(|drawing| PopulationRead::Drawing(Box::new(drawing)))
            }
            PopulationTask::Named(names, method) => {
                let drawing = population::draw_named(names, method, Some(&going));
                drawing.map(|drawing| PopulationRead::Drawing(Box::new(drawing)))
            }
        };
        read.map_err(|error| Box::new(error.into()))
    }

    fn logo(&self, path: &Path) -> Result<Logo, Box<Failure>> {
        look::read_logo(path).map_err(Box::new)
    }

    fn count(&self, request: CaseRequest) -> Result<Box<CaseValue>, Box<Failure>> {
        request.count().map(Box::new).map_err(Box::new)
    }

    fn peek(&self, path: &Path, context: &StoreContext, today: NaiveDate) -> Result<Box<Peeked>, Box<Failure>> {
        peek::peek(path, context, today).map(Box::new).map_err(Box::new)
    }

    fn save_copy(&self, path: &Path, book: &Book) -> Result<Written, Box<Failure>> {
        if path.exists() {
            return Err(Box::new(taken(path)));
        }
        write(path, export_json(book).as_bytes()).map_err(|error| Box::new(not_written(path, &error)))
    }
}

/// The contents of a file, unless it is larger than any plan: it is not read whole to find that out.
fn source_of(path: &Path) -> Result<import::Source, Box<Failure>> {
    let unreadable = |error: io::Error| Box::new(not_read(path, &error));
    let file = locate::open_to_read(path).map_err(unreadable)?;
    let most = u64::try_from(import::MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(import::Source::file(name, bytes))
}

fn not_read(path: &Path, error: &io::Error) -> Failure {
    let shown = path.display().to_string();
    Failure {
        kind: Kind::Io,
        code: "IK-T12",
        what: Text::of(|lang| t::file_not_read(lang, &shown)),
        why: Some(Text::from(error)),
        todo: Text::label(t::file_not_read_todo),
    }
}

fn write(path: &Path, content: &[u8]) -> io::Result<Written> {
    locate::replace(path, content)?;
    Ok(Written { path: path.to_owned(), bytes: content.len() as u64 })
}

fn taken(path: &Path) -> Failure {
    let shown = path.display().to_string();
    Failure {
        kind: Kind::Io,
        code: "IK-T10",
        what: Text::of(|lang| t::file_taken(lang, &shown)),
        why: None,
        todo: Text::label(t::file_taken_todo),
    }
}

fn not_written(path: &Path, error: &io::Error) -> Failure {
    let shown = path.display().to_string();
    Failure {
        kind: Kind::Io,
        code: "IK-T11",
        what: Text::of(|lang| t::file_not_written(lang, &shown)),
        why: Some(Text::from(error)),
        todo: Text::label(t::file_not_written_todo),
    }
}
