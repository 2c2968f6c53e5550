/* Searching: any bytes as a query give results, none, or one sentence, on an index in memory; the
 * results are counted by facets and put into groups. The query is saved as "mine", too, so that it
 * can ask for itself. */
#include "fuzz.h"

#include "base/utf8.h"
#include "library/advice.h"
#include "library/complete.h"
#include "library/facets.h"
#include "library/group.h"
#include "library/query_world.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN = 5, PLACES = 6 }; /* PLACES: of the cursor, that are tried */

static const char *const notes[] = {
    ("---\ntitle: Cache headers\ntags: [git, fastapi]\nscore: {quality: 91, depth: 3}\n"
     "revision: {status: final, version: 1.6.5, last reviewed: 2023-02-08}\n"
     "entities: [{name: build time, type: problem}]\nflags: {has images: 1}\n---\n"
     "# Checks\nDon't use c++ or .net, but node.js and snake_case.\n```sh\nls\n```\n"),
    ("---\ntitle: Docker\ndate: 2024-06-01\ncategories: [x]\npayload: {a: {b: {c: yes}}}\n---\n"
     "Layers of images, and \xE5\x8C\x97\xE4\xBA\xAC\xE5\xA4\xA7\xE5\xAD\xA6.\n"),
    "No front matter.\n",
    "---\nbroken: [\n---\n",
};

/* Made by the first call, and kept until the program ends. */
static struct {
  char folder[64];
  struct library *library;
} shelf;

/* ---- what the reader did ---- */

static uint64_t n_asked(void *context)
{
  const struct str *query = context;
  return query->n;
}

static void tell_marked(void *context, enum query_mark mark, marked_taker *take, void *taker)
{
  struct marked_note note = {.reference = STR_NONE, .path = STR_NONE};
  char path[96];
  (void)context;
  if (mark != MARK_READ) return;
  snprintf(path, sizeof path, "%s/n0.md", shelf.folder);
  note.path = str_of(path);
  take(taker, &note);
}

static bool find_saved(void *context, struct str name, struct buf *text)
{
  const struct str *query = context;
  if (str_eq(name, STR_LIT("mine"))) buf_add(text, *query);
  if (str_eq(name, STR_LIT("other"))) buf_add_cstr(text, "q:mine OR tool:git sort:-date");
  return text->n;
}

static void tell_saved(void *context, saved_taker *take, void *taker)
{
  take(taker, STR_LIT("mine"), *(const struct str *)context);
  take(taker, STR_LIT("other"), STR_LIT("q:mine"));
}

/* ---- the library ---- */

static void read_body(struct str body, size_t line, struct bodytext *out)
{
  (void)line;
  bodytext_clear(out);
  buf_add(&out->text, body);
}

static void note_path(char *out, size_t n, size_t i)
{
  snprintf(out, n, "%s/n%zu.md", shelf.folder, i);
}

static void close_shelf(void)
{
  library_close(shelf.library);
  for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
    char path[96];
    note_path(path, sizeof path, i);
    unlink(path);
  }
  rmdir(shelf.folder);
}

static void open_shelf(void)
{
  snprintf(shelf.folder, sizeof shelf.folder, "/tmp/fieldnotes-fuzz-XXXXXX");
  CHECK(mkdtemp(shelf.folder));
  for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
    char path[96];
    note_path(path, sizeof path, i);
    FILE *file = fopen(path, "w");
    CHECK(file);
    fputs(notes[i], file);
    fclose(file);
  }
  const char *roots[] = {shelf.folder};
  struct library_place place = {roots, 1, NULL, read_body};
  struct update_options options = {0};
  struct update_report report;
  struct err err = ERR_INIT;
  shelf.library = library_open(&place, &err);
  CHECK(shelf.library && library_update(shelf.library, &options, &report, &err));
  CHECK(report.n_new == sizeof notes / sizeof *notes);
  atexit(close_shelf);
}

/* ---- what is promised ---- */

/* A mark opens, then closes; nothing else of a row's snippet is a control. */
static void check_snippet(struct str text)
{
  bool open = false;
  for (size_t i = 0; i < text.n; i++) {
    CHECK((unsigned char)text.p[i] >= 0x20 || text.p[i] == SNIPPET_ON || text.p[i] == SNIPPET_OFF);
    if (text.p[i] == SNIPPET_ON) CHECK(!open);
    if (text.p[i] == SNIPPET_OFF) CHECK(open);
    if (text.p[i] == SNIPPET_ON || text.p[i] == SNIPPET_OFF) open = !open;
  }
  CHECK(!open);
}

static void check_results(struct results *r)
{
  struct arena *a = arena_new();
  struct result_row rows[SHOWN];
  size_t total = results_total(r);
  CHECK(total <= sizeof notes / sizeof *notes && results_whole(r) <= total);
  size_t n = results_rows(r, a, 0, SHOWN, rows);
  CHECK(n == total);
  for (size_t i = 0; i < n; i++) {
    CHECK(rows[i].path.n && results_find(r, rows[i].id) == i);
    check_snippet(results_snippet(r, a, &rows[i], 30));
  }
  arena_free(a);
}

/* Each value can be asked for, and no note is in two groups, or in none. */
static void check_row(struct results *r, size_t row)
{
  struct arena *a = arena_new();
  struct result_groups groups;
  struct err err = ERR_INIT;
  struct facets *f = facets_of_row(r, row, NULL, &err);
  CHECK(f || err_is_set(&err));
  for (size_t i = 0; f && i < f->n; i++)
    for (size_t k = 0; k < f->items[i].n; k++) {
      struct results *again =
          results_new(shelf.library, f->items[i].values[k].query, STR_NONE, NULL, &err);
      CHECK(again);
      CHECK(f->items[i].values[k].n <= results_total(again));
      results_free(again);
    }
  facets_free(f);
  if (facet_rows[row].field[strlen(facet_rows[row].field) - 1] != '.') {
    CHECK(results_group(r, row, a, NULL, &groups, &err));
    size_t at = 0;
    for (size_t i = 0; i < groups.n; at += groups.items[i++].n)
      CHECK(groups.items[i].first == at && groups.items[i].n);
    CHECK(at == results_total(r) && groups.best <= at);
  }
  arena_free(a);
}

/* What is offered at each place is a part of the query that is around it. */
static void check_completion(struct str query)
{
  struct arena *a = arena_new();
  size_t n_repaired;
  struct completion_place place = {.query = utf8_repaired(a, query, &n_repaired), .most = SHOWN};
  struct completion c;
  for (size_t i = 0; i <= PLACES; i++) {
    place.at = str_first_whole(place.query, place.query.n * i / PLACES).n;
    library_complete(shelf.library, a, &place, &c);
    CHECK(c.from <= place.at && place.at <= c.end && c.end <= place.query.n);
    CHECK(c.n <= SHOWN && c.n <= c.n_all);
    for (size_t k = 0; k < c.n; k++)
      CHECK(c.items[k].text.n && utf8_is_valid(c.items[k].text));
  }
  arena_free(a);
}

/* What was meant can be asked for where the query could. */
static void check_advice(struct str query)
{
  struct arena *a = arena_new();
  struct advice advice;
  if (library_advise(shelf.library, query, NULL, a, &advice)) {
    CHECK(advice.unknown.n && advice.nearest.n && advice.query.n);
    CHECK(advice_sentence(&advice, a).n);
  }
  arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  if (!shelf.library) open_shelf();
  struct err err = ERR_INIT;
  struct str query = {(const char *)data, n};
  struct query_world world = {&query, n_asked, tell_marked, find_saved, tell_saved, NULL};
  library_set_world(shelf.library, &world);
  struct results *r = results_new(shelf.library, query, STR_NONE, NULL, &err);
  CHECK(r || err_is_set(&err));
  /* A refusal is about the query; one of the index would begin so. */
  CHECK(strncmp(err.text, "the index ", 10) != 0 && !library_notice(shelf.library).n);
  if (r) check_results(r);
  if (r) check_row(r, n % FACET_ROWS);
  results_free(r);
  results_free(results_new(shelf.library, STR_NONE, query, NULL, &err));
  check_completion(query);
  check_advice(query);
  CHECK(!library_notice(shelf.library).n);
  library_set_world(shelf.library, NULL);
  return 0;
}
