#!/bin/sh
# shellcheck disable=SC2094,SC2317 # the log is read behind the server; functions called by name
# The reader in secure mode as the forced command of a real SSH server: who comes in gets the library,
# whatever is asked for by arguments, environment, keys or links.
. "$SRCDIR/tests/cli/cli.sh"
PATH=$PATH:/usr/sbin:/usr/local/sbin
sshd=$(command -v sshd) || skip_all "there is no sshd"
for tool in ssh ssh-keygen mkfifo; do
  command -v "$tool" >/dev/null 2>&1 || skip_all "there is no $tool"
done

note lib/a.md "Aaa" "" "See [the secret](../out.md), [another](/etc/passwd) and [link](link.md)."
note lib/b.md "Bbb"
note out.md "Outside" "" "The secret."
ln -s ../out.md lib/link.md
mkdir evil
note evil/x.md "Planted"
printf '#!/bin/sh\ntouch "%s/escaped"\n' "$scratch" >editor
chmod 755 editor

ssh-keygen -q -t ed25519 -N '' -f host_key || skip_all "no keys can be made"
ssh-keygen -q -t ed25519 -N '' -f key
cp key.pub authorized
user=$(id -un)

# serve PORT: an SSH server of this user's own, on this machine alone.
serve() {
  cat >sshd_config <<END
ListenAddress 127.0.0.1
Port $1
HostKey $scratch/host_key
PidFile $scratch/sshd.pid
AuthorizedKeysFile $scratch/authorized
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
AcceptEnv *
DisableForwarding yes
ForceCommand HOME=$HOME FIELDNOTES_DATA=$scratch/evil $FIELDNOTES --library $scratch/lib --secure
END
  "$sshd" -f "$scratch/sshd_config" -E "$scratch/sshd.log" 2>>"$scratch/sshd.log"
}
[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd 2>/dev/null
port=$((20000 + $$ % 20000))
tries=0
until serve "$port"; do
  tries=$((tries + 1))
  port=$((port + 7))
  [ "$tries" -lt 5 ] || skip_all "sshd does not start: $(tail -n 1 "$scratch/sshd.log")"
done
deadline=1200 # twentieths of a second
waited=0
# until_true COMMAND...: waits for it, but not for ever.
until_true() {
  waited=0
  until "$@"; do
    waited=$((waited + 1))
    [ "$waited" -lt "$deadline" ] || return 1
    sleep 0.05
  done
}
until_true test -s "$scratch/sshd.pid" || skip_all "sshd does not start"
trap 'kill "$(cat "$scratch/sshd.pid")" 2>/dev/null; rm -rf "$scratch"' EXIT

call() {
  ssh -F /dev/null -i "$scratch/key" -p "$port" -o BatchMode=yes -o StrictHostKeyChecking=no \
    -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "$@"
}
call "$user@127.0.0.1" true </dev/null >"$scratch/out" 2>"$scratch/err"
grep -q "terminal" "$scratch/err" || skip_all "sshd lets nobody in: $(tail -n 1 "$scratch/sshd.log")"

# What is asked for is not done.
for command in "cat $scratch/out.md" "sh -c 'touch $scratch/escaped'" "fieldnotes --library $scratch/evil search Planted"; do
  call "$user@127.0.0.1" "$command" </dev/null >"$scratch/out" 2>"$scratch/err"
  is "$?,$(cat "$scratch/out")" "2," "not run: $command"
done
call -s "$user@127.0.0.1" sftp </dev/null >"$scratch/out" 2>"$scratch/err"
is "$(cat "$scratch/out")" "" "no files are served"

# The reader, by keys. What it draws is looked for in what comes back.
mkfifo keys
TERM=vt100 call -tt -o SetEnv="FIELDNOTES_LIBRARY=$scratch/evil FIELDNOTES_SECURE=0 EDITOR=$scratch/editor VISUAL=$scratch/editor PAGER=$scratch/editor BROWSER=$scratch/editor SHELL=$scratch/editor" \
  "$user@127.0.0.1" <keys >"$scratch/screen" 2>&1 &
reader=$!
exec 7>keys
seen() { tr -d '\000\033' <"$scratch/screen" | grep -q "$1"; }
# types KEYS WORDS NAME: after the keys the words are seen, which were not seen before.
types() {
  : >"$scratch/screen"
  printf '%b' "$1" >&7
  ok "$3" until_true seen "$2"
}
ok "the reader comes up on its library" until_true seen "Aaa"
ok "the planted notes are not there" sh -c "! grep -q Planted '$scratch/screen'"
types '\r' "secret" "a note is read"
types 'ya' "refused in secure mode" "nothing is copied"
types '\032' "refused in secure mode" "nor is it left for a shell"
types 'e|oypL\r' "out of the library" "no key runs a program or follows a link that leads out"
ok "nor does one copy" sh -c "! grep -aq '\]52;' '$scratch/screen'"
printf 'QQQQ' >&7
exec 7>&-
ok "it ends" until_true sh -c "! kill -0 $reader 2>/dev/null"
ok "nothing else was run" test ! -e "$scratch/escaped"
empty "$(grep -c 'The secret' "$scratch/screen" | grep -vx 0)" "and nothing else was shown"
is "$(cd lib && find . | sort | tr '\n' ' ')" ". ./a.md ./b.md ./link.md " "and nothing was written into the library"
done_testing
