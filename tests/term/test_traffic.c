/* What goes over the line: nothing while nothing changes, little for a key, and never anything that
 * a note says to the terminal. */
#include "reader.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { IDLE_MS = 600 };

static size_t sent(struct terminal *t)
{
  return terminal_stream(t)->n;
}

static bool has_sent_more(struct terminal *t, const void *before)
{
  return sent(t) > *(const size_t *)before;
}

/* Sends keys that change the screen, waits until the answer is complete, and returns its bytes. */
static size_t cost(struct terminal *t, const char *keys)
{
  assert_true(terminal_wait_quiet(t, 100));
  size_t before = sent(t);
  terminal_send(t, keys);
  terminal_wait(t, has_sent_more, &before, "the keys change something");
  assert_true(terminal_wait_quiet(t, 150));
  return sent(t) - before;
}

/* ---- idle ---- */

struct usage {
  long ticks, switches;
};

/* Processor time and wake-ups of the program so far, by Linux's /proc; -1 elsewhere. */
static struct usage usage_of(pid_t pid)
{
  struct usage u = {-1, -1};
  char path[64], line[512];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
  FILE *f = fopen(path, "r");
  if (f && fgets(line, sizeof line, f)) {
    char *at = strrchr(line, ')');
    for (int field = 2; at && field < 14; field++)
      at = strchr(at + 1, ' ');
    if (at) u.ticks = strtol(at, &at, 10) + strtol(at, NULL, 10);
  }
  if (f) fclose(f);
  snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
  f = fopen(path, "r");
  while (f && fgets(line, sizeof line, f))
    if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
      u.switches = strtol(line + 24, NULL, 10);
  if (f) fclose(f);
  return u;
}

/* But for the thread that looks out for keys: that of the indexing comes on top of it. */
static bool works_alone(struct terminal *t, const void *context)
{
  enum { DOTS = 2, THREADS = 2 };
  (void)context;
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task/", (int)terminal_pid(t));
  struct stat st;
  return stat(path, &st) != 0 || st.st_nlink <= DOTS + THREADS;
}

static void nothing_happens_while_nothing_changes(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  terminal_wait(t, works_alone, NULL, "the indexing beside it has ended");
  assert_true(terminal_wait_quiet(t, 300));
  size_t before = sent(t);
  struct usage start = usage_of(terminal_pid(t));
  assert_true(terminal_wait_quiet(t, IDLE_MS));
  struct usage end = usage_of(terminal_pid(t));
  assert_int_equal(sent(t) - before, 0);
  assert_int_equal(end.ticks - start.ticks, 0);
  assert_int_equal(end.switches - start.switches, 0);
  terminal_free(t);
}

/* ---- bytes a key ---- */

struct movement {
  const char *name, *keys;
  size_t most_80, most_200; /* bytes, at 80x24 and 200x60 */
};

static void measure(int cols, int rows)
{
  static const struct movement movements[] = {
      {"list cursor", "j", 340, 950},
      {"end of the list", "G", 170, 350},
      {"facets", "F", 800, 900},
      {"a facet down", "j", 160, 160},
      {"back to the list", "q", 560, 900},
      {"opening a note", "g\r", 1150, 3500},
      {"a line down", "j", 80, 880},
      {"a line up", "k", 100, 940},
      {"half a screen down", "d", 480, 1300},
      {"a screen down", " ", 680, 1400},
      {"to the beginning", "g", 650, 2200},
      {"to the end", "G", 750, 2000},
      {"the next heading", "g]", 560, 1500},
      {"finding", "/end\r", 800, 1450},
      {"post meta", "gi", 750, 3100},
      {"help", "\033OP", 2500, 6000},
  };
  const struct terminal_setup setup = {.cols = cols, .rows = rows};
  struct terminal *t = reader_open_settled(&setup);
  assert_true(terminal_wait_quiet(t, 200));
  print_message("%dx%d: first screen %zu bytes\n", cols, rows, sent(t));
  for (size_t i = 0; i < sizeof movements / sizeof *movements; i++) {
    const struct movement *m = &movements[i];
    size_t bytes = cost(t, m->keys), most = cols > 100 ? m->most_200 : m->most_80;
    print_message("  %-28s %5zu bytes, at most %zu\n", m->name, bytes, most);
    assert_in_range(bytes, 0, most);
  }
  terminal_free(t);
}

/* ---- bytes a cell ---- */

enum { PROSE_PARTS = 60 };

/* A page of which every line is full, beside the panel, and from 140 columns beside the list. */
static struct terminal *open_prose(int cols, int rows, const char *config)
{
  static const char *const args[] = {"prose.md", NULL};
  const struct terminal_setup setup = {.cols = cols, .rows = rows, .args = args};
  struct terminal *t = terminal_new();
  struct buf page = BUF_INIT;
  for (int i = 0; i < PROSE_PARTS; i++) {
    buf_addf(&page, "## Part %d\n\n", i);
    for (int word = 0; word < 70; word++)
      buf_addf(&page, "%s%x ", word % 7 ? "word" : "longer words ", (i * 71 + word) * 7919 % 9973);
    buf_add_cstr(&page, "\n\n");
  }
  terminal_write(t, "prose.md", buf_str(&page));
  terminal_write(t, ".config/fieldnotes/config.yaml", str_of(config));
  buf_release(&page);
  terminal_start(t, &setup);
  terminal_wait_text(t, "Part 1");
  assert_true(terminal_wait_quiet(t, 600));
  return t;
}

static bool is_same_cell(const VTermScreenCell *a, const VTermScreenCell *b)
{
  return a->chars[0] == b->chars[0] && a->attrs.bold == b->attrs.bold &&
         a->attrs.reverse == b->attrs.reverse && a->fg.indexed.idx == b->fg.indexed.idx;
}

/* Sends keys; returns bytes for a hundred cells that are other than before. */
static size_t cost_of_cells(struct terminal *t, const char *keys, int cols, int rows)
{
  VTermScreenCell *before = calloc((size_t)cols * (size_t)rows, sizeof *before);
  size_t n = 0;
  for (int i = 0; i < cols * rows; i++)
    before[i] = terminal_cell(t, i % cols, i / cols);
  size_t bytes = cost(t, keys);
  for (int i = 0; i < cols * rows; i++) {
    VTermScreenCell now = terminal_cell(t, i % cols, i / cols);
    n += !is_same_cell(&before[i], &now);
  }
  free(before);
  print_message("  %dx%d, \"%s\": %zu bytes, %zu cells\n", cols, rows, keys, bytes, n);
  assert_in_range(n, 1, bytes * 50);
  return bytes * 100 / n;
}

static void a_screen_of_prose_takes_little_more_than_its_cells(void **state)
{
  (void)state;
  static const int sizes[][2] = {{80, 24}, {120, 40}, {200, 60}};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    int cols = sizes[i][0], rows = sizes[i][1];
    struct terminal *t = open_prose(cols, rows, "");
    assert_in_range(cost_of_cells(t, " ", cols, rows), 1, 110);
    assert_in_range(cost_of_cells(t, "b", cols, rows), 1, 110);
    cost_of_cells(t, "j", cols, rows);
    cost_of_cells(t, "k", cols, rows);
    cost_of_cells(t, "d", cols, rows);
    cost_of_cells(t, "u", cols, rows);
    terminal_free(t);
  }
}

static void between_margins_a_line_beside_panes_takes_no_more_than_alone(void **state)
{
  (void)state;
  struct terminal *t = open_prose(200, 60, "margins: on\n");
  for (const char *key = "jkjjk"; *key; key++) {
    size_t bytes = cost(t, (char[]){*key, 0});
    print_message("  \"%c\": %zu bytes\n", *key, bytes);
    assert_in_range(bytes, 1, 300);
  }
  assert_in_range(cost(t, "d"), 1, 2600);
  terminal_free(t);
}

static void a_key_that_changes_nothing_sends_nothing(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  cost(t, "j");
  cost(t, "g");
  size_t before = sent(t);
  terminal_send(t, "ggg");
  assert_true(terminal_wait_quiet(t, 300));
  assert_in_range(sent(t) - before, 0, 20);
  terminal_free(t);
}

static void a_key_sends_little(void **state)
{
  (void)state;
  measure(80, 24);
  measure(200, 60);
}

static void keys_that_come_together_are_drawn_once(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  size_t page = cost(t, "  ");
  size_t back = cost(t, "g");
  size_t many = cost(t, "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj");
  assert_in_range(many, 1, 3 * (page + back));
  terminal_free(t);
}

/* ---- what notes say ---- */

static void add_hostile_text(struct buf *out)
{
  static const char *const pieces[] = {"\033]0;owned\007", "\033[2J", "\033[31mred",
      "\x9b"
      "31m",
      "\xC2\x9B"
      "31m",
      "\xE2\x80\xAE"
      "txt.exe",
      "\r\n\r", "a\bb", "\x0E\x0F", "\x7F", "&#27;]52;c;eA==&#7;", "&#x9b;2J", "&#13;",
      "\xF3\xA0\x81\x81", "\xEF\xBB\xBF", "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
      "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", "\xE0\xA4\x95\xE0\xA4\xBE",
      "\x01\x02\x03\x05\x1A\x1C"};
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
    buf_addf(out, "%zu %s end\n\n`%s`\n\n[%s](http://x/%s)\n\n", i, pieces[i], pieces[i], pieces[i],
        pieces[i]);
}

static struct terminal *open_hostile(const char *locale)
{
  struct terminal *t = terminal_new();
  struct buf note = BUF_INIT;
  buf_add_cstr(&note,
      "---\ntitle: \"Evil\\e]0;x\\a\\x9b\\u202e note\"\nstack: [\"\\e[5n\", \"\\u200f\"]\n"
      "summary: \"\\0\\r\\n\\t\\u2028\"\n\"k\\e[c\": \"\\x85\"\n---\n\n# \033[6n head\n\n");
  add_hostile_text(&note);
  terminal_write(t, "lib/evil\033]0;name\007\n\xC2\x9B.md", buf_str(&note));
  buf_release(&note);
  static const char *const args[] = {"lib", NULL};
  const struct terminal_setup setup = {.args = args, .locale = locale};
  terminal_start(t, &setup);
  terminal_wait_text(t, "Evil");
  return t;
}

/* terminal_free looks at every byte that was sent. */
static void check_hostile(const char *locale)
{
  struct terminal *t = open_hostile(locale);
  static const char *const steps[] = {"\r", " ", " ", "G", "g", "i", "jjjjj", "i", "t", "\033", "f",
      "\033", "q", "/evil", "\r", ":", "\033"};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    terminal_send(t, steps[i]);
    assert_true(terminal_wait_quiet(t, 150));
  }
  terminal_send(t, "Q");
  terminal_wait_end(t);
  terminal_free(t);
}

static void a_hostile_note_says_nothing_to_the_terminal(void **state)
{
  (void)state;
  check_hostile("C.UTF-8");
  check_hostile("C");
}

/* ---- pastes and copies ---- */

static void a_paste_is_text_in_a_prompt_and_nothing_elsewhere(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  terminal_send(t, "\033[200~Q\033[201~");
  terminal_wait_text(t, "pasted into a prompt only");
  terminal_send(t, "/\033[200~Beta\n\003\033[201~");
  terminal_wait_text(t, "Beta");
  terminal_wait_no_text(t, FIRST_TITLE);
  terminal_free(t);
}

static void a_huge_paste_is_taken_up_to_the_limit(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  struct buf paste = BUF_INIT;
  buf_add_cstr(&paste, "/\033[200~");
  buf_add_repeat(&paste, STR_LIT("Q q j "), 100000 / 6);
  buf_add_cstr(&paste, "\033[201~");
  terminal_send(t, buf_cstr(&paste));
  buf_release(&paste);
  assert_true(terminal_wait_quiet(t, 200));
  terminal_send(t, "\033");
  terminal_wait_no_text(t, "Q q j");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "Q");
  terminal_wait_end(t);
  terminal_free(t);
}

static void a_copy_reaches_the_clipboard_of_the_terminal(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  terminal_send(t, "\r");
  terminal_wait_text(t, "echo hello");
  terminal_send(t, "yc");
  assert_true(terminal_wait_quiet(t, 200));
  struct str stream = buf_str(terminal_stream(t));
  assert_true(str_find(stream, STR_LIT("\033]52;c;ZWNobyBoZWxsbwo=\007")) < stream.n);
  terminal_free(t);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nothing_happens_while_nothing_changes),
    cmocka_unit_test(a_key_sends_little),
    cmocka_unit_test(a_screen_of_prose_takes_little_more_than_its_cells),
    cmocka_unit_test(between_margins_a_line_beside_panes_takes_no_more_than_alone),
    cmocka_unit_test(a_key_that_changes_nothing_sends_nothing),
    cmocka_unit_test(keys_that_come_together_are_drawn_once),
    cmocka_unit_test(a_hostile_note_says_nothing_to_the_terminal),
    cmocka_unit_test(a_paste_is_text_in_a_prompt_and_nothing_elsewhere),
    cmocka_unit_test(a_huge_paste_is_taken_up_to_the_limit),
    cmocka_unit_test(a_copy_reaches_the_clipboard_of_the_terminal),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
