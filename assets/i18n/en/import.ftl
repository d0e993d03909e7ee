# The license import panel.

## The head: what matters now

import-sentence-asked = A request is open: import the license package that answers it
import-sentence-installed = Package number { $number } of { $issuer } for { $customer } is installed
import-sentence-new = Read the license certificate of your order, save a request, and import the license package that answers it
import-sentence-planning = This system plans with the license.xml of a running XPhone server
import-sentence-untrusted = The license package was not signed by an issuer that counts here, so none of its licenses does

## Pills

import-pill-license-xml = license.xml loaded
import-pill-none = No licenses yet
import-pill-not-verified = Not verified
import-pill-package = Package number { $number }

## Where certificates come from

import-add = Add
import-add-more = Read more
import-choose = Choose files…
import-code = License request code
import-code-foreign = A code of the vendor: it can be copied, but not redeemed here
import-code-hint = It stands in the license certificate, for example XRC1-PNJFF-…
import-dialog-certificates = Choose license certificates
import-drop-hint = PDF, e-mail, archive or folder; a license package or license.xml may come along. Over remote desktop nothing can be dropped: copy the files to this server and choose them, or paste their path or code with Ctrl+V.
import-drop-hovering = Drop to read
import-drop-more = You can also drop files anywhere on this window.
import-drop-title = Drop license certificates here
import-filter-all = Certificates and mails
import-path = Path of a license certificate, mail or folder
import-path-hint = For example D:\Licenses\Certificate.pdf
import-read = Read
import-reading = Reading license certificates
import-reading-count = { $done } of { $total } files
import-type-in = Or type it in
import-working = Working

## What was read

import-code-of-vendor = Code of the vendor
import-code-redeemed = Redeemed on { $date }
import-code-repeated = The same code as in { $source }; it is requested once
import-code-requested = Requested on { $date }; the license package has not come yet
import-code-valid = Valid: it can be requested here
import-code-valid-elsewhere = Valid, but a planning system requests nothing
import-customer = Customer
import-foreign-load = Then load the license.xml of the server here, below.
import-foreign-other-system = This system takes license packages only. A license.xml is loaded in a planning system, which has a folder of its own.
import-foreign-redeem = Copy the code, open the Web-Administration of the XPhone server, System settings > Licenses > License management > Import license package, and enter it there.
import-foreign-title = To be redeemed in XPhone itself
import-guess = Recognised in a picture: compare it
import-guess-compare = The code was recognised by a program, which may confuse characters. Compare it with the picture, character by character.
import-guess-confirm = The code { $code } is right
import-guess-picture = The picture of the line with the code
import-licenses = Licenses
import-licenses-item = { $quantity } × { $name }
import-licenses-unknown = Not found in the text; the license package will say
import-list = What was read
import-list-count = { $count } files and codes, { $faulty } of them without a license request code
import-order-number = Order number
import-page = Page { $page } of { $pages }
import-page-back = Previous page
import-page-on = Next page
import-password = Password of the file
import-password-hint = It is used to read the file now and kept nowhere.
import-password-open = Open with this password
import-remove = Remove { $source } from the list
import-remove-faulty = Remove those without a code
import-same-file = The same file as { $source }
import-source-typed = Typed code

## The request

import-copy-path = Copy the path
import-dialog-request = Save the request
import-filter-request = Requests
import-request = Request licenses
import-request-codes = { $count ->
    [one] One license request code goes into the request.
   *[other] { $count } license request codes go into the request.
}
import-request-next = Send the file to the issuer of the licenses or hand it in at the license portal. The answer is a license package (.xlp): open it below, on this server.
import-request-path = Or save it under a path
import-request-path-hint = For example D:\Licenses\{ $name }
import-request-read-only = The change log can only be read, so no request can be noted in it.
import-request-sample = In the sample company an invented issuer answers at once.
import-request-sample-button = Let the sample issuer answer
import-request-save = Save request…
import-request-saved = The request was saved: { $file }
import-request-workstation = This is a workstation. A request binds licenses to a server: make it on the XPhone server itself, with this program.

## Open requests

import-open = Open requests
import-open-codes = { $count ->
    [0] no code
    [one] { $count } code
   *[other] { $count } codes
}
import-open-none = None.
import-open-since = Made on { $date }

## The license package or license.xml

import-dialog-license = Open a license package or license.xml
import-done-license-xml = The license.xml with number { $number } is loaded
import-done-package = The license package with number { $number } is imported
import-done-redeemed = { $count ->
    [one] One license request code is redeemed and gone from the list.
   *[other] { $count } license request codes are redeemed and gone from the list.
}
import-filter-license = License packages and license.xml
import-license = Import a license package
import-license-file = Or open a path
import-license-hint = For example D:\Licenses\Package.xlp
import-license-hint-planning = license.xml lies in the folder licenses below the program folder of the XPhone server
import-license-note = You see what it changes before anything is changed.
import-license-open = Open package or license.xml…
import-license-planning = Load license.xml

## What is installed now

import-altered = Altered by hand: { $products }. None of their licenses count; fetch the file from the XPhone server again.
import-altered-file = The file as a whole was changed after it was signed. Fetch it from the XPhone server again.
import-column-kind = Kind
import-column-license = License type
import-column-order = Order number
import-column-quantity = Quantity
import-column-status = Status
import-column-until = Valid until
import-installed = Installed now
import-installed-at = Imported on
import-installed-issuer = Issuer
import-installed-none = No licenses are there yet.
import-installed-number = License number
import-installed-until = The last day is included.
import-kind-other = Other
import-kind-purchase = Perpetual
import-kind-purchase-limited = Full license
import-kind-subscription = Subscription
import-kind-test = Test license
import-signature = Signature
import-signature-no-issuer = Not verified: the issuer is not trusted in this system, so no license counts
import-signature-no-key = Not verified: there is no key of the vendor to check it with
import-signature-no-key-advice = To have it checked, put the public key of the vendor beside license.xml as a .pem file, and load the file again.
import-signature-verified = Verified
import-signature-verified-key = Verified with the key { $key }
import-signature-wrong = Wrong: it was not made with the key that lies beside the file
import-status-altered = Altered by hand
import-status-ended = Ended
import-status-grace = Counts until { $date }
import-status-not-yet = Begins on { $date }
import-status-replaced = Replaced
import-status-unknown = Unknown type
import-status-valid = Valid
import-unknown = Not known to this edition: { $products }. They are kept, but counted for nobody.
import-until-ever = Unlimited

## Orders

import-order-code = code ending in { $group }
import-order-file = Open the certificate
import-order-items-unknown = licenses not found in the certificate
import-order-number-dialog = Your order number
    .confirm = Show what changes…
    .hint = The number under which your company ordered, for example 4500012345; empty takes it away
    .text = { $order } gets the number that your own books know it by.
import-order-number-edit = Your order number…
import-order-open = not redeemed yet
import-order-read = read on { $date }
import-order-redeemed = redeemed on { $date }
import-order-remove = Take out…
import-order-yours = your order { $number }
import-orders = Orders
import-orders-more = Show { $count } more
import-orders-none = License certificates that are read here stay in this list, with their files.

## Another system

import-other-system = This certificate names the system { $theirs }, this is { $here }. Its code can be redeemed once only: ask your reseller if you are not sure.
import-other-system-ask = Request licenses that were ordered for another system?
    .confirm = Request them for this system
