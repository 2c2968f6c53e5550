#!/bin/sh
# fieldnotes search by links: the real reader of Markdown, the real index.
. "$SRCDIR/tests/cli/cli.sh"
note lib/a.md "Cache headers" "" "Headers of a cache."
note lib/sub/b.md "Cold starts" "aliases: [kaltstart]" "A cold start takes long: [headers](../a.md#top)."
note lib/links.md "Where to go on" "" "[headers](a%2Emd), [[kaltstart|slow ones]], [gone](gone.md), ![](no.md),
\`[no](no.md)\`, <a href='sub/b'>b</a>"
FIELDNOTES_LIBRARY=$scratch/lib
export FIELDNOTES_LIBRARY
root=$(cd lib && pwd -P)

run search --paths --sort path links:a.md
is "$code,$out" "0,$root/links.md
$root/sub/b.md" "notes that link to one"
run search --paths 'links:"Cold starts"'
is "$code,$out" "0,$root/links.md" "by an alias, or as HTML"
run search --paths links:lib/links.md
is "$code,$out" "1," "a path from the working folder that nothing links to"
run search --paths has:broken-link
is "$out" "$root/links.md" "a link that leads nowhere"
run search --paths is:orphan
is "$out" "$root/links.md" "what no other links to"
note lib/gone.md "Not yet" "" "Here it comes."
run search --count has:broken-link
is "$code,$out" "1,0" "a note that comes mends a link, though its own note stays as it is"
run search --count links:zebra
refused "a note that is not there is told with its column" '(column 1)'
done_testing
