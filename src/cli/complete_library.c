/* What library and notes have for a command line that is being typed. Nothing is told when there is
 * none: what is typed goes on without. */
#include "cli/complete.h"

#include "base/fs.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/place.h"
#include "library/complete.h"
#include "library/search.h"
#include "page/document.h"

enum { OFFERED = 60, LOOKED_AT = 500 };

/* The index as it is. */
static struct library *open_library(struct cli *c)
{
  struct library_place place;
  struct err ignored = ERR_INIT;
  if (!c->library && cli_find_place(c, NULL, 0, &place))
    c->library = library_open(&place, &ignored);
  return c->library;
}

/* ---- queries ---- */

static void add_unquoted(struct buf *out, struct str s)
{
  struct str part;
  struct buf bare = BUF_INIT;
  while (str_cut(&s, '"', &part))
    buf_add(&bare, part);
  text_add_folded(out, buf_str(&bare));
  buf_release(&bare);
}

/* A shell puts a candidate in place of the word: it has to begin as that does, but for case,
 * accents and the quotes that a query needs. */
static bool begins_alike(struct str text, struct str typed)
{
  struct buf a = BUF_INIT, b = BUF_INIT;
  add_unquoted(&a, text);
  add_unquoted(&b, typed);
  bool begins = str_starts(buf_str(&a), buf_str(&b));
  buf_release(&a);
  buf_release(&b);
  return begins;
}

/* Offers what a query goes on with, as far as that is within the word. */
static void offer_query(
    struct cli *c, const struct line_place *p, struct str query, size_t word_from)
{
  struct completion found;
  const struct completion_place at = {.query = query, .at = query.n, .most = OFFERED};
  if (!open_library(c) || !library_complete(c->library, c->arena, &at, &found)) return;
  if (found.from < word_from) return;
  struct str kept = str_first(str_from(query, word_from), found.from - word_from);
  for (size_t i = 0; i < found.n; i++) {
    const struct candidate *item = &found.items[i];
    struct str text = arena_printf(c->arena, "%.*s%.*s", STR_ARG(kept), STR_ARG(item->text));
    struct str help = item->help;
    const char *notes = item->n_notes == 1 ? "note" : "notes";
    if (item->n_notes) help = arena_printf(c->arena, "%zu %s", item->n_notes, notes);
    if (begins_alike(text, p->word)) line_offer(c, p, text, help);
  }
}

void line_offer_query(struct cli *c, const struct line_place *p)
{
  struct buf query = BUF_INIT;
  bool has_field = str_eq(str_of(p->command->name), STR_LIT("facets"));
  for (int i = has_field; i < p->n_args; i++)
    buf_addf(&query, "%s ", p->args[i]);
  size_t from = query.n, ignored;
  buf_add(&query, p->word);
  struct str text = utf8_repaired(c->arena, buf_str(&query), &ignored);
  if (text.n == query.n) offer_query(c, p, text, from);
  buf_release(&query);
}

void line_offer_fields(struct cli *c, const struct line_place *p)
{
  struct completion found;
  const struct completion_place at = {.query = p->word, .at = p->word.n, .most = OFFERED};
  bool ok = open_library(c) && library_complete(c->library, c->arena, &at, &found);
  for (size_t i = 0; ok && i < found.n; i++) {
    struct str name = found.items[i].text;
    if (!found.items[i].goes_on || !str_ends(name, STR_LIT(":"))) continue;
    if (!begins_alike(name, p->word)) continue;
    line_offer(c, p, str_first(name, name.n - 1), found.items[i].help);
  }
}

/* ---- notes ---- */

/* A query for titles with these words, the last of which may go on. Other characters part words. */
static void add_title_query(struct buf *out, struct str typed)
{
  bool in_word = false;
  for (struct str rest = typed, at; at = rest, rest.n;) {
    bool is_word = text_is_word(utf8_next(&rest, NULL));
    if (is_word && !in_word) buf_add_cstr(out, out->n ? " title:" : "title:");
    if (is_word) buf_add(out, str_first(at, at.n - rest.n));
    in_word = is_word;
  }
  if (in_word) buf_add_char(out, '*');
}

static void offer_titles(struct cli *c, const struct line_place *p, struct results *r)
{
  struct result_row *rows = ARENA_ARRAY(c->arena, LOOKED_AT, struct result_row);
  size_t n = results_rows(r, c->arena, 0, LOOKED_AT, rows), offered = 0;
  for (size_t i = 0; i < n && offered < OFFERED; i++) {
    if (!rows[i].title.n || !begins_alike(rows[i].title, p->word)) continue;
    line_offer(c, p, rows[i].title, rows[i].path);
    offered++;
  }
}

static void offer_references(struct cli *c, const struct line_place *p)
{
  struct completion found;
  struct str query = arena_printf(c->arena, "reference:%.*s", STR_ARG(p->word));
  const struct completion_place at = {.query = query, .at = query.n, .most = OFFERED};
  if (!p->word.n || !library_complete(c->library, c->arena, &at, &found)) return;
  for (size_t i = 0; i < found.n; i++)
    if (found.is_value && str_starts(found.items[i].label, p->word))
      line_offer(c, p, found.items[i].label, STR_LIT("reference"));
}

void line_offer_notes(struct cli *c, const struct line_place *p)
{
  struct buf query = BUF_INIT;
  struct err ignored = ERR_INIT;
  size_t n_repaired;
  output_bytes(&c->out, STR_LIT("files\n"));
  struct line_place place = *p;
  place.word = utf8_repaired(c->arena, p->word, &n_repaired);
  if (!open_library(c)) return;
  add_title_query(&query, place.word);
  struct results *r = results_new(c->library, buf_str(&query), STR_LIT("title"), NULL, &ignored);
  if (r) offer_titles(c, &place, r);
  results_free(r);
  offer_references(c, &place);
  buf_release(&query);
}

/* ---- headings ---- */

/* The note that the first argument means: a file, else what the index as it is knows by that name.
 * NULL where there is none. */
static struct article *read_note(struct cli *c, const struct line_place *p)
{
  struct err before = c->err;
  struct buf path = BUF_INIT;
  const char *note = p->n_args ? p->args[0] : "-";
  struct fs_stamp stamp;
  struct article *a = NULL;
  if (strcmp(note, "-") != 0 && fs_look(note, &stamp))
    a = cli_read_note(c, note);
  else if (strcmp(note, "-") != 0 && !fs_is_folder(note) && open_library(c) &&
           library_resolve(c->library, str_of(note), &path, &c->err))
    a = cli_read_note(c, buf_cstr(&path));
  c->err = before; /* nothing is told while a line is typed */
  buf_release(&path);
  return a;
}

/* Offers a heading; what it is called in links is its help. */
static bool offer_heading(struct cli *c, const struct line_place *p, const struct block *b)
{
  struct buf text = BUF_INIT;
  inlines_add_without(&b->content, INLINE_NO_WORDS, &text);
  struct str heading = arena_str(c->arena, str_trim(buf_str(&text)));
  buf_release(&text);
  if (!heading.n || !begins_alike(heading, p->word)) return false;
  line_offer(c, p, heading, arena_printf(c->arena, "#%.*s", STR_ARG(b->anchor)));
  return true;
}

/* Of a long note those of the beginning: somebody waits. */
void line_offer_headings(struct cli *c, const struct line_place *p)
{
  enum { BODY_BYTES = 4 * 1024 * 1024 };
  struct line_place place = *p;
  size_t offered = 0, n_repaired;
  place.word = utf8_repaired(c->arena, p->word, &n_repaired);
  struct article *a = read_note(c, p);
  if (!a) return;
  struct document *d = document_new(str_first_whole(a->front.body, BODY_BYTES), a->front.body_line);
  for (size_t i = 0; i < d->n_blocks && offered < OFFERED; i++)
    if (d->blocks[i].kind == BLOCK_HEADING) offered += offer_heading(c, &place, &d->blocks[i]);
  document_free(d);
  article_free(a);
}
