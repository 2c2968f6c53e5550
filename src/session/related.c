/* Looking for other notes beside reading one. */
#include "session/related.h"

#include "base/fs.h"
#include "library/backlinks.h"
#include "library/similar.h"
#include "session/panel_pane.h"

static const char links_name[] = "backlinks", similar_name[] = "similar";

static void forget(struct related *r)
{
  arena_free(r->links_arena);
  arena_free(r->similar_arena);
  *r = (struct related){0};
}

void related_release(struct related *r)
{
  forget(r);
}

bool related_is_group(struct str group)
{
  return str_eq_name(group, str_of(links_name)) || str_eq_name(group, str_of(similar_name));
}

/* Is there a note in the library, with a panel beside it on the screen? */
static bool is_wanted(const struct session *s)
{
  return s->page.article && s->page.world.library && s->geometry.meta_cols > 0;
}

/* Is what is known of this note, and of the library as it is? */
static bool is_current(const struct session *s)
{
  const struct related *r = &s->panel.related;
  return r->serial == s->page.serial && r->n_refreshes == s->n_refreshes;
}

static bool wants_similar(const struct session *s)
{
  return s->similar_most && !panel_pane_is_folded(&s->panel, str_of(similar_name));
}

bool related_goes_on(const struct session *s)
{
  const struct related *r = &s->panel.related;
  if (!is_wanted(s)) return false;
  return !is_current(s) || !r->has_links || (wants_similar(s) && !r->has_similar);
}

/* ---- looking ---- */

static struct str absolute_path(
    struct arena *a, const struct session *s, size_t root, struct str path)
{
  struct buf whole = BUF_INIT;
  fs_add_joined(&whole, library_root(s->library, root), path);
  struct str kept = arena_str(a, buf_str(&whole));
  buf_release(&whole);
  return kept;
}

/* False when it was given up for a key; what fails otherwise has found nothing. */
static bool look_for_links(struct session *s, const atomic_bool *cancel)
{
  struct related *r = &s->panel.related;
  struct arena *a = arena_new();
  struct backlinks found;
  bool ok = backlinks_find(s->library, a, buf_str(&s->page.world.note), cancel, &found);
  if (!ok && atomic_load(cancel)) {
    arena_free(a);
    return false;
  }
  arena_free(r->links_arena);
  r->links_arena = a;
  r->links = ARENA_ARRAY(a, found.n, struct panel_note);
  r->n_links = found.n;
  r->n_all_links = found.n_all;
  for (size_t i = 0; i < found.n; i++)
    r->links[i] = (struct panel_note){.title = found.items[i].title,
        .path = absolute_path(a, s, found.items[i].root, found.items[i].path),
        .why = STR_NONE};
  r->has_links = true;
  return true;
}

/* "shares sqlite, wal; words checkpoint, journal" */
static struct str why(struct arena *a, const struct similar_note *n)
{
  struct buf text = BUF_INIT;
  if (n->is_duplicate) buf_add_cstr(&text, "almost the same text; ");
  for (size_t i = 0; i < n->n_shared; i++)
    buf_addf(&text, "%s%.*s", i ? ", " : "shares ", STR_ARG(n->shared[i].value));
  if (n->n_shared && n->n_words) buf_add_cstr(&text, "; ");
  for (size_t i = 0; i < n->n_words; i++)
    buf_addf(&text, "%s%.*s", i ? ", " : "words ", STR_ARG(n->words[i]));
  struct str kept = arena_str(a, buf_str(&text));
  buf_release(&text);
  return kept;
}

static bool look_for_similar(struct session *s, const atomic_bool *cancel)
{
  struct related *r = &s->panel.related;
  struct err ignored;
  struct similar *found =
      similar_new(s->library, buf_str(&s->page.world.note), s->similar_most, cancel, &ignored);
  if (!found && atomic_load(cancel)) return false;
  arena_free(r->similar_arena);
  struct arena *a = r->similar_arena = arena_new();
  r->n_similar = found ? found->n : 0;
  r->similar = ARENA_ARRAY(a, r->n_similar, struct panel_note);
  for (size_t i = 0; i < r->n_similar; i++) {
    const struct similar_note *n = &found->items[i];
    r->similar[i] = (struct panel_note){.title = arena_str(a, n->title),
        .path = absolute_path(a, s, n->root, n->path),
        .why = why(a, n),
        .percent = (int)(n->score * 100 + 0.5)};
  }
  r->has_similar = true;
  similar_free(found);
  return true;
}

/* What is shown of before stays until there is something in its place. */
static void begin_anew(struct session *s)
{
  struct related *r = &s->panel.related;
  if (r->serial != s->page.serial) forget(r);
  r->has_links = r->has_similar = false;
  r->serial = s->page.serial;
  r->n_refreshes = s->n_refreshes;
}

/* Where no note leads here, and none was shown to, there is nothing to be drawn. */
bool related_look(struct session *s)
{
  struct related *r = &s->panel.related;
  if (!is_current(s)) begin_anew(s);
  bool is_of_links = !r->has_links, shows_links = r->n_links;
  watch_start(&s->watch, s->interruptible ? s->input_fd : -1);
  bool changed =
      r->has_links ? look_for_similar(s, &s->watch.seen) : look_for_links(s, &s->watch.seen);
  watch_stop(&s->watch);
  if (is_of_links && !shows_links && !r->n_links) return false;
  if (changed) panel_pane_lay_out_anew(s);
  return changed;
}

/* ---- showing ---- */

size_t related_groups(struct session *s, struct panel_notes groups[RELATED_GROUPS])
{
  const struct related *r = &s->panel.related;
  size_t n = 0;
  if (!is_wanted(s)) return 0;
  bool is_this = r->serial == s->page.serial;
  if (is_this && r->n_links)
    groups[n++] =
        (struct panel_notes){links_name, r->links, r->n_links, r->n_all_links, r->has_links};
  if (s->similar_most)
    groups[n++] = (struct panel_notes){similar_name, is_this ? r->similar : NULL,
        is_this ? r->n_similar : 0, is_this ? r->n_similar : 0, is_this && r->has_similar};
  return n;
}
