#!/bin/sh
# Commands that have too little memory: they say so in a sentence, and leave everything as it was or whole.
# shellcheck disable=SC2317 # functions called by name
. "$SRCDIR/tests/cli/cli.sh"
[ -z "$INSTRUMENTATION" ] || skip_all "the sanitizers take terabytes of addresses for themselves"
# shellcheck disable=SC3045 # where there is none the test is skipped
(ulimit -v 100000) 2>/dev/null || skip_all "memory cannot be limited here"

i=0
while [ "$i" -lt 60 ]; do
  note "lib/n$i.md" "Note $i" "tags: [t$i, cache]" "Some text about caches, number $i."
  i=$((i + 1))
done
cp -R lib before

# limited KB ARGUMENT...: as run does.
limited() {
  limit=$1
  shift
  sh -c 'ulimit -c 0; ulimit -v "$1"; shift; exec "$FIELDNOTES" "$@"' sh "$limit" "$@" \
    >"$scratch/out" 2>"$scratch/err" </dev/null
  code=$?
  err=$(cat "$scratch/err")
}

# Below this the system cannot load the program: its loader has sentences of its own, or dies.
least=6000
limited "$least" --version
until [ "$code" -eq 0 ] || [ "$code" -eq 134 ] || [ "$least" -ge 100000 ]; do
  least=$((least + 50))
  limited "$least" --version
done
least=$((least + 50)) # where things come to lie differs a little each time

# Was there either enough, or a sentence that says that there was not?
told_well() {
  case $code,$(wc -l <"$scratch/err"),$err in
  0,*) ;;
  1,0,) [ "$1" = doctor ] && grep -q "no memory" "$scratch/out" ;;
  134,1,"fieldnotes: out of memory") ;;
  2,[12],"fieldnotes: "*memory*) ;; # an index that could be kept in memory only is told before
  *) return 1 ;;
  esac
}

# at_each_limit ARGUMENT...: lists the limits at which it went wrong.
steps="0 100 200 300 400 600 800 1000 1300 1600 2000 2500 3000 3500 4000 6000 10000 400000"
at_each_limit() {
  ended=
  for more in $steps; do
    [ "$1" != index ] || rm -rf "$HOME/.cache"
    limited $((least + more)) "$@"
    told_well "$1" || printf '%s + %s kB: code %s, %s\n' "$least" "$more" "$code" "$err"
    ended="$ended $code"
  done
  printf '%s\n' "$ended" >"$scratch/ended"
}

empty "$(at_each_limit show lib/n1.md)" "show says that its memory was too little"
empty "$(at_each_limit index lib)" "so does index"
ok "some had too little, and some enough" grep -q ' \(2\|134\) .* 0$' "$scratch/ended"
empty "$(at_each_limit --library lib search --count cache)" "so does search"
steps=$(seq 0 24 1200) # libraries that it asks have their own ways to end
empty "$(at_each_limit doctor --library lib)" "so does doctor"
is "$(diff -r before lib)" "" "no note was touched"
run --library lib search --count cache
is "$code $out $err" "0 60 " "the next search finds all, and has nothing to complain of"
done_testing
