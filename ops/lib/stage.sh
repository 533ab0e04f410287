# Stages: each runs quietly, its output in a log, and leaves one line with its time.
#   stage packages ops/lib/packages build
#   $stage_ok || exit 1
# A stage that fails shows the end of its log. The command runs under `set -e`, so a function is
# as strict as a script.

stage_logs=build/logs
stage_ok=true

microseconds() { local now=${EPOCHREALTIME//[.,]/}; echo "$now"; }

stage_line() { # microseconds, text
  printf '%5d.%d s  %s\n' $(($1 / 1000000)) $(($1 / 100000 % 10)) "$2"
}

# On a terminal: the stage under way, its time and the last thing it said.
show_progress() { # name, started, log
  while sleep 0.5; do
    local last
    last=$(tail -c 400 "$3" | tr '\r' '\n' | tr -cd '[:print:]\n' | grep . | tail -n 1 | cut -c1-60 || true)
    printf '\r\033[K%s' "$(stage_line $(($(microseconds) - $2)) "$1  $last")"
  done
}

# Sets $stage_ok; returns success either way, so that `set -e` of the caller stays out of it.
stage() { # name, command...
  local name=$1 log started ticker= status
  shift
  mkdir -p "$stage_logs"
  log=$stage_logs/${name// /-}.log
  : >"$log"
  started=$(microseconds)
  if [ -t 1 ]; then
    show_progress "$name" "$started" "$log" &
    ticker=$!
    trap 'kill $ticker 2>/dev/null' EXIT
  fi
  set +e
  (set -e; "$@") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if [ -n "$ticker" ]; then
    kill "$ticker" 2>/dev/null || true
    wait "$ticker" 2>/dev/null || true
    trap - EXIT
    printf '\r\033[K'
  fi
  if [ $status = 0 ]; then
    stage_ok=true
    stage_line $(($(microseconds) - started)) "$name"
  else
    stage_ok=false
    stage_line $(($(microseconds) - started)) "$name  失败 FAILED — $log:"
    tail -n "${stage_tail_lines:-25}" "$log" | sed 's/^/    /'
  fi
}
