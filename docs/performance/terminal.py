#!/usr/bin/env python3
"""Measures what the full screen costs: when its first picture is there, the bytes and the CPU time a
second, and the memory, in a terminal of its own.

    terminal.py [--columns 160] [--rows 45] [--seconds 60] COMMAND [ARGUMENT...]

Bytes and CPU time are those of the second half of the time: what comes before is the start.
"""
import argparse
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

PICTURE = 500  # bytes; modes and questions to the terminal are fewer


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mib(pid):
    with open(f"/proc/{pid}/status") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def start(command, columns, rows):
    pid, terminal = pty.fork()
    if pid == 0:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(1, termios.TIOCSWINSZ, size)
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    return pid, terminal


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--columns", type=int, default=160)
    parser.add_argument("--rows", type=int, default=45)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()

    begun = time.monotonic()
    pid, terminal = start(options.command, options.columns, options.rows)
    first = None
    written = 0
    half = None
    while time.monotonic() - begun < options.seconds:
        if half is None and time.monotonic() - begun > options.seconds / 2:
            half = (time.monotonic(), cpu_seconds(pid), written)
        if select.select([terminal], [], [], 0.1)[0]:
            written += len(os.read(terminal, 65536))
            if first is None and written > PICTURE:
                first = time.monotonic() - begun
    passed = time.monotonic() - half[0]
    print(
        "first picture after %.0f ms; %.1f bytes a second; %.2f %% of a core; %.0f MiB"
        % (
            1000 * first,
            (written - half[2]) / passed,
            100 * (cpu_seconds(pid) - half[1]) / passed,
            resident_mib(pid),
        )
    )
    os.kill(pid, signal.SIGTERM)
    while select.select([terminal], [], [], 2)[0]:
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:  # what a terminal says when the last process has left it
            break
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
