# The change log: its panel, and what its entries say.

## What happened: one event, or several of a kind

changes-event-baseline-taken = From now on, changes are judged against the hardware that was read last
changes-event-binding-broken-hardware = The binding of license package { $number } does not hold any more: the hardware has changed
changes-event-binding-broken-other = License package { $number } was made for other hardware: emergency operation began
changes-event-binding-restored = The binding holds again
changes-event-clock-read = The clock read { $moment }, which is before the entry before: it was set back, or had been ahead
changes-event-copy-restored = An earlier copy of the change log was restored; entries up to { $number } that came after it were given up
changes-event-edition-changed = The system is one of version { $version } from now on
changes-event-entry-undone = Entry { $number } undone
changes-event-functions-set = Functions of { $place } set
changes-event-functions-set-many = Functions of { $count } locations and groups set
changes-event-group-created = Group { $place } created
changes-event-group-deleted = Group { $place } deleted
changes-event-hardware-observed = The hardware was read, and something about it is new
changes-event-home-server-chosen = This computer becomes the XPhone server of the system
changes-event-key-replaced = A new key of the system signs from now on
changes-event-licenses-released = { $count ->
    [0] License package { $number } given up for a planned move; the licenses stopped counting here at once
    [one] License package { $number } given up for a planned move; the licenses still counted here for { $count } day
   *[other] License package { $number } given up for a planned move; the licenses still counted here for { $count } days
}
changes-event-licenses-returned = Planned move ended: a newer license package binds the licenses to this server
changes-event-location-created = Location { $place } created
changes-event-location-deleted = Location { $place } deleted
changes-event-mac-confirmed = MAC address confirmed as static on the host
changes-event-old-system = The next license request upgrades { $product }
changes-event-old-system-none = The next license request upgrades no older product
changes-event-order-numbered = An order has your number { $number }
changes-event-order-removed = An order was taken out of the list
changes-event-orders-noted = { $count ->
    [one] One license certificate was read
   *[other] { $count } license certificates were read
}
changes-event-package-installed = License package { $number } imported
changes-event-place-edited = Description of { $place } changed
changes-event-place-renamed = { $place } renamed to { $name }
changes-event-places-created = { $count ->
    [one] { $count } location or group created
   *[other] { $count } locations and groups created
}
changes-event-places-deleted = { $count ->
    [one] { $count } location or group deleted
   *[other] { $count } locations and groups deleted
}
changes-event-places-edited = { $count ->
    [one] { $count } location or group edited
   *[other] { $count } locations and groups edited
}
changes-event-plan-begun = Plan begun: it matches the XPhone server
changes-event-plan-done = { $count ->
    [one] { $count } task of the plan ticked as done
   *[other] { $count } tasks of the plan ticked as done
}
changes-event-plan-open = { $count ->
    [one] { $count } task of the plan open again
   *[other] { $count } tasks of the plan open again
}
changes-event-policy-priority = Licenses are distributed by rank
changes-event-policy-seniority = Licenses are distributed to the longest need first
changes-event-rank-removed = { $place } has no rank any more
changes-event-rank-set = { $place } has rank { $rank }
changes-event-ranks-set = Ranks of { $count } locations and groups set
changes-event-receipt-imported = Receipt of the issuer imported
changes-event-release-called-off = Planned move called off
changes-event-request-activation = { $count ->
    [one] Request for { $count } license request code made
   *[other] Request for { $count } license request codes made
}
changes-event-request-drift = Request made because the hardware of the server changed
changes-event-request-failed = Request made because the old server failed
changes-event-request-move = Request made for a planned move
changes-event-resources-entered = System resources entered
changes-event-settings-changed = Settings of the system changed
changes-event-since-restored = { $count ->
    [one] { $count } user has the old place in the order again
   *[other] { $count } users have their old places in the order again
}
changes-event-system-set-up-licensed = System set up
changes-event-system-set-up-planning = System set up for planning
changes-event-system-set-up-sample = Sample company set up
changes-event-tail-ended = Planned move: the days of the old server are over
changes-event-user-deleted = User { $user } deleted
changes-event-user-moved = User { $user } moved to { $place }
changes-event-user-protected = User { $user } marked as protected: { $reason }
changes-event-user-put = User { $user } created or changed
changes-event-user-unprotected = User { $user } no longer protected
changes-event-users-deleted = { $count ->
    [one] { $count } user deleted
   *[other] { $count } users deleted
}
changes-event-users-moved = { $count ->
    [one] { $count } user moved
   *[other] { $count } users moved
}
changes-event-users-moved-to = { $count ->
    [one] { $count } user moved to { $place }
   *[other] { $count } users moved to { $place }
}
changes-event-users-protected = { $count ->
    [one] { $count } user marked as protected: { $reason }
   *[other] { $count } users marked as protected: { $reason }
}
changes-event-users-protection = { $count ->
    [one] Protection of { $count } user changed
   *[other] Protection of { $count } users changed
}
changes-event-users-put = { $count ->
    [one] { $count } user created or changed
   *[other] { $count } users created or changed
}
changes-event-users-unprotected = { $count ->
    [one] { $count } user no longer protected
   *[other] { $count } users no longer protected
}
changes-event-vendor-license-loaded = License file { $number } of the vendor loaded
changes-event-workstation-chosen = This computer becomes a workstation

## Details of what happened

changes-detail-backup-days = { $count ->
    [0] Nobody is reminded of a backup
    [one] A backup is reminded of after { $count } day
   *[other] A backup is reminded of after { $count } days
}
changes-detail-edition = XPhone Connect { $version }
changes-detail-function-default = { $function }: default
changes-detail-function-off = { $function }: off
changes-detail-function-on = { $function }: on
changes-detail-hardware-id = Hardware ID { $code }
changes-detail-name = Name: { $name }
changes-detail-notice-days = { $count ->
    [one] What ends is announced { $count } day before
   *[other] What ends is announced { $count } days before
}
changes-detail-old-mac = MAC address of the old system: { $mac }
changes-detail-resource = { $resource }: { $count }
changes-detail-system-id = System ID (X-ID) { $code }

## Why an entry can't be taken back


## The panel

changes-count = { $count ->
    [0] Nothing has been changed yet
    [one] { $count } entry, made on { $moment }
   *[other] { $count } entries, the last of { $moment }
}
changes-details-actor = Account
changes-details-computer = Computer
changes-details-empty = Choose an entry to see what it changed
changes-details-moment = Time
changes-details-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
changes-details-name = Name
changes-details-title = Entry { $number }
changes-empty-text = Every change is noted here: when, by whom, what, and why. Nothing is ever deleted from it.
changes-empty-title = No entries yet
changes-filter = Search entries
changes-filter-all = All
changes-filter-clear = Clear filter
changes-filter-first = From
changes-filter-last = Until
changes-filter-open = Filter
changes-filter-reason-given = Given
changes-filter-reason-missing = Missing
changes-filter-set = Filter ({ $count })
changes-filter-wrong-day = Please enter a day as 2027-03-01 or 1.3.2027
changes-heading-actor = Who
changes-heading-computer = Where
changes-heading-moment = When
changes-heading-reason = Reason
changes-heading-what = What
changes-look-back = State after this entry
changes-more = More
changes-none-fits = No entry has “{ $filter }” in it
changes-none-fits-all = No entry fits the filter
changes-not-authenticated = Who and where is what the operating system and the person said. It is not checked.
changes-past = The system as it was
    .action = State on a day…
    .confirm = Show the state
    .later = This day has not come yet
    .text = Overview and Users show who had and lacked which licenses at the end of that day. Nothing can be changed there.
changes-past-day = Day
changes-reading = Reading the change log
changes-redacted = The content of this entry was removed later, for data protection
changes-row = Entry { $number }, { $moment }, { $actor }: { $what }
changes-show = Show entry { $number }
changes-topic-hardware = Hardware
changes-topic-licenses = License packages and requests
changes-topic-order = Order of distribution
changes-topic-places = Locations and groups
changes-topic-plan = Plan
changes-topic-rehosting = Planned moves
changes-topic-system = System and settings
changes-topic-undo = Undone entries
changes-topic-users = Users
changes-undo = Undo…
changes-undo-cause = Entry { $number }, { $moment }, { $who }: { $what }
changes-undo-conflicts = Entry { $number } can't be undone any more. Nothing has changed.
changes-undo-nothing = Nothing is left of entry { $number } that could be undone
changes-undoes = It undid entry { $number }: { $what }
changes-undone-by = Undone by entry { $number }
changes-verified = The change log is as it was written: { $count ->
    [one] { $count } entry checked
   *[other] { $count } entries checked
}
changes-verified-anchors = { $count ->
    [one] Signed documents name { $count } entry; it is as it was then
   *[other] Signed documents name { $count } entries; they are as they were then
}
changes-verified-pill = Checked
changes-verified-redacted = { $count ->
    [one] The content of { $count } entry was removed later; the chain still holds
   *[other] The content of { $count } entries was removed later; the chain still holds
}
changes-verify = Check chain
changes-verify-against = Check against requests and receipts…
    .title = Requests and receipts of this system
changes-verify-failed-pill = Check failed
changes-verify-files = Requests and receipts
changes-verifying = Checking the change log
changes-verifying-count = { $done } of { $total } entries

## Who held which license

changes-holdings = Who held which license?
    .action = Who held what…
    .confirm = Save the report…
    .text = The report lists each license of each user with the time in which it was held, from the first entry of the change log on. Both days are included; times are in UTC.
    .wrong-day = Please enter a day as 2027-03-01 or 1.3.2027
    .wrong-order = The last day is before the first.
changes-holdings-first = First day
changes-holdings-form = Save as
changes-holdings-last = Last day
changes-holdings-name = licenses-held-{ $first }-to-{ $last }
changes-holdings-pages = PDF to print and file
changes-holdings-reading = Going through the change log
changes-holdings-saved = The report was saved: { $file }
changes-holdings-table = Table (CSV)

## The report on paper

changes-report-days = From { $first } to { $last }, both included
changes-report-from = From
changes-report-head = Change log at entry { $number }, digest { $digest }
changes-report-license = License
changes-report-nobody = Nobody held a license in these days.
changes-report-still = still held
changes-report-until = Until
changes-report-user = User
