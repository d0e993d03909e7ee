use std::{borrow::ToOwned as _, collections::BTreeSet, format, string::String, vec, vec::Vec};

use crate::command::{Command, ReadError, parse_ron, write_ron};

const COMMANDS: &str = include_str!("../../../../docs/commands.md");

/// The RON blocks of the documentation.
fn examples() -> Vec<&'static str> {
    let blocks = COMMANDS.split("```ron\n").skip(1);
    blocks.map(|block| block.split_once("```").unwrap().0).collect()
}

fn names(commands: &[Command]) -> Vec<String> {
    let name = |command: &Command| format!("{command:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned();
    let inner = |command: &Command| match command {
        Command::Batch(commands) => names(commands),
        _ => vec![],
    };
    commands.iter().flat_map(|command| [vec![name(command)], inner(command)].concat()).collect()
}

/// The names of all commands, as the reader itself lists them when it meets another one.
fn all_names() -> BTreeSet<String> {
    match ron::from_str::<Command>("Nonsense") {
        Err(ron::error::SpannedError { code: ron::Error::NoSuchEnumVariant { expected, .. }, .. }) => {
            expected.iter().map(|name| (*name).to_owned()).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_command_is_shown_as_it_is_read() {
    let mut shown = BTreeSet::new();
    for example in examples() {
        let commands = parse_ron(example).unwrap_or_else(|error| panic!("{error}\n{example}"));
        shown.extend(names(&commands));
    }
    assert_eq!(shown, all_names());
}

#[test]
fn what_is_written_is_read_again() {
    for example in examples() {
        let commands = parse_ron(example).unwrap();
        let written = ron::to_string(&commands).unwrap();
        assert_eq!(parse_ron(&written), Ok(commands.clone()), "{written}");
        let in_lines = write_ron(&commands).unwrap();
        assert_eq!(parse_ron(&in_lines), Ok(commands), "{in_lines}");
    }
}

#[test]
fn a_member_that_a_command_does_not_have_is_an_error_with_its_line() {
    let text = "[\n  DeletePlace(place: (location: \"Berlin\"), move_to: (location: \"Bonn\")),\n]";
    let Err(ReadError::Form(error)) = parse_ron(text) else { panic!() };
    assert_eq!(error.span.start.line, 2);
    assert!(format!("{error}").contains("move_to"), "{error}");
}

#[test]
fn what_is_no_list_of_commands_is_refused() {
    for text in ["", "ConfirmMac", "[Nonsense]", "[ConfirmMac] [ConfirmMac]", "[DeleteUsers(users: [\"\"])]"] {
        assert!(matches!(parse_ron(text), Err(ReadError::Form(_))), "{text}");
    }
}

#[test]
fn depth_and_size_are_limited() {
    let deep = |levels| format!("{}[ConfirmMac]{}", "[Batch(".repeat(levels), ")]".repeat(levels));
    assert!(parse_ron(&deep(5)).is_ok());
    let Err(ReadError::Form(error)) = parse_ron(&deep(100_000)) else { panic!() };
    assert_eq!(error.code, ron::Error::ExceededRecursionLimit);
    let large = " ".repeat(crate::command::LARGEST_TEXT + 1);
    assert_eq!(parse_ron(&large), Err(ReadError::TooLarge { size: large.len() }));
}
