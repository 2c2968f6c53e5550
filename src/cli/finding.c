/* The findings of doctor. */
#include "cli/finding.h"

#include "base/json.h"
#include "base/mem.h"

#include <stdlib.h>

static const char notes[] = "notes", index_word[] = "index", set_up[] = "set-up";

static const struct finding_row {
  const char *about; /* "notes", "index" or "set-up" */
  const char *name;  /* in JSON */
  const char *advice;
} finding_rows[FINDING_KINDS] = {
    [FINDING_FAULT] = {notes, "fault", "mend the line; what can be read of it is used"},
    [FINDING_UNREADABLE] = {notes, "unreadable",
        "make it readable, or leave it out by a line in .fieldnotesignore"},
    [FINDING_BROKEN_LINK] = {notes, "broken link", "correct the link, or write the note"},
    [FINDING_INDEX] = {index_word, "index", "\"fieldnotes index\" builds it anew"},
    [FINDING_INDEX_DAMAGED] = {index_word, "damaged",
        "it was set aside; \"fieldnotes index\" builds it anew. Does the disk report errors?"},
    [FINDING_INDEX_WORN] = {index_word, "worn",
        "the next update that finds changes builds it anew"},
    [FINDING_INDEX_FOREIGN] = {index_word, "foreign", "move them to where they belong"},
    [FINDING_INDEX_TAKEN] = {index_word, "taken", "ask again when that has ended"},
    [FINDING_INDEX_LARGE] = {index_word, "large",
        "if searches fail, delete its folder: \"fieldnotes index\" builds it anew"},
    [FINDING_LAST_RUN] = {index_word, "last run",
        "\"fieldnotes index\" tries again, and says what is in the way"},
    [FINDING_BEHIND] = {index_word, "behind", "\"fieldnotes index\" brings it up to date"},
    [FINDING_STATE] = {set_up, "state",
        "mend or move what stands in its place; nothing of it was removed"},
    [FINDING_ROOT] = {set_up, "folder",
        "name folders that are there: as arguments, by --library or in FIELDNOTES_LIBRARY"},
    [FINDING_CONFIG] = {set_up, "configuration",
        "\"fieldnotes config\" prints every option with what it takes"},
    [FINDING_OPEN] = {set_up, "open", "chmod -R go-rwx keeps others out"},
    [FINDING_NO_HOME] = {set_up, "memory",
        "make the folder writable, else everything is indexed at each start"},
    [FINDING_LOCALE] = {set_up, "locale", "set LANG to a locale of UTF-8, such as C.UTF-8"},
    [FINDING_TERMINAL] = {set_up, "terminal", "set TERM to what the terminal is: xterm-256color"},
    [FINDING_CLIPBOARD] = {set_up, "clipboard",
        "copy by the terminal's own selection, or use a terminal that knows OSC 52"},
};

void findings_release(struct findings *f)
{
  arena_free(f->arena);
  free(f->items);
  *f = (struct findings){0};
}

void finding_add(
    struct findings *f, enum finding_kind kind, struct str path, size_t line, struct str text)
{
  f->items = mem_grow(f->items, &f->cap, f->n + 1, sizeof *f->items);
  f->items[f->n++] =
      (struct finding){kind, arena_str(f->arena, path), line, arena_str(f->arena, text)};
}

/* ---- for people ---- */

/* "FILE:LINE: why". */
static void print_one(struct output *out, const struct finding *f)
{
  if (f->path.n) output_text(out, f->path, STYLE_TEXT);
  if (f->line) output_textf(out, STYLE_NUMBER, ":%zu", f->line);
  if (f->path.n) output_text(out, STR_LIT(": "), STYLE_TEXT);
  output_text(out, f->text, STYLE_TEXT);
  output_end_line(out);
}

/* Those of one kind, and below them what to do. */
static void print_kind(struct output *out, const struct findings *f, enum finding_kind kind)
{
  bool any = false;
  for (size_t i = 0; i < f->n; i++) {
    if (f->items[i].kind != kind) continue;
    print_one(out, &f->items[i]);
    any = true;
  }
  if (!any) return;
  output_textf(out, STYLE_DIM, "  %s", finding_rows[kind].advice);
  output_end_line(out);
}

void findings_print(struct output *out, const struct findings *f)
{
  for (int kind = 0; kind < FINDING_KINDS; kind++)
    print_kind(out, f, (enum finding_kind)kind);
  if (f->n)
    output_textf(out, STYLE_TEXT, "%zu found", f->n);
  else
    output_text(out, STR_LIT("nothing is wrong"), STYLE_TEXT);
  output_end_line(out);
}

/* ---- JSON ---- */

static void add_text(struct json *j, const char *key, struct str text)
{
  json_key(j, str_of(key));
  json_str(j, text);
}

static void add_finding(struct json *j, const struct finding *f)
{
  const struct finding_row *row = &finding_rows[f->kind];
  json_open(j, '{');
  add_text(j, "about", str_of(row->about));
  add_text(j, "kind", str_of(row->name));
  json_key(j, STR_LIT("path"));
  if (f->path.n)
    json_str(j, f->path);
  else
    json_null(j);
  json_key(j, STR_LIT("line"));
  if (f->line)
    json_int(j, (long long)f->line);
  else
    json_null(j);
  add_text(j, "text", f->text);
  add_text(j, "advice", str_of(row->advice));
  json_close(j, '}');
}

void findings_print_json(struct output *out, const struct findings *f)
{
  struct buf text = BUF_INIT;
  struct json j = json_to(&text);
  json_open(&j, '{');
  json_key(&j, STR_LIT("version"));
  json_int(&j, 1);
  json_key(&j, STR_LIT("total"));
  json_int(&j, (long long)f->n);
  json_key(&j, STR_LIT("findings"));
  json_open(&j, '[');
  for (size_t i = 0; i < f->n; i++)
    add_finding(&j, &f->items[i]);
  json_close(&j, ']');
  json_close(&j, '}');
  output_bytes(out, buf_str(&text));
  output_end_line(out);
  buf_release(&text);
}
