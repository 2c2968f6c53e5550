/* How long queries take inside the program: the first page of results, as the reader asks for it
 * while somebody types, all results, and the counts beside them.
 *
 *   queries FOLDER CACHE [RUNS [KIND]]
 *
 * FOLDER has notes of make_notes and its index is in CACHE. Each kind of query, or those that have
 * KIND in their names, is asked with several words of the notes' vocabulary, each RUNS times; the
 * middle and the slow end (p50, p99) of all that are printed, in milliseconds of processor time,
 * and at the end the memory that it took. */
#include "library/facets.h"
#include "library/search.h"
#include "library/similar.h"
#include "page/document.h"
#include "vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { PAGE = 50, SIMILAR = 12, WORDS = 10, TIMES_MAX = 20000, QUERY_BYTES = 200 };

/* Where in the vocabulary a kind's words begin, and how far from each other they are. */
struct drawn {
  size_t first, step;
};

static const struct drawn common = {0, 1}, mid = {600, 131}, rare = {30000, 997};

/* In `pattern`, C, M and R are a common, a less common and a rare word. */
static const struct kind {
  const char *name, *pattern, *sort;
  size_t page;  /* that is shown: 1 is the first */
  bool counts;  /* are facets counted, too? */
  size_t typed; /* so many letters of it, as a prefix; 0: all of it, as a word */
} kinds[] = {
    {"every note", "", "", 1, false, 0},
    {"a common word", "C", "", 1, false, 0},
    {"a word", "M", "", 1, false, 0},
    {"a rare word", "R", "", 1, false, 0},
    {"two words", "M M", "", 1, false, 0},
    {"a common and a rare word", "C R", "", 1, false, 0},
    {"three common words", "C C C", "", 1, false, 0},
    {"a phrase", "\"C M\"", "", 1, false, 0},
    {"a phrase of common words", "\"C C\"", "", 1, false, 0},
    {"one letter of a word", "M", "", 1, false, 1},
    {"two letters", "M", "", 1, false, 2},
    {"three letters", "M", "", 1, false, 3},
    {"four letters", "M", "", 1, false, 4},
    {"six letters", "M", "", 1, false, 6},
    {"a common word typed", "C", "", 1, false, 9},
    {"a word and a letter", "C M", "", 1, false, 4},
    {"a field", "tool:git", "", 1, false, 0},
    {"two fields", "stack:python tool:git", "", 1, false, 0},
    {"a word and a field", "M stack:python", "", 1, false, 0},
    {"a common word and a field", "C stack:python", "", 1, false, 0},
    {"a number in a range", "score.quality:>90", "", 1, false, 0},
    {"nothing found", "xq M", "", 1, false, 0},
    {"a common word by a score", "C", "-score.quality", 1, false, 0},
    {"every note by date", "", "-date", 1, false, 0},
    {"page 1000 of a common word", "C", "", 1000, false, 0},
    {"page 1000 of every note", "", "", 1000, false, 0},
    {"counts of every note", "", "", 1, true, 0},
    {"counts of a common word", "C", "", 1, true, 0},
    {"counts of a word", "M", "", 1, true, 0},
};

static const char similar_kind[] = "notes like a note";

struct measure {
  struct library *library;
  const struct vocabulary *words;
  bool first; /* the first page, or all? */
  double times_ms[TIMES_MAX];
  size_t n;
  size_t n_found; /* by the last query */
};

/* Of this thread alone: others on the machine do not count. */
static double now_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void fail(const struct err *err)
{
  fprintf(stderr, "queries: %s\n", err->text);
  exit(2);
}

static const char *draw(const struct measure *m, const struct drawn *from, size_t i)
{
  return m->words->words[(from->first + i * from->step) % VOCABULARY];
}

/* Writes the i-th query of a kind. */
static void write_query(const struct measure *m, const struct kind *k, size_t i, char *out)
{
  size_t n = 0;
  for (const char *at = k->pattern; *at; at++, i += 3) {
    const struct drawn *from = *at == 'C' ? &common : *at == 'M' ? &mid : *at == 'R' ? &rare : NULL;
    if (from)
      n += (size_t)snprintf(out + n, QUERY_BYTES - n, "%s", draw(m, from, i % WORDS));
    else
      out[n++] = *at;
  }
  out[n] = '\0';
  if (k->typed) strcpy(out + (n < k->typed ? n : k->typed), "*");
}

static void ask(struct measure *m, const struct kind *k, const char *query)
{
  struct err err = ERR_INIT;
  struct result_row rows[PAGE];
  double begin = now_ms();
  struct facets *f = NULL;
  struct results *r = NULL;
  struct arena *arena = arena_new();
  if (k->counts) {
    f = facets_new(m->library, str_of(query), STR_NONE, NULL, &err);
    if (!f) fail(&err);
    m->n_found = f->n_notes;
  } else {
    r = (m->first ? results_first : results_new)(
        m->library, str_of(query), str_of(k->sort), NULL, &err);
    if (!r) fail(&err);
    results_rows(r, arena, (k->page - 1) * PAGE, PAGE, rows);
    m->n_found = results_total(r);
  }
  if (m->n < TIMES_MAX) m->times_ms[m->n++] = now_ms() - begin;
  arena_free(arena);
  results_free(r);
  facets_free(f);
}

static int compare(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void print_times(struct measure *m, const char *what)
{
  qsort(m->times_ms, m->n, sizeof *m->times_ms, compare);
  printf(
      "  %s p50 %8.2f p99 %8.2f", what, m->times_ms[m->n / 2], m->times_ms[m->n - 1 - m->n / 100]);
}

static void measure_one(struct measure *m, const struct kind *k, int runs, bool first)
{
  char query[QUERY_BYTES];
  m->n = 0;
  m->first = first;
  for (size_t i = 0; i < WORDS; i++) {
    write_query(m, k, i, query);
    for (int run = 0; run < runs; run++)
      ask(m, k, query);
  }
}

static void measure_kind(struct measure *m, const struct kind *k, int runs)
{
  printf("%-28s", k->name);
  if (!k->counts) {
    measure_one(m, k, runs, true);
    print_times(m, "first");
  }
  measure_one(m, k, runs, false);
  print_times(m, k->counts ? "counts" : "all");
  printf("  %7zu found\n", m->n_found);
  fflush(stdout);
}

/* Notes that are like one of the library, as the panel shows them. */
static void measure_similar(struct measure *m, int runs)
{
  size_t n_notes = library_count(m->library), step = n_notes / WORDS + 1;
  struct err err = ERR_INIT;
  m->n = 0;
  for (size_t i = 0; i < WORDS * (size_t)runs; i++) {
    struct buf path = BUF_INIT;
    size_t number = i % WORDS * step;
    struct str root = library_root(m->library, 0);
    buf_addf(&path, "%.*s/%04zu/%07zu.md", STR_ARG(root), number / 1000, number);
    double begin = now_ms();
    struct similar *found = similar_new(m->library, buf_str(&path), SIMILAR, NULL, &err);
    if (!found) fail(&err);
    m->times_ms[m->n++] = now_ms() - begin;
    similar_free(found);
    buf_release(&path);
  }
  printf("%-28s", similar_kind);
  print_times(m, "all");
  printf("\n");
}

int main(int argc, char **argv)
{
  static struct vocabulary words;
  static struct measure m = {.words = &words};
  struct err err = ERR_INIT;
  if (argc < 3) {
    fprintf(stderr, "usage: queries FOLDER CACHE [RUNS [KIND]]\n");
    return 2;
  }
  const char *roots[] = {argv[1]};
  struct library_place place = {
      .roots = roots, .n_roots = 1, .cache_dir = argv[2], .read_body = document_read_bodytext};
  vocabulary_make(&words);
  m.library = library_open(&place, &err);
  if (!m.library) fail(&err);
  printf("%zu notes\n", library_count(m.library));
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (argc < 5 || strstr(kinds[i].name, argv[4]))
      measure_kind(&m, &kinds[i], argc > 3 ? atoi(argv[3]) : 5);
  if (argc < 5 || strstr(similar_kind, argv[4])) measure_similar(&m, argc > 3 ? atoi(argv[3]) : 5);
  library_close(m.library);
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  printf("memory %ld MB\n", used.ru_maxrss / 1024);
  return 0;
}
