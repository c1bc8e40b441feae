# The checks that ./test runs. Source it after steps.sh.

program=build/osmanthus
python=.venv/bin/python
packs=(cn de image_scoring)

# build PRESET [OPTION…]
build() { configure "$@" && cmake --build --preset "$1" -j "$jobs"; }

# What threads run in; the labels of tests/CMakeLists.txt say which tests those are.
build_threaded() {
  configure tsan && cmake --build --preset tsan -j "$jobs" --target osmanthus simulation_test determinism_test calibration_test
}

run_tests() {
  local folder=$1
  shift
  ctest --test-dir "$folder" -j "$jobs" --output-on-failure --no-tests=error "$@"
}

cpp_files() { find src tests benchmarks -name '*.cpp' -o -name '*.hpp'; }

formatted() { cpp_files | xargs clang-format-19 --dry-run -Werror; }

tidy() { run-clang-tidy-22 -p build/asan-ubsan -j "$jobs" -quiet -warnings-as-errors='*' "^$PWD/src/"; }

# differential PACK CASES
differential() {
  local pack=$1 cases=$2 seed
  seed=$(date +%Y%m%d)
  echo "Seed $seed: to repeat it, run"
  echo "    $python tests/differential/compare.py --pack packs/$pack --cases $cases --seed $seed"
  "$python" tests/differential/compare.py --pack "packs/$pack" --cases "$cases" --seed "$seed"
}

# The kernel on symbols against the kernel on integers: symbols PACK CASES
symbols() { "$python" tests/differential/symbols.py --pack "packs/$1" --cases "$2" --seed "$(date +%Y%m%d)"; }

# random_cases CASES: every pack by both.
random_cases() {
  local cases=$1 pack
  for pack in "${packs[@]}"; do
    check "independent evaluator on $cases random cases of $pack" differential "$pack" "$cases" || true
    check "symbols and integers on $cases random cases of $pack" symbols "$pack" "$cases" || true
  done
}

# What the audit asks its solver, decided again by cvc5.
second_opinion() { "$python" tests/second_opinion/decide_again.py "$@"; }

# The cases that the audit makes of the built-in pack.
generated_cases() { "$python" tests/generated/whole_pack.py "$@"; }

# The overlays that the audit advises for the built-in pack.
advice() { "$python" tests/advice/whole_pack.py "$@"; }

# Each provision on both sides of itself in the worked cases.
exercised() { "$python" tests/coverage/exercised.py; }

# Laws that differ from the pack in one point, of which a worked case must tell.
mutants_of_the_law() { "$python" tests/mutation/law.py "$@"; }

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
  for table in indicators events flows spells burden population_fit; do
    cmp "$runs/one/$table.csv" "$runs/other/$table.csv" || return
  done
  rm -r "$runs"
}

fuzz() {
  local target=$1 seconds=$2 corpus=build/fuzz/corpus/$1
  mkdir -p "$corpus"
  "build/fuzz/$target" -max_total_time="$seconds" -print_final_stats=1 "$corpus" packs/cn packs/cn/instruments packs/de/instruments tests/pack/bad
}

# A build that fails leaves nothing to test.
need() { check "$@" || { conclude; exit 1; }; }

usual_checks() {
  need "release build" build release -DOSMANTHUS_TESTS=ON
  check "tests" run_tests build -LE long || true
  local pack
  for pack in "${packs[@]}"; do
    check "osmanthus check $pack" "$program" check "$pack" || true
    check "osmanthus test $pack" "$program" test "$pack" || true
    check "independent evaluator on the worked cases of $pack" "$python" tests/reference/run_cases.py "packs/$pack" || true
  done
}

# What tries the page, the sources, or once more by the hundred what other tests have the program do.
without_sanitizers='web|rooms|coverage|report.page_from_outside|boundary.(cases|exports|traces|network)'

all_checks() {
  check "format" formatted || true
  check "long tests" run_tests build -L long || true
  random_cases 2000
  check "a second opinion on 100 of the audit's questions" second_opinion --sample 100 || true
  check "cases made of the whole pack" generated_cases --mutants || true
  check "advice for the built-in pack" advice || true
  check "worked cases on both sides of each provision" exercised || true
  check "200 other laws that the worked cases tell apart" mutants_of_the_law --sample 200 --seed "$(date +%Y%m%d)" || true
  check "equal bits with 1 and 2 threads" same_bits build || true
  need "build with address and undefined-behaviour sanitizers" build asan-ubsan
  check "clang-tidy" tidy || true
  check "tests under address and undefined-behaviour sanitizers" \
    run_tests build/asan-ubsan -LE long -E "^($without_sanitizers)" || true
  check "equal bits in release and sanitizer builds" same_bits build/asan-ubsan || true
}

nightly_checks() {
  check "long tests under address and undefined-behaviour sanitizers" run_tests build/asan-ubsan -L long || true
  need "clang build" build clang
  check "tests of the clang build" run_tests build/clang || true
  check "equal bits from both compilers" same_bits build/clang || true
  need "build of what has threads with the thread sanitizer" build_threaded
  # Arrow comes as a wheel that is not instrumented: what it does among its own threads the sanitizer cannot follow.
  TSAN_OPTIONS=ignore_noninstrumented_modules=1 \
    check "tests of threads under the thread sanitizer" run_tests build/tsan -L threads || true
  check "equal bits under the thread sanitizer" same_bits build/tsan || true
  random_cases 35000  # of each pack: a hundred thousand in all
  check "a second opinion on all of the audit's questions" second_opinion --days 2017-06-01 2019-11-30 2021-12-31 || true
  check "all other laws that the worked cases tell apart" mutants_of_the_law || true
  check "laws that are the same, as diff finds" mutants_of_the_law --same || true
  check "cases made of the whole pack on three days" generated_cases --days 2017-06-01 2019-11-30 2021-12-31 || true
  check "advice on all properties" advice --all || true
  check "advice on all properties, by the texts" advice --all --reading text || true
  need "fuzzer build" build fuzz
  check "readers of files against random bytes" fuzz yaml_fuzz 300 || true
  check "readers of conditions against random bytes" fuzz guard_fuzz 300 || true
}
