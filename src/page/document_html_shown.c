/* HTML that is shown as it stands: what has no meaning on a page, in whole lines where it fills
 * them, else within the text. */
#include "page/document_own.h"
#include "page/inline_own.h"

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

const struct html_element *html_element_of(const struct html_token *t)
{
  bool is_tag = t->kind == HTML_START || t->kind == HTML_END;
  return is_tag ? html_element_find(t->name) : NULL;
}

bool html_is_shown(const struct html_token *t)
{
  const struct html_element *e = html_element_of(t);
  if (t->kind == HTML_TEXT || t->kind == HTML_COMMENT) return false;
  return !e || e->means == HTML_RAW;
}

static bool is_all_blank(struct str s)
{
  return !str_trim(s).n;
}

/* Takes tokens that are shown off the front, with blanks between them. */
static struct str take_shown(struct str *rest)
{
  struct str all = *rest, ahead = *rest;
  struct html_token t;
  while (html_next(&ahead, &t)) {
    if (html_is_shown(&t)) {
      if (t.kind == HTML_START && !t.is_closed && html_element_of(&t))
        html_take_element(&ahead, t.name);
      *rest = ahead;
    } else if (t.kind != HTML_TEXT || !is_all_blank(t.raw)) {
      break;
    }
  }
  return str_first(all, (size_t)(rest->p - all.p));
}

/* Does nothing but blanks stand in the line before p, and behind the text? */
static bool begins_line(const char *start, const char *p)
{
  while (p > start && is_blank(p[-1]))
    p--;
  return p == start || p[-1] == '\n';
}

static bool ends_line(struct str rest, size_t *n)
{
  *n = 0;
  while (*n < rest.n && is_blank(rest.p[*n]))
    ++*n;
  bool ends = *n == rest.n || rest.p[*n] == '\n';
  *n += *n < rest.n;
  return ends;
}

/* Adds lines as they stand; they continue the last such block, if nothing is between them. */
static void add_lines(struct builder *b, struct str lines, size_t source_line)
{
  struct document *d = b->doc;
  struct block *last = d->n_blocks ? &d->blocks[d->n_blocks - 1] : NULL;
  bool goes_on = last && last->kind == BLOCK_HTML && last->frame == b->frame &&
                 last->literal.p + last->literal.n == lines.p;
  if (goes_on)
    last->literal.n += lines.n;
  else
    builder_add_block(b, BLOCK_HTML, source_line - b->first_line + 1)->literal = lines;
}

/* The content of an element, and its end tag if it has one. */
static void add_content(struct inline_reader *r, struct str content)
{
  size_t n = content.n;
  while (n && content.p[n - 1] != '<')
    n--;
  bool ends = n && str_starts(str_from(content, n), STR_LIT("/"));
  n = ends ? n - 1 : content.n;
  inline_add_markup(r, str_first(content, n), INLINE_DIM);
  inline_add_markup(r, str_from(content, n), INLINE_HTML);
}

static void add_in_line(struct inline_reader *r, struct str shown)
{
  struct html_token t;
  while (html_next(&shown, &t)) {
    inline_add_markup(r, t.raw, INLINE_HTML);
    if (t.kind == HTML_START && !t.is_closed && html_element_of(&t))
      add_content(r, html_take_element(&shown, t.name));
  }
}

void html_read_shown(struct builder *b, struct str literal, struct str from)
{
  struct inline_reader *r = &b->inlines;
  struct str rest = from, shown = take_shown(&rest);
  size_t tail = 0;
  bool in_line = builder_html_takes_text(b) || !inline_is_at_start(r) || r->text.n;
  bool is_lines = !in_line && begins_line(literal.p, from.p) && ends_line(rest, &tail);
  b->html.rest = rest;
  if (!is_lines) {
    add_in_line(r, shown);
    return;
  }
  const char *start = from.p;
  while (start > literal.p && is_blank(start[-1]))
    start--;
  b->html.rest = from;
  html_flush(b);
  add_lines(b, (struct str){start, (size_t)(rest.p - start) + tail}, html_line(b));
  b->html.rest = str_from(rest, tail);
  b->html.text_line = html_line(b);
  inline_begin(r, b->html.text_line);
}
