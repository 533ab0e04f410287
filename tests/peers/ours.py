"""Figures of `yiben bench`."""

import json
import os
import subprocess

from .processes import fresh_folder, root

unknown = 2  # the exit code for: no figure has such a name
timeout_s = 900


def figures(names):
    """By name; without those that this build does not know."""
    found = {}
    for name in sorted(names, key=len):
        # A name stands for all that begin with it, so a shorter one may have brought this along.
        if name not in found:
            found |= {known: value for known, value in bench(name).items() if known in names}
    return found


def bench(name):
    binary = root / os.environ.get("YIBEN", "build/yiben")
    with fresh_folder("yiben") as folder:
        command = [binary, "bench", "--folder", folder / "bench", "--only", name]
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout_s)
    if done.returncode not in (0, unknown):
        raise RuntimeError(f"exit {done.returncode}: {done.stderr.strip().splitlines()[-1]}")
    lines = (json.loads(line) for line in done.stdout.splitlines())
    return {figure["name"]: figure["value"] for figure in lines}
