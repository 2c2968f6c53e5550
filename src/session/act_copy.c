/* What can be copied: always the bytes of the source, never those of the screen. */
#include "base/json.h"
#include "session/acts.h"
#include "session/follow.h"
#include "session/hints.h"
#include "session/list_pane.h"
#include "session/overlay.h"
#include "session/page_pane.h"
#include "session/panel_pane.h"

void act_copy_link(struct session *s, long count)
{
  (void)count;
  if (s->page.address.n)
    copy_text(s, buf_str(&s->page.address), "the link");
  else
    hints_ask(s, 1u << TARGET_LINK | 1u << TARGET_IMAGE, HINT_COPY);
}

void act_copy_listed(struct session *s, long count)
{
  const struct target *selected = overlay_selected_link(s);
  (void)count;
  if (selected) copy_target(s, selected);
}

void act_copy_path(struct session *s, long count)
{
  struct buf path = BUF_INIT;
  const struct result_row *row = s->focus == PANE_LIST ? list_pane_selected(s) : NULL;
  (void)count;
  if (row && row->path.n)
    list_pane_add_path(s, &path, row);
  else if (!row)
    buf_add(&path, buf_str(&s->page.path));
  if (path.n)
    copy_text(s, buf_str(&path), "the path");
  else
    session_complain(s, "there is no file to name");
  buf_release(&path);
}

void act_copy_json(struct session *s, long count)
{
  struct buf text = BUF_INIT;
  struct json json = json_to(&text);
  (void)count;
  json_tree(&json, s->page.article->meta);
  copy_text(s, buf_str(&text), "the post meta as JSON");
  buf_release(&text);
}

/* The bytes of lines [first, end) of the file, 1-based; end 0: to its end. */
static struct str source_lines(struct str file, size_t first, size_t end)
{
  struct str rest = file, line;
  const char *from = NULL;
  for (size_t number = 1; number != end; number++) {
    if (number == first) from = rest.p;
    if (!str_cut_line(&rest, &line)) break;
  }
  if (!from) return STR_NONE;
  const char *stop = end ? rest.p : file.p + file.n;
  return (struct str){from, (size_t)(stop - from)};
}

static size_t heading_source_line(const struct lines *lines, const struct heading *h)
{
  return h->line < lines->n ? lines->items[h->line].source_line : 0;
}

/* A section reaches from its heading to the next one of its level or above. */
void act_copy_section(struct session *s, long count)
{
  const struct page_pane *p = &s->page;
  const struct lines *lines = p->lines;
  size_t end = 0;
  (void)count;
  const struct heading *h = lines_heading_at(lines, p->top);
  if (!h) h = &lines->headings[0];
  for (const struct heading *next = h + 1; next < lines->headings + lines->n_headings; next++)
    if (next->level <= h->level) {
      end = heading_source_line(lines, next);
      break;
    }
  struct str text = source_lines(p->article->file, heading_source_line(lines, h), end);
  if (text.n)
    copy_text(s, text, "the section");
  else
    session_complain(s, "this heading has no source to copy");
}

void act_copy_code(struct session *s, long count)
{
  (void)count;
  hints_ask(s, 1u << TARGET_CODE, HINT_COPY);
}

void act_copy_value(struct session *s, long count)
{
  const struct target *target = panel_pane_target(&s->panel);
  (void)count;
  if (target && target->kind != TARGET_GROUP)
    copy_target(s, target);
  else
    session_complain(s, "there is no value in this line");
}
