/* Resolving references. */
#include "page/html_reference.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "page/parse.h"

#include <stdlib.h>

enum { NAME_BYTES = 32 }; /* the longest is "CounterClockwiseContourIntegral" */

void html_references_init(struct html_references *r)
{
  *r = (struct html_references){.names = {.arena = NULL}};
}

void html_references_release(struct html_references *r)
{
  textset_release(&r->names);
  arena_free(r->names.arena);
  free(r->texts);
}

/* The name in "&name;" at the front of s. */
static bool take_name(struct str s, struct str *name)
{
  size_t n = 1;
  while (n < s.n && n <= NAME_BYTES && ascii_is_alnum(s.p[n]))
    n++;
  *name = str_first(str_from(s, 1), n - 1);
  return n > 1 && n < s.n && s.p[n] == ';';
}

/* Bytes of the number in "&#39;" or "&#x27;" at the front of s, or 0; *value gets it. */
static size_t take_number(struct str s, uint32_t *value)
{
  bool is_hex = s.n > 2 && (s.p[2] == 'x' || s.p[2] == 'X');
  size_t from = is_hex ? 3 : 2, most = is_hex ? 6 : 7, n = from;
  *value = 0;
  if (s.n < 2 || s.p[1] != '#') return 0;
  for (; n < s.n && n - from < most; n++) {
    int digit = ascii_hex_value(s.p[n]);
    if (digit < 0 || (!is_hex && digit > 9)) break;
    *value = *value * (is_hex ? 16 : 10) + (uint32_t)digit;
  }
  return n > from && n < s.n && s.p[n] == ';' ? n + 1 : 0;
}

/* Asks cmark what a paragraph of nothing but the reference says. */
static struct str ask(struct html_references *r, struct str name)
{
  struct parsed tree;
  struct err err = ERR_INIT;
  struct buf text = BUF_INIT;
  buf_addf(&text, "&%.*s;", STR_ARG(name));
  struct parse_budget budget = parse_budget(text.n);
  if (parse_markdown(&tree, buf_str(&text), &budget, &err)) {
    cmark_node *node = cmark_node_first_child(cmark_node_first_child(tree.root));
    buf_clear(&text);
    for (; node; node = cmark_node_next(node))
      buf_add_cstr(&text, cmark_node_get_literal(node));
    parsed_release(&tree);
  }
  struct str kept = arena_str(r->names.arena, buf_str(&text));
  buf_release(&text);
  return kept;
}

static struct str resolve(struct html_references *r, struct str name)
{
  if (!r->names.arena) r->names.arena = arena_new();
  struct textset_item *item = textset_add(&r->names, name);
  if (!item->number) {
    r->texts = mem_grow(r->texts, &r->cap, r->n + 1, sizeof *r->texts);
    r->texts[r->n++] = ask(r, item->text);
    item->number = (uint32_t)r->n;
  }
  return r->texts[item->number - 1];
}

/* Adds what the '&' at the front of s stands for; returns how many bytes that takes. */
static size_t add_reference(struct html_references *r, struct buf *out, struct str s)
{
  uint32_t value;
  struct str name;
  size_t n = take_number(s, &value);
  if (n) {
    utf8_add(out, value ? value : UTF8_REPLACEMENT);
    return n;
  }
  if (take_name(s, &name)) {
    buf_add(out, resolve(r, name));
    return name.n + 2;
  }
  buf_add_char(out, '&');
  return 1;
}

void html_references_add(struct html_references *r, struct buf *out, struct str s)
{
  while (s.n) {
    const char *at = memchr(s.p, '&', s.n);
    size_t n = at ? (size_t)(at - s.p) : s.n;
    buf_add(out, str_first(s, n));
    s = str_from(s, n);
    if (s.n) s = str_from(s, add_reference(r, out, s));
  }
}
