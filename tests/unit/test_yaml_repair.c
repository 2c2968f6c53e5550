/* Front matter that is no YAML: what is kept of it, and what the reader is told. */
#include "unit.h"

#include "base/json.h"
#include "base/limits.h"
#include "base/tree.h"

struct repair_row {
  const char *yaml;
  const char *tree;   /* as JSON */
  const char *faults; /* "line: sentence" each, one a line; the text begins in line 2 */
};

static const struct repair_row rows[] = {
    /* values that need quotes */
    {"title: {{ page.title }}\nx: 1\n", "{\"title\":\"{{ page.title }}\",\"x\":1}",
        "2: a value that begins with a brace must stand in quotes: the value is kept as text\n"},
    {"x: {% if a %}\n", "{\"x\":\"{% if a %}\"}",
        "2: a value that begins with '%' must stand in quotes: the value is kept as text\n"},
    {"x: @foo\ny: `bar`\n", "{\"x\":\"@foo\",\"y\":\"`bar`\"}",
        "2: a value that begins with '@' must stand in quotes: the value is kept as text\n"
        "3: a value that begins with '`' must stand in quotes: the value is kept as text\n"},
    {"title: C: a primer\n", "{\"title\":\"C: a primer\"}",
        "2: a \": \" inside a value must stand in quotes: the value is kept as text\n"},
    {"a: **bold** text\n", "{\"a\":\"**bold** text\"}",
        "2: a value that begins with \"*\" or \"&\" must stand in quotes: the value is kept as "
        "text\n"},
    {"a: *foo\n", "{\"a\":\"*foo\"}",
        "2: the alias \"*foo\" names no anchor before it: it is kept as text\n"},
    {"a: !e!x y\n", "{\"a\":\"!e!x y\"}",
        "2: a value that begins with \"!\" must stand in quotes: the value is kept as text\n"},
    {"a: |foo\nb: > c\n", "{\"a\":\"|foo\",\"b\":\"> c\"}",
        "2: a value that begins with \"|\" or \">\" must stand in quotes: the value is kept as "
        "text\n"
        "3: a value that begins with \"|\" or \">\" must stand in quotes: the value is kept as "
        "text\n"},
    {"a: - b\n", "{\"a\":\"- b\"}", "2: a \"- \" cannot stand here: the value is kept as text\n"},
    {"a: [1, 2] and more\n", "{\"a\":\"[1, 2] and more\"}",
        "2: text follows where this value ends: the value is kept as text\n"},
    {"- {{ a }}\n", "{}", "2: this is no map of keys and values: it is not read\n"},
    {"p:\n  t: {{ x }}\n  l:\n  - {{ y }}\n  - ok\n  d: e\no: 1\n",
        "{\"p\":{\"t\":\"{{ x }}\",\"l\":[\"{{ y }}\",\"ok\"],\"d\":\"e\"},\"o\":1}",
        "3: a value that begins with a brace must stand in quotes: the value is kept as text\n"
        "5: a value that begins with a brace must stand in quotes: the value is kept as text\n"},
    {"@id: x\n", "{\"@id\":\"x\"}",
        "2: a value that begins with '@' must stand in quotes: the value is kept as text\n"},

    /* quotes */
    {"t: \"abc\nx: 1\n", "{\"t\":\"\\\"abc\",\"x\":1}",
        "2: this quote is never closed: the value is kept as text\n"},
    {"t: \"abc\nd: \"def\"\nx: 1\n", "{\"t\":\"\\\"abc\",\"d\":\"def\",\"x\":1}",
        "2: this quote is closed only by a later one: the value is kept as text\n"},
    {"t: 'It's fine'\nx: 1\n", "{\"t\":\"It's fine\",\"x\":1}",
        "2: text follows the closing quote of this value: the value is kept as text\n"},
    {"t: \"a\" b\n", "{\"t\":\"\\\"a\\\" b\"}",
        "2: text follows the closing quote of this value: the value is kept as text\n"},
    {"i: \"x\np: \"\\d\"\n", "{\"i\":\"\\\"x\",\"p\":\"\\\\d\"}",
        "2: this quote is closed only by a later one: the value is kept as text\n"
        "3: a backslash in double quotes begins no known escape: it is kept as it stands\n"},
    {"p: \"\\d+ \\n \\q\"\nx: 1\n", "{\"p\":\"\\\\d+ \\n \\\\q\",\"x\":1}",
        "2: a backslash in double quotes begins no known escape: it is kept as it stands\n"},
    {"p: \"\\uD83D\\uDE00 \\xZZ\"\n", "{\"p\":\"\\\\uD83D\\\\uDE00 \\\\xZZ\"}",
        "2: an escape in double quotes names no character: it is kept as it stands\n"},

    /* brackets */
    {"tags: [a, b\nt: x\n", "{\"tags\":[\"a\",\"b\"],\"t\":\"x\"}",
        "2: this \"[\" is not closed by \"]\": it is taken to end with its line\n"},
    {"m: {a: [b\nt: x\n", "{\"m\":{\"a\":[\"b\"]},\"t\":\"x\"}",
        "2: this \"[\" is not closed by \"]\": it is taken to end with its line\n"},
    {"{\"a\": 1,\n \"b\": @x,\n \"c\": 2\n}\n", "{\"a\":1,\"b\":\"@x\",\"c\":2}",
        "3: a value that begins with '@' must stand in quotes: the value is kept as text\n"},
    {"? [a, b]\n: c\nd: e\n", "{\"d\":\"e\"}",
        "2: a key is a list or a map: it is left out, with its value\n"},

    /* tabs */
    {"a:\n\tb: 1\n\tc:\n\t\td: 2\ne: 3\n", "{\"a\":{\"b\":1,\"c\":{\"d\":2}},\"e\":3}",
        "3: a tab indents this line, where YAML allows only blanks: it is read as if blanks did\n"},
    {"l:\n  - a: 1\n\tb: 2\n    c: 3\n", "{\"l\":[{\"a\":1,\"b\":2,\"c\":3}]}",
        "4: a tab indents this line, where YAML allows only blanks: it is read as if blanks did\n"},
    {"a: some\n\ttext\nb: 1\n", "{\"a\":\"some text\",\"b\":1}",
        "3: a tab indents this line, where YAML allows only blanks: it is read as if blanks did\n"},
    {"a: |\n\tcode\nb: 1\n", "{\"a\":\"code\\n\",\"b\":1}",
        "3: a tab indents this line, where YAML allows only blanks: it is read as if blanks did\n"},

    /* lines in the wrong place */
    {"d: some text\n  and a note here: more\n  and more\nt: [a]\n",
        "{\"d\":\"some text and a note here: more and more\",\"t\":[\"a\"]}",
        "3: a \": \" inside a value must stand in quotes: it is kept as part of the text above\n"},
    {"d: some text that\nwraps here\nand here\nt: 1\n",
        "{\"d\":\"some text that wraps here and here\",\"t\":1}",
        "3: this line has no \":\" behind a key: it is kept as part of the text above\n"},
    {"t: Foo\n  date: 2020\n  x: 1\ne: 1\n", "{\"t\":\"Foo\",\"date\":2020,\"x\":1,\"e\":1}",
        "3: this line is indented unlike its neighbours: it is read as if it stood in line with "
        "them\n"},
    {"a:\n    b: 1\n  c: 2\n  d: 3\ne: 4\n", "{\"a\":{\"b\":1,\"c\":2,\"d\":3},\"e\":4}",
        "4: this line is indented unlike its neighbours: it is read as if it stood in line with "
        "them\n"},
    {"l:\n  - a\n - b\nx: 1\n", "{\"l\":[\"a\",\"b\"],\"x\":1}",
        "4: this line is indented unlike its neighbours: it is read as if it stood in line with "
        "them\n"},
    {"l:\n  - n: x\n   t: y\n  - n: z\n", "{\"l\":[{\"n\":\"x\",\"t\":\"y\"},{\"n\":\"z\"}]}",
        "4: this line is indented unlike its neighbours: it is read as if it stood in line with "
        "them\n"},
    {"s: >\n  text\n more\nb: c\n", "{\"s\":\"text more\\n\",\"b\":\"c\"}",
        "4: this line is indented unlike its neighbours: it is read as if it stood in line with "
        "them\n"},
    {" t: x\nf: y\nb: z\n", "{\"t\":\"x\",\"f\":\"y\",\"b\":\"z\"}",
        "3: this key stands further left than those above it\n"},
    {"t:no blank\nb: 1\n", "{\"t\":\"no blank\",\"b\":1}",
        "2: no blank stands behind the \":\" of this key: it is read as if one did\n"},
    {"a: 1\nt:no blank\nb: 1\n", "{\"a\":1,\"t\":\"no blank\",\"b\":1}",
        "3: no blank stands behind the \":\" of this key: it is read as if one did\n"},
    {"k:\nstray line\nx: 1\n", "{\"k\":null,\"x\":1}",
        "3: this line has no \":\" behind a key: the line is left out\n"},
    {"l:\n  - a\n - b\n  - c\nx: 1\n", "{\"l\":[\"a\",\"b\",\"c\"],\"x\":1}",
        "4: this line is indented unlike its neighbours: it is read as if it stood in line with "
        "them\n"},
    {"l:\n  - a: 1\n    b: 2\n - a: 3\n    b: 4\nx: 1\n",
        "{\"l\":[{\"a\":1,\"b\":2},{\"a\":3,\"b\":4}],\"x\":1}",
        "5: this line is indented unlike its neighbours: it is read as if it stood in line with "
        "them\n"},
    {"l:\n- a: b\n- c\n x: 1\ny: 2\n", "{\"l\":[{\"a\":\"b\"},\"c\"],\"x\":1,\"y\":2}",
        "5: this line is indented unlike its neighbours: it is read as if it stood in line with "
        "them\n"},
    {"a: \"x\ny\"\n b: 1\n", "{\"a\":\"x y\",\"b\":1}",
        "4: this line is indented unlike its neighbours: it is read as if it stood in line with "
        "them\n"},
    {"l:\n- k:v\n  m: 1\n", "{\"l\":[{\"k\":\"v\",\"m\":1}]}",
        "3: no blank stands behind the \":\" of this key: it is read as if one did\n"},

    /* what is no map */
    {"Just prose\nkey: v\n", "{\"key\":\"v\"}",
        "2: this is no map of keys and values: it is not read\n"},
    {"just text\n", "{}", "2: this is no map of keys and values: it is not read\n"},
    {"- a\n- b\n", "{}", "2: this is no map of keys and values: it is not read\n"},
    {"*a\n", "{}", "2: this is no map of keys and values: it is not read\n"},
    {"%foo\na: 1\n", "{\"a\":1}",
        "2: a line that begins with \"%\" is a directive, and YAML does not know this one: the "
        "line is left out\n"},
};

static void add_faults(struct buf *out, const struct faults *faults)
{
  for (const struct fault *f = faults->first; f; f = f->next)
    buf_addf(out, "%zu: %.*s\n", f->line, STR_ARG(f->text));
}

static void check_row(const struct repair_row *row)
{
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  struct buf json = BUF_INIT, told = BUF_INIT;
  struct json j = json_to(&json);
  json_tree(&j, tree_read_yaml(a, str_of(row->yaml), 2, &faults));
  add_faults(&told, &faults);
  if (strcmp(buf_cstr(&json), row->tree) || strcmp(buf_cstr(&told), row->faults))
    fprintf(stderr, "--- of\n%s", row->yaml);
  assert_text(buf_str(&json), row->tree);
  assert_text(buf_str(&told), row->faults);
  buf_release(&json);
  buf_release(&told);
  arena_free(a);
}

static void a_fault_costs_a_sentence_and_little_else(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    check_row(&rows[i]);
}

static void rows_of_any_two_faults_do_not_harm_each_other(void **state)
{
  (void)state;
  /* Those whose fault ends with its own lines. */
  static const size_t alone[] = {0, 1, 2, 3, 4, 6, 7, 8, 9, 12, 15, 16, 17, 18, 22, 23, 24, 25};
  enum { N = sizeof alone / sizeof *alone };
  for (size_t i = 0; i < N * N; i++) {
    const struct repair_row *x = &rows[alone[i / N]], *y = &rows[alone[i % N]];
    struct arena *a = arena_new();
    struct faults faults = {.arena = a};
    struct buf yaml = BUF_INIT;
    buf_addf(&yaml, "first: 1\n%smiddle: 2\n%slast: 3\n", x->yaml, y->yaml);
    const struct tree *t = tree_read_yaml(a, buf_str(&yaml), 1, &faults);
    bool is_whole = tree_get(t, STR_LIT("first")) && tree_get(t, STR_LIT("middle")) &&
                    t->last->number == 3 && faults.n >= 2;
    if (!is_whole) fail_msg("lost a key of\n%s", yaml.p);
    buf_release(&yaml);
    arena_free(a);
  }
}

/* Faults without end: all entries are read, though those beyond the limit lose their value. */
static void repairs_end_at_their_limit(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  struct buf yaml = BUF_INIT;
  for (int i = 0; i < 2 * LIMIT_YAML_REPAIRS; i++)
    buf_addf(&yaml, "k%d: @x\n", i);
  buf_add_cstr(&yaml, "last: 1\n");
  const struct tree *t = tree_read_yaml(a, buf_str(&yaml), 1, &faults);
  assert_int_equal(t->n, LIMIT_YAML_REPAIRS + 1);
  assert_text(t->last->key, "last");
  assert_int_equal(faults.n, 2 * LIMIT_YAML_REPAIRS);
  buf_release(&yaml);
  arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_fault_costs_a_sentence_and_little_else),
      cmocka_unit_test(rows_of_any_two_faults_do_not_harm_each_other),
      cmocka_unit_test(repairs_end_at_their_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
