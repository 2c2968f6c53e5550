/* A note from its bytes: front matter of every kind, the typed article, the post meta as JSON. */
#include "fuzz.h"

#include "base/json.h"
#include "base/utf8.h"
#include "note/article.h"

static void check_text(struct str s)
{
  CHECK(s.n == 0 || s.p);
  CHECK(utf8_is_valid(s));
}

static void check_texts(const struct article *a)
{
  const struct str texts[] = {a->title, a->topic, a->summary, a->brief, a->code_language,
      a->difficulty, a->reference, a->hash, a->status, a->version, a->reviewed, a->date, a->file,
      a->front.text, a->front.body};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    check_text(texts[i]);
  CHECK(a->title.n > 0 && !str_has(a->title, '\n') && !str_has(a->title, '\r'));
}

static void check_lists(const struct article *a)
{
  for (size_t i = 0; i < a->stack.n; i++)
    check_text(a->stack.items[i]);
  for (size_t i = 0; i < a->tools.n; i++)
    check_text(a->tools.items[i]);
  for (size_t i = 0; i < a->checklist.n; i++)
    check_text(a->checklist.items[i]);
  for (size_t i = 0; i < a->scores.n; i++)
    CHECK(a->scores.items[i].value >= 0 && a->scores.items[i].value <= 100);
  for (size_t i = 0; i < a->entities.n; i++)
    check_text(a->entities.items[i].name);
  CHECK(a->score_mean == -1 || (a->score_mean >= 0 && a->score_mean <= 100));
}

/* Front matter and body stand in the file, one after the other. */
static void check_front(const struct article *a)
{
  const struct frontmatter *f = &a->front;
  const char *end = a->file.p + a->file.n;
  CHECK(f->body.p >= a->file.p && f->body.p + f->body.n == end);
  CHECK(!f->text.n || (f->text.p >= a->file.p && f->text.p + f->text.n <= f->body.p));
  CHECK(f->body_line >= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct article *a = article_new(STR_LIT("notes/a.md"), (struct str){(const char *)data, n});
  CHECK(a && a->meta && a->meta->kind == TREE_MAP);
  check_texts(a);
  check_lists(a);
  check_front(a);
  struct buf out = BUF_INIT;
  struct json json = json_to(&out);
  json_tree(&json, a->meta);
  CHECK(utf8_is_valid(buf_str(&out)));
  buf_release(&out);
  article_free(a);
  return 0;
}
