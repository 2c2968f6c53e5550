#!/bin/sh
# Pictures of what a command shows in a real terminal: xterm in a screen that nobody sees.
#
#   doc/screenshots.sh [-w] [-a] [-t TERM] [-k KEYS] COLSxROWS FILE.png COMMAND [ARGUMENT...]
#
# -w draws on a white ground instead of a black one, -a in a terminal without UTF-8; -t says what the
# terminal calls itself, xterm-256color otherwise; -k gives keys by their X names, with blanks between
# (`slash t a r Return`). The command may be the reader or anything that prints; the picture is taken
# when nothing changes any more. `make screenshots` takes those of doc/images. Needs Xvfb, xterm, xdotool
# and ImageMagick (`./bootstrap needs pictures`).
set -u

die() {
  printf 'screenshots.sh: %s\n' "$*" >&2
  exit 2
}

ground=black letters=white locale=C.UTF-8 kind=xterm-256color keys=''
while getopts wat:k: option; do
  case $option in
  w) ground=white letters=black ;;
  a) locale=C ;;
  t) kind=$OPTARG ;;
  k) keys=$OPTARG ;;
  *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -ge 3 ] || die "usage: screenshots.sh [-w] [-a] [-t TERM] [-k KEYS] COLSxROWS FILE.png COMMAND [ARGUMENT...]"
for tool in Xvfb xterm xdotool import convert; do
  command -v "$tool" >/dev/null || die "there is no $tool"
done
size=$1 file=$2
shift 2

work=$(mktemp -d) || exit 2
server='' terminal=''
finish() {
  [ -z "$terminal" ] || kill "$terminal" 2>/dev/null
  [ -z "$server" ] || kill "$server" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 2' HUP INT TERM

# The server chooses a free display and tells it.
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 2400x1600x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
server=$!
read -r number <"$work/display" || die "Xvfb does not start"
DISPLAY=:$number
export DISPLAY

# What only prints has to stay on the screen.
# shellcheck disable=SC2016 # for the inner shell
LC_ALL=$locale xterm -fa 'DejaVu Sans Mono' -fs 11 -geometry "$size+0+0" -b 4 -tn "$kind" -bg $ground -fg $letters \
  +sb -xrm 'XTerm*cursorBlink: false' -e sh -c '"$@"; tput civis; read -r _' sh "$@" 2>/dev/null &
terminal=$!

picture() {
  import -window root -silent "$1" 2>/dev/null
}

# Two pictures that are the same are a screen at rest.
rest() {
  picture "$work/before.png"
  tries=0
  while [ $tries -lt 100 ]; do
    sleep 0.3
    picture "$work/now.png"
    if cmp -s "$work/now.png" "$work/before.png" && [ $tries -gt 2 ]; then return; fi
    mv "$work/now.png" "$work/before.png"
    tries=$((tries + 1))
  done
  die "the screen does not come to rest"
}

rest
# Without a window manager nobody gives the terminal the keyboard.
for key in $keys; do
  xdotool search --class xterm windowfocus key "$key" || die "$key cannot be typed"
  sleep 0.1
done
[ -z "$keys" ] || rest
convert "$work/before.png" -trim +repage -colors 64 "png8:$file" || die "$file cannot be written"
