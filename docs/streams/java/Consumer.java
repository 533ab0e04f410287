// Reads every topic of a ledger once, in order, and proves that nothing is missing.
//   java -cp 'jars/*' Consumer.java --kafka 127.0.0.1:9092 --ledger 500199
//   java -cp 'jars/*' Consumer.java --file ../golden/stream.jsonl

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

public class Consumer {
  static final ObjectMapper json = new ObjectMapper();

  static class Gap extends RuntimeException {
    Gap(String what) { super(what); }
  }

  record Event(String topic, int partition, Map<String, String> headers, String value) {}

  interface Taker { void take(Event event) throws Exception; }

  // (topic, partition) -> sequence. Keep it in the same transaction as what you do with events.
  static class Contract {
    final Map<String, Long> last = new HashMap<>();
    long repeats = 0;

    boolean isNew(Event event) {
      String place = event.topic + "/" + event.partition;
      long expected = last.getOrDefault(place, -1L) + 1;
      long sequence = Long.parseLong(event.headers.get("ce_sequence"));
      if (sequence < expected) {
        repeats++;
        return false;
      }
      if (sequence > expected) throw new Gap(place + ": expected " + expected + ", got " + sequence);
      last.put(place, sequence);
      return true;
    }
  }

  // What each town was paid in each month: what was listed and then settled.
  static class Paid {
    record Payment(String group, long fen) {}

    final Map<String, Payment> listed = new HashMap<>();
    final TreeMap<String, long[]> totals = new TreeMap<>();

    void add(Event event) throws Exception {
      String subject = event.headers.get("ce_subject");
      switch (event.headers.get("ce_type")) {
        case "gov.yiben.payment.listed" -> {
          JsonNode data = json.readTree(event.value);
          listed.put(subject, new Payment(
              data.get("roll_month").asText() + " " + data.get("town").asText(),
              data.get("basic_fen").asLong() + data.get("supplement_fen").asLong()));
        }
        case "gov.yiben.payment.settled" -> {
          Payment payment = listed.get(subject);
          long[] total = totals.computeIfAbsent(payment.group, group -> new long[2]);
          total[0]++;
          total[1] += payment.fen;
        }
        default -> {}
      }
    }
  }

  // RFC 6962, from roots of complete subtrees, the largest first.
  static byte[] rootOf(Collection<byte[]> leaves) throws Exception {
    record Peak(long size, byte[] hash) {}
    ArrayDeque<Peak> peaks = new ArrayDeque<>();
    for (byte[] leaf : leaves) {
      Peak last = new Peak(1, leaf);
      while (!peaks.isEmpty() && peaks.peek().size == last.size)
        last = new Peak(last.size * 2, node(peaks.pop().hash, last.hash));
      peaks.push(last);
    }
    if (peaks.isEmpty()) return MessageDigest.getInstance("SHA-256").digest();
    byte[] root = peaks.pop().hash;
    while (!peaks.isEmpty()) root = node(peaks.pop().hash, root);
    return root;
  }

  static byte[] node(byte[] left, byte[] right) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update((byte) 1);
    sha.update(left);
    return sha.digest(right);
  }

  // Everything from the beginning to what was the end when it began.
  static void read(KafkaConsumer<String, String> consumer, Collection<String> topics, Taker taker)
      throws Exception {
    List<TopicPartition> open = new ArrayList<>();
    for (String topic : topics)
      consumer.partitionsFor(topic).forEach(p -> open.add(new TopicPartition(topic, p.partition())));
    consumer.assign(open);
    consumer.seekToBeginning(open);
    Map<TopicPartition, Long> end = consumer.endOffsets(open);
    while (!open.isEmpty()) {
      for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(200))) {
        Map<String, String> headers = new HashMap<>();
        r.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        taker.take(new Event(r.topic(), r.partition(), headers, r.value()));
      }
      open.removeIf(place -> consumer.position(place) >= end.get(place));
    }
  }

  static void report(Map<String, String> progress, Iterable<Event> events) throws Exception {
    long to = Long.parseLong(progress.get("to"));
    Contract contract = new Contract();
    Paid paid = new Paid();
    TreeMap<Long, byte[]> leaves = new TreeMap<>();
    for (Event event : events) {
      long position = Long.parseLong(event.headers.get("ce_position"));
      if (position >= to || !contract.isNew(event)) continue;
      leaves.put(position, HexFormat.of().parseHex(event.headers.get("ce_leafhash")));
      paid.add(event);
    }
    if (leaves.size() != to)
      throw new Gap(to - leaves.size() + " of " + to + " events are missing");
    String root = HexFormat.of().formatHex(rootOf(leaves.values()));
    if (!root.equals(progress.get("root")))
      throw new Gap("root is " + root + ", the progress record says " + progress.get("root"));
    paid.totals.forEach((group, total) -> System.out.printf(
        "%s %d %d.%02d%n", group, total[0], total[1] / 100, total[1] % 100));
    System.out.printf("complete: %d events, %d partitions, no gap, %s%n", to, contract.last.size(),
        contract.repeats > 0 ? contract.repeats + " repeats dropped" : "no repeat");
    System.out.printf("progress: to %d, root %s%n", to, root);
    System.out.println("root: computed, the same");
  }

  public static void main(String[] args) throws Exception {
    Map<String, String> options = new HashMap<>(
        Map.of("--kafka", "127.0.0.1:9092", "--ledger", "500199"));
    for (int i = 0; i + 1 < args.length; i += 2) options.put(args[i], args[i + 1]);
    List<Event> progress = new ArrayList<>(), events = new ArrayList<>();
    if (options.containsKey("--file")) {
      for (String line : Files.readAllLines(Path.of(options.get("--file")))) {
        JsonNode r = json.readTree(line);
        Map<String, String> headers = new HashMap<>();
        r.get("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        Event event = new Event(r.get("topic").asText(), r.get("partition").asInt(), headers,
            r.get("value").asText());
        (event.topic.endsWith(".progress.v1") ? progress : events).add(event);
      }
    } else {
      Properties settings = new Properties();
      settings.put("bootstrap.servers", options.get("--kafka"));
      settings.put("isolation.level", "read_committed");
      settings.put("enable.auto.commit", "false");
      String prefix = "yiben." + options.get("--ledger") + ".";
      try (var consumer = new KafkaConsumer<>(
          settings, new StringDeserializer(), new StringDeserializer())) {
        // The progress record first: what is read after it holds at least all it speaks of.
        read(consumer, List.of(prefix + "progress.v1"), progress::add);
        List<String> topics = consumer.listTopics().keySet().stream()
            .filter(t -> t.startsWith(prefix) && !t.endsWith(".progress.v1")).toList();
        read(consumer, topics, events::add);
      }
    }
    try {
      if (progress.isEmpty()) throw new Gap("no progress record");
      report(progress.get(progress.size() - 1).headers, events);
    } catch (Gap alarm) {
      System.err.println("ALARM: " + alarm.getMessage());
      System.exit(1);
    }
  }
}
