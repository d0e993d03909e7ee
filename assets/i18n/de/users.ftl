# The users: who is where, and who lacks which license and why.

## The panel

users-all = Alle Benutzer
users-empty = Noch keine Benutzer
users-empty-text = Hier sehen Sie, welche Benutzer welche Lizenzen benötigen, wem eine fehlt und warum. Importieren Sie die Benutzer aus einer Textdatei, oder legen Sie den ersten von Hand an.
users-lacking = { $users ->
    [one] { $users } Benutzer { $units ->
        [one] fehlt { $units } Lizenz
       *[other] fehlen { $units } Lizenzen
    }
   *[other] { $users } Benutzern { $units ->
        [one] fehlt { $units } Lizenz
       *[other] fehlen { $units } Lizenzen
    }
}
users-listing = Benutzer werden aufgelistet…
users-new-user = Neuer Benutzer…
users-nobody-lacks = Niemandem fehlt eine Lizenz
users-of-them-lacking = { $count ->
    [one] { $count } ohne alle nötigen Lizenzen
   *[other] { $count } ohne alle nötigen Lizenzen
}
users-sentence = Wer eine eingeschaltete Funktion hat, braucht eine Lizenz, auch ohne sich anzumelden

## Locations and groups

users-delete-place = Löschen…
users-duplicate = Duplizieren…
users-functions = Funktionen…
users-licenses = Lizenzübersicht…
users-merge = Zusammenführen…
users-move-group = An anderen Standort verschieben…
users-new-group = Neue Konfigurationsgruppe…
users-new-location = Neuer Standort…
users-place-more = Weitere Aktionen für Standorte und Gruppen
users-policy = Zu wenige Lizenzen werden verteilt
users-policy-priority = Nach Rang
users-policy-seniority = Nach Dauer des Bedarfs
users-rank = Rang…
users-rename-place = Umbenennen…

## The table

users-column-group = Gruppe
users-column-held = Zugewiesene Lizenzen
users-column-missing = Fehlende Lizenzen
users-column-warning = Warnsymbol
users-delete = Löschen…
users-filter-all-types = Alle Lizenzarten
users-filter-mark = Merkmal
users-filter-missing = Fehlende Lizenzen: { $count }
users-import = Benutzer importieren…
users-joined = Eintrittsdatum…
users-license-free = In lizenzfreie Gruppe verschieben…
users-more = Weitere Aktionen für Benutzer
users-move = Verschieben…
users-none-found = Kein Benutzer passt zu Suche und Filtern
users-plan-open = Änderungen sammeln
users-position = { $position } von { $count }
users-protect = Schützen…
users-search = Suchen
users-selected = { $count } ausgewählt
users-shown = { $all ->
    [one] { $shown } von { $all } Benutzer angezeigt
   *[other] { $shown } von { $all } Benutzern angezeigt
}
users-unprotect = Schutz aufheben…

## The details

users-close-details = Details schließen
users-data = Stammdaten
users-filter-all = Mit und ohne Lizenzen
users-filter-any-mark = Alle
users-filter-forget = Filter { $name } vergessen
users-filter-holding = Wer eine Lizenz (der gewählten Art) hat
users-filter-lacking = Wem eine Lizenz (der gewählten Art) fehlt
users-filter-protected = Geschützte Benutzer
users-filter-save = Diesen Filter speichern als
    .action = Filter speichern
    .hint = Mit Suche, Lizenzart und Merkmalen wie jetzt
users-filter-saved = Gespeicherte Filter
users-filter-saved-none = Noch keine: Stellen Sie einen Filter ein und speichern Sie ihn hier.
users-filter-standing = Welche Benutzer
users-filter-team = Team-Mitglieder einer Hotline
users-filters = { $count ->
    [0] Filter
   *[other] Filter ({ $count })
}
users-filters-name = Filter der Benutzerliste
users-held = Zugewiesene Lizenzen
users-held-none = Keine
users-held-place = Platz { $place } von { $required }
users-need-counts = Eine Lizenz zählt für das, was eingerichtet ist, ob sich der Benutzer anmeldet oder nicht. Erst mit der letzten ihrer Funktionen wird sie frei.
users-needed-for = Für { $what }
users-origin-by-hand = Von Hand angelegt
users-origin-imported = Importiert
users-protected-because = Geschützt: { $reason }
users-role-analyst = Analyst
users-role-leader = Team-Leiter
users-role-member = Team-Mitglied
users-several = { $count } Benutzer ausgewählt

## Why a license is missing

users-place = { $name } ist { $place }{ $ending ->
   *[th] .
} von { $required }; { $available } vorhanden
users-reason-too-few = { $available ->
    [one] Die { $available } Lizenz { $license } hat ein Benutzer, der vorher kommt.
   *[other] Alle { $available } Lizenzen { $license } haben Benutzer, die vorher kommen.
}
users-way-edit = Benutzer bearbeiten…
users-way-import = Zum Lizenzimport
users-way-move = Benutzer verschieben…
users-way-rehost = Zum Rehosting

## A user

users-edit-title = { $name } bearbeiten
users-field-account = Anmeldename
users-field-description = Beschreibung
users-field-email = E-Mail
users-field-fax = Fax Firma
users-field-first-name = Vorname
users-field-joined = Eintritt
users-field-key = Feste Kennung
users-field-lines = TAPI-Leitungen
users-field-mobile = Tel. Mobil
users-field-name = Nachname
users-field-origin = Herkunft
users-field-phone = Tel. Firma
users-field-place = Standort oder Gruppe
users-field-protected = Grund des Schutzes
users-field-roles = Rollen in einer Hotline
users-hint-joined = Zum Beispiel 24.11.2026; früher Eingetretene kommen zuerst, wenn der Bedarf zugleich entstand
users-hint-key = Bleibt für immer; die Reihenfolge der Verteilung hängt davon ab
users-hint-lines = Nummern durch Kommas getrennt; jede braucht eine Lizenz TAPI
users-new-title = Neuer Benutzer
users-wrong-joined = Das ist kein Tag; schreiben Sie 24.11.2026
users-wrong-key-control = Die Kennung muss in einer Zeile stehen
users-wrong-key-long = Die Kennung ist zu lang: höchstens 64 Zeichen

## Dialogs

users-choose-place = Auswählen
users-delete-place-empty = Es sind keine Benutzer darin. Funktionen und Rang gehen verloren.
users-delete-place-target = Benutzer verschieben nach
users-delete-place-text = { $count ->
    [one] Es ist { $count } Benutzer darin, der zuerst verschoben werden muss.
   *[other] Es sind { $count } Benutzer darin, die zuerst verschoben werden müssen.
}
users-delete-place-title = { $place } löschen
users-duplicate-text = Der neue Standort bekommt Funktionen, Gruppen und Ränge, aber keine Benutzer.
users-duplicate-title = { $place } duplizieren
users-field-group-name = Name der Gruppe
users-field-place-name = Name
users-field-rank = Rang
users-joined-hint = Zum Beispiel 24.11.2026; leer für keines
users-joined-text = Unter denen, deren Bedarf gleichzeitig entstand, kommt zuerst, wer früher eingetreten ist.
users-joined-title = { $count ->
    [one] Eintrittsdatum von { $count } Benutzer
   *[other] Eintrittsdatum von { $count } Benutzern
}
users-license-free-hint = Gilt nur, wo ein Standort noch keine Gruppe hat, in der alle Funktionen aus sind
users-license-free-name = Ohne Lizenzen
users-license-free-text = Jeder Benutzer kommt in eine Gruppe seines Standorts, in der alle Funktionen aus sind. TAPI-Leitungen und die Mitgliedschaft in einer Hotline bleiben beim Benutzer und brauchen weiter ihre Lizenzen. Was jeder verliert, sehen Sie, bevor etwas geändert wird.
users-license-free-title = { $count ->
    [one] { $count } Benutzer in die lizenzfreie Gruppe verschieben
   *[other] { $count } Benutzer in die lizenzfreie Gruppe verschieben
}
users-merge-group-text = Die Benutzer kommen an den anderen Ort, der seine Funktionen und seinen Rang behält; die Gruppe wird gelöscht.
users-merge-location-text = Die Benutzer kommen an den anderen Ort, der seine Funktionen und seinen Rang behält; der Standort wird gelöscht. Auch die Gruppen kommen an den anderen Standort; gleichnamige werden zu einer.
users-merge-target = Zusammenführen mit
users-merge-title = { $place } zusammenführen
users-move-group-target = Neuer Standort
users-move-group-text = Benutzer, individuelle Funktionen und Rang gehen mit. Funktionen auf Standard richten sich dann nach dem neuen Standort.
users-move-group-title = { $place } an einen anderen Standort verschieben
users-move-text = Wohin? Was dort verloren geht, sehen Sie, bevor etwas geändert wird.
users-move-title = { $count ->
    [one] { $count } Benutzer verschieben
   *[other] { $count } Benutzer verschieben
}
users-new-group-text = Eine Gruppe hat die Funktionen ihres Standorts, bis einzelne individuell gesetzt werden.
users-new-group-title = Neue Konfigurationsgruppe in { $location }
users-new-location-title = Neuer Standort
users-policy-priority-text = Geschützte Benutzer, dann Standorte und Gruppen nach ihrem Rang, dann nach Dauer des Bedarfs
users-policy-seniority-text = Geschützte Benutzer, dann wer die Lizenz am längsten braucht. Ein neuer Benutzer nimmt nie jemandem eine Lizenz weg.
users-policy-text = Wer bekommt die Lizenzen, wenn von einer Lizenzart zu wenige da sind?
users-policy-title = Verteilung von zu wenigen Lizenzen
users-preview = Änderungen zeigen…
users-protect-hint = Zum Beispiel Empfang oder Notrufplatz
users-protect-text = Geschützte Benutzer bekommen ihre Lizenzen vor allen anderen.
users-protect-title = { $count ->
    [one] { $count } Benutzer schützen
   *[other] { $count } Benutzer schützen
}
users-rank-hint = 1 kommt zuerst; leer für keinen
users-rank-text = Der Rang zählt nur, wenn zu wenige Lizenzen nach Rang verteilt werden.
users-rank-title = Rang von { $place }
users-rank-wrong = Ein Rang ist eine ganze Zahl ab 1
users-rename-title = { $place } umbenennen

## Functions of a location or group

users-functions-default = Standard ({ $value })
users-functions-freed = Keine Funktion braucht hier mehr { $license }: Die Lizenzen werden frei
users-functions-gained = Wird eingeschaltet
users-functions-lost = Geht verloren: { $what }
users-functions-needed = { $count ->
    [one] { $functions } braucht { $license }
   *[other] { $license } wird von { $count } Funktionen gebraucht: { $functions }
}
users-functions-not-needed = Keine Funktion braucht hier { $license }
users-functions-off = Individuell: aus
users-functions-on = Individuell: ein
users-functions-text = { $count ->
    [one] Eine eingeschaltete Funktion braucht ihre Lizenz für den { $count } Benutzer hier, auch wenn er sich nie anmeldet.
   *[other] Eine eingeschaltete Funktion braucht ihre Lizenz für jeden der { $count } Benutzer hier, auch wenn sie sich nie anmelden.
}
users-functions-title = Funktionen von { $place }

## Import of users

users-import-added = { $count ->
    [one] neuer Benutzer
   *[other] neue Benutzer
}
users-import-bad-refused = { $count ->
    [one] { $count } Zeile kann nicht übernommen werden. Berichtigen Sie sie in der Datei, oder lassen Sie sie aus.
   *[other] { $count } Zeilen können nicht übernommen werden. Berichtigen Sie sie in der Datei, oder lassen Sie sie aus.
}
users-import-bad-skipped = { $count ->
    [one] { $count } Zeile wird ausgelassen
   *[other] { $count } Zeilen werden ausgelassen
}
users-import-changes = Was sich ändert
users-import-columns = Die erste Zeile nennt die Spalten; Kennung, Vorname, Nachname und Anmeldename müssen dabei sein
users-import-create = Standorte und Gruppen anlegen, die es nicht gibt
users-import-default-place = Neue Benutzer ohne Standort kommen nach
users-import-edited = { $count ->
    [one] Benutzer mit neuen Daten
   *[other] Benutzer mit neuen Daten
}
users-import-file = Datei
users-import-filter = Textdateien mit Benutzern
users-import-loses = { $count ->
    [one] Benutzer verliert { $license }
   *[other] Benutzer verlieren { $license }
}
users-import-more = und { $count } weitere
users-import-moved = { $count ->
    [one] Benutzer kommt an einen anderen Ort
   *[other] Benutzer kommen an einen anderen Ort
}
users-import-needed = { $count ->
    [one] braucht { $license }: { $free } frei, { $missing } fehlend
   *[other] brauchen { $license }: { $free } frei, { $missing } fehlend
}
users-import-no-place = Nirgends: Solche Zeilen können nicht übernommen werden
users-import-nobody-loses = Niemand verliert eine Lizenz
users-import-nothing = Nichts ändert sich
users-import-place = Bekannte Benutzer dorthin verschieben, wo die Datei sie nennt
users-import-read = Datei lesen
users-import-reading = Benutzer werden gelesen
users-import-remove = Importierte Benutzer löschen, die nicht in der Datei stehen
users-import-removed = { $count ->
    [one] Benutzer wird gelöscht
   *[other] Benutzer werden gelöscht
}
users-import-rows = { $count ->
    [one] { $count } Benutzer gelesen
   *[other] { $count } Benutzer gelesen
}
users-import-skip = Zeilen auslassen, die nicht übernommen werden können
users-import-text = Die Benutzer kommen aus einer Textdatei mit einer Zeile je Benutzer. Von Hand angelegte Benutzer bleiben unberührt.
users-import-title = Benutzer importieren
users-import-unknown-columns = Spalten ohne Bedeutung hier: { $columns }

## Collected changes

users-plan-discard = Gesammelte Änderungen verwerfen…
users-plan-discard-confirm = Verwerfen
users-plan-discard-text = Davon wurde noch nichts ausgeführt. Sie können sie vorher als Datei speichern, für später oder für die Konsole.
users-plan-discard-title = { $count ->
    [one] { $count } gesammelte Änderung verwerfen?
   *[other] { $count } gesammelte Änderungen verwerfen?
}
users-plan-file-name = Änderungen.ron
users-plan-filter = Dateien mit Befehlen
users-plan-load = Aus Datei hinzufügen…
users-plan-refused = Änderung { $number } wäre dann nicht möglich; deshalb wurde nichts übernommen:
users-plan-remove = Änderung { $number } herausnehmen
users-plan-save = Als Datei speichern…
users-plan-saved = Die Änderungen sind in { $file } gespeichert
users-plan-show = Alle Änderungen zeigen…
users-plan-stop = Nicht mehr sammeln
users-plan-text = { $count ->
    [0] Änderungen werden gesammelt: Jede wird zuerst hier notiert, vorgenommen werden alle zusammen.
    [one] { $count } Änderung ist gesammelt. Noch ist nichts geändert; unten sehen Sie, wie es wäre.
   *[other] { $count } Änderungen sind gesammelt. Noch ist nichts geändert; unten sehen Sie, wie es wäre.
}

## License overview of a location or group

users-licenses-assigned = Zugewiesen
users-licenses-lacking = { $license } fehlt für
users-licenses-missing = Fehlen
users-licenses-none = Niemand braucht hier eine Lizenz.
users-licenses-required = Benötigt
users-licenses-text = { $count ->
    [one] Lizenzen für { $count } Benutzer
   *[other] Lizenzen für { $count } Benutzer
}
users-licenses-title = Lizenzübersicht zu { $place }
