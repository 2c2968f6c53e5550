/* What a key does: it ends a count, goes on with a sequence, runs an action, or is typed. */
#include "session/hints.h"
#include "session/messages.h"
#include "session/prompt.h"
#include "session/state.h"

enum { COUNT_MAX = 1000000 };

/* Can it run now? What is in the way is told. */
static bool may_run(struct session *s, const struct action *action)
{
  const char *missing = action_missing(action, s);
  if (action_is_refused(action, s))
    session_complain(s, "%s is refused in secure mode", action->name);
  else if (missing)
    session_complain(s, "%s", missing);
  return !missing;
}

static void run(struct session *s, const struct action *action, long count)
{
  if (may_run(s, action)) action->run(s, count);
}

/* The pane whose action it is, where the one that has the keys has it not. */
static void focus_for(struct session *s, const struct action *action)
{
  static const enum pane panes[] = {PANE_LIST, PANE_FACETS, PANE_PAGE, PANE_PANEL};
  if (action->contexts & session_context(s)) return;
  for (size_t i = 0; i < PANE_COUNT; i++)
    if (action->contexts & 1u << i) {
      session_focus(s, panes[i]);
      return;
    }
}

bool session_action(struct session *s, struct str name)
{
  const struct action *action = action_find(name);
  if (!action) {
    session_complain(s, "no action is called \"%.*s\"", STR_ARG(name));
    return false;
  }
  if (!may_run(s, action)) return false;
  hints_give_up(s);
  focus_for(s, action);
  action->run(s, 0);
  session_arrange(s);
  return true;
}

/* Digits before a key are a number for it; a 0 alone is none. */
static bool take_digit(struct session *s, struct key k)
{
  if (k.with || k.code < '0' || k.code > '9' || s->n_pending || s->prompt.kind) return false;
  if (k.code == '0' && !s->count) return false;
  s->count = s->count * 10 + (long)(k.code - '0');
  if (s->count > COUNT_MAX) s->count = COUNT_MAX;
  return true;
}

static void forget_pending(struct session *s)
{
  s->n_pending = 0;
  s->count = 0;
}

static bool is_character(struct key k)
{
  return !k.with && k.code >= ' ' && k.code < KEYS_FIRST && (k.code < 0x7F || k.code > 0x9F);
}

/* In which pane do the pending keys run something? NULL: in none, or it is no pane that has them.
 */
static const char *place_elsewhere(const struct session *s)
{
  static const struct {
    enum context context;
    const char *name;
  } places[] = {{CONTEXT_PAGE, "the page"}, {CONTEXT_LIST, "the list"},
      {CONTEXT_PANEL, "the post meta"}, {CONTEXT_FACETS, "the facets"}};
  const struct action *ignored;
  if (!(session_context(s) & CONTEXT_PANES)) return NULL;
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (keymap_find(&s->keymap, places[i].context, s->pending, s->n_pending, &ignored) ==
        KEYMAP_RUNS)
      return places[i].name;
  return NULL;
}

static void tell_unbound(struct session *s)
{
  struct buf text = BUF_INIT;
  const char *elsewhere = place_elsewhere(s);
  for (size_t i = 0; i < s->n_pending; i++) {
    if (i) buf_add_char(&text, ' ');
    key_add_name(&text, s->pending[i]);
  }
  if (elsewhere)
    buf_addf(&text, " is for %s; for all keys: ", elsewhere);
  else
    buf_add_cstr(&text, " does nothing here; for all keys: ");
  keymap_add_keys(&s->keymap, &text, action_find(STR_LIT("help")), session_context(s));
  session_complain(s, "%s", buf_cstr(&text));
  buf_release(&text);
}

static void take_unbound(struct session *s, struct key k)
{
  if (s->prompt.kind && s->n_pending == 1) {
    if (is_character(k)) prompt_insert(s, k.code);
  } else {
    tell_unbound(s);
  }
}

/* An Escape gives up a count or the beginning of a sequence, and does nothing else. */
static bool gives_up(const struct session *s, struct key k)
{
  return k.code == KEYS_ESCAPE && (s->n_pending || s->count);
}

static void take_key(struct session *s, struct key k)
{
  const struct action *action = NULL;
  s->pending[s->n_pending++] = k;
  switch (keymap_find(&s->keymap, session_context(s), s->pending, s->n_pending, &action)) {
  case KEYMAP_BEGINS: return;
  case KEYMAP_NOTHING: take_unbound(s, k); break;
  case KEYMAP_RUNS: {
    long count = s->count;
    forget_pending(s);
    run(s, action, count);
    break;
  }
  }
  forget_pending(s);
}

void session_key(struct session *s, struct key k)
{
  messages_key(&s->messages);
  if (gives_up(s, k))
    forget_pending(s);
  else if (!take_digit(s, k))
    take_key(s, k);
  session_arrange(s);
}
