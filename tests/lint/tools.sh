#!/bin/sh
# The outside checkers over the whole tree, one case each: `make lint`. One that is not installed
# is skipped. DEEP=N says where two of them take their time.
# shellcheck disable=SC2317 # functions called by name
. "$SRCDIR/tests/tap.sh"
tap_scratch
cd "$SRCDIR" || exit 1

# The flags that the sources are compiled with, seen from here; macros of the build are made up, and
# their quotes are meant literally.
# shellcheck disable=SC2089
flags="-std=gnu11 -D_GNU_SOURCE -DPACKAGE_VERSION=\"0\" -DFIELDNOTES_PKGDATADIR=\"/\" -Isrc"
flags="$flags $(echo "$INCLUDES" | tr ' ' '\n' | grep -v '^-I\.\.' | tr '\n' ' ')"
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# Which files are looked into for longer: all; or with DEEP=N one of N, others after each commit, and those that
# the last ten commits changed.
find src -name '*.c' | sort >"$scratch/files"
deep_files() {
  [ "${DEEP:-1}" -gt 1 ] || { cat "$scratch/files" && return; }
  commits=$(git rev-list --count HEAD 2>/dev/null) || commits=0
  {
    git log -n 10 --name-only --format= -- src 2>/dev/null
    awk -v n="$DEEP" -v commits="$commits" '(NR + commits) % n == 0' "$scratch/files"
  } | sort -u | comm -12 - "$scratch/files"
}
deep_files >"$scratch/deep"

find_c() { find "$@" -name '*.[ch]' | sort; }
scripts() { echo bootstrap .ci/run data/completion/fieldnotes.bash && find tests -name '*.sh' | sort; }

# shellcheck disable=SC2046,SC2086,SC2090 # lists of words all along
{
  formatted() { clang-format --dry-run -Werror $(find_c src tests) 2>&1 | head -n 60 | grep . && return 1 || return 0; }
  # tidy FILES OPTION...
  tidy() {
    list=$1
    shift
    xargs -P "$jobs" -I{} clang-tidy --quiet "$@" {} -- $flags <"$list" >"$scratch/tidy" 2>/dev/null && return
    head -n 200 "$scratch/tidy"
    return 1
  }
  # Its analyzer takes nineteen parts of twenty of the time; in its other mode it looks into fewer paths.
  tidy_all() {
    tidy "$scratch/files" --extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang \
      --extra-arg=mode=shallow
  }
  tidy_deeply() { tidy "$scratch/deep"; }
  # What it finds, but for the rows of analyzer.txt: a file, the end of a warning's name, the reason.
  analyzed() {
    xargs -P "$jobs" -I{} gcc $flags -O1 -fanalyzer -fdiagnostics-path-format=none -c {} -o /dev/null \
      <"$scratch/deep" 2>"$scratch/analyzed" || { cat "$scratch/analyzed" && return 1; }
    awk -F ' *[|] *' 'NR == FNR { if (!/^#/) known[$1, $2] = 1; next }
      match($0, /\[-Wanalyzer-[a-z-]+\]/) {
        file = $0; sub(/:.*/, "", file)
        if ((file, substr($0, RSTART + 12, RLENGTH - 13)) in known) next
        print; found = 1
      }
      END { exit found }' tests/lint/analyzer.txt "$scratch/analyzed"
  }
  # internalAstError: cppcheck 2.10 does not read a compound literal after a colon.
  checked_by_cppcheck() {
    cppcheck -q -j "$jobs" --std=c11 --enable=warning,performance,portability --inline-suppr \
      --error-exitcode=1 --suppress=missingIncludeSystem --suppress=internalAstError -Isrc -D_GNU_SOURCE src
  }
  shell_scripts() { shellcheck -x $(scripts); }
  manual() { mandoc -T lint -W warning doc/man/*; }
}

# tool COMMAND NAME CHECK
tool() {
  if command -v "$1" >/dev/null 2>&1; then ok "$2" "$3"; else skip "$2" "there is no $1"; fi
}

tool clang-format "clang-format would change nothing" formatted
tool clang-tidy "clang-tidy finds nothing" tidy_all
n_deep=$(wc -l <"$scratch/deep")
tool clang-tidy "clang-tidy finds nothing in $n_deep files that it looks into for longer" tidy_deeply
if gcc -fanalyzer -fdiagnostics-path-format=none -E - </dev/null >/dev/null 2>&1; then
  ok "gcc's analyzer finds nothing unexplained in $n_deep files" analyzed
else
  skip "gcc's analyzer finds nothing unexplained in $n_deep files" "there is no gcc that has one"
fi
tool cppcheck "cppcheck finds nothing" checked_by_cppcheck
tool shellcheck "shellcheck finds nothing" shell_scripts
tool mandoc "mandoc finds nothing in the manual" manual
done_testing
