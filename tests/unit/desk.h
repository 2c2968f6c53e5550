/* A state of the test's own: a file in a temporary folder, and notes beside it. */
#ifndef TESTS_UNIT_DESK_H
#define TESTS_UNIT_DESK_H

#include "unit.h"

#include "base/fs.h"
#include "state/checklist.h"
#include "state/journal.h"
#include "state/marks.h"
#include "state/places.h"
#include "state/queries.h"
#include "state/settings.h"
#include "state/state.h"
#include "state/written.h"

#include <ftw.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct desk {
  char folder[64]; /* notes are beneath it, and state/ */
  char place[96];
  struct state *state;
  struct arena *arena;
  struct err err;
  char path[200]; /* of the note that desk_note was asked for last */
};

static inline struct state *desk_open_as(struct desk *d, enum state_use use)
{
  struct state_place place = {.folder = d->place, .use = use};
  return state_open(&place);
}

/* Opens the state, again if it is open. */
static inline void desk_open(struct desk *d)
{
  state_close(d->state);
  d->state = desk_open_as(d, STATE_WRITE);
}

static inline void desk_init(struct desk *d)
{
  *d = (struct desk){.arena = arena_new()};
  snprintf(d->folder, sizeof d->folder, "/tmp/fieldnotes-test-XXXXXX");
  assert_non_null(mkdtemp(d->folder));
  snprintf(d->place, sizeof d->place, "%s/home/state", d->folder);
  desk_open(d);
}

static inline int desk_remove_one(
    const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)status, (void)kind, (void)walk;
  return remove(path);
}

static inline void desk_release(struct desk *d)
{
  state_close(d->state);
  arena_free(d->arena);
  nftw(d->folder, desk_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* A note beneath the folder; its file is made where there is none. */
static inline struct state_note desk_note(
    struct desk *d, const char *name, uint64_t hash, const char *reference)
{
  snprintf(d->path, sizeof d->path, "%s/%s", d->folder, name);
  FILE *file = fopen(d->path, "a");
  assert_non_null(file);
  fclose(file);
  return (struct state_note){str_of(reference), hash, str_of(d->path)};
}

/* Asserts that a change was made. */
#define desk_ok(d, done)                        \
  do {                                          \
    if (!(done)) fail_msg("%s", (d)->err.text); \
  } while (0)

#endif
