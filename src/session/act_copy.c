/* What can be copied: the bytes of the source, and on demand what the screen makes of them. */
#include "base/json.h"
#include "session/acts.h"
#include "session/copy_page.h"
#include "session/follow.h"
#include "session/hints.h"
#include "session/list_pane.h"
#include "session/overlay.h"
#include "session/page_pane.h"
#include "session/page_whole.h"
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
  if (s->overlay.kind == OVERLAY_VALUE)
    copy_text(s, buf_str(&s->preview.copied), "the value");
  else if (selected)
    copy_target(s, selected);
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

void act_copy_section(struct session *s, long count)
{
  (void)count;
  hints_ask_sections(s, HINT_COPY_SECTION);
}

void act_copy_section_text(struct session *s, long count)
{
  (void)count;
  hints_ask_sections(s, HINT_COPY_SECTION_TEXT);
}

void act_copy_code(struct session *s, long count)
{
  (void)count;
  hints_ask(s, 1u << TARGET_CODE, HINT_COPY);
}

void act_copy_code_text(struct session *s, long count)
{
  (void)count;
  hints_ask(s, 1u << TARGET_CODE, HINT_COPY_TEXT);
}

/* A table that is open by itself is meant by itself. */
static void ask_table(
    struct session *s, void (*copy)(struct session *s, size_t block), enum hint_use use)
{
  if (page_whole_is_open(&s->page) && page_whole_is_table(&s->page))
    copy(s, (size_t)s->page.whole.block);
  else
    hints_ask(s, 1u << TARGET_TABLE, use);
}

void act_copy_table(struct session *s, long count)
{
  (void)count;
  ask_table(s, copy_table, HINT_COPY_TABLE);
}

void act_copy_cells(struct session *s, long count)
{
  (void)count;
  ask_table(s, copy_table_cells, HINT_COPY_CELLS);
}

void act_copy_note(struct session *s, long count)
{
  (void)count;
  copy_note(s);
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
