#!/bin/sh
# What the bundled notes say of themselves is true: the measured fields, the references, the images, the
# links between them.
. "$SRCDIR/tests/tap.sh"
tap_scratch
cd "$SRCDIR/data/notes" || exit 1

fields='title topic summary ai.outline ai.brief stack tools difficulty reading.time score revision
  reference hash flags checklist entities payload notes'
front() { awk '/^---$/ { marks++ } marks < 2' "$1"; }
body() { awk 'marks == 2 { print } /^---$/ && marks < 2 { marks++ }' "$1"; }
# The body without its fenced code.
prose() { body "$1" | awk '/^ *```/ { code = !code; next } !code'; }

fields_left_out() {
  for note in *.md; do
    for field in $fields; do
      front "$note" | grep -q "^$field:" || echo "$note has no $field"
    done
  done
}

wrong_image_flags() {
  for note in *.md; do
    has=0
    prose "$note" | grep -qF '![' && has=1
    front "$note" | grep -q "^  has images: $has$" || echo "$note: has images is not $has"
  done
}

# The anchors of a note's headings, as GitHub makes them.
anchors() {
  prose "$1" | sed -n 's/^#\{1,6\} *//p' | sed 's/.* {#\([^}]*\)}$/\1/' | tr '[:upper:]' '[:lower:]' | sed "s/[][\`'.,:;?!()*]//g; s/ /-/g"
}

# Lines "note target" for each relative link.
links() {
  for note in *.md; do
    prose "$note" | tr '\n' ' ' | grep -oE '\]\([^) ]+' | sed 's/^](//' | grep -v '^[a-z]*:' |
      sed "s|^|$note |"
  done
}

broken_links() {
  links | while read -r note target; do
    file=${target%%#*}
    [ -n "$file" ] || file=$note
    [ -f "$file" ] || echo "$note: $target is not there"
    case $target in
    *'#'*) anchors "$file" | grep -qxF "${target#*#}" || echo "$note: $target has no such heading" ;;
    esac
  done
}

lonely() {
  links >"$scratch/links"
  for note in *.md; do
    grep -v "^$note " "$scratch/links" | grep -qE " $note(#|$)" || echo "no other note links to $note"
  done
}

set -- *.md
references=$(grep -h '^reference:' ./*.md | sort)
ok "there are at least twelve notes" test "$#" -ge 12
empty "$(fields_left_out)" "every note has the full post meta"
empty "$(sh "$SRCDIR/tests/doc/measure.sh" ./*.md)" "reading times and hashes are those of the text"
is "$(printf '%s\n' "$references" | uniq | grep -c .)" "$#" "every note has a reference of its own"
empty "$(wrong_image_flags)" "the flag for images says whether there is one"
empty "$(broken_links)" "every link between the notes leads somewhere"
empty "$(lonely)" "every note is linked to from another one"
done_testing
