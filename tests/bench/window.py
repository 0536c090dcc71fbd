#!/usr/bin/env python3
"""What the real window costs: the processor time of all its threads, the share of the graphics driver, and its frames.

    tests/bench/window.py [--program target/release/throughline] [--inputs 60] MAP...

Each map is opened in a window of 1600 × 1000 on a screen of its own, drawn without a graphics card, and is moved,
zoomed, dragged and written in by scripted input, at 100 % and with the whole map in view. Needs Linux with Xvfb, openbox,
xdotool and a C compiler. `THROUGHLINE_MAPS=folder cargo bench` writes maps to try.
"""

import argparse
import contextlib
import math
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
SIZE = (1600, 1000)
CENTER = (800, 560)


class Screen:
    """A display with a window manager, and hands."""

    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            self.display = ":" + numbers.readline().strip()
        self.env = dict(os.environ, DISPLAY=self.display)
        self.manager = subprocess.Popen(["openbox"], env=self.env, stderr=subprocess.DEVNULL)

    def do(self, *commands):
        """Lets xdotool do something."""
        subprocess.run(["xdotool", *map(str, commands)], env=self.env, check=True)

    def repeat(self, count, per_second, command):
        """Does `command(number)` so many times, so often a second."""
        line = []
        for number in range(count):
            line += [*map(str, command(number)), "sleep", f"{1 / per_second:.4f}"]
        subprocess.run(["xdotool", *line], env=self.env, check=True)

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()


class Program:
    """The program with a map, in a home of its own."""

    def __init__(self, program, counter, screen, path):
        self.home = tempfile.mkdtemp(prefix="throughline-bench-")
        self.log = Path(self.home, "frames")
        path = shutil.copy(path, self.home)
        env = dict(
            screen.env, HOME=self.home, XDG_DATA_HOME=self.home, XDG_CONFIG_HOME=self.home, XDG_CACHE_HOME=self.home,
            XDG_RUNTIME_DIR=self.home, LANG="en_US.UTF-8", LIBGL_ALWAYS_SOFTWARE="1", LD_PRELOAD=str(counter),
            FRAME_LOG=str(self.log), DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
        env.pop("WAYLAND_DISPLAY", None)
        self.started = time.monotonic_ns()
        self.process = subprocess.Popen([program, path], env=env, stderr=subprocess.DEVNULL)

    def frames(self):
        """How many frames there were."""
        with contextlib.suppress(OSError, struct.error), open(self.log, "rb") as log:
            return struct.unpack("q", log.read(8))[0]
        return 0

    def ended(self, first, last):
        """When frames ended, in nanoseconds."""
        with open(self.log, "rb") as log:
            log.seek(8 + first * 8)
            return struct.unpack(f"{last - first}q", log.read((last - first) * 8))

    def rest(self, seconds=0.6, most=120):
        """Waits until no frame came for so long."""
        begun, count, since = time.monotonic(), self.frames(), time.monotonic()
        while time.monotonic() - begun < most:
            time.sleep(0.02)
            if self.process.poll() is not None:
                sys.exit(f"the program ended with {self.process.returncode}")
            if self.frames() != count:
                count, since = self.frames(), time.monotonic()
            elif count and time.monotonic() - since > seconds:
                return

    def processor(self):
        """Milliseconds of processor time: of the main thread, of the graphics driver's threads, of all others."""
        main, driver, others = 0.0, 0.0, 0.0
        tasks = Path(f"/proc/{self.process.pid}/task")
        for task in tasks.iterdir():
            with contextlib.suppress(OSError):
                spent = int((task / "schedstat").read_text().split()[0]) / 1e6
                if int(task.name) == self.process.pid:
                    main += spent
                elif (task / "comm").read_text().startswith("llvmpipe"):
                    driver += spent
                else:
                    others += spent
        return main, driver, others

    def memory(self):
        """What it has in memory alone, in MiB."""
        rows = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024

    def end(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def row(task, *cells):
    print(f"  {task:<22}" + "".join(f"{cell:>11}" for cell in cells), flush=True)


def measure(program, task, inputs, act):
    """What `act` costs, for each frame and for each of its inputs."""
    program.rest()
    first, before = program.frames(), program.processor()
    act()
    program.rest(0.4)
    last, after = program.frames(), program.processor()
    main, driver, others = (b - a for a, b in zip(before, after))
    count = max(1, last - first)
    ended = program.ended(first, last)
    speed = (len(ended) - 1) / max(1e-9, (ended[-1] - ended[0]) / 1e9) if len(ended) > 1 else 0.0
    total = main + driver + others
    row(task, last - first, f"{speed:.1f}", f"{total / count:.1f}", f"{main / count:.1f}", f"{driver / count:.1f}",
        f"{others / count:.1f}", f"{total / inputs:.1f}")


def play(program, screen, inputs):
    wheel = lambda up, down: lambda number: ("click", down if number % 20 < 10 else up)
    circle = lambda across, down: lambda number: (
        "mousemove", round(CENTER[0] + across * math.sin(number / 10)), round(CENTER[1] - 60 + down * math.cos(number / 10)))
    for name, keys in (("100 %", "ctrl+0"), ("whole map", "shift+1")):
        screen.do("mousemove", *CENTER, "key", "Escape", "sleep", 0.1, "key", "Escape", "sleep", 0.1, "key", keys)
        program.rest()
        if name == "100 %":
            screen.repeat(40, 50, lambda _: ("click", 5))
            screen.repeat(20, 50, lambda _: ("click", 7))
        row(name)
        measure(program, "move down and up", inputs, lambda: screen.repeat(inputs, 30, wheel(4, 5)))
        measure(program, "move sideways", inputs, lambda: screen.repeat(inputs, 30, wheel(6, 7)))
        screen.do("keydown", "ctrl")
        measure(program, "zoom", inputs, lambda: screen.repeat(inputs, 30, wheel(4, 5)))
        screen.do("keyup", "ctrl", "key", keys)
        program.rest()
        measure(program, "point", inputs * 2, lambda: screen.repeat(inputs * 2, 60, circle(150, 100)))
        screen.do("mousemove", *CENTER, "sleep", 0.2, "mousedown", 1, "sleep", 0.1,
                  "mousemove", CENTER[0] + 6, CENTER[1] + 2, "sleep", 0.3)
        measure(program, "drag", inputs * 2, lambda: screen.repeat(inputs * 2, 60, circle(100, 60)))
        screen.do("key", "Escape", "sleep", 0.2, "mouseup", 1)
        program.rest()
        screen.do("mousemove", *CENTER, "click", 1, "sleep", 0.3, "key", "F2")
        measure(program, "write a letter", inputs, lambda: screen.repeat(inputs, 10, lambda at: ("key", "abcdefgh"[at % 8])))
        screen.do("key", "Escape")
        row("memory, MiB", f"{program.memory():.0f}")


def main():
    parser = argparse.ArgumentParser(description="Measures the real window.")
    parser.add_argument("maps", nargs="+", metavar="MAP")
    parser.add_argument("--program", default="target/release/throughline")
    parser.add_argument("--inputs", type=int, default=60)
    asked = parser.parse_args()
    missing = [tool for tool in ("Xvfb", "openbox", "xdotool", "cc") if not shutil.which(tool)]
    if missing:
        sys.exit("missing: " + ", ".join(missing))
    with tempfile.TemporaryDirectory() as folder:
        counter = Path(folder, "frames.so")
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", counter, HERE / "frames.c", "-ldl"], check=True)
        for path in asked.maps:
            screen = Screen()
            program = Program(os.path.abspath(asked.program), counter, screen, path)
            try:
                program.rest(1.0)
                print(f"{path}")
                opened = program.ended(0, program.frames())
                row("", "frames", "a second", "ms a frame", "program", "driver", "workers", "ms an input")
                row("open", len(opened), "", f"{(opened[0] - program.started) / 1e6:.0f} first",
                    f"{(opened[-1] - program.started) / 1e6:.0f} last", f"{sum(program.processor()):.0f} in all")
                before, frames = program.processor(), program.frames()
                time.sleep(5)
                spent = sum(program.processor()) - sum(before)
                row("idle, 5 s", program.frames() - frames, "", f"{spent:.1f} in all")
                play(program, screen, asked.inputs)
            finally:
                program.end()
                screen.close()


if __name__ == "__main__":
    main()
