"""The accessibility tree at a glance: all nodes of all windows with one message, so that a test may look often.

window_tree.py asks each node for each of its properties, as the reference library does; in a window with a table that
takes a second. Programs that keep AT-SPI's cache of their nodes (AccessKit's do) hand all of them out at once.
"""

import collections
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402 (the version must be required first)

ITEMS = "(a((so)(so)(so)iiassusau))"
"""Object, program, parent, place among its siblings, number of children, interfaces, name, role, description, states."""

Node = collections.namedtuple("Node", "bus path role name description interfaces states")
"""`states` holds names such as "enabled"; `interfaces` the last parts of their names, such as "Action"."""


class Bus:
    """The bus of the screen readers."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        place = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        (address,) = session.call_sync(*place, None, None, 0, -1, None).unpack()
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )

    def call(self, name, path, interface, method, arguments=None, answer=None):
        """Sends a message and waits for its answer."""
        answer = GLib.VariantType(answer) if answer else None
        timeout = 5000
        reply = self.bus.call_sync(
            name, path, f"org.a11y.atspi.{interface}", method, arguments, answer, Gio.DBusCallFlags.NONE, timeout, None
        )
        return reply.unpack()

    def nodes(self):
        """All nodes of all programs, in no order that means anything."""
        root = "/org/a11y/atspi/accessible/root"
        found = []
        try:
            (programs,) = self.call("org.a11y.atspi.Registry", root, "Accessible", "GetChildren")
        except GLib.Error:
            return found
        for program, _ in programs:
            try:
                (items,) = self.call(program, "/org/a11y/atspi/cache", "Cache", "GetItems", None, ITEMS)
            except GLib.Error:
                # It has just ended, or just begun.
                continue
            found += [node(item) for item in items]
        return found

    def act(self, node):
        """Performs the node's default action, as a screen reader's "activate" does."""
        return self.call(node.bus, node.path, "Action", "DoAction", GLib.Variant("(i)", (0,)))[0]

    def set_text(self, node, text):
        """Replaces the text of an input."""
        arguments = GLib.Variant("(s)", (text,))
        return self.call(node.bus, node.path, "EditableText", "SetTextContents", arguments)[0]

    def text(self, node):
        """The text that an input holds."""
        return self.call(node.bus, node.path, "Text", "GetText", GLib.Variant("(ii)", (0, -1)))[0]


def node(item):
    """A node as the cache describes it."""
    (bus, path), _, _, _, _, interfaces, name, role, description, states = item
    bits = states[0] | states[1] << 32
    return Node(
        bus,
        path,
        Atspi.role_get_name(Atspi.Role(role)),
        name,
        description,
        {interface.rsplit(".", 1)[-1] for interface in interfaces},
        {state.value_nick for state in STATES if bits >> int(state) & 1},
    )


STATES = [Atspi.StateType(number) for number in range(int(Atspi.StateType.LAST_DEFINED))]


def wait_until(condition, timeout, pause=0.05):
    """Looks until `condition()` gives something that counts as true, and gives that back; nothing if time runs out."""
    end = time.monotonic() + timeout
    while True:
        found = condition()
        if found or time.monotonic() > end:
            return found
        time.sleep(pause)
