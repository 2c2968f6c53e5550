/* The reader behind other programs: a real sshd, tmux, GNU screen; and on a line that is slow. */
#include "reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- through sshd ---- */

/* sshd is started by ssh itself and speaks to it through a pipe, so that no port is needed. */
static const char ssh_script[] =
    "PATH=$PATH:/usr/sbin:/sbin\n"
    "sshd=$(command -v sshd) && command -v ssh >/dev/null && command -v ssh-keygen >/dev/null ||\n"
    "  { echo no sshd here; exit; }\n"
    "[ \"$(id -u)\" != 0 ] || mkdir -p /run/sshd 2>/dev/null\n"
    "ssh-keygen -q -t ed25519 -N '' -f host && ssh-keygen -q -t ed25519 -N '' -f mine\n"
    "cat >conf <<END\n"
    "HostKey $HOME/host\nAuthorizedKeysFile $HOME/mine.pub\nStrictModes no\nUsePAM no\n"
    "PidFile none\nPermitRootLogin yes\nLogLevel QUIET\n"
    "END\n"
    "to() { ssh $1 -F none -i mine -o BatchMode=yes -o StrictHostKeyChecking=no "
    "-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ProxyCommand=\"$sshd -i -f $HOME/conf\" "
    "there \"$2\"; }\n"
    "to -T true 2>/dev/null || { echo no sshd here; exit; }\n"
    "data=${FIELDNOTES_DATA:+FIELDNOTES_DATA=$FIELDNOTES_DATA}\n"
    "to -tt \"cd $HOME && LC_ALL=$LC_ALL HOME=$HOME $data "
    "$FIELDNOTES lib\"\n"
    "echo left $?\n";

static bool has_begun(struct terminal *t, const void *context)
{
  (void)context;
  return terminal_shows(t, FIRST_TITLE) || terminal_shows(t, "no sshd here");
}

static void a_session_goes_through_sshd(void **state)
{
  (void)state;
  struct terminal *t = reader_shell(ssh_script, NULL);
  terminal_wait(t, has_begun, NULL, "the reader at the other end, or none");
  if (terminal_shows(t, "no sshd here")) {
    print_message("no sshd that would let this user in\n");
    terminal_free(t);
    skip();
  }
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  terminal_resize(t, 60, 20);
  terminal_wait_text(t, "Part one");
  terminal_send(t, "}yc"); /* over the line it is the terminal's clipboard */
  terminal_wait_text(t, "copied the code");
  struct str stream = buf_str(terminal_stream(t));
  assert_true(str_find(stream, STR_LIT("\033]52;c;")) < stream.n);
  terminal_send(t, "Q");
  terminal_wait_text(t, "left 0");
  terminal_free(t);
}

/* ---- in tmux ---- */

static const char tmux_script[] =
    "command -v tmux >/dev/null || { echo no tmux here; exit; }\n"
    "printf 'set -g status off\\nset -g default-terminal tmux-256color\\n' >conf\n"
    "TMUX_TMPDIR=$HOME exec tmux -u -f conf new \"$FIELDNOTES lib; echo left \\$?; read line\"\n";

static bool is_in_tmux(struct terminal *t, const void *context)
{
  (void)context;
  return terminal_shows(t, FIRST_TITLE) || terminal_shows(t, "no tmux here");
}

static void a_session_runs_inside_tmux(void **state)
{
  (void)state;
  const struct terminal_setup setup = {.is_between = true};
  struct terminal *t = reader_shell(tmux_script, &setup);
  terminal_wait(t, is_in_tmux, NULL, "the reader in tmux, or none");
  if (terminal_shows(t, "no tmux here")) {
    terminal_free(t);
    skip();
  }
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  terminal_send(t, "G");
  terminal_wait_text(t, "The end of it.");
  terminal_resize(t, 120, 30);
  terminal_wait_text(t, "The end of it.");
  terminal_send(t, "g/gr\u00fc\u00dfe\r");
  terminal_wait_text(t, "1/1");
  terminal_send(t, "Q");
  terminal_wait_text(t, "left 0");
  terminal_send(t, "\n");
  terminal_wait_end(t);
  terminal_free(t);
}

/* ---- in screen, itself in tmux ---- */

/* The program sees the variables of both; tmux itself need not be there. */
static const char screen_script[] =
    "command -v screen >/dev/null || { echo no screen here; exit; }\n"
    "printf 'startup_message off\nautodetach off\n' >conf; mkdir -m 700 sockets\n"
    "SCREENDIR=$HOME/sockets TMUX=there,1,0 exec screen -U -c conf sh -c "
    "\"$FIELDNOTES lib; echo left \\$?; read line\"\n";

static bool is_in_screen(struct terminal *t, const void *context)
{
  (void)context;
  return terminal_shows(t, FIRST_TITLE) || terminal_shows(t, "no screen here");
}

static void a_long_copy_passes_screen_and_leaves_its_picture(void **state)
{
  (void)state;
  const struct terminal_setup setup = {.is_between = true};
  struct terminal *t = reader_shell(screen_script, &setup);
  terminal_wait(t, is_in_screen, NULL, "the reader in screen, or none");
  if (terminal_shows(t, "no screen here")) {
    terminal_free(t);
    skip();
  }
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  terminal_send(t, "ya");
  terminal_wait_text(t, "copied the note");
  terminal_wait_quiet(t, 200);
  assert_true(terminal_shows(t, "Part one"));
  struct str stream = buf_str(terminal_stream(t));
  assert_true(str_find(stream, STR_LIT("\033]52;c;")) < stream.n);
  terminal_resize(t, 60, 20);
  terminal_wait_text(t, "Part one");
  terminal_send(t, "Q");
  terminal_wait_text(t, "left 0");
  terminal_send(t, "\n");
  terminal_wait_end(t);
  terminal_free(t);
}

/* ---- on a slow line ---- */

static void a_terminal_that_does_not_read_loses_no_key(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  for (int i = 0; i < 60; i++) { /* more than fits between us: the reader waits for us */
    terminal_send_blind(t, i % 2 ? "b" : " ");
    terminal_send_blind(t, "j");
  }
  terminal_send_blind(t, "g60j");
  terminal_send_blind(t, "/Paragraph 59\r");
  terminal_wait_text(t, "1/1");
  terminal_wait_text(t, "The end of it.");
  terminal_free(t);
}

static void states_that_are_old_are_not_drawn(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  assert_true(terminal_wait_quiet(t, 100));
  size_t before = terminal_stream(t)->n;
  terminal_send_blind(
      t, "      bbbbbb      bbbbbb      bbbbbbG"); /* as after a pause of the line */
  terminal_wait_text(t, "The end of it.");
  assert_true(terminal_wait_quiet(t, 100));
  assert_in_range(terminal_stream(t)->n - before, 1, 6000); /* not 37 screens */
  terminal_free(t);
}

/* ---- any keys ---- */

static const char *const keys[] = {"j", "k", "d", "u", " ", "b", "g", "G", "\r", "q", "/", "?", "n",
    "N", "S", "\\", "F", "s", "c", "\t", "\033[Z", "z", "i", "f", "t", "L", "[", "]", "m", "'", "!",
    "x", "X", "r", "U", "y", "yc", "yl", "ys", "e", "|", "o", "-", "+", ":", "\033", "\033OP",
    "\x7F", "B", "J", "K", "(", ")", "{", "}", ".", ",", "*", "#", "<", ">", "w", "A", "T", "R",
    "M", "H", "v", "V", "C", "\x0C", "\x07", "\003", "\x15", "a", "50%", "5", "17", "note",
    "\033[A", "\033[B", "\033[5~", "\033[6~", "\033[1;5D", "\033m", "\xC3\xBC", "\x80",
    "\033[200~paste\033[201~"};

static void press_at_random(struct terminal *t, unsigned seed)
{
  uint32_t random = seed * 2654435761u + 1;
  for (int i = 0; i < 300; i++) {
    random = random * 1103515245u + 12345u;
    const char *chosen = keys[(random >> 16) % (sizeof keys / sizeof *keys)];
    terminal_send(t, chosen);
    if (i % 40 == 7)
      terminal_resize(t, 1 + (int)(random >> 20) % 170, 1 + (int)(random >> 24) % 50);
  }
}

static bool is_running(pid_t pid)
{
  siginfo_t info = {.si_pid = 0};
  return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

/* Left by `q`, or alive: then it answers, and ends when it is asked to. It is asked more than once,
 * because a ^C that comes while another program has the terminal clears the keys before it, and the
 * key behind it may only answer "press a key". */
static void check_alive(struct terminal *t)
{
  terminal_resize(t, 80, 24);
  for (int tries = 0; tries < 5 && is_running(terminal_pid(t)); tries++) {
    terminal_send(t, "\003\003\003\003\003\003\003\003Q");
    if (!terminal_wait_quiet(t, 100)) break;
  }
  int status = terminal_wait_end(t);
  terminal_wait_no_text(t, "ended with");
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
}

static void any_keys_leave_it_alive(void **state)
{
  (void)state;
  static const char *const env[] = {"EDITOR=true", "BROWSER=true", NULL};
  static const char *const args[] = {"-c",
      "stty -echo; trap : INT; "
      "until [ -e left ]; do \"$FIELDNOTES\" lib || { s=$?; [ $s = 130 ] || break; }; done; "
      "[ ${s-130} = 130 ] || echo ended with $s",
      NULL};
  const char *seeds = getenv("RANDOM_SEEDS");
  unsigned n = seeds ? (unsigned)strtoul(seeds, NULL, 10) : 4;
  for (unsigned seed = 1; seed <= n; seed++) {
    const struct terminal_setup setup = {.program = "/bin/sh", .args = args, .env = env};
    struct terminal *t = reader_open(&setup);
    press_at_random(t, seed);
    terminal_write(t, "left", STR_LIT(""));
    check_alive(t);
    terminal_free(t);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_session_goes_through_sshd),
    cmocka_unit_test(a_session_runs_inside_tmux),
    cmocka_unit_test(a_long_copy_passes_screen_and_leaves_its_picture),
    cmocka_unit_test(a_terminal_that_does_not_read_loses_no_key),
    cmocka_unit_test(states_that_are_old_are_not_drawn),
    cmocka_unit_test(any_keys_leave_it_alive),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
