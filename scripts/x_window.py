"""What no accessibility bus offers: closes windows as a click on their cross does, and takes pictures of the screen.

Speaks to the X server through libX11, so that a test needs no further program.
"""

import ctypes
import ctypes.util
import struct
import zlib

LONG_MASK = ctypes.c_ulong(-1).value
SUBSTRUCTURE = (1 << 19) | (1 << 20)
CLIENT_MESSAGE = 33
Z_PIXMAP = 2


EVENT = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p)]
"""How every event begins."""

ROOM = [("padding", ctypes.c_long * 24)]
"""Room for the whole union of events, which libX11 reads and writes whatever the event is."""


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent."""

    _fields_ = [
        *EVENT,
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        *ROOM,
    ]


class Image(ctypes.Structure):
    """The beginning of XImage, as far as pixels are read from it."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_ubyte)),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
        ("bits_per_pixel", ctypes.c_int),
    ]


class Screen:
    """The display that the environment names."""

    def __init__(self):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XInternAtom.restype = ctypes.c_ulong
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XGetImage.restype = ctypes.POINTER(Image)
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        if not self.display:
            raise OSError("there is no X display")
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))

    def atom(self, name):
        """The number of a name."""
        return ctypes.c_ulong(self.x.XInternAtom(self.display, name.encode(), 0))

    def windows(self):
        """The windows that the window manager manages."""
        kind, bits = ctypes.c_ulong(), ctypes.c_int()
        count, left, data = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)()
        self.x.XGetWindowProperty(
            self.display, self.root, self.atom("_NET_CLIENT_LIST"), ctypes.c_long(0), ctypes.c_long(1024), 0,
            ctypes.c_ulong(0), ctypes.byref(kind), ctypes.byref(bits), ctypes.byref(count), ctypes.byref(left),
            ctypes.byref(data),
        )  # fmt: skip
        return [data[index] for index in range(count.value)] if data else []

    def close(self, window):
        """Asks the window manager to close a window, which asks the program."""
        event = ClientMessage(type=CLIENT_MESSAGE, window=window, format=32)
        event.message_type = self.atom("_NET_CLOSE_WINDOW").value
        # Time: now. Source: a person, by way of a pager.
        event.data[0], event.data[1] = 0, 2
        self.x.XSendEvent(self.display, self.root, 0, ctypes.c_long(SUBSTRUCTURE), ctypes.byref(event))
        self.x.XSync(self.display, 0)

    def hide(self, window):
        """Puts a window away, as its button for that does."""
        self.x.XIconifyWindow(self.display, ctypes.c_ulong(window), 0)
        self.x.XSync(self.display, 0)

    def picture(self, file):
        """Saves what is on the screen as PNG."""
        width = self.x.XDisplayWidth(self.display, 0)
        height = self.x.XDisplayHeight(self.display, 0)
        image = self.x.XGetImage(
            self.display, self.root, 0, 0, width, height, ctypes.c_ulong(LONG_MASK), Z_PIXMAP
        ).contents
        raw = ctypes.string_at(image.data, image.bytes_per_line * height)
        rows = bytearray()
        for y in range(height):
            line = raw[y * image.bytes_per_line : y * image.bytes_per_line + 4 * width]
            pixels = bytearray(3 * width)
            pixels[0::3], pixels[1::3], pixels[2::3] = line[2::4], line[1::4], line[0::4]
            rows += b"\0" + pixels

        def chunk(kind, content):
            body = kind + content
            return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        png = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b"")
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + png)
