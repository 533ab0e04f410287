"""A PostgreSQL cluster of Debian's, made anew for each run, durable as it is by default."""

import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from ..processes import fresh_folder, output

# Room enough that no checkpoint falls into a run of seconds.
settings = """
listen_addresses = ''
unix_socket_directories = '{sockets}'
max_connections = 200
shared_buffers = 2GB
wal_buffers = 64MB
max_wal_size = 8GB
checkpoint_timeout = 15min
"""


def programs():
    """Of the newest version there is."""
    folders = pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max(folders, key=lambda found: int(found.parts[-3])).parent


def version():
    said = output([programs() / "postgres", "--version"], 10)
    return "PostgreSQL " + re.search(r"[\d.]+", said)[0]


def as_owner(*command):
    """The server refuses to be root's."""
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    return output(as_postgres + list(command), 60, stdin=subprocess.DEVNULL, cwd="/")


@contextlib.contextmanager
def running_server():
    """Gives the folder of its socket; that stands under /tmp, as the path of a socket is short."""
    with fresh_folder("postgres") as folder, tempfile.TemporaryDirectory() as sockets:
        cluster = folder / "cluster"
        for place in (folder, sockets):
            if os.getuid() == 0:
                shutil.chown(place, "postgres")
        as_owner(programs() / "initdb", "-D", cluster, "-A", "trust", "-U", "postgres")
        with open(cluster / "postgresql.conf", "a") as config:
            config.write(settings.format(sockets=sockets))
        control = [programs() / "pg_ctl", "-D", cluster, "-w", "-l", folder / "said.log"]
        as_owner(*control, "start")
        try:
            yield sockets
        finally:
            as_owner(*control, "-m", "fast", "stop")


def client(program, sockets, *arguments):
    return [programs() / program, "-h", sockets, "-U", "postgres", *arguments]
