//! The whole way of an order in the sample company, by the panel alone: from the certificate to licenses that count.
use std::{
    path::PathBuf,
    sync::Arc,
    task::{Wake, Waker},
    thread::{self, Thread},
    time::Duration,
};

use eframe::egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable as _};
use xphone_license_manager::{
    preferences::{DataPlace, PlaceKind},
    session::{Cancel, Clock, Engine, Outcome, Surroundings, Task, View, Worker},
    text::Language,
    ui::panel::{Wish, import::ImportPanel},
};

use crate::stage::{Stage, says, tall, today};

/// Wakes the test like the window.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub worker: Worker,
    pub window: Harness<'static, Stage<ImportPanel>>,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = DataPlace { folder: folder.path().to_path_buf(), kind: PlaceKind::Given };
        let surroundings = Surroundings {
            clock: Clock::Fixed(xlm_core::calendar::UtcMicros::start_of(today())),
            reader: Some(PathBuf::from(env!("CARGO_BIN_EXE_xlm"))),
            ..Surroundings::of_this_process(place).unwrap()
        };
        let engine = Engine::open_sample(&surroundings, &|_, _| true).unwrap();
        let view = View::of(&engine);
        let worker = Worker::start(engine, Waker::from(Arc::new(Unpark(thread::current())))).unwrap();
        Self { folder, worker, window: tall(Stage::new(ImportPanel::default(), view, Language::English)) }
    }

    /// Runs a task and hands what comes of it to the panel as it comes; `see` may cancel it meanwhile.
    pub fn run(&mut self, task: Task, mut see: impl FnMut(&Outcome, &Cancel)) {
        let (_, cancel) = self.worker.submit(task);
        loop {
            for (_, outcome) in self.worker.outcomes() {
                self.window.state_mut().view = View::clone(&self.worker.view());
                let goes_on = matches!(outcome, Ok(Outcome::CertificatesSoFar(_)));
                if let Ok(outcome) = &outcome {
                    see(outcome, &cancel);
                }
                self.window.state_mut().deliver(outcome);
                if !goes_on {
                    return;
                }
            }
            // Woken by the outcome; the limit only guards against a wake before the look.
            thread::park_timeout(Duration::from_millis(50));
        }
    }

    /// Does what the panel wishes, as the shell would with an administrator who agrees, until nothing is left.
    pub fn work_off(&mut self) {
        loop {
            let wishes = std::mem::take(&mut self.window.state_mut().wishes);
            if wishes.is_empty() {
                break;
            }
            for wish in wishes {
                let task = match wish {
                    Wish::Run(task) => task,
                    Wish::Confirm(preview) => Task::Commit { preview, reason: String::new() },
                    other => panic!("{other:?}"),
                };
                self.run(task, |_, _| ());
            }
        }
        // The view may be published a moment after the outcome.
        while self.worker.is_busy() {
            thread::park_timeout(Duration::from_millis(50));
        }
        self.window.state_mut().view = View::clone(&self.worker.view());
        self.window.run();
    }

    pub fn click(&mut self, name: &str) {
        self.window.get_by_role_and_label(Role::Button, name).click();
        self.window.run();
    }
}

fn teamdesk(view: &View) -> u32 {
    view.overview.pools.iter().find(|pool| pool.name == "TEAMDESK").map_or(0, |pool| pool.available)
}

#[test]
fn a_certificate_becomes_licenses_that_count() {
    let mut desk = Desk::new();
    let folder = desk.window.state().view.folder.clone();
    assert_eq!(teamdesk(&desk.window.state().view), 15);

    let certificate = folder.join("License certificate.pdf");
    desk.window.state_mut().drop_files(&[&certificate.display().to_string()]);
    desk.work_off();
    desk.window.get_by_label("MW-2026-0242");
    assert!(says(&desk.window, "10 × TEAMDESK"));

    let request = folder.join("request.xlreq");
    desk.window.state_mut().choose("request", &[&request.display().to_string()]);
    desk.work_off();
    assert!(says(&desk.window, "request.xlreq"));

    desk.click("Let the sample issuer answer");
    desk.work_off();
    assert_eq!(teamdesk(&desk.window.state().view), 25);
    desk.window.get_by_label("One license request code is redeemed and gone from the list.");
    assert!(desk.window.query_by_label("License certificate.pdf").is_none());
    assert!(desk.window.state().view.installation.licenses.open_requests.is_empty());
}
