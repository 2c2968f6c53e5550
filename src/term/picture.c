/* Cells as numbers: the hash of the text above, the look in the middle, the bytes below. */
#include "term/picture.h"

#include "base/mem.h"

#include <stdlib.h>

/* Bytes of sequences as most terminals have them; what is wrong by some does no harm. */
enum { MOVE = 7, ERASE = 5, ERASE_TO_END = 3, CHANGE_LOOK = 8, USUAL_LOOK = 4 };

uint64_t picture_cell(struct str text, unsigned look)
{
  uint32_t hash = 0;
  for (size_t i = 0; i < text.n; i++)
    hash = (hash ^ (unsigned char)text.p[i]) * (text.n > 1 ? 16777619u : 1u);
  return (uint64_t)hash << 32 | (uint64_t)(look & 0xFFFF) << 8 | (uint8_t)text.n;
}

/* It sends nothing of its own. */
uint64_t picture_right_half(uint64_t cell)
{
  return ~cell & ~(uint64_t)0xFF;
}

static int bytes_of(uint64_t cell)
{
  return (int)(cell & 0xFF);
}

static unsigned look_of(uint64_t cell)
{
  return (unsigned)(cell >> 8) & 0xFFFF;
}

void picture_release(struct picture *p)
{
  free(p->cells);
  *p = (struct picture){0};
}

void picture_resize(struct picture *p, int cols, int rows)
{
  p->cells = mem_grow(p->cells, &p->cap, (size_t)cols * (size_t)rows, sizeof *p->cells);
  p->cols = cols;
  p->rows = rows;
}

static int blanks_from(const uint64_t *row, int col, int cols)
{
  int n = 0;
  while (col + n < cols && row[col + n] == PICTURE_BLANK)
    n++;
  return n;
}

/* What is sent of one row so far. */
struct sending {
  int bytes, end; /* column behind what was sent last, or -1 */
  unsigned look;
};

static void send_cell(struct sending *s, uint64_t cell)
{
  if (bytes_of(cell) && look_of(cell) != s->look) {
    s->look = look_of(cell);
    s->bytes += s->look ? CHANGE_LOOK : USUAL_LOOK;
  }
  s->bytes += bytes_of(cell);
}

/* Brings the cursor to a column: by sending again what stands between, if that is shorter. */
static void send_move(struct sending *s, const uint64_t *to, int col)
{
  struct sending again = *s;
  for (int i = s->end; s->end >= 0 && i < col && again.bytes <= s->bytes + MOVE; i++)
    send_cell(&again, to[i]);
  if (s->end >= 0 && again.bytes <= s->bytes + MOVE)
    *s = again;
  else
    s->bytes += MOVE;
}

int picture_row_bytes(const uint64_t *from, const uint64_t *to, int cols, int most)
{
  struct sending s = {.end = -1};
  for (int col = 0; col < cols && s.bytes <= most; col++) {
    if (to[col] == (from ? from[col] : PICTURE_BLANK)) continue;
    send_move(&s, to, col);
    int blanks = blanks_from(to, col, cols);
    bool to_end = col + blanks == cols;
    if (to_end || blanks > ERASE) {
      s.bytes += to_end ? ERASE_TO_END : ERASE;
      s.end = col; /* the cursor stays there */
      col += blanks - 1;
      continue;
    }
    send_cell(&s, to[col]);
    s.end = col + 1;
  }
  return s.bytes + (s.look ? USUAL_LOOK : 0);
}
