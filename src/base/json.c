/* The JSON writer: single values. Whole trees are in json_tree.c. */
#include "base/json.h"

#include "base/number.h"
#include "base/safe.h"
#include "base/utf8.h"

#include <math.h>

static void json_begin_value(struct json *j)
{
  if (j->comma) buf_add_char(j->out, ',');
  j->comma = true;
}

void json_open(struct json *j, char bracket)
{
  json_begin_value(j);
  buf_add_char(j->out, bracket);
  j->comma = false;
}

void json_close(struct json *j, char bracket)
{
  buf_add_char(j->out, bracket);
  j->comma = true;
}

/* Escapes one code point: short where JSON has a short form, else by its UTF-16 units. */
static void add_escaped(struct buf *out, uint32_t c)
{
  static const char short_forms[128] = {['"'] = '"',
      ['\\'] = '\\',
      ['\b'] = 'b',
      ['\f'] = 'f',
      ['\n'] = 'n',
      ['\r'] = 'r',
      ['\t'] = 't'};
  if (c < 128 && short_forms[c]) {
    buf_add_char(out, '\\');
    buf_add_char(out, short_forms[c]);
  } else if (c < 0x10000) {
    buf_addf(out, "\\u%04x", (unsigned)c);
  } else {
    buf_addf(
        out, "\\u%04x\\u%04x", (unsigned)(0xD7C0 + (c >> 10)), (unsigned)(0xDC00 + (c & 0x3FF)));
  }
}

/* How many bytes at the front stand in a JSON string as they are, and are ASCII. */
static size_t json_plain_run(struct str s)
{
  size_t n = utf8_printable_run(s);
  for (size_t i = 0; i < n; i++)
    if (s.p[i] == '"' || s.p[i] == '\\') return i;
  return n;
}

static void add_quoted(struct buf *out, struct str s)
{
  buf_add_char(out, '"');
  while (s.n) {
    size_t run = json_plain_run(s);
    buf_add(out, str_first(s, run));
    s = str_from(s, run);
    if (!s.n) break;
    uint32_t c = utf8_next(&s, NULL);
    if (c == '"' || c == '\\' || safe_is_hidden(c))
      add_escaped(out, c);
    else
      utf8_add(out, c);
  }
  buf_add_char(out, '"');
}

void json_key(struct json *j, struct str key)
{
  json_str(j, key);
  buf_add_char(j->out, ':');
  j->comma = false;
}

void json_str(struct json *j, struct str s)
{
  json_begin_value(j);
  add_quoted(j->out, s);
}

static void json_literal(struct json *j, struct str text)
{
  json_begin_value(j);
  buf_add(j->out, text);
}

void json_digits(struct json *j, struct str s)
{
  json_literal(j, s);
}

void json_int(struct json *j, long long n)
{
  json_begin_value(j);
  buf_addf(j->out, "%lld", n);
}

void json_num(struct json *j, double n)
{
  if (!isfinite(n)) {
    json_null(j);
    return;
  }
  json_begin_value(j);
  number_add(j->out, n);
}

void json_bool(struct json *j, bool b)
{
  json_literal(j, b ? STR_LIT("true") : STR_LIT("false"));
}

void json_null(struct json *j)
{
  json_literal(j, STR_LIT("null"));
}
