/* Text of HTML whose lines count: code, diagrams. */
#include "page/document_own.h"
#include "page/inline_own.h"

/* The language that a class names: "language-x", "lang-x", "highlight-source-x", "brush: x". */
static struct str language_of(const struct html_token *t)
{
  static const char *const prefixes[] = {"language-", "lang-", "highlight-source-", "sourceCode "};
  struct str value = STR_NONE;
  if (html_attribute(t, "lang", &value)) return value;
  html_attribute(t, "class", &value);
  if (str_eq(value, STR_LIT("mermaid"))) return value;
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    struct str prefix = str_of(prefixes[i]);
    struct str language = str_from(value, str_find(value, prefix) + prefix.n);
    if (str_find(value, prefix) == value.n) continue;
    size_t n = 0;
    while (n < language.n && language.p[n] != ' ')
      n++;
    return str_first(language, n);
  }
  return STR_NONE;
}

/* Adds a token's part of the text. */
static void add_token(struct builder *b, const struct html_token *t, struct buf *text)
{
  const struct html_element *e = html_element_of(t);
  if (t->kind == HTML_TEXT)
    html_references_add(&b->inlines.references, text, t->raw);
  else if (html_is_shown(t))
    buf_add(text, t->raw);
  else if (e && e->means == HTML_BREAK && t->kind == HTML_START)
    buf_add_char(text, '\n');
}

static bool is_end(const struct html_token *t, const struct html_element *e)
{
  return t->kind == HTML_END && html_element_of(t) == e;
}

static void add_code(struct builder *b, struct str text, struct str language, size_t line)
{
  struct arena *a = b->doc->arena;
  struct block *block = builder_add_block(b, BLOCK_CODE, line - b->first_line + 1);
  block->literal = arena_str(a, text);
  block->language = arena_str(a, language);
}

void html_read_pre(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  struct buf text = BUF_INIT;
  struct html_token inner;
  struct str *rest = &b->html.rest, language = language_of(t);
  size_t line = html_line(b);
  if (rest->n && rest->p[0] == '\n') {
    *rest = str_from(*rest, 1);
    line++;
  }
  while (html_next(rest, &inner) && !is_end(&inner, e)) {
    add_token(b, &inner, &text);
    if (inner.kind == HTML_START && !language.n) language = language_of(&inner);
  }
  if (text.n && text.p[text.n - 1] != '\n') buf_add_char(&text, '\n');
  if (text.n) add_code(b, buf_str(&text), language, line);
  buf_release(&text);
}
