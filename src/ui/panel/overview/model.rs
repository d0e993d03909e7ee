//! What the overview says, in words.
use xlm_core::{
    binding::BindingState,
    calendar::Day,
    catalog::Scope,
    clock::ClockFault,
    license::{Integrity, ItemStatus, VendorSignature},
    rehosting::MoveState,
    report::{AheadItem, NextStep, PoolRow, Problem, backup_due, check},
};

use crate::{
    session::View,
    text::{
        Language, Texts,
        sentences::{
            self,
            overview::{next_step, pool_block},
            rehosting::{binding_pill, move_pill},
        },
    },
    ui::widget::{Pool, Severity, StatusPill},
};

/// Steps that are shown; more would hide the first.
const MOST_STEPS: usize = 3;

/// A next step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct StepRow {
    pub(super) step: NextStep,
    pub(super) text: String,
    pub(super) action: String,
}

/// Something that ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct AheadRow {
    pub(super) what: String,
    pub(super) when: String,
    /// The first day on which it does not count any more.
    pub(super) first_day_without: Day,
}

/// The overview in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Model {
    pub(super) sentence: String,
    pub(super) pills: Vec<StatusPill>,
    /// What stands above all else: how grave, what happened, what it means.
    pub(super) callouts: Vec<(Severity, String, String)>,
    pub(super) user_pools: Vec<Pool>,
    pub(super) system_pools: Vec<Pool>,
    pub(super) steps: Vec<StepRow>,
    /// What ends, and when.
    pub(super) ahead: Vec<AheadRow>,
    pub(super) nothing_ahead: String,
    pub(super) unknown: Vec<String>,
}

impl Model {
    pub(super) fn new(texts: &Texts, view: &View) -> Self {
        let (installation, overview) = (&view.installation, &view.overview);
        let report = check(installation, &view.assignment, view.clock, installation.settings.notice_days);
        let sentence = match report.problems.first() {
            Some(problem) => sentences::problem(texts, problem),
            None => texts.format("overview-all-well", &[("count", overview.users.into())]),
        };
        let pools = |scope: Scope| {
            let of_scope = overview.pools.iter().filter(|row| row.scope == scope);
            of_scope.map(|row| pool(texts, view, row)).collect::<Vec<_>>()
        };
        let steps = overview.next_steps.iter().take(MOST_STEPS).map(|step| {
            let words = next_step(texts, installation, overview, step);
            StepRow { step: step.clone(), text: words.text, action: words.action }
        });
        let unknown =
            overview.unknown.iter().map(|item| format!("{} {}", texts.number(i64::from(item.quantity)), item.name));
        Self {
            sentence,
            pills: pills(texts, view),
            callouts: callouts(texts, view, &report.problems),
            user_pools: pools(Scope::User),
            system_pools: pools(Scope::System),
            steps: steps.collect(),
            ahead: overview.ahead.iter().map(|item| ahead(texts, item)).collect(),
            nothing_ahead: texts
                .format("overview-nothing-ahead", &[("count", installation.settings.notice_days.into())]),
            unknown: unknown.collect(),
        }
    }
}

fn pills(texts: &Texts, view: &View) -> Vec<StatusPill> {
    let overview = &view.overview;
    let mut pills = vec![if overview.licensed {
        StatusPill::new(Severity::Ok, texts.get("overview-pill-licensed"))
    } else {
        StatusPill::new(Severity::Danger, texts.get("overview-pill-not-licensed"))
    }];
    let severity = match overview.binding {
        BindingState::NotBound => Severity::Information,
        BindingState::NotObserved | BindingState::Grace { .. } => Severity::Warning,
        BindingState::Bound => Severity::Ok,
        BindingState::Ended { .. } => Severity::Danger,
    };
    pills.push(match (overview.moving, move_pill(texts, overview.moving)) {
        (MoveState::Running { .. }, Some(pill)) => StatusPill::new(Severity::Warning, pill),
        (_, Some(pill)) => StatusPill::new(Severity::Danger, pill),
        (_, None) => StatusPill::new(severity, binding_pill(texts, overview.binding)),
    });
    if let Some(issuer) = &overview.issuer {
        pills.push(StatusPill::new(Severity::Ok, texts.format("overview-pill-issuer", &[("issuer", issuer.into())])));
    }
    if let Some(license) = &view.installation.licenses.vendor {
        pills.push(match license.signature {
            VendorSignature::NotVerified => StatusPill::new(Severity::Information, texts.get("common-not-verified")),
            VendorSignature::Verified { .. } => StatusPill::new(Severity::Ok, texts.get("overview-pill-verified")),
            VendorSignature::Wrong => StatusPill::new(Severity::Danger, texts.get("overview-pill-wrong-signature")),
        });
    }
    if let Some(item) = &overview.ends_next {
        let values = [("name", (&item.name).into()), ("until", item.until.into())];
        let severity = if overview.ahead.is_empty() { Severity::Information } else { Severity::Warning };
        pills.push(StatusPill::new(severity, texts.format("overview-pill-ends-next", &values)));
    }
    let has_key = view.installation.setup.as_ref().is_some_and(|setup| setup.installation_key.is_some());
    if view.key_fault.is_some() {
        pills.push(StatusPill::new(Severity::Danger, texts.get("overview-pill-key")));
    } else if !view.is_home_server && has_key {
        pills.push(StatusPill::new(Severity::Information, texts.get("overview-pill-workstation")));
    }
    pills
}

/// Problems that stop licenses from counting; the others are in the sentence and the next steps.
fn callouts(texts: &Texts, view: &View, problems: &[Problem]) -> Vec<(Severity, String, String)> {
    let mut callouts = Vec::new();
    for problem in problems {
        let (severity, meaning) = match problem {
            Problem::NotTrusted => (Severity::Danger, "overview-meaning-not-trusted"),
            Problem::NoServer => (Severity::Danger, "overview-meaning-no-server"),
            Problem::BindingEnded => (Severity::Danger, "overview-meaning-binding-ended"),
            Problem::BindingGrace { .. } => (Severity::Warning, "overview-meaning-binding-grace"),
            Problem::MoveRunning { .. } => (Severity::Warning, "overview-meaning-move-running"),
            Problem::MoveOver { .. } => (Severity::Danger, "overview-meaning-move-over"),
            Problem::NoMediaChannels => (Severity::Warning, "overview-meaning-no-media-channels"),
            Problem::Clock(ClockFault::Behind { .. }) => (Severity::Warning, "overview-meaning-clock-behind"),
            Problem::Clock(ClockFault::Ahead { .. }) => (Severity::Warning, "overview-meaning-clock-ahead"),
            Problem::NotSetUp | Problem::NotLicensed | Problem::Missing { .. } | Problem::Ending(_) => continue,
        };
        callouts.push((severity, sentences::problem(texts, problem), texts.get(meaning).into_owned()));
    }
    if let Some(license) = &view.installation.licenses.vendor {
        if license.integrity == Integrity::Altered {
            let values =
                ["overview-altered-file", "overview-altered-file.meaning"].map(|id| texts.get(id).into_owned());
            let [title, meaning] = values;
            callouts.push((Severity::Danger, title, meaning));
        }
        let warning = match texts.language {
            Language::English => &license.warning.en,
            Language::German => &license.warning.de,
        };
        if !warning.trim().is_empty() {
            let title = texts.get("overview-vendor-warning").into_owned();
            callouts.push((Severity::Warning, title, warning.trim().to_owned()));
        }
    }
    if let Some(age) = backup_due(&view.installation, view.last_backup, view.at).filter(|_| view.past.is_none()) {
        let title = texts.get("overview-backup-due").into_owned();
        callouts.push((Severity::Warning, title, sentences::backup_age(texts, age)));
    }
    callouts
}

fn pool(texts: &Texts, view: &View, row: &PoolRow) -> Pool {
    let description = &view.installation.catalog.license_type(row.license_type).description;
    let description = match texts.language {
        Language::English => &description.en,
        Language::German => &description.de,
    };
    let note = match row.block {
        Some(block) => pool_block(texts, block),
        None => description.clone(),
    };
    Pool {
        name: row.name.clone(),
        required: row.required.into(),
        available: row.available.into(),
        missing: row.missing.into(),
        note,
    }
}

fn ahead(texts: &Texts, item: &AheadItem) -> AheadRow {
    let what = format!("{} {}", texts.number(i64::from(item.quantity)), item.name);
    let id = match item.status {
        ItemStatus::Grace => "overview-ahead-grace",
        _ => "overview-ahead-ends",
    };
    let when = texts.format(id, &[("until", item.until.into()), ("grace", item.grace_until.into())]);
    AheadRow { what, when, first_day_without: item.grace_until.plus(1) }
}
