/* A tree as YAML text, by libyaml's emitter.
 *
 * The emitter escapes what lies beyond U+FFFF, emoji among it. So that they stay readable they
 * travel in a disguise, a private character that the tree does not hold and six digits, which is
 * taken off its output. What turns text or cannot be seen the emitter would let through: in a text
 * that has some of it, it travels so, too, and becomes an escape. */
#include "base/ascii.h"
#include "base/mem.h"
#include "base/safe.h"
#include "base/tree.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <yaml.h>

enum { PRIVATE_FIRST = 0xE000, PRIVATE_LAST = 0xF8FF, DISGUISE_DIGITS = 6, BMP_LAST = 0xFFFF };

/* Added to a character that is to become an escape. */
enum { ESCAPED = 0x800000 };

struct writer {
  yaml_emitter_t emitter;
  struct arena *scratch;
  struct buf mask; /* the private character in UTF-8; empty: nothing is disguised */
  struct buf output;
};

/* ---- disguise ---- */

/* The emitter itself escapes controls, and what ends lines. */
static bool is_hidden(uint32_t c)
{
  return c >= 0xA0 && c != 0x2028 && c != 0x2029 && safe_is_hidden(c);
}

/* Marks the private characters of s in `used`; true when something needs a disguise. */
static bool scan_text(struct str s, bool *used)
{
  bool needs = false;
  while (s.n) {
    uint32_t c = utf8_next(&s, NULL);
    if (c >= PRIVATE_FIRST && c <= PRIVATE_LAST) used[c - PRIVATE_FIRST] = true;
    if (c > BMP_LAST || is_hidden(c)) needs = true;
  }
  return needs;
}

static void choose_mask(struct writer *w, const struct tree *root)
{
  bool *used = mem_zalloc(PRIVATE_LAST - PRIVATE_FIRST + 1, sizeof *used);
  bool needs = false;
  for (const struct tree *t = root; t; t = tree_next(t, root)) {
    needs |= scan_text(t->key, used);
    needs |= scan_text(t->value, used);
  }
  uint32_t c = PRIVATE_FIRST;
  while (c <= PRIVATE_LAST && used[c - PRIVATE_FIRST])
    c++;
  if (needs && c <= PRIVATE_LAST) utf8_add(&w->mask, c);
  free(used);
}

static struct str disguised(struct writer *w, struct str s, bool escapes)
{
  size_t n_repaired;
  s = utf8_repaired(w->scratch, s, &n_repaired);
  if (!w->mask.n) return s;
  struct buf out = BUF_INIT;
  while (s.n) {
    uint32_t c = utf8_next(&s, NULL);
    bool is_escaped = escapes && is_hidden(c);
    if (c <= BMP_LAST && !is_escaped)
      utf8_add(&out, c);
    else
      buf_addf(
          &out, "%s%0*X", w->mask.p, DISGUISE_DIGITS, (unsigned)(is_escaped ? c | ESCAPED : c));
  }
  struct str copy = arena_str(w->scratch, buf_str(&out));
  buf_release(&out);
  return copy;
}

static void add_escape(struct buf *out, uint32_t c)
{
  if (c <= BMP_LAST)
    buf_addf(out, "\\u%04X", (unsigned)c);
  else
    buf_addf(out, "\\U%08X", (unsigned)c);
}

static void add_undisguised(struct buf *out, const struct writer *w)
{
  struct str rest = buf_str(&w->output), mask = buf_str(&w->mask);
  while (rest.n) {
    size_t at = mask.n ? str_find(rest, mask) : rest.n;
    buf_add(out, str_first(rest, at));
    if (at == rest.n) break;
    rest = str_from(rest, at + mask.n);
    uint32_t c = 0;
    for (size_t i = 0; i < DISGUISE_DIGITS && i < rest.n; i++)
      c = c * 16 + (uint32_t)(rest.p[i] <= '9' ? rest.p[i] - '0' : rest.p[i] - 'A' + 10);
    if (c & ESCAPED)
      add_escape(out, c & ~(uint32_t)ESCAPED);
    else
      utf8_add(out, c);
    rest = str_from(rest, DISGUISE_DIGITS);
  }
}

/* ---- styles ---- */

/* Text to us, but a boolean or a number to readers of YAML 1.1. */
static bool is_more_elsewhere(struct str s)
{
  static const char *const words[] = {"yes", "no", "on", "off", "y", "n"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_eq_nocase(s, str_of(words[i]))) return true;
  bool has_digit = false;
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool is_digit = ascii_is_digit(c);
    if (!is_digit && !(c && strchr("+-_:.", c))) return false;
    has_digit |= is_digit;
  }
  return has_digit && (str_has(s, '_') || str_has(s, ':'));
}

/* Does it hold line ends that the emitter would write as such, but that are none to us? */
static bool has_odd_breaks(struct str s)
{
  static const char *const breaks[] = {"\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
    if (str_find(s, str_of(breaks[i])) < s.n) return true;
  return false;
}

/* Can it stand behind a "|" and come back as it is, with no mark of how its end is meant that would
 * need "..." behind it? */
static bool is_literal(struct str s)
{
  return s.p[0] != ' ' && s.p[0] != '\t' && s.p[0] != '\n' && !str_ends(s, STR_LIT("\n\n")) &&
         str_find(s, STR_LIT("\n\t")) == s.n;
}

static yaml_scalar_style_t style_of_text(struct writer *w, struct str s)
{
  if (has_odd_breaks(s)) return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  if (str_has(s, '\n'))
    return is_literal(s) ? YAML_LITERAL_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  bool is_typed = tree_scalar(w->scratch, s, false)->type != TREE_TEXT;
  if (is_typed || is_more_elsewhere(s)) return YAML_SINGLE_QUOTED_SCALAR_STYLE;
  return YAML_PLAIN_SCALAR_STYLE;
}

static yaml_scalar_style_t style_of_key(struct str key)
{
  bool is_multiline = str_has(key, '\n') || has_odd_breaks(key);
  return is_multiline ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_PLAIN_SCALAR_STYLE;
}

/* ---- events ---- */

static int write_output(void *context, unsigned char *data, size_t n)
{
  struct writer *w = context;
  buf_add(&w->output, (struct str){(const char *)data, n});
  return 1;
}

/* The emitter fails only for lack of memory: what it is given is well-formed and in order. */
static void emit(struct writer *w, yaml_event_t *event, int was_made)
{
  if (!was_made || !yaml_emitter_emit(&w->emitter, event)) mem_exhausted();
}

/* It takes another style where this one cannot hold the text. */
static void emit_scalar(struct writer *w, struct str text, yaml_scalar_style_t style)
{
  bool escapes = !safe_is(text, SAFE_KEEP_TAB | SAFE_KEEP_LF);
  struct str shown = disguised(w, text, escapes);
  yaml_event_t event;
  if (escapes) style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  bool may_be_plain = style == YAML_PLAIN_SCALAR_STYLE;
  emit(w, &event,
      yaml_scalar_event_initialize(
          &event, NULL, NULL, (const yaml_char_t *)shown.p, (int)shown.n, may_be_plain, 1, style));
}

static void emit_start(struct writer *w, const struct tree *node)
{
  yaml_event_t event;
  bool is_map = node->kind == TREE_MAP;
  emit(w, &event,
      is_map
          ? yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE)
          : yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE));
}

static void emit_end(struct writer *w, const struct tree *node)
{
  yaml_event_t event;
  emit(w, &event,
      node->kind == TREE_MAP ? yaml_mapping_end_event_initialize(&event)
                             : yaml_sequence_end_event_initialize(&event));
}

static void emit_node(struct writer *w, const struct tree *node, const struct tree *root)
{
  bool has_key = node != root && node->parent->kind == TREE_MAP;
  if (has_key) emit_scalar(w, node->key, style_of_key(node->key));
  if (node->kind != TREE_SCALAR)
    emit_start(w, node);
  else if (node->type != TREE_TEXT)
    emit_scalar(w, node->value, YAML_PLAIN_SCALAR_STYLE);
  else
    emit_scalar(w, node->value, style_of_text(w, node->value));
}

/* Ends what ends with node: itself when it is an empty container, and each container that it is the
 * last part of. */
static void emit_ends(struct writer *w, const struct tree *node, const struct tree *root)
{
  if (node->first) return;
  if (node->kind != TREE_SCALAR) emit_end(w, node);
  for (; node != root && !node->next; node = node->parent)
    emit_end(w, node->parent);
}

static void emit_document(struct writer *w, const struct tree *root)
{
  yaml_event_t event;
  emit(w, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
  emit(w, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
  for (const struct tree *t = root; t; t = tree_next(t, root)) {
    emit_node(w, t, root);
    emit_ends(w, t, root);
  }
  emit(w, &event, yaml_document_end_event_initialize(&event, 1));
  emit(w, &event, yaml_stream_end_event_initialize(&event));
}

void tree_add_yaml(struct buf *out, const struct tree *map)
{
  struct writer w = {.scratch = arena_new()};
  if (!yaml_emitter_initialize(&w.emitter)) mem_exhausted();
  choose_mask(&w, map);
  yaml_emitter_set_output(&w.emitter, write_output, &w);
  yaml_emitter_set_unicode(&w.emitter, 1);
  yaml_emitter_set_width(&w.emitter, -1);
  emit_document(&w, map);
  yaml_emitter_delete(&w.emitter);
  add_undisguised(out, &w);
  buf_release(&w.mask);
  buf_release(&w.output);
  arena_free(w.scratch);
}
