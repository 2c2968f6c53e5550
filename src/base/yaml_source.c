/* Cleaning, cutting and handing over YAML text. */
#include "base/yaml_source.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>

/* libyaml takes these for line ends, as YAML 1.1 did; YAML 1.2 and every editor do not. Characters
 * that can be in no text stand for them meanwhile. */
struct separator {
  uint32_t code, sentinel;
};

static const struct separator separators[] = {
    {0x85, 0x1FFFE},
    {0x2028, 0x1FFFF},
    {0x2029, 0x2FFFE},
};

enum { N_SEPARATORS = sizeof separators / sizeof *separators, KEY_MAX_BYTES = 1024 };

/* ---- cleaning ---- */

struct cleaner {
  struct yaml_source *source;
  struct buf out;
  size_t line;       /* of the file, 1-based */
  size_t n_replaced; /* characters that YAML does not allow */
  size_t first_line; /* where the first of them stands */
  uint32_t first_code;
  size_t n_directives;
};

/* May c stand in YAML as libyaml reads it (and is it no sentinel)? */
static bool is_allowed(uint32_t c)
{
  if (c < 0x20) return c == '\t' || c == '\n';
  if (c < 0xA0) return c < 0x7F;
  if (c == 0xFEFF || (c & 0xFFFE) == 0xFFFE) return false;
  return true;
}

static bool clean_separator(struct cleaner *k, uint32_t c)
{
  for (size_t i = 0; i < N_SEPARATORS; i++) {
    if (separators[i].code != c) continue;
    utf8_add(&k->out, separators[i].sentinel);
    k->source->has_separators = true;
    return true;
  }
  return false;
}

static void clean_other(struct cleaner *k, uint32_t c)
{
  if (!k->n_replaced++) {
    k->first_line = k->line;
    k->first_code = c;
  }
  utf8_add(&k->out, UTF8_REPLACEMENT);
}

/* A CR before LF belongs to the line end; alone it ends no line of an editor, so it is a blank. */
static void clean_text(struct cleaner *k, struct str text)
{
  while (text.n) {
    uint32_t c = utf8_next(&text, NULL);
    if (c == '\n') k->line++;
    if (c >= 0x80 && clean_separator(k, c)) continue;
    if (c == '\r')
      buf_add_char(&k->out, text.n && text.p[0] == '\n' ? '\r' : ' ');
    else if (is_allowed(c))
      utf8_add(&k->out, c);
    else
      clean_other(k, c);
  }
}

/* Is there nothing in it to clean? */
static bool is_plain_ascii(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if (!is_allowed((unsigned char)s.p[i]) || (s.p[i] & 0x80)) return false;
  return true;
}

static struct str cleaned(struct yaml_source *s, struct faults *faults, struct str text)
{
  if (str_starts(text, STR_LIT("\xEF\xBB\xBF"))) text = str_from(text, 3);
  if (is_plain_ascii(text)) return text;
  struct cleaner k = {.source = s, .out = BUF_INIT, .line = s->first_line};
  clean_text(&k, text);
  struct str copy = arena_str(s->arena, buf_str(&k.out));
  buf_release(&k.out);
  if (k.n_replaced == 1) {
    fault_add(faults, k.first_line, "a character that YAML does not allow (U+%04X): read as U+FFFD",
        k.first_code);
  } else if (k.n_replaced) {
    fault_add(faults, k.first_line,
        "%zu characters that YAML does not allow (the first is U+%04X): read as U+FFFD",
        k.n_replaced, k.first_code);
  }
  return copy;
}

/* ---- lines ---- */

static struct str cut_to_limit(struct str text, size_t first_line, struct faults *faults)
{
  if (text.n <= LIMIT_YAML_BYTES) return text;
  fault_add(faults, first_line, "longer than %d kB: the rest is not read", LIMIT_YAML_BYTES / 1024);
  size_t n = LIMIT_YAML_BYTES;
  while (n && text.p[n - 1] != '\n')
    n--;
  return str_first(text, n ? n : LIMIT_YAML_BYTES);
}

/* libyaml compares each %TAG line with all before it. */
static void limit_directives(struct yaml_source *s, struct faults *faults)
{
  size_t n = 0;
  for (size_t i = 0; i < s->n_lines; i++) {
    struct yaml_line *line = &s->lines[i];
    if (!str_starts(line->text, STR_LIT("%TAG")) || ++n <= LIMIT_YAML_DIRECTIVES) continue;
    if (n == LIMIT_YAML_DIRECTIVES + 1) {
      fault_add(faults, s->first_line + i, "more than %d %%TAG lines: the rest is not read",
          LIMIT_YAML_DIRECTIVES);
    }
    line->text = STR_NONE;
  }
}

static bool is_document_mark(struct str line, const char *mark)
{
  return str_starts(line, str_of(mark)) && (line.n == 3 || line.p[3] == ' ' || line.p[3] == '\t');
}

static size_t find_top_indent(const struct yaml_source *s)
{
  for (size_t i = 0; i < s->n_lines; i++) {
    struct str line = s->lines[i].text;
    struct yaml_shape shape = yaml_shape_of(line);
    bool is_content = !shape.is_blank && line.p[0] != '%' && !is_document_mark(line, "---");
    if (is_content) return shape.indent;
  }
  return 0;
}

void yaml_source_init(
    struct yaml_source *s, struct faults *faults, struct str text, size_t first_line)
{
  *s = (struct yaml_source){.arena = faults->arena, .first_line = first_line};
  text = cleaned(s, faults, cut_to_limit(text, first_line, faults));
  s->ends_in_lf = str_ends(text, STR_LIT("\n"));
  for (struct str line; str_cut_line(&text, &line);) {
    s->lines = mem_grow(s->lines, &s->cap_lines, s->n_lines + 1, sizeof *s->lines);
    s->lines[s->n_lines++] = (struct yaml_line){.text = line};
  }
  limit_directives(s, faults);
  s->top_indent = find_top_indent(s);
  yaml_source_seek(s, 0, s->n_lines);
}

void yaml_source_release(struct yaml_source *s)
{
  free(s->lines);
}

/* ---- handing over ---- */

void yaml_source_seek(struct yaml_source *s, size_t from, size_t to)
{
  s->at = from;
  s->end = to;
  s->byte = 0;
}

int yaml_source_give(void *source, unsigned char *to, size_t size, size_t *n)
{
  enum { PIECE_BYTES = 256 };
  struct yaml_source *s = source;
  if (size > PIECE_BYTES) size = PIECE_BYTES;
  *n = 0;
  while (s->at < s->end && *n < size) {
    struct str rest = str_first(str_from(s->lines[s->at].text, s->byte), size - *n);
    if (rest.n) memcpy(to + *n, rest.p, rest.n);
    *n += rest.n;
    s->byte += rest.n;
    if (*n == size) break;
    bool is_last = s->at + 1 == s->n_lines;
    if (!is_last || s->ends_in_lf) to[(*n)++] = '\n';
    s->at++;
    s->byte = 0;
  }
  s->work_bytes += *n;
  return 1;
}

struct str yaml_source_text(const struct yaml_source *s, struct str scalar)
{
  if (!s->has_separators) return scalar;
  struct buf out = BUF_INIT;
  while (scalar.n) {
    uint32_t c = utf8_next(&scalar, NULL);
    for (size_t i = 0; i < N_SEPARATORS; i++)
      if (separators[i].sentinel == c) c = separators[i].code;
    utf8_add(&out, c);
  }
  struct str copy = arena_str(s->arena, buf_str(&out));
  buf_release(&out);
  return copy;
}

/* ---- shapes ---- */

static bool is_blank_at(struct str s, size_t i)
{
  return i >= s.n || s.p[i] == ' ' || s.p[i] == '\t';
}

static size_t skip_blanks(struct str s, size_t i)
{
  while (i < s.n && is_blank_at(s, i))
    i++;
  return i;
}

/* Where the quoted text that begins at i ends: behind its closing quote, or s.n. */
static size_t skip_quoted(struct str s, size_t i)
{
  char quote = s.p[i++];
  while (i < s.n && s.p[i] != quote)
    i += s.p[i] == '\\' && quote == '"' ? 2 : 1;
  return i < s.n ? i + 1 : s.n;
}

/* Where the ':' behind the key at `from` stands, or s.n. */
static size_t find_colon(struct str s, size_t from)
{
  if (from >= s.n || strchr("[]{},|>#?", s.p[from])) return s.n;
  size_t end = from + KEY_MAX_BYTES < s.n ? from + KEY_MAX_BYTES : s.n;
  size_t i = from;
  if (s.p[i] == '"' || s.p[i] == '\'') {
    i = skip_blanks(s, skip_quoted(s, i));
    return i < end && s.p[i] == ':' && is_blank_at(s, i + 1) ? i : s.n;
  }
  for (; i < end; i++) {
    if (s.p[i] == ':' && is_blank_at(s, i + 1)) return i;
    if (s.p[i] == '#' && is_blank_at(s, i - 1)) break;
  }
  return s.n;
}

struct yaml_shape yaml_shape_of(struct str line)
{
  struct yaml_shape shape = {.indent = skip_blanks(line, 0)};
  size_t i = shape.indent;
  shape.is_blank = i >= line.n || line.p[i] == '#';
  while (i < line.n && line.p[i] == '-' && is_blank_at(line, i + 1)) {
    shape.has_dash = true;
    i = skip_blanks(line, i + 1);
  }
  shape.item = i;
  shape.key_end = find_colon(line, i);
  shape.has_key = shape.key_end > i && shape.key_end < line.n;
  shape.value = shape.has_key ? skip_blanks(line, shape.key_end + 1) : i;
  return shape;
}

bool yaml_is_top_key(const struct yaml_source *s, size_t i)
{
  struct yaml_shape shape = yaml_shape_of(s->lines[i].text);
  return shape.has_key && !shape.has_dash && shape.indent <= s->top_indent;
}

size_t yaml_next_top_key(const struct yaml_source *s, size_t i)
{
  for (; i < s->n_lines && !yaml_is_top_key(s, i); i++) {
    struct str line = s->lines[i].text;
    if (is_document_mark(line, "---") || is_document_mark(line, "...")) return s->n_lines;
  }
  return i;
}
