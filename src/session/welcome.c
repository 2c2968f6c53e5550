/* The line for newcomers. */
#include "session/welcome.h"

#include "state/settings.h"

static const struct str setting_name = STR_LIT("welcome.shown");

void welcome_begin(struct session *s)
{
  struct buf ignored = BUF_INIT;
  bool is_new = state_is_kept(s->state) && !state_get(s->state, setting_name, &ignored);
  s->welcome = (struct welcome){.is_shown = is_new, .is_to_keep = is_new};
  buf_release(&ignored);
}

bool welcome_changed(const struct session *s)
{
  return s->welcome.is_to_keep;
}

bool welcome_keep(struct session *s)
{
  struct err err = ERR_INIT;
  s->welcome.is_to_keep = false;
  if (state_set(s->state, setting_name, STR_LIT("yes"), &err)) return false;
  session_warn(s, "%s", err.text);
  return true;
}

bool welcome_end(struct session *s)
{
  bool was_shown = s->welcome.is_shown;
  s->welcome.is_shown = false;
  return was_shown;
}

/* What a newcomer would want to know, by where the keys go. */
static const struct welcome_row {
  unsigned contexts;
  const char *action, *what;
} rows[] = {
    {CONTEXT_LIST, "open", "reads a note"},
    {CONTEXT_LIST, "search", "searches"},
    {CONTEXT_FACETS, "pick", "asks for a value"},
    {CONTEXT_PAGE, "page-down", "goes on"},
    {CONTEXT_PAGE, "links", "follows links"},
    {CONTEXT_PANEL, "take", "folds or searches"},
    {CONTEXT_LIST, "back", "leaves"},
    {CONTEXT_PAGE | CONTEXT_PANEL | CONTEXT_FACETS, "back", "goes back"},
    {CONTEXT_PANES, "help", "shows all keys"},
};

void welcome_add(const struct session *s, struct buf *out)
{
  unsigned context = session_context(s);
  size_t before = out->n;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const struct binding *b =
        keymap_first(&s->keymap, action_find(str_of(rows[i].action)), context);
    if (!b || !(rows[i].contexts & context)) continue;
    buf_add_cstr(out, out->n == before ? "New here?  " : "  ");
    binding_add_keys(out, b);
    buf_addf(out, " %s", rows[i].what);
  }
}
