/* Roles to curses attributes and colour pairs. */
#include "term/palette.h"

enum { NAMED_COLOURS = 8 };

static const struct attribute {
  unsigned char style; /* enum style_attr */
  attr_t curses;
} attributes[] = {
    {ATTR_BOLD, A_BOLD},
    {ATTR_DIM, A_DIM},
    {ATTR_UNDERLINE, A_UNDERLINE},
    {ATTR_REVERSE, A_REVERSE},
};

static struct style laid_over(struct style base, const struct style *over)
{
  if (over->attrs & ATTR_REVERSE) { /* one calm bar, not stripes of the colours below it */
    base.fg = base.bg = COLOUR_DEFAULT;
    base.attrs &= (unsigned char)~ATTR_DIM;
  }
  if (over->fg != COLOUR_DEFAULT) base.fg = over->fg;
  if (over->bg != COLOUR_DEFAULT) base.bg = over->bg;
  base.attrs |= over->attrs;
  return base;
}

static attr_t attrs_of(const struct palette *p, const struct style *s)
{
  attr_t attrs = s->attrs & ATTR_ITALIC ? p->italic : A_NORMAL;
  if (s->attrs & ATTR_DIM) attrs &= A_ITALIC; /* what stays in the background has no underline */
  for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
    if (s->attrs & attributes[i].style) attrs |= attributes[i].curses;
  return attrs;
}

/* A bright colour where the terminal has only 8 becomes the plain one in bold. */
static int plain_colour(int colour, attr_t *attrs)
{
  if (colour < NAMED_COLOURS || COLORS >= 2 * NAMED_COLOURS) return colour;
  *attrs |= A_BOLD;
  return colour - NAMED_COLOURS;
}

/* Pair 0, the default colours, when the terminal has no pair left. */
static short pair_of(struct palette *p, int fg, int bg)
{
  if (fg == COLOUR_DEFAULT && bg == COLOUR_DEFAULT) return 0;
  short *pair = &p->pairs[fg + 1][bg + 1];
  if (!*pair && p->n_pairs + 1 < COLOR_PAIRS &&
      init_pair((short)(p->n_pairs + 1), (short)fg, (short)bg) == OK)
    *pair = ++p->n_pairs;
  return *pair;
}

static struct palette_look make_look(struct palette *p, const struct style *s)
{
  struct palette_look look = {.attrs = attrs_of(p, s)};
  if (!p->has_colours) { /* what only its colour tells apart is bold instead */
    if (s->fg != COLOUR_DEFAULT && !s->attrs) look.attrs |= A_BOLD;
    return look;
  }
  int fg = plain_colour(s->fg, &look.attrs);
  attr_t ignored = 0;
  look.pair = pair_of(p, fg, plain_colour(s->bg, &ignored));
  return look;
}

struct palette_look palette_look(struct palette *p, enum style_role role, enum style_role over)
{
  struct palette_look *look = &p->looks[role][over];
  if (!p->is_made[role][over]) {
    struct style s = over == STYLE_TEXT ? styles[role] : laid_over(styles[role], &styles[over]);
    *look = make_look(p, &s);
    p->is_made[role][over] = true;
  }
  return *look;
}

void palette_init(struct palette *p, bool want_colours)
{
  *p = (struct palette){.italic = termattrs() & A_ITALIC ? A_ITALIC : A_UNDERLINE};
  if (!want_colours || !has_colors() || start_color() != OK) return;
  p->has_colours = use_default_colors() == OK;
}
