//! Several processes at one change log, and one that is killed in the middle of its work.
//!
//! The other processes are this test program itself: it is started again for one test, and the environment tells that
//! test which file to work on. Without that, the test works alone, on a file of its own.
use std::{
    env,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use super::*;

const FILE: &str = "XLM_TEST_CHANGE_LOG";
const NAME: &str = "XLM_TEST_NAME";

/// Entries that one process appends when nobody stops it.
const ENTRIES: u64 = 40;

/// Appends until `entries` of its own are in the log, and says so after each; a taken number is tried again.
fn work(file: &Path, name: &str, entries: u64) {
    let mut log = SqliteJournal::open(file, Options::new(1)).unwrap();
    let mut head = log.head().unwrap();
    let mut own = 0;
    while own < entries {
        match log.append(head, Draft { actor: name.to_owned(), ..draft(&own.to_string()) }) {
            Ok(entry) => {
                head = entry.head;
                own += 1;
                println!("appended {}", head.number);
            }
            Err(AppendError::Taken { head: now }) => head = now,
            Err(error) => panic!("{error:?}"),
        }
    }
}

#[test]
fn one_process_works() {
    let own_folder = tempfile::tempdir().unwrap();
    let file = env::var_os(FILE).map_or_else(|| own_folder.path().join("log.sqlite"), PathBuf::from);
    let name = env::var(NAME).unwrap_or_else(|_| "alone@server".to_owned());
    work(&file, &name, ENTRIES);
    check_works_of(&file, &[&name]);
}

#[test]
fn one_process_works_until_it_is_killed() {
    let Some(file) = env::var_os(FILE) else {
        let folder = tempfile::tempdir().unwrap();
        work(&folder.path().join("log.sqlite"), "alone@server", 3);
        return check_order(&folder.path().join("log.sqlite"), "alone@server", 3);
    };
    work(Path::new(&file), "killed@server", u64::MAX);
}

fn start(test: &str, file: &Path, name: &str) -> Child {
    let module = module_path!().split_once("::").unwrap().1;
    Command::new(env::current_exe().unwrap())
        .args([&format!("{module}::{test}"), "--exact", "--nocapture", "--test-threads=1"])
        .env(FILE, file)
        .env(NAME, name)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The first entries of a process are in the log in the order in which it wrote them.
fn check_order(file: &Path, name: &str, entries_of_it: usize) {
    let log = SqliteJournal::open_existing(file, Options::new(1)).unwrap();
    let own: Vec<_> = entries(&log, 0).map(Result::unwrap).filter(|entry| entry.actor == name).collect();
    let expected: Vec<_> = (0..entries_of_it).map(|number| Some(number.to_string().into_bytes())).collect();
    assert_eq!(own.into_iter().map(|entry| entry.payload).collect::<Vec<_>>(), expected, "{name}");
}

fn check_works_of(file: &Path, names: &[&str]) {
    for name in names {
        check_order(file, name, ENTRIES as usize);
    }
    verify_all(&SqliteJournal::open_existing(file, Options::new(1)).unwrap()).unwrap();
}

#[test]
fn two_processes_append_in_turn_and_a_third_notices() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let watcher = SqliteJournal::open(&file, Options::new(1)).unwrap();
    let counter = watcher.change_counter().unwrap();

    let names = ["first@server", "second@server"];
    let children = names.map(|name| start("one_process_works", &file, name));
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }

    check_works_of(&file, &names);
    assert_ne!(watcher.change_counter().unwrap(), counter);
    assert_eq!(verify_all(&watcher).unwrap().entries, 2 * ENTRIES);
}

#[test]
fn a_process_killed_while_it_appends_loses_nothing_that_it_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let mut length = 0;
    for round in 1..=4 {
        let mut child = start("one_process_works_until_it_is_killed", &file, "killed@server");
        let reported = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.rsplit_once("appended ")?.1.parse::<u64>().ok())
            .find(|number| *number >= length + 5 * round)
            .unwrap();
        // SIGKILL, wherever it is just now.
        child.kill().unwrap();
        child.wait().unwrap();

        let mut log = SqliteJournal::open_existing(&file, Options::new(1)).unwrap();
        let verified = verify_all(&log).unwrap();
        assert!(verified.entries >= reported, "round {round}: {} of {reported}", verified.entries);
        length = append(&mut log, "[\"after the crash\"]").number;
        assert_eq!(length, verified.entries + 1);
    }
}
