/* Clusters whose columns terminals do not agree about: whatever stands in a row, the borders right
 * of it stay where they are, in a terminal and in tmux. */
#include "reader.h"

#include <stdlib.h>

enum {
  COLS = 160,
  ROWS = 48,
  DOWN_RIGHT_LEFT = 0x252C,
  UP_RIGHT_LEFT = 0x2534,
  UP_DOWN_LEFT = 0x2524,
  UPRIGHT = 0x2502
};

static const char *const clusters[] = {
    "👨\u200D👩\u200D👧", /* joined emoji */
    "👩🏽\u200D❤\uFE0F\u200D💋\u200D👨🏿",
    "🏳\uFE0F\u200D🌈",
    "❤\uFE0F", /* told to be one, to be none */
    "⌚\uFE0E",
    "🇩🇪", /* flags */
    "🇩",
    "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
    "1\uFE0F\u20E3", /* keycaps */
    "#\u20E3",
    "👍🏽", /* skin tones */
    "☝🏽",
    "\U0001FAE8", /* newer than many terminals */
    "\u0378",     /* never assigned */
    "\uE0B0",     /* private */
    "e\u0301\u0302\u0303\u0304",
    "a\u20DD",
    "葛\U000E0100",
    "\u1112\u1161\u11AB",
    "क\u094Dष",
    "कि",
    "கொ",
    "কো",
    "ಕಿ",
    "กำ",
    "ที่",
    "ក្រុង",
    "ကြော",
    "مُحَمَّد",
    "لا",
    "می\u200Cخواهم",
    "שָׁלוֹם",
    "日本",
    "ｱﾞ",
    "Ａ",
    "…─±䷀㉐",
};

enum { N_CLUSTERS = sizeof clusters / sizeof *clusters };

/* A library with each of them in a title, and all of them in a page and in its post meta. */
static void write_zoo(struct terminal *t)
{
  struct buf page = BUF_INIT, name = BUF_INIT;
  buf_add_cstr(&page, "---\ntitle: \"A zoo\"\nstack:\n");
  for (int i = 0; i < N_CLUSTERS; i++)
    buf_addf(&page, "  - \"%s\"\n", clusters[i]);
  buf_add_cstr(&page, "---\n\n");
  for (int i = 0; i < N_CLUSTERS; i++)
    buf_addf(&page, "- %s and *%s* `%s`\n", clusters[i], clusters[i], clusters[i]);
  terminal_write(t, "zoo/a.md", buf_str(&page));
  for (int i = 0; i < N_CLUSTERS; i++) {
    buf_clear(&page);
    buf_clear(&name);
    buf_addf(&name, "zoo/%02d.md", i);
    buf_addf(&page, "---\ntitle: \"B%02d %s %s\"\n---\n\nText.\n", i, clusters[i], clusters[i]);
    terminal_write(t, buf_cstr(&name), buf_str(&page));
  }
  buf_release(&page);
  buf_release(&name);
}

static uint32_t character(struct terminal *t, int col, int row)
{
  return terminal_cell(t, col, row).chars[0];
}

static bool has_end_of_border(struct terminal *t, int row, uint32_t end)
{
  for (int col = 0; col < COLS; col++)
    if (character(t, col, row) == end) return true;
  return false;
}

static int row_with(struct terminal *t, uint32_t end)
{
  for (int row = 0; row < ROWS; row++)
    if (has_end_of_border(t, row, end)) return row;
  fail_msg("there is no border on the screen");
  return 0;
}

/* Every row between the ends of the borders has them in the same columns, and nowhere else. */
static void assert_borders_are_straight(struct terminal *t)
{
  assert_true(terminal_wait_quiet(t, 100));
  int top = row_with(t, DOWN_RIGHT_LEFT), bottom = row_with(t, UP_RIGHT_LEFT);
  assert_true(bottom - top > ROWS / 2);
  for (int row = top + 1; row < bottom; row++)
    for (int col = 0; col < COLS; col++) {
      uint32_t c = character(t, col, row);
      bool is_border = c == UPRIGHT || c == UP_DOWN_LEFT;
      if (is_border == (character(t, col, top) == DOWN_RIGHT_LEFT)) continue;
      struct str text = terminal_row(t, row);
      fail_msg("a border is not straight, column %d: %.*s", col, (int)text.n, text.p);
    }
}

static void check_borders(struct terminal *t)
{
  terminal_wait_text(t, "A zoo");
  terminal_wait_text(t, "B00");
  assert_borders_are_straight(t);
  terminal_send(t, "G");
  terminal_wait_text(t, "Text.");
  assert_borders_are_straight(t);
  terminal_send(t, "Q");
  terminal_wait_end(t);
}

static void borders_are_straight_beside_any_cluster(void **state)
{
  (void)state;
  static const char *const args[] = {"zoo", NULL};
  const struct terminal_setup setup = {.args = args, .cols = COLS, .rows = ROWS};
  struct terminal *t = terminal_new();
  write_zoo(t);
  terminal_start(t, &setup);
  check_borders(t);
  terminal_free(t);
}

static void borders_are_straight_in_tmux(void **state)
{
  (void)state;
  if (system("command -v tmux >/dev/null") != 0) skip();
  static const char *const args[] = {"-c",
      "TMUX_TMPDIR=$HOME exec tmux -f /dev/null new-session 'exec \"$FIELDNOTES\" zoo' "
      "\\; set status off \\; set destroy-unattached on",
      NULL};
  const struct terminal_setup setup = {
      .program = "/bin/sh", .args = args, .cols = COLS, .rows = ROWS, .is_between = true};
  struct terminal *t = terminal_new();
  write_zoo(t);
  terminal_start(t, &setup);
  check_borders(t);
  terminal_free(t);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(borders_are_straight_beside_any_cluster),
    cmocka_unit_test(borders_are_straight_in_tmux),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
