/* fieldnotes search: what a query finds, for people and for programs. */
#include "base/arena.h"
#include "base/fs.h"
#include "base/json.h"
#include "base/limits.h"
#include "cli/advise.h"
#include "cli/place.h"
#include "library/query.h"
#include "library/search.h"

enum {
  WINDOW_ROWS = 100,
  SNIPPET_COLS = 160, /* for programs */
  INDENT_COLS = 2,
  TERMINAL_COLS = 80, /* where the width is not known */
};

/* A search whose results are being printed. */
struct printing {
  struct cli *c;
  const char *query;
  struct results *results;
  struct arena *arena; /* of the window */
  size_t total, limit; /* limit: how many are printed */
  size_t at;           /* 0-based place of the row */
};

/* How each form of output is printed: its option, one row, and what stands around the rows. */
struct form {
  enum option_id option; /* OPTION_COUNT: what is printed when no other is asked for */
  void (*begin)(struct printing *p);
  void (*row)(struct printing *p, const struct result_row *row);
  void (*end)(struct printing *p);
};

/* ---- what all forms need ---- */

static struct str absolute_path(const struct printing *p, const struct result_row *row)
{
  struct buf path = BUF_INIT;
  fs_add_joined(&path, library_root(p->c->library, row->root), row->path);
  struct str kept = arena_str(p->arena, buf_str(&path));
  buf_release(&path);
  return kept;
}

/* ---- text for people ---- */

/* A snippet with what was found in bold. */
static void print_snippet(struct output *out, struct str snippet)
{
  enum style_role role = STYLE_TEXT;
  while (snippet.n) {
    size_t n = 0;
    while (n < snippet.n && snippet.p[n] != SNIPPET_ON && snippet.p[n] != SNIPPET_OFF)
      n++;
    output_text(out, str_first(snippet, n), role);
    if (n < snippet.n) role = snippet.p[n] == SNIPPET_ON ? STYLE_MATCH : STYLE_TEXT;
    snippet = str_from(snippet, n + 1);
  }
}

static void print_detail(struct output *out, struct str text, enum style_role role)
{
  if (!text.n) return;
  output_text(out, STR_LIT("  "), STYLE_TEXT);
  output_text(out, text, role);
}

static int snippet_cols(const struct output *out)
{
  int cols = output_terminal_cols(out);
  return (cols ? cols : TERMINAL_COLS) - INDENT_COLS;
}

static void text_row(struct printing *p, const struct result_row *row)
{
  struct output *out = &p->c->out;
  size_t whole = results_whole(p->results);
  if (p->at == whole && whole < p->total) {
    output_text(out, STR_LIT("Notes with some of the words:"), STYLE_DIM);
    output_end_line(out);
  }
  output_text(out, row->title, STYLE_TITLE);
  output_end_line(out);
  print_detail(out, row->path, STYLE_DIM);
  print_detail(out, row->date, STYLE_VALUE);
  print_detail(out, row->stack, STYLE_CHIP);
  output_end_line(out);
  struct str snippet = results_snippet(p->results, p->arena, row, snippet_cols(out));
  if (!snippet.n) return;
  output_text(out, STR_LIT("  "), STYLE_TEXT);
  print_snippet(out, snippet);
  output_end_line(out);
}

static void text_end(struct printing *p)
{
  if (p->limit < p->total && p->c->out.is_terminal)
    cli_tell("%zu of %zu notes; --limit 0 prints all", p->limit, p->total);
}

/* ---- paths ---- */

static void path_row(struct printing *p, const struct result_row *row)
{
  output_text(&p->c->out, absolute_path(p, row), STYLE_TEXT);
  output_end_line(&p->c->out);
}

/* Exact bytes, for programs; a terminal is none. */
static void nul_row(struct printing *p, const struct result_row *row)
{
  struct str path = absolute_path(p, row);
  if (p->c->out.is_terminal)
    output_text(&p->c->out, path, STYLE_TEXT);
  else
    output_bytes(&p->c->out, path);
  output_bytes(&p->c->out, (struct str){"", 1});
}

/* ---- JSON ---- */

/* The snippet without the marks of what was found. */
static void add_plain_snippet(struct json *j, struct str snippet)
{
  struct buf plain = BUF_INIT;
  for (size_t i = 0; i < snippet.n; i++)
    if (snippet.p[i] != SNIPPET_ON && snippet.p[i] != SNIPPET_OFF)
      buf_add_char(&plain, snippet.p[i]);
  json_str(j, buf_str(&plain));
  buf_release(&plain);
}

/* The front matter as written; an empty map for a note that cannot be read any more. */
static void add_fields(struct cli *c, struct json *j, struct str path)
{
  struct buf bytes = BUF_INIT;
  struct err ignored = ERR_INIT;
  if (library_read(c->library, path, &bytes, NULL, &ignored)) {
    struct article *a = article_new(path, buf_str(&bytes));
    json_tree(j, a->meta);
    article_free(a);
  } else {
    json_open(j, '{');
    json_close(j, '}');
  }
  buf_release(&bytes);
}

static void add_score(struct json *j, double mean)
{
  if (mean < 0)
    json_null(j);
  else
    json_num(j, mean);
}

static void add_note(struct json *j, struct printing *p, const struct result_row *row)
{
  struct str path = absolute_path(p, row);
  json_open(j, '{');
  json_key(j, STR_LIT("path"));
  json_str(j, path);
  json_key(j, STR_LIT("title"));
  json_str(j, row->title);
  json_key(j, STR_LIT("score"));
  json_num(j, row->relevance);
  json_key(j, STR_LIT("score_mean"));
  add_score(j, row->score_mean);
  json_key(j, STR_LIT("snippet"));
  add_plain_snippet(j, results_snippet(p->results, p->arena, row, SNIPPET_COLS));
  json_key(j, STR_LIT("fields"));
  add_fields(p->c, j, path);
  json_close(j, '}');
}

static void print_note(struct printing *p, const struct result_row *row)
{
  struct buf text = BUF_INIT;
  struct json j = json_to(&text);
  add_note(&j, p, row);
  output_bytes(&p->c->out, buf_str(&text));
  buf_release(&text);
}

static void json_begin(struct printing *p)
{
  struct buf text = BUF_INIT;
  struct json j = json_to(&text);
  json_open(&j, '{');
  json_key(&j, STR_LIT("version"));
  json_int(&j, 1);
  json_key(&j, STR_LIT("query"));
  json_str(&j, str_of(p->query));
  json_key(&j, STR_LIT("total"));
  json_int(&j, (long long)p->total);
  json_key(&j, STR_LIT("notes"));
  json_open(&j, '[');
  output_bytes(&p->c->out, buf_str(&text));
  buf_release(&text);
}

static void json_row(struct printing *p, const struct result_row *row)
{
  if (p->at) output_bytes(&p->c->out, STR_LIT(","));
  output_end_line(&p->c->out);
  print_note(p, row);
}

static void json_end(struct printing *p)
{
  output_bytes(&p->c->out, STR_LIT("]}\n"));
}

static void jsonl_row(struct printing *p, const struct result_row *row)
{
  print_note(p, row);
  output_end_line(&p->c->out);
}

/* ---- the number alone ---- */

static void count_end(struct printing *p)
{
  output_textf(&p->c->out, STYLE_TEXT, "%zu", p->total);
  output_end_line(&p->c->out);
}

/* ---- choosing and running ---- */

static const struct form forms[] = {
    {OPTION_COUNT_ONLY, NULL, NULL, count_end},
    {OPTION_JSON, json_begin, json_row, json_end},
    {OPTION_JSONL, NULL, jsonl_row, NULL},
    {OPTION_NUL, NULL, nul_row, NULL},
    {OPTION_PATHS, NULL, path_row, NULL},
    {OPTION_COUNT, NULL, text_row, text_end},
};

static const struct form *choose_form(const struct options *o)
{
  const struct form *form = forms;
  while (form->option != OPTION_COUNT && !option_given(o, form->option))
    form++;
  return form;
}

static size_t choose_limit(const struct cli *c, const struct form *form, size_t total)
{
  const struct options *o = &c->options;
  size_t usual = (size_t)config_number(c->config, SETTING_SEARCH_LIMIT);
  size_t limit = form->option == OPTION_COUNT ? usual : 0;
  if (option_given(o, OPTION_LIMIT)) limit = (size_t)o->number[OPTION_LIMIT];
  return limit && limit < total ? limit : total;
}

/* Prints a window of rows; false when there are no more. */
static bool print_window(struct printing *p, const struct form *form)
{
  struct result_row rows[WINDOW_ROWS];
  size_t wanted = p->limit - p->at < WINDOW_ROWS ? p->limit - p->at : WINDOW_ROWS;
  p->arena = arena_new();
  size_t n = results_rows(p->results, p->arena, p->at, wanted, rows);
  for (size_t i = 0; i < n; i++, p->at++)
    form->row(p, &rows[i]);
  arena_free(p->arena);
  return n > 0;
}

static void print_results(struct printing *p, const struct form *form)
{
  if (form->begin) form->begin(p);
  while (form->row && p->at < p->limit && print_window(p, form))
    ;
  if (form->end) form->end(p);
}

/* The command line says it, else the query, which is asked for that, else the configuration. */
static struct str choose_sort(struct cli *c, struct str query)
{
  struct query parsed;
  struct err ignored = ERR_INIT;
  size_t column;
  if (option_given(&c->options, OPTION_SORT)) return str_of(c->options.text[OPTION_SORT]);
  if (!config_differs(c->config, SETTING_SORT)) return STR_NONE;
  bool is_sorted = !query_parse(c->arena, query, &parsed, &column, &ignored) || parsed.sort.n;
  return is_sorted ? STR_NONE : str_of(config_text(c->config, SETTING_SORT));
}

/* A sort of the configuration that cannot be is told, and the notes are found all the same. */
static struct str check_sort(struct cli *c, struct str sort)
{
  struct err why;
  bool is_usual = sort.n && !option_given(&c->options, OPTION_SORT);
  if (!is_usual || !library_count(c->library) || results_check_sort(c->library, sort, &why))
    return sort;
  cli_tell("%s:%zu: %s", c->config->file, config_tree(c->config, SETTING_SORT)->line, why.text);
  return STR_NONE;
}

int command_search(struct cli *c)
{
  struct str query = cli_join_arguments(c), sort = choose_sort(c, query);
  if (!cli_open_index(c)) return EXIT_ERROR;
  sort = check_sort(c, sort);
  struct results *results = results_new(c->library, query, sort, NULL, &c->err);
  if (results && !results_whole(results) && cli_look_again(c)) {
    results_free(results);
    results = results_new(c->library, query, sort, NULL, &c->err);
  }
  if (!results) return EXIT_ERROR;
  const struct form *form = choose_form(&c->options);
  struct printing p = {
      .c = c, .query = query.p, .results = results, .total = results_total(results)};
  p.limit = choose_limit(c, form, p.total);
  print_results(&p, form);
  if (results_whole(results) < p.total || !p.total) cli_advise(c, query);
  results_free(results);
  return p.total ? EXIT_FOUND : EXIT_NOTHING;
}
