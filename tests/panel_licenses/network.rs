//! Retrieving licenses: what is shown before it is sent, how far it is, and the way out.
use std::sync::Arc;

use eframe::egui::{Theme, accesskit::Role};
use egui_kittest::{SnapshotResults, kittest::Queryable as _};
use xlm_core::{
    code::{RequestCode, SystemId},
    document::{ChangeLogHead, ComponentState, ComponentTag, Digest, Nonce, PackageMark, Reason, Request},
    event::Event,
    identity::ComponentId,
    license::OpenRequest,
};
use xphone_license_manager::{
    portal::client::ClientError,
    session::{Outcome, PortalTask, RequestDraft, SessionError, Task},
    text::{Language, Texts},
    ui::{
        panel::{FileQuestionKind, Wish, import::ImportPanel},
        widget::Severity,
    },
};

use crate::{
    import::{
        LANGUAGES, Shown, click, code, hardware, licensed, own, preview, request, tasks, text, with_certificates,
    },
    stage::{Stage, package, says, tall, window},
    support::suffix,
};

const PORTAL: &str = "https://portal.example";

/// A certificate was read, and a portal is known.
fn known(language: Language) -> Stage<ImportPanel> {
    let mut stage = with_certificates(licensed(language), vec![own()]);
    stage.view.portal = Some(PORTAL.to_owned());
    stage
}

fn draft() -> Arc<RequestDraft> {
    let tag = |component: ComponentId, tag| ComponentTag {
        component: component.name().to_owned(),
        state: ComponentState::Present,
        tag,
    };
    let none =
        |component: ComponentId, state| ComponentTag { component: component.name().to_owned(), state, tag: None };
    let request = Request {
        components: vec![
            tag(ComponentId::SystemUuid, Some(0x3f7)),
            tag(ComponentId::MacAddress, Some(0x0a1)),
            none(ComponentId::BoardSerial, ComponentState::Absent),
            none(ComponentId::DiskSerial, ComponentState::Unreadable),
        ],
        last_package: Some(PackageMark { generation: 3, digest: Digest([7; 32]) }),
        change_log_head: Some(ChangeLogHead { number: 117, digest: Digest([0xab; 32]) }),
        ..request(Nonce([1; 16]))
    };
    Arc::new(RequestDraft { json: serde_json::to_string(&request).unwrap(), request })
}

/// The dialog is open.
fn shown(language: Language) -> Shown {
    let mut harness = tall(known(language));
    click(&mut harness, &text(language, "network-retrieve"));
    assert!(matches!(&tasks(&mut harness)[..],
        [Task::DraftRequest { codes, reason: Reason::Activation }] if codes[..] == [code(1)]));
    harness.state_mut().deliver(Ok(Outcome::RequestDraft(draft())));
    harness.run();
    harness
}

fn sent(language: Language) -> Shown {
    let mut harness = shown(language);
    click(&mut harness, &text(language, "network-dialog-send"));
    let tasks = tasks(&mut harness);
    assert!(matches!(&tasks[..], [Task::Portal(PortalTask::SendRequest(sent))] if **sent == *draft()), "{tasks:?}");
    harness
}

fn name_not_found() -> SessionError {
    SessionError::Portal(ClientError::NameNotFound("portal.example".to_owned()))
}

#[test]
fn without_a_portal_only_the_way_by_file_is_offered() {
    for language in LANGUAGES {
        let harness = tall(with_certificates(licensed(language), vec![own()]));
        assert!(harness.query_by_label(&text(language, "network-retrieve")).is_none());
        assert!(harness.query_by_label(&text(language, "network-look")).is_none());
        harness.get_by_label(&text(language, "import-request-save"));
        let harness = tall(known(language));
        harness.get_by_label(&text(language, "import-request-save"));
        assert!(says(&harness, PORTAL));
    }
}

#[test]
fn what_is_sent_is_shown_before_and_nothing_is_sent_if_it_is_not_wanted() {
    for language in LANGUAGES {
        let mut harness = shown(language);
        for said in ["3f7", "0a1", "117 · abababababab…", &Nonce([1; 16]).to_string(), &hardware().to_string()] {
            assert!(says(&harness, said), "{said}");
        }
        let whole = code(1).to_string();
        assert!(says(&harness, whole.rsplit('-').next().unwrap()));
        let json = draft().json.clone();
        assert!(harness.query_by_label(&json).is_none());
        harness.get_by_label(&text(language, "network-dialog-json")).click();
        harness.run();
        harness.get_by_label(&json);
        click(&mut harness, &text(language, "common-cancel"));
        assert!(tasks(&mut harness).is_empty());
        assert!(harness.query_by_label(&text(language, "network-dialog-title")).is_none());
    }
}

#[test]
fn a_package_that_comes_back_is_confirmed_like_a_file() {
    for language in LANGUAGES {
        let mut harness = sent(language);
        let nonce = Nonce([1; 16]);
        let event = package(&[], hardware(), Some(nonce));
        let preview = preview(harness.state(), event);
        harness.state_mut().deliver(Ok(Outcome::Answered(Ok(Arc::clone(&preview)))));
        let wishes = std::mem::take(&mut harness.state_mut().wishes);
        assert!(matches!(&wishes[..], [Wish::Confirm(shown)] if Arc::ptr_eq(shown, &preview)), "{wishes:?}");
    }
}

#[test]
fn while_it_is_sent_it_says_how_far_it_is_and_can_be_cancelled() {
    for language in LANGUAGES {
        let mut harness = sent(language);
        harness.state_mut().is_busy = true;
        harness.state_mut().progress = Some((2, Some(4)));
        harness.run();
        assert!(says(&harness, &text(language, "network-stage-waiting")));
        assert!(harness.query_by_label(&text(language, "network-retrieve")).is_none());
        click(&mut harness, &text(language, "common-cancel"));
        assert!(matches!(harness.state().wishes[..], [Wish::Cancel]));
        harness.state_mut().wishes.clear();
        harness.state_mut().is_busy = false;
        harness.state_mut().deliver(Ok(Outcome::Answered(Err(SessionError::Cancelled))));
        harness.run();
        harness.get_by_label(&text(language, "network-dialog-open-request"));
    }
}

#[test]
fn a_failure_leads_to_the_way_by_file_with_the_very_request_that_was_sent() {
    for language in LANGUAGES {
        let mut harness = sent(language);
        harness.state_mut().deliver(Ok(Outcome::Answered(Err(name_not_found()))));
        harness.run();
        let happened = Texts::new(language).format("network-failed-name", &[("host", "portal.example".into())]);
        harness.get_by_label(&happened);
        assert!(says(&harness, &text(language, "network-by-file")));

        click(&mut harness, &text(language, "network-dialog-save"));
        let wishes = std::mem::take(&mut harness.state_mut().wishes);
        let [Wish::AskForFiles(question)] = &wishes[..] else { panic!("{wishes:?}") };
        assert!(matches!(question.kind, FileQuestionKind::Save { .. }));
        harness.state_mut().choose(question.purpose, &["out/request.xlreq"]);
        let saved = tasks(&mut harness);
        assert!(matches!(&saved[..], [Task::SaveDraft { draft: saved, .. }] if **saved == *draft()), "{saved:?}");

        harness.run();
        click(&mut harness, &text(language, "network-dialog-again"));
        assert!(matches!(&tasks(&mut harness)[..], [Task::Portal(PortalTask::SendRequest(_))]));
        harness.state_mut().deliver(Ok(Outcome::Answered(Err(name_not_found()))));
        harness.run();
        click(&mut harness, &text(language, "common-close"));
        harness.get_by_label(&text(language, "network-retrieve"));
        assert!(harness.query_by_label(&happened).is_none());
    }
}

#[test]
fn a_change_meanwhile_makes_it_shown_again() {
    let mut harness = sent(Language::English);
    harness.state_mut().deliver(Ok(Outcome::Answered(Err(SessionError::ChangedMeanwhile))));
    assert!(matches!(&tasks(&mut harness)[..], [Task::DraftRequest { codes, .. }] if codes[..] == [code(1)]));
    harness.state_mut().deliver(Ok(Outcome::RequestDraft(draft())));
    harness.run();
    assert!(says(&harness, "What will be sent"));
}

#[test]
fn certificates_can_be_read_while_something_is_sent() {
    let mut harness = sent(Language::English);
    harness.state_mut().is_busy = true;
    harness.state_mut().drop_files(&["in/other.pdf"]);
    harness.state_mut().deliver(Ok(Outcome::Answered(Err(name_not_found()))));
    harness.state_mut().deliver(Ok(Outcome::Certificates(vec![own()])));
    harness.state_mut().is_busy = false;
    harness.run();
    harness.get_by_label("portal.example is not known in this network.");
}

#[test]
fn looking_for_packages_shows_what_there_is_and_installs_nothing() {
    for language in LANGUAGES {
        let mut harness = tall(known(language));
        click(&mut harness, &text(language, "network-look"));
        assert!(matches!(&tasks(&mut harness)[..], [Task::Portal(PortalTask::Look)]));
        harness.state_mut().deliver(Ok(Outcome::Looked(Ok(None))));
        let wishes = std::mem::take(&mut harness.state_mut().wishes);
        let none = text(language, "network-look-none");
        assert!(matches!(&wishes[..], [Wish::Tell { severity: Severity::Ok, text }] if *text == none), "{wishes:?}");
        let found = preview(harness.state(), package(&[], hardware(), None));
        harness.state_mut().deliver(Ok(Outcome::Looked(Ok(Some(found)))));
        assert!(matches!(harness.state().wishes[..], [Wish::Confirm(_)]));
        harness.state_mut().wishes.clear();
        harness.state_mut().deliver(Ok(Outcome::Looked(Err(name_not_found()))));
        harness.run();
        assert!(says(&harness, "portal.example"));
    }
}

/// An open request does not take the button away: codes that were read since can be retrieved as well.
#[test]
fn with_an_open_request_opening_its_answer_is_the_next_step() {
    let mut stage = known(Language::English);
    let codes: Vec<RequestCode> = vec![code(2)];
    let open = OpenRequest { nonce: Nonce([2; 16]), reason: Reason::Activation, codes, made_at: stage.view.at };
    let view = crate::stage::view(
        vec![crate::stage::set_up(xlm_core::document::SystemKind::Licensed), Event::RequestMade(open)],
        crate::stage::Machine::HomeServer,
    );
    assert!(matches!(view.installation.system_id(), Some(SystemId::Own(_))));
    stage.view.installation = view.installation;
    let mut harness = tall(stage);
    click(&mut harness, "Retrieve licenses");
    assert!(matches!(&tasks(&mut harness)[..], [Task::DraftRequest { codes, .. }] if codes[..] == [code(1)]));
}

fn open_window(language: Language, look: Theme, size: [f32; 2], scale: f32) -> Shown {
    let mut harness = window(known(language), look, size, scale);
    click(&mut harness, &text(language, "network-retrieve"));
    harness.state_mut().deliver(Ok(Outcome::RequestDraft(draft())));
    harness.run();
    harness
}

#[test]
fn the_dialog_fits_into_a_small_window() {
    for language in LANGUAGES {
        for (size, scale) in [([1240.0, 900.0], 1.0), ([824.0, 700.0], 2.0)] {
            let mut harness = open_window(language, Theme::Light, size, scale);
            let send = harness.get_by_role_and_label(Role::Button, &text(language, "network-dialog-send")).rect();
            assert!(send.bottom() <= size[1] && send.right() <= size[0], "{send:?}");
            click(&mut harness, &text(language, "network-dialog-send"));
        }
    }
}

#[test]
fn picture_of_what_will_be_sent() {
    let mut pictures = SnapshotResults::new();
    for (language, look) in [(Language::English, Theme::Light), (Language::German, Theme::Dark)] {
        let mut harness = open_window(language, look, [1240.0, 900.0], 1.0);
        harness.snapshot(format!("panel_import_sending_{}", suffix(look)));
        pictures.extend(harness.take_snapshot_results());
    }
}

#[test]
fn picture_of_a_failure() {
    let mut pictures = SnapshotResults::new();
    for (language, look) in [(Language::German, Theme::Light), (Language::English, Theme::Dark)] {
        let mut harness = open_window(language, look, [1240.0, 1300.0], 1.0);
        click(&mut harness, &text(language, "network-dialog-send"));
        let until = xlm_core::calendar::UtcMicros(1_790_000_000_000_000);
        let expired = ClientError::Expired { host: "portal.example".to_owned(), until, now: harness.state().view.at };
        harness.state_mut().deliver(Ok(Outcome::Answered(Err(SessionError::Portal(expired)))));
        harness.run();
        harness.snapshot(format!("panel_import_failed_{}", suffix(look)));
        pictures.extend(harness.take_snapshot_results());
    }
}
