# Die Einrichtung.
setup-new = Neues System
setup-sample = In der Beispielfirma umsehen
setup-title = Einrichtung
