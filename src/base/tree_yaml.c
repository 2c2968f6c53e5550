/* YAML text to a tree, event by event: libyaml's own loader would accept cyclic aliases and has no
 * limits. */
#include "base/limits.h"
#include "base/mem.h"
#include "base/tree.h"

#include <stdlib.h>
#include <yaml.h>

struct anchor {
  struct str name;
  struct tree *node;
};

struct reader {
  struct arena *arena;
  struct faults *faults;
  size_t first_line;
  struct tree *root; /* the map that is returned */
  struct tree *open; /* the list or map that children are added to; NULL outside a document */
  bool has_key;      /* in a map: has the next value's key been read? */
  struct str key;
  size_t key_line;
  size_t skipping; /* open containers of a node that is left out; 0: none */
  bool skip_next;  /* leave the next node out: its key was no scalar */
  bool ended;      /* nothing more is to be read */
  size_t n_nodes;
  struct anchor *anchors;
  size_t n_anchors, cap_anchors;
};

static size_t line_of(const struct reader *r, const yaml_mark_t *mark)
{
  return mark->line + r->first_line;
}

static struct str text_of(struct reader *r, const yaml_char_t *p, size_t n)
{
  return arena_str(r->arena, (struct str){(const char *)p, n});
}

/* Everything read after this is left out. */
static void reader_stop(struct reader *r)
{
  r->ended = true;
}

static bool expects_key(const struct reader *r)
{
  return r->open && r->open->kind == TREE_MAP && !r->has_key;
}

static void warn_of_twin(struct reader *r)
{
  for (const struct tree *t = r->open->first; t; t = t->next) {
    if (!str_eq(t->key, r->key)) continue;
    fault_add(r->faults, r->key_line, "the key \"%.*s\" stands here twice (first in line %zu)",
        STR_ARG(str_first(r->key, 80)), t->line);
    return;
  }
}

/* Adds node where the reader is. False when a limit was met; then reading has been stopped. */
static bool reader_add(struct reader *r, struct tree *node, size_t line)
{
  if (++r->n_nodes > LIMIT_YAML_NODES) {
    fault_add(r->faults, line, "more than %d values: the rest is not read", LIMIT_YAML_NODES);
    reader_stop(r);
    return false;
  }
  node->line = line;
  if (r->open->kind == TREE_MAP) {
    node->line = r->key_line;
    warn_of_twin(r);
  }
  tree_add(r->open, r->open->kind == TREE_MAP ? r->key : STR_NONE, node);
  r->has_key = false;
  return true;
}

static void reader_anchor(struct reader *r, const yaml_char_t *name, struct tree *node)
{
  if (!name) return;
  r->anchors = mem_grow(r->anchors, &r->cap_anchors, r->n_anchors + 1, sizeof *r->anchors);
  struct str copy = text_of(r, name, strlen((const char *)name));
  r->anchors[r->n_anchors++] = (struct anchor){copy, node};
}

static struct tree *find_anchor(const struct reader *r, struct str name)
{
  for (size_t i = r->n_anchors; i-- > 0;)
    if (str_eq(r->anchors[i].name, name)) return r->anchors[i].node;
  return NULL;
}

static bool is_open(const struct reader *r, const struct tree *node)
{
  for (const struct tree *t = r->open; t; t = t->parent)
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

/* Adds a copy of `from` and of what is beneath it. */
static void reader_add_copy(struct reader *r, const struct tree *from, size_t line)
{
  struct tree *parent = r->open;
  for (const struct tree *t = from; t; t = tree_next(t, from)) {
    struct tree *node = copy_node(r->arena, t);
    if (t != from) {
      r->key = t->key;
      r->key_line = line;
      while (tree_depth(r->open, parent) > tree_depth(t, from))
        r->open = r->open->parent;
    }
    if (tree_depth(r->open, r->root) >= LIMIT_YAML_DEPTH) {
      fault_add(
          r->faults, line, "nested deeper than %d levels: the rest is not read", LIMIT_YAML_DEPTH);
      reader_stop(r);
    }
    if (r->ended || !reader_add(r, node, line)) break;
    if (t->first) r->open = node;
  }
  r->open = parent;
}

static void read_alias(struct reader *r, const yaml_event_t *event)
{
  size_t line = line_of(r, &event->start_mark);
  struct str name = str_of((const char *)event->data.alias.anchor);
  struct tree *node = find_anchor(r, name);
  if (expects_key(r)) {
    r->has_key = true;
    r->key = node && node->kind == TREE_SCALAR ? node->value : STR_NONE;
    r->key_line = line;
    return;
  }
  if (node && !is_open(r, node)) {
    reader_add_copy(r, node, line);
    return;
  }
  fault_add(r->faults, line,
      node ? "the alias \"*%.*s\" stands within what it repeats: kept as text"
           : "the alias \"*%.*s\" repeats nothing named before: kept as text",
      STR_ARG(str_first(name, 80)));
  struct str text = arena_printf(r->arena, "*%.*s", STR_ARG(name));
  reader_add(r, tree_scalar(r->arena, text, true), line);
}

static void read_scalar(struct reader *r, const yaml_event_t *event)
{
  size_t line = line_of(r, &event->start_mark);
  size_t n = event->data.scalar.length;
  if (n > LIMIT_YAML_SCALAR_BYTES) {
    fault_add(r->faults, line, "a value longer than %d kB is cut", LIMIT_YAML_SCALAR_BYTES / 1024);
    n = LIMIT_YAML_SCALAR_BYTES;
    while (n && (event->data.scalar.value[n] & 0xC0) == 0x80)
      n--;
  }
  struct str value = text_of(r, event->data.scalar.value, n);
  bool plain =
      event->data.scalar.plain_implicit && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (expects_key(r)) {
    r->has_key = true;
    r->key = value;
    r->key_line = line;
    reader_anchor(r, event->data.scalar.anchor, tree_scalar(r->arena, value, !plain));
    return;
  }
  struct tree *node = tree_scalar(r->arena, value, !plain);
  if (reader_add(r, node, line)) reader_anchor(r, event->data.scalar.anchor, node);
}

static void read_start(
    struct reader *r, enum tree_kind kind, const yaml_event_t *event, const yaml_char_t *anchor)
{
  size_t line = line_of(r, &event->start_mark);
  if (!r->open) { /* the document's root */
    r->open = r->root;
    r->root->line = line;
    reader_anchor(r, anchor, r->root);
    return;
  }
  if (tree_depth(r->open, r->root) + 1 >= LIMIT_YAML_DEPTH) {
    fault_add(
        r->faults, line, "nested deeper than %d levels: the rest is not read", LIMIT_YAML_DEPTH);
    reader_stop(r);
    return;
  }
  struct tree *node = tree_new(r->arena, kind);
  if (!reader_add(r, node, line)) return;
  reader_anchor(r, anchor, node);
  r->open = node;
}

static void read_end(struct reader *r)
{
  r->open = r->open->parent;
  r->has_key = false;
}

static bool is_start(const yaml_event_t *e)
{
  return e->type == YAML_SEQUENCE_START_EVENT || e->type == YAML_MAPPING_START_EVENT;
}

static bool is_end(const yaml_event_t *e)
{
  return e->type == YAML_SEQUENCE_END_EVENT || e->type == YAML_MAPPING_END_EVENT;
}

/* Is the event part of a node that is left out: a key that is no scalar, and its value? */
static bool read_skipped(struct reader *r, const yaml_event_t *event)
{
  if (!r->skipping && !r->skip_next) {
    if (!is_start(event) || !expects_key(r)) return false;
    fault_add(r->faults, line_of(r, &event->start_mark),
        "a key is a list or a map: it is left out, with its value");
    r->skipping = 1;
    r->skip_next = true;
    return true;
  }
  bool value_begins = !r->skipping;
  if (is_start(event)) r->skipping++;
  if (is_end(event)) r->skipping--;
  if (value_begins) r->skip_next = false;
  return true;
}

static void read_document(struct reader *r, const yaml_event_t *event)
{
  if (!r->root->line && !r->open) return;
  fault_add(r->faults, line_of(r, &event->start_mark), "a second document begins: it is not read");
  reader_stop(r);
}

static void read_root(struct reader *r, const yaml_event_t *event)
{
  if (event->type == YAML_MAPPING_START_EVENT) return;
  bool is_nothing = event->type == YAML_SCALAR_EVENT && !event->data.scalar.length;
  if (!is_nothing)
    fault_add(r->faults, line_of(r, &event->start_mark), "this is no map of keys and values");
  reader_stop(r);
}

static void read_event(struct reader *r, const yaml_event_t *event)
{
  if (event->type == YAML_DOCUMENT_START_EVENT) {
    read_document(r, event);
    return;
  }
  bool is_leaf = event->type == YAML_SCALAR_EVENT || event->type == YAML_ALIAS_EVENT;
  if (!r->open && (is_start(event) || is_leaf)) read_root(r, event);
  if (r->ended || read_skipped(r, event)) return;
  switch (event->type) {
  case YAML_ALIAS_EVENT: read_alias(r, event); break;
  case YAML_SCALAR_EVENT: read_scalar(r, event); break;
  case YAML_SEQUENCE_START_EVENT:
    read_start(r, TREE_LIST, event, event->data.sequence_start.anchor);
    break;
  case YAML_MAPPING_START_EVENT:
    read_start(r, TREE_MAP, event, event->data.mapping_start.anchor);
    break;
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT: read_end(r); break;
  default: break;
  }
}

static void read_failure(struct reader *r, const yaml_parser_t *parser)
{
  bool has_context = parser->context && parser->context_mark.line;
  size_t line = has_context ? parser->context_mark.line : parser->problem_mark.line;
  fault_add(r->faults, line + r->first_line, "%s", parser->problem ? parser->problem : "no YAML");
}

struct tree *tree_read_yaml(
    struct arena *a, struct str text, size_t first_line, struct faults *faults)
{
  struct reader r = {.arena = a, .faults = faults, .first_line = first_line};
  r.root = tree_new(a, TREE_MAP);
  if (text.n > LIMIT_YAML_BYTES) {
    fault_add(
        faults, first_line, "longer than %d kB: the rest is not read", LIMIT_YAML_BYTES / 1024);
    text.n = LIMIT_YAML_BYTES;
  }
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) return r.root;
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, (const unsigned char *)text.p, text.n);
  while (!r.ended) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) {
      read_failure(&r, &parser);
      break;
    }
    if (event.type == YAML_STREAM_END_EVENT) r.ended = true;
    read_event(&r, &event);
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  free(r.anchors);
  return r.root;
}
