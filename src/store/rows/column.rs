//! Columns: values to and from SQLite, each refusal naming its column.

use crate::domain::Colour;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::types::{ToSqlOutput, Type, Value, ValueRef};
use rusqlite::{Error, Result, Row};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// A column that does not hold what it should.
pub(in crate::store) fn decode_error(row: &Row<'_>, at: usize, why: &str) -> Error {
    let name = row.as_ref().column_name(at).unwrap_or("?");
    Error::FromSqlConversionFailure(at, Type::Null, format!("{name}: {why}").into())
}

fn str<'a>(row: &'a Row<'_>, at: usize) -> Result<&'a str> {
    row.get_ref(at)?.as_str().map_err(|_| decode_error(row, at, "not text"))
}

fn str_or_null<'a>(row: &'a Row<'_>, at: usize) -> Result<Option<&'a str>> {
    row.get_ref(at)?.as_str_or_null().map_err(|_| decode_error(row, at, "not text"))
}

/// A text.
pub(in crate::store) fn text(row: &Row<'_>, at: usize) -> Result<String> {
    str(row, at).map(str::to_owned)
}

/// An identity.
pub(in crate::store) fn id<T: From<Uuid>>(row: &Row<'_>, at: usize) -> Result<T> {
    id_or_null(row, at)?.ok_or_else(|| decode_error(row, at, "no identity"))
}

pub(in crate::store) fn id_or_null<T: From<Uuid>>(row: &Row<'_>, at: usize) -> Result<Option<T>> {
    let bytes = row.get_ref(at)?.as_blob_or_null().map_err(|_| decode_error(row, at, "not an identity"))?;
    let Some(bytes) = bytes else { return Ok(None) };
    let id = Uuid::from_slice(bytes).map_err(|_| decode_error(row, at, "not an identity"))?;
    Ok(Some(T::from(id)))
}

/// A number in the range of its type.
pub(super) fn number<T: TryFrom<i64>>(row: &Row<'_>, at: usize) -> Result<T> {
    number_or_null(row, at)?.ok_or_else(|| decode_error(row, at, "no number"))
}

pub(super) fn number_or_null<T: TryFrom<i64>>(row: &Row<'_>, at: usize) -> Result<Option<T>> {
    let number = row.get_ref(at)?.as_i64_or_null().map_err(|_| decode_error(row, at, "not a number"))?;
    number.map(|number| T::try_from(number).map_err(|_| decode_error(row, at, "out of range"))).transpose()
}

/// A code of a closed list.
pub(in crate::store) fn code<T>(row: &Row<'_>, at: usize, from_code: fn(&str) -> Option<T>) -> Result<T> {
    from_code(str(row, at)?).ok_or_else(|| decode_error(row, at, "unknown code"))
}

pub(in crate::store) fn code_or_null<T>(
    row: &Row<'_>,
    at: usize,
    from_code: fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    let Some(code) = str_or_null(row, at)? else { return Ok(None) };
    from_code(code).map(Some).ok_or_else(|| decode_error(row, at, "unknown code"))
}

/// Bytes.
pub(super) fn bytes_or_null<'a>(row: &'a Row<'_>, at: usize) -> Result<Option<&'a [u8]>> {
    row.get_ref(at)?.as_blob_or_null().map_err(|_| decode_error(row, at, "not bytes"))
}

/// A colour.
pub(super) fn colour_or_null(row: &Row<'_>, at: usize) -> Result<Option<Colour>> {
    let Some(text) = str_or_null(row, at)? else { return Ok(None) };
    Colour::parse(text).map(Some).map_err(|_| decode_error(row, at, "not a colour"))
}

/// A date.
pub(super) fn date(row: &Row<'_>, at: usize) -> Result<NaiveDate> {
    date_or_null(row, at)?.ok_or_else(|| decode_error(row, at, "no date"))
}

pub(in crate::store) fn date_or_null(row: &Row<'_>, at: usize) -> Result<Option<NaiveDate>> {
    let Some(text) = str_or_null(row, at)? else { return Ok(None) };
    parse_date(text).map(Some).ok_or_else(|| decode_error(row, at, "not a date"))
}

/// Years of four digits are read by hand: a file has thousands of dates, and chrono's parser is made for all formats.
fn parse_date(text: &str) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return text.parse().ok() };
    let digits = |digits: &[u8]| {
        digits.iter().try_fold(0, |sum: u32, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    let year = i32::try_from(digits(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(&[m1, m2])?, digits(&[d1, d2])?)
}

/// A moment.
pub(in crate::store) fn time(row: &Row<'_>, at: usize) -> Result<DateTime<Utc>> {
    let parsed = DateTime::parse_from_rfc3339(str(row, at)?);
    parsed.map(|time| time.to_utc()).map_err(|_| decode_error(row, at, "not a time"))
}

/// A moment as files have it: UTC, to the microsecond.
pub(in crate::store) fn timestamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The first bytes of a hash, as names and fingerprints show them.
pub(in crate::store) fn hex(bytes: &[u8], count: usize) -> String {
    use std::fmt::Write;
    bytes.iter().take(count).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A list or table in JSON.
pub(in crate::store) fn parsed<T: DeserializeOwned + Default>(row: &Row<'_>, at: usize) -> Result<T> {
    match str(row, at)? {
        "[]" | "{}" => Ok(T::default()),
        text => serde_json::from_str(text).map_err(|_| decode_error(row, at, "not the JSON it should be")),
    }
}

/// Yes or no.
pub(super) fn yes(row: &Row<'_>, at: usize) -> Result<bool> {
    yes_or_null(row, at)?.ok_or_else(|| decode_error(row, at, "neither yes nor no"))
}

pub(super) fn yes_or_null(row: &Row<'_>, at: usize) -> Result<Option<bool>> {
    match number_or_null::<i64>(row, at)? {
        None => Ok(None),
        Some(0) => Ok(Some(false)),
        Some(1) => Ok(Some(true)),
        Some(_) => Err(decode_error(row, at, "neither yes nor no")),
    }
}

/// A value in JSON that has no default.
pub(super) fn json_of<T: DeserializeOwned>(row: &Row<'_>, at: usize) -> Result<T> {
    serde_json::from_str(str(row, at)?).map_err(|_| decode_error(row, at, "not the JSON it should be"))
}

/// A count, which may be larger than what SQLite calls an integer only in files nobody has.
pub(super) fn count_or_null(row: &Row<'_>, at: usize) -> Result<Option<u64>> {
    number_or_null(row, at)
}

pub(super) fn put_count<'a>(count: Option<u64>) -> Result<ToSqlOutput<'a>> {
    let Some(count) = count else { return Ok(put_null()) };
    let count = i64::try_from(count).map_err(|error| Error::ToSqlConversionFailure(error.into()))?;
    Ok(put_number(count))
}

/// A decimal number, kept as text so that it stays what it was.
pub(super) fn decimal_or_null(row: &Row<'_>, at: usize) -> Result<Option<Decimal>> {
    let Some(text) = str_or_null(row, at)? else { return Ok(None) };
    text.parse().map(Some).map_err(|_| decode_error(row, at, "not a decimal number"))
}

pub(super) fn put_decimal<'a>(number: Option<Decimal>) -> ToSqlOutput<'a> {
    number.map_or_else(put_null, |number| ToSqlOutput::Owned(Value::Text(number.to_string())))
}

/// The JSON text of a list or table.
pub(in crate::store) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::ToSqlConversionFailure(error.into()))
}

pub(super) fn put_json<'a, T: Serialize + ?Sized>(value: &T) -> Result<ToSqlOutput<'a>> {
    json(value).map(|text| ToSqlOutput::Owned(Value::Text(text)))
}

pub(super) const fn put_text(text: &str) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))
}

/// An identity as a value.
pub(in crate::store) const fn blob(id: &Uuid) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes()))
}

pub(super) const fn put_null<'a>() -> ToSqlOutput<'a> {
    ToSqlOutput::Borrowed(ValueRef::Null)
}

pub(super) fn put_number<'a>(number: impl Into<i64>) -> ToSqlOutput<'a> {
    ToSqlOutput::Owned(Value::Integer(number.into()))
}

pub(super) fn put_date<'a>(date: Option<NaiveDate>) -> ToSqlOutput<'a> {
    date.map_or_else(put_null, |date| ToSqlOutput::Owned(Value::Text(date.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_back_whatever_the_year() {
        for date in [NaiveDate::MIN, NaiveDate::MAX, NaiveDate::from_ymd_opt(2024, 2, 29).unwrap()] {
            assert_eq!(parse_date(&date.to_string()), Some(date));
        }
        assert_eq!(parse_date("2023-02-29"), None);
        assert_eq!(parse_date("20x3-02-01"), None);
    }
}
