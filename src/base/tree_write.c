/* A tree as YAML text, by libyaml's emitter. */
#include "base/tree.h"

#include <yaml.h>

static int write_to_buf(void *context, unsigned char *data, size_t n)
{
  buf_add(context, (struct str){(const char *)data, n});
  return 1;
}

/* Words and forms that are text to us but something else to readers of YAML 1.1. */
static bool looks_like_more(struct str s)
{
  static const char *const words[] = {"yes", "no", "on", "off", "y", "n"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_eq_nocase(s, str_of(words[i]))) return true;
  return false;
}

static yaml_scalar_style_t style_of(struct arena *a, const struct tree *node)
{
  if (node->type != TREE_TEXT) return YAML_PLAIN_SCALAR_STYLE;
  if (looks_like_more(node->value)) return YAML_SINGLE_QUOTED_SCALAR_STYLE;
  if (tree_scalar(a, node->value, false)->type != TREE_TEXT) return YAML_SINGLE_QUOTED_SCALAR_STYLE;
  return str_has(node->value, '\n') ? YAML_LITERAL_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE;
}

static bool emit(yaml_emitter_t *emitter, yaml_event_t *event, int made)
{
  return made && yaml_emitter_emit(emitter, event);
}

static bool emit_scalar(yaml_emitter_t *emitter, struct str value, yaml_scalar_style_t style)
{
  yaml_event_t event;
  return emit(emitter, &event,
      yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)value.p, (int)value.n,
          style == YAML_PLAIN_SCALAR_STYLE || style == YAML_ANY_SCALAR_STYLE, 1, style));
}

static bool emit_start(yaml_emitter_t *emitter, const struct tree *node)
{
  yaml_event_t event;
  int made =
      node->kind == TREE_MAP
          ? yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE)
          : yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE);
  return emit(emitter, &event, made);
}

static bool emit_end(yaml_emitter_t *emitter, const struct tree *node)
{
  yaml_event_t event;
  int made = node->kind == TREE_MAP ? yaml_mapping_end_event_initialize(&event)
                                    : yaml_sequence_end_event_initialize(&event);
  return emit(emitter, &event, made);
}

static bool emit_node(
    yaml_emitter_t *emitter, struct arena *a, const struct tree *node, const struct tree *root)
{
  bool has_key = node != root && node->parent->kind == TREE_MAP;
  if (has_key && !emit_scalar(emitter, node->key, YAML_ANY_SCALAR_STYLE)) return false;
  if (node->kind == TREE_SCALAR) return emit_scalar(emitter, node->value, style_of(a, node));
  return emit_start(emitter, node);
}

/* Ends every container that ends with node: node itself when it has no children, and each parent
 * whose last child it is. */
static bool emit_ends(yaml_emitter_t *emitter, const struct tree *node, const struct tree *root)
{
  if (node->first) return true;
  if (node->kind != TREE_SCALAR && !emit_end(emitter, node)) return false;
  for (; node != root && !node->next; node = node->parent)
    if (!emit_end(emitter, node->parent)) return false;
  return true;
}

static bool emit_tree(yaml_emitter_t *emitter, struct arena *a, const struct tree *root)
{
  for (const struct tree *t = root; t; t = tree_next(t, root))
    if (!emit_node(emitter, a, t, root) || !emit_ends(emitter, t, root)) return false;
  return true;
}

static bool emit_document(yaml_emitter_t *emitter, struct arena *a, const struct tree *root)
{
  yaml_event_t event;
  return emit(emitter, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING)) &&
         emit(emitter, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1)) &&
         emit_tree(emitter, a, root) &&
         emit(emitter, &event, yaml_document_end_event_initialize(&event, 1)) &&
         emit(emitter, &event, yaml_stream_end_event_initialize(&event));
}

bool tree_add_yaml(struct buf *out, const struct tree *map)
{
  yaml_emitter_t emitter;
  if (!yaml_emitter_initialize(&emitter)) return false;
  struct arena *scratch = arena_new();
  yaml_emitter_set_output(&emitter, write_to_buf, out);
  yaml_emitter_set_unicode(&emitter, 1);
  yaml_emitter_set_width(&emitter, -1);
  bool ok = emit_document(&emitter, scratch, map);
  yaml_emitter_delete(&emitter);
  arena_free(scratch);
  return ok;
}
