# One Apache Kafka broker in KRaft mode on this machine, its jars from Maven. Its folder remembers
# "pid port".

source ops/lib/server.sh

kafka_jars=$PWD/build/kafka/jars

fetch_kafka() {
  [ -e "$kafka_jars/.complete" ] && return
  mvn -q -B -f ops/lib/kafka-pom.xml dependency:copy-dependencies -DoutputDirectory="$kafka_jars"
  touch "$kafka_jars/.complete"
}

# A second way in, which the broker says is one port further: whoever listens there stands between
# it and its clients, as a slow network would (tests/kafka/fault_test.cc).
# A broker that was killed is let in again once its session has run out, hence a short one.
kafka_settings() { # folder, port
  cat <<TEXT
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$(($2 + 1))
listeners=PLAINTEXT://127.0.0.1:$2,CONTROLLER://127.0.0.1:$(($2 + 1)),BETWEEN://127.0.0.1:$(($2 + 2))
advertised.listeners=PLAINTEXT://127.0.0.1:$2,BETWEEN://127.0.0.1:$(($2 + 3))
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,BETWEEN:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=$1/log
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
group.initial.rebalance.delay.ms=0
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
auto.create.topics.enable=false
log.segment.bytes=67108864
TEXT
}

# Flags for one that is started often and soon ended: no second compiler, no collector's threads.
kafka_java=(java -Xmx512m -Xms128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$kafka_jars/*")

# The `exec` gives the broker the id that $! tells.
start_kafka() { # folder, port
  local folder=$1 port=$2 deadline=$((SECONDS + 60))
  # Somebody else's broker would answer in its place.
  local wanted
  for wanted in "$port" $((port + 1)) $((port + 2)); do
    if port_is_taken "$wanted"; then
      echo "端口 $wanted 已被占用。Port $wanted is taken."
      return 1
    fi
  done
  mkdir -p "$folder"
  kafka_settings "$folder" "$port" >"$folder/server.properties"
  [ -e "$folder/log/meta.properties" ] ||
    "${kafka_java[@]}" kafka.tools.StorageTool format -t bWFkZS1mb3IteWliZW4tMQ -c "$folder/server.properties"
  (exec setsid "${kafka_java[@]}" kafka.Kafka "$folder/server.properties") \
    >>"$folder/broker.log" 2>&1 </dev/null &
  echo "$! $port" >"$folder/kafka.pid"
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    if ! kill -0 "$!" 2>/dev/null; then
      echo "the broker stopped; the end of $folder/broker.log:"
      tail -n 20 "$folder/broker.log"
      return 1
    fi
    [ "$SECONDS" -lt "$deadline" ] || { echo "no answer from the broker in 60 s; see $folder/broker.log"; return 1; }
    sleep 0.2
  done
}

# Prints the port of the broker of this folder, and fails if none is running.
kafka_port() { # folder
  local pid port
  read -r pid port 2>/dev/null <"$1/kafka.pid" || return 1
  [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = java ] || return 1
  echo "$port"
}

stop_kafka() { # folder, signal
  local pid waited=0
  read -r pid _ <"$1/kafka.pid"
  kill "-${2:-TERM}" "$pid"
  while kill -0 "$pid" 2>/dev/null; do
    [ "$waited" -lt 300 ] || return 1
    sleep 0.1
    waited=$((waited + 1))
  done
  rm -f "$1/kafka.pid"
}
