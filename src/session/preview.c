/* Looking at what a link leads to. */
#include "session/preview.h"

#include "base/fs.h"
#include "base/limits.h"
#include "session/follow.h"
#include "session/overlay.h"
#include "session/page_pane.h"
#include "session/page_read.h"
#include "session/value_page.h"

enum {
  LINES_MAX = 300, /* that are laid out behind the first one that is shown */
  STEP_BLOCKS = 32,
  READ_MS = 150, /* so long a key waits */
};

void preview_release(struct preview *p)
{
  lines_free(p->lines);
  buf_release(&p->url);
  buf_release(&p->copied);
  *p = (struct preview){0};
}

/* ---- the box ---- */

int preview_cols(const struct session *s)
{
  struct area frame;
  int cols = geometry_overlay(&s->geometry, TEXT_COLS_MAX, 1, &frame).cols;
  return cols > 0 ? cols : 1;
}

/* Takes the lines over and shows those from `first` on; what `t` leads to is what Enter opens. */
static void show(struct session *s, const struct target *t, struct lines *lines, size_t first)
{
  struct preview *p = &s->preview;
  struct preview old = *p;
  *p = (struct preview){.lines = lines, .target = *t};
  buf_add(&p->url, t->url);
  p->target.url = buf_str(&p->url);
  preview_release(&old);
  overlay_open_preview(s, OVERLAY_PREVIEW, lines->n, first);
}

void preview_show_value(struct session *s, struct lines *lines, struct buf *copied)
{
  preview_release(&s->preview);
  s->preview.lines = lines;
  s->preview.copied = *copied;
  *copied = (struct buf)BUF_INIT;
  overlay_open_preview(s, OVERLAY_VALUE, lines->n, 0);
}

/* ---- lines of the page ---- */

/* A copy of [first, end), in which nothing can be acted on. */
static struct lines *copy_lines(const struct lines *from, size_t first, size_t end)
{
  struct lines *to = lines_new(from->width_cols);
  while (end > first && !from->items[end - 1].cols)
    end--;
  for (size_t i = first; i < end && i < first + LINES_MAX; i++)
    lines_add_copy(to, &from->items[i]);
  return to;
}

/* The line that the footnote behind the one that begins in line `first` begins in. */
static size_t end_of_footnote(const struct lines *l, size_t first)
{
  size_t end = l->n;
  for (size_t i = 0; i < l->n_targets; i++) {
    const struct target *t = &l->targets[i];
    if (t->kind == TARGET_JUMP && t->leads_back && t->line > first && t->line < end) end = t->line;
  }
  return end;
}

/* The lines of the block that holds line *first. */
static size_t extend_to_block(const struct lines *l, size_t *first)
{
  uint32_t block = l->items[*first].block;
  size_t end = *first;
  while (*first > 0 && l->items[*first - 1].block == block)
    --*first;
  while (end < l->n && l->items[end].block == block)
    end++;
  return end;
}

static int32_t find_jump(struct session *s, const struct target *t)
{
  struct page_pane *p = &s->page;
  double start = s->now_ms();
  int32_t there;
  while ((there = lines_jump(p->lines, t)) < 0 && page_read_goes_on(p) &&
         s->now_ms() - start < READ_MS)
    page_read_slice(s);
  return there;
}

static void preview_jump(struct session *s, const struct target *t)
{
  struct target jump = *t; /* more may be read, and targets move */
  int32_t there = find_jump(s, &jump);
  const struct lines *lines = s->page.lines;
  if (there < 0) {
    session_complain(s, "that place has not been read, or is not there");
    return;
  }
  size_t first = lines->targets[there].line, end;
  if (jump.leads_back)
    end = extend_to_block(lines, &first);
  else
    end = end_of_footnote(lines, first);
  show(s, &jump, copy_lines(lines, first, end), 0);
}

static size_t find_heading(const struct lines *l, struct str anchor)
{
  for (size_t i = 0; i < l->n_headings; i++)
    if (str_eq_nocase(l->headings[i].anchor, anchor)) return l->headings[i].line;
  return SIZE_MAX;
}

static void preview_anchor(struct session *s, const struct target *t, struct str anchor)
{
  const struct lines *lines = s->page.lines;
  size_t first = anchor.n ? find_heading(lines, anchor) : 0;
  if (first == SIZE_MAX)
    session_complain(s, "no heading that was read here is called \"%.*s\"", STR_ARG(anchor));
  else
    show(s, t, copy_lines(lines, first, lines->n), 0);
}

/* ---- another note ---- */

struct reading {
  struct session *s;
  struct article *article;
  struct document *document;
  struct world world;
  struct layout *layout;
  struct str anchor; /* empty: the beginning */
};

/* Are there lines enough, from the heading on? */
static bool is_enough(const struct reading *r)
{
  const struct lines *lines = layout_lines(r->layout);
  size_t first = r->anchor.n ? find_heading(lines, r->anchor) : 0;
  return first != SIZE_MAX && lines->n >= first + LINES_MAX;
}

static void read_some(struct reading *r)
{
  const struct session *s = r->s;
  double start = s->now_ms();
  while (!layout_is_whole(r->layout) && !is_enough(r) && s->now_ms() - start < READ_MS)
    if (!layout_more(r->layout, STEP_BLOCKS)) document_read_more(r->document, NULL);
}

/* Lays out as much of a note as is shown; takes its bytes over. The caller frees the lines. */
static struct lines *lay_out(struct reading *r, struct str path, struct buf *bytes)
{
  struct session *s = r->s;
  const struct layout_options options = {
      .width_cols = preview_cols(s),
      .ascii = s->ascii,
      .wrap_code = true,
      .syntax = s->syntax,
      .mark_code = s->no_colours || !theme_shows_code(&s->theme),
      .world = &r->world.page,
  };
  world_init(&r->world, s->library, path);
  r->article = article_take_by(s->place.field_names, fs_basename(path), bytes);
  r->document = document_begin(r->article->front.body, r->article->front.body_line);
  r->layout = layout_begin(r->article, r->document, &options);
  read_some(r);
  struct lines *lines = layout_take(r->layout);
  layout_free(r->layout);
  document_free(r->document);
  article_free(r->article);
  world_release(&r->world);
  return lines;
}

static void preview_text(
    struct session *s, const struct target *t, struct str path, struct str anchor, struct buf *text)
{
  struct reading r = {.s = s, .anchor = anchor};
  struct lines *lines = lay_out(&r, path, text);
  size_t first = anchor.n ? find_heading(lines, anchor) : 0;
  show(s, t, lines, first == SIZE_MAX ? 0 : first);
  if (first == SIZE_MAX)
    session_complain(s, "no heading near its beginning is called \"%.*s\"", STR_ARG(anchor));
}

static void preview_file(
    struct session *s, const struct target *t, struct str path, struct str anchor)
{
  struct buf bytes = BUF_INIT, name = BUF_INIT;
  struct fs_stamp stamp;
  struct err err = ERR_INIT;
  buf_add(&name, path);
  if (library_read(s->library, buf_str(&name), &bytes, &stamp, &err))
    preview_text(s, t, buf_str(&name), anchor, &bytes);
  else
    session_complain(s, "%s", err.text);
  buf_release(&bytes);
  buf_release(&name);
}

void preview_note(struct session *s, struct str path)
{
  struct target t = {.kind = TARGET_NOTE, .url = path};
  preview_file(s, &t, path, STR_NONE);
}

/* ---- links ---- */

static struct str condition_of(struct str url)
{
  return str_from(url, str_find(url, STR_LIT(":")) + 1);
}

/* A link of a page that was made: to a note, or to what can be told about a condition, the head of
 * which is told at once. */
static void preview_made(struct session *s, const struct target *t)
{
  struct err err = ERR_INIT;
  struct buf text = BUF_INIT;
  if (str_starts(t->url, STR_LIT("/"))) {
    preview_file(s, t, t->url, STR_NONE);
  } else if (value_page_add_head(&text, s->library, condition_of(t->url), &err)) {
    preview_text(s, t, STR_NONE, STR_NONE, &text);
    s->preview.is_due = true;
  } else {
    session_complain(s, "%s", err.text);
  }
  buf_release(&text);
}

bool preview_goes_on(const struct session *s)
{
  return s->preview.is_due && s->overlay.kind == OVERLAY_PREVIEW && s->library;
}

bool preview_go_on(struct session *s)
{
  struct preview *p = &s->preview;
  struct err err = ERR_INIT;
  struct buf text = BUF_INIT;
  watch_start(&s->watch, s->interruptible ? s->input_fd : -1);
  bool ok = value_page_add(&text, s->library, condition_of(buf_str(&p->url)), &s->watch.seen, &err);
  watch_stop(&s->watch);
  p->is_due = !ok && atomic_load(&s->watch.seen);
  if (ok) {
    struct reading r = {.s = s};
    lines_free(p->lines);
    p->lines = lay_out(&r, STR_NONE, &text);
    overlay_refill_preview(s, p->lines->n);
  } else if (!p->is_due) {
    session_complain(s, "%s", err.text);
  }
  buf_release(&text);
  return !p->is_due;
}

static void preview_parsed(struct session *s, const struct target *t, const struct link_parts *link)
{
  struct buf path = BUF_INIT;
  struct str anchor = buf_str(&link->anchor);
  if (link->kind == LINK_ANCHOR)
    preview_anchor(s, t, anchor);
  else if (link->kind == LINK_OUT)
    follow_target(s, t);
  else if (find_note(s, link, t->is_wiki, &path))
    preview_file(s, t, buf_str(&path), anchor);
  buf_release(&path);
}

static void preview_link(struct session *s, const struct target *t)
{
  struct link_parts link;
  if (follow_is_made(s, t->url))
    preview_made(s, t);
  else if (link_parse(t->url, t->is_wiki ? LINK_WIKI : LINK_MARKDOWN, &link)) {
    preview_parsed(s, t, &link);
    link_release(&link);
  } else {
    link_release(&link);
    session_complain(s, "the link leads nowhere");
  }
}

void preview_target(struct session *s, const struct target *t)
{
  switch (t->kind) {
  case TARGET_LINK: preview_link(s, t); break;
  case TARGET_JUMP: preview_jump(s, t); break;
  case TARGET_NOTE: preview_note(s, t->url); break;
  default: follow_target(s, t); break; /* its address is all there is to see */
  }
}

void preview_fault(struct session *s, const struct target *t)
{
  size_t line = t->index ? t->index : 1;
  show(s, t, preview_source(s->page.article, line, preview_cols(s), s->ascii), 0);
  s->overlay.is_dead_end = true;
}

void preview_follow(struct session *s)
{
  struct preview p = s->preview;
  s->preview = (struct preview){0};
  follow_target(s, &p.target);
  preview_release(&p);
}
