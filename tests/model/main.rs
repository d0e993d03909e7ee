//! Histories of systems, their issuer and everything that can go wrong between them.
//!
//! A history is made from a seed: servers that fail, are replaced, copied, restored, restarted and wrongly dated;
//! administrators who do sensible and foolish things; letters that get lost, come late, twice, or to the wrong server.
//! After each step nobody has licenses without a reason, nothing that was acknowledged is lost, no number of a package
//! falls, and no nonce has two packages. At the end the network heals, and whoever does what the texts tell him is
//! licensed again.
//!
//! `XLM_HISTORIES=1000000 cargo test --test model` searches longer; a failure names its seed, and
//! `XLM_SEED=… cargo test --test model one_history -- --nocapture` plays it again.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod hosts;
mod office;
mod random;
mod signing;
mod world;

use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

use random::Random;
use world::World;

/// A fault that is planted to see whether the model finds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mutant {
    /// None: everything is as it should be.
    None,
    /// A server that gave its licenses up runs on.
    TailNotCounted,
    /// A request that comes a second time is answered with another package.
    RepeatIsNew,
    /// A move is called off without the issuer's word.
    CallOffNeedsNobody,
    /// A return lets the licenses move twice.
    ReturnServesTwice,
    /// A package is taken although a newer one is installed.
    OlderPackageTaken,
    /// A restart loses the newest entry.
    EntryLost,
    /// Moves from failed servers cost nothing.
    BudgetNotCounted,
    /// The return is handed out before it is noted.
    ReturnBeforeItsNote,
    /// A request that was made before the licenses moved counts when it arrives.
    OldRequestsTaken,
    /// A copied disk speaks for its original.
    CopyIsOriginal,
    /// The number of a package follows the one that the system has.
    NumberFromRequest,
    /// A code serves another system as well.
    CodeServesTwice,
}

impl Mutant {
    const ALL: [Self; 12] = [
        Self::TailNotCounted,
        Self::RepeatIsNew,
        Self::CallOffNeedsNobody,
        Self::ReturnServesTwice,
        Self::OlderPackageTaken,
        Self::EntryLost,
        Self::BudgetNotCounted,
        Self::ReturnBeforeItsNote,
        Self::OldRequestsTaken,
        Self::CopyIsOriginal,
        Self::NumberFromRequest,
        Self::CodeServesTwice,
    ];
}

/// Plays the history of a seed; says what is wrong with it.
fn play(seed: u64, mutant: Mutant, is_real: bool) -> Result<(), String> {
    let mut world = World::new(seed, mutant, is_real);
    let steps = 5 + Random::new(!seed).below(60);
    let played = catch_unwind(AssertUnwindSafe(|| {
        (0..steps).for_each(|_| world.step());
        world.ends_well();
    }));
    played.map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default();
        format!("seed {seed}: {text}\n{}", world.history())
    })
}

/// Plays histories on all processors until one fails; gives the shortest of those that did.
fn search(first: u64, count: u64, mutant: Mutant, is_real: bool) -> Option<String> {
    let next = AtomicU64::new(first);
    let threads = thread::available_parallelism().map_or(2, usize::from);
    let failures = thread::scope(|scope| {
        let worker = || {
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= first + count {
                    return None;
                }
                if let Err(failure) = play(seed, mutant, is_real) {
                    next.store(first + count, Ordering::Relaxed);
                    return Some(failure);
                }
            }
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().filter_map(|worker| worker.join().unwrap()).collect::<Vec<_>>()
    });
    failures.into_iter().min_by_key(|failure| failure.lines().count())
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

#[test]
fn whatever_happens_nobody_loses_licenses_or_gets_them_twice() {
    std::panic::set_hook(Box::new(|_| {}));
    let found = search(0, number("XLM_HISTORIES").unwrap_or(100_000), Mutant::None, false);
    let _ = std::panic::take_hook();
    assert!(found.is_none(), "{}", found.unwrap_or_default());
}

#[test]
fn the_same_with_signatures() {
    let found = search(1 << 40, 150, Mutant::None, true);
    assert!(found.is_none(), "{}", found.unwrap_or_default());
}

#[test]
fn every_planted_fault_is_found() {
    let missed: Vec<Mutant> =
        Mutant::ALL.into_iter().filter(|mutant| search(0, 20_000, *mutant, false).is_none()).collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}

#[test]
fn one_history() {
    let seed = number("XLM_SEED").unwrap_or(1);
    if let Err(failure) = play(seed, Mutant::None, false) {
        panic!("{failure}");
    }
}
