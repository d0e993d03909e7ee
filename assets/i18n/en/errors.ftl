# What went wrong: what happened, what it means (.means), what to do (.do).

## Backups

errors-backup-damaged = The backup is damaged: it is cut off, or bytes in it have changed.
    .do = Copy the file again from where it was kept, or take an older backup.
errors-backup-memory = There is not enough memory to derive the key from the passphrase (64 MiB are needed).
    .do = Close other programs and try again.
errors-backup-newer = The backup was made by a newer version of this program (format { $found }).
    .do = Restore it with that version.
errors-backup-not-backup = This file is not a backup of this program.
    .do = Choose a file that was made with “Backup”.
errors-backup-passphrase-short = The passphrase is too short: it needs at least { $limit } characters.
    .means = Whoever has the backup and guesses the passphrase has the key of the system.
    .do = Choose a longer one, such as several words.
errors-backup-passphrase-wrong = The passphrase does not fit this backup.
    .means = The file itself is undamaged.
    .do = Type it again; mind upper and lower case.
errors-backup-place-in-use = The data folder holds a system already.
    .means = A backup is never restored over a system. Nothing was changed.
    .do = Choose an empty data folder for the restored system.
errors-backup-refused = The change log in the backup cannot be used.
    .means = Nothing was restored.
    .do = Take an older backup.
errors-backup-too-large = The change log is too large for a backup file.
    .do = Close the program on all computers and copy the data folder instead.
errors-backup-write = The backup could not be restored: { $reason }.
    .means = Nothing half done is kept.
    .do = Make room or give the right to write there, then try again.

## Certificates

errors-certificate-damaged = { $file } is damaged and cannot be read as a PDF.
    .do = Open the e-mail it came with and save the attachment again, or type the code.
errors-certificate-encrypted = { $file } is protected by a password.
    .do = Read it again with its password, or type the code.
errors-certificate-invoice = { $file } is an invoice: it carries no license request code.
    .do = Choose the license certificate of the same order.
errors-certificate-no-code = { $file } has text, but no license request code in it.
    .means = It is probably another document, such as an invoice.
    .do = Choose the license certificate, or type the code if you see it there.
errors-certificate-no-recognition = { $file } is a picture without text, probably a scan.
    .means = Nothing on this computer recognises text in pictures (Tesseract is not installed).
    .do = Ask for the original PDF, type the code, or install Tesseract and read the file again.
errors-certificate-no-text = { $file } is a picture without text, probably a scan.
    .do = Ask for the original PDF, or type the code.
errors-certificate-not-pdf = { $file } is not a PDF.
    .do = Choose the license certificate as it came by e-mail.
errors-certificate-nothing-inside = { $file } contains no PDF.
    .means = Mails and archives are looked through for license certificates.
    .do = Choose the e-mail that the license certificate is attached to.
errors-certificate-other-id = { $file } names a system (X-ID) or its hardware, but contains no license request code.
    .means = An X-ID or a hardware ID does not fetch licenses.
    .do = Choose the license certificate of your order, or type its code.
errors-certificate-timeout = Reading { $file } took too long and was stopped.
    .means = A certificate is read in a moment; this file is damaged or made to do harm.
    .do = Ask for it once more, or type the code.
errors-certificate-too-large = { $file } is larger than any license certificate.
    .do = Choose the license certificate as it came by e-mail.
errors-certificate-uncompared = { $file } is a scan. { $code } was recognised in it, and letters that look alike may have changed places.
    .means = Where no picture can be shown beside it, such a code does not count.
    .do = Compare it with the document and type it, or drop the file on the window.
errors-certificate-unreadable = { $file } cannot be read: { $reason }.
    .do = Check the name of the file and the right to read it.
errors-certificate-wrong-password = The password does not open { $file }.
    .do = Check capital letters and the keyboard layout, then type the password again; or type the code.

## Change log

errors-chain-altered = Entry { $number } of the change log was altered, or moved from another place.
    .means = The change log cannot be trusted from this entry on.
    .do = Keep the data folder as it is, restore the last good backup into an empty folder, and find out who had access.
errors-chain-anchor = Entry { $number } is not the one that a signed document names: the change log was rewritten.
    .means = The change log cannot be trusted.
    .do = Keep the data folder as it is, restore the last good backup into an empty folder, and find out who had access.
errors-chain-content = The content of entry { $number } of the change log was altered.
    .means = The change log cannot be trusted from this entry on.
    .do = Keep the data folder as it is, restore the last good backup into an empty folder, and find out who had access.
errors-chain-earlier = Entry { $number } of the change log is earlier than the entry before it.
    .means = The change log cannot be trusted from this entry on.
    .do = Keep the data folder as it is, restore the last good backup into an empty folder, and find out who had access.
errors-chain-missing = Entry { $number } of the change log is missing.
    .means = Something was removed from the change log.
    .do = Keep the data folder as it is, restore the last good backup into an empty folder, and find out who had access.
errors-chain-unreadable = Entry { $number } of the change log cannot be read.
    .means = The database is damaged there.
    .do = Restore the last good backup into an empty folder.
errors-log-changed-meanwhile = Somebody else has changed the system meanwhile, and your change would now do something else than you saw.
    .means = Nothing was changed.
    .do = Look at the new state and decide again.
errors-log-entry = Entry { $number } of the change log cannot be understood.
    .means = The state of the system cannot be built without it.
    .do = Restore the last good backup into an empty folder.
errors-log-newer = A newer version of this program has written to this change log (format { $found }).
    .means = This version shows what it understands and writes nothing.
    .do = Update this program on this computer.
errors-log-no-entry = There is no entry { $number } in the change log.
    .do = Look up the number in the change log.
errors-log-too-long-actor = The name of your account or computer is too long for the change log ({ $found } bytes; { $limit } are possible).
    .do = Use another account.
errors-log-too-long-change = This change is too large for one entry of the change log ({ $found } bytes; { $limit } are possible).
    .means = Nothing was changed.
    .do = Divide it, for example into several files with users.
errors-log-too-long-reason = The reason is too long ({ $found } bytes; { $limit } are possible).
    .means = Nothing was changed.
    .do = Shorten it.
errors-log-write-protected = The change log is write-protected.
    .means = Nothing can be changed; everything can be looked at.
    .do = Give this account the right to write in the data folder.

## Database

errors-database-busy = Another program keeps the change log locked.
    .means = Nothing was changed.
    .do = Try again; if it lasts, see which program (backup, virus scanner) holds the file.
errors-database-damaged = The database file of the change log is damaged.
    .do = Restore the last good backup into an empty folder.
errors-database-file = { $file } cannot be used: { $reason }.
    .do = Give this account the right to read and write in the data folder.
errors-database-full = The disk is full.
    .means = Nothing was changed.
    .do = Make room and try again.
errors-database-missing = There is no change log { $file }.
    .do = Check the data folder, or set the system up.
errors-database-network = { $file } lies on a network drive ({ $kind }).
    .means = The change log could be damaged there when two computers write at once.
    .do = Choose a data folder on a local disk.
errors-database-not-ours = { $file } is not a change log of this program.
    .do = Check the data folder.
errors-database-read-only = The change log can only be read.
    .do = Give this account the right to write in the data folder.
errors-database-sql = The database of the change log reported an error: { $reason }.
    .do = Try again; if it happens again, restore the last good backup into an empty folder.

## Documents

errors-document-altered = The file was altered: its signature does not fit.
    .means = Nothing in it counts.
    .do = Ask the issuer to send it once more.
errors-document-contradictory = The file contradicts itself: { $reason }.
    .means = It is signed, but made wrongly. Nothing in it counts.
    .do = Tell the issuer.
errors-document-newer = The file is of a kind that this version does not know ({ $type }).
    .do = Update this program.
errors-document-not-document = The file is not a signed document, or a damaged one.
    .do = Save it again from the e-mail it came with.
errors-document-too-large = The file is too large: { $size } bytes; a document has at most { $limit }.
    .do = Choose the license package as it came from the issuer.
errors-document-untrusted = The file is signed by somebody whom this system does not trust.
    .means = Nothing in it counts. His key: { $key }.
    .do = Ask the issuer. The sample company's packages count in the sample company only.

## Files

errors-file-failed = { $file } cannot be used: { $reason }.
    .do = Check the name of the file and your rights there.
errors-file-issuer = The sample company's license office failed: { $reason }
errors-file-neither = { $file } is neither a license package nor a license.xml.
    .do = Choose the file that the issuer sent (.xlp), or license.xml of the XPhone server.
errors-file-other-system = { $file } is about another system, { $system }.
    .means = It says nothing about the change log of this one.
    .do = Choose a request or receipt of this system.
errors-file-too-large = { $file } is too large for a file of its kind.
    .do = Choose the right file.
errors-io-denied = access was denied
errors-io-exists = there is a file of that name already
errors-io-folder = it is a folder
errors-io-full = the disk is full
errors-io-no-folder = a part of its path is not a folder
errors-io-not-found = there is no such file or folder
errors-io-read-only = the disk is write-protected

## Key of the system

errors-key-damaged = The key of the system in { $file } is damaged.
    .means = The licenses go on counting, but no request can be signed, and nothing can be changed until there is a key.
    .do = Take it out of a backup, or begin with a new one: in the settings, or with `xlm key restore` and `xlm key new`.
errors-key-exists = There is a key of a system already: { $file }.
    .means = A key that can be used is never replaced.
    .do = Go on with this key, or choose an empty data folder.
errors-key-file = The key of the system in { $file } cannot be used: { $reason }.
    .means = The licenses go on counting, but no request can be signed, and nothing can be changed.
    .do = Run the program as administrator or with the account that set the system up, or give this account the right to read the file. If the file is lost: take it out of a backup, or begin with a new one: in the settings, or with `xlm key restore` and `xlm key new`.
errors-key-missing = There is no key of the system in { $file }.
    .do = Take it out of a backup, or begin with a new one: in the settings, or with `xlm key restore` and `xlm key new`.
errors-key-not-in-backup = { $file } holds no key of the system.
    .means = It was made on a workstation.
    .do = Take a backup that was made on the XPhone server.
errors-key-other-backup = The key in { $file } is that of another system, or was replaced since.
    .means = It could sign nothing for this system.
    .do = Take a later backup of this system, or begin with a new key.
errors-key-other-system = { $file } is not the key of this system.
    .means = The licenses go on counting, but no request can be signed, and nothing can be changed until there is a key.
    .do = Take it out of a backup, or begin with a new one: in the settings, or with `xlm key restore` and `xlm key new`.

## license.xml

errors-xml-dangerous = The file has a document type definition or a part that no license file has.
    .means = It was not made by XPhone, and it could be made to do harm.
    .do = Take license.xml from the folder of the XPhone server.
errors-xml-malformed = The file is not well-formed XML near byte { $position }.
    .means = It is damaged or was changed by hand.
    .do = Copy it again from the XPhone server, without opening it.
errors-xml-not-license = The file is not an XPhone license: it begins with “{ $found }”.
    .do = Take license.xml from the folder of the XPhone server.
errors-xml-unclear = The license file is built otherwise than expected: { $reason }.
    .means = What was signed in it cannot be told.
    .do = Copy it again from the XPhone server, without opening it.

## Names of other things

errors-field-account = login name
errors-field-description = description
errors-field-email = e-mail
errors-field-fax = work fax
errors-field-first-name = first name
errors-field-group = group
errors-field-joined = joined
errors-field-key = ID
errors-field-lines = lines
errors-field-location = location
errors-field-mobile = mobile
errors-field-name = last name
errors-field-phone = work phone
errors-field-protected = protected
errors-field-teamdesk = teamdesk
errors-kind-licensed = a licensed system
errors-kind-planning = a planning system
errors-kind-sample = the sample company

## Other failures

errors-other-cancelled = Cancelled.
    .means = Nothing was changed.
errors-other-compiled = A part of the program itself is damaged: { $reason }.
    .do = Install the program again.
errors-other-machine = The folder { $folder }, given as the machine to read, does not exist.
    .do = Correct or remove the variable `XLM_MACHINE_ROOT`.
errors-other-no-random = The operating system gives no random numbers: { $reason }.
    .means = No secret can be drawn, so nothing was done.
    .do = Restart the computer.
errors-other-not-by-hand = A new key and the restoring of a copy are noted by the program itself.
    .means = Noted by hand, the change log would say what did not happen.
    .do = Use `xlm key new` or `xlm copies restore`, or the settings of the window.
errors-other-worker = The program's worker has stopped.
    .means = Nothing more can be changed in this window.
    .do = Start the program again.
errors-other-workstation = This computer is a workstation: the key of the system is used on the XPhone server only.
    .means = Only the XPhone server can ask for licenses.
    .do = Do this on the XPhone server.

## Place of the data

errors-place-create = The data folder { $folder } cannot be made: { $reason }.
    .do = Choose another folder with `--data`, or run the program with the right to write there.
errors-place-none = There is no folder for the data.
    .do = Give one with `--data FOLDER`.
errors-place-postgres = This build of the program has no support for PostgreSQL.
    .do = Give a folder with `--data FOLDER`.

## Refused commands

errors-refused-already-installed = License package { $number } is installed already, since { $since }.
    .means = Nothing is to be done.
errors-refused-already-set-up = The system is set up already.
    .means = This is done once only; the X-ID stays for ever.
    .do = Choose another data folder for another system.
errors-refused-bad-mac = “{ $mac }” is no MAC address of a network adapter.
    .do = Enter six pairs of digits and letters A to F, such as 00-50-56-9A-12-3F.
errors-refused-bad-rows = { $count ->
    [one] One row of the file cannot be taken over.
   *[other] { $count } rows of the file cannot be taken over.
}
    .means = Nothing was changed.
    .do = Correct the file, or skip the bad rows.
errors-refused-bound-elsewhere = The licenses are bound to other hardware than this.
    .means = Only the server that they are bound to can give them up. This may be a copy of it.
    .do = Give them up there. If that server has failed, request them here as server failed.
errors-refused-conflicts = The entry cannot be undone any more.
    .means = Nothing was changed.
errors-refused-copy = No copy can be restored now: the licenses are given up for a planned move, or not bound to this server.
    .means = A copy from before would give back days that are used up.
    .do = Undo single entries in the change log, or restore the copy when the licenses are bound to this server again.
errors-refused-in-batch = Command { $position } of the file is refused.
    .means = Nothing of the file was done.
errors-refused-mac = This MAC address cannot be confirmed as static.
    .means = Every machine without a setting has it, or it does not need to be confirmed.
    .do = Set a static MAC address in the hypervisor first.
errors-refused-move-in-progress = The licenses are given up already.
    .means = They still count here until { $day }.
    .do = Save the return again, or call the planned move off first.
errors-refused-moved-on = The planned move cannot be called off any more.
    .means = License package { $number } belongs to the new server.
    .do = Give the licenses up on the new server if they are to come back here.
errors-refused-name-control = The name contains a line break or another control character.
    .do = Type the name in one line.
errors-refused-name-empty = The name is empty.
    .do = Give a name.
errors-refused-name-too-long = The name “{ $name }” is longer than 100 characters.
    .do = Shorten it.
errors-refused-no-code = No license request code was given.
    .do = Read a license certificate or type its code.
errors-refused-no-package = There are no licenses that could be given up.
    .means = No license package of a trusted issuer is installed.
    .do = Import a license package first.
errors-refused-no-release = No planned move is in progress here.
    .do = Do this on the old server, after its licenses were given up.
errors-refused-no-room = There is no more room for texts of users: with those that were replaced meanwhile, they take 4 GB.
    .means = Nothing was changed.
    .do = Close the program and open it again; texts that nobody has any more are left out then.
errors-refused-no-users = No user was named.
    .do = Name at least one user.
errors-refused-not-a-group = “{ $place }” is a location, not a configuration group.
    .do = Choose a group.
errors-refused-not-observed = The hardware of this server was not read yet.
    .do = Run the program on the XPhone server.
errors-refused-not-set-up = The system is not set up yet.
    .do = Set it up first.
errors-refused-nothing = Everything is already like this.
    .means = Nothing was changed.
errors-refused-old-mac = Without the MAC address of the old system the upgrade cannot be assigned.
    .do = Paste what ipconfig /all says on the old server, or enter its MAC address.
errors-refused-older-edition = A system goes over to newer editions only; “{ $edition }” is none.
    .do = If it was changed by mistake, undo that entry in the change log.
errors-refused-order-number = This order number cannot be kept.
    .do = Enter one line that is not too long.
errors-refused-other-receipt = The receipt is for another return than the one made here.
    .means = Nothing was changed.
    .do = Send the return of this server to the issuer, and import the receipt that comes back.
errors-refused-other-request = The license package answers a request that this system did not make, or that is answered already.
    .means = Nothing was changed.
    .do = Import the package that answers your last request, or make a new request.
errors-refused-other-system = The file is for the system { $package }; this is { $here }.
    .means = Nothing was changed.
    .do = Import it on the other system, or ask the issuer for a package for this one.
errors-refused-outdated = License package { $found } is not newer than the installed one, which has number { $installed }.
    .means = Nothing was changed.
    .do = Import the newest license package.
errors-refused-place-exists = “{ $place }” exists already.
    .do = Choose another name.
errors-refused-place-in-use = { $count ->
    [one] One user is in “{ $place }”.
   *[other] { $count } users are in “{ $place }”.
}
    .do = Say where they go.
errors-refused-place-needs-licenses = In “{ $place }” functions are switched on.
    .means = A group of that name exists, but whoever is in it needs licenses. Nothing was changed.
    .do = Switch its functions off, or choose another name.
errors-refused-rank = A rank starts at 1.
    .do = Give 1 or more; 1 is served first.
errors-refused-reason = A user is protected for a reason only.
    .do = Give the reason, such as “reception”.
errors-refused-same-license = This license.xml is loaded already.
    .means = Nothing is to be done.
errors-refused-system-id = The X-ID does not have the form of { $kind }.
    .do = Check the X-ID.
errors-refused-tail-over = The licenses are given up, and the days of the old server are over.
    .means = Since { $day } no license counts here.
    .do = Import a newer license package that is bound to this server if the licenses are to come back.
errors-refused-tail-too-long = The old server may run for at most { $limit } days.
    .do = Choose fewer days.
errors-refused-target = The users cannot move to “{ $place }”: it is to be removed, too.
    .do = Choose another place.
errors-refused-text-too-long = A text of user { $user } is longer than { $limit } bytes.
    .do = Shorten it.
errors-refused-unknown-edition = There is no edition “{ $edition }”.
    .do = Choose v10 or v8.
errors-refused-unknown-function = There is no function “{ $function }”.
    .do = Take one of the catalog of this edition.
errors-refused-unknown-order = This order is not in the list any more.
    .do = Read the license certificate again.
errors-refused-unknown-place = There is no location or group “{ $place }”.
    .do = Check the name, or create it first.
errors-refused-unknown-resource = There is no resource “{ $resource }”.
    .do = Take one of the catalog of this edition.
errors-refused-unknown-user = There is no user with the ID { $user }.
    .do = Check the ID; upper and lower case count.
errors-refused-user-exists = There is a user with the ID { $user } already.
    .do = Give another ID, or edit that user.
errors-refused-user-name = User { $user } has no last name.
    .do = Give one.
errors-refused-wrong-kind = This is not possible in { $kind }.
    .do = Set up a system of another kind in another data folder.

## Rows of a file with users

errors-row-at-line = Line { $line }: { $problem }
errors-row-at-row = Row { $row }, ID { $user }: { $problem }
errors-row-bad-date = { $column } “{ $cell }” is not a date; write 2026-11-24 or 24.11.2026
errors-row-bad-place = “{ $name }” cannot be the name of a location or group
errors-row-by-hand = user { $user } was made by hand, and an import does not touch him
errors-row-cell-too-long = { $column } is longer than { $limit } characters
errors-row-control = { $column } contains the control character { $code }
errors-row-duplicate-key = the ID “{ $cell }” stands in line { $other } as well; neither is taken over
errors-row-duplicate-line = the line { $number } is named twice
errors-row-empty = { $column } is empty
errors-row-key-too-long = the ID has { $bytes } bytes; at most 64 are possible
errors-row-left-out = { $count ->
    [one] One more problem is not listed.
   *[other] { $count } more problems are not listed.
}
errors-row-line-too-long = a line number or the reason of protection is longer than { $limit } characters
errors-row-no-location = user { $user } is new, and the row names no location
errors-row-repeated-key = the ID { $user } stands in an earlier row
errors-row-shortened = a spreadsheet has shortened { $column } to “{ $cell }”, and digits are lost
errors-row-too-few-cells = { $found } cells instead of { $expected }
errors-row-too-long = longer than { $limit } bytes; perhaps a quote was not closed
errors-row-too-many-cells = { $found } cells instead of { $expected }
errors-row-undecodable = { $column } contains bytes that are no characters; save the file as UTF-8
errors-row-unknown-place = there is no “{ $place }”
errors-row-unknown-place-similar = there is no “{ $place }”; did you mean “{ $suggestion }”?
errors-row-unknown-role = { $column } has the unknown role “{ $word }”; possible are member, leader and analyst

## Files with users

errors-users-duplicate-column = The first line of the file names the column { $column } twice.
    .do = Remove one of them.
errors-users-empty = The file has no line with the names of its columns.
    .do = Begin the file with a line such as `ID;firstname;name;account;location`.
errors-users-missing-columns = The first line of the file does not name { $missing }.
    .means = It names { $found }.
    .do = Begin the file with a line that names at least `ID;firstname;name;account`.
errors-users-this-file = The file with users
errors-users-too-many-columns = The first line of the file names more than { $limit } columns.
    .do = Choose a file with users.
errors-users-unclosed = A quote in the row of line { $line } is never closed.
    .means = Everything after it is one cell, so the users there cannot be told.
    .do = Close the quote or remove it.

## Codes

errors-code-empty = No code was given.

## Why a user lacks a license

errors-missing-grace-over = The { $license } licenses do not count, because they are bound to other hardware and the grace period is over.
errors-missing-help-binding = Bind the licenses to this hardware; then the same users hold them again.
errors-missing-help-issuer = Import a license package of a trusted issuer.
errors-missing-help-released = The new server has them; a newer license package that is bound to this server brings them back to the same users.
errors-missing-help-server = A SERVER license brings them back to the same users.
errors-missing-no-server = The { $license } licenses do not count, because there is no SERVER license.
errors-missing-none = There is no { $license } license.
errors-missing-not-trusted = The { $license } licenses do not count, because the license package is not signed by a trusted issuer.
errors-missing-reach = { $count ->
    [one] 1 more license reaches this user, { $everybody } more reach everybody.
   *[other] { $count } more licenses reach this user, { $everybody } more reach everybody.
}
errors-missing-reach-both = { $count ->
    [one] 1 more license reaches everybody.
   *[other] { $count } more licenses reach everybody.
}
errors-missing-released = The { $license } licenses do not count, because they were given up for a planned move and the days of the old server are over.
errors-missing-too-few = { $user } has place { $place } of { $required }; { $available } are available.
errors-missing-with-line = { $license } for the line { $line }

## What is not as it should be

errors-problem-clock-ahead = The clock of this computer has leapt ahead to { $clock }; the newest time that is known is { $time }. Licenses have ended by that.
errors-problem-clock-behind = The clock of this computer reads { $clock }, but it is later than { $time }.
errors-problem-ended = { $quantity } { $license } ended on { $until } and still count until { $grace }.
errors-problem-ending = { $quantity } { $license } end on { $until }.
errors-problem-grace = { $count ->
    [one] The licenses are bound to other hardware and count until { $until } only: today is the last day.
   *[other] The licenses are bound to other hardware and count until { $until } only: { $count } days left.
}
errors-problem-grace-over = The licenses are bound to other hardware, and the grace period is over: none counts.
errors-problem-missing = { $users } lack { $licenses }.
errors-problem-move = { $count ->
    [one] Planned move: the licenses are given up and count here until { $until } only: today is the last day.
   *[other] Planned move: the licenses are given up and count here until { $until } only: { $count } days left.
}
errors-problem-move-over = The licenses were given up for a planned move: since { $since } none counts here.
errors-problem-no-channels = Fax, voicemail or auto attendants are in use without a media channel.
errors-problem-no-server = There is no SERVER license: most other licenses do not count without it.
errors-problem-not-licensed = There are no licenses.
errors-problem-not-set-up = The system is not set up.
errors-problem-not-trusted = The license package is not signed by a trusted issuer: none of its licenses counts.

## Files with commands

errors-commands-form = The file is not a list of commands: line { $line }, column { $column }: { $reason }.
    .means = Nothing of it was done.
    .do = Correct it; docs/commands.md shows each command.
errors-commands-too-large = The file with commands is too large: { $size } bytes.
    .do = Divide it.

## What was changed since, so that an entry cannot be undone

errors-conflict-edition = The edition was changed since.
errors-conflict-final = Set-up, licenses, requests and readings of the hardware are never undone.
errors-conflict-old-system = The old system was noted anew since, or its upgrade is done.
errors-conflict-place = “{ $place }” was changed since, or users are in it now.
errors-conflict-policy = The rule of distribution was chosen anew since.
errors-conflict-resources = System resources were entered since.
errors-conflict-settings = Settings were changed since.
errors-conflict-stale = Other changes were made meanwhile: undo the entry once more.
errors-conflict-user = User { $user } was changed, removed or made again since.

## What files are, and what is needed

errors-file-other-kind = { $file } is { $found }; { $needed } is needed.
errors-file-this = The file
errors-found-archive = an archive
    .do = Unpack it, then choose the right file in it.
errors-found-backup = a backup of a system
    .do = It is for an empty system: `xlm restore`, or the set-up in the window.
errors-found-change-log = a database, such as the change log of a system
    .do = Leave it in the data folder; other programs get a backup of it.
errors-found-commands = a list of commands
    .do = It is for `xlm run`.
errors-found-empty = empty
    .do = Save it again from where it came, and look at its size.
errors-found-license-xml = the license.xml of an XPhone server
    .do = It is for the license import of a planning system.
errors-found-mail = an e-mail
    .do = Save its attachment, and choose that file.
errors-found-markup = a web page or another XML file
    .do = Save the file itself, not the page that offers it.
errors-found-other-document = a signed document that this version does not know
    .do = Update this program.
errors-found-package = a license package
    .do = It is for the license import of the system that it was issued for.
errors-found-pdf = a PDF, such as a license certificate
    .do = A license certificate is for the request, on the page License import or with `xlm request`.
errors-found-picture = a picture
    .do = Choose the file itself, not a picture of it.
errors-found-receipt = a receipt
    .do = It is for the license import of the system that returned its licenses.
errors-found-release = a return
    .do = It is for the issuer: send it to the license office.
errors-found-request = a license request
    .do = It is for the issuer: send it to the license office.
errors-found-settings = the settings of this program
    .do = Leave it in its folder; the program reads it by itself.
errors-found-text = a text
    .do = Choose the right file.
errors-found-unknown = a file of an unknown kind
    .do = Choose the right file.
errors-found-users = a list of users
    .do = It is for the page Users, or for `xlm users import`.
errors-needed-backup = a backup
errors-needed-certificate = a license certificate
errors-needed-commands = a list of commands
errors-needed-license = a license package
errors-needed-license-xml = a license.xml
errors-needed-release = a return
errors-needed-request = a license request
errors-needed-users = a list of users
