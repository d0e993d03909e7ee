# The license import panel.

## The head: what matters now

import-sentence-asked = Eine Anforderung ist offen: Importieren Sie das Lizenzpaket, das sie beantwortet
import-sentence-installed = Paketnummer { $number } von { $issuer } für { $customer } ist importiert
import-sentence-new = Lesen Sie das Lizenzzertifikat der Bestellung ein, speichern Sie eine Anforderung, und importieren Sie das Lizenzpaket, das sie beantwortet
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
import-drop-hint = PDF, E-Mail, Archiv oder Ordner; auch ein Lizenzpaket oder eine license.xml. Über Remotedesktop lässt sich nichts ablegen: Kopieren Sie die Dateien auf diesen Server und wählen Sie sie aus, oder fügen Sie Pfad oder Code mit Strg+V ein.
import-drop-hovering = Loslassen zum Einlesen
import-drop-more = Sie können Dateien auch irgendwo auf dieses Fenster ziehen.
import-drop-title = Lizenzzertifikate hier ablegen
import-filter-all = Zertifikate und E-Mails
import-path = Pfad eines Lizenzzertifikats, einer E-Mail oder eines Ordners
import-path-hint = Zum Beispiel D:\Lizenzen\Zertifikat.pdf
import-read = Einlesen
import-reading = Lizenzzertifikate werden eingelesen
import-reading-count = { $done } von { $total } Dateien
import-type-in = Oder eintippen
import-working = In Arbeit

## What was read

import-code-of-vendor = Code des Herstellers
import-code-redeemed = Eingelöst am { $date }
import-code-repeated = Derselbe Code wie in { $source }; er wird einmal angefordert
import-code-requested = Angefordert am { $date }; das Lizenzpaket steht noch aus
import-code-valid = Gültig: kann hier angefordert werden
import-code-valid-elsewhere = Gültig, aber ein Planungssystem fordert nichts an
import-customer = Kunde
import-foreign-load = Laden Sie danach unten die license.xml des Servers.
import-foreign-other-system = Dieses System nimmt nur Lizenzpakete. Eine license.xml wird in einem Planungssystem geladen, das einen eigenen Ordner hat.
import-foreign-redeem = Kopieren Sie den Code, öffnen Sie in der Web-Administration des XPhone-Servers Systemeinstellungen > Lizenzen > Lizenzverwaltung > Lizenzpaket importieren, und geben Sie ihn dort ein.
import-foreign-title = In XPhone selbst einzulösen
import-guess = In einem Bild erkannt: bitte vergleichen
import-guess-compare = Ein Programm hat den Code erkannt und kann dabei Zeichen verwechseln. Vergleichen Sie ihn Zeichen für Zeichen mit dem Bild.
import-guess-confirm = Der Code { $code } stimmt
import-guess-picture = Das Bild der Zeile mit dem Code
import-licenses = Lizenzen
import-licenses-item = { $quantity } × { $name }
import-licenses-unknown = Im Text nicht gefunden; das Lizenzpaket sagt es
import-list = Eingelesen
import-list-count = { $count } Dateien und Codes, davon { $faulty } ohne Lizenzanforderungscode
import-order-number = Auftragsnummer
import-page = Seite { $page } von { $pages }
import-page-back = Vorherige Seite
import-page-on = Nächste Seite
import-password = Kennwort der Datei
import-password-hint = Damit wird die Datei jetzt gelesen; es wird nirgends gespeichert.
import-password-open = Mit diesem Kennwort öffnen
import-remove = { $source } aus der Liste entfernen
import-remove-faulty = Die ohne Code entfernen
import-same-file = Dieselbe Datei wie { $source }
import-source-typed = Eingetippter Code

## The request

import-copy-path = Pfad kopieren
import-dialog-request = Anforderung speichern
import-filter-request = Anforderungen
import-request = Lizenzen anfordern
import-request-codes = { $count ->
    [one] Ein Lizenzanforderungscode kommt in die Anforderung.
   *[other] { $count } Lizenzanforderungscodes kommen in die Anforderung.
}
import-request-next = Senden Sie die Datei an den Aussteller der Lizenzen, oder geben Sie sie im Lizenzportal ab. Die Antwort ist ein Lizenzpaket (.xlp): Öffnen Sie es unten, auf diesem Server.
import-request-path = Oder unter einem Pfad speichern
import-request-path-hint = Zum Beispiel D:\Lizenzen\{ $name }
import-request-read-only = Das Änderungsprotokoll ist nur lesbar, also lässt sich keine Anforderung darin vermerken.
import-request-sample = In der Beispielfirma antwortet ein erfundener Aussteller sofort.
import-request-sample-button = Beispiel-Aussteller antworten lassen
import-request-save = Anforderung speichern…
import-request-saved = Die Anforderung wurde gespeichert: { $file }
import-request-workstation = Dies ist ein Arbeitsplatz. Eine Anforderung bindet Lizenzen an einen Server: Stellen Sie sie mit diesem Programm auf dem XPhone-Server selbst.

## Open requests

import-open = Offene Anforderungen
import-open-codes = { $count ->
    [0] kein Code
    [one] { $count } Code
   *[other] { $count } Codes
}
import-open-none = Keine.
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
import-license-note = Sie sehen, was sich ändert, bevor sich etwas ändert.
import-license-open = Paket oder license.xml öffnen…
import-license-planning = license.xml laden

## What is installed now

import-altered = Von Hand verändert: { $products }. Keine ihrer Lizenzen zählt; holen Sie die Datei noch einmal vom XPhone-Server.
import-altered-file = Die Datei als Ganzes wurde nach dem Signieren verändert. Holen Sie sie noch einmal vom XPhone-Server.
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
import-signature-no-key-advice = Zum Prüfen legen Sie den öffentlichen Schlüssel des Herstellers als .pem-Datei neben die license.xml, und laden Sie die Datei noch einmal.
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

## Bestellungen

import-order-code = Code endet auf { $group }
import-order-file = Zertifikat öffnen
import-order-items-unknown = Lizenzen im Zertifikat nicht gefunden
import-order-number-dialog = Ihre Bestellnummer
    .confirm = Änderungen zeigen…
    .hint = Die Nummer, unter der Ihre Firma bestellt hat, zum Beispiel 4500012345; leer entfernt sie
    .text = { $order } erhält die Nummer, unter der Ihre eigene Buchhaltung die Bestellung führt.
import-order-number-edit = Ihre Bestellnummer…
import-order-open = noch nicht eingelöst
import-order-read = eingelesen am { $date }
import-order-redeemed = eingelöst am { $date }
import-order-remove = Herausnehmen…
import-order-yours = Ihre Bestellung { $number }
import-orders = Bestellungen
import-orders-more = { $count } weitere zeigen
import-orders-none = Lizenzzertifikate, die hier eingelesen werden, bleiben mit ihren Dateien in dieser Liste.

## Anderes System

import-other-system = Dieses Zertifikat nennt das System { $theirs }, dies hier ist { $here }. Sein Code kann nur einmal eingelöst werden: Fragen Sie im Zweifel Ihren Fachhändler.
import-other-system-ask = Lizenzen anfordern, die für ein anderes System bestellt wurden?
    .confirm = Für dieses System anfordern
