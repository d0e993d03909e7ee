# The license portal and the certificates.

## Certificates

portal-certificate-code-note = It fetches the licenses below and binds them to one system. Keep this certificate in a safe place: whoever knows the code can use it.
portal-certificate-contact = Contact:
portal-certificate-customer = Customer:
portal-certificate-date = Date:
portal-certificate-footer = { $issuer } · order { $order }
portal-certificate-from = from { $from }
portal-certificate-kind = Kind
portal-certificate-license = License
portal-certificate-licenses = Licenses
portal-certificate-order-number = Order number:
portal-certificate-page = Page { $page } of { $pages }
portal-certificate-purchase = Purchase
portal-certificate-quantity = Quantity
portal-certificate-range = { $from } to { $until }
portal-certificate-scan = The code to scan
portal-certificate-step-1 = Start XPhone License Manager on the XPhone server and choose License import.
portal-certificate-step-2 = Open this certificate there, or type the code, and save the license request.
portal-certificate-step-3 = Send the license request to us. You receive a license package in return.
portal-certificate-step-4 = Import the license package. It brings the licenses into your system.
portal-certificate-steps = How to get your licenses
portal-certificate-subscription = Subscription
portal-certificate-subtitle = for XPhone Connect
portal-certificate-test = Test license
portal-certificate-unlimited = unlimited
portal-certificate-until = until { $until }
portal-certificate-valid = Valid

## What goes wrong with files

portal-file-exists = { $file } exists and is not replaced: choose another name.
portal-file-failed = { $file }: { $reason }
portal-file-key-exists = { $file } exists. A key is never replaced: choose another name.
portal-file-no-book = There is no order book { $file }. Drawing the first certificate begins one.
portal-file-not-book = { $file } is not an order book, or a damaged one: { $reason }
portal-file-not-key = { $file } is not a key file, or a damaged one: { $reason }
portal-file-not-written = { $file } could not be written: { $reason }. The order book has noted everything: repeat the same command and you get the same file.

## The order book

portal-book-busy = { $file } is being changed by somebody else all the time. Repeat the command.
portal-book-copied = The order book is copied to { $file }. It holds request codes, which are as good as licenses: keep it secret.
portal-book-earlier = { $file } is not an order book. If it is one of an earlier version (JSON), take it over into a new one: xlm-portal migrate
portal-book-holds = { $count ->
    [one] The order book holds: its event is as it was written. Digest of the event:
   *[other] The order book holds: all { $count } events are as they were written. Digest of the last one:
}
portal-book-migrated = { $old } is taken over into { $file }: orders { $orders }, systems { $systems }. Every request and return that was answered before gets the same answer. Use the new book from now on, and put the old one away.
portal-book-network = { $file } lies on a network drive ({ $kind }), where the order book is not safe. Put it on a disk of this computer.
portal-book-not-empty = { $file } has orders already. Take the old order book over into a new file.
portal-book-read-only = { $file } can only be read: it is write-protected, or a newer version has written it.
portal-book-rewritten = In { $file } there is no event with the digest { $digest }. It has been rewritten, or is another order book.
portal-book-unreadable = Event { $number } in { $file } cannot be read. Go back to a backup, and find out what happened to the file.

## What is not as it was written

portal-damage-altered = Event { $number } in { $file } is not what was written. Go back to a backup, and find out who can write the file.
portal-damage-earlier = Event { $number } in { $file } is earlier than the one before it: it was altered.
portal-damage-index = In { $file }, what leads to event { $number } does not fit it. Go back to a backup.
portal-damage-missing = Event { $number } is missing in { $file }. Go back to a backup, and find out who can write the file.
portal-damage-stray = { $count ->
    [one] In { $file }, one entry of the index belongs to no event. Go back to a backup.
   *[other] In { $file }, { $count } entries of the index belong to no event. Go back to a backup.
}

## What happened

portal-happened-budget = System { $system }: { $allowed } moves from failed servers a year agreed by { $by } ({ $reason })
portal-happened-called-off = return called off
portal-happened-exception = System { $system }: exception for the next request, granted by { $by } ({ $reason })
portal-happened-failed = server failed
portal-happened-first = first package
portal-happened-late-return = System { $system }: a failed server returned license package { $number } after all
portal-happened-moved = moved to another server
portal-happened-order = Order { $order } of { $customer }
portal-happened-package = System { $system }: license package { $number } ({ $change }), { $codes ->
    [0] no new codes
    [one] one new code
   *[other] { $codes } new codes
}
portal-happened-resumed = System { $system }: resumed by { $by } ({ $reason })
portal-happened-return = System { $system }: license package { $number } returned, the old server runs until { $date }
portal-happened-same = same server
portal-happened-suspended = System { $system }: suspended by { $by } ({ $reason })
portal-happened-taken-over = System { $system }: taken over from an earlier order book
portal-happened-with-exception = another server, by exception

## Keys and passphrases

portal-key-new = New issuer key in { $file }. Its public key:
portal-key-no-random = The operating system gives no random numbers: { $reason }
portal-key-open = The key is not under a passphrase: whoever can read { $file } can issue licenses.
portal-key-passphrase-differs = The two passphrases differ.
portal-key-passphrase-empty = The passphrase is empty.
portal-key-passphrase-needed = The key in { $file } is under a passphrase. Give it with `--passphrase-file` or in `XLM_PASSPHRASE`.
portal-key-passphrase-prompt = Passphrase:
portal-key-passphrase-repeat = The same passphrase again:
portal-key-passphrase-wrong = The passphrase does not fit the key in { $file }.

## Kinds of documents, with their article

portal-kind-package = a license package
portal-kind-receipt = a receipt
portal-kind-release = a return
portal-kind-request = a license request

## Orders

portal-order-code-taken = The request code exists already. Repeat the command.
portal-order-dates = The last day { $until } comes before the first day { $from }.
portal-order-empty = An order needs at least one license, and each license a quantity.
portal-order-internal = The certificate could not be drawn: { $reason }
portal-order-not-printable = The character “{ $character }” cannot be printed in a certificate. Write it in Latin letters.

## Results

portal-result-certificate = Certificate { $file } for order { $order }. The license request code:
portal-result-package = License package { $number } for system { $system } in { $file }.
portal-result-package-again = This request was answered before: license package { $number } for system { $system } again, in { $file }.
portal-result-receipt = Receipt for the return of license package { $number } of system { $system } in { $file }.
portal-result-receipt-again = This return was credited before: the receipt again, in { $file }.

## Why a document is refused

portal-refused-altered = { $file } was altered: its signature does not fit. Ask for it once more.
portal-refused-another-key = The request of system { $system } is signed with another key than before. If the server was replaced, it must say so: planned move or server failed.
portal-refused-code-redeemed = The license request code { $code } was redeemed by another system on { $date }.
portal-refused-contradictory = { $file } contradicts itself: { $reason }
portal-refused-failures-spent = Licenses moved from failed servers { $allowed } times within a year. The next time is free on { $date }.
portal-refused-former-host = The licenses of system { $system } moved away from this server. They can come back to it from { $date }; another server can have them now.
portal-refused-newer = { $file } is of a kind that this version does not know: { $type }
portal-refused-no-document = { $file } is not a signed document, or a damaged one: { $reason }
portal-refused-nonce = System { $system } repeats the number of an earlier request with another content. Ask for a new request.
portal-refused-not-returned = The old server of system { $system } has not returned its licenses. Credit the return first, or let the request say that the server failed.
portal-refused-not-suspended = System { $system } is not suspended.
portal-refused-note-missing = Say who decides it and why: a name and a reason are needed.
portal-refused-old-return = The return is for license package { $number } of system { $system }, but package { $newest } was issued since.
portal-refused-other-hardware = The licenses of system { $system } are bound to other hardware, of which this server has nothing. Return them on the old server, or let the request say that the server failed.
portal-refused-person-decides = { $count } servers of system { $system } failed and have never returned their licenses. A person decides about the next: grant an exception with name and reason.
portal-refused-returned = The licenses of system { $system } were returned. Its new server asks for them as planned move; the server that returned them does the same if it is to keep them.
portal-refused-stale = The license request of system { $system } was made on { $date }, before its licenses moved. If it is meant, make a new one; if the date is wrong, set the server's clock right first.
portal-refused-suspended = System { $system } is suspended and gets no license package until it is resumed.
portal-refused-tail-runs = The server before of system { $system } still runs until { $date }. Return the licenses after that day, or with 0 days.
portal-refused-tail-too-long = The return lets the old server run for { $asked } days; { $allowed } are allowed. Make a new one.
portal-refused-too-large = { $file } has { $size } bytes; documents have at most { $limit }.
portal-refused-unknown-code = The license request code { $code } is in no order of this book.
portal-refused-unknown-package = The system { $system } refers to license package { $number }, which is not of this order book.
portal-refused-unknown-system = The system { $system } has no licenses in this order book.
portal-refused-untrusted = { $file } is not signed by a trusted issuer.
portal-refused-wrong-kind = { $file } is { $found }; needed is { $expected }.
