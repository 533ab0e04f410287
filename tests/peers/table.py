"""The figures of all rounds as a table, as text or as Markdown, and in docs/PEERS.md."""

import os
import platform
import re
import statistics

from .processes import root
from .works import peers, works

document = root / "docs/PEERS.md"
begin = "<!-- ops/peers --write puts its table here -->"
end = "<!-- and ends it here -->"

headings = ["work", "ours", "a second", "peer", "a second", "ours ÷ peer", "the peer, beside ours"]


def middle_and_range(values, digits):
    if not values:
        return "–"
    low, middle, high = (
        f"{value:,.{digits}f}" for value in (min(values), statistics.median(values), max(values))
    )
    return middle if low == high else f"{middle} ({low}–{high})"


def rows(measured, chosen):
    """A row for each of our figures beside each peer. `measured` has one entry a round and run."""
    for work in works:
        for run in (run for run in work.runs if run.peer in chosen):
            pairs = [(one.ours, one.theirs) for one in measured if one.run is run]
            theirs = middle_and_range([rate for _, rate in pairs], 0)
            for name in run.beside:
                ours = [own[name] for own, _ in pairs if name in own]
                ratios = [own[name] / rate for own, rate in pairs if name in own]
                yield [
                    work.name,
                    name,
                    middle_and_range(ours, 0),
                    run.label,
                    theirs,
                    middle_and_range(ratios, 2),
                    run.difference,
                ]


def as_text(all_rows):
    lines = [headings[:-1], *(row[:-1] for row in all_rows)]
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines
    )


def as_markdown(all_rows):
    lines = [headings, ["---"] * len(headings), *all_rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def first(pattern, path):
    with open(path) as file:
        found = re.search(pattern, file.read(), re.MULTILINE)
    return found[1].strip() if found else "unknown"


def machine():
    processor = first(r"^model name\s*: (.*)$", "/proc/cpuinfo")
    memory_gib = int(first(r"^MemTotal:\s*(\d+)", "/proc/meminfo")) / (1 << 20)
    return f"{os.cpu_count()} × {processor}, {memory_gib:.0f} GiB, Linux {platform.release()}"


def heading(started, load, rounds, seconds, chosen):
    names = "; ".join(peers[name].version() for name in chosen)
    return (
        f"{started:%d %B %Y, %H:%M} UTC. Rounds: {rounds}, of {seconds} s for each run of a peer. "
        f"Load when it began: {load:.1f}.\n{machine()}.\n{names}."
    )


def write(text):
    """Puts the text between the two markers of the document."""
    before, rest = document.read_text().split(begin)
    after = rest.split(end)[1]
    document.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}")
