/* Filling lines.
 *
 * UAX #14 lets a line break behind '-', '/' or '.' inside of a word, which tears options, paths and
 * names such as node.js apart. Here such a break is taken only where a word is longer than a line
 * (the standard calls this tailoring), and every run of blanks before a word is a break. */
#include "page/wrap.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>

/* In narrower text a line is not to become shorter for the sake of the one below. */
enum { COMPANY_FROM_COLS = 50 };

enum fitness { BREAK_NOT, BREAK_IN_WORD, BREAK_FREELY };

/* A place in the text: so many bytes of it, which take so many columns of the line begun last. */
struct place {
  size_t at;
  int cols;
};

struct filler {
  struct wrap *w;
  struct str text;
  const unsigned char *breaks; /* of UAX #14; NULL for a text of ASCII */
  size_t from;                 /* where the line began */
  struct place here;           /* what has been taken */
  struct place free, in_word;  /* the last breaks on this line; at <= from: none */
  int width, rest_width;
  bool is_code; /* blanks and LF are as other text */
};

void wrap_release(struct wrap *w)
{
  free(w->lines);
  free(w->breaks);
  *w = (struct wrap)WRAP_INIT;
}

/* ---- where a line may break ---- */

/* Characters behind which a word may break when it must. */
static const bool ends_part[256] = {['/'] = true,
    ['-'] = true,
    ['.'] = true,
    ['?'] = true,
    ['&'] = true,
    ['='] = true,
    ['_'] = true,
    [','] = true,
    [':'] = true,
    [';'] = true,
    ['#'] = true,
    ['+'] = true,
    ['@'] = true,
    ['|'] = true,
    ['('] = true,
    ['\\'] = true};

static bool is_ascii(char c)
{
  return (unsigned char)c < 0x80;
}

/* A mark that closes, alone between blanks, stays with the word before it. */
static bool is_lone_mark(struct str text, size_t at)
{
  return strchr("!?;:,.)]}", text.p[at]) && (at + 1 == text.n || text.p[at + 1] == ' ');
}

/* LF is taken by itself, so no line must end elsewhere. */
static const enum fitness fitnesses[] = {
    [TEXT_BREAK_NOT] = BREAK_NOT,
    [TEXT_BREAK_MAY] = BREAK_FREELY,
    [TEXT_BREAK_MUST] = BREAK_NOT,
    [TEXT_BREAK_PART] = BREAK_IN_WORD,
};

/* How well the line breaks before byte `at`, which begins a cluster and is not the first. */
static enum fitness break_before(const struct filler *f, size_t at)
{
  char before = f->text.p[at - 1], c = f->text.p[at];
  if (!is_ascii(before) || !is_ascii(c)) return f->breaks ? fitnesses[f->breaks[at]] : BREAK_NOT;
  if (c == ' ') return BREAK_NOT;
  if (before == ' ') return is_lone_mark(f->text, at) ? BREAK_NOT : BREAK_FREELY;
  return ends_part[(unsigned char)before] ? BREAK_IN_WORD : BREAK_NOT;
}

/* ---- lines ---- */

static void wrap_add(struct wrap *w, size_t from, size_t n, int cols)
{
  w->lines = mem_grow(w->lines, &w->cap, w->n + 1, sizeof *w->lines);
  w->lines[w->n++] = (struct wrap_line){(uint32_t)from, (uint32_t)n, cols};
}

/* Leaves out blanks at the end of bytes [from, from + *n). */
static void trim_end(struct str text, size_t from, size_t *n, int *cols)
{
  while (*n && text.p[from + *n - 1] == ' ') {
    --*n;
    --*cols;
  }
}

/* Leaves out a joiner at the end, which a cut parted from what it joins: it would be no safe text.
 */
static void trim_joiner(struct str text, size_t from, size_t *n)
{
  struct str line = str_first(str_from(text, from), *n);
  if (str_ends(line, STR_LIT("\u200C")) || str_ends(line, STR_LIT("\u200D")))
    *n -= sizeof "\u200C" - 1;
}

/* Ends the line at `end`, from where the next begins. */
static void filler_end(struct filler *f, struct place end)
{
  size_t n = end.at - f->from;
  int cols = end.cols;
  trim_end(f->text, f->from, &n, &cols);
  if (end.at < f->text.n) trim_joiner(f->text, f->from, &n);
  wrap_add(f->w, f->from, n, cols);
  f->from = end.at;
  f->here.cols -= end.cols;
  f->width = f->rest_width;
}

static void filler_end_at_lf(struct filler *f)
{
  filler_end(f, f->here);
  f->here.at++;
  f->from = f->here.at;
  f->here.cols = 0;
}

/* Does a part of a name begin at `at`, as in longNames? Two small letters before the capital and
 * one behind it, so that texts of random letters have few. */
static bool is_hump(struct str text, size_t at)
{
  const char *p = text.p + at;
  return ascii_is_upper(*p) && at > 1 && ascii_is_lower(p[-1]) && ascii_is_lower(p[-2]) &&
         at + 1 < text.n && ascii_is_lower(p[1]);
}

static bool is_nearly_full(const struct filler *f, struct place p)
{
  return p.cols * 3 >= f->width * 2;
}

/* Where a word without any break is cut: where the line is full, or at a part of a name not far
 * before that. */
static struct place filler_cut(const struct filler *f)
{
  struct place p = f->here;
  for (; p.at > f->from && is_nearly_full(f, p) && is_ascii(f->text.p[p.at]); p.at--, p.cols--)
    if (is_hump(f->text, p.at)) return p;
  return f->here;
}

/* Where the line that is full ends. */
static struct place filler_best(const struct filler *f)
{
  if (f->free.at > f->from) return f->free;
  if (f->in_word.at > f->from) return f->in_word;
  return f->is_code ? f->here : filler_cut(f);
}

/* Takes one cluster, which is not LF; ends lines until it fits. Blanks hang over the end. */
static void filler_take(struct filler *f, size_t n, int cols)
{
  bool hangs = n == 1 && f->text.p[f->here.at] == ' ' && !f->is_code;
  while (f->here.cols + cols > f->width && f->here.at > f->from && !hangs) {
    struct place best = filler_best(f);
    filler_end(f, best);
    f->free.cols -= best.cols;
    f->in_word.cols -= best.cols;
  }
  f->here.at += n;
  f->here.cols += cols;
}

/* How well the line breaks at a place: code behind a blank where that leaves the line nearly full.
 */
static enum fitness fitness_at(const struct filler *f, struct place p)
{
  if (p.at <= f->from) return BREAK_NOT;
  if (!f->is_code) return break_before(f, p.at);
  return f->text.p[p.at - 1] == ' ' && is_nearly_full(f, p) ? BREAK_FREELY : BREAK_NOT;
}

static void note_break(struct filler *f)
{
  enum fitness fitness = fitness_at(f, f->here);
  if (fitness == BREAK_FREELY) f->free = f->here;
  if (fitness == BREAK_IN_WORD) f->in_word = f->here;
}

/* Does the byte join nothing that stands before it? Nothing below U+0300 does. */
static bool joins_nothing(struct str text, size_t at)
{
  enum { FIRST_MARK_LEAD = 0xCC };
  return at == text.n || (unsigned char)text.p[at] < FIRST_MARK_LEAD;
}

/* Takes as many plain characters as have room, each a byte and a column, and looks for breaks from
 * their end: there is no need to see more than one. False when there are none. */
static bool take_plain_run(struct filler *f)
{
  if (f->here.cols >= f->width) return false;
  struct place start = f->here;
  size_t n =
      utf8_printable_run(str_first(str_from(f->text, start.at), (size_t)(f->width - start.cols)));
  if (n && !joins_nothing(f->text, start.at + n)) n--;
  bool noted = false;
  for (size_t i = n; i-- > 0;) {
    struct place p = {start.at + i, start.cols + (int)i};
    enum fitness fitness = fitness_at(f, p);
    if (fitness == BREAK_IN_WORD && !noted) f->in_word = p;
    noted = noted || fitness == BREAK_IN_WORD;
    if (fitness != BREAK_FREELY) continue;
    f->free = p;
    break;
  }
  f->here = (struct place){start.at + n, start.cols + (int)n};
  return n > 0;
}

static void take_cluster(struct filler *f)
{
  struct str rest = str_from(f->text, f->here.at);
  struct text_cluster cluster;
  text_next(&rest, &cluster);
  filler_take(f, cluster.bytes.n, cluster.cols);
}

static void filler_run(struct filler *f)
{
  while (f->here.at < f->text.n) {
    if (!f->is_code && f->text.p[f->here.at] == '\n') {
      filler_end_at_lf(f);
    } else if (!take_plain_run(f)) {
      note_break(f);
      take_cluster(f);
    }
  }
  if (f->from < f->text.n || !f->w->n) filler_end(f, f->here);
}

/* ---- a last word alone ---- */

/* The free break of line `before` that is nearest to its end; its start when there is none. */
static size_t last_break(const struct filler *f, const struct wrap_line *before)
{
  size_t at = before->from + before->n - 1;
  while (at > before->from && !(f->text.p[at - 1] == ' ' && break_before(f, at) == BREAK_FREELY))
    at--;
  return at;
}

static int cols_between(struct str text, size_t from, size_t to)
{
  return text_cols(str_first(str_from(text, from), to - from));
}

/* Gives a last line of one short word the last word of the line before, if that one stays longer
 * than half the measure. */
static void keep_company(struct filler *f)
{
  struct wrap_line *last = &f->w->lines[f->w->n - 1], *before = last - 1;
  size_t before_end = before->from + before->n;
  bool is_short = last->cols && last->cols * 5 <= f->rest_width;
  if (!is_short || before->n < 2 || str_has(str_first(str_from(f->text, last->from), last->n), ' '))
    return;
  if (memchr(f->text.p + before_end, '\n', last->from - before_end)) return;
  size_t at = last_break(f, before);
  if (at == before->from) return;
  int moved = cols_between(f->text, at, last->from);
  size_t kept_n = at - before->from;
  int kept_cols = before->cols - cols_between(f->text, at, before_end);
  trim_end(f->text, before->from, &kept_n, &kept_cols);
  if (kept_cols * 2 < f->rest_width || moved + last->cols > f->rest_width) return;
  *last = (struct wrap_line){(uint32_t)at, last->n + last->from - (uint32_t)at, last->cols + moved};
  before->n = (uint32_t)kept_n;
  before->cols = kept_cols;
}

/* ---- the whole ---- */

/* Is the text surely one line? *cols gets its columns. What is much longer is not counted. */
static bool is_one_line(struct str text, int width, int *cols)
{
  if (text.n / 4 > (size_t)width || str_has(text, '\n')) return false;
  *cols = text_cols(text);
  return *cols <= width;
}

static const unsigned char *find_breaks(struct wrap *w, struct str text)
{
  if (utf8_ascii_run(text) == text.n) return NULL;
  w->breaks = mem_grow(w->breaks, &w->cap_breaks, text.n, 1);
  text_breaks(text, w->breaks);
  return w->breaks;
}

void wrap_fill(struct wrap *w, struct str text, int first_cols, int rest_cols)
{
  struct filler f = {.w = w, .text = text, .width = first_cols, .rest_width = rest_cols};
  w->n = 0;
  if (is_one_line(text, first_cols, &f.here.cols)) {
    f.here.at = text.n;
    filler_end(&f, f.here);
    return;
  }
  f.here.cols = 0;
  f.breaks = find_breaks(w, text);
  filler_run(&f);
  if (w->n > 1 && rest_cols >= COMPANY_FROM_COLS) keep_company(&f);
}

void wrap_cut(struct wrap *w, struct str text, int first_cols, int rest_cols)
{
  struct filler f = {
      .w = w, .text = text, .width = first_cols, .rest_width = rest_cols, .is_code = true};
  w->n = 0;
  while (f.text.n && f.text.p[f.text.n - 1] == ' ')
    f.text.n--;
  filler_run(&f);
}
