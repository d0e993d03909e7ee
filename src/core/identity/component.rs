//! The hardware parameters that identify a machine, and what reading one of them can give.
use core::fmt;

use serde::{Deserialize, Serialize};

use alloc::string::String;

/// A hardware parameter. The numbers go into digests and are never used again for another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum ComponentId {
    /// UUID of the machine in its firmware tables (SMBIOS type 1).
    SystemUuid = 1,
    /// The permanent address of one network adapter, see [`super::choose_mac`].
    MacAddress = 2,
    /// Serial number of the mainboard (SMBIOS type 2).
    BoardSerial = 3,
    /// Serial number of the disk that the operating system runs from.
    DiskSerial = 4,
    /// What the operating system drew when it was set up (machine-id, `MachineGuid`).
    OsInstallation = 5,
    /// Vendor, family, model and name of the processor; no frequency, no count.
    Processor = 6,
    /// Vendor and product of the machine and its mainboard.
    Model = 7,
}

impl ComponentId {
    /// All components, in the order of their numbers.
    pub const ALL: [Self; 7] = [
        Self::SystemUuid,
        Self::MacAddress,
        Self::BoardSerial,
        Self::DiskSerial,
        Self::OsInstallation,
        Self::Processor,
        Self::Model,
    ];

    /// The number that goes into digests.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The name in documents, e.g. `mac-address`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SystemUuid => "system-uuid",
            Self::MacAddress => "mac-address",
            Self::BoardSerial => "board-serial",
            Self::DiskSerial => "disk-serial",
            Self::OsInstallation => "os-installation",
            Self::Processor => "processor",
            Self::Model => "model",
        }
    }

    /// The component with a name. None is no error: a newer program may know more components.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|component| component.name() == name)
    }
}

impl TryFrom<u8> for ComponentId {
    type Error = UnknownComponent;

    fn try_from(number: u8) -> Result<Self, UnknownComponent> {
        Self::ALL.into_iter().find(|id| id.number() == number).ok_or(UnknownComponent(number))
    }
}

/// No component has this number (a newer program may know one).
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no hardware component has the number {0}")]
pub struct UnknownComponent(pub u8);

/// Why a parameter could not be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnreadableReason {
    /// Only an administrator may read it.
    Permission,
    /// This platform has no way to read it that the program knows.
    NotSupported,
    /// Reading failed.
    Failed,
}

/// What reading a parameter gave: the value as the system has it, not yet canonical.
#[derive(Clone, PartialEq, Eq)]
pub enum Reading {
    /// The value. Several parts (vendor, product, ...) are separated by line feeds.
    Present(String),
    /// The machine has none.
    Absent,
    /// It may have one, but it could not be read.
    Unreadable(UnreadableReason),
}

/// Raw values stay out of logs, also out of those that print whole structures.
impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Present(_) => f.write_str("Present(..)"),
            Self::Absent => f.write_str("Absent"),
            Self::Unreadable(reason) => f.debug_tuple("Unreadable").field(reason).finish(),
        }
    }
}
