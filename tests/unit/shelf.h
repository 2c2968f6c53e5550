/* A library of the test's own: notes in a temporary folder, an index beside them, and queries whose
 * results are told as one line of text. */
#ifndef TESTS_UNIT_SHELF_H
#define TESTS_UNIT_SHELF_H

#include "unit.h"

#include "base/fs.h"
#include "library/search.h"

#include <ftw.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct shelf {
  char folder[64]; /* of all: notes/ and cache/ are beneath it */
  struct library *library;
  struct update_report report; /* of the last update */
  struct err err;
  struct buf failures; /* of the last update: "path: why", one a line */
  struct buf said;     /* what shelf_find returned last */
};

/* Adds the links of a line: [text](path) and [[path]]. */
static inline void shelf_read_links(struct str line, struct bodytext *out)
{
  static const struct {
    const char *begin, *end;
  } marks[] = {{"](", ")"}, {"[[", "]]"}};
  for (size_t i = 0; i < 2; i++) {
    struct str rest = line;
    for (size_t at; (at = str_find(rest, str_of(marks[i].begin))) < rest.n;) {
      rest = str_from(rest, at + 2);
      size_t end = str_find(rest, str_of(marks[i].end));
      bodytext_add_link(out, str_first(rest, end), i == 1, 0);
    }
  }
}

/* Plain text of a body, good enough for tests: headings begin with '#', code stands between fences.
 */
static inline void shelf_read_body(struct str body, size_t body_line, struct bodytext *out)
{
  (void)body_line;
  bodytext_clear(out);
  struct str rest = body, line;
  bool in_code = false;
  while (str_cut_line(&rest, &line)) {
    if (str_starts(line, STR_LIT("```"))) {
      in_code = !in_code;
      if (in_code && line.n > 3) buf_addf(&out->languages, "%.*s\n", STR_ARG(str_from(line, 3)));
      continue;
    }
    struct buf *to = in_code ? &out->code : &out->text;
    if (!in_code && str_starts(line, STR_LIT("#"))) to = &out->headings;
    buf_addf(to, "%.*s\n", STR_ARG(line));
    if (!in_code) shelf_read_links(line, out);
  }
}

static inline const char *shelf_path(struct shelf *s, const char *relative)
{
  buf_clear(&s->said);
  buf_addf(&s->said, "%s/%s", s->folder, relative);
  return buf_cstr(&s->said);
}

static inline struct library_place shelf_place(struct shelf *s, const char **root, bool in_memory)
{
  static char notes[96], cache[96];
  snprintf(notes, sizeof notes, "%s/notes", s->folder);
  snprintf(cache, sizeof cache, "%s/cache", s->folder);
  *root = notes;
  return (struct library_place){root, 1, in_memory ? NULL : cache, shelf_read_body};
}

/* Opens the library, again if it is open. */
static inline void shelf_open(struct shelf *s, bool in_memory)
{
  const char *root;
  struct library_place place = shelf_place(s, &root, in_memory);
  library_close(s->library);
  s->library = library_open(&place, &s->err);
  if (!s->library) fail_msg("%s", s->err.text);
}

static inline void shelf_init(struct shelf *s)
{
  *s = (struct shelf){0};
  snprintf(s->folder, sizeof s->folder, "/tmp/fieldnotes-test-XXXXXX");
  assert_non_null(mkdtemp(s->folder));
  assert_return_code(mkdir(shelf_path(s, "notes"), 0700), 0);
  shelf_open(s, false);
}

static inline int shelf_remove_one(
    const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)kind, (void)walk;
  if (S_ISDIR(status->st_mode)) chmod(path, 0700); /* of a link it would be what that leads to */
  return remove(path);
}

static inline void shelf_release(struct shelf *s)
{
  library_close(s->library);
  nftw(s->folder, shelf_remove_one, 16, FTW_DEPTH | FTW_PHYS);
  buf_release(&s->failures);
  buf_release(&s->said);
}

/* Root may read everything: as nobody, until shelf_be_oneself, permissions hold. To be called
 * before shelf_init. */
static inline void shelf_be_nobody(void)
{
  enum { NOBODY = 65534 };
  if (geteuid() == 0 && seteuid(NOBODY) != 0) skip();
}

static inline void shelf_be_oneself(void)
{
  if (geteuid() != getuid()) assert_return_code(seteuid(getuid()), 0);
}

/* Writes a note, with its folders. */
static inline void shelf_write(struct shelf *s, const char *path, const char *text)
{
  struct buf whole = BUF_INIT;
  buf_addf(&whole, "%s/notes/%s", s->folder, path);
  for (char *slash = whole.p + strlen(s->folder) + 7; (slash = strchr(slash, '/')); slash++) {
    *slash = '\0';
    mkdir(whole.p, 0700);
    *slash = '/';
  }
  FILE *file = fopen(whole.p, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  buf_release(&whole);
}

static inline void shelf_remove(struct shelf *s, const char *path)
{
  char whole[4200];
  snprintf(whole, sizeof whole, "%s/notes/%s", s->folder, path);
  assert_return_code(unlink(whole), 0);
}

static inline void shelf_keep_failure(void *context, const struct update_failure *failure)
{
  struct shelf *s = context;
  buf_addf(&s->failures, "%.*s: %.*s\n", STR_ARG(failure->path), STR_ARG(failure->why));
}

static inline bool shelf_try_update(struct shelf *s)
{
  struct update_options options = {.failed = shelf_keep_failure, .context = s};
  buf_clear(&s->failures);
  return library_update(s->library, &options, &s->report, &s->err);
}

static inline void shelf_update(struct shelf *s)
{
  if (!shelf_try_update(s)) fail_msg("%s", s->err.text);
}

/* The new, changed, unchanged, removed and failed of the last update as five numbers. */
static inline const char *shelf_counts(struct shelf *s)
{
  const struct update_report *r = &s->report;
  buf_clear(&s->said);
  buf_addf(&s->said, "%zu %zu %zu %zu %zu", r->n_new, r->n_changed, r->n_unchanged, r->n_removed,
      r->n_failed);
  return buf_cstr(&s->said);
}

static inline void shelf_add_paths(struct shelf *s, struct results *r)
{
  struct arena *a = arena_new();
  size_t total = results_total(r);
  struct result_row *rows = calloc(total + 1, sizeof *rows);
  size_t n = results_rows(r, a, 0, total, rows);
  assert_true(n <= total); /* fewer where the index is damaged */
  for (size_t i = 0; i < n; i++) {
    if (i) buf_add_char(&s->said, ' ');
    if (i == results_whole(r)) buf_add_cstr(&s->said, "| ");
    struct str path = rows[i].path;
    buf_add(&s->said, str_ends(path, STR_LIT(".md")) ? str_first(path, path.n - 3) : path);
  }
  free(rows);
  arena_free(a);
}

/* The paths that a query finds, without ".md", in order; "|" stands before those that have some of
 * the words only. "! sentence" when the query is refused. */
static inline const char *shelf_find(struct shelf *s, const char *query)
{
  struct results *r = results_new(s->library, str_of(query), STR_NONE, NULL, &s->err);
  buf_clear(&s->said);
  if (r)
    shelf_add_paths(s, r);
  else
    buf_addf(&s->said, "! %s", s->err.text);
  results_free(r);
  return buf_cstr(&s->said);
}

/* A query and what it finds. */
struct shelf_case {
  const char *query, *finds;
};

static inline void shelf_check(struct shelf *s, const struct shelf_case *cases, size_t n)
{
  size_t n_wrong = 0;
  for (size_t i = 0; i < n; i++) {
    const char *found = shelf_find(s, cases[i].query);
    if (strcmp(found, cases[i].finds) == 0) continue;
    n_wrong++;
    fprintf(stderr, "# %s\n#   found %s\n#   not   %s\n", cases[i].query, found, cases[i].finds);
  }
  assert_int_equal(n_wrong, 0);
}

#endif
