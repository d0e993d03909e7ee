"""Reads each certificate of a manifest with the console and with pdftotext; see certificates-report."""

import collections
import json
import os
import shutil
import subprocess
import sys
import threading
import time

LIMIT = 30
TOGETHER = 100
WORDS = ["encrypted", "no_text", "not_pdf", "damaged", "no_code", "too_large", "timeout"]
COLUMNS = ["right", "missed", "WRONG", "error as expected", "another error"]


class Cost:
    """What a program took with all its children: wall and processor time in milliseconds, most memory of one of them in MB."""

    def __init__(self, command):
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        clock = threading.Timer(LIMIT, child.kill)
        clock.start()
        self.output = child.stdout.read()
        _, child.returncode, usage = os.wait4(child.pid, 0)
        clock.cancel()
        self.wall = (time.perf_counter() - begin) * 1000
        self.processor = (usage.ru_utime + usage.ru_stime) * 1000
        self.memory = usage.ru_maxrss / 1024


def compare(name, ours, theirs, target):
    """A row of our time and pdftotext's, as wall time and, which other programs disturb less, as processor time."""
    for kind in ("wall", "processor"):
        mine, other = (sum(getattr(cost, kind) for cost in costs) for costs in (ours, theirs))
        met = "yes" if mine <= other * target else "no"
        print(f"{name}, {kind} time: {mine:.0f} ms, pdftotext {other:.0f} ms, ratio {mine / other:.2f} (at most {target:g}: {met})")


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
    # Of some hostile files it is only asked that they end in one of the contract's words.
    is_free = "any clear outcome" in (entry.get("note") or "") and error in WORDS
    return "error as expected" if is_free or error == expect["error"] else "another error"


def table(title, counts):
    print(f"\n{title:<28}" + "".join(f"{column:>19}" for column in COLUMNS))
    for name, row in sorted(counts.items()):
        print(f"{name:<28}" + "".join(f"{row[column] or '':>19}" for column in COLUMNS))


def main(folder, console):
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        entries = json.load(file)["files"]
    by = {"generator": collections.defaultdict(collections.Counter), "variant": collections.defaultdict(collections.Counter)}
    total, notes, costs, ours, theirs = collections.Counter(), [], [], [], []
    reference = shutil.which("pdftotext")
    easy = [os.path.join(folder, entry["file"]) for entry in entries if not entry["hard"]]
    for entry in entries:
        path = os.path.join(folder, entry["file"])
        cost = Cost([console, "--json", "certificate", path])
        costs.append((cost.wall, cost.memory, entry["file"]))
        try:
            read = json.loads(cost.output)[0]
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
            ours.append(cost)
            theirs.append(Cost([reference, path, "-"]))
    for key, counts in by.items():
        table(key, counts)
    table("all", {f"{len(entries)} files": total})
    print()
    print("\n".join(notes))
    slowest, largest = max(costs), max(costs, key=lambda cost: cost[1])
    print(f"longest: {slowest[0]:.0f} ms, {slowest[2]}; most memory: {largest[1]:.0f} MB, {largest[2]}")
    if ours:
        compare("each file by itself", ours, theirs, 1)
        together = Cost([console, "--json", "certificate", *easy[:TOGETHER]])
        compare(f"{len(easy[:TOGETHER])} files in one call", [together], theirs[:TOGETHER], 0.5)
    else:
        print("pdftotext is not installed: no times to compare")
    return 1 if total["WRONG"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
