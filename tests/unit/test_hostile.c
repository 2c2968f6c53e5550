/* Notes that are made to be slow: each is read and laid out in a time that grows as the note does,
 * or is shown plain with the reason; and at no time would a key wait for long.
 *
 * Run it with HOSTILE_KB in the environment for longer texts. */
#include "unit.h"

#include "hostile.h"

#include "base/limits.h"
#include "page/layout.h"

#include <time.h>

enum { SHORT_KB = 96 };

/* Twice the text may take this many times as long; the rest is the noise of a busy machine. */
static const double MOST_RATIO = 3.0;
enum { NOISE_MS = 60, TRIES = 4 };

/* A key is answered within 0.2 s; instrumented programs are slower. */
enum { KEY_MS = 200, INSTRUMENTED_TIMES = 10 };

struct watch {
  double last_ms, longest_ms;
};

static double cpu_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* A moment at which a key could be taken. */
static bool note_moment(void *context)
{
  struct watch *w = context;
  double now = cpu_ms();
  if (now - w->last_ms > w->longest_ms) w->longest_ms = now - w->last_ms;
  w->last_ms = now;
  return false;
}

/* What reading and laying out takes; *longest_ms: the longest time without such a moment. */
static double time_of(const struct hostile *h, size_t bytes, double *longest_ms)
{
  const struct layout_options o = {.width_cols = 78, .wrap_code = true};
  struct buf body = BUF_INIT;
  hostile_add(h, &body, bytes);
  double start = cpu_ms();
  struct watch w = {.last_ms = start};
  struct interrupt stop = {note_moment, &w};
  struct document *d = document_begin(buf_str(&body), 1);
  struct layout *l = layout_begin(NULL, d, &o);
  while (!layout_is_whole(l)) {
    while (layout_more(l, 32))
      note_moment(&w);
    note_moment(&w);
    document_read_more(d, &stop);
  }
  note_moment(&w);
  double took = cpu_ms() - start;
  *longest_ms = w.longest_ms;
  for (size_t i = 0; i < d->n_blocks; i++)
    if (d->blocks[i].kind == BLOCK_PLAIN && !d->blocks[i].trouble.n)
      fail_msg("%s: plain without a reason", h->name);
  layout_free(l);
  document_free(d);
  buf_release(&body);
  return took;
}

static size_t short_bytes(void)
{
  const char *kb = getenv("HOSTILE_KB");
  return (size_t)(kb ? atol(kb) : SHORT_KB) * 1024;
}

static int key_ms(void)
{
  const char *instrumentation = getenv("INSTRUMENTATION");
  return instrumentation && *instrumentation ? KEY_MS * INSTRUMENTED_TIMES : KEY_MS;
}

/* The work is the same each time: the shortest is what it takes. */
static bool passes(const struct hostile *h)
{
  double once = 1e9, twice = 1e9, longest = 1e9;
  for (int i = 0; i < TRIES; i++) {
    double longest_once, longest_twice;
    double short_ms = time_of(h, short_bytes(), &longest_once);
    double long_ms = time_of(h, 2 * short_bytes(), &longest_twice);
    if (short_ms < once) once = short_ms;
    if (long_ms < twice) twice = long_ms;
    if (longest_twice < longest) longest = longest_twice;
    if (twice <= MOST_RATIO * once + NOISE_MS && longest <= key_ms()) return true;
  }
  print_error("%s: %.0f ms, twice as long %.0f ms; %.0f ms without looking for a key\n", h->name,
      once, twice, longest);
  return false;
}

static void hostile_notes_take_a_time_that_grows_as_they_do(void **state)
{
  (void)state;
  int n_failed = 0;
  for (int i = 0; i < N_HOSTILES; i++)
    n_failed += !passes(&hostiles[i]);
  assert_int_equal(n_failed, 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(hostile_notes_take_a_time_that_grows_as_they_do),
};

UNIT_MAIN(tests)
