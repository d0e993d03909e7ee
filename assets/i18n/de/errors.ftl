# Was schiefging: was geschehen ist, was es bedeutet (.means), was zu tun ist (.do).

## Backups

errors-backup-damaged = Die Sicherung ist beschädigt: Sie ist abgeschnitten, oder einzelne Bytes haben sich geändert.
    .do = Kopieren Sie die Datei erneut vom Ablageort, oder nehmen Sie eine ältere Sicherung.
errors-backup-memory = Der Speicher reicht nicht, um den Schlüssel aus der Passphrase abzuleiten (benötigt werden 64 MiB).
    .do = Schließen Sie andere Programme und versuchen Sie es erneut.
errors-backup-newer = Die Sicherung stammt von einer neueren Version dieses Programms (Format { $found }).
    .do = Stellen Sie sie mit jener Version wieder her.
errors-backup-not-backup = Diese Datei ist keine Sicherung dieses Programms.
    .do = Wählen Sie eine Datei, die als Sicherung gespeichert wurde.
errors-backup-passphrase-short = Die Passphrase ist zu kurz: Sie braucht mindestens { $limit } Zeichen.
    .means = Wer die Sicherung hat und die Passphrase errät, hat den Schlüssel des Systems.
    .do = Wählen Sie eine längere, zum Beispiel mehrere Wörter.
errors-backup-passphrase-wrong = Die Passphrase passt nicht zu dieser Sicherung.
    .means = Die Datei selbst ist unbeschädigt.
    .do = Geben Sie sie erneut ein; achten Sie auf Groß- und Kleinschreibung.
errors-backup-place-in-use = Im Datenordner liegt bereits ein System.
    .means = Eine Sicherung überschreibt nie ein System. Es wurde nichts geändert.
    .do = Wählen Sie für das wiederhergestellte System einen leeren Datenordner.
errors-backup-refused = Das Änderungsprotokoll in der Sicherung ist nicht verwendbar.
    .means = Es wurde nichts wiederhergestellt.
    .do = Nehmen Sie eine ältere Sicherung.
errors-backup-too-large = Das Änderungsprotokoll ist zu groß für eine Sicherungsdatei.
    .do = Schließen Sie das Programm auf allen Rechnern und kopieren Sie stattdessen den Datenordner.
errors-backup-write = Die Sicherung konnte nicht wiederhergestellt werden: { $reason }.
    .means = Halbfertiges bleibt nicht zurück.
    .do = Schaffen Sie Platz oder erteilen Sie das Schreibrecht, und versuchen Sie es erneut.

## Certificates

errors-certificate-damaged = { $file } ist beschädigt und nicht als PDF lesbar.
    .do = Speichern Sie den Anhang der E-Mail erneut, oder geben Sie den Code ein.
errors-certificate-encrypted = { $file } ist mit einem Kennwort geschützt.
    .do = Lesen Sie die Datei erneut mit ihrem Kennwort, oder geben Sie den Code ein.
errors-certificate-invoice = { $file } ist eine Rechnung: Sie enthält keinen Lizenzanforderungscode.
    .do = Wählen Sie das Lizenzzertifikat derselben Bestellung.
errors-certificate-no-code = { $file } enthält Text, aber keinen Lizenzanforderungscode.
    .means = Vermutlich ist es ein anderes Dokument, etwa eine Rechnung.
    .do = Wählen Sie das Lizenzzertifikat, oder geben Sie den Code ein, wenn Sie ihn dort sehen.
errors-certificate-no-recognition = { $file } ist ein Bild ohne Text, vermutlich ein Scan.
    .means = Auf diesem Rechner erkennt nichts Text in Bildern (Tesseract ist nicht installiert).
    .do = Lassen Sie sich das Original-PDF schicken, geben Sie den Code ein, oder installieren Sie Tesseract und lesen Sie die Datei erneut.
errors-certificate-no-text = { $file } ist ein Bild ohne Text, vermutlich ein Scan.
    .do = Lassen Sie sich das Original-PDF schicken, oder geben Sie den Code ein.
errors-certificate-not-pdf = { $file } ist kein PDF.
    .do = Wählen Sie das Lizenzzertifikat, wie es per E-Mail kam.
errors-certificate-nothing-inside = { $file } enthält kein PDF.
    .means = E-Mails und Archive werden nach Lizenzzertifikaten durchsucht.
    .do = Wählen Sie die E-Mail, an die das Lizenzzertifikat angehängt ist.
errors-certificate-other-id = { $file } nennt ein System (X-ID) oder dessen Hardware, enthält aber keinen Lizenzanforderungscode.
    .means = Eine X-ID oder Hardware-ID ruft keine Lizenzen ab.
    .do = Wählen Sie das Lizenzzertifikat Ihrer Bestellung, oder geben Sie dessen Code ein.
errors-certificate-timeout = Das Lesen von { $file } dauerte zu lange und wurde abgebrochen.
    .means = Ein Zertifikat ist sofort gelesen; diese Datei ist beschädigt oder soll Schaden anrichten.
    .do = Lassen Sie sich das Lizenzzertifikat erneut schicken, oder geben Sie den Code ein.
errors-certificate-too-large = { $file } ist größer als jedes Lizenzzertifikat.
    .do = Wählen Sie das Lizenzzertifikat, wie es per E-Mail kam.
errors-certificate-uncompared = { $file } ist ein Scan. Erkannt wurde { $code }; ähnliche Zeichen können dabei verwechselt worden sein.
    .means = Wo kein Bild daneben gezeigt werden kann, zählt ein solcher Code nicht.
    .do = Vergleichen Sie ihn mit dem Dokument und geben Sie ihn ein, oder ziehen Sie die Datei auf das Fenster.
errors-certificate-unreadable = { $file } ist nicht lesbar: { $reason }.
    .do = Prüfen Sie den Namen der Datei und das Leserecht.
errors-certificate-wrong-password = Das Kennwort öffnet { $file } nicht.
    .do = Prüfen Sie Großschreibung und Tastaturbelegung und geben Sie das Kennwort erneut ein; oder geben Sie den Code ein.

## Change log

errors-chain-altered = Eintrag { $number } des Änderungsprotokolls wurde verändert oder stammt von anderer Stelle.
    .means = Ab diesem Eintrag ist dem Änderungsprotokoll nicht zu trauen.
    .do = Lassen Sie den Datenordner unverändert, stellen Sie die letzte gute Sicherung in einem leeren Ordner wieder her und klären Sie, wer Zugriff hatte.
errors-chain-anchor = Eintrag { $number } ist nicht der, den ein signiertes Dokument nennt: Das Änderungsprotokoll wurde umgeschrieben.
    .means = Dem Änderungsprotokoll ist nicht zu trauen.
    .do = Lassen Sie den Datenordner unverändert, stellen Sie die letzte gute Sicherung in einem leeren Ordner wieder her und klären Sie, wer Zugriff hatte.
errors-chain-content = Der Inhalt von Eintrag { $number } des Änderungsprotokolls wurde verändert.
    .means = Ab diesem Eintrag ist dem Änderungsprotokoll nicht zu trauen.
    .do = Lassen Sie den Datenordner unverändert, stellen Sie die letzte gute Sicherung in einem leeren Ordner wieder her und klären Sie, wer Zugriff hatte.
errors-chain-earlier = Eintrag { $number } des Änderungsprotokolls liegt zeitlich vor seinem Vorgänger.
    .means = Ab diesem Eintrag ist dem Änderungsprotokoll nicht zu trauen.
    .do = Lassen Sie den Datenordner unverändert, stellen Sie die letzte gute Sicherung in einem leeren Ordner wieder her und klären Sie, wer Zugriff hatte.
errors-chain-missing = Eintrag { $number } des Änderungsprotokolls fehlt.
    .means = Aus dem Änderungsprotokoll wurde etwas entfernt.
    .do = Lassen Sie den Datenordner unverändert, stellen Sie die letzte gute Sicherung in einem leeren Ordner wieder her und klären Sie, wer Zugriff hatte.
errors-chain-unreadable = Eintrag { $number } des Änderungsprotokolls ist nicht lesbar.
    .means = Die Datenbank ist dort beschädigt.
    .do = Stellen Sie die letzte gute Sicherung in einem leeren Ordner wieder her.
errors-log-changed-meanwhile = Jemand anders hat das System inzwischen geändert; Ihre Änderung würde jetzt etwas anderes bewirken, als Sie gesehen haben.
    .means = Es wurde nichts geändert.
    .do = Sehen Sie sich den neuen Stand an und entscheiden Sie neu.
errors-log-entry = Eintrag { $number } des Änderungsprotokolls ist nicht verständlich.
    .means = Ohne ihn lässt sich der Stand des Systems nicht bilden.
    .do = Stellen Sie die letzte gute Sicherung in einem leeren Ordner wieder her.
errors-log-newer = In dieses Änderungsprotokoll hat eine neuere Version dieses Programms geschrieben (Format { $found }).
    .means = Diese Version zeigt, was sie versteht, und schreibt nichts.
    .do = Aktualisieren Sie das Programm auf diesem Rechner.
errors-log-no-entry = Im Änderungsprotokoll gibt es keinen Eintrag { $number }.
    .do = Sehen Sie die Nummer im Änderungsprotokoll nach.
errors-log-too-long-actor = Der Name Ihres Kontos oder Rechners ist zu lang für das Änderungsprotokoll ({ $found } Bytes; möglich sind { $limit }).
    .do = Verwenden Sie ein anderes Konto.
errors-log-too-long-change = Diese Änderung ist zu groß für einen Eintrag des Änderungsprotokolls ({ $found } Bytes; möglich sind { $limit }).
    .means = Es wurde nichts geändert.
    .do = Teilen Sie sie auf, zum Beispiel in mehrere Dateien mit Benutzern.
errors-log-too-long-reason = Die Begründung ist zu lang ({ $found } Bytes; möglich sind { $limit }).
    .means = Es wurde nichts geändert.
    .do = Kürzen Sie sie.
errors-log-write-protected = Das Änderungsprotokoll ist schreibgeschützt.
    .means = Es lässt sich nichts ändern, aber alles ansehen.
    .do = Geben Sie diesem Konto das Schreibrecht im Datenordner.

## Database

errors-database-busy = Ein anderes Programm hält das Änderungsprotokoll gesperrt.
    .means = Es wurde nichts geändert.
    .do = Versuchen Sie es erneut; dauert es an, prüfen Sie, welches Programm (Datensicherung, Virenscanner) die Datei hält.
errors-database-damaged = Die Datenbankdatei des Änderungsprotokolls ist beschädigt.
    .do = Stellen Sie die letzte gute Sicherung in einem leeren Ordner wieder her.
errors-database-file = { $file } ist nicht verwendbar: { $reason }.
    .do = Geben Sie diesem Konto das Lese- und Schreibrecht im Datenordner.
errors-database-full = Der Datenträger ist voll.
    .means = Es wurde nichts geändert.
    .do = Schaffen Sie Platz und versuchen Sie es erneut.
errors-database-missing = Das Änderungsprotokoll { $file } gibt es nicht.
    .do = Prüfen Sie den Datenordner, oder richten Sie das System ein.
errors-database-network = { $file } liegt auf einem Netzlaufwerk ({ $kind }).
    .means = Dort könnte das Änderungsprotokoll beschädigt werden, wenn zwei Rechner zugleich schreiben.
    .do = Wählen Sie einen Datenordner auf einem lokalen Datenträger.
errors-database-not-ours = { $file } ist kein Änderungsprotokoll dieses Programms.
    .do = Prüfen Sie den Datenordner.
errors-database-read-only = Das Änderungsprotokoll lässt sich nur lesen.
    .do = Geben Sie diesem Konto das Schreibrecht im Datenordner.
errors-database-sql = Die Datenbank des Änderungsprotokolls meldet einen Fehler: { $reason }.
    .do = Versuchen Sie es erneut; tritt er wieder auf, stellen Sie die letzte gute Sicherung in einem leeren Ordner wieder her.

## Documents

errors-document-altered = Die Datei wurde verändert: Ihre Signatur passt nicht.
    .means = Nichts darin zählt.
    .do = Bitten Sie den Aussteller, sie erneut zu schicken.
errors-document-contradictory = Die Datei widerspricht sich: { $reason }.
    .means = Sie ist signiert, aber falsch erstellt. Nichts darin zählt.
    .do = Melden Sie es dem Aussteller.
errors-document-newer = Die Datei ist von einer Art, die diese Version nicht kennt ({ $type }).
    .do = Aktualisieren Sie dieses Programm.
errors-document-not-document = Die Datei ist kein signiertes Dokument, oder sie ist beschädigt.
    .do = Speichern Sie sie erneut aus der E-Mail, mit der sie kam.
errors-document-too-large = Die Datei ist zu groß: { $size } Bytes; ein Dokument hat höchstens { $limit }.
    .do = Wählen Sie das Lizenzpaket, wie es vom Aussteller kam.
errors-document-untrusted = Die Datei ist von jemandem signiert, dem dieses System nicht vertraut.
    .means = Nichts darin zählt. Sein Schlüssel: { $key }.
    .do = Fragen Sie den Aussteller. Pakete der Beispielfirma zählen nur in der Beispielfirma.

## Files

errors-file-failed = { $file } ist nicht verwendbar: { $reason }.
    .do = Prüfen Sie den Namen der Datei und Ihre Rechte dort.
errors-file-issuer = Die Lizenzstelle der Beispielfirma meldet: { $reason }
errors-file-neither = { $file } ist weder ein Lizenzpaket noch eine license.xml.
    .do = Wählen Sie die Datei des Ausstellers (.xlp) oder die license.xml des XPhone-Servers.
errors-file-other-system = { $file } gehört zu einem anderen System, { $system }.
    .means = Über das Änderungsprotokoll dieses Systems sagt die Datei nichts.
    .do = Wählen Sie eine Anforderung oder Quittung dieses Systems.
errors-file-too-large = { $file } ist zu groß für eine Datei dieser Art.
    .do = Wählen Sie die richtige Datei.
errors-io-denied = der Zugriff wurde verweigert
errors-io-exists = eine Datei dieses Namens gibt es schon
errors-io-folder = es ist ein Ordner
errors-io-full = der Datenträger ist voll
errors-io-no-folder = ein Teil des Pfades ist kein Ordner
errors-io-not-found = die Datei oder den Ordner gibt es nicht
errors-io-read-only = der Datenträger ist schreibgeschützt

## Key of the system

errors-key-damaged = Der Schlüssel des Systems in { $file } ist beschädigt.
    .means = Die Lizenzen zählen weiter, aber es lässt sich keine Anforderung signieren und nichts ändern, bis es wieder einen Schlüssel gibt.
    .do = Holen Sie ihn aus einer Sicherung, oder beginnen Sie mit einem neuen: in den Einstellungen oder mit `xlm key restore` und `xlm key new`.
errors-key-exists = Es gibt bereits den Schlüssel eines Systems: { $file }.
    .means = Ein brauchbarer Schlüssel wird nie ersetzt.
    .do = Arbeiten Sie mit diesem Schlüssel weiter, oder wählen Sie einen leeren Datenordner.
errors-key-file = Der Schlüssel des Systems in { $file } ist nicht verwendbar: { $reason }.
    .means = Die Lizenzen zählen weiter, aber es lässt sich keine Anforderung signieren und nichts ändern.
    .do = Starten Sie das Programm als Administrator oder mit dem Konto, das das System eingerichtet hat, oder geben Sie diesem Konto das Leserecht. Wenn die Datei verloren ist: Holen Sie ihn aus einer Sicherung, oder beginnen Sie mit einem neuen: in den Einstellungen oder mit `xlm key restore` und `xlm key new`.
errors-key-missing = In { $file } liegt kein Schlüssel des Systems.
    .do = Holen Sie ihn aus einer Sicherung, oder beginnen Sie mit einem neuen: in den Einstellungen oder mit `xlm key restore` und `xlm key new`.
errors-key-not-in-backup = { $file } enthält keinen Schlüssel des Systems.
    .means = Die Sicherung stammt von einem Arbeitsplatz.
    .do = Nehmen Sie eine Sicherung, die auf dem XPhone-Server entstand.
errors-key-other-backup = Der Schlüssel in { $file } gehört zu einem anderen System oder wurde seither ersetzt.
    .means = Er könnte für dieses System nichts signieren.
    .do = Nehmen Sie eine spätere Sicherung dieses Systems, oder beginnen Sie mit einem neuen Schlüssel.
errors-key-other-system = { $file } ist nicht der Schlüssel dieses Systems.
    .means = Die Lizenzen zählen weiter, aber es lässt sich keine Anforderung signieren und nichts ändern, bis es wieder einen Schlüssel gibt.
    .do = Holen Sie ihn aus einer Sicherung, oder beginnen Sie mit einem neuen: in den Einstellungen oder mit `xlm key restore` und `xlm key new`.

## license.xml

errors-xml-dangerous = Die Datei enthält eine Dokumenttyp-Definition oder etwas anderes, das keine Lizenzdatei hat.
    .means = Sie stammt nicht von XPhone und könnte Schaden anrichten sollen.
    .do = Nehmen Sie die license.xml aus dem Ordner des XPhone-Servers.
errors-xml-malformed = Die Datei ist bei Byte { $position } kein wohlgeformtes XML.
    .means = Sie ist beschädigt oder wurde von Hand geändert.
    .do = Kopieren Sie sie erneut vom XPhone-Server, ohne sie zu öffnen.
errors-xml-not-license = Die Datei ist keine XPhone-Lizenz: Sie beginnt mit „{ $found }“.
    .do = Nehmen Sie die license.xml aus dem Ordner des XPhone-Servers.
errors-xml-unclear = Die Lizenzdatei ist anders aufgebaut als erwartet: { $reason }.
    .means = Was darin signiert wurde, ist nicht feststellbar.
    .do = Kopieren Sie sie erneut vom XPhone-Server, ohne sie zu öffnen.

## Names of other things

errors-field-account = Anmeldename
errors-field-description = Beschreibung
errors-field-email = E-Mail
errors-field-fax = Fax Firma
errors-field-first-name = Vorname
errors-field-group = Konfigurationsgruppe
errors-field-joined = Eintritt
errors-field-key = ID
errors-field-lines = Leitungen
errors-field-location = Standort
errors-field-mobile = Tel. Mobil
errors-field-name = Nachname
errors-field-phone = Tel. Firma
errors-field-protected = Geschützt
errors-field-teamdesk = TeamDesk
errors-kind-licensed = ein lizenziertes System
errors-kind-planning = ein Planungssystem
errors-kind-sample = die Beispielfirma

## Other failures

errors-other-cancelled = Abgebrochen.
    .means = Es wurde nichts geändert.
errors-other-compiled = Ein Teil des Programms selbst ist beschädigt: { $reason }.
    .do = Richten Sie das Programm neu ein.
errors-other-machine = Den Ordner { $folder }, der als Rechner gelesen werden soll, gibt es nicht.
    .do = Berichtigen oder entfernen Sie die Variable `XLM_MACHINE_ROOT`.
errors-other-no-random = Das Betriebssystem liefert keine Zufallszahlen: { $reason }.
    .means = Es lässt sich kein Geheimnis ziehen, daher wurde nichts getan.
    .do = Starten Sie den Rechner neu.
errors-other-not-by-hand = Einen neuen Schlüssel und das Zurückholen einer Kopie vermerkt das Programm selbst.
    .means = Von Hand vermerkt, sagte das Änderungsprotokoll, was nicht geschehen ist.
    .do = Benutzen Sie `xlm key new` oder `xlm copies restore` oder die Einstellungen im Fenster.
errors-other-worker = Der Arbeitsteil des Programms wurde beendet.
    .means = In diesem Fenster lässt sich nichts mehr ändern.
    .do = Starten Sie das Programm neu.
errors-other-workstation = Dieser Rechner ist ein Arbeitsplatz: Der Schlüssel des Systems wird nur auf dem XPhone-Server verwendet.
    .means = Nur der XPhone-Server kann Lizenzen anfordern.
    .do = Führen Sie dies auf dem XPhone-Server aus.

## Place of the data

errors-place-create = Der Datenordner { $folder } lässt sich nicht anlegen: { $reason }.
    .do = Wählen Sie mit `--data` einen anderen Ordner, oder starten Sie das Programm mit Schreibrecht dort.
errors-place-none = Es gibt keinen Ordner für die Daten.
    .do = Geben Sie einen mit `--data ORDNER` an.
errors-place-postgres = Diese Fassung des Programms unterstützt PostgreSQL nicht.
    .do = Geben Sie mit `--data ORDNER` einen Ordner an.

## Refused commands

errors-refused-already-installed = Lizenzpaket { $number } ist bereits importiert, seit { $since }.
    .means = Es ist nichts zu tun.
errors-refused-already-set-up = Das System ist bereits eingerichtet.
    .means = Das geschieht nur einmal; die X-ID bleibt für immer.
    .do = Wählen Sie für ein anderes System einen anderen Datenordner.
errors-refused-bad-mac = „{ $mac }“ ist keine MAC-Adresse eines Netzwerkadapters.
    .do = Geben Sie sechs Paare aus Ziffern und Buchstaben A bis F ein, etwa 00-50-56-9A-12-3F.
errors-refused-bad-rows = { $count ->
    [one] Eine Zeile der Datei lässt sich nicht übernehmen.
   *[other] { $count } Zeilen der Datei lassen sich nicht übernehmen.
}
    .means = Es wurde nichts geändert.
    .do = Berichtigen Sie die Datei, oder überspringen Sie die fehlerhaften Zeilen.
errors-refused-bound-elsewhere = Die Lizenzen sind an andere Hardware gebunden als diese.
    .means = Nur der Server, an den sie gebunden sind, kann sie zurückgeben. Dies ist vielleicht eine Kopie von ihm.
    .do = Geben Sie sie dort zurück. Ist jener Server ausgefallen, dann fordern Sie sie hier als ausgefallenen Server an.
errors-refused-conflicts = Der Eintrag lässt sich nicht mehr rückgängig machen.
    .means = Es wurde nichts geändert.
errors-refused-copy = Jetzt lässt sich keine Kopie zurückholen: Die Lizenzen sind für einen geplanten Umzug abgegeben oder nicht an diesen Server gebunden.
    .means = Eine Kopie von früher gäbe verbrauchte Tage zurück.
    .do = Machen Sie einzelne Einträge im Änderungsprotokoll rückgängig, oder holen Sie die Kopie zurück, wenn die Lizenzen wieder an diesen Server gebunden sind.
errors-refused-in-batch = Befehl { $position } der Datei wird abgelehnt.
    .means = Von der Datei wurde nichts ausgeführt.
errors-refused-mac = Diese MAC-Adresse lässt sich nicht als statisch bestätigen.
    .means = Jede Maschine ohne Einstellung hat sie, oder sie braucht keine Bestätigung.
    .do = Stellen Sie im Hypervisor zuerst eine statische MAC-Adresse ein.
errors-refused-move-in-progress = Die Lizenzen sind bereits zurückgegeben.
    .means = Sie zählen hier noch bis { $day }.
    .do = Speichern Sie die Rückgabe noch einmal, oder sagen Sie den geplanten Umzug zuerst ab.
errors-refused-moved-on = Der geplante Umzug lässt sich nicht mehr absagen.
    .means = Lizenzpaket { $number } gehört dem neuen Server.
    .do = Geben Sie die Lizenzen auf dem neuen Server zurück, wenn sie wieder hierher sollen.
errors-refused-name-control = Der Name enthält einen Zeilenumbruch oder ein anderes Steuerzeichen.
    .do = Geben Sie den Namen in einer Zeile ein.
errors-refused-name-empty = Der Name ist leer.
    .do = Geben Sie einen Namen an.
errors-refused-name-too-long = Der Name „{ $name }“ ist länger als 100 Zeichen.
    .do = Kürzen Sie ihn.
errors-refused-no-code = Es wurde kein Lizenzanforderungscode angegeben.
    .do = Lesen Sie ein Lizenzzertifikat ein, oder geben Sie dessen Code ein.
errors-refused-no-package = Es gibt keine Lizenzen, die zurückgegeben werden könnten.
    .means = Es ist kein Lizenzpaket eines vertrauenswürdigen Ausstellers installiert.
    .do = Importieren Sie zuerst ein Lizenzpaket.
errors-refused-no-release = Hier läuft kein geplanter Umzug.
    .do = Tun Sie dies auf dem alten Server, nachdem seine Lizenzen zurückgegeben wurden.
errors-refused-no-room = Für Texte von Benutzern ist kein Platz mehr: Mit denen, die inzwischen ersetzt wurden, belegen sie 4 GB.
    .means = Es wurde nichts geändert.
    .do = Schließen Sie das Programm und öffnen Sie es wieder; Texte, die niemand mehr hat, fallen dann weg.
errors-refused-no-users = Es wurde kein Benutzer genannt.
    .do = Nennen Sie mindestens einen Benutzer.
errors-refused-not-a-group = „{ $place }“ ist ein Standort, keine Konfigurationsgruppe.
    .do = Wählen Sie eine Gruppe.
errors-refused-not-observed = Die Hardware dieses Servers wurde noch nicht gelesen.
    .do = Starten Sie das Programm auf dem XPhone-Server.
errors-refused-not-set-up = Das System ist noch nicht eingerichtet.
    .do = Richten Sie es zuerst ein.
errors-refused-nothing = Alles ist bereits so.
    .means = Es wurde nichts geändert.
errors-refused-old-mac = Ohne die MAC-Adresse des alten Systems kann das Upgrade nicht zugeordnet werden.
    .do = Fügen Sie ein, was ipconfig /all auf dem alten Server ausgibt, oder geben Sie seine MAC-Adresse ein.
errors-refused-older-edition = Ein System geht nur zu neueren Editionen über; „{ $edition }“ ist keine.
    .do = Wurde sie versehentlich geändert, machen Sie den Eintrag im Änderungsprotokoll rückgängig.
errors-refused-order-number = Diese Bestellnummer kann nicht gespeichert werden.
    .do = Geben Sie eine einzelne, nicht zu lange Zeile ein.
errors-refused-other-receipt = Die Quittung gehört zu einer anderen Rückgabe als der von hier.
    .means = Es wurde nichts geändert.
    .do = Senden Sie dem Aussteller die Rückgabe dieses Servers, und importieren Sie die Quittung, die zurückkommt.
errors-refused-other-request = Das Lizenzpaket beantwortet eine Anforderung, die dieses System nicht gestellt hat oder die schon beantwortet ist.
    .means = Es wurde nichts geändert.
    .do = Importieren Sie das Paket zu Ihrer letzten Anforderung, oder stellen Sie eine neue.
errors-refused-other-system = Die Datei ist für das System { $package }; dies ist { $here }.
    .means = Es wurde nichts geändert.
    .do = Importieren Sie sie dort, oder bitten Sie den Aussteller um ein Paket für dieses System.
errors-refused-outdated = Lizenzpaket { $found } ist nicht neuer als das vorhandene mit der Nummer { $installed }.
    .means = Es wurde nichts geändert.
    .do = Importieren Sie das neueste Lizenzpaket.
errors-refused-place-exists = „{ $place }“ gibt es bereits.
    .do = Wählen Sie einen anderen Namen.
errors-refused-place-in-use = { $count ->
    [one] In „{ $place }“ ist ein Benutzer.
   *[other] In „{ $place }“ sind { $count } Benutzer.
}
    .do = Geben Sie an, wohin sie kommen.
errors-refused-place-needs-licenses = In „{ $place }“ sind Funktionen eingeschaltet.
    .means = Eine Gruppe dieses Namens gibt es, aber wer in ihr ist, benötigt Lizenzen. Es wurde nichts geändert.
    .do = Schalten Sie deren Funktionen aus, oder wählen Sie einen anderen Namen.
errors-refused-rank = Ein Rang beginnt bei 1.
    .do = Geben Sie 1 oder mehr an; 1 wird zuerst bedient.
errors-refused-reason = Ein Benutzer wird nur mit Begründung geschützt.
    .do = Geben Sie sie an, etwa „Empfang“.
errors-refused-same-license = Diese license.xml ist bereits geladen.
    .means = Es ist nichts zu tun.
errors-refused-system-id = Die X-ID hat eine andere Form: Dies ist { $kind }.
    .do = Prüfen Sie die X-ID.
errors-refused-tail-over = Die Lizenzen sind zurückgegeben, und die Tage des alten Servers sind vorbei.
    .means = Seit { $day } zählt hier keine Lizenz mehr.
    .do = Importieren Sie ein neueres Lizenzpaket, das an diesen Server gebunden ist, wenn die Lizenzen zurückkommen sollen.
errors-refused-tail-too-long = Der alte Server darf höchstens { $limit } Tage weiterlaufen.
    .do = Wählen Sie weniger Tage.
errors-refused-target = Die Benutzer können nicht nach „{ $place }“: Es wird mit entfernt.
    .do = Wählen Sie ein anderes Ziel.
errors-refused-text-too-long = Ein Text von Benutzer { $user } ist länger als { $limit } Bytes.
    .do = Kürzen Sie ihn.
errors-refused-unknown-edition = Die Edition „{ $edition }“ gibt es nicht.
    .do = Wählen Sie v10 oder v8.
errors-refused-unknown-function = Die Funktion „{ $function }“ gibt es nicht.
    .do = Nehmen Sie eine aus dem Katalog dieser Edition.
errors-refused-unknown-order = Diese Bestellung steht nicht mehr in der Liste.
    .do = Lesen Sie das Lizenzzertifikat noch einmal ein.
errors-refused-unknown-place = Den Standort oder die Konfigurationsgruppe „{ $place }“ gibt es nicht.
    .do = Prüfen Sie den Namen, oder legen Sie sie zuerst an.
errors-refused-unknown-resource = Die Ressource „{ $resource }“ gibt es nicht.
    .do = Nehmen Sie eine aus dem Katalog dieser Edition.
errors-refused-unknown-user = Einen Benutzer mit der ID { $user } gibt es nicht.
    .do = Prüfen Sie die ID; Groß- und Kleinschreibung zählt.
errors-refused-user-exists = Einen Benutzer mit der ID { $user } gibt es bereits.
    .do = Geben Sie eine andere ID an, oder bearbeiten Sie jenen Benutzer.
errors-refused-user-name = Benutzer { $user } hat keinen Nachnamen.
    .do = Geben Sie einen an.
errors-refused-wrong-kind = Das ist hier nicht möglich: Dies ist { $kind }.
    .do = Richten Sie ein System anderer Art in einem anderen Datenordner ein.

## Rows of a file with users

errors-row-at-line = Zeile { $line }: { $problem }
errors-row-at-row = Datensatz { $row }, ID { $user }: { $problem }
errors-row-bad-date = { $column } „{ $cell }“ ist kein Datum; schreiben Sie 24.11.2026 oder 2026-11-24
errors-row-bad-place = „{ $name }“ kann kein Name eines Standorts oder einer Konfigurationsgruppe sein
errors-row-by-hand = Benutzer { $user } wurde von Hand angelegt, ein Import ändert ihn nicht
errors-row-cell-too-long = { $column } ist länger als { $limit } Zeichen
errors-row-control = { $column } enthält das Steuerzeichen { $code }
errors-row-duplicate-key = die ID „{ $cell }“ steht auch in Zeile { $other }; keine von beiden wird übernommen
errors-row-duplicate-line = die Leitung { $number } ist zweimal genannt
errors-row-empty = { $column } ist leer
errors-row-key-too-long = die ID hat { $bytes } Bytes; möglich sind höchstens 64
errors-row-left-out = { $count ->
    [one] Ein weiterer Fehler ist nicht aufgeführt.
   *[other] { $count } weitere Fehler sind nicht aufgeführt.
}
errors-row-line-too-long = eine Leitung oder der Grund des Schutzes ist länger als { $limit } Zeichen
errors-row-no-location = Benutzer { $user } ist neu, und die Zeile nennt keinen Standort
errors-row-repeated-key = die ID { $user } steht in einer früheren Zeile
errors-row-shortened = eine Tabellenkalkulation hat { $column } zu „{ $cell }“ gekürzt, Ziffern sind verloren
errors-row-too-few-cells = { $found } Zellen statt { $expected }
errors-row-too-long = länger als { $limit } Bytes; vielleicht wurde ein Anführungszeichen nicht geschlossen
errors-row-too-many-cells = { $found } Zellen statt { $expected }
errors-row-undecodable = { $column } enthält Bytes, die keine Zeichen sind; speichern Sie die Datei als UTF-8
errors-row-unknown-place = „{ $place }“ gibt es nicht
errors-row-unknown-place-similar = „{ $place }“ gibt es nicht; meinen Sie „{ $suggestion }“?
errors-row-unknown-role = { $column } enthält die unbekannte Rolle „{ $word }“; möglich sind member, leader und analyst

## Files with users

errors-users-duplicate-column = Die erste Zeile der Datei nennt die Spalte { $column } zweimal.
    .do = Entfernen Sie eine davon.
errors-users-empty = Die Datei hat keine Zeile mit Spaltennamen.
    .do = Beginnen Sie die Datei mit einer Zeile wie `ID;firstname;name;account;location`.
errors-users-missing-columns = Die erste Zeile der Datei nennt { $missing } nicht.
    .means = Sie nennt { $found }.
    .do = Beginnen Sie die Datei mit einer Zeile, die mindestens `ID;firstname;name;account` nennt.
errors-users-this-file = Die Datei mit Benutzern
errors-users-too-many-columns = Die erste Zeile der Datei nennt mehr als { $limit } Spalten.
    .do = Wählen Sie eine Datei mit Benutzern.
errors-users-unclosed = Ein Anführungszeichen im Datensatz ab Zeile { $line } wird nie geschlossen.
    .means = Alles danach ist eine einzige Zelle, die Benutzer dort sind nicht erkennbar.
    .do = Schließen Sie das Anführungszeichen, oder entfernen Sie es.

## Codes

errors-code-empty = Es wurde kein Code angegeben.

## Why a user lacks a license

errors-missing-grace-over = Die { $license }-Lizenzen zählen nicht: Sie sind an andere Hardware gebunden, und die Übergangsfrist ist abgelaufen.
errors-missing-help-binding = Binden Sie die Lizenzen an diese Hardware; dann haben dieselben Benutzer sie wieder.
errors-missing-help-issuer = Importieren Sie ein Lizenzpaket eines vertrauenswürdigen Ausstellers.
errors-missing-help-released = Der neue Server hat sie; ein neueres Lizenzpaket, das an diesen Server gebunden ist, bringt sie denselben Benutzern zurück.
errors-missing-help-server = Eine SERVER-Lizenz bringt sie denselben Benutzern zurück.
errors-missing-no-server = Die { $license }-Lizenzen zählen nicht: Es gibt keine SERVER-Lizenz.
errors-missing-none = Es gibt keine { $license }-Lizenz.
errors-missing-not-trusted = Die { $license }-Lizenzen zählen nicht: Das Lizenzpaket ist nicht von einem vertrauenswürdigen Aussteller signiert.
errors-missing-reach = { $count ->
    [one] 1 weitere Lizenz reicht für diesen Benutzer, { $everybody } weitere reichen für alle.
   *[other] { $count } weitere Lizenzen reichen für diesen Benutzer, { $everybody } weitere reichen für alle.
}
errors-missing-reach-both = { $count ->
    [one] 1 weitere Lizenz reicht für alle.
   *[other] { $count } weitere Lizenzen reichen für alle.
}
errors-missing-released = Die { $license }-Lizenzen zählen nicht: Sie wurden für einen geplanten Umzug zurückgegeben, und die Tage des alten Servers sind vorbei.
errors-missing-too-few = { $user } hat Platz { $place } von { $required }; vorhanden sind { $available }.
errors-missing-with-line = { $license } für die Leitung { $line }

## What is not as it should be

errors-problem-clock-ahead = Die Uhr dieses Computers ist auf { $clock } vorgesprungen; die neueste bekannte Zeit ist { $time }. Dadurch sind Lizenzen abgelaufen.
errors-problem-clock-behind = Die Uhr dieses Computers zeigt { $clock }, es ist aber später als { $time }.
errors-problem-ended = { $quantity } { $license } endeten am { $until } und zählen nur noch bis { $grace }.
errors-problem-ending = { $quantity } { $license } enden am { $until }.
errors-problem-grace = { $count ->
    [one] Die Lizenzen sind an andere Hardware gebunden und zählen nur bis { $until }: Heute ist der letzte Tag.
   *[other] Die Lizenzen sind an andere Hardware gebunden und zählen nur bis { $until }: noch { $count } Tage.
}
errors-problem-grace-over = Die Lizenzen sind an andere Hardware gebunden, und die Übergangsfrist ist abgelaufen: Keine zählt.
errors-problem-missing = { $users }: Es fehlen { $licenses }.
errors-problem-move = { $count ->
    [one] Geplanter Umzug: Die Lizenzen sind zurückgegeben und zählen hier nur noch bis { $until }: Heute ist der letzte Tag.
   *[other] Geplanter Umzug: Die Lizenzen sind zurückgegeben und zählen hier nur noch bis { $until }: noch { $count } Tage.
}
errors-problem-move-over = Die Lizenzen wurden für einen geplanten Umzug zurückgegeben: Seit { $since } zählt hier keine mehr.
errors-problem-no-channels = Fax, Voicemail oder Auto Attendants sind in Gebrauch, aber kein Medienkanal.
errors-problem-no-server = Es gibt keine SERVER-Lizenz: Die meisten anderen Lizenzen zählen ohne sie nicht.
errors-problem-not-licensed = Es gibt keine Lizenzen.
errors-problem-not-set-up = Das System ist nicht eingerichtet.
errors-problem-not-trusted = Das Lizenzpaket ist nicht von einem vertrauenswürdigen Aussteller signiert: Keine seiner Lizenzen zählt.

## Files with commands

errors-commands-form = Die Datei ist keine Liste von Befehlen: Zeile { $line }, Spalte { $column }: { $reason }.
    .means = Nichts davon wurde ausgeführt.
    .do = Berichtigen Sie sie; docs/commands.md zeigt jeden Befehl.
errors-commands-too-large = Die Datei mit Befehlen ist zu groß: { $size } Bytes.
    .do = Teilen Sie sie auf.

## What was changed since, so that an entry cannot be undone

errors-conflict-edition = Die Edition wurde seitdem geändert.
errors-conflict-final = Einrichtung, Lizenzen, Anforderungen und gelesene Hardware werden nie rückgängig gemacht.
errors-conflict-old-system = Das alte System wurde seitdem neu angegeben, oder sein Upgrade ist erledigt.
errors-conflict-place = „{ $place }“ wurde seither geändert, oder es sind jetzt Benutzer darin.
errors-conflict-policy = Die Regel der Verteilung wurde seither neu gewählt.
errors-conflict-resources = Systemressourcen wurden seither eingegeben.
errors-conflict-settings = Einstellungen wurden seither geändert.
errors-conflict-stale = Inzwischen gab es andere Änderungen: Machen Sie den Eintrag noch einmal rückgängig.
errors-conflict-user = Benutzer { $user } wurde seither geändert, entfernt oder neu angelegt.

## Was Dateien sind und was benötigt wird

errors-file-other-kind = { $file } ist { $found }; benötigt wird { $needed }.
errors-file-this = Die Datei
errors-found-archive = ein Archiv
    .do = Entpacken Sie es und wählen Sie daraus die richtige Datei.
errors-found-backup = die Sicherung eines Systems
    .do = Sie gehört in ein leeres System: mit `xlm restore` oder bei der Einrichtung im Fenster.
errors-found-change-log = eine Datenbank wie das Änderungsprotokoll eines Systems
    .do = Lassen Sie sie im Datenordner; weitergegeben wird eine Sicherung davon.
errors-found-commands = eine Liste von Befehlen
    .do = Sie ist für `xlm run`.
errors-found-empty = leer
    .do = Speichern Sie sie dort, woher sie kam, noch einmal, und sehen Sie nach, wie groß sie ist.
errors-found-license-xml = die license.xml eines XPhone-Servers
    .do = Sie ist für den Lizenzimport eines Planungssystems.
errors-found-mail = eine E-Mail
    .do = Speichern Sie ihren Anhang und wählen Sie diese Datei.
errors-found-markup = eine Webseite oder eine andere XML-Datei
    .do = Speichern Sie die Datei selbst, nicht die Seite, die sie anbietet.
errors-found-other-document = ein signiertes Dokument, das diese Version nicht kennt
    .do = Aktualisieren Sie dieses Programm.
errors-found-package = ein Lizenzpaket
    .do = Es ist für den Lizenzimport des Systems, für das es ausgestellt wurde.
errors-found-pdf = ein PDF wie ein Lizenzzertifikat
    .do = Ein Lizenzzertifikat ist für die Anforderung, auf der Seite Lizenzimport oder mit `xlm request`.
errors-found-picture = ein Bild
    .do = Wählen Sie die Datei selbst, nicht ein Bild davon.
errors-found-receipt = eine Quittung
    .do = Sie ist für den Lizenzimport des Systems, das seine Lizenzen zurückgegeben hat.
errors-found-release = eine Rückgabe
    .do = Sie ist für den Aussteller: Schicken Sie sie an das Lizenzbüro.
errors-found-request = eine Lizenzanforderung
    .do = Sie ist für den Aussteller: Schicken Sie sie an das Lizenzbüro.
errors-found-settings = die Einstellungsdatei dieses Programms
    .do = Lassen Sie sie in ihrem Ordner; das Programm liest sie von selbst.
errors-found-text = ein Text
    .do = Wählen Sie die richtige Datei.
errors-found-unknown = eine Datei unbekannter Art
    .do = Wählen Sie die richtige Datei.
errors-found-users = eine Liste von Benutzern
    .do = Sie ist für die Seite Benutzer oder für `xlm users import`.
errors-needed-backup = eine Sicherung
errors-needed-certificate = ein Lizenzzertifikat
errors-needed-commands = eine Liste von Befehlen
errors-needed-license = ein Lizenzpaket
errors-needed-license-xml = eine license.xml
errors-needed-release = eine Rückgabe
errors-needed-request = eine Lizenzanforderung
errors-needed-users = eine Liste von Benutzern
