# Notices, the banner above the panels, and the preview of changes.

## Beside the areas of the rail, read aloud

notices-badge-ended = the licenses are not bound to this server any more
notices-badge-grace = { $count ->
    [one] { $count } day of the grace period left
   *[other] { $count } days of the grace period left
}
notices-badge-users = { $count ->
    [one] { $count } user lacks licenses
   *[other] { $count } users lack licenses
}

## Above the panels

notices-banner-key = The key of the system cannot be used. The licenses go on counting, but nothing can be changed.
notices-banner-planning = Planning: the figures come from the license file of your XPhone server, and nothing is changed there.
notices-banner-read-only = The change log can only be read here, for example because a newer version of the program has written it. Nothing can be changed.
notices-banner-sample = This is the sample company. Nothing here touches your own system.
notices-banner-unreachable = The change log in { $folder } can't be reached just now. What you see was read before, and nothing can be changed. Check the folder or the drive; the program goes on by itself.
notices-key-ways-out = Show the ways out
notices-leave-past = Back to the present
notices-leave-sample = Leave the sample company
notices-past-day = Overview and Users show the system as it was at the end of { $day }, after entry { $number }. Nothing can be changed there.
notices-past-entry = Overview and Users show the system as it was after entry { $number }, { $moment }. Nothing can be changed there.

## Notices

notices-committed = Done. It is change { $number } in the change log.
notices-no-window = The window could not be opened. { $reason }
notices-past-nothing = You are looking at the past: nothing can be changed here
notices-settings-not-kept = Your settings could not be saved
notices-settings-warning = A setting was not used

## Keys

notices-key-control = Ctrl
notices-key-delete = Del
notices-key-enter = Enter
notices-keys = Keys
notices-keys-larger = Everything larger
notices-keys-read-again = Read the hardware and what others have changed anew
notices-keys-search = Go to the search
notices-keys-select-all = Select all users of the list
notices-keys-show-details = Show the details of a user
notices-keys-smaller = Everything smaller

## The dialog that shows a change before it is made

notices-changed-meanwhile = Somebody else has changed something meanwhile. The list shows what would happen now: please look at it again.
notices-name = Your name in the change log (optional)
    .hint = Asked once; you can change it in the settings. The account stands beside it, and nobody checks either.
notices-preview-begin-plan = Begin the plan here?
notices-preview-facts = What changes
notices-preview-functions = Functions that users lose
notices-preview-licenses = Licenses
notices-preview-no-rows = For users and licenses nothing changes.
notices-reason = Reason (optional)
    .hint = It is kept in the change log with this change.
notices-type-number = Number of users who lose functions
    .hint = Type { $count }, so that nobody loses functions by a slip.

## Titles and verbs of the dialog

notices-preview-batch = Make these changes?
    .confirm = Make the changes
notices-preview-call-off = Call the planned move off?
    .confirm = Call off
notices-preview-change-edition = Go over to the newer version?
    .confirm = Change the version
notices-preview-change-settings = Change the settings of the system?
    .confirm = Change settings
notices-preview-choose-home-server = Make this computer the XPhone server?
    .confirm = Make it the XPhone server
notices-preview-choose-policy = Distribute licenses in another order?
    .confirm = Change the order
notices-preview-choose-workstation = Make this computer a workstation?
    .confirm = Make it a workstation
notices-preview-confirm-mac = Confirm that the MAC address is static?
    .confirm = Confirm
notices-preview-create-place = Create this location or group?
    .confirm = Create
notices-preview-create-user = Create this user?
    .confirm = Create user
notices-preview-delete-place = Delete this location or group?
    .confirm = Delete
notices-preview-delete-users = Delete these users?
    .confirm = Delete users
notices-preview-duplicate-location = Duplicate this location?
    .confirm = Duplicate
notices-preview-edit-place = Change this location or group?
    .confirm = Change
notices-preview-edit-user = Change this user?
    .confirm = Change user
notices-preview-enter-resources = Enter what the system uses?
    .confirm = Enter
notices-preview-load-package = Import this license package?
    .confirm = Import package
notices-preview-load-receipt = Import the receipt?
    .confirm = Import
notices-preview-load-users = Import these users?
    .confirm = Import users
notices-preview-load-vendor-license = Load this license file?
    .confirm = Load file
notices-preview-merge-places = Merge these places?
    .confirm = Merge
notices-preview-move-group = Move this group?
    .confirm = Move group
notices-preview-move-to-license-free = Move these users to a group without licenses?
    .confirm = Move users
notices-preview-move-users = Move these users?
    .confirm = Move users
notices-preview-note-old-system = Change what is upgraded?
    .confirm = Note the old system
notices-preview-note-orders = Keep the orders in the list?
    .confirm = Keep orders
notices-preview-note-restored = Go back to this copy?
    .confirm = Restore the copy
notices-preview-number-order = Change your order number?
    .confirm = Change the number
notices-preview-observe-hardware = Note what the hardware says?
    .confirm = Note
notices-preview-protect-users = Change which users are protected?
    .confirm = Change protection
notices-preview-record-request = Note this license request?
    .confirm = Note request
notices-preview-release = Give the licenses up for a planned move?
    .confirm = Give up
notices-preview-remove-order = Take the order out of the list?
    .confirm = Take out
notices-preview-replace-key = Begin with a new key of the system?
    .confirm = Make a new key
notices-preview-restore = Undo entry { $number }?
    .confirm = Undo
notices-preview-set-functions = Change these functions?
    .confirm = Change functions
notices-preview-set-joined = Change the joining date?
    .confirm = Change date
notices-preview-set-rank = Change the rank?
    .confirm = Change rank
notices-preview-set-up = Set the system up?
    .confirm = Set up
notices-preview-tick-plan = Tick tasks of the plan?

## Rows of the preview, after their count

notices-available = { $type } available: { $before } → { $after }
notices-edition-changed = version changes from { $before } to { $after }
notices-edition-type = { $before } become { $after }; whoever needed one of them needs it since then
notices-functions-off = { $count ->
    [one] function is switched off in { $place }
   *[other] functions are switched off in { $place }
}
notices-functions-on = { $count ->
    [one] function is switched on in { $place }
   *[other] functions are switched on in { $place }
}
notices-given-up = { $count ->
    [one] entry of the change log is given up
   *[other] entries of the change log are given up
}
notices-key-replaced = system gets a new key; the next license request has to say that the server failed
notices-licenses-lost = { $count ->
    [one] { $count } license is taken from a user who still needs it.
   *[other] { $count } licenses are taken from users who still need them.
}
notices-nobody-loses = Nobody loses a license that he needs.
notices-old-system = next license request upgrades { $product }, MAC address { $mac }
notices-old-system-none = next license request upgrades no older product
notices-order-numbered = { $order } gets your order number { $number }
notices-order-removed = { $order } goes out of the list; its codes and licenses stay
notices-places-created = { $count ->
    [one] location or group is created
   *[other] locations and groups are created
}
notices-places-edited = { $count ->
    [one] location or group gets another description or rank
   *[other] locations and groups get another description or rank
}
notices-places-removed = { $count ->
    [one] location or group is deleted
   *[other] locations and groups are deleted
}
notices-places-renamed = { $count ->
    [one] location or group is renamed
   *[other] locations and groups are renamed
}
notices-policy-changed = rule of distribution is changed
notices-required = { $type } required: { $before } → { $after }
notices-resource = { $name } (before: { $before })
notices-units-freed = { $of ->
    [lines] { $count ->
        [one] line does not need { $type } any more
       *[other] lines do not need { $type } any more
    }
   *[users] { $count ->
        [one] user does not need { $type } any more
       *[other] users do not need { $type } any more
    }
}
notices-units-gained = { $of ->
    [lines] { $count ->
        [one] line gets { $type }
       *[other] lines get { $type }
    }
   *[users] { $count ->
        [one] user gets { $type }
       *[other] users get { $type }
    }
}
notices-units-lost = { $of ->
    [lines] { $count ->
        [one] line loses { $type } and still needs it
       *[other] lines lose { $type } and still need it
    }
   *[users] { $count ->
        [one] user loses { $type } and still needs it
       *[other] users lose { $type } and still need it
    }
}
notices-units-missing = { $of ->
    [lines] { $count ->
        [one] line needs { $type } and gets none
       *[other] lines need { $type } and get none
    }
   *[users] { $count ->
        [one] user needs { $type } and gets none
       *[other] users need { $type } and get none
    }
}
notices-users-added = { $count ->
    [one] user is new
   *[other] users are new
}
notices-users-edited = { $count ->
    [one] user is changed
   *[other] users are changed
}
notices-users-lose-function = { $count ->
    [one] user loses { $function }: { $loses }
   *[other] users lose { $function }: { $loses }
}
notices-users-moved = { $count ->
    [one] user moves to another place
   *[other] users move to another place
}
notices-users-removed = { $count ->
    [one] user is deleted
   *[other] users are deleted
}

## Items of a license package

notices-item-altered = altered by hand, does not count
notices-item-ended = ended
notices-item-grace = ended, still counts for some days
notices-item-not-yet = not valid yet
notices-item-order = order { $order }
notices-item-replaced = replaced by another item
notices-item-unknown = not known to this edition
