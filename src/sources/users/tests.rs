//! The rules of a file with users, one by one.

use super::*;

const FIRST_LINE: &str = "ID;firstname;name;account";

fn read(text: &str) -> UserFile {
    read_users(text.as_bytes()).unwrap()
}

/// One row under the mandatory columns and one more.
fn read_cell(column: &str, cell: &str) -> UserFile {
    read(&format!("{FIRST_LINE};{column}\nU1;Anna;Berg;anna.berg;{cell}\n"))
}

#[track_caller]
fn check_problem(column: &str, cell: &str, expected: &Problem) {
    let file = read_cell(column, cell);
    assert_eq!(file.rows, [], "{cell}");
    assert_eq!(file.bad_rows.len(), 1, "{cell}");
    assert_eq!((file.bad_rows[0].line, file.bad_rows[0].column), (2, Column::named(column)), "{cell}");
    assert_eq!(&file.bad_rows[0].problem, expected, "{cell}");
}

#[test]
fn the_four_mandatory_columns_are_enough() {
    let file = read("ID;firstname;name;account\nU1;Anna;Berg;anna.berg\n");
    let expected = UserRow {
        key: "U1".into(),
        first_name: "Anna".into(),
        name: "Berg".into(),
        account: "anna.berg".into(),
        ..UserRow::default()
    };
    assert_eq!(file.rows, [expected]);
    assert_eq!(file.columns, Column::MANDATORY);
    assert_eq!(file.rows[0].location, None, "an absent column leaves the location as it is");
    assert_eq!((file.bad_rows.len(), file.bad_rows_left_out), (0, 0));
}

#[test]
fn every_column_is_read() {
    let file = read(
        "ID;firstname;name;account;phone;fax;mobile;email;description;location;group;lines;teamdesk;joined;protected\n\
         U1;Anna;Berg;anna.berg;+49 30 23125 101;+49 30 23125 901;+49 171 39200 01;anna@example.org;Front desk;Berlin;Service;\
         101,102;member,analyst;2019-04-01;Reception\n",
    );
    let row = &file.rows[0];
    assert_eq!((row.phone.as_str(), row.fax.as_str()), ("+49 30 23125 101", "+49 30 23125 901"));
    assert_eq!((row.mobile.as_str(), row.email.as_str()), ("+49 171 39200 01", "anna@example.org"));
    assert_eq!(row.description, "Front desk");
    assert_eq!((row.location.as_deref(), row.group.as_deref()), (Some("Berlin"), Some("Service")));
    assert_eq!(row.lines, Some(vec!["101".into(), "102".into()]));
    assert_eq!(row.teamdesk, Some(Roles { member: true, leader: false, analyst: true }));
    assert_eq!(row.joined.map(|day| day.to_string()).as_deref(), Some("2019-04-01"));
    assert_eq!(row.protected.as_deref(), Some("Reception"));
    assert_eq!(file.columns, Column::ALL);
}

#[test]
fn german_column_names_in_any_order() {
    let file = read(
        "Nachname;Vorname;Anmeldename;ID;Tel. Firma;Fax Firma;Tel. Mobil;E-Mail;Beschreibung;Standort;Konfigurationsgruppe;\
         Leitungen;Team Desk;Eintritt;Gesch\u{fc}tzt\n\
         Berg;Anna;anna.berg;U1;1;2;3;a@example.org;Empfang;Berlin;Service;4;Team-Mitglied, Team-Leiter;1.4.2019;ja\n",
    );
    let row = &file.rows[0];
    assert_eq!((row.key.as_str(), row.name.as_str(), row.first_name.as_str()), ("U1", "Berg", "Anna"));
    assert_eq!(row.teamdesk, Some(Roles { member: true, leader: true, analyst: false }));
    assert_eq!(row.joined.map(|day| day.to_string()).as_deref(), Some("2019-04-01"));
    assert_eq!(row.protected.as_deref(), Some("ja"));
    assert_eq!(file.unknown_columns, [""; 0]);
}

#[test]
fn the_separator_is_found_out() {
    for separator in Separator::ALL {
        let between = char::from(separator.byte()).to_string();
        let text = format!("{FIRST_LINE}\nU1;Anna;Berg;anna.berg\n").replace(';', &between);
        let file = read(&text);
        assert_eq!((file.separator, file.rows.len()), (separator, 1), "{text}");
    }
    assert_eq!(read("\"ID\",\"name\",\"firstname\",\"account\",\"a;b\"\nU1,B,A,a,x").separator, Separator::Comma);
    assert_eq!(read("sep=,\r\nID,firstname,name,account\r\nU1,A,B,a\r\n").rows.len(), 1);
}

#[test]
fn encodings_are_told_apart() {
    let text = format!("{FIRST_LINE}\nU1;J\u{f6}rg;M\u{fc}ller;joerg\n");
    let with_mark = format!("\u{feff}{text}");
    let units: Vec<u16> = text.encode_utf16().collect();
    let low: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let high: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let latin: Vec<u8> = text.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    let marked = |mark: [u8; 2], bytes: &[u8]| [&mark, bytes].concat();
    for (bytes, encoding) in [
        (text.clone().into_bytes(), TextEncoding::Utf8),
        (with_mark.into_bytes(), TextEncoding::Utf8WithMark),
        (marked([0xff, 0xfe], &low), TextEncoding::Utf16LowFirst),
        (low, TextEncoding::Utf16LowFirst),
        (marked([0xfe, 0xff], &high), TextEncoding::Utf16HighFirst),
        (high, TextEncoding::Utf16HighFirst),
        (latin, TextEncoding::Windows1252),
    ] {
        let file = read_users(&bytes).unwrap();
        assert_eq!(file.encoding, encoding);
        assert_eq!(
            (file.rows[0].first_name.as_str(), file.rows[0].name.as_str()),
            ("J\u{f6}rg", "M\u{fc}ller"),
            "{encoding:?}"
        );
    }
}

#[test]
fn comments_and_blank_lines_do_not_shift_the_line_numbers() {
    let file = read(&format!(
        "# users\n\n{FIRST_LINE}\r\n# first floor; not a row\r\n\r\nU1;A;B;a\r\n;;;\r\n#\r\nU2;;B;b\r\n\"U3\";A;\"B\nC\";c\nU4;A;B;\n"
    ));
    assert_eq!(file.rows.len(), 1);
    let places: Vec<_> = file.bad_rows.iter().map(|bad_row| (bad_row.line, bad_row.column, &bad_row.problem)).collect();
    assert_eq!(
        places,
        [
            (9, Some(Column::FirstName), &Problem::MissingValue),
            (10, Some(Column::Name), &Problem::ControlCharacter { code: 10 }),
            (12, Some(Column::Account), &Problem::MissingValue),
        ]
    );
}

#[test]
fn lone_carriage_returns_end_lines_in_old_files() {
    let file = read("ID;firstname;name;account\r# a comment\rU1;A;B;a\rU2;A;;b\r");
    assert_eq!((file.rows.len(), file.bad_rows[0].line), (1, 4));
}

#[test]
fn cells_are_trimmed_and_composed() {
    let file = read(&format!("{FIRST_LINE}\n U1 ;\u{a0}Jo\u{308}rg ;\"Berg; jun.\";\"a\"\"b\"\n"));
    let row = &file.rows[0];
    assert_eq!((row.key.as_str(), row.first_name.as_str()), ("U1", "J\u{f6}rg"));
    assert_eq!((row.name.as_str(), row.account.as_str()), ("Berg; jun.", "a\"b"));
}

#[test]
fn keys_are_case_sensitive_and_at_most_64_bytes() {
    let longest = "x".repeat(64);
    let file = read(&format!("{FIRST_LINE}\nu1;A;B;a\nU1;A;B;b\n{longest};A;B;c\n\u{fc}{longest};A;B;d\n"));
    assert_eq!(file.rows.len(), 3);
    assert_eq!(file.bad_rows[0].problem, Problem::KeyTooLong { bytes: 66 });
}

#[test]
fn of_rows_with_the_same_key_none_is_taken() {
    let file = read(&format!("{FIRST_LINE}\nU1;A;B;a\nU2;A;B;b\nU1;A;B;c\nU1;A;;d\n"));
    let keys: Vec<_> = file.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["U2"]);
    let duplicates: Vec<_> = file
        .bad_rows
        .iter()
        .filter_map(|bad_row| match bad_row.problem {
            Problem::DuplicateKey { other_line } => Some((bad_row.line, other_line)),
            _ => None,
        })
        .collect();
    assert_eq!(duplicates, [(2, 4), (4, 2), (5, 2)]);
}

#[test]
fn what_excel_made_of_a_long_number_is_refused() {
    for cell in ["4,98E+12", "4.98E+12", "5E+12", "+4,9e+12"] {
        for column in ["phone", "fax", "mobile", "lines"] {
            check_problem(column, cell, &Problem::ShortenedNumber);
        }
    }
    for cell in ["+49 30 23125 101", "0049-30", "E+12", "1E5", ""] {
        assert_eq!(read_cell("phone", cell).bad_rows, [], "{cell}");
    }
}

#[test]
fn dates_are_iso_or_german() {
    for (cell, day) in [("2024-02-29", "2024-02-29"), ("29.02.2024", "2024-02-29"), ("1.3.2024", "2024-03-01")] {
        assert_eq!(read_cell("joined", cell).rows[0].joined, Some(day.parse().unwrap()));
    }
    assert_eq!(read_cell("joined", " ").rows[0].joined, None);
    for cell in ["29.02.2023", "02/28/2024", "1.3.24", "2024-3-1", "1.3.2024.", "soon", "+1.3.2024", "001.3.2024"] {
        check_problem("joined", cell, &Problem::BadDate);
    }
}

#[test]
fn roles_are_words() {
    assert_eq!(read_cell("teamdesk", "").rows[0].teamdesk, Some(Roles::default()));
    let all = Roles { member: true, leader: true, analyst: true };
    assert_eq!(read_cell("teamdesk", "MEMBER, Team leader,Analystin").rows[0].teamdesk, Some(all));
    check_problem("teamdesk", "member,boss", &Problem::UnknownRole { word: "boss".into() });
    check_problem("teamdesk", "yes", &Problem::UnknownRole { word: "yes".into() });
}

#[test]
fn protection_is_a_reason_or_yes_or_no() {
    for (cell, reason) in [("Emergency desk", "Emergency desk"), ("yes", "yes"), ("no", ""), ("Nein", ""), ("", "")] {
        assert_eq!(read_cell("protected", cell).rows[0].protected.as_deref(), Some(reason));
    }
}

#[test]
fn lines_are_a_comma_list_without_repetitions() {
    assert_eq!(read_cell("lines", "101, 102,,").rows[0].lines, Some(vec!["101".into(), "102".into()]));
    assert_eq!(read_cell("lines", "").rows[0].lines, Some(Vec::new()));
    check_problem("lines", "101,102,101", &Problem::DuplicateLine { number: "101".into() });
}

#[test]
fn a_row_must_have_as_many_cells_as_the_first_line() {
    let file = read(&format!("{FIRST_LINE}\nU1;A;B\nU2;A;B;b;x\nU3;A;B;c;;\n"));
    assert_eq!(file.rows.len(), 1, "empty cells at the end do no harm");
    assert_eq!(file.bad_rows[0].problem, Problem::TooFewCells { expected: 4, found: 3 });
    assert_eq!(file.bad_rows[1].problem, Problem::TooManyCells { expected: 4, found: 5 });
}

#[test]
fn hidden_and_endless_text_is_refused() {
    check_problem("email", "a\u{0}b", &Problem::ControlCharacter { code: 0 });
    check_problem("group", "a\u{202e}b", &Problem::ControlCharacter { code: 0x202e });
    check_problem("group", "a\u{fffd}b", &Problem::Undecodable);
    check_problem("description", &"x".repeat(1_025), &Problem::CellTooLong { limit: 1_024 });
    assert_eq!(read_cell("description", "\"first\r\n second\tthird\"").rows[0].description, "first second third");
    let file = read(&format!("{FIRST_LINE}\nU1;A;B;{}\nU2;A;B;b", "x".repeat(70_000)));
    assert_eq!(file.bad_rows[0].problem, Problem::RowTooLong { limit: 65_536 });
    assert_eq!((file.bad_rows.len(), file.rows.len()), (1, 1));
}

#[test]
fn a_message_shows_the_start_of_the_cell() {
    let file = read_cell("email", &format!("\u{7}{}", "x".repeat(100)));
    assert_eq!(file.bad_rows[0].cell, format!("\u{b7}{}", "x".repeat(59)));
}

#[test]
fn a_file_that_is_not_one_with_users_is_refused_as_a_whole() {
    let refusal = |text: &str| read_users(text.as_bytes()).unwrap_err();
    assert!(matches!(refusal(""), UserFileError::Empty));
    assert!(matches!(refusal("# only a comment\n\n"), UserFileError::Empty));
    assert!(matches!(
        refusal("ID;Vorname;Telefon\n"),
        UserFileError::MissingColumns { missing, found }
            if missing == [Column::Name, Column::Account] && found == ["ID", "Vorname", "Telefon"]
    ));
    assert!(matches!(
        refusal("ID;name;Nachname;firstname;account\n"),
        UserFileError::DuplicateColumn { column: Column::Name }
    ));
    assert!(matches!(refusal(&";".repeat(300)), UserFileError::TooManyColumns { limit: 256 }));
}

#[test]
fn an_open_quote_refuses_the_file_since_it_swallows_users() {
    let text = format!("{FIRST_LINE}\nU1;A;B;a\nU2;\"A;B;b\nU3;A;B;c\n");
    assert!(matches!(read_users(text.as_bytes()), Err(UserFileError::UnclosedQuote { line: 3 })));
    // A quote inside a cell opens nothing.
    assert_eq!(read(&format!("{FIRST_LINE}\nU1;A;B 6\";a")).rows[0].name, "B 6\"");
}

#[test]
fn what_is_not_known_is_named_and_left_alone() {
    let file = read("ID;firstname;name;account;shoe size;\nU1;A;B;a;43;\n");
    assert_eq!(file.unknown_columns, ["shoe size"]);
    assert_eq!(file.rows.len(), 1);
}

#[test]
fn thousands_of_bad_rows_are_counted_but_not_kept() {
    let mut text = format!("{FIRST_LINE}\n");
    text.push_str(&";A;B;a\n".repeat(10_003));
    let file = read(&text);
    assert_eq!((file.bad_rows.len(), file.bad_rows_left_out), (10_000, 3));
}

#[test]
fn a_source_that_fails_is_reported() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _buffer: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("disk gone"))
        }
    }
    assert!(matches!(read_users_from::<Vec<UserRow>>(Broken, 0, &|_, _| true), Err(UserFileError::Io(_))));
    let file = format!("{FIRST_LINE}\nU1;A;B;a");
    assert_eq!(read_users_from::<Vec<UserRow>>(file.as_bytes(), 5, &|_, _| true).unwrap().unwrap().rows.len(), 1);
    assert_eq!(read_users_from::<Vec<UserRow>>(file.as_bytes(), 5, &|_, _| false).unwrap(), None);
}

#[test]
fn files_as_excel_saves_them_on_a_german_system() {
    let ansi = read_users(include_bytes!("../../../tests/fixtures/users/german-windows-1252.csv")).unwrap();
    let unicode = read_users(include_bytes!("../../../tests/fixtures/users/german-unicode-text.txt")).unwrap();
    assert_eq!((ansi.encoding, ansi.separator), (TextEncoding::Windows1252, Separator::Semicolon));
    assert_eq!((unicode.encoding, unicode.separator), (TextEncoding::Utf16LowFirst, Separator::Tab));
    for file in [&ansi, &unicode] {
        assert_eq!(file.bad_rows, []);
        assert_eq!(file.rows[1].name, "Gro\u{df}; geb. Wei\u{df}");
        assert_eq!(file.rows[1].teamdesk, Some(Roles { member: true, leader: true, analyst: false }));
        assert_eq!(file.rows[0].joined.map(|day| day.to_string()).as_deref(), Some("2019-04-01"));
    }
    assert_eq!((ansi.rows[2].first_name.as_str(), unicode.rows[2].first_name.as_str()), ("Çaglar", "Çağlar"));
}

#[test]
fn every_mistake_of_a_file_is_named_with_its_place() {
    let file = read_users(include_bytes!("../../../tests/fixtures/users/with-mistakes.csv")).unwrap();
    let places: Vec<_> = file.bad_rows.iter().map(|bad_row| (bad_row.line, bad_row.column, &bad_row.problem)).collect();
    assert_eq!(
        places,
        [
            (4, Some(Column::Name), &Problem::MissingValue),
            (5, Some(Column::Phone), &Problem::ShortenedNumber),
            (6, Some(Column::Joined), &Problem::BadDate),
            (7, Some(Column::Teamdesk), &Problem::UnknownRole { word: "boss".into() }),
            (8, None, &Problem::TooFewCells { expected: 8, found: 6 }),
            (9, Some(Column::Key), &Problem::DuplicateKey { other_line: 10 }),
            (10, Some(Column::Key), &Problem::DuplicateKey { other_line: 9 }),
        ]
    );
    let keys: Vec<_> = file.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["U1", "U8"]);
}

#[test]
fn the_sample_company_is_a_good_file() {
    let file = read_users(include_bytes!("../../../assets/sample/users.csv")).unwrap();
    assert_eq!((file.bad_rows.len(), file.rows.len(), file.unknown_columns.len()), (0, 240, 0));
    assert_eq!(file.columns, Column::ALL);
    let count = |part: fn(&UserRow) -> Option<String>| {
        file.rows
            .iter()
            .filter_map(part)
            .filter(|value| !value.is_empty())
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    };
    assert_eq!(count(|row| row.location.clone()), 3);
    assert_eq!(count(|row| row.group.clone()), 8);
    assert_eq!((count(|row| Some(row.account.clone())), count(|row| Some(row.phone.clone()))), (240, 240));
    let members = file.rows.iter().filter(|row| row.teamdesk.is_some_and(|roles| roles.member)).count();
    assert_eq!(members, 24);
    assert_eq!(
        file.rows.iter().filter(|row| row.protected.as_deref().is_some_and(|reason| !reason.is_empty())).count(),
        6
    );
    let lines: Vec<&String> = file.rows.iter().flat_map(|row| row.lines.as_deref().unwrap_or_default()).collect();
    let different: std::collections::BTreeSet<_> = lines.iter().collect();
    assert_eq!(lines.len(), different.len());
    assert!(file.rows.iter().all(|row| row.lines.as_ref().is_some_and(|lines| lines.len() <= 3)));
    assert!(file.rows.iter().any(|row| row.joined.is_none()), "some joined nobody knows when");
}
