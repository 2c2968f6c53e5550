#!/bin/sh
# fieldnotes facets: counts of values, for people and for programs.
. "$SRCDIR/tests/cli/cli.sh"
note lib/a.md "Cache headers" "stack: [python services]
tools: [fastapi, redis]
score: {quality: 91}" "Headers of a cache."
note lib/b.md "Cold starts" "stack: [node]
tools: [redis]
score: {quality: 70}" "A cold start takes long."
note lib/sub/c.md "Warm cache" "stack: [python services]
score: {quality: 80}" "Warm it before people come."
FIELDNOTES_LIBRARY=$scratch/lib
export FIELDNOTES_LIBRARY

run facets stack
is "$code,$out,$err" "0,stack  2
  2  python services
  1  node," "one field, the index being built on the way"
run facets tool cache
is "$code,$out" "0,tool  2
  1  fastapi
  1  redis" "within a query"
run facets tools stack:node
is "$out" "tool  1
  1  redis" "a field goes by all its names"
run facets stack stack:node
is "$out" "stack  2
  2  python services
  1  node  (asked for)" "what is asked for leaves its alternatives"
run facets tool 'cache -tool:redis'
is "$out" "tool  1
  0  redis  (left out)" "what is left out is listed, to be taken in again"
run facets score 'score:80..<90'
is "$out" "score  3
  1  90..100
  1  80..89  (asked for)
  1  70..79" "a bin is asked for by a range without its end"
run facets stack --limit 1
is "$out" "stack  2
  2  python services
     1 more" "a limit is obeyed, and the rest is told"
run facets "" cache
is "$code,$(grep -c '^[a-z]' "$scratch/out")" "0,5" "without a field all facets of a query are counted"
run facets stack zebra
is "$code,$out,$err" "1,," "nothing is 1"
run facets tool fstapi
is "$code,$out,$err" '1,,fieldnotes: no note has "fstapi"; did you mean "fastapi"?' \
  "and says what may have been meant"
run facets stakc
refused "a name that no field has is told with the nearest" \
  'there is no field "stakc"; nearest: "stack" (for all fields: fieldnotes facets "" stakc)'
run facets stakc cache
refused "also before a query" \
  'there is no field "stakc"; nearest: "stack" (for all fields: fieldnotes facets "" stakc)'
run facets body
refused "what has no values says so" \
  '"body" has no values to count'
run facets stack:node
is "$code,$(grep '^[a-z]' "$scratch/out" | head -n 2)" "0,stack  2
tool  1" "a condition is a query for all fields"
run facets 'colour:red'
refused "an unknown field is told with its column" 'there is no field "colour"; nearest: "folder", "tool", "body" (column 1)'

run facets --json stack cache
is "$out" '{"version":1,"query":"cache","total":2,"facets":[{"field":"stack","total":1,"values":[{"value":"python services","count":2,"picked":false,"excluded":false,"query":"stack:\"python services\""}]}]}' \
  "as JSON"
note lib/d.md "Odd" 'tools: ["say \"hi\"", "\e[31mred"]' "x"
run facets tool
empty "$(no_controls "$scratch/out")" "no control character is printed"
run facets --json tool
is "$(json '[v["query"] for v in j["facets"][0]["values"] if "hi" in v["value"]][0]')" 'tool:"say \"hi\""' \
  "conditions are quoted as queries want it"
done_testing
