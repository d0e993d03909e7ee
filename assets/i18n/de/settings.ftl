# Der Bereich Einstellungen.

settings-no-notices = Seit dem Start des Programms ist nichts geschehen.
settings-notices = Hinweise

## Für Sie

settings-in-software = Der Prozessor zeichnet das Fenster, weil es keine Grafikkarte gibt oder die Sitzung über das Netz läuft.
settings-language = Sprache
settings-language-system = Wie das Betriebssystem
settings-look = Aussehen
settings-look-dark = Dunkel
settings-look-light = Hell
settings-look-system = Wie das Betriebssystem
settings-name = Ihr Name im Änderungsprotokoll (optional)
    .action = Namen übernehmen
    .hint = Steht neben Konto und Computer bei jeder Änderung, die Sie machen. Er wird nicht geprüft.
settings-personal = Für Sie
settings-renderer = Zeichnen
settings-renderer-auto = Automatisch
settings-renderer-hardware = Grafikkarte
settings-renderer-hint = Gilt ab dem nächsten Start. Wählen Sie nur dann etwas anderes, wenn das Fenster falsch gezeichnet wird.
settings-renderer-opengl = OpenGL
settings-renderer-software = Prozessor
settings-zoom = Vergrößerung
settings-zoom-in = Größer
settings-zoom-keys = Überall: Strg und +, − oder 0
settings-zoom-now = { $percent } %
settings-zoom-out = Kleiner
settings-zoom-reset = Zurück auf 100 %

## Für das System

settings-backup-days = Nach so vielen Tagen an eine Sicherung erinnern
    .hint = Wenn der neuesten Sicherung Einträge fehlen; 0 für nie
    .wrong = Bitte eine ganze Zahl von Tagen eingeben, höchstens 365
settings-display-name = Name des Systems
    .hint = Steht im Titel des Fensters, zum Beispiel der Name der Firma
settings-edition = Version von XPhone Connect
    .action = Zu Version { $after } übergehen…
    .text = Dieses System ist eines der Version { $before }. Wenn der XPhone-Server aktualisiert wurde, gehen Sie auch hier zur neuen Version über: Sie sehen vorher, wer dann welche Lizenzen braucht. Die Lizenzen der alten Version zählen wieder, sobald das Lizenzpaket für die neue importiert ist.
settings-notice-days = Ein Ende so viele Tage vorher ankündigen
    .hint = Für Lizenzen, die enden, und für die Übergangsfrist der Hardware
    .wrong = Bitte eine ganze Zahl von Tagen eingeben, höchstens 365
settings-system = Für das System
    .action = Zeigen, was sich ändert…
    .text = Diese Einstellungen gelten für alle, die mit diesem System arbeiten.

## Sicherung

settings-backup = Sicherung
    .action = Sicherung speichern
    .text = Die Sicherung enthält das Änderungsprotokoll und den Schlüssel dieses Servers. Damit richten Sie einen neuen Server ein, wenn dieser ausfällt. Bewahren Sie sie woanders auf.
settings-backup-age = Die letzte Sicherung ist { $days ->
    [0] von heute
    [one] { $days } Tag alt
   *[other] { $days } Tage alt
}; { $entries ->
    [0] es fehlt nichts darin.
    [one] { $entries } Eintrag des Änderungsprotokolls fehlt darin.
   *[other] { $entries } Einträge des Änderungsprotokolls fehlen darin.
}
settings-backup-file = Sicherung speichern unter
settings-backup-name = lizenzverwaltung.xlbak
settings-backup-none = Es gibt noch keine Sicherung; { $entries ->
    [one] { $entries } Eintrag des Änderungsprotokolls liegt nirgends sonst.
   *[other] { $entries } Einträge des Änderungsprotokolls liegen nirgends sonst.
}
settings-backup-saved = Die Sicherung liegt in { $file }
settings-passphrase = Kennwort
settings-passphrase-again = Das Kennwort noch einmal
    .wrong = Die beiden Kennwörter sind verschieden
settings-passphrase-hint = Mindestens { $count } Zeichen. Ohne das Kennwort kann niemand die Sicherung lesen, und es ist nicht zu ersetzen.
settings-place = Ort der Daten
    .action = Ab dem nächsten Start verwenden
    .hint = Ein Ordner dieses Computers, nicht des Netzes; leer für den üblichen
    .text = Ein anderer Ordner ist ein anderes System: Die Daten werden nicht verschoben. Um sie mitzunehmen, speichern Sie eine Sicherung und stellen sie dort wieder her.
    .usual = Zurück zum üblichen Ordner
    .wrong = Bitte den ganzen Pfad eingeben, etwa D:\Daten oder /srv/daten
settings-place-chosen = Ab dem nächsten Start: { $folder }
settings-place-next = Anderer Ordner
settings-place-now = Jetzt in

## Kopien des Programms

settings-copies = Kopien des Programms
    .text = Vor jedem Import und jeder Aktualisierung wird das Änderungsprotokoll von selbst kopiert, ohne den Schlüssel: gegen Irrtümer, nicht gegen den Verlust des Rechners. Wird eine Kopie zurückgeholt, dann wird vorher kopiert, was jetzt da ist.
settings-copies-before-import = { $moment }, vor einem Import
settings-copies-before-restore = { $moment }, vor dem Zurückholen einer anderen Kopie
settings-copies-before-update = { $moment }, vor einer Aktualisierung des Programms
settings-copies-detail = bis Eintrag { $entry }, { $size } KB
settings-copies-folder = Sie liegen in { $folder }
settings-copies-none = Noch gibt es keine Kopie.
settings-copies-restore = Zurückholen…
settings-copies-restore-name = Zurückholen: { $copy }

## Schlüssel des Systems

settings-key = Schlüssel des Systems
settings-key-backup = Der Schlüssel aus einer Sicherung
    .action = Schlüssel holen
    .text = Aus der Sicherung wird nur der Schlüssel genommen; Benutzer und Änderungen bleiben, wie sie hier sind.
settings-key-missing = Dieser Rechner hat keinen Schlüssel des Systems: Er ist ein Arbeitsplatz. Wenn er der XPhone-Server selbst ist, ging der Schlüssel verloren, und es gibt zwei Auswege.
settings-key-new = Ein neuer Schlüssel
    .action = Neuen Schlüssel erzeugen…
    .text = Die X-ID, die Benutzer und das Änderungsprotokoll bleiben, und die importierten Lizenzen zählen weiter. Der Aussteller kennt den neuen Schlüssel nicht: Die nächste Lizenzanforderung muss als Ausfall des Servers gestellt werden, und das verbraucht ein Rehosting (`xlm rehost request --reason failed`).
settings-key-restored = Der Schlüssel des Systems ist wieder verwendbar

## The license portal

settings-portal = Lizenzportal
    .action = Diese Einstellungen verwenden
    .text = Damit werden Lizenzen auf Knopfdruck abgerufen. Es wird nichts gesendet, was Sie nicht gesehen haben, und nichts ungefragt installiert. Ohne Portal geht alles per Datei.
settings-portal-address = Adresse
    .hint = Zum Beispiel https://portal.example. Leer: die Adresse des Ausstellers, wenn er eine hat.
settings-portal-address-known = Es gilt die Adresse des Ausstellers: { $address }
settings-portal-authorities = Zertifizierungsstellen
    .hint = Eine Datei (PEM oder DER). Ist eine angegeben, gilt sie anstelle der Zertifizierungsstellen dieses Computers.
settings-portal-look = Einmal am Tag nach neuen Lizenzpaketen sehen
    .hint = Solange dieses Fenster offen ist. Sie bekommen nur einen Hinweis; installiert wird dabei nichts.
settings-portal-proxy = Proxy
    .hint = Zum Beispiel http://proxy.example:3128. Leer: der, den die Umgebung nennt (HTTPS_PROXY).

## Über das Programm

settings-about = Über das Programm
settings-adapter = Gezeichnet von
settings-adapter-left = Ging nicht
settings-commit = Build
settings-data-folder = Daten
settings-licenses-text = MIT oder Apache-2.0. Schriften: Inter und Material Symbols (SIL Open Font License, Apache-2.0), Hack (MIT und Bitstream Vera License).
settings-version = Version

## Was an der Einstellungsdatei nicht stimmte

settings-bad-value = „{ $value }“ ergibt für { $name } keinen Sinn; es gilt der Standard
settings-copy-failed = Die bisherige Einstellungsdatei konnte nicht aufgehoben werden: { $reason }
settings-copy-kept = Die bisherige Einstellungsdatei liegt in { $file }
settings-no-text = Die Einstellungsdatei ist keine; es gelten die Standardwerte
settings-not-read = Die Einstellungsdatei konnte nicht gelesen werden, es gelten die Standardwerte: { $reason }
settings-syntax = Die Einstellungsdatei ist ab Zeile { $line } nicht zu verstehen; es gelten die Standardwerte
settings-unknown-name = Eine Einstellung { $name } gibt es nicht
