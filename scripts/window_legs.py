"""Each way of drawing in the real window, and what happens when a driver is missing or the device gets lost."""

from window_driver import NotFound

NO_VULKAN = {"VK_DRIVER_FILES": "/nonexistent", "VK_ICD_FILENAMES": "/nonexistent"}
"""Takes the driver of one interface away, as on a machine that has none."""

LEGS = [
    ("auto", {}, ".+"),
    ("software", {}, ".*(llvmpipe|lavapipe|SwiftShader|Software).*"),
    ("opengl", {}, "OpenGL"),
    ("hardware", {}, ".+"),
    ("auto", NO_VULKAN, ".+"),
]
"""Preference, variables, and what draws the window in the end."""


def play(start, screen):
    """All legs; `start(arguments, variables)` gives a window."""
    for renderer, variables, drawn_by in LEGS:
        yield f"drawn by {renderer}{' without Vulkan' if variables else ''}"
        window = start(["--renderer", renderer], variables)
        expect_drawn(window, drawn_by)
        close(window, screen)
    yield "the device gets lost, and the window opens again"
    # So early that nothing can be pressed before.
    window = start([], {"XLM_LOSE_DEVICE": "3"})
    expect_drawn(window, ".*device lost: rehearsal.*")
    close(window, screen)


def expect_drawn(window, drawn_by):
    """The settings name what draws."""
    window.press("setup-sample.action")
    window.see("notices-banner-sample")
    window.go_to("settings")
    window.see("settings-adapter")
    window.see_name(drawn_by)


def close(window, screen):
    """The window closes in order."""
    code = window.close(screen)
    if code != 0:
        raise NotFound(f"the program ended with {code}")
