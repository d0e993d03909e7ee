#!/usr/bin/python3
"""Plays the window from end to end in the sample company: scripts/window-test starts this inside scripts/with-a11y.

    window_test.py PROGRAM FOLDER

From the first start to licenses that count: set up, certificate, request, package, users, the warning symbol, a move that
makes it vanish, with another administrator at work on the console; then the program is killed, started again in German,
everything is as it was, and each panel is used once more (window_flows.py). On failure FOLDER holds the accessibility tree and a picture of the screen.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import window_flows
import window_legs
import window_tree
import x_clipboard
from window_driver import TIMEOUT, NotFound, Window
from window_nodes import Bus, GLib, wait_until
from x_window import Screen

USER = "Quendel"
"""A name that nobody in the sample company has."""

USERS = f"""ID;firstname;name;account;location;group
Q0001;Quirin;{USER};quirin.quendel;Berlin;
"""

GROUP = "Lizenzfrei"

COLLEAGUE = f"""ID;firstname;name;account;location;group
Q0002;Quinn;{USER};quinn.quendel;Berlin;{GROUP}
"""
"""Whom another administrator adds."""

MOVE = """[MoveUsers(users: ["Q0001"], to: (location: "Hamburg"))]"""
"""What another administrator does with the user, in the words of `xlm run`."""

READER = b"--read-certificate-from-standard-input"
"""With this argument the program reads certificates for another process of its own."""

LICENSES = ["OFFICE PLUS", "VOICEMAIL", "FAX", "CONTACTS"]
"""The license types that functions need."""


def open_sample(window):
    """Sets the sample company up, or opens it again."""
    window.press("setup-sample.action")
    window.see_name(window.words("common-panel-overview"))
    window.see("notices-banner-sample")


def import_licenses(window, folder, certificate):
    """From a certificate to a package that counts."""
    window.go_to("import")
    window.type_into("import-path", str(certificate))
    window.press("import-read")
    window.see("import-code-valid")
    window.type_into("import-request-path", str(folder / "request.xlreq"))
    window.press("common-save")
    window.see("import-request-saved", file=folder / "request.xlreq")
    window.press("import-request-sample-button")
    window.confirm("load-package")
    window.see("import-done-package")


def paste_files(window, screen, folder):
    """What a file manager puts on the clipboard is no text."""
    window.go_to("import")
    file = folder / "Zertifikate für Köln" / "Lizenz 100 %.pdf"
    file.parent.mkdir()
    shutil.copy(folder / "data" / "sample" / "Lizenzzertifikat.pdf", file)
    owner = x_clipboard.copied([str(file)])
    try:
        x_clipboard.paste(screen)
        window.see_name(f".*{file.name}.*")
    finally:
        owner.kill()
        owner.wait()


def open_once_it_can(window, blocked, screen):
    """A window that says why there is no system, and opens it when that is mended."""
    window.see("setup-unopened")
    window.see_name(f".*{blocked}.*")
    window.press("setup-unopened-again")
    window.see("setup-unopened")
    blocked.unlink()
    window.press("setup-unopened-again")
    window.see("setup-title")
    if window.close(screen) != 0:
        raise NotFound("the program did not end in order")


def make_license_free_group(window):
    """A group of Berlin in which every function is off."""
    window.go_to("users")
    window.press_name("Berlin, .+")
    window.press("users-place-more")
    window.press("users-new-group")
    window.type_into("users-field-place-name", GROUP)
    window.press("users-preview")
    window.confirm("create-place")
    window.press_name(f"{GROUP}, .+")
    window.press("users-functions")
    window.see("users-functions-title", place=f"Berlin / {GROUP}")
    # What is on is told once for each license; a group begins as its location.
    needed = "|".join(window.words("users-functions-needed", license=license) for license in LICENSES)
    told = " ".join(node.name for node in window.wait("functions that are on", lambda: window.nodes(needed)))
    for combo in [node for node in window.bus.nodes() if node.role == "combo box" and node.name in told]:
        window.bus.act(combo)
        window.press("users-functions-off")
        window.gone(window.words("users-functions-off"))
    window.gone(needed)
    window.press("users-preview")
    window.confirm("set-functions")


def import_user(window, file):
    """One more user, who comes last and finds no VOICEMAIL left."""
    window.go_to("users")
    window.press("users-import")
    window.type_into("users-import-file", str(file))
    window.press("users-import-read")
    window.press("common-import")
    window.confirm("load-users")


def find_user(window, place="Berlin, "):
    """Shows only the user, of all locations; gives the row."""
    window.go_to("users")
    window.press_name(window.words("users-all") + ", .+")
    window.type_into("users-search", USER)
    return window.see_name(f"Quirin {USER}, quirin.quendel, {place}.+")


def see_warning(window):
    """The warning symbol of the user, and what it says."""
    symbol = window.see("common-licenses-missing")
    if "VOICEMAIL" not in symbol.description:
        raise NotFound(f"the warning symbol does not name VOICEMAIL: {symbol.description!r}")


def see_colleague(window, console, file):
    """What another administrator does is seen without touching the window."""
    find_user(window)
    console("users", "import", str(file))
    window.see_name(f"Quinn {USER}, quinn.quendel, Berlin, {GROUP}.*")


def move_away(window, console, file):
    """Moves the user into the group without functions, while another administrator moves him elsewhere."""
    window.bus.act(find_user(window))
    window.press("users-move")
    window.press_name(f"Berlin / {GROUP}")
    window.press("users-preview")
    verb = window.words("notices-preview-move-users.confirm")
    window.see_name(verb)
    console("run", str(file))
    window.press_name(verb)
    window.see("notices-changed-meanwhile")
    window.confirm("move-users")


def see_no_warning(window):
    """The user is where he was moved to, and nothing is missing."""
    find_user(window, place=f"Berlin, {GROUP}, ")
    window.gone(window.words("common-licenses-missing"))


def entries(window):
    """The change log as it stands in the list, without its words."""
    window.go_to("changes")
    window.see_name(window.words("changes-count"))
    rows = window.wait("entries", lambda: [node for node in window.bus.nodes() if node.role == "table row"])
    return sorted(int(re.search(r"\d+", row.name)[0]) for row in rows)


def play(program, folder, bus, screen, windows):
    """All of it; every program that is started is put into `windows`."""
    users = folder / "users.csv"
    users.write_text(USERS, encoding="utf-8")
    colleague, move = folder / "colleague.csv", folder / "move.ron"
    colleague.write_text(COLLEAGUE, encoding="utf-8")
    move.write_text(MOVE, encoding="utf-8")

    def console(*arguments):
        """Does something with the console program, on the data of the sample company."""
        command = [pathlib.Path(program).with_name("xlm"), "--data", folder / "data" / "sample", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
        if done.returncode != 0:
            raise NotFound(f"xlm {' '.join(arguments)}: {done.stderr}")

    def start(language, arguments=(), variables=None):
        window = Window(bus, program, folder / "data", folder / "config", language, arguments, variables)
        windows.append(window)
        return window

    step("first start, in English")
    window = start("en")
    open_sample(window)
    step("certificate, request, package")
    import_licenses(window, folder, folder / "data" / "sample" / "License certificate.pdf")
    step("a group without functions")
    make_license_free_group(window)
    step("a user without a license")
    import_user(window, users)
    find_user(window)
    see_warning(window)
    step("another administrator adds somebody, and the window shows him")
    see_colleague(window, console, colleague)
    step("the user moves although another administrator moves him as well, and the symbol goes")
    move_away(window, console, move)
    see_no_warning(window)
    log = entries(window)
    readers = window.children()
    others = [child for child in readers if not is_reader(child)]
    if others:
        raise NotFound(f"processes that were started still run: {others}")

    step("killed and started again, in German")
    window.kill()
    if not wait_until(lambda: not any(is_reader(reader) for reader in readers), TIMEOUT):
        raise NotFound(f"readers outlive their window: {readers}")
    window = start("de")
    open_sample(window)
    see_no_warning(window)
    if entries(window) != log:
        raise NotFound(f"the change log is another one: {log}")
    step("the other certificate, in German")
    import_licenses(window, folder, folder / "data" / "sample" / "Lizenzzertifikat.pdf")
    for flow in window_flows.ALL:
        step(f"in German: {flow.__doc__.splitlines()[0]}")
        flow(window, folder)
    step("in German: files that were copied in a file manager are pasted")
    paste_files(window, screen, folder)
    step("closed with its cross")
    code = window.close(screen)
    if code != 0:
        raise NotFound(f"the program ended with {code}")
    step("the folder of the data can't be used: why, and on once it can")
    blocked = folder / "blocked"
    blocked.write_text("in the way", encoding="utf-8")
    window = Window(bus, program, blocked, folder / "config", "de")
    windows.append(window)
    open_once_it_can(window, blocked, screen)
    for leg in window_legs.play(lambda *given: start("en", *given), screen):
        step(leg)


def is_reader(process):
    """Whether a process is alive and reads certificates: the program keeps one for the next file."""
    try:
        return READER in pathlib.Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def step(what):
    """Says what comes next, with the seconds so far."""
    print(f"{time.monotonic() - START:5.1f} s  {what}", flush=True)


def main(program, results):
    """Plays, and keeps what can be seen if something fails."""
    bus, screen, windows = Bus(), Screen(), []
    shutil.rmtree(results, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="window-test-") as folder:
        try:
            play(program, pathlib.Path(folder), bus, screen, windows)
            step("done")
            return 0
        except (NotFound, GLib.Error, subprocess.TimeoutExpired) as error:
            results.mkdir(parents=True, exist_ok=True)
            screen.picture(results / "failure.png")
            (results / "failure.txt").write_text(f"{error}\n{window_tree.tree()}\n", encoding="utf-8")
            print(f"{error}\nSee {results}/failure.txt and failure.png", file=sys.stderr)
            return 1
        finally:
            for window in windows:
                if window.process.poll() is None:
                    window.kill()


START = time.monotonic()

if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
