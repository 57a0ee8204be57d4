//! What a file comes to whose use cases were typed in for years, in several layouts of the table of edits.

use std::error::Error;
use std::path::Path;

use rusqlite::{Connection, params};

/// So much is done in so many use cases.
const EDITS: u64 = 100_000;
const USE_CASES: u64 = 200;
/// In each of them so many answers are typed on by turns.
const ANSWERS: u64 = 35;
/// What one change adds to an answer, in bytes, and how long one gets before it is written anew.
const MORE: usize = 90;
const LONG: usize = 1_500;
/// A longer value is kept apart, in the layout that does so.
const APART: usize = 200;

/// The layouts: what each is called, and how it keeps an edit.
const LAYOUTS: [(&str, &str); 3] = [
    (
        "without row numbers, by (change, record, field)",
        "CREATE TABLE edit (change INTEGER, record BLOB, kind TEXT, field TEXT, value ANY, base BLOB,
             PRIMARY KEY (change, record, field)) STRICT, WITHOUT ROWID;",
    ),
    (
        "by row numbers, with an index of changes",
        "CREATE TABLE edit (change INTEGER, record BLOB, kind TEXT, field TEXT, value ANY, base BLOB) STRICT;
         CREATE INDEX edit_change ON edit (change);",
    ),
    (
        "the same, long values in a table apart",
        "CREATE TABLE edit (change INTEGER, record BLOB, kind TEXT, field TEXT, value ANY, base BLOB) STRICT;
         CREATE INDEX edit_change ON edit (change);
         CREATE TABLE long (edit INTEGER PRIMARY KEY, value ANY) STRICT;",
    ),
];

/// Writes the same edits in each layout, and prints what becomes of them.
pub fn compare(folder: &Path) -> Result<(), Box<dyn Error>> {
    println!("{EDITS} edits on {USE_CASES} use cases, in MB");
    for (number, (called, schema)) in LAYOUTS.iter().enumerate() {
        let file = folder.join(format!("layout {number}"));
        let (kept, standing) = write(&file, schema)?;
        let size = file.metadata()?.len() as usize;
        let connection = Connection::open(&file)?;
        let of = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        let edits =
            of("SELECT sum(pgsize) FROM dbstat WHERE name IN ('edit', 'edit_change', 'long')")?;
        let unused = of("SELECT sum(unused) FROM dbstat")?;
        let mb = |bytes: usize| bytes as f64 / 1e6;
        println!(
            "{called}: file {:.0}, its edits {:.0}, unused {:.0}; text kept {:.1}, standing {:.1}; file ÷ kept {:.1}, ÷ standing {:.0}",
            mb(size),
            mb(edits as usize),
            mb(unused as usize),
            mb(kept),
            mb(standing),
            size as f64 / kept as f64,
            size as f64 / standing as f64,
        );
    }
    Ok(())
}

/// Answers how many bytes of text were kept, and how many of them stand at the end.
fn write(file: &Path, schema: &str) -> Result<(usize, usize), Box<dyn Error>> {
    let mut connection = Connection::open(file)?;
    connection.execute_batch(schema)?;
    connection.execute_batch(
        "CREATE TABLE change (n INTEGER PRIMARY KEY, id BLOB UNIQUE, doc BLOB, stamp INTEGER, at INTEGER, author BLOB,
             what TEXT, action BLOB, undoes BLOB, via INTEGER, crc INTEGER) STRICT;
         CREATE INDEX change_doc ON change (doc);
         CREATE INDEX change_action ON change (action);",
    )?;
    let keeps_apart = schema.contains("long");
    let mut answers = vec![String::new(); (USE_CASES * ANSWERS) as usize];
    let mut kept = 0;
    let transaction = connection.transaction()?;
    for n in 1..=EDITS {
        // A use case is worked in for a while, and some of its answers by turns.
        let use_case = n / 50 * 7919 % USE_CASES;
        let answer = n % 50 / 10 * 11 % ANSWERS;
        let text = &mut answers[(use_case * ANSWERS + answer) as usize];
        if text.len() > LONG {
            text.clear();
        }
        let word = format!("what was said at {n} ");
        text.extend(word.chars().cycle().take(MORE));
        kept += text.len();
        let stamp = 1_700_000_000_000 + n.cast_signed() * 60_000;
        let (doc, id, action) = (id(use_case, 1), id(n, 2), id(n, 3));
        transaction
            .prepare_cached("INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?4, ?5, 'type', ?6, NULL, NULL, 4000000000)")?
            .execute(params![n.cast_signed(), id, doc, stamp, doc, action])?;
        let is_apart = keeps_apart && text.len() > APART;
        let here = (!is_apart).then_some(&*text);
        transaction
            .prepare_cached("INSERT INTO edit VALUES (?1, ?2, 'use-case', ?3, ?4, ?2)")?
            .execute(params![
                n.cast_signed(),
                doc,
                format!("answer/ideation/number-{answer}"),
                here
            ])?;
        if is_apart {
            transaction
                .prepare_cached("INSERT INTO long VALUES (?1, ?2)")?
                .execute(params![transaction.last_insert_rowid(), &*text])?;
        }
    }
    transaction.commit()?;
    Ok((kept, answers.iter().map(String::len).sum()))
}

/// An identifier as they are made: its first half grows.
fn id(number: u64, what: u8) -> [u8; 16] {
    let mut id = [what; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    let odd = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    id[8..].copy_from_slice(&odd.to_be_bytes());
    id
}
