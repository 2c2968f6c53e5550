#!/bin/sh
# No mutable data at file scope: the objects' writable sections hold nothing but the named
# exceptions, each with its reason.
. "$SRCDIR/tests/tap.sh"

[ -z "$INSTRUMENTATION" ] || skip_all "instrumented objects hold counters of their own"
command -v "$OBJDUMP" >/dev/null 2>&1 || skip_all "there is no objdump"

# A handler of signals is given nothing but a number: what it needs has to stand at file scope.
# cmark's allocator is given no context either: the parse of the thread stands there while it lasts.
# Threads have no object in common when they find no memory: which was the first stands there.
allowed='signal_pipe|parse_of_this_thread|is_told'

# Symbols in .data and .bss; constant tables of pointers (.data.rel.ro) are read-only once loaded.
writable=$("$OBJDUMP" -t "$BUILDDIR/libfieldnotes.a" |
  awk '/^[^ ]+\.o:/ { object = $1 }
       $NF != $(NF - 2) && $0 ~ / O (\.bss|\.data|\.tbss|\.tdata|\*COM\*)[^ ]*\t/ && $0 !~ /\.data\.rel\.ro/ {
         print object, $NF }' |
  grep -vE " ($allowed)(\.[0-9]+)?$")
symbols=$("$OBJDUMP" -t "$BUILDDIR/libfieldnotes.a" | grep -c ' F \.text')

ok "symbols were found" test "$symbols" -gt 10
empty "$writable" "no data at file scope can be written to"
done_testing
