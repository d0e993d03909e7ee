# The identity panel, and what is said about hardware, binding and MAC address.

## The head

identity-sentence-not-set-up = Das System ist noch nicht eingerichtet: Die X-ID entsteht bei der Einrichtung
identity-sentence-planning = Ein Planungssystem ist an nichts gebunden; die IDs stammen aus der geladenen license.xml
identity-workstation = Dies ist ein Arbeitsplatz: Angezeigt wird, was der XPhone-Server zuletzt gemeldet hat. Die Hardware dieses Rechners wird nicht beurteilt.

## This computer

identity-machine = Dieser Rechner
identity-machine-server = Er ist der XPhone-Server. An seine Hardware sind die Lizenzen gebunden, und er signiert Anforderungen und Rückgaben.
identity-machine-server-make = Zum XPhone-Server machen…
identity-machine-server-note = Wenn er den Platz des XPhone-Servers eingenommen hat: Seine Hardware wird gelesen und mit der verglichen, an die die Lizenzen gebunden sind. Bevor sich etwas ändert, sehen Sie, was daraus folgt.
identity-machine-workstation = Er ist ein Arbeitsplatz. Er zeigt, was der XPhone-Server zuletzt gemeldet hat; seine eigene Hardware wird nicht beurteilt, und er stellt keine Anforderungen.
identity-machine-workstation-make = Zum Arbeitsplatz machen…
identity-machine-workstation-note = Wenn er nur eine Kopie der Daten hat, damit seine Hardware nicht für die des XPhone-Servers gehalten wird.

## IDs

identity-bound-hardware-id = Hardware-ID im Lizenzpaket
identity-bound-hardware-id-note = An diese ID wurden die Lizenzen gebunden. Der Server hat jetzt eine andere.
identity-fingerprint = Fingerabdruck dieses Rechners
identity-fingerprint-note = Nur zum Vergleichen: Der Hersteller kennt ihn nicht, geben Sie ihn also nirgends an.
identity-hardware-id-note = Ein Hash über Parameter der Hardware; ändert sich, wenn diese sich ändern.
identity-hardware-id-partly = Nicht vollständig geprüft: Teile der Hardware sind zurzeit nicht lesbar.
identity-ids = IDs dieses Systems
identity-license-number = Lizenznummer des Herstellers
identity-no-hardware-id = Die Hardware-ID entsteht, sobald die Hardware zum ersten Mal gelesen wird.
identity-system-id-note = Einmal zufällig gezogen, für immer: Sie übersteht neue Hardware und einen Umzug.
identity-vendor-hardware-id = Hardware-ID (aus license.xml)
identity-vendor-system-id = X-ID (aus license.xml)

## Components of the hardware

identity-adapter-ends-in = { $adapter }, { $octet }
identity-column-component = Bestandteil
identity-column-last-change = Zuletzt geändert
identity-column-since = Seit Aktivierung
identity-column-state = Zustand
identity-components = Bestandteile der Hardware
identity-components-none = Die Hardware wurde noch nicht gelesen.
identity-components-note = Es wird kein Wert gespeichert, nur ein Prüfwert, der zeigt, ob er noch derselbe ist.
identity-never-changed = –
identity-read-again = Hardware erneut lesen
identity-reading = Hardware wird gelesen
identity-since-never = noch nicht aktiviert
identity-state-absent = nicht vorhanden
identity-state-present = vorhanden
identity-state-present-detail = vorhanden ({ $detail })
identity-state-unreadable-failed = nicht lesbar: Lesefehler
identity-state-unreadable-not-supported = nicht lesbar auf dieser Plattform
identity-state-unreadable-permission = nicht lesbar: Rechte fehlen

## What changed

identity-change-appeared = { $component } ist jetzt vorhanden und war es bei der Aktivierung nicht
identity-change-changed = { $component } hat sich geändert
identity-change-gone = { $component } ist nicht mehr vorhanden
identity-change-mac = Die MAC-Adresse hat sich geändert: Sie endete auf { $old } und endet jetzt auf { $new }
identity-change-mac-old-unknown = Die MAC-Adresse hat sich geändert: Sie endet jetzt auf { $new }
identity-change-replaced = Die MAC-Adresse kommt jetzt von einem anderen Adapter desselben Servers
identity-changes = Was sich seit der Aktivierung geändert hat
identity-changes-go-on = Zum Rehosting
identity-the-board-serial = Die Seriennummer der Hauptplatine
identity-the-disk-serial = Die Seriennummer des Systemdatenträgers
identity-the-mac-address = Die MAC-Adresse
identity-the-model = Das Modell
identity-the-os = Die Kennung des Betriebssystems
identity-the-processor = Der Prozessor
identity-the-system-uuid = Die System-UUID

## What was found

identity-finding-confirm = Die MAC-Adresse ist dieselbe, die System-UUID ist neu: Die virtuelle Maschine wurde vermutlich neu importiert. Ist es dieselbe, dann fordern Sie die Lizenzen als Hardwareänderung neu an; das ist kostenlos.
identity-finding-fine = Die Hardware ist die, an die die Lizenzen gebunden sind
identity-finding-moved-or-copied = System-UUID und MAC-Adresse sind neu, das Betriebssystem ist dasselbe: Das System ist hierher umgezogen, oder dies ist eine Kopie und das Original läuft noch. Eine Kopie fordert nichts an.
identity-finding-other = Dies ist andere Hardware als die, an die die Lizenzen gebunden sind
identity-finding-same-server = Dies ist derselbe Server, aber es hat sich mehr geändert, als die Lizenzen erlauben: Fordern Sie sie als Hardwareänderung neu an; das ist kostenlos
identity-finding-set-old-mac = Dies ist dieselbe virtuelle Maschine mit einer anderen MAC-Adresse: Stellen Sie die alte im Hypervisor statisch ein, mehr ist nicht nötig
identity-finding-set-old-mac-octet = Dies ist dieselbe virtuelle Maschine mit einer anderen MAC-Adresse: Stellen Sie die alte (sie endete auf { $old }) im Hypervisor statisch ein, mehr ist nicht nötig
identity-finding-undecidable = Es ist zu wenig von der Hardware lesbar, um zu sagen, ob sie dieselbe ist. Das gilt nicht als Änderung.

## What could not be read

identity-partly-advice = Nicht lesbar gilt nicht als geändert. Um alles zu prüfen, starten Sie das Programm einmal mit mehr Rechten (Windows: Als Administrator ausführen; Linux: als root, zum Beispiel mit sudo) und lesen Sie die Hardware neu.
identity-partly-what = Nicht vollständig geprüft: { $components }

## The MAC address and what becomes of it

identity-mac-adapter = Adapter
identity-mac-because = Warum dieser Adapter
identity-mac-because-baseline = Er hat die MAC-Adresse der Aktivierung
identity-mac-because-pinned = Er wurde von Hand gewählt
identity-mac-because-rank = Er steht nach seiner Art vorn: Kabel vor Funk, eingebaut vor abziehbar
identity-mac-bus-other = Nicht bekannt
identity-mac-bus-pci = PCI
identity-mac-bus-platform = Eingebaut
identity-mac-bus-thunderbolt = Thunderbolt
identity-mac-bus-usb = USB
identity-mac-bus-virtio = virtio (KVM)
identity-mac-bus-vmbus = VMBus (Hyper-V)
identity-mac-bus-xen = Xen
identity-mac-confirm = Die MAC-Adresse ist auf dem Host statisch eingestellt
identity-mac-confirm-note = Prüfen Sie zuerst die Einstellung: Ein Gast sieht sie nicht. Ihre Bestätigung gilt genau für diese Adresse und erlischt, wenn sie sich ändert.
identity-mac-confirmed = Sie haben bestätigt, dass diese Adresse auf dem Host statisch eingestellt ist
identity-mac-ends-in = endet auf { $octet }
identity-mac-medium-other = andere
identity-mac-medium-wired = Ethernet
identity-mac-medium-wireless = WLAN
identity-mac-none = Kein Adapter hat eine MAC-Adresse, an die Lizenzen gebunden werden könnten.
identity-mac-not-read = Die Adapter dieses Rechners sind nicht lesbar.
identity-mac-others = { $count ->
    [one] { $count } weiterer Adapter ist vorgemerkt
   *[other] { $count } weitere Adapter sind vorgemerkt
}
identity-mac-reason = Warum
identity-mac-setting = Wo es eingestellt wird
identity-mac-where = Anschluss

## Verdicts on the MAC address, in a word or two

identity-verdict-container = Adresse eines Containers
identity-verdict-dynamic = Dynamisch
identity-verdict-invalid = Ungültig
identity-verdict-kept = Vom Hypervisor verwaltet
identity-verdict-not-known = Nicht feststellbar
identity-verdict-not-unique = Nicht eindeutig
identity-verdict-overridden = Von Software überschrieben
identity-verdict-physical = Eigene Adresse des Adapters
identity-verdict-removable = Abziehbarer Adapter
identity-verdict-static = Statisch

## Verdicts on the MAC address, in a sentence

identity-verdict-means-container = Das Programm läuft in einem Container, dessen Adresse jedes Mal neu ist: Binden Sie nichts daran
identity-verdict-means-dynamic = Diese MAC-Adresse kann nach jedem Start eine andere sein, und dann gehören die Lizenzen nicht mehr zu diesem Server: Stellen Sie sie vor der Aktivierung statisch ein
identity-verdict-means-invalid = Diese Adresse kann kein Adapter haben: Binden Sie nichts daran
identity-verdict-means-kept = Diese MAC-Adresse bleibt, wenn die virtuelle Maschine mit ihrer Konfiguration umzieht; beim Kopieren, Klonen oder erneuten Importieren wird sie eine andere
identity-verdict-means-not-known = Der Adresse ist nicht anzusehen, ob sie bleibt: Stellen Sie sie im Hypervisor statisch ein, oder bestätigen Sie, dass sie es ist
identity-verdict-means-not-unique = Jede virtuelle Maschine ohne eigene Einstellung hat diese Adresse: Vergeben Sie vor der Aktivierung eine eigene
identity-verdict-means-overridden = Eine Software hat eine andere Adresse gesetzt; hier zählt die eigene des Adapters, es ist also nichts zu tun
identity-verdict-means-physical = Die Adresse ist im Adapter fest eingebaut und bleibt, solange der Adapter bleibt
identity-verdict-means-removable = Dieser Adapter kann abgezogen werden, und seine Adresse geht mit: Verwenden Sie besser einen eingebauten
identity-verdict-means-static = Die MAC-Adresse ist von Hand eingestellt und bleibt

## Who gave the MAC address

identity-manager-aws = Die Adresse gehört zum Elastic Network Interface von Amazon EC2 und wandert mit ihm von Instanz zu Instanz
identity-manager-azure = Die Adresse gehört zur Netzwerkschnittstelle von Microsoft Azure
identity-manager-bhyve = Die Adresse stammt aus dem Bereich von bhyve, das sie in der Konfiguration der virtuellen Maschine behält
identity-manager-container = Solche Adressen vergibt Container-Software, mit jedem Container neu
identity-manager-gcp = Google Compute Engine bildet die Adresse aus der internen IP-Adresse
identity-manager-hyper-v = Die Adresse stammt aus dem Bereich von Hyper-V. Eine dynamische wird eine andere, wenn die virtuelle Maschine auf einem anderen Host startet; eine statische sieht genauso aus.
identity-manager-libvirt = Die Adresse stammt aus dem Bereich von KVM mit libvirt, das sie in der Definition der virtuellen Maschine behält
identity-manager-local = Die Adresse stammt aus einem Bereich, der niemandem gehört: von Hand eingestellt, zufällig gezogen oder von einem Hypervisor, den das Programm nicht kennt
identity-manager-logical-domain = Die Adresse stammt aus dem Bereich von Oracle VM Server for SPARC, das sie mit der Domain behält
identity-manager-nutanix = Die Adresse stammt aus dem Bereich von Nutanix AHV, das sie mit dem Adapter behält
identity-manager-openstack = Die Adresse gehört zum Netzwerk-Port von OpenStack und lebt so lange wie dieser
identity-manager-oracle-vm = Die Adresse stammt aus dem Bereich von Oracle VM, das sie mit der virtuellen Maschine behält
identity-manager-parallels = Die Adresse stammt aus dem Bereich von Parallels, das sie mit der virtuellen Maschine behält
identity-manager-pass-through = Die Adresse stammt aus dem Bereich eines Hardwareherstellers: eine an die virtuelle Maschine durchgereichte Karte (sie bleibt beim Umzug zurück) oder von Hand eingestellt
identity-manager-proxmox = Die Adresse stammt aus dem Bereich von Proxmox VE, das sie in der Konfiguration der virtuellen Maschine behält
identity-manager-qemu-default = Es ist die Adresse, die QEMU vergibt, wenn keine eingestellt ist
identity-manager-scvmm = Die Adresse stammt aus dem Vorrat von System Center Virtual Machine Manager, der sie statisch in die virtuelle Maschine schreibt
identity-manager-virtual-pc = Die Adresse stammt aus dem Bereich von Virtual PC und Virtual Server, die sie neu erzeugen
identity-manager-virtualbox = Die Adresse stammt aus dem Bereich von VirtualBox, das sie mit der virtuellen Maschine behält; Import und Klon ziehen ohne Angabe eine neue
identity-manager-virtuozzo = Die Adresse stammt aus dem Bereich von Virtuozzo, das sie mit der virtuellen Maschine behält
identity-manager-vmware-host = Die Adresse hat VMware ohne vCenter erzeugt; nach „Ich habe sie kopiert“ und manchem Umzug wird sie eine andere
identity-manager-vmware-manual = Die Adresse stammt aus dem Bereich, den VMware für von Hand eingestellte Adressen freihält
identity-manager-vmware-old = Die Adresse stammt aus einem alten Bereich von VMware, dessen Adressen aus dem Host gebildet wurden
identity-manager-vmware-reserved = Die Adresse stammt aus einem Bereich, den VMware für Hosts verwendet, in einer virtuellen Maschine unerwartet
identity-manager-vmware-vcenter = Die Adresse hat VMware vCenter erzeugt, bei vMotion bleibt sie; ein Klon oder Import bekommt eine andere
identity-manager-xen = Die Adresse stammt aus dem Bereich von Xen: Sie kann bei jedem Start gezogen werden oder in der Konfiguration stehen

## Where a static MAC address is set

identity-setting-aws = Amazon EC2: die Netzwerkschnittstelle behalten, wenn die Instanz ersetzt wird, und an die neue anhängen (EC2 > Netzwerk & Sicherheit > Netzwerkschnittstellen)
identity-setting-azure = Azure-Portal: die Netzwerkschnittstelle behalten, wenn die virtuelle Maschine neu erstellt wird, und wieder anfügen (Virtueller Computer > Netzwerk > Netzwerkschnittstelle)
identity-setting-bhyve = bhyve: die Adresse in die Konfiguration der virtuellen Maschine schreiben (vm-bhyve: network0_mac=…)
identity-setting-container = Führen Sie das Programm auf dem XPhone-Server selbst aus, nicht in einem Container
identity-setting-gcp = Google Cloud Console: die interne IP-Adresse reservieren (VPC-Netzwerk > IP-Adressen > Interne statische IP-Adresse reservieren)
identity-setting-hyper-v = Hyper-V-Manager, virtuelle Maschine ausgeschaltet: Einstellungen > Netzwerkkarte > Erweiterte Features > MAC-Adresse > Statisch
identity-setting-libvirt = virt-manager: Details > NIC > MAC-Adresse; oder virsh edit: die Zeile <mac address=…/> der Schnittstelle. Ein Klon bekommt eine neue.
identity-setting-logical-domain = In der Control Domain: ldm set-vnet mac-addr=… mit der Adresse des Adapters
identity-setting-nutanix = Nutanix Prism: den Adapter der virtuellen Maschine behalten (VM > Update > Network Adapters); ein entfernter und neu hinzugefügter bekommt eine neue Adresse
identity-setting-openstack = OpenStack: den Port behalten, wenn der Server neu erstellt wird, und wieder anhängen (Netzwerk > Netzwerke > Ports)
identity-setting-oracle-vm = Oracle VM Manager: Edit Virtual Machine > Networks > MAC Address
identity-setting-other = In den Einstellungen dieser virtuellen Maschine in Ihrem Hypervisor: Netzwerkadapter > MAC-Adresse > statisch (oder manuell)
identity-setting-parallels = Parallels: Konfigurieren > Hardware > Netzwerk > Erweitert > MAC-Adresse
identity-setting-proxmox = Proxmox VE: virtuelle Maschine > Hardware > Netzwerkkarte > Bearbeiten > MAC-Adresse; beim Wiederherstellen einer Sicherung „Einzigartig“ nicht ankreuzen
identity-setting-qemu-default = QEMU: dem Adapter eine eigene Adresse geben (-device virtio-net-pci,mac=52:54:00:…)
identity-setting-scvmm = VMM-Konsole: Eigenschaften der virtuellen Maschine > Hardwarekonfiguration > Netzwerkadapter > Statische MAC-Adresse
identity-setting-virtualbox = VirtualBox: Ändern > Netzwerk > Adapter 1 > Erweitert > MAC-Adresse; beim Importieren oder Klonen: alle MAC-Adressen der Netzwerkadapter beibehalten
identity-setting-virtuozzo = Virtuozzo: prlctl set NAME --device-set net0 --mac …
identity-setting-vmware = vSphere Client, virtuelle Maschine ausgeschaltet: Aktionen > Einstellungen bearbeiten > Virtuelle Hardware > Netzwerkadapter > MAC-Adresse > Manuell, von 00:50:56:00:00:00 bis 00:50:56:3F:FF:FF
identity-setting-xen = XCP-ng oder XenServer: virtuelle Maschine > Networking > Properties > Use this MAC address; xl: mac=00:16:3E:… in der Zeile vif

## Upgrade eines älteren Produkts

identity-upgrade = Upgrade eines älteren Produkts
identity-upgrade-choose = Mit welchem Adapter wurde das alte System lizenziert?
identity-upgrade-found = { $count ->
    [one] Ein Netzwerkadapter wurde gelesen.
   *[other] { $count } Netzwerkadapter wurden gelesen.
}
identity-upgrade-no-mac = Ohne die MAC-Adresse des alten Systems kann das Upgrade nicht zugeordnet werden.
identity-upgrade-none = Kein Upgrade
identity-upgrade-note = Für die nächste Lizenzanforderung vermerken…
identity-upgrade-noted = Die nächste Lizenzanforderung ist ein Upgrade von { $product }; die MAC-Adresse des alten Systems endet auf { $octet }.
identity-upgrade-pasted = Ausgabe von ipconfig /all auf dem alten Server
    .hint = Die MAC-Adresse allein genügt auch, etwa 00-50-56-9A-12-3F
    .wrong = Darin steht keine MAC-Adresse: Fügen Sie die ganze Ausgabe ein, von der ersten Zeile an.
identity-upgrade-product = Älteres Produkt
identity-upgrade-step-open = 1. Öffnen Sie auf dem alten Server die Eingabeaufforderung (cmd.exe).
identity-upgrade-step-paste = 3. Markieren Sie dort alles, kopieren Sie es und fügen Sie es hier ein.
identity-upgrade-step-run = 2. Geben Sie ipconfig /all ein.
identity-upgrade-take-back = Doch kein Upgrade…
identity-upgrade-text = Nur für Upgrade-Lizenzen eines abgekündigten Produkts: Der Aussteller findet die alten Lizenzen anhand der MAC-Adresse des alten Systems.
identity-upgrade-tunnel = Ein Tunnel oder VPN: damit wurde kaum lizenziert
identity-upgrade-virtual = Von Software gebildet: damit wurde kaum lizenziert
identity-upgrade-warning = Lassen Sie die Lizenzen von { $product } vor dem Upgrade nicht tauschen oder auf andere Hardware umziehen: Das Upgrade könnte dann nicht mehr zugeordnet werden.
