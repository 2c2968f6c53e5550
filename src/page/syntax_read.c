/* Tables of languages from YAML, checked: what the table says wrongly is told with its line. */
#include "base/ascii.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/tree.h"
#include "page/syntax_own.h"

#include <stdlib.h>

struct scope_to_read {
  const struct tree *list;
  struct syntax_scope *scope;
};

struct table_reader {
  struct syntax *syntax;
  struct err *err;
  const struct tree *node; /* what is read: where a complaint points to */
  /* Lists of rules that are still to be read, so that their nesting costs no stack. */
  struct scope_to_read *queue;
  size_t n_queued, cap_queued;
};

static bool complain(struct table_reader *r, const struct tree *node, const char *what)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "%.*s:%zu: ", STR_ARG(r->syntax->path), node->line);
  if (node->key.n) buf_addf(&text, "\"%.*s\" ", STR_ARG(node->key));
  err_set(r->err, "%s%s", buf_cstr(&text), what);
  buf_release(&text);
  return false;
}

static bool is_scalar(const struct tree *node)
{
  return node->kind == TREE_SCALAR && node->value.n;
}

/* ---- roles ---- */

static const struct {
  const char *name;
  enum style_role role;
} roles[] = {
    {"text", STYLE_CODE_BLOCK},
    {"comment", STYLE_SYN_COMMENT},
    {"keyword", STYLE_SYN_KEYWORD},
    {"string", STYLE_SYN_STRING},
    {"number", STYLE_SYN_NUMBER},
    {"constant", STYLE_SYN_CONSTANT},
    {"type", STYLE_SYN_TYPE},
    {"name", STYLE_SYN_NAME},
    {"meta", STYLE_SYN_META},
    {"prompt", STYLE_SYN_PROMPT},
    {"command", STYLE_SYN_COMMAND},
    {"output", STYLE_SYN_OUTPUT},
    {"added", STYLE_DIFF_ADDED},
    {"removed", STYLE_DIFF_REMOVED},
    {"hunk", STYLE_DIFF_HUNK},
    {"header", STYLE_DIFF_HEADER},
};

/* STYLE_COUNT: there is no role of that name. */
static enum style_role role_named(struct str name)
{
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    if (str_eq_name(name, str_of(roles[i].name))) return roles[i].role;
  return STYLE_COUNT;
}

static bool read_role(struct table_reader *r, const struct tree *node, enum style_role *out)
{
  *out = role_named(node->value);
  return *out != STYLE_COUNT || complain(r, node, "is none of the roles");
}

/* ---- values ---- */

static bool read_bool(struct table_reader *r, const struct tree *node, bool *out)
{
  *out = node->number != 0;
  return (node->kind == TREE_SCALAR && node->type == TREE_BOOL) ||
         complain(r, node, "is neither true nor false");
}

static bool read_shape(struct table_reader *r, const struct tree *node, struct shape *out)
{
  struct err why = ERR_INIT;
  if (node->kind != TREE_SCALAR) return complain(r, node, "is no shape");
  if (shape_read(out, r->syntax->arena, &r->syntax->words, node->value, &why)) return true;
  return complain(r, node, why.text);
}

static bool read_text(struct table_reader *r, const struct tree *node, struct str *out)
{
  if (!is_scalar(node)) return complain(r, node, "is no text");
  *out = arena_str(r->syntax->arena, node->value);
  return true;
}

/* ---- words ---- */

/* Calls `take` for each word of a text with blanks between them, or of a list of such. */
static bool each_word(struct table_reader *r, const struct tree *node, enum style_role role,
    void (*take)(struct syntax *syntax, struct str word, enum style_role role))
{
  if (node->kind == TREE_MAP) return complain(r, node, "is no list of words");
  for (const struct tree *at = node; at; at = tree_next(at, node)) {
    struct str rest = at->kind == TREE_SCALAR ? at->value : STR_NONE, word;
    while (str_cut(&rest, ' ', &word))
      if (word.n) take(r->syntax, word, role);
  }
  return true;
}

static void take_word(struct syntax *syntax, struct str word, enum style_role role)
{
  syntax_word_add(syntax, word)->role = role;
}

static void take_defining(struct syntax *syntax, struct str word, enum style_role role)
{
  (void)role;
  syntax_word_add(syntax, word)->defines = true;
}

static bool read_words(struct table_reader *r, const struct tree *node)
{
  if (node->kind != TREE_MAP) return complain(r, node, "is no map of roles");
  for (const struct tree *child = node->first; child; child = child->next) {
    enum style_role role = role_named(child->key);
    if (role == STYLE_COUNT) return complain(r, child, "is none of the roles");
    if (!each_word(r, child, role, take_word)) return false;
  }
  return true;
}

static bool read_define(struct table_reader *r, const struct tree *node)
{
  return each_word(r, node, STYLE_COUNT, take_defining);
}

/* ---- rules ---- */

static bool queue_scope(struct table_reader *r, const struct tree *list, struct syntax_scope *scope)
{
  if (list->kind != TREE_LIST) return complain(r, list, "is no list of rules");
  r->queue = mem_grow(r->queue, &r->cap_queued, r->n_queued + 1, sizeof *r->queue);
  r->queue[r->n_queued++] = (struct scope_to_read){list, scope};
  return true;
}

static bool read_inside(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  if (node->kind == TREE_SCALAR && str_eq(node->value, STR_LIT("all"))) {
    rule->inside = &r->syntax->top;
    rule->inner = r->syntax->text;
    return true;
  }
  struct syntax_scope *scope = ARENA_NEW(r->syntax->arena, struct syntax_scope);
  rule->inside = scope;
  return queue_scope(r, node, scope);
}

static bool read_to(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  return read_shape(r, node, &rule->to);
}

static bool read_inner(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  return read_role(r, node, &rule->inner);
}

static bool read_language(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  rule->inner = STYLE_CODE_BLOCK;
  return read_text(r, node, &rule->language);
}

static bool read_nests(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  return read_text(r, node, &rule->nests);
}

static bool read_escape(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  if (node->value.n != 1) return complain(r, node, "is not one character of ASCII");
  rule->escape = node->value.p[0];
  return true;
}

static bool read_lines(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  rule->many_lines = str_eq(node->value, STR_LIT("many"));
  return rule->many_lines || str_eq(node->value, STR_LIT("one")) ||
         complain(r, node, "is neither one nor many");
}

static bool read_begins(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  rule->from_next_line = rule->many_lines = str_eq(node->value, STR_LIT("next line"));
  return rule->from_next_line || complain(r, node, "is not \"next line\"");
}

static bool read_unless(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  rule->not_after_value = str_eq(node->value, STR_LIT("after value"));
  return rule->not_after_value || complain(r, node, "is not \"after value\"");
}

static const struct rule_key {
  const char *name;
  bool (*read)(struct table_reader *r, const struct tree *node, struct syntax_rule *rule);
} rule_keys[] = {
    {"to", read_to},
    {"inside", read_inside},
    {"language", read_language},
    {"inner", read_inner},
    {"nests", read_nests},
    {"escape", read_escape},
    {"lines", read_lines},
    {"begins", read_begins},
    {"unless", read_unless},
};

static bool read_rule_key(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  for (size_t i = 0; i < sizeof rule_keys / sizeof *rule_keys; i++)
    if (str_eq_name(node->key, str_of(rule_keys[i].name))) return rule_keys[i].read(r, node, rule);
  return complain(r, node, "is no key of a rule");
}

/* Where nothing is inside, most bytes of a region can be passed over. */
static void find_stops(struct syntax_rule *rule)
{
  bool is_plain =
      !rule->inside && !rule->language.n && (!rule->to.at_line_end || rule->to.only_at_line_end);
  for (int c = 0; c < 256; c++)
    if (!is_plain || byte_set_has(&rule->to.first, (unsigned char)c))
      byte_set_add(&rule->stops, (unsigned char)c);
  if (rule->escape) byte_set_add(&rule->stops, (unsigned char)rule->escape);
  if (rule->nests.n) byte_set_add(&rule->stops, (unsigned char)rule->nests.p[0]);
}

/* The first key of a rule is its role, with the shape that it begins with. */
static bool read_rule(struct table_reader *r, const struct tree *node, struct syntax_rule *rule)
{
  if (node->kind != TREE_MAP || !node->first) return complain(r, node, "is no rule");
  const struct tree *role = node->first;
  rule->role = rule->inner = role_named(role->key);
  if (rule->role == STYLE_COUNT) return complain(r, role, "is none of the roles");
  if (!read_shape(r, role, &rule->from)) return false;
  for (const struct tree *key = role->next; key; key = key->next)
    if (!read_rule_key(r, key, rule)) return false;
  find_stops(rule);
  bool needs_end = rule->inside || rule->language.n || rule->nests.n || rule->many_lines;
  return rule->to.n || !needs_end || complain(r, role, "begins a region that has no \"to\"");
}

/* Notes which rule can begin with which byte. */
static void index_rule(struct syntax_scope *scope, size_t i)
{
  const struct shape *from = &scope->rules[i].from;
  for (int c = 0; c < 256; c++)
    if (byte_set_has(&from->first, (unsigned char)c)) scope->first[c] |= (uint64_t)1 << i;
  if (from->at_line_start) scope->line_start |= (uint64_t)1 << i;
}

static bool read_scope(struct table_reader *r, const struct tree *list, struct syntax_scope *scope)
{
  if (list->n > SYNTAX_RULES) return complain(r, list, "has more than 64 rules");
  scope->rules = ARENA_ARRAY(r->syntax->arena, list->n + 1, struct syntax_rule);
  for (const struct tree *node = list->first; node; node = node->next) {
    if (node->kind == TREE_SCALAR && str_eq(node->value, STR_LIT("words"))) {
      scope->has_words = true;
      continue;
    }
    if (!read_rule(r, node, &scope->rules[scope->n])) return false;
    index_rule(scope, scope->n++);
  }
  return true;
}

static bool read_rules(struct table_reader *r, const struct tree *node)
{
  if (!queue_scope(r, node, &r->syntax->top)) return false;
  for (size_t i = 0; i < r->n_queued; i++) {
    struct scope_to_read next = r->queue[i];
    if (!read_scope(r, next.list, next.scope)) return false;
  }
  return true;
}

/* ---- the rest of a table ---- */

static bool read_name(struct table_reader *r, const struct tree *node)
{
  return read_text(r, node, &r->syntax->name);
}

static bool read_word_characters(struct table_reader *r, const struct tree *node)
{
  struct shape_words *words = &r->syntax->words;
  if (!is_scalar(node)) return complain(r, node, "is no text");
  for (size_t i = 0; i < node->value.n; i++) {
    byte_set_add(&words->characters, (unsigned char)node->value.p[i]);
    if (node->value.p[i] != '-' && !ascii_is_digit(node->value.p[i]) &&
        !strchr("?!'", node->value.p[i]))
      byte_set_add(&words->letters, (unsigned char)node->value.p[i]);
  }
  return true;
}

static bool read_ignore_case(struct table_reader *r, const struct tree *node)
{
  return read_bool(r, node, &r->syntax->words.ignore_case);
}

static bool read_capitals(struct table_reader *r, const struct tree *node)
{
  return read_role(r, node, &r->syntax->capitals);
}

static bool read_all_capitals(struct table_reader *r, const struct tree *node)
{
  return read_role(r, node, &r->syntax->all_capitals);
}

static bool read_numbers(struct table_reader *r, const struct tree *node)
{
  return read_bool(r, node, &r->syntax->has_numbers);
}

static bool read_other_text(struct table_reader *r, const struct tree *node)
{
  return read_role(r, node, &r->syntax->text);
}

static bool read_session(
    struct table_reader *r, const struct tree *node, struct syntax_session *session)
{
  const struct tree *line = tree_get(node, STR_LIT("line"));
  const struct tree *language = tree_get(node, STR_LIT("language"));
  if (!line || !language) return complain(r, node, "has no \"line\" or no \"language\"");
  return read_shape(r, line, &session->line) && read_text(r, language, &session->language);
}

static bool read_sessions(struct table_reader *r, const struct tree *node)
{
  struct syntax *syntax = r->syntax;
  if (node->kind != TREE_LIST) return complain(r, node, "is no list");
  syntax->sessions = ARENA_ARRAY(syntax->arena, node->n + 1, struct syntax_session);
  for (const struct tree *child = node->first; child; child = child->next)
    if (!read_session(r, child, &syntax->sessions[syntax->n_sessions++])) return false;
  return true;
}

/* In the order in which they are read: shapes need to know what a word is. */
static const struct table_key {
  const char *name;
  bool (*read)(struct table_reader *r, const struct tree *node);
} table_keys[] = {
    {"name", read_name},
    {"word characters", read_word_characters},
    {"ignore case", read_ignore_case},
    {"text", read_other_text},
    {"numbers", read_numbers},
    {"capitals", read_capitals},
    {"all capitals", read_all_capitals},
    {"words", read_words},
    {"define", read_define},
    {"sessions", read_sessions},
    {"rules", read_rules},
};

enum { TABLE_KEYS = sizeof table_keys / sizeof *table_keys };

static bool check_keys(struct table_reader *r, const struct tree *root)
{
  for (const struct tree *node = root->first; node; node = node->next) {
    size_t i = 0;
    while (i < TABLE_KEYS && !str_eq_name(node->key, str_of(table_keys[i].name)))
      i++;
    if (i == TABLE_KEYS) return complain(r, node, "is no key of a language");
  }
  return true;
}

static void init_words(struct shape_words *words)
{
  for (int c = 0; c < 256; c++) {
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    if (is_letter) byte_set_add(&words->letters, (unsigned char)c);
    if (is_letter || (c >= '0' && c <= '9')) byte_set_add(&words->characters, (unsigned char)c);
  }
}

static bool read_table(struct table_reader *r, const struct tree *root)
{
  if (!check_keys(r, root)) return false;
  for (size_t i = 0; i < TABLE_KEYS; i++) {
    const struct tree *node = tree_get(root, str_of(table_keys[i].name));
    if (node && !table_keys[i].read(r, node)) return false;
  }
  if (r->syntax->name.n) return true;
  return err_set(r->err, "%.*s: has no \"name\"", STR_ARG(r->syntax->path));
}

static struct syntax *new_syntax(struct str path, size_t text_bytes)
{
  struct arena *a = arena_new();
  struct syntax *syntax = ARENA_NEW(a, struct syntax);
  syntax->arena = a;
  syntax->path = arena_str(a, path);
  syntax->text = STYLE_CODE_BLOCK;
  syntax->capitals = syntax->all_capitals = STYLE_COUNT;
  syntax->has_numbers = syntax->top.has_words = true;
  init_words(&syntax->words);
  for (syntax->table_size = 16; syntax->table_size < text_bytes;) /* at most half full of words */
    syntax->table_size *= 2;
  syntax->table = ARENA_ARRAY(a, syntax->table_size, struct syntax_word);
  return syntax;
}

struct syntax *syntax_read(struct str path, struct str text, struct err *err)
{
  struct syntax *syntax = new_syntax(path, text.n);
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  struct table_reader r = {.syntax = syntax, .err = err};
  struct tree *root = tree_read_yaml(a, text, 1, &faults);
  bool ok = !faults.n && read_table(&r, root);
  if (faults.n)
    err_set(err, "%.*s:%zu: %.*s", STR_ARG(path), faults.first->line, STR_ARG(faults.first->text));
  free(r.queue);
  arena_free(a);
  if (ok) return syntax;
  syntax_free(syntax);
  return NULL;
}

void syntax_free(struct syntax *syntax)
{
  if (syntax) arena_free(syntax->arena);
}
