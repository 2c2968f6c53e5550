/* Reading YAML text: libyaml's events until something is wrong; then what is wrong is repaired
 * (yaml_repair.h) and reading goes on at the entry of the root map that it stands in. libyaml's own
 * loader would accept cyclic aliases and knows no limits.
 *
 *   source ──lines──> libyaml ──events──> build ──> tree
 *      ^                  │                 │
 *      └──── repair <─────┴──── problem ────┘ */
#include "base/limits.h"
#include "base/mem.h"
#include "base/tree_build.h"
#include "base/tree_twins.h"
#include "base/utf8.h"

#include <stdlib.h>

/* Reading again after a repair may cost as many bytes as the text has, and these. A text that needs
 * more is read entry by entry, each once. */
enum { REPAIR_BYTES = 256 * 1024 };

struct reader {
  struct yaml_source source;
  struct tree_build build;
  struct faults faults; /* what was repaired or left out */
  size_t n_repairs;
  size_t allowed_bytes;          /* of source.work_bytes */
  size_t entry_first, entry_end; /* no key of the root stands on the lines between them */
};

static size_t file_line(const struct reader *r, size_t line)
{
  return r->source.first_line + line;
}

static bool may_repair(const struct reader *r)
{
  return r->n_repairs < LIMIT_YAML_REPAIRS && r->source.work_bytes < r->allowed_bytes;
}

/* ---- one run of libyaml ---- */

/* Reads lines [from, to). False when something in them has to be repaired. */
static bool read_lines(struct reader *r, yaml_parser_t *parser, size_t from, size_t to)
{
  tree_build_rewind(&r->build, from);
  yaml_source_seek(&r->source, from, to);
  yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input(parser, yaml_source_give, &r->source);
  while (r->build.state == BUILD_GOES_ON) {
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) {
      if (parser->error == YAML_MEMORY_ERROR) mem_exhausted();
      return false;
    }
    tree_build_event(&r->build, &event);
    yaml_event_delete(&event);
  }
  return r->build.state == BUILD_ENDED || r->build.state == BUILD_STOPPED;
}

/* ---- what went wrong ---- */

static size_t last_line_with_text(const struct reader *r, size_t line)
{
  if (line >= r->source.n_lines) line = r->source.n_lines - 1;
  while (line && yaml_shape_of(r->source.lines[line].text).is_blank)
    line--;
  return line;
}

/* An entry may be long and have many faults: its end is looked for once. */
static size_t next_top_key_after(struct reader *r, size_t line)
{
  if (line < r->entry_first || line >= r->entry_end) {
    r->entry_first = line;
    r->entry_end = yaml_next_top_key(&r->source, line + 1);
  }
  return r->entry_end;
}

/* The entry of the root map that p->line stands in: where reading can begin again, and its end. */
static void find_entry(struct reader *r, struct yaml_problem *p)
{
  size_t from = tree_build_entry_line(&r->build, p->line);
  bool can_begin = from != SIZE_MAX && from >= r->build.piece && yaml_is_top_key(&r->source, from);
  p->from = can_begin ? from : r->build.piece;
  p->to = next_top_key_after(r, p->line > p->from ? p->line : p->from);
}

/* The printable ASCII character at p's place, or 0. */
static char character_at(const struct reader *r, const struct yaml_problem *p)
{
  struct str line = r->source.lines[p->line].text;
  for (size_t i = 0; i < p->column && line.n; i++)
    utf8_next(&line, NULL);
  return line.n && line.p[0] > ' ' && line.p[0] < 0x7F ? line.p[0] : '\0';
}

static struct yaml_problem problem_of_parser(struct reader *r, const yaml_parser_t *parser)
{
  const struct yaml_problem_row *row = yaml_problem_find(parser->problem, parser->context);
  const yaml_mark_t *mark = row && row->at_context ? &parser->context_mark : &parser->problem_mark;
  struct yaml_problem p = {
      .row = row,
      .says = row ? row->says : "this is not YAML",
      .line = last_line_with_text(r, r->build.piece + mark->line),
      .column = mark->column,
      .before = r->build.scalar,
      .has_before = r->build.has_scalar,
      .in_flow = parser->flow_level > 0,
  };
  bool has_context = parser->context && parser->context_mark.line < parser->problem_mark.line;
  p.opened = has_context ? r->build.piece + parser->context_mark.line : p.line;
  char c = row && row->names_character ? character_at(r, &p) : '\0';
  if (c) {
    p.says =
        arena_printf(r->build.arena, "a value that begins with '%c' must stand in quotes", c).p;
  }
  find_entry(r, &p);
  return p;
}

static struct yaml_problem problem_of_build(struct reader *r)
{
  struct yaml_problem p = {.line = r->build.problem_line};
  switch (r->build.state) {
  case BUILD_TOO_DEEP:
    p.says =
        arena_printf(r->build.arena, "this is nested deeper than %d levels", LIMIT_YAML_DEPTH).p;
    break;
  case BUILD_NO_MAP: p.says = "this is no map of keys and values"; break;
  default: p.says = "a key is a list or a map"; break;
  }
  find_entry(r, &p);
  return p;
}

static struct yaml_problem problem_of(struct reader *r, const yaml_parser_t *parser)
{
  bool is_of_parser = r->build.state == BUILD_GOES_ON;
  return is_of_parser ? problem_of_parser(r, parser) : problem_of_build(r);
}

/* ---- going on ---- */

/* A key that is a list or a map is most often a template's {{ braces }}. Where it is not, reading
 * passes over it. */
static const char *repair_odd_key(struct reader *r, struct yaml_problem *p)
{
  struct yaml_line *line = &r->source.lines[p->line];
  struct yaml_shape shape = yaml_shape_of(line->text);
  struct str value = str_from(line->text, shape.value);
  bool is_template = (shape.has_key || shape.has_dash) && str_starts(value, STR_LIT("{"));
  if (is_template && !line->is_rewritten) {
    p->says = "a value that begins with a brace must stand in quotes";
    return yaml_repair(&r->source, p);
  }
  line->is_told = true;
  return "it is left out, with its value";
}

/* The root's keys begin further left than they did: the map goes on. */
static bool is_outdented_key(const struct reader *r, const struct yaml_problem *p)
{
  return r->build.n_documents && !r->build.open && p->line > r->build.piece &&
         yaml_is_top_key(&r->source, p->line);
}

static const char *repair(struct reader *r, struct yaml_problem *p)
{
  if (!may_repair(r)) return NULL;
  switch (r->build.state) {
  case BUILD_GOES_ON: return yaml_repair(&r->source, p); /* it was libyaml that stopped */
  case BUILD_ODD_KEY: return repair_odd_key(r, p);
  case BUILD_NO_MAP: return yaml_repair_key(&r->source, p);
  default: return NULL;
  }
}

/* Returns the line where reading begins again: the entry's own when it was repaired, else the next
 * one's; what was read of it stays. */
static size_t go_on(struct reader *r, struct yaml_problem *p)
{
  if (is_outdented_key(r, p)) {
    fault_add(
        &r->faults, file_line(r, p->line), "this key stands further left than those above it");
    r->source.top_indent = yaml_shape_of(r->source.lines[p->line].text).indent;
    return p->line;
  }
  const char *done = repair(r, p);
  r->n_repairs++;
  const char *left =
      r->build.state == BUILD_NO_MAP ? "it is not read" : "the rest of this entry is not read";
  fault_add(&r->faults, file_line(r, p->line), "%s: %s", p->says, done ? done : left);
  return done ? p->from : p->to;
}

static void read_all(struct reader *r)
{
  size_t at = 0, n = r->source.n_lines;
  while (at < n) {
    size_t to = may_repair(r) ? n : yaml_next_top_key(&r->source, at + 1);
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) mem_exhausted();
    if (read_lines(r, &parser, at, to)) {
      at = r->build.state == BUILD_STOPPED ? n : to;
    } else {
      struct yaml_problem p = problem_of(r, &parser);
      at = go_on(r, &p);
    }
    yaml_parser_delete(&parser);
  }
}

/* ---- faults in the order of their lines ---- */

struct found {
  const struct fault *fault;
  size_t place; /* keeps the order within a line */
};

static int compare_found(const void *a, const void *b)
{
  const struct found *x = a, *y = b;
  if (x->fault->line != y->fault->line) return x->fault->line < y->fault->line ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

enum { N_FOUND_LISTS = 3 };

static void add_sorted(struct faults *to, const struct faults *const from[N_FOUND_LISTS])
{
  struct found all[N_FOUND_LISTS * LIMIT_FAULTS];
  size_t n = 0, n_kept_nowhere = 0;
  for (size_t i = 0; i < N_FOUND_LISTS; i++) {
    n_kept_nowhere += from[i]->n;
    for (const struct fault *f = from[i]->first; f; f = f->next, n++)
      all[n] = (struct found){f, n};
  }
  n_kept_nowhere -= n;
  /* cppcheck-suppress uninitvar ; the first n are set above */
  qsort(all, n, sizeof *all, compare_found);
  for (size_t i = 0; i < n; i++)
    fault_add(to, all[i].fault->line, "%.*s", STR_ARG(all[i].fault->text));
  to->n += n_kept_nowhere;
}

struct tree *tree_read_yaml(
    struct arena *a, struct str text, size_t first_line, struct faults *faults)
{
  struct reader r = {.faults = {.arena = a}};
  struct faults twins = {.arena = a};
  yaml_source_init(&r.source, &r.faults, text, first_line);
  r.allowed_bytes = 2 * text.n + REPAIR_BYTES;
  tree_build_init(&r.build, a, &r.source);
  read_all(&r);
  tree_find_twins(r.build.root, &twins);
  add_sorted(faults, (const struct faults *const[]){&r.faults, &r.build.faults, &twins});
  tree_build_release(&r.build);
  yaml_source_release(&r.source);
  return r.build.root;
}
