/* Answering a library's questions from the state. */
#include "state/world.h"

#include "state/marks.h"
#include "state/queries.h"

static uint64_t serial(void *context)
{
  return state_marks_serial(context);
}

/* ---- marks ---- */

struct telling {
  marked_taker *take;
  void *taker;
};

static void tell(void *context, const struct state_note *note, uint64_t content)
{
  const struct telling *t = context;
  struct marked_note marked = {note->reference, note->path, note->hash, content};
  t->take(t->taker, &marked);
}

static void tell_marked(void *context, enum query_mark mark, marked_taker *take, void *taker)
{
  static const enum state_mark marks[MARKS] = {
      [MARK_READ] = STATE_IS_READ,
      [MARK_FLAGGED] = STATE_IS_FLAGGED,
      [MARK_REVIEWED] = STATE_IS_REVIEWED,
      [MARK_TICKED] = STATE_HAS_TICKS,
      [MARK_BOOKMARKED] = STATE_HAS_BOOKMARK,
  };
  struct telling telling = {take, taker};
  state_tell_marked(context, marks[mark], tell, &telling);
}

/* The state is being read just now: it is written when it is used next. */
static void moved(void *context, const struct marked_note *note, struct str path)
{
  state_renamed(context, note->path, path);
}

/* ---- saved queries ---- */

static bool find_saved(void *context, struct str name, struct buf *text)
{
  return state_query(context, name, text);
}

static void tell_saved(void *context, saved_taker *take, void *taker)
{
  struct arena *a = arena_new();
  struct state_query *all;
  size_t n = state_queries(context, a, &all);
  for (size_t i = 0; i < n; i++)
    take(taker, all[i].name, all[i].text);
  arena_free(a);
}

struct query_world state_world(struct state *s)
{
  return (struct query_world){
      .context = s,
      .serial = serial,
      .tell_marked = tell_marked,
      .moved = moved,
      .find_saved = find_saved,
      .tell_saved = tell_saved,
  };
}
