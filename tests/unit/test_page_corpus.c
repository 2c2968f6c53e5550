/* Pages of notes and of conformance texts that others wrote, at widths from the narrowest on:
 * looked for beside the checkout, skipped where missing. */
#include "unit.h"

#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/safe.h"
#include "base/text.h"
#include "page/layout.h"
#include "page/panel.h"

#include <fts.h>
#include <time.h>
#include <unistd.h>

/* What reading and laying out a file at all widths may take. */
enum { BASE_MS = 2000, MS_PER_KB = 20 };

struct seen {
  size_t n_files, n_lines;
  double slowest_ms;
  char slowest[200];
};

static double cpu_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool is_one_cluster(struct str s)
{
  struct text_cluster c;
  return text_next(&s, &c) && !s.n;
}

static void check_lines(const char *path, const struct lines *l, int cols)
{
  for (size_t i = 0; i < l->n; i++) {
    const struct line *line = &l->items[i];
    if (line->cols != text_cols(line->text)) fail_msg("%s:%zu at %d: columns", path, i, cols);
    if (line->cols > cols && !is_one_cluster(line->text))
      fail_msg("%s:%zu at %d: %d columns", path, i, cols, line->cols);
    if (!safe_is(line->text, SAFE_LINE)) fail_msg("%s:%zu at %d: not safe", path, i, cols);
    if (str_ends(line->text, STR_LIT(" "))) fail_msg("%s:%zu at %d: a blank", path, i, cols);
    if (i && line->block < line[-1].block) fail_msg("%s:%zu at %d: place", path, i, cols);
    if (i && line->block == line[-1].block && line->offset < line[-1].offset)
      fail_msg("%s:%zu at %d: offset", path, i, cols);
  }
}

static struct syntax_set *new_languages(void)
{
  struct buf path = BUF_INIT;
  const char *top = getenv("SRCDIR");
  buf_addf(&path, "%s/data/languages", top ? top : ".");
  const char *folder = buf_cstr(&path);
  struct syntax_set *set = syntax_set_new(&folder, 1);
  buf_release(&path);
  return set;
}

/* With its code coloured a page has the same text in the same places. */
static void check_coloured(const char *path, const struct article *a, const struct document *d)
{
  struct syntax_set *set = new_languages();
  struct err err;
  const struct layout_options plain = {.width_cols = 60, .wrap_code = true};
  struct layout_options coloured = plain;
  coloured.syntax = set;
  struct lines *want = layout_article(a, d, &plain), *got = layout_article(a, d, &coloured);
  check_lines(path, got, 60);
  if (got->n != want->n) fail_msg("%s: %zu lines instead of %zu", path, got->n, want->n);
  for (size_t i = 0; i < got->n; i++)
    if (!str_eq(got->items[i].text, want->items[i].text) ||
        got->items[i].offset != want->items[i].offset)
      fail_msg("%s:%zu: colours changed the text", path, i);
  if (syntax_set_take_trouble(set, &err)) fail_msg("%s", err.text);
  lines_free(want);
  lines_free(got);
  syntax_set_free(set);
}

static void check_widths(const char *path, const struct article *a, struct seen *seen)
{
  static const int widths[] = {1, 20, 80, 200};
  struct document *d = document_new(a->front.body, a->front.body_line);
  if (d->trouble.n) fail_msg("%s: %.*s", path, STR_ARG(d->trouble));
  for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
    struct layout_options o = {.width_cols = widths[i], .wrap_code = true, .ascii = i == 1};
    o.link_urls = o.mark_code = i == 2;
    struct lines *l = layout_article(a, d, &o);
    check_lines(path, l, widths[i]);
    seen->n_lines += l->n;
    lines_free(l);
  }
  check_coloured(path, a, d);
  document_free(d);
  for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
    struct panel_options o = {.width_cols = widths[i], .ascii = i == 1, .all_open = i != 2};
    struct lines *l = panel_layout(a, &o);
    check_lines(path, l, widths[i]);
    lines_free(l);
  }
}

static void check_file(const char *path, struct seen *seen)
{
  struct buf file = BUF_INIT;
  struct err err = ERR_INIT;
  if (!fs_read(path, LIMIT_NOTE_BYTES, &file, NULL, &err)) fail_msg("%s", err.text);
  double start = cpu_ms();
  struct article *a = article_new(str_of(path), buf_str(&file));
  check_widths(path, a, seen);
  article_free(a);
  double took = cpu_ms() - start;
  if (took > BASE_MS + (double)file.n / 1024 * MS_PER_KB) fail_msg("%s took %.0f ms", path, took);
  if (took > seen->slowest_ms) {
    seen->slowest_ms = took;
    snprintf(seen->slowest, sizeof seen->slowest, "%s (%zu bytes)", path, file.n);
  }
  seen->n_files++;
  buf_release(&file);
}

static bool is_wanted(const FTSENT *entry)
{
  struct str suffix = fs_suffix(str_of(entry->fts_name));
  return entry->fts_info == FTS_F &&
         (str_eq(suffix, STR_LIT("md")) || str_eq(suffix, STR_LIT("txt")));
}

static void check_folder(const char *folder, const char *name)
{
  struct seen seen = {0};
  struct buf path = BUF_INIT;
  fs_add_joined(&path, str_of(folder), str_of(name));
  char *const roots[] = {path.p, NULL};
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
  assert_non_null(walk);
  for (FTSENT *entry; (entry = fts_read(walk));)
    if (is_wanted(entry)) check_file(entry->fts_path, &seen);
  fts_close(walk);
  buf_release(&path);
  assert_true(seen.n_files > 0);
  print_message("# %zu files, %zu lines; slowest: %.0f ms for %s\n", seen.n_files, seen.n_lines,
      seen.slowest_ms, seen.slowest);
}

static void notes_of_others_are_laid_out_safely_at_any_width(void **state)
{
  check_folder(*state, "notes");
}

static void conformance_texts_are_laid_out_safely_at_any_width(void **state)
{
  check_folder(*state, "conformance");
}

int main(void)
{
  char *corpus = getenv("CORPUS");
  if (!corpus || access(corpus, R_OK) != 0) {
    puts("1..0 # SKIP the corpus is not here");
    return 0;
  }
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_prestate(notes_of_others_are_laid_out_safely_at_any_width, corpus),
      cmocka_unit_test_prestate(conformance_texts_are_laid_out_safely_at_any_width, corpus),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
