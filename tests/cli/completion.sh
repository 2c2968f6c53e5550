#!/bin/sh
# Completion of command lines: what the program offers, and what the shells make of it.
# shellcheck disable=SC3044,SC2016 # "complete" is a command of the program; shells have their own $
. "$SRCDIR/tests/cli/cli.sh"
LC_ALL=C.UTF-8
export LC_ALL
FIELDNOTES_DATA=$SRCDIR/data
FIELDNOTES_LIBRARY=$scratch/lib
PATH=$(dirname "$FIELDNOTES"):$PATH
export FIELDNOTES_DATA FIELDNOTES_LIBRARY PATH
note lib/cache.md "Cache headers behind a gateway" 'reference: ref-17
stack: [python services]
tools: [curl]' "A text of caches."
note lib/queue.md "Queues that grow" 'stack: [postgres]
tools: [pgbench]' "A text."
note "lib/evil.md" "$(printf '"Queues \\e[31m\\tred"')" "" "A text."
note lib/parts.md "Many parts" "" "## Roll *back* \`now\`

Text.

### Über uns

## Rollout
"
mkdir -p 'some folder' other
"$FIELDNOTES" index >/dev/null 2>&1

# offered NAME WANTED WORD...: the candidates for the last word, without what they are.
offered() {
  offered_name=$1 offered_wanted=$2
  shift 2
  run complete -- "$@"
  is "$(cut -f 1 "$scratch/out")" "$offered_wanted" "$offered_name"
}

offered "a command is completed, or a file follows" "search
folders
files" sea
offered "an option of the command" "--sort" search --so
offered "but not one that was given" "" search --sort date --so
offered "the words of a choice" "auto
always
never" search --color ""
offered "behind its sign of equality" "--color=always" search --color=al
offered "a theme" "dark
files" search --theme da
offered "an option of the configuration" "text-width" config te
offered "a command to be helped with" "keys" help k
offered "a shell" "zsh" completion z
offered "a field" "stack" facets stac
offered "a value of a field, quoted for the query" 'stack:"python services"' search stack:py
offered "behind other words" "tool:pgbench" search text tool:pg
offered "a title, whatever its case" "files
Cache headers behind a gateway" show cac
offered "or a reference" "files
ref-17" show ref
offered "no title that would not be one word of a line" "files
Queues that grow" show queues
offered "in the library that the line names" "files" show --library other cac
offered "a heading of the note in the line" "Roll back now
Rollout" show lib/parts.md --section roll
offered "also of one that its title names, behind the sign of equality" "--section=Über uns" \
  show many --section=ub
offered "no heading where no note is named" "" show --section r
offered "nor of a folder, or of standard input" "" show lib --section ""
offered "folders" "folders" index ""
offered "nothing behind the last argument" "" show x ""
offered "nothing for what takes no value" "" show --meta=x
offered "nothing that is an option behind two dashes" "" search -- --so
run complete
is "$code" 0 "no word is no error"
empty "$(FIELDNOTES_LIBRARY=/nowhere "$FIELDNOTES" complete -- show x 2>&1 | grep -v files)" \
  "without a library nothing is told"
run completion tcsh
refused "another shell is told which there are" 'bash, zsh or fish, not for "tcsh"'

# in_bash WORD...: what bash offers, the words cut as readline cuts them; the last is being typed.
in_bash() {
  bash --norc --noprofile -c '
    eval "$(fieldnotes completion bash)"
    [ "$(complete -p fieldnotes)" = "complete -F _fieldnotes fieldnotes" ] || echo "not registered"
    COMP_LINE=$1
    shift
    COMP_POINT=${#COMP_LINE} COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _fieldnotes fieldnotes "${COMP_WORDS[COMP_CWORD]}"
    printf "%s\n" "${COMPREPLY[@]}"' bash "$@" 2>&1
}
if command -v bash >/dev/null 2>&1; then
  is "$(in_bash 'fieldnotes sea' fieldnotes sea)" "search" "bash: a command"
  is "$(in_bash 'fieldnotes search tool:pg' fieldnotes search tool : pg)" "pgbench" \
    "bash: what stands behind the colon"
  is "$(in_bash 'fieldnotes search --color=al' fieldnotes search --color = al)" "always" \
    "bash: and behind the sign of equality"
  is "$(in_bash 'fieldnotes show cac' fieldnotes show cac)" 'Cache\ headers\ behind\ a\ gateway' \
    "bash: a title, its blanks escaped"
  is "$(in_bash 'fieldnotes show lib/parts.md --section roll\ b' \
    fieldnotes show lib/parts.md --section 'roll\ b')" 'Roll\ back\ now' "bash: a heading"
  is "$(in_bash 'fieldnotes show "cac' fieldnotes show '"cac')" 'Cache headers behind a gateway' \
    "bash: not within quotes"
  is "$(in_bash 'fieldnotes search stack:py' fieldnotes search stack : py)" '\"python\ services\"' \
    "bash: the quotes of a query too"
  is "$(in_bash 'fieldnotes index so' fieldnotes index so)" 'some\ folder/' "bash: a folder"
else
  skip "bash completes" "there is no bash"
fi

if command -v fish >/dev/null 2>&1; then
  # in_fish LINE: what fish offers for it.
  in_fish() {
    fish --no-config -c 'fieldnotes completion fish | source; complete -C "$argv[1]"' "$1" 2>&1 | cut -f 1
  }
  is "$(in_fish 'fieldnotes sea')" "search" "fish: a command"
  is "$(in_fish 'fieldnotes search tool:pg')" "tool:pgbench" "fish: a value"
  is "$(in_fish 'fieldnotes search --color=al')" "--color=always" "fish: a choice"
  is "$(in_fish 'fieldnotes show Cac')" "Cache headers behind a gateway" "fish: a title"
  is "$(in_fish 'fieldnotes show lib/parts.md --section rolo')" "" "fish: no heading"
  is "$(in_fish 'fieldnotes show lib/parts.md --section rollo')" "Rollout" "fish: a heading"
  is "$(in_fish 'fieldnotes index so')" "some folder/" "fish: a folder"
else
  skip "fish completes" "there is no fish"
fi

# in_zsh LINE: the line after it was completed, in an interactive zsh.
in_zsh() {
  rm -f "$scratch/line"
  cat >"$scratch/inner.zsh" <<END
PS1=; autoload -Uz compinit; compinit -u -D
eval "\$(fieldnotes completion zsh)"
settle() { zle complete-word; print -r -- "\$BUFFER" >$scratch/line.new; mv $scratch/line.new $scratch/line }
zle -N settle; bindkey '^T' settle
print ready >$scratch/line
END
  LINE=$1$(printf '\024') zsh -f -c '
    zmodload zsh/zpty zsh/zselect
    wait_for() { for i in {1..1000}; do [[ -e $1 ]] && return; zselect -t 2; zpty -r -t z out; done }
    zpty -b z "zsh -f -i"
    zpty -w z "source $1"
    wait_for $2
    rm -f $2
    zpty -n -w z "$LINE"
    wait_for $2
    zpty -d z' zsh "$scratch/inner.zsh" "$scratch/line" >/dev/null 2>&1
  cat "$scratch/line"
}
if command -v zsh >/dev/null 2>&1; then
  is "$(in_zsh 'fieldnotes sea')" "fieldnotes search " "zsh: a command"
  is "$(in_zsh 'fieldnotes search tool:pg')" "fieldnotes search tool:pgbench " "zsh: a value"
  is "$(in_zsh 'fieldnotes search --color=al')" "fieldnotes search --color=always " "zsh: a choice"
  is "$(in_zsh 'fieldnotes show cac')" 'fieldnotes show Cache\ headers\ behind\ a\ gateway ' "zsh: a title"
  is "$(in_zsh 'fieldnotes show lib/parts.md --section roll\ b')" \
    'fieldnotes show lib/parts.md --section Roll\ back\ now ' "zsh: a heading"
  is "$(in_zsh 'fieldnotes index so')" 'fieldnotes index some\ folder/' "zsh: a folder"
else
  skip "zsh completes" "there is no zsh"
fi
done_testing
