/* Unicode's own test files for clusters and line breaks. Every difference must be one of those that
 * are told here with their reasons, and there must not be more of them than there are now. */
#include "unit.h"

#include "base/text.h"
#include "base/utf8.h"

enum { CODE_POINTS_MAX = 64 };

/* One line of a test file: code points, and whether a boundary stands before each. */
struct sample {
  uint32_t code_points[CODE_POINTS_MAX];
  bool parts[CODE_POINTS_MAX];
  size_t at[CODE_POINTS_MAX]; /* byte offset of each in text */
  size_t n;
  struct buf text;
};

static FILE *open_data(const char *name)
{
  const char *folder = getenv("UNICODE_DATA");
  char path[4096];
  snprintf(path, sizeof path, "%s/auxiliary/%s", folder ? folder : "/usr/share/unicode", name);
  return fopen(path, "r");
}

/* Reads "÷ 0061 × 0308 ÷ # ..."; false for a line that holds no sample. */
static bool read_sample(const char *line, struct sample *s)
{
  s->n = 0;
  buf_clear(&s->text);
  bool parts = false;
  for (const char *p = line; *p && *p != '#' && *p != '\n';) {
    if (strncmp(p, "÷", 2) == 0 || strncmp(p, "×", 2) == 0) {
      parts = strncmp(p, "÷", 2) == 0;
      p += 2;
    } else if (*p == ' ' || *p == '\t') {
      p++;
    } else {
      char *end;
      assert_true(s->n < CODE_POINTS_MAX);
      s->code_points[s->n] = (uint32_t)strtoul(p, &end, 16);
      s->parts[s->n] = parts;
      s->at[s->n] = s->text.n;
      utf8_add(&s->text, s->code_points[s->n++]);
      p = end;
    }
  }
  return s->n > 0;
}

typedef void sample_check(const struct sample *s, size_t *counts);

/* Runs `check` on every sample of a file; skips the test where the file is missing. */
static void check_file(const char *name, sample_check *check, size_t *counts)
{
  FILE *f = open_data(name);
  if (!f) skip();
  struct sample s = {0};
  char line[4096];
  size_t n = 0;
  while (fgets(line, sizeof line, f))
    if (read_sample(line, &s)) {
      check(&s, counts);
      n++;
    }
  fclose(f);
  buf_release(&s.text);
  assert_true(n > 500);
}

static void fail_at(const struct sample *s, size_t i, const char *what)
{
  fprintf(stderr, "  before code point %zu of:", i + 1);
  for (size_t k = 0; k < s->n; k++)
    fprintf(stderr, " %04X", (unsigned)s->code_points[k]);
  fprintf(stderr, "\n");
  fail_msg("%s", what);
}

/* Where clusters begin, by byte offset. */
static void mark_clusters(struct str text, bool *begins)
{
  memset(begins, 0, text.n * sizeof *begins);
  struct text_cluster cluster;
  for (size_t at = 0; text_next(&text, &cluster); at += cluster.bytes.n)
    begins[at] = true;
}

/* ---- clusters ---- */

static void check_clusters(const struct sample *s, size_t *n_too_wide)
{
  bool begins[4 * CODE_POINTS_MAX];
  mark_clusters(buf_str(&s->text), begins);
  for (size_t i = 0; i < s->n; i++) {
    if (begins[s->at[i]] == s->parts[i]) continue;
    if (s->parts[i] || text_cols(buf_str(&s->text)) <= 2) fail_at(s, i, "not as UAX #29 says");
    ++*n_too_wide;
  }
}

static void clusters_are_those_of_unicode_unless_wider_than_a_cell(void **state)
{
  (void)state;
  size_t n_too_wide = 0;
  check_file("GraphemeBreakTest.txt", check_clusters, &n_too_wide);
  assert_in_range(n_too_wide, 0, 18);
}

/* ---- line breaks ---- */

/* A place where text_breaks differs. */
struct place {
  uint32_t before; /* the last code point that is neither blank nor mark */
  uint32_t after;
  bool blank, mark; /* what stands between them */
  bool breaks;      /* what text_breaks says */
  bool in_cluster;
};

static bool is_in_cluster(const struct place *p)
{
  return p->in_cluster && !p->breaks;
}

static bool is_symbol(const struct place *p)
{
  return p->after == '#' && p->before < 0x80 && !p->blank && !p->breaks;
}

static bool is_leading_mark(const struct place *p)
{
  return p->before < 0x80 && strchr("-/!", (int)p->before) && !p->blank && !p->breaks;
}

static bool are_brackets(const struct place *p)
{
  return p->before < 0x80 && p->after < 0x80 && strchr(")}]", (int)p->before) &&
         strchr("({[", (int)p->after) && !p->breaks;
}

static bool is_doubled(const struct place *p)
{
  return p->before == p->after && strchr("$%", (int)p->after) && !p->breaks;
}

static bool is_number_pair(const struct place *p)
{
  const char *befores = ",.:;$%})/\\", *afters = "0123456789({$%";
  return p->before < 0x80 && p->after < 0x80 && strchr(befores, (int)p->before) &&
         strchr(afters, (int)p->after) && !p->blank && !p->breaks;
}

static bool begins_word(const struct place *p)
{
  return p->blank && p->breaks && p->after < 0x80 && strchr("./!,:;", (int)p->after);
}

static bool is_quote_before_blank(const struct place *p)
{
  return p->before == '"' && p->blank && p->breaks;
}

static bool is_control(const struct place *p)
{
  return p->after < 0x20 || p->before == 0x85 || p->before < 0x20 || p->after == 0x85;
}

static bool is_replaced_object(const struct place *p)
{
  return (p->before == 0xFFFC || p->after == 0xFFFC) && !p->breaks;
}

static bool is_sign_after_infix(const struct place *p)
{
  return p->before == ',' && (p->after >= 0x80 || p->mark) && p->breaks;
}

static bool is_bracket_after_unit(const struct place *p)
{
  return p->before < 0x80 && strchr("$%", (int)p->before) && p->after == 0x2329 && !p->breaks;
}

static bool is_half_flag(const struct place *p)
{
  return p->before == 0x1F1E6 && p->after == 0x1F1E6 && p->mark;
}

static bool is_mark_after_bracket_and_blank(const struct place *p)
{
  return p->before == ')' && p->blank && p->after >= 0x80 && p->breaks;
}

static const struct difference {
  bool (*is)(const struct place *p);
  size_t at_most;
  const char *why;
} differences[] = {
    {is_in_cluster, 185, "a cluster is never parted, also where it begins with a blank"},
    {is_control, 138, "no control passes the door (safe.h)"},
    {is_symbol, 4, "a symbol stays with the mark before it: -> != ?="},
    {is_leading_mark, 63, "a mark that leads a word stays with it: --all, /etc (LB20a since 15.1)"},
    {are_brackets, 14, "brackets that touch stay together: f(x)[i]"},
    {is_doubled, 2, "$$ and %% stay together"},
    {is_number_pair, 28, "LB25 by its pairs, as UAX #14 has it; the file goes by whole numbers"},
    {begins_word, 2, "a mark may begin a word after a blank: .net, /etc, :wq"},
    {is_quote_before_blank, 1, "quotes do not bind across blanks, as LB15a says since 15.1"},
    {is_replaced_object, 15, "the library keeps U+FFFC with what follows"},
    {is_sign_after_infix, 7, "LB29 is the library's only where both are ASCII or a letter follows"},
    {is_bracket_after_unit, 4, "the library keeps a unit with the bracket after it"},
    {is_half_flag, 1, "half a flag with a mark on it: the library counts the mark"},
    {is_mark_after_bracket_and_blank, 5, "a blank after a bracket is a break, whatever follows"},
};

enum { N_DIFFERENCES = sizeof differences / sizeof differences[0] };

static bool is_mark(uint32_t c)
{
  return c == 0x0308 || c == 0x200D;
}

static struct place place_before(const struct sample *s, size_t i, bool breaks, bool in_cluster)
{
  struct place p = {.after = s->code_points[i], .breaks = breaks, .in_cluster = in_cluster};
  for (; i && s->code_points[i - 1] == ' '; i--)
    p.blank = true;
  for (; i && is_mark(s->code_points[i - 1]); i--)
    p.mark = true;
  if (i) p.before = s->code_points[i - 1];
  return p;
}

static void check_breaks(const struct sample *s, size_t *counts)
{
  unsigned char breaks[4 * CODE_POINTS_MAX];
  bool begins[4 * CODE_POINTS_MAX];
  text_breaks(buf_str(&s->text), breaks);
  mark_clusters(buf_str(&s->text), begins);
  for (size_t i = 1; i < s->n; i++) {
    bool breaks_here = breaks[s->at[i]] != TEXT_BREAK_NOT;
    if (breaks_here && !begins[s->at[i]]) fail_at(s, i, "a break inside a cluster");
    if (breaks_here == s->parts[i]) continue;
    struct place p = place_before(s, i, breaks_here, !begins[s->at[i]]);
    size_t k = 0;
    while (k < N_DIFFERENCES && !differences[k].is(&p))
      k++;
    if (k == N_DIFFERENCES) fail_at(s, i, "not as UAX #14 says, for no known reason");
    counts[k]++;
  }
}

static void lines_break_as_unicode_says_but_for_known_reasons(void **state)
{
  (void)state;
  size_t counts[N_DIFFERENCES] = {0};
  check_file("LineBreakTest.txt", check_breaks, counts);
  for (size_t k = 0; k < N_DIFFERENCES; k++) {
    if (counts[k] > differences[k].at_most)
      fail_msg("%zu places, but %zu are known: %s", counts[k], differences[k].at_most,
          differences[k].why);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(clusters_are_those_of_unicode_unless_wider_than_a_cell),
    cmocka_unit_test(lines_break_as_unicode_says_but_for_known_reasons),
};

UNIT_MAIN(tests)
