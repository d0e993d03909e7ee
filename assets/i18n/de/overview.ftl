# Der Bereich Übersicht.

overview-all-well = Alles in Ordnung: Jede Lizenz, die { $count ->
    [one] { $count } Benutzer braucht
   *[other] { $count } Benutzer brauchen
}, ist vorhanden.
overview-backup-due = Es ist Zeit für eine Sicherung
overview-system-licenses = Systemlizenzen
overview-user-licenses = Benutzerlizenzen

## In zwei, drei Worten

overview-pill-ends-next = { $name } bis { $until }
overview-pill-issuer = Aussteller: { $issuer }
overview-pill-key = Schlüssel nicht verwendbar
overview-pill-licensed = Lizenziert
overview-pill-not-licensed = Nicht lizenziert
overview-pill-verified = Signatur geprüft
overview-pill-workstation = Arbeitsplatz
overview-pill-wrong-signature = Falsche Signatur

## Was über allem steht

overview-altered-file = Die Lizenzdatei wurde von Hand verändert.
    .meaning = Was verändert wurde, zählt nicht. Holen Sie die Datei noch einmal von Ihrem XPhone-Server und laden Sie sie.
overview-meaning-binding-ended = Keine Lizenz zählt, bis ein Paket importiert ist, das an diese Hardware gebunden ist. Dann haben dieselben Benutzer wieder ihre Lizenzen.
overview-meaning-binding-grace = Noch zählen alle Lizenzen. Binden Sie sie vor diesem Tag an diese Hardware.
overview-meaning-clock-ahead = Geht die Uhr falsch, stellen Sie sie richtig: Die Lizenzen zählen dann sofort wieder. Geht sie richtig, verlängern Sie, was abgelaufen ist.
overview-meaning-clock-behind = Lizenzen mit einem Ende werden nach der späteren Zeit beurteilt; alle anderen sind nicht betroffen. Stellen Sie die Uhr richtig.
overview-meaning-move-over = Der neue Server hat jetzt die Lizenzen. Benutzen Sie diesen nicht mehr zum Telefonieren.
overview-meaning-move-running = Noch zählen alle Lizenzen. Machen Sie den neuen Server vor diesem Tag bereit.
overview-meaning-no-media-channels = Ohne Medienkanal funktioniert nichts davon. Tragen Sie ein, wie viele Kanäle genutzt werden, oder beschaffen Sie Lizenzen dafür.
overview-meaning-no-server = OFFICE PLUS, TEAMDESK, TAPI und die meisten anderen brauchen die SERVER-Lizenz: Solange sie fehlt, werden deren Lizenzen nicht vergeben.
overview-meaning-not-trusted = Es ist vielleicht beschädigt oder stammt von einem Aussteller, den dieses Programm nicht kennt. Importieren Sie das Paket noch einmal oder fragen Sie Ihren Fachhändler.
overview-vendor-warning = Die Lizenzdatei meldet:

## Warum vorhandene Lizenzen nicht zählen

overview-block-binding-ended = Sie zählen nicht: Die Übergangsfrist der Hardware ist abgelaufen
overview-block-no-server = Sie zählen nicht: Die SERVER-Lizenz fehlt
overview-block-not-trusted = Sie zählen nicht: Dem Aussteller des Pakets wird nicht vertraut
overview-block-released = Sie zählen nicht: Sie wurden für einen geplanten Umzug zurückgegeben

## Nächste Schritte

overview-next-steps = Nächste Schritte
overview-nothing-to-do = Es ist nichts zu tun.
overview-step-buy-licenses = { $users ->
    [one] { $users } Benutzer fehlen Lizenzen (insgesamt { $count }): Bestellen Sie sie oder schalten Sie Funktionen aus, die niemand braucht.
   *[other] { $users } Benutzern fehlen { $count } Lizenzen: Bestellen Sie sie oder schalten Sie Funktionen aus, die niemand braucht.
}
    .action = Zeigen, wem was fehlt
overview-step-check-issuer = Dem Aussteller des Lizenzpakets wird nicht vertraut.
    .action = Anderes Paket importieren
overview-step-enter-media-channels = Fax, Voicemail oder Auto Attendants werden genutzt, aber es ist kein Medienkanal eingetragen.
    .action = Nutzung eintragen
overview-step-import-licenses = Es gibt noch keine Lizenzen: Lesen Sie Ihr Lizenzzertifikat ein.
    .action = Lizenzen importieren
overview-step-import-package = Eine Lizenzanforderung ist gestellt: Importieren Sie das Lizenzpaket, das darauf antwortet.
    .action = Paket importieren
overview-step-import-users = Es gibt noch keine Benutzer: Importieren Sie sie aus einer Datei.
    .action = Benutzer importieren
overview-step-load-license-file = Es gibt noch keine Lizenzen: Laden Sie die Lizenzdatei (license.xml) des XPhone-Servers.
    .action = Lizenzdatei laden
overview-step-make-mac-static = Die MAC-Adresse dieser virtuellen Maschine kann sich von selbst ändern: Stellen Sie sie statisch ein.
    .action = Zeigen, wie das geht
overview-step-rehost = Die Lizenzen müssen wieder an diese Hardware gebunden werden.
    .action = Zum Rehosting
overview-step-renew-item = { $name } endet am { $until }: Bestellen Sie rechtzeitig die Verlängerung.
    .action = Paket zeigen
overview-step-renew-server = Die SERVER-Lizenz fehlt, deshalb zählen die meisten anderen nicht: Bestellen Sie sie zuerst.
    .action = Lizenzen importieren
overview-step-replace-altered-file = Die Lizenzdatei wurde von Hand verändert: Laden Sie noch einmal das Original.
    .action = Lizenzdatei laden

## Was endet

overview-ahead = Demnächst
overview-ahead-day = Anderer Tag
    .hint = z. B. 1.3.2027
    .past = Bitte einen Tag eingeben, der noch kommt
    .show = Vorausschauen
    .wrong = Bitte einen Tag wie 1.3.2027 oder 2027-03-01 eingeben
overview-ahead-ends = endet am { $until } und zählt bis { $grace }
overview-ahead-grace = endete am { $until } und zählt noch bis { $grace }
overview-ahead-no-change = Bis dahin ändert sich nichts.
overview-ahead-on = Wenn nichts bestellt wird, am { $day }:
overview-ahead-who-loses = Wer verliert dadurch?
overview-nothing-ahead = { $count ->
    [one] Innerhalb eines Tages endet nichts.
   *[other] Innerhalb von { $count } Tagen endet nichts.
}

## Was zu bestellen ist

overview-buy-audience = Für wen
overview-buy-down-to-rank = Benutzer bis Rang { $rank }
overview-buy-everybody = Alle Benutzer
overview-buy-list = Bestellvorschlag
    .copy = Für den Fachhändler kopieren
    .license = Lizenz
    .nothing = Für diese Benutzer muss nichts bestellt werden.
    .order = Lizenzen werden in fester Reihenfolge vergeben: Enthalten sind auch die Benutzer, die davor stehen.
    .quantity = Zu bestellen
    .text = Die kleinste Bestellung, nach der keine Lizenz mehr fehlt.

## Der Brief an den Fachhändler

overview-letter-code = Produktcode { $code }
overview-letter-customer = Kunde: { $customer }
overview-letter-ending = { $count } × { $license }, gültig bis { $until }
overview-letter-greeting = Bitte senden Sie uns ein Angebot über diese XPhone-Lizenzen:
overview-letter-line = { $count } × { $license }
overview-letter-renewal = Diese enden bald, bitte bieten Sie auch die Verlängerung an:
overview-letter-system = System-ID (X-ID): { $id }

## Ohne Lizenzen, und unbekannte Lizenzen

overview-no-licenses = Noch keine Lizenzen
    .text = Lesen Sie das Lizenzzertifikat ein, das mit Ihrer Bestellung kam, oder ziehen Sie es auf dieses Fenster. Dann erscheinen die Lizenzen hier, zusammen mit dem, was Ihre Benutzer brauchen.
    .action = Lizenzen importieren
overview-unknown = In dieser Edition nicht bekannt
    .text = Sie bleiben erhalten, aber es wird nichts davon vergeben.

## Was das System nutzt

overview-enter-resources = Nutzung eintragen…
overview-resources = Was nutzt das System?
    .confirm = Zeigen, was sich ändert
    .text = Diese Lizenzen gehören zum System als Ganzem. Tragen Sie ein, wie viel davon genutzt wird; die Web-Administration Ihres XPhone-Servers zeigt es.
    .wrong = Bitte eine ganze Zahl eingeben

## Was ein Plan in XPhone zu tun gibt

overview-plan = In XPhone zu tun
    .begin = Planung beginnen
    .begin-anew = Ab hier neu planen
    .empty = Nichts weicht von Ihrem XPhone-Server ab.
    .file-name = in-xphone-zu-tun.csv
    .not-begun = Sobald Standorte, Gruppen und Benutzer so sind wie auf Ihrem XPhone-Server, beginnen Sie die Planung. Was Sie danach ändern, steht hier, mit dem Weg durch die Web-Administration.
    .save = Liste speichern…
    .which = Die Anzahlen stimmen mit XPhone überein. Welche Benutzer bei Unterlizenzierung leer ausgehen, kann dort anders sein.
overview-plan-column-details = Einzelheiten
overview-plan-column-done = erledigt
overview-plan-column-what = was
overview-plan-column-where = wo
overview-plan-create-group = Gruppe { $place } anlegen
overview-plan-create-location = Standort { $place } anlegen
overview-plan-create-users = { $count ->
    [one] { $count } Benutzer in { $place } anlegen
   *[other] { $count } Benutzer in { $place } anlegen
}
overview-plan-delete-place = { $place } löschen
overview-plan-delete-users = { $count ->
    [one] { $count } Benutzer löschen
   *[other] { $count } Benutzer löschen
}
overview-plan-detail = { $name }: { $value }
overview-plan-detail-empty = { $name }: leer
overview-plan-details-more = { $shown } · und { $count } weitere
overview-plan-edit-user = Angaben zu { $user } ändern
overview-plan-lines = Leitungen
overview-plan-load-licenses = Lizenzen mit der Nummer { $number } laden
overview-plan-more = { $count ->
    [one] { $count } weitere Aufgabe steht in der gespeicherten Liste.
   *[other] { $count } weitere Aufgaben stehen in der gespeicherten Liste.
}
overview-plan-move-users = { $count ->
    [one] { $count } Benutzer von { $from } nach { $to } verschieben
   *[other] { $count } Benutzer von { $from } nach { $to } verschieben
}
overview-plan-path-all-users = Benutzerverwaltung › Standort oder Gruppe › Benutzer
overview-plan-path-functions = Benutzerverwaltung › { $place } › Seite der Funktion › Diese Funktion verwenden
overview-plan-path-licenses = Systemeinstellungen › Lizenzen › Lizenzverwaltung
overview-plan-path-places = Benutzerverwaltung › Optionen
overview-plan-path-users = Benutzerverwaltung › { $place } › Benutzer
overview-plan-rename-place = { $place } umbenennen in { $name }
overview-plan-role-analyst = Analyst
overview-plan-role-leader = Team-Leiter
overview-plan-role-member = Team-Mitglied
overview-plan-roles = Hotline
overview-plan-saved = Die Liste wurde gespeichert: { $file }
overview-plan-set-functions = Funktionen von { $place } schalten
overview-plan-standing = Begonnen: { $moment }. { $done } von { $count } erledigt.
overview-plan-ticked = ja
