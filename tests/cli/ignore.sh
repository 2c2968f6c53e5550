#!/bin/sh
# .fieldnotesignore: git, where there is one, must leave out the same notes by the same rules.
. "$SRCDIR/tests/cli/cli.sh"
command -v git >/dev/null 2>&1 || skip_all "there is no git to compare with"
GIT_CONFIG_NOSYSTEM=1
export GIT_CONFIG_NOSYSTEM
mkdir lib
cd lib || exit 1
git init -q . || skip_all "git makes no repository"
for dir in . a b a/a a/b a/b/c 'with blank' b/a 'a[b]'; do
  mkdir -p "$dir"
  for name in a b c ab abc A 1 a1 'a b' 'a ' '#a' '!a' '[a]' ']' '-' '*' a.b "$(printf 'tab\there')"; do
    printf 'x\n' >"$dir/$name.md"
  done
done
# Names of their own, for rules without an ending.
for name in a/b/x y/b/c y/c; do mkdir -p "$name" && printf 'x\n' >"$name/deep.md"; done

by_git() { git ls-files -z --others --exclude-standard -- . | tr '\0' '\n' | grep '\.md$' | sort; }
by_us() {
  "$FIELDNOTES" index . >/dev/null &&
    "$FIELDNOTES" --library . search -0 '' | tr '\0' '\n' | sed "s|^$(pwd -P)/||" | sort
}

# same NAME RULES [FOLDER RULES]: both leave out the same.
# shellcheck disable=SC2059 # the rules are formats, so that they can hold any byte
same() {
  find . \( -name .gitignore -o -name .fieldnotesignore \) -exec rm -f {} +
  printf "$2" | tee .gitignore >.fieldnotesignore
  [ -z "${3-}" ] || printf "$4" | tee "$3/.gitignore" >"$3/.fieldnotesignore"
  by_git >"$scratch/git"
  by_us >"$scratch/us"
  empty "$(diff "$scratch/git" "$scratch/us" | head -n 20)" "$1"
}

same "no rules" ''
all=$(wc -l <"$scratch/us")
ok "there are notes" test "$all" -gt 150
same "a name anywhere" 'a.md\n'
ok "notes were left out" test "$(wc -l <"$scratch/us")" -lt "$all"
same "anchored, by a slash at the front or within" '/a.md\na/b/a.md\n'
same "folders only" 'b/\na.md/\n'
same "a folder by its path" 'a/b\n'
same "stars and marks" 'a*.md\n?.md\na/*/c.md\n'
same "double stars" '**/c.md\na/**\n!a/b\nb/**/a.md\n'
same "double stars that are none" 'a**c.md\na/b**.md\n**b\n'
same "a double star alone" '**\n'
same "three stars" '***/a.md\na/***\n'
same "double star and a slash behind" '**/\n'
same "sets" '[ab].md\n[!a-z]*.md\n[^b]1.md\n'
same "sets with odd members" '[]].md\n[]-].md\n[a-].md\n[\\\\]].md\n[!]a]b*.md\n'
same "classes" '[[:digit:]].md\n[[:upper:]].md\na[[:alpha:][:digit:]].md\n[[:blank:]]*.md\n'
same "classes that are none" '[[:none:]a].md\n[[:a].md\n[:digit:].md\n[[:digit:.md\n'
same "sets that do not end" '[a.md\na[b\n'
same "sets and slashes" 'a[/]a.md\na[!x]b\n'
same "escapes" '\\\\#a.md\n\\\\!a.md\n\\\\*.md\n\\\\[a].md\n\\\\a.md\n'
same "an escape at the end" 'a.md\\\\\n'
same "comments and empty lines" '#a.md\n\n   \n#\nb.md\n'
same "blanks at the end" 'a.md   \nb.md\\\\ \n#c.md \n'
same "a blank that is meant" 'a\\\\ .md\na\\\\ b.md   \n'
same "a tab at the end" 'a.md\t\n'
same "ends of lines as elsewhere" 'a.md\r\nb.md\r\n'
same "no end of the last line" 'a.md\nb.md'
same "a mark of the byte order" '\357\273\277a.md\nb.md\n'
same "taken back" '*.md\n!a.md\n'
same "the last word counts" '!a.md\n*.md\n!b.md\n/b.md\n'
same "nothing comes back from a folder that is out" '/a\n!a/a.md\n!/a/b\n'
same "all but some" '/*\n!/a\n/a/*\n!/a/b\n'
same "only marks" '!\n/\n!/\n//\n\\\\\n'
same "two slashes" 'a//b\n/a.md//\nb//\n'
same "dots" './a.md\n../a.md\na.b.*\n'
same "a folder's own rules" '*.md\n' a '!a.md\n/b/b.md\n'
same "anchored in a folder" 'b.md\n' a '/a.md\nb/c\n!b.md\n'
same "rules in a folder that is out" 'a/\n' a '!*\n'
same "large and small letters" 'A.md\nB\n'
same "names with brackets" 'a[b]\na\\\\[b\\\\]/a.md\n'
done_testing
