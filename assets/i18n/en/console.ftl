# The console program xlm.

## Changes

console-and-more = { $names } and { $count } more
console-done = Done: entry { $number } of the change log.
console-dry-run = Nothing was changed: this was a dry run.
console-functions-lost = { $count ->
    [one] { $names } loses:
   *[other] { $count } users lose ({ $names }):
}
console-functions-off = off: { $functions }
console-functions-on = on: { $functions }
console-more = { $count ->
    [one] … and 1 more
   *[other] … and { $count } more
}
console-no-difference = Users and licenses stay as they are.
console-place-created = New: { $place }
console-place-edited = Description or rank changed: { $place }
console-place-removed = Removed: { $place }
console-place-renamed = Renamed: { $from } → { $to }
console-units-freed = { $count ->
    [one] { $license }: 1 license becomes free ({ $names })
   *[other] { $license }: { $count } licenses become free ({ $names })
}
console-units-gained = { $count ->
    [one] { $license }: 1 license goes to { $names }
   *[other] { $license }: { $count } licenses go to { $names }
}
console-units-lost = { $count ->
    [one] { $license }: 1 license is taken from a user who still needs it: { $names }
   *[other] { $license }: { $count } licenses are taken from users who still need them: { $names }
}
console-units-missing = { $count ->
    [one] { $license }: 1 license more is missing: { $names }
   *[other] { $license }: { $count } licenses more are missing: { $names }
}
console-users-added = { $count ->
    [one] 1 user added: { $names }
   *[other] { $count } users added: { $names }
}
console-users-changed = { $count ->
    [one] 1 user changed: { $names }
   *[other] { $count } users changed: { $names }
}
console-users-moved = { $count ->
    [one] 1 user moved: { $names }
   *[other] { $count } users moved: { $names }
}
console-users-removed = { $count ->
    [one] 1 user removed: { $names }
   *[other] { $count } users removed: { $names }
}

## Columns

console-column-assigned = Assigned
console-column-before = Before
console-column-copy = Copy
console-column-kilobytes = KB
console-column-last-entry = Up to entry
console-column-name = Name
console-column-number = No.
console-column-place = Place
console-column-required = Required
console-column-since = Since entry
console-column-time = When
console-column-user = ID
console-column-what = What
console-column-who = Who

## Identity and overview

console-binding = Binding
console-certificate-customer = Customer
console-certificate-duplicate = { $file } is the same file as { $first }.
console-certificate-file = File
console-certificate-foreign = of the vendor: for his own license management
console-certificate-license = License
console-certificate-not-locked-in = This system could not keep the reader from files and network; limits of time and memory hold.
console-certificate-password-needed = A password is needed.
    .do = Give it with `--password-file` or in `XLM_CERTIFICATE_PASSWORD`.
console-certificate-password-prompt = Password of the certificates:
console-certificate-recognised = recognised in a picture, the checksum is right
console-check-ok = all users have their licenses.
console-customer = Customer
console-folder = Data folder
console-identity-budget = { $used }; the next one comes back on { $day }
console-identity-compared = Since binding
console-identity-component = Component
console-identity-fingerprint = Fingerprint of this machine
console-identity-mac = MAC address …:{ $octet } of { $adapter }: { $verdict }
console-identity-machine = This computer
console-identity-partly = { $id } (not fully checked)
console-identity-server = XPhone server
console-identity-state = State
console-identity-workstation = workstation
console-issuer = Issuer
console-kind = Kind
console-kind-licensed = Licensed system
console-name = Name
console-next-change = Licenses change next on
console-next-steps = To do next

## Other results

console-assignment-none = No user needs a license.
console-backup-no-key = This computer is a workstation: the backup holds the change log, but not the key of the system.
console-backup-saved = Backup saved in { $file }. It can be opened with its passphrase only: keep both, apart from each other.
console-changes-anchored = { $count ->
    [one] It goes through the entry that a signed document names.
   *[other] It goes through all { $count } entries that signed documents name.
}
console-changes-digest = Digest of the last entry: { $digest }
console-changes-verified = { $count ->
    [one] The change log holds: 1 entry is as it was written.
   *[other] The change log holds: all { $count } entries are as they were written.
}
console-copy-import = an import
console-copy-restore = another copy
console-copy-update = an update
console-given-up = { $count ->
    [one] 1 entry of the change log is given up:
   *[other] { $count } entries of the change log are given up:
}
console-passphrase-needed = A passphrase is needed.
    .do = Give it with `--passphrase-file` or in `XLM_PASSPHRASE`.
console-release-saved = The return is saved in { $file }. The licenses count here until { $day }. Send the file to the issuer and import the receipt that comes back.
console-release-saved-over = The return is saved in { $file }. Since { $day } no license counts here. Send the file to the issuer and import the receipt that comes back.
console-request-adapters = The old server has { $count } network adapters, and only one can be the licensed one.
    .do = Give the right one with --old-mac.
console-request-foreign = The code { $code } in { $file } is one of the vendor’s: it cannot be redeemed here.
    .do = Enter it in the license management of XPhone Connect.
console-request-rehost = The license request is saved in { $file }. Send it to the issuer and import the license package that comes back.
console-request-replaces = It replaces the request of { $moment }.
console-request-saved = { $count ->
    [one] The license request for 1 code is saved in { $file }. Send it to the issuer and import the license package that comes back.
   *[other] The license request for { $count } codes is saved in { $file }. Send it to the issuer and import the license package that comes back.
}
console-restored = System { $system } is restored in { $folder }, up to entry { $number } of the change log.
console-setup-passed-over = The data are in your own folder, because { $folder } is not open to you. Other administrators do not see them.
console-users-bad-do = Correct the file, or skip these rows with `--skip-bad`; with `--create-locations`, unknown locations and groups are created.
console-users-remove-bad = { $count ->
    [one] One row of the file cannot be taken over, and users who are not in the file should be removed.
   *[other] { $count } rows of the file cannot be taken over, and users who are not in the file should be removed.
}
    .means = The users of these rows would be removed. Nothing was changed.
    .do = Correct the file, or leave out `--remove-missing`.
console-users-skipped = { $count ->
    [one] One row of the file was left out.
   *[other] { $count } rows of the file were left out.
}
console-users-unknown-columns = Columns that mean nothing here were not read: { $columns }.

## The tour with the sample company

console-demo-certificate = The issuer draws a license certificate: { $file }
console-demo-explain = { $count ->
    [one] One user lacks a license. Why { $user }?
   *[other] { $count } users lack licenses. Why { $user }?
}
console-demo-hardware = The virtual machine gets another MAC address; the hardware ID is now { $hardware }
console-demo-ids = X-ID { $system }, hardware ID { $hardware }
console-demo-import = The package is imported as entry { $number }; this is the difference
console-demo-kept = Everything lies in { $folder }
console-demo-move = { $user } moves to { $place }
console-demo-move-reason = does not need these functions
console-demo-nobody = No user of the sample company lacks a license.
console-demo-not-same = The state is another one.
console-demo-nothing-missing = The warning at { $user } is gone.
console-demo-other-code = Another code was read than was printed.
console-demo-package = The issuer answers with a license package: { $file }
console-demo-read = The program reads its code back: { $code }
console-demo-request = A license request is saved: { $file }
console-demo-restart = The program starts again and reads { $number } entries of the change log
console-demo-same = The same users hold the same licenses.
console-demo-set-up = The system of { $company } is set up
console-demo-still-missing = { $user } still lacks a license.
console-demo-users = { $count } users are imported, and functions are switched on for them

## Help

console-help-activate = Retrieve the licenses of certificates or codes from the license portal
console-help-activate-certificates = License certificates (PDF)
console-help-activate-codes = License request codes
console-help-activate-dry-run = Only show what would be sent
console-help-activate-import = Import what comes back without asking
console-help-assignment = List who needs and holds which licenses
console-help-assignment-at = As it was at the end of that day, or will be on a day to come (YYYY-MM-DD)
console-help-assignment-csv = As a table for spreadsheets: user;license;required;assigned;place;since
console-help-assignment-entry = As it was after this entry of the change log
console-help-backup = Save change log and key of the system in one file, under a passphrase
console-help-backup-file = The backup
console-help-ca = File with certificate authorities (PEM or DER) that count for the license portal instead of those of this computer
console-help-certificate = Read license certificates (PDF), also in mails, archives and folders
console-help-certificate-files = License certificates, mails (.eml, .msg), archives (.zip) or folders with them
console-help-certificate-password = Ask for the password of protected certificates; otherwise XLM_CERTIFICATE_PASSWORD
console-help-certificate-password-file = File whose first line is that password
console-help-certificate-scans = Recognise the text of mere scans too, which takes seconds for each; a code counts if its checksum is right
console-help-changes = List the change log
console-help-changes-about = Only entries about users, places, order, licenses, hardware, rehosting, system, plan or undo
console-help-changes-against = Saved requests (.xlreq) and receipts (.xlack), whose entries the change log must still have
console-help-changes-computer = Only entries made on this computer
console-help-changes-from = Only entries from this day on, in UTC
console-help-changes-until = Only entries until the end of this day, in UTC
console-help-changes-verify = Check that every entry is as it was written
console-help-changes-who = Only entries of this account or name
console-help-changes-words = Only entries in which all these words stand
console-help-check = Check for monitoring: exit code 0 ok, 1 warning, 2 critical, 3 unknown
console-help-check-warn-days = Warn so many days before licenses end (30 if not given)
console-help-copies = List the copies of the change log that were made before imports and updates
console-help-copies-restore = Go back to a copy; what is there now is copied before
console-help-copies-restore-copy = Name of the copy, as the list says it
console-help-data = Folder of the data; otherwise XLM_DATA, or the folder of this computer
console-help-demo = Play the whole chain with the sample company
console-help-dry-run = Only show what would change
console-help-edition = Go over to a newer edition; whoever needs a license keeps his place in the order
console-help-edition-edition = The newer edition, e.g. v10
console-help-heading-arguments = Arguments
console-help-heading-command = COMMAND
console-help-heading-commands = Commands
console-help-heading-options = Options
console-help-heading-usage = Usage:
console-help-help = Print this help
console-help-identity = Show X-ID, hardware ID and what the hardware says
console-help-identity-machine = What this computer is to be: `home-server` holds the key and is what the licenses are bound to, `workstation` only shows what that reported
console-help-import = Import a license package (.xlp), or license.xml in a planning system
console-help-import-file = License package or license.xml
console-help-json = Print the result as one JSON value
console-help-key = Ways out when the key of the system cannot be used
console-help-key-new = Begin with a new key; the next license request has to say that the server failed
console-help-key-restore = Take the key out of a backup
console-help-key-restore-file = The backup
console-help-lang = Language: en or de
console-help-note = Reason of the change, for the change log
console-help-out = Where the request is saved (.xlreq)
console-help-overview = Show how it stands
console-help-packages = Look for a new license package at the license portal
console-help-packages-import = Import what is found without asking
console-help-passphrase-file = File whose first line is the passphrase; otherwise XLM_PASSPHRASE, or it is asked for
console-help-portal = Address of the license portal; otherwise XLM_PORTAL, the settings of the window, or the issuer’s
console-help-program = Imports, binds, distributes and rehosts the licenses of an XPhone Connect server
console-help-proxy = Proxy on the way to the license portal; otherwise the settings of the window, or HTTPS_PROXY
console-help-rehost = Bind the licenses to changed hardware or move them to another server
console-help-rehost-call-off = Call a planned move off; then have the issuer confirm it with rehost request --reason move
console-help-rehost-release = Give the licenses up for a planned move and save the return, or save it again
console-help-rehost-release-dry-run = Only show what would be sent
console-help-rehost-release-import = Import the receipt that comes back without asking
console-help-rehost-release-tail-days = Days that the licenses still count on this server, today included: 0 to 14; default 14
console-help-rehost-request = Ask the issuer to bind the same licenses to the hardware as it is now
console-help-rehost-request-dry-run = Only show what would be sent
console-help-rehost-request-import = Import what comes back without asking
console-help-rehost-request-reason = `drift`: the hardware of this server changed; `move`: the old server gave the licenses up; `failed`: it failed
console-help-request = Ask for the licenses of certificates or codes
console-help-request-certificates = License certificates (PDF)
console-help-request-codes = License request codes
console-help-request-old-ipconfig = What `ipconfig /all` said on the old server, as a text file
console-help-request-old-mac = MAC address of the old system
console-help-request-old-product = Upgrade of a product that is sold no more: `xphone-uc`, `virtual-directory`, `essentials` or `octopus-desk`
console-help-restore = Restore a backup into an empty data folder
console-help-restore-file = The backup
console-help-run = Run commands from a file (RON), all or none, as one entry of the change log
console-help-run-file = List of commands; docs/commands.md shows each of them
console-help-send = Send it to the license portal instead of saving it
console-help-setup = Set the system up, once
console-help-setup-edition = Edition of XPhone Connect: v10 (if not given) or v8
console-help-setup-empty = Leave the sample company without licenses and users
console-help-setup-planning = Plan with the license.xml of a running XPhone server
console-help-setup-sample = Set up the sample company, in the folder sample of the data folder
console-help-setup-x-id = Enter the X-ID of a system whose server was replaced
console-help-undo = Take an entry of the change log back, as a new entry
console-help-undo-entry = Number of the entry
console-help-users = Users from files
console-help-users-import = Import users from a file: `ID`, `firstname`, `name`, `account` and more columns
console-help-users-import-create-locations = Create locations and groups that do not exist
console-help-users-import-file = File with separated values
console-help-users-import-location = Location of new users whose row names none
console-help-users-import-move-users = Move known users to the place that the file names
console-help-users-import-remove-missing = Remove imported users who are not in the file any more
console-help-users-import-skip-bad = Leave bad rows out instead of refusing the file
console-help-version = Print the version
console-help-yes = Send without asking; what is sent is shown all the same

## Sending

console-send-dry-run = Nothing was sent: this was a dry run.
console-send-import-question = Import it? [y/N]
console-send-nobody = Nothing was sent: nobody is there to be asked.
    .do = Say `--yes` to send without being asked.
console-send-not = Nothing was sent.
console-send-package-kept = Nothing was imported. `xlm packages --import` takes it over at any time.
console-send-question = Send this? [y/N]
console-send-receipt-kept = The receipt was not imported. Send the return again with `--import`: the same receipt comes back.
console-send-yes = yes
