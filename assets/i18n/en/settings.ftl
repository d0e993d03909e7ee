# The settings panel.

settings-no-notices = Nothing has happened since the program was started.
settings-notices = Notices

## For you

settings-in-software = The processor draws the window, because there is no graphics card or the session is remote.
settings-language = Language
settings-language-system = As the operating system
settings-look = Look
settings-look-dark = Dark
settings-look-light = Light
settings-look-system = As the operating system
settings-name = Your name in the change log (optional)
    .action = Use this name
    .hint = Stands beside account and computer with each change that you make. Nobody checks it.
settings-personal = For you
settings-renderer = Drawing
settings-renderer-auto = Automatic
settings-renderer-hardware = Graphics card
settings-renderer-hint = Counts from the next start. Choose another way only when the window is drawn wrongly.
settings-renderer-opengl = OpenGL
settings-renderer-software = Processor
settings-zoom = Zoom
settings-zoom-in = Larger
settings-zoom-keys = Everywhere: Ctrl and +, − or 0
settings-zoom-now = { $percent } %
settings-zoom-out = Smaller
settings-zoom-reset = Back to 100 %

## For the system

settings-backup-days = Remind of a backup after this many days
    .hint = When the newest backup lacks entries; 0 for never
    .wrong = Please enter a whole number of days, at most 365
settings-display-name = Name of the system
    .hint = Stands in the title of the window, for example the name of the company
settings-edition = Version of XPhone Connect
    .action = Go over to version { $after }…
    .text = This system is one of version { $before }. When the XPhone server has been updated, go over here as well: you see first who needs which licenses then. The licenses of the old version count again when the package for the new one is imported.
settings-notice-days = Announce an end this many days before
    .hint = For licenses that end, and for the grace period of the hardware
    .wrong = Please enter a whole number of days, at most 365
settings-system = For the system
    .action = Show what changes…
    .text = These settings hold for everybody who works with this system.

## Backup

settings-backup = Backup
    .action = Save the backup
    .text = The backup holds the change log and the key of this server. With it you can set up a new server when this one fails. Keep it somewhere else.
settings-backup-age = The last backup is { $days ->
    [0] from today
    [one] { $days } day old
   *[other] { $days } days old
}; { $entries ->
    [0] nothing is missing in it.
    [one] { $entries } entry of the change log is missing in it.
   *[other] { $entries } entries of the change log are missing in it.
}
settings-backup-file = Save the backup as
settings-backup-name = license-manager.xlbak
settings-backup-none = There is no backup yet; { $entries ->
    [one] { $entries } entry of the change log is nowhere else.
   *[other] { $entries } entries of the change log are nowhere else.
}
settings-backup-saved = The backup was saved in { $file }
settings-passphrase = Passphrase
settings-passphrase-again = The passphrase again
    .wrong = The two passphrases differ
settings-passphrase-hint = At least { $count } characters. Without it nobody can read the backup, and it cannot be replaced.
settings-place = Place of the data
    .action = Use from the next start
    .hint = A folder of this computer, not of the network; empty for the usual one
    .text = Another folder is another system: the data are not moved. To take them along, save a backup and restore it there.
    .usual = Back to the usual folder
    .wrong = Please enter the whole path, such as D:\Data or /srv/data
settings-place-chosen = From the next start: { $folder }
settings-place-next = Another folder
settings-place-now = Now in

## Copies made by the program

settings-copies = Copies made by the program
    .text = Before each import and each update the change log is copied by itself, without the key: for mistakes, not for the loss of the computer. When a copy is restored, what is there now is copied before.
settings-copies-before-import = { $moment }, before an import
settings-copies-before-restore = { $moment }, before another copy was restored
settings-copies-before-update = { $moment }, before an update of the program
settings-copies-detail = up to entry { $entry }, { $size } KB
settings-copies-folder = They lie in { $folder }
settings-copies-none = There is no copy yet.
settings-copies-restore = Restore…
settings-copies-restore-name = Restore: { $copy }

## Key of the system

settings-key = Key of the system
settings-key-backup = The key from a backup
    .action = Take the key
    .text = Of the backup only the key is taken; users and changes stay as they are here.
settings-key-missing = This computer has no key of the system: it is a workstation. If it is the XPhone server itself, its key was lost, and there are two ways out.
settings-key-new = A new key
    .action = Make a new key…
    .text = The X-ID, the users and the change log stay, and the licenses that are imported go on counting. The issuer does not know the new key: the next license request has to say that the server failed, which uses up one rehosting (`xlm rehost request --reason failed`).
settings-key-restored = The key of the system can be used again

## The license portal

settings-portal = License portal
    .action = Use these settings
    .text = With it, licenses are retrieved at the press of a button. Nothing is sent that you have not seen, and nothing is installed unasked. Without it everything goes by file.
settings-portal-address = Address
    .hint = For example https://portal.example. Empty: the address of the issuer, if he has one.
settings-portal-address-known = The issuer’s address counts: { $address }
settings-portal-authorities = Certificate authorities
    .hint = A file (PEM or DER). If one is named, it counts instead of the authorities of this computer.
settings-portal-look = Look for new license packages once a day
    .hint = While this window is open. It only tells you; nothing is installed by it.
settings-portal-proxy = Proxy
    .hint = For example http://proxy.example:3128. Empty: the one that the environment names (HTTPS_PROXY).

## About the program

settings-about = About the program
settings-adapter = Drawn by
settings-adapter-left = Did not work
settings-commit = Build
settings-data-folder = Data
settings-licenses-text = MIT or Apache-2.0. Typefaces: Inter and Material Symbols (SIL Open Font License, Apache-2.0), Hack (MIT and Bitstream Vera License).
settings-version = Version

## What was wrong with the settings file

settings-bad-value = “{ $value }” makes no sense for { $name }; the default is used
settings-copy-failed = The settings file could not be kept as it was: { $reason }
settings-copy-kept = The settings file as it was is kept in { $file }
settings-no-text = The settings file is no settings file; the defaults are used
settings-not-read = The settings file could not be read, the defaults are used: { $reason }
settings-syntax = The settings file can't be understood from line { $line } on; the defaults are used
settings-unknown-name = There is no setting { $name }
