/* What a plain scalar means: the tag resolution of the YAML 1.2 core schema (section 10.3.2). */
#include "base/ascii.h"
#include "base/number.h"
#include "base/tree.h"

#include <math.h>

struct word {
  const char *text;
  enum tree_type type;
  double number;
};

static const struct word words[] = {
    {"", TREE_NULL, 0},
    {"~", TREE_NULL, 0},
    {"null", TREE_NULL, 0},
    {"Null", TREE_NULL, 0},
    {"NULL", TREE_NULL, 0},
    {"true", TREE_BOOL, 1},
    {"True", TREE_BOOL, 1},
    {"TRUE", TREE_BOOL, 1},
    {"false", TREE_BOOL, 0},
    {"False", TREE_BOOL, 0},
    {"FALSE", TREE_BOOL, 0},
    {".inf", TREE_FLOAT, INFINITY},
    {".Inf", TREE_FLOAT, INFINITY},
    {".INF", TREE_FLOAT, INFINITY},
    {"+.inf", TREE_FLOAT, INFINITY},
    {"+.Inf", TREE_FLOAT, INFINITY},
    {"+.INF", TREE_FLOAT, INFINITY},
    {"-.inf", TREE_FLOAT, -INFINITY},
    {"-.Inf", TREE_FLOAT, -INFINITY},
    {"-.INF", TREE_FLOAT, -INFINITY},
    {".nan", TREE_FLOAT, NAN},
    {".NaN", TREE_FLOAT, NAN},
    {".NAN", TREE_FLOAT, NAN},
};

static bool resolve_word(struct tree *node)
{
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!str_eq(node->value, str_of(words[i].text))) continue;
    node->type = words[i].type;
    node->number = words[i].number;
    return true;
  }
  return false;
}

/* 0o17 and 0x1F; such a number has no sign. */
static bool resolve_based(struct tree *node)
{
  struct str s = node->value;
  if (s.n < 3 || s.p[0] != '0' || (s.p[1] != 'o' && s.p[1] != 'x')) return false;
  int base = s.p[1] == 'x' ? 16 : 8;
  double number = 0;
  for (size_t i = 2; i < s.n; i++) {
    int digit = ascii_hex_value(s.p[i]);
    if (digit < 0 || digit >= base) return false;
    number = number * base + digit;
  }
  if (isinf(number)) return false;
  node->type = TREE_INT;
  node->number = number;
  return true;
}

static bool resolve_decimal(struct tree *node)
{
  struct str s = node->value;
  if (str_trim(s).n != s.n || !number_parse(s, &node->number)) return false;
  bool is_float = str_has(s, '.') || str_has(s, 'e') || str_has(s, 'E');
  node->type = is_float ? TREE_FLOAT : TREE_INT;
  return true;
}

/* Can a scalar that begins with c be anything but text? Spares most words the search. */
static bool may_resolve(struct str s)
{
  return !s.n || (s.n < 512 && strchr("~nNtTfF.+-0123456789", s.p[0]) && s.p[0]);
}

struct tree *tree_scalar(struct arena *a, struct str value, bool quoted)
{
  struct tree *node = tree_new(a, TREE_SCALAR);
  node->value = value;
  node->type = TREE_TEXT;
  if (!quoted && may_resolve(value) &&
      (resolve_word(node) || resolve_based(node) || resolve_decimal(node))) {
    return node;
  }
  return node;
}
