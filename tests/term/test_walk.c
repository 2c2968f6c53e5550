/* A walk through the action table in a real terminal: every action, by its keys, at three sizes, in
 * UTF-8 and without, on every kind of terminal. The rows are in walk_rows.c. */
#include "keys.h"
#include "terminal.h"
#include "walk.h"

#include "base/mem.h"
#include "session/action.h"

#include <stdio.h>
#include <stdlib.h>

enum { N_NOTES = 30, N_FILLING = 60 };

static const struct kind {
  const char *term;
  bool has_clipboard;
} kinds[] = {{"xterm-256color", true}, {"tmux-256color", true}, {"screen", true}, {"linux", false},
    {"vt100", false}, {"xterm", true}};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

/* ---- the library ---- */

static const char tools[] =
    "---\ntitle: Tools\nstack: [shell, sqlite]\nscore: {quality: 91}\nchecklist: [one thing]\n"
    "---\n\nRead [the end](#the-end), [a site](https://example.org/a), [[Note 07]] or this.[^1]\n\n"
    "```sh\necho copied and then so many words that no screen is wide enough for the whole line, "
    "though it goes on and on, to the right, beyond what a page can have, to the very last word\n"
    "```\n\n| name | value |\n| --- | --- |\n| alpha | beta |\n\n- [ ] a box\n\n## Middle\n\n";

static void write_tools(struct terminal *t)
{
  struct buf note = BUF_INIT;
  buf_add_cstr(&note, tools);
  for (int i = 1; i <= N_FILLING; i++)
    buf_addf(&note, "Filling %d of the page.\n\n", i);
  buf_add_cstr(&note, "## The end\n\nThe last words.\n\n[^1]: What the footnote says.\n");
  terminal_write(t, "lib/tools.md", buf_str(&note));
  buf_release(&note);
}

static void write_note(struct terminal *t, int i)
{
  static const char *const words[] = {
      "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  struct buf name = BUF_INIT, note = BUF_INIT;
  buf_addf(&name, "lib/note-%02d.md", i);
  buf_addf(&note, "---\ntitle: Note %02d\n---\n\nOf", i);
  if (i > 9) buf_addf(&note, " %s", words[i / 10]);
  buf_addf(&note, "%s%s.\n", i > 9 ? "ty" : " ", words[i % 10]);
  terminal_write(t, buf_cstr(&name), buf_str(&note));
  buf_release(&name);
  buf_release(&note);
}

/* A terminal whose home has the library, indexed. */
static struct terminal *prepare(void)
{
  static const char *const args[] = {"index", "lib", NULL};
  const struct terminal_setup setup = {.args = args};
  struct terminal *t = terminal_new();
  write_tools(t);
  for (int i = 1; i <= N_NOTES; i++)
    write_note(t, i);
  terminal_start(t, &setup);
  assert_int_equal(terminal_wait_end(t), 0);
  return t;
}

/* ---- a row ---- */

static const char *const programs[] = {"EDITOR=false", "BROWSER=echo", NULL};

struct walk {
  struct terminal *terminal;
  struct terminal_setup setup;
  const struct kind *kind;
  bool strict; /* the looks of this size are what the rows were written for */
};

static const char *const in_list[] = {"lib", NULL};
static const char *const in_page[] = {"--library", "lib", "lib/tools.md", NULL};
static const char *const in_files[] = {"lib/note-01.md", "lib/note-02.md", NULL};

/* How each place is reached: what the program opens, what that shows, keys, what they show. */
static const struct way {
  unsigned context;
  const char *const *args;
  const char *opens, *keys, *shows;
} ways[] = {
    [IN_LIST] = {CONTEXT_LIST, in_list, "Note 01", "", NULL},
    [IN_FACETS] = {CONTEXT_FACETS, in_list, "Note 01", "F", "shell"},
    [IN_FILES] = {CONTEXT_PAGE, in_files, "Of one", "", NULL},
    [IN_PAGE] = {CONTEXT_PAGE, in_page, "Read the end", "", NULL},
    [IN_CHANGED_PAGE] = {CONTEXT_PAGE, in_page, "Read the end", "", NULL},
    [IN_META] = {CONTEXT_PANEL, in_page, "Read the end", "i", "quality"},
    [IN_PROMPT] = {CONTEXT_PROMPT, in_list, "Note 01", "", NULL},
    [IN_PAGE_PROMPT] = {CONTEXT_PROMPT, in_page, "Read the end", "", NULL},
    [IN_PAGE_OVERLAY] = {CONTEXT_OVERLAY, in_page, "Read the end", "", NULL},
};

static void go_to_place(struct walk *w, const struct walk_row *row)
{
  const struct way *way = &ways[row->place];
  bool is_beside = row->place == IN_META && w->setup.cols >= 140; /* it is there: one pane on */
  bool is_changed = row->place == IN_CHANGED_PAGE;
  terminal_remove_all(w->terminal, ".local");
  terminal_write(w->terminal, ".config/fieldnotes/config.yaml",
      is_changed ? STR_LIT("watch: false\n") : STR_NONE);
  w->setup.args = way->args;
  terminal_start(w->terminal, &w->setup);
  terminal_wait_text(w->terminal, way->opens);
  terminal_send(w->terminal, is_beside ? "\t" : way->keys);
  if (way->shows) terminal_wait_text(w->terminal, way->shows);
  if (is_changed) { /* when the look at all notes that a start begins with is over */
    assert_true(terminal_wait_quiet(w->terminal, 300));
    terminal_write(w->terminal, "lib/tools.md", STR_LIT("Read anew.\n"));
  }
  terminal_send(w->terminal, row->before);
  if (row->ready) terminal_wait_text(w->terminal, row->ready);
}

static bool has_sent(struct terminal *t, size_t from, const char *bytes)
{
  struct str sent = str_from(buf_str(terminal_stream(t)), from);
  return str_find(sent, str_of(bytes)) < sent.n;
}

struct awaited {
  const char *shows;
  size_t sent_before;
};

static bool is_shown(struct terminal *t, const void *context)
{
  const struct awaited *a = context;
  struct str rest = str_of(a->shows), one;
  while (rest.n) {
    str_cut(&rest, '|', &one);
    char *text = strndup(one.p, one.n);
    bool holds = text[0] == '~'   ? has_sent(t, a->sent_before, text + 1)
                 : text[0] == '!' ? !terminal_shows(t, text + 1)
                                  : terminal_shows(t, text);
    free(text);
    if (holds) return true;
  }
  return false;
}

static bool is_not_shown(struct terminal *t, const void *context)
{
  return !is_shown(t, context);
}

/* Waits until the place is reached, at the size that the rows were written for; elsewhere what they
 * show may be there before. */
static void be_there(struct walk *w, struct awaited *awaited, const char *what)
{
  struct buf before = BUF_INIT;
  buf_addf(&before, "not yet: %s", what);
  assert_true(terminal_wait_quiet(w->terminal, w->strict ? 40 : 15));
  awaited->sent_before = terminal_stream(w->terminal)->n;
  if (w->strict) terminal_wait(w->terminal, is_not_shown, awaited, buf_cstr(&before));
  buf_release(&before);
}

static bool is_end(const struct walk_row *row)
{
  return strcmp(row->shows, "END") == 0;
}

static void check_row(struct walk *w, const struct walk_row *row, const char *keys)
{
  struct buf bytes = BUF_INIT, what = BUF_INIT;
  bool copies = action_find(str_of(row->action))->group == GROUP_COPY;
  struct awaited awaited = {copies && !w->kind->has_clipboard ? "no clip" : row->shows, 0};
  if (!*keys)
    buf_addf(&bytes, ":%s ", row->action); /* as in the palette */
  else if (!keys_add_bytes(&bytes, str_of(keys)))
    fail_msg("%s: %s has no bytes", row->action, keys);
  buf_add_cstr(&bytes, row->behind);
  buf_addf(&what, "%s by %s at %dx%d on %s, %s: %s", row->action, keys, w->setup.cols,
      w->setup.rows, w->setup.term, w->setup.locale, awaited.shows);
  go_to_place(w, row);
  be_there(w, &awaited, buf_cstr(&what));
  terminal_send(w->terminal, buf_cstr(&bytes));
  if (is_end(row))
    assert_int_equal(terminal_wait_end(w->terminal), 0);
  else
    terminal_wait(w->terminal, is_shown, &awaited, buf_cstr(&what));
  if (row->place == IN_CHANGED_PAGE) write_tools(w->terminal);
  buf_release(&bytes);
  buf_release(&what);
}

/* ---- the table ---- */

static const struct walk_row *row_of(const struct action *a)
{
  for (size_t i = 0; i < walk_n_rows; i++)
    if (strcmp(walk_rows[i].action, a->name) == 0) return &walk_rows[i];
  return NULL;
}

static bool key_holds(const struct action *a, const struct action_key *k, enum walk_place place)
{
  return k->keys && (k->contexts ? k->contexts : a->contexts) & ways[place].context;
}

/* By its first key there, or by all of them; without any by its name. */
static void check_action(struct walk *w, const struct action *a, bool all_keys)
{
  const struct walk_row *row = row_of(a);
  bool done = !a->keys[0].keys;
  if (done) check_row(w, row, "");
  for (size_t k = 0; k < ACTION_KEYS && (all_keys || !done); k++) {
    if (!key_holds(a, &a->keys[k], row->place)) continue;
    check_row(w, row, a->keys[k].keys);
    done = true;
  }
  if (!done) fail_msg("%s has no key in the place of its row", a->name);
}

static void walk(int cols, int rows, const char *locale)
{
  bool strict = cols == 80 && strcmp(locale, "C") != 0;
  struct walk w = {
      .strict = strict, .setup = {.cols = cols, .rows = rows, .locale = locale, .env = programs}};
  const char *only = getenv("ONLY"); /* an action to look at alone */
  w.terminal = prepare();
  for (size_t i = 0; i < action_count(); i++) {
    const struct action *a = action_at(i);
    if (!row_of(a) || (only && strcmp(only, a->name) != 0)) continue;
    w.kind = &kinds[(i + (size_t)cols / 40 + !strict) % N_KINDS];
    w.setup.term = w.kind->term;
    check_action(&w, a, strict);
  }
  terminal_free(w.terminal);
}

static void every_action_has_a_row(void **state)
{
  (void)state;
  for (size_t i = 0; i < action_count(); i++)
    if (!row_of(action_at(i))) fail_msg("%s has no row in walk_rows.c", action_at(i)->name);
  for (size_t i = 0; i < walk_n_rows; i++) {
    const struct action *a = action_find(str_of(walk_rows[i].action));
    if (!a) fail_msg("%s is no action any more", walk_rows[i].action);
    if (row_of(a) != &walk_rows[i]) fail_msg("%s has two rows", a->name);
  }
}

static void every_action_does_its_work_by_each_key(void **state)
{
  (void)state;
  walk(80, 24, "C.UTF-8");
}

static void every_action_does_its_work_on_a_wide_screen(void **state)
{
  (void)state;
  walk(160, 48, "C.UTF-8");
}

static void every_action_does_its_work_on_a_small_screen(void **state)
{
  (void)state;
  walk(40, 12, "C.UTF-8");
}

static void every_action_does_its_work_without_utf8(void **state)
{
  (void)state;
  walk(80, 24, "C");
  walk(160, 48, "C");
  walk(40, 12, "C");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_action_has_a_row),
    cmocka_unit_test(every_action_does_its_work_by_each_key),
    cmocka_unit_test(every_action_does_its_work_on_a_wide_screen),
    cmocka_unit_test(every_action_does_its_work_on_a_small_screen),
    cmocka_unit_test(every_action_does_its_work_without_utf8),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
