/* A thread that fills batches, and the ring that they pass through. */
#include "library/preparer.h"

#include "base/limits.h"
#include "base/mem.h"
#include "library/fnv.h"

#include <pthread.h>
#include <stdlib.h>

enum { BATCH = 64, RING = 4 };

struct batch {
  struct prepared notes[BATCH];
  size_t n;
};

/* Batches `taken` to `filled` - 1 wait in the ring; both only grow. The mutex guards what is below
 * it; a batch itself belongs to the side whose turn it is. */
struct preparer {
  struct preparer_work work;
  size_t n_batches;
  struct batch *ring; /* RING */
  pthread_t thread;
  bool has_thread;
  struct buf bytes; /* of the file that is read */
  struct entry_maker maker;
  bool is_out; /* has the writer a batch in hand? */

  pthread_mutex_t mutex;
  pthread_cond_t changed;
  size_t filled, taken;
  bool stops;
};

/* ---- one file ---- */

/* Its path goes before the sentence elsewhere. */
static void cut_path(struct err *why, struct str path)
{
  struct str text = str_of(why->text);
  if (!str_starts(text, path) || !str_starts(str_from(text, path.n), STR_LIT(": "))) return;
  memmove(why->text, why->text + path.n + 2, text.n - path.n - 1);
}

static void prepare(struct preparer *p, const struct compare_job *job, struct prepared *out)
{
  const struct root *root = &p->work.roots[job->file->root];
  struct str path = job->file->path;
  *out = (struct prepared){.job = job, .as = PREPARED_NOTE};
  buf_clear(&p->bytes);
  if (!root_read(root, path, LIMIT_NOTE_BYTES, &p->bytes, &out->why)) {
    out->as = root_lacks(root, path) ? PREPARED_GONE : PREPARED_NOT;
    cut_path(&out->why, path);
    return;
  }
  out->hash = fnv1a(buf_str(&p->bytes));
  out->n_bytes = (int64_t)p->bytes.n;
  bool same = job->id && out->hash == job->hash && out->n_bytes == job->size_bytes;
  if (same)
    out->as = PREPARED_SAME;
  else
    out->entry = entry_new(&p->maker, job->file->root, path, buf_str(&p->bytes));
}

static void fill(struct preparer *p, size_t number)
{
  struct batch *b = &p->ring[number % RING];
  size_t first = number * BATCH, left = p->work.n_jobs - first;
  b->n = left < BATCH ? left : BATCH;
  for (size_t i = 0; i < b->n; i++)
    prepare(p, &p->work.jobs[first + i], &b->notes[i]);
}

static void empty(struct batch *b)
{
  for (size_t i = 0; i < b->n; i++)
    entry_free(b->notes[i].entry);
  b->n = 0;
}

/* ---- the thread's side ---- */

static bool wait_for_room(struct preparer *p)
{
  pthread_mutex_lock(&p->mutex);
  while (!p->stops && p->filled - p->taken == RING)
    pthread_cond_wait(&p->changed, &p->mutex);
  bool goes_on = !p->stops;
  pthread_mutex_unlock(&p->mutex);
  return goes_on;
}

static void tell(struct preparer *p, size_t *count)
{
  pthread_mutex_lock(&p->mutex);
  ++*count;
  pthread_cond_broadcast(&p->changed);
  pthread_mutex_unlock(&p->mutex);
}

static void *run(void *context)
{
  struct preparer *p = context;
  for (size_t i = 0; i < p->n_batches && wait_for_room(p); i++) {
    fill(p, i);
    tell(p, &p->filled);
  }
  return NULL;
}

/* ---- the writer's side ---- */

struct preparer *preparer_new(const struct preparer_work *work)
{
  struct preparer *p = mem_zalloc(1, sizeof *p);
  p->work = *work;
  p->maker.read_body = work->read_body;
  p->n_batches = (work->n_jobs + BATCH - 1) / BATCH;
  p->ring = mem_zalloc(RING, sizeof *p->ring);
  pthread_mutex_init(&p->mutex, NULL);
  pthread_cond_init(&p->changed, NULL);
  /* One batch is sooner done than a thread is started; without a thread it is done here, too. */
  p->has_thread = p->n_batches > 1 && pthread_create(&p->thread, NULL, run, p) == 0;
  return p;
}

static void wait_for_batch(struct preparer *p, size_t number)
{
  if (!p->has_thread) {
    fill(p, number);
    p->filled++;
    return;
  }
  pthread_mutex_lock(&p->mutex);
  while (p->filled <= number)
    pthread_cond_wait(&p->changed, &p->mutex);
  pthread_mutex_unlock(&p->mutex);
}

/* `taken` counts the batches that were given back: the one before is, when the next is asked for.
 */
const struct prepared *preparer_next(struct preparer *p, size_t *n)
{
  size_t number = p->taken; /* only changed here */
  if (p->is_out) {
    empty(&p->ring[number++ % RING]);
    tell(p, &p->taken);
  }
  p->is_out = number < p->n_batches;
  if (!p->is_out) return NULL;
  wait_for_batch(p, number);
  struct batch *b = &p->ring[number % RING];
  *n = b->n;
  return b->notes;
}

void preparer_free(struct preparer *p)
{
  if (!p) return;
  pthread_mutex_lock(&p->mutex);
  p->stops = true;
  pthread_cond_broadcast(&p->changed);
  pthread_mutex_unlock(&p->mutex);
  if (p->has_thread) pthread_join(p->thread, NULL);
  for (size_t i = 0; i < RING; i++)
    empty(&p->ring[i]);
  pthread_mutex_destroy(&p->mutex);
  pthread_cond_destroy(&p->changed);
  fieldnames_release(&p->maker.names);
  buf_release(&p->bytes);
  free(p->ring);
  free(p);
}
