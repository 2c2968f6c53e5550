/* The query language: any bytes give a query within the limits, or one sentence and a column. */
#include "fuzz.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "library/query.h"

/* A group is an OR of ANDs, of words or of those that AND joins: three nodes, one in the other. */
enum { DEPTH_MAX = 3 * LIMIT_QUERY_DEPTH };

static size_t check_node(const struct query_node *node, size_t depth)
{
  size_t n = 1;
  CHECK(depth <= DEPTH_MAX);
  for (const struct query_node *child = node->first; child; child = child->next)
    n += check_node(child, depth + 1);
  CHECK(utf8_is_valid(node->text) && utf8_is_valid(node->upper) && utf8_is_valid(node->field));
  return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct arena *arena = arena_new();
  struct query query = {0};
  struct err err = ERR_INIT;
  size_t column = 0;
  if (query_parse(arena, (struct str){(const char *)data, n}, &query, &column, &err)) {
    CHECK(n <= LIMIT_QUERY_BYTES);
    if (query.root) check_node(query.root, 0);
  } else {
    CHECK(err_is_set(&err));
    CHECK(column >= 1 && column <= n + 1);
  }
  arena_free(arena);
  return 0;
}
