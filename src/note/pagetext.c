/* A page's text cut into title, body and post meta, and each of them read. */
#include "note/pagetext.h"

#include "base/limits.h"
#include "note/encoding.h"
#include "note/markdown.h"
#include "note/pagebody.h"
#include "note/pageline.h"
#include "note/pagemeta.h"
#include "note/title.h"
#include "note/value.h"

/* Where the parts of a page are. */
struct parts {
  struct page_line title;  /* text is empty when there is none */
  struct page_cursor body; /* rest ends before the head of the post meta */
  struct page_cursor meta; /* behind its head */
  size_t meta_line;        /* of the head */
};

/* Finds the head of the post meta: of the lines that have its form the first with most labels below
 * it, since an article may speak of post meta, too. False when there is none with any. */
static bool find_meta(struct str text, struct parts *parts)
{
  struct page_cursor c = {text, 1};
  struct page_line line;
  size_t best = 0;
  while (page_next_filled(&c, &line)) {
    size_t n = page_is_meta_head(&line) ? pagemeta_count_labels(c) : 0;
    if (n <= best) continue;
    best = n;
    parts->body.rest = str_first(text, (size_t)(line.raw.p - text.p));
    parts->meta = c;
    parts->meta_line = line.number;
  }
  return best > 0;
}

/* The first line that says something is the title. */
static void find_title(struct parts *parts)
{
  struct page_cursor c = {parts->body.rest, 1};
  parts->title = (struct page_line){.text = STR_NONE};
  if (page_next_filled(&c, &parts->title) && parts->title.text.n <= LIMIT_TITLE_BYTES) {
    parts->body = c;
  } else {
    parts->title.text = STR_NONE;
    parts->body.number = 1;
  }
}

static size_t count_lines(struct str s)
{
  size_t n = 0;
  for (struct str line; str_cut_line(&s, &line);)
    n++;
  return n;
}

/* A copy of the text with one kind of line end, LF for CR and CRLF. */
static struct str with_line_feeds(struct arena *a, struct str text)
{
  struct buf out = BUF_INIT;
  for (size_t i = 0; i < text.n; i++) {
    bool is_cr = text.p[i] == '\r';
    if (!is_cr)
      buf_add_char(&out, text.p[i]);
    else if (i + 1 == text.n || text.p[i + 1] != '\n')
      buf_add_char(&out, '\n');
  }
  struct str copy = arena_str(a, buf_str(&out));
  buf_release(&out);
  return copy;
}

/* ---- putting it together ---- */

static void read_title(
    struct arena *a, const struct parts *parts, struct pagetext *out, struct faults *faults)
{
  out->title = title_line(a, parts->title.text);
  if (out->title.n) return;
  fault_add(faults, 1, "no line here can be the title: the topic stands for it");
  if (!value_named(out->meta, "topic", &out->title)) out->title = STR_LIT("untitled");
  out->title = title_line(a, out->title);
}

/* The meta of the note: the title, then what the page gave, in its order. */
static struct tree *put_title_first(struct arena *a, struct str title, struct tree *meta)
{
  struct tree *map = tree_new(a, TREE_MAP);
  tree_add(map, STR_LIT("title"), tree_scalar(a, title, true));
  for (struct tree *t = meta->first, *next; t; t = next) {
    next = t->next;
    tree_add(map, t->key, t);
  }
  return map;
}

/* What stands behind the post meta is no part of the note, but nothing is thrown away. */
static void add_tail(struct buf *body, struct arena *a, struct page_cursor c, struct faults *faults)
{
  struct page_line head, line;
  if (!page_next_filled(&c, &head)) return;
  struct page_cursor ahead = c;
  if (!page_next_filled(&ahead, &line)) return;
  fault_add(faults, line.number, "text below \"%.*s\": kept at the end of the body",
      STR_ARG(str_first_whole(head.text, LIMIT_TITLE_BYTES)));
  if (body->n) buf_add_char(body, '\n');
  markdown_add_heading(body, 2, head.text);
  struct pagebody tail = {.text = c.rest, .first_line = c.number, .language = STR_NONE};
  pagebody_add(body, a, &tail, faults);
}

static void read_body(struct arena *a, const struct parts *parts, struct page_cursor tail,
    struct pagetext *out, struct faults *faults)
{
  struct buf body = BUF_INIT;
  struct pagebody b = {.text = parts->body.rest, .first_line = parts->body.number};
  b.language = STR_NONE;
  b.images = tree_get(out->meta, STR_LIT("image sources"));
  value_named(out->meta, "code_language", &b.language);
  pagebody_add(&body, a, &b, faults);
  add_tail(&body, a, tail, faults);
  out->body = arena_str(a, buf_str(&body));
  buf_release(&body);
}

bool pagetext_read(struct arena *a, struct str name, struct str text, struct pagetext *out,
    struct faults *faults, struct err *err)
{
  struct parts parts = {.meta_line = 0};
  struct encoding e = encoding_read(a, text);
  text = with_line_feeds(a, e.text);
  if (e.n_repaired)
    fault_add(faults, 0, "%zu ill-formed character%s became U+FFFD", e.n_repaired,
        e.n_repaired == 1 ? "" : "s");
  if (!str_trim(text).n) return err_set(err, "%.*s: is empty", STR_ARG(name));
  if (!find_meta(text, &parts)) {
    return err_set(err,
        "%.*s: is no field-note page: no line \"... post meta\" with labels below it",
        STR_ARG(name));
  }
  if (count_lines(parts.meta.rest) > LIMIT_PAGE_META_LINES) {
    return err_set(err, "%.*s:%zu: has a post meta of more than %d lines", STR_ARG(name),
        parts.meta_line, LIMIT_PAGE_META_LINES);
  }
  find_title(&parts);
  struct page_cursor rest = parts.meta;
  out->meta = tree_new(a, TREE_MAP);
  pagemeta_read(a, &rest, out->meta, faults);
  read_title(a, &parts, out, faults);
  read_body(a, &parts, rest, out, faults);
  out->meta = put_title_first(a, out->title, out->meta);
  return true;
}

void pagetext_add_note(struct buf *out, const struct pagetext *page)
{
  buf_add_cstr(out, "---\n");
  tree_add_yaml(out, page->meta);
  buf_add_cstr(out, "---\n");
  if (!page->body.n) return;
  buf_add_char(out, '\n');
  buf_add(out, page->body);
}
