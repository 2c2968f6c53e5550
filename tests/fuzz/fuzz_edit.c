/* Queries changed by what is picked: any query that is understood still is, asks what was picked,
 * and does not change when the same is picked again. The first byte says which condition. */
#include "fuzz.h"

#include "base/limits.h"
#include "library/query_edit.h"

#include <stdlib.h>
#include <unistd.h>

static const char *const conditions[] = {"stack:\"python services\"", "tool:git", "has:image",
    "score:80..<90", "path:\"a/**\"", "entity.problem:\"build time\""};

/* Made by the first call, and kept until the program ends. */
static struct {
  char folder[64];
  struct library *library;
} shelf;

static void close_shelf(void)
{
  library_close(shelf.library);
  rmdir(shelf.folder);
}

static void open_shelf(void)
{
  snprintf(shelf.folder, sizeof shelf.folder, "/tmp/fieldnotes-fuzz-XXXXXX");
  CHECK(mkdtemp(shelf.folder));
  const char *roots[] = {shelf.folder};
  struct library_place place = {.roots = roots, .n_roots = 1};
  struct err err = ERR_INIT;
  shelf.library = library_open(&place, &err);
  CHECK(shelf.library);
  atexit(close_shelf);
}

static bool is_query(struct str text, struct query *q, struct arena *a)
{
  size_t column;
  struct err err = ERR_INIT;
  return query_parse(a, text, q, &column, &err);
}

/* One condition and its parentheses may be what is too much. */
static bool is_short(const struct query_node *node)
{
  size_t n = 0;
  for (; node; node = node->first)
    for (const struct query_node *next = node; next; next = next->next)
      n++;
  return n < LIMIT_QUERY_TERMS / 2;
}

static void check_edited(struct str edited, struct str condition, enum query_asks asks)
{
  struct arena *a = arena_new();
  struct buf again = BUF_INIT;
  struct query q;
  CHECK(is_query(edited, &q, a));
  if (asks) CHECK(query_edit_asks(shelf.library, edited, condition) == asks);
  query_edit_ask(shelf.library, edited, condition, asks, &again);
  if (!str_eq(buf_str(&again), edited))
    fprintf(stderr, "%.*s\nthen %s\n", STR_ARG(edited), buf_cstr(&again));
  CHECK(str_eq(buf_str(&again), edited));
  buf_release(&again);
  arena_free(a);
}

static void check_query(struct str query, struct str condition)
{
  struct buf edited = BUF_INIT;
  for (int asks = QUERY_ASKS_NOTHING; asks <= QUERY_ASKS_WITHOUT; asks++) {
    buf_clear(&edited);
    query_edit_ask(shelf.library, query, condition, (enum query_asks)asks, &edited);
    check_edited(buf_str(&edited), condition, (enum query_asks)asks);
  }
  buf_release(&edited);
}

static void check_sort(struct str query)
{
  struct arena *a = arena_new();
  struct buf edited = BUF_INIT, again = BUF_INIT;
  struct query q;
  query_edit_sort(query, STR_LIT("view count"), true, &edited);
  CHECK(is_query(buf_str(&edited), &q, a));
  CHECK(str_eq(q.sort, STR_LIT("view count")) && q.sort_descending);
  query_edit_sort(buf_str(&edited), STR_LIT("view count"), true, &again);
  CHECK(str_eq(buf_str(&edited), buf_str(&again)));
  buf_release(&edited);
  buf_release(&again);
  arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  if (!n || n > LIMIT_QUERY_BYTES / 2) return 0;
  if (!shelf.library) open_shelf();
  struct arena *a = arena_new();
  struct query q;
  struct str query = {(const char *)data + 1, n - 1};
  const char *condition = conditions[data[0] % (sizeof conditions / sizeof *conditions)];
  if (is_query(query, &q, a) && is_short(q.root)) {
    check_query(query, str_of(condition));
    check_sort(query);
  }
  arena_free(a);
  return 0;
}
