#!/usr/bin/env python3
"""Measures what many clients of the stream cost, and how late they are told.

    stream.py glass FILE    from replacing the status file to the event at each client
    stream.py cycle         how long cycles take without and with clients, in pairs
    stream.py memory PID    what an idle client adds to the resident memory of the service
    stream.py scrape        what reading the metrics costs, and whether cycles notice

One thread reads for all clients. Needs Linux, and but for `cycle` a service that runs, with G6_UNIFIED_HTTP=1 and with G6_SSE_MAX_CONNECTIONS, G6_HTTP_MAX_CONNECTIONS and
`ulimit -n` above the number of clients, the last one here too.
"""

import argparse
import http.client
import json
import os
import select
import socket
import statistics
import subprocess
import time

CHUNK = 1 << 20


class Clients:
    """So many streams; they are read whenever somebody asks."""

    def __init__(self, count, port):
        self.open = {}
        self.poll = select.epoll()
        request = f"GET /summary/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
        for _ in range(count):
            client = connected(port)
            client.sendall(request)
            client.setblocking(False)
            self.poll.register(client.fileno(), select.EPOLLIN)
            self.open[client.fileno()] = client

    def read(self, seconds):
        """What has arrived, by client, as soon as there is any."""
        for number, _ in self.poll.poll(max(0, seconds)):
            try:
                got = self.open[number].recv(CHUNK)
            except ConnectionResetError:  # the service has ended before all was read
                got = b""
            if not got:
                self.poll.unregister(number)
                del self.open[number]
            yield number, got

    def read_on(self, seconds):
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            for _ in self.read(left):
                pass

    def close(self):
        for client in self.open.values():
            client.close()
        self.poll.close()


def connected(port):
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:  # it has yet to begin
            time.sleep(0.05)


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def glass(options):
    """Replaces the file ten times a second, each time with a price of its own."""
    with open(options.file, encoding="utf-8") as file:
        status = json.load(file)
    clients = Clients(options.clients, options.port)
    clients.read_on(3)
    for name, changes in ("the first", options.warmup), ("then", options.changes):
        delays = [d for n in range(changes) for d in replace(options, status, clients, n)]
        if not delays:
            raise SystemExit("no events: the file is another, or there is no place for clients")
        print(
            f"{name} {changes} changes: {len(delays)} of {changes * options.clients} events,"
            f" p50 {quantile(delays, 0.5) * 1000:.1f} ms, p99 {quantile(delays, 0.99) * 1000:.1f} ms"
        )


def replace(options, status, clients, n):
    index = next(iter(status["indices"]))
    price = status["indices"][index]["ltp"] = 20000 + n
    status["indices_detail"][index]["ltp"] = price
    status["loop"]["cycle"] += 1
    status["loop"]["last_run"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    with open(options.file + ".next", "w", encoding="utf-8") as file:
        json.dump(status, file)
    while list(clients.read(0)):  # what the change before has left
        pass
    start = time.perf_counter()
    os.rename(options.file + ".next", options.file)
    delays = {}
    while len(delays) < options.clients and time.perf_counter() - start < 0.09:
        for client, got in clients.read(0.09 + start - time.perf_counter()):
            if f"{price}.00".encode() in got:
                delays.setdefault(client, time.perf_counter() - start)
    time.sleep(max(0, start + 0.1 - time.perf_counter()))
    return delays.values()


def cycle(options):
    """Each pair is two runs of the benchmark, in turn the one and the other first."""
    ratios = []
    for pair in range(options.pairs):
        order = (0, options.clients) if pair % 2 == 0 else (options.clients, 0)
        median = {count: benchmark(options, count) for count in order}
        ratios.append(median[options.clients] / median[0])
        print(f"{median[0]:.3f} ms without, {median[options.clients]:.3f} ms with", flush=True)
    print(f"ratio of the pairs: median {statistics.median(ratios):.3f},"
          f" from {min(ratios):.3f} to {max(ratios):.3f}")


def benchmark(options, count):
    settings = {
        "G6_UNIFIED_HTTP": "1",
        "G6_UNIFIED_HTTP_PORT": str(options.port),
        "G6_SSE_MAX_CONNECTIONS": str(count + 100),
        "G6_HTTP_MAX_CONNECTIONS": str(count + 100),
    }
    command = [options.program, "bench", "cycle", "--pace", "100"]
    command += ["--warmup", str(options.warmup), "--measure", str(options.changes)]
    running = subprocess.Popen(command, env=os.environ | settings, stdout=subprocess.PIPE)
    clients = Clients(count, options.port)
    while running.poll() is None:
        clients.read_on(0.5)
    clients.close()
    return json.loads(running.stdout.read())["median_ms"]


def memory(options):
    before = resident(options.pid)
    clients = Clients(options.clients, options.port)
    for seconds in (5, 40):
        clients.read_on(seconds)
        added = (resident(options.pid) - before) / options.clients
        print(f"{len(clients.open)} clients, {seconds} s later: {added / 1024:.1f} KiB each")


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmRSS"))


def scrape(options):
    """Times with and without scrapes take turns; the mean cycle comes from the metrics."""
    clients = Clients(options.clients, options.port)
    clients.read_on(options.seconds)
    options.scraper = http.client.HTTPConnection("127.0.0.1", options.port)
    took, ratios = [], []
    for _ in range(options.turns):
        quiet = mean_cycle(options, clients, lambda: None)
        watched = mean_cycle(options, clients, lambda: took.append(timed(options)))
        ratios.append(watched / quiet)
        print(f"cycles of {quiet * 1000:.3f} ms, while scraped {watched * 1000:.3f} ms", flush=True)
    print(
        f"{len(clients.open)} clients, {len(took)} scrapes of {len(metrics(options))} bytes:"
        f" p50 {quantile(took, 0.5) * 1000:.1f} ms, p99 {quantile(took, 0.99) * 1000:.1f} ms"
    )
    print(f"ratio of the cycles: median {statistics.median(ratios):.3f},"
          f" from {min(ratios):.3f} to {max(ratios):.3f}")


def mean_cycle(options, clients, each_second):
    before = cycles(options)
    for _ in range(options.seconds):
        clients.read_on(1)
        each_second()
    after = cycles(options)
    return (after[0] - before[0]) / (after[1] - before[1])


def cycles(options):
    """Their seconds and their number."""
    text = metrics(options).decode()
    name = "g6_unified_cycle_duration_seconds_"
    return [float(text.split(f"\n{name}{what} ")[1].split("\n")[0]) for what in ("sum", "count")]


def timed(options):
    start = time.perf_counter()
    metrics(options)
    return time.perf_counter() - start


def metrics(options):
    options.scraper.request("GET", "/metrics")
    return options.scraper.getresponse().read()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=9329)
    commands = parser.add_subparsers(required=True)
    for action, clients in (glass, 50), (cycle, 1000), (memory, 5000), (scrape, 1000):
        command = commands.add_parser(action.__name__)
        command.set_defaults(action=action)
        command.add_argument("--clients", type=int, default=clients)
        if action in (glass, cycle):
            command.add_argument("--warmup", type=int, default=300)
            command.add_argument("--changes", type=int, default=300)
        if action is glass:
            command.add_argument("file")
        elif action is cycle:
            command.add_argument("--pairs", type=int, default=8)
            command.add_argument("--program", default="target/dist/bin/g6-summary")
        elif action is memory:
            command.add_argument("pid", type=int)
        else:
            command.add_argument("--turns", type=int, default=6)
            command.add_argument("--seconds", type=int, default=20)
    options = parser.parse_args()
    options.action(options)


if __name__ == "__main__":
    main()
