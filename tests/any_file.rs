//! Any file into any field: each place says what the file is and what it needs, nothing crashes, and nothing changes.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    slice,
};

use xlm_core::{
    document::DocumentKind,
    file_kind::{FileKind, FileNeed},
    license::CertificateFault,
};
use xphone_license_manager::{
    journal::{Head, Journal as _, Options, SqliteJournal},
    preferences::{DataPlace, PlaceKind},
    session::{
        CertificateProblem, CertificateReaders, Engine, SessionError, Surroundings, read_commands, read_users_file,
        restore_backup,
    },
    text::{Language, Texts, sentences},
};

/// A licensed system on a machine that stays as it is, and a file of every kind.
struct Stage {
    folder: tempfile::TempDir,
}

impl Stage {
    fn new() -> Self {
        let stage = Self { folder: tempfile::tempdir().unwrap() };
        let output = stage.xlm(&["setup"]);
        assert!(output.status.success(), "{}", said(&output));
        stage.make_files();
        stage
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let machine = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/machine/fixture/virtual-machine");
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env("LC_ALL", "C")
            .env("XLM_DATA", self.path("data"))
            .env("XLM_MACHINE_ROOT", machine)
            .env("XLM_PASSPHRASE", "a passphrase for a test")
            .stdin(Stdio::null())
            .args(arguments);
        command
    }

    fn xlm(&self, arguments: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_xlm"), arguments).output().unwrap()
    }

    fn portal(&self, arguments: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_xlm-portal"), arguments).output().unwrap()
    }

    fn change_log(&self) -> PathBuf {
        let mut files = fs::read_dir(self.path("data")).unwrap().map(|entry| entry.unwrap().path());
        files.find(|file| fs::read(file).is_ok_and(|bytes| bytes.starts_with(b"SQLite"))).unwrap()
    }

    fn head(&self) -> Head {
        SqliteJournal::open_existing(&self.change_log(), Options::new(xlm_core::event::PAYLOAD_FORMAT))
            .unwrap()
            .head()
            .unwrap()
    }

    /// Names say nothing: no file has the ending of its kind.
    fn make_files(&self) {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (name, source) in [
            ("request", "tests/vectors/request.xlreq"),
            ("package", "tests/vectors/package.xlp"),
            ("release", "tests/vectors/release.xlrel"),
            ("receipt", "tests/vectors/receipt.xlack"),
            ("license-xml", "tests/fixtures/license-xml/v10.xml"),
            ("certificate", "tests/fixtures/certificates/raw-font_std14-de.pdf"),
            ("users", "assets/sample/users.csv"),
            ("commands", "tests/console/files/away.ron"),
            ("picture", "assets/icons/xphone-license-manager.png"),
            ("archive", "tests/fixtures/certificates/nonpdf-zip.pdf"),
            ("web-page", "tests/fixtures/certificates/nonpdf-html.pdf"),
        ] {
            fs::copy(project.join(source), self.path(name)).unwrap();
        }
        fs::copy(self.change_log(), self.path("change-log")).unwrap();
        let output = self.xlm(&["backup", "backup"]);
        assert!(output.status.success(), "{}", said(&output));
        let later = r#"{"payloadType":"application/vnd.xlm.license-package.v9+json","payload":"","signatures":[]}"#;
        for (name, content) in [
            ("empty", &b""[..]),
            ("later-document", later.as_bytes()),
            ("mail", b"From: a@example.com\r\nTo: b@example.com\r\nSubject: Licenses\r\n\r\nHello\r\n"),
            ("settings", b"(\n    language: German,\n    look: Dark,\n)\n"),
            ("text", b"Dear colleague,\nhere are the licenses.\n"),
            ("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"),
        ] {
            fs::write(self.path(name), content).unwrap();
        }
    }
}

const FILES: [(&str, FileKind); 19] = [
    ("request", FileKind::Document(DocumentKind::Request)),
    ("package", FileKind::Document(DocumentKind::LicensePackage)),
    ("release", FileKind::Document(DocumentKind::Release)),
    ("receipt", FileKind::Document(DocumentKind::Receipt)),
    ("later-document", FileKind::OtherDocument),
    ("license-xml", FileKind::LicenseXml),
    ("certificate", FileKind::Pdf),
    ("users", FileKind::Users),
    ("commands", FileKind::Commands),
    ("settings", FileKind::Settings),
    ("change-log", FileKind::ChangeLog),
    ("backup", FileKind::Backup),
    ("picture", FileKind::Picture),
    ("archive", FileKind::Archive),
    ("mail", FileKind::Mail),
    ("web-page", FileKind::Markup),
    ("program", FileKind::Unknown),
    ("empty", FileKind::Empty),
    ("text", FileKind::Text),
];

fn place_of(folder: &Path) -> DataPlace {
    DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The sentence of a place about a file that does not belong there.
fn sentence(file: &str, found: FileKind, needed: FileNeed) -> String {
    let texts = Texts::new(Language::English);
    sentences::other_file(&texts, Some(Path::new(file)), found, needed).happened
}

/// Whether the reader of the place has more to say: a text may be a file of the right kind with a mistake, and what a document
/// of a later version is signed by is looked at first.
fn has_own_words(found: FileKind, needed: FileNeed) -> bool {
    match found {
        FileKind::Text => true,
        FileKind::OtherDocument => needed == FileNeed::License,
        _ => false,
    }
}

#[test]
fn the_files_are_what_they_are_taken_for() {
    let stage = Stage::new();
    for (name, kind) in FILES {
        assert_eq!(FileKind::of(&fs::read(stage.path(name)).unwrap()), kind, "{name}");
    }
}

/// What a place needs, and the command that gives it a file.
type Place = (FileNeed, fn(&str) -> Vec<&str>);

#[test]
fn every_place_of_the_console_names_what_it_gets() {
    let stage = Stage::new();
    let before = stage.head();
    let places: [Place; 8] = [
        (FileNeed::License, |file| vec!["import", file]),
        (FileNeed::License, |file| vec!["import", file, "--dry-run"]),
        (FileNeed::Certificate, |file| vec!["certificate", file]),
        (FileNeed::Certificate, |file| vec!["request", "--certificate", file, "-o", "new.xlreq"]),
        (FileNeed::Users, |file| vec!["users", "import", file]),
        (FileNeed::Commands, |file| vec!["run", file]),
        (FileNeed::Backup, |file| vec!["restore", file]),
        (FileNeed::LicenseXml, |file| vec!["setup", "--planning", file]),
    ];
    for (needed, arguments) in places {
        for (file, found) in FILES.into_iter().filter(|(_, found)| !needed.takes(*found)) {
            let arguments = arguments(file);
            let output = stage.xlm(&arguments);
            let said = said(&output);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
            assert!(!said.is_empty() && !said.contains("panicked"), "{arguments:?}: {said}");
            if !has_own_words(found, needed) {
                assert!(said.contains(&sentence(file, found, needed)), "{arguments:?}: {said}");
            }
            assert_eq!(stage.head(), before, "{arguments:?}");
        }
    }
    assert!(!stage.path("new.xlreq").exists());
}

#[test]
fn every_place_of_the_issuing_side_names_what_it_gets() {
    let stage = Stage::new();
    let places = [(FileNeed::Request, "issue"), (FileNeed::Release, "credit")];
    for (needed, command) in places {
        for (file, found) in FILES.into_iter().filter(|(_, found)| !needed.takes(*found)) {
            let output = stage.portal(&[command, file, "--sample", "--book", "book", "-o", "answer"]);
            let said = said(&output);
            assert_eq!(output.status.code(), Some(1), "{command} {file}: {said}");
            if !has_own_words(found, needed) {
                assert!(said.contains(&sentence(file, found, needed)), "{command} {file}: {said}");
            }
            assert!(!stage.path("answer").exists() && !said.contains("panicked"), "{command} {file}: {said}");
        }
    }
}

/// What the window does with files that are dropped or chosen is done by these.
#[test]
fn every_place_of_the_window_names_what_it_gets() {
    let stage = Stage::new();
    let before = stage.head();
    let surroundings = |folder: &str| Surroundings::of_this_process(place_of(&stage.path(folder))).unwrap();
    let engine = Engine::open_existing(surroundings("data")).unwrap();
    let mut readers = CertificateReaders::new(Some(Path::new(env!("CARGO_BIN_EXE_xlm"))));
    for (name, found) in FILES {
        let file = stage.path(name);
        let check = |needed: FileNeed, error: Option<SessionError>| match error {
            None => assert!(needed.takes(found) || has_own_words(found, needed), "{name} for {needed:?}"),
            Some(SessionError::OtherFile { file: named, found: told, needed: asked }) => {
                assert_eq!((named, told, asked), (file.clone(), found, needed), "{name}");
            }
            Some(error) => {
                assert!(has_own_words(found, needed) || needed.takes(found), "{name} for {needed:?}: {error}");
            }
        };
        check(FileNeed::License, engine.read_license_file(&file).err());
        check(FileNeed::Users, read_users_file(&file).err());
        check(FileNeed::Commands, read_commands(&file).err());
        let passphrase = "not the passphrase of it";
        check(FileNeed::Backup, restore_backup(&place_of(&stage.path("elsewhere")), &file, passphrase).err());
        for read in readers.read_in_order(slice::from_ref(&file), None) {
            match read.outcome {
                Ok(_) => assert_eq!(found, FileKind::Pdf),
                Err(CertificateProblem::OtherFile(told)) => assert_eq!(told, found),
                Err(CertificateProblem::Fault(CertificateFault::NotPdf)) => assert_eq!(found, FileKind::Text),
                Err(problem) => assert!(FileNeed::Certificate.takes(found), "{name}: {problem:?}"),
            }
        }
    }
    drop(engine);
    assert_eq!(stage.head(), before);
    assert!(!stage.path("elsewhere").exists());
}
