//! What the console prints: the examples of README.md, and `tests/console/*.trycmd`, run as they stand there.
//!
//! Each file has a folder of its own, in which its commands run one after another. The clock stands still, and the machine
//! is the one that is checked in for tests.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use trycmd::TestCases;

/// 24 November 2026, 12:00 UTC, in microseconds.
const NOON: &str = "1795521600000000";

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Files that the examples need, beside their commands.
fn with_files(folder: &Path, name: &str) {
    let inside = folder.join(format!("{name}.in"));
    fs::create_dir_all(&inside).unwrap();
    // It is there so that the commands run in a copy.
    fs::create_dir_all(folder.join(format!("{name}.out"))).unwrap();
    for entry in fs::read_dir(project().join("tests/console/files")).unwrap() {
        let file = entry.unwrap();
        fs::copy(file.path(), inside.join(file.file_name())).unwrap();
    }
}

fn run(case: &Path) {
    let machine = project().join("src/machine/fixture/virtual-machine");
    TestCases::new()
        .env("LC_ALL", "C")
        .env("XLM_DATA", "sample")
        .env("XLM_MACHINE_ROOT", machine.to_str().unwrap())
        .env("XLM_CONFIG", "settings")
        .env("XLM_NOW", NOON)
        .env("XLM_PASSPHRASE", "a passphrase for a test")
        .case(case);
}

/// The text under a heading of README.md, up to the next heading of that size.
fn section(title: &str) -> String {
    let page = fs::read_to_string(project().join("README.md")).unwrap();
    let start = page.find(&format!("\n## {title}\n")).unwrap() + 1;
    let rest = &page[start..];
    rest[..rest[3..].find("\n## ").map_or(rest.len(), |end| end + 3)].to_owned()
}

#[test]
fn the_examples_of_the_readme_print_what_stands_there() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("readme.md"), section("Console")).unwrap();
    with_files(folder.path(), "readme");
    run(&folder.path().join("readme.md"));
}

#[test]
fn the_console_prints_what_its_examples_say() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(project().join("tests/console")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "trycmd") {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
            with_files(folder.path(), path.file_stem().unwrap().to_str().unwrap());
        }
    }
    run(&folder.path().join("*.trycmd"));
}
