#!/usr/bin/python3
"""Sees and drives windows as a screen reader does, through AT-SPI.

Inside scripts/with-a11y, beside a running program:

    window_tree.py tree
    window_tree.py find  [--role ROLE] [--name REGEX] [--within REGEX]
    window_tree.py click [--role ROLE] [--name REGEX]
    window_tree.py set   [--role ROLE] [--name REGEX] TEXT
    window_tree.py focus [--role ROLE] [--name REGEX]
    window_tree.py gone  [--role ROLE] [--name REGEX]

Each waits up to --timeout seconds (20) until exactly one node fits (`tree`, `find`: at least one; `gone`: none), so a test
never sleeps. A test in Python imports the functions below instead.

Needs Debian's python3-gi and gir1.2-atspi-2.0, so it runs with the system's python3.
"""

import argparse
import re
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 (the version must be required first)

TIMEOUT = 20.0
"""Seconds that every waiting function waits unless told otherwise. Long, because it only matters when a test fails."""

POLL = 0.05
"""Seconds between two looks."""


class NotFound(Exception):
    """What was waited for did not come; the text holds the tree as it was last seen."""


def desktop():
    """The root of all windows. Nothing is cached, because no main loop runs that would hear of changes."""
    Atspi.init()
    root = Atspi.get_desktop(0)
    root.set_cache_mask(Atspi.Cache.NONE)
    return root


def children(node):
    """The children of a node; none of a node that has gone meanwhile."""
    try:
        nodes = [node.get_child_at_index(index) for index in range(node.get_child_count())]
    except GLib.Error:
        return []
    return [child for child in nodes if child is not None]


def walk(node=None, depth=0):
    """Every node below the desktop (or below the given one) with its depth, parents first."""
    for child in children(desktop() if node is None else node):
        yield depth, child
        yield from walk(child, depth + 1)


def read(getter, *arguments):
    """The answer of a node, or an empty text when it has gone meanwhile."""
    try:
        return getter(*arguments) or ""
    except GLib.Error:
        return ""


def role(node):
    """The role by its AT-SPI name: "push button", "text", "label", "frame", ..."""
    return read(node.get_role_name)


def name(node):
    """What a screen reader calls the node."""
    return read(node.get_name)


def description(node):
    """What a screen reader adds on request: here the text that a hover shows."""
    return read(node.get_description)


def text(node):
    """The text that a text field holds; the name of anything else."""
    try:
        if node.get_text_iface() is None:
            return name(node)
        return Atspi.Text.get_text(node, 0, -1)
    except GLib.Error:
        return ""


def states(node):
    """The names of the node's states: "enabled", "focused", "checked", "showing", ..."""
    try:
        return {state.value_nick for state in node.get_state_set().get_states()}
    except GLib.Error:
        return set()


def tree(node=None):
    """The tree as text, one node a line: role, name, description, text and the states that matter to a test."""
    lines = []
    for depth, each in walk(node):
        parts = [role(each), repr(name(each))]
        if description(each):
            parts.append(f"description={description(each)!r}")
        if text(each) != name(each):
            parts.append(f"text={text(each)!r}")
        notable = states(each) & {"focused", "checked", "selected", "expanded", "pressed", "modal"}
        if role(each) != "frame" and "enabled" not in states(each):
            notable.add("disabled")
        parts += sorted(notable)
        lines.append("  " * depth + " ".join(parts))
    return "\n".join(lines)


def fits(node, wanted_role=None, wanted_name=None):
    """Whether the node has this role, and a name that the regular expression matches wholly."""
    if wanted_role is not None and role(node) != wanted_role:
        return False
    return wanted_name is None or re.fullmatch(wanted_name, name(node), re.DOTALL) is not None


def find(role=None, name=None, within=None):
    """All nodes of this role and name, below the node `within` if given. Does not wait."""
    return [node for _, node in walk(within) if fits(node, role, name)]


def wait_until(what, condition, timeout=TIMEOUT):
    """Looks until `condition()` gives something that counts as true, and gives that back."""
    end = time.monotonic() + timeout
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise NotFound(f"{what}: not within {timeout} s. What is there:\n{tree()}")
        time.sleep(POLL)


def describe(role, name):
    """How messages call what is searched."""
    return f"{role or 'node'} {name!r}" if name is not None else (role or "node")


def wait_for(role=None, name=None, within=None, timeout=TIMEOUT):
    """The one node of this role and name, as soon as there is exactly one."""

    def one():
        nodes = find(role, name, within)
        return nodes[0] if len(nodes) == 1 else None

    return wait_until(f"exactly one {describe(role, name)}", one, timeout)


def wait_for_any(role=None, name=None, within=None, timeout=TIMEOUT):
    """All nodes of this role and name, as soon as there is one."""
    return wait_until(f"any {describe(role, name)}", lambda: find(role, name, within), timeout)


def wait_gone(role=None, name=None, within=None, timeout=TIMEOUT):
    """Waits until there is no node of this role and name."""
    wait_until(f"no {describe(role, name)}", lambda: not find(role, name, within), timeout)


def click(node):
    """Performs the node's default action, as a screen reader's "activate" does."""
    if node.get_n_actions() < 1:
        raise NotFound(f"{describe(role(node), name(node))} has no action")
    if not node.do_action(0):
        raise NotFound(f"{describe(role(node), name(node))} refused its action")


def set_text(node, value, timeout=TIMEOUT):
    """Replaces the text of a text field, and waits until the field holds it."""
    if not Atspi.EditableText.set_text_contents(node, value):
        raise NotFound(f"{describe(role(node), name(node))} refused the text {value!r}")
    wait_until(f"text {value!r} in {describe(role(node), name(node))}", lambda: text(node) == value, timeout)


def focus(node, timeout=TIMEOUT):
    """Gives the node the keyboard focus, and waits until it has it."""
    node.grab_focus()
    wait_until(f"focus on {describe(role(node), name(node))}", lambda: "focused" in states(node), timeout)


def main():
    """The command line of this module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timeout", type=float, default=TIMEOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    for command in ("tree", "find", "click", "set", "focus", "gone"):
        each = commands.add_parser(command)
        each.add_argument("--role")
        each.add_argument("--name", help="regular expression for the whole name")
        each.add_argument("--within", help="only below the one node whose name fits this expression")
        if command == "set":
            each.add_argument("text")
    arguments = parser.parse_args()

    within = wait_for(name=arguments.within, timeout=arguments.timeout) if arguments.within else None
    search = {"role": arguments.role, "name": arguments.name, "within": within, "timeout": arguments.timeout}
    match arguments.command:
        case "tree":
            wait_for_any(**search)
            print(tree(within))
        case "find":
            for node in wait_for_any(**search):
                print(role(node), repr(name(node)), repr(description(node)))
        case "click":
            click(wait_for(**search))
        case "set":
            set_text(wait_for(**search), arguments.text, arguments.timeout)
        case "focus":
            focus(wait_for(**search), arguments.timeout)
        case "gone":
            wait_gone(**search)


if __name__ == "__main__":
    try:
        main()
    except NotFound as error:
        sys.exit(str(error))
