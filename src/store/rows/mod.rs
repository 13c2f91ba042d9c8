//! Records as rows: which columns, in which order, and what they mean.
//!
//! Each kind of record says its table and columns once ([`Stored`]); statements are made from that. Reading goes by
//! position, because opening a file reads every row of a plan before the first frame.

/// Stores a record whose columns are its fields and whose key is its identity: each field with the kind of its column, in
/// the order of the columns, and with the name of the column where that is another.
macro_rules! stored {
    ($record:ident in $table:literal by $key:ident {
        $($field:ident $(in $column:literal)?: $kind:ident $(($code:ident))?,)+
    }) => {
        impl Stored for $record {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stored!(@name $field $($column)?)),+];

            fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
                let mut columns = 0..;
                let mut next = || columns.next().unwrap_or_default();
                Ok(Self { $($field: stored!(@read row, next(), $kind $(($code))?)),+ })
            }

            fn values(&self) -> Values<'_> {
                Ok(vec![$(stored!(@put self.$field, $kind)),+])
            }

            fn key_values(key: &$key) -> Vec<ToSqlOutput<'_>> {
                vec![column::blob(&key.0)]
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $column:literal) => { $column };
    (@read $row:expr, $at:expr, uuid) => { column::id($row, $at)? };
    (@read $row:expr, $at:expr, uuid_or_null) => { column::id_or_null($row, $at)? };
    (@read $row:expr, $at:expr, $kind:ident) => { column::$kind($row, $at)? };
    (@read $row:expr, $at:expr, $kind:ident ($code:ident)) => { column::$kind($row, $at, $code::from_code)? };
    (@put $value:expr, id) => { column::blob(&$value.0) };
    (@put $value:expr, uuid) => { column::blob(&$value) };
    (@put $value:expr, id_or_null) => { $value.as_ref().map_or_else(column::put_null, |id| column::blob(&id.0)) };
    (@put $value:expr, uuid_or_null) => { $value.as_ref().map_or_else(column::put_null, column::blob) };
    (@put $value:expr, number) => { column::put_number($value) };
    (@put $value:expr, yes) => { column::put_number($value) };
    (@put $value:expr, text) => { column::put_text(&$value) };
    (@put $value:expr, date) => { column::put_date(Some($value)) };
    (@put $value:expr, date_or_null) => { column::put_date($value) };
    (@put $value:expr, parsed) => { column::put_json(&$value)? };
    (@put $value:expr, code) => { column::put_text($value.code()) };
    (@put $value:expr, code_or_null) => {
        $value.map_or_else(column::put_null, |code| column::put_text(code.code()))
    };
    (@put $value:expr, count_or_null) => { column::put_count($value)? };
    (@put $value:expr, decimal_or_null) => { column::put_decimal($value) };
}

mod column;
mod figures;
mod look;
mod plan;
mod recorded;
mod tree;
mod year;

use crate::domain::{
    Action, ActionPlan, Answer, Area, Board, Book, Carried, ControlActivity, Deviation, EffectCheck, Entity,
    GoverningDocument, LimitRule, Look, Measure, MeasureValue, Outcome, Period, Plan, Question, Reception, Record,
    RecordKey, Revision, RiskPoint, SheetItem, SignOff, Supplement, Survey, SurveyQuestion, TestSheet,
};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params_from_iter};

pub(super) use column::{
    blob, code, code_or_null, date_or_null, decode_error, hex, id, id_or_null, json, parsed, text, time, timestamp,
};

/// Values of a row, in the order of its columns.
type Values<'a> = rusqlite::Result<Vec<ToSqlOutput<'a>>>;

/// A kind of record with a table.
pub(super) trait Stored: Entity + Into<Record> {
    /// The table.
    const TABLE: &'static str;
    /// Its columns, those of the key first.
    const COLUMNS: &'static [&'static str];
    /// How many columns are the key.
    const KEYS: usize = 1;

    /// Reads a row.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;

    /// The columns' values.
    fn values(&self) -> Values<'_>;

    /// The key columns' values.
    fn key_values(key: &Self::Key) -> Vec<ToSqlOutput<'_>>;

    /// Reads what lies in other tables.
    fn read_parts(&mut self, _connection: &Connection) -> rusqlite::Result<()> {
        Ok(())
    }

    /// Writes what lies in other tables.
    fn write_parts(&self, _connection: &Connection) -> rusqlite::Result<()> {
        Ok(())
    }
}

/// `SELECT` of every column, to be followed by a condition.
pub(super) fn select<E: Stored>() -> String {
    format!("SELECT {} FROM {}", E::COLUMNS.join(", "), E::TABLE)
}

fn by_key<E: Stored>() -> String {
    let keys = E::COLUMNS.iter().take(E::KEYS).enumerate();
    keys.map(|(at, column)| format!("{column} = ?{}", at + 1)).collect::<Vec<_>>().join(" AND ")
}

/// The stored record of a kind with this identity.
pub(super) fn fetch<E: Stored>(connection: &Connection, key: E::Key) -> rusqlite::Result<Option<E>> {
    let sql = format!("{} WHERE {}", select::<E>(), by_key::<E>());
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_row(params_from_iter(E::key_values(&key)), E::read).optional()?;
    let Some(mut record) = found else { return Ok(None) };
    record.read_parts(connection)?;
    Ok(Some(record))
}

fn write<E: Stored>(connection: &Connection, record: &E) -> rusqlite::Result<()> {
    let keys = E::COLUMNS.get(..E::KEYS).unwrap_or_default().join(", ");
    let places = vec!["?"; E::COLUMNS.len()].join(", ");
    let set = E::COLUMNS.iter().skip(E::KEYS).map(|name| format!("{name} = excluded.{name}")).collect::<Vec<_>>();
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({places}) ON CONFLICT ({keys}) DO UPDATE SET {}",
        E::TABLE,
        E::COLUMNS.join(", "),
        set.join(", ")
    );
    connection.prepare_cached(&sql)?.execute(params_from_iter(record.values()?))?;
    record.write_parts(connection)
}

fn delete<E: Stored>(connection: &Connection, key: E::Key) -> rusqlite::Result<()> {
    let sql = format!("DELETE FROM {} WHERE {}", E::TABLE, by_key::<E>());
    connection.prepare_cached(&sql)?.execute(params_from_iter(E::key_values(&key)))?;
    Ok(())
}

/// Reads the rows of a kind that meet a condition into a book.
pub(super) fn load<E: Stored>(
    connection: &Connection,
    book: &mut Book,
    condition: &str,
    parameter: Option<&[u8]>,
) -> rusqlite::Result<()> {
    let parameters: &[&dyn ToSql] = &[&parameter];
    load_where::<E>(connection, book, condition, parameter.map_or(&[], |_| parameters))
}

/// As [`load`], for a condition with any number of parameters.
pub(super) fn load_where<E: Stored>(
    connection: &Connection,
    book: &mut Book,
    condition: &str,
    parameters: &[&dyn ToSql],
) -> rusqlite::Result<()> {
    load_by::<E>(connection, book, &sql::<E>(condition), parameters)
}

/// The statement that reads the records of a kind which meet a condition.
pub(super) fn sql<E: Stored>(condition: &str) -> String {
    format!("{} {condition}", select::<E>())
}

/// As [`load_where`], by a statement of [`sql`] that is used again and again.
pub(super) fn load_by<E: Stored>(
    connection: &Connection,
    book: &mut Book,
    sql: &str,
    parameters: &[&dyn ToSql],
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, E::read)?;
    let mut failed = Ok(());
    // Straight from the rows into the book: a list between the two would cost as much again in copying.
    book.load(rows.map_while(|record| record.map_err(|error| failed = Err(error)).ok()));
    failed
}

pub(super) use recorded::{BLANK, load_actions};

macro_rules! kinds {
    ($($kind:ident),*) => {
        /// The stored record with this identity.
        pub(super) fn fetch_record(connection: &Connection, key: RecordKey) -> rusqlite::Result<Option<Record>> {
            match key { $(RecordKey::$kind(key) => Ok(fetch::<$kind>(connection, key)?.map(Record::from)),)* }
        }

        /// Enters a record, in place of any with its identity.
        pub(super) fn write_record(connection: &Connection, record: &Record) -> rusqlite::Result<()> {
            match record { $(Record::$kind(record) => write(connection, record),)* }
        }

        /// Takes a record out.
        pub(super) fn delete_record(connection: &Connection, key: RecordKey) -> rusqlite::Result<()> {
            match key { $(RecordKey::$kind(key) => delete::<$kind>(connection, key),)* }
        }
    };
}

kinds!(
    Board,
    Plan,
    Period,
    Area,
    RiskPoint,
    ControlActivity,
    Question,
    LimitRule,
    Measure,
    Outcome,
    Answer,
    Survey,
    SurveyQuestion,
    TestSheet,
    SheetItem,
    MeasureValue,
    Deviation,
    ActionPlan,
    Action,
    EffectCheck,
    Supplement,
    SignOff,
    Reception,
    Revision,
    GoverningDocument,
    Carried,
    Look
);
