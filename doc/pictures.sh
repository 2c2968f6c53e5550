#!/bin/sh
# The pictures of doc/images, as the README shows them: the manual on dark and light ground, in a wide
# and in a small terminal. The reader has a home of its own, so that nobody's marks are seen.
#
#   doc/pictures.sh PROGRAM FOLDER
set -eu
program=$1 folder=$2 here=$(dirname "$0")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
unset XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
HOME=$home
export HOME
mkdir -p "$folder"

picture() {
  file=$1 keys=$2
  shift 2
  sh "$here/screenshots.sh" -k "$keys" "$@" "$folder/$file" "$program"
}

"$program" index >/dev/null
picture dark-160x48.png 'slash t e r m i n a l Return Return' 160x48
picture light-160x48.png 'F j Return' -w 160x48
picture dark-80x24.png 'slash i n d e x Return' 80x24
picture light-80x24.png 'slash s e a r c h i n g Return Return i' -w 80x24
