# The license import panel, and what is said about license certificates.

## The head: what matters now

import-sentence-asked = Eine Anforderung ist offen: das Lizenzpaket importieren, das sie beantwortet
import-sentence-installed = Paketnummer { $number } von { $issuer } für { $customer } ist importiert
import-sentence-new = Lizenzzertifikat der Bestellung einlesen, Anforderung speichern und das Lizenzpaket importieren, das sie beantwortet
import-sentence-planning = Dieses System plant mit der license.xml eines laufenden XPhone-Servers
import-sentence-untrusted = Das Lizenzpaket stammt von keinem Aussteller, der hier zählt, also zählt auch keine seiner Lizenzen

## Pills

import-pill-license-xml = license.xml geladen
import-pill-none = Noch keine Lizenzen
import-pill-not-verified = Signatur nicht geprüft
import-pill-package = Paketnummer { $number }

## Where certificates come from

import-add = Hinzufügen
import-add-more = Weitere einlesen
import-choose = Dateien auswählen…
import-code = Lizenzanforderungscode
import-code-foreign = Ein Code des Herstellers: Er lässt sich kopieren, aber hier nicht einlösen
import-code-hint = Er steht im Lizenzzertifikat, zum Beispiel XRC1-PNJFF-…
import-dialog-certificates = Lizenzzertifikate auswählen
import-drop-hint = PDF-Dateien aus der E-Mail zur Bestellung; auch ein Lizenzpaket (.xlp) oder eine license.xml
import-drop-hovering = Loslassen zum Einlesen
import-drop-more = Dateien können auch irgendwo auf dieses Fenster gezogen werden.
import-drop-title = Lizenzzertifikate hier ablegen
import-filter-all = PDF-Dateien
import-path = Pfad eines Lizenzzertifikats
import-path-hint = Zum Beispiel D:\Lizenzen\Zertifikat.pdf
import-read = Einlesen
import-reading = Lizenzzertifikate werden eingelesen
import-reading-count = { $done } von { $total } Dateien
import-type-in = Oder eintippen
import-working = In Arbeit

## What was read

import-code-of-vendor = Code des Herstellers
import-code-redeemed = Eingelöst
import-code-repeated = Derselbe Code wie in { $source }; er wird einmal angefordert
import-code-requested = Angefordert am { $date }; das Lizenzpaket steht noch aus
import-code-valid = Gültig: kann hier angefordert werden
import-code-valid-elsewhere = Gültig, aber ein Planungssystem fordert nichts an
import-customer = Kunde
import-foreign-load = Danach unten die license.xml des Servers laden.
import-foreign-other-system = Dieses System nimmt nur Lizenzpakete. Eine license.xml wird in einem Planungssystem geladen, das einen eigenen Ordner hat.
import-foreign-redeem = Den Code kopieren, in der Web-Administration des XPhone-Servers Systemeinstellungen > Lizenzen > Lizenzverwaltung > Lizenzpaket importieren öffnen und dort eingeben.
import-foreign-title = In XPhone selbst einzulösen
import-licenses = Lizenzen
import-licenses-item = { $quantity } × { $name }
import-licenses-unknown = Im Text nicht gefunden; das Lizenzpaket sagt es
import-list = Eingelesen
import-order-number = Auftragsnummer
import-remove = { $source } aus der Liste entfernen
import-source-typed = Eingetippter Code

## What is wrong with a certificate

import-fault-damaged = Die Datei ist beschädigt
import-fault-encrypted = Die Datei ist nur mit einem Kennwort lesbar
import-fault-no-code = Die Datei enthält Text, aber keinen Lizenzanforderungscode
import-fault-no-text = Die Datei enthält Bilder, aber keinen Text, wie bei einem Scan
import-fault-not-pdf = Die Datei ist kein PDF
import-fault-timeout = Das Einlesen hat zu lange gedauert und wurde abgebrochen
import-fault-too-large = Die Datei ist größer als jedes Lizenzzertifikat
import-fault-unreadable = Die Datei lässt sich nicht öffnen: { $reason }

## The way out

import-fault-advice-damaged = Noch einmal aus der E-Mail speichern, oder in einem PDF-Programm öffnen und den Code hier eintippen.
import-fault-advice-encrypted = Mit dem Kennwort in einem PDF-Programm öffnen und den Code hier eintippen.
import-fault-advice-no-code = Prüfen, ob es das Lizenzzertifikat ist und nicht die Rechnung. Wenn ja, den Code hier eintippen.
import-fault-advice-no-text = In einem PDF-Programm öffnen und den Code hier eintippen.
import-fault-advice-not-pdf = Die PDF-Datei aus der E-Mail zur Bestellung wählen, oder den Code hier eintippen.
import-fault-advice-timeout = In einem PDF-Programm öffnen und den Code hier eintippen.
import-fault-advice-too-large = Prüfen, ob es die richtige Datei ist, oder den Code hier eintippen.
import-fault-advice-unreadable = Pfad und Leserechte prüfen, oder den Code hier eintippen.

## The request

import-copy-path = Pfad kopieren
import-dialog-request = Anforderung speichern
import-filter-request = Anforderungen
import-request = Lizenzen anfordern
import-request-codes = { $count ->
    [one] Ein Lizenzanforderungscode kommt in die Anforderung.
   *[other] { $count } Lizenzanforderungscodes kommen in die Anforderung.
}
import-request-next = Die Datei an den Aussteller der Lizenzen senden oder im Lizenzportal abgeben. Die Antwort ist ein Lizenzpaket (.xlp): unten öffnen, auf diesem Server.
import-request-path = Oder unter einem Pfad speichern
import-request-path-hint = Zum Beispiel D:\Lizenzen\{ $name }
import-request-read-only = Das Änderungsprotokoll ist nur lesbar, also lässt sich keine Anforderung darin vermerken.
import-request-sample = In der Beispielfirma antwortet ein erfundener Aussteller sofort.
import-request-sample-button = Beispiel-Aussteller antworten lassen
import-request-save = Anforderung speichern…
import-request-saved = Die Anforderung wurde gespeichert: { $file }
import-request-workstation = Dies ist ein Arbeitsplatz. Eine Anforderung bindet Lizenzen an einen Server: bitte auf dem XPhone-Server selbst stellen, mit diesem Programm.

## Open requests

import-open = Offene Anforderungen
import-open-codes = { $count ->
    [0] kein Code
    [one] { $count } Code
   *[other] { $count } Codes
}
import-open-none = Keine.
import-open-reason-activation = Aktivierung
import-open-reason-changed = Hardwareänderung
import-open-reason-failed = Server ausgefallen
import-open-reason-move = Geplanter Umzug
import-open-since = Gestellt am { $date }

## The license package or license.xml

import-dialog-license = Lizenzpaket oder license.xml öffnen
import-done-license-xml = Die license.xml mit der Nummer { $number } ist geladen
import-done-package = Das Lizenzpaket mit der Nummer { $number } ist importiert
import-done-redeemed = { $count ->
    [one] Ein Lizenzanforderungscode ist eingelöst und aus der Liste genommen.
   *[other] { $count } Lizenzanforderungscodes sind eingelöst und aus der Liste genommen.
}
import-filter-license = Lizenzpakete und license.xml
import-license = Lizenzpaket importieren
import-license-file = Oder einen Pfad öffnen
import-license-hint = Zum Beispiel D:\Lizenzen\Paket.xlp
import-license-hint-planning = license.xml liegt im Ordner licenses unter dem Programmordner des XPhone-Servers
import-license-note = Vor jeder Änderung wird gezeigt, was sich ändert.
import-license-open = Paket oder license.xml öffnen…
import-license-planning = license.xml laden

## What is installed now

import-altered = Von Hand verändert: { $products }. Keine ihrer Lizenzen zählt; die Datei noch einmal vom XPhone-Server holen.
import-altered-file = Die Datei als Ganzes wurde nach dem Signieren verändert. Bitte noch einmal vom XPhone-Server holen.
import-column-kind = Art
import-column-license = Lizenzart
import-column-order = Auftragsnummer
import-column-quantity = Anzahl
import-column-status = Status
import-column-until = Gültig bis
import-installed = Zurzeit importiert
import-installed-at = Importiert am
import-installed-issuer = Aussteller
import-installed-none = Noch sind keine Lizenzen vorhanden.
import-installed-number = Lizenznummer
import-installed-until = Der letzte Tag ist eingeschlossen.
import-kind-other = Andere
import-kind-purchase = Unbefristet
import-kind-purchase-limited = Volllizenz
import-kind-subscription = Abonnement
import-kind-test = Testlizenz
import-signature = Signatur
import-signature-no-issuer = Signatur nicht geprüft: Dem Aussteller vertraut dieses System nicht, also zählt keine Lizenz
import-signature-no-key = Signatur nicht geprüft: Es ist kein Schlüssel des Herstellers da
import-signature-no-key-advice = Zum Prüfen den öffentlichen Schlüssel des Herstellers als .pem-Datei neben die license.xml legen und die Datei noch einmal laden.
import-signature-verified = Geprüft
import-signature-verified-key = Geprüft mit dem Schlüssel { $key }
import-signature-wrong = Falsch: Sie wurde nicht mit dem Schlüssel gemacht, der neben der Datei liegt
import-status-altered = Von Hand verändert
import-status-ended = Abgelaufen
import-status-grace = Zählt noch bis { $date }
import-status-not-yet = Beginnt am { $date }
import-status-replaced = Ersetzt
import-status-unknown = Unbekannte Art
import-status-valid = Gültig
import-unknown = In dieser Edition nicht bekannt: { $products }. Sie bleiben erhalten, werden aber niemandem zugeteilt.
import-until-ever = Unbegrenzt
