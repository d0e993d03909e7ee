# The way over the network: what is sent to the license portal, and what goes wrong on the way.

## What is wrong with an address

network-address-form = „{ $address }“ ist keine Adresse eines Lizenzportals.
    .do = Schreiben Sie sie wie https://portal.example.
network-address-not-encrypted = Die Adresse { $address } ist nicht verschlüsselt: Unterwegs könnte jeder lesen und ändern, was gesendet wird.
    .do = Schreiben Sie sie mit https://.
network-address-too-much = Die Adresse { $address } sagt mehr als Name, Port und Pfad eines Lizenzportals.
    .do = Lassen Sie Name, Kennwort und alles ab einem Fragezeichen weg.

## What came back

network-answer-again-after = { $count ->
    [one] Versuchen Sie es in einer Minute noch einmal.
   *[other] Versuchen Sie es in { $count } Minuten noch einmal.
}
network-answer-again-later = Versuchen Sie es später noch einmal.
network-answer-busy = Das Lizenzportal ist gerade ausgelastet.
    .means = Mit dem Gesendeten ist alles in Ordnung.
network-answer-no-document = Was zurückkam, ist nicht das erwartete Dokument oder beschädigt.
    .means = Hier wurde nichts geändert.
    .do = Versuchen Sie es noch einmal.
network-answer-no-portal = Dort antwortet kein Lizenzportal (Status { $status }).
    .means = Vielleicht stimmt die Adresse nicht, oder eine Seite des Netzwerks steht davor.
    .do = Prüfen Sie die Adresse in den Einstellungen.
network-answer-refused = Das Lizenzportal lehnt ab:
    .means = Hier wurde nichts geändert.
    .do = Ist der Grund nicht klar, fragen Sie den Aussteller der Lizenzen.
network-answer-sent-on = Das Lizenzportal verweist auf eine andere Adresse: { $address }
    .means = Das Programm folgt ihr nicht von selbst.
    .do = Ist die Adresse richtig, tragen Sie sie in den Einstellungen ein.
network-answer-too-often = Das Lizenzportal hat von hier zu viele Nachrichten bekommen.
network-answer-unknown-system = Das Lizenzportal kennt dieses System nicht, oder nicht mit dem Schlüssel dieses Servers.
    .means = Es kennt ein System ab der ersten Lizenzanforderung, die es beantwortet hat.
    .do = Fordern Sie zuerst Lizenzen an.
network-answer-what-was-sent = Das Gesendete

## Certificate authorities

network-authorities-file = Die Datei mit Zertifizierungsstellen ist nicht lesbar: { $file }: { $reason }
    .do = Berichtigen Sie den Pfad in den Einstellungen, oder lassen Sie ihn leer für die Zertifizierungsstellen dieses Computers.
network-authorities-none = Dieser Computer kennt keine Zertifizierungsstellen, also lässt sich das Lizenzportal nicht prüfen.
    .do = Geben Sie in den Einstellungen eine Datei mit der Zertifizierungsstelle des Portals an.
network-authorities-none-in-file = In { $file } steht kein Zertifikat.
    .do = Geben Sie eine Datei im Format PEM oder DER an.

## The way that always works

network-by-file = Ohne Netzwerk geht es per Datei: Speichern Sie die Anforderung oder Rückgabe, senden Sie sie an den Aussteller, und importieren Sie, was zurückkommt.

## What is sent

network-dialog-again = Noch einmal senden
network-dialog-copy = Kopieren
network-dialog-json = Dasselbe, wie es signiert und gesendet wird (JSON)
network-dialog-open-request = Die Anforderung bleibt offen: Wenn Sie sie noch einmal senden oder speichern, ist es dieselbe, und nichts wird doppelt gezählt.
network-dialog-request = Diese Anforderung geht an { $address }. Die Antwort ist ein Lizenzpaket; Sie sehen es, bevor etwas installiert wird.
network-dialog-return = Diese Rückgabe geht an { $address }. Vor dem Senden werden die Lizenzen abgegeben. Die Antwort ist eine Quittung; Sie sehen sie, bevor sie übernommen wird.
network-dialog-save = Anforderung als Datei speichern…
network-dialog-send = Senden
network-dialog-title = Was gesendet wird

## Facts that are sent

network-fact-absent = nicht vorhanden
network-fact-change-log = Neueste Änderung
network-fact-codes = Codes (letzte Gruppe)
network-fact-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
network-fact-edition = Edition
network-fact-emergency = Notbetrieb seit
network-fact-hardware-id = Hardware-ID
network-fact-machine = Computer
network-fact-machine-physical = physisch
network-fact-machine-virtual = virtuell
network-fact-made = Erstellt
network-fact-nonce = Nummer der Anforderung
network-fact-old-mac = MAC-Adresse des alten Systems
network-fact-old-product = Bisheriges Produkt
network-fact-package = Bisheriges Lizenzpaket
network-fact-reason = Grund
network-fact-system-id = System-ID (X-ID)
network-fact-tag = vorhanden, Prüfmarke { $tag }
network-fact-tags-note = Von der Hardware werden nur Prüfmarken von 12 Bit gesendet: Sie zeigen eine Änderung, aber niemand kann den Wert daraus ablesen. Kein Benutzer und keine Rufnummer wird gesendet.
network-fact-tail = Alter Server läuft noch
network-fact-unreadable = nicht lesbar

## What goes wrong on the way

network-failed-cut-off = Die Verbindung endete, bevor die Antwort vollständig war.
    .means = Vielleicht wurde schon geantwortet; beim nächsten Senden kommt dieselbe Antwort.
    .do = Versuchen Sie es noch einmal.
network-failed-name = { $host } ist in diesem Netzwerk nicht bekannt.
    .means = Es besteht keine Verbindung zum Netzwerk, oder der Name ist falsch.
    .do = Prüfen Sie die Verbindung und die Adresse in den Einstellungen.
network-failed-no-connection = Das Lizenzportal ist nicht erreichbar: Innerhalb von 10 Sekunden kam keine Antwort.
    .means = Vielleicht ist eine Firewall dazwischen, oder es braucht einen Proxy.
    .do = Prüfen Sie die Verbindung und den Proxy in den Einstellungen.
network-failed-no-portal = Es ist kein Lizenzportal bekannt.
    .do = Tragen Sie seine Adresse in den Einstellungen ein, oder geben Sie sie auf der Konsole mit `--portal` oder in `XLM_PORTAL` an. Ohne Portal geht es per Datei: Speichern Sie die Anforderung, und senden Sie sie an den Aussteller.
network-failed-other = Das Lizenzportal ließ sich nicht fragen: { $reason }
network-failed-refused = { $host } hat die Verbindung abgelehnt.
    .means = Das Lizenzportal läuft gerade nicht, oder der Port in der Adresse ist falsch.
    .do = Versuchen Sie es später noch einmal, oder prüfen Sie die Adresse in den Einstellungen.
network-failed-timed-out = Die Antwort hat länger als eine Minute gedauert.
    .means = Vielleicht wurde schon geantwortet; beim nächsten Senden kommt dieselbe Antwort.
    .do = Versuchen Sie es noch einmal.
network-failed-unreachable = { $host } ist nicht erreichbar: { $reason }
    .do = Prüfen Sie die Verbindung und den Proxy in den Einstellungen.

## Looking for new license packages

network-look = Nach neuen Lizenzpaketen sehen
network-look-found = Für dieses System liegt ein neues Lizenzpaket bereit: Nummer { $number }. Sehen Sie es sich unter Lizenzimport an.
network-look-none = Für dieses System gibt es kein neues Lizenzpaket.

## The proxy

network-proxy-address = „{ $proxy }“ ist keine Adresse eines Proxys.
    .do = Schreiben Sie sie wie http://proxy.example:3128.
network-proxy-refused = Der Proxy { $proxy } lässt das Programm nicht durch: { $reason }
    .do = Fragen Sie Ihren Netzwerkadministrator, oder geben Sie Name und Kennwort an: http://name:kennwort@proxy.example:3128.
network-proxy-unreachable = Der Proxy { $proxy } ist nicht erreichbar.
    .do = Prüfen Sie den Proxy in den Einstellungen oder die Umgebungsvariable HTTPS_PROXY.

## Retrieving

network-retrieve = Lizenzen abrufen
network-retrieve-hint = Von { $address }. Sie sehen vor dem Senden, was gesendet wird.
network-retrieve-receipt = Rückgabe senden
network-send-request = Anforderung senden

## How far it is

network-stage-checking = Antwort wird geprüft
network-stage-connecting = Verbindung zum Lizenzportal wird hergestellt
network-stage-sending = Wird gesendet
network-stage-waiting = Auf die Antwort wird gewartet

## The certificate of the portal

network-tls-expired = Das Zertifikat von { $host } ist am { $day } abgelaufen; nach der Uhr dieses Computers ist heute der { $now }.
    .means = Es wurde nichts gesendet. Das Zertifikat wurde nicht erneuert, oder diese Uhr geht falsch.
    .do = Prüfen Sie zuerst Datum und Uhrzeit dieses Computers; sagen Sie es dann dem Betreiber des Lizenzportals.
network-tls-not-yet = Das Zertifikat von { $host } gilt erst ab { $day }; nach der Uhr dieses Computers ist heute der { $now }.
    .means = Es wurde nichts gesendet. Wahrscheinlich geht diese Uhr falsch.
    .do = Stellen Sie Datum und Uhrzeit dieses Computers richtig.
network-tls-other = Es gibt keine sichere Verbindung zu { $host }: { $reason }
    .means = Es wurde nichts gesendet.
    .do = Sagen Sie es dem Betreiber des Lizenzportals.
network-tls-unknown-issuer = Das Zertifikat von { $host } ist von einer Zertifizierungsstelle, die hier nicht gilt.
    .means = Es wurde nichts gesendet. Vielleicht hat Ihr Unternehmen eine eigene Zertifizierungsstelle, oder jemand anderes antwortet anstelle des Portals.
    .do = Ist die Zertifizierungsstelle Ihre eigene, geben Sie ihre Datei in den Einstellungen an (Zertifizierungsstellen).
network-tls-wrong-name = Das Zertifikat dort gilt für { $names }, nicht für { $host }.
    .means = Es wurde nichts gesendet: Vielleicht antwortet jemand anderes.
    .do = Prüfen Sie die Adresse in den Einstellungen.
