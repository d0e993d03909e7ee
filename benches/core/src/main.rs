//! Times of the core: `core-bench USERS` prints one JSON object with the median of each figure in nanoseconds.
mod company;

use std::{collections::BTreeMap, hint::black_box, time::Instant};

use xlm_core::{
    assignment::{assign, assign_after},
    calendar::UtcMicros,
    catalog::Counted,
    command::Command,
    difference::{Difference, State},
    directory::{PlaceName, UserKey},
    installation::Installation,
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

fn main() {
    let users: u64 = std::env::args().nth(1).and_then(|users| users.parse().ok()).unwrap_or(1_000_000);
    let rounds = if users > 500_000 { 7 } else { 21 };
    if std::env::args().nth(2).is_some() {
        // For a profiler: nothing but distributions after the company was made.
        let state = company::company(users, true);
        for _ in 0..20 {
            black_box(assign(&state, NOW));
        }
        return;
    }
    let mut figures = BTreeMap::new();
    let state = company::company(users, true);
    let assignment = assign(&state, NOW);
    let units: usize = assignment.types.iter().map(|part| part.order.len()).sum();
    figures.insert("units", units as u128);
    figures.insert("pass", median(rounds, || pass(&state)));
    figures.insert("distribution", median(rounds, || assign(&state, NOW)));
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
            company::execute(&mut after, &Command::MoveUsers { users, to: PlaceName::location("Location 007") });
            assign_after(State { installation: &state, assignment: &assignment }, &after, NOW)
        }),
    );
    println!("{}", serde_json::to_string(&figures).expect("numbers"));
}
