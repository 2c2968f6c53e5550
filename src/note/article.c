/* A note from its bytes: repaired, cut into front matter and body, read, titled. */
#include "note/article.h"

#include "note/article_fields.h"
#include "note/encoding.h"
#include "note/hidden.h"
#include "note/title.h"
#include "note/toml.h"

#include <stdlib.h>

static void take_file(struct article *a, struct str bytes)
{
  struct encoding e = encoding_read(a->arena, bytes);
  a->file = e.text;
  a->n_repaired = e.n_repaired;
  if (!e.n_repaired) return;
  fault_add(&a->faults, e.repaired_line, "%zu ill-formed %s, first in this line: shown as U+FFFD",
      e.n_repaired, e.n_repaired == 1 ? "character" : "characters");
}

static void read_front_matter(struct article *a)
{
  a->front = frontmatter_find(a->file);
  const struct frontmatter *f = &a->front;
  if (f->trouble) fault_add(&a->faults, 1, "%s", f->trouble);
  if (f->kind == FRONTMATTER_NONE)
    a->meta = tree_new(a->arena, TREE_MAP);
  else if (f->kind == FRONTMATTER_TOML)
    a->meta = toml_read(a->arena, f->text, f->text_line, &a->faults);
  else
    a->meta = tree_read_yaml(a->arena, f->text, f->text_line, &a->faults);
}

static void find_title(struct article *a)
{
  a->title_from = TITLE_FROM_META;
  if (a->title.n) return;
  a->title_from = TITLE_FROM_HEADING;
  if (title_from_body(a->arena, a->front.body, &a->title)) return;
  a->title_from = TITLE_FROM_PATH;
  a->title = title_from_path(a->arena, a->path);
}

static void find_score_mean(struct article *a)
{
  double sum = 0;
  for (size_t i = 0; i < a->scores.n; i++)
    sum += a->scores.items[i].value;
  if (a->scores.n) a->score_mean = sum / (double)a->scores.n;
}

/* ---- texts that stand twice, under two names of one field ---- */

static int compare_texts(const void *a, const void *b)
{
  const struct str *const *x = a, *const *y = b;
  int order = str_cmp(**x, **y);
  return order ? order : (*x > *y) - (*x < *y);
}

/* Leaves out what stands further up already; order is kept. */
static void drop_twins(struct arena *arena, struct article_texts *texts)
{
  if (texts->n < 2) return;
  struct str **sorted = ARENA_ARRAY(arena, texts->n, struct str *);
  for (size_t i = 0; i < texts->n; i++)
    sorted[i] = &texts->items[i];
  qsort(sorted, texts->n, sizeof *sorted, compare_texts);
  for (size_t i = texts->n; i-- > 1;)
    if (str_eq(*sorted[i], *sorted[i - 1])) *sorted[i] = STR_NONE;
  size_t n = 0;
  for (size_t i = 0; i < texts->n; i++)
    if (texts->items[i].n) texts->items[n++] = texts->items[i];
  texts->n = n;
}

static struct article *article_empty(void)
{
  struct arena *arena = arena_new();
  struct article *a = ARENA_NEW(arena, struct article);
  *a = (struct article){
      .arena = arena,
      .faults.arena = arena,
      .title = STR_NONE,
      .topic = STR_NONE,
      .summary = STR_NONE,
      .brief = STR_NONE,
      .code_language = STR_NONE,
      .difficulty = STR_NONE,
      .reference = STR_NONE,
      .hash = STR_NONE,
      .status = STR_NONE,
      .version = STR_NONE,
      .reviewed = STR_NONE,
      .date = STR_NONE,
      .reading_min = -1,
      .view_count = -1,
      .score_mean = -1,
  };
  return a;
}

/* Reads a note from bytes that live as long as it does. */
static void read_note(struct article *a, struct str path, struct str file_bytes)
{
  a->path = arena_str(a->arena, path);
  take_file(a, file_bytes);
  read_front_matter(a);
  article_read_fields(a);
  drop_twins(a->arena, &a->authors);
  drop_twins(a->arena, &a->stack);
  drop_twins(a->arena, &a->tools);
  find_score_mean(a);
  find_title(a);
  hidden_tell(a);
}

struct article *article_new_by(
    const struct field_names *names, struct str path, struct str file_bytes)
{
  struct article *a = article_empty();
  a->names = names;
  read_note(a, path, arena_str(a->arena, file_bytes));
  return a;
}

struct article *article_take_by(
    const struct field_names *names, struct str path, struct buf *file_bytes)
{
  struct article *a = article_empty();
  a->names = names;
  struct str bytes = buf_str(file_bytes);
  arena_own(a->arena, file_bytes->p);
  *file_bytes = (struct buf)BUF_INIT;
  read_note(a, path, bytes);
  return a;
}

struct article *article_new(struct str path, struct str file_bytes)
{
  return article_new_by(NULL, path, file_bytes);
}

struct article *article_take(struct str path, struct buf *file_bytes)
{
  return article_take_by(NULL, path, file_bytes);
}

void article_free(struct article *a)
{
  if (a) arena_free(a->arena);
}

bool article_switch_is_on(const struct article *a, struct str name)
{
  for (size_t i = 0; i < a->switches.n; i++)
    if (str_eq_name(a->switches.items[i].name, name)) return a->switches.items[i].on;
  return false;
}
