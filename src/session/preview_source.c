/* Lines of the open note's file, around one that something is wrong with. */
#include "session/preview.h"

#include "base/number.h"
#include "base/safe.h"
#include "base/text.h"
#include "page/symbol.h"

enum { LINES_AROUND = 8, LINE_BYTES_MAX = 4096 };

/* What is set: the lines, how wide their numbers are, how wide all may be. */
struct listing {
  struct lines *lines;
  int number_cols, cols;
  bool ascii;
};

/* "  12  score: [1, 2" with a mark before the line that is meant. */
static void add_line(const struct listing *w, size_t number, struct str text, bool is_meant)
{
  struct buf line = BUF_INIT, safe = BUF_INIT;
  safe_add(&safe, str_first_whole(text, LINE_BYTES_MAX), SAFE_BLANKS);
  buf_addf(&line, "%s%*zu  ", is_meant ? "> " : "  ", w->number_cols, number);
  uint32_t n = (uint32_t)line.n;
  text_add_cut(&line, buf_str(&safe), w->cols - (int)n, symbol_str(SYMBOL_CUT, w->ascii));
  const struct span spans[] = {{0, n, is_meant ? STYLE_STRONG : STYLE_DIM, -1},
      {n, (uint32_t)line.n - n, is_meant ? STYLE_FAULT : STYLE_TEXT, -1}};
  lines_add(w->lines, buf_str(&line), spans, sizeof spans / sizeof *spans);
  buf_release(&line);
  buf_release(&safe);
}

struct lines *preview_source(const struct article *a, size_t meant, int cols, bool ascii)
{
  struct str rest = a->file, line;
  size_t first = meant > LINES_AROUND ? meant - LINES_AROUND : 1, last = meant + LINES_AROUND;
  struct listing w = {
      .lines = lines_new(cols),
      .number_cols = number_digits((long long)last),
      .cols = cols,
      .ascii = ascii,
  };
  for (size_t number = 1; number <= last && str_cut_line(&rest, &line); number++)
    if (number >= first) add_line(&w, number, line, number == meant);
  return w.lines;
}
