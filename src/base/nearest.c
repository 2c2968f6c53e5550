/* Names near to what was typed, by the restricted Damerau-Levenshtein distance. */
#include "base/nearest.h"

#include <stdint.h>

enum { ROW = NEAREST_NAME_BYTES + 1 };

static size_t least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* Three rows of the table are kept: two back for the swap. */
size_t nearest_distance(struct str a, struct str b)
{
  if (a.n > NEAREST_NAME_BYTES || b.n > NEAREST_NAME_BYTES) return SIZE_MAX;
  size_t rows[3][ROW];
  for (size_t j = 0; j <= b.n; j++)
    rows[0][j] = j;
  for (size_t i = 1; i <= a.n; i++) {
    size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *two_back = rows[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= b.n; j++) {
      size_t change = before[j - 1] + (a.p[i - 1] != b.p[j - 1]);
      now[j] = least(change, least(before[j], now[j - 1]) + 1);
      if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
        now[j] = least(now[j], two_back[j - 2] + 1);
    }
  }
  return rows[a.n % 3][b.n];
}

bool nearest_is_near(struct str a, struct str b, size_t distance)
{
  size_t shorter = least(a.n, b.n), allowed = shorter < 3 ? 1 : shorter / 3;
  return distance <= allowed && distance < shorter;
}

enum { FAR_COST = 1000 }; /* and more, of what is not near */

/* SIZE_MAX: not near. */
static size_t cost_if_near(struct str typed, struct str name)
{
  if (!typed.n || typed.n > NEAREST_NAME_BYTES || name.n > NEAREST_NAME_BYTES) return SIZE_MAX;
  size_t cost = nearest_distance(typed, name);
  if (typed.n >= 3 && str_starts(name, typed)) return 1;
  if (nearest_is_near(typed, name, cost)) return cost;
  return typed.n >= 3 && str_find(name, typed) < name.n ? 3 : SIZE_MAX;
}

static size_t cost_of(const struct nearest *near, struct str name)
{
  size_t cost = cost_if_near(near->typed, name);
  if (cost < SIZE_MAX || !near->any) return cost;
  size_t distance = nearest_distance(near->typed, name);
  return distance < SIZE_MAX ? FAR_COST + distance : SIZE_MAX;
}

void nearest_offer(struct nearest *near, struct str name)
{
  size_t cost = cost_of(near, name);
  if (cost == SIZE_MAX) return;
  size_t at = near->n;
  for (size_t i = 0; i < near->n; i++)
    if (str_eq((struct str){near->best[i].text, near->best[i].n}, name)) return;
  while (at && near->best[at - 1].cost > cost)
    at--;
  if (at == NEAREST_COUNT) return;
  if (near->n < NEAREST_COUNT) near->n++;
  for (size_t i = near->n - 1; i > at; i--)
    near->best[i] = near->best[i - 1];
  memcpy(near->best[at].text, name.p, name.n);
  near->best[at].n = name.n;
  near->best[at].cost = cost;
}

void nearest_add(const struct nearest *near, struct buf *out)
{
  for (size_t i = 0; i < near->n; i++)
    buf_addf(out, "%s\"%.*s\"", i ? ", " : "; nearest: ", (int)near->best[i].n, near->best[i].text);
}
