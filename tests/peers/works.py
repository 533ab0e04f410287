"""What is compared with what. A peer may stand beside several of our figures."""

from collections.abc import Callable
from dataclasses import dataclass

from .dbos import peer as dbos
from .postgres import peer as postgres
from .restate import peer as restate
from .tessera import peer as tessera
from .umadb import peer as umadb

peers = {
    "tessera": tessera,
    "umadb": umadb,
    "postgres": postgres,
    "restate": restate,
    "dbos": dbos,
}

workflow_steps = 6  # as many as a life event of saga_steps_http has


@dataclass(frozen=True)
class Run:
    peer: str  # a name in `peers`
    label: str
    beside: tuple[str, ...]  # our figures
    difference: str  # what it does more (+) or less (−) than ours
    measure: Callable[[int], float]  # for so many seconds: the rate


@dataclass(frozen=True)
class Work:
    name: str
    runs: tuple[Run, ...]
    ours_is_slow: bool = False  # a minute or more: run once a round, not before each peer

    @property
    def ours(self):
        return {name for run in self.runs for name in run.beside}


tessera_difference = "+ signed checkpoint; − streams, versions, command ids"
umadb_difference = "+ gRPC, any query as a condition; − hash tree"
postgres_difference = "+ SQL over a socket; − hash tree, command ids"
restate_difference = (
    "+ HTTP in and to its service; − each call on disk before it is made, hash tree"
)
dbos_difference = "+ SQL over a socket; − each call on disk before it is made, hash tree"
http_difference = "− HTTP, session, rules, encryption, hash tree, views"

works = (
    Work(
        "append, 64 callers",
        (
            Run("tessera", "Tessera", ("append_64",), tessera_difference, tessera.append(64)),
            Run("umadb", "UmaDB", ("append_64",), umadb_difference, umadb.append(64)),
            Run(
                "umadb",
                "UmaDB, conditional",
                ("append_64_expected",),
                umadb_difference,
                umadb.append(64, conditional=True),
            ),
            Run(
                "postgres",
                "PostgreSQL, expected version",
                ("append_64_expected",),
                postgres_difference,
                postgres.append(64),
            ),
        ),
    ),
    Work(
        "append, 1,024 callers",
        (
            Run(
                "tessera",
                "Tessera",
                ("append_1024_in_flight",),
                tessera_difference,
                tessera.append(1024),
            ),
        ),
    ),
    Work(
        "append, 1,000 a batch",
        (
            Run("postgres", "PostgreSQL", ("append_bulk",), postgres_difference, postgres.bulk(1)),
            Run(
                "postgres",
                "PostgreSQL, 4 callers",
                ("append_bulk",),
                postgres_difference,
                postgres.bulk(4),
            ),
            Run("umadb", "UmaDB", ("append_bulk",), umadb_difference, umadb.append(1, 1000)),
            Run(
                "umadb",
                "UmaDB, 8 callers, pipelined",
                ("append_bulk",),
                umadb_difference,
                umadb.append(8, 1000, connections=2, pipelined=True),
            ),
        ),
    ),
    Work(
        "a command over HTTP",
        (
            Run(
                "postgres",
                "PostgreSQL, bare appends, 32 callers",
                ("http_command_32",),
                http_difference,
                postgres.append(32),
            ),
            Run(
                "postgres",
                "PostgreSQL, bare appends, 64 callers",
                ("http_command_64",),
                http_difference,
                postgres.append(64),
            ),
        ),
    ),
    Work(
        "durable steps, one after another",
        (
            Run(
                "restate",
                "Restate, Rust SDK, 128 callers",
                ("saga_steps_http", "saga_steps"),
                restate_difference,
                restate.workflows("rust", 128, workflow_steps),
            ),
            Run(
                "restate",
                "Restate, Node SDK, 128 callers",
                ("saga_steps_http", "saga_steps"),
                restate_difference,
                restate.workflows("node", 128, workflow_steps),
            ),
            Run(
                "dbos",
                "DBOS, 32 callers",
                ("saga_steps_http", "saga_steps"),
                dbos_difference,
                dbos.workflows(32, workflow_steps),
            ),
        ),
        ours_is_slow=True,
    ),
)
