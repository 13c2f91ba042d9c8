//! Which file, and where things lie: recent files, proposals for new ones, settings, backups, crash notes.

use super::failure::{Failure, Kind, Text};
use crate::domain::Draft as Begun;
use crate::env::{Dirs, Env};
use crate::i18n::cli as text;
use crate::store::Store;
use std::fs::{File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How a plan file's name ends.
pub const EXTENSION: &str = "ikplan";

const RECENT: usize = 10;

/// A path as the user wrote it, from the working directory.
#[must_use]
pub fn absolute(env: &Env, path: &Path) -> PathBuf {
    env.cwd.join(path)
}

fn recent_path(dirs: &Dirs) -> Option<PathBuf> {
    dirs.state.as_ref().map(|dir| dir.join("recent.json"))
}

/// The files last used, latest first. A list that cannot be read is an empty one.
#[must_use]
pub fn recent(dirs: &Dirs) -> Vec<PathBuf> {
    let list = recent_path(dirs).and_then(|path| std::fs::read(path).ok());
    let list = list.and_then(|bytes| serde_json::from_slice::<Vec<PathBuf>>(&bytes).ok()).unwrap_or_default();
    list.into_iter().filter(|path| path.is_absolute()).take(RECENT).collect()
}

/// Puts a file first among the recent ones. A state directory that cannot be written is no reason to stop.
pub fn remember(dirs: &Dirs, path: &Path) {
    let old = recent(dirs);
    if path.to_str().is_none() || old.first().is_some_and(|first| first == path) {
        return;
    }
    let rest = old.iter().map(PathBuf::as_path).filter(|other| *other != path);
    let list: Vec<&Path> = std::iter::once(path).chain(rest).take(RECENT).collect();
    if let (Some(target), Ok(bytes)) = (recent_path(dirs), serde_json::to_vec_pretty(&list)) {
        let _ = replace(&target, &bytes);
    }
}

fn begun_path(dirs: &Dirs) -> Option<PathBuf> {
    dirs.state.as_ref().map(|dir| dir.join("begun.json"))
}

/// What was written of a new plan that has no file yet. What cannot be read is nothing.
#[must_use]
pub fn begun(dirs: &Dirs) -> Option<Begun> {
    serde_json::from_slice(&std::fs::read(begun_path(dirs)?).ok()?).ok()
}

/// Keeps what is written of a new plan until it has a file, or lets go of it; says whether that could be done.
#[must_use]
pub fn keep_begun(dirs: &Dirs, begun: Option<&Begun>) -> bool {
    let Some(path) = begun_path(dirs) else { return begun.is_none() };
    match begun {
        Some(begun) => serde_json::to_vec_pretty(begun).is_ok_and(|bytes| replace(&path, &bytes).is_ok()),
        None => std::fs::remove_file(&path).is_ok() || !path.exists(),
    }
}

/// The file last used that is still there.
#[must_use]
pub fn last(env: &Env) -> Option<PathBuf> {
    recent(&env.dirs).into_iter().find(|path| path.is_file())
}

/// A file somebody named, which must be there.
///
/// # Errors
/// When there is none, or when it is a directory.
pub fn existing(env: &Env, path: &Path) -> Result<PathBuf, Failure> {
    let path = absolute(env, path);
    if path.is_dir() {
        return Err(is_directory(&path));
    }
    if path.exists() {
        return Ok(path);
    }
    let shown = path.display().to_string();
    Err(Failure {
        kind: Kind::NotFound,
        code: "IK-U10",
        what: Text::of(|lang| text::no_file(lang, &shown)),
        why: None,
        todo: Text::label(text::todo_no_file),
    })
}

/// The refusal of a directory where a file is meant.
#[must_use]
pub fn is_directory(path: &Path) -> Failure {
    let shown = path.display().to_string();
    Failure {
        kind: Kind::Io,
        code: "IK-U11",
        what: Text::of(|lang| text::is_directory(lang, &shown)),
        why: None,
        todo: Text::label(text::todo_directory),
    }
}

/// Where backups are kept.
#[must_use]
pub fn backups(env: &Env) -> Option<PathBuf> {
    env.dirs.data.as_ref().map(|dir| dir.join("backups"))
}

/// Where a crash leaves its note.
#[must_use]
pub fn crash_note(env: &Env) -> Option<PathBuf> {
    env.dirs.state.as_ref().map(|dir| dir.join("crash.txt"))
}

/// Refuses a place that no file can be put in: a folder, what is no file at all, such as a device, and a plan, whose history
/// would be gone for a slip of the hand.
///
/// # Errors
/// `IK-U11` for a folder, `IK-U51` for a plan, `IK-U50` for the rest.
pub fn check_place(path: &Path) -> Result<(), Failure> {
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(is_directory(path)),
        Ok(found) if !found.is_file() => {
            let shown = path.display().to_string();
            Err(Failure {
                kind: Kind::Io,
                code: "IK-U50",
                what: Text::of(|lang| text::no_plain_file(lang, &shown)),
                why: None,
                todo: Text::label(text::todo_no_plain_file),
            })
        }
        Ok(_) if Store::is_plan(path) => {
            let shown = path.display().to_string();
            Err(Failure {
                kind: Kind::Usage,
                code: "IK-U51",
                what: Text::of(|lang| text::is_a_plan(lang, &shown)),
                why: None,
                todo: Text::label(text::todo_is_a_plan),
            })
        }
        _ => Ok(()),
    }
}

/// Opens a file that somebody named, to read it. What is no file is refused, not waited for: a named pipe keeps whoever opens it
/// until somebody writes to it, and a device may have no end.
///
/// # Errors
/// What the system says; `IsADirectory` for a folder, `Unsupported` for what is neither a file nor a pipe from the shell.
pub fn open_to_read(path: &Path) -> io::Result<File> {
    let found = std::fs::metadata(path)?;
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !found.is_file() && !is_handed_over(path, &found) {
        return Err(io::ErrorKind::Unsupported.into());
    }
    File::open(path)
}

/// Whether it is a pipe that this process has open already: what the shell hands over for `<(…)`.
#[cfg(unix)]
fn is_handed_over(path: &Path, found: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    found.file_type().is_fifo() && (path.starts_with("/dev") || path.starts_with("/proc"))
}

#[cfg(not(unix))]
fn is_handed_over(_: &Path, _: &Metadata) -> bool {
    false
}

/// That a file could not be written, and why.
#[must_use]
pub fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let shown = path.display().to_string();
    Failure {
        kind: Kind::Io,
        code: "IK-U47",
        what: Text::of(|lang| text::unwritable(lang, &shown)),
        why: Some(Text::from(error)),
        todo: Text::label(text::todo_unwritable),
    }
}

/// Writes a file whole or not at all: beside it first, then in its place.
///
/// # Errors
/// What the system says.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    replace_while(path, content, &|| true).map(drop)
}

/// As [`replace`], for as long as it is to go on; says whether it came to its end.
///
/// # Errors
/// What the system says.
pub fn replace_while(path: &Path, content: &[u8], goes_on: &dyn Fn() -> bool) -> io::Result<bool> {
    let mut draft = Draft::beside(path)?;
    for piece in content.chunks(PIECE) {
        if !goes_on() {
            return Ok(false);
        }
        draft.write_all(piece)?;
    }
    let whole = goes_on();
    if whole {
        draft.finish()?;
    }
    Ok(whole)
}

/// So many bytes are written before it is asked whether to go on.
const PIECE: usize = 64 * 1024;

/// A file that is being written beside the place it is for. If it is never finished, for whatever reason, what lies in
/// that place stays as it is and nothing is left behind.
#[derive(Debug)]
pub struct Draft {
    out: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl Draft {
    /// Begins a file for this place.
    ///
    /// # Errors
    /// What the system says.
    pub fn beside(path: &Path) -> io::Result<Self> {
        // What a link leads to is replaced, and not the link.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        if folder.is_file() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        std::fs::create_dir_all(folder)?;
        let mut beside = tempfile::Builder::new();
        beside.prefix(".ikplan-");
        permit(&mut beside, &path);
        let file = beside.tempfile_in(folder)?;
        Ok(Self { out: BufWriter::new(file), path })
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// What the system says; then the place is as it was.
    pub fn finish(self) -> io::Result<()> {
        let file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Who may read it is as for every file of the folder, or as it was: a temporary file would be for its maker alone.
#[cfg(unix)]
fn permit(beside: &mut tempfile::Builder<'_, '_>, path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let before = std::fs::metadata(path).ok().map(|found| found.permissions()).filter(|found| !found.readonly());
    beside.permissions(before.unwrap_or_else(|| std::fs::Permissions::from_mode(0o666)));
}

#[cfg(not(unix))]
fn permit(_: &mut tempfile::Builder<'_, '_>, _: &Path) {}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<std::ffi::OsString> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    }

    #[test]
    fn what_is_told_to_stop_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rapport.docx");
        std::fs::write(&path, "den förra").unwrap();
        for stops_after in 0..4 {
            let left = std::cell::Cell::new(stops_after);
            let goes_on = || left.replace(left.get() - 1) > 0;
            assert!(!replace_while(&path, &vec![b'x'; 3 * PIECE], &goes_on).unwrap());
            assert_eq!(std::fs::read_to_string(&path).unwrap(), "den förra");
            assert_eq!(names(folder.path()), ["rapport.docx"]);
        }
    }

    #[test]
    fn a_place_that_goes_away_meanwhile_is_an_error_and_no_crash() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("delad");
        let mut draft = Draft::beside(&within.join("rapport.docx")).unwrap();
        std::fs::remove_dir_all(&within).unwrap();
        draft.write_all(b"en rapport").unwrap();
        assert!(draft.finish().is_err());
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    #[cfg(unix)]
    fn a_pipe_that_nobody_writes_to_is_not_waited_for_and_one_from_the_shell_is_read() {
        use std::io::Read;
        use std::os::fd::AsRawFd;
        let folder = tempfile::tempdir().unwrap();
        let named = folder.path().join("ror");
        let made = std::process::Command::new("mkfifo").arg(&named).status().unwrap();
        assert!(made.success());
        let refused = |path: &Path| open_to_read(path).map(drop).unwrap_err().kind();
        assert_eq!(refused(&named), io::ErrorKind::Unsupported);
        assert_eq!(refused(Path::new("/dev/zero")), io::ErrorKind::Unsupported, "it has no end");
        assert_eq!(refused(folder.path()), io::ErrorKind::IsADirectory);
        let (ours, mut theirs) = io::pipe().unwrap();
        theirs.write_all("Område;Kontroll".as_bytes()).unwrap();
        drop(theirs);
        let mut read = String::new();
        let handed_over = PathBuf::from(format!("/dev/fd/{}", ours.as_raw_fd()));
        open_to_read(&handed_over).unwrap().read_to_string(&mut read).unwrap();
        assert_eq!(read, "Område;Kontroll");
    }

    #[test]
    #[cfg(unix)]
    fn a_report_is_for_all_who_may_read_in_its_folder_and_a_link_stays_one() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (usual, path, link) = ["vanlig", "rapport", "lank"].map(|name| folder.path().join(name)).into();
        std::fs::write(&usual, "").unwrap();
        replace(&path, b"ett").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), mode(&usual));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        replace(&link, "två".as_bytes()).unwrap();
        assert_eq!((std::fs::read_to_string(&path).unwrap().as_str(), mode(&path)), ("två", 0o600));
        assert!(link.is_symlink());
    }

    #[test]
    fn what_is_never_finished_leaves_what_was_there_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rapport.csv");
        std::fs::write(&path, "den förra").unwrap();
        let mut draft = Draft::beside(&path).unwrap();
        // More than is held back before it goes to the disk.
        draft.write_all(&vec![b'x'; 100_000]).unwrap();
        drop(draft);
        let names =
            || -> Vec<_> { std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect() };
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "den förra");
        assert_eq!(names(), ["rapport.csv"]);
        let mut draft = Draft::beside(&path).unwrap();
        draft.write_all(b"den nya").unwrap();
        draft.finish().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "den nya");
        assert_eq!(names(), ["rapport.csv"]);
    }
}
