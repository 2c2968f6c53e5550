/* Looks of roles, and the words that change them. */
#include "page/theme.h"

#include "base/arena.h"
#include "base/fault.h"
#include "base/nearest.h"
#include "base/number.h"
#include "base/tree.h"

static const struct look plain = {
    COLOUR_DEFAULT, COLOUR_DEFAULT, COLOUR_DEFAULT, COLOUR_DEFAULT, 0};

void theme_init(struct theme *t)
{
  for (int i = 0; i < STYLE_COUNT; i++)
    t->looks[i] = styles[i].look;
}

bool theme_shows_code(const struct theme *t)
{
  const struct look *code = &t->looks[STYLE_CODE], *text = &t->looks[STYLE_TEXT];
  return code->fg != text->fg || code->bg != text->bg || code->attrs != text->attrs;
}

/* ---- fewer colours ---- */

/* Attributes, texts and signs tell everything. */
static void drop_colours(struct theme *t)
{
  for (int i = 0; i < STYLE_COUNT; i++) {
    unsigned short attrs = t->looks[i].attrs;
    t->looks[i] = plain;
    t->looks[i].attrs = attrs;
  }
}

static void drop_fine_colours(struct theme *t)
{
  for (int i = 0; i < STYLE_COUNT; i++)
    t->looks[i].fine_fg = t->looks[i].fine_bg = COLOUR_DEFAULT;
}

/* Bright letters become bold ones. */
static void drop_bright_colours(struct theme *t)
{
  drop_fine_colours(t);
  for (int i = 0; i < STYLE_COUNT; i++) {
    struct look *l = &t->looks[i];
    if (l->fg >= COLOUR_BRIGHT) {
      l->fg -= COLOUR_BRIGHT;
      l->attrs |= ATTR_BOLD;
    }
    if (l->bg >= COLOUR_BRIGHT) l->bg -= COLOUR_BRIGHT;
  }
}

static void keep_colours(struct theme *t)
{
  (void)t;
}

static const struct {
  const char *name;
  void (*run)(struct theme *t);
} limits[] = {
    {"none", drop_colours},
    {"8", drop_bright_colours},
    {"16", drop_fine_colours},
    {"256", keep_colours},
};

/* ---- words ---- */

static const char *const attribute_names[] = {"bold", "dim", "italic", "underline", "reverse"};
static const char *const colour_names[] = {
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};

enum {
  N_ATTRIBUTES = sizeof attribute_names / sizeof *attribute_names,
  N_COLOURS = sizeof colour_names / sizeof *colour_names
};

/* What is being read, for sentences. */
struct reading {
  const char *file; /* NULL: sentences have no place */
  size_t line;
  struct err *err;
};

static bool complain(
    const struct reading *r, const char *what, struct str word, const struct nearest *near)
{
  struct buf offers = BUF_INIT;
  if (near) nearest_add(near, &offers);
  if (r->file)
    err_set(
        r->err, "%s:%zu: %s \"%.*s\"%s", r->file, r->line, what, STR_ARG(word), buf_cstr(&offers));
  else
    err_set(r->err, "%s \"%.*s\"%s", what, STR_ARG(word), buf_cstr(&offers));
  buf_release(&offers);
  return false;
}

static int find_name(const char *const *names, int n, struct str word)
{
  for (int i = 0; i < n; i++)
    if (str_eq(word, str_of(names[i]))) return i;
  return -1;
}

static bool named_colour(struct str word, short *out)
{
  struct str bright = STR_LIT("bright-");
  bool is_bright = str_starts(word, bright);
  int i = find_name(colour_names, N_COLOURS, is_bright ? str_from(word, bright.n) : word);
  if (i >= 0) *out = (short)(i + (is_bright ? COLOUR_BRIGHT : 0));
  return i >= 0;
}

static bool complain_of_word(const struct reading *r, struct str word)
{
  struct nearest near = nearest_to(word);
  for (int i = 0; i < N_ATTRIBUTES; i++)
    nearest_offer(&near, str_of(attribute_names[i]));
  for (int i = 0; i < N_COLOURS; i++)
    nearest_offer(&near, str_of(colour_names[i]));
  return complain(r, "there is no attribute and no colour", word, &near);
}

/* A colour: NAME, or NUMBER/NAME. */
static bool read_colour(const struct reading *r, struct str word, short *named, short *fine)
{
  struct str number, name = word;
  double n;
  if (word.p[0] < '0' || word.p[0] > '9')
    return named_colour(word, named) || complain_of_word(r, word);
  str_cut(&name, '/', &number);
  if (!number_parse(number, &n) || n < COLOURS_NAMED || n >= COLOURS_FINE || n != (int)n)
    return complain(r, "a colour by its number is one from 16 to 255, not", number, NULL);
  *fine = (short)n;
  return (name.p && named_colour(name, named)) ||
         complain(r,
             "for terminals with fewer colours a named one has to follow, as in 25/blue:", word,
             NULL);
}

/* Takes the next word of a look. */
static bool next_word(struct str *rest, struct str *word)
{
  do
    if (!str_cut(rest, ' ', word)) return false;
  while (!word->n);
  return true;
}

static bool read_look(const struct reading *r, struct str text, struct look *look)
{
  struct str word;
  *look = plain;
  while (next_word(&text, &word)) {
    int attribute = find_name(attribute_names, N_ATTRIBUTES, word);
    if (attribute >= 0)
      look->attrs |= (unsigned short)(1 << attribute);
    else if (str_eq(word, STR_LIT("on"))) {
      if (!next_word(&text, &word)) return complain(r, "a colour has to follow", word, NULL);
      if (!read_colour(r, word, &look->bg, &look->fine_bg)) return false;
    } else if (!str_eq(word, STR_LIT("plain")) && !read_colour(r, word, &look->fg, &look->fine_fg))
      return false;
  }
  return true;
}

/* ---- the file ---- */

static bool complain_of_role(const struct reading *r, struct str name)
{
  struct nearest near = nearest_to(name);
  for (int i = 0; i < STYLE_COUNT; i++)
    nearest_offer(&near, str_of(styles[i].name));
  return complain(r, "there is no role", name, &near);
}

static bool read_role(struct theme *t, const struct reading *r, struct str role, struct str text)
{
  struct look look;
  for (int i = 0; i < STYLE_COUNT; i++)
    if (str_eq_name(role, str_of(styles[i].name))) {
      bool ok = read_look(r, text, &look);
      if (ok) t->looks[i] = look;
      return ok;
    }
  return complain_of_role(r, role);
}

bool theme_change(struct theme *t, struct str role, struct str look, struct err *err)
{
  struct reading r = {.err = err};
  return read_role(t, &r, role, look);
}

static bool limit_colours(struct theme *t, const struct reading *r, struct str limit)
{
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    if (str_eq(limit, str_of(limits[i].name))) {
      limits[i].run(t);
      return true;
    }
  return complain(r, "\"colours\" is none, 8, 16 or 256, not", limit, NULL);
}

/* One row; `colours` was seen to before the others, wherever it stands. */
static bool read_row(struct theme *t, struct reading *r, const struct tree *row, bool first_pass)
{
  bool is_colours = str_eq(row->key, STR_LIT("colours"));
  r->line = row->line;
  if (row->kind != TREE_SCALAR || !row->value.n)
    return complain(r, "words have to follow", row->key, NULL);
  if (first_pass) return !is_colours || limit_colours(t, r, row->value);
  if (is_colours || str_eq(row->key, STR_LIT("about"))) return true;
  return read_role(t, r, row->key, row->value);
}

static bool read_rows(struct theme *t, struct reading *r, const struct tree *map)
{
  for (int pass = 0; pass < 2; pass++)
    for (const struct tree *row = map->first; row; row = row->next)
      if (!read_row(t, r, row, pass == 0)) return false;
  return true;
}

bool theme_read(struct theme *t, struct str yaml, const char *file, struct err *err)
{
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  struct reading r = {.file = file, .err = err};
  const struct tree *map = tree_read_yaml(a, yaml, 1, &faults);
  theme_init(t);
  bool ok = faults.first ? err_set(err, "%s:%zu: %.*s", file, faults.first->line,
                               STR_ARG(faults.first->text))
                         : read_rows(t, &r, map);
  arena_free(a);
  return ok;
}
