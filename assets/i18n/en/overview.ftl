# The overview panel.

overview-all-well = All is well: every license that { $count ->
    [one] { $count } user needs
   *[other] { $count } users need
} is there.
overview-backup-due = It is time for a backup
overview-system-licenses = System licenses
overview-user-licenses = User licenses

## In two or three words

overview-pill-ends-next = { $name } until { $until }
overview-pill-issuer = Issuer: { $issuer }
overview-pill-key = Key cannot be used
overview-pill-licensed = Licensed
overview-pill-not-licensed = Not licensed
overview-pill-verified = Signature checked
overview-pill-workstation = Workstation
overview-pill-wrong-signature = Wrong signature

## What stands above all else

overview-altered-file = The license file was changed by hand.
    .meaning = What was changed does not count. Get the file from your XPhone server again and load it.
overview-meaning-binding-ended = No license counts until a package that is bound to this hardware is imported. Then the same users have their licenses again.
overview-meaning-binding-grace = All licenses still count. Bind them to this hardware before that day.
overview-meaning-clock-ahead = If the clock is wrong, set it right: the licenses count again at once. If it is right, renew what has ended.
overview-meaning-clock-behind = Licenses with an end are judged by the later time; all others are not affected. Set the clock right.
overview-meaning-move-over = The new server has the licenses now. Do not use this one for telephony any more.
overview-meaning-move-running = All licenses still count. Have the new server ready before that day.
overview-meaning-no-media-channels = Without a media channel none of them works. Enter how many channels are in use, or get licenses for them.
overview-meaning-no-server = OFFICE PLUS, TEAMDESK, TAPI and most others need the SERVER license: until it is there, their licenses are not handed out.
overview-meaning-not-trusted = It may be damaged, or come from an issuer that this program does not know. Import the package again, or ask your reseller.
overview-vendor-warning = The license file says:

## Why licenses that are there do not count

overview-block-binding-ended = They do not count: the grace period of the hardware is over
overview-block-no-server = They do not count: the SERVER license is missing
overview-block-not-trusted = They do not count: the issuer of the package is not trusted
overview-block-released = They do not count: they were given up for a planned move

## Next steps

overview-next-steps = Next steps
overview-nothing-to-do = There is nothing to do.
overview-step-buy-licenses = { $users ->
    [one] { $users } user lacks licenses ({ $count } in all): order them, or switch off functions that nobody needs.
   *[other] { $users } users lack { $count } licenses: order them, or switch off functions that nobody needs.
}
    .action = Show who lacks what
overview-step-check-issuer = The issuer of the license package is not trusted.
    .action = Import another package
overview-step-enter-media-channels = Fax, voicemail or auto attendants are in use, but no media channel is entered.
    .action = Enter what is in use
overview-step-import-licenses = There are no licenses yet: read your license certificate.
    .action = Import licenses
overview-step-import-package = A license request was made: import the license package that answers it.
    .action = Import the package
overview-step-import-users = There are no users yet: import them from a file.
    .action = Import users
overview-step-load-license-file = There are no licenses yet: load the license file (license.xml) of the XPhone server.
    .action = Load license file
overview-step-make-mac-static = The MAC address of this virtual machine may change by itself: set it as static.
    .action = Show how
overview-step-rehost = The licenses must be bound to this hardware again.
    .action = Go to rehosting
overview-step-renew-item = { $name } ends on { $until }: order the renewal in time.
    .action = Show the package
overview-step-renew-server = The SERVER license is missing, so most others do not count: order it first.
    .action = Import licenses
overview-step-replace-altered-file = The license file was changed by hand: load the original again.
    .action = Load the license file

## What ends

overview-ahead = Ahead
overview-ahead-day = Another day
    .hint = e.g. 2027-03-01
    .past = Please enter a day that is still to come
    .show = Look ahead
    .wrong = Please enter a day as 2027-03-01 or 1.3.2027
overview-ahead-ends = ends on { $until }, and counts until { $grace }
overview-ahead-grace = ended on { $until }, and still counts until { $grace }
overview-ahead-no-change = Nothing changes until then.
overview-ahead-on = If nothing is ordered, on { $day }:
overview-ahead-who-loses = Who loses by it?
overview-nothing-ahead = { $count ->
    [one] Nothing ends within a day.
   *[other] Nothing ends within { $count } days.
}

## What to order

overview-buy-audience = For whom
overview-buy-down-to-rank = Users down to rank { $rank }
overview-buy-everybody = All users
overview-buy-list = Buy list
    .copy = Copy for the reseller
    .license = License
    .nothing = Nothing has to be ordered for these users.
    .order = Licenses are handed out in a fixed order: this includes users who stand before them.
    .quantity = To order
    .text = The smallest order that ends the warnings about missing licenses.

## The letter to the reseller

overview-letter-code = product code { $code }
overview-letter-customer = Customer: { $customer }
overview-letter-ending = { $count } × { $license }, valid until { $until }
overview-letter-greeting = Please send us an offer for these XPhone licenses:
overview-letter-line = { $count } × { $license }
overview-letter-renewal = These end soon, please offer their renewal as well:
overview-letter-system = System ID (X-ID): { $id }

## Without licenses, and licenses that are not known

overview-no-licenses = No licenses yet
    .text = Read the license certificate that came with your order, or drop it on this window. The licenses then appear here, with what your users need.
    .action = Import licenses
overview-unknown = Not known to this edition
    .text = They are kept, but nothing is handed out of them.

## What the system uses

overview-enter-resources = Enter what is in use…
overview-resources = What does the system use?
    .confirm = Show what changes
    .text = These licenses belong to the system as a whole. Enter how much of each is in use; the web administration of your XPhone server shows it.
    .wrong = Please enter a whole number

## What a plan asks to be done in XPhone

overview-plan = To do in XPhone
    .begin = Begin the plan
    .begin-anew = Begin a new plan from here
    .empty = Nothing differs from your XPhone server.
    .file-name = to-do-in-xphone.csv
    .not-begun = As soon as locations, groups and users are as on your XPhone server, begin the plan. What you change from then on is listed here, with the way through the web administration.
    .save = Save the list…
    .which = The counts agree with those of XPhone. Which users it leaves out when licenses are too few may differ.
overview-plan-column-details = details
overview-plan-column-done = done
overview-plan-column-what = what
overview-plan-column-where = where
overview-plan-create-group = Create the group { $place }
overview-plan-create-location = Create the location { $place }
overview-plan-create-users = { $count ->
    [one] Create { $count } user in { $place }
   *[other] Create { $count } users in { $place }
}
overview-plan-delete-place = Delete { $place }
overview-plan-delete-users = { $count ->
    [one] Delete { $count } user
   *[other] Delete { $count } users
}
overview-plan-detail = { $name }: { $value }
overview-plan-detail-empty = { $name }: empty
overview-plan-details-more = { $shown } · and { $count } more
overview-plan-edit-user = Change the data of { $user }
overview-plan-lines = Lines
overview-plan-load-licenses = Load the licenses with the number { $number }
overview-plan-more = { $count ->
    [one] { $count } more is in the saved list.
   *[other] { $count } more are in the saved list.
}
overview-plan-move-users = { $count ->
    [one] Move { $count } user from { $from } to { $to }
   *[other] Move { $count } users from { $from } to { $to }
}
overview-plan-path-all-users = User management › location or group › User
overview-plan-path-functions = User management › { $place } › page of the function › Use this feature
overview-plan-path-licenses = System settings › Licenses › License management
overview-plan-path-places = User management › Options
overview-plan-path-users = User management › { $place } › User
overview-plan-rename-place = Rename { $place } to { $name }
overview-plan-role-analyst = analyst
overview-plan-role-leader = team leader
overview-plan-role-member = team member
overview-plan-roles = Hotline
overview-plan-saved = The list was saved as { $file }.
overview-plan-set-functions = Switch functions of { $place }
overview-plan-standing = Begun { $moment }. { $done } of { $count } done.
overview-plan-ticked = yes
