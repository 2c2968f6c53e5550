/* Other programs: the editor, pipes, the browser, the clipboard's. Scripts stand in for them, which
 * write down what they were given. */
#include "reader.h"

#include "base/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* A script in the terminal's home, by the name of a program. */
static void write_script(struct terminal *t, const char *name, const char *text)
{
  struct buf path = BUF_INIT, script = BUF_INIT;
  buf_addf(&path, "bin/%s", name);
  buf_addf(&script, "#!/bin/sh\n%s\n", text);
  terminal_write(t, buf_cstr(&path), buf_str(&script));
  terminal_allow(t, buf_cstr(&path));
  buf_release(&path);
  buf_release(&script);
}

/* The reader on the page of alpha.md, with a shell's job control around it. */
static struct terminal *open_page(const char *name, const char *script, const char *const *env)
{
  static const char *const args[] = {"-c",
      "PATH=$HOME/bin:$PATH; set -m; \"$FIELDNOTES\" --library lib lib/alpha.md; echo left $?; "
      "read line; fg >/dev/null; echo ended $?; read line",
      NULL};
  const struct terminal_setup setup = {.program = "/bin/sh", .args = args, .env = env};
  struct terminal *t = terminal_new();
  reader_write_library(t);
  write_script(t, name, script);
  terminal_start(t, &setup);
  terminal_wait_text(t, "Text with");
  reader_settle(t, "4 new");
  return t;
}

/* ---- the editor ---- */

static void the_editor_opens_at_the_line_and_what_it_wrote_is_read(void **state)
{
  static const char *const env[] = {"VISUAL=vim -n 'two words'", "EDITOR=false", NULL};
  (void)state;
  struct terminal *t = open_page("vim",
      "for f; do :; done; echo \"[$1|$2|$3|${f##*/}]\"; read x; "
      "printf 'Written anew.\\n' >\"$f\"",
      env);
  terminal_send(t, "]e"); /* "## Part one" is line 7 of the file */
  terminal_wait_text(t, "[-n|two words|+7|alpha.md]");
  assert_false(terminal_is_alternate(t));
  assert_int_not_equal(terminal_settings(t).c_lflag & ICANON, 0);
  terminal_send(t, "\n");
  terminal_wait_text(t, "Written anew.");
  assert_true(terminal_is_alternate(t));
  assert_int_equal(terminal_settings(t).c_lflag & ICANON, 0);
  terminal_free(t);
}

static void an_editor_that_is_not_there_or_fails_is_told(void **state)
{
  static const char *const env[] = {"EDITOR=no-such-editor", NULL};
  static const char *const unclosed[] = {"EDITOR=vi 'x", NULL};
  static const char *const failing[] = {"EDITOR=ed", NULL};
  (void)state;
  struct terminal *t = open_page("ed", "exit 3", env);
  terminal_send(t, "e");
  terminal_wait_text(t, "no-such-editor cannot be run: No such file");
  terminal_free(t);
  t = open_page("ed", "exit 3", unclosed);
  terminal_send(t, "e");
  terminal_wait_text(t, "is not closed");
  terminal_free(t);
  t = open_page("ed", "exit 3", failing);
  terminal_send(t, "e");
  terminal_wait_text(t, "ed ended with 3");
  terminal_free(t);
}

static void an_interrupt_is_the_editors_alone(void **state)
{
  static const char *const env[] = {"EDITOR=ed", NULL};
  (void)state;
  struct terminal *t = open_page("ed", "echo editing; read x", env);
  terminal_send(t, "e");
  terminal_wait_text(t, "editing");
  terminal_send(t, "\003");
  terminal_wait_text(t, "ed was ended by signal 2");
  terminal_send(t, "Q");
  terminal_wait_text(t, "left 0");
  terminal_free(t);
}

static void an_editor_that_stops_takes_the_reader_along(void **state)
{
  static const char *const env[] = {"EDITOR=ed", NULL};
  (void)state;
  struct terminal *t = open_page("ed", "echo editing; read x; echo \"[$x]\" >out", env);
  terminal_send(t, "e");
  terminal_wait_text(t, "editing");
  terminal_send(t, "\x1A");
  terminal_wait_text(t, "left"); /* the shell has the terminal */
  terminal_send(t, "\n");        /* fg */
  terminal_send(t, "going on\n");
  terminal_wait_text(t, "Text with");
  terminal_send(t, "Q");
  terminal_wait_text(t, "ended 0");
  terminal_free(t);
}

/* ---- pipes ---- */

static void a_part_of_the_note_is_given_to_a_command(void **state)
{
  (void)state;
  struct terminal *t =
      open_page("show", "cat; echo \"[$*]\"", NULL); /* last, or it may scroll away unseen */
  terminal_send(t, "|");
  terminal_wait_text(t, "note | ");
  terminal_send(t, "show 'a b' $HOME\r");
  terminal_wait_text(t, "[a b $HOME]");
  terminal_wait_text(t, "The end of it."); /* the bytes of the file, to the last */
  terminal_wait_text(t, "[show; press a key]");
  terminal_send(t, "x");
  terminal_wait_text(t, "Text with");
  terminal_send(t, "}|show code\r"); /* what was gone to */
  terminal_wait_text(t, "[code]");
  terminal_wait_text(t, "echo hello");
  terminal_send(t, " |");
  terminal_wait_text(t, "code | ");
  terminal_send(t, "false\r");
  terminal_wait_text(t, "[false ended with 1; press a key]");
  terminal_free(t);
}

/* Read anew below the post meta that covers it, it has its parts all the same. */
static void a_part_of_a_page_that_cannot_be_seen_is_given(void **state)
{
  static const char *const env[] = {"EDITOR=true", NULL};
  const struct terminal_setup setup = {.env = env};
  (void)state;
  struct terminal *t = reader_open_settled(&setup);
  terminal_send(t, "i");
  terminal_wait_text(t, "quality");
  terminal_send(t, "e|");
  terminal_wait_text(t, "note | ");
  terminal_send(t, "\t");
  terminal_wait_text(t, "section | ");
  terminal_send(t, "head -n 1\r");
  terminal_wait_text(t, "## Part one");
  terminal_wait_text(t, "[head; press a key]");
  terminal_free(t);
}

static void a_command_that_reads_nothing_waits_for_nobody(void **state)
{
  (void)state;
  struct terminal *t = open_page("show", "exit 0", NULL);
  terminal_send(t, "|true\r");
  terminal_wait_text(t, "[true; press a key]");
  terminal_send(t, "\033[A"); /* a key of several bytes is one */
  terminal_wait_text(t, "Text with");
  terminal_send(t, "|show\r");
  terminal_wait_text(t, "[show; press a key]");
  terminal_send(t, "\003"); /* and so is what would interrupt a program */
  terminal_wait_text(t, "Text with");
  terminal_free(t);
}

static void only_three_descriptors_are_handed_on(void **state)
{
  (void)state;
  struct stat st;
  if (stat("/proc/self/fd", &st) != 0) skip();
  struct terminal *t = open_page("show", "exit 0", NULL);
  terminal_send(t, "|sh -c 'echo /proc/self/fd/*'\r"); /* one of them reads the folder */
  terminal_wait_text(t, "press a key");
  assert_true(terminal_shows(t, "fd/2"));
  assert_false(terminal_shows(t, "fd/4"));
  terminal_free(t);
}

/* The index is up to date by now: what bound the threads that read the notes binds nobody else. */
static void programs_open_what_the_indexing_may_not(void **state)
{
  (void)state;
  struct terminal *t = open_page("keep",
      "cat >\"$HOME/kept\"; echo \"[$(wc -l <\"$HOME/kept\") lines, "
      "$(grep -s '^NoNewPrivs:.*1' /proc/self/status)]\"",
      NULL);
  terminal_send(t, "|keep\r");
  terminal_wait_text(t, "lines, ]");
  assert_false(terminal_shows(t, "[0 lines"));
  terminal_free(t);
}

/* ---- links ---- */

static const char links[] = "# Links\n\n[a](https://example.org/a;b?c=$x&d) [b](javascript:x) "
                            "[c](pic.png) [d](run.desktop) [e](--help)\n";

static struct terminal *open_links(const char *const *env)
{
  static const char *const args[] = {
      "-c", "PATH=$HOME/bin:$PATH; exec \"$FIELDNOTES\" --library lib $SECURE lib/links.md", NULL};
  const struct terminal_setup setup = {.program = "/bin/sh", .args = args, .env = env};
  struct terminal *t = terminal_new();
  reader_write_library(t);
  terminal_write(t, "lib/links.md", str_of(links));
  terminal_write(t, "lib/pic.png", STR_LIT("x"));
  terminal_write(t, "lib/run.desktop", STR_LIT("x"));
  write_script(t, "browse", "echo \"$#|$*\" >>\"$HOME/opened\"");
  terminal_start(t, &setup);
  terminal_wait_text(t, "a b");
  reader_settle(t, "5 new");
  return t;
}

static bool was_opened(struct terminal *t, const void *wanted)
{
  struct buf text = BUF_INIT;
  bool is = terminal_read(t, "opened", &text) && str_eq(buf_str(&text), str_of(wanted));
  buf_release(&text);
  return is;
}

static void a_link_is_opened_by_the_browser_as_it_stands(void **state)
{
  static const char *const env[] = {"BROWSER=browse -new:other", NULL};
  (void)state;
  struct terminal *t = open_links(env);
  terminal_send(t, ")o");
  terminal_wait_text(t, "browse opens https://example.org/a;b?c=$x&d");
  terminal_wait(t, was_opened, "2|-new https://example.org/a;b?c=$x&d\n", "the script was run");
  terminal_free(t);
}

static void only_what_is_harmless_is_opened(void **state)
{
  static const char *const env[] = {"BROWSER=browse %s last", NULL};
  (void)state;
  struct terminal *t = open_links(env);
  terminal_send(t, "))o");
  terminal_wait_text(t, "only http, https and mailto are opened");
  terminal_send(t, "))o");
  terminal_wait_text(t, "a file of this kind is not opened");
  terminal_send(t, ")o");
  terminal_wait_text(t, "which is not there");
  terminal_send(t, "((o");
  terminal_wait_text(t, "browse opens /");
  terminal_free(t);
}

static void without_a_display_a_sentence_says_what_to_do(void **state)
{
  (void)state;
  struct terminal *t = open_links(NULL);
  terminal_send(t, ")o");
  terminal_wait_text(t, "there is no display for a browser");
  terminal_free(t);
}

static void secure_mode_refuses_them_all(void **state)
{
  static const char *const env[] = {"EDITOR=browse", "BROWSER=browse", "SECURE=--secure", NULL};
  (void)state;
  struct terminal *t = open_links(env);
  terminal_send(t, "e");
  terminal_wait_text(t, "edit is refused in secure mode");
  terminal_send(t, "|");
  terminal_wait_text(t, "pipe is refused in secure mode");
  terminal_send(t, ")o");
  terminal_wait_text(t, "open-link is refused in secure mode");
  terminal_free(t);
}

/* ---- the clipboard ---- */

static bool has_copy(struct terminal *t, const void *wanted)
{
  struct buf text = BUF_INIT;
  bool is = terminal_read(t, "copied", &text) && str_eq(buf_str(&text), str_of(wanted));
  buf_release(&text);
  return is;
}

static bool sent_to_terminal(struct terminal *t)
{
  struct str stream = buf_str(terminal_stream(t));
  return str_find(stream, STR_LIT("\033]52;c;")) < stream.n;
}

static void a_copy_goes_to_the_program_of_this_machine(void **state)
{
  static const char *const env[] = {"DISPLAY=:77", NULL};
  (void)state;
  struct terminal *t = open_page("xclip", "cat >copying; mv copying copied; sleep 100", env);
  terminal_send(t, "}yc");
  terminal_wait(t, has_copy, "echo hello\n", "the script has the bytes");
  terminal_wait_text(t, "copied the code");
  assert_false(sent_to_terminal(t));
  terminal_send(t, "Q"); /* nobody waits for the script */
  terminal_wait_text(t, "left 0");
  terminal_free(t);
}

static void from_another_machine_it_goes_to_the_terminal(void **state)
{
  static const char *const env[] = {"DISPLAY=:77", "SSH_CONNECTION=a 1 b 2", NULL};
  (void)state;
  struct terminal *t = open_page("xclip", "cat >copied", env);
  terminal_send(t, "}yc");
  terminal_wait_text(t, "copied the code");
  assert_true(sent_to_terminal(t));
  terminal_free(t);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_editor_opens_at_the_line_and_what_it_wrote_is_read),
    cmocka_unit_test(an_editor_that_is_not_there_or_fails_is_told),
    cmocka_unit_test(an_interrupt_is_the_editors_alone),
    cmocka_unit_test(an_editor_that_stops_takes_the_reader_along),
    cmocka_unit_test(a_part_of_the_note_is_given_to_a_command),
    cmocka_unit_test(a_part_of_a_page_that_cannot_be_seen_is_given),
    cmocka_unit_test(a_command_that_reads_nothing_waits_for_nobody),
    cmocka_unit_test(only_three_descriptors_are_handed_on),
    cmocka_unit_test(programs_open_what_the_indexing_may_not),
    cmocka_unit_test(a_link_is_opened_by_the_browser_as_it_stands),
    cmocka_unit_test(only_what_is_harmless_is_opened),
    cmocka_unit_test(without_a_display_a_sentence_says_what_to_do),
    cmocka_unit_test(secure_mode_refuses_them_all),
    cmocka_unit_test(a_copy_goes_to_the_program_of_this_machine),
    cmocka_unit_test(from_another_machine_it_goes_to_the_terminal),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
