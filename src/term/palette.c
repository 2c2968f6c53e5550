/* Roles to curses attributes and colour pairs. */
#include "term/palette.h"

static const struct attribute {
  unsigned char style; /* enum style_attr */
  attr_t curses;
} attributes[] = {
    {ATTR_BOLD, A_BOLD},
    {ATTR_DIM, A_DIM},
    {ATTR_UNDERLINE, A_UNDERLINE},
    {ATTR_REVERSE, A_REVERSE},
};

static struct look laid_over(struct look base, const struct look *over)
{
  struct look l = base;
  if (over->attrs & ATTR_REVERSE) { /* one calm bar, not stripes of the colours below it */
    l = *over;
    base.attrs &= (unsigned short)~ATTR_DIM;
  } else if (over->fg != COLOUR_DEFAULT) {
    l.fg = over->fg;
    l.fine_fg = over->fine_fg;
  }
  if (over->bg != COLOUR_DEFAULT) {
    l.bg = over->bg;
    l.fine_bg = over->fine_bg;
  }
  l.attrs = base.attrs | over->attrs;
  return l;
}

/* Where there are no italics, what they stress is bold: underlined it would look like a link. */
static attr_t slant_of(const struct palette *p, enum style_role role)
{
  if (p->has_italics) return A_ITALIC;
  return styles[role].is_decorative ? A_NORMAL : A_BOLD;
}

static attr_t attrs_of(const struct palette *p, enum style_role role, const struct look *l)
{
  attr_t attrs = l->attrs & ATTR_ITALIC ? slant_of(p, role) : A_NORMAL;
  if (l->attrs & ATTR_DIM) attrs &= A_ITALIC; /* what stays in the background is not bold */
  for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
    if (l->attrs & attributes[i].style) attrs |= attributes[i].curses;
  return attrs;
}

/* A bright colour where the terminal has only 8 becomes the plain one in bold; but grey becomes
 * dim, since bold black may be seen nowhere. */
static short plain_colour(short colour, attr_t *attrs)
{
  if (colour < COLOUR_BRIGHT || COLORS >= COLOURS_NAMED) return colour;
  if (colour == COLOUR_BRIGHT + COLOUR_BLACK) {
    *attrs |= A_DIM;
    return COLOUR_DEFAULT;
  }
  *attrs |= A_BOLD;
  return (short)(colour - COLOUR_BRIGHT);
}

/* The colour that this terminal has for a named and a fine one. */
static short colour_of(short named, short fine, attr_t *attrs)
{
  bool is_fine = fine != COLOUR_DEFAULT && COLORS >= COLOURS_FINE;
  return is_fine ? fine : plain_colour(named, attrs);
}

/* Pair 0, the default colours, when the terminal has no pair left. */
static short pair_of(struct palette *p, short fg, short bg)
{
  if (fg == COLOUR_DEFAULT && bg == COLOUR_DEFAULT) return 0;
  for (short i = 0; i < p->n_pairs; i++)
    if (p->pairs[i].fg == fg && p->pairs[i].bg == bg) return (short)(i + 1);
  if (p->n_pairs == PALETTE_PAIRS || p->n_pairs + 1 >= COLOR_PAIRS) return 0;
  short pair = (short)(p->n_pairs + 1);
  if (init_pair(pair, fg, bg) != OK) return 0;
  p->pairs[p->n_pairs].fg = fg;
  p->pairs[p->n_pairs++].bg = bg;
  return pair;
}

static struct palette_look make_look(struct palette *p, enum style_role role, const struct look *l)
{
  struct palette_look look = {.attrs = attrs_of(p, role, l)};
  if (!p->has_colours) return look;
  attr_t ignored = 0;
  short fg = colour_of(l->fg, l->fine_fg, &look.attrs);
  look.pair = pair_of(p, fg, colour_of(l->bg, l->fine_bg, &ignored));
  return look;
}

struct palette_look palette_look(struct palette *p, enum style_role role, enum style_role over)
{
  struct palette_look *look = &p->looks[role][over];
  if (!p->is_made[role][over]) {
    struct look l = p->theme.looks[role];
    if (over != STYLE_TEXT) l = laid_over(l, &p->theme.looks[over]);
    *look = make_look(p, role, &l);
    p->is_made[role][over] = true;
  }
  return *look;
}

static void forget_looks(struct palette *p)
{
  p->n_changes++;
  memset(p->is_made, 0, sizeof p->is_made);
}

void palette_use(struct palette *p, const struct theme *theme)
{
  if (memcmp(&p->theme, theme, sizeof *theme) == 0) return;
  p->theme = *theme;
  forget_looks(p);
}

void palette_want(struct palette *p, bool colours)
{
  bool has_colours = p->can_colour && colours;
  if (has_colours == p->has_colours) return;
  p->has_colours = has_colours;
  forget_looks(p);
}

void palette_init(struct palette *p, bool want_colours)
{
  *p = (struct palette){.has_italics = (termattrs() & A_ITALIC) != 0};
  theme_init(&p->theme);
  if (!want_colours || !has_colors() || start_color() != OK) return;
  p->can_colour = p->has_colours = use_default_colors() == OK;
}
