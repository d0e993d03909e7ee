# The way over the network: what is sent to the license portal, and what goes wrong on the way.

## What is wrong with an address

network-address-form = “{ $address }” is not the address of a license portal.
    .do = Write it like https://portal.example.
network-address-not-encrypted = The address { $address } has no encryption: anybody on the way could read and alter what is sent.
    .do = Write it with https://.
network-address-too-much = The address { $address } says more than the name, the port and the path of a license portal.
    .do = Leave out name, password and everything from a question mark on.

## What came back

network-answer-again-after = { $count ->
    [one] Try again in a minute.
   *[other] Try again in { $count } minutes.
}
network-answer-again-later = Try again later.
network-answer-busy = The license portal is busy just now.
    .means = Nothing is wrong with what was sent.
network-answer-no-document = What came back is not the document that was asked for, or a damaged one.
    .means = Nothing was changed here.
    .do = Try again.
network-answer-no-portal = What answered there is not a license portal (status { $status }).
    .means = Perhaps the address is wrong, or a page of the network stands before it.
    .do = Check the address in the settings.
network-answer-refused = The license portal refuses:
    .means = Nothing was changed here.
    .do = If the reason is not clear, ask the issuer of the licenses.
network-answer-sent-on = The license portal sends on to another address: { $address }
    .means = The program does not follow by itself.
    .do = If the address is right, enter it in the settings.
network-answer-too-often = The license portal has had too many messages from here.
network-answer-unknown-system = The license portal does not know this system, or not with the key of this server.
    .means = It knows a system from the first license request on that it answered.
    .do = Request licenses first.
network-answer-what-was-sent = What was sent

## Certificate authorities

network-authorities-file = The file with certificate authorities cannot be read: { $file }: { $reason }
    .do = Correct the path in the settings, or leave it empty for the authorities of this computer.
network-authorities-none = This computer knows no certificate authorities, so the license portal cannot be checked.
    .do = Name a file with the portal’s certificate authority in the settings.
network-authorities-none-in-file = There is no certificate in { $file }.
    .do = Name a file in the PEM or DER format.

## The way that always works

network-by-file = Without the network it goes by file: save the request or return, send it to the issuer, and import what comes back.

## What is sent

network-dialog-again = Send again
network-dialog-copy = Copy
network-dialog-json = The same as it is signed and sent (JSON)
network-dialog-open-request = The request stays open: if you send or save it again, it is the same request, and nothing is counted twice.
network-dialog-request = This request goes to { $address }. The answer is a license package; it is shown to you before anything is installed.
network-dialog-return = This return goes to { $address }. The licenses are given up before it is sent. The answer is a receipt, which is shown to you before it is kept.
network-dialog-save = Save request as file…
network-dialog-send = Send
network-dialog-title = What will be sent

## Facts that are sent

network-fact-absent = absent
network-fact-change-log = Newest change
network-fact-codes = Codes (last group)
network-fact-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
network-fact-edition = Edition
network-fact-emergency = Emergency operation since
network-fact-hardware-id = Hardware ID
network-fact-machine = Computer
network-fact-machine-physical = physical
network-fact-machine-virtual = virtual
network-fact-made = Made
network-fact-nonce = Number of the request
network-fact-old-mac = MAC address of the old system
network-fact-old-product = Product before
network-fact-package = License package so far
network-fact-reason = Reason
network-fact-system-id = System ID (X-ID)
network-fact-tag = present, check mark { $tag }
network-fact-tags-note = Of the hardware only check marks of 12 bits are sent: they show a change, but nobody can tell the value from them. No user and no phone number is sent.
network-fact-tail = Old server runs for
network-fact-unreadable = unreadable

## What goes wrong on the way

network-failed-cut-off = The connection ended before the answer was complete.
    .means = It may have been answered; if you send it again, the same answer comes.
    .do = Try again.
network-failed-name = { $host } is not known in this network.
    .means = There is no connection to the network, or the name is wrong.
    .do = Check the connection and the address in the settings.
network-failed-no-connection = The license portal cannot be reached: there was no answer within 10 seconds.
    .means = Perhaps a firewall is in between, or a proxy is needed.
    .do = Check the connection, and the proxy in the settings.
network-failed-no-portal = No license portal is known.
    .do = Enter its address in the settings, or give it on the console with `--portal` or in `XLM_PORTAL`. Without one it goes by file: save the request and send it to the issuer.
network-failed-other = The license portal could not be asked: { $reason }
network-failed-refused = { $host } refused the connection.
    .means = The license portal is not running just now, or the port in the address is wrong.
    .do = Try again later, or check the address in the settings.
network-failed-timed-out = The answer took longer than a minute.
    .means = It may have been answered; if you send it again, the same answer comes.
    .do = Try again.
network-failed-unreachable = { $host } cannot be reached: { $reason }
    .do = Check the connection, and the proxy in the settings.

## Looking for new license packages

network-look = Look for new license packages
network-look-found = A new license package is ready for this system: number { $number }. Look at it under License import.
network-look-none = There is no new license package for this system.

## The proxy

network-proxy-address = “{ $proxy }” is not the address of a proxy.
    .do = Write it like http://proxy.example:3128.
network-proxy-refused = The proxy { $proxy } does not let the program through: { $reason }
    .do = Ask your network administrator, or enter name and password: http://name:password@proxy.example:3128.
network-proxy-unreachable = The proxy { $proxy } cannot be reached.
    .do = Check the proxy in the settings, or the environment variable HTTPS_PROXY.

## Retrieving

network-retrieve = Retrieve licenses
network-retrieve-hint = From { $address }. You see what is sent before it is sent.
network-retrieve-receipt = Send return
network-send-request = Send request

## How far it is

network-stage-checking = Checking the answer
network-stage-connecting = Connecting to the license portal
network-stage-sending = Sending
network-stage-waiting = Waiting for the answer

## The certificate of the portal

network-tls-expired = The certificate of { $host } ended on { $day }; by the clock of this computer it is { $now }.
    .means = Nothing was sent. The certificate was not renewed, or this clock is wrong.
    .do = Check date and time of this computer first; then tell the operator of the license portal.
network-tls-not-yet = The certificate of { $host } begins on { $day }; by the clock of this computer it is { $now }.
    .means = Nothing was sent. Most likely this clock is wrong.
    .do = Set date and time of this computer right.
network-tls-other = There is no secure connection to { $host }: { $reason }
    .means = Nothing was sent.
    .do = Tell the operator of the license portal.
network-tls-unknown-issuer = The certificate of { $host } is from a certificate authority that does not count here.
    .means = Nothing was sent. Perhaps your company has its own authority, or somebody else answers in the place of the portal.
    .do = If the authority is yours, name its file in the settings (certificate authorities).
network-tls-wrong-name = The certificate there is for { $names }, not for { $host }.
    .means = Nothing was sent: somebody else may be answering.
    .do = Check the address in the settings.
