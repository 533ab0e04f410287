"""A table of events in PostgreSQL, driven by pgbench over its socket."""

import re

from ..processes import output, sources
from .server import client, running_server, version  # noqa: F401

scripts = sources / "postgres"


def append(callers, script="append.sql", events_each=1):
    def run(seconds):
        with running_server() as sockets:
            schema = ["-q", "-v", "ON_ERROR_STOP=1", "-f", scripts / "schema.sql"]
            output(client("psql", sockets, *schema), 60)
            load = ["-n", "-M", "prepared", "-T", seconds, "-c", callers, "-f", scripts / script]
            said = output(client("pgbench", sockets, *load, "postgres"), seconds + 60)
        return float(re.search(r"tps = ([\d.]+)", said)[1]) * events_each

    return run


def bulk(callers):
    return append(callers, "bulk.sql", 1000)
