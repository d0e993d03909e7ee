//! A panel on a stage: a system made of events, without a disk, and a window that keeps what the panel wished for.
use std::sync::Arc;

use eframe::egui::{Theme, Ui};
use egui_kittest::{Harness, kittest::Queryable as _};
use xlm_core::{
    assignment::assign,
    calendar::{Day, UtcMicros},
    code::{HardwareCode, SystemCode, SystemId},
    document::{
        Binding, BindingTolerance, IssuerName, IssuerScope, Item, ItemKind, LicensePackage, Nonce, PublicKey,
        RehostingBudget, SystemKind, ToleranceRecipe, Trust, TrustedIssuer, open_issued, seal,
    },
    event::{Entry, Event},
    installation::Installation,
    report::overview,
};
use xphone_license_manager::{
    portal::sample_issuer_key,
    session::{JobId, Outcome, SessionError, View, catalogs},
    text::{Language, Texts},
    ui::panel::{Panel, PanelContext, Wish},
};

use crate::support::{harness, scaled_harness};

/// Whether the machine is the one that the licenses are bound to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Machine {
    HomeServer,
    Workstation,
}

/// The day of all tests.
pub fn today() -> Day {
    Day::from_date(2026, 11, 24).unwrap()
}

pub fn system_code() -> SystemCode {
    SystemCode::from_random([7; 9])
}

/// The first event of a system.
pub fn set_up(kind: SystemKind) -> Event {
    let system_id = match kind {
        SystemKind::Planning => SystemId::Vendor("XID-AB3C4D5E".to_owned()),
        SystemKind::Licensed | SystemKind::Sample => SystemId::Own(system_code()),
    };
    Event::SystemSetUp { kind, edition: "v10".to_owned(), system_id, installation_key: None }
}

/// A system after these events, each an entry of its own, an hour apart, the last one a moment ago.
pub fn view(events: Vec<Event>, machine: Machine) -> View {
    let mut installation = Installation::new(catalogs().unwrap());
    let now = UtcMicros(UtcMicros::start_of(today()).0 + 9 * 3_600_000_000);
    let count = events.len() as i64;
    for (index, event) in events.into_iter().enumerate() {
        let at = UtcMicros(now.0 - (count - index as i64) * 3_600_000_000);
        let (actor, reason) = ("admin@xphone01".to_owned(), String::new());
        installation.apply(&Entry { number: index as u64 + 1, at, actor, reason, events: vec![event] });
    }
    installation.verify_package(&trust());
    let assignment = assign(&installation, now);
    View {
        overview: Arc::new(overview(&installation, &assignment, now)),
        installation: Arc::new(installation),
        assignment: Arc::new(assignment),
        is_home_server: machine == Machine::HomeServer,
        is_read_only: false,
        key_fault: None,
        portal: None,
        past: None,
        is_unreachable: false,
        last_backup: None,
        copies: Arc::default(),
        folder: "data".into(),
        at: now,
        clock: now,
    }
}

fn trust() -> Trust {
    let issuer = |scope| TrustedIssuer {
        name: IssuerName("Sample issuer".to_owned()),
        key: PublicKey::of(&sample_issuer_key()),
        scope,
        address: None,
    };
    Trust { issuers: vec![issuer(IssuerScope::Sample)] }
}

/// An item of a package: name, quantity, kind, last day.
pub type ItemOf<'a> = (&'a str, u32, ItemKind, Option<Day>);

/// The import of a package with these items.
pub fn package(items: &[ItemOf<'_>], hardware_id: HardwareCode, nonce: Option<Nonce>) -> Event {
    let items = items.iter().enumerate().map(|(index, (name, quantity, kind, until))| Item {
        id: format!("{}", index + 1),
        order_number: "MW-2026-0117".to_owned(),
        license_type: (*name).to_owned(),
        quantity: *quantity,
        kind: *kind,
        from: None,
        until: *until,
        grace_days: 14,
        product_version: None,
        replaces: vec![],
    });
    let package = LicensePackage {
        system_id: system_code(),
        generation: 3,
        nonce,
        previous: None,
        binding: Binding {
            hardware_id,
            components: vec![],
            tolerance: BindingTolerance { recipe: ToleranceRecipe::Virtual, score_percent: 60 },
        },
        items: items.collect(),
        binding_grace_days: 30,
        rehosting_budget: RehostingBudget { used: 0, allowed: 2, period_days: 365, next_free: None },
        customer: "Musterwerk GmbH".to_owned(),
        contact: None,
        texts: None,
        issued_at: UtcMicros::start_of(today()),
    };
    let envelope = seal(&package, &sample_issuer_key()).unwrap();
    let digest = open_issued::<LicensePackage>(envelope.as_bytes(), &trust()).unwrap().digest;
    Event::PackageInstalled { envelope, generation: 3, digest, nonce }
}

/// A panel, what it sees, and what it wished for.
pub struct Stage<P> {
    pub panel: P,
    pub view: View,
    pub texts: Texts,
    pub wishes: Vec<Wish>,
    pub progress: Option<(u64, Option<u64>)>,
    pub is_busy: bool,
}

impl<P: Panel> Stage<P> {
    pub fn new(panel: P, view: View, language: Language) -> Self {
        Self { panel, view, texts: Texts::new(language), wishes: vec![], progress: None, is_busy: false }
    }

    fn with<R>(&mut self, act: impl FnOnce(&mut P, &mut PanelContext<'_>) -> R) -> R {
        let mut context = PanelContext {
            view: &self.view,
            texts: &self.texts,
            wishes: &mut self.wishes,
            progress: self.progress,
            is_busy: self.is_busy,
        };
        act(&mut self.panel, &mut context)
    }

    /// Hands the panel the outcome of a task. A panel that has no place for an error fails the test.
    pub fn deliver(&mut self, outcome: Result<Outcome, SessionError>) {
        self.with(|panel, context| panel.outcome(JobId(1), outcome, context)).unwrap();
    }

    pub fn choose(&mut self, purpose: &'static str, files: &[&str]) {
        let files = files.iter().map(Into::into).collect();
        self.with(|panel, context| panel.files_chosen(purpose, files, context));
    }

    pub fn drop_files(&mut self, files: &[&str]) {
        let files = files.iter().map(Into::into).collect();
        self.with(|panel, context| panel.files_dropped(files, context));
    }

    fn draw(&mut self, ui: &mut Ui) {
        self.with(|panel, context| panel.panel_ui(ui, context));
    }
}

/// The stage in a window whose content is so big, without the rail.
pub fn window<'a, P: Panel + 'a>(
    stage: Stage<P>,
    look: Theme,
    size: [f32; 2],
    pixels_per_point: f32,
) -> Harness<'a, Stage<P>> {
    let mut harness = scaled_harness(pixels_per_point, look, size, stage, |ui, stage| stage.draw(ui));
    harness.run();
    harness
}

/// A tall window in which the whole panel can be seen.
pub fn tall<'a, P: Panel + 'a>(stage: Stage<P>) -> Harness<'a, Stage<P>> {
    let mut harness = harness(Theme::Light, [1240.0, 2400.0], stage, |ui, stage| stage.draw(ui));
    harness.run();
    harness
}

/// Whether a text stands somewhere, as the name of a label or the whole of it.
pub fn says<P>(harness: &Harness<'_, Stage<P>>, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}

/// Asserts that nothing sticks out at the right of the window.
pub fn assert_nothing_sticks_out<P>(harness: &Harness<'_, Stage<P>>, width: f32) {
    let mut seen = 0;
    for node in harness.query_all_by_label_contains("") {
        let rect = node.rect();
        seen += 1;
        assert!(rect.right() <= width + 0.5, "{:?} ends at {} of {width}", node.rect(), rect.right());
    }
    assert!(seen > 10, "only {seen} nodes");
}
