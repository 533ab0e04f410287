# The server that ops/up starts and ops/down stops. Its data folder remembers "pid port".

pid_file() { echo "$1/yiben.pid"; }

# Prints the port of the server on this data folder, and fails if none is running.
running_port() { # data
  local pid port
  read -r pid port 2>/dev/null <"$(pid_file "$1")" || return 1
  [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = yiben ] || return 1
  echo "$port"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Requires a folder without a log. Made inside it and moved when it is whole, the log last: what was
# interrupted is made again.
make_living_district() { # data
  local data=$1 making=$1/.district
  if [ -e "$data.head" ]; then
    echo "$data.head is the head of a book that was, and $data holds none: bring the book back, or move the head away"
    return 1
  fi
  rm -rf "$making" "$making.head" "$data"/{access,deliveries,views}
  mkdir -p "$data"
  build/yiben demo --living --data "$making" || return 1
  mv "$making.head" "$data.head"
  local part
  for part in $(ls "$making" | grep -vx log) log; do mv "$making/$part" "$data"; done
  rmdir "$making"
}

# `setsid` frees the server from the terminal that ops/up ran in. It keeps the id of the process
# it replaces, so $! is the server's own.
start_server() { # data, port, more of its options
  local data=$1 port=$2 pid deadline=$((SECONDS + 180))
  shift 2
  # A book is made once, in a folder of its own; everything else refuses what is not a whole one.
  [ -d "$data/log" ] || build/yiben init --data "$data" || return 1
  setsid build/yiben serve --data "$data" --port "$port" --web api/web/dist --demo --departments 8790 --log "$data/server.log" "$@" \
    >>"$data/server.log" 2>&1 </dev/null &
  pid=$!
  echo "$pid $port" >"$(pid_file "$data")"
  until curl --noproxy '*' -fsS -m 5 "http://127.0.0.1:$port/api/v1/health" 2>/dev/null; do
    if ! kill -0 "$pid" 2>/dev/null; then
      rm -f "$(pid_file "$data")"
      echo "the server stopped; the end of $data/server.log:"
      tail -n 20 "$data/server.log"
      return 1
    fi
    if [ "$SECONDS" -ge "$deadline" ]; then
      echo "no answer from the server (process $pid) in 180 s; see $data/server.log, then ops/down"
      return 1
    fi
    sleep 0.2
  done
}

# Asks the server to end and waits, since it may have a batch to finish. Never kills it harder:
# the log survives that, but somebody should know why it hangs.
stop_server() { # data
  local pid waited=0
  read -r pid _ <"$(pid_file "$1")"
  kill -TERM "$pid"
  while kill -0 "$pid" 2>/dev/null; do
    [ "$waited" -lt 300 ] || return 1
    sleep 0.1
    waited=$((waited + 1))
  done
  rm -f "$(pid_file "$1")"
}
