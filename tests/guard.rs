//! The guard around the reader, with the real program: what a reader that was taken over cannot do, what a hostile file
//! cannot reach, and mails, archives and folders on the whole way.
#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its files fails")]
use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use serde_json::Value;
use xlm_core::license::CertificateFault;
use xphone_license_manager::certificate::{
    CertificateError, KeptReader, Looked, Reader, Readers, ReadingOptions, files_of,
};

fn reader() -> Reader {
    Reader::of_program(env!("CARGO_BIN_EXE_xlm"))
}

fn certificate() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/certificates/raw-font_std14-de.pdf")
}

fn look(reader: &mut KeptReader, file: Vec<u8>) -> Result<Looked, CertificateError> {
    reader.look_at(&Arc::new(file), &ReadingOptions::default(), &AtomicBool::new(false))
}

/// What came of a misdeed: `done`, the kind of the system's error, or how the file ended.
fn misdeed(reader: &mut KeptReader, deed: &str) -> String {
    match look(reader, format!("xlm-misdeed {deed}").into_bytes()) {
        Ok(Looked::Certificate(certificate)) => certificate.customer.unwrap(),
        Ok(Looked::Container(_)) => "container".to_owned(),
        Err(error) => error.to_string(),
    }
}

fn reads_fine(reader: &mut KeptReader) {
    match look(reader, fs::read(certificate()).unwrap()) {
        Ok(Looked::Certificate(read)) => assert_eq!(read.codes.len(), 1),
        other => panic!("{other:?}"),
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_was_taken_over_reaches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(at("there"), "untouched").unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let mut reader = KeptReader::new(reader());
    reads_fine(&mut reader);
    let isolation = reader.isolation().unwrap();
    assert!(isolation.is_locked_in(), "this test needs a kernel with seccomp");
    for deed in [
        format!("connect {}", listener.local_addr().unwrap()),
        "bind 127.0.0.1:0".to_owned(),
        format!("write {}", at("new")),
        format!("write {}", at("there")),
        format!("delete {}", at("there")),
        format!("read {}", at("there")),
        "read /etc/passwd".to_owned(),
        "start /bin/true".to_owned(),
        "thread".to_owned(),
    ] {
        let outcome = misdeed(&mut reader, &deed);
        assert!(!["done", "container"].contains(&outcome.as_str()), "{deed}: {outcome}");
        reads_fine(&mut reader);
    }
    assert!(listener.accept().is_err());
    assert_eq!(fs::read_to_string(at("there")).unwrap(), "untouched");
    assert!(!Path::new(&at("new")).exists());
}

/// Asked of each wall that the reader says stands: Wine takes the orders to raise them, and raises none.
#[cfg(windows)]
#[test]
fn a_reader_that_was_taken_over_can_do_nothing_that_it_gave_up() {
    use xphone_license_manager::certificate::Reach;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(at("there"), "untouched").unwrap();
    let mut reader = KeptReader::new(reader());
    reads_fine(&mut reader);
    let isolation = reader.isolation().unwrap();
    let is_wine = std::env::var_os("WINEHOMEDIR").is_some();
    let expected = if is_wine { (Reach::Everything, false) } else { (Reach::NothingToChange, true) };
    assert_eq!((isolation.reach, isolation.programs), expected);
    let changes = [format!("write {}", at("new")), format!("write {}", at("there")), format!("delete {}", at("there"))];
    let start = "start hostname.exe".to_owned();
    for (deed, is_allowed) in changes
        .into_iter()
        .map(|deed| (deed, isolation.reach == Reach::Everything))
        .chain([(start, !isolation.programs), ("thread".to_owned(), true)])
    {
        assert_eq!(misdeed(&mut reader, &deed) == "done", is_allowed, "{deed}");
        reads_fine(&mut reader);
    }
    assert_eq!(Path::new(&at("new")).exists(), is_wine);
}

#[test]
fn whatever_a_file_does_to_its_reader_the_next_one_is_read() {
    let mut reader = KeptReader::new(reader().with_time_limit(Duration::from_secs(3)));
    for (deed, expected) in [
        ("spin", &["timeout"][..]),
        // How a process ends whose stack or memory does is the system's matter; when, too.
        ("recurse", &["damaged", "timeout"]),
        ("hoard", &["damaged", "timeout"]),
        ("babble", &["damaged"]),
        ("panic", &["damaged"]),
        ("end", &["damaged"]),
    ] {
        // Once as the first file of a child, once as a later one.
        for _ in 0..2 {
            let outcome = misdeed(&mut reader, deed);
            assert!(expected.contains(&outcome.as_str()), "{deed}: {outcome}");
        }
        reads_fine(&mut reader);
        let outcome = misdeed(&mut reader, deed);
        assert!(expected.contains(&outcome.as_str()), "{deed} after another file: {outcome}");
        reads_fine(&mut reader);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_ends_in_the_middle_of_a_file_is_replaced() {
    let mut reader = KeptReader::new(reader());
    for _ in 0..3 {
        reads_fine(&mut reader);
        assert_eq!(misdeed(&mut reader, "end"), "damaged");
        reads_fine(&mut reader);
    }
}

/// Processes that run this program.
#[cfg(target_os = "linux")]
fn running(program: &Path) -> Vec<String> {
    let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok).map(|entry| entry.path());
    let own = processes.filter(|process| fs::read_link(process.join("exe")).is_ok_and(|exe| exe == program));
    own.map(|process| process.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_is_killed_from_outside_while_it_waits_is_replaced() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    // A program of its own, so that nobody else's readers are hit. A copy could not be started while another test starts
    // something: until that runs, it has the file open that is written here.
    let program = folder.path().canonicalize().unwrap().join("reader");
    fs::hard_link(env!("CARGO_BIN_EXE_xlm"), &program).unwrap();
    let mut reader = KeptReader::new(Reader::of_program(&program));
    for _ in 0..2 {
        reads_fine(&mut reader);
        let waiting = running(&program);
        assert_eq!(waiting.len(), 1);
        assert!(Command::new("kill").args(["-KILL", &waiting[0]]).status().unwrap().success());
        while running(&program) == waiting {
            std::thread::yield_now();
        }
    }
    reads_fine(&mut reader);
}

#[test]
fn a_cancelled_file_is_given_up() {
    let mut reader = KeptReader::new(reader());
    let stopped = AtomicBool::new(true);
    let file = Arc::new(b"xlm-misdeed spin".to_vec());
    let outcome = reader.look_at(&file, &ReadingOptions::default(), &stopped);
    assert!(matches!(outcome, Err(CertificateError::Fault(CertificateFault::Timeout))), "{outcome:?}");
    reads_fine(&mut reader);
}

/// A mail with a certificate and a copy of it in an archive.
fn sample_mail() -> String {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let part = |name: &str, bytes: &[u8]| {
        format!(
            "--cut\nContent-Type: application/octet-stream; name=\"{name}\"\nContent-Transfer-Encoding: base64\n\n{}\n",
            STANDARD.encode(bytes)
        )
    };
    let pdf = fs::read(certificate()).unwrap();
    let head =
        "From: a@example.com\nSubject: Order\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=cut\n\n";
    [head, &part("certificate.pdf", &pdf), &part("broken.pdf", b"%PDF-1.7\n"), "--cut--\n"].concat()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("inner")).unwrap();
    fs::write(at("b.eml"), sample_mail()).unwrap();
    fs::copy(certificate(), at("a.pdf")).unwrap();
    fs::write(at("inner/nothing.pdf"), "no PDF").unwrap();
    folder
}

#[test]
fn files_come_as_they_are_read_and_the_same_is_recognised() {
    let folder = folder();
    let files = files_of(&[folder.path().to_path_buf()]);
    let (mut found, mut done) = (Vec::new(), Vec::new());
    let mut readers = Readers::new(reader());
    readers.read_all(
        &files,
        &ReadingOptions::default(),
        |count| {
            done.push(count);
            true
        },
        |of_file| found.extend(of_file),
    );
    found.sort_by_key(|found| found.index);
    let said: Vec<_> = found
        .iter()
        .map(|it| {
            let name = it.name.strip_prefix(folder.path()).unwrap().to_string_lossy().replace('\\', "/");
            (name, it.outcome.as_ref().map_or_else(ToString::to_string, |_| "codes".to_owned()))
        })
        .collect();
    let expected = [
        ("a.pdf", "codes"),
        ("b.eml/certificate.pdf", "codes"),
        ("b.eml/broken.pdf", "damaged"),
        ("inner/nothing.pdf", "not_pdf"),
    ];
    assert_eq!(said, expected.map(|(name, outcome)| (name.to_owned(), outcome.to_owned())));
    assert_eq!(found[0].digest, found[1].digest);
    assert_eq!(done.last(), Some(&3));
}

#[test]
fn a_cancelled_reading_stops_and_keeps_what_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = (0..40).map(|number| folder.path().join(format!("{number}.pdf"))).collect();
    for file in &files {
        fs::copy(certificate(), file).unwrap();
    }
    let mut found = 0;
    let mut readers = Readers::new(reader());
    readers.read_all(&files, &ReadingOptions::default(), |done| done < 5, |of_file| found += of_file.len());
    assert!((5..40).contains(&found), "{found}");
}

fn xlm(arguments: &[&str], folder: &Path, password: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xlm"));
    command.args(arguments).current_dir(folder).env("XLM_CERTIFICATE_PASSWORD", password).output().unwrap()
}

#[test]
fn the_console_reads_folders_and_names_what_is_in_mails() {
    let folder = folder();
    let output = xlm(&["certificate", ".", "--json", "--lang", "en"], folder.path(), "");
    assert_eq!(output.status.code(), Some(1));
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files: Vec<&str> = read.as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert_eq!(files.len(), 4);
    assert!(files[1].ends_with("b.eml/certificate.pdf"), "{files:?}");
    assert_eq!(read[1]["codes"], read[0]["codes"]);
    let members: Vec<&String> = read[0].as_object().unwrap().keys().collect();
    assert_eq!(members.len(), 6, "the members are a contract: {members:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("b.eml/certificate.pdf is the same file as"), "{said}");
}

#[test]
fn the_console_takes_the_password_from_a_file_or_a_variable() {
    let fixtures = certificate().parent().unwrap().to_path_buf();
    let locked = "qpdf-user_256-en.pdf";
    let error = |password: &str| {
        let output = xlm(&["certificate", locked, "--json"], &fixtures, password);
        serde_json::from_slice::<Value>(&output.stdout).unwrap()[0]["error"].clone()
    };
    assert_eq!(error(""), "encrypted");
    assert_eq!(error("certainly not it"), "encrypted");
}
