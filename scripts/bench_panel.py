"""Compares frames of the panel of users in large systems with those of a small one: scripts/bench-window pipes them in.

Reads what `window-bench USERS...` prints; the first number of users is the small system.
"""

import json
import sys

TARGETS = {"scroll": 1.2, "sort": 1.2, "hover": 1.2}
"""Most that a frame with many users may cost, beside one with few."""

FRAME = 16e6
"""Nanoseconds in which a frame is to be drawn."""


def main():
    """A row for each scene and size."""
    figures = json.load(sys.stdin)
    small, *large = sorted(figures, key=int)
    print(f"| frame | users | ours | {small} users | ratio | target | met | longest |")
    print("|---|---|---|---|---|---|---|---|")
    for users in large:
        for scene, ours in figures[users].items():
            peer = figures[small][scene]
            ratio, target = ours["median"] / peer["median"], TARGETS.get(scene)
            met = "–" if target is None else "yes" if ratio <= target else "NO"
            longest = f"{ours['longest'] / 1e6:.1f} ms" + (" (NO)" if ours["longest"] > FRAME else "")
            times = " | ".join(f"{of['median'] / 1e6:.2f} ms" for of in (ours, peer))
            print(f"| {scene} | {int(users):,} | {times} | {ratio:.2f} | {f'≤ {target}' if target else '–'} | {met} | {longest} |")


if __name__ == "__main__":
    main()
