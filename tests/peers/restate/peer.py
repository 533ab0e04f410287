"""Restate, durable execution: its server and a service of ours in either SDK, called by HTTP."""

import json
import urllib.error
import urllib.request

from ..processes import free_port, fresh_folder, listens, made, rate, running, sources, wait_until

installed = made / "restate"
partitions = 4  # for two cores; 24 by default
warm_up_seconds = 2

config = """
disable-telemetry = true
cluster-name = "peers"
node-name = "one"
base-dir = "{folder}"
default-num-partitions = {partitions}
listen-mode = "tcp"
log-filter = "warn"
bind-address = "127.0.0.1:{fabric}"
advertised-address = "http://127.0.0.1:{fabric}"
[ingress]
bind-address = "127.0.0.1:{ingress}"
[admin]
bind-address = "127.0.0.1:{admin}"
disable-web-ui = true
"""


def version():
    wanted = json.loads((sources / "restate/package.json").read_text())["dependencies"]
    return "Restate {@restatedev/restate-server}, its Node SDK {@restatedev/restate-sdk}".format(
        **wanted
    )


def server():
    """Of the package for this machine's kind of processor, the only one that npm put there."""
    return next(
        installed.glob("node_modules/@restatedev/restate-server-linux-*/bin/restate-server")
    )


def service(sdk, port):
    if sdk == "node":
        return ["node", installed / "service.mjs", port]
    return [made / "bin/restate_service", f"127.0.0.1:{port}"]


def registered(admin, port):
    """Whether the server has taken the service, which may take some tries after its start."""
    body = json.dumps({"uri": f"http://127.0.0.1:{port}"}).encode()
    address = f"http://127.0.0.1:{admin}/deployments"
    request = urllib.request.Request(address, body, {"content-type": "application/json"})
    try:
        return urllib.request.urlopen(request, timeout=5).status // 100 == 2
    except (urllib.error.URLError, OSError):
        return False


def workflows(sdk, callers, steps):
    def run(seconds):
        ports = {name: free_port() for name in ("fabric", "ingress", "admin")}
        port = free_port()
        load = ["node", installed / "callers.mjs", ports["ingress"], callers, steps]
        with fresh_folder("restate") as folder:
            settings = config.format(folder=folder / "base", partitions=partitions, **ports)
            (folder / "config.toml").write_text(settings)
            with (
                running(service(sdk, port), folder) as ready,
                running([server(), "-c", "config.toml"], folder) as process,
            ):
                wait_until(lambda: listens(port), ready)
                wait_until(lambda: registered(ports["admin"], port), process)
                rate(load + [warm_up_seconds], warm_up_seconds)
                return rate(load + [seconds], seconds)

    return run
