/* Only the row is followed: which column the cursor is in depends on the width of characters. */
#include "term/moves.h"

/* The numbers of a control sequence, at most two; what is left out is 1. False when there are
 * others in it. */
static bool read_numbers(struct str s, int numbers[2])
{
  size_t n = 0;
  numbers[0] = numbers[1] = 0;
  for (size_t i = 2; i + 1 < s.n; i++) {
    if (s.p[i] == ';')
      n++;
    else if (s.p[i] >= '0' && s.p[i] <= '9' && n < 2 && numbers[n] < 100000)
      numbers[n] = numbers[n] * 10 + (s.p[i] - '0');
    else
      return false;
  }
  for (int i = 0; i < 2; i++)
    if (!numbers[i]) numbers[i] = 1;
  return n < 2;
}

static void add_column(struct buf *out, int col)
{
  if (col == 1)
    buf_add_char(out, '\r');
  else
    buf_addf(out, "\033[%dG", col);
}

/* A place: by its column alone, where the row is near. */
static void add_place(struct moves *m, struct str s, const int place[2], struct buf *out)
{
  size_t before = out->n;
  bool is_near = m->row && (place[0] == m->row || place[0] == m->row + 1);
  if (is_near) {
    if (place[0] > m->row) buf_add_char(out, '\n');
    add_column(out, place[1]);
  }
  if (!is_near || out->n - before >= s.n) {
    buf_truncate(out, before);
    buf_add(out, s);
  }
  m->row = place[0];
}

/* The row after a control sequence that is no place. Where a character is repeated (REP) up to the
 * last columns, some emulators (libvterm 0.1) take the next one to another row already: not known.
 */
static int row_after(int row, char final, const int numbers[2])
{
  switch (final) {
  case 'd': return numbers[0];
  case 'A': return row > numbers[0] ? row - numbers[0] : 0;
  case 'B': return row ? row + numbers[0] : 0;
  default: return strchr("CDGKJXPm@hlLMST", final) ? row : 0;
  }
}

void moves_add(struct moves *m, struct str s, struct buf *out)
{
  int numbers[2] = {1, 1};
  bool is_control = s.n > 2 && s.p[1] == '[', is_read = is_control && read_numbers(s, numbers);
  if (is_read && s.p[s.n - 1] == 'H') {
    add_place(m, s, numbers, out);
    return;
  }
  buf_add(out, s);
  if (s.n == 1)
    m->row = s.p[0] == '\n' && m->row ? m->row + 1 : m->row;
  else if (is_control && (is_read || strchr("mhl", s.p[s.n - 1])))
    m->row = row_after(m->row, s.p[s.n - 1], numbers);
  else if (s.p[1] != '(' && s.p[1] != ')')
    m->row = 0;
}
