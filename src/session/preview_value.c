/* A value of the post meta, or a whole group of it, in the room of a page. */
#include "session/preview.h"

#include "base/safe.h"
#include "page/panel.h"
#include "page/wrap.h"
#include "session/checks.h"
#include "session/related.h"

/* ---- one value ---- */

static void add_line(struct lines *to, struct str text, enum style_role role)
{
  const struct span span = {0, (uint32_t)text.n, role, -1};
  lines_add(to, text, &span, role == STYLE_TEXT ? 0 : 1);
}

/* The lines of a text as its author broke them, and wrapped. */
static void add_text(struct lines *to, struct str text)
{
  struct buf safe = BUF_INIT;
  struct wrap wrap = WRAP_INIT;
  struct str rest = str_trim(text), line;
  while (str_cut_line(&rest, &line)) {
    buf_clear(&safe);
    safe_add(&safe, line, SAFE_BLANKS);
    wrap_fill(&wrap, buf_str(&safe), to->width_cols, to->width_cols);
    for (size_t i = 0; i < wrap.n; i++)
      add_line(
          to, str_first(str_from(buf_str(&safe), wrap.lines[i].from), wrap.lines[i].n), STYLE_TEXT);
  }
  wrap_release(&wrap);
  buf_release(&safe);
}

static struct lines *lines_of_value(const struct session *s, const struct target *t)
{
  struct lines *lines = lines_new(preview_cols(s));
  struct buf field = BUF_INIT;
  safe_add(&field, t->field, SAFE_BLANKS);
  if (field.n) {
    add_line(lines, buf_str(&field), STYLE_GROUP);
    add_line(lines, STR_NONE, STYLE_TEXT);
  }
  add_text(lines, t->value);
  buf_release(&field);
  return lines;
}

/* ---- a group ---- */

static bool is_ticked(void *context, size_t index)
{
  return checks_is_ticked(context, index);
}

/* The line of a group's head; lines->n: there is none. */
static size_t find_group(const struct lines *lines, struct str group)
{
  for (size_t i = 0; i < lines->n_targets; i++) {
    const struct target *t = &lines->targets[i];
    if (t->kind == TARGET_GROUP && str_eq_name(t->field, group)) return t->line;
  }
  return lines->n;
}

/* The panel that has a group open, as wide as a page. */
static struct lines *lay_out_open(struct session *s)
{
  struct panel_notes notes[RELATED_GROUPS];
  const struct panel_options options = {.width_cols = preview_cols(s),
      .ascii = s->ascii,
      .today = s->today,
      .all_open = true,
      .is_ticked = is_ticked,
      .context = s,
      .notes = notes,
      .n_notes = related_groups(s, notes)};
  return panel_layout(s->page.article, &options);
}

/* Adds the values that a line shows, each once. */
static void add_values(
    const struct lines *all, const struct line *line, int32_t *last, struct buf *values)
{
  if (line->target < 0 || line->target == *last) return;
  const struct target *t = &all->targets[line->target];
  *last = line->target;
  if (!t->value.n) return;
  buf_add(values, t->value);
  buf_add_char(values, '\n');
}

/* A group ends before the blank line behind it. */
static struct lines *lines_of_group(struct session *s, const struct target *t, struct buf *values)
{
  struct lines *all = lay_out_open(s), *lines = lines_new(all->width_cols);
  int32_t last = -1;
  size_t head = find_group(all, t->field);
  for (size_t i = head; i < all->n && (i == head || all->items[i].cols); i++) {
    lines_add_copy(lines, &all->items[i]);
    if (i > head) add_values(all, &all->items[i], &last, values);
  }
  lines_free(all);
  return lines;
}

/* ---- either ---- */

void preview_value(struct session *s, const struct target *t)
{
  struct buf copied = BUF_INIT;
  struct lines *lines = NULL;
  switch (t->kind) {
  case TARGET_GROUP: lines = lines_of_group(s, t, &copied); break;
  case TARGET_VALUE:
  case TARGET_CHECK:
    lines = lines_of_value(s, t);
    buf_add(&copied, t->value);
    break;
  default: session_complain(s, "there is no value in this line"); break;
  }
  if (lines) preview_show_value(s, lines, &copied);
  buf_release(&copied);
}
