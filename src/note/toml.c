/* Reading TOML front matter (toml.io, version 1.0.0). */
#include "note/toml.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <stdlib.h>

struct toml {
  struct arena *arena;
  struct faults *faults;
  struct str rest; /* what is still to be read */
  size_t line;     /* 1-based, of its first byte */
  struct tree *root;
  struct tree *table; /* the map that plain keys go to */
  size_t n_nodes;
  size_t n_tables; /* tables looked up so far */
};

/* A part of the text that could not be read; the rest of its line is left out. */
static bool toml_fault(struct toml *t, const char *why)
{
  fault_add(t->faults, t->line, "%s", why);
  return false;
}

static char peek(const struct toml *t)
{
  return t->rest.n ? t->rest.p[0] : '\0';
}

static void skip(struct toml *t, size_t n)
{
  for (size_t i = 0; i < n && i < t->rest.n; i++)
    t->line += t->rest.p[i] == '\n';
  t->rest = str_from(t->rest, n);
}

static bool take(struct toml *t, struct str word)
{
  if (!str_starts(t->rest, word)) return false;
  skip(t, word.n);
  return true;
}

static void skip_blanks(struct toml *t)
{
  while (peek(t) == ' ' || peek(t) == '\t' || peek(t) == '\r')
    skip(t, 1);
}

static void skip_remark(struct toml *t)
{
  if (peek(t) == '#') skip(t, str_find(t->rest, STR_LIT("\n")));
}

/* Blanks, remarks and line ends, as they may stand within an array. */
static void skip_gap(struct toml *t)
{
  size_t before;
  do {
    before = t->rest.n;
    skip_blanks(t);
    skip_remark(t);
    if (peek(t) == '\n') skip(t, 1);
  } while (t->rest.n < before);
}

static void skip_line(struct toml *t)
{
  skip(t, str_find(t->rest, STR_LIT("\n")) + 1);
}

/* ---- strings ---- */

static void take_code_point(struct toml *t, size_t digits, struct buf *out)
{
  char text[9] = {0};
  memcpy(text, t->rest.p, digits < t->rest.n ? digits : t->rest.n);
  size_t n = strspn(text, "0123456789abcdefABCDEF");
  utf8_add(out, (uint32_t)strtoul(text, NULL, 16));
  skip(t, n);
}

/* What follows a backslash. A line end and all blanks behind it are nothing. */
static void take_escape(struct toml *t, struct buf *out)
{
  static const char names[] = "btnfre\"\\", values[] = "\b\t\n\f\r\x1b\"\\";
  char c = peek(t);
  const char *name = c ? strchr(names, c) : NULL;
  if (ascii_is_space(c)) {
    while (ascii_is_space(peek(t)))
      skip(t, 1);
    return;
  }
  skip(t, 1);
  if (c == 'u' || c == 'U')
    take_code_point(t, c == 'u' ? 4 : 8, out);
  else if (name)
    buf_add_char(out, values[name - names]);
  else {
    buf_add_char(out, '\\');
    if (c) buf_add_char(out, c);
  }
}

/* A string that one of the four marks opened; false when nothing closes it. */
static bool take_string(struct toml *t, struct str mark, struct buf *out)
{
  bool is_long = mark.n == 3, has_escapes = mark.p[0] == '"';
  if (is_long && !take(t, STR_LIT("\r\n"))) take(t, STR_LIT("\n"));
  while (t->rest.n && (is_long || peek(t) != '\n')) {
    /* A long string may end in up to two quotes of its own. */
    bool is_end = str_starts(t->rest, mark) && !(is_long && str_starts(str_from(t->rest, 1), mark));
    if (is_end) {
      skip(t, mark.n);
      return true;
    }
    if (has_escapes && take(t, STR_LIT("\\"))) {
      take_escape(t, out);
    } else {
      buf_add_char(out, peek(t));
      skip(t, 1);
    }
  }
  return toml_fault(t, "a text is not closed");
}

static bool take_quoted(struct toml *t, struct str *out)
{
  static const char *const marks[] = {"\"\"\"", "'''", "\"", "'"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    struct str mark = str_of(marks[i]);
    if (!take(t, mark)) continue;
    struct buf text = BUF_INIT;
    bool ok = take_string(t, mark, &text);
    *out = arena_str(t->arena, buf_str(&text));
    buf_release(&text);
    return ok;
  }
  return false;
}

/* ---- keys and tables ---- */

static bool take_key(struct toml *t, struct str *key)
{
  size_t n = 0;
  skip_blanks(t);
  if (peek(t) == '"' || peek(t) == '\'') return take_quoted(t, key);
  while (n < t->rest.n && (ascii_is_alnum(t->rest.p[n]) || t->rest.p[n] == '_' ||
                              t->rest.p[n] == '-' || (unsigned char)t->rest.p[n] >= 0x80))
    n++;
  *key = str_first(t->rest, n);
  skip(t, n);
  return n || toml_fault(t, "a key is missing");
}

/* False, with a fault, when there are too many nodes; then all that follows is left out. */
static bool toml_add(struct toml *t, struct tree *parent, struct str key, struct tree *node)
{
  if (++t->n_nodes > LIMIT_YAML_NODES) {
    t->rest = STR_NONE;
    return toml_fault(t, "too many values: the rest is not read");
  }
  node->line = t->line;
  tree_add(parent, parent->kind == TREE_MAP ? key : STR_NONE, node);
  return true;
}

static struct tree *add_container(
    struct toml *t, struct tree *parent, struct str key, enum tree_kind kind)
{
  struct tree *node = tree_new(t->arena, kind);
  return toml_add(t, parent, key, node) ? node : NULL;
}

static struct tree *find_child(struct tree *map, struct str key)
{
  struct tree *child = map->first;
  while (child && !str_eq(child->key, key))
    child = child->next;
  return child;
}

/* The map named key beneath map, made when missing; of an array of tables the last. NULL, with a
 * fault, when something else has the name. */
static struct tree *enter_table(struct toml *t, struct tree *map, struct str key)
{
  if (++t->n_tables > LIMIT_TOML_TABLES) {
    t->rest = STR_NONE;
    toml_fault(t, "too many tables: the rest is not read");
    return NULL;
  }
  struct tree *child = find_child(map, key);
  if (!child) return add_container(t, map, key, TREE_MAP);
  if (child->kind == TREE_LIST && child->last) child = child->last;
  if (child->kind == TREE_MAP) return child;
  toml_fault(t, "a table has the name of a value");
  return NULL;
}

/* The list of the same name, for one more table. */
static struct tree *enter_array(struct toml *t, struct tree *map, struct str key)
{
  if (++t->n_tables > LIMIT_TOML_TABLES) {
    t->rest = STR_NONE;
    toml_fault(t, "too many tables: the rest is not read");
    return NULL;
  }
  struct tree *child = find_child(map, key);
  if (!child) return add_container(t, map, key, TREE_LIST);
  if (child->kind == TREE_LIST) return child;
  toml_fault(t, "an array of tables has the name of a value");
  return NULL;
}

/* Follows a dotted key from *map to the map that its last part belongs to. */
static bool take_path(struct toml *t, struct tree **map, struct str *key)
{
  size_t depth = tree_depth(*map, t->root);
  for (;;) {
    if (!take_key(t, key)) return false;
    skip_blanks(t);
    if (!take(t, STR_LIT("."))) return true;
    if (++depth >= LIMIT_YAML_DEPTH) return toml_fault(t, "a key has too many parts");
    *map = enter_table(t, *map, *key);
    if (!*map) return false;
  }
}

/* [path] or [[path]] */
static bool take_table(struct toml *t)
{
  struct tree *map = t->root;
  struct str key;
  bool is_array = take(t, STR_LIT("[["));
  if (!is_array) take(t, STR_LIT("["));
  if (!take_path(t, &map, &key)) return false;
  if (!take(t, is_array ? STR_LIT("]]") : STR_LIT("]"))) {
    return toml_fault(t, "the name of a table is not closed");
  }
  if (is_array) {
    struct tree *list = enter_array(t, map, key);
    map = list ? add_container(t, list, STR_NONE, TREE_MAP) : NULL;
  } else {
    map = enter_table(t, map, key);
  }
  if (map) t->table = map;
  return map != NULL;
}

/* ---- values ---- */

static bool is_bare(char c)
{
  return ascii_is_alnum(c) || c == '+' || c == '-' || c == '.' || c == ':' || c == '_';
}

/* Bytes of a number, a word or a date; a date's time may stand behind a blank. */
static size_t bare_bytes(struct str s)
{
  enum { DAY_BYTES = 10 };
  size_t n = 0;
  while (n < s.n && is_bare(s.p[n]))
    n++;
  bool is_day = n == DAY_BYTES && s.p[4] == '-' && s.p[7] == '-';
  if (is_day && n + 1 < s.n && s.p[n] == ' ' && ascii_is_digit(s.p[n + 1])) {
    n++;
    while (n < s.n && is_bare(s.p[n]))
      n++;
  }
  return n;
}

/* Numbers that JSON and YAML's core do not have: they are kept as they are written. */
static bool is_no_finite_number(struct str s)
{
  if (s.n && (s.p[0] == '+' || s.p[0] == '-')) s = str_from(s, 1);
  return str_eq(s, STR_LIT("inf")) || str_eq(s, STR_LIT("nan"));
}

/* "0b1101", which YAML's core does not have, as a decimal number; anything else as it is. */
static struct str as_decimal(struct toml *t, struct str word)
{
  enum { BITS = 63 };
  unsigned long long n = 0;
  struct str bits = str_from(word, 2);
  if (!str_starts(word, STR_LIT("0b")) || !bits.n || bits.n > BITS) return word;
  for (size_t i = 0; i < bits.n; i++) {
    if (bits.p[i] != '0' && bits.p[i] != '1') return word;
    n = n << 1 | (bits.p[i] == '1');
  }
  return arena_printf(t->arena, "%llu", n);
}

static bool take_bare(struct toml *t, struct tree *parent, struct str key)
{
  struct str word = str_first(t->rest, bare_bytes(t->rest));
  struct buf digits = BUF_INIT;
  for (size_t i = 0; i < word.n; i++)
    if (word.p[i] != '_') buf_add_char(&digits, word.p[i]);
  struct str value = arena_str(t->arena, buf_str(&digits));
  buf_release(&digits);
  struct tree *node = tree_scalar(t->arena, as_decimal(t, value), false);
  if (!word.n) return toml_fault(t, "a value is missing");
  if (node->type == TREE_TEXT && !ascii_is_digit(word.p[0]) && !is_no_finite_number(value))
    return toml_fault(t, "a text stands without quotes");
  skip(t, word.n);
  return toml_add(t, parent, key, node);
}

static bool take_value(struct toml *t, struct tree *parent, struct str key);

static bool take_array(struct toml *t, struct tree *list)
{
  for (;;) {
    skip_gap(t);
    if (take(t, STR_LIT("]"))) return true;
    if (!take_value(t, list, STR_NONE)) return false;
    skip_gap(t);
    if (!take(t, STR_LIT(",")) && peek(t) != ']') return toml_fault(t, "an array is not closed");
  }
}

static bool take_pair(struct toml *t, struct tree *map)
{
  struct str key;
  if (!take_path(t, &map, &key)) return false;
  if (!take(t, STR_LIT("="))) return toml_fault(t, "a key has no value");
  skip_blanks(t);
  return take_value(t, map, key);
}

static bool take_inline_table(struct toml *t, struct tree *map)
{
  for (;;) {
    skip_gap(t);
    if (take(t, STR_LIT("}"))) return true;
    if (!take_pair(t, map)) return false;
    skip_gap(t);
    if (!take(t, STR_LIT(",")) && peek(t) != '}') return toml_fault(t, "a table is not closed");
  }
}

/* Lists and tables within each other end at LIMIT_YAML_DEPTH, and so does the recursion. */
static bool take_value(struct toml *t, struct tree *parent, struct str key)
{
  char c = peek(t);
  struct str text;
  if (c == '"' || c == '\'')
    return take_quoted(t, &text) && toml_add(t, parent, key, tree_scalar(t->arena, text, true));
  if (c != '[' && c != '{') return take_bare(t, parent, key);
  if (tree_depth(parent, t->root) + 1 >= LIMIT_YAML_DEPTH) return toml_fault(t, "nested too deep");
  skip(t, 1);
  struct tree *node = add_container(t, parent, key, c == '[' ? TREE_LIST : TREE_MAP);
  if (!node) return false;
  return c == '[' ? take_array(t, node) : take_inline_table(t, node);
}

static bool take_statement(struct toml *t)
{
  bool ok = peek(t) == '[' ? take_table(t) : take_pair(t, t->table);
  if (!ok) return false;
  skip_blanks(t);
  skip_remark(t);
  return !t->rest.n || peek(t) == '\n' || toml_fault(t, "something stands behind a value");
}

struct tree *toml_read(struct arena *a, struct str text, size_t first_line, struct faults *faults)
{
  struct toml t = {.arena = a, .faults = faults, .rest = text, .line = first_line};
  t.root = t.table = tree_new(a, TREE_MAP);
  t.root->line = first_line;
  if (text.n > LIMIT_YAML_BYTES) {
    toml_fault(&t, "too long: the rest is not read");
    t.rest = str_first_whole(text, LIMIT_YAML_BYTES);
  }
  for (skip_gap(&t); t.rest.n; skip_gap(&t))
    if (!take_statement(&t)) skip_line(&t);
  return t.root;
}
