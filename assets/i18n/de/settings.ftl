# Der Bereich Einstellungen.
settings-no-notices = Seit dem Start des Programms ist nichts geschehen.
settings-notices = Hinweise

## Was an der Einstellungsdatei nicht stimmte

settings-bad-value = „{ $value }“ ergibt für { $name } keinen Sinn; es gilt der Standard
settings-copy-failed = Die bisherige Einstellungsdatei konnte nicht aufgehoben werden: { $reason }
settings-copy-kept = Die bisherige Einstellungsdatei liegt in { $file }
settings-no-text = Die Einstellungsdatei ist keine; es gelten die Standardwerte
settings-not-read = Die Einstellungsdatei konnte nicht gelesen werden, es gelten die Standardwerte: { $reason }
settings-syntax = Die Einstellungsdatei ist ab Zeile { $line } nicht zu verstehen; es gelten die Standardwerte
settings-unknown-name = Eine Einstellung { $name } gibt es nicht
