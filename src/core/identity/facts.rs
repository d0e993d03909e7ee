//! What the adapter read from the machine. Raw: nothing here but [`Virtualization`] can be serialised.
use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{MacAddress, Reading, UnreadableReason};

/// What a machine says about itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MachineFacts {
    /// UUID from the firmware tables.
    pub system_uuid: Reading,
    /// Serial number of the mainboard.
    pub board_serial: Reading,
    /// Serial number of the disk that the operating system runs from.
    pub disk_serial: Reading,
    /// machine-id or `MachineGuid`.
    pub os_installation: Reading,
    /// Vendor, family, model and name of the processor, one a line.
    pub processor: Reading,
    /// Vendor and product of the machine and name of the mainboard, one a line.
    pub model: Reading,
    /// All network adapters, in any order.
    pub adapters: Result<Vec<NetworkAdapter>, UnreadableReason>,
    /// Whether the program runs in a virtual machine or a container.
    pub virtualization: Virtualization,
    /// Name and version of the operating system, for display; empty if not known.
    pub operating_system: String,
    /// Differs after each start of the machine, where the system has such a thing.
    pub boot_id: Option<String>,
}

/// A network adapter, real or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NetworkAdapter {
    /// As the system names it. For display only: it decides nothing.
    pub name: String,
    /// The address that the adapter came with (in a virtual machine: that the hypervisor gave it).
    pub permanent: Option<MacAddress>,
    /// The address that it uses now.
    pub current: Option<MacAddress>,
    /// Where the current address comes from.
    pub assignment: AddressAssignment,
    /// What sort of adapter it is.
    pub role: AdapterRole,
    /// Cable or radio.
    pub medium: Medium,
    /// What it is plugged into.
    pub bus: AdapterBus,
    /// Where it is plugged in, as the system writes it; orders adapters of the same sort.
    pub bus_path: String,
}

/// Where the address in use comes from (Linux: `addr_assign_type`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AddressAssignment {
    /// From the adapter.
    Permanent,
    /// Drawn by the system, anew at each start.
    Random,
    /// Taken over from another adapter (a bond gives all its members one address).
    Stolen,
    /// Set by software.
    Set,
    /// The system does not say.
    Unknown,
}

/// Whether there is a device behind an adapter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AdapterRole {
    /// A device, possibly one that a hypervisor imitates.
    Device,
    /// The machine itself.
    Loopback,
    /// Several adapters that act as one.
    Bond,
    /// A switch in software.
    Bridge,
    /// A virtual network on top of another adapter.
    Vlan,
    /// A tunnel, e.g. of a VPN.
    Tunnel,
    /// Other software.
    Software,
}

/// How an adapter is connected to the network.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// Ethernet.
    Wired,
    /// Wireless LAN.
    Wireless,
    /// Anything else, e.g. mobile networks.
    Other,
}

/// What an adapter is plugged into.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AdapterBus {
    /// Hyper-V's bus.
    VmBus,
    /// KVM's and QEMU's paravirtual devices.
    Virtio,
    /// Xen's paravirtual devices.
    Xen,
    /// PCI or PCI Express, also imitated ones (VMware, `VirtualBox`).
    Pci,
    /// Soldered to the processor.
    Platform,
    /// USB: can be unplugged.
    Usb,
    /// Thunderbolt or another external PCI port: can be unplugged.
    Thunderbolt,
    /// Not known.
    Other,
}

/// Whether the program sees hardware or something that imitates it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Virtualization {
    /// The machine is a virtual one of this hypervisor.
    pub vm: Option<Hypervisor>,
    /// The program runs in a container (which may run in a virtual machine).
    pub container: Option<Container>,
}

/// What runs a virtual machine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hypervisor {
    /// VMware `ESXi`, Workstation or Fusion.
    Vmware,
    /// Microsoft Hyper-V.
    HyperV,
    /// Microsoft Azure (Hyper-V with an asset tag of its own).
    Azure,
    /// KVM, also as `OpenStack`, oVirt or `KubeVirt`.
    Kvm,
    /// QEMU without more details; may be KVM.
    Qemu,
    /// Xen.
    Xen,
    /// Oracle `VirtualBox`.
    VirtualBox,
    /// Parallels.
    Parallels,
    /// Nutanix AHV.
    Nutanix,
    /// bhyve.
    Bhyve,
    /// Amazon EC2.
    Amazon,
    /// Google Compute Engine.
    Google,
    /// Apple's virtualization framework.
    Apple,
    /// One that did not say its name.
    Other,
}

/// What runs a container.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Container {
    /// Docker.
    Docker,
    /// Podman.
    Podman,
    /// LXC or Incus.
    Lxc,
    /// systemd-nspawn.
    SystemdNspawn,
    /// Windows Subsystem for Linux.
    Wsl,
    /// Another one.
    Other,
}
