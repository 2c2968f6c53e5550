#!/bin/sh
# The program that was built carries the hardening that configure asked for.
# shellcheck disable=SC2317 # functions called by name
. "$SRCDIR/tests/tap.sh"

[ -z "$INSTRUMENTATION" ] || skip_all "instrumented programs are built without hardening"
command -v "$READELF" >/dev/null 2>&1 || skip_all "there is no readelf"
"$READELF" -h "$FIELDNOTES" >/dev/null 2>&1 || skip_all "the program is no ELF file"

# hardened FLAG NAME COMMAND...: only where the compiler or the linker took the flag.
hardened() {
  flag=$1
  name=$2
  shift 2
  case " $HARDENING " in
  *" $flag "*) ok "$name" "$@" ;;
  *) skip "$name" "$flag is not known here" ;;
  esac
}

elf_has() { "$READELF" -W "$1" "$FIELDNOTES" | grep -qE "$2"; }
stack_cannot_run() { "$READELF" -W -l "$FIELDNOTES" | awk '/GNU_STACK/ { found = 1; bad = /E/ && / RWE / } END { exit !found || bad }'; }
imports() { "$NM" -D --undefined-only "$FIELDNOTES" | grep -qE " ($1)(@|$)"; }

hardened -pie "the program is position independent" elf_has -h 'Type: +DYN'
hardened -Wl,-z,relro "relocations become read-only" elf_has -l GNU_RELRO
hardened -Wl,-z,now "all symbols are bound at the start" elf_has -d 'BIND_NOW|FLAGS.*NOW'
hardened -Wl,-z,noexecstack "the stack cannot be executed" stack_cannot_run
hardened -fstack-protector-strong "stack frames are guarded" imports __stack_chk_fail
hardened -D_FORTIFY_SOURCE=2 "library calls are checked" imports '__[a-z]+_chk'
done_testing
