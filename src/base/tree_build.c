/* Events to nodes. */
#include "base/tree_build.h"

#include "base/limits.h"
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

enum { NAME_SHOWN_BYTES = 80, MADE_MAX = 3 * LIMIT_YAML_NODES };

void tree_build_init(struct tree_build *b, struct arena *a, const struct yaml_source *source)
{
  *b = (struct tree_build){.arena = a, .source = source, .faults = {.arena = a}};
  b->root = tree_new(a, TREE_MAP);
}

void tree_build_release(struct tree_build *b)
{
  free(b->anchors);
}

static size_t line_index(const struct tree_build *b, const yaml_mark_t *mark)
{
  size_t i = b->piece + mark->line, n = b->source->n_lines;
  return i < n ? i : n ? n - 1 : 0;
}

static size_t file_line(const struct tree_build *b, const yaml_mark_t *mark)
{
  return b->source->first_line + line_index(b, mark);
}

static struct str shown(struct str name)
{
  return str_first(name, NAME_SHOWN_BYTES);
}

/* ---- nodes ---- */

static bool expects_key(const struct tree_build *b)
{
  return b->open && b->open->kind == TREE_MAP && !b->has_key;
}

/* Counts one node more; false when there are too many. Those that a repair threw away count too,
 * though less, so that no text makes many again and again. */
static bool count_node(struct tree_build *b, size_t line)
{
  b->n_nodes++;
  b->n_made++;
  if (b->n_nodes <= LIMIT_YAML_NODES && b->n_made <= MADE_MAX) return true;
  fault_add(&b->faults, line, "more than %d values: the rest is not read", LIMIT_YAML_NODES);
  b->state = BUILD_STOPPED;
  return false;
}

/* Adds node where reading is. A map's child stands in the line of its key. */
static bool add_node(struct tree_build *b, struct tree *node, size_t line)
{
  if (!count_node(b, line)) return false;
  bool in_map = b->open->kind == TREE_MAP;
  node->line = in_map ? b->key_line : line;
  tree_add(b->open, in_map ? b->key : STR_NONE, node);
  b->has_key = false;
  return true;
}

static void set_key(struct tree_build *b, struct str key, size_t line)
{
  b->has_key = true;
  b->key = key;
  b->key_line = line;
}

static bool is_too_deep(struct tree_build *b, size_t line)
{
  if (tree_depth(b->open, b->root) + 1 < LIMIT_YAML_DEPTH) return false;
  b->state = BUILD_TOO_DEEP;
  b->problem_line = line - b->source->first_line;
  return true;
}

/* ---- anchors and aliases ---- */

static void set_anchor(
    struct tree_build *b, const yaml_char_t *name, struct tree *node, size_t line)
{
  if (!name) return;
  if (b->n_anchors == LIMIT_YAML_ANCHORS) {
    fault_add(&b->faults, line, "more than %d anchors: \"&%.*s\" and those after it are not known",
        LIMIT_YAML_ANCHORS, STR_ARG(shown(str_of((const char *)name))));
    b->n_anchors++;
  }
  if (b->n_anchors > LIMIT_YAML_ANCHORS) return;
  b->anchors = mem_grow(b->anchors, &b->cap_anchors, b->n_anchors + 2, sizeof *b->anchors);
  struct str copy = arena_str(b->arena, str_of((const char *)name));
  b->anchors[b->n_anchors++] = (struct tree_anchor){copy, node, line};
}

/* The node last named so. */
static const struct tree *find_anchor(const struct tree_build *b, struct str name)
{
  size_t n = b->n_anchors < LIMIT_YAML_ANCHORS ? b->n_anchors : LIMIT_YAML_ANCHORS;
  while (n-- > 0)
    if (str_eq(b->anchors[n].name, name)) return b->anchors[n].node;
  return NULL;
}

static bool is_open(const struct tree_build *b, const struct tree *node)
{
  for (const struct tree *t = b->open; t; t = t->parent)
    if (t == node) return true;
  return false;
}

static struct tree *copy_node(struct arena *a, const struct tree *from)
{
  struct tree *node = tree_new(a, from->kind);
  node->type = from->type;
  node->value = from->value;
  node->number = from->number;
  return node;
}

/* Adds a copy of `from` and of all beneath it, as far as the limits allow. */
static void add_copy(struct tree_build *b, const struct tree *from, size_t line)
{
  struct tree *outside = b->open;
  size_t depth = 0; /* of b->open below `outside` */
  for (const struct tree *t = from; t; t = tree_next(t, from)) {
    for (; depth > tree_depth(t, from); depth--)
      b->open = b->open->parent;
    if (t != from) set_key(b, t->key, line);
    if (t->kind != TREE_SCALAR && is_too_deep(b, line)) break;
    struct tree *node = copy_node(b->arena, t);
    if (!add_node(b, node, line)) break;
    if (!t->first) continue;
    b->open = node;
    depth++;
  }
  b->open = outside;
  b->has_key = false;
}

static void build_alias(struct tree_build *b, const yaml_event_t *event)
{
  size_t line = file_line(b, &event->start_mark);
  struct str name = str_of((const char *)event->data.alias.anchor);
  const struct tree *node = find_anchor(b, name);
  bool is_key = expects_key(b);
  if (node && !is_open(b, node) && !(is_key && node->kind != TREE_SCALAR)) {
    if (is_key)
      set_key(b, node->value, line);
    else
      add_copy(b, node, line);
    return;
  }
  const char *why = !node              ? "names no anchor before it"
                    : is_open(b, node) ? "stands inside what it names"
                                       : "names what cannot be a key";
  fault_add(
      &b->faults, line, "the alias \"*%.*s\" %s: it is kept as text", STR_ARG(shown(name)), why);
  struct str text = arena_printf(b->arena, "*%.*s", STR_ARG(name));
  if (is_key)
    set_key(b, text, line);
  else
    add_node(b, tree_scalar(b->arena, text, true), line);
}

/* ---- scalars ---- */

static struct str scalar_text(struct tree_build *b, const yaml_event_t *event)
{
  struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
  if (text.n > LIMIT_YAML_SCALAR_BYTES) {
    fault_add(&b->faults, file_line(b, &event->start_mark),
        "a value is longer than %d kB: the rest of it is left out", LIMIT_YAML_SCALAR_BYTES / 1024);
    text.n = LIMIT_YAML_SCALAR_BYTES;
    while (text.n && (text.p[text.n] & 0xC0) == 0x80)
      text.n--;
  }
  return yaml_source_text(b->source, arena_str(b->arena, text));
}

/* Is it typed by how it looks? Its own tag may say so or deny it; a tag of another world is
 * ignored. */
static bool is_typed(const yaml_event_t *event)
{
  static const char *const by_looks[] = {
      YAML_NULL_TAG, YAML_BOOL_TAG, YAML_INT_TAG, YAML_FLOAT_TAG};
  struct str tag = str_of((const char *)event->data.scalar.tag);
  if (str_eq(tag, STR_LIT(YAML_STR_TAG))) return false;
  for (size_t i = 0; i < sizeof by_looks / sizeof *by_looks; i++)
    if (str_eq(tag, str_of(by_looks[i]))) return true;
  return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static void note_place(struct tree_build *b, const yaml_event_t *event)
{
  yaml_scalar_style_t style = event->data.scalar.style;
  b->has_scalar = true;
  b->scalar = (struct yaml_place){
      .first = line_index(b, &event->start_mark),
      .last = line_index(b, &event->end_mark),
      .is_plain = style == YAML_PLAIN_SCALAR_STYLE,
      .is_quoted =
          style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
  };
}

static void build_scalar(struct tree_build *b, const yaml_event_t *event)
{
  size_t line = file_line(b, &event->start_mark);
  struct tree *node = tree_scalar(b->arena, scalar_text(b, event), !is_typed(event));
  note_place(b, event);
  if (expects_key(b))
    set_key(b, node->value, line);
  else if (!add_node(b, node, line))
    return;
  set_anchor(b, event->data.scalar.anchor, node, line);
}

/* ---- lists and maps ---- */

static bool is_start(const yaml_event_t *e)
{
  return e->type == YAML_SEQUENCE_START_EVENT || e->type == YAML_MAPPING_START_EVENT;
}

static bool is_end(const yaml_event_t *e)
{
  return e->type == YAML_SEQUENCE_END_EVENT || e->type == YAML_MAPPING_END_EVENT;
}

static void build_start(struct tree_build *b, const yaml_event_t *event)
{
  bool is_map = event->type == YAML_MAPPING_START_EVENT;
  const yaml_char_t *anchor =
      is_map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
  size_t line = file_line(b, &event->start_mark);
  if (is_too_deep(b, line)) return;
  struct tree *node = tree_new(b->arena, is_map ? TREE_MAP : TREE_LIST);
  if (!add_node(b, node, line)) return;
  set_anchor(b, anchor, node, line);
  b->open = node;
}

static void build_end(struct tree_build *b)
{
  b->open = b->open == b->root ? NULL : b->open->parent;
  b->has_key = false;
}

/* ---- keys that are no scalars ---- */

/* Such a key stops reading, so that its line may be repaired; where it was told before, it is
 * passed over with its value. */
static bool is_passed_over(struct tree_build *b, const yaml_event_t *event)
{
  if (!b->skipping && !b->skips_next) {
    if (!is_start(event) || !expects_key(b)) return false;
    b->problem_line = line_index(b, &event->start_mark);
    b->skips_next = b->source->lines[b->problem_line].is_told;
    b->skipping = b->skips_next;
    if (!b->skips_next) b->state = BUILD_ODD_KEY;
    return true;
  }
  if (!b->skipping) b->skips_next = false; /* the value begins */
  if (is_start(event) && ++b->skipping > LIMIT_YAML_DEPTH) {
    b->state = BUILD_TOO_DEEP;
    b->problem_line = line_index(b, &event->start_mark);
  }
  if (is_end(event)) b->skipping--;
  return true;
}

/* ---- documents ---- */

static void build_document(struct tree_build *b, const yaml_event_t *event)
{
  if (++b->n_documents == 1) return;
  fault_add(
      &b->faults, file_line(b, &event->start_mark), "a second document begins: it is not read");
  b->state = BUILD_STOPPED;
}

static void build_root(struct tree_build *b, const yaml_event_t *event)
{
  size_t line = file_line(b, &event->start_mark);
  if (event->type == YAML_MAPPING_START_EVENT) {
    b->open = b->root;
    if (!b->root->line) b->root->line = line;
    set_anchor(b, event->data.mapping_start.anchor, b->root, line);
    return;
  }
  bool is_nothing = event->type == YAML_SCALAR_EVENT && !event->data.scalar.length;
  b->state = is_nothing ? BUILD_STOPPED : BUILD_NO_MAP;
  b->problem_line = line_index(b, &event->start_mark);
}

static void build_part(struct tree_build *b, const yaml_event_t *event)
{
  if (is_passed_over(b, event)) return;
  if (is_start(event))
    build_start(b, event);
  else if (is_end(event))
    build_end(b);
  else if (event->type == YAML_ALIAS_EVENT)
    build_alias(b, event);
  else
    build_scalar(b, event);
}

void tree_build_event(struct tree_build *b, const yaml_event_t *event)
{
  switch (event->type) {
  case YAML_STREAM_END_EVENT: b->state = BUILD_ENDED; break;
  case YAML_DOCUMENT_START_EVENT: build_document(b, event); break;
  case YAML_ALIAS_EVENT:
  case YAML_SCALAR_EVENT:
  case YAML_SEQUENCE_START_EVENT:
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_START_EVENT:
  case YAML_MAPPING_END_EVENT:
    if (b->open)
      build_part(b, event);
    else
      build_root(b, event);
    break;
  default: break;
  }
}

/* ---- setting back ---- */

static size_t count_nodes(const struct tree *root)
{
  size_t n = 0;
  for (const struct tree *t = root; t; t = tree_next(t, root))
    n++;
  return n;
}

/* Drops the root's entries from line on; none of them is older than b->before. */
static void drop_entries(struct tree_build *b, size_t line)
{
  struct tree *root = b->root, *last = b->before;
  struct tree *next = last ? last->next : root->first;
  for (; next && next->line < line; next = next->next)
    last = next;
  for (const struct tree *t = next; t; t = t->next) {
    b->n_nodes -= count_nodes(t);
    root->n--;
  }
  if (last)
    last->next = NULL;
  else
    root->first = NULL;
  root->last = last;
  b->before = last;
}

static void drop_faults(struct faults *faults, size_t line)
{
  struct faults kept = {.arena = faults->arena};
  for (struct fault *f = faults->first, *next; f; f = next) {
    next = f->next;
    if (f->line >= line) continue;
    f->next = NULL;
    if (kept.last)
      kept.last->next = f;
    else
      kept.first = f;
    kept.last = f;
    kept.n++;
  }
  *faults = kept;
}

void tree_build_rewind(struct tree_build *b, size_t piece)
{
  size_t line = b->source->first_line + piece;
  drop_entries(b, line);
  drop_faults(&b->faults, line);
  while (b->n_anchors &&
         (b->n_anchors > LIMIT_YAML_ANCHORS || b->anchors[b->n_anchors - 1].line >= line))
    b->n_anchors--;
  b->state = BUILD_GOES_ON;
  b->open = NULL;
  b->has_key = b->skips_next = b->has_scalar = false;
  b->skipping = b->n_documents = 0;
  b->piece = piece;
}

size_t tree_build_entry_line(const struct tree_build *b, size_t line)
{
  size_t found = SIZE_MAX, limit = b->source->first_line + line;
  const struct tree *t = b->before ? b->before->next : b->root->first;
  for (; t && t->line <= limit; t = t->next)
    found = t->line - b->source->first_line;
  if (b->open == b->root && b->has_key && b->key_line <= limit)
    found = b->key_line - b->source->first_line;
  return found;
}
