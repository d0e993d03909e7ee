# Words that several topics share.

## Actions: words on buttons

common-add = Add
common-apply = Apply
common-back = Back
common-browse = Choose file…
common-cancel = Cancel
common-close = Close
common-confirm = Confirm
common-copied = Copied
common-copy = Copy
common-copy-named = Copy { $name }
common-delete = Delete
common-details = Details
common-discard = Discard
common-edit = Edit…
common-export = Export…
common-import = Import
common-next = Next
common-ok = OK
common-open = Open
common-print = Print
common-quit = Quit
common-refresh = Refresh
common-remove = Remove
common-retry = Try again
common-save = Save
common-save-as = Save as…
common-search = Search
common-show-all = Show all
common-show-fewer = Show fewer
common-undo = Undo

## The panels of the rail

common-panel-changes = Change log
common-panel-identity = Identity
common-panel-import = License import
common-panel-overview = Overview
common-panel-rehosting = Rehosting
common-panel-settings = Settings
common-panel-users = Users
common-rail = Areas

## The program

common-program = XPhone License Manager

## Words of the licenses

common-grace = Emergency operation
common-grace-period = Grace period
common-group = Configuration group
common-hardware-id = Hardware ID
common-license-certificate = License certificate
common-license-package = License package
common-license-request-code = License request code
common-license-type = License type
common-location = Location
common-mac-address = MAC address
common-not-verified = Not verified
common-order = Order { $number }
common-order-number = Order number
common-package-number = Package number
common-planning = Planning
common-sample = Sample company
common-system = System
common-system-id = System ID (X-ID)

## Codes while they are typed

common-code-bad-character = “{ $found }” is in no code
common-code-bad-character-right = “{ $found }” is in no code; it should probably be “{ $right }”
common-code-mistyped = The check characters do not fit: something was mistyped
common-code-replacement = Character { $position } of group { $group } should probably be “{ $right }” instead of “{ $found }”
common-code-swap = Characters { $position } and the next in group { $group } have probably changed places
common-code-too-long = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
}
common-code-too-short = { $count ->
    [one] { $count } character is missing
   *[other] { $count } characters are missing
}
common-code-unknown-prefix = This does not begin like a code of this program
common-code-wrong-kind = This is another code: { $kind }

## Counts

common-assigned = assigned
common-available = available
common-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
common-days-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
common-licenses = { $count ->
    [one] { $count } license
   *[other] { $count } licenses
}
common-licenses-missing = { $count ->
    [one] { $count } license missing
   *[other] { $count } licenses missing
}
common-missing = missing
common-required = required
common-users = { $count ->
    [one] { $count } user
   *[other] { $count } users
}

## Kinds and states that are read aloud or stand beside an icon

common-error = Error
common-information = Information
common-success = Done
common-warning = Warning

## Small words

common-all = All
common-default = Default
common-individual = Individual
common-list = { $head } and { $last }
common-no = No
common-none = None
common-off = Off
common-on = On
common-optional = optional
common-reason = Reason
common-since = since { $date }
common-unknown = Not known
common-until = until { $date }
common-yes = Yes
