# Das Konsolenprogramm xlm.

## Changes

console-and-more = { $names } und { $count } weitere
console-done = Erledigt: Eintrag { $number } des Änderungsprotokolls.
console-dry-run = Es wurde nichts geändert: Dies war ein Probelauf.
console-functions-lost = { $count ->
    [one] { $names } verliert:
   *[other] { $count } Benutzer verlieren ({ $names }):
}
console-functions-off = aus: { $functions }
console-functions-on = ein: { $functions }
console-more = { $count ->
    [one] … und 1 weiterer
   *[other] … und { $count } weitere
}
console-no-difference = Benutzer und Lizenzen bleiben, wie sie sind.
console-place-created = Neu: { $place }
console-place-edited = Beschreibung oder Rang geändert: { $place }
console-place-removed = Entfernt: { $place }
console-place-renamed = Umbenannt: { $from } → { $to }
console-units-freed = { $count ->
    [one] { $license }: 1 Lizenz wird frei ({ $names })
   *[other] { $license }: { $count } Lizenzen werden frei ({ $names })
}
console-units-gained = { $count ->
    [one] { $license }: 1 Lizenz geht an { $names }
   *[other] { $license }: { $count } Lizenzen gehen an { $names }
}
console-units-lost = { $count ->
    [one] { $license }: 1 Lizenz verliert, wer sie weiterhin benötigt: { $names }
   *[other] { $license }: { $count } Lizenzen verlieren Benutzer, die sie weiterhin benötigen: { $names }
}
console-units-missing = { $count ->
    [one] { $license }: 1 Lizenz fehlt zusätzlich: { $names }
   *[other] { $license }: { $count } Lizenzen fehlen zusätzlich: { $names }
}
console-users-added = { $count ->
    [one] 1 Benutzer hinzugefügt: { $names }
   *[other] { $count } Benutzer hinzugefügt: { $names }
}
console-users-changed = { $count ->
    [one] 1 Benutzer geändert: { $names }
   *[other] { $count } Benutzer geändert: { $names }
}
console-users-moved = { $count ->
    [one] 1 Benutzer verschoben: { $names }
   *[other] { $count } Benutzer verschoben: { $names }
}
console-users-removed = { $count ->
    [one] 1 Benutzer entfernt: { $names }
   *[other] { $count } Benutzer entfernt: { $names }
}

## Columns

console-column-assigned = Zugewiesen
console-column-before = Vor
console-column-copy = Kopie
console-column-kilobytes = KB
console-column-last-entry = Bis Eintrag
console-column-name = Name
console-column-number = Nr.
console-column-place = Platz
console-column-required = Erforderlich
console-column-since = Seit Eintrag
console-column-time = Wann
console-column-user = ID
console-column-what = Was
console-column-who = Wer

## Identity and overview

console-binding = Bindung
console-certificate-customer = Kunde
console-certificate-duplicate = { $file } ist dieselbe Datei wie { $first }.
console-certificate-file = Datei
console-certificate-foreign = vom Hersteller: für dessen eigene Lizenzverwaltung
console-certificate-license = Lizenz
console-certificate-not-locked-in = Auf diesem System ließ sich der Leser nicht von Dateien und Netzwerk abschirmen; die Grenzen für Zeit und Speicher gelten.
console-certificate-password-needed = Es wird ein Kennwort benötigt.
    .do = Geben Sie es mit `--password-file` oder in `XLM_CERTIFICATE_PASSWORD` an.
console-certificate-password-prompt = Kennwort der Lizenzzertifikate:
console-certificate-recognised = in einem Bild erkannt, die Prüfsumme stimmt
console-check-ok = Alle Benutzer haben ihre Lizenzen.
console-customer = Kunde
console-folder = Datenordner
console-identity-budget = { $used }; das nächste wird am { $day } wieder frei
console-identity-compared = Seit der Bindung
console-identity-component = Merkmal
console-identity-fingerprint = Fingerabdruck dieser Maschine
console-identity-mac = MAC-Adresse …:{ $octet } von { $adapter }: { $verdict }
console-identity-machine = Dieser Rechner
console-identity-partly = { $id } (nicht vollständig geprüft)
console-identity-server = XPhone-Server
console-identity-state = Zustand
console-identity-workstation = Arbeitsplatz
console-issuer = Aussteller
console-kind = Art
console-kind-licensed = Lizenziertes System
console-name = Name
console-next-change = Nächste Änderung der Lizenzen
console-next-steps = Als Nächstes zu tun

## Other results

console-assignment-none = Kein Benutzer benötigt eine Lizenz.
console-backup-no-key = Dieser Rechner ist ein Arbeitsplatz: Die Sicherung enthält das Änderungsprotokoll, aber nicht den Schlüssel des Systems.
console-backup-saved = Sicherung gespeichert in { $file }. Sie lässt sich nur mit ihrer Passphrase öffnen: Bewahren Sie beides getrennt auf.
console-changes-anchored = { $count ->
    [one] Es geht durch den Eintrag, den ein signiertes Dokument nennt.
   *[other] Es geht durch alle { $count } Einträge, die signierte Dokumente nennen.
}
console-changes-digest = Prüfsumme des letzten Eintrags: { $digest }
console-changes-verified = { $count ->
    [one] Das Änderungsprotokoll ist unverändert: 1 Eintrag ist so, wie er geschrieben wurde.
   *[other] Das Änderungsprotokoll ist unverändert: Alle { $count } Einträge sind so, wie sie geschrieben wurden.
}
console-copy-import = einem Import
console-copy-restore = einer anderen Kopie
console-copy-update = einer Aktualisierung
console-given-up = { $count ->
    [one] 1 Eintrag des Änderungsprotokolls wird aufgegeben:
   *[other] { $count } Einträge des Änderungsprotokolls werden aufgegeben:
}
console-passphrase-needed = Es wird eine Passphrase benötigt.
    .do = Geben Sie sie mit `--passphrase-file` oder in `XLM_PASSPHRASE` an.
console-release-saved = Die Rückgabe ist in { $file } gespeichert. Die Lizenzen zählen hier bis { $day }. Schicken Sie die Datei dem Aussteller und importieren Sie die Quittung, die zurückkommt.
console-release-saved-over = Die Rückgabe ist in { $file } gespeichert. Seit { $day } zählt hier keine Lizenz mehr. Schicken Sie die Datei dem Aussteller und importieren Sie die Quittung, die zurückkommt.
console-request-adapters = Der alte Server hat { $count } Netzwerkadapter, und nur mit einem wurde lizenziert.
    .do = Geben Sie den richtigen mit --old-mac an.
console-request-foreign = Der Code { $code } in { $file } ist einer des Herstellers: Er lässt sich hier nicht einlösen.
    .do = Geben Sie ihn in der Lizenzverwaltung von XPhone Connect ein.
console-request-rehost = Die Lizenzanforderung ist in { $file } gespeichert. Schicken Sie sie dem Aussteller und importieren Sie das Lizenzpaket, das zurückkommt.
console-request-replaces = Sie ersetzt die Anforderung vom { $moment }.
console-request-saved = { $count ->
    [one] Die Lizenzanforderung für 1 Code ist in { $file } gespeichert. Schicken Sie sie dem Aussteller und importieren Sie das Lizenzpaket, das zurückkommt.
   *[other] Die Lizenzanforderung für { $count } Codes ist in { $file } gespeichert. Schicken Sie sie dem Aussteller und importieren Sie das Lizenzpaket, das zurückkommt.
}
console-restored = System { $system } ist in { $folder } wiederhergestellt, bis Eintrag { $number } des Änderungsprotokolls.
console-setup-passed-over = Die Daten liegen in Ihrem eigenen Ordner, weil { $folder } Ihnen nicht offensteht. Andere Administratoren sehen sie nicht.
console-users-bad-do = Berichtigen Sie die Datei, oder überspringen Sie diese Zeilen mit `--skip-bad`; mit `--create-locations` werden unbekannte Standorte und Konfigurationsgruppen angelegt.
console-users-remove-bad = { $count ->
    [one] Eine Zeile der Datei lässt sich nicht übernehmen, und Benutzer, die nicht in der Datei stehen, sollten entfernt werden.
   *[other] { $count } Zeilen der Datei lassen sich nicht übernehmen, und Benutzer, die nicht in der Datei stehen, sollten entfernt werden.
}
    .means = Die Benutzer dieser Zeilen würden entfernt. Es wurde nichts geändert.
    .do = Berichtigen Sie die Datei, oder lassen Sie `--remove-missing` weg.
console-users-skipped = { $count ->
    [one] Eine Zeile der Datei wurde ausgelassen.
   *[other] { $count } Zeilen der Datei wurden ausgelassen.
}
console-users-unknown-columns = Spalten, die hier nichts bedeuten, wurden nicht gelesen: { $columns }.

## The tour with the sample company

console-demo-certificate = Der Aussteller erstellt ein Lizenzzertifikat: { $file }
console-demo-explain = { $count ->
    [one] Einem Benutzer fehlt eine Lizenz. Warum { $user }?
   *[other] { $count } Benutzern fehlen Lizenzen. Warum { $user }?
}
console-demo-hardware = Die virtuelle Maschine bekommt eine andere MAC-Adresse; die Hardware-ID ist jetzt { $hardware }
console-demo-ids = X-ID { $system }, Hardware-ID { $hardware }
console-demo-import = Das Paket ist als Eintrag { $number } importiert; das ändert sich
console-demo-kept = Alles liegt in { $folder }
console-demo-move = { $user } kommt nach { $place }
console-demo-move-reason = benötigt diese Funktionen nicht
console-demo-nobody = Keinem Benutzer der Beispielfirma fehlt eine Lizenz.
console-demo-not-same = Der Stand ist ein anderer.
console-demo-nothing-missing = Die Warnung bei { $user } ist verschwunden.
console-demo-other-code = Es wurde ein anderer Code gelesen, als gedruckt wurde.
console-demo-package = Der Aussteller antwortet mit einem Lizenzpaket: { $file }
console-demo-read = Das Programm liest den Code zurück: { $code }
console-demo-request = Eine Lizenzanforderung ist gespeichert: { $file }
console-demo-restart = Das Programm startet neu und liest { $number } Einträge des Änderungsprotokolls
console-demo-same = Dieselben Benutzer haben dieselben Lizenzen.
console-demo-set-up = Das System der { $company } ist eingerichtet
console-demo-still-missing = { $user } fehlt weiterhin eine Lizenz.
console-demo-users = { $count } Benutzer sind importiert, Funktionen für sie eingeschaltet

## Help

console-help-activate = Die Lizenzen von Zertifikaten oder Codes vom Lizenzportal abrufen
console-help-activate-certificates = Lizenzzertifikate (PDF)
console-help-activate-codes = Lizenzanforderungscodes
console-help-activate-dry-run = Nur zeigen, was gesendet würde
console-help-activate-import = Was zurückkommt, ohne Rückfrage importieren
console-help-assignment = Auflisten, wer welche Lizenzen benötigt und hat
console-help-assignment-at = Stand am Ende dieses Tages, auch eines künftigen (JJJJ-MM-TT)
console-help-assignment-csv = Als Tabelle für Tabellenkalkulationen: user;license;required;assigned;place;since
console-help-assignment-entry = Stand nach diesem Eintrag des Änderungsprotokolls
console-help-backup = Änderungsprotokoll und Schlüssel des Systems in einer Datei sichern, unter einer Passphrase
console-help-backup-file = Die Sicherung
console-help-ca = Datei mit Zertifizierungsstellen (PEM oder DER), die für das Lizenzportal anstelle derer dieses Computers gelten
console-help-certificate = Lizenzzertifikate (PDF) lesen, auch in E-Mails, Archiven und Ordnern
console-help-certificate-files = Lizenzzertifikate, E-Mails (.eml, .msg), Archive (.zip) oder Ordner damit
console-help-certificate-password = Das Kennwort geschützter Zertifikate erfragen; sonst XLM_CERTIFICATE_PASSWORD
console-help-certificate-password-file = Datei, deren erste Zeile dieses Kennwort ist
console-help-certificate-scans = Auch Text von reinen Scans erkennen, was je Scan Sekunden dauert; ein Code zählt, wenn seine Prüfsumme stimmt
console-help-changes = Änderungsprotokoll auflisten
console-help-changes-about = Nur Einträge über Benutzer (users), Standorte und Gruppen (places), Reihenfolge (order), Lizenzen (licenses), Hardware (hardware), Umzüge (rehosting), System (system), Planung (plan) oder Rückgängiges (undo)
console-help-changes-against = Gespeicherte Anforderungen (.xlreq) und Quittungen (.xlack), deren Einträge das Änderungsprotokoll noch haben muss
console-help-changes-computer = Nur Einträge von diesem Computer
console-help-changes-from = Nur Einträge von diesem Tag an, in UTC
console-help-changes-until = Nur Einträge bis zum Ende dieses Tages, in UTC
console-help-changes-verify = Prüfen, ob jeder Eintrag so ist, wie er geschrieben wurde
console-help-changes-who = Nur Einträge dieses Kontos oder Namens
console-help-changes-words = Nur Einträge, in denen alle diese Wörter stehen
console-help-check = Prüfung für die Überwachung: Exit-Code 0 in Ordnung, 1 Warnung, 2 kritisch, 3 unbekannt
console-help-check-warn-days = So viele Tage vor dem Ende von Lizenzen warnen (ohne Angabe 30)
console-help-copies = Die Kopien des Änderungsprotokolls auflisten, die vor Importen und Aktualisierungen entstanden
console-help-copies-restore = Zu einer Kopie zurückgehen; was jetzt da ist, wird vorher kopiert
console-help-copies-restore-copy = Name der Kopie, wie ihn die Liste nennt
console-help-data = Ordner der Daten; sonst XLM_DATA oder der Ordner dieses Rechners
console-help-demo = Die ganze Kette mit der Beispielfirma durchspielen
console-help-dry-run = Nur zeigen, was sich ändern würde
console-help-edition = Zu einer neueren Edition übergehen; wer eine Lizenz braucht, behält seinen Platz in der Reihenfolge
console-help-edition-edition = Die neuere Edition, z. B. v10
console-help-heading-arguments = Argumente
console-help-heading-command = BEFEHL
console-help-heading-commands = Befehle
console-help-heading-options = Optionen
console-help-heading-usage = Aufruf:
console-help-help = Diese Hilfe ausgeben
console-help-identity = X-ID, Hardware-ID und gelesene Hardware zeigen
console-help-identity-machine = Was dieser Rechner sein soll: `home-server` hat den Schlüssel, und an ihn sind die Lizenzen gebunden; `workstation` zeigt nur, was dieser gemeldet hat
console-help-import = Lizenzpaket (.xlp) importieren, in einem Planungssystem license.xml
console-help-import-file = Lizenzpaket oder license.xml
console-help-json = Das Ergebnis als einen JSON-Wert ausgeben
console-help-key = Auswege, wenn der Schlüssel des Systems nicht verwendbar ist
console-help-key-new = Mit einem neuen Schlüssel beginnen; die nächste Lizenzanforderung muss als Ausfall des Servers gestellt werden
console-help-key-restore = Den Schlüssel aus einer Sicherung holen
console-help-key-restore-file = Die Sicherung
console-help-lang = Sprache: en oder de
console-help-note = Begründung der Änderung, für das Änderungsprotokoll
console-help-out = Wohin die Anforderung gespeichert wird (.xlreq)
console-help-overview = Den Stand zeigen
console-help-packages = Beim Lizenzportal nach einem neuen Lizenzpaket sehen
console-help-packages-import = Was gefunden wird, ohne Rückfrage importieren
console-help-passphrase-file = Datei, deren erste Zeile die Passphrase ist; sonst XLM_PASSPHRASE, oder sie wird erfragt
console-help-portal = Adresse des Lizenzportals; sonst XLM_PORTAL, die Einstellungen des Fensters oder die des Ausstellers
console-help-program = Importiert, bindet und verteilt die Lizenzen eines XPhone-Connect-Servers und zieht sie um
console-help-proxy = Proxy auf dem Weg zum Lizenzportal; sonst die Einstellungen des Fensters oder HTTPS_PROXY
console-help-rehost = Die Lizenzen an geänderte Hardware binden oder auf einen anderen Server umziehen
console-help-rehost-call-off = Einen geplanten Umzug absagen; danach mit rehost request --reason move vom Aussteller bestätigen lassen
console-help-rehost-release = Die Lizenzen für einen geplanten Umzug zurückgeben und die Rückgabe speichern, auch noch einmal
console-help-rehost-release-dry-run = Nur zeigen, was gesendet würde
console-help-rehost-release-import = Die Quittung, die zurückkommt, ohne Rückfrage importieren
console-help-rehost-release-tail-days = Tage, an denen die Lizenzen auf diesem Server noch zählen, heute eingeschlossen: 0 bis 14; Vorgabe 14
console-help-rehost-request = Beim Aussteller anfordern, dieselben Lizenzen an die jetzige Hardware zu binden
console-help-rehost-request-dry-run = Nur zeigen, was gesendet würde
console-help-rehost-request-import = Was zurückkommt, ohne Rückfrage importieren
console-help-rehost-request-reason = `drift`: Hardware dieses Servers geändert; `move`: alter Server hat die Lizenzen zurückgegeben; `failed`: er ist ausgefallen
console-help-request = Die Lizenzen von Zertifikaten oder Codes anfordern
console-help-request-certificates = Lizenzzertifikate (PDF)
console-help-request-codes = Lizenzanforderungscodes
console-help-request-old-ipconfig = Ausgabe von `ipconfig /all` auf dem alten Server, als Textdatei
console-help-request-old-mac = MAC-Adresse des alten Systems
console-help-request-old-product = Upgrade eines abgekündigten Produkts: `xphone-uc`, `virtual-directory`, `essentials` oder `octopus-desk`
console-help-restore = Eine Sicherung in einem leeren Datenordner wiederherstellen
console-help-restore-file = Die Sicherung
console-help-run = Befehle aus einer Datei (RON) ausführen, alle oder keinen, als ein Eintrag des Änderungsprotokolls
console-help-run-file = Liste von Befehlen; docs/commands.md zeigt jeden
console-help-send = An das Lizenzportal senden, statt zu speichern
console-help-setup = Das System einrichten, einmalig
console-help-setup-edition = Edition von XPhone Connect: v10 (ohne Angabe) oder v8
console-help-setup-empty = Die Beispielfirma ohne Lizenzen und Benutzer lassen
console-help-setup-planning = Mit der license.xml eines laufenden XPhone-Servers planen
console-help-setup-sample = Die Beispielfirma einrichten, im Ordner sample des Datenordners
console-help-setup-x-id = Die X-ID eines Systems eingeben, dessen Server ersetzt wurde
console-help-undo = Einen Eintrag des Änderungsprotokolls rückgängig machen, als neuer Eintrag
console-help-undo-entry = Nummer des Eintrags
console-help-users = Benutzer aus Dateien
console-help-users-import = Benutzer aus einer Datei importieren: `ID`, `firstname`, `name`, `account` und weitere Spalten
console-help-users-import-create-locations = Standorte und Konfigurationsgruppen anlegen, die es nicht gibt
console-help-users-import-file = Datei mit getrennten Werten
console-help-users-import-location = Standort neuer Benutzer, deren Zeile keinen nennt
console-help-users-import-move-users = Bekannte Benutzer dorthin verschieben, wohin die Datei sagt
console-help-users-import-remove-missing = Importierte Benutzer entfernen, die nicht mehr in der Datei stehen
console-help-users-import-skip-bad = Fehlerhafte Zeilen auslassen, statt die Datei abzulehnen
console-help-version = Die Version ausgeben
console-help-yes = Ohne Rückfrage senden; was gesendet wird, wird trotzdem gezeigt

## Sending

console-send-dry-run = Es wurde nichts gesendet: Das war ein Probelauf.
console-send-import-question = Importieren? [j/N]
console-send-nobody = Es wurde nichts gesendet: Niemand ist da, den man fragen könnte.
    .do = Mit `--yes` wird ohne Rückfrage gesendet.
console-send-not = Es wurde nichts gesendet.
console-send-package-kept = Es wurde nichts importiert. `xlm packages --import` übernimmt es jederzeit.
console-send-question = Das senden? [j/N]
console-send-receipt-kept = Die Quittung wurde nicht importiert. Senden Sie die Rückgabe noch einmal mit `--import`: Dieselbe Quittung kommt zurück.
console-send-yes = ja
