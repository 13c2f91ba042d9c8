//! The look of the documents: choosing a logo and colours, and making of them what the documents take.

use super::failure::{Failure, Kind, Text};
use super::locate;
use crate::domain::{Board, Book, Change, Colour, Image, ImageKind, Logo, Look, MAX_LOGO, PlanId, RecordKey, Verb};
use crate::i18n::{Lang, format, look as t};
use crate::report::model;
use crate::report::picture::{Fault, MAX_POINTS, Picture};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// Reads the file of a logo.
///
/// # Errors
/// `IK-R10` when it cannot be read, `IK-R11` when it is too large, `IK-R12` when it is no picture that documents can take.
pub fn read_logo(path: &Path) -> Result<Logo, Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unread = |error: io::Error| Failure {
        kind: Kind::Io,
        code: "IK-R10",
        what: Text::of(|lang| t::unread(lang, &path.display().to_string())),
        why: Some(Text::from(&error)),
        todo: Text::label(t::todo_unread),
    };
    let file = locate::open_to_read(path).map_err(unread)?;
    // A larger one is not read whole to find that out.
    let most = u64::try_from(MAX_LOGO).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() > MAX_LOGO {
        let most = MAX_LOGO / 1024;
        return Err(Failure {
            kind: Kind::Validation,
            code: "IK-R11",
            what: Text::of(|lang| t::too_large(lang, &name, most)),
            why: None,
            todo: Text::label(t::todo_too_large),
        });
    }
    logo_of(bytes, &name)
}

/// A logo of the bytes of a file with this name.
///
/// # Errors
/// `IK-R12` when it is no picture that documents can take.
pub fn logo_of(bytes: Vec<u8>, name: &str) -> Result<Logo, Failure> {
    let data: Arc<[u8]> = bytes.into();
    let picture = Picture::read(Arc::clone(&data)).map_err(|fault| refused(&fault, name))?;
    Ok(Logo { kind: picture.kind, image: Image(data) })
}

fn refused(fault: &Fault, name: &str) -> Failure {
    let why = Text::of(|lang| match fault {
        Fault::Empty => t::why_empty(lang).to_owned(),
        Fault::NotAPicture => t::why_not_a_picture(lang).to_owned(),
        Fault::OtherKind(kind) => t::why_other_kind(lang, kind),
        Fault::TooManyPoints(width, height) => t::why_points(lang, *width, *height, &format::count(lang, MAX_POINTS)),
        Fault::Broken => t::why_broken(lang).to_owned(),
        Fault::NotSvg => t::why_not_svg(lang).to_owned(),
        Fault::Script => t::why_script(lang).to_owned(),
        Fault::External => t::why_external(lang).to_owned(),
        Fault::Letters => t::why_letters(lang).to_owned(),
        Fault::Picture => t::why_picture(lang).to_owned(),
        Fault::Effects => t::why_effects(lang).to_owned(),
        Fault::TooComplex => t::why_complex(lang).to_owned(),
    });
    let todo = match fault {
        Fault::Letters => t::todo_letters,
        Fault::Picture | Fault::Effects | Fault::TooComplex | Fault::External | Fault::Script => t::todo_as_png,
        Fault::TooManyPoints(..) => t::todo_points,
        _ => t::todo_picture,
    };
    Failure {
        kind: Kind::Validation,
        code: "IK-R12",
        what: Text::of(|lang| t::not_taken(lang, name)),
        why: Some(why),
        todo: Text::label(todo),
    }
}

/// The change that gives the documents this look; one that says nothing is taken away. A logo that nobody has
/// described is described by the name of the municipality.
///
/// # Errors
/// `IK-R13` when a logo has no description and none can be proposed.
pub fn change(book: &Book, plan: PlanId, mut look: Look) -> Result<Change, Failure> {
    if look.logo.is_some() && look.alt.trim().is_empty() {
        let board = book.board_of(plan);
        let named = board.map(|Board { municipality, .. }| municipality.trim()).filter(|name| !name.is_empty());
        named.ok_or_else(undescribed)?.clone_into(&mut look.alt);
    }
    let verb = if book.find::<Look>(Look::ID).is_some() { Verb::Edit } else { Verb::Add };
    let is_blank = look.is_blank();
    if is_blank && verb == Verb::Edit {
        return Ok(book.remove_change(RecordKey::Look(Look::ID))?);
    }
    let mut change = book.put_change(verb, look);
    if is_blank {
        // Nothing was there, and nothing is to be.
        change.edits.clear();
    }
    Ok(change)
}

fn undescribed() -> Failure {
    Failure {
        kind: Kind::Validation,
        code: "IK-R13",
        what: Text::label(t::undescribed),
        why: Some(Text::label(t::why_described)),
        todo: Text::label(t::todo_describe),
    }
}

/// The look as documents take it.
///
/// # Errors
/// `IK-R12` when the logo that is kept cannot be shown, as one that came with an import.
pub fn of(book: &Book) -> Result<model::Look, Failure> {
    let Some(look) = book.find::<Look>(Look::ID) else { return Ok(model::Look::default()) };
    let picture = |logo: &Logo| Picture::read(Arc::clone(&logo.image.0)).map_err(|fault| refused(&fault, &look.alt));
    let picture = look.logo.as_ref().map(picture).transpose()?;
    let logo = picture.map(|picture| model::Logo { alt: look.alt.as_str().into(), picture });
    Ok(model::Look { logo, palette: model::Palette::of(look.accent, look.second) })
}

/// What is to be said of a look: what the logo is, and where a colour is not what was chosen.
#[must_use]
pub fn told(lang: Lang, look: &Look) -> Vec<String> {
    let logo = look.logo.as_ref().map_or_else(
        || t::no_logo(lang).to_owned(),
        |logo| t::logo_is(lang, kind_name(logo.kind), logo.image.0.len().div_ceil(1024), &look.alt),
    );
    let own = t::own_colour(lang).to_owned();
    let colour = |colour: Option<Colour>| colour.map_or_else(|| own.clone(), |colour| colour.to_string());
    let mut said = vec![logo, t::accent_is(lang, &colour(look.accent)), t::second_is(lang, &colour(look.second))];
    said.extend(darkened(lang, look));
    said
}

/// That headings are darker than the colour that was chosen, where they are.
#[must_use]
pub fn darkened(lang: Lang, look: &Look) -> Option<String> {
    let (accent, text) = (look.accent?, model::Palette::of(look.accent, look.second).text?);
    let contrast = format!("{:.1}", accent.contrast(Colour::WHITE));
    let contrast = if lang == Lang::Sv { contrast.replace('.', ",") } else { contrast };
    (accent != text).then(|| t::darkened(lang, &accent.to_string(), &contrast, &text.to_string()))
}

/// The name of a kind of picture.
#[must_use]
pub const fn kind_name(kind: ImageKind) -> &'static str {
    match kind {
        ImageKind::Png => "PNG",
        ImageKind::Svg => "SVG",
    }
}
