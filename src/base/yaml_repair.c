/* Choosing a remedy. */
#include "base/yaml_repair.h"

#include "base/yaml_remedy.h"

struct str remedy_text(const struct remedy *r, size_t line)
{
  return r->source->lines[line].text;
}

struct yaml_shape remedy_shape(const struct remedy *r, size_t line)
{
  struct str text = remedy_text(r, line);
  r->source->work_bytes += text.n + 1;
  return yaml_shape_of(text);
}

void remedy_set_line(struct remedy *r, size_t line, struct buf *text)
{
  r->source->lines[line].text = arena_str(r->source->arena, buf_str(text));
  buf_release(text);
}

size_t remedy_line_above(const struct remedy *r, size_t line)
{
  for (size_t i = line; i > r->problem->from;)
    if (!remedy_shape(r, --i).is_blank) return i;
  return line;
}

bool remedy_has_value(const struct remedy *r, size_t line)
{
  struct yaml_shape shape = remedy_shape(r, line);
  return !shape.is_blank && shape.value < remedy_text(r, line).n;
}

const char *remedy_leave_out(struct remedy *r, size_t line)
{
  struct buf nothing = BUF_INIT;
  bool was_there = remedy_text(r, line).n > 0;
  remedy_set_line(r, line, &nothing);
  r->problem->line = line;
  return was_there ? "the line is left out" : NULL;
}

/* ---- choosing ---- */

typedef const char *remedy_function(struct remedy *r);

static remedy_function *const remedies[REMEDY_COUNT] = {
    [REMEDY_QUOTE] = remedy_quote,
    [REMEDY_CLOSE] = remedy_close,
    [REMEDY_PLACE] = remedy_place,
    [REMEDY_TABS] = remedy_tabs,
    [REMEDY_ESCAPES] = remedy_escapes,
};

/* A quoted text over several lines that ends right where libyaml trips most likely swallowed the
 * opening quote of another. */
static bool has_swallowed_a_quote(const struct yaml_problem *p)
{
  return p->has_before && p->before.is_quoted && p->before.first < p->before.last &&
         p->before.last == p->line;
}

/* So has one that is open since a line above, when keys stand between that are no deeper. */
static bool has_swallowed_a_key(const struct remedy *r)
{
  const struct yaml_problem *p = r->problem;
  if (!p->row || p->row->remedy != REMEDY_ESCAPES || p->opened >= p->line) return false;
  size_t indent = remedy_shape(r, p->opened).indent;
  for (size_t i = p->opened + 1; i <= p->line; i++) {
    struct yaml_shape shape = remedy_shape(r, i);
    if (shape.has_key && shape.indent <= indent) return true;
  }
  return false;
}

/* The line where a quote begins that is closed too late, or the problem's own. */
static size_t line_at_fault(const struct remedy *r)
{
  const struct yaml_problem *p = r->problem;
  size_t line = has_swallowed_a_quote(p) ? p->before.first
                : has_swallowed_a_key(r) ? p->opened
                                         : p->line;
  return r->source->lines[line].is_rewritten ? p->line : line;
}

static bool is_indented_by_tab(const struct remedy *r)
{
  return str_has(str_first(remedy_text(r, r->problem->line), r->shape.item), '\t');
}

const char *yaml_repair(struct yaml_source *s, struct yaml_problem *p)
{
  struct remedy r = {.source = s, .problem = p};
  enum yaml_remedy remedy = p->row ? p->row->remedy : REMEDY_QUOTE;
  size_t line = line_at_fault(&r);
  if (line != p->line) {
    p->line = line;
    p->says = "this quote is closed only by a later one";
    remedy = REMEDY_QUOTE;
  }
  r.shape = remedy_shape(&r, p->line);
  if (is_indented_by_tab(&r)) remedy = REMEDY_TABS;
  const char *done = remedies[remedy](&r);
  if (!done) done = remedy_quote(&r);
  return done ? done : remedy_leave_out(&r, p->line);
}

const char *yaml_repair_key(struct yaml_source *s, struct yaml_problem *p)
{
  struct remedy r = {.source = s, .problem = p};
  return remedy_missing_blank(&r, p->line);
}
