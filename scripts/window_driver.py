"""Drives a window as a screen reader would: finds what it shows by its text and presses it."""

import os
import pathlib
import re
import signal
import subprocess

from window_nodes import GLib, wait_until
from window_words import Words

TIMEOUT = 60.0
"""Seconds until a step has failed. A step takes about one; builds and tests beside this one may slow it down."""


class NotFound(Exception):
    """What was waited for did not come, or is not as it should be."""


class Window:
    """A running program and its window."""

    def __init__(self, bus, program, data, config, language, arguments=(), variables=None):
        self.bus = bus
        self.words = Words(language)
        locale = {"en": "en_US.UTF-8", "de": "de_DE.UTF-8"}[language]
        environment = {**os.environ, "XLM_DATA": str(data), "XLM_CONFIG": str(config), "LC_ALL": locale, "LANG": locale}
        environment |= variables or {}
        self.process = subprocess.Popen([program, *arguments], env=environment)

    def wait(self, what, condition):
        """Looks until the condition gives something, as long as the program runs."""

        def look():
            if self.process.poll() is not None:
                raise NotFound(f"{what}: the program has ended with {self.process.returncode}")
            return condition()

        found = wait_until(look, TIMEOUT)
        if not found:
            raise NotFound(f"{what}: not within {TIMEOUT} s")
        return found

    def nodes(self, name, interface=None):
        """Nodes of this name (a regular expression) that can be used."""
        expression = re.compile(name, re.DOTALL)
        fits = [node for node in self.bus.nodes() if expression.fullmatch(node.name) and "enabled" in node.states]
        return [node for node in fits if interface is None or interface in node.interfaces]

    def one(self, name, interface):
        """The only one of its name, as soon as there is exactly one."""

        def only():
            found = self.nodes(name, interface)
            return found[0] if len(found) == 1 else None

        return self.wait(f"exactly one {name!r}", only)

    def press(self, message, **values):
        """Presses what has this text."""
        self.press_name(self.words(message, **values))

    def press_name(self, name):
        """Presses what has this name, which is a regular expression."""

        def pressed():
            found = self.nodes(name, "Action")
            try:
                return len(found) == 1 and self.bus.act(found[0])
            except GLib.Error:
                # It was drawn anew under another number: what opens is measured first.
                return False

        self.wait(f"exactly one {name!r} to press", pressed)

    def go_to(self, panel):
        """Chooses a panel in the rail, whose name may go on with what needs attention there."""
        self.press_name(self.words(f"common-panel-{panel}") + "(, .+)?")

    def type_into(self, message, text, is_secret=False):
        """Writes a text into the input with this label. What is secret can't be read again."""
        self.type_into_name(self.words(message), text, is_secret)

    def type_into_name(self, name, text, is_secret=False):
        """Writes a text into the input whose label is this regular expression."""
        field = self.one(name, "EditableText")
        self.bus.set_text(field, text)
        if not is_secret:
            self.wait(f"{text!r} in {name}", lambda: self.bus.text(field) == text)

    def see(self, message, **values):
        """Waits until this text stands somewhere, and gives the node."""
        return self.see_name(self.words(message, **values))

    def see_name(self, name):
        """Waits until something has this name, and gives one such node."""
        return self.wait(f"any {name!r}", lambda: self.nodes(name))[0]

    def gone(self, name):
        """Waits until nothing has this name."""
        self.wait(f"no {name!r}", lambda: not self.nodes(name))

    def confirm(self, command):
        """Confirms the change that the dialog shows, and waits until it is made."""
        verb = self.words(f"notices-preview-{command}.confirm")
        self.press_name(verb)
        self.gone(verb)

    def children(self):
        """Processes that the program has started, alive or not."""
        found = []
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                # The name in brackets may hold anything, so what follows its last bracket is read.
                parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
            except OSError:
                continue
            if int(parent) == self.process.pid:
                found.append(int(folder.name))
        return found

    def kill(self):
        """Ends the program as a power failure would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(TIMEOUT)

    def close(self, screen):
        """Closes the window with its cross, and gives the program's exit code."""
        screen.close(self.wait("a window", screen.windows)[0])
        return self.process.wait(TIMEOUT)
