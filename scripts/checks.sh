# The checks that ./test runs. Source it after steps.sh.

program=build/osmanthus
python=.venv/bin/python

# build PRESET [OPTION…]
build() { configure "$@" && cmake --build --preset "$1" -j "$jobs"; }

run_tests() {
  local folder=$1
  shift
  ctest --test-dir "$folder" -j "$jobs" --output-on-failure --no-tests=error "$@"
}

cpp_files() { find src tests benchmarks -name '*.cpp' -o -name '*.hpp'; }

formatted() { cpp_files | xargs clang-format-19 --dry-run -Werror; }

tidy() { run-clang-tidy-22 -p build/asan-ubsan -j "$jobs" -quiet -warnings-as-errors='*' "^$PWD/src/"; }

differential() {
  local cases=$1 seed
  seed=$(date +%Y%m%d)
  echo "Seed $seed: to repeat it, run"
  echo "    $python tests/differential/compare.py --cases $cases --seed $seed"
  "$python" tests/differential/compare.py --cases "$cases" --seed "$seed"
}

small_run() {
  local built=$1 out=$2
  shift 2
  "$built" simulate scenarios/article.yaml --size 20000 --replicates 2 --quiet --out "$out" "$@"
}

# same_bits FOLDER: the program built there gives the tables that the release build gives with one thread.
same_bits() {
  local folder=$1 runs table
  runs=$(mktemp -d)
  small_run "$program" "$runs/one" --threads 1
  small_run "$folder/osmanthus" "$runs/other" --threads 2
  for table in indicators flows spells burden population_fit; do
    cmp "$runs/one/$table.csv" "$runs/other/$table.csv" || return
  done
  rm -r "$runs"
}

fuzz() {
  local target=$1 seconds=$2 corpus=build/fuzz/corpus/$1
  mkdir -p "$corpus"
  "build/fuzz/$target" -max_total_time="$seconds" -print_final_stats=1 "$corpus" packs/cn packs/cn/instruments tests/pack/bad
}

# A build that fails leaves nothing to test.
need() { check "$@" || { conclude; exit 1; }; }

usual_checks() {
  need "release build" build release -DOSMANTHUS_TESTS=ON
  check "tests" run_tests build || true
  check "osmanthus check cn" "$program" check cn || true
  check "osmanthus test cn" "$program" test cn || true
  check "independent evaluator on the worked cases" "$python" tests/reference/run_cases.py packs/cn || true
}

all_checks() {
  check "format" formatted || true
  check "independent evaluator on 3000 random cases" differential 3000 || true
  check "equal bits with 1 and 2 threads" same_bits build || true
  need "build with address and undefined-behaviour sanitizers" build asan-ubsan
  check "clang-tidy" tidy || true
  check "tests under address and undefined-behaviour sanitizers" \
    run_tests build/asan-ubsan -E '^(web|rooms|report.page_from_outside)' || true
  check "equal bits in release and sanitizer builds" same_bits build/asan-ubsan || true
}

nightly_checks() {
  need "clang build" build clang
  check "tests of the clang build" run_tests build/clang || true
  check "equal bits from both compilers" same_bits build/clang || true
  need "build with the thread sanitizer" build tsan
  # Arrow comes as a wheel that is not instrumented: what it does among its own threads the sanitizer cannot follow.
  TSAN_OPTIONS=ignore_noninstrumented_modules=1 \
    check "tests under the thread sanitizer" run_tests build/tsan -E '^(web|rooms|report.page_from_outside)' || true
  check "equal bits under the thread sanitizer" same_bits build/tsan || true
  check "independent evaluator on 100000 random cases" differential 100000 || true
  need "fuzzer build" build fuzz
  check "readers of files against random bytes" fuzz yaml_fuzz 300 || true
  check "readers of conditions against random bytes" fuzz guard_fuzz 300 || true
}
