# The change log: its panel, and what its entries say.

## What happened: one event, or several of a kind

changes-event-baseline-taken = Änderungen werden ab jetzt an der zuletzt gelesenen Hardware gemessen
changes-event-binding-broken-hardware = Die Bindung von Lizenzpaket { $number } passt nicht mehr: Die Hardware hat sich geändert
changes-event-binding-broken-other = Lizenzpaket { $number } wurde für andere Hardware erstellt: Der Notbetrieb hat begonnen
changes-event-binding-restored = Die Bindung passt wieder
changes-event-clock-read = Die Uhr zeigte { $moment }, also früher als beim Eintrag davor: Sie wurde zurückgestellt oder war vorgegangen
changes-event-copy-restored = Eine frühere Kopie des Änderungsprotokolls wurde zurückgeholt; die Einträge danach, bis { $number }, wurden aufgegeben
changes-event-edition-changed = Das System ist von nun an eines der Version { $version }
changes-event-entry-undone = Eintrag { $number } rückgängig gemacht
changes-event-functions-set = Funktionen von { $place } eingestellt
changes-event-functions-set-many = Funktionen von { $count } Standorten und Gruppen eingestellt
changes-event-group-created = Gruppe { $place } angelegt
changes-event-group-deleted = Gruppe { $place } gelöscht
changes-event-hardware-observed = Die Hardware wurde gelesen, und etwas daran ist neu
changes-event-home-server-chosen = Dieser Rechner wird zum XPhone-Server des Systems
changes-event-key-replaced = Von nun an signiert ein neuer Schlüssel des Systems
changes-event-licenses-released = { $count ->
    [0] Lizenzpaket { $number } für einen geplanten Umzug zurückgegeben; die Lizenzen zählten hier sofort nicht mehr
    [one] Lizenzpaket { $number } für einen geplanten Umzug zurückgegeben; die Lizenzen zählten hier noch { $count } Tag
   *[other] Lizenzpaket { $number } für einen geplanten Umzug zurückgegeben; die Lizenzen zählten hier noch { $count } Tage
}
changes-event-licenses-returned = Geplanter Umzug beendet: Ein neueres Lizenzpaket bindet die Lizenzen an diesen Server
changes-event-location-created = Standort { $place } angelegt
changes-event-location-deleted = Standort { $place } gelöscht
changes-event-mac-confirmed = MAC-Adresse als statisch auf dem Host bestätigt
changes-event-old-system = Die nächste Lizenzanforderung ist ein Upgrade von { $product }
changes-event-old-system-none = Die nächste Lizenzanforderung ist kein Upgrade eines älteren Produkts
changes-event-order-numbered = Eine Bestellung hat Ihre Bestellnummer { $number }
changes-event-order-removed = Eine Bestellung wurde aus der Liste genommen
changes-event-orders-noted = { $count ->
    [one] Ein Lizenzzertifikat wurde eingelesen
   *[other] { $count } Lizenzzertifikate wurden eingelesen
}
changes-event-package-installed = Lizenzpaket { $number } importiert
changes-event-place-edited = Beschreibung von { $place } geändert
changes-event-place-renamed = { $place } umbenannt in { $name }
changes-event-places-created = { $count ->
    [one] { $count } Standort oder Gruppe angelegt
   *[other] { $count } Standorte und Gruppen angelegt
}
changes-event-places-deleted = { $count ->
    [one] { $count } Standort oder Gruppe gelöscht
   *[other] { $count } Standorte und Gruppen gelöscht
}
changes-event-places-edited = { $count ->
    [one] { $count } Standort oder Gruppe bearbeitet
   *[other] { $count } Standorte und Gruppen bearbeitet
}
changes-event-plan-begun = Planung begonnen: Sie stimmt mit dem XPhone-Server überein
changes-event-plan-done = { $count ->
    [one] { $count } Aufgabe der Planung als erledigt abgehakt
   *[other] { $count } Aufgaben der Planung als erledigt abgehakt
}
changes-event-plan-open = { $count ->
    [one] { $count } Aufgabe der Planung wieder offen
   *[other] { $count } Aufgaben der Planung wieder offen
}
changes-event-policy-priority = Lizenzen werden nach Rang verteilt
changes-event-policy-seniority = Lizenzen werden nach Dauer des Bedarfs verteilt
changes-event-rank-removed = { $place } hat keinen Rang mehr
changes-event-rank-set = { $place } hat Rang { $rank }
changes-event-ranks-set = Rang von { $count } Standorten und Gruppen festgelegt
changes-event-receipt-imported = Quittung des Ausstellers importiert
changes-event-release-called-off = Geplanter Umzug abgesagt
changes-event-request-activation = { $count ->
    [one] Anforderung für { $count } Lizenzanforderungscode erstellt
   *[other] Anforderung für { $count } Lizenzanforderungscodes erstellt
}
changes-event-request-drift = Anforderung wegen Hardwareänderung (gleicher Server) erstellt
changes-event-request-failed = Anforderung erstellt, weil der alte Server ausgefallen ist
changes-event-request-move = Anforderung für einen geplanten Umzug erstellt
changes-event-resources-entered = Systemressourcen eingetragen
changes-event-settings-changed = Einstellungen des Systems geändert
changes-event-since-restored = { $count ->
    [one] { $count } Benutzer hat wieder seinen früheren Platz
   *[other] { $count } Benutzer haben wieder ihren früheren Platz
}
changes-event-system-set-up-licensed = System eingerichtet
changes-event-system-set-up-planning = System zur Planung eingerichtet
changes-event-system-set-up-sample = Beispielfirma eingerichtet
changes-event-tail-ended = Geplanter Umzug: Die Tage des alten Servers sind vorbei
changes-event-user-deleted = Benutzer { $user } gelöscht
changes-event-user-moved = Benutzer { $user } nach { $place } verschoben
changes-event-user-protected = Benutzer { $user } als geschützt markiert: { $reason }
changes-event-user-put = Benutzer { $user } angelegt oder geändert
changes-event-user-unprotected = Benutzer { $user } nicht mehr geschützt
changes-event-users-deleted = { $count ->
    [one] { $count } Benutzer gelöscht
   *[other] { $count } Benutzer gelöscht
}
changes-event-users-moved = { $count ->
    [one] { $count } Benutzer verschoben
   *[other] { $count } Benutzer verschoben
}
changes-event-users-moved-to = { $count ->
    [one] { $count } Benutzer nach { $place } verschoben
   *[other] { $count } Benutzer nach { $place } verschoben
}
changes-event-users-protected = { $count ->
    [one] { $count } Benutzer als geschützt markiert: { $reason }
   *[other] { $count } Benutzer als geschützt markiert: { $reason }
}
changes-event-users-protection = { $count ->
    [one] Schutz von { $count } Benutzer geändert
   *[other] Schutz von { $count } Benutzern geändert
}
changes-event-users-put = { $count ->
    [one] { $count } Benutzer angelegt oder geändert
   *[other] { $count } Benutzer angelegt oder geändert
}
changes-event-users-unprotected = { $count ->
    [one] { $count } Benutzer nicht mehr geschützt
   *[other] { $count } Benutzer nicht mehr geschützt
}
changes-event-vendor-license-loaded = Lizenzdatei { $number } des Herstellers geladen
changes-event-workstation-chosen = Dieser Rechner wird zum Arbeitsplatz

## Details of what happened

changes-detail-backup-days = { $count ->
    [0] An eine Sicherung wird nicht erinnert
    [one] An eine Sicherung wird nach { $count } Tag erinnert
   *[other] An eine Sicherung wird nach { $count } Tagen erinnert
}
changes-detail-edition = XPhone Connect { $version }
changes-detail-function-default = { $function }: Standard
changes-detail-function-off = { $function }: aus
changes-detail-function-on = { $function }: ein
changes-detail-hardware-id = Hardware-ID { $code }
changes-detail-name = Name: { $name }
changes-detail-notice-days = { $count ->
    [one] Was endet, wird { $count } Tag vorher angekündigt
   *[other] Was endet, wird { $count } Tage vorher angekündigt
}
changes-detail-old-mac = MAC-Adresse des alten Systems: { $mac }
changes-detail-resource = { $resource }: { $count }
changes-detail-system-id = System-ID (X-ID) { $code }

## Why an entry can't be taken back


## The panel

changes-count = { $count ->
    [0] Es wurde noch nichts geändert
    [one] { $count } Eintrag vom { $moment }
   *[other] { $count } Einträge, der letzte vom { $moment }
}
changes-details-actor = Konto
changes-details-computer = Computer
changes-details-empty = Wählen Sie einen Eintrag, um zu sehen, was er geändert hat
changes-details-moment = Zeit
changes-details-more = { $count ->
    [one] und { $count } weiterer
   *[other] und { $count } weitere
}
changes-details-name = Name
changes-details-title = Eintrag { $number }
changes-empty-text = Jede Änderung wird hier festgehalten: wann, von wem, was und warum. Gelöscht wird daraus nie etwas.
changes-empty-title = Noch keine Einträge
changes-filter = Einträge durchsuchen
changes-filter-all = Alle
changes-filter-clear = Filter aufheben
changes-filter-first = Von
changes-filter-last = Bis
changes-filter-open = Filter
changes-filter-reason-given = Angegeben
changes-filter-reason-missing = Fehlt
changes-filter-set = Filter ({ $count })
changes-filter-wrong-day = Bitte einen Tag wie 1.3.2027 oder 2027-03-01 eingeben
changes-heading-actor = Wer
changes-heading-computer = Wo
changes-heading-moment = Wann
changes-heading-reason = Grund
changes-heading-what = Was
changes-look-back = Stand nach diesem Eintrag
changes-more = Mehr
changes-none-fits = Kein Eintrag enthält „{ $filter }“
changes-none-fits-all = Kein Eintrag passt zum Filter
changes-not-authenticated = Wer und wo ist das, was Betriebssystem und Person angaben. Es wird nicht geprüft.
changes-past = Das System, wie es war
    .action = Stand an einem Tag…
    .confirm = Stand zeigen
    .later = Dieser Tag ist noch nicht gekommen
    .text = Übersicht und Benutzer zeigen, wem am Ende dieses Tages welche Lizenzen zugewiesen waren und wem sie fehlten. Dort kann nichts geändert werden.
changes-past-day = Tag
changes-reading = Das Änderungsprotokoll wird gelesen
changes-redacted = Der Inhalt dieses Eintrags wurde später aus Datenschutzgründen entfernt
changes-row = Eintrag { $number }, { $moment }, { $actor }: { $what }
changes-show = Eintrag { $number } zeigen
changes-topic-hardware = Hardware
changes-topic-licenses = Lizenzpakete und Anforderungen
changes-topic-order = Reihenfolge der Verteilung
changes-topic-places = Standorte und Gruppen
changes-topic-plan = Planung
changes-topic-rehosting = Geplante Umzüge
changes-topic-system = System und Einstellungen
changes-topic-undo = Rückgängig gemachte Einträge
changes-topic-users = Benutzer
changes-undo = Rückgängig…
changes-undo-cause = Eintrag { $number }, { $moment }, { $who }: { $what }
changes-undo-conflicts = Eintrag { $number } kann nicht mehr rückgängig gemacht werden. Es hat sich nichts geändert.
changes-undo-nothing = Von Eintrag { $number } gibt es nichts mehr, was rückgängig zu machen wäre
changes-undoes = Machte Eintrag { $number } rückgängig: { $what }
changes-undone-by = Rückgängig gemacht durch Eintrag { $number }
changes-verified = Das Änderungsprotokoll ist so, wie es geschrieben wurde: { $count ->
    [one] { $count } Eintrag geprüft
   *[other] { $count } Einträge geprüft
}
changes-verified-anchors = { $count ->
    [one] Signierte Dokumente nennen { $count } Eintrag; er ist so, wie er damals war
   *[other] Signierte Dokumente nennen { $count } Einträge; sie sind so, wie sie damals waren
}
changes-verified-pill = Geprüft
changes-verified-redacted = { $count ->
    [one] Der Inhalt von { $count } Eintrag wurde später entfernt; die Kette passt trotzdem
   *[other] Der Inhalt von { $count } Einträgen wurde später entfernt; die Kette passt trotzdem
}
changes-verify = Kette prüfen
changes-verify-against = Gegen Anforderungen und Quittungen prüfen…
    .title = Anforderungen und Quittungen dieses Systems
changes-verify-failed-pill = Prüfung fehlgeschlagen
changes-verify-files = Anforderungen und Quittungen
changes-verifying = Das Änderungsprotokoll wird geprüft
changes-verifying-count = { $done } von { $total } Einträgen

## Wer welche Lizenz hatte

changes-holdings = Wer hatte welche Lizenz?
    .action = Wer hatte was…
    .confirm = Bericht speichern…
    .text = Der Bericht nennt jede Lizenz jedes Benutzers mit der Zeit, in der er sie hatte, vom ersten Eintrag des Änderungsprotokolls an. Beide Tage zählen mit; Zeiten in UTC.
    .wrong-day = Bitte einen Tag wie 1.3.2027 oder 2027-03-01 eingeben
    .wrong-order = Der letzte Tag liegt vor dem ersten.
changes-holdings-first = Erster Tag
changes-holdings-form = Speichern als
changes-holdings-last = Letzter Tag
changes-holdings-name = lizenzen-von-{ $first }-bis-{ $last }
changes-holdings-pages = PDF zum Drucken und Ablegen
changes-holdings-reading = Das Änderungsprotokoll wird gelesen
changes-holdings-saved = Der Bericht wurde gespeichert: { $file }
changes-holdings-table = Tabelle (CSV)

## Der Bericht auf Papier

changes-report-days = Vom { $first } bis { $last }, beide Tage eingeschlossen
changes-report-from = Von
changes-report-head = Änderungsprotokoll bei Eintrag { $number }, Prüfsumme { $digest }
changes-report-license = Lizenz
changes-report-nobody = In diesen Tagen hatte niemand eine Lizenz.
changes-report-still = noch zugewiesen
changes-report-until = Bis
changes-report-user = Benutzer
