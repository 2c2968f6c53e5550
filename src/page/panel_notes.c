/* Groups of other notes. */
#include "base/buf.h"
#include "page/panel_own.h"

/* A line that says something of the group itself. */
static void add_remark(struct panel *p, struct str text)
{
  struct panel_row row = {.indent = PANEL_INDENT, .text = text, .role = STYLE_DIM, .target = -1};
  panel_add_row(p, &row);
}

static void add_note(struct panel *p, const struct panel_note *n)
{
  struct buf percent = BUF_INIT;
  struct target t = {.kind = TARGET_NOTE, .url = n->path};
  if (n->percent) buf_addf(&percent, "%d %%", n->percent);
  struct panel_row row = {.indent = PANEL_INDENT,
      .text = n->title,
      .role = STYLE_LINK,
      .right = buf_str(&percent),
      .target = lines_add_target(p->lines, &t)};
  panel_add_row(p, &row);
  struct panel_row why = {
      .indent = 2 * PANEL_INDENT, .text = n->why, .role = STYLE_DIM, .target = row.target};
  if (n->why.n) panel_add_row(p, &why);
  buf_release(&percent);
}

static void add_group(struct panel *p, const struct panel_notes *notes)
{
  struct buf preview = BUF_INIT, more = BUF_INIT;
  for (size_t i = 0; i < notes->n; i++)
    panel_preview_add(&preview, notes->items[i].title);
  struct panel_head head = {.group = str_of(notes->name),
      .label = str_of(notes->name),
      .n = notes->n_all,
      .preview = buf_str(&preview)};
  bool is_open = panel_begin_group(p, &head);
  for (size_t i = 0; is_open && i < notes->n; i++)
    add_note(p, &notes->items[i]);
  if (is_open && !notes->is_known)
    add_remark(p, STR_LIT("looking ..."));
  else if (is_open && !notes->n)
    add_remark(p, STR_LIT("none"));
  if (notes->n_all > notes->n) buf_addf(&more, "and %zu more", notes->n_all - notes->n);
  if (is_open && more.n) add_remark(p, buf_str(&more));
  buf_release(&preview);
  buf_release(&more);
}

void panel_add_all_notes(struct panel *p)
{
  if (!p->lines->n) {
    struct panel_row row = {
        .text = STR_LIT("This note has no post meta."), .role = STYLE_DIM, .target = -1};
    panel_begin_part(p, PART_ROW);
    panel_add_row(p, &row);
  }
  for (size_t i = 0; i < p->o->n_notes; i++)
    add_group(p, &p->o->notes[i]);
}
