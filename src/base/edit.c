/* Changes made, taken back, written down. */
#include "base/edit.h"

#include "base/ascii.h"

#include <stdint.h>

/* Where an edit stands in the text that it is taken back from: those before it may have made that
 * longer or shorter. */
static bool apply(const struct edits *e, struct str text, bool make, struct buf *out)
{
  size_t from = 0, begun = out->n, made = 0, unmade = 0;
  for (size_t i = 0; i < e->n; i++) {
    const struct edit *edit = &e->items[i];
    size_t at = edit->at + (make ? 0 : made - unmade);
    struct str old = make ? edit->before : edit->after, new = make ? edit->after : edit->before;
    if (at < from || at > text.n || !str_starts(str_from(text, at), old)) {
      buf_truncate(out, begun);
      return false;
    }
    buf_add(out, str_first(str_from(text, from), at - from));
    buf_add(out, new);
    from = at + old.n;
    made += edit->after.n;
    unmade += edit->before.n;
  }
  buf_add(out, str_from(text, from));
  return true;
}

bool edits_make(const struct edits *e, struct str text, struct buf *out)
{
  return apply(e, text, true, out);
}

bool edits_take_back(const struct edits *e, struct str text, struct buf *out)
{
  return apply(e, text, false, out);
}

/* ---- as text ---- */

static void add_word(struct buf *out, struct str word)
{
  for (size_t i = 0; i < word.n; i++)
    buf_add_char(out, word.p[i] == ' ' ? '_' : word.p[i]);
}

void edits_write(const struct edits *e, struct buf *out)
{
  for (size_t i = 0; i < e->n; i++) {
    buf_addf(out, "%s%zu,", i ? " " : "", e->items[i].at);
    add_word(out, e->items[i].before);
    buf_add_char(out, ',');
    add_word(out, e->items[i].after);
  }
}

static bool read_number(struct str text, size_t *out)
{
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    if (!ascii_is_digit(text.p[i]) || n > SIZE_MAX / 16) return false;
    n = n * 10 + (size_t)(text.p[i] - '0');
  }
  *out = n;
  return text.n > 0;
}

static struct str read_word(struct arena *a, struct str text)
{
  char *word = ARENA_ARRAY(a, text.n + 1, char);
  for (size_t i = 0; i < text.n; i++)
    word[i] = text.p[i] == '_' ? ' ' : text.p[i];
  return (struct str){word, text.n};
}

static size_t count_words(struct str text)
{
  size_t n = 1;
  for (size_t i = 0; i < text.n; i++)
    n += text.p[i] == ' ';
  return n;
}

bool edits_read(struct edits *e, struct arena *a, struct str text)
{
  struct str part, at, before;
  size_t end = 0;
  *e = (struct edits){ARENA_ARRAY(a, count_words(text), struct edit), 0};
  while (str_cut(&text, ' ', &part)) {
    struct edit *edit = &e->items[e->n];
    bool ok = str_cut(&part, ',', &at) && str_cut(&part, ',', &before) && before.n && part.n &&
              read_number(at, &edit->at) && edit->at >= end;
    if (!ok) return false;
    edit->before = read_word(a, before);
    edit->after = read_word(a, part);
    end = edit->at + before.n;
    e->n++;
  }
  return true;
}
