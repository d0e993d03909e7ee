//! Many activations at once, while the service is killed: each ends with exactly one package, and none is lost.
use std::{
    collections::BTreeSet,
    io::{self, Write as _},
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use ureq::Agent;
use xlm_core::document::{LicensePackage, Opened, Reason, open_issued};

use super::office::{Office, Service, agent, request, system, trust};

const LIMITS: [&str; 6] = ["--per-address", "100000000", "--per-code", "100000", "--connections", "1000"];

/// What was measured.
struct Measured {
    times: Vec<Duration>,
    altogether: Duration,
}

impl Measured {
    fn rate(&self) -> f64 {
        self.times.len() as f64 / self.altogether.as_secs_f64()
    }

    /// The time within which 99 of 100 were answered.
    fn p99(&mut self) -> Duration {
        self.times.sort_unstable();
        self.times[(self.times.len() * 99).div_ceil(100) - 1]
    }
}

/// Lets `clients` do `count` things, numbered from 1; each thing gives the time of its last attempt.
fn measure(clients: u32, count: u32, thing: impl Fn(&Agent, u32) -> Duration + Sync) -> Measured {
    let (next, times, began) = (AtomicU32::new(1), Mutex::new(Vec::new()), Instant::now());
    thread::scope(|scope| {
        for _ in 0..clients {
            scope.spawn(|| {
                let agent = agent(None);
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number > count {
                        return;
                    }
                    let time = thing(&agent, number);
                    times.lock().unwrap().push(time);
                }
            });
        }
    });
    Measured { times: times.into_inner().unwrap(), altogether: began.elapsed() }
}

/// Longer than any restart takes.
const PATIENCE: Duration = Duration::from_mins(2);

/// Sends a request until it is answered, however often the service goes away.
fn until_answered(agent: &Agent, address: &str, body: &str) -> (Vec<u8>, Duration) {
    let first = Instant::now();
    loop {
        assert!(first.elapsed() < PATIENCE, "the service does not come back");
        let began = Instant::now();
        let sent = agent.post(format!("{address}/v1/requests")).send(body.as_bytes());
        if let Ok(mut response) = sent {
            let read = response.body_mut().read_to_vec();
            match (response.status().as_u16(), read) {
                (200, Ok(package)) => return (package, began.elapsed()),
                // Cut off in the middle of the answer: the same request gets the same once more.
                (200, Err(_)) | (503, _) => {}
                (status, body) => panic!("{status}: {}", String::from_utf8_lossy(&body.unwrap_or_default())),
            }
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn play(activations: u32, clients: u32, kills: u32) {
    let office = Office::with_orders(activations);
    let mut service = office.serve(&LIMITS);
    let (address, socket) = (service.address.clone(), service.socket().to_string());
    let health = measure(clients, activations, |agent, _| {
        let began = Instant::now();
        assert_eq!(agent.get(format!("{address}/healthz")).call().unwrap().status(), 200);
        began.elapsed()
    });

    let packages: Mutex<Vec<Option<Vec<u8>>>> = Mutex::new(vec![None; activations as usize]);
    let (done, killed) = (AtomicU32::new(0), AtomicU32::new(0));
    // The kill with this number comes when so many are answered.
    let due = |kill: u32| activations * kill / (kills + 1);
    let (measured, service) = thread::scope(|scope| {
        let clients_work = scope.spawn(|| {
            measure(clients, activations, |agent, number| {
                // However fast the service is, a kill that is due finds work under way.
                while killed.load(Ordering::Relaxed) < kills
                    && number > due(killed.load(Ordering::Relaxed) + 1) + clients
                {
                    thread::sleep(Duration::from_millis(1));
                }
                let body = request(number, Reason::Activation, &[number], 1);
                let (package, time) = until_answered(agent, &address, &body);
                packages.lock().unwrap()[number as usize - 1] = Some(package);
                done.fetch_add(1, Ordering::Relaxed);
                time
            })
        });
        for kill in 1..=kills {
            while done.load(Ordering::Relaxed) < due(kill) {
                thread::sleep(Duration::from_millis(1));
            }
            // On Unix this is kill -9: nothing is finished, nothing is flushed.
            let mut running: Service = service;
            running.child.kill().unwrap();
            running.child.wait().unwrap();
            killed.fetch_add(1, Ordering::Relaxed);
            service = office.serve(&[&LIMITS[..], &["--listen", &socket]].concat());
        }
        (clients_work.join().unwrap(), service)
    });

    // Exactly one package each, and every repeat gets the very same.
    let packages: Vec<Vec<u8>> = packages.into_inner().unwrap().into_iter().map(Option::unwrap).collect();
    let mut systems = BTreeSet::new();
    let repeats = agent(None);
    for (position, package) in packages.iter().enumerate() {
        let number = position as u32 + 1;
        let opened: Opened<LicensePackage> = open_issued(package, &trust()).unwrap();
        assert_eq!((opened.payload.system_id, opened.payload.generation), (system(number), 1));
        systems.insert(opened.payload.system_id);
        let (again, _) = until_answered(&repeats, &address, &request(number, Reason::Activation, &[number], 1));
        assert_eq!(&again, package, "activation {number}");
    }
    assert_eq!(systems.len(), activations as usize);
    drop(service);
    let events = office.json(&["changes", "--verify", "--book", "orders.db"]);
    assert_eq!(events["events"], 2 * activations, "an order and a package each");

    let (mut health, mut measured) = (health, measured);
    let figures = format!(
        "{activations} activations by {clients} clients, {kills} kills: {:.0}/s, p99 {:.1} ms; healthz: {:.0}/s, p99 {:.1} ms; \
         throughput {:.2} of healthz, p99 {:.1} times\n",
        measured.rate(),
        measured.p99().as_secs_f64() * 1e3,
        health.rate(),
        health.p99().as_secs_f64() * 1e3,
        measured.rate() / health.rate(),
        measured.p99().as_secs_f64() / health.p99().as_secs_f64(),
    );
    io::stdout().write_all(figures.as_bytes()).unwrap();
}

#[test]
fn activations_survive_that_the_service_is_killed() {
    play(200, 16, 2);
}

/// `scripts/load` runs it and shows its figures.
#[test]
#[ignore = "long: scripts/load"]
fn two_thousand_activations_survive_that_the_service_is_killed() {
    play(2_000, 64, 1);
    play(2_000, 64, 8);
}
