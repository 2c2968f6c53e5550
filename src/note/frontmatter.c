/* Finding front matter by its marks and by the shape of what stands between them. */
#include "note/frontmatter.h"

#include "base/ascii.h"

/* One way of marking front matter. */
struct mark {
  const char *open;
  const char *close, *other_close; /* other_close may be NULL */
  enum frontmatter_kind kind;
  bool takes_language; /* may a word behind the opening mark name the language? */
  bool is_in_text;     /* do the marks belong to the text? */
};

static const struct mark marks[] = {
    {"---", "---", "...", FRONTMATTER_YAML, .takes_language = true},
    {"+++", "+++", NULL, FRONTMATTER_TOML},
    {";;;", ";;;", NULL, FRONTMATTER_JSON, .takes_language = true},
    {"= yaml =", "= yaml =", NULL, FRONTMATTER_YAML},
    {"{", "}", NULL, FRONTMATTER_JSON, .is_in_text = true},
};

static const struct language {
  const char *name;
  enum frontmatter_kind kind;
} languages[] = {
    {"yaml", FRONTMATTER_YAML},
    {"yml", FRONTMATTER_YAML},
    {"json", FRONTMATTER_JSON},
    {"toml", FRONTMATTER_TOML},
};

/* A key is longer than this only in prose. */
enum { KEY_BYTES = 128 };

static struct str cut_bom(struct str s)
{
  return str_starts(s, STR_LIT("\xEF\xBB\xBF")) ? str_from(s, 3) : s;
}

static struct str trim_end(struct str s)
{
  while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
    s.n--;
  return s;
}

static bool is_letters(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if (!ascii_is_letter(s.p[i])) return false;
  return s.n > 0;
}

/* ---- shapes: does this look like the inside of front matter? ---- */

static bool is_blank_at(struct str s, size_t i)
{
  return i >= s.n || s.p[i] == ' ' || s.p[i] == '\t';
}

/* `{key: value}` may open a mapping, `{% tag %}` and `{{ value }}` do not. */
static bool is_flow_map(struct str line)
{
  return line.p[0] == '{' && (line.n == 1 || (line.p[1] != '%' && line.p[1] != '{'));
}

/* Does a line begin a pair of a mapping: a key, a colon, then a blank or the end? Marks of lists,
 * quotes, links and the like begin no key, and a key holds no end of a sentence. */
static bool is_yaml_pair(struct str line)
{
  line = str_trim(line);
  if (!line.n || str_has(STR_LIT("-#>|*%@`[!"), line.p[0])) return false;
  if (is_flow_map(line)) return true;
  struct str key = str_first(line, KEY_BYTES);
  for (size_t i = 1; i < key.n; i++) {
    if (key.p[i] == ':' && is_blank_at(line, i + 1))
      return str_find(str_first(key, i), STR_LIT(". ")) == i;
  }
  return false;
}

static bool is_toml_pair(struct str line)
{
  line = str_trim(line);
  return line.n && (line.p[0] == '[' || str_has(line, '='));
}

static bool is_json_pair(struct str line)
{
  line = str_trim(line);
  return line.n && (line.p[0] == '"' || line.p[0] == '{');
}

typedef bool line_test(struct str line);

static line_test *const pair_tests[] = {
    [FRONTMATTER_YAML] = is_yaml_pair,
    [FRONTMATTER_TOML] = is_toml_pair,
    [FRONTMATTER_JSON] = is_json_pair,
};

/* What the lines after an opening mark look like. */
enum shape { SHAPE_EMPTY, SHAPE_MAPPING, SHAPE_TEXT };

/* The first line that says something decides. Where it directly follows the mark, a pair further
 * down will do: then it is front matter with a mistake in its first line, not a paragraph. */
static enum shape shape_of(struct str text, line_test *is_pair)
{
  struct str line;
  bool is_first_seen = false, is_behind_blank = false;
  while (str_cut_line(&text, &line)) {
    struct str bare = str_trim(line);
    if (!bare.n) {
      is_behind_blank = is_behind_blank || !is_first_seen;
      continue;
    }
    if (bare.p[0] == '#') continue;
    if (is_pair(line)) return SHAPE_MAPPING;
    if (is_behind_blank) return SHAPE_TEXT;
    is_first_seen = true;
  }
  return is_first_seen ? SHAPE_TEXT : SHAPE_EMPTY;
}

/* ---- marks ---- */

static bool is_close(const struct mark *m, struct str line)
{
  line = trim_end(line);
  return str_eq(line, str_of(m->close)) || (m->other_close && str_eq(line, str_of(m->other_close)));
}

/* Fills text, body and body_line for text that begins at `from`, in line 2; false when nothing
 * closes it. */
static bool find_close(const struct mark *m, struct str from, struct frontmatter *f)
{
  struct str rest = from, line;
  for (size_t number = 2; str_cut_line(&rest, &line); number++) {
    if (!is_close(m, line)) continue;
    f->text = str_first(from, (size_t)(line.p - from.p));
    f->body = rest;
    f->body_line = number + 1;
    return true;
  }
  return false;
}

static bool language_kind(struct str name, enum frontmatter_kind *kind)
{
  for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
    if (!str_eq_nocase(name, str_of(languages[i].name))) continue;
    *kind = languages[i].kind;
    return true;
  }
  return false;
}

/* Is the file's first line this mark? *language gets what stands behind it, or nothing. */
static bool is_open(const struct mark *m, struct str line, struct str *language)
{
  line = trim_end(line);
  if (!str_starts(line, str_of(m->open))) return false;
  *language = str_trim(str_from(line, strlen(m->open)));
  return !language->n || (m->takes_language && is_letters(*language));
}

static bool is_blank_first(struct str text)
{
  struct str line;
  return str_cut_line(&text, &line) && !str_trim(line).n;
}

/* Takes the marks, each a line with a brace, into the text. */
static void include_marks(struct str file, struct frontmatter *f)
{
  struct str upto = str_first(file, (size_t)(f->text.p - file.p) + f->text.n + 1);
  f->text = upto;
  f->text_line = 1;
}

/* Decides about `file`, whose first line is the mark and whose other lines are `rest`. What is
 * refused leaves *f untouched but for its trouble. */
static void open_mark(const struct mark *m, struct str file, struct str rest, struct str language,
    struct frontmatter *f)
{
  struct frontmatter found = {.kind = m->kind, .text_line = 2};
  bool is_known = !language.n || language_kind(language, &found.kind);
  bool is_closed = find_close(m, rest, &found);
  enum shape shape = shape_of(is_closed ? found.text : rest, pair_tests[found.kind]);

  if (!is_known) {
    if (is_closed) f->trouble = "front matter in this language is not read, it stays in the text";
  } else if (!is_closed) {
    if (shape == SHAPE_MAPPING)
      f->trouble = "no line closes the front matter that begins here, all is read as text";
  } else if (shape == SHAPE_TEXT) {
    if (!m->is_in_text && !is_blank_first(found.text))
      f->trouble = "what stands between the marks is no mapping, it is read as text";
  } else {
    if (m->is_in_text) include_marks(file, &found);
    *f = found;
  }
}

struct frontmatter frontmatter_find(struct str file)
{
  file = cut_bom(file);
  struct frontmatter f = {.body = file, .text = str_first(file, 0), .text_line = 1, .body_line = 1};
  struct str rest = file, line, language;
  if (!str_cut_line(&rest, &line)) return f;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (!is_open(&marks[i], line, &language)) continue;
    open_mark(&marks[i], file, rest, language, &f);
    break;
  }
  return f;
}
