#!/bin/sh
# Runs fuzz targets, each for a while, and prints what came of it: `make fuzz` in a build that was
# configured with --enable-fuzzing, by clang (libFuzzer) or by afl-clang-fast (AFL++).
#
#   run.sh NAME...      the targets tests/fuzz/fuzz_NAME of $BUILDDIR
#
# FUZZ_SECONDS   for each target, 60 unless said otherwise
# FUZZ_JOBS      targets at a time, as many as there are processors unless said otherwise
# FUZZ_TARGETS   the names of those to run, instead of all
#
# What a target has learned stays in fuzz/corpus of the build folder, and the next run begins with it;
# what makes it fail goes to fuzz/found. It fails when anything was found.
set -eu

seconds=${FUZZ_SECONDS:-60}
jobs=${FUZZ_JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
own=$BUILDDIR/fuzz
found=$own/found
input_seconds=20 # that one input may take
mkdir -p "$own/corpus" "$found" "$own/log"

now() { date +%s; }

n_found() { find "$found" -name "$1-*" | wc -l; }

# The dictionary of a target as an option, if it has one: words that its language knows.
dictionary() { # NAME OPTION
  case $1 in
    pieces) language=page ;;
    edit | search) language=query ;;
    *) language=$1 ;;
  esac
  if [ -f "$SRCDIR/tests/fuzz/dict/$language.dict" ]; then
    printf '%s%s' "$2" "$SRCDIR/tests/fuzz/dict/$language.dict"
  fi
}

# libFuzzer ends with what it finds: it begins again until the time is over, unless the first input
# that it tries is one. How many inputs were tried goes to the log.
run_libfuzzer() { # NAME
  left=$seconds began=0
  end=$(($(now) + seconds))
  while [ "$left" -gt 0 ] && [ "$began" -lt "$(now)" ]; do
    began=$(now)
    # shellcheck disable=SC2046 # no option at all without a dictionary
    if "$BUILDDIR/tests/fuzz/fuzz_$1" -max_total_time="$left" -timeout="$input_seconds" \
      -rss_limit_mb=3000 -print_final_stats=1 -artifact_prefix="$found/$1-" \
      $(dictionary "$1" -dict=) "$own/corpus/$1" "$SRCDIR/tests/fuzz/seeds/$1"; then
      return
    fi
    left=$((end - $(now)))
  done
}

libfuzzer_executions() { # NAME
  awk '$1 == "stat::number_of_executed_units:" { n += $2 } END { print n + 0 }' "$own/log/$1"
}

# What is there is gone on with (AFL_AUTORESUME). It says itself what the sanitizers need.
run_afl() { # NAME
  unset ASAN_OPTIONS UBSAN_OPTIONS
  cat "$own/corpus/$1/default/fuzzer_stats" >"$own/log/$1.before" || true
  # shellcheck disable=SC2046 # as above
  AFL_NO_UI=1 AFL_AUTORESUME=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 \
    AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 \
    afl-fuzz -i "$SRCDIR/tests/fuzz/seeds/$1" -o "$own/corpus/$1" -V "$seconds" \
    -t "$((input_seconds * 1000))" $(dictionary "$1" -x) -- "$BUILDDIR/tests/fuzz/fuzz_$1" || true
  for file in "$own/corpus/$1/default/crashes/"id* "$own/corpus/$1/default/hangs/"id*; do
    if [ -f "$file" ]; then cp "$file" "$found/$1-${file##*/}"; fi
  done
}

# AFL++ counts those of earlier runs as well.
afl_executions() { # NAME
  awk '$1 == "execs_done" { n = $3 - n } END { print n + 0 }' \
    "$own/log/$1.before" "$own/corpus/$1/default/fuzzer_stats"
}

# Runs one, and leaves its row of the table, unless nothing came of it.
run() { # NAME
  before=$(n_found "$1") start=$(now)
  mkdir -p "$own/corpus/$1"
  "run_$driver" "$1" >"$own/log/$1" 2>&1 </dev/null
  tried=$("${driver}_executions" "$1")
  if [ "$tried" -gt 0 ]; then
    printf '%-12s %8d %12d %6d\n' "$1" $(($(now) - start)) "$tried" \
      $(($(n_found "$1") - before)) >"$own/log/$1.row"
  fi
}

case ${CC-} in
  *afl-*) driver=afl ;;
  *) driver=libfuzzer ;;
esac
# shellcheck disable=SC2086 # words
set -- ${FUZZ_TARGETS:-"$@"}
rm -f "$own"/log/*.row
trap 'trap - TERM; kill 0' INT # what runs in the background does not hear of it
n=0
for name in "$@"; do
  run "$name" &
  n=$((n + 1))
  if [ $((n % jobs)) -eq 0 ]; then wait; fi
done
wait

printf '%-12s %8s %12s %6s\n' target seconds executions finds
for name in "$@"; do
  cat "$own/log/$name.row" || printf '%-12s did not run\n' "$name"
done | tee "$own/table"
printf 'finds are in %s, what the runs said in %s\n' "$found" "$own/log"
! grep -qv ' 0$' "$own/table"
