/* Threads that fill batches, and the ring that they pass through. */
#include "library/preparer.h"

#include "base/limits.h"
#include "base/mem.h"
#include "base/thread.h"
#include "library/fnv.h"

#include <pthread.h>
#include <stdlib.h>

/* More threads would wait for the one that writes. */
enum { BATCH = 64, RING = 6, READERS = 2 };

struct batch {
  struct prepared notes[BATCH];
  size_t n;
  bool is_full; /* guarded by the mutex */
};

/* What a thread reads with. */
struct reader {
  struct preparer *preparer;
  struct entry_maker maker;
  struct buf bytes; /* of the file that is read */
};

/* Batch i passes through place i % RING of the ring: a reader begins it when that place is given
 * back, in the order of the batches, and the writer takes it when it is full. Between the two it
 * belongs to the reader, after them to the writer. */
struct preparer {
  struct preparer_work work;
  size_t n_batches;
  struct batch *ring; /* RING */
  struct reader readers[READERS];
  pthread_t threads[READERS];
  size_t n_threads;
  bool is_out; /* has the writer a batch in hand? */

  pthread_mutex_t mutex; /* guards what is below it */
  pthread_cond_t changed;
  size_t begun, taken; /* batches; both only grow */
  bool stops;
};

/* ---- one file ---- */

static void prepare(struct reader *r, const struct compare_job *job, struct prepared *out)
{
  const struct root *root = &r->preparer->work.roots[job->file->root];
  struct str path = job->file->path;
  *out = (struct prepared){.job = job, .as = PREPARED_NOTE};
  buf_clear(&r->bytes);
  if (!root_read(root, path, LIMIT_NOTE_BYTES, &r->bytes, &out->why)) {
    out->as = root_lacks(root, path) ? PREPARED_GONE : PREPARED_NOT;
    root_cut_path(root, path, &out->why);
    return;
  }
  out->hash = fnv1a(buf_str(&r->bytes));
  out->n_bytes = (int64_t)r->bytes.n;
  bool same = job->id && out->hash == job->hash && out->n_bytes == job->size_bytes;
  if (same)
    out->as = PREPARED_SAME;
  else
    out->entry = entry_new(&r->maker, job->file->root, path, buf_str(&r->bytes));
}

static void empty(struct batch *b)
{
  for (size_t i = 0; i < b->n; i++)
    entry_free(b->notes[i].entry);
  b->n = 0;
}

/* What was in the batch's place is let go here, by a thread that waits less than the writer. */
static void fill(struct reader *r, size_t number)
{
  const struct preparer_work *work = &r->preparer->work;
  struct batch *b = &r->preparer->ring[number % RING];
  size_t first = number * BATCH, left = work->n_jobs - first;
  empty(b);
  b->n = left < BATCH ? left : BATCH;
  for (size_t i = 0; i < b->n; i++)
    prepare(r, &work->jobs[first + i], &b->notes[i]);
}

/* ---- the threads' side ---- */

/* Waits for room and begins the next batch; false when there is none, or no need. */
static bool begin_batch(struct preparer *p, size_t *number)
{
  pthread_mutex_lock(&p->mutex);
  while (!p->stops && p->begun < p->n_batches && p->begun - p->taken == RING)
    pthread_cond_wait(&p->changed, &p->mutex);
  bool goes_on = !p->stops && p->begun < p->n_batches;
  if (goes_on) *number = p->begun++;
  pthread_mutex_unlock(&p->mutex);
  return goes_on;
}

static void tell_full(struct preparer *p, size_t number)
{
  pthread_mutex_lock(&p->mutex);
  p->ring[number % RING].is_full = true;
  pthread_cond_broadcast(&p->changed);
  pthread_mutex_unlock(&p->mutex);
}

static void *run(void *context)
{
  struct reader *r = context;
  for (size_t number; begin_batch(r->preparer, &number);) {
    fill(r, number);
    tell_full(r->preparer, number);
  }
  return NULL;
}

/* ---- the writer's side ---- */

struct preparer *preparer_new(const struct preparer_work *work)
{
  struct preparer *p = mem_zalloc(1, sizeof *p);
  p->work = *work;
  p->n_batches = (work->n_jobs + BATCH - 1) / BATCH;
  p->ring = mem_zalloc(RING, sizeof *p->ring);
  pthread_mutex_init(&p->mutex, NULL);
  pthread_cond_init(&p->changed, NULL);
  for (size_t i = 0; i < READERS; i++)
    p->readers[i] = (struct reader){.preparer = p,
        .maker = {.read_body = work->read_body,
            .names.own = work->field_names,
            .stemmer = stemmer_new()}};
  /* One batch is sooner done than a thread is started; without a thread it is done here, too. */
  while (p->n_batches > 1 && p->n_threads < READERS) {
    struct reader *r = &p->readers[p->n_threads];
    if (thread_start(&p->threads[p->n_threads], run, r) != 0) break;
    p->n_threads++;
  }
  return p;
}

static struct batch *wait_for_batch(struct preparer *p, size_t number)
{
  struct batch *b = &p->ring[number % RING];
  if (!p->n_threads) {
    fill(&p->readers[0], number);
    return b;
  }
  pthread_mutex_lock(&p->mutex);
  while (!b->is_full)
    pthread_cond_wait(&p->changed, &p->mutex);
  pthread_mutex_unlock(&p->mutex);
  return b;
}

static void give_back(struct preparer *p, size_t number)
{
  pthread_mutex_lock(&p->mutex);
  p->ring[number % RING].is_full = false;
  p->taken++;
  pthread_cond_broadcast(&p->changed);
  pthread_mutex_unlock(&p->mutex);
}

/* `taken` counts the batches that were given back: the one before is, when the next is asked for.
 */
const struct prepared *preparer_next(struct preparer *p, size_t *n)
{
  size_t number = p->taken; /* only changed here */
  if (p->is_out) give_back(p, number++);
  p->is_out = number < p->n_batches;
  if (!p->is_out) return NULL;
  struct batch *b = wait_for_batch(p, number);
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
  for (size_t i = 0; i < p->n_threads; i++)
    pthread_join(p->threads[i], NULL);
  for (size_t i = 0; i < RING; i++)
    empty(&p->ring[i]);
  for (size_t i = 0; i < READERS; i++) {
    fieldnames_release(&p->readers[i].maker.names);
    stemmer_free(p->readers[i].maker.stemmer);
    buf_release(&p->readers[i].bytes);
  }
  pthread_mutex_destroy(&p->mutex);
  pthread_cond_destroy(&p->changed);
  free(p->ring);
  free(p);
}
