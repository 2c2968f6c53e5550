#!/bin/sh
# fieldnotes show: pages as text.
# shellcheck disable=SC2016 # the backticks are Markdown
. "$SRCDIR/tests/cli/cli.sh"

note lib/cache.md "Cache headers" "reference: ref-001
stack: [python services]
score: {quality: 91, clarity: 82}" "$(printf '## First part\n\nOne two three four five six seven eight nine ten.\n\n### Inner\n\nDeep.\n\n## Second part\n\nA [link](https://example.org/x).\n\n```sh\necho hi\n```\n')"
note lib/other.md "Other thing"

run show lib/cache.md
is "$code,$err" "0," "a file is shown"
ok "with its title" holds "$out" "Cache headers"
ok "and its text" holds "$out" "One two three four five six seven eight nine ten."
empty "$(wider_than 78 "$scratch/out")" "no line is wider than a good line of text"

run show --width 20 lib/cache.md
empty "$(wider_than 20 "$scratch/out")" "an explicit width is obeyed"
run show --width 200 lib/cache.md
is "$code" 0 "a large width too"

mkdir -p lib/sub
printf '[a](cache.md), [b](nowhere.md), [c](sub/), [d](#one), [e](#two)\n\n## One\n' >lib/links.md
run show lib/links.md
ok "links that lead nowhere are marked" holds "$out" "a, b†, c†, d, e†"
run show --ascii lib/links.md
ok "in ASCII too" holds "$out" "a, b(!), c(!), d, e(!)"
run show - <lib/links.md
ok "of a text without a file those to its headings" holds "$out" "a, b, c, d, e†"
rm -r lib/sub lib/links.md

run show --section 'second part' lib/cache.md
ok "a section begins with its heading" holds "$(head -n 1 "$scratch/out")" "Second part"
ok "and holds its text" holds "$out" "A link"
ok "and nothing before it" test "$out" = "${out#*One two}"
run show --section first-part lib/cache.md
ok "a section is also known by its anchor" holds "$out" "Deep."
ok "and ends before the next of its level" test "$out" = "${out#*Second part}"
run show --section nothing lib/cache.md
refused "a heading that is not there is told" '"nothing"'

run show --meta lib/cache.md
ok "the post meta comes on demand" holds "$out" "python services"
ok "with scores" holds "$out" "91"
run show --links lib/cache.md
ok "addresses of links come on demand" holds "$out" "https://example.org/x"

printf 'heading-2: underline red\n' >red.yaml
run show --color=always --theme red.yaml lib/cache.md
ok "a theme can be a file" holds "$out" "${esc}[0;4;31mSecond part"
mkdir -p "$HOME/.config/fieldnotes/themes"
cp red.yaml "$HOME/.config/fieldnotes/themes/mine.yaml"
run show --color=always --theme mine lib/cache.md
ok "or be one's own by its name" holds "$out" "${esc}[0;4;31mSecond part"
TERM=xterm-256color run show --color=always --theme light lib/cache.md
ok "or one of the program's" holds "$out" "${esc}[0;1;38;5;25mSecond part"
printf 'linc: red\n' >bad.yaml
run show --theme bad.yaml lib/cache.md
refused "a theme with a mistake is refused" 'bad.yaml:1: there is no role "linc"'
run show --theme ligth lib/cache.md
refused "a theme that is not there too" 'nearest: "light"'

printf '```\n%0100d\n```\n' 7 >wide.md
run show wide.md
empty "$(wider_than 78 "$scratch/out")" "a long line of code is wrapped"
ok "with a mark" holds "$out" "↪"
run show --code=scroll wide.md
ok "or stays whole on demand" holds "$out" "$(printf '%0100d' 7)"
run show --code=fold wide.md
refused "another way is refused" '"fold"'

mkdir -p lib/img
printf '%01500d' 7 >lib/img/a.png
printf '![A](img/a.png)\n\n![B](img/b.png)\n\n![C](../red.yaml)\n' >lib/images.md
run show --width 40 lib/images.md
ok "the card of an image tells its size" holds "$out" "a.png   1.5 kB"
ok "or that it is not there" holds "$out" "b.png   not there"
ok "and nothing of files out of the folder" holds "$out" "red.yaml │"
rm lib/images.md

printf '```python\nif x: pass # why\n```\n\n```console\n$ ls\nnotes.md\n```\n' >code.md
run show --color=always code.md
ok "keywords are bold in colours" holds "$out" "${esc}[0;1mif${esc}[0m"
ok "and so is a command, apart from its prompt" holds "$out" "${esc}[0;1mls"
sed "s/$esc\[[0-9;]*m//g" "$scratch/out" >plain.txt
run show code.md
is "$out" "$(cat plain.txt)" "colours change no text"
mkdir -p config/fieldnotes/languages
printf 'name: Mine\nwords: {keyword: pass}\n' >config/fieldnotes/languages/python.yaml
XDG_CONFIG_HOME=$PWD/config run show --color=always code.md
ok "a language of one's own comes first" holds "$out" "${esc}[0;1mpass"
printf 'name: Mine\nwords: {verb: pass}\n' >config/fieldnotes/languages/python.yaml
XDG_CONFIG_HOME=$PWD/config run show --color=always code.md
is "$code" 0 "one that is broken is no failure"
is "$(printf '%s\n' "$err" | sed 's|.*/||')" 'python.yaml:2: "verb" is none of the roles' \
  "but is told, once"

printf '# From a pipe\n\nText.\n' >in.md
run show - <in.md
ok "standard input is shown" holds "$out" "From a pipe"
run show --library lib ref-001
ok "a reference names a note" holds "$out" "Cache headers"
run show --library lib headers
ok "a part of a title names a note" holds "$out" "Cache headers"
run show --library lib no-such-note
refused "a note that is not there is told" "no-such-note"
mkdir xyzzy
run show xyzzy
refused "a folder is no note" "xyzzy"
run show ""
refused "an empty name is no note" ""

mkfifo pipe
run show pipe
refused "a pipe is told, not waited for" "pipe"
: >empty.md
run show empty.md
is "$code" 0 "an empty file is shown"
printf -- '---\n\ttitle: x\n---\nBody stays.\n' >broken.md
run show broken.md
ok "broken YAML does not hide the text" holds "$out" "Body stays."
run show --meta broken.md
ok "and its fault is told with the post meta" holds "$out" "2"

printf 'a\033[31mb\302\233c\342\200\256d\007\177\n\n&#27;]0;x&#7;\n' >hostile.md
run show hostile.md
empty "$(no_controls "$scratch/out")" "a hostile text reaches a pipe harmlessly"
run show --color=always hostile.md
empty "$(sed "s/$esc\[[0-9;]*m//g" "$scratch/out" >"$scratch/plain" && no_controls "$scratch/plain")" \
  "with colours, too"

mkdir folder.d
run show folder.d
is "$code,$err" "2,fieldnotes: folder.d: is a folder, not a note: \"fieldnotes folder.d\" opens it" \
  "a folder is called one"
mkdir cache
for command in show meta similar; do
  run --library lib $command cache
  is "$code,$out" "2," "$command: a folder comes before the title that has its name"
  ok "$command: and it says what to do" holds "$err" '"fieldnotes cache" opens it'
done
rmdir cache
ln -s nowhere.md link.md
run show link.md
is "$code,$err" "2,fieldnotes: link.md: No such file or directory" "a link that leads nowhere is told as a file"

XDG_CACHE_HOME=/nonexistent/x HOME=/nonexistent/y run show lib/cache.md
is "$code,$err" "0," "a file needs no index and no home"
out=$(LC_ALL=C "$FIELDNOTES" show lib/cache.md | LC_ALL=C tr -d '\n\040-\176')
is "$out" "" "without UTF-8 marks and rules are ASCII"
is "$(printf -- '- one\n' | "$FIELDNOTES" show -)" "  • one" "a text without a title gets none"
is "$(printf 'gr\303\274n\n' | LC_ALL=C "$FIELDNOTES" show -)" "$(printf 'gr\303\274n')" \
  "but text in a pipe stays what it is"
done_testing
