# The identity panel, and what is said about hardware, binding and MAC address.

## The head

identity-sentence-not-set-up = The system is not set up yet: its X-ID comes with the set-up
identity-sentence-planning = A planning system is bound to nothing; the IDs are those of the license.xml that was loaded
identity-workstation = This is a workstation: what you see is what the XPhone server reported last. This machine’s own hardware is never judged.

## This computer

identity-machine = This computer
identity-machine-server = It is the XPhone server. The licenses are bound to its hardware, and it signs requests and returns.
identity-machine-server-make = Make it the XPhone server…
identity-machine-server-note = If it took the place of the XPhone server: its hardware is read and compared with what the licenses are bound to. Before anything changes you see what follows.
identity-machine-workstation = It is a workstation. It shows what the XPhone server reported last; its own hardware is never judged, and it makes no requests.
identity-machine-workstation-make = Make it a workstation…
identity-machine-workstation-note = If it only holds a copy of the data, so that its hardware is not taken for that of the XPhone server.

## IDs

identity-bound-hardware-id = Hardware ID in the license package
identity-bound-hardware-id-note = The licenses were bound to this ID. The server has another one now.
identity-fingerprint = Fingerprint of this machine
identity-fingerprint-note = For comparison only: the vendor does not know it, so do not send it to anybody.
identity-hardware-id-note = A hash over parameters of the hardware; it changes when they change.
identity-hardware-id-partly = Not fully checked: parts of the hardware cannot be read at the moment.
identity-ids = IDs of this system
identity-license-number = License number of the vendor
identity-no-hardware-id = The hardware ID comes with the first reading of the hardware.
identity-system-id-note = Drawn once at random, for ever: it survives new hardware and a move.
identity-vendor-hardware-id = Hardware ID (from license.xml)
identity-vendor-system-id = X-ID (from license.xml)

## Components of the hardware

identity-adapter-ends-in = { $adapter }, { $octet }
identity-column-component = Component
identity-column-last-change = Last changed
identity-column-since = Since activation
identity-column-state = State
identity-components = Components of the hardware
identity-components-none = The hardware was not read yet.
identity-components-note = No value is kept, only a digest that tells whether it is still the same.
identity-never-changed = –
identity-read-again = Read the hardware again
identity-reading = Reading the hardware
identity-since-never = not activated yet
identity-state-absent = absent
identity-state-present = present
identity-state-present-detail = present ({ $detail })
identity-state-unreadable-failed = unreadable: reading failed
identity-state-unreadable-not-supported = unreadable on this platform
identity-state-unreadable-permission = unreadable: needs more rights

## What changed

identity-change-appeared = { $component } is there now and was not at the activation
identity-change-changed = { $component } has changed
identity-change-gone = { $component } is not there any more
identity-change-mac = The MAC address has changed: it ended in { $old } and ends in { $new } now
identity-change-mac-old-unknown = The MAC address has changed: it ends in { $new } now
identity-change-replaced = Another adapter of the same server gives the MAC address now
identity-changes = What changed since the activation
identity-changes-go-on = Go to Rehosting
identity-the-board-serial = The serial number of the mainboard
identity-the-disk-serial = The serial number of the system disk
identity-the-mac-address = The MAC address
identity-the-model = The model
identity-the-os = The ID of the operating system
identity-the-processor = The processor
identity-the-system-uuid = The system UUID

## What was found

identity-finding-confirm = The MAC address is the same, the system UUID is new: the virtual machine was probably imported anew. If it is the same one, request the licenses as hardware changed; that is free.
identity-finding-fine = The hardware is the one that the licenses are bound to
identity-finding-moved-or-copied = System UUID and MAC address are new, the operating system is the same: the system was moved here, or this is a copy and the original still runs. A copy requests nothing.
identity-finding-other = This is other hardware than the licenses are bound to
identity-finding-same-server = This is the same server, but more of it has changed than the licenses tolerate: request them anew as hardware changed; that is free
identity-finding-set-old-mac = This is the same virtual machine with another MAC address: set the old one statically in the hypervisor, and nothing else is needed
identity-finding-set-old-mac-octet = This is the same virtual machine with another MAC address: set the old one (it ended in { $old }) statically in the hypervisor, and nothing else is needed
identity-finding-undecidable = Too little of the hardware can be read to say whether it is the same. Nothing is taken for a change because of it.

## What could not be read

identity-partly-advice = Unreadable does not count as changed. To check everything, start the program once with more rights (Windows: Run as administrator; Linux: as root, for example with sudo) and read the hardware again.
identity-partly-what = Not fully checked: { $components }

## The MAC address and what becomes of it

identity-mac-adapter = Adapter
identity-mac-because = Why this adapter
identity-mac-because-baseline = It has the MAC address of the activation
identity-mac-because-pinned = It was chosen by hand
identity-mac-because-rank = It comes first by its kind: cable before radio, built in before removable
identity-mac-bus-other = Not known
identity-mac-bus-pci = PCI
identity-mac-bus-platform = Built in
identity-mac-bus-thunderbolt = Thunderbolt
identity-mac-bus-usb = USB
identity-mac-bus-virtio = virtio (KVM)
identity-mac-bus-vmbus = VMBus (Hyper-V)
identity-mac-bus-xen = Xen
identity-mac-confirm = The MAC address is set as static on the host
identity-mac-confirm-note = Check the setting first: a guest cannot see it. Your confirmation holds for this very address and lapses when it changes.
identity-mac-confirmed = You have confirmed that this address is set as static on the host
identity-mac-ends-in = ends in { $octet }
identity-mac-medium-other = other
identity-mac-medium-wired = Ethernet
identity-mac-medium-wireless = wireless LAN
identity-mac-none = No adapter has a MAC address that licenses could be bound to.
identity-mac-not-read = The adapters of this machine cannot be read.
identity-mac-others = { $count ->
    [one] { $count } more adapter is kept in mind
   *[other] { $count } more adapters are kept in mind
}
identity-mac-reason = Why
identity-mac-setting = Where to set it
identity-mac-where = Connected by

## Verdicts on the MAC address, in a word or two

identity-verdict-container = Address of a container
identity-verdict-dynamic = Dynamic
identity-verdict-invalid = Not valid
identity-verdict-kept = Kept by the hypervisor
identity-verdict-not-known = Not known
identity-verdict-not-unique = Not unique
identity-verdict-overridden = Overridden by software
identity-verdict-physical = Own address of the adapter
identity-verdict-removable = Removable adapter
identity-verdict-static = Static

## Verdicts on the MAC address, in a sentence

identity-verdict-means-container = The program runs in a container, whose address is new each time: bind nothing to it
identity-verdict-means-dynamic = This MAC address can be another one after any start, and then the licenses do not belong to this server any more: set it as static before you activate
identity-verdict-means-invalid = No adapter can have this address: bind nothing to it
identity-verdict-means-kept = This MAC address stays when the virtual machine is moved with its configuration; it becomes another one when the machine is copied, cloned or imported anew
identity-verdict-means-not-known = The address does not tell whether it stays: set it as static in the hypervisor, or confirm that it is
identity-verdict-means-not-unique = Every virtual machine without a setting of its own has this address: give this one its own before you activate
identity-verdict-means-overridden = Software has set another address; the adapter’s own one is used here, so nothing has to be done
identity-verdict-means-physical = The address is built into the adapter and stays as long as the adapter does
identity-verdict-means-removable = This adapter can be unplugged, and its address goes with it: better use a built-in one
identity-verdict-means-static = The MAC address is set by hand and stays

## Who gave the MAC address

identity-manager-aws = The address belongs to the elastic network interface of Amazon EC2 and goes with it from instance to instance
identity-manager-azure = The address belongs to the network interface of Microsoft Azure
identity-manager-bhyve = The address is from the range of bhyve, which keeps it in the configuration of the virtual machine
identity-manager-container = Container software gives such addresses, new with each container
identity-manager-gcp = Google Compute Engine makes the address from the internal IP address
identity-manager-hyper-v = The address is from the range of Hyper-V. A dynamic one becomes another one when the virtual machine starts on another host; a static one looks just the same.
identity-manager-libvirt = The address is from the range of KVM with libvirt, which keeps it in the definition of the virtual machine
identity-manager-local = The address is from a range that belongs to nobody: it was set by hand, drawn at random, or given by a hypervisor that the program does not know
identity-manager-logical-domain = The address is from the range of Oracle VM Server for SPARC, which keeps it with the domain
identity-manager-nutanix = The address is from the range of Nutanix AHV, which keeps it with the adapter
identity-manager-openstack = The address belongs to the network port of OpenStack and lives as long as the port
identity-manager-oracle-vm = The address is from the range of Oracle VM, which keeps it with the virtual machine
identity-manager-parallels = The address is from the range of Parallels, which keeps it with the virtual machine
identity-manager-pass-through = The address is from the range of a manufacturer of hardware: a card that is passed through to the virtual machine (it stays behind when the machine moves), or set by hand
identity-manager-proxmox = The address is from the range of Proxmox VE, which keeps it in the configuration of the virtual machine
identity-manager-qemu-default = It is the address that QEMU gives when none is set
identity-manager-scvmm = The address is from the pool of System Center Virtual Machine Manager, which writes it into the virtual machine as static
identity-manager-virtual-pc = The address is from the range of Virtual PC and Virtual Server, which make it anew
identity-manager-virtualbox = The address is from the range of VirtualBox, which keeps it with the virtual machine; an import or a clone draws a new one unless told otherwise
identity-manager-virtuozzo = The address is from the range of Virtuozzo, which keeps it with the virtual machine
identity-manager-vmware-host = The address was generated by VMware without vCenter; after “I copied it” and some moves it becomes another one
identity-manager-vmware-manual = The address is from the range that VMware keeps for addresses set by hand
identity-manager-vmware-old = The address is from an old range of VMware, whose addresses were made from the host
identity-manager-vmware-reserved = The address is from a range that VMware uses for hosts, unexpected in a virtual machine
identity-manager-vmware-vcenter = The address was generated by VMware vCenter and stays with vMotion; a clone or an import gets another one
identity-manager-xen = The address is from the range of Xen: it may be drawn at each start, or be written in the configuration

## Where a static MAC address is set

identity-setting-aws = Amazon EC2: keep the network interface when the instance is replaced, and attach it to the new one (EC2 > Network & Security > Network Interfaces)
identity-setting-azure = Azure portal: keep the network interface when the virtual machine is made anew, and attach it again (Virtual machine > Networking > Network interface)
identity-setting-bhyve = bhyve: write the address into the configuration of the virtual machine (vm-bhyve: network0_mac=…)
identity-setting-container = Run the program on the XPhone server itself, not in a container
identity-setting-gcp = Google Cloud console: reserve the internal IP address (VPC network > IP addresses > Reserve internal static IP address)
identity-setting-hyper-v = Hyper-V Manager, virtual machine turned off: Settings > Network Adapter > Advanced Features > MAC address > Static
identity-setting-libvirt = virt-manager: Details > NIC > MAC address; or virsh edit: the line <mac address=…/> of the interface. A clone gets a new one.
identity-setting-logical-domain = On the control domain: ldm set-vnet mac-addr=… with the address of the adapter
identity-setting-nutanix = Nutanix Prism: keep the adapter of the virtual machine (VM > Update > Network Adapters); one that is removed and added again gets a new address
identity-setting-openstack = OpenStack: keep the port when the server is made anew, and attach it again (Network > Networks > Ports)
identity-setting-oracle-vm = Oracle VM Manager: Edit Virtual Machine > Networks > MAC Address
identity-setting-other = In the settings of this virtual machine in your hypervisor: network adapter > MAC address > static (or manual)
identity-setting-parallels = Parallels: Configure > Hardware > Network > Advanced > MAC Address
identity-setting-proxmox = Proxmox VE: virtual machine > Hardware > Network Device > Edit > MAC address; leave “Unique” off when a backup is restored
identity-setting-qemu-default = QEMU: give the adapter an address of its own (-device virtio-net-pci,mac=52:54:00:…)
identity-setting-scvmm = VMM console: Properties of the virtual machine > Hardware Configuration > Network Adapter > Static MAC address
identity-setting-virtualbox = VirtualBox: Settings > Network > Adapter 1 > Advanced > MAC Address; when importing or cloning: include all network adapter MAC addresses
identity-setting-virtuozzo = Virtuozzo: prlctl set NAME --device-set net0 --mac …
identity-setting-vmware = vSphere Client, virtual machine turned off: Actions > Edit Settings > Virtual Hardware > Network adapter > MAC Address > Manual, from 00:50:56:00:00:00 to 00:50:56:3F:FF:FF
identity-setting-xen = XCP-ng or XenServer: virtual machine > Networking > Properties > Use this MAC address; xl: mac=00:16:3E:… in the vif line

## Upgrade of an older product

identity-upgrade = Upgrade of an older product
identity-upgrade-choose = Which adapter was the old system licensed with?
identity-upgrade-found = { $count ->
    [one] One network adapter was read.
   *[other] { $count } network adapters were read.
}
identity-upgrade-no-mac = Without the MAC address of the old system the upgrade cannot be assigned.
identity-upgrade-none = No upgrade
identity-upgrade-note = Note for the next license request…
identity-upgrade-noted = The next license request upgrades { $product }; the MAC address of the old system ends in { $octet }.
identity-upgrade-pasted = What ipconfig /all says on the old server
    .hint = The MAC address alone will do as well, such as 00-50-56-9A-12-3F
    .wrong = There is no MAC address in it: paste the whole output, from the first line on.
identity-upgrade-product = Older product
identity-upgrade-step-open = 1. On the old server, open the command prompt (cmd.exe).
identity-upgrade-step-paste = 3. Select everything there, copy it and paste it here.
identity-upgrade-step-run = 2. Enter ipconfig /all.
identity-upgrade-take-back = Not an upgrade…
identity-upgrade-text = Only for licenses that upgrade a product which is sold no more: the issuer finds the old licenses by the MAC address of the old system.
identity-upgrade-tunnel = A tunnel or VPN: hardly the one that was licensed
identity-upgrade-virtual = Made by software: hardly the one that was licensed
identity-upgrade-warning = Do not have the licenses of { $product } exchanged or moved to other hardware before the upgrade: it could not be assigned any more.
