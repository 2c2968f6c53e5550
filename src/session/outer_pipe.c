/* Giving a part of the note's source to a command. */
#include "session/copy_page.h"
#include "session/jump.h"
#include "session/outer.h"
#include "session/page_pane.h"
#include "session/page_whole.h"
#include "session/prompt.h"

#include "base/argv.h"

/* ---- the parts that there are ---- */

static int32_t target_of_line(const struct lines *lines, size_t index, enum target_kind kind)
{
  const struct line *line = &lines->items[index];
  if (line->target >= 0 && lines->targets[line->target].kind == kind) return line->target;
  for (size_t i = 0; i < line->n_spans; i++) {
    int32_t target = line->spans[i].target;
    if (target >= 0 && lines->targets[target].kind == kind) return target;
  }
  return -1;
}

/* What was gone to, else the first on the screen; -1: none. */
static int32_t target_in_sight(const struct session *s, enum target_kind kind)
{
  const struct lines *lines = s->page.lines;
  int32_t chosen = jump_chosen(s), found = -1;
  if (chosen >= 0 && lines->targets[chosen].kind == kind) return chosen;
  for (size_t row = 0; found < 0; row++) {
    size_t line = page_pane_line_at(s, row);
    if (page_pane_row_of(s, line) != row) break;
    if (line < lines->n) found = target_of_line(lines, line, kind);
  }
  return found;
}

static struct str source_of_table(const struct session *s)
{
  bool is_whole = page_whole_is_open(&s->page) && page_whole_is_table(&s->page);
  if (is_whole) return page_table_source(s, (size_t)s->page.whole.block);
  int32_t table = target_in_sight(s, TARGET_TABLE);
  return table < 0 ? STR_NONE : page_table_source(s, s->page.lines->targets[table].index);
}

static struct str source_of_code(const struct session *s)
{
  int32_t code = target_in_sight(s, TARGET_CODE);
  return code < 0 ? STR_NONE : s->page.lines->targets[code].text;
}

/* The section that the screen begins in, else the first on it. */
static size_t section_in_sight(const struct session *s)
{
  const struct lines *lines = s->page.lines;
  const struct heading *above = lines_heading_at(lines, s->page.top);
  return above ? (size_t)(above - lines->headings) : 0;
}

static bool has_part(const struct session *s, enum pipe_part part)
{
  switch (part) {
  case PIPE_SECTION: return s->page.lines->n_headings > 0 && !page_whole_is_open(&s->page);
  case PIPE_CODE: return source_of_code(s).n > 0;
  case PIPE_TABLE: return source_of_table(s).n > 0;
  default: return true;
  }
}

static struct str source_of(struct session *s, enum pipe_part part)
{
  switch (part) {
  case PIPE_SECTION: return page_section_source(s, section_in_sight(s));
  case PIPE_CODE: return source_of_code(s);
  case PIPE_TABLE: return source_of_table(s);
  default: return s->page.article->file;
  }
}

/* A block that is open by itself, or was gone to, is what is meant; else the note. */
static enum pipe_part likely_part(const struct session *s)
{
  int32_t chosen = jump_chosen(s);
  bool is_whole = page_whole_is_open(&s->page);
  if (is_whole) return page_whole_is_table(&s->page) ? PIPE_TABLE : PIPE_CODE;
  if (chosen < 0) return PIPE_NOTE;
  enum target_kind kind = s->page.lines->targets[chosen].kind;
  return kind == TARGET_CODE ? PIPE_CODE : kind == TARGET_TABLE ? PIPE_TABLE : PIPE_NOTE;
}

/* ---- the prompt ---- */

void outer_pipe_ask(struct session *s)
{
  s->outer.part = likely_part(s);
  if (!has_part(s, s->outer.part)) s->outer.part = PIPE_NOTE;
  prompt_open_pipe(s);
}

static enum pipe_part part_behind(const struct session *s, unsigned step)
{
  enum pipe_part part = s->outer.part;
  do
    part = (enum pipe_part)((part + step) % PIPE_PARTS);
  while (!has_part(s, part));
  return part;
}

void outer_pipe_turn(struct session *s, long by)
{
  s->outer.part = part_behind(s, by < 0 ? PIPE_PARTS - 1 : 1);
}

const char *outer_pipe_turn_word(const struct session *s)
{
  static const char *const words[PIPE_PARTS] = {"the note", "the section", "the code", "the table"};
  enum pipe_part next = part_behind(s, 1);
  return next == s->outer.part ? NULL : words[next];
}

const char *outer_pipe_label(const struct session *s)
{
  static const char *const labels[PIPE_PARTS] = {
      [PIPE_NOTE] = "note | ",
      [PIPE_SECTION] = "section | ",
      [PIPE_CODE] = "code | ",
      [PIPE_TABLE] = "table | ",
  };
  return labels[s->outer.part];
}

void outer_pipe(struct session *s)
{
  struct argv words;
  struct err err = ERR_INIT;
  arena_free(s->outer.arena);
  s->outer.arena = arena_new();
  if (!argv_split(s->outer.arena, buf_str(&s->prompt.text), &words, &err)) {
    session_complain(s, "%s", err.text);
    return;
  }
  s->outer.order = (struct session_order){.kind = ORDER_PAUSE,
      .words = words.items,
      .input = source_of(s, s->outer.part),
      .has_input = true};
  s->outer.edits = false;
  s->request = REQUEST_RUN;
}
