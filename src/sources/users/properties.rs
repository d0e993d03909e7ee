//! What holds for every file.

use std::collections::BTreeSet;

use proptest::prelude::*;
use xlm_core::calendar::Day;

use super::*;

fn text() -> impl Strategy<Value = String> {
    // Texts that CSV, spreadsheets and comments could trip over; already trimmed and composed, as a row always is.
    "[a-zA-Z\u{f6}\u{df}\u{4e2d}0-9;,\"'#=+@ -]{0,12}".prop_map(|text| text.trim().to_owned())
}

fn filled() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("{text}x"))
}

fn row() -> impl Strategy<Value = UserRow> {
    let names = (filled(), filled(), filled());
    let numbers = (text(), text(), text(), text(), text());
    let places = (text(), text(), proptest::collection::btree_set("[0-9+]{1,5}", 0..3));
    let rest = (any::<[bool; 3]>(), proptest::option::of(-20_000..60_000), text());
    (names, numbers, places, rest).prop_map(|(names, numbers, places, (roles, joined, protected))| UserRow {
        key: String::new(),
        first_name: names.0,
        name: names.1,
        account: names.2,
        phone: numbers.0,
        fax: numbers.1,
        mobile: numbers.2,
        email: numbers.3,
        description: numbers.4,
        location: Some(places.0),
        group: Some(places.1),
        lines: Some(places.2.into_iter().collect()),
        teamdesk: Some(Roles { member: roles[0], leader: roles[1], analyst: roles[2] }),
        joined: joined.map(Day::from_days),
        protected: Some(format!("{protected}x")),
    })
}

fn rows() -> impl Strategy<Value = Vec<UserRow>> {
    proptest::collection::vec(row(), 0..8).prop_map(|mut rows| {
        for (index, row) in rows.iter_mut().enumerate() {
            row.key = format!("{}U{index}", ["", "#", "=", "'", "\"", "'#"][index % 6]);
        }
        rows
    })
}

/// Lines of which some are wrong in one way or another.
fn line() -> impl Strategy<Value = String> {
    ("[A-D]{0,1}", "[a-c]{0,1}", prop_oneof![Just("2024-01-01"), Just("x"), Just("")])
        .prop_map(|(key, name, joined)| format!("{key};A;{name};acc;{joined}"))
}

fn read_lines(lines: &[String]) -> (BTreeSet<UserRow>, usize) {
    let file = read_users(format!("ID;firstname;name;account;joined\n{}", lines.join("\n")).as_bytes()).unwrap();
    (file.rows.iter().cloned().collect(), file.bad_rows.len())
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), with_header in any::<bool>()) {
        let mut file = if with_header { b"ID;firstname;name;account;lines;joined\n".to_vec() } else { Vec::new() };
        file.extend(bytes);
        if let Ok(read) = read_users(&file) {
            let keys: BTreeSet<_> = read.rows.iter().map(|row| row.key.as_str()).collect();
            prop_assert_eq!(keys.len(), read.rows.len());
            prop_assert!(read.rows.iter().all(|row| !row.key.is_empty() && row.key.len() <= 64));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[U1;,\t \"#\r\n\u{e9}=']{0,80}") {
        let file = read_users(format!("ID;firstname;name;account\n{text}").as_bytes());
        if let Ok(file) = file {
            let lines = text.matches('\n').count() as u64 + 2;
            prop_assert!(file.bad_rows.iter().all(|bad_row| (2..=lines).contains(&bad_row.line)));
        }
    }

    #[test]
    fn what_is_written_is_read_back(rows in rows()) {
        let bytes = write_users(Vec::new(), &rows, &Column::ALL).unwrap();
        let file = read_users(&bytes).unwrap();
        prop_assert_eq!(&file.bad_rows, &[]);
        prop_assert_eq!(file.encoding, TextEncoding::Utf8WithMark);
        prop_assert_eq!(file.rows, rows);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(
        (lines, shuffled) in proptest::collection::vec(line(), 0..12)
            .prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle()))
    ) {
        prop_assert_eq!(read_lines(&lines), read_lines(&shuffled));
    }
}
