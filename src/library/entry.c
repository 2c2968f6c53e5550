/* A note as the index keeps it. */
#include "library/entry.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "library/facets.h"
#include "library/fieldvalue.h"
#include "library/leadkey.h"
#include "library/linkkey.h"
#include "library/trait.h"
#include "library/words.h"
#include "library/wordstream.h"

#include <stdlib.h>

/* What a row of a list can show at most; longer texts are cut there. */
enum {
  TITLE_BYTES = 1000,
  TITLE_KEY_BYTES = 120,
  SUMMARY_BYTES = 600,
  STACK_BYTES = 100,
  WRITTEN_BYTES = 1000,
};

static struct str keep_cut(struct arena *a, struct str s, size_t n)
{
  return arena_str(a, str_first_whole(s, n));
}

/* ---- values ---- */

/* The text as lists show it, unless the key does. A long text is kept where it is one of few, as
 * those of facets are; summaries and the like would double the index. */
static struct str written_of(struct entry *e, struct str field, struct str text, struct str key)
{
  bool is_kept = !fieldvalue_is_cut(key) || (text.n <= WRITTEN_BYTES && facet_row_of(field));
  return is_kept && !str_eq(text, key) ? arena_str(e->arena, str_trim(text)) : STR_NONE;
}

static void add_value(struct entry *e, struct str field, struct str text, bool as_day)
{
  struct fieldvalue_kind kind = fieldvalue_kind_of(text, as_day);
  struct buf key = BUF_INIT;
  fieldvalue_add_key(&key, text);
  e->values = mem_grow(e->values, &e->cap_values, e->n_values + 1, sizeof *e->values);
  e->values[e->n_values++] = (struct entry_value){
      .field = field,
      .key = arena_str(e->arena, buf_str(&key)),
      .written = written_of(e, field, text, buf_str(&key)),
      .number = kind.number,
      .day = kind.day,
      .has_number = kind.is_number,
      .has_day = kind.is_day,
  };
  buf_release(&key);
}

static void add_text(struct entry *e, const char *field, struct str text)
{
  if (text.n) add_value(e, str_of(field), text, false);
}

static void add_number(struct entry *e, const char *field, double number)
{
  struct buf text = BUF_INIT;
  number_add(&text, number);
  if (number >= 0) add_text(e, field, buf_str(&text));
  buf_release(&text);
}

/* Is the name that of what the program itself says of notes? A note that had `is: review` would
 * else pass for one. Its text can be searched as that of all front matter. */
static bool is_said_of_notes(struct str field)
{
  return str_eq(field, STR_LIT("is")) || str_eq(field, STR_LIT("has"));
}

/* Is the value kept under another name, which a query for this one is led to (names.c)? Titles have
 * words, which is what `title:` asks for. */
static bool is_kept_elsewhere(const struct article *a, struct str field, struct str value)
{
  return str_eq(field, STR_LIT("title")) || str_eq(field, STR_LIT("entity.name")) ||
         (str_eq(field, STR_LIT("revision.last reviewed")) && str_eq(value, a->reviewed));
}

/* A scalar of the front matter under its path. */
static void add_scalar(struct entry *e, const struct tree *node, struct fieldnames *names)
{
  struct buf path = BUF_INIT;
  tree_add_path(&path, node, e->article->meta);
  struct fieldname field = fieldnames_get(names, buf_str(&path), e->arena);
  buf_release(&path);
  if (is_said_of_notes(field.name)) return;
  if (is_kept_elsewhere(e->article, field.name, node->value)) return;
  add_value(e, field.name, node->value, field.is_day);
  if (node->type == TREE_BOOL || node->type == TREE_INT || node->type == TREE_FLOAT) {
    struct entry_value *v = &e->values[e->n_values - 1];
    v->has_number = true;
    v->number = node->number;
  }
}

static void add_entity(
    struct entry *e, const struct article_entity *entity, struct fieldnames *names)
{
  add_text(e, "entity", entity->name);
  if (!entity->type.n) return;
  struct buf path = BUF_INIT;
  buf_addf(&path, "entity.%.*s", STR_ARG(entity->type));
  add_value(e, fieldnames_get(names, buf_str(&path), e->arena).name, entity->name, false);
  buf_release(&path);
}

/* What the article makes of the front matter, under the names of queries; where it is the same as
 * written, the two fall together. */
static void add_article_values(struct entry *e, const struct article *a, struct fieldnames *names)
{
  for (size_t i = 0; i < a->stack.n; i++)
    add_text(e, "stack", a->stack.items[i]);
  for (size_t i = 0; i < a->tools.n; i++)
    add_text(e, "tool", a->tools.items[i]);
  for (size_t i = 0; i < a->authors.n; i++)
    add_text(e, "author", a->authors.items[i]);
  for (size_t i = 0; i < a->entities.n; i++)
    add_entity(e, &a->entities.items[i], names);
  struct str date = a->date.n ? a->date : a->reviewed;
  if (date.n) add_value(e, STR_LIT("date"), date, true);
  if (a->reviewed.n) add_value(e, STR_LIT("reviewed"), a->reviewed, true);
  add_number(e, "score", a->score_mean);
  add_number(e, "reading time", a->reading_min);
  add_number(e, "view count", a->view_count);
}

static void add_languages(struct entry *e, const struct article *a)
{
  struct str rest = buf_str(&e->body.languages), language;
  while (str_cut_line(&rest, &language))
    add_text(e, "lang", language);
  add_text(e, "lang", a->code_language);
}

/* Every folder that the note lies in, from the root on. */
static void add_folders(struct entry *e, struct str path)
{
  for (size_t i = 0, n = 0; i < path.n && n < LIMIT_FACET_FOLDERS; i++)
    if (path.p[i] == '/') {
      add_text(e, "folder", str_first(path, i));
      n++;
    }
}

static void add_traits(struct entry *e, const struct article *a)
{
  for (size_t i = 0; i < TRAITS; i++) {
    if (!traits[i].holds || !traits[i].holds(a, &e->body)) continue;
    e->traits |= traits[i].mark;
    add_text(e, traits[i].field, str_of(traits[i].name));
  }
}

/* ---- links ---- */

static void add_own(struct entry *e, const char *field, struct str key)
{
  e->values = mem_grow(e->values, &e->cap_values, e->n_values + 1, sizeof *e->values);
  e->values[e->n_values++] = (struct entry_value){
      .field = str_of(field), .key = arena_str(e->arena, key), .written = STR_NONE};
}

/* How the note is called by links, and what its own links say. */
static void add_links(struct entry *e, uint32_t root, struct str path)
{
  struct buf key = BUF_INIT;
  linkkey_add_name(&key, path);
  add_own(e, linkkey_fields[LINKKEY_NAME], buf_str(&key));
  for (size_t i = 0; i < e->body.n_links; i++) {
    const struct bodytext_link *l = &e->body.links[i];
    enum linkkey_field field = l->is_wiki ? LINKKEY_WIKI : LINKKEY_PATH;
    struct linkkey link = {field, root, l->path, fs_dirname(path)};
    buf_clear(&key);
    if (linkkey_add(&key, &link)) add_own(e, linkkey_fields[field], buf_str(&key));
  }
  buf_release(&key);
}

/* ---- words ---- */

static void add_line(struct buf *out, struct str text)
{
  if (!text.n) return;
  buf_add(out, text);
  buf_add_char(out, '\n');
}

static struct str lead_of(struct entry *e, const struct article *a)
{
  struct buf lead = BUF_INIT;
  add_line(&lead, a->summary);
  add_line(&lead, a->topic);
  for (size_t i = 0; i < a->stack.n; i++)
    add_line(&lead, a->stack.items[i]);
  for (size_t i = 0; i < a->tools.n; i++)
    add_line(&lead, a->tools.items[i]);
  for (size_t i = 0; i < a->entities.n; i++)
    add_line(&lead, a->entities.items[i].name);
  struct str text = arena_str(e->arena, buf_str(&lead));
  buf_release(&lead);
  return text;
}

/* Is the text in a column of its own already? */
static bool stands_elsewhere(const struct article *a, struct str text)
{
  return str_eq(text, a->title) || str_eq(text, a->summary) || str_eq(text, a->topic);
}

/* Every scalar is a value and, unless it stands elsewhere, has its words in the last column. */
static void add_meta(struct entry *e, const struct article *a, struct fieldnames *names)
{
  struct buf words = BUF_INIT;
  for (const struct tree *node = a->meta; node; node = tree_next(node, a->meta)) {
    if (node->kind != TREE_SCALAR || node->type == TREE_NULL || !node->value.n) continue;
    add_scalar(e, node, names);
    if (!stands_elsewhere(a, node->value)) add_line(&words, node->value);
  }
  e->words[WORDS_META] = arena_str(e->arena, buf_str(&words));
  buf_release(&words);
}

/* ---- words of the title and the lead ---- */

struct leading {
  struct entry *entry;
  const char *field;
  struct buf letter;
};

static int take_leading(void *context, const struct word *word)
{
  struct leading *l = context;
  add_own(l->entry, l->field, word->text);
  buf_clear(&l->letter);
  leadkey_add_letter(&l->letter, word->text);
  add_own(l->entry, l->field, buf_str(&l->letter));
  return 0;
}

static void add_leading(struct entry *e, enum leadkey_field field, struct str text)
{
  struct leading l = {.entry = e, .field = leadkey_fields[field]};
  struct buf scratch = BUF_INIT;
  words_walk(text, WORDS_INDEX, &scratch, take_leading, &l);
  buf_release(&scratch);
  buf_release(&l.letter);
}

/* ---- words for the full-text table ---- */

static void add_streams(struct entry *e, struct stemmer *stemmer)
{
  struct buf scratch = BUF_INIT;
  for (int i = 0; i < WORDS_COLUMNS; i++) {
    e->n_words += wordstream_add(&e->stream, e->words[i], stemmer, &scratch);
    e->stream_end[i] = e->stream.n;
  }
  buf_release(&scratch);
}

struct str entry_stream(const struct entry *e, enum words_column column)
{
  size_t from = column ? e->stream_end[column - 1] : 0;
  return str_first(str_from(buf_str(&e->stream), from), e->stream_end[column] - from);
}

/* ---- the row of a list ---- */

static void set_date(struct entry *e, struct str reviewed, struct str date)
{
  long day, n_days;
  e->date = STR_NONE;
  if (!date_parse(reviewed, &day, &n_days) && !date_parse(date, &day, &n_days)) return;
  struct buf text = BUF_INIT;
  date_add(&text, day);
  e->date = arena_str(e->arena, buf_str(&text));
  buf_release(&text);
}

static void set_row(struct entry *e, const struct article *a)
{
  struct buf key = BUF_INIT;
  text_add_folded(&key, str_first_whole(a->title, (size_t)TITLE_KEY_BYTES * 4));
  e->title = keep_cut(e->arena, a->title, TITLE_BYTES);
  e->title_key = keep_cut(e->arena, buf_str(&key), TITLE_KEY_BYTES);
  e->summary = keep_cut(e->arena, a->summary, SUMMARY_BYTES);
  e->stack = a->stack.n ? keep_cut(e->arena, a->stack.items[0], STACK_BYTES) : STR_NONE;
  e->score = a->score_mean;
  set_date(e, a->reviewed, a->date);
  buf_release(&key);
}

struct entry *entry_new(
    struct entry_maker *maker, uint32_t root, struct str path, struct str file_bytes)
{
  struct entry *e = mem_zalloc(1, sizeof *e);
  struct article *a = article_new_by(maker->names.own, path, file_bytes);
  e->arena = arena_new();
  e->article = a;
  maker->read_body(a->front.body, a->front.body_line, &e->body);

  set_row(e, a);
  e->words[WORDS_TITLE] = a->title;
  e->words[WORDS_LEAD] = lead_of(e, a);
  e->words[WORDS_HEADINGS] = buf_str(&e->body.headings);
  e->words[WORDS_BODY] = buf_str(&e->body.text);
  e->words[WORDS_CODE] = buf_str(&e->body.code);
  add_meta(e, a, &maker->names);
  add_article_values(e, a, &maker->names);
  add_languages(e, a);
  add_folders(e, a->path);
  add_traits(e, a);
  add_links(e, root, a->path);
  add_leading(e, LEADKEY_TITLE, e->words[WORDS_TITLE]);
  add_leading(e, LEADKEY_LEAD, e->words[WORDS_LEAD]);
  if (maker->stemmer) add_streams(e, maker->stemmer);
  return e;
}

void entry_free(struct entry *e)
{
  if (!e) return;
  free(e->values);
  buf_release(&e->stream);
  bodytext_release(&e->body);
  article_free(e->article);
  arena_free(e->arena);
  free(e);
}
