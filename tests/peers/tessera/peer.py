"""Tessera, a transparency log: its POSIX driver in a program of ours."""

import re

from ..processes import fresh_folder, made, rate, sources


def version():
    manifest = (sources / "tessera/go.mod").read_text()
    return "Tessera " + re.search(r"transparency-dev/tessera v(\S+)", manifest)[1]


def append(callers):
    def run(seconds):
        with fresh_folder("tessera") as folder:
            load = [made / "bin/tessera", "-folder", folder, "-callers", callers]
            return rate(load + ["-seconds", seconds], seconds)

    return run
