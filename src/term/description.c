/* Terminfo, asked once. */
#include "term/description.h"

#include "base/mem.h"

#include <curses.h>
#include <langinfo.h>
#include <stdlib.h>
#include <term.h>

static const struct named_key {
  const char *capability; /* terminfo(5) */
  uint32_t code;
} named_keys[] = {
    {"kcuu1", KEYS_UP},
    {"kcud1", KEYS_DOWN},
    {"kcub1", KEYS_LEFT},
    {"kcuf1", KEYS_RIGHT},
    {"kpp", KEYS_PAGE_UP},
    {"knp", KEYS_PAGE_DOWN},
    {"khome", KEYS_HOME},
    {"kend", KEYS_END},
    {"kent", KEYS_ENTER},
    {"kcbt", KEYS_BACK_TAB},
    {"kdch1", KEYS_DELETE},
    {"kich1", KEYS_INSERT},
    {"kf1", KEYS_F1},
    {"kf2", KEYS_F1 + 1},
    {"kf3", KEYS_F1 + 2},
    {"kf4", KEYS_F1 + 3},
    {"kf5", KEYS_F1 + 4},
    {"kf6", KEYS_F1 + 5},
    {"kf7", KEYS_F1 + 6},
    {"kf8", KEYS_F1 + 7},
    {"kf9", KEYS_F1 + 8},
    {"kf10", KEYS_F1 + 9},
    {"kf11", KEYS_F1 + 10},
    {"kf12", KEYS_F1 + 11},
};
_Static_assert(sizeof named_keys / sizeof *named_keys <= DESCRIPTION_KEYS, "room for every key");

static struct str capability(const char *name)
{
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? STR_NONE : str_of(text);
}

/* Adds a capability as it can be written at once: without its delays, $<...>. */
static void add_capability(struct buf *out, const char *name)
{
  struct str s = capability(name);
  while (s.n) {
    size_t delay = str_find(s, STR_LIT("$<"));
    buf_add(out, str_first(s, delay));
    s = str_from(s, delay);
    s = str_from(s, s.n ? str_find(s, STR_LIT(">")) + 1 : 0);
  }
}

/* Capabilities one after the other; a NULL ends them. */
static struct str joined(struct description *d, const char *const *names)
{
  struct buf text = BUF_INIT;
  for (; *names; names++)
    add_capability(&text, *names);
  struct str kept = arena_str(d->arena, buf_str(&text));
  buf_release(&text);
  return kept;
}

static void learn_modes(struct description *d)
{
  static const char *const take[] = {"smcup", "smkx", "BE", NULL};
  static const char *const give[] = {"BD", "rmkx", "cnorm", "sgr0", "rmcup", NULL};
  d->take = joined(d, take);
  d->give = joined(d, give);
  d->has_mouse = capability("kmous").n > 0;
  /* Elsewhere curses repeats characters by a sequence (REP) that has to follow them at once. */
  d->has_sgr = d->locale_is_utf8 && str_starts(capability("bold"), STR_LIT("\033[1m")) &&
               str_starts(capability("rev"), STR_LIT("\033[7m"));
  d->has_cha = str_eq(capability("hpa"), STR_LIT("\033[%i%p1%dG")) && tigetflag("xenl") > 0;
  d->has_other_screen = capability("rmcup").n > 0;
  d->cup = arena_str(d->arena, capability("cup"));
}

/* What scrolls, without parameters yet: the region, and margins beside it. */
static void learn_scrolling(struct description *d)
{
  static const char *const names[] = {"smglr", "mgc", "csr", "indn", "rin"};
  struct str *const texts[] = {&d->margins, &d->no_margins, &d->region, &d->up, &d->down};
  d->scrolls = capability("csr").n && capability("ind").n && capability("ri").n;
  d->has_margins = d->scrolls;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    *texts[i] = arena_str(d->arena, capability(names[i]));
    d->has_margins = d->has_margins && texts[i]->n;
  }
}

static void learn_keys(struct description *d)
{
  for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++) {
    struct str bytes = capability(named_keys[i].capability);
    if (bytes.n < 2 || bytes.p[0] != '\033') continue;
    d->keys[d->n_keys++] = (struct input_sequence){arena_str(d->arena, bytes), named_keys[i].code};
  }
}

/* The first video terminals know 7 bits, whatever the locale says. */
static bool is_seven_bit(struct str term)
{
  static const char *const names[] = {"vt52", "vt100", "vt102"};
  struct str kind = term;
  str_cut(&term, '-', &kind);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (str_eq(kind, str_of(names[i]))) return true;
  return false;
}

static void learn_characters(struct description *d, struct str term)
{
  d->locale_is_utf8 = str_eq(str_of(nl_langinfo(CODESET)), STR_LIT("UTF-8"));
  d->rules.ascii = !d->locale_is_utf8 || is_seven_bit(term);
  d->rules.bare = str_starts(term, STR_LIT("linux"));
}

static void learn(struct description *d, struct str term)
{
  learn_characters(d, term);
  const struct clipboard_facts facts = {.term = term,
      .has_sequence = capability("Ms").n > 0,
      .in_tmux = getenv("TMUX") != NULL,
      .in_screen = getenv("STY") != NULL};
  d->clipboard = clipboard_route(&facts);
  d->has_colours = tigetnum("colors") > 0;
  d->cols = tigetnum("cols");
  d->rows = tigetnum("lines");
  learn_scrolling(d);
  learn_keys(d);
  learn_modes(d);
}

/* Most terminals of today are near enough to this one to be read on. */
#define REMEDY "; TERM=xterm-256color fits most terminals, --linear all of them"

/* More than curses takes for what it knows of terminals: it does not look whether it got that. */
enum { CURSES_BYTES = 256 * 1024 };

static bool look_up(struct description *d, const char *term, int fd, struct err *err)
{
  int status;
  mem_require(CURSES_BYTES);
  if (setupterm(term, fd, &status) != OK && status != 1)
    return err_set(
        err, "TERM is \"%s\", and no description of such a terminal is installed" REMEDY, term);
  learn(d, str_of(term));
  del_curterm(cur_term);
  return true;
}

static struct description *description_empty(void)
{
  struct description *d = mem_zalloc(1, sizeof *d);
  d->arena = arena_new();
  return d;
}

struct description *description_of_none(void)
{
  struct description *d = description_empty();
  learn_characters(d, STR_NONE);
  return d;
}

struct description *description_new(int fd, struct err *err)
{
  const char *term = getenv("TERM");
  if (!term || !*term) {
    err_set(err, "the terminal's kind is not known: TERM is not set" REMEDY);
    return NULL;
  }
  struct description *d = description_empty();
  if (look_up(d, term, fd, err)) return d;
  description_free(d);
  return NULL;
}

void description_free(struct description *d)
{
  if (!d) return;
  arena_free(d->arena);
  free(d);
}

/* Adds a capability with its numbers. */
static void add(struct buf *out, struct str capability, int a, int b)
{
  buf_add_cstr(out, tiparm(capability.p, a, b));
}

void description_add_scroll(
    const struct description *d, struct buf *out, const struct scroll *s, int rows)
{
  add(out, d->margins, s->left, s->right - 1);
  add(out, d->region, s->top, s->end - 1);
  add(out, d->cup, s->by > 0 ? s->end - 1 : s->top, s->left);
  add(out, s->by > 0 ? d->up : d->down, abs(s->by), 0);
  add(out, d->region, 0, rows - 1);
  buf_add(out, d->no_margins);
}

void description_add_move(const struct description *d, struct buf *out, int row, int col)
{
  add(out, d->cup, row, col);
}
