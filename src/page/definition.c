/* Looking up definitions by their labels. */
#include "page/definition.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/text.h"
#include "page/outer.h"
#include "page/parse.h"
#include "page/source.h"

#include <stdlib.h>

enum { LABEL_BYTES = 999 }; /* CommonMark 6.3 */

/* A line that looks like a definition. */
struct definition_line {
  struct str label;   /* as written */
  size_t part;        /* index of the part of the body that it stands in */
  uint32_t twin;      /* index of the next line with the same label, plus 1; 0: none */
  size_t asked;       /* the number of the call that it was added in last */
  struct str meaning; /* the definition in one line; empty: it is none, or was not asked about */
};

/* A part that can be parsed by itself; its lines are those up to the next part's. */
struct definition_part {
  struct str text;
  size_t first_line;
  bool is_asked; /* is it known what its lines mean? */
};

/* ---- labels ---- */

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
    if (!ascii_is_space(label.p[i]))
      buf_add_char(&even, label.p[i]);
    else if (even.n && even.p[even.n - 1] != ' ')
      buf_add_char(&even, ' ');
  }
  text_add_folded(out, str_trim(buf_str(&even)));
  buf_release(&even);
}

/* Does no line of a label but its first begin with anything that might be a mark, or nothing? */
static bool is_of_plain_lines(struct str label)
{
  struct str line;
  source_cut_line(&label, &line);
  while (source_cut_line(&label, &line)) {
    line = str_trim(line);
    if (!line.n || !(ascii_is_letter(line.p[0]) || (unsigned char)line.p[0] >= 0x80)) return false;
  }
  return true;
}

/* The label that a line defines, which may go on in the lines behind it, up to `end`; false when it
 * looks like no definition, or like a footnote's. Marks of lists and quotes may stand before it. */
static bool line_defines(struct str line, const char *end, struct str *label)
{
  for (size_t mark = 1; mark;) {
    while (line.n && str_has(STR_LIT(" \t>"), line.p[0]))
      line = str_from(line, 1);
    mark = source_item_mark(line);
    line = str_from(line, mark);
  }
  if (!line.n || line.p[0] != '[') return false;
  struct str text = {line.p, (size_t)(end - line.p)};
  if (!take_label(&text, label) || !is_of_plain_lines(*label)) return false;
  bool is_footnote = label->n > 1 && label->p[0] == '^';
  return text.n && text.p[0] == ':' && !is_footnote;
}

/* ---- gathering ---- */

/* The last line with each label, while they are gathered. */
static void add_line(struct definitions *d, struct textset *last, struct str label)
{
  struct buf key = BUF_INIT;
  d->lines = mem_grow(d->lines, &d->cap_lines, d->n_lines + 1, sizeof *d->lines);
  d->lines[d->n_lines] =
      (struct definition_line){.label = label, .part = d->n_parts, .meaning = STR_NONE};
  uint32_t number = (uint32_t)++d->n_lines;
  add_key(&key, label);
  struct textset_item *first = textset_add(&d->labels, buf_str(&key));
  struct textset_item *before = textset_add(last, buf_str(&key));
  if (!first->number) first->number = number;
  if (before->number) d->lines[before->number - 1].twin = number;
  before->number = number;
  buf_release(&key);
}

/* Notes the part up to `end`, if something in it looks like a definition. */
static void end_part(struct definitions *d, const char *from, const char *end, size_t *first_line)
{
  if (*first_line == d->n_lines) return;
  d->parts = mem_grow(d->parts, &d->cap_parts, d->n_parts + 1, sizeof *d->parts);
  d->parts[d->n_parts++] =
      (struct definition_part){.text = {from, (size_t)(end - from)}, .first_line = *first_line};
  *first_line = d->n_lines;
}

static void gather(struct definitions *d)
{
  struct str rest = d->body, line, label;
  struct outer outer = OUTER_INIT;
  struct textset last = {.arena = arena_new()};
  const char *from = rest.p;
  size_t first_line = 0;
  d->arena = d->labels.arena = arena_new();
  if (str_find(d->body, STR_LIT("]:")) == d->body.n) rest = STR_NONE;
  while (source_cut_line(&rest, &line)) {
    if (outer_may_cut(&outer, line)) {
      end_part(d, from, line.p, &first_line);
      from = line.p;
    }
    bool is_code = outer_take(&outer, line);
    if (!is_code && line_defines(line, d->body.p + d->body.n, &label)) add_line(d, &last, label);
  }
  end_part(d, from, d->body.p + d->body.n, &first_line);
  textset_release(&last);
  arena_free(last.arena);
}

/* ---- what lines mean ---- */

static void add_escaped(struct buf *out, struct str s, struct str marks)
{
  for (size_t i = 0; i < s.n; i++) {
    if (str_has(marks, s.p[i])) buf_add_char(out, '\\');
    if (s.p[i] == '\n' || s.p[i] == '\r')
      buf_addf(out, "&#%d;", s.p[i]);
    else
      buf_add_char(out, s.p[i]);
  }
}

/* Keeps the definition that a reference to the line's label was found to have. */
static void keep_meaning(struct definitions *d, struct definition_line *l, cmark_node *link)
{
  struct buf text = BUF_INIT;
  struct str title = str_of(cmark_node_get_title(link));
  buf_addf(&text, "[%.*s]: <", STR_ARG(l->label));
  add_escaped(&text, str_of(cmark_node_get_url(link)), STR_LIT("<>\\&"));
  buf_add_cstr(&text, ">");
  if (title.n) {
    buf_add_cstr(&text, " \"");
    add_escaped(&text, title, STR_LIT("\"\\&"));
    buf_add_char(&text, '"');
  }
  buf_add_char(&text, '\n');
  l->meaning = arena_str(d->arena, buf_str(&text));
  buf_release(&text);
}

/* Reads the references behind the part, last to first. */
static void read_meanings(struct definitions *d, size_t first, size_t end, cmark_node *root)
{
  cmark_node *node = cmark_node_last_child(root);
  for (size_t i = end; i > first && node; i--, node = cmark_node_previous(node)) {
    cmark_node *link = cmark_node_first_child(node);
    bool is_defined = cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && link &&
                      cmark_node_get_type(link) == CMARK_NODE_LINK;
    if (is_defined) keep_meaning(d, &d->lines[i - 1], link);
  }
}

/* Asks cmark what the lines of a part define: by referring to them behind it. */
static void ask_part(struct definitions *d, size_t index)
{
  struct definition_part *part = &d->parts[index];
  size_t end = index + 1 < d->n_parts ? d->parts[index + 1].first_line : d->n_lines;
  struct buf text = BUF_INIT;
  struct parsed tree;
  struct err err = ERR_INIT;
  part->is_asked = true;
  buf_add(&text, part->text);
  for (size_t i = part->first_line; i < end; i++)
    buf_addf(&text, "\n\n[%.*s]\n", STR_ARG(d->lines[i].label));
  struct parse_budget budget = parse_budget(text.n);
  if (parse_markdown(&tree, buf_str(&text), &budget, &err)) {
    read_meanings(d, part->first_line, end, tree.root);
    parsed_release(&tree);
  }
  buf_release(&text);
}

/* The first line that defines the label, or NULL. Lines that turn out to be no definitions are
 * passed over once and for all. */
static struct definition_line *definition_of(struct definitions *d, struct str label)
{
  struct buf key = BUF_INIT;
  add_key(&key, label);
  struct textset_item *item = textset_find(&d->labels, buf_str(&key));
  buf_release(&key);
  while (item && item->number) {
    struct definition_line *l = &d->lines[item->number - 1];
    if (!d->parts[l->part].is_asked) ask_part(d, l->part);
    if (l->meaning.n) return l;
    item->number = l->twin;
  }
  return NULL;
}

/* ---- asking ---- */

static bool is_in(const struct definition_line *l, struct str text)
{
  uintptr_t at = (uintptr_t)l->label.p, from = (uintptr_t)text.p;
  return at >= from && at < from + text.n;
}

void definitions_add_for(struct definitions *d, struct str text, struct buf *out)
{
  struct str rest = text;
  d->n_asked++;
  if (!d->arena && str_has(text, '[')) gather(d);
  while (d->n_lines && rest.n) {
    struct str label;
    const char *open = memchr(rest.p, '[', rest.n);
    if (!open) break;
    rest = str_from(rest, (size_t)(open - rest.p));
    struct str after = rest;
    bool is_label = take_label(&after, &label);
    rest = str_from(rest, 1);
    struct definition_line *l = is_label ? definition_of(d, label) : NULL;
    if (!l || l->asked == d->n_asked || is_in(l, text)) continue;
    l->asked = d->n_asked;
    buf_add(out, l->meaning);
  }
}

void definitions_release(struct definitions *d)
{
  textset_release(&d->labels);
  arena_free(d->arena);
  free(d->lines);
  free(d->parts);
}
