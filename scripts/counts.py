"""Counts instructions, allocations and bytes of the core with valgrind: scripts/counts starts this.

    counts.py CORE_BENCH [--write]
"""

import json
import pathlib
import re
import subprocess
import sys

USERS = 20_000
"""Enough that what a user costs outweighs what the program costs."""

ROUNDS = 20
"""Distributions in a run of `core-bench USERS distribution`."""

WRITTEN = pathlib.Path("benches/counts.json")

SLACK = 1.1
"""Another compiler may need a little more."""


def valgrind(tool, core, what, *options):
    """What a tool of valgrind says of a run."""
    command = ["valgrind", f"--tool={tool}", *options, core, str(USERS), what]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True).stderr


def instructions(core, what):
    """Instructions of a run."""
    text = valgrind("callgrind", core, what, "--callgrind-out-file=/dev/null")
    return int(re.search(r"Collected : (\d+)", text).group(1))


def heap(core, what):
    """Allocations in all, and bytes in use at the end."""
    text = valgrind("dhat", core, what, "--dhat-out-file=/dev/null")
    number = lambda pattern: int(re.search(pattern, text).group(1).replace(",", ""))
    return number(r"Total: +[\d,]+ bytes in ([\d,]+) blocks"), number(r"At t-end: +([\d,]+) bytes")


def count(core):
    """All figures, each for one user."""
    # What is common to both runs is taken away.
    base = instructions(core, "build")
    base_allocations, _ = heap(core, "rows")
    allocations, kept = heap(core, "import")
    _, empty = heap(core, "empty")
    sizes = json.loads(subprocess.check_output([core, str(USERS), "sizes"]))
    a_user = lambda number: round(number / USERS, 2)
    return {
        "instructions of a distribution": a_user((instructions(core, "distribution") - base) / ROUNDS),
        "instructions of an import": a_user(instructions(core, "import") - instructions(core, "rows")),
        "allocations of an import": a_user(allocations - base_allocations),
        "bytes in memory": a_user(kept - empty),
        "bytes in an entry": a_user(sizes["payload"]),
        "bytes in a snapshot": a_user(sizes["snapshot"]),
    }


def main():
    """Prints the figures and compares them, or writes them down."""
    found = count(sys.argv[1])
    if "--write" in sys.argv:
        WRITTEN.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    written = json.loads(WRITTEN.read_text(encoding="utf-8"))
    too_many = [name for name in written if found[name] > written[name] * SLACK]
    for name, number in found.items():
        print(f"{name}, a user: {number} (written down: {written[name]})")
    if too_many:
        sys.exit("more than a tenth above what is written down in benches/counts.json: " + ", ".join(too_many))


main()
