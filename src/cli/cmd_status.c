/* fieldnotes status: whether the index is up to date, and what the last update did. */
#include "base/json.h"
#include "base/number.h"
#include "cli/place.h"
#include "cli/run_print.h"
#include "library/query_world.h"
#include "library/upkeep.h"

/* ---- text for people ---- */

static void print_row(struct output *out, const char *label, const struct buf *text)
{
  output_textf(out, STYLE_LABEL, "%-10s", label);
  output_text(out, buf_str(text), STYLE_TEXT);
  output_end_line(out);
}

static void add_count(struct buf *out, size_t n, const char *one, const char *many)
{
  number_add_grouped(out, (long long)n);
  buf_addf(out, " %s", n == 1 ? one : many);
}

static void add_freshness(struct buf *out, const struct library_status *s)
{
  if (s->freshness == LIBRARY_FRESH) {
    buf_add_cstr(out, "fresh");
  } else if (s->freshness == LIBRARY_EMPTY) {
    buf_add_cstr(out, "empty: ");
    add_count(out, s->n_differ, "note is to be read", "notes are to be read");
  } else {
    buf_add_cstr(out, "stale: ");
    add_count(out, s->n_differ, "note is new, changed or gone", "notes are new, changed or gone");
  }
  if (s->is_busy) buf_add_cstr(out, "; another program is updating it just now");
  if (s->is_shared) buf_add_cstr(out, "; shared, and only read");
}

static void add_notes(struct buf *out, const struct library_status *s)
{
  number_add_grouped(out, (long long)s->n_notes);
  buf_add_cstr(out, ", ");
  number_add_bytes(out, s->note_bytes);
}

static void add_size(struct buf *out, const struct library_status *s)
{
  number_add_bytes(out, s->index_bytes);
  if (s->note_bytes)
    buf_addf(out, ", %.2f times the notes", (double)s->index_bytes / (double)s->note_bytes);
}

/* What the index knows of the notes that the reader marked. */
static size_t count_unread(struct cli *c)
{
  size_t n = library_count(c->library), n_read = library_count_marked(c->library, MARK_READ);
  return n > n_read ? n - n_read : 0;
}

static void add_marks(struct cli *c, struct buf *out)
{
  number_add_grouped(out, (long long)count_unread(c));
  buf_add_cstr(out, " unread, ");
  number_add_grouped(out, (long long)library_count_marked(c->library, MARK_FLAGGED));
  buf_add_cstr(out, " flagged");
}

static void print_text(struct cli *c, const struct library_status *s)
{
  enum { INDEX, NOTES, MARKED, SIZE, LAST, FAILED, KEPT, CONFINED, ROWS };
  static const char *const labels[ROWS] = {
      "index", "notes", "marked", "size", "last run", "failed", "kept in", "confined"};
  struct buf texts[ROWS] = {{0}};
  add_freshness(&texts[INDEX], s);
  add_notes(&texts[NOTES], s);
  add_marks(c, &texts[MARKED]);
  add_size(&texts[SIZE], s);
  if (s->has_run)
    run_add_text(&texts[LAST], &s->last);
  else
    buf_add_cstr(&texts[LAST], "none yet");
  if (s->n_failures) {
    add_count(&texts[FAILED], s->n_failures, "file", "files");
    buf_add_cstr(&texts[FAILED], " could not be read: \"fieldnotes doctor\" tells which");
  }
  buf_add_cstr(&texts[KEPT], "memory");
  if (s->index_path.n) buf_clear(&texts[KEPT]);
  buf_add(&texts[KEPT], s->index_path);
  buf_add_cstr(&texts[CONFINED], c->confined == CONFINE_ON
                                     ? "yes: commands open this library and their own files alone"
                                     : "no: this system, or this build, cannot");
  for (int i = 0; i < ROWS; i++) {
    if (texts[i].n) print_row(&c->out, labels[i], &texts[i]);
    buf_release(&texts[i]);
  }
  struct str root;
  for (size_t i = 0; (root = library_root(c->library, i)).n; i++) {
    output_textf(&c->out, STYLE_LABEL, "%-10s", i ? "" : "folders");
    output_text(&c->out, root, STYLE_TEXT);
    output_end_line(&c->out);
  }
}

/* ---- JSON ---- */

static void add_int(struct json *j, const char *key, long long n)
{
  json_key(j, str_of(key));
  json_int(j, n);
}

static void add_roots(struct cli *c, struct json *j)
{
  struct str root;
  json_key(j, STR_LIT("roots"));
  json_open(j, '[');
  for (size_t i = 0; (root = library_root(c->library, i)).n; i++)
    json_str(j, root);
  json_close(j, ']');
}

static void print_json(struct cli *c, const struct library_status *s)
{
  static const char *const states[] = {
      [LIBRARY_FRESH] = "fresh", [LIBRARY_STALE] = "stale", [LIBRARY_EMPTY] = "empty"};
  struct buf text = BUF_INIT;
  struct json j = json_to(&text);
  json_open(&j, '{');
  add_int(&j, "version", 1);
  json_key(&j, STR_LIT("state"));
  json_str(&j, str_of(states[s->freshness]));
  add_int(&j, "differ", (long long)s->n_differ);
  json_key(&j, STR_LIT("busy"));
  json_bool(&j, s->is_busy);
  json_key(&j, STR_LIT("shared"));
  json_bool(&j, s->is_shared);
  json_key(&j, STR_LIT("confined"));
  json_bool(&j, c->confined == CONFINE_ON);
  add_int(&j, "notes", (long long)s->n_notes);
  add_int(&j, "unread", (long long)count_unread(c));
  add_int(&j, "flagged", (long long)library_count_marked(c->library, MARK_FLAGGED));
  add_int(&j, "note_bytes", s->note_bytes);
  add_int(&j, "index_bytes", s->index_bytes);
  add_int(&j, "failures", (long long)s->n_failures);
  json_key(&j, STR_LIT("last_run"));
  if (s->has_run)
    run_add_json(&j, &s->last);
  else
    json_null(&j);
  json_key(&j, STR_LIT("index"));
  if (s->index_path.n)
    json_str(&j, s->index_path);
  else
    json_null(&j);
  add_roots(c, &j);
  json_close(&j, '}');
  output_bytes(&c->out, buf_str(&text));
  output_end_line(&c->out);
  buf_release(&text);
}

/* A run that another program is at just now is not cut short. */
static bool is_well(const struct library_status *s)
{
  bool went_well = !s->has_run || s->last.end == RUN_DONE || s->is_busy;
  return s->freshness == LIBRARY_FRESH && went_well;
}

int command_status(struct cli *c)
{
  struct library_status status;
  if (!cli_open_library(c, c->args, (size_t)c->n_args)) return EXIT_ERROR;
  if (!library_status(c->library, c->arena, &status, &c->err)) return EXIT_ERROR;
  if (option_given(&c->options, OPTION_JSON))
    print_json(c, &status);
  else
    print_text(c, &status);
  return is_well(&status) ? EXIT_FOUND : EXIT_NOTHING;
}
