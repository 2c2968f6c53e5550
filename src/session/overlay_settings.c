/* `:set NAME VALUE` in the palette: options and their values to choose from, as far as they are
 * typed. */
#include "session/overlay_own.h"

#include "base/mem.h"
#include "base/safe.h"
#include "session/config_print.h"
#include "session/fuzzy.h"
#include "session/prompt.h"

#include <stdlib.h>

/* What is typed behind "set ". */
struct typed {
  struct str name, value;
  bool has_value; /* is there a blank behind the name? */
  enum setting_id id;
};

static bool take_apart(struct str text, struct typed *out)
{
  struct str verb = STR_LIT("set ");
  if (!str_starts(text, verb)) return false;
  text = str_from(text, verb.n);
  while (text.n && text.p[0] == ' ')
    text = str_from(text, 1);
  out->has_value = str_has(text, ' ');
  str_cut(&text, ' ', &out->name);
  out->value = text.p ? str_trim(text) : STR_NONE;
  out->id = setting_find(out->name);
  return true;
}

/* ---- what there is ---- */

static void add_present(const struct session *s, enum setting_id id, struct buf *out)
{
  if (settings[id].add)
    settings[id].add(s, out);
  else
    config_add_value(out, config_tree(s->config, id));
}

static struct str present(const struct session *s, struct arena *a, enum setting_id id)
{
  struct buf text = BUF_INIT;
  add_present(s, id, &text);
  struct str value = arena_str(a, buf_str(&text));
  buf_release(&text);
  return safe_str(a, value, SAFE_BLANKS);
}

static struct str first_sentence(const char *help)
{
  struct str s = str_of(help);
  return str_first(s, str_find(s, STR_LIT(". ")));
}

static void add_option(struct session *s, size_t id)
{
  struct overlay *o = &s->overlay;
  const struct setting *row = &settings[id];
  struct str help = first_sentence(row->help);
  struct str text = arena_printf(o->arena, "%-18s %.*s", row->name, STR_ARG(help));
  struct overlay_item *item = overlay_add(o, text, id);
  item->is_off = !row->apply;
  overlay_set_aside(o, item, present(s, o->arena, (enum setting_id)id));
}

struct ranked {
  size_t id;
  int score;
};

static int compare_ranked(const void *a, const void *b)
{
  const struct ranked *x = a, *y = b;
  bool x_is_off = !settings[x->id].apply, y_is_off = !settings[y->id].apply;
  if (x->score != y->score) return x->score < y->score ? 1 : -1;
  if (x_is_off != y_is_off) return x_is_off ? 1 : -1; /* what can be changed here comes first */
  return x->id < y->id ? -1 : x->id > y->id;
}

static void list_options(struct session *s, struct str pattern)
{
  struct ranked ranked[SETTING_COUNT];
  size_t n = 0;
  for (size_t id = 0; id < SETTING_COUNT; id++) {
    int score = fuzzy_score(pattern, str_of(settings[id].name));
    if (score >= 0) ranked[n++] = (struct ranked){id, score};
  }
  qsort(ranked, n, sizeof *ranked, compare_ranked);
  for (size_t i = 0; i < n; i++)
    add_option(s, ranked[i].id);
}

static void add_value(struct session *s, enum setting_id id, struct str word, struct str typed)
{
  struct overlay *o = &s->overlay;
  if (fuzzy_score(typed, word) < 0) return;
  struct overlay_item *item = overlay_add(o, arena_str(o->arena, word), id);
  if (!str_eq(word, present(s, o->arena, id))) return;
  overlay_set_aside(o, item, STR_LIT("now"));
  if (!typed.n) o->selected = o->n - 1;
}

static void list_words(struct session *s, enum setting_id id, const char *words, struct str typed)
{
  struct str rest = str_of(words), word;
  while (str_cut(&rest, '|', &word))
    add_value(s, id, word, typed);
}

/* What is typed is the prompt's, so that it need not be handed on. */
static void offer_value(struct session *s, struct str value)
{
  struct typed t = {.id = SETTING_COUNT};
  take_apart(buf_str(&s->prompt.text), &t);
  add_value(s, t.id, value, t.value);
}

/* A line that cannot be chosen. */
static void say_what_it_takes(struct session *s, enum setting_id id)
{
  struct buf type = BUF_INIT;
  setting_add_typed(&type, &settings[id]);
  struct str text = arena_str(s->overlay.arena, buf_str(&type));
  struct overlay_item *item = overlay_add(&s->overlay, text, id);
  item->is_off = true;
  overlay_set_aside(&s->overlay, item, present(s, s->overlay.arena, id));
  buf_release(&type);
}

static void list_values(struct session *s, const struct typed *t)
{
  const struct setting *row = &settings[t->id];
  if (row->list) row->list(s, offer_value);
  if (row->type == SETTING_IS_CHOICE) list_words(s, t->id, row->words, t->value);
  if (row->type == SETTING_IS_SWITCH) list_words(s, t->id, "on|off", t->value);
  bool has_words = row->type == SETTING_IS_CHOICE || row->type == SETTING_IS_SWITCH;
  if (!has_words && !(row->list && s->overlay.n)) say_what_it_takes(s, t->id);
}

bool overlay_filter_settings(struct session *s, struct str pattern)
{
  struct typed t = {.id = SETTING_COUNT};
  bool is_set = take_apart(pattern, &t);
  s->overlay.kind = is_set ? OVERLAY_SETTINGS : OVERLAY_PALETTE;
  if (!is_set) return false;
  overlay_clear(&s->overlay);
  if (t.has_value && t.id < SETTING_COUNT)
    list_values(s, &t);
  else
    list_options(s, t.name);
  return true;
}

/* ---- choosing ---- */

static void tell(struct session *s, enum setting_id id)
{
  struct buf value = BUF_INIT;
  add_present(s, id, &value);
  session_tell(s, "%s: %s%s", settings[id].name, buf_cstr(&value),
      settings[id].apply ? "" : " (as it was at the start)");
  buf_release(&value);
}

static void complain_of_name(struct session *s, struct str name)
{
  struct buf why = BUF_INIT;
  setting_add_unknown(&why, name);
  session_complain(s, "%s", buf_cstr(&why));
  buf_release(&why);
}

/* What else is to be typed. */
static void go_on(struct session *s, size_t id)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "set %s ", settings[id].name);
  prompt_open_palette(s, buf_str(&text));
  buf_release(&text);
}

static bool is_refused(struct session *s, enum setting_id id, struct str value)
{
  bool is_beyond = s->secure && id == SETTING_THEME && themes_is_file(value);
  if (is_beyond) session_complain(s, "a theme's file is refused in secure mode");
  if (!settings[id].apply) session_complain(s, "%s %s", settings[id].name, settings[id].fixed);
  return is_beyond || !settings[id].apply;
}

static void set(struct session *s, enum setting_id id, struct str value)
{
  struct config_undo before = config_before(s->config, id);
  struct err err = ERR_INIT;
  if (is_refused(s, id, value)) return;
  bool ok = config_put(s->config, id, value, &err) &&
            settings[id].apply(s, config_tree(s->config, id), &err);
  if (!ok) {
    config_restore(s->config, id, &before);
    session_complain(s, "%s", err.text);
    return;
  }
  session_arrange(s);
  tell(s, id);
}

/* A value that is listed, or one as it was typed where none is. */
static void choose_value(struct session *s, const struct typed *t, struct str listed)
{
  if (listed.n || t->value.n)
    set(s, t->id, listed.n ? listed : t->value);
  else
    tell(s, t->id);
}

static void choose_name(struct session *s, const struct typed *t, size_t listed)
{
  if (t->id < SETTING_COUNT && (listed == t->id || listed == SETTING_COUNT))
    tell(s, t->id);
  else if (listed < SETTING_COUNT)
    go_on(s, listed);
  else
    complain_of_name(s, t->name);
}

void overlay_choose_setting(struct session *s)
{
  struct overlay *o = &s->overlay;
  struct arena *a = arena_new(); /* the lists go when they are closed */
  struct typed t = {.id = SETTING_COUNT};
  take_apart(arena_str(a, buf_str(&s->prompt.text)), &t);
  bool is_value = t.has_value && t.id < SETTING_COUNT;
  bool has_item = o->n > 0 && !(is_value && o->items[o->selected].is_off);
  size_t listed = has_item ? o->items[o->selected].value : SETTING_COUNT;
  struct str word = has_item ? arena_str(a, o->items[o->selected].text) : STR_NONE;
  overlay_close(s);
  session_arrange(s);
  if (is_value)
    choose_value(s, &t, word);
  else
    choose_name(s, &t, listed);
  arena_free(a);
}
