//! Sentences about the MAC address: whether it stays, who gave it, and where it is set as static.

use xlm_core::identity::{AdapterBus, ChosenBecause, MacManager, Medium, Verdict};

use crate::text::Texts;

/// The verdict in a word or two, e.g. "Kept by the hypervisor".
pub fn verdict(texts: &Texts, verdict: Verdict) -> String {
    let id = match verdict {
        Verdict::Static => "identity-verdict-static",
        Verdict::KeptByHypervisor => "identity-verdict-kept",
        Verdict::Dynamic => "identity-verdict-dynamic",
        Verdict::NotKnown => "identity-verdict-not-known",
        Verdict::Invalid => "identity-verdict-invalid",
        Verdict::NotUnique => "identity-verdict-not-unique",
        Verdict::Container => "identity-verdict-container",
        Verdict::Physical => "identity-verdict-physical",
        Verdict::Overridden => "identity-verdict-overridden",
        Verdict::Removable => "identity-verdict-removable",
    };
    texts.get(id).into_owned()
}

/// What the verdict means for the licenses.
pub fn meaning(texts: &Texts, verdict: Verdict) -> String {
    let id = match verdict {
        Verdict::Static => "identity-verdict-means-static",
        Verdict::KeptByHypervisor => "identity-verdict-means-kept",
        Verdict::Dynamic => "identity-verdict-means-dynamic",
        Verdict::NotKnown => "identity-verdict-means-not-known",
        Verdict::Invalid => "identity-verdict-means-invalid",
        Verdict::NotUnique => "identity-verdict-means-not-unique",
        Verdict::Container => "identity-verdict-means-container",
        Verdict::Physical => "identity-verdict-means-physical",
        Verdict::Overridden => "identity-verdict-means-overridden",
        Verdict::Removable => "identity-verdict-means-removable",
    };
    texts.get(id).into_owned()
}

/// Why the verdict is what it is: whose range the address is from, and what that one does with its addresses.
pub fn reason(texts: &Texts, manager: MacManager) -> String {
    let id = match manager {
        MacManager::QemuDefault => "identity-manager-qemu-default",
        MacManager::VmwareManual => "identity-manager-vmware-manual",
        MacManager::VmwareVcenter => "identity-manager-vmware-vcenter",
        MacManager::VmwareReserved => "identity-manager-vmware-reserved",
        MacManager::VmwareHost => "identity-manager-vmware-host",
        MacManager::VmwareOld => "identity-manager-vmware-old",
        MacManager::Scvmm => "identity-manager-scvmm",
        MacManager::HyperV => "identity-manager-hyper-v",
        MacManager::VirtualPc => "identity-manager-virtual-pc",
        MacManager::Azure => "identity-manager-azure",
        MacManager::Aws => "identity-manager-aws",
        MacManager::Gcp => "identity-manager-gcp",
        MacManager::Proxmox => "identity-manager-proxmox",
        MacManager::Libvirt => "identity-manager-libvirt",
        MacManager::OpenStack => "identity-manager-openstack",
        MacManager::Xen => "identity-manager-xen",
        MacManager::VirtualBox => "identity-manager-virtualbox",
        MacManager::Parallels => "identity-manager-parallels",
        MacManager::Nutanix => "identity-manager-nutanix",
        MacManager::Bhyve => "identity-manager-bhyve",
        MacManager::LogicalDomain => "identity-manager-logical-domain",
        MacManager::OracleVm => "identity-manager-oracle-vm",
        MacManager::Virtuozzo => "identity-manager-virtuozzo",
        MacManager::Container => "identity-manager-container",
        MacManager::Local => "identity-manager-local",
        MacManager::PassThrough => "identity-manager-pass-through",
    };
    texts.get(id).into_owned()
}

/// Where the address is set as static, or made to stay, with that product: the path of its menu.
pub fn setting(texts: &Texts, manager: MacManager) -> String {
    let id = match manager {
        MacManager::QemuDefault => "identity-setting-qemu-default",
        MacManager::VmwareManual
        | MacManager::VmwareVcenter
        | MacManager::VmwareReserved
        | MacManager::VmwareHost
        | MacManager::VmwareOld => "identity-setting-vmware",
        MacManager::Scvmm => "identity-setting-scvmm",
        MacManager::HyperV => "identity-setting-hyper-v",
        MacManager::Azure => "identity-setting-azure",
        MacManager::Aws => "identity-setting-aws",
        MacManager::Gcp => "identity-setting-gcp",
        MacManager::Proxmox => "identity-setting-proxmox",
        MacManager::Libvirt => "identity-setting-libvirt",
        MacManager::OpenStack => "identity-setting-openstack",
        MacManager::Xen => "identity-setting-xen",
        MacManager::VirtualBox => "identity-setting-virtualbox",
        MacManager::Parallels => "identity-setting-parallels",
        MacManager::Nutanix => "identity-setting-nutanix",
        MacManager::Bhyve => "identity-setting-bhyve",
        MacManager::LogicalDomain => "identity-setting-logical-domain",
        MacManager::OracleVm => "identity-setting-oracle-vm",
        MacManager::Virtuozzo => "identity-setting-virtuozzo",
        MacManager::Container => "identity-setting-container",
        MacManager::VirtualPc | MacManager::Local | MacManager::PassThrough => "identity-setting-other",
    };
    texts.get(id).into_owned()
}

/// What an adapter is plugged into.
pub fn bus(texts: &Texts, bus: AdapterBus) -> String {
    let id = match bus {
        AdapterBus::VmBus => "identity-mac-bus-vmbus",
        AdapterBus::Virtio => "identity-mac-bus-virtio",
        AdapterBus::Xen => "identity-mac-bus-xen",
        AdapterBus::Pci => "identity-mac-bus-pci",
        AdapterBus::Platform => "identity-mac-bus-platform",
        AdapterBus::Usb => "identity-mac-bus-usb",
        AdapterBus::Thunderbolt => "identity-mac-bus-thunderbolt",
        AdapterBus::Other => "identity-mac-bus-other",
    };
    texts.get(id).into_owned()
}

/// Cable or radio.
pub fn medium(texts: &Texts, medium: Medium) -> String {
    let id = match medium {
        Medium::Wired => "identity-mac-medium-wired",
        Medium::Wireless => "identity-mac-medium-wireless",
        Medium::Other => "identity-mac-medium-other",
    };
    texts.get(id).into_owned()
}

/// Why an adapter is the chosen one.
pub fn because(texts: &Texts, because: ChosenBecause) -> String {
    let id = match because {
        ChosenBecause::Baseline => "identity-mac-because-baseline",
        ChosenBecause::Pinned => "identity-mac-because-pinned",
        ChosenBecause::Rank => "identity-mac-because-rank",
    };
    texts.get(id).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_dynamic_address_names_the_menu_of_its_hypervisor() {
        let (english, german) = (Texts::new(Language::English), Texts::new(Language::German));
        let path = "Settings > Network Adapter > Advanced Features > MAC address > Static";
        assert!(setting(&english, MacManager::HyperV).contains(path));
        let path = "Einstellungen > Netzwerkkarte > Erweiterte Features > MAC-Adresse > Statisch";
        assert!(setting(&german, MacManager::HyperV).contains(path));
        // vSphere takes addresses set by hand from this range only.
        assert!(setting(&german, MacManager::VmwareHost).contains("00:50:56:3F:FF:FF"));
        assert_ne!(reason(&german, MacManager::VmwareHost), reason(&german, MacManager::VmwareVcenter));
    }

    #[test]
    fn the_words_of_the_verdicts_are_those_of_the_glossary() {
        let german = Texts::new(Language::German);
        for (value, expected) in [
            (Verdict::Static, "Statisch"),
            (Verdict::KeptByHypervisor, "Vom Hypervisor verwaltet"),
            (Verdict::Dynamic, "Dynamisch"),
            (Verdict::NotKnown, "Nicht feststellbar"),
        ] {
            assert_eq!(verdict(&german, value), expected);
            assert!(meaning(&german, value).len() > expected.len());
        }
    }
}
