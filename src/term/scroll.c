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
};

/* ---- how far ---- */

/* A number for each strip of a picture, by row; 0 for one that is blank. */
static uint64_t *make_strips(const struct picture *p, int n_strips)
{
  uint64_t *strips = mem_zalloc((size_t)p->rows * (size_t)n_strips, sizeof *strips), *at = strips;
  for (int row = 0; row < p->rows; row++)
    for (int strip = 0; strip < n_strips; strip++, at++) {
      const uint64_t *cells = picture_row(p, row) + strip * STRIP_COLS;
      bool is_blank = true;
      for (int i = 0; i < STRIP_COLS; i++) {
        is_blank = is_blank && cells[i] == PICTURE_BLANK;
        *at = (*at ^ cells[i]) * 0x100000001B3u;
        *at ^= *at >> 32;
      }
      if (is_blank) *at = 0;
    }
  return strips;
}

/* Counts for each shift the strips that it explains: votes[rows + shift]. */
static void count_votes(const struct picture *old, const struct picture *new, int *votes)
{
  int n_strips = new->cols / STRIP_COLS, rows = new->rows;
  uint64_t *before = make_strips(old, n_strips), *after = make_strips(new, n_strips);
  for (int strip = 0; strip < n_strips; strip++)
    for (int row = 0; row < rows; row++) {
      uint64_t text = after[row * n_strips + strip];
      if (!text || text == before[row * n_strips + strip]) continue;
      for (int from = 0; from < rows; from++)
        votes[rows + from - row] += before[from * n_strips + strip] == text;
    }
  free(before);
  free(after);
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

/* ---- which rows ---- */

/* The bytes of every row: as it is, and when what stands there was scrolled away. */
struct reckoning {
  const struct picture *old, *new;
  int *plain, *blank;
};

static void reckon_rows(struct reckoning *r)
{
  int rows = r->new->rows, cols = r->new->cols;
  r->plain = mem_zalloc((size_t)rows, sizeof *r->plain);
  r->blank = mem_zalloc((size_t)rows, sizeof *r->blank);
  for (int row = 0; row < rows; row++) {
    const uint64_t *to = picture_row(r->new, row);
    r->plain[row] = picture_row_bytes(picture_row(r->old, row), to, cols);
    r->blank[row] = picture_row_bytes(NULL, to, cols);
  }
}

/* Curses scrolls no more than some rows that are few for the way they go. */
static bool is_known_to_curses(int n_moved, int by)
{
  int more = n_moved / 8 < 2 ? n_moved / 8 : 2;
  return n_moved >= 3 && n_moved + more >= by;
}

/* What is saved when rows lie[0], lie[0] + step ... get what is `by` behind them in that direction.
 * Seen from its first row on, a region is a run of rows that get others, then `by` rows that are
 * blank; so the best run is found in one pass, with the best beginning so far. */
static int best_region(const struct reckoning *r, int shift, struct scroll *out)
{
  int rows = r->new->rows, cols = r->new->cols, n = abs(shift), best = 0;
  int step = shift > 0 ? 1 : -1, edge = shift > 0 ? 0 : rows - 1;
  int run = 0, begin = 0, lost = 0;
  for (int i = 0; i < n; i++)
    lost += r->blank[edge + i * step] - r->plain[edge + i * step];
  for (int i = 0; i + n < rows; i++) {
    int row = edge + i * step, from = row + n * step;
    int moved = picture_row_bytes(picture_row(r->old, from), picture_row(r->new, row), cols);
    lost += r->plain[row] - r->blank[row] + r->blank[from] - r->plain[from];
    if (run <= 0) {
      run = 0;
      begin = i;
    }
    run += r->plain[row] - moved;
    if (run - lost <= best || !is_known_to_curses(i + 1 - begin, n)) continue;
    best = run - lost;
    int end = i + 1 + n;
    *out = shift > 0 ? (struct scroll){begin, end, shift}
                     : (struct scroll){rows - end, rows - begin, shift};
  }
  return best;
}

bool scroll_find(const struct picture *old, const struct picture *new, struct scroll *out)
{
  int rows = new->rows, best = 0;
  if (old->cols != new->cols || old->rows != rows || rows < 2) return false;
  struct reckoning r = {.old = old, .new = new};
  int *votes = mem_zalloc(2 * (size_t)rows, sizeof *votes);
  count_votes(old, new, votes);
  for (int tries = 0, shift; tries < SHIFTS_TRIED && (shift = take_shift(votes, rows)); tries++) {
    if (!r.plain) reckon_rows(&r);
    struct scroll found = {0};
    int saved = best_region(&r, shift, &found) - SCROLL_BYTES;
    if (saved <= best) continue;
    best = saved;
    *out = found;
  }
  free(votes);
  free(r.plain);
  free(r.blank);
  return best > 0;
}
