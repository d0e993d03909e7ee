use std::path::{Path, PathBuf};

use xlm_core::{
    calendar::{Day, UtcMicros},
    code::RequestCode,
    command::{Command, Refusal},
    directory::{PlaceName, UserKey, UserRecord},
    document::{Digest, Reason, SystemKind},
    event::Entry,
    license::{Certificate, FoundCode},
    report::Holding,
    upgrade::OldProduct,
};

use super::{export::save_holdings, *};
use crate::{
    preferences::{DataPlace, PlaceKind},
    text::Language,
};

fn surroundings(folder: &Path) -> Surroundings {
    let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
    let noon = UtcMicros(UtcMicros::start_of(Day::from_date(2026, 11, 24).unwrap()).0 + 43_200_000_000);
    Surroundings { clock: Clock::Fixed(noon), ..Surroundings::of_this_process(place).unwrap() }
}

fn new_system(folder: &Path) -> Engine {
    let mut engine = Engine::open(surroundings(folder)).unwrap();
    engine.set_up(&Door::New, "v10").unwrap();
    engine
}

fn berlin() -> Command {
    Command::CreatePlace { place: PlaceName::location("Berlin"), description: String::new() }
}

fn anna() -> Command {
    let record: UserRecord = serde_json::from_str(
        r#"{"key": "U1", "first_name": "Anna", "name": "Beispiel", "place": {"location": "Berlin"}}"#,
    )
    .unwrap();
    Command::CreateUser(record)
}

/// Everything of the state that a user would notice, as text.
fn dump(engine: &Engine) -> String {
    let state = engine.installation();
    let users: Vec<_> = state
        .directory
        .users
        .in_key_order()
        .map(|user| (state.directory.record(user), engine.assignment().explain(user)))
        .collect();
    format!("{:?} {users:?} {:?} {:?}", state.setup, state.binding.observation, engine.assignment().pools)
}

#[test]
fn a_system_is_the_same_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_system(folder.path());
    engine.execute(&berlin(), "first location").unwrap();
    engine.execute(&anna(), "").unwrap();
    let before = dump(&engine);
    drop(engine);
    let engine = Engine::open(surroundings(folder.path())).unwrap();
    assert_eq!(dump(&engine), before);
    assert!(engine.is_home_server());
}

#[test]
fn a_system_is_set_up_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_system(folder.path());
    let again = engine.set_up(&Door::New, "v10");
    assert!(matches!(again, Err(SessionError::Refused(Refusal::AlreadySetUp))));
}

#[test]
fn without_its_key_a_machine_is_a_workstation_and_makes_no_requests() {
    let folder = tempfile::tempdir().unwrap();
    drop(new_system(folder.path()));
    std::fs::remove_file(folder.path().join("installation.key")).unwrap();
    let mut engine = Engine::open(surroundings(folder.path())).unwrap();
    assert!(!engine.is_home_server());
    assert!(matches!(engine.make_request(&[], Reason::Drift), Err(SessionError::Workstation)));
}

#[test]
fn a_second_console_sees_what_the_first_one_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = new_system(folder.path());
    let mut second = Engine::open(surroundings(folder.path())).unwrap();
    first.execute(&berlin(), "").unwrap();
    assert!(second.refresh().unwrap());
    assert_eq!(dump(&second), dump(&first));
    assert!(!second.refresh().unwrap());
}

#[test]
fn a_confirmed_change_is_made_if_another_console_was_faster_with_something_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = new_system(folder.path());
    let mut second = Engine::open(surroundings(folder.path())).unwrap();
    let preview = second.preview(berlin()).unwrap();
    let other = Command::CreatePlace { place: PlaceName::location("Hamburg"), description: String::new() };
    first.execute(&other, "").unwrap();
    second.commit(&preview, "").unwrap();
    assert_eq!(second.installation().directory.places.locations().len(), 2);
}

#[test]
fn a_confirmed_change_that_would_now_be_another_one_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = new_system(folder.path());
    first.execute(&berlin(), "").unwrap();
    first.execute(&anna(), "").unwrap();
    let mut second = Engine::open(surroundings(folder.path())).unwrap();
    let target = Command::CreatePlace { place: PlaceName::location("Hamburg"), description: String::new() };
    second.execute(&target, "").unwrap();
    let delete = Command::DeletePlace {
        place: PlaceName::location("Berlin"),
        move_users_to: Some(PlaceName::location("Hamburg")),
    };
    let preview = second.preview(delete).unwrap();
    first.refresh().unwrap();
    first.execute(&Command::DeleteUsers { users: vec![UserKey::new("U1").unwrap()].into() }, "").unwrap();
    let before = first.head();
    assert!(matches!(second.commit(&preview, ""), Err(SessionError::ChangedMeanwhile)));
    assert_eq!(second.head(), before);
}

#[test]
fn undo_takes_an_entry_back_and_names_what_stands_against_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_system(folder.path());
    engine.execute(&berlin(), "").unwrap();
    let number = engine.execute(&anna(), "").unwrap().entry.number;
    let undo = engine.undo_command(number).unwrap();
    engine.execute(&undo, "was a mistake").unwrap();
    assert!(engine.installation().directory.users.is_empty());
    let again = engine.undo_command(number);
    assert!(matches!(again, Err(SessionError::Refused(Refusal::Conflicts(_)))));
    assert!(matches!(engine.undo_command(99), Err(SessionError::NoSuchEntry(99))));
}

#[test]
fn the_state_of_the_past_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_system(folder.path());
    engine.execute(&berlin(), "").unwrap();
    let number = engine.head().number;
    engine.execute(&anna(), "").unwrap();
    assert!(engine.state_after(number).unwrap().directory.users.is_empty());
    assert_eq!(engine.state_after(0).unwrap().entry, 0);
    let entries: Vec<Entry> = engine.changes().unwrap().iter().map(|line| Entry::clone(&line.entry)).collect();
    assert!(entries.iter().map(|entry| entry.number).eq(1..=engine.head().number));
    assert_eq!(engine.verify_changes(|_| true).unwrap().entries, engine.head().number);
}

#[test]
fn a_backup_comes_back_with_its_key_in_an_empty_place_only() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut engine = new_system(folder.path());
    engine.execute(&berlin(), "").unwrap();
    let file = folder.path().join("backup.xlb");
    engine.backup(&file, "correct horse battery").unwrap();
    let place = surroundings(elsewhere.path()).place;
    assert!(matches!(restore_backup(&place, &file, "wrong passphrase"), Err(SessionError::Backup(_))));
    restore_backup(&place, &file, "correct horse battery").unwrap();
    let restored = Engine::open(surroundings(elsewhere.path())).unwrap();
    assert_eq!(dump(&restored), dump(&engine));
    assert!(restored.is_home_server());
    drop(restored);
    assert!(matches!(restore_backup(&place, &file, "correct horse battery"), Err(SessionError::Restore(_))));
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/license-xml").join(name)
}

#[test]
fn planning_starts_from_the_license_file_of_a_running_server() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = Engine::open(surroundings(folder.path())).unwrap();
    engine.set_up(&Door::Planning(fixture("v10.xml")), "v10").unwrap();
    let state = engine.installation();
    assert_eq!(state.kind(), SystemKind::Planning);
    let teamdesk = state.catalog.type_index("TEAMDESK").unwrap();
    assert_eq!(engine.assignment().of(teamdesk).pool.available, 30);
    let newer = engine.read_license_file(&fixture("v10-newer.xml")).unwrap().command();
    let preview = engine.preview(newer).unwrap();
    assert_eq!(preview.after_assignment.of(teamdesk).pool.available, 60);
    engine.commit(&preview, "").unwrap();
    let again = engine.read_license_file(&fixture("v10-newer.xml")).unwrap().command();
    assert!(matches!(engine.preview(again), Err(Refusal::SameVendorLicense)));
}

#[test]
fn the_sample_company_is_licensed_and_short_of_some_licenses() {
    let folder = tempfile::tempdir().unwrap();
    let engine = Engine::open_sample(&surroundings(folder.path()), &|_, _| true).unwrap();
    let overview = engine.overview();
    assert_eq!((overview.kind, overview.users, overview.licensed), (SystemKind::Sample, 240, true));
    let missing: Vec<&str> = overview.pools.iter().filter(|row| row.missing > 0).map(|row| row.name.as_str()).collect();
    assert_eq!(missing, ["TEAMDESK", "VOICEMAIL"]);
    assert_eq!(overview.ahead.len(), 1);
    assert_eq!(engine.leave_sample().unwrap().installation().entry, 0, "the system beside it is untouched");
}

#[test]
fn the_report_of_holdings_has_all_who_hold_a_license_and_no_formula() {
    let folder = tempfile::tempdir().unwrap();
    let engine = Engine::open_sample(&surroundings(folder.path()), &|_, _| true).unwrap();
    let today = engine.now().day();
    let held: usize = engine.assignment().types.iter().map(|part| part.served().len()).sum();
    let holdings = engine.holdings(today, today, |_| true).unwrap();
    assert_eq!(holdings.iter().filter(|holding| holding.until.is_none()).count(), held);
    assert!(matches!(engine.holdings(today, today, |number| number < 2), Err(SessionError::Cancelled)));
    for language in Language::ALL {
        let file = folder.path().join(language.tag());
        save_holdings(&engine, (today, today), ReportForm::Pages(language), &file, |_| true).unwrap();
        let pages = pdf_extract::extract_text(&file).unwrap();
        let head = Digest(engine.head().digest).to_string();
        assert!(pages.contains(&head), "{pages}");
        assert!(holdings.iter().all(|holding| pages.contains(&format!("({})", holding.user))));
    }
    let formula = Holding { user: "=cmd".to_owned(), ..holdings[0].clone() };
    let table = String::from_utf8(holdings_csv(&[formula]).unwrap()).unwrap();
    let begins = "\u{feff}user;name;license;unit;line;from;until\r\n'=cmd;";
    assert!(table.starts_with(begins), "{table}");
}

/// Tells that it was woken.
struct Bell(std::sync::Mutex<std::sync::mpsc::Sender<()>>);

impl std::task::Wake for Bell {
    fn wake(self: std::sync::Arc<Self>) {
        self.0.lock().unwrap().send(()).ok();
    }
}

#[test]
fn a_worker_does_tasks_and_tells_their_outcomes_by_number() {
    let folder = tempfile::tempdir().unwrap();
    let (woken, wakes) = std::sync::mpsc::channel();
    let waker = std::task::Waker::from(std::sync::Arc::new(Bell(std::sync::Mutex::new(woken))));
    let mut worker = Worker::start(new_system(folder.path()), waker).unwrap();
    let (preview_job, _) = worker.submit(Task::Preview(berlin()));
    let mut outcomes = Vec::new();
    while outcomes.is_empty() {
        wakes.recv_timeout(std::time::Duration::from_mins(1)).unwrap();
        outcomes.extend(worker.outcomes());
    }
    let (job, outcome) = outcomes.remove(0);
    assert_eq!(job, preview_job);
    let Ok(Outcome::Preview(preview)) = outcome else { panic!("no preview: {outcome:?}") };
    let (refused_job, cancel) = worker.submit(Task::Commit { preview: preview.clone(), reason: String::new() });
    cancel.cancel();
    worker.submit(Task::Commit { preview, reason: String::new() });
    while worker.is_busy() || outcomes.len() < 2 {
        wakes.recv_timeout(std::time::Duration::from_mins(1)).unwrap();
        outcomes.extend(worker.outcomes());
    }
    assert_eq!(outcomes[0].0, refused_job);
    assert_eq!(worker.view().installation.directory.places.locations().len(), 1);
}

#[test]
fn orders_are_kept_with_their_files_and_a_file_that_is_gone_loses_no_code() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_system(folder.path());
    let file = folder.path().join("certificate.pdf");
    std::fs::write(&file, b"a certificate").unwrap();
    let read = |file: &Path, number: u8, digest: [u8; 32]| {
        let codes = vec![FoundCode::Own(RequestCode::from_random([number; 15]))];
        let certificate = Certificate { codes, ..Certificate::default() };
        CertificateRead { digest: Some(digest), ..CertificateRead::of(file.into(), Ok(certificate)) }
    };
    let of_file = read(&file, 1, Digest::of(b"a certificate").0);
    let gone = read(&folder.path().join("gone.pdf"), 2, [2; 32]);
    let replaced = read(&file, 3, [3; 32]);
    engine.keep_orders(&[of_file.clone(), gone, replaced]).unwrap();
    engine.keep_orders(&[of_file]).unwrap();
    let view = View::of(&engine);
    let orders = &view.installation.licenses.orders.kept;
    assert_eq!(orders.len(), 3);
    let files: Vec<Option<PathBuf>> = orders.iter().map(|kept| order_file(&view, &kept.order)).collect();
    assert_eq!(std::fs::read(files[0].as_ref().unwrap()).unwrap(), b"a certificate");
    assert_eq!(files[1..], [None, None]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(files[0].as_ref().unwrap()), 0o600);
        assert_eq!(mode(&folder.path().join("certificates")), 0o700);
    }
}

#[test]
fn an_order_whose_file_cannot_be_kept_is_not_noted() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_system(folder.path());
    // A file stands where the folder would be made.
    std::fs::write(folder.path().join("certificates"), b"").unwrap();
    let file = folder.path().join("certificate.pdf");
    std::fs::write(&file, b"a certificate").unwrap();
    let codes = vec![FoundCode::Own(RequestCode::from_random([1; 15]))];
    let certificate = Certificate { codes, ..Certificate::default() };
    let digest = Some(Digest::of(b"a certificate").0);
    let read = CertificateRead { digest, ..CertificateRead::of(file, Ok(certificate)) };
    let entry = engine.installation().entry;
    assert!(matches!(engine.keep_orders(&[read]), Err(SessionError::Place(_) | SessionError::File { .. })));
    assert_eq!(engine.installation().entry, entry);
}

#[test]
fn an_upgrade_goes_into_the_next_request() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_system(folder.path());
    let command = Command::NoteOldSystem { product: Some(OldProduct::XphoneUc), mac: "00-50-56-9A-12-3F".to_owned() };
    engine.execute(&command, "").unwrap();
    let (request, _) = engine.make_request(&[RequestCode::from_random([1; 15])], Reason::Activation).unwrap();
    let upgrade = (request.old_product.as_deref(), request.old_mac.as_deref());
    assert_eq!(upgrade, (Some("XPhone UC"), Some("00:50:56:9A:12:3F")));
}

#[test]
fn a_file_that_vanished_since_it_was_chosen_is_named_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let engine = new_system(folder.path());
    let gone = folder.path().join("gone.xlp");
    let entry = engine.installation().entry;
    let error = engine.read_license_file(&gone).unwrap_err();
    let message = messages::error(&crate::text::Texts::new(Language::German), &error);
    assert!(message.happened.contains("gone.xlp"), "{message:?}");
    assert!(matches!(read_users_file(&gone), Err(SessionError::File { .. })));
    assert!(matches!(read_text_file(&gone), Err(SessionError::File { .. })));
    assert_eq!(engine.installation().entry, entry);
}
