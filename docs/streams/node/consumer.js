// Reads every topic of a ledger once, in order, and proves that nothing is missing.
//   node consumer.js --kafka 127.0.0.1:9092 --ledger 500199
//   node consumer.js --file ../golden/stream.jsonl
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

class Gap extends Error {}

// (topic, partition) -> sequence. Keep it in the same transaction as what you do with events.
class Contract {
  last = new Map();
  repeats = 0;
  isNew(topic, partition, sequence) {
    const key = `${topic}/${partition}`;
    const expected = (this.last.get(key) ?? -1) + 1;
    if (sequence < expected) {
      this.repeats += 1;
      return false;
    }
    if (sequence > expected) throw new Gap(`${key}: expected ${expected}, got ${sequence}`);
    this.last.set(key, sequence);
    return true;
  }
}

const node = (left, right) =>
  createHash("sha256").update(Buffer.concat([Buffer.from([1]), left, right])).digest();

// RFC 6962, from roots of complete subtrees, the largest first.
function rootOf(leaves) {
  const peaks = [];
  for (const leaf of leaves) {
    peaks.push({ size: 1, hash: leaf });
    while (peaks.length > 1 && peaks.at(-2).size === peaks.at(-1).size) {
      const right = peaks.pop();
      const left = peaks.pop();
      peaks.push({ size: left.size * 2, hash: node(left.hash, right.hash) });
    }
  }
  if (peaks.length === 0) return createHash("sha256").digest();
  return peaks.map((peak) => peak.hash).reduceRight((root, hash) => node(hash, root));
}

// What each town was paid in each month: what was listed and then settled.
class Paid {
  listed = new Map();
  totals = new Map();
  add(type, subject, value) {
    if (type === "gov.yiben.payment.listed") {
      const data = JSON.parse(value);
      const fen = data.basic_fen + data.supplement_fen;
      this.listed.set(subject, { group: `${data.roll_month} ${data.town}`, fen });
    } else if (type === "gov.yiben.payment.settled") {
      const { group, fen } = this.listed.get(subject);
      const { count, total } = this.totals.get(group) ?? { count: 0, total: 0 };
      this.totals.set(group, { count: count + 1, total: total + fen });
    }
  }
  lines() {
    return [...this.totals.keys()].sort().map((group) => {
      const { count, total } = this.totals.get(group);
      const fen = String(total % 100).padStart(2, "0");
      return `${group} ${count} ${Math.floor(total / 100)}.${fen}`;
    });
  }
}

class Reader {
  contract = new Contract();
  paid = new Paid();
  constructor(progress) {
    this.progress = progress;
    this.to = Number(progress.to);
    this.leaves = new Map();
  }
  take(topic, partition, headers, value) {
    const position = Number(headers.ce_position);
    if (position >= this.to) return;
    if (!this.contract.isNew(topic, partition, Number(headers.ce_sequence))) return;
    this.leaves.set(position, Buffer.from(headers.ce_leafhash, "hex"));
    this.paid.add(headers.ce_type, headers.ce_subject, value);
  }
  get isComplete() {
    return this.leaves.size === this.to;
  }
  report() {
    const missing = this.to - this.leaves.size;
    if (missing) throw new Gap(`${missing} of ${this.to} events are missing`);
    const inOrder = Array.from({ length: this.to }, (_, position) => this.leaves.get(position));
    const root = rootOf(inOrder).toString("hex");
    if (root !== this.progress.root)
      throw new Gap(`root is ${root}, the progress record says ${this.progress.root}`);
    const { last, repeats } = this.contract;
    const told = repeats ? `${repeats} repeats dropped` : "no repeat";
    console.log(this.paid.lines().join("\n"));
    console.log(`complete: ${this.to} events, ${last.size} partitions, no gap, ${told}`);
    console.log(`progress: to ${this.to}, root ${root}`);
    console.log("root: computed, the same");
  }
}

function readFile(path) {
  const records = readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const isProgress = (record) => record.topic.endsWith(".progress.v1");
  const reader = new Reader(records.filter(isProgress).at(-1).headers);
  for (const r of records.filter((record) => !isProgress(record)))
    reader.take(r.topic, r.partition, r.headers, r.value);
  return reader;
}

const textOf = (headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.toString()]));

async function readKafka(brokers, ledger) {
  const { default: kafkajs } = await import("kafkajs");
  const { default: lz4 } = await import("lz4js");
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({
    compress: async (encoder) => Buffer.from(lz4.compress(encoder.buffer)),
    decompress: async (buffer) => Buffer.from(lz4.decompress(buffer)),
  });
  const kafka = new kafkajs.Kafka({
    clientId: "yiben-example",
    brokers: brokers.split(","),
    logLevel: kafkajs.logLevel.ERROR,
  });
  // Resolves with what `take` says once it says something.
  async function consume(topics, take, quiet) {
    // A group of its own for each run: this example starts from the beginning every time.
    const consumer = kafka.consumer({
      groupId: `yiben-example-${process.pid}-${Date.now()}`,
      readUncommitted: false,
    });
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    try {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => (quiet.isEnd() ? resolve() : reject(new Gap("nothing more came"))),
          quiet.ms,
        );
        consumer.run({
          autoCommit: false,
          eachMessage: async ({ topic, partition, message }) => {
            timer.refresh();
            try {
              if (take(topic, partition, textOf(message.headers), message)) {
                clearTimeout(timer);
                resolve();
              }
            } catch (alarm) {
              clearTimeout(timer);
              reject(alarm);
            }
          },
        }).catch(reject);
      });
    } finally {
      await consumer.disconnect();
    }
  }
  const admin = kafka.admin();
  await admin.connect();
  const progressTopic = `yiben.${ledger}.progress.v1`;
  const topics = (await admin.listTopics()).filter(
    (topic) => topic.startsWith(`yiben.${ledger}.`) && topic !== progressTopic,
  );
  // The progress record first: what is read after it holds at least all it speaks of. The last
  // offset is the mark that ends the transaction, the one before it the record; if a transaction
  // was aborted there, only silence tells that nothing follows.
  const [{ high }] = await admin.fetchTopicOffsets(progressTopic);
  await admin.disconnect();
  let progress;
  await consume(
    [progressTopic],
    (_topic, _partition, headers, { offset }) => {
      progress = headers;
      return Number(offset) >= Number(high) - 2;
    },
    { ms: 5_000, isEnd: () => progress !== undefined },
  );
  const reader = new Reader(progress);
  await consume(
    topics,
    (topic, partition, headers, message) => {
      reader.take(topic, partition, headers, message.value.toString());
      return reader.isComplete;
    },
    { ms: 30_000, isEnd: () => false },
  );
  return reader;
}

const { values: options } = parseArgs({
  options: {
    kafka: { type: "string", default: "127.0.0.1:9092" },
    ledger: { type: "string", default: "500199" },
    file: { type: "string" },
  },
});
try {
  const reader = options.file
    ? readFile(options.file)
    : await readKafka(options.kafka, options.ledger);
  reader.report();
  process.exit(0);
} catch (alarm) {
  console.error(`ALARM: ${alarm.message}`);
  process.exit(1);
}
