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
  *" $flag"*) ok "$name" "$@" ;;
  *) skip "$name" "$flag is not known here" ;;
  esac
}

elf_has() { "$READELF" -W "$1" "$FIELDNOTES" | grep -qE "$2"; }
elf_lacks() { ! elf_has "$@"; }
stack_cannot_run() { "$READELF" -W -l "$FIELDNOTES" | awk '/GNU_STACK/ { found = 1; bad = /E/ && / RWE / } END { exit !found || bad }'; }
imports() { "$NM" -D --undefined-only "$FIELDNOTES" | grep -qE " ($1)(@|$)"; }

code_has() { "$OBJDUMP" -d --no-show-raw-insn "$FIELDNOTES" | grep -cE "$1"; }
# A store of nothing, where the stack has just come to: for x86 by gcc and by clang, and for ARM.
# shellcheck disable=SC2016 # the dollars are the assembler's
probe='(or|mov)[ql]? +\$0x0,\(%[re]sp\)|str[[:space:]]+xzr, \[sp, #1024\]'

hardened -pie "the program is position independent" elf_has -h 'Type: +DYN'
hardened -Wl,-z,relro "relocations become read-only" elf_has -l GNU_RELRO
hardened -Wl,-z,now "all symbols are bound at the start" elf_has -d 'BIND_NOW|FLAGS.*NOW'
hardened -Wl,-z,noexecstack "the stack cannot be executed" stack_cannot_run
hardened -fstack-protector-strong "stack frames are guarded" imports __stack_chk_fail
hardened -D_FORTIFY_SOURCE= "library calls are checked" imports '__[a-z]+_chk'
hardened -fcf-protection "functions are marked as targets of jumps" code_has 'endbr(64|32)'
hardened -mbranch-protection=standard "functions are marked as targets of jumps" code_has 'bti|paciasp'
hardened -fstack-clash-protection "large frames are touched page by page" code_has "$probe"
ok "no part of the program can be both written and executed" elf_lacks -l 'LOAD.* RWE '
ok "no code is relocated" elf_lacks -d 'TEXTREL'
ok "libraries are looked for where the system has them" elf_lacks -d 'R(UN)?PATH'
done_testing
