"""Files on the clipboard, as a file manager copies them, and the keys that paste them.

    x_clipboard.py FILE...

owns the clipboard until it is killed. Speaks to the X server through libX11 and libXtst, so that a test needs no further
program.
"""

import ctypes
import ctypes.util
import pathlib
import subprocess
import sys

from x_window import EVENT, ROOM, Screen

SELECTION_REQUEST = 30
SELECTION_NOTIFY = 31
ATOM = 4
REPLACE = 0
URI_LIST = "text/uri-list"


ASKED = [(name, ctypes.c_ulong) for name in ("requestor", "selection", "target", "property", "time")]
"""Who wants what of the clipboard, and where it is to be put."""


class Request(ctypes.Structure):
    """XSelectionRequestEvent."""

    _fields_ = [*EVENT, ("owner", ctypes.c_ulong), *ASKED, *ROOM]


class Notify(ctypes.Structure):
    """XSelectionEvent."""

    _fields_ = [*EVENT, *ASKED, *ROOM]


def own(files):
    """Gives the list of files to whoever asks for it, and nothing else: no text, as on Windows."""
    screen = Screen()
    x, display = screen.x, screen.display
    x.XCreateSimpleWindow.restype = ctypes.c_ulong
    window = ctypes.c_ulong(x.XCreateSimpleWindow(display, screen.root, 0, 0, 1, 1, 0, 0, 0))
    clipboard, targets, uri_list = screen.atom("CLIPBOARD"), screen.atom("TARGETS"), screen.atom(URI_LIST)
    content = "".join(f"{pathlib.Path(file).absolute().as_uri()}\r\n" for file in files).encode()
    x.XSetSelectionOwner(display, clipboard, window, ctypes.c_ulong(0))
    x.XSync(display, 0)
    print("owned", flush=True)
    while True:
        request = Request()
        x.XNextEvent(display, ctypes.byref(request))
        if request.type != SELECTION_REQUEST:
            continue
        answer = Notify(
            type=SELECTION_NOTIFY, requestor=request.requestor, selection=request.selection, target=request.target,
            time=request.time,
        )  # fmt: skip
        requestor, place = ctypes.c_ulong(request.requestor), ctypes.c_ulong(request.property)
        if request.target == targets.value:
            offered = (ctypes.c_ulong * 2)(targets.value, uri_list.value)
            x.XChangeProperty(display, requestor, place, ctypes.c_ulong(ATOM), 32, REPLACE, offered, 2)
            answer.property = request.property
        elif request.target == uri_list.value:
            x.XChangeProperty(display, requestor, place, uri_list, 8, REPLACE, content, len(content))
            answer.property = request.property
        x.XSendEvent(display, requestor, 0, ctypes.c_long(0), ctypes.byref(answer))
        x.XFlush(display)


def copied(files):
    """A process that has copied these files; it is to be killed."""
    owner = subprocess.Popen([sys.executable, __file__, *files], stdout=subprocess.PIPE)
    owner.stdout.readline()
    return owner


def paste(screen):
    """Presses Ctrl+V in the window that has the focus."""
    test = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
    screen.x.XStringToKeysym.restype = ctypes.c_ulong
    codes = []
    for name in (b"Control_L", b"v"):
        symbol = ctypes.c_ulong(screen.x.XStringToKeysym(name))
        codes.append(screen.x.XKeysymToKeycode(screen.display, symbol))
    for code, is_down in [(codes[0], 1), (codes[1], 1), (codes[1], 0), (codes[0], 0)]:
        test.XTestFakeKeyEvent(screen.display, ctypes.c_uint(code), is_down, ctypes.c_ulong(20))
    screen.x.XSync(screen.display, 0)


if __name__ == "__main__":
    own(sys.argv[1:])
