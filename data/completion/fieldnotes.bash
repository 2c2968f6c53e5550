# Completion of fieldnotes for bash: the program itself says how a line may go on.

# The words of the line up to the cursor, as `words`: the shell cuts them at ':' and '=' too, which
# belong to the words of queries. Quotes and backslashes are taken off.
__fieldnotes_words() {
  local rest=$COMP_LINE blank word i n=0
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    blank=${rest%%[![:space:]]*}
    rest=${rest#"$blank"}
    rest=${rest#"$word"}
    word=${word//[\\\"\']/}
    if [[ -n $blank || i -eq 0 ]]; then
      words[n++]=$word
    else
      words[n - 1]+=$word
    fi
  done
}

_fieldnotes() {
  local words=() line text current typed=${COMP_WORDS[COMP_CWORD]} part files='' folders='' open=1
  __fieldnotes_words
  current=${words[${#words[@]} - 1]}
  # What the shell holds for words before this one stays.
  part=
  if [[ $typed != [\"\']* ]]; then
    case $current in *[:=]*) part=${current%"${current##*[:=]}"} ;; esac
  fi
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
    files) files=yes ;;
    folders) folders=yes ;;
    *$'\t'*)
      text=${line%%$'\t'*}
      case $text in *[:=/]) ;; *) open= ;; esac
      text=${text#"$part"}
      [[ $typed == [\"\']* ]] || printf -v text %q "$text"
      COMPREPLY+=("$text")
      ;;
    esac
  done < <("${COMP_WORDS[0]}" complete -- "${words[@]:1}" 2>/dev/null)
  if [[ -n $files$folders ]]; then
    local kind=-f
    [[ -n $files ]] || kind=-d
    while IFS= read -r text; do
      open=
      if [[ -d $text ]]; then
        text+=/
        [[ ${#COMPREPLY[@]} -gt 0 ]] || open=1
      fi
      [[ $typed == [\"\']* ]] || printf -v text %q "$text"
      COMPREPLY+=("$text")
    done < <(compgen "$kind" -- "$current")
  fi
  # Candidates that begin otherwise than what is typed are shown, and do not take its place.
  if [[ ${#COMPREPLY[@]} -gt 1 ]]; then
    for text in "${COMPREPLY[@]}"; do
      [[ $text == "${current#"$part"}"* ]] || { COMPREPLY+=(' '); break; }
    done
  fi
  [[ -z $open || ${#COMPREPLY[@]} -eq 0 ]] || compopt -o nospace 2>/dev/null
}

complete -F _fieldnotes fieldnotes
