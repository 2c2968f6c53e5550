/* From runs of raw text to spans of safe text. */
#include "page/flow.h"

#include "base/host.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/safe.h"
#include "page/subsup.h"

#include <stdlib.h>

enum { TARGET_NONE = -1, TARGET_NOT_ASKED = -2 };

/* Hard breaks and places where a line may break stay in a flow, and are in no line. */
enum { SAFE_FLOW = SAFE_KEEP_LF | SAFE_HINTS };

/* ---- where links lead ---- */

void flow_page_init(
    struct flow_page *page, const struct document *doc, struct lines *lines, struct arena *arena)
{
  *page = (struct flow_page){.doc = doc, .lines = lines, .urls = {.arena = arena}};
}

void flow_page_go_on(struct flow_page *page, struct lines *lines)
{
  page->lines = lines;
  page->n_targets = 0;
}

void flow_page_release(struct flow_page *page)
{
  free(page->targets);
  free(page->listed);
  textset_release(&page->urls);
}

static void ask_of_links(struct flow_page *page, size_t n)
{
  page->targets = mem_grow(page->targets, &page->cap_targets, n, sizeof *page->targets);
  while (page->n_targets < n)
    page->targets[page->n_targets++] = TARGET_NOT_ASKED;
}

static bool is_broken(const struct flow_page *page, const struct link *link)
{
  const struct page_world *w = page->world;
  return w && w->is_broken && !link->is_image && !link->footnote && w->is_broken(w->context, link);
}

int32_t flow_target(struct flow_page *page, int32_t index)
{
  if (index < 0 || index >= LIMIT_PAGE_LINKS) return TARGET_NONE;
  ask_of_links(page, (size_t)index + 1);
  if (page->targets[index] == TARGET_NOT_ASKED) {
    const struct link *link = &page->doc->links[index];
    struct target t = {.kind = link->is_image ? TARGET_IMAGE : TARGET_LINK, .url = link->url};
    t.is_wiki = link->is_wiki;
    t.is_broken = is_broken(page, link);
    if (link->footnote)
      t = (struct target){
          .kind = TARGET_JUMP, .index = link->footnote - 1, .leads_back = link->leads_back};
    page->targets[index] = lines_add_target(page->lines, &t);
  }
  return page->targets[index];
}

void flow_add_footnote(struct buf *out, long number, bool link_urls)
{
  const struct style *style = &styles[STYLE_FOOTNOTE];
  buf_addf(out, "%s%s%ld%s", style->prefix, link_urls ? "^" : "", number, style->suffix);
}

/* Does the run belong to a link that leads nowhere? */
static bool is_in_broken(struct flow_page *page, const struct inline_run *run)
{
  int32_t target = page->world ? flow_target(page, run->link) : TARGET_NONE;
  return target >= 0 && page->lines->targets[target].is_broken;
}

/* The number of an address in the list at the end; 0 when it is not to be listed. */
static uint32_t url_number(struct flow_page *page, struct str url)
{
  if (!url.n || url.p[0] == '#') return 0;
  struct textset_item *item = textset_add(&page->urls, url);
  if (item->number) return item->number;
  page->listed =
      mem_grow(page->listed, &page->cap_listed, page->n_listed + 1, sizeof *page->listed);
  page->listed[page->n_listed++] = item->text;
  return item->number = (uint32_t)page->n_listed;
}

/* ---- roles ---- */

static enum style_role role_in_text(const struct inline_run *run)
{
  enum { PLAIN, EMPHASIS, STRONG, BOTH, CODE };
  static const enum style_role roles[2][5] = {
      {STYLE_TEXT, STYLE_EMPHASIS, STYLE_STRONG, STYLE_STRONG_EMPHASIS, STYLE_CODE},
      {STYLE_LINK, STYLE_LINK_EMPHASIS, STYLE_LINK_STRONG, STYLE_LINK_STRONG, STYLE_LINK_CODE},
  };
  int which = run->marks & INLINE_CODE ? CODE
                                       : (run->marks & INLINE_EMPHASIS ? EMPHASIS : PLAIN) +
                                             (run->marks & INLINE_STRONG ? STRONG : PLAIN);
  if (run->marks & INLINE_STRUCK) return STYLE_STRUCK;
  if (run->link < 0 && run->marks & INLINE_KBD) return STYLE_KBD;
  if (run->link < 0 && run->marks & INLINE_HIGHLIGHT) return STYLE_HIGHLIGHT;
  if (run->link < 0 && run->marks & INLINE_INSERTED) return STYLE_INSERTED;
  return roles[run->link >= 0][which];
}

/* A heading is strong as it is: in it only code and links look otherwise. */
static enum style_role role_of(const struct inline_run *run, enum style_role base)
{
  if (run->marks & (INLINE_HTML | INLINE_DIM)) return STYLE_HTML;
  if (run->marks & INLINE_IMAGE) return STYLE_IMAGE;
  if (base == STYLE_TEXT) return role_in_text(run);
  if (run->marks & INLINE_CODE) return STYLE_CODE;
  return run->link >= 0 ? STYLE_LINK_STRONG : base;
}

/* ---- putting together ---- */

static void add_span(struct flow *f, struct span span)
{
  if (!span.n || (span.role == STYLE_TEXT && span.target < 0)) return;
  f->spans = mem_grow(f->spans, &f->cap_spans, f->n_spans + 1, sizeof *f->spans);
  f->spans[f->n_spans++] = span;
}

static void add_piece(struct flow *f, struct str raw, enum style_role role, int32_t target)
{
  size_t from = f->own.n;
  safe_add(&f->own, raw, SAFE_FLOW);
  add_span(f, (struct span){(uint32_t)from, (uint32_t)(f->own.n - from), role, target});
}

static void add_mark(struct flow *f, const char *mark, int32_t target)
{
  add_piece(f, str_of(mark), STYLE_MARK, target);
}

/* Which marks of a run have texts around them, and whose they are. */
static const struct {
  unsigned mark;
  enum style_role role;
} surrounded[] = {
    {INLINE_QUOTED, STYLE_QUOTED},
    {INLINE_STRUCK, STYLE_STRUCK},
    {INLINE_HIGHLIGHT, STYLE_HIGHLIGHT},
    {INLINE_INSERTED, STYLE_INSERTED},
    {INLINE_SUB, STYLE_SUB},
    {INLINE_SUPER, STYLE_SUPER},
    {INLINE_KBD, STYLE_KBD},
    {INLINE_IMAGE, STYLE_IMAGE},
    {INLINE_CODE, STYLE_CODE},
};

enum { N_SURROUNDED = sizeof surrounded / sizeof *surrounded };

/* The marks whose texts are drawn on this page. */
static unsigned surrounded_marks(const struct flow_page *page)
{
  unsigned marks = 0;
  for (int i = 0; i < N_SURROUNDED; i++)
    if (styles[surrounded[i].role].around == AROUND_ALWAYS || page->mark_code)
      marks |= surrounded[i].mark;
  return marks;
}

static void open_marks(struct flow *f, unsigned marks, int32_t target)
{
  for (int i = 0; i < N_SURROUNDED; i++)
    if (marks & surrounded[i].mark) add_mark(f, styles[surrounded[i].role].prefix, target);
}

static void close_marks(struct flow *f, unsigned marks, int32_t target)
{
  for (int i = N_SURROUNDED - 1; i >= 0; i--)
    if (marks & surrounded[i].mark) add_mark(f, styles[surrounded[i].role].suffix, target);
}

/* The marks that a run shares with the run after it, and that so go on. */
static unsigned shared_marks(const struct inline_run *run, const struct inline_run *next)
{
  if (run->from + run->n != next->from) return 0;
  unsigned apart = next->marks & INLINE_BEGINS ? INLINE_IMAGE | INLINE_APART : INLINE_IMAGE;
  return run->marks & next->marks & ~apart;
}

/* Adds the text of a run that is set high or low. False when not all of it has such forms: then it
 * is decorated. */
static bool add_subsup(struct flow *f, const struct flow_page *page, struct str text,
    const struct inline_run *run, struct span look)
{
  struct buf forms = BUF_INIT;
  unsigned which = run->marks & (INLINE_SUB | INLINE_SUPER);
  bool ok = which && !page->ascii && subsup_add(&forms, text, which == INLINE_SUB);
  if (ok) add_piece(f, buf_str(&forms), look.role, look.target);
  buf_release(&forms);
  return ok;
}

/* Does the text of a link say where it leads? */
static bool says_url(struct str text, struct str url)
{
  static const char *const understood[] = {"", "mailto:", "http://", "https://"};
  for (size_t i = 0; i < sizeof understood / sizeof *understood; i++) {
    struct str prefix = str_of(understood[i]);
    if (str_starts(url, prefix) && str_eq(text, str_from(url, prefix.n))) return !host_is_told(url);
  }
  return false;
}

/* After the last run of a link: its number in the list at the end. */
static void add_number(
    struct flow *f, struct flow_page *page, const struct inlines *in, const struct inline_run *last)
{
  const struct inline_run *first = last;
  while (first > in->runs && first[-1].link == last->link)
    first--;
  struct str text = str_first(str_from(in->text, first->from), last->from + last->n - first->from);
  struct str url = page->doc->links[last->link].url;
  uint32_t number = says_url(text, url) ? 0 : url_number(page, url);
  if (!number) return;
  size_t from = f->own.n;
  buf_addf(&f->own, "[%u]", (unsigned)number);
  add_span(f, (struct span){(uint32_t)from, (uint32_t)(f->own.n - from), STYLE_DIM,
                  flow_target(page, last->link)});
}

/* A reference to a footnote as its number; as it is written where there is no such footnote. */
static void add_reference(
    struct flow *f, struct flow_page *page, struct str text, int32_t link, enum style_role base)
{
  const struct footnote *note = &page->doc->footnotes[page->doc->links[link].footnote - 1];
  if (!note->is_defined) {
    add_piece(f, text, base, TARGET_NONE);
    return;
  }
  struct buf number = BUF_INIT;
  flow_add_footnote(&number, note->number, page->link_urls);
  add_piece(f, buf_str(&number), STYLE_FOOTNOTE, flow_target(page, link));
  buf_release(&number);
}

/* At the end of a footnote, so that it does not begin a line. */
static void add_back(struct flow *f, struct flow_page *page, int32_t link)
{
  if (f->own.n)
    add_piece(f, page->ascii ? STR_LIT(" ") : STR_LIT("\u00A0"), STYLE_TEXT, TARGET_NONE);
  add_piece(f, symbol_str(SYMBOL_BACK, page->ascii), STYLE_FOOTNOTE, flow_target(page, link));
}

/* How a run looks, and where it leads. */
static struct span look_of(
    struct flow_page *page, const struct inline_run *run, enum style_role base)
{
  struct span look = {.role = role_of(run, base), .target = flow_target(page, run->link)};
  if (is_in_broken(page, run) && look.role != STYLE_IMAGE) look.role = STYLE_LINK_BROKEN;
  return look;
}

/* Behind the last run of a link: the sign of one that leads nowhere, the number of its address. */
static void end_link(
    struct flow *f, struct flow_page *page, const struct inlines *in, const struct inline_run *last)
{
  if (is_in_broken(page, last)) {
    struct str sign = symbol_str(styles[STYLE_LINK_BROKEN].sign, page->ascii);
    add_piece(f, sign, STYLE_LINK_BROKEN, flow_target(page, last->link));
  }
  if (page->link_urls) add_number(f, page, in, last);
}

static void add_run(struct flow *f, struct flow_page *page, const struct inlines *in, size_t i,
    enum style_role base)
{
  const struct inline_run *run = &in->runs[i];
  if (run->marks & INLINE_BACK) {
    add_back(f, page, run->link);
    return;
  }
  const struct inline_run *end = in->runs + in->n_runs;
  struct str text = str_first(str_from(in->text, run->from), run->n);
  struct span look = look_of(page, run, base);
  unsigned marks = run->marks & surrounded_marks(page);
  if (run->marks & INLINE_FOOTNOTE) {
    add_reference(f, page, text, run->link, base);
    return;
  }
  if (!add_subsup(f, page, text, run, look)) {
    open_marks(f, marks & ~(i ? shared_marks(run - 1, run) : 0), look.target);
    if (run->marks & INLINE_IMAGE && run->n) add_mark(f, styles[STYLE_IMAGE].infix, look.target);
    add_piece(f, text, look.role, look.target);
    close_marks(f, marks & ~(run + 1 < end ? shared_marks(run, run + 1) : 0), look.target);
  }
  bool link_ends = run->link >= 0 && (run + 1 == end || run[1].link != run->link);
  if (link_ends) end_link(f, page, in, run);
}

static void flow_clear(struct flow *f)
{
  buf_clear(&f->own);
  f->n_spans = 0;
}

/* What is safe piece by piece need not be so together, where a piece begins with a mark: then the
 * text counts, and its looks do not. */
static void flow_finish(struct flow *f)
{
  f->text = buf_str(&f->own);
  if (safe_is(f->text, SAFE_FLOW)) return;
  struct buf safe = BUF_INIT;
  safe_add(&safe, f->text, SAFE_FLOW);
  buf_release(&f->own);
  f->own = safe;
  f->n_spans = 0;
  f->text = buf_str(&f->own);
}

static void flow_build(struct flow *f, struct flow_page *page, const struct inlines *in,
    enum style_role base, struct str lead)
{
  size_t at = 0;
  add_piece(f, lead, STYLE_BULLET, TARGET_NONE);
  for (size_t i = 0; i < in->n_runs; i++) {
    add_piece(f, str_first(str_from(in->text, at), in->runs[i].from - at), base, TARGET_NONE);
    add_run(f, page, in, i, base);
    at = in->runs[i].from + in->runs[i].n;
  }
  add_piece(f, str_from(in->text, at), base, TARGET_NONE);
  flow_finish(f);
}

/* Can the document's own text be drawn as it is? */
static bool is_drawn_as_is(struct flow_page *page, const struct inlines *in)
{
  for (size_t i = 0; i < in->n_runs; i++) {
    if (in->runs[i].marks & (surrounded_marks(page) | INLINE_FOOTNOTE | INLINE_BACK)) return false;
    if (in->runs[i].link < 0) continue;
    if (page->link_urls || is_in_broken(page, &in->runs[i])) return false;
  }
  return safe_is(in->text, SAFE_FLOW);
}

static void flow_borrow(
    struct flow *f, struct flow_page *page, const struct inlines *in, enum style_role base)
{
  uint32_t at = 0;
  f->text = in->text;
  for (size_t i = 0; i < in->n_runs; i++) {
    const struct inline_run *run = &in->runs[i];
    add_span(f, (struct span){at, run->from - at, base, TARGET_NONE});
    add_span(f, (struct span){run->from, run->n, role_of(run, base), flow_target(page, run->link)});
    at = run->from + run->n;
  }
  add_span(f, (struct span){at, (uint32_t)in->text.n - at, base, TARGET_NONE});
}

void flow_make(struct flow *f, struct flow_page *page, const struct inlines *in,
    enum style_role base, struct str lead)
{
  flow_clear(f);
  if (!lead.n && is_drawn_as_is(page, in))
    flow_borrow(f, page, in, base);
  else
    flow_build(f, page, in, base, lead);
}

void flow_make_plain(struct flow *f, struct str text, enum style_role role, struct str lead)
{
  flow_clear(f);
  add_piece(f, lead, STYLE_BULLET, TARGET_NONE);
  add_piece(f, text, role, TARGET_NONE);
  flow_finish(f);
}

void flow_release(struct flow *f)
{
  buf_release(&f->own);
  free(f->spans);
}
