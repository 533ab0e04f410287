# The core suites under AddressSanitizer with UndefinedBehaviorSanitizer, and ThreadSanitizer, each
# in a build tree of its own. Screens, tools and tidy stay out: they cost much and race little.

# The domain has no threads that could race.
sanitized_suites() { # preset
  case $1 in
    asan) echo domain eventstore workflows ;;
    tsan) echo eventstore workflows ;;
  esac
}

build_sanitized() { # preset
  cmake --preset "$1"
  cmake --build --preset "$1" --target $(printf 'test_%s ' $(sanitized_suites "$1"))
}

# Sagas run a whole world on one thread: nothing there could race.
sanitized_filter() { # preset
  case $1 in
    asan) echo '*' ;;
    tsan) echo '-Sagas.*' ;;
  esac
}

# One report a core: each runs every nth test.
sanitized_reports() { # preset, suite
  local shard
  for ((shard = 0; shard < jobs; ++shard)); do echo "$reports/$1-$2-$shard.xml"; done
}

# ThreadSanitizer of g++ 12 stops at start when the kernel scatters memory widely, so it runs
# without address randomisation where the machine permits that.
# Debian's RocksDB is built without it: the atomics that order its threads go unseen, so a memcpy
# or a string made in one and read in another looked like a race. What libraries do through
# intercepted calls is therefore ignored; loads, stores and locks in our own code are watched.
run_sanitized() { # preset, suite
  local steady=() shard=0 report running=() status=0
  if setarch -R true 2>/dev/null; then steady=(setarch -R); fi
  export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:handle_sigill=1
  export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:ignore_interceptors_accesses=1
  export YIBEN_CRASH_ROUNDS=2 GTEST_TOTAL_SHARDS=$jobs
  for report in $(sanitized_reports "$1" "$2"); do
    GTEST_SHARD_INDEX=$shard "${steady[@]}" "build-$1/tests/test_$2" --gtest_brief=1 \
      --gtest_filter="$(sanitized_filter "$1")" --gtest_output="xml:$report" &
    running+=($!)
    shard=$((shard + 1))
  done
  for shard in "${running[@]}"; do wait "$shard" || status=1; done
  return $status
}
