#!/bin/sh
# under.sh LOGS PROGRAM ARGUMENT...: runs a program under valgrind. What valgrind finds goes to a file in
# the folder LOGS; the program ends as it would. Memory that is not freed at the end is an error, too, also
# where something still points to it.
logs=$1
shift
here=$(cd "$(dirname "$0")" && pwd) || exit 1
exec valgrind --log-file="$logs/%p" --leak-check=full --show-leak-kinds=all \
  --errors-for-leak-kinds=all --child-silent-after-fork=yes --suppressions="$here/libraries.supp" "$@"
