"""UmaDB, an event store: its server from PyPI, a load by its own Rust client."""

from ..processes import free_port, fresh_folder, listens, made, rate, running, sources, wait_until


def version():
    return "UmaDB " + (sources / "umadb/requirements.txt").read_text().strip().split("==")[1]


def append(callers, batch=1, connections=1, conditional=False, pipelined=False):
    def run(seconds):
        port = free_port()
        server = [made / "python/bin/umadb", "--listen", f"127.0.0.1:{port}", "--db-path", "uma.db"]
        server += ["--pipelined-writer", str(pipelined).lower()]
        load = [made / "bin/umadb_load", f"http://127.0.0.1:{port}", callers, connections, batch]
        load += [seconds, "conditional" if conditional else "any"]
        with fresh_folder("umadb") as folder, running(server, folder) as process:
            wait_until(lambda: listens(port), process)
            return rate(load, seconds)

    return run
