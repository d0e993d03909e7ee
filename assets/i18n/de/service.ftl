# The issuing side as a service: its page, its refusals in the words of customers, and how it is run.

## The page

service-page-again = Dieselbe Datei wurde schon einmal gesendet: Dies ist noch einmal dieselbe Antwort.
service-page-column-kind = Art
service-page-column-license = Lizenz
service-page-column-quantity = Anzahl
service-page-column-until = Gültig bis
service-page-file = Lizenzanforderung (.xlreq) oder Rückgabe (.xlrel)
service-page-footer = Jede Datei ist signiert. Eine Datei zweimal zu senden ändert nichts: Dieselbe Datei bekommt immer dieselbe Antwort.
service-page-heading = Datei senden, Lizenzen erhalten
service-page-kind-purchase = Kauf
service-page-kind-subscription = Abonnement
service-page-kind-test = Test
service-page-languages = Sprache
service-page-lead = Für XPhone Server, die nicht selbst mit diesem Portal verbunden sind.
service-page-not-redeemed = Noch nicht eingelöst. Fordern Sie die Lizenzen mit diesem Code im XPhone License Manager an, unter „Lizenzimport“.
service-page-order = Stand eines Auftrags
service-page-order-button = Auftrag anzeigen
service-page-order-hint = Der Lizenzanforderungscode steht auf dem Lizenzzertifikat, als Text und als QR-Code.
service-page-order-title = Auftrag { $order }
service-page-package = Lizenzpaket { $number } für System { $system } liegt bereit
service-page-package-next = Speichern Sie es und importieren Sie es im XPhone License Manager unter „Lizenzimport“.
service-page-package-save = Lizenzpaket speichern
service-page-receipt = Die Rückgabe von Lizenzpaket { $number } des Systems { $system } ist gutgeschrieben
service-page-receipt-next = Speichern Sie die Quittung und öffnen Sie sie auf dem alten Server unter „Rehosting“. Der neue Server kann die Lizenzen jetzt als geplanten Umzug anfordern.
service-page-receipt-save = Quittung speichern
service-page-redeemed = Eingelöst am { $date } für System { $system }.
service-page-send = Lizenzanforderung oder Rückgabe
service-page-send-button = Datei senden
service-page-send-hint = Wählen Sie die Datei, die der XPhone License Manager gespeichert hat. Für eine Lizenzanforderung erhalten Sie ein Lizenzpaket, für eine Rückgabe eine Quittung.
service-page-title = Lizenzportal
service-page-unlimited = unbefristet

## What was refused, in the words of customers

service-refused-no-document = Die Datei ist kein signiertes Dokument oder beschädigt.
service-refused-person-decides = { $count } Server dieses Systems sind ausgefallen und haben ihre Lizenzen nie zurückgegeben. Über den nächsten entscheidet ein Mensch.
service-refused-unknown-code = Kein Auftrag hat diesen Lizenzanforderungscode.
service-refused-unknown-system = Dieses System hat noch keine Lizenzen von uns.
service-the-file = Die Datei

## What kept the portal from deciding

service-another-time = Die Anfrage wurde zu einer anderen Zeit gestellt, als die Uhr des Portals zeigt. Stellen Sie die Uhr des XPhone Servers und versuchen Sie es noch einmal.
service-broken = Hier ist etwas defekt; es wurde festgehalten. Es wurde nichts geändert, oder die Antwort ist aufbewahrt: Versuchen Sie es später mit derselben Datei noch einmal.
service-busy = Zurzeit ist viel zu tun. Versuchen Sie es in einigen Sekunden mit derselben Datei noch einmal.
service-neither-kind = Die Datei ist { $found }; benötigt wird eine Lizenzanforderung oder eine Rückgabe.
service-not-found = Unter dieser Adresse gibt es nichts, oder nichts für den, der mit diesem Schlüssel fragt.
service-not-readable = Was gesendet wurde, ist nicht lesbar. Es wurde nichts geändert: Senden Sie die Datei so, wie der XPhone License Manager sie gespeichert hat.
service-too-large = Die Datei hat mehr als 256 KiB: Sie ist weder Lizenzanforderung noch Rückgabe.
service-too-often = Zu viele Anfragen in kurzer Zeit. Es wurde nichts geändert: Warten Sie einen Moment und versuchen Sie es noch einmal.
service-too-slow = Die Anfrage hat zu lange gedauert. Falls sie entschieden wurde, bekommt dieselbe Datei dieselbe Antwort: Senden Sie sie noch einmal.

## Their titles

service-title-another-time = Die Uhren gehen verschieden
service-title-broken = Zurzeit nicht möglich
service-title-busy = Ausgelastet
service-title-not-found = Nichts gefunden
service-title-not-readable = Nicht lesbar
service-title-refused = Nicht möglich
service-title-too-large = Zu groß
service-title-too-often = Zu oft
service-title-too-slow = Zu langsam
service-title-wrong-code = Der Code stimmt nicht
service-title-wrong-file = Eine andere Datei ist nötig

## What to do

service-way-ask = Bitte wenden Sie sich an uns und halten Sie die X-ID des Systems bereit.
service-way-document = Wählen Sie die Datei, die der XPhone License Manager gespeichert hat: eine Lizenzanforderung (.xlreq) oder eine Rückgabe (.xlrel).
service-way-new-request = Erstellen Sie im XPhone License Manager eine neue Lizenzanforderung und senden Sie diese.
service-way-new-return = Erstellen Sie im XPhone License Manager unter „Rehosting“ eine neue Rückgabe und senden Sie diese.
service-way-redeemed = Wenn es einer Ihrer Server war, geben Sie die Lizenzen dort zurück oder fordern Sie sie als „Server ausgefallen“ an. Sonst wenden Sie sich bitte an uns.
service-way-rehosting = Wählen Sie im XPhone License Manager unter „Rehosting“, was geschehen ist: Dort entsteht die passende Anforderung.
service-way-unknown-code = Vergleichen Sie ihn mit dem Lizenzzertifikat. Ist er derselbe, stammt das Zertifikat von einem anderen Aussteller.
service-way-unknown-system = Fordern Sie sie mit einem Lizenzanforderungscode an: XPhone License Manager, „Lizenzimport“.
service-way-wrong-code = Vergleichen Sie ihn mit dem Lizenzzertifikat.

## Running the service

service-run-io = Der Dienst kann nicht laufen: { $reason }
service-run-listen = { $address } ist nicht verfügbar: { $reason }. Wählen Sie mit `--listen` eine andere Adresse oder einen anderen Port.
service-run-listening = Der Dienst läuft unter { $address }
service-run-plain = { $address } ist für andere erreichbar, und ohne TLS könnten sie mitlesen. Geben Sie mit `--tls-cert` und `--tls-key` ein Zertifikat an oder verwenden Sie 127.0.0.1. Wenn ein Proxy davor TLS spricht, sagen Sie es mit `--plain-behind-proxy`.
service-run-stopped = Beendet.
service-run-tls = Das TLS-Zertifikat oder sein Schlüssel in { $file } ist nicht verwendbar: { $reason }. Beide müssen PEM-Dateien sein und zusammengehören.
