use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_bundle::FluentResource;
use xlm_core::calendar::{Day, UtcMicros};

use super::*;

/// Ids that the source puts together, or offers to all, so that their use cannot be found by reading it.
const FREE_PREFIXES: [&str; 1] = ["common-"];

/// What the glossary forbids in German, at the start of a word, in small letters.
const FORBIDDEN_GERMAN: [&str; 21] = [
    "account",
    "aktivierungscode",
    "budget",
    "demo",
    "differenz",
    "drift",
    "freigabe",
    "generation",
    "geparkt",
    "gnadenfrist",
    "installation",
    "journal",
    "kulanz",
    "lizenzschlüssel",
    "lizenztausch",
    "override",
    "park",
    "pool",
    "release",
    "seniorität",
    "tail",
];

/// The same for English; "licence" is the other spelling.
const FORBIDDEN_ENGLISH: [&str; 6] = ["installation", "journal", "park", "demo", "licence", "generation"];

#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    attributes: BTreeSet<String>,
    variables: BTreeSet<String>,
}

fn messages(source: &str) -> BTreeMap<String, Shape> {
    let mut shapes = BTreeMap::<String, Shape>::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split_once(" =").map(|(name, _)| name.trim());
        if let (Some(name), false) = (name, line.starts_with(char::is_whitespace)) {
            name.clone_into(&mut current);
            assert!(shapes.insert(current.clone(), Shape::default()).is_none(), "{name} is there twice");
        }
        let Some(shape) = shapes.get_mut(&current) else { continue };
        if let (Some(name), true) = (name, line.trim_start().starts_with('.')) {
            shape.attributes.insert(name.to_owned());
        }
        let variables = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_')).collect()
        });
        shape.variables.extend(variables);
    }
    shapes
}

#[test]
fn both_languages_have_the_same_messages_attributes_and_variables() {
    for (topic, english, german) in TOPICS {
        let (english, german) = (messages(english), messages(german));
        let ids = |shapes: &BTreeMap<String, Shape>| shapes.keys().cloned().collect::<BTreeSet<_>>();
        let (english_ids, german_ids) = (ids(&english), ids(&german));
        let only_one: Vec<_> = english_ids.symmetric_difference(&german_ids).collect();
        assert!(only_one.is_empty(), "{topic}.ftl: only one language has {only_one:?}");
        for (id, shape) in &english {
            assert_eq!(shape, &german[id], "{topic}.ftl: {id} differs");
        }
    }
}

#[test]
fn every_file_is_well_formed_and_each_of_its_ids_begins_with_its_name() {
    for (topic, english, german) in TOPICS {
        for source in [english, german] {
            if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
                panic!("{topic}.ftl: {errors:?}");
            }
            for id in messages(source).keys() {
                assert!(id.starts_with(&format!("{topic}-")), "{id} is in {topic}.ftl");
            }
        }
    }
}

#[test]
fn a_message_refers_only_to_topics_that_are_parsed_with_its_own() {
    let mut found = BTreeSet::new();
    for (topic, english, german) in TOPICS {
        for source in [english, german] {
            let references = source.split("{ ").skip(1).filter(|rest| rest.starts_with(char::is_lowercase));
            let topics = references.filter_map(|rest| rest.split('-').next()).filter(|other| *other != topic);
            found.extend(topics.map(|other| (topic, other)));
        }
    }
    assert_eq!(found, BTreeSet::from(REFERENCES));
}

#[test]
fn the_messages_of_a_section_are_sorted_by_id() {
    for (topic, english, german) in TOPICS {
        for section in english.split("\n## ").chain(german.split("\n## ")) {
            let ids: Vec<&str> = section
                .lines()
                .filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()))
                .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
                .collect();
            for pair in ids.windows(2) {
                assert!(pair[0] < pair[1], "{topic}.ftl: {} must stand before {}", pair[1], pair[0]);
            }
        }
    }
}

/// What a user reads, without code in backticks, ids and variables.
fn prose(source: &str) -> String {
    let mut text = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let value = line.split_once(" = ").map_or(line, |(_, value)| value);
        for (index, part) in value.split('`').enumerate() {
            if index % 2 == 0 {
                text.push_str(&part.to_lowercase());
            }
        }
        text.push('\n');
    }
    text
}

fn forbidden_in<'a>(prose: &'a str, forbidden: &'a [&str]) -> impl Iterator<Item = &'a str> {
    forbidden.iter().copied().filter(|word| {
        prose.match_indices(word).any(|(place, _)| !prose[..place].ends_with(|before: char| before.is_alphabetic()))
    })
}

#[test]
fn no_text_uses_a_word_that_the_glossary_forbids() {
    for (topic, english, german) in TOPICS {
        for (source, forbidden) in [(english, &FORBIDDEN_ENGLISH[..]), (german, &FORBIDDEN_GERMAN[..])] {
            // The vendor's own name of a function.
            let prose = prose(source).replace("unified journal", "").replace("einheitliches journal", "");
            // The name of a column in the vendor's files.
            let prose = prose.replace("name und account", "");
            let found: Vec<_> = forbidden_in(&prose, forbidden).collect();
            assert!(found.is_empty(), "{topic}.ftl has {found:?}");
        }
    }
    assert_eq!(forbidden_in("die installation parkt", &FORBIDDEN_GERMAN).collect::<Vec<_>>(), ["installation", "park"]);
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The ids in string literals of the source, and the beginnings of those that are put together with `{…}`.
fn ids_in_source() -> (BTreeMap<String, PathBuf>, BTreeSet<String>) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let is_counted = |file: &Path| !file.starts_with(source.join("core")) && file != source.join("text/tests.rs");
    files.retain(|file| is_counted(file));
    assert!(!files.is_empty());
    let (mut ids, mut beginnings) = (BTreeMap::new(), BTreeSet::new());
    for file in files {
        let content = fs::read_to_string(&file).unwrap();
        for (topic, ..) in TOPICS {
            for (place, quote) in content.match_indices(&format!("\"{topic}-")) {
                let literal = &content[place + 1..];
                let is_id = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.');
                let end = literal.find(|letter| !is_id(letter)).unwrap_or(literal.len());
                let id = literal[..end].to_owned();
                match literal[end..].chars().next() {
                    Some('"') if end + 1 > quote.len() => drop(ids.insert(id, file.clone())),
                    Some('{') => drop(beginnings.insert(id)),
                    _ => {}
                }
            }
        }
        for call in ["texts.get(\"", "texts.format(\""] {
            for (place, _) in content.match_indices(call) {
                let id = content[place + call.len()..].split('"').next().unwrap_or_default();
                ids.insert(id.to_owned(), file.clone());
            }
        }
    }
    (ids, beginnings)
}

#[test]
fn every_id_of_the_source_exists_and_every_message_is_used() {
    let (used, beginnings) = ids_in_source();
    let shapes: BTreeMap<String, Shape> = TOPICS.iter().flat_map(|(_, english, _)| messages(english)).collect();
    for (id, file) in &used {
        let (message, attribute) = id.split_once('.').unwrap_or((id, ""));
        let shape = shapes.get(message);
        let exists =
            shape.is_some_and(|shape| attribute.is_empty() || shape.attributes.contains(&format!(".{attribute}")));
        assert!(exists, "{}: there is no text {id}", file.display());
    }
    for beginning in &beginnings {
        assert!(shapes.keys().any(|id| id.starts_with(beginning)), "no text begins with {beginning}");
    }
    let is_used = |id: &str| {
        let of_message = |used: &String| used.split('.').next() == Some(id);
        used.keys().any(of_message)
            || beginnings.iter().any(|beginning| id.starts_with(beginning))
            || FREE_PREFIXES.iter().any(|prefix| id.starts_with(prefix))
    };
    let unused: Vec<_> = shapes.keys().filter(|id| !is_used(id)).collect();
    assert!(unused.is_empty(), "nothing uses {unused:?}");
}

#[test]
fn numbers_days_and_plural_forms_follow_the_language() {
    let (english, german) = (Texts::new(Language::English), Texts::new(Language::German));
    let day = Day::from_date(2026, 11, 4).unwrap();
    for (texts, number, negative, date, moment, one, many, until) in [
        (
            &english,
            "1,234,567",
            "−1,000",
            "4 Nov 2026",
            "4 Nov 2026, 06:05 UTC",
            "1 license",
            "1,024 licenses",
            "until 4 Nov 2026",
        ),
        (
            &german,
            "1.234.567",
            "−1.000",
            "04.11.2026",
            "04.11.2026, 06:05 UTC",
            "1 Lizenz",
            "1.024 Lizenzen",
            "bis 04.11.2026",
        ),
    ] {
        assert_eq!(texts.number(1_234_567), number);
        assert_eq!(texts.number(-1_000), negative);
        assert_eq!(texts.number(999), "999");
        assert_eq!(texts.day(day), date);
        assert_eq!(texts.moment(UtcMicros(UtcMicros::start_of(day).0 + 365 * 60_000_000)), moment);
        assert_eq!(texts.format("common-licenses", &[("count", 1.into())]), one);
        assert_eq!(texts.format("common-licenses", &[("count", 1_024.into())]), many);
        assert_eq!(texts.format("common-until", &[("date", day.into())]), until);
    }
}

#[test]
fn a_list_reads_as_a_sentence() {
    let texts = Texts::new(Language::German);
    assert_eq!(texts.list::<&str>(&[]), "");
    assert_eq!(texts.list(&["FAX"]), "FAX");
    assert_eq!(texts.list(&["FAX", "TAPI", "TEAMDESK"]), "FAX, TAPI und TEAMDESK");
}

#[test]
fn variables_carry_no_invisible_marks() {
    let text = Texts::new(Language::English).format("common-since", &[("date", "today".into())]);
    assert_eq!(text, "since today");
}

#[test]
#[should_panic(expected = "there is no text common-nonsense")]
fn an_unknown_id_stops_a_debug_build() {
    let _ = Texts::new(Language::English).get("common-nonsense");
}

#[test]
fn the_locale_decides_the_first_language() {
    for (locale, expected) in [
        ("de", Language::German),
        ("de_AT.UTF-8", Language::German),
        ("DE-ch", Language::German),
        ("en_GB.UTF-8", Language::English),
        ("den_CA", Language::English),
        ("C", Language::English),
        ("", Language::English),
    ] {
        assert_eq!(language_of_locale(locale), expected, "{locale}");
    }
    assert_eq!("DE".parse(), Ok(Language::German));
    assert_eq!("fr".parse::<Language>(), Err(UnknownLanguage));
}

#[test]
fn texts_can_be_shared_between_threads() {
    fn check<T: Clone + Send + Sync>() {}
    check::<Texts>();
}
