//! From bytes to text: what the file is, and in which encoding.

use super::error::{ImportError, OtherKind};
use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text, and how many characters of it could not be read (they are shown as U+FFFD).
#[derive(Debug, PartialEq, Eq)]
pub(in crate::app) struct Decoded {
    pub(in crate::app) text: String,
    pub(in crate::app) unreadable: usize,
}

/// What the first bytes say.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::app) enum Content {
    Text,
    Workbook,
}

/// Tells a workbook from text, and names what is neither.
pub(in crate::app) fn sniff(bytes: &[u8]) -> Result<Content, ImportError> {
    let other = |kind| Err(ImportError::Other(kind));
    let start = bytes.get(..512.min(bytes.len())).unwrap_or_default();
    let trimmed = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Ok(Content::Workbook);
    }
    if start.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        let encrypted = utf16("EncryptedPackage");
        let protected = bytes.windows(encrypted.len()).any(|window| window == encrypted);
        return if protected { Err(ImportError::Encrypted) } else { other(OtherKind::OldOffice) };
    }
    for (magic, kind) in [
        (&b"%PDF"[..], OtherKind::Pdf),
        (b"{\\rtf", OtherKind::Rtf),
        (b"SQLite format 3\0", OtherKind::Database),
        (b"\x89PNG", OtherKind::Picture),
        (b"\xFF\xD8\xFF", OtherKind::Picture),
        (b"GIF8", OtherKind::Picture),
        (b"\x1F\x8B", OtherKind::Archive),
        (b"7z\xBC\xAF", OtherKind::Archive),
        (b"Rar!", OtherKind::Archive),
    ] {
        if trimmed.starts_with(magic) {
            return other(kind);
        }
    }
    let lower = trimmed.to_ascii_lowercase();
    if lower.starts_with(b"<!doctype html") || lower.starts_with(b"<html") {
        return other(OtherKind::Html);
    }
    Ok(Content::Text)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Reads text in UTF-8, UTF-16 or Windows-1252.
pub(in crate::app) fn decode(bytes: &[u8]) -> Result<Decoded, ImportError> {
    let text = match wide_encoding(bytes) {
        Some(encoding) => encoding.decode_with_bom_removal(bytes).0.into_owned(),
        None => narrow(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
    };
    let unreadable = text.matches('\u{fffd}').count();
    let odd = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')).count();
    let all = text.chars().count();
    // A real text has hardly any such characters; a handful are cleaned away, a flood means something else.
    if (odd + unreadable).saturating_mul(20) > all + 20 {
        return Err(ImportError::Binary);
    }
    Ok(Decoded { text, unreadable })
}

/// The encoding of a text with two bytes for each character.
pub(in crate::app) fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        _ => wide(bytes).map(|little| if little { UTF_16LE } else { UTF_16BE }),
    }
}

/// Whether it is UTF-16 without a mark (`Some(true)`: little-endian): every other byte of plain text is zero then.
fn wide(bytes: &[u8]) -> Option<bool> {
    let start = bytes.get(..bytes.len().min(4096))?;
    let zeros = |first: usize| start.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    if half < 4 {
        None
    } else if odd * 10 > half * 8 && even * 10 < half {
        Some(true)
    } else if even * 10 > half * 8 && odd * 10 < half {
        Some(false)
    } else {
        None
    }
}

fn narrow(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    // Windows-1252 hardly ever makes valid sequences of UTF-8; UTF-8 with a few broken bytes has many.
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    if valid > broken {
        String::from_utf8_lossy(bytes).into_owned()
    } else {
        let encoding = if is_macintosh(bytes) { MACINTOSH } else { WINDOWS_1252 };
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// Whether the Swedish letters are those of Macintosh rather than Windows: what Excel's "CSV (Macintosh)" writes.
fn is_macintosh(bytes: &[u8]) -> bool {
    let count = |letters: &[u8]| bytes.iter().filter(|byte| letters.contains(byte)).count();
    let macintosh = count(b"\x80\x81\x85\x8A\x8C\x9A");
    let windows = count(b"\xC4\xC5\xD6\xE4\xE5\xF6");
    macintosh > windows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let words = "Område;Åtgärd\nÄldreomsorg;Översyn – klar";
        let wide = |encode: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(encode).collect::<Vec<_>>();
        assert_eq!(text(words.as_bytes()), words);
        assert_eq!(text(format!("\u{feff}{words}").as_bytes()), words);
        assert_eq!(text(&WINDOWS_1252.encode(words).0), words);
        assert_eq!(text(&MACINTOSH.encode(words).0), words);
        assert_eq!(text(&[&[0xFF, 0xFE], wide(u16::to_le_bytes).as_slice()].concat()), words);
        assert_eq!(text(&[&[0xFE, 0xFF], wide(u16::to_be_bytes).as_slice()].concat()), words);
        assert_eq!(text(&wide(u16::to_le_bytes)), words);
    }

    #[test]
    fn a_lone_surrogate_is_counted_and_the_rest_kept() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend("Område med en längre text".encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend(0xD800_u16.to_le_bytes());
        bytes.extend("Åtgärd".encode_utf16().flat_map(u16::to_le_bytes));
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.text, "Område med en längre text\u{fffd}Åtgärd");
        assert_eq!(decoded.unreadable, 1);
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(sniff(b"%PDF-1.7 x"), Err(ImportError::Other(OtherKind::Pdf)));
        assert_eq!(sniff(b"{\\rtf1 x"), Err(ImportError::Other(OtherKind::Rtf)));
        assert_eq!(sniff(b"SQLite format 3\0xx"), Err(ImportError::Other(OtherKind::Database)));
        let mut ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        assert_eq!(sniff(&ole), Err(ImportError::Other(OtherKind::OldOffice)));
        ole.extend(utf16("EncryptedPackage"));
        assert_eq!(sniff(&ole), Err(ImportError::Encrypted));
        let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert_eq!(decode(&noise), Err(ImportError::Binary));
    }
}
