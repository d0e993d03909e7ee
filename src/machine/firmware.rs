//! What the firmware says about the maker of the machine, and the hypervisor that this gives away.
use xlm_core::identity::Hypervisor;

/// Names in the firmware tables (SMBIOS types 0 to 3); empty where there is none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Firmware {
    /// Vendor of the machine.
    pub system_vendor: String,
    /// Product name of the machine.
    pub product_name: String,
    /// Version of the product.
    pub product_version: String,
    /// Vendor of the mainboard.
    pub board_vendor: String,
    /// Product name of the mainboard.
    pub board_name: String,
    /// Vendor of the firmware.
    pub bios_vendor: String,
    /// Tag of the case, by which Azure tells itself from other Hyper-V hosts.
    pub asset_tag: String,
}

/// What the names of hypervisors begin with, in the order in which they are tried: those that sit on top of others first.
/// The order and the names are those that systemd uses.
const NAMES: [(&str, Hypervisor); 20] = [
    ("Amazon EC2", Hypervisor::Amazon),
    ("Google Compute Engine", Hypervisor::Google),
    ("KVM", Hypervisor::Kvm),
    ("OpenStack", Hypervisor::Kvm),
    ("KubeVirt", Hypervisor::Kvm),
    ("oVirt", Hypervisor::Kvm),
    ("RHEV", Hypervisor::Kvm),
    ("VMware", Hypervisor::Vmware),
    ("VMW", Hypervisor::Vmware),
    ("innotek GmbH", Hypervisor::VirtualBox),
    ("VirtualBox", Hypervisor::VirtualBox),
    ("Parallels", Hypervisor::Parallels),
    ("AHV", Hypervisor::Nutanix),
    ("BHYVE", Hypervisor::Bhyve),
    ("Apple Virtualization", Hypervisor::Apple),
    ("Hyper-V", Hypervisor::HyperV),
    ("Xen", Hypervisor::Xen),
    ("HVM domU", Hypervisor::Xen),
    ("QEMU", Hypervisor::Qemu),
    ("Bochs", Hypervisor::Qemu),
];

/// The asset tag that every machine in Azure has.
const AZURE_ASSET_TAG: &str = "7783-7084-3265-9085-8269-3286-77";

/// The hypervisor that the firmware names.
pub fn named_hypervisor(firmware: &Firmware) -> Option<Hypervisor> {
    if is_bare_metal(firmware) {
        return None;
    }
    if firmware.product_version.contains("amazon") {
        return Some(Hypervisor::Amazon);
    }
    if firmware.system_vendor == "Microsoft Corporation" && firmware.product_name == "Virtual Machine" {
        return Some(if firmware.asset_tag == AZURE_ASSET_TAG { Hypervisor::Azure } else { Hypervisor::HyperV });
    }
    let Firmware { system_vendor, product_name, product_version, board_vendor, bios_vendor, .. } = firmware;
    let fields = [product_name, system_vendor, board_vendor, bios_vendor, product_version];
    let named = |(name, _): &&(&str, Hypervisor)| fields.iter().any(|field| field.starts_with(name));
    NAMES.iter().find(named).map(|(_, hypervisor)| *hypervisor)
}

/// Amazon also rents real machines, whose vendor is the same.
pub fn is_bare_metal(firmware: &Firmware) -> bool {
    firmware.system_vendor.starts_with("Amazon") && firmware.product_name.contains(".metal")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(system_vendor: &str, product_name: &str, expected: Option<Hypervisor>) {
        let firmware = Firmware {
            system_vendor: system_vendor.to_owned(),
            product_name: product_name.to_owned(),
            ..Firmware::default()
        };
        assert_eq!(named_hypervisor(&firmware), expected, "{system_vendor} {product_name}");
    }

    #[test]
    fn hypervisors_are_told_by_vendor_and_product() {
        check("VMware, Inc.", "VMware7,1", Some(Hypervisor::Vmware));
        check("Microsoft Corporation", "Virtual Machine", Some(Hypervisor::HyperV));
        check("QEMU", "Standard PC (Q35 + ICH9, 2009)", Some(Hypervisor::Qemu));
        check("Red Hat", "KVM", Some(Hypervisor::Kvm));
        check("OpenStack Foundation", "OpenStack Nova", Some(Hypervisor::Kvm));
        check("innotek GmbH", "VirtualBox", Some(Hypervisor::VirtualBox));
        check("Xen", "HVM domU", Some(Hypervisor::Xen));
        check("Amazon EC2", "t3.micro", Some(Hypervisor::Amazon));
        check("Google", "Google Compute Engine", Some(Hypervisor::Google));
        check("Nutanix", "AHV", Some(Hypervisor::Nutanix));
    }

    #[test]
    fn real_machines_of_the_same_vendors_are_not_virtual() {
        check("Amazon EC2", "c5.metal", None);
        check("Microsoft Corporation", "Surface Pro", None);
        check("Nutanix", "NX-1065-G7", None);
        check("Sample Computers", "Server 1", None);
        check("", "", None);
    }

    #[test]
    fn azure_is_hyper_v_with_a_tag() {
        let firmware = Firmware {
            system_vendor: "Microsoft Corporation".to_owned(),
            product_name: "Virtual Machine".to_owned(),
            asset_tag: AZURE_ASSET_TAG.to_owned(),
            ..Firmware::default()
        };
        assert_eq!(named_hypervisor(&firmware), Some(Hypervisor::Azure));
    }

    #[test]
    fn amazons_older_machines_name_it_in_the_version_only() {
        let firmware = Firmware {
            system_vendor: "Xen".to_owned(),
            product_version: "4.11.amazon".to_owned(),
            ..Firmware::default()
        };
        assert_eq!(named_hypervisor(&firmware), Some(Hypervisor::Amazon));
    }
}
