//! Times of the core: `core-bench USERS` prints one JSON object with the median of each figure in nanoseconds.
//! `core-bench USERS units` prints the units as a table for peers to sort.
//! `core-bench USERS distribution` and `core-bench USERS import` do nothing but that, for a profiler; `build`, `rows` and
//! `empty` are what comes before them. `sizes` prints the bytes of an import's entry and of a snapshot.
use std::{
    collections::BTreeMap,
    hint::black_box,
    io::{self, BufWriter, Write as _},
    sync::Arc,
    time::Instant,
};

use core_bench::company;
use xlm_core::{
    assignment::{Assignment, Unit, assign, assign_after},
    calendar::UtcMicros,
    catalog::{Counted, TypeIndex},
    command::Command,
    difference::{Difference, State},
    directory::{PlaceName, UserField, UserKey},
    event::{EventsPayload, decode_events, encode_events},
    installation::Installation,
    report::{Direction, UserLists, UserOrder, UserQuestion},
};

const NOW: UtcMicros = UtcMicros(1_900_000_000_000_000);

/// Median time of a function in nanoseconds.
fn median<R>(rounds: usize, mut run: impl FnMut() -> R) -> u128 {
    let mut times: Vec<u128> = (0..rounds)
        .map(|_| {
            let begun = Instant::now();
            let result = black_box(run());
            let time = begun.elapsed().as_nanos();
            drop(result);
            time
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// One pass over the columns that the distribution reads.
fn pass(state: &Installation) -> u64 {
    let users = &state.directory.users;
    let mut sum = 0_u64;
    for (license_type, entry) in state.catalog.types() {
        for user in users.in_key_order() {
            sum += match entry.counted {
                Counted::PerUser | Counted::PerTeamMember => u64::from(users.since(user, license_type)),
                Counted::PerLine => users.line_since(user).iter().map(|since| u64::from(*since)).sum(),
                Counted::PerSystem => 0,
            };
        }
    }
    sum
}

/// The place and the result of every unit, one after the other.
fn written(state: &Installation, assignment: &Assignment) -> Vec<(TypeIndex, Unit, bool)> {
    let all = assignment.types.iter().flat_map(|part| {
        let available = part.pool.available as usize;
        part.units().into_iter().enumerate().map(move |(place, unit)| (part.license_type, unit, place < available))
    });
    let mut written = Vec::with_capacity(state.directory.users.rows());
    written.extend(all);
    written
}

/// What a file of users costs in the core, and its entry on the way into the change log and back.
fn import(users: u64, rounds: usize, figures: &mut BTreeMap<&str, u128>) {
    let empty = company::empty(users);
    let command = company::import(users);
    figures.insert("import_decide", median(rounds, || company::events(&empty, &command)));
    let entry = company::entry(&empty, company::events(&empty, &command).expect("is no refusal"));
    let payload = encode_events(&entry.events).expect("an entry");
    figures.insert("import_payload_bytes", payload.len() as u128);
    // As the program does it: a megabyte at a time goes on to be digested and packed.
    let in_pieces = || BufWriter::with_capacity(1 << 20, io::sink());
    let written = || serde_json::to_writer(in_pieces(), &EventsPayload::of(&entry.events));
    figures.insert("import_write", median(rounds, written));
    figures.insert("import_read", median(rounds, || decode_events(&payload).map(drop)));
    let applied = || {
        let mut state = empty.clone();
        state.apply(&entry);
        state
    };
    figures.insert("import_apply", median(rounds, applied));
    let state = applied();
    figures.insert("import_again", median(rounds, || company::changes_nothing(&state, &command)));
}

/// What a letter more in the search field costs, a click on a heading, and a change while the list is shown.
fn lists(state: &Installation, rounds: usize, figures: &mut BTreeMap<&str, u128>) {
    let state = Arc::new(state.clone());
    let assignment = Arc::new(assign(&state, NOW));
    let mut lists = UserLists::default();
    let name = UserOrder::Field(UserField::Name);
    let question = |word: &str| UserQuestion { search: word.to_owned(), order: name, ..UserQuestion::default() };
    let mut answer = |question: &UserQuestion| lists.answer(&state, &assignment, question, &|| true);
    let mut once = |figure, question: &UserQuestion| {
        let begun = Instant::now();
        answer(question);
        figures.insert(figure, begun.elapsed().as_nanos());
    };
    once("list_first", &question(""));
    once("search_first_letter", &question("anna"));
    let words = [("search_rare", "user12345"), ("search_frequent", "vogel"), ("search_two_words", "vogel 00")];
    for (figure, word) in words {
        figures.insert(figure, median(rounds, || answer(&question(word))));
    }
    let descending = UserQuestion { direction: Direction::Descending, ..question("") };
    figures.insert("sort_other_direction", median(rounds, || answer(&descending)));
    let missing = UserQuestion { order: UserOrder::Missing, ..descending };
    figures.insert("sort_by_missing", median(rounds, || answer(&missing)));
    let account = UserQuestion { order: UserOrder::Field(UserField::Account), ..question("") };
    let sorted = median(rounds, || UserLists::default().answer(&state, &assignment, &account, &|| true));
    figures.insert("sort_by_account_first", sorted);
}

/// All units that users require, each with what its place depends on.
fn print_units(state: &Installation) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "type,key,line,since")?;
    let users = &state.directory.users;
    for part in &assign(state, NOW).types {
        let license_type = part.license_type;
        // As they lie in the columns, not as they are served: a peer must not find them sorted.
        let mut units = part.units();
        units.sort_unstable();
        for unit in units {
            let since = match state.catalog.license_type(license_type).counted {
                Counted::PerLine => users.line_since(unit.user)[usize::from(unit.index)],
                _ => users.since(unit.user, license_type),
            };
            writeln!(out, "{},{},{},{since}", license_type.0, users.key(unit.user), unit.index)?;
        }
    }
    out.flush()
}

fn main() {
    let users: u64 = std::env::args().nth(1).and_then(|users| users.parse().ok()).unwrap_or(1_000_000);
    let rounds = if users > 500_000 { 7 } else { 21 };
    match std::env::args().nth(2).as_deref() {
        None => {}
        Some("empty") => {
            std::mem::forget(company::empty(users));
            return;
        }
        Some("rows") => {
            black_box((company::empty(users), company::import(users)));
            return;
        }
        Some("import") => {
            let mut state = company::empty(users);
            let import = company::import(users);
            company::execute(&mut state, &import);
            assert!(company::changes_nothing(&state, &import));
            // Still there at the end, to be counted.
            std::mem::forget(state);
            return;
        }
        Some("build") => {
            black_box(company::company(users, true));
            return;
        }
        Some("sizes") => {
            let mut state = company::empty(users);
            let events = company::events(&state, &company::import(users)).expect("is no refusal");
            let payload = encode_events(&events).expect("an entry").len();
            state.apply(&company::entry(&state, events));
            let mut snapshot = 0;
            state.save("bench", &mut |piece| snapshot += piece.len()).expect("a state");
            println!("{{\"payload\": {payload}, \"snapshot\": {snapshot}}}");
            return;
        }
        Some("lists") => {
            let mut figures = BTreeMap::new();
            lists(&company::company(users, false), rounds, &mut figures);
            println!("{}", serde_json::to_string(&figures).expect("numbers"));
            return;
        }
        Some("units") => {
            print_units(&company::company(users, true)).expect("the output takes them");
            return;
        }
        Some(_) => {
            let state = company::company(users, true);
            for _ in 0..20 {
                black_box(assign(&state, NOW));
            }
            return;
        }
    }
    let mut figures = BTreeMap::new();
    let state = company::company(users, true);
    let assignment = assign(&state, NOW);
    let units: usize = assignment.types.iter().map(|part| part.units().len()).sum();
    figures.insert("units", units as u128);
    figures.insert("pass", median(rounds, || pass(&state)));
    figures.insert("distribution", median(rounds, || assign(&state, NOW)));
    // What the window does at midnight or after a package: the order stays, only the pools may differ.
    let kept = || assign_after(State { installation: &state, assignment: &assignment }, &state, NOW);
    figures.insert("distribution_kept", median(rounds, kept));
    figures.insert("distribution_written", median(rounds, || written(&state, &assignment)));
    let first = company::company(users, false);
    figures.insert("distribution_first_import", median(rounds, || assign(&first, NOW)));
    figures.insert(
        "preview_package",
        median(rounds, || {
            let mut after = state.clone();
            company::execute(&mut after, &company::license(users as u32 / 2, true));
            let before = State { installation: &state, assignment: &assignment };
            let after_assignment = assign_after(before, &after, NOW);
            Difference::between(before, State { installation: &after, assignment: &after_assignment })
        }),
    );
    figures.insert(
        "move_one",
        median(rounds, || {
            let mut after = state.clone();
            let users = vec![UserKey::new("U0000007").expect("an ID")];
            company::execute(
                &mut after,
                &Command::MoveUsers { users: users.into(), to: PlaceName::location("Location 007") },
            );
            assign_after(State { installation: &state, assignment: &assignment }, &after, NOW)
        }),
    );
    lists(&first, rounds, &mut figures);
    import(users, rounds.min(5), &mut figures);
    println!("{}", serde_json::to_string(&figures).expect("numbers"));
}
