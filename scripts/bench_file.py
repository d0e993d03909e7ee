"""Measures the way from a file of users into the change log and back, and the search: scripts/bench starts this.

    bench_file.py FILE_BENCH CORE_BENCH USERS
"""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from bench_core import compare, median

ROUNDS = 3
"""Runs of each import; the median counts."""

WORDS = {"search_rare": "user12345", "search_frequent": "vogel"}
"""What is looked for, and the name of our figure: few have the one, a fifth of all the other."""


def compare_sizes(figure, ours, peer, theirs, most):
    """Prints a row of bytes whose target is a greatest ratio."""
    met = "yes" if ours / theirs <= most else "no"
    million = 1e6
    print(
        f"| {figure} | {ours / million:.1f} MB | {peer} {theirs / million:.1f} MB "
        f"| {ours / theirs:.3f} | {most:g} | {met} |"
    )


def duckdb_import(users, database):
    """Takes the file over into a database file, durably."""
    import duckdb

    def run():
        database.unlink(missing_ok=True)
        connection = duckdb.connect(os.fspath(database), config={"threads": 2})
        connection.execute(f"CREATE TABLE users AS FROM read_csv('{users}', delim=';', header=true)")
        connection.execute("CHECKPOINT")
        connection.close()

    return median(run, ROUNDS)


def merged(runs):
    """The median of each figure."""
    return {name: sorted(run[name] for run in runs)[len(runs) // 2] for name in runs[0]}


def main():
    """Prints the rows."""
    bench, core, users = sys.argv[1:]
    measured = lambda *arguments: json.loads(subprocess.check_output([bench, *map(os.fspath, arguments)]))
    with tempfile.TemporaryDirectory() as folder:
        file, log = pathlib.Path(folder, "users.csv"), pathlib.Path(folder, "changes.sqlite")
        subprocess.run([bench, "write", file, users], check=True)
        imports = []
        for _ in range(ROUNDS):
            for old in pathlib.Path(folder).glob("changes.sqlite*"):
                old.unlink()
            imports.append(measured("import", file, log))
        figures = merged(imports)
        opened, replayed = (merged([measured(way, log) for _ in range(ROUNDS)]) for way in ("open", "replay"))
        seconds = {name: value / 1e9 for name, value in figures.items()}
        size = file.stat().st_size
        if importlib.util.find_spec("duckdb"):
            database = pathlib.Path(folder, "peer.duckdb")
            compare("import of the file", seconds["import"], "DuckDB", duckdb_import(file, database), 2)
        else:
            print("missing: duckdb")
        compare("the same file again", seconds["again"], "the first import", seconds["import"], 0.6)
        compare("opening", opened["open"] / 1e9, "the import", seconds["import"], 0.15)
        compare("opening without a snapshot", replayed["replay"] / 1e9, "the import", seconds["import"], 1)
        compare_sizes("change log with its snapshot on disk", figures["log_bytes"], "the file", size, 1.5)
        compare_sizes("memory, opened", opened["open_resident_bytes"], "the file", size, 2.5)
        compare_sizes("memory, most during the import", figures["import_peak_bytes"], "the file", size, 3)
        for step in sorted(name for name in seconds if name[-1].isalpha() and "_" in name and name.split("_")[1].isdigit()):
            print(f"{step}: {seconds[step] * 1000:.0f} ms", file=sys.stderr)
        if not shutil.which("rg"):
            print("missing: ripgrep")
            return
        ours = json.loads(subprocess.check_output([core, users, "lists"]))
        for figure, word in WORDS.items():
            search = lambda: subprocess.run(["rg", "-ic", word, file], stdout=subprocess.DEVNULL, check=False)
            compare(f"search, a word like {word}", ours[figure] / 1e9, "rg -ic", median(search), 1)


if __name__ == "__main__":
    main()
