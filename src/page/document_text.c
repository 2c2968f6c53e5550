/* What a full-text index reads of a document. */
#include "page/document.h"

#include "base/limits.h"

static void add_line(struct buf *out, struct str line)
{
  buf_add(out, line);
  buf_add_char(out, '\n');
}

/* Adds what stands outside of tags and comments. */
static void add_html_words(struct buf *out, struct str html)
{
  while (html.n) {
    size_t at = str_find(html, STR_LIT("<"));
    buf_add(out, str_first(html, at));
    buf_add_char(out, ' ');
    html = str_from(html, at);
    struct str end = str_starts(html, STR_LIT("<!--")) ? STR_LIT("-->") : STR_LIT(">");
    html = str_from(html, str_find(html, end) + end.n);
  }
}

/* Adds a language that is not there yet, as long as there are few. */
static void add_language(struct buf *languages, struct str language)
{
  size_t n = 0;
  for (struct str rest = buf_str(languages), line; str_cut_line(&rest, &line); n++)
    if (str_eq_nocase(line, language)) return;
  if (language.n && n < LIMIT_NOTE_LANGUAGES) add_line(languages, language);
}

static void add_code(const struct block *b, struct bodytext *out)
{
  add_line(&out->code, b->literal);
  add_language(&out->languages, b->language);
}

void inlines_add_without(const struct inlines *in, unsigned marks, struct buf *out)
{
  size_t at = 0;
  for (size_t i = 0; i < in->n_runs; i++) {
    const struct inline_run *run = &in->runs[i];
    if (!(run->marks & marks)) continue;
    buf_add(out, str_first(str_from(in->text, at), run->from - at));
    at = run->from + run->n;
  }
  buf_add(out, str_from(in->text, at));
}

static void add_inlines(struct buf *out, const struct inlines *in)
{
  inlines_add_without(in, INLINE_NO_WORDS, out);
  buf_add_char(out, '\n');
}

static void add_table(const struct table *t, struct bodytext *out)
{
  for (size_t i = 0; i < t->n_rows; i++)
    for (size_t k = 0; k < t->rows[i].n; k++)
      add_inlines(&out->text, &t->rows[i].cells[k]);
}

static void add_block(const struct block *b, struct bodytext *out)
{
  switch (b->kind) {
  case BLOCK_HEADING: add_inlines(&out->headings, &b->content); break;
  case BLOCK_CODE: add_code(b, out); break;
  case BLOCK_HTML: add_html_words(&out->text, b->literal); break;
  case BLOCK_PLAIN: add_line(&out->text, b->literal); break;
  case BLOCK_PARAGRAPH:
  case BLOCK_ALERT:
  case BLOCK_TERM:
  case BLOCK_IMAGE: add_inlines(&out->text, &b->content); break;
  case BLOCK_TABLE: add_table(b->table, out); break;
  case BLOCK_RULE:
  case BLOCK_COUNT: break;
  }
}

void document_add_bodytext(const struct document *d, struct bodytext *out)
{
  for (size_t i = 0; i < d->n_blocks; i++)
    add_block(&d->blocks[i], out);
  for (size_t i = 0; i < d->n_links; i++) {
    const struct link *link = &d->links[i];
    if (!link->is_image && !link->footnote)
      bodytext_add_link(out, link->url, link->is_wiki, link->source_line);
  }
}

void document_read_bodytext(struct str body, size_t body_line, struct bodytext *out)
{
  bodytext_clear(out);
  struct document *d = document_new(body, body_line);
  document_add_bodytext(d, out);
  document_free(d);
}
