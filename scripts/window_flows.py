"""What an administrator does in each panel, in German: one flow each. Licenses are imported by window_test.py itself."""

import re

from window_driver import NotFound

BACKUP_PASSPHRASE = "zwölf Rosen im Mai"
"""Long enough, and with letters that not every keyboard has."""


def overview(window, _folder):
    """overview: media channels are entered, and the bar says so"""
    window.go_to("overview")
    window.press("overview-enter-resources")
    window.type_into_name("Genutzte Medienkanäle", "9")
    window.press("overview-resources.confirm")
    window.confirm("enter-resources")
    window.see_name("IP CHANNEL.* 9,.*")


def identity(window, _folder):
    """identity: codes are there to be copied, and the hardware is read anew"""
    window.go_to("identity")
    for kind in ("XID1", "XHW1"):
        window.see_name(f"(.*[^A-Z])?{kind}-.+")
    window.see("identity-components")
    window.press("identity-read-again")
    window.see("identity-ids")


def copies(window, _folder):
    """settings: the copy from before the last import is restored, and the change log says so"""
    window.go_to("settings")
    restore = window.words("settings-copies-restore-name")
    window.bus.act(window.wait("a copy", lambda: window.nodes(restore, "Action"))[0])
    window.see_name(".*" + window.words("notices-given-up"))
    window.confirm("note-restored")
    window.go_to("changes")
    window.see_name(".*" + window.words("changes-event-copy-restored"))


def users(window, _folder):
    """users: somebody is protected, and the list says so"""
    window.go_to("users")
    window.press_name(window.words("users-all") + ", .+")
    window.type_into("users-search", "Quinn")
    window.bus.act(window.see_name("Quinn Quendel, .+"))
    window.press("users-protect")
    window.type_into("common-reason", "Empfang")
    window.press("users-preview")
    window.confirm("protect-users")
    window.see("users-protected-because", reason="Empfang")


def rehosting(window, folder):
    """rehosting: the licenses are given up for a planned move, and the move is called off"""
    window.go_to("rehosting")
    release = folder / "rueckgabe.xlrel"
    window.type_into("rehosting-move-path", str(release))
    window.press("common-save")
    window.press("rehosting-move-confirm")
    window.see("rehosting-move-saved", file=release)
    if not release.stat().st_size:
        raise NotFound("the return is empty")
    window.press("rehosting-move-call-off")
    window.confirm("call-off")
    window.see("rehosting-step-confirm-call-off")


def change_log(window, _folder):
    """change log: a look at the past, and the newest change is undone"""
    window.go_to("changes")
    newest = max(numbers(window))
    window.type_into("changes-filter", "geschützt")
    window.bus.act(window.see_name("Eintrag .+ geschützt.*"))
    window.press("changes-look-back")
    window.see("notices-past-entry")
    window.press("notices-leave-past")
    window.gone(window.words("notices-past-entry"))
    window.go_to("changes")
    window.press("changes-undo")
    window.confirm("restore")
    window.type_into("changes-filter", "")
    window.see_name(f"Eintrag {newest + 1}, .+" + window.words("changes-event-entry-undone"))
    window.press("changes-verify")
    window.see("changes-verified")


def settings(window, folder):
    """settings: a backup is saved, and notices and keys are looked up"""
    window.go_to("settings")
    backup = folder / "sicherung.xlbak"
    window.type_into("settings-backup-file", str(backup))
    window.type_into("settings-passphrase", BACKUP_PASSPHRASE, is_secret=True)
    window.type_into("settings-passphrase-again", BACKUP_PASSPHRASE, is_secret=True)
    window.press("settings-backup.action")
    window.see("settings-backup-saved", file=backup)
    if BACKUP_PASSPHRASE.encode() in backup.read_bytes():
        raise NotFound("the backup holds its passphrase")
    window.press("notices-keys")
    window.see_name("Strg\\+4")
    window.press("common-close")


def numbers(window):
    """Numbers of the entries in sight."""
    rows = window.wait("entries", lambda: [node for node in window.bus.nodes() if node.role == "table row"])
    return [int(re.search(r"\d+", row.name)[0]) for row in rows]


ALL = [overview, identity, copies, users, rehosting, change_log, settings]
"""In this order: the change log undoes what was done to a user."""
