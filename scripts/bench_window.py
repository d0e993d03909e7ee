#!/usr/bin/python3
"""Measures our window against the smallest one of eframe: scripts/bench-window starts this on a virtual display.

    bench_window.py OURS HELLO

Prints a row for each figure: ours, the peer's, their ratio, the target, and whether it is met.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from x_window import Screen

ROUNDS = 15
"""Starts of each program; the median counts."""

IDLE = 10.0
"""Seconds for which a window is left alone."""

TICKS = os.sysconf("SC_CLK_TCK")


class Running:
    """A program with a data folder of its own, started and shown."""

    def __init__(self, program, screen, folder):
        self.screen = screen
        folders = {"XLM_DATA": f"{folder}/data", "XLM_CONFIG": f"{folder}/config", "XDG_DATA_HOME": folder}
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [program], env={**os.environ, **folders}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        # eframe maps the window when its first frame has been drawn.
        while not screen.windows():
            if self.process.poll() is not None or time.perf_counter() - begun > 60:
                sys.exit(f"{program} shows no window")
            time.sleep(0.001)
        self.seconds = time.perf_counter() - begun

    def cpu(self):
        """Seconds of processor time that the program has used."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def idle_cpu(self):
        """Seconds of processor time in which nobody touched it, after it has settled."""
        time.sleep(3)
        before = self.cpu()
        time.sleep(IDLE)
        return self.cpu() - before

    def end(self):
        """Ends the program and waits until its window is gone."""
        self.process.kill()
        self.process.wait()
        while self.screen.windows():
            time.sleep(0.001)


def starts(programs, screen):
    """Median time to the first frame of each program, measured in turn."""
    seconds = {program: [] for program in programs}
    for _ in range(ROUNDS):
        for program in programs:
            with tempfile.TemporaryDirectory() as folder:
                running = Running(program, screen, folder)
                seconds[program].append(running.seconds)
                running.end()
    return [statistics.median(seconds[program]) for program in programs]


def idle(program, screen):
    """Processor time of a window that is left alone, shown and then hidden behind nothing."""
    with tempfile.TemporaryDirectory() as folder:
        running = Running(program, screen, folder)
        shown = running.idle_cpu()
        screen.hide(screen.windows()[0])
        hidden = running.idle_cpu()
        running.end()
        return shown, hidden


def row(what, ours, peer, ratio, target, met):
    """Prints a row of the table."""
    print(f"| {what} | {ours} | {peer} | {ratio} | {target} | {'yes' if met else 'NO'} |", flush=True)


def main(ours, hello):
    """All rows."""
    screen = Screen()
    print("| what | ours | eframe's hello world | ratio | target | met |\n|---|---|---|---|---|---|")
    sizes = [os.path.getsize(program) for program in (ours, hello)]
    ratio = sizes[0] / sizes[1]
    row("release binary", *(f"{size / 1e6:.1f} MB" for size in sizes), f"{ratio:.2f}", "≤ 1.6", ratio <= 1.6)
    seconds = starts([ours, hello], screen)
    ratio = seconds[0] / seconds[1]
    row("start to first frame", *(f"{s * 1e3:.0f} ms" for s in seconds), f"{ratio:.2f}", "≤ 1.3", ratio <= 1.3)
    for state, cpu in zip(("idle", "idle, hidden"), idle(ours, screen)):
        row(f"{state}, {IDLE:.0f} s", f"{cpu * 1e3:.0f} ms CPU", "–", "–", "none", cpu < 1 / TICKS)


if __name__ == "__main__":
    main(*sys.argv[1:])
