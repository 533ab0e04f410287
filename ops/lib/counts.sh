# Adds up what the suites report, for the closing line of ops/check.

passed=0
failed=0
skipped=0

# The first element of a JUnit file (GoogleTest, CTest and Vitest write one) carries the totals,
# all but the skipped, which some writers leave out.
attribute() { # name, element
  [[ $2 =~ [[:space:]]$1=\"([0-9]+)\" ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

# Counts a suite that ran in the last stage, in one report or in one a shard. One that failed
# without naming a test (it crashed, or wrote no report) counts as one failure.
count_suite() { # JUnit files
  local report head tests disabled bad left_out all_bad=0
  for report in "$@"; do
    [ -s "$report" ] || continue
    # No `head` at the end of the pipe: it would stop grep with SIGPIPE, and pipefail this script.
    head=$(tr '\n' ' ' <"$report" | grep -o '<testsuites\? [^>]*>')
    head=${head%%$'\n'*}
    tests=$(attribute tests "$head")
    disabled=$(attribute disabled "$head")
    bad=$(($(attribute failures "$head") + $(attribute errors "$head")))
    left_out=$({ grep -o '<skipped' "$report" || true; } | wc -l)
    left_out=$((left_out + disabled))
    passed=$((passed + tests - bad - left_out))
    skipped=$((skipped + left_out))
    all_bad=$((all_bad + bad))
  done
  if [ "$all_bad" = 0 ] && ! $stage_ok; then all_bad=1; fi
  failed=$((failed + all_bad))
}

# Counts a stage that is one check as a whole, such as a lint.
count_check() {
  if $stage_ok; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Counts a stage whose last lines hold "N passed, N failed", and as one check if none does.
count_line() { # log
  local numbers
  numbers=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$1" | tail -n 1 | grep -oE '[0-9]+' || true)
  [ -n "$numbers" ] || { count_check; return; }
  set -- $numbers
  passed=$((passed + $1))
  skipped=$((skipped + ${3:-0}))
  if [ "$2" = 0 ] && ! $stage_ok; then failed=$((failed + 1)); else failed=$((failed + $2)); fi
}

tell_counts() {
  local rest=
  [ "$skipped" = 0 ] || rest=", $skipped skipped"
  echo "$passed passed, $failed failed$rest"
}
