#!/bin/sh
# fieldnotes similar: for people and for programs.
. "$SRCDIR/tests/cli/cli.sh"
for i in 1 2 3 4 5 6 7 8 9; do
  note "lib/filler$i.md" "Filler $i" "tools: [make]" "Ordinary text, what they say and when, and how they let it go on."
done
note lib/a.md "Cache headers" "tools: [varnish, make]
entities: [{name: ETag, type: header}]
reference: FN-1" "Headers of a gateway, and how they expire."
note lib/b.md "Expiry" "tools: [varnish]" "When gateways let go of what they keep."
note lib/c.md "Tags" "entities: [{name: etag, type: word}]" "Labels."
cp lib/a.md lib/copy.md
FIELDNOTES_LIBRARY=$scratch/lib
export FIELDNOTES_LIBRARY
root=$(cd lib && pwd -P)

run similar lib/a.md
is "$code,$(grep -v '^ ' "$scratch/out" | tr '\n' ' '),$err" "0,Cache headers Expiry Tags ," "the likest come first"
is "$(sed -n 2p "$scratch/out")" "  copy.md  100 %  almost the same text" "copies are told apart"
is "$(grep -A2 '^Expiry' "$scratch/out" | tail -1)" "  shares: varnish; words: gateway" "each says why"
run similar --limit 1 fn-1
refused "a reference that two notes have is ambiguous" "is in several titles"
rm lib/copy.md
run similar --json --limit 1 fn-1
is "$code,$out" "0,{\"version\":1,\"note\":\"$root/a.md\",\"notes\":[{\"path\":\"$root/b.md\",\"title\":\"Expiry\",\"score\":$(json 'j["notes"][0]["score"]'),\"why\":{\"tool\":[\"varnish\"],\"words\":[\"gateway\"]},\"duplicate\":false}]}" \
  "as JSON"
run similar lib/filler1.md
is "$code,$out" "1," "nothing like it is 1"
run similar --json lib/filler1.md
is "$code,$out" "1,{\"version\":1,\"note\":\"$root/filler1.md\",\"notes\":[]}" "and an empty list"
run similar lib/none.md
refused "a note that is not there is told" 'there is no note "lib/none.md"'
note lib/odd.md "$(printf 'Odd')" "tools: [\"\\e[31mvarnish\", varnish]" "x"
run similar lib/b.md
empty "$(no_controls "$scratch/out")" "no control character is printed"
done_testing
