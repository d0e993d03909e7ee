//! What a change would do, as rows: the same for every preview in the window.
mod given_up;
mod hardware;
mod licenses;
mod orders;
mod people;
mod places;

use eframe::egui::Ui;
use xlm_core::{
    assignment::Assignment,
    binding::Machine,
    command::Command,
    difference::State,
    directory::{UserField, UserHandle},
    installation::Installation,
    report::Forecast,
};

use crate::{
    session::Preview,
    text::Texts,
    ui::{
        theme::strong,
        widget::{DialogKind, DifferenceRow, Severity, callout_ui, difference_list_ui},
    },
};

/// Names that a row lists; more would help nobody, and a file may bring a million users.
pub(super) const MOST_NAMES: usize = 1_000;

/// Users who may lose functions without their number being typed.
const MOST_UNASKED: usize = 10;

/// A preview in words, made once and drawn on every pass.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PreviewView {
    /// What is about to happen, as a title.
    pub title: String,
    /// The verb that does it.
    pub confirm: String,
    /// How grave it is.
    pub kind: DialogKind,
    /// Users, places and settings.
    pub facts: Vec<DifferenceRow>,
    /// License types: pools, and who gets and loses what.
    pub licenses: Vec<DifferenceRow>,
    /// Functions that users lose.
    pub functions: Vec<DifferenceRow>,
    /// Users who lose functions, where they are so many that their number is to be typed.
    pub to_type: Option<usize>,
    /// Whether somebody loses a license, in one sentence.
    pub verdict: (Severity, String),
}

/// Puts a preview into words.
pub fn preview_view(texts: &Texts, preview: &Preview) -> PreviewView {
    let before = State { installation: &preview.before, assignment: &preview.before_assignment };
    let after = State { installation: &preview.after, assignment: &preview.after_assignment };
    let name = command_name(&preview.command);
    let losing = preview.difference.losing_units();
    let functions = people::function_rows(texts, preview);
    let removes = matches!(
        preview.command,
        Command::DeleteUsers { .. }
            | Command::DeletePlace { .. }
            | Command::MergePlaces { .. }
            | Command::NoteRestored { .. }
    );
    let is_grave = removes || losing > 0 || !preview.difference.removed.is_empty();
    PreviewView {
        title: match &preview.command {
            Command::Restore(restoration) => {
                texts.format("notices-preview-restore", &[("number", restoration.entry.to_string().into())])
            }
            _ => texts.get(&format!("notices-preview-{name}")).into_owned(),
        },
        confirm: texts.get(&format!("notices-preview-{name}.confirm")).into_owned(),
        kind: if is_grave { DialogKind::Danger } else { DialogKind::Ordinary },
        facts: [
            given_up::rows(texts, preview),
            people::user_rows(texts, preview),
            places::rows(texts, preview),
            orders::rows(texts, preview),
            hardware::rows(texts, preview),
        ]
        .concat(),
        licenses: licenses::rows(texts, before, after, &preview.difference.types),
        functions,
        to_type: Some(people::losing_functions(preview)).filter(|users| *users > MOST_UNASKED),
        verdict: if losing == 0 {
            (Severity::Ok, texts.get("notices-nobody-loses").into_owned())
        } else {
            (Severity::Warning, texts.format("notices-licenses-lost", &[("count", losing.into())]))
        },
    }
}

/// What a look ahead shows: items that end or begin, then pools, and who gets and loses what by it.
pub fn forecast_rows(
    texts: &Texts,
    installation: &Installation,
    now: &Assignment,
    forecast: &Forecast,
) -> Vec<DifferenceRow> {
    let (before, after) =
        (State { installation, assignment: now }, State { installation, assignment: &forecast.assignment });
    licenses::rows(texts, before, after, &forecast.difference.types)
}

/// All rows of a preview in one list: facts, licenses, functions.
pub fn difference_rows(texts: &Texts, preview: &Preview) -> Vec<DifferenceRow> {
    let view = preview_view(texts, preview);
    [view.facts, view.licenses, view.functions].concat()
}

/// Draws a preview, without title and buttons.
pub fn preview_ui(ui: &mut Ui, texts: &Texts, view: &PreviewView) {
    if view.facts.is_empty() && view.licenses.is_empty() && view.functions.is_empty() {
        difference_list_ui(ui, texts, &[], &texts.get("notices-preview-no-rows"));
    }
    for (heading, rows) in [
        ("notices-preview-facts", &view.facts),
        ("notices-preview-licenses", &view.licenses),
        ("notices-preview-functions", &view.functions),
    ] {
        if !rows.is_empty() {
            ui.label(strong(texts.get(heading)));
            ui.push_id(heading, |ui| difference_list_ui(ui, texts, rows, ""));
        }
    }
    let (severity, verdict) = &view.verdict;
    callout_ui(ui, *severity, verdict, |_| {});
}

/// What a command does, as a verb.
pub fn command_verb(texts: &Texts, command: &Command) -> String {
    texts.get(&format!("notices-preview-{}.confirm", command_name(command))).into_owned()
}

/// The name of a command in the ids of texts.
fn command_name(command: &Command) -> &'static str {
    match command {
        Command::SetUp { .. } => "set-up",
        Command::CreatePlace { .. } => "create-place",
        Command::EditPlace { .. } => "edit-place",
        Command::DuplicateLocation { .. } => "duplicate-location",
        Command::DeletePlace { .. } => "delete-place",
        Command::MergePlaces { .. } => "merge-places",
        Command::MoveGroup { .. } => "move-group",
        Command::MoveToLicenseFreeGroup { .. } => "move-to-license-free",
        Command::SetFunctions { .. } => "set-functions",
        Command::SetRank { .. } => "set-rank",
        Command::ChoosePolicy(_) => "choose-policy",
        Command::CreateUser(_) => "create-user",
        Command::EditUser(_) => "edit-user",
        Command::MoveUsers { .. } => "move-users",
        Command::DeleteUsers { .. } => "delete-users",
        Command::ProtectUsers { .. } => "protect-users",
        Command::SetJoined { .. } => "set-joined",
        Command::ImportUsers { .. } => "load-users",
        Command::EnterResources(_) => "enter-resources",
        Command::NoteOrders(_) => "note-orders",
        Command::NumberOrder { .. } => "number-order",
        Command::RemoveOrder { .. } => "remove-order",
        Command::NoteOldSystem { .. } => "note-old-system",
        Command::RecordRequest { .. } => "record-request",
        Command::ImportPackage { .. } => "load-package",
        Command::LoadVendorLicense(_) => "load-vendor-license",
        Command::ObserveHardware(_) => "observe-hardware",
        Command::ConfirmMac => "confirm-mac",
        Command::ChooseMachine(Machine::HomeServer) => "choose-home-server",
        Command::ChooseMachine(Machine::Workstation) => "choose-workstation",
        Command::ReplaceKey { .. } => "replace-key",
        Command::ReleaseLicenses { .. } => "release",
        Command::CallOffRelease => "call-off",
        Command::ImportReceipt { .. } => "load-receipt",
        Command::NoteRestored { .. } => "note-restored",
        Command::ChangeSettings(_) => "change-settings",
        Command::ChangeEdition { .. } => "change-edition",
        Command::BeginPlan => "begin-plan",
        Command::TickPlan { .. } => "tick-plan",
        Command::Restore(_) => "restore",
        // Of several commands the first says what it is about.
        Command::Batch(commands) => match commands.as_slice() {
            [only] | [only @ Command::ChooseMachine(_), Command::ObserveHardware(_)] => command_name(only),
            _ => "batch",
        },
    }
}

/// Names of users, as many as are listed.
fn names_of(state: &Installation, users: impl IntoIterator<Item = UserHandle>) -> Vec<String> {
    users.into_iter().take(MOST_NAMES).map(|user| name_of(state, user)).collect()
}

/// A user as he is listed: "Anna Beispiel (anna)".
fn name_of(state: &Installation, user: UserHandle) -> String {
    let users = &state.directory.users;
    let [first, last, account] =
        [UserField::FirstName, UserField::Name, UserField::Account].map(|field| users.field(user, field));
    let name = [first, last].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    format!("{name} ({account})")
}
