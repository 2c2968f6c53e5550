/* What was scrolled is what a painting from nothing gives: panes side by side, moved at random, on
 * terminals of several sizes and kinds, cell by cell with its look. */
#include "reader.h"

#include <stdlib.h>

enum { LOOKS = 5, KEYS_BETWEEN = 9, NOTES = 40 };

/* Notes that fill all panes, with wide characters where panes meet and lines that are alike. */
static void write_library(struct terminal *t)
{
  struct buf note = BUF_INIT, name = BUF_INIT;
  for (int i = 0; i < NOTES; i++) {
    buf_clear(&note);
    buf_clear(&name);
    buf_addf(&note, "---\ntitle: %d %s of a note\nstack: [shell, 漢字 %d]\ntools: [a, b]\n", i,
        i % 3 ? "読み方の長い題名がここに立つ読み方の長い題名" : "title", i % 5);
    buf_add_cstr(&note, "score: {quality: 91, depth: 60}\nflags: {has images: 1}\n---\n\n");
    for (int line = 0; line < 30; line++)
      buf_addf(&note, "%s %d of *these* with `code` %s\n\n%s", line % 7 ? "Line" : "## Part", line,
          line % 4 ? "" : "漢字かな交じり文の行は二桁の字で折り返される。漢字かな交じり文の行。",
          line % 5 ? "" : "- alike\n- alike\n\n```sh\necho alike\n```\n\n");
    buf_addf(&name, "lib/%d.md", i);
    terminal_write(t, buf_cstr(&name), buf_str(&note));
  }
  buf_release(&note);
  buf_release(&name);
}

/* What can be seen of a cell: of a blank neither its colour nor whether it is bold. */
static struct buf picture(struct terminal *t, const struct terminal_setup *setup)
{
  struct buf out = BUF_INIT;
  for (int row = 0; row + 1 < setup->rows; row++) { /* messages come and go in the last */
    for (int col = 0; col < setup->cols; col++) {
      VTermScreenCell c = terminal_cell(t, col, row);
      if (c.chars[0] == (uint32_t)-1) continue; /* the right half of a wide one */
      bool is_blank = !c.chars[0] || c.chars[0] == ' ';
      bool inked = !is_blank || c.attrs.reverse;
      buf_addf(&out, "%d,%d %x:%d%d%d%d", row, col, is_blank ? ' ' : (unsigned)c.chars[0],
          !is_blank && c.attrs.bold, !is_blank && c.attrs.italic, c.attrs.underline != 0,
          c.attrs.reverse);
      buf_addf(&out, " %d.%d", inked ? c.fg.type : 0, inked ? c.fg.indexed.idx : 0);
      buf_addf(&out, " %d.%d\n", c.bg.type, c.bg.indexed.idx);
    }
  }
  return out;
}

static bool has_sent_more(struct terminal *t, const void *before)
{
  return terminal_stream(t)->n > *(const size_t *)before;
}

/* The first line that differs. */
static void assert_alike(const struct buf *a, const struct buf *b)
{
  size_t at = 0, line = 0;
  while (at < a->n && at < b->n && a->p[at] == b->p[at])
    if (a->p[at++] == '\n') line = at;
  if (at == a->n && at == b->n) return;
  struct str shown = str_from(buf_str(a), line), fresh = str_from(buf_str(b), line);
  fail_msg("row,col code:bold,italic,underlined,reverse fg bg: shown \"%.30s\", painted \"%.30s\"",
      shown.p, fresh.p);
}

static void assert_is_true(struct terminal *t, const struct terminal_setup *setup)
{
  assert_true(terminal_wait_quiet(t, 300)); /* what is looked for beside the page has come */
  struct buf shown = picture(t, setup);
  size_t sent = terminal_stream(t)->n;
  terminal_send(t, "\x0C");
  terminal_wait(t, has_sent_more, &sent, "the screen is painted anew");
  assert_true(terminal_wait_quiet(t, 60));
  struct buf fresh = picture(t, setup);
  assert_alike(&shown, &fresh);
  buf_release(&shown);
  buf_release(&fresh);
}

static void send_key(struct terminal *t, uint32_t *random)
{
  static const char *const keys[] = {"j", "j", "k", "k", "d", "u", " ", "b", "G", "g", "\t", "\t",
      "]", "[", "\r", "\r", "i", "F", "n", "\033[B", "\033[6~", "/4\r", "z"};
  *random = *random * 1103515245u + 12345u;
  terminal_send(t, keys[(*random >> 16) % (sizeof keys / sizeof *keys)]);
}

/* Waits after each key, so that frames are not put together. */
static void walk(const struct terminal_setup *given, const char *config, uint32_t random)
{
  static const char *const args[] = {"lib", NULL};
  struct terminal_setup setup = *given;
  struct terminal *t = terminal_new();
  setup.args = args;
  write_library(t);
  terminal_write(t, ".config/fieldnotes/config.yaml", str_of(config));
  terminal_start(t, &setup);
  terminal_wait_text(t, "of a note");
  for (int i = 0; i < LOOKS; i++) {
    for (int key = 0; key < KEYS_BETWEEN; key++) {
      send_key(t, &random);
      terminal_wait_quiet(t, 12);
    }
    assert_is_true(t, &setup);
  }
  struct str stream = buf_str(terminal_stream(t));
  bool has_margins = str_find(stream, STR_LIT("\033[?69h")) < stream.n;
  if (!setup.term && setup.cols > 100) assert_int_equal(has_margins, *config != 0);
  if (setup.term) assert_false(has_margins); /* the description names none */
  terminal_free(t);
}

static void what_was_scrolled_is_what_a_new_painting_shows(void **state)
{
  (void)state;
  static const int sizes[][2] = {{200, 60}, {160, 20}, {120, 40}, {80, 24}, {61, 11}};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    const struct terminal_setup setup = {.cols = sizes[i][0], .rows = sizes[i][1]};
    walk(&setup, "", (uint32_t)i + 1);
  }
}

static void panes_are_scrolled_between_margins_where_one_asks_for_it(void **state)
{
  (void)state;
  static const int sizes[][2] = {{200, 60}, {141, 30}, {120, 40}, {80, 24}, {30, 9}};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    const struct terminal_setup setup = {.cols = sizes[i][0], .rows = sizes[i][1]};
    walk(&setup, "margins: on\n", (uint32_t)i + 50);
  }
}

static void it_is_so_on_other_kinds_of_terminals(void **state)
{
  (void)state;
  static const char *const kinds[] = {"tmux-256color", "screen", "linux", "vt100"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    const struct terminal_setup setup = {.term = kinds[i], .cols = 180, .rows = 40};
    print_message("%s\n", kinds[i]);
    walk(&setup, i % 2 ? "margins: on\n" : "", (uint32_t)i + 100);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_was_scrolled_is_what_a_new_painting_shows),
    cmocka_unit_test(panes_are_scrolled_between_margins_where_one_asks_for_it),
    cmocka_unit_test(it_is_so_on_other_kinds_of_terminals),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
