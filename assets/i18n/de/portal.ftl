# The license portal and the certificates.

## Certificates

portal-certificate-code-note = Er ruft die unten stehenden Lizenzen ab und bindet sie an ein System. Bewahren Sie dieses Zertifikat sicher auf: Wer den Code kennt, kann ihn verwenden.
portal-certificate-contact = Ansprechpartner:
portal-certificate-customer = Kunde:
portal-certificate-date = Datum:
portal-certificate-footer = { $issuer } · Auftrag { $order }
portal-certificate-from = ab { $from }
portal-certificate-kind = Art
portal-certificate-license = Lizenz
portal-certificate-licenses = Lizenzen
portal-certificate-order-number = Auftragsnummer:
portal-certificate-page = Seite { $page } von { $pages }
portal-certificate-purchase = Kauf
portal-certificate-quantity = Anzahl
portal-certificate-range = { $from } bis { $until }
portal-certificate-scan = Der Code zum Scannen
portal-certificate-step-1 = Starten Sie auf dem XPhone-Server den XPhone License Manager und wählen Sie Lizenzimport.
portal-certificate-step-2 = Öffnen Sie dort dieses Zertifikat oder geben Sie den Code ein, und speichern Sie die Lizenzanforderung.
portal-certificate-step-3 = Senden Sie uns die Lizenzanforderung. Sie erhalten dafür ein Lizenzpaket.
portal-certificate-step-4 = Importieren Sie das Lizenzpaket. Es bringt die Lizenzen in Ihr System.
portal-certificate-steps = So erhalten Sie Ihre Lizenzen
portal-certificate-subscription = Abonnement
portal-certificate-subtitle = für XPhone Connect
portal-certificate-test = Testlizenz
portal-certificate-unlimited = unbefristet
portal-certificate-until = bis { $until }
portal-certificate-valid = Gültig

## What goes wrong with files

portal-file-exists = { $file } existiert schon und wird nicht ersetzt: Wählen Sie einen anderen Namen.
portal-file-failed = { $file }: { $reason }
portal-file-key-exists = { $file } ist schon vorhanden. Ein Schlüssel wird nie ersetzt: Wählen Sie einen anderen Namen.
portal-file-no-book = Es gibt kein Auftragsbuch { $file }. Das erste Zertifikat legt eines an.
portal-file-not-book = { $file } ist kein Auftragsbuch oder beschädigt: { $reason }
portal-file-not-key = { $file } ist keine Schlüsseldatei oder beschädigt: { $reason }
portal-file-not-written = { $file } konnte nicht geschrieben werden: { $reason }. Im Auftragsbuch steht alles: Wiederholen Sie denselben Befehl, dann erhalten Sie dieselbe Datei.

## The order book

portal-book-busy = { $file } wird ständig von anderer Seite geändert. Wiederholen Sie den Befehl.
portal-book-copied = Das Auftragsbuch ist nach { $file } kopiert. Es enthält Anforderungscodes, die so viel wert sind wie Lizenzen: Halten Sie es geheim.
portal-book-earlier = { $file } ist kein Auftragsbuch. Wenn es eines einer früheren Version ist (JSON), übernehmen Sie es in ein neues: xlm-portal migrate
portal-book-holds = { $count ->
    [one] Das Auftragsbuch ist unversehrt: Das Ereignis ist, wie es geschrieben wurde. Prüfsumme des Ereignisses:
   *[other] Das Auftragsbuch ist unversehrt: Alle { $count } Ereignisse sind, wie sie geschrieben wurden. Prüfsumme des letzten:
}
portal-book-migrated = { $old } ist in { $file } übernommen: Aufträge { $orders }, Systeme { $systems }. Jede Anforderung und jede Rückgabe, die schon beantwortet wurde, bekommt dieselbe Antwort. Verwenden Sie ab jetzt das neue Buch und legen Sie das alte weg.
portal-book-network = { $file } liegt auf einem Netzlaufwerk ({ $kind }); dort ist das Auftragsbuch nicht sicher. Legen Sie es auf einen Datenträger dieses Computers.
portal-book-not-empty = { $file } enthält schon Aufträge. Übernehmen Sie das alte Auftragsbuch in eine neue Datei.
portal-book-read-only = { $file } kann nur gelesen werden: Die Datei ist schreibgeschützt oder wurde von einer neueren Version geschrieben.
portal-book-rewritten = In { $file } gibt es kein Ereignis mit der Prüfsumme { $digest }. Die Datei wurde neu geschrieben oder ist ein anderes Auftragsbuch.
portal-book-unreadable = Ereignis { $number } in { $file } ist nicht lesbar. Gehen Sie auf eine Sicherung zurück und klären Sie, was mit der Datei geschehen ist.

## What is not as it was written

portal-damage-altered = Ereignis { $number } in { $file } ist nicht, was geschrieben wurde. Gehen Sie auf eine Sicherung zurück und klären Sie, wer die Datei schreiben kann.
portal-damage-earlier = Ereignis { $number } in { $file } liegt vor dem vorhergehenden: Es wurde verändert.
portal-damage-index = In { $file } passt das Verzeichnis nicht zu Ereignis { $number }. Gehen Sie auf eine Sicherung zurück.
portal-damage-missing = Ereignis { $number } fehlt in { $file }. Gehen Sie auf eine Sicherung zurück und klären Sie, wer die Datei schreiben kann.
portal-damage-stray = { $count ->
    [one] In { $file } gehört ein Eintrag des Verzeichnisses zu keinem Ereignis. Gehen Sie auf eine Sicherung zurück.
   *[other] In { $file } gehören { $count } Einträge des Verzeichnisses zu keinem Ereignis. Gehen Sie auf eine Sicherung zurück.
}

## What happened

portal-happened-budget = System { $system }: { $allowed } Umzüge von ausgefallenen Servern im Jahr vereinbart von { $by } ({ $reason })
portal-happened-called-off = Rückgabe widerrufen
portal-happened-exception = System { $system }: Ausnahme für die nächste Anforderung, gewährt von { $by } ({ $reason })
portal-happened-failed = Server ausgefallen
portal-happened-first = erstes Paket
portal-happened-late-return = System { $system }: Ein ausgefallener Server hat Lizenzpaket { $number } doch noch zurückgegeben
portal-happened-moved = auf einen anderen Server umgezogen
portal-happened-order = Auftrag { $order } von { $customer }
portal-happened-package = System { $system }: Lizenzpaket { $number } ({ $change }), { $codes ->
    [0] keine neuen Codes
    [one] ein neuer Code
   *[other] { $codes } neue Codes
}
portal-happened-resumed = System { $system }: freigegeben von { $by } ({ $reason })
portal-happened-return = System { $system }: Lizenzpaket { $number } zurückgegeben, der alte Server läuft bis { $date }
portal-happened-same = derselbe Server
portal-happened-suspended = System { $system }: gesperrt von { $by } ({ $reason })
portal-happened-taken-over = System { $system }: aus einem früheren Auftragsbuch übernommen
portal-happened-with-exception = anderer Server, durch Ausnahme

## Keys and passphrases

portal-key-new = Neuer Schlüssel des Ausstellers in { $file }. Sein öffentlicher Schlüssel:
portal-key-no-random = Das Betriebssystem liefert keine Zufallszahlen: { $reason }
portal-key-open = Der Schlüssel ist nicht durch eine Passphrase geschützt: Wer { $file } lesen kann, kann Lizenzen ausstellen.
portal-key-passphrase-differs = Die beiden Passphrasen sind verschieden.
portal-key-passphrase-empty = Die Passphrase ist leer.
portal-key-passphrase-needed = Der Schlüssel in { $file } ist durch eine Passphrase geschützt. Geben Sie sie mit `--passphrase-file` oder in `XLM_PASSPHRASE` an.
portal-key-passphrase-prompt = Passphrase:
portal-key-passphrase-repeat = Dieselbe Passphrase noch einmal:
portal-key-passphrase-wrong = Die Passphrase passt nicht zum Schlüssel in { $file }.

## Kinds of documents, with their article

portal-kind-package = ein Lizenzpaket
portal-kind-receipt = eine Quittung
portal-kind-release = eine Rückgabe
portal-kind-request = eine Lizenzanforderung

## Orders

portal-order-code-taken = Den Lizenzanforderungscode gibt es schon. Wiederholen Sie den Befehl.
portal-order-dates = Der letzte Tag { $until } liegt vor dem ersten Tag { $from }.
portal-order-empty = Ein Auftrag braucht mindestens eine Lizenz, und jede Lizenz eine Anzahl.
portal-order-internal = Das Zertifikat konnte nicht erstellt werden: { $reason }
portal-order-not-printable = Das Zeichen „{ $character }“ kann in einem Zertifikat nicht gedruckt werden. Schreiben Sie es in lateinischen Buchstaben.

## Results

portal-result-certificate = Zertifikat { $file } für Auftrag { $order }. Der Lizenzanforderungscode:
portal-result-package = Lizenzpaket { $number } für das System { $system } in { $file }.
portal-result-package-again = Diese Lizenzanforderung wurde schon beantwortet: noch einmal Lizenzpaket { $number } für das System { $system }, in { $file }.
portal-result-receipt = Quittung über die Rückgabe von Lizenzpaket { $number } des Systems { $system } in { $file }.
portal-result-receipt-again = Diese Rückgabe wurde schon gutgeschrieben: noch einmal die Quittung, in { $file }.

## Why a document is refused

portal-refused-altered = { $file } wurde verändert: Die Signatur passt nicht. Lassen Sie sich die Datei noch einmal senden.
portal-refused-another-key = Die Lizenzanforderung des Systems { $system } ist mit einem anderen Schlüssel signiert als bisher. Wurde der Server ersetzt, muss sie es sagen: geplanter Umzug oder Server ausgefallen.
portal-refused-code-redeemed = Der Lizenzanforderungscode { $code } wurde am { $date } von einem anderen System eingelöst.
portal-refused-contradictory = { $file } widerspricht sich selbst: { $reason }
portal-refused-failures-spent = Die Lizenzen sind innerhalb eines Jahres { $allowed } Mal von einem ausgefallenen Server umgezogen. Das nächste Mal ist ab { $date } frei.
portal-refused-former-host = Die Lizenzen des Systems { $system } sind von diesem Server weggezogen. Sie können ab { $date } zu ihm zurück; ein anderer Server kann sie jetzt bekommen.
portal-refused-newer = { $file } ist von einer Art, die diese Version nicht kennt: { $type }
portal-refused-no-document = { $file } ist kein signiertes Dokument oder beschädigt: { $reason }
portal-refused-nonce = Das System { $system } wiederholt die Nummer einer früheren Lizenzanforderung mit anderem Inhalt. Lassen Sie eine neue erstellen.
portal-refused-not-returned = Der alte Server des Systems { $system } hat seine Lizenzen nicht zurückgegeben. Schreiben Sie zuerst die Rückgabe gut, oder die Lizenzanforderung muss sagen, dass der Server ausgefallen ist.
portal-refused-not-suspended = Das System { $system } ist nicht gesperrt.
portal-refused-note-missing = Sagen Sie, wer das entscheidet und warum: Name und Begründung sind nötig.
portal-refused-old-return = Die Rückgabe gilt für Lizenzpaket { $number } des Systems { $system }, seither wurde aber Paket { $newest } ausgestellt.
portal-refused-other-hardware = Die Lizenzen des Systems { $system } sind an andere Hardware gebunden, von der dieser Server nichts hat. Geben Sie sie auf dem alten Server zurück, oder die Lizenzanforderung muss sagen, dass der Server ausgefallen ist.
portal-refused-person-decides = { $count } Server des Systems { $system } sind ausgefallen und haben ihre Lizenzen nie zurückgegeben. Über den nächsten entscheidet ein Mensch: Gewähren Sie eine Ausnahme mit Name und Begründung.
portal-refused-returned = Die Lizenzen des Systems { $system } wurden zurückgegeben. Sein neuer Server fordert sie als geplanten Umzug an; ebenso der Server, der sie zurückgegeben hat, wenn er sie behalten soll.
portal-refused-stale = Die Lizenzanforderung des Systems { $system } wurde am { $date } erstellt, bevor seine Lizenzen umgezogen sind. Ist sie so gemeint, lassen Sie eine neue erstellen; stimmt das Datum nicht, stellen Sie zuerst die Uhr des Servers richtig.
portal-refused-suspended = Das System { $system } ist gesperrt und bekommt kein Lizenzpaket, bis die Sperre aufgehoben ist.
portal-refused-tail-runs = Der vorige Server des Systems { $system } läuft noch bis { $date }. Geben Sie die Lizenzen nach diesem Tag zurück oder mit 0 Tagen.
portal-refused-tail-too-long = Nach der Rückgabe liefe der alte Server noch { $asked } Tage; erlaubt sind { $allowed }. Lassen Sie eine neue erstellen.
portal-refused-too-large = { $file } hat { $size } Bytes; Dokumente haben höchstens { $limit }.
portal-refused-unknown-code = Der Lizenzanforderungscode { $code } steht in keinem Auftrag dieses Buchs.
portal-refused-unknown-package = Das System { $system } bezieht sich auf Lizenzpaket { $number }, das nicht aus diesem Auftragsbuch ist.
portal-refused-unknown-system = Das System { $system } hat in diesem Auftragsbuch keine Lizenzen.
portal-refused-untrusted = { $file } ist nicht von einem vertrauenswürdigen Aussteller signiert.
portal-refused-wrong-kind = { $file } ist { $found }; gebraucht wird { $expected }.
