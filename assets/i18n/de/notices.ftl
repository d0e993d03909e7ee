# Hinweise, der Streifen über den Bereichen und die Vorschau der Änderungen.

## Neben den Bereichen der Leiste, vorgelesen

notices-badge-ended = die Lizenzen sind nicht mehr an diesen Server gebunden
notices-badge-grace = { $count ->
    [one] noch { $count } Tag der Übergangsfrist
   *[other] noch { $count } Tage der Übergangsfrist
}
notices-badge-users = { $count ->
    [one] { $count } Benutzer ohne alle nötigen Lizenzen
   *[other] { $count } Benutzer ohne alle nötigen Lizenzen
}

## Über den Bereichen

notices-banner-key = Der Schlüssel des Systems ist nicht verwendbar. Die Lizenzen zählen weiter, aber es kann nichts geändert werden.
notices-banner-planning = Planung: Die Zahlen stammen aus der Lizenzdatei Ihres XPhone-Servers, und dort wird nichts geändert.
notices-banner-read-only = Das Änderungsprotokoll kann hier nur gelesen werden, zum Beispiel weil eine neuere Programmversion es geschrieben hat. Es kann nichts geändert werden.
notices-banner-sample = Dies ist die Beispielfirma. Nichts hier berührt Ihr eigenes System.
notices-banner-unreachable = Das Änderungsprotokoll in { $folder } ist gerade nicht erreichbar. Was Sie sehen, wurde vorher gelesen; nichts kann geändert werden. Prüfen Sie den Ordner oder das Laufwerk; das Programm macht von selbst weiter.
notices-key-ways-out = Auswege zeigen
notices-leave-past = Zurück zur Gegenwart
notices-leave-sample = Beispielfirma verlassen
notices-past-day = Übersicht und Benutzer zeigen das System, wie es am Ende des { $day } war, nach Eintrag { $number }. Dort kann nichts geändert werden.
notices-past-entry = Übersicht und Benutzer zeigen das System, wie es nach Eintrag { $number } war, { $moment }. Dort kann nichts geändert werden.

## Hinweise

notices-committed = Erledigt. Es ist Änderung { $number } im Änderungsprotokoll.
notices-no-window = Das Fenster konnte nicht geöffnet werden. { $reason }
notices-past-nothing = Sie sehen die Vergangenheit: hier kann nichts geändert werden
notices-settings-not-kept = Ihre Einstellungen konnten nicht gespeichert werden
notices-settings-warning = Eine Einstellung wurde nicht verwendet

## Tasten

notices-key-control = Strg
notices-key-delete = Entf
notices-key-enter = Eingabe
notices-keys = Tasten
notices-keys-larger = Alles größer
notices-keys-read-again = Hardware und Änderungen anderer neu lesen
notices-keys-search = Zur Suche gehen
notices-keys-select-all = Alle Benutzer der Liste markieren
notices-keys-show-details = Einzelheiten eines Benutzers zeigen
notices-keys-smaller = Alles kleiner

## Der Dialog, der eine Änderung zeigt, bevor sie gemacht wird

notices-changed-meanwhile = Jemand anderes hat inzwischen etwas geändert. Die Liste zeigt, was jetzt geschehen würde: bitte noch einmal prüfen.
notices-name = Ihr Name im Änderungsprotokoll (optional)
    .hint = Wird nur einmal gefragt; in den Einstellungen können Sie ihn ändern. Das Konto steht daneben, geprüft wird beides nicht.
notices-preview-begin-plan = Planung hier beginnen?
notices-preview-facts = Was sich ändert
notices-preview-functions = Funktionen, die Benutzer verlieren
notices-preview-licenses = Lizenzen
notices-preview-no-rows = Für Benutzer und Lizenzen ändert sich nichts.
notices-reason = Grund (freiwillig)
    .hint = Er steht mit dieser Änderung im Änderungsprotokoll.
notices-type-number = Zahl der Benutzer, die Funktionen verlieren
    .hint = Geben Sie { $count } ein, damit niemand aus Versehen Funktionen verliert.

## Titel und Verben des Dialogs

notices-preview-batch = Diese Änderungen vornehmen?
    .confirm = Änderungen vornehmen
notices-preview-call-off = Den geplanten Umzug absagen?
    .confirm = Umzug absagen
notices-preview-change-edition = Zur neueren Version übergehen?
    .confirm = Version wechseln
notices-preview-change-settings = Einstellungen des Systems ändern?
    .confirm = Einstellungen ändern
notices-preview-choose-home-server = Diesen Rechner zum XPhone-Server machen?
    .confirm = Zum XPhone-Server machen
notices-preview-choose-policy = Lizenzen in anderer Reihenfolge verteilen?
    .confirm = Reihenfolge ändern
notices-preview-choose-workstation = Diesen Rechner zum Arbeitsplatz machen?
    .confirm = Zum Arbeitsplatz machen
notices-preview-confirm-mac = Bestätigen, dass die MAC-Adresse statisch ist?
    .confirm = Bestätigen
notices-preview-create-place = Diesen Standort oder diese Gruppe anlegen?
    .confirm = Anlegen
notices-preview-create-user = Diesen Benutzer anlegen?
    .confirm = Benutzer anlegen
notices-preview-delete-place = Diesen Standort oder diese Gruppe löschen?
    .confirm = Löschen
notices-preview-delete-users = Diese Benutzer löschen?
    .confirm = Benutzer löschen
notices-preview-duplicate-location = Diesen Standort duplizieren?
    .confirm = Duplizieren
notices-preview-edit-place = Diesen Standort oder diese Gruppe ändern?
    .confirm = Ändern
notices-preview-edit-user = Diesen Benutzer ändern?
    .confirm = Benutzer ändern
notices-preview-enter-resources = Eintragen, was das System nutzt?
    .confirm = Eintragen
notices-preview-load-package = Dieses Lizenzpaket importieren?
    .confirm = Paket importieren
notices-preview-load-receipt = Die Quittung importieren?
    .confirm = Importieren
notices-preview-load-users = Diese Benutzer importieren?
    .confirm = Benutzer importieren
notices-preview-load-vendor-license = Diese Lizenzdatei laden?
    .confirm = Datei laden
notices-preview-merge-places = Zusammenführen?
    .confirm = Zusammenführen
notices-preview-move-group = Diese Gruppe verschieben?
    .confirm = Gruppe verschieben
notices-preview-move-to-license-free = Diese Benutzer in eine Gruppe ohne Lizenzen verschieben?
    .confirm = Benutzer verschieben
notices-preview-move-users = Diese Benutzer verschieben?
    .confirm = Benutzer verschieben
notices-preview-note-old-system = Ändern, wovon ein Upgrade gemacht wird?
    .confirm = Altes System vermerken
notices-preview-note-orders = Bestellungen in der Liste behalten?
    .confirm = Bestellungen behalten
notices-preview-note-restored = Zu dieser Kopie zurückgehen?
    .confirm = Kopie zurückholen
notices-preview-number-order = Ihre Bestellnummer ändern?
    .confirm = Nummer ändern
notices-preview-observe-hardware = Festhalten, was die Hardware sagt?
    .confirm = Festhalten
notices-preview-protect-users = Ändern, welche Benutzer geschützt sind?
    .confirm = Schutz ändern
notices-preview-record-request = Diese Lizenzanforderung festhalten?
    .confirm = Anforderung festhalten
notices-preview-release = Die Lizenzen für einen geplanten Umzug zurückgeben?
    .confirm = Zurückgeben
notices-preview-remove-order = Bestellung aus der Liste nehmen?
    .confirm = Herausnehmen
notices-preview-replace-key = Mit einem neuen Schlüssel des Systems beginnen?
    .confirm = Neuen Schlüssel erzeugen
notices-preview-restore = Eintrag { $number } rückgängig machen?
    .confirm = Rückgängig machen
notices-preview-set-functions = Diese Funktionen ändern?
    .confirm = Funktionen ändern
notices-preview-set-joined = Das Eintrittsdatum ändern?
    .confirm = Datum ändern
notices-preview-set-rank = Den Rang ändern?
    .confirm = Rang ändern
notices-preview-set-up = Das System einrichten?
    .confirm = Einrichten
notices-preview-tick-plan = Aufgaben der Planung abhaken?

## Zeilen der Vorschau, nach ihrer Anzahl

notices-available = { $type } vorhanden: { $before } → { $after }
notices-edition-changed = Version wechselt von { $before } zu { $after }
notices-edition-type = { $before } werden zu { $after }; wer eine davon brauchte, braucht sie seit damals
notices-functions-off = { $count ->
    [one] Funktion wird in { $place } ausgeschaltet
   *[other] Funktionen werden in { $place } ausgeschaltet
}
notices-functions-on = { $count ->
    [one] Funktion wird in { $place } eingeschaltet
   *[other] Funktionen werden in { $place } eingeschaltet
}
notices-given-up = { $count ->
    [one] Eintrag des Änderungsprotokolls wird aufgegeben
   *[other] Einträge des Änderungsprotokolls werden aufgegeben
}
notices-key-replaced = System bekommt einen neuen Schlüssel; die nächste Lizenzanforderung muss als Ausfall des Servers gestellt werden
notices-licenses-lost = { $count ->
    [one] { $count } Lizenz wird einem Benutzer genommen, der sie noch braucht.
   *[other] { $count } Lizenzen werden Benutzern genommen, die sie noch brauchen.
}
notices-nobody-loses = Niemand verliert eine Lizenz, die er braucht.
notices-old-system = nächste Lizenzanforderung ist ein Upgrade von { $product }, MAC-Adresse { $mac }
notices-old-system-none = nächste Lizenzanforderung ist kein Upgrade eines älteren Produkts
notices-order-numbered = { $order } erhält Ihre Bestellnummer { $number }
notices-order-removed = { $order } verschwindet aus der Liste; Codes und Lizenzen bleiben
notices-places-created = { $count ->
    [one] Standort oder Gruppe wird angelegt
   *[other] Standorte und Gruppen werden angelegt
}
notices-places-edited = { $count ->
    [one] Standort oder Gruppe bekommt eine andere Beschreibung oder einen anderen Rang
   *[other] Standorte und Gruppen bekommen eine andere Beschreibung oder einen anderen Rang
}
notices-places-removed = { $count ->
    [one] Standort oder Gruppe wird gelöscht
   *[other] Standorte und Gruppen werden gelöscht
}
notices-places-renamed = { $count ->
    [one] Standort oder Gruppe wird umbenannt
   *[other] Standorte und Gruppen werden umbenannt
}
notices-policy-changed = Verteilungsregel wird geändert
notices-required = { $type } erforderlich: { $before } → { $after }
notices-resource = { $name } (vorher: { $before })
notices-units-freed = { $of ->
    [lines] { $count ->
        [one] Leitung braucht { $type } nicht mehr
       *[other] Leitungen brauchen { $type } nicht mehr
    }
   *[users] { $count ->
        [one] Benutzer braucht { $type } nicht mehr
       *[other] Benutzer brauchen { $type } nicht mehr
    }
}
notices-units-gained = { $of ->
    [lines] { $count ->
        [one] Leitung bekommt { $type }
       *[other] Leitungen bekommen { $type }
    }
   *[users] { $count ->
        [one] Benutzer bekommt { $type }
       *[other] Benutzer bekommen { $type }
    }
}
notices-units-lost = { $of ->
    [lines] { $count ->
        [one] Leitung verliert { $type } und braucht es noch
       *[other] Leitungen verlieren { $type } und brauchen es noch
    }
   *[users] { $count ->
        [one] Benutzer verliert { $type } und braucht es noch
       *[other] Benutzer verlieren { $type } und brauchen es noch
    }
}
notices-units-missing = { $of ->
    [lines] { $count ->
        [one] Leitung braucht { $type } und bekommt keine Lizenz
       *[other] Leitungen brauchen { $type } und bekommen keine Lizenz
    }
   *[users] { $count ->
        [one] Benutzer braucht { $type } und bekommt keine Lizenz
       *[other] Benutzer brauchen { $type } und bekommen keine Lizenz
    }
}
notices-users-added = { $count ->
    [one] Benutzer kommt neu dazu
   *[other] Benutzer kommen neu dazu
}
notices-users-edited = { $count ->
    [one] Benutzer wird geändert
   *[other] Benutzer werden geändert
}
notices-users-lose-function = { $count ->
    [one] Benutzer verliert { $function }: { $loses }
   *[other] Benutzer verlieren { $function }: { $loses }
}
notices-users-moved = { $count ->
    [one] Benutzer zieht an einen anderen Ort um
   *[other] Benutzer ziehen an einen anderen Ort um
}
notices-users-removed = { $count ->
    [one] Benutzer wird gelöscht
   *[other] Benutzer werden gelöscht
}

## Positionen eines Lizenzpakets

notices-item-altered = von Hand verändert, zählt nicht
notices-item-ended = abgelaufen
notices-item-grace = abgelaufen, zählt noch einige Tage
notices-item-not-yet = noch nicht gültig
notices-item-order = Auftrag { $order }
notices-item-replaced = durch eine andere Position ersetzt
notices-item-unknown = in dieser Edition nicht bekannt
