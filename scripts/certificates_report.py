"""Reads each certificate of a manifest with the console and with pdftotext; see certificates-report."""

import collections
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

LIMIT = 30
COLUMNS = ["right", "missed", "WRONG", "error as expected", "another error"]


def timed(command):
    """The output of a command, or None, and its wall time in milliseconds."""
    begin = time.perf_counter()
    try:
        output = subprocess.run(command, capture_output=True, timeout=LIMIT, check=False).stdout
    except subprocess.TimeoutExpired:
        output = None
    return output, (time.perf_counter() - begin) * 1000


def judge(entry, codes, error):
    """One of COLUMNS."""
    expect = entry["expect"]
    listed = expect.get("codes", [])
    others = entry.get("accept_codes")
    own_is_fine = "a found right code is fine" in (entry.get("note") or "")

    def accepted(code):
        if code in listed or isinstance(others, list) and code in others:
            return True
        in_the_file = others is True or own_is_fine and code.startswith("XRC1")
        return in_the_file and code not in entry.get("also_present", [])

    if not all(accepted(code) for code in codes):
        return "WRONG"
    if codes:
        return "right" if codes == listed or others is not None or own_is_fine else "missed"
    if listed:
        return "missed"
    return "error as expected" if error == expect["error"] else "another error"


def table(title, counts):
    print(f"\n{title:<28}" + "".join(f"{column:>19}" for column in COLUMNS))
    for name, row in sorted(counts.items()):
        print(f"{name:<28}" + "".join(f"{row[column] or '':>19}" for column in COLUMNS))


def main(folder, console):
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        entries = json.load(file)["files"]
    by = {"generator": collections.defaultdict(collections.Counter), "variant": collections.defaultdict(collections.Counter)}
    total, notes, ours, theirs = collections.Counter(), [], [], []
    reference = shutil.which("pdftotext")
    for entry in entries:
        path = os.path.join(folder, entry["file"])
        output, wall = timed([console, "--json", "certificate", path])
        try:
            read = json.loads(output)[0]
            codes, error = [code["code"] for code in read["codes"]], read["error"]
        except (TypeError, ValueError, LookupError):
            codes, error = [], "no answer"
        verdict = judge(entry, codes, error)
        total[verdict] += 1
        for key, counts in by.items():
            counts[entry[key]][verdict] += 1
        if verdict not in ("right", "error as expected"):
            kind = "hard" if entry["hard"] else "not hard"
            notes.append(f"{entry['file']} ({kind}): {verdict}: {', '.join(codes) or error}")
        if reference and not entry["hard"]:
            ours.append(wall)
            theirs.append(timed([reference, path, "-"])[1])
    for key, counts in by.items():
        table(key, counts)
    table("all", {f"{len(entries)} files": total})
    print()
    print("\n".join(notes))
    if ours:
        for name, walls in (("xlm certificate", ours), ("pdftotext", theirs)):
            worst = max(walls)
            print(f"{name}: median {statistics.median(walls):.1f} ms, sum {sum(walls):.0f} ms, longest {worst:.0f} ms")
    else:
        print("pdftotext is not installed: no times to compare")
    return 1 if total["WRONG"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
