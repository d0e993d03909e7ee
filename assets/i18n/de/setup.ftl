# Die Einrichtung.

setup-sentence = Wie möchten Sie beginnen? An Ihrem XPhone-Server wird nichts geändert.
setup-steps = Schritt { $done } von { $total }
setup-title = Willkommen
setup-working = Einen Moment bitte

## Die Türen

setup-backup = Mit einer Sicherung
    .action = Sicherung wiederherstellen
setup-backup-file = Sicherungsdatei
setup-edition = Edition
setup-edition-name = XPhone Connect { $version }
setup-license-file = Lizenzdatei (license.xml)
setup-new = Neues System
    .action = Diesen Server einrichten
    .text = Dieser Computer ist der XPhone-Server, und dieses Programm wurde für ihn noch nicht eingerichtet. Er bekommt eine eigene System-ID (X-ID), zu der Ihre Lizenzen gehören werden.
setup-passphrase = Kennwort der Sicherung
setup-planning = Mit den Lizenzen eines laufenden Servers planen
    .action = Planung beginnen
    .text = Laden Sie license.xml Ihres XPhone-Servers und sehen Sie, welche Benutzer Lizenzen haben und welchen welche fehlen. Die Lizenzen selbst bleiben, wo sie sind.
setup-replaced = Der Server wurde ersetzt
    .text = Der XPhone-Server ist neu, und seine Lizenzen sollen hier weitergelten: Stellen Sie eine Sicherung des alten wieder her oder geben Sie dessen System-ID (X-ID) wieder ein.
setup-sample = Erst einmal umsehen
    .action = Beispielfirma öffnen
    .text = Eine erfundene Firma mit einigen Hundert Benutzern, Lizenzen und Zertifikaten. Darin können Sie alles ausprobieren. Sie liegt in einem eigenen Ordner und kann jederzeit verlassen werden.
setup-x-id = Ohne Sicherung
    .action = Mit dieser X-ID einrichten
    .hint = Sie steht auf der Seite, die Sie beim Einrichten des alten Servers aufgehoben haben, und in jedem Lizenzpaket.

## Wo sich das System nicht öffnen lässt

setup-unopened = Das System ließ sich nicht öffnen
    .sentence = Es wurde nichts geändert.
setup-unopened-again = Noch einmal versuchen
setup-unopened-folder = Ein anderer Ordner
    .action = Diesen Ordner öffnen
    .hint = Ein Ordner dieses Computers, auch für die nächsten Starts. In einem leeren lässt sich eine Sicherung wiederherstellen.

## Nach der Einrichtung

setup-done = Ihr System ist eingerichtet
    .sentence = Der nächste Schritt ist, Ihre Lizenzen zu importieren.
setup-hardware-id-note = Steht für die Hardware dieses Servers und ändert sich mit ihr.
setup-identity = Identität dieses Systems
setup-import = Lizenzen importieren
setup-keep-safe = Bewahren Sie die X-ID an einem sicheren Ort außerhalb dieses Servers auf: Mit ihr gelten Ihre Lizenzen weiter, wenn der Server einmal ersetzt werden muss.
setup-overview = Zur Übersicht
setup-system-id-note = Steht für immer für Ihr System, auf jeder Hardware.
