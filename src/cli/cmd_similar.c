/* fieldnotes similar: the notes that are like a note, and why. */
#include "base/fs.h"
#include "base/json.h"
#include "cli/place.h"
#include "library/similar.h"

enum { NOTES = 10 }; /* without --limit */

/* ---- text for people ---- */

/* "  shares: sqlite, wal; words: checkpoint, journal" */
static void print_why(struct output *out, const struct similar_note *n)
{
  if (n->n_shared) output_text(out, STR_LIT("  shares: "), STYLE_DIM);
  for (size_t i = 0; i < n->n_shared; i++) {
    if (i) output_text(out, STR_LIT(", "), STYLE_DIM);
    output_text(out, n->shared[i].value, STYLE_CHIP);
  }
  const char *lead = n->n_shared ? "; words: " : "  words: ";
  if (n->n_words) output_text(out, str_of(lead), STYLE_DIM);
  for (size_t i = 0; i < n->n_words; i++) {
    if (i) output_text(out, STR_LIT(", "), STYLE_DIM);
    output_text(out, n->words[i], STYLE_VALUE);
  }
  output_end_line(out);
}

static void print_text(struct output *out, const struct similar *s)
{
  for (size_t i = 0; i < s->n; i++) {
    const struct similar_note *n = &s->items[i];
    output_text(out, n->title, STYLE_TITLE);
    output_end_line(out);
    output_text(out, STR_LIT("  "), STYLE_TEXT);
    output_text(out, n->path, STYLE_DIM);
    output_textf(out, STYLE_NUMBER, "  %.0f %%", n->score * 100);
    if (n->is_duplicate) output_text(out, STR_LIT("  almost the same text"), STYLE_FAULT);
    output_end_line(out);
    print_why(out, n);
  }
}

/* ---- JSON ---- */

/* The values of one field, or the words, as a list; nothing where there are none. */
static void add_values(struct json *j, const char *field, const struct similar_note *n)
{
  bool any = false;
  for (size_t i = 0; i < n->n_shared; i++) {
    if (strcmp(n->shared[i].field, field) != 0) continue;
    if (!any) json_key(j, str_of(field));
    if (!any) json_open(j, '[');
    any = true;
    json_str(j, n->shared[i].value);
  }
  if (any) json_close(j, ']');
}

static void add_why(struct json *j, const struct similar_note *n)
{
  json_open(j, '{');
  add_values(j, "entity", n);
  add_values(j, "tool", n);
  add_values(j, "stack", n);
  if (n->n_words) {
    json_key(j, STR_LIT("words"));
    json_open(j, '[');
    for (size_t i = 0; i < n->n_words; i++)
      json_str(j, n->words[i]);
    json_close(j, ']');
  }
  json_close(j, '}');
}

static void add_note(struct cli *c, struct json *j, const struct similar_note *n)
{
  struct buf path = BUF_INIT;
  fs_add_joined(&path, library_root(c->library, n->root), n->path);
  json_open(j, '{');
  json_key(j, STR_LIT("path"));
  json_str(j, buf_str(&path));
  json_key(j, STR_LIT("title"));
  json_str(j, n->title);
  json_key(j, STR_LIT("score"));
  json_num(j, (double)(long)(n->score * 1000 + 0.5) / 1000);
  json_key(j, STR_LIT("why"));
  add_why(j, n);
  json_key(j, STR_LIT("duplicate"));
  json_bool(j, n->is_duplicate);
  json_close(j, '}');
  buf_release(&path);
}

static void print_json(struct cli *c, struct str path, const struct similar *s)
{
  struct buf text = BUF_INIT;
  struct json j = json_to(&text);
  json_open(&j, '{');
  json_key(&j, STR_LIT("version"));
  json_int(&j, 1);
  json_key(&j, STR_LIT("note"));
  json_str(&j, path);
  json_key(&j, STR_LIT("notes"));
  json_open(&j, '[');
  for (size_t i = 0; i < s->n; i++)
    add_note(c, &j, &s->items[i]);
  json_close(&j, ']');
  json_close(&j, '}');
  output_bytes(&c->out, buf_str(&text));
  output_end_line(&c->out);
  buf_release(&text);
}

/* ---- running ---- */

int command_similar(struct cli *c)
{
  struct buf path = BUF_INIT;
  struct similar *s = NULL;
  size_t limit = NOTES;
  if (option_given(&c->options, OPTION_LIMIT)) limit = (size_t)c->options.number[OPTION_LIMIT];
  if (!limit) limit = SIZE_MAX;
  bool ok = cli_resolve(c, c->args[0], &path) &&
            (s = similar_new(c->library, buf_str(&path), limit, NULL, &c->err));
  if (ok && option_given(&c->options, OPTION_JSON))
    print_json(c, buf_str(&path), s);
  else if (ok)
    print_text(&c->out, s);
  int code = !ok ? EXIT_ERROR : s->n ? EXIT_FOUND : EXIT_NOTHING;
  similar_free(s);
  buf_release(&path);
  return code;
}
