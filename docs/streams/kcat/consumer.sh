#!/usr/bin/env bash
# Reads every topic of a ledger once, in order, and checks sequences and the count. It does not
# compute the root: the other examples do. Needs kcat and jq.
#   consumer.sh --kafka 127.0.0.1:9092 --ledger 500199
#   consumer.sh --file ../golden/stream.jsonl
#   consumer.sh --kafka 127.0.0.1:9092 --records     the records themselves, one a line
set -euo pipefail
kafka=127.0.0.1:9092 ledger=500199 file= records_only=false
while [ $# -gt 0 ]; do
  case $1 in
    --records) records_only=true; shift; continue ;;
    --kafka) kafka=$2 ;;
    --ledger) ledger=$2 ;;
    --file) file=$2 ;;
    *) echo "unknown: $1" >&2; exit 2 ;;
  esac
  shift 2
done

# As {topic, partition, offset, key, headers, value}, a record a line. The
# value of a progress record is the relay's own and binary.
read_topic() {
  kcat -C -q -e -o beginning -b "$kafka" -X isolation.level=read_committed -t "$1" -J |
    jq -c '.headers as $h | {topic, partition, offset, key,
      headers: ([range(0; $h | length; 2) as $i | {($h[$i]): $h[$i + 1]}] | add),
      value: (if .topic | endswith(".progress.v1") then null else .payload end)}'
}
# The progress record first: what is read after it holds at least all it speaks of.
records() {
  if [ -n "$file" ]; then cat "$file"; return; fi
  read_topic "yiben.$ledger.progress.v1"
  kcat -L -J -b "$kafka" | jq -r --arg prefix "yiben.$ledger." '.topics[].topic
    | select(startswith($prefix) and (endswith(".progress.v1") | not))' |
    while read -r topic; do read_topic "$topic"; done
}

if $records_only; then records; exit; fi
records | jq -nr -f "$(dirname "${BASH_SOURCE[0]}")/contract.jq"
