# The issuing side as a service: its page, its refusals in the words of customers, and how it is run.

## The page

service-page-again = The same file was sent before: this is the same answer again.
service-page-column-kind = Kind
service-page-column-license = License
service-page-column-quantity = Quantity
service-page-column-until = Valid until
service-page-file = License request (.xlreq) or return (.xlrel)
service-page-footer = Every file is signed. Sending one twice changes nothing: the same file always gets the same answer.
service-page-heading = Send a file, get your licenses
service-page-kind-purchase = Purchase
service-page-kind-subscription = Subscription
service-page-kind-test = Test
service-page-languages = Language
service-page-lead = For XPhone servers that are not connected to this portal themselves.
service-page-not-redeemed = Not redeemed yet. Request the licenses in XPhone License Manager, License import, with this code.
service-page-order = State of an order
service-page-order-button = Show order
service-page-order-hint = The license request code is on the license certificate, as text and as a QR code.
service-page-order-title = Order { $order }
service-page-package = License package { $number } for system { $system } is ready
service-page-package-next = Save it and import it in XPhone License Manager, License import.
service-page-package-save = Save license package
service-page-receipt = The return of license package { $number } of system { $system } is credited
service-page-receipt-next = Save the receipt and open it on the old server, Rehosting. The new server can request the licenses now, as a planned move.
service-page-receipt-save = Save receipt
service-page-redeemed = Redeemed on { $date } for system { $system }.
service-page-send = License request or return
service-page-send-button = Send file
service-page-send-hint = Choose the file that XPhone License Manager has saved. You get a license package for a license request, and a receipt for a return.
service-page-title = License portal
service-page-unlimited = unlimited

## What was refused, in the words of customers

service-refused-no-document = The file is no signed document, or a damaged one.
service-refused-person-decides = { $count } servers of this system failed and have never returned their licenses. A person decides about the next one.
service-refused-unknown-code = No order has this license request code.
service-refused-unknown-system = This system has no licenses from us yet.
service-the-file = The file

## What kept the portal from deciding

service-another-time = The query was made at another time than the portal's clock shows. Set the clock of the XPhone server right, then try again.
service-broken = Something is broken here, and it has been noted. Nothing was changed, or the answer is kept: try again later with the same file.
service-busy = There is much to do at the moment. Try again in a few seconds with the same file.
service-neither-kind = The file is { $found }; needed is a license request or a return.
service-not-found = There is nothing at this address, or nothing for whoever asks with this key.
service-not-readable = What was sent cannot be read. Nothing was changed: send the file as XPhone License Manager saved it.
service-too-large = The file has more than 256 KiB: it is no license request and no return.
service-too-often = Too many requests in a short time. Nothing was changed: wait a moment, then try again.
service-too-slow = The request took too long. If it was decided, the same file gets the same answer: send it again.

## Their titles

service-title-another-time = The clocks differ
service-title-broken = Not possible at the moment
service-title-busy = Busy
service-title-not-found = Nothing found
service-title-not-readable = Not readable
service-title-refused = Not possible
service-title-too-large = Too large
service-title-too-often = Too often
service-title-too-slow = Too slow
service-title-wrong-code = The code is not right
service-title-wrong-file = Another file is needed

## What to do

service-way-ask = Please contact us; have the X-ID of the system at hand.
service-way-document = Choose the file that XPhone License Manager saved: a license request (.xlreq) or a return (.xlrel).
service-way-new-request = Make a new license request in XPhone License Manager and send it.
service-way-new-return = Make a new return in XPhone License Manager, Rehosting, and send it.
service-way-redeemed = If that was a server of yours, return its licenses there, or request them as “server failed”. Otherwise please contact us.
service-way-rehosting = In XPhone License Manager, Rehosting, choose what has happened: it makes the right request.
service-way-unknown-code = Compare it with the license certificate. If it is the same, the certificate is from another issuer.
service-way-unknown-system = Request them with a license request code: XPhone License Manager, License import.
service-way-wrong-code = Compare it with the license certificate.

## Running the service

service-run-io = The service cannot run: { $reason }
service-run-listen = Cannot listen on { $address }: { $reason }. Choose another address or port with `--listen`.
service-run-listening = Listening on { $address }
service-run-plain = { $address } can be reached by others, and without TLS they could read along. Give a certificate with `--tls-cert` and `--tls-key`, or listen on 127.0.0.1. If a proxy in front speaks TLS, say so with `--plain-behind-proxy`.
service-run-stopped = Stopped.
service-run-tls = The TLS certificate or its key in { $file } cannot be used: { $reason }. Both must be PEM files, and belong together.
