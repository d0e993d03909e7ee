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
rehosting-state-move-over = Geplanter Umzug: Die Lizenzen wurden zurückgegeben, und seit { $day } zählt hier keine mehr
rehosting-state-move-running = { $count ->
    [one] Geplanter Umzug: Die Lizenzen wurden zurückgegeben. Sie zählen hier noch heute, am { $day }, danach nicht mehr.
   *[other] Geplanter Umzug: Die Lizenzen wurden zurückgegeben. Sie zählen hier noch { $count } Tage, bis einschließlich { $day }.
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
rehosting-pill-move-over = Umgezogen
rehosting-pill-move-running = { $count ->
    [one] Geplanter Umzug: noch { $count } Tag
   *[other] Geplanter Umzug: noch { $count } Tage
}
rehosting-pill-not-bound = Nicht gebunden
rehosting-pill-not-observed = Hardware nicht gelesen

## The next step

rehosting-step-ask-on-new-server = Die Lizenzen auf dem neuen Server anfordern
rehosting-step-ask-on-new-server-text = Der Aussteller hat die Rückgabe quittiert. Richten Sie den neuen Server mit „{ setup-replaced }“ und dieser X-ID ein, oder stellen Sie dort eine Sicherung wieder her, speichern Sie eine Anforderung als geplanten Umzug, und importieren Sie das Paket, das zurückkommt.
rehosting-step-confirm-call-off = Absage bestätigen lassen
rehosting-step-confirm-call-off-text = Speichern Sie eine Anforderung und senden Sie sie an das Lizenzportal. Das Paket, das zurückkommt, bindet die Lizenzen dauerhaft an diesen Server; es kostet nichts. Bis dahin behält sie dieser Server für die restlichen Tage, denn der Aussteller kann sie schon an den neuen gebunden haben.
rehosting-step-confirm-drift = Ist es derselbe Server?
rehosting-step-confirm-drift-text = Die System-UUID ist neu, die MAC-Adresse ist gleich. Das kommt vor, wenn eine virtuelle Maschine neu importiert wird. Ist es derselbe Server, dann binden Sie die Lizenzen mit einer Anforderung neu; das kostet nichts.
rehosting-step-drift = Lizenzen an die geänderte Hardware binden
rehosting-step-drift-text = Es ist derselbe Server mit anderen Teilen. Speichern Sie eine Anforderung, senden Sie sie an das Lizenzportal, und importieren Sie das Paket, das zurückkommt. Das kostet nichts und nimmt niemandem eine Lizenz.
rehosting-step-failed = Lizenzen an diesen Server binden
rehosting-step-failed-text = Dies ist andere Hardware als die, an die die Lizenzen gebunden sind. Ist der alte Server ausgefallen und ersetzt ihn dieser, dann speichern Sie eine Anforderung. Die Lizenzen gehören danach diesem Server, und der alte darf nicht mehr benutzt werden.
rehosting-step-import = Das Paket importieren, das die Anforderung beantwortet
rehosting-step-import-text = { $reason }. Die Anforderung wurde am { $moment } erstellt. Senden Sie die Datei an das Lizenzportal, und importieren Sie das Lizenzpaket, das zurückkommt.
rehosting-step-moved = Die Lizenzen gehören dem neuen Server
rehosting-step-moved-or-copied = Umgezogen oder kopiert?
rehosting-step-moved-or-copied-text = System-UUID und MAC-Adresse sind beide neu, aber die Daten und das Betriebssystem sind dieselben. Entweder ist dieser Server hierher umgezogen, oder er ist eine Kopie, und das Original läuft noch.
rehosting-step-moved-text = Der Aussteller hat die Lizenzen an den neuen Server gebunden. Sollen sie hierher zurück, dann geben Sie sie dort zurück; der Aussteller bindet sie frühestens 14 Tage nach dem letzten Tag dieses Servers wieder an ihn.
rehosting-step-not-bound = Zuerst Lizenzen importieren
rehosting-step-not-bound-text = Rehosting beginnt mit einem Lizenzpaket. Beim Import werden die Lizenzen an die Hardware des XPhone-Servers gebunden.
rehosting-step-nothing = Nichts zu tun
rehosting-step-nothing-text = Ändert sich Hardware, dann steht hier, was sich geändert hat, was zu tun ist und wie lange dafür Zeit ist
rehosting-step-planning = Nichts zu tun
rehosting-step-planning-text = Die Lizenzdatei des XPhone-Servers bindet die Lizenzverwaltung des Herstellers
rehosting-step-read-hardware = Hardware lesen lassen
rehosting-step-read-hardware-text = Es konnte zu wenig von der Hardware gelesen werden, um zu sagen, ob sie dieselbe ist. Starten Sie das Programm einmal auf dem XPhone-Server als Administrator.
rehosting-step-request-move = Ist dies der neue Server?
rehosting-step-request-move-text = Die Lizenzen des alten Servers wurden zurückgegeben, und dies ist andere Hardware. Ist dieser Server der neue, dann speichern Sie eine Anforderung und importieren Sie das Paket, das zurückkommt. Ist er eine Kopie des alten Servers, dann ist hier nichts zu tun.
rehosting-step-send-return = Die Rückgabedatei an den Aussteller senden
rehosting-step-send-return-text = Speichern Sie die Rückgabedatei, senden Sie sie an das Lizenzportal, und importieren Sie die Quittung, die zurückkommt. Von da an kann der neue Server die Lizenzen anfordern.
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
rehosting-loss-move = Was hier am { $day } aufhört
rehosting-loss-move-now = Was hier sofort aufhört
rehosting-loss-move-return = Der neue Server gibt die Lizenzen denselben Benutzern, wenn er mit einer Sicherung dieses Systems beginnt
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
rehosting-budget = Rehostings ohne den alten Server
rehosting-budget-left = Übrig
rehosting-budget-next = Das nächste wird wieder frei
rehosting-budget-none-used = keines ist verbraucht
rehosting-budget-note = Ein ausgefallener Server kann nichts zurückgeben; jedes solche Rehosting verbraucht deshalb eines. Geänderte Hardware und geplante Umzüge verbrauchen keines.
rehosting-budget-used = Verbraucht
rehosting-budget-used-of = { $used } von { $allowed } innerhalb von { $days } Tagen
rehosting-budget-within = innerhalb von { $days } Tagen nach seinem Verbrauch
rehosting-copied = Es ist eine Kopie, und das Original läuft noch
rehosting-copied-text = Es wird nichts angefordert. Die Lizenzen bleiben beim Original, und diese Kopie darf nicht zum Telefonieren benutzt werden.
rehosting-copied-workstation = Diesen Rechner zum Arbeitsplatz machen…
rehosting-exception = Darüber hinaus entscheidet ein Mensch beim Aussteller. Speichern Sie die Anforderung trotzdem und senden Sie sie mit einem Wort dazu, was geschehen ist; dieselbe Datei wird beantwortet, sobald die Ausnahme erteilt ist.
rehosting-exception-contact = Ansprechpartner: { $contact }
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
rehosting-failed-request = Als ausgefallenen Server anfordern…
rehosting-if-failed = Falls dieser Server einmal ausfällt
rehosting-if-failed-text = Richten Sie das Programm auf dem neuen Server mit „{ setup-replaced }“ und dieser X-ID ein, und wählen Sie dort Rehosting. Eine Sicherung bringt Benutzer und Änderungsprotokoll mit.
rehosting-import = Zum Lizenzimport
rehosting-issue-sample = Vom Beispielaussteller beantworten lassen
rehosting-keep-new-mac = Neue Adresse behalten: Anforderung speichern…
rehosting-move = Geplanter Umzug
rehosting-move-call-off = Umzug absagen…
rehosting-move-confirm = Lizenzen zurückgeben
rehosting-move-cost = Er kostet nichts und verbraucht kein Rehosting. Nötig sind diese Rückgabedatei, eine Quittung des Ausstellers und eine Anforderung auf dem neuen Server. Bis zum letzten Tag dieses Servers lässt er sich absagen; der Aussteller bestätigt die Absage.
rehosting-move-days = Tage für den alten Server
rehosting-move-dialog = Rückgabedatei speichern
rehosting-move-filter = Rückgabe
rehosting-move-hint = Zum Beispiel { $name }
rehosting-move-new-server = Hat der alte Server seine Lizenzen zurückgegeben, dann kann dieser Server sie anfordern. Das verbraucht kein Rehosting.
rehosting-move-path = Oder einen Pfad für die Rückgabedatei eingeben
rehosting-move-question = Die Lizenzen dieses Servers zurückgeben?
rehosting-move-request = Als geplanten Umzug anfordern…
rehosting-move-save = Rückgabedatei speichern…
rehosting-move-save-again = Rückgabedatei noch einmal speichern…
rehosting-move-saved = Rückgabe gespeichert als { $file }. Senden Sie sie an das Lizenzportal.
rehosting-move-stops = Der alte Server hört sofort auf: Ab heute zählt hier keine Lizenz mehr
rehosting-move-text = Soll ein anderer Server den Platz von diesem einnehmen, dann werden zuerst hier die Lizenzen zurückgegeben. Dieser Server behält sie noch einige Tage, damit das Telefonieren weitergeht, während Sie den neuen einrichten.
rehosting-move-until = Alter Server läuft bis { $day }
rehosting-moved = Der Server ist hierher umgezogen, und das Original läuft nicht mehr
rehosting-moved-costs = Der Aussteller kann nicht sehen, ob das Original noch läuft; dies verbraucht deshalb ein Rehosting. Lässt sich das Original noch starten, dann geben Sie zuerst dort die Lizenzen zurück: Das kostet nichts.
rehosting-moved-text = Die Lizenzen werden an diese Maschine gebunden. Läuft das Original noch, dann verlieren alle seine Benutzer ihre Lizenzen.
rehosting-observe = Hardware erneut lesen
rehosting-refused = Lehnt der Aussteller die Anforderung ab, dann sagt seine Antwort, wie sie stattdessen lauten muss:
rehosting-request-again = Weitere Anforderung speichern…
rehosting-request-replaces = Eine weitere Anforderung ersetzt die vom { $moment }
rehosting-same-server = Es ist derselbe Server
rehosting-same-server-question = Ist es noch derselbe Server?
rehosting-same-server-text = Ist diese virtuelle Maschine eine Kopie, und das Original läuft noch, dann brechen Sie ab: Das Original würde seine Lizenzen verlieren
rehosting-save-request = Anforderung speichern…
rehosting-saved = Anforderung gespeichert als { $file }
rehosting-workstation = Dies ist ein Arbeitsplatz. Er zeigt, was der XPhone-Server zuletzt gemeldet hat; Anforderungen werden dort erstellt.
rehosting-x-id-end = Letzte fünf Zeichen der X-ID
rehosting-x-id-end-hint = Zur Bestätigung. Die X-ID lautet { $code }.
rehosting-x-id-end-wrong = Die X-ID endet nicht so
