#!/bin/sh
# The rooms of src/ include each other only as the table in doc/architecture.md allows, and a
# library's header only where that table gives it a home.
. "$SRCDIR/tests/tap.sh"
tap_scratch
cd "$SRCDIR" || exit 1

# The table's rows as words: "base|<yaml.h> <uni*.h>|base". A row's folder is its first column.
sed -n 's/`//g; s/^| src\/\([a-z.]*\)\/* *| [^|]*| \([^|]*\)| \([^|]*\)|$/\1|\2|\3/p' \
  doc/architecture.md >"$scratch/rows"
is "$(grep -c . "$scratch/rows")" 10 "the architecture's table has the nine rooms and main.c"

# Every include as "room header file:line"; main.c is a room of its own.
find src -name '*.[ch]' | sort | xargs grep -nE '^ *# *include' |
  sed -n 's/^src\/\([^/:]*\)\([^:]*\):\([0-9]*\): *# *include *\([<"][^>"]*[>"]\).*/\1 \4 src\/\1\2:\3/p' \
    >"$scratch/includes"

row_of() { grep "^$1|" "$scratch/rows" | cut -d '|' -f "$2"; }

# Includes of our own headers that the row of the including room does not name.
forbidden_rooms() {
  while read -r room header place; do
    case $header in '"'*) ;; *) continue ;; esac
    target=$(echo "$header" | sed 's/^"\([^/]*\)\/.*/\1/')
    case " $(row_of "$room" 3) " in
    *" $target "*) ;;
    *) echo "$place: $room may not include $header" ;;
    esac
  done <"$scratch/includes"
}

# Lines "header-pattern home", one for each header that has a home.
cut -d '|' -f 1,2 "$scratch/rows" | while IFS='|' read -r room headers; do
  for header in $headers; do echo "$header $room"; done
done >"$scratch/homes"

strayed_libraries() {
  while read -r room header place; do
    [ "$header" = '<unistd.h>' ] && continue # of POSIX, not of the Unicode library
    while read -r pattern home; do
      # shellcheck disable=SC2254 # a pattern
      case $header in $pattern) [ "$room" = "$home" ] || echo "$place: only $home/ includes $header" ;; esac
    done <"$scratch/homes"
  done <"$scratch/includes"
}

two_way_folders() {
  sed -n 's/^\([a-z]*\) "\([a-z]*\)\/.*/\1 \2/p' "$scratch/includes" | sort -u |
    awk '$1 != $2 { if (seen[$2, $1]) print $1 "/ and " $2 "/ include each other"; seen[$1, $2] = 1 }'
}

ok "the includes of src/ were found" test -s "$scratch/includes"
empty "$(forbidden_rooms)" "each room includes only the rooms that the architecture allows"
empty "$(strayed_libraries)" "each library's header is included only by its home"
empty "$(two_way_folders)" "no two folders include each other"
done_testing
