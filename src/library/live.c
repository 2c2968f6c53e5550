/* The bytes that say which notes there are. */
#include "library/live.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  BLOCK = 4096,         /* ids in a row of the table */
  STEPS_A_DOUBLING = 8, /* of the scale of lengths */
  LENGTH_MAX = UINT8_MAX,
};

void live_release(struct live *live)
{
  free(live->lengths);
  free(live->is_dirty);
  *live = (struct live)LIVE_INIT;
}

static unsigned char length_of(size_t n_words)
{
  double step = 1 + STEPS_A_DOUBLING * log2(1 + (double)n_words / 4);
  return step < LENGTH_MAX ? (unsigned char)lround(step) : LENGTH_MAX;
}

double live_words(unsigned char length)
{
  return 4 * (exp2((length - 1) / (double)STEPS_A_DOUBLING) - 1);
}

static void grow(struct live *live, size_t n_blocks)
{
  size_t before = live->limit / BLOCK;
  if (n_blocks <= before) return;
  size_t bytes = live->limit, dirty = before;
  live->lengths = mem_grow(live->lengths, &bytes, n_blocks * BLOCK, 1);
  live->is_dirty = mem_grow(live->is_dirty, &dirty, n_blocks, 1);
  memset(live->lengths + live->limit, 0, (n_blocks - before) * BLOCK);
  memset(live->is_dirty + before, 0, n_blocks - before);
  live->limit = n_blocks * BLOCK;
}

static void count(struct live *live)
{
  for (size_t id = 0; id < live->limit; id++) {
    if (!live->lengths[id]) continue;
    live->n_notes++;
    live->last_id = id;
    live->total_words += live_words(live->lengths[id]);
  }
}

void live_load(struct live *live, struct db *db)
{
  live_release(live);
  struct db_stmt s = db_prepare(db, "SELECT block, lengths FROM live ORDER BY block");
  for (size_t n = 0; db_step(&s); n++) {
    struct str lengths = db_blob(&s, 1);
    if (db_int(&s, 0) != (int64_t)n || lengths.n != BLOCK) {
      db_condemn(db);
      break;
    }
    grow(live, n + 1);
    memcpy(live->lengths + n * BLOCK, lengths.p, BLOCK);
  }
  db_finish(&s);
  count(live);
}

static void set(struct live *live, uint64_t id, unsigned char length)
{
  unsigned char *at = &live->lengths[id];
  if (*at) live->n_notes--, live->total_words -= live_words(*at);
  if (length) live->n_notes++, live->total_words += live_words(length);
  *at = length;
  if (length && id > live->last_id) live->last_id = id;
  live->is_dirty[id / BLOCK] = 1;
}

void live_add(struct live *live, uint64_t id, size_t n_words)
{
  grow(live, id / BLOCK + 1);
  set(live, id, length_of(n_words));
}

void live_remove(struct live *live, uint64_t id)
{
  if (live_has(live, id)) set(live, id, 0);
}

void live_store(struct live *live, struct db *db)
{
  struct db_stmt s = db_prepare(db, "INSERT OR REPLACE INTO live VALUES(?1, ?2)");
  for (size_t n = 0; n < live->limit / BLOCK; n++) {
    if (!live->is_dirty[n]) continue;
    db_bind_int(&s, 1, (int64_t)n);
    db_bind_blob(&s, 2, (struct str){(const char *)live->lengths + n * BLOCK, BLOCK});
    db_finish_steps(&s);
    live->is_dirty[n] = 0;
  }
  db_finish(&s);
}
