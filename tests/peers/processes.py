"""Starts and ends what is measured; each run has its own folder, emptied first and gone after."""

import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time

root = pathlib.Path(__file__).resolve().parents[2]
sources = root / "tests/peers"
made = root / "build/peers"
data = made / "data"


@contextlib.contextmanager
def fresh_folder(name):
    folder = data / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def output(command, timeout_s, **options):
    """What the command prints. One that fails is an error with the end of what it said."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=timeout_s,
        **options,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no word"]
        raise RuntimeError(f"exit {done.returncode}: {said[-1]}")
    return done.stdout


def rate(command, seconds):
    """The value of the one figure that a load of so many seconds prints."""
    return json.loads(output(command, seconds + 60))["value"]


@contextlib.contextmanager
def running(command, folder):
    """A server, until the block ends; what it says is in its folder."""
    with open(folder / "said.log", "a") as log:
        process = subprocess.Popen(
            [str(part) for part in command], stdout=log, stderr=log, cwd=folder
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until(ready, process, timeout_s=60):
    deadline = time.monotonic() + timeout_s
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{pathlib.Path(process.args[0]).name} did not start")
        time.sleep(0.1)


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def settle():
    """What one run left to write is not the next one's work."""
    os.sync()
    time.sleep(0.5)
