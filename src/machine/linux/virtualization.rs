//! Whether the program sees hardware. Virtual machine and container are told apart: one can be in the other.
use xlm_core::identity::{Container, Hypervisor, Virtualization};

use super::{Root, files::text, system::cpuinfo_value};
use crate::machine::firmware::{Firmware, is_bare_metal, named_hypervisor};

/// Detects both.
pub fn detect(root: &Root, firmware: &Firmware) -> Virtualization {
    Virtualization { vm: hypervisor(root, firmware), container: container(root) }
}

/// The firmware knows best; the processor's flag says only that there is one. Xen's first domain runs on a hypervisor
/// and is the host nevertheless.
fn hypervisor(root: &Root, firmware: &Firmware) -> Option<Hypervisor> {
    let is_host = text(&root.join("proc/xen/capabilities")).is_some_and(|it| it.contains("control_d"));
    if is_host || is_bare_metal(firmware) {
        return None;
    }
    let xen = || text(&root.join("sys/hypervisor/type")).filter(|name| name == "xen").map(|_| Hypervisor::Xen);
    let flagged = || {
        let cpuinfo = text(&root.join("proc/cpuinfo"))?;
        let flag = cpuinfo_value(&cpuinfo, "flags")?.split_whitespace().any(|flag| flag == "hypervisor");
        flag.then_some(Hypervisor::Other)
    };
    named_hypervisor(firmware).or_else(xen).or_else(flagged)
}

/// Containers leave a note of who runs them.
fn container(root: &Root) -> Option<Container> {
    let exists = |file: &str| root.join(file).exists();
    let named = || text(&root.join("run/systemd/container")).map(|name| container_of(&name));
    let in_environment = || {
        let environment = text(&root.join("proc/1/environ"))?;
        environment.split('\0').find_map(|variable| variable.strip_prefix("container=")).map(container_of)
    };
    let wsl = || {
        let kernel = text(&root.join("proc/sys/kernel/osrelease"))?.to_lowercase();
        (kernel.contains("microsoft") || kernel.contains("wsl")).then_some(Container::Wsl)
    };
    if exists(".dockerenv") {
        Some(Container::Docker)
    } else if exists("run/.containerenv") {
        Some(Container::Podman)
    } else {
        let kubernetes = || exists("run/secrets/kubernetes.io").then_some(Container::Other);
        named().or_else(in_environment).or_else(wsl).or_else(kubernetes)
    }
}

/// The names that systemd uses.
fn container_of(name: &str) -> Container {
    match name {
        "docker" => Container::Docker,
        "podman" => Container::Podman,
        "lxc" | "lxc-libvirt" => Container::Lxc,
        "systemd-nspawn" => Container::SystemdNspawn,
        "wsl" => Container::Wsl,
        _ => Container::Other,
    }
}
