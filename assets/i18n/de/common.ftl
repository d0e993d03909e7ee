# Words that several topics share.

## Actions: words on buttons

common-add = Hinzufügen
common-apply = Übernehmen
common-back = Zurück
common-browse = Datei auswählen…
common-cancel = Abbrechen
common-close = Schließen
common-confirm = Bestätigen
common-copied = Kopiert
common-copy = Kopieren
common-copy-named = { $name } kopieren
common-delete = Löschen
common-details = Details
common-discard = Verwerfen
common-edit = Bearbeiten…
common-export = Exportieren…
common-import = Importieren
common-next = Weiter
common-ok = OK
common-open = Öffnen
common-print = Drucken
common-quit = Beenden
common-refresh = Aktualisieren
common-remove = Entfernen
common-retry = Erneut versuchen
common-save = Speichern
common-save-as = Speichern unter…
common-search = Suchen
common-show-all = Alle anzeigen
common-show-fewer = Weniger anzeigen
common-undo = Rückgängig

## The panels of the rail

common-panel-changes = Änderungsprotokoll
common-panel-identity = Identität
common-panel-import = Lizenzimport
common-panel-overview = Übersicht
common-panel-rehosting = Rehosting
common-panel-settings = Einstellungen
common-panel-users = Benutzer
common-rail = Bereiche

## The program

common-program = XPhone License Manager

## Words of the licenses

common-grace = Notbetrieb
common-grace-period = Übergangsfrist
common-group = Konfigurationsgruppe
common-hardware-id = Hardware-ID
common-license-certificate = Lizenzzertifikat
common-license-package = Lizenzpaket
common-license-request-code = Lizenzanforderungscode
common-license-type = Lizenzart
common-location = Standort
common-mac-address = MAC-Adresse
common-not-verified = Signatur nicht geprüft
common-order = Auftrag { $number }
common-order-number = Auftragsnummer
common-package-number = Paketnummer
common-planning = Planung
common-sample = Beispielfirma
common-system = System
common-system-id = System-ID (X-ID)

## Codes while they are typed

common-code-bad-character = „{ $found }“ kommt in keinem Code vor
common-code-bad-character-right = „{ $found }“ kommt in keinem Code vor; vermutlich ist „{ $right }“ gemeint
common-code-mistyped = Die Prüfzeichen passen nicht: Es liegt ein Tippfehler vor
common-code-replacement = Zeichen { $position } in Gruppe { $group } ist vermutlich „{ $right }“ statt „{ $found }“
common-code-swap = Zeichen { $position } in Gruppe { $group } und das folgende sind vermutlich vertauscht
common-code-too-long = { $count ->
    [one] { $count } Zeichen zu viel
   *[other] { $count } Zeichen zu viel
}
common-code-too-short = { $count ->
    [one] { $count } Zeichen fehlt
   *[other] { $count } Zeichen fehlen
}
common-code-unknown-prefix = Das beginnt nicht wie ein Code dieses Programms
common-code-wrong-kind = Das ist ein anderer Code: { $kind }

## Counts

common-assigned = zugewiesen
common-available = vorhanden
common-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
common-days-left = { $count ->
    [one] noch { $count } Tag
   *[other] noch { $count } Tage
}
common-licenses = { $count ->
    [one] { $count } Lizenz
   *[other] { $count } Lizenzen
}
common-licenses-missing = { $count ->
    [one] { $count } Lizenz fehlt
   *[other] { $count } Lizenzen fehlen
}
common-missing = fehlend
common-required = erforderlich
common-users = { $count ->
    [one] { $count } Benutzer
   *[other] { $count } Benutzer
}

## Kinds and states that are read aloud or stand beside an icon

common-error = Fehler
common-information = Hinweis
common-success = Erledigt
common-warning = Warnung

## Small words

common-all = Alle
common-default = Standard
common-individual = Individuell
common-list = { $head } und { $last }
common-no = Nein
common-none = Keine
common-off = Aus
common-on = Ein
common-optional = optional
common-reason = Grund
common-since = seit { $date }
common-unknown = Nicht bekannt
common-until = bis { $date }
common-yes = Ja
