/* Bare addresses that cmark found emphasis, code or a link in: https://host/__init__.py. GitHub
 * lets the address win. cmark cannot be told to, so the marks within the address are escaped in the
 * lines of the source, and these are parsed again. */
#include "page/document_own.h"

/* A longer leaf is not read again: looking for addresses in it might take long. */
enum { AGAIN_BYTES_MAX = 64 * 1024 };

/* What cmark may take for the beginning or end of something within an address. */
static bool is_mark(char c)
{
  return str_has(STR_LIT("*_`[]!"), c);
}

static bool ends_address(char c)
{
  return c == '<' || c == '>' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where in s the address stands, outside of code, that begins so and goes on with a mark; s.n when
 * there is none. */
static size_t find_torn(struct str s, struct str begin)
{
  for (size_t at = 0; at < s.n;) {
    struct str rest = str_from(s, at);
    size_t found = str_find(rest, begin), code = str_find(str_first(rest, found), STR_LIT("`"));
    if (code < found) {
      at += code + source_code_length(str_from(rest, code));
      continue;
    }
    at += found;
    if (at + begin.n < s.n && is_mark(s.p[at + begin.n])) return at;
    at++;
  }
  return s.n;
}

/* Moves from *rest what stands before the address that begins so, and the address, which is
 * escaped. False when there is none. */
static bool escape_next(struct buf *out, struct str *rest, struct str begin)
{
  size_t at = find_torn(*rest, begin), end = at + begin.n;
  if (at == rest->n) return false;
  buf_add(out, str_first(*rest, end));
  for (; end < rest->n && !ends_address(rest->p[end]); end++) {
    if (is_mark(rest->p[end])) buf_add_char(out, '\\');
    buf_add_char(out, rest->p[end]);
  }
  *rest = str_from(*rest, end);
  return true;
}

/* Adds the text with the marks escaped in the addresses that begin as `torn` tells, line by line.
 * False when one is not found: then it is not written as it is read. */
static bool add_escaped(struct buf *out, struct str text, struct str torn)
{
  struct str begin;
  while (str_cut_line(&torn, &begin))
    if (!escape_next(out, &text, begin)) return false;
  buf_add(out, text);
  return true;
}

static void add_leaf_lines(struct builder *b, cmark_node *leaf, struct buf *out)
{
  size_t last = (size_t)cmark_node_get_end_line(leaf);
  for (size_t n = (size_t)cmark_node_get_start_line(leaf); n <= last; n++) {
    struct container_rest rest = builder_rest(b, n);
    container_add_rest(out, &rest);
    buf_add_char(out, '\n');
  }
}

static size_t count(struct str s, char c)
{
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++)
    n += s.p[i] == c;
  return n;
}

/* Reads the first leaf of a text of its own. */
static bool read_apart(struct builder *b, struct str text, size_t source_line, struct inlines *in)
{
  struct parsed tree;
  struct err err = ERR_INIT;
  struct parse_budget budget = parse_budget(text.n);
  if (!parse_markdown(&tree, text, &budget, &err)) return false;
  struct builder outer = builder_begin_apart(b, text, 1);
  *in = inline_read(&b->inlines, cmark_node_first_child(tree.root), source_line);
  builder_end_apart(b, &outer);
  parsed_release(&tree);
  return true;
}

/* Reads the lines of a leaf again. What comes of it is taken unless an escape can be seen in it:
 * then the address stood in code, say. Its links take the places of those from n_links on. */
static void read_again(
    struct builder *b, struct str lines, size_t source_line, size_t n_links, struct inlines *in)
{
  struct document *d = b->doc;
  struct buf text = BUF_INIT, links = BUF_INIT;
  struct inlines again;
  if (add_escaped(&text, lines, buf_str(&b->inlines.torn))) {
    size_t n_bytes = (d->n_links - n_links) * sizeof *d->links;
    if (n_bytes) buf_add(&links, (struct str){(const char *)(d->links + n_links), n_bytes});
    d->n_links = n_links;
    buf_add_char(&text, '\n');
    definitions_add_for(&b->definitions, lines, &text);
    bool ok = read_apart(b, buf_str(&text), source_line, &again) &&
              count(again.text, '\\') == count(in->text, '\\');
    if (ok) {
      *in = again;
    } else {
      if (n_bytes) memcpy(d->links + n_links, links.p, n_bytes);
      d->n_links = n_links + n_bytes / sizeof *d->links;
    }
  }
  buf_release(&text);
  buf_release(&links);
}

struct inlines builder_read(struct builder *b, cmark_node *leaf, size_t source_line)
{
  size_t n_links = b->doc->n_links;
  struct inlines in = inline_read(&b->inlines, leaf, source_line);
  if (!b->inlines.torn.n) return in;
  struct buf lines = BUF_INIT;
  add_leaf_lines(b, leaf, &lines);
  if (lines.n <= AGAIN_BYTES_MAX) read_again(b, buf_str(&lines), source_line, n_links, &in);
  buf_release(&lines);
  return in;
}
