"""Reads every topic of a ledger once, in order, and proves that nothing is missing or altered.

  consumer.py --kafka 127.0.0.1:9092 --ledger 500199
  consumer.py --file ../golden/stream.jsonl
"""
import argparse
import hashlib
import itertools
import json
import sys

from leaf import Schemas, is_as_recorded


class Gap(Exception):
    """Something was skipped or is not what was recorded: stop, and ask before going on."""


class Contract:
    """(topic, partition) -> sequence. Keep it in the same transaction as what you do with events."""

    def __init__(self):
        self.last = {}
        self.repeats = 0

    def is_new(self, topic, partition, sequence):
        expected = self.last.get((topic, partition), -1) + 1
        if sequence < expected:
            self.repeats += 1
            return False
        if sequence > expected:
            raise Gap(f"{topic}/{partition}: expected {expected}, got {sequence}")
        self.last[topic, partition] = sequence
        return True


def root_of(leaves):
    """RFC 6962, from roots of complete subtrees, the largest first."""
    peaks = []
    for leaf in leaves:
        peaks.append((1, leaf))
        while len(peaks) > 1 and peaks[-2][0] == peaks[-1][0]:
            (size, left), (_, right) = peaks[-2:]
            peaks[-2:] = [(size * 2, node(left, right))]
    if not peaks:
        return hashlib.sha256(b"").digest()
    root = peaks.pop()[1]
    while peaks:
        root = node(peaks.pop()[1], root)
    return root


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Paid:
    """What each town was paid in each month: what was listed and then settled."""

    def __init__(self):
        self.listed = {}
        self.totals = {}

    def add(self, kind, subject, value):
        if kind == "gov.yiben.payment.listed":
            data = json.loads(value)
            self.listed[subject] = (data["roll_month"], data["town"],
                                    data["basic_fen"] + data["supplement_fen"])
        elif kind == "gov.yiben.payment.settled":
            month, town, fen = self.listed[subject]
            count, total = self.totals.get((month, town), (0, 0))
            self.totals[month, town] = (count + 1, total + fen)

    def lines(self):
        for (month, town), (count, fen) in sorted(self.totals.items()):
            yield f"{month} {town} {count} {fen // 100}.{fen % 100:02}"


def from_file(path):
    with open(path, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    progress = [r for r in records if r["topic"].endswith(".progress.v1")][-1]["headers"]
    events = [(r["topic"], r["partition"], r["headers"], r["value"]) for r in records
              if not r["topic"].endswith(".progress.v1")]
    documents = [e for e in events if e[0].endswith(".document.v1")]
    return progress, documents, (e for e in events if not e[0].endswith(".document.v1"))


def from_kafka(brokers, ledger):
    from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, TopicPartition

    consumer = Consumer({"bootstrap.servers": brokers, "group.id": "yiben-example",
                         "isolation.level": "read_committed", "enable.auto.commit": False,
                         "enable.partition.eof": True})
    prefix = f"yiben.{ledger}."
    progress_topic, document_topic = prefix + "progress.v1", prefix + "document.v1"
    topics = consumer.list_topics(timeout=10).topics

    def read(names):
        parts = [TopicPartition(name, p, OFFSET_BEGINNING)
                 for name in names for p in topics[name].partitions]
        consumer.assign(parts)
        open_parts = len(parts)
        while open_parts:
            message = consumer.poll(30)
            if message is None:
                raise SystemExit("no answer from the broker in 30 s")
            if message.error():
                if message.error().code() != KafkaError._PARTITION_EOF:
                    raise SystemExit(message.error().str())
                open_parts -= 1
                continue
            headers = {name: text.decode() for name, text in message.headers() or []}
            yield message.topic(), message.partition(), headers, message.value()

    if progress_topic not in topics:
        raise SystemExit(f"no topic {progress_topic}")
    progress = None
    for _, _, headers, _ in read([progress_topic]):
        progress = headers
    if progress is None:
        raise SystemExit(f"{progress_topic} is empty")
    rest = [t for t in topics if t.startswith(prefix) and t not in (progress_topic, document_topic)]
    return progress, list(read([document_topic])), read(rest)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--kafka", default="127.0.0.1:9092")
    options.add_argument("--ledger", default="500199")
    options.add_argument("--file")
    args = options.parse_args()

    # The progress record first: what is read after it holds at least all it speaks of. Then the
    # documents, which say what the fields of events are.
    progress, documents, events = from_file(args.file) if args.file else from_kafka(args.kafka, args.ledger)
    schemas = Schemas()
    for _, _, headers, value in documents:
        schemas.learn(headers["ce_type"], value)
    to = int(progress["to"])
    contract, paid, leaves = Contract(), Paid(), {}
    for topic, partition, headers, value in itertools.chain(documents, events):
        position = int(headers["ce_position"])
        if position >= to or not contract.is_new(topic, partition, int(headers["ce_sequence"])):
            continue
        if not is_as_recorded(headers, value, schemas):
            raise Gap(f"event {position} is not what was recorded")
        leaves[position] = bytes.fromhex(headers["ce_leafhash"])
        paid.add(headers["ce_type"], headers["ce_subject"], value)

    if len(leaves) != to:
        raise Gap(f"{to - len(leaves)} of {to} events are missing")
    root = root_of(leaves[p] for p in range(to)).hex()
    if root != progress["root"]:
        raise Gap(f"root is {root}, the progress record says {progress['root']}")
    print("\n".join(paid.lines()))
    repeats = f"{contract.repeats} repeats dropped" if contract.repeats else "no repeat"
    print(f"complete: {to} events, {len(contract.last)} partitions, no gap, {repeats}")
    print(f"progress: to {to}, root {progress['root']}")
    print("root: computed, the same")


if __name__ == "__main__":
    try:
        main()
    except Gap as alarm:
        sys.exit(f"ALARM: {alarm}")
