# The rehosting panel: binding of the licenses to the hardware, and the way back to it.

## How the binding stands

rehosting-state-bound = Die Lizenzen sind an den XPhone-Server gebunden, und seine Hardware passt
rehosting-state-ended-hardware = Die Hardware des XPhone-Servers hat sich geändert, und die Übergangsfrist ist vorbei: Seit { $day } zählt keine Lizenz mehr
rehosting-state-ended-other = Das Lizenzpaket wurde für andere Hardware erstellt, und der Notbetrieb ist vorbei: Seit { $day } zählt keine Lizenz mehr
rehosting-state-grace-hardware = { $count ->
    [one] Die Hardware des XPhone-Servers hat sich geändert. Alle Lizenzen zählen noch heute, am { $day }, danach nicht mehr.
   *[other] Die Hardware des XPhone-Servers hat sich geändert. Alle Lizenzen zählen noch { $count } Tage, bis einschließlich { $day }.
}
rehosting-state-grace-other = { $count ->
    [one] Notbetrieb: Das Lizenzpaket wurde für andere Hardware erstellt. Alle Lizenzen zählen noch heute, am { $day }, danach nicht mehr.
   *[other] Notbetrieb: Das Lizenzpaket wurde für andere Hardware erstellt. Alle Lizenzen zählen noch { $count } Tage, bis einschließlich { $day }.
}
rehosting-state-not-bound = Es gibt noch kein Lizenzpaket; darum ist nichts an Hardware gebunden
rehosting-state-not-observed = Es gibt ein Lizenzpaket, aber die Hardware des XPhone-Servers wurde nie gelesen
rehosting-state-planning = Dieses System dient der Planung: Nichts darin ist an Hardware gebunden

## The same in two or three words

rehosting-pill-bound = Gebunden
rehosting-pill-ended = Übergangsfrist vorbei
rehosting-pill-grace = { $count ->
    [one] Übergangsfrist: noch { $count } Tag
   *[other] Übergangsfrist: noch { $count } Tage
}
rehosting-pill-not-bound = Nicht gebunden
rehosting-pill-not-observed = Hardware nicht gelesen

## The next step

rehosting-step-confirm-drift = Ist es derselbe Server?
rehosting-step-confirm-drift-text = Die System-UUID ist neu, die MAC-Adresse ist gleich. Das kommt vor, wenn eine virtuelle Maschine neu importiert wird. Ist es derselbe Server, dann binden Sie die Lizenzen mit einer Anforderung neu; das kostet nichts.
rehosting-step-drift = Lizenzen an die geänderte Hardware binden
rehosting-step-drift-text = Es ist derselbe Server mit anderen Teilen. Speichern Sie eine Anforderung, senden Sie sie an das Lizenzportal, und importieren Sie das Paket, das zurückkommt. Das kostet nichts und nimmt niemandem eine Lizenz.
rehosting-step-failed = Lizenzen an diesen Server binden
rehosting-step-failed-text = Dies ist andere Hardware als die, an die die Lizenzen gebunden sind. Ist der alte Server ausgefallen und ersetzt ihn dieser, dann speichern Sie eine Anforderung. Die Lizenzen gehören danach diesem Server, und der alte darf nicht mehr benutzt werden.
rehosting-step-import = Das Paket importieren, das die Anforderung beantwortet
rehosting-step-import-text = { $reason }. Die Anforderung wurde am { $moment } erstellt. Senden Sie die Datei an das Lizenzportal, und importieren Sie das Lizenzpaket, das zurückkommt.
rehosting-step-moved-or-copied = Umgezogen oder kopiert?
rehosting-step-moved-or-copied-text = System-UUID und MAC-Adresse sind beide neu, aber die Daten und das Betriebssystem sind dieselben. Entweder ist dieser Server hierher umgezogen, oder er ist eine Kopie, und das Original läuft noch.
rehosting-step-not-bound = Zuerst Lizenzen importieren
rehosting-step-not-bound-text = Rehosting beginnt mit einem Lizenzpaket. Beim Import werden die Lizenzen an die Hardware des XPhone-Servers gebunden.
rehosting-step-nothing = Nichts zu tun
rehosting-step-nothing-text = Ändert sich Hardware, dann steht hier, was sich geändert hat, was zu tun ist und wie lange dafür Zeit ist
rehosting-step-planning = Nichts zu tun
rehosting-step-planning-text = Die Lizenzdatei des XPhone-Servers bindet die Lizenzverwaltung des Herstellers
rehosting-step-read-hardware = Hardware lesen lassen
rehosting-step-read-hardware-text = Es konnte zu wenig von der Hardware gelesen werden, um zu sagen, ob sie dieselbe ist. Starten Sie das Programm einmal auf dem XPhone-Server als Administrator.
rehosting-step-set-old-mac = Die alte MAC-Adresse wieder einstellen
rehosting-step-set-old-mac-text = Die virtuelle Maschine ist dieselbe, nur ihre MAC-Adresse ist neu. Tragen Sie die alte, die mit { $octet } endet, in den Einstellungen der virtuellen Maschine als statisch ein, und starten Sie sie neu. Mehr ist dann nicht nötig.
rehosting-step-set-old-mac-unknown-text = Die virtuelle Maschine ist dieselbe, nur ihre MAC-Adresse ist neu. Tragen Sie die alte in den Einstellungen der virtuellen Maschine als statisch ein, und starten Sie sie neu. Mehr ist dann nicht nötig.

## Why a request was made

rehosting-reason-activation = Aktivierung von Lizenzanforderungscodes
rehosting-reason-drift = Hardwareänderung (gleicher Server)
rehosting-reason-failed = Server ausgefallen
rehosting-reason-move = Geplanter Umzug

## Parts of the hardware

rehosting-component-board-serial = Seriennummer der Hauptplatine
rehosting-component-disk-serial = Seriennummer der Systemplatte
rehosting-component-mac-address = MAC-Adresse
rehosting-component-model = Modell
rehosting-component-os-installation = Betriebssystem
rehosting-component-processor = Prozessor
rehosting-component-system-uuid = System-UUID
rehosting-status-absent = nicht vorhanden
rehosting-status-appeared = neu
rehosting-status-changed = geändert
rehosting-status-gone = nicht mehr vorhanden
rehosting-status-not-readable = nicht lesbar
rehosting-status-replaced = von einem anderen Adapter desselben Servers
rehosting-status-same = gleich

## What changed

rehosting-changes = Was sich geändert hat
rehosting-changes-component = Teil
rehosting-changes-none = Alles ist so, wie es bei der Bindung der Lizenzen war
rehosting-changes-partly = Teile, die nicht gelesen werden konnten, gelten nicht als geändert
rehosting-changes-state = Seit der Bindung
rehosting-changes-value = Endet mit
rehosting-mac-change = { $old } → { $new }

## What telephony loses

rehosting-loss-ahead = Was am { $day } aufhört, wenn die Lizenzen nicht neu gebunden werden
rehosting-loss-now = Was seit { $day } aufgehört hat
rehosting-loss-return = Ein gültiges Lizenzpaket gibt denselben Benutzern ihre Lizenzen zurück
rehosting-loss-system = { $count ->
    [one] { $count } Systemlizenz
   *[other] { $count } Systemlizenzen
}
rehosting-loss-users = { $count ->
    [one] { $count } Benutzerlizenz
   *[other] { $count } Benutzerlizenzen
}

## Actions and questions

rehosting-answer = Was geschehen ist
rehosting-copied = Es ist eine Kopie, und das Original läuft noch
rehosting-copied-text = Es wird nichts angefordert. Die Lizenzen bleiben beim Original, und diese Kopie darf nicht zum Telefonieren benutzt werden.
rehosting-failed-card = Der alte Server ist ausgefallen
rehosting-failed-card-text = Ersetzt dieser Server einen ausgefallenen, dann können dessen Lizenzen an diesen gebunden werden, obwohl der alte sie nicht zurückgeben kann
rehosting-failed-confirm = Lizenzen anfordern
rehosting-failed-left = { $count ->
    [0] Es ist kein Rehosting mehr übrig. Der Aussteller entscheidet über eine Ausnahme.
    [one] Verbleibende Rehostings: { $count }
   *[other] Verbleibende Rehostings: { $count }
}
rehosting-failed-question = Ist der alte Server endgültig ausgefallen?
rehosting-failed-question-text = Die Lizenzen werden dann an diesen Server gebunden, und der alte verliert sie. Läuft er noch, dann verlieren alle seine Benutzer ihre Lizenzen.
rehosting-if-failed = Falls dieser Server einmal ausfällt
rehosting-if-failed-text = Richten Sie das Programm auf dem neuen Server mit „Ersetzter Server“ und dieser X-ID ein, und wählen Sie dort Rehosting. Eine Sicherung bringt Benutzer und Änderungsprotokoll mit.
rehosting-import = Zum Lizenzimport
rehosting-issue-sample = Vom Beispielaussteller beantworten lassen
rehosting-keep-new-mac = Neue Adresse behalten: Anforderung speichern…
rehosting-moved = Der Server ist hierher umgezogen, und das Original läuft nicht mehr
rehosting-moved-text = Die Lizenzen werden an diese Maschine gebunden. Läuft das Original noch, dann verlieren alle seine Benutzer ihre Lizenzen.
rehosting-observe = Hardware erneut lesen
rehosting-request-again = Weitere Anforderung speichern…
rehosting-same-server = Es ist derselbe Server
rehosting-same-server-question = Ist es noch derselbe Server?
rehosting-same-server-text = Ist diese virtuelle Maschine eine Kopie, und das Original läuft noch, dann brechen Sie ab: Das Original würde seine Lizenzen verlieren
rehosting-save-request = Anforderung speichern…
rehosting-saved = Anforderung gespeichert als { $file }
rehosting-workstation = Dies ist ein Arbeitsplatz. Er zeigt, was der XPhone-Server zuletzt gemeldet hat; Anforderungen werden dort erstellt.
rehosting-x-id-end = Letzte fünf Zeichen der X-ID
rehosting-x-id-end-hint = Zur Bestätigung. Die X-ID lautet { $code }.
rehosting-x-id-end-wrong = Die X-ID endet nicht so
