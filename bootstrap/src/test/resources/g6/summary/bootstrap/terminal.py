"""A terminal around a program: terminal.py COLUMNS ROWS COMMAND...

Standard input has orders, a line each: `size COLUMNS ROWS`, `send HEX`, `signal NAME`, `hold`
(read nothing any more), `go` (read again), `close` (hang up). Standard output tells, a line each:
`out MILLISECONDS HEX` for what the program writes, `full` when nothing more has room after `hold`,
`stopped MODES` and `end CODE MODES` with whether the modes of the line are as they were before the
program: `same` or `changed`.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

START = time.monotonic()

# Seconds between two looks for whether there is room left for what the program writes.
LOOK = 0.02

# Seconds without room after which there will be none: the system itself takes a moment to move what
# was written to where it is read.
FULL_AFTER = 0.3


def tell(*words):
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def resize(descriptor, columns, rows):
    size = struct.pack("HHHH", int(rows), int(columns), 0, 0)
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, size)


def start(columns, rows, command):
    master, slave = pty.openpty()
    resize(slave, columns, rows)
    child = os.fork()
    if child == 0:
        os.close(master)
        login(slave)
        os.execvp(command[0], command)
    return child, master, slave


def login(slave):
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for descriptor in (0, 1, 2):
        os.dup2(slave, descriptor)
    if slave > 2:
        os.close(slave)


def main():
    child, master, slave = start(sys.argv[1], sys.argv[2], sys.argv[3:])
    before = termios.tcgetattr(slave)

    def modes():
        return "same" if termios.tcgetattr(slave) == before else "changed"

    wake, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    is_held = False
    is_full = False
    no_room_since = None
    is_open = True
    orders = b""
    while True:
        sources = [0, wake] + ([master] if is_open and not is_held else [])
        ready, _, _ = select.select(sources, [], [], LOOK if is_held and not is_full else None)
        if is_held and not is_full:
            now = time.monotonic()
            if select.select([], [slave], [], 0)[1]:
                no_room_since = None
            elif no_room_since is None:
                no_room_since = now
            elif now - no_room_since > FULL_AFTER:
                is_full = True
                tell("full")
        if master in ready:
            octets = os.read(master, 65536)
            tell("out", int((time.monotonic() - START) * 1000), octets.hex())
            continue
        if wake in ready:
            os.read(wake, 64)
            gone, status = os.waitpid(child, os.WNOHANG | os.WUNTRACED)
            if gone and os.WIFSTOPPED(status):
                tell("stopped", modes())
            elif gone:
                tell("end", os.waitstatus_to_exitcode(status), modes() if is_open else "unknown")
                return
        if 0 in ready:
            octets = os.read(0, 65536)
            if not octets:
                os.kill(child, signal.SIGKILL)
                return
            orders += octets
            *whole, orders = orders.split(b"\n")
            for order in whole:
                name, *words = order.decode().split(" ")
                if name == "size":
                    resize(master, *words)
                elif name == "send":
                    os.write(master, bytes.fromhex(words[0]))
                elif name == "signal":
                    os.kill(child, getattr(signal, "SIG" + words[0]))
                elif name == "hold":
                    is_held = True
                    is_full = False
                    no_room_since = None
                elif name == "go":
                    is_held = False
                elif name == "close":
                    os.close(slave)
                    os.close(master)
                    is_open = False


main()
