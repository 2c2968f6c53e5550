/* Searching: any bytes as a query give results, none, or one sentence, on an index in memory. */
#include "fuzz.h"

#include "base/utf8.h"
#include "library/advice.h"
#include "library/complete.h"
#include "library/search.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN = 5, PLACES = 6 }; /* PLACES: of the cursor, that are tried */

static const char *const notes[] = {
    "---\ntitle: Cache headers\ntags: [git, fastapi]\nscore: {quality: 91, depth: 3}\n"
    "revision: {status: final, version: 1.6.5, last reviewed: 2023-02-08}\n"
    "entities: [{name: build time, type: problem}]\nflags: {has images: 1}\n---\n"
    "# Checks\nDon't use c++ or .net, but node.js and snake_case.\n```sh\nls\n```\n",
    "---\ntitle: Docker\ndate: 2024-06-01\ncategories: [x]\npayload: {a: {b: {c: yes}}}\n---\n"
    "Layers of images, and \xE5\x8C\x97\xE4\xBA\xAC\xE5\xA4\xA7\xE5\xAD\xA6.\n",
    "No front matter.\n",
    "---\nbroken: [\n---\n",
};

/* Made by the first call, and kept until the program ends. */
static struct {
  char folder[64];
  struct library *library;
} shelf;

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
  struct results *r = results_new(shelf.library, query, STR_NONE, NULL, &err);
  CHECK(r || err_is_set(&err));
  /* A refusal is about the query; one of the index would begin so. */
  CHECK(strncmp(err.text, "the index ", 10) != 0 && !library_notice(shelf.library).n);
  if (r) check_results(r);
  results_free(r);
  results_free(results_new(shelf.library, STR_NONE, query, NULL, &err));
  check_completion(query);
  check_advice(query);
  CHECK(!library_notice(shelf.library).n);
  return 0;
}
