# The users: who is where, and who lacks which license and why.

## The panel

users-all = All users
users-empty = No users yet
users-empty-text = Here you see which users need which licenses, who lacks one and why. Import the users from a text file, or create the first one by hand.
users-lacking = { $users ->
    [one] { $users } user lacks { $units ->
        [one] { $units } license
       *[other] { $units } licenses
    }
   *[other] { $users } users lack { $units ->
        [one] { $units } license
       *[other] { $units } licenses
    }
}
users-listing = Listing users…
users-new-user = New user…
users-nobody-lacks = Nobody lacks a license
users-of-them-lacking = { $count ->
    [one] { $count } lacks a license
   *[other] { $count } lack licenses
}
users-sentence = A license is needed as soon as a function is switched on for a user, whether or not he logs on

## Locations and groups

users-delete-place = Delete…
users-duplicate = Duplicate…
users-functions = Functions…
users-licenses = License overview…
users-merge = Merge with another…
users-move-group = Move to another location…
users-new-group = New configuration group…
users-new-location = New location…
users-place-more = More actions for locations and groups
users-policy = Too few licenses go out
users-policy-priority = By rank
users-policy-seniority = Longest need first
users-rank = Rank…
users-rename-place = Rename…

## The table

users-column-group = Group
users-column-held = Licenses held
users-column-missing = Licenses missing
users-column-warning = Warning symbol
users-delete = Delete…
users-filter-all-types = All license types
users-filter-mark = Mark
users-filter-missing = Missing licenses: { $count }
users-import = Import users…
users-joined = Day of joining…
users-license-free = Move to license-free group…
users-more = More actions for users
users-move = Move…
users-none-found = No user matches the search and the filters
users-plan-open = Collect changes
users-position = { $position } of { $count }
users-protect = Protect…
users-search = Search users
users-selected = { $count } selected
users-shown = { $all ->
    [one] { $shown } of { $all } user shown
   *[other] { $shown } of { $all } users shown
}
users-unprotect = Remove protection…

## The details

users-close-details = Close details
users-data = Master data
users-filter-all = With and without licenses
users-filter-any-mark = Everybody
users-filter-forget = Forget the filter { $name }
users-filter-holding = Who holds a license (of the chosen type)
users-filter-lacking = Who lacks a license (of the chosen type)
users-filter-protected = Protected users
users-filter-save = Save this filter as
    .action = Save the filter
    .hint = With search, license type and marks as they are now
users-filter-saved = Saved filters
users-filter-saved-none = None yet: set a filter, then save it here.
users-filter-standing = Which users
users-filter-team = Team members of a hotline
users-filters = { $count ->
    [0] Filters
   *[other] Filters ({ $count })
}
users-filters-name = Filters of the list of users
users-held = Licenses held
users-held-none = None
users-held-place = Place { $place } of { $required }
users-need-counts = A license counts for what is set up, whether or not the user ever logs on. It is free again with the last of its functions.
users-needed-for = For { $what }
users-origin-by-hand = Created by hand
users-origin-imported = Imported
users-protected-because = Protected: { $reason }
users-role-analyst = Analyst
users-role-leader = Team leader
users-role-member = Team member
users-several = { $count } users selected

## Why a license is missing

users-place = { $name } is { $place }{ $ending ->
    [st] st
    [nd] nd
    [rd] rd
   *[th] th
} of { $required }; { $available } available
users-reason-too-few = { $available ->
    [one] The { $available } { $license } license went to a user who comes first.
   *[other] All { $available } { $license } licenses went to users who come first.
}
users-way-edit = Edit user…
users-way-import = To the license import
users-way-move = Move user…
users-way-rehost = To rehosting

## A user

users-edit-title = Edit { $name }
users-field-account = Login name
users-field-description = Description
users-field-email = E-mail
users-field-fax = Work fax
users-field-first-name = First name
users-field-joined = Joined
users-field-key = Permanent ID
users-field-lines = TAPI lines
users-field-mobile = Mobile
users-field-name = Last name
users-field-origin = Origin
users-field-phone = Work phone
users-field-place = Location or group
users-field-protected = Reason of protection
users-field-roles = Roles in a hotline
users-hint-joined = For example 2026-11-24; earlier ones come first if the need arose at the same time
users-hint-key = Stays for ever; the order of the distribution depends on it
users-hint-lines = Numbers separated by commas; each needs a TAPI license
users-new-title = New user
users-wrong-joined = This is not a day; write 2026-11-24
users-wrong-key-control = The ID must be on one line
users-wrong-key-long = The ID is too long: at most 64 characters

## Dialogs

users-choose-place = Choose
users-delete-place-empty = There are no users in it. Its functions and its rank are lost.
users-delete-place-target = Move the users to
users-delete-place-text = { $count ->
    [one] { $count } user is in it, who has to go elsewhere first.
   *[other] { $count } users are in it, who have to go elsewhere first.
}
users-delete-place-title = Delete { $place }
users-duplicate-text = The new location gets functions, groups and ranks, but no users.
users-duplicate-title = Duplicate { $place }
users-field-group-name = Name of the group
users-field-place-name = Name
users-field-rank = Rank
users-joined-hint = For example 2026-11-24; blank for none
users-joined-text = Among those whose need arose at the same time, whoever joined earlier comes first.
users-joined-title = { $count ->
    [one] Day of joining of { $count } user
   *[other] Day of joining of { $count } users
}
users-license-free-hint = Used only where a location has no group yet in which all functions are off
users-license-free-name = Without licenses
users-license-free-text = Each user goes to a group of his own location in which all functions are off. TAPI lines and a place in a hotline stay with the user and still need their licenses. What everybody loses is shown before anything is changed.
users-license-free-title = { $count ->
    [one] Move { $count } user to the license-free group
   *[other] Move { $count } users to the license-free group
}
users-merge-group-text = Its users go to the other place, which keeps its functions and its rank; the group is deleted.
users-merge-location-text = Its users go to the other place, which keeps its functions and its rank; the location is deleted. Groups go to the other location, too; those of the same name become one.
users-merge-target = Merge with
users-merge-title = Merge { $place } with another
users-move-group-target = New location
users-move-group-text = Its users, individual functions and rank go with it. Functions that are left at Default are then those of the new location.
users-move-group-title = Move { $place } to another location
users-move-text = Where should they go? What they lose there is shown before anything is changed.
users-move-title = { $count ->
    [one] Move { $count } user
   *[other] Move { $count } users
}
users-new-group-text = A group has the functions of its location until some are set individually.
users-new-group-title = New configuration group in { $location }
users-new-location-title = New location
users-policy-priority-text = Protected users, then locations and groups by their rank, then the longest need
users-policy-seniority-text = Protected users, then whoever has needed the license longest. A newcomer never takes a license from a holder.
users-policy-text = If there are too few licenses of a type, who gets them?
users-policy-title = Distribution of too few licenses
users-preview = Show changes…
users-protect-hint = For example reception or emergency desk
users-protect-text = Protected users get their licenses before all others.
users-protect-title = { $count ->
    [one] Protect { $count } user
   *[other] Protect { $count } users
}
users-rank-hint = 1 is served first; blank for none
users-rank-text = The rank counts only if too few licenses go out by rank.
users-rank-title = Rank of { $place }
users-rank-wrong = A rank is a whole number from 1
users-rename-title = Rename { $place }

## Functions of a location or group

users-functions-default = Default ({ $value })
users-functions-freed = No function needs { $license } here any more: its licenses become free
users-functions-gained = Will be switched on
users-functions-lost = Lost: { $what }
users-functions-needed = { $count ->
    [one] { $functions } needs { $license }
   *[other] { $license } is needed by { $count } functions: { $functions }
}
users-functions-not-needed = No function needs { $license } here
users-functions-off = Individual: off
users-functions-on = Individual: on
users-functions-text = { $count ->
    [one] A function that is on needs its license for { $count } user here, whether or not he ever logs on.
   *[other] A function that is on needs its license for each of the { $count } users here, whether or not they ever log on.
}
users-functions-title = Functions of { $place }

## Import of users

users-import-added = { $count ->
    [one] new user
   *[other] new users
}
users-import-bad-refused = { $count ->
    [one] { $count } row can't be taken over. Mend it in the file, or leave it out.
   *[other] { $count } rows can't be taken over. Mend them in the file, or leave them out.
}
users-import-bad-skipped = { $count ->
    [one] { $count } row will be left out
   *[other] { $count } rows will be left out
}
users-import-changes = What changes
users-import-columns = The first line names the columns; ID, firstname, name and account must be there
users-import-create = Create locations and groups that do not exist
users-import-default-place = New users without a location go to
users-import-edited = { $count ->
    [one] user with new data
   *[other] users with new data
}
users-import-file = File
users-import-filter = Text files with users
users-import-loses = { $count ->
    [one] user loses { $license }
   *[other] users lose { $license }
}
users-import-more = and { $count } more
users-import-moved = { $count ->
    [one] user moves to another place
   *[other] users move to another place
}
users-import-needed = { $count ->
    [one] needs { $license }: { $free } free, { $missing } missing
   *[other] need { $license }: { $free } free, { $missing } missing
}
users-import-no-place = Nowhere: such rows can't be taken over
users-import-nobody-loses = Nobody loses a license
users-import-nothing = Nothing changes
users-import-place = Move known users to where the file says
users-import-read = Read file
users-import-reading = Reading users
users-import-remove = Delete imported users who are not in the file
users-import-removed = { $count ->
    [one] user is deleted
   *[other] users are deleted
}
users-import-rows = { $count ->
    [one] { $count } user read
   *[other] { $count } users read
}
users-import-skip = Leave out rows that can't be taken over
users-import-text = Users come from a text file with one line per user. Users made by hand are never touched.
users-import-title = Import users
users-import-unknown-columns = Columns without a meaning here: { $columns }

## Collected changes

users-plan-discard = Discard the collected changes…
users-plan-discard-confirm = Discard
users-plan-discard-text = Nothing of them was made. You can save them as a file first, for later or for the console.
users-plan-discard-title = { $count ->
    [one] Discard { $count } collected change?
   *[other] Discard { $count } collected changes?
}
users-plan-file-name = changes.ron
users-plan-filter = Files with commands
users-plan-load = Add from a file…
users-plan-refused = Change { $number } could not be made then, so nothing was taken over:
users-plan-remove = Take change { $number } out
users-plan-save = Save as a file…
users-plan-saved = The changes are saved in { $file }
users-plan-show = Show all changes…
users-plan-stop = Stop collecting
users-plan-text = { $count ->
    [0] Changes are collected: each one is noted here first, and all are made together.
    [one] { $count } change is collected. Nothing is made yet; below you see how it would be.
   *[other] { $count } changes are collected. Nothing is made yet; below you see how it would be.
}

## License overview of a location or group

users-licenses-assigned = Assigned
users-licenses-lacking = { $license } is missing for
users-licenses-missing = Missing
users-licenses-none = Nobody here needs a license.
users-licenses-required = Required
users-licenses-text = { $count ->
    [one] Licenses of the { $count } user here
   *[other] Licenses of the { $count } users here
}
users-licenses-title = License overview for { $place }
