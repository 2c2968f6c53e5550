/* From a text to values. */
#include "session/config_own.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/utf8.h"

#include <stdlib.h>

/* One value that is being read, and where what is wrong with it goes. */
struct reading {
  const struct setting *row;
  struct arena *arena;
  struct faults *faults;
};

typedef bool value_reader(const struct reading *r, struct tree *given, struct config_value *out);

/* ---- what is wrong ---- */

/* A text as a sentence quotes it; long ones are cut. */
static struct str quoted(struct str s)
{
  enum { QUOTED_BYTES = 40 };
  return str_first_whole(s, QUOTED_BYTES);
}

static bool complain(const struct reading *r, const struct tree *given)
{
  struct buf type = BUF_INIT, got = BUF_INIT;
  setting_add_type(&type, r->row);
  if (given->kind == TREE_SCALAR) buf_addf(&got, ", not \"%.*s\"", STR_ARG(quoted(given->value)));
  fault_add(
      r->faults, given->line, "\"%s\" is %s%s", r->row->name, buf_cstr(&type), buf_cstr(&got));
  buf_release(&type);
  buf_release(&got);
  return false;
}

/* ---- values by type ---- */

/* A text that can be a name, a path, a pattern. */
static bool is_text(const struct tree *t)
{
  if (t->kind != TREE_SCALAR || !t->value.n) return false;
  for (size_t i = 0; i < t->value.n; i++)
    if ((unsigned char)t->value.p[i] < ' ' || t->value.p[i] == 0x7F) return false;
  return true;
}

static bool read_text(const struct reading *r, struct tree *given, struct config_value *out)
{
  if (!is_text(given)) return complain(r, given);
  out->tree = given;
  out->text = arena_str(r->arena, given->value).p;
  return true;
}

static bool is_word_of(struct str word, const char *words)
{
  struct str rest = str_of(words), one;
  while (str_cut(&rest, '|', &one))
    if (str_eq_name(one, word)) return true;
  return false;
}

static bool read_switch(const struct reading *r, struct tree *given, struct config_value *out)
{
  bool is_on = is_text(given) && is_word_of(given->value, "on|true|yes");
  if (!is_on && !(is_text(given) && is_word_of(given->value, "off|false|no")))
    return complain(r, given);
  out->text = is_on ? "on" : "off";
  struct tree *word = tree_scalar(r->arena, str_of(out->text), false);
  word->line = given->line;
  out->tree = word;
  out->number = is_on;
  return true;
}

static bool read_number(const struct reading *r, struct tree *given, struct config_value *out)
{
  bool is_whole = given->kind == TREE_SCALAR && given->type == TREE_INT;
  if (!is_whole || given->number < (double)r->row->min || given->number > (double)r->row->max)
    return complain(r, given);
  out->number = (long)given->number;
  return read_text(r, given, out);
}

static bool read_choice(const struct reading *r, struct tree *given, struct config_value *out)
{
  if (!is_text(given) || !is_word_of(given->value, r->row->words)) return complain(r, given);
  return read_text(r, given, out);
}

static bool is_list_of_texts(const struct tree *t)
{
  if (t->kind != TREE_LIST) return false;
  for (const struct tree *item = t->first; item; item = item->next)
    if (!is_text(item)) return false;
  return true;
}

/* A lone text becomes a list of one. */
static struct tree *as_list(const struct reading *r, struct tree *given)
{
  if (!is_text(given)) return given;
  struct tree *list = tree_new(r->arena, TREE_LIST);
  list->line = given->line;
  list->key = given->key;
  given->next = NULL;
  tree_add(list, STR_NONE, given);
  return list;
}

static bool read_list(const struct reading *r, struct tree *given, struct config_value *out)
{
  struct tree *list = as_list(r, given);
  if (!is_list_of_texts(list)) return complain(r, given);
  out->tree = list;
  return true;
}

static bool read_map(const struct reading *r, struct tree *given, struct config_value *out)
{
  if (given->kind != TREE_MAP) return complain(r, given);
  for (const struct tree *t = given->first; t; t = t->next)
    if (!is_text(t) && !is_list_of_texts(t)) return complain(r, t);
  out->tree = given;
  return true;
}

static bool read_sets(const struct reading *r, struct tree *given, struct config_value *out)
{
  return given->kind == TREE_MAP ? read_map(r, given, out) : read_list(r, given, out);
}

static bool read_keys(const struct reading *r, struct tree *given, struct config_value *out)
{
  if (given->kind != TREE_MAP) return complain(r, given);
  out->tree = given;
  return true;
}

static value_reader *const readers[] = {
    [SETTING_IS_SWITCH] = read_switch,
    [SETTING_IS_NUMBER] = read_number,
    [SETTING_IS_CHOICE] = read_choice,
    [SETTING_IS_TEXT] = read_text,
    [SETTING_IS_LIST] = read_list,
    [SETTING_IS_MAP] = read_map,
    [SETTING_IS_SETS] = read_sets,
    [SETTING_IS_KEYS] = read_keys,
};

bool config_read_value(struct config *c, enum setting_id id, struct tree *given,
    struct faults *faults, struct config_value *out)
{
  struct reading r = {&settings[id], c->arena, faults};
  *out = (struct config_value){0};
  if (!readers[r.row->type](&r, given, out)) return false;
  if (r.row->check) r.row->check(out->tree, faults);
  return true;
}

/* A value that does not pass its row's own check stays: parts of it may hold. */
static void read_value(struct config *c, enum setting_id id, struct tree *given)
{
  struct config_value value;
  bool is_nothing = given->kind == TREE_SCALAR && given->type == TREE_NULL;
  size_t n_before = c->faults.n;
  if (is_nothing || !config_read_value(c, id, given, &c->faults, &value)) return;
  if (c->faults.n != n_before && value.text) return;
  c->told[id] = value;
  c->is_given[id] = true;
}

/* ---- all of them ---- */

static void set_default(struct config *c, enum setting_id id, struct tree *given)
{
  struct faults faults = {.arena = c->arena};
  struct reading r = {&settings[id], c->arena, &faults};
  if (!readers[r.row->type](&r, given, &c->defaults[id])) abort();
  c->values[id] = c->told[id] = c->defaults[id];
}

/* In one text, which is read in a fraction of the time that many take. */
static void set_defaults(struct config *c)
{
  struct buf text = BUF_INIT;
  struct faults faults = {.arena = c->arena};
  for (int id = 0; id < SETTING_COUNT; id++)
    buf_addf(&text, "%s: %s\n", settings[id].name, settings[id].fallback);
  struct tree *row =
      tree_read_yaml(c->arena, arena_str(c->arena, buf_str(&text)), 0, &faults)->first;
  for (int id = 0; id < SETTING_COUNT; id++) {
    struct tree *next = row->next; /* a lone text leaves the map for its list */
    row->line = 0;
    set_default(c, (enum setting_id)id, row);
    row = next;
  }
  buf_release(&text);
}

struct config *config_new(void)
{
  struct config *c = mem_zalloc(1, sizeof *c);
  c->arena = arena_new();
  c->faults.arena = c->arena;
  set_defaults(c);
  return c;
}

void config_free(struct config *c)
{
  if (!c) return;
  arena_free(c->arena);
  free(c);
}

static void read_row(struct config *c, struct tree *row)
{
  enum setting_id id = setting_find(row->key);
  struct buf why = BUF_INIT;
  if (id < SETTING_COUNT) {
    read_value(c, id, row);
  } else {
    setting_add_unknown(&why, quoted(row->key));
    fault_add(&c->faults, row->line, "%s", buf_cstr(&why));
  }
  buf_release(&why);
}

static void read_rows(struct config *c, struct str yaml)
{
  size_t n_repaired;
  struct str text = utf8_repaired(c->arena, yaml, &n_repaired);
  struct tree *map = tree_read_yaml(c->arena, arena_str(c->arena, text), 1, &c->faults);
  for (struct tree *row = map->first, *next; row; row = next) {
    next = row->next; /* a lone text leaves the map for its list */
    read_row(c, row);
  }
}

void config_read(struct config *c, struct str yaml, const char *file)
{
  c->file = arena_str(c->arena, str_of(file)).p;
  c->faults = (struct faults){.arena = c->arena};
  memset(c->is_given, 0, sizeof c->is_given);
  read_rows(c, yaml);
  for (int id = 0; id < SETTING_COUNT; id++) {
    if (!c->is_given[id] && !c->faults.n) c->told[id] = c->defaults[id];
    config_settle(c, (enum setting_id)id);
  }
}

void config_refuse(struct config *c, enum setting_id id, const char *why)
{
  fault_add(&c->faults, c->values[id].tree->line, "%s", why);
  c->values[id] = c->told[id] = c->defaults[id];
}

void config_refuse_file(struct config *c, const char *file, const char *why)
{
  struct buf begin = BUF_INIT;
  buf_addf(&begin, "%s: ", file);
  c->file = arena_str(c->arena, str_of(file)).p;
  bool is_named = str_starts(str_of(why), buf_str(&begin)); /* it is named where faults are told */
  fault_add(&c->faults, 0, "%s", is_named ? why + begin.n : why);
  buf_release(&begin);
}

/* ---- asking ---- */

const char *config_text(const struct config *c, enum setting_id id)
{
  return c->values[id].text;
}

long config_number(const struct config *c, enum setting_id id)
{
  return c->values[id].number;
}

bool config_is_on(const struct config *c, enum setting_id id)
{
  return c->values[id].number != 0;
}

bool config_is(const struct config *c, enum setting_id id, const char *word)
{
  return str_eq_name(str_of(c->values[id].text), str_of(word));
}

const struct tree *config_tree(const struct config *c, enum setting_id id)
{
  return c->values[id].tree;
}

bool config_differs(const struct config *c, enum setting_id id)
{
  return !tree_eq(c->values[id].tree, c->defaults[id].tree);
}

void config_add_trouble(struct buf *out, const struct config *c, bool in_short)
{
  const struct fault *f = c->faults.first;
  if (!f) return;
  struct str file = str_of(c->file);
  buf_add(out, in_short ? fs_basename(file) : file);
  if (f->line) buf_addf(out, ":%zu", f->line);
  buf_addf(out, ": %.*s", STR_ARG(f->text));
  if (c->faults.n > 1) buf_addf(out, " (and %zu more)", c->faults.n - 1);
}
