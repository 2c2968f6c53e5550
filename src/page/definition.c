/* Looking up definitions by their labels. */
#include "page/definition.h"

#include "base/text.h"
#include "page/source.h"

enum { LABEL_BYTES = 999 }; /* CommonMark 6.3 */

/* Takes the label off the front of *s, which begins with '[': *s is then behind its ']'. */
static bool take_label(struct str *s, struct str *label)
{
  size_t n = 1;
  while (n < s->n && n <= LABEL_BYTES && s->p[n] != ']' && s->p[n] != '[')
    n += s->p[n] == '\\' ? 2 : 1;
  if (n >= s->n || s->p[n] != ']') return false;
  *label = str_trim((struct str){s->p + 1, n - 1});
  *s = str_from(*s, n + 1);
  return label->n > 0;
}

/* Adds the one form of all spellings of a label: blanks as one, folded. */
static void add_key(struct buf *out, struct str label)
{
  struct buf even = BUF_INIT;
  for (size_t i = 0; i < label.n; i++) {
    bool is_blank = str_has(STR_LIT(" \t\r\n"), label.p[i]);
    if (!is_blank)
      buf_add_char(&even, label.p[i]);
    else if (even.n && even.p[even.n - 1] != ' ')
      buf_add_char(&even, ' ');
  }
  text_add_folded(out, buf_str(&even));
  buf_release(&even);
}

/* The label that a line defines; false when it looks like no definition, or like a footnote's. */
static bool line_defines(struct str line, struct str *label)
{
  while (line.n && str_has(STR_LIT(" \t>"), line.p[0]))
    line = str_from(line, 1);
  if (!line.n || line.p[0] != '[' || !take_label(&line, label)) return false;
  return line.n && line.p[0] == ':' && label->p[0] != '^';
}

static void look_through(struct definitions *d)
{
  struct str rest = d->body, line, label;
  d->labels.arena = arena_new();
  while (source_cut_line(&rest, &line)) {
    if (!line_defines(line, &label)) continue;
    struct buf key = BUF_INIT;
    add_key(&key, label);
    struct textset_item *item = textset_add(&d->labels, buf_str(&key));
    if (!item->number) item->number = (uint32_t)(line.p - d->body.p) + 1; /* the first one counts */
    buf_release(&key);
  }
}

static void add_line(const struct definitions *d, const struct textset_item *item, struct buf *out)
{
  struct str rest = str_from(d->body, item->number - 1), line = STR_NONE;
  source_cut_line(&rest, &line);
  while (line.n && line.p[0] != '[')
    line = str_from(line, 1);
  buf_add(out, line);
  buf_add_char(out, '\n');
}

/* Does the line of the definition stand in the text? */
static bool is_in(const struct definitions *d, const struct textset_item *item, struct str text)
{
  const char *line = d->body.p + item->number - 1;
  return (uintptr_t)line >= (uintptr_t)text.p && (uintptr_t)line < (uintptr_t)text.p + text.n;
}

void definitions_add_for(struct definitions *d, struct str text, struct buf *out)
{
  struct textset used = {.arena = arena_new()};
  struct str whole = text;
  if (str_has(text, '[') && !d->labels.arena) look_through(d);
  while (text.n && d->labels.root) {
    struct str label;
    const char *open = memchr(text.p, '[', text.n);
    if (!open) break;
    text = str_from(text, (size_t)(open - text.p));
    struct str after = text;
    bool is_label = take_label(&after, &label);
    text = str_from(text, 1);
    if (!is_label) continue;
    struct buf key = BUF_INIT;
    add_key(&key, label);
    struct textset_item *item = textset_find(&d->labels, buf_str(&key));
    bool is_missing = item && !is_in(d, item, whole);
    if (is_missing && !textset_add(&used, item->text)->number++) add_line(d, item, out);
    buf_release(&key);
  }
  textset_release(&used);
  arena_free(used.arena);
}

void definitions_release(struct definitions *d)
{
  textset_release(&d->labels);
  arena_free(d->labels.arena);
}
