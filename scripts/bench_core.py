"""Measures the core and its peers in one run: scripts/bench starts this.

    bench_core.py CORE_BENCH USERS
"""

import importlib.util
import json
import os
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
"""Runs of each peer; the median counts."""

QUERY = "SELECT type, key, line, row_number() OVER (PARTITION BY type ORDER BY since, key, line) AS place FROM units"
"""The place of every unit under Seniority, for a company in which nobody is protected or has a day of joining."""


def median(run, rounds=ROUNDS):
    """Median seconds of a function."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def duckdb_seconds(units):
    """DuckDB on two threads, with the units in memory, the result in a table."""
    import duckdb

    connection = duckdb.connect(config={"threads": 2})
    connection.execute(f"CREATE TABLE units AS FROM read_csv('{units}')")
    return median(lambda: connection.execute(f"CREATE OR REPLACE TABLE places AS {QUERY}"))


def polars_seconds(units):
    """Polars: sorted, then numbered within each type."""
    import polars

    frame = polars.read_csv(units)
    place = polars.int_range(1, polars.len() + 1).over("type").alias("place")
    return median(lambda: frame.sort("type", "since", "key", "line").with_columns(place))


def sqlite_seconds(units):
    """SQLite in memory, the result in a table."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE units (type INTEGER, key TEXT, line INTEGER, since INTEGER)")
    with open(units, encoding="utf-8") as file:
        next(file)
        connection.executemany("INSERT INTO units VALUES (?, ?, ?, ?)", (row.rstrip("\n").split(",") for row in file))

    def run():
        connection.execute("DROP TABLE IF EXISTS places")
        connection.execute(f"CREATE TABLE places AS {QUERY}")

    return median(run)


def peer_seconds(units):
    """Seconds of each peer that is there; the others are named."""
    peers = {"duckdb": duckdb_seconds, "polars": polars_seconds, "sqlite3": sqlite_seconds}
    there = {name: run for name, run in peers.items() if importlib.util.find_spec(name)}
    for name in peers.keys() - there.keys():
        print(f"missing: {name}")
    return {name: run(units) for name, run in there.items()}


def row(figure, ours, peer, theirs, target, met):
    """Prints a row of the table."""
    print(f"| {figure} | {ours * 1000:.4g} ms | {peer} {theirs * 1000:.4g} ms | {ours / theirs:.3g} | {target} | {met} |")


def compare(figure, ours, peer, theirs, most):
    """Prints a row whose target is a greatest ratio."""
    row(figure, ours, peer, theirs, f"≤ {most:g}", "yes" if ours / theirs <= most else "no")


def main():
    """Prints the table."""
    core, users = sys.argv[1:]
    measured = lambda count: json.loads(subprocess.check_output([core, str(count)]))
    figures = {name: value / 1e9 for name, value in measured(users).items()}
    tenth = {name: value / 1e9 for name, value in measured(int(users) // 10).items()}
    with tempfile.TemporaryDirectory() as folder:
        units = pathlib.Path(folder, "units.csv")
        with units.open("wb") as file:
            subprocess.run([core, users, "units"], stdout=file, check=True)
        peers = peer_seconds(os.fspath(units))
    distribution = figures["distribution"]
    print("| figure | ours | peer | ratio | target | met |\n|---|---|---|---|---|---|")
    ways = {
        "distribution, the order kept": figures["distribution_kept"],
        "distribution, made anew": distribution,
        "distribution made anew and written out for each unit": distribution + figures["distribution_written"],
    }
    for way, ours in ways.items():
        for peer, seconds in sorted(peers.items(), key=lambda peer: peer[1]):
            compare(way, ours, peer, seconds, 0.01)
    compare("distribution, made anew", distribution, "one pass over its columns", figures["pass"], 8)
    compare("preview of a package", figures["preview_package"], "the distribution made anew", distribution, 3)
    compare("one user moved, in the core", figures["move_one"], "the distribution made anew", distribution, 1)
    first = sum(figures[f"import_{step}"] for step in ("decide", "write", "apply"))
    compare("the same file again, in the core", figures["import_again"], "the first import", first, 0.6)
    for name in ("distribution", "import_decide", "import_write", "import_read", "import_apply", "import_again"):
        compare(f"growth: {name}", figures[name], "a tenth of the users", tenth[name], 11)
    compare("growth: search", figures["search_frequent"], "a tenth of the users", tenth["search_frequent"], 11)


if __name__ == "__main__":
    main()
