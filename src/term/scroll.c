/* How far something moved is seen in strips of some columns that stand in another row now; which
 * rows are then best scrolled follows from what each row takes with and without. */
#include "term/scroll.h"

#include "base/mem.h"

#include <limits.h>
#include <stdlib.h>

enum {
  STRIP_COLS = 8,
  STRIPS_LEAST = 4, /* so many must have moved alike before it is reckoned */
  SHIFTS_TRIED = 3,
  SCROLL_BYTES = 30, /* the region set, the rows moved, the region set back */
  MARGIN_BYTES = 30, /* the margins set and set back */
};

/* ---- how far ---- */

/* A number for each strip of both pictures, by row; 0 for one that is blank. */
struct strips {
  int n, rows;
  uint64_t *before, *after;
};

static uint64_t strip_of(const uint64_t *cells)
{
  uint64_t strip = 0;
  bool is_blank = true;
  for (int i = 0; i < STRIP_COLS; i++) {
    is_blank = is_blank && cells[i] == PICTURE_BLANK;
    strip = (strip ^ cells[i]) * 0x100000001B3u;
    strip ^= strip >> 32;
  }
  return is_blank ? 0 : strip;
}

static uint64_t *make_strips(const struct picture *p, int n)
{
  uint64_t *strips = mem_zalloc((size_t)p->rows * (size_t)n, sizeof *strips), *at = strips;
  for (int row = 0; row < p->rows; row++)
    for (int i = 0; i < n; i++)
      *at++ = strip_of(picture_row(p, row) + (ptrdiff_t)i * STRIP_COLS);
  return strips;
}

/* Is it in this row only since something moved? */
static bool has_come(const struct strips *s, int strip, int row)
{
  uint64_t text = s->after[row * s->n + strip];
  return text && text != s->before[row * s->n + strip];
}

/* Counts for each shift the strips that it explains: votes[rows + shift]. */
static void count_votes(const struct strips *s, int *votes)
{
  for (int strip = 0; strip < s->n; strip++)
    for (int row = 0; row < s->rows; row++) {
      if (!has_come(s, strip, row)) continue;
      for (int from = 0; from < s->rows; from++)
        votes[s->rows + from - row] +=
            s->before[from * s->n + strip] == s->after[row * s->n + strip];
    }
}

/* Takes the shift with the most votes; 0 when none has enough. */
static int take_shift(int *votes, int rows)
{
  int best = 0;
  for (int i = 1; i < 2 * rows; i++)
    if (votes[i] > votes[best]) best = i;
  if (votes[best] < STRIPS_LEAST) return 0;
  votes[best] = 0;
  return best - rows;
}

static int rows_moved(const struct strips *s, int strip, int shift)
{
  int n = 0;
  for (int row = 0; row < s->rows; row++) {
    int from = row + shift;
    if (from < 0 || from >= s->rows || !has_come(s, strip, row)) continue;
    n += s->before[from * s->n + strip] == s->after[row * s->n + strip];
  }
  return n;
}

/* How many rows a column rather moved in than stayed. */
static int column_moved(const struct picture *old, const struct picture *new, int col, int shift)
{
  int n = 0;
  for (int row = 0; row < new->rows; row++) {
    uint64_t cell = picture_row(new, row)[col];
    int from = row + shift;
    n -= picture_row(old, row)[col] == cell;
    n += from >= 0 && from < new->rows &&picture_row(old, from)[col] == cell;
  }
  return n;
}

/* Widens to strips in which much moved so (what is alike elsewhere by chance is less) and to those
 * beside them, of which a part may have. */
static void find_columns(const struct strips *s, struct scroll *out)
{
  int most = 1, first = s->n, last = -1;
  for (int strip = 0; strip < s->n; strip++)
    if (rows_moved(s, strip, out->by) > most) most = rows_moved(s, strip, out->by);
  for (int strip = 0; strip < s->n; strip++) {
    if (rows_moved(s, strip, out->by) * 4 < most) continue;
    if (first == s->n) first = strip;
    last = strip;
  }
  if (first > 0) out->left = (first - 1) * STRIP_COLS;
  if ((last + 2) * STRIP_COLS < out->right) out->right = (last + 2) * STRIP_COLS;
}

static void trim_columns(const struct picture *old, const struct picture *new, struct scroll *out)
{
  while (out->left < out->right && column_moved(old, new, out->left, out->by) <= 0)
    out->left++;
  while (out->left < out->right && column_moved(old, new, out->right - 1, out->by) <= 0)
    out->right--;
}

/* ---- which rows ---- */

/* The bytes of every row, in the columns of the scroll: as it is, and when what stands there was
 * scrolled away. */
struct reckoning {
  const struct picture *old, *new;
  const struct scroll *of;
  bool margins;
  int left, right; /* the columns that they were counted for; 0, 0: none yet */
  int *plain, *blank;
};

/* What it takes to make row `to` of what stands in row `from`; -1: nothing. Of more than `most` it
 * is told only that it is more. */
static int bytes_from(const struct reckoning *r, int from, int to, int most)
{
  int left = r->of->left;
  const uint64_t *old = from < 0 ? NULL : picture_row(r->old, from) + left;
  return picture_row_bytes(old, picture_row(r->new, to) + left, r->of->right - left, most);
}

/* Whole rows are the same for each way that they may have gone. */
static void reckon_rows(struct reckoning *r)
{
  if (r->left == r->of->left && r->right == r->of->right) return;
  r->left = r->of->left;
  r->right = r->of->right;
  for (int row = 0; row < r->new->rows; row++) {
    r->plain[row] = bytes_from(r, row, row, INT_MAX);
    r->blank[row] = bytes_from(r, -1, row, INT_MAX);
  }
}

/* Curses scrolls no more than some rows that are few for the way they go. */
static bool is_known_to_curses(int n_moved, int by)
{
  int more = n_moved / 8 < 2 ? n_moved / 8 : 2;
  return n_moved >= 3 && n_moved + more >= by;
}

/* What is saved when a region gets what is shift rows further on; sets its rows. Counted in that
 * direction, a region is a run of rows that get others, then rows that are blank; so the best run
 * is found in one pass, with the best beginning so far. */
static int best_region(const struct reckoning *r, struct scroll *out)
{
  int rows = r->new->rows, shift = out->by, n = abs(shift), best = 0;
  int step = shift > 0 ? 1 : -1, edge = shift > 0 ? 0 : rows - 1;
  int run = 0, begin = 0, lost = 0;
  for (int i = 0; i < n; i++)
    lost += r->blank[edge + i * step] - r->plain[edge + i * step];
  for (int i = 0; i + n < rows; i++) {
    int row = edge + i * step, from = row + n * step, end = i + 1 + n;
    lost += r->plain[row] - r->blank[row] + r->blank[from] - r->plain[from];
    if (run <= 0) {
      run = 0;
      begin = i;
    }
    run += r->plain[row] - bytes_from(r, from, row, run + r->plain[row]);
    if (run < 0 || run - lost <= best || (!r->margins && !is_known_to_curses(i + 1 - begin, n)))
      continue;
    best = run - lost;
    out->top = shift > 0 ? begin : rows - end;
    out->end = shift > 0 ? end : rows - begin;
  }
  return best;
}

/* Does a margin run through a character of two columns? */
static bool splits_wide(const struct picture *p, const struct scroll *s)
{
  for (int row = s->top; row < s->end; row++) {
    const uint64_t *cells = picture_row(p, row);
    if (picture_is_right_half(cells[s->left])) return true;
    if (s->right < p->cols && picture_is_right_half(cells[s->right])) return true;
  }
  return false;
}

/* What is saved by a scroll of so many rows; sets where it is. */
static int reckon(struct reckoning *r, const struct strips *strips, struct scroll *out)
{
  out->left = 0;
  out->right = r->new->cols;
  if (r->margins) {
    find_columns(strips, out);
    trim_columns(r->old, r->new, out);
    int cols = out->right - out->left; /* two or more; all of them need no margins */
    if (cols < 2 || cols == r->new->cols) return 0;
  }
  r->of = out;
  reckon_rows(r);
  int saved = best_region(r, out) - SCROLL_BYTES - (r->margins ? MARGIN_BYTES : 0);
  return saved > 0 && !splits_wide(r->old, out) ? saved : 0;
}

bool scroll_find(
    const struct picture *old, const struct picture *new, bool margins, struct scroll *out)
{
  int rows = new->rows, n = new->cols / STRIP_COLS, best = 0, shift = 0;
  if (old->cols != new->cols || old->rows != rows || rows < 2) return false;
  struct strips strips = {n, rows, make_strips(old, n), make_strips(new, n)};
  int *votes = mem_zalloc(2 * (size_t)rows, sizeof *votes);
  int *bytes = mem_zalloc(2 * (size_t)rows, sizeof *bytes);
  struct reckoning r = {.old = old, .new = new, .plain = bytes, .blank = bytes + rows};
  count_votes(&strips, votes);
  for (int tries = 0; tries < SHIFTS_TRIED * (1 + margins); tries++) {
    r.margins = margins && tries % 2;
    if (!r.margins) shift = take_shift(votes, rows);
    if (!shift) break;
    struct scroll found = {.by = shift};
    int saved = reckon(&r, &strips, &found);
    if (saved <= best) continue;
    best = saved;
    *out = found;
  }
  free(strips.before);
  free(strips.after);
  free(votes);
  free(bytes);
  return best > 0;
}
