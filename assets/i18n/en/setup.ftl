# The set-up.

setup-sentence = How do you want to begin? Nothing is changed on your XPhone server.
setup-steps = step { $done } of { $total }
setup-title = Welcome
setup-working = One moment, please

## The doors

setup-backup = With a backup
    .action = Restore the backup
setup-backup-file = Backup file
setup-edition = Edition
setup-edition-name = XPhone Connect { $version }
setup-license-file = License file (license.xml)
setup-new = New system
    .action = Set up this server
    .text = This computer is the XPhone server, and this program has not been set up for it before. It gets a system ID (X-ID) of its own, to which your licenses will belong.
setup-passphrase = Passphrase of the backup
setup-planning = Plan with the licenses of a running server
    .action = Start planning
    .text = Load license.xml of your XPhone server and see which users have licenses, and which lack some. The licenses themselves stay where they are.
setup-replaced = The server was replaced
    .text = The XPhone server is new, and its licenses shall go on here: restore a backup of the old one, or enter its system ID (X-ID) again.
setup-sample = Look around first
    .action = Open the sample company
    .text = An invented company with some hundred users, licenses and certificates. You can try out everything in it. It lies in a folder of its own and can be left at any time.
setup-x-id = Without a backup
    .action = Set up with this X-ID
    .hint = It is on the page that you kept when the old server was set up, and in every license package.

## Where the system can't be opened

setup-unopened = The system could not be opened
    .sentence = Nothing was changed.
setup-unopened-again = Try again
setup-unopened-folder = Another folder
    .action = Open this folder
    .hint = A folder of this computer, also for the next starts. A backup can be restored into an empty one.

## After the set-up

setup-done = Your system is set up
    .sentence = The next step is to import your licenses.
setup-hardware-id-note = Stands for the hardware of this server, and changes when the hardware changes.
setup-identity = Identity of this system
setup-import = Import licenses
setup-keep-safe = Keep the X-ID in a safe place outside this server: with it your licenses can go on when the server has to be replaced.
setup-overview = Go to the overview
setup-system-id-note = Stands for your system for ever, on any hardware.
