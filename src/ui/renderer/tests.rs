use std::time::{Duration, Instant};

use eframe::egui_wgpu::wgpu::{Backend, DeviceType};

use super::device_loss::{DeviceLoss, Streak};
use super::{AdapterFacts, DesktopSession, Losses, Preference, Way, choose};

const fn adapter(backend: Backend, kind: DeviceType) -> AdapterFacts {
    AdapterFacts { backend, kind, presents: true }
}

const fn hidden(adapter: AdapterFacts) -> AdapterFacts {
    AdapterFacts { presents: false, ..adapter }
}

const CARD_DX12: AdapterFacts = adapter(Backend::Dx12, DeviceType::DiscreteGpu);
const CARD_VULKAN: AdapterFacts = adapter(Backend::Vulkan, DeviceType::IntegratedGpu);
const CARD_GL: AdapterFacts = adapter(Backend::Gl, DeviceType::Other);
const VIRTUAL_VULKAN: AdapterFacts = adapter(Backend::Vulkan, DeviceType::VirtualGpu);
const PROCESSOR_DX12: AdapterFacts = adapter(Backend::Dx12, DeviceType::Cpu);
const PROCESSOR_VULKAN: AdapterFacts = adapter(Backend::Vulkan, DeviceType::Cpu);
const PROCESSOR_GL: AdapterFacts = adapter(Backend::Gl, DeviceType::Cpu);

fn check(adapters: &[AdapterFacts], way: Way, session: DesktopSession, expected: Option<&AdapterFacts>) {
    let chosen = choose(adapters, way, session).map(|index| &adapters[index]);
    assert_eq!(chosen, expected, "{way:?} in a {session:?} session among {adapters:?}");
}

#[test]
fn a_card_draws_where_there_is_one() {
    use DesktopSession::Local;
    check(&[PROCESSOR_DX12, CARD_VULKAN], Way::BestAdapter, Local, Some(&CARD_VULKAN));
    check(&[CARD_GL, CARD_VULKAN, CARD_DX12], Way::BestAdapter, Local, Some(&CARD_DX12));
    check(&[CARD_GL, VIRTUAL_VULKAN], Way::BestAdapter, Local, Some(&VIRTUAL_VULKAN));
    check(&[PROCESSOR_VULKAN, CARD_GL], Way::BestAdapter, Local, Some(&CARD_GL));
}

#[test]
fn the_processor_draws_on_a_server_without_a_card() {
    check(&[PROCESSOR_GL, PROCESSOR_DX12], Way::BestAdapter, DesktopSession::Local, Some(&PROCESSOR_DX12));
    check(&[PROCESSOR_GL, PROCESSOR_VULKAN], Way::BestAdapter, DesktopSession::Local, Some(&PROCESSOR_VULKAN));
}

#[test]
fn the_processor_draws_in_a_remote_session_unless_the_card_is_asked_for() {
    let both = [CARD_DX12, PROCESSOR_DX12];
    check(&both, Way::BestAdapter, DesktopSession::Remote, Some(&PROCESSOR_DX12));
    check(&both, Way::HardwareAdapter, DesktopSession::Remote, Some(&CARD_DX12));
    check(&[CARD_DX12], Way::BestAdapter, DesktopSession::Remote, Some(&CARD_DX12));
}

#[test]
fn an_adapter_that_cannot_present_to_the_window_is_never_taken() {
    let adapters = [hidden(CARD_DX12), hidden(PROCESSOR_DX12), PROCESSOR_GL];
    check(&adapters, Way::BestAdapter, DesktopSession::Local, Some(&PROCESSOR_GL));
    check(&adapters, Way::HardwareAdapter, DesktopSession::Local, None);
    check(&adapters[..2], Way::SoftwareAdapter, DesktopSession::Remote, None);
}

#[test]
fn software_only_means_software_only() {
    check(&[CARD_DX12, CARD_VULKAN], Way::SoftwareAdapter, DesktopSession::Local, None);
    check(&[CARD_DX12, PROCESSOR_VULKAN], Way::SoftwareAdapter, DesktopSession::Local, Some(&PROCESSOR_VULKAN));
    check(&[], Way::BestAdapter, DesktopSession::Local, None);
}

#[test]
fn every_preference_falls_back_to_software_and_to_opengl() {
    for preference in Preference::ALL {
        let ways = preference.ways();
        assert!(ways.contains(&Way::SoftwareAdapter) && ways.contains(&Way::OpenGl), "{preference}");
        assert_eq!(preference.to_string().parse(), Ok(preference));
    }
    assert!("vulkan".parse::<Preference>().is_err());
}

#[test]
fn after_a_loss_the_processor_draws() {
    let now = Instant::now();
    let next = |lost| Losses::default().ways_after(lost, now).first().copied();
    assert_eq!(next(Way::BestAdapter), Some(Way::SoftwareAdapter));
    assert_eq!(next(Way::OpenGl), Some(Way::SoftwareAdapter));
    assert_eq!(next(Way::SoftwareAdapter), Some(Way::SoftwareAdapter));
}

#[test]
fn the_fourth_loss_within_a_minute_is_the_end() {
    let start = Instant::now();
    let mut losses = Losses::default();
    for second in [0, 5, 10] {
        assert!(!losses.ways_after(Way::SoftwareAdapter, start + Duration::from_secs(second)).is_empty());
    }
    assert_eq!(losses.ways_after(Way::SoftwareAdapter, start + Duration::from_secs(59)), []);
}

#[test]
fn losses_of_long_ago_do_not_count() {
    let start = Instant::now();
    let mut losses = Losses::default();
    for minute in 0..10 {
        let now = start + Duration::from_mins(minute);
        assert!(!losses.ways_after(Way::BestAdapter, now).is_empty(), "minute {minute}");
    }
}

#[test]
fn a_surface_is_lost_after_bad_frames_in_a_row_only() {
    let start = Instant::now();
    let at = |milliseconds| start + Duration::from_millis(milliseconds);
    let mut in_a_row = Streak::default();
    let frames = [0, 16, 32, 48, 64, 80].map(|time| in_a_row.is_too_long(at(time)));
    assert_eq!(frames, [false, false, false, false, false, true]);
    let mut with_pauses = Streak::default();
    assert!(!(0..20).any(|frame| with_pauses.is_too_long(at(frame * 1500))));
}

#[test]
fn the_first_reason_of_a_loss_is_kept() {
    let loss = DeviceLoss::default();
    assert_eq!(loss.reason(), None);
    loss.report("removed".to_owned());
    loss.report("texture is invalid".to_owned());
    assert_eq!(loss.reason(), Some("removed".to_owned()));
}
