"""DBOS, durable workflows on PostgreSQL: a program of ours with its Go library."""

import re

from ..postgres.server import client, running_server
from ..processes import made, output, rate, sources

warm_up_seconds = 2


def version():
    manifest = (sources / "dbos/go.mod").read_text()
    return "DBOS Go " + re.search(r"dbos-transact-golang v(\S+)", manifest)[1]


def workflows(callers, steps):
    def run(seconds):
        with running_server() as sockets:
            output(client("createdb", sockets, "dbos"), 60)
            database = f"user=postgres host={sockets} dbname=dbos"
            load = [made / "bin/dbos", "-database", database, "-callers", callers]
            load += ["-steps", steps, "-seconds"]
            rate(load + [warm_up_seconds], warm_up_seconds)
            return rate(load + [seconds], seconds)

    return run
