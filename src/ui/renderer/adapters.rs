//! Which graphics adapter draws.

use std::sync::Arc;

use eframe::egui_wgpu::WgpuSetupCreateNew;
use eframe::egui_wgpu::wgpu::{Adapter, Backend, Backends, DeviceDescriptor, DeviceType, Limits, Surface};

use super::Way;

/// Where the person sits who looks at the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DesktopSession {
    /// At the machine.
    #[default]
    Local,
    /// At another one, over remote desktop: graphics cards come and go with the connection.
    Remote,
}

/// What is known of an adapter before it draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdapterFacts {
    /// The interface that it is reached through.
    pub backend: Backend,
    /// Card, part of the processor, virtual, or the processor itself.
    pub kind: DeviceType,
    /// Whether it can present to the window. Some cannot, although they are listed first.
    pub presents: bool,
}

/// The adapter to take, as an index; none when none suits. Of equals the first, which is the driver's own order.
pub fn choose(adapters: &[AdapterFacts], way: Way, session: DesktopSession) -> Option<usize> {
    let candidates = adapters.iter().enumerate().filter(|(_, adapter)| {
        let in_software = adapter.kind == DeviceType::Cpu;
        adapter.presents
            && match way {
                Way::BestAdapter => true,
                Way::HardwareAdapter => !in_software,
                Way::SoftwareAdapter => in_software,
                Way::OpenGl => false,
            }
    });
    let best = candidates.min_by_key(|(_, adapter)| (kind_rank(adapter.kind, session), backend_rank(adapter.backend)));
    best.map(|(index, _)| index)
}

/// Cards before processors, except in a remote session: the processor's adapter outlives a lost connection.
fn kind_rank(kind: DeviceType, session: DesktopSession) -> u8 {
    match (kind, session) {
        (DeviceType::Cpu, DesktopSession::Remote) => 0,
        (DeviceType::DiscreteGpu | DeviceType::IntegratedGpu | DeviceType::VirtualGpu, _) => 1,
        (DeviceType::Other, _) => 2,
        (DeviceType::Cpu, DesktopSession::Local) => 3,
    }
}

/// Direct3D 12 is what Windows itself draws with and works where Vulkan drivers do not, above all over remote desktop.
fn backend_rank(backend: Backend) -> u8 {
    match backend {
        Backend::Dx12 | Backend::Metal => 0,
        Backend::Vulkan => 1,
        Backend::Gl => 2,
        Backend::BrowserWebGpu | Backend::Noop => 3,
    }
}

/// The set-up of wgpu for this way.
pub(super) fn setup(way: Way, session: DesktopSession) -> WgpuSetupCreateNew {
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    let backends = Backends::DX12 | Backends::VULKAN | Backends::METAL | Backends::GL;
    setup.instance_descriptor.backends = Backends::from_env().unwrap_or(backends);
    setup.native_adapter_selector = Some(Arc::new(move |adapters, surface| {
        let facts: Vec<_> = adapters.iter().map(|adapter| facts_of(adapter, surface)).collect();
        let chosen = choose(&facts, way, session).and_then(|index| adapters.get(index));
        chosen.cloned().ok_or_else(|| format!("no adapter suits among {facts:?}"))
    }));
    // Forms and tables need next to nothing, and an old virtual adapter offers no more.
    setup.device_descriptor = Arc::new(|adapter| DeviceDescriptor {
        label: Some("window"),
        required_limits: Limits::downlevel_webgl2_defaults().using_resolution(adapter.limits()),
        ..DeviceDescriptor::default()
    });
    setup
}

fn facts_of(adapter: &Adapter, surface: Option<&Surface<'_>>) -> AdapterFacts {
    let info = adapter.get_info();
    AdapterFacts {
        backend: info.backend,
        kind: info.device_type,
        presents: surface.is_none_or(|surface| adapter.is_surface_supported(surface)),
    }
}
