"""Runs ours and the peers in turn, round by round, and prints the table. ops/peers starts it."""

import argparse
import itertools
import os
import signal
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from . import ours, table
from .processes import settle
from .works import Run, peers, works


@dataclass
class Measured:
    run: Run
    ours: dict[str, float]  # what ours did right before
    theirs: float


class Comparison:
    def __init__(self, chosen, seconds):
        self.chosen = chosen
        self.seconds = seconds
        self.measured = []
        self.failed = {}  # by what: why, the last time
        self.unknown = set()  # figures that this build of ours does not have

    def attempt(self, what, measure, *arguments):
        """None if it fails: the rest goes on without it."""
        settle()
        try:
            return measure(*arguments)
        except Exception as error:
            self.failed[what] = str(error)
            say(f"{what}: FAILED {error}")
            return None

    def run_ours(self, names):
        figures = self.attempt("ours", ours.figures, names)
        if figures is None:
            return {}
        self.unknown.update(set(names) - set(figures))
        for name, rate in figures.items():
            say(f"ours {name}: {rate:,.0f}")
        return figures

    def run_work(self, work):
        runs = [run for run in work.runs if run.peer in self.chosen]
        figures = None
        for _, turn in itertools.groupby(runs, lambda run: run.peer):
            turn = list(turn)
            if work.ours_is_slow:
                figures = figures or self.run_ours(work.ours)
            else:
                figures = self.run_ours({name for run in turn for name in run.beside})
            for run in turn:
                rate = self.attempt(run.label, run.measure, self.seconds)
                if rate is None:
                    continue
                say(f"{run.label}: {rate:,.0f}")
                self.measured.append(Measured(run, figures, rate))


def say(text):
    print(f"{time.strftime('%H:%M:%S')}  {text}", file=sys.stderr, flush=True)


def parsed():
    options = argparse.ArgumentParser(prog="ops/peers")
    options.add_argument("--rounds", type=int, required=True)
    options.add_argument("--seconds", type=int, required=True)
    options.add_argument("--peer", action="append", choices=list(peers), default=[])
    options.add_argument("--skipped", action="append", default=[], metavar="NAME: REASON")
    options.add_argument("--format", choices=["text", "markdown", "write"], required=True)
    return options.parse_args()


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    options = parsed()
    started, load = datetime.now(UTC), os.getloadavg()[0]
    comparison = Comparison(options.peer, options.seconds)
    for number in range(options.rounds):
        say(f"round {number + 1} of {options.rounds}")
        for work in works:
            comparison.run_work(work)

    rows = list(table.rows(comparison.measured, options.peer))
    table_text = table.as_text(rows) if options.format == "text" else table.as_markdown(rows)
    missing = [f"- skipped: {reason}" for reason in options.skipped]
    missing += [f"- skipped: {name}: not in this build" for name in sorted(comparison.unknown)]
    missing += [f"- failed: {what}: {why}" for what, why in comparison.failed.items()]
    heading = table.heading(started, load, options.rounds, options.seconds, options.peer)
    text = "\n\n".join(filter(None, [heading, table_text, "\n".join(missing)]))
    print(text)
    if options.format == "write":
        table.write(text)
    return 1 if options.skipped or comparison.failed else 0


sys.exit(main())
