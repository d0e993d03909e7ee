//! Times of the way from a file of users into the change log and back.
//!
//! - `file-bench write FILE USERS`: writes the company's file.
//! - `file-bench import FILE LOG`: takes it over into a new change log, as the session does; then once again.
//! - `file-bench open LOG`: opens that change log from its snapshot, and says what it holds in memory.
//! - `file-bench replay LOG`: the same from all its entries.
//!
//! Each prints a JSON object: times in nanoseconds, sizes in bytes.
#![allow(dead_code, unused_imports, reason = "the modules are those of the program, and only what is measured is used")]

#[path = "../../../src/database/mod.rs"]
mod database;
#[path = "../../../src/journal/mod.rs"]
mod journal;
#[path = "../../../src/sources"]
mod sources {
    pub mod csv_writer;
    pub mod users;
}
#[path = "../../../src/session/user_rows.rs"]
mod user_rows;

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use core_bench::company;
use journal::{Draft, Head, Journal as _, Options, Payload, SnapshotContent, SqliteJournal, entries};
use xlm_core::{
    assignment::{assign, assign_after},
    calendar::UtcMicros,
    command::{self, Command, Context, ImportOptions, Refusal, UnknownPlaces, decide},
    difference::{Difference, State},
    directory::{Role, UserRows},
    document::Trust,
    event::{self, Entry, Event, EventsPayload, PAYLOAD_FORMAT},
    installation::Installation,
    report::overview,
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const NOW: UtcMicros = UtcMicros(1_900_000_000_000_000);
const BUILD: &str = "bench";

/// Steps with their times.
#[derive(Default)]
struct Figures(BTreeMap<String, u128>);

/// A moment, as the clock on the wall has it and as the processor has worked: the second does not mind a busy machine.
struct Begun(Instant, Duration);

impl Begun {
    fn now() -> Self {
        Self(Instant::now(), processor_time())
    }
}

fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}

impl Figures {
    fn time<R>(&mut self, step: &str, run: impl FnOnce() -> R) -> R {
        let begun = Begun::now();
        let result = run();
        self.since(step, &begun);
        self.memory(step);
        result
    }

    fn since(&mut self, step: &str, begun: &Begun) {
        self.0.insert(step.to_owned(), begun.0.elapsed().as_nanos());
        self.0.insert(format!("{step}_processor"), (processor_time() - begun.1).as_nanos());
    }

    fn size(&mut self, what: &str, bytes: u64) {
        self.0.insert(what.to_owned(), u128::from(bytes));
    }

    /// What the process holds now and held at most, from /proc.
    fn memory(&mut self, prefix: &str) {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        for (line, name) in [("VmRSS:", "resident"), ("VmHWM:", "peak")] {
            let kilobytes =
                status.lines().find_map(|text| text.strip_prefix(line)?.split_whitespace().next()?.parse().ok());
            self.size(&format!("{prefix}_{name}_bytes"), kilobytes.unwrap_or(0_u64) * 1024);
        }
    }

    fn print(&self) {
        let figures: Vec<String> = self.0.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
        println!("{{{}}}", figures.join(", "));
    }
}

/// The company's rows as a file that an administrator would get.
fn write(file: &Path, users: u64) -> Result<()> {
    let mut out = csv::WriterBuilder::new().delimiter(b';').from_path(file)?;
    let names =
        ["ID", "firstname", "name", "account", "phone", "email", "description", "location", "lines", "teamdesk"];
    out.write_record(names)?;
    for row in company::rows(users) {
        let member = row.roles.is_some_and(|roles| roles.contains(Role::Member));
        let text = |text: Option<String>| text.unwrap_or_default();
        let number = row.account.trim_start_matches("user").to_owned();
        out.write_record([
            row.key.as_str(),
            &row.first_name,
            &row.name,
            &row.account,
            &text(row.phone),
            &text(row.email),
            &format!("Desk {number}"),
            &text(row.location),
            &row.lines.unwrap_or_default().join(","),
            if member { "member" } else { "" },
        ])?;
    }
    Ok(out.flush()?)
}

fn read_rows(file: &Path) -> Result<UserRows> {
    let source = fs::File::open(file)?;
    let length = source.metadata()?.len();
    let read = sources::users::read_users_from(source, length, &|_, _| true)?;
    Ok(read.ok_or("stopped")?.rows)
}

fn import_command(rows: UserRows) -> Command {
    let options = ImportOptions { unknown_places: UnknownPlaces::Create, ..ImportOptions::default() };
    Command::ImportUsers { rows, options }
}

fn payload_of(events: &[Event]) -> Result<Payload> {
    Ok(Payload::json(&EventsPayload::of(events))?)
}

fn append(log: &mut SqliteJournal, head: Head, at: UtcMicros, payload: Payload) -> Result<Head> {
    Ok(log.append(head, Draft { at, actor: "bench".to_owned(), reason: String::new(), payload })?.head)
}

fn import(file: &Path, log_file: &Path) -> Result<()> {
    let mut figures = Figures::default();
    let trust = Trust::default();
    let mut log = SqliteJournal::open(log_file, Options::new(PAYLOAD_FORMAT))?;
    let mut state = Installation::new(company::catalogs());
    let mut head = Head::EMPTY;
    let setup = company::set_up(1_000_000);
    for command in setup {
        let events = decide(&state, &command, &Context { now: state.changed_at, trust: &trust })?;
        head = append(&mut log, head, state.changed_at, payload_of(&events)?)?;
        state.apply(&Entry {
            number: head.number,
            at: state.changed_at,
            actor: String::new(),
            reason: String::new(),
            events,
        });
    }
    let assignment = assign(&state, NOW);
    let begun = Begun::now();

    let rows = figures.time("import_1_read", || read_rows(file))?;
    let command = import_command(rows);
    let context = Context { now: NOW, trust: &trust };
    let events = figures.time("import_2_decide", || decide(&state, &command, &context))?;
    let before = State { installation: &state, assignment: &assignment };
    let mut previewed = state.clone();
    figures.time("import_3_preview", || command::preview(&mut previewed, &events, &context));
    let after = figures.time("import_4_assign", || assign_after(before, &previewed, NOW));
    let difference = figures.time("import_5_difference", || {
        Difference::between(before, State { installation: &previewed, assignment: &after })
    });
    assert!(!difference.is_empty());
    let payload = figures.time("import_6_encode_and_pack", || payload_of(&events))?;
    figures.size("payload_bytes", payload.length() as u64);
    head = figures.time("import_7_append", || append(&mut log, head, NOW, payload))?;
    let entry = Entry { number: head.number, at: NOW, actor: String::new(), reason: String::new(), events };
    state = figures.time("import_8_confirm", || command::confirmed(&state, &previewed, &entry, &trust));
    figures.since("import", &begun);
    figures.memory("import");
    drop((entry, difference, previewed, command));

    let begun = Begun::now();
    let rows = figures.time("again_1_read", || read_rows(file))?;
    let command = import_command(rows);
    let again = figures.time("again_2_decide", || decide(&state, &command, &context));
    assert!(matches!(again, Err(Refusal::NothingToDo)));
    figures.since("again", &begun);
    drop(command);

    let mut content = SnapshotContent::default();
    let made = figures.time("snapshot_make", || state.save(BUILD, &mut |piece| content.add(piece)));
    made.ok_or("a state that can't be saved")?;
    figures.size("snapshot_bytes", content.len() as u64);
    figures.time("snapshot_save", || log.save_snapshot(head, &content))?;
    drop(content);
    drop(log);
    figures.size("log_bytes", fs::metadata(log_file)?.len());
    figures.size("users", state.directory.users.len() as u64);
    figures.print();
    Ok(())
}

fn open(log_file: &Path, with_snapshot: bool) -> Result<()> {
    let mut figures = Figures::default();
    let catalogs = company::catalogs();
    let begun = Begun::now();
    let log = SqliteJournal::open(log_file, Options::new(PAYLOAD_FORMAT))?;
    let mut head = Head::EMPTY;
    let mut state = Installation::new(Arc::clone(&catalogs));
    if with_snapshot {
        let snapshot = figures.time("open_1_read", || log.latest_snapshot(u64::MAX))?.ok_or("no snapshot")?;
        let (length, mut next) = (snapshot.content.len(), snapshot.content.unpack());
        let restored = figures.time("open_2_restore", || Installation::restore(length, &mut next, BUILD, &catalogs));
        state = restored.ok_or("a snapshot of something else")?;
        head = snapshot.head;
    }
    for stored in entries(&log, head.number) {
        let stored = stored?;
        let events = event::decode_events(&stored.payload.ok_or("no payload")?)?;
        state.apply(&Entry {
            number: stored.number,
            at: stored.at,
            actor: stored.actor,
            reason: stored.reason,
            events,
        });
    }
    let assignment = figures.time("open_3_assign", || assign(&state, NOW));
    figures.time("open_4_overview", || overview(&state, &assignment, NOW));
    figures.since(if with_snapshot { "open" } else { "replay" }, &begun);
    figures.memory("open");
    figures.size("users", state.directory.users.len() as u64);
    figures.print();
    Ok(())
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", file, users] => write(Path::new(file), users.parse()?),
        ["import", file, log] => import(Path::new(file), Path::new(log)),
        ["open", log] => open(Path::new(log), true),
        ["replay", log] => open(Path::new(log), false),
        _ => Err("file-bench write FILE USERS | import FILE LOG | open LOG | replay LOG".into()),
    }
}
