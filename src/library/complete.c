/* Finding out what the cursor of a query stands in. */
#include "library/complete.h"

#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"
#include "library/complete_own.h"
#include "library/packed.h"
#include "library/query_lex.h"

/* ---- candidates ---- */

enum completion_fit completion_fit(const struct completer *c, struct str folded)
{
  if (str_starts(folded, c->typed)) return COMPLETION_AT_BEGINNING;
  for (size_t at = 1; c->typed.n && at + c->typed.n <= folded.n; at++) {
    if (completion_is_letter(folded.p[at - 1]) && completion_is_letter(folded.p[at])) continue;
    if (memcmp(folded.p + at, c->typed.p, c->typed.n) == 0) return COMPLETION_AT_WORD;
  }
  return COMPLETION_NOT;
}

/* Is item `at` better than a candidate of that rank? Of equal ones the first that came is. */
static bool is_better(
    const struct completer *c, size_t at, const struct candidate *than, enum completion_rank rank)
{
  const struct candidate *item = &c->out->items[at];
  if (c->ranks[at] != rank) return c->ranks[at] < rank;
  if (item->n_notes != than->n_notes) return item->n_notes > than->n_notes;
  return rank != COMPLETION_LAST || str_cmp(item->label, than->label) < 0;
}

size_t completion_count(const struct completer *c, uint64_t since, struct str notes)
{
  const struct live *live = &c->library->index->live;
  size_t n = 0;
  while (packed_next(&notes, &since))
    n += live_has(live, since);
  return n;
}

bool completion_is_wanted(struct completer *c, size_t n_notes, enum completion_rank rank)
{
  const struct candidate nameless = {.label = STR_NONE, .n_notes = n_notes};
  size_t n = c->out->n;
  bool is_wanted = n < c->most || !is_better(c, n - 1, &nameless, rank);
  c->out->n_all += !is_wanted;
  return is_wanted;
}

void completion_offer(
    struct completer *c, const struct candidate *candidate, enum completion_rank rank)
{
  struct completion *out = c->out;
  size_t at = out->n;
  out->n_all++;
  while (at && !is_better(c, at - 1, candidate, rank))
    at--;
  if (at == c->most) return;
  if (out->n < c->most) out->n++;
  for (size_t i = out->n - 1; i > at; i--) {
    out->items[i] = out->items[i - 1];
    c->ranks[i] = c->ranks[i - 1];
  }
  out->items[at] = *candidate;
  out->items[at].text = arena_str(c->arena, candidate->text);
  out->items[at].label = arena_str(c->arena, candidate->label);
  out->items[at].help = arena_str(c->arena, candidate->help);
  c->ranks[at] = rank;
}

/* ---- the place of the cursor ---- */

/* The part of the query that the cursor stands in or behind. A part that it stands before is none.
 */
static bool find_token(struct arena *a, struct str query, size_t at, struct token *t, size_t *end)
{
  struct lexer lexer = {a, query, 0};
  do {
    *t = lexer_next(&lexer);
    *end = lexer.at;
  } while (t->kind != TOKEN_END && lexer.at < at);
  bool is_sign = t->kind == TOKEN_OPEN || t->kind == TOKEN_CLOSE || t->kind == TOKEN_NOT;
  bool is_lone_minus = t->kind == TOKEN_WORD && str_eq(t->whole, STR_LIT("-"));
  return t->kind != TOKEN_END && t->at < at && !is_sign && !is_lone_minus;
}

static void take_typed(struct completer *c, struct str text)
{
  struct buf folded = BUF_INIT;
  if (str_starts(text, STR_LIT("\""))) text = str_from(text, 1);
  c->quoted_typed = text;
  text_add_folded(&folded, text);
  c->typed = arena_str(c->arena, buf_str(&folded));
  buf_release(&folded);
}

static void complete_name(struct completer *c, struct str query, const struct token *t, size_t at)
{
  if (c->values_only) return;
  c->out->from = t->at;
  c->out->end = t->name_end;
  c->has_operator = true;
  take_typed(c, str_first(str_from(query, t->at), at - t->at));
  complete_fields(c);
}

/* Is it a range, or a comparison? Their ends are anything. */
static bool is_open(const struct token *t)
{
  return t->op != QUERY_IS || (!t->quoted && str_find(t->text, STR_LIT("..")) < t->text.n);
}

static void complete_value_of(struct completer *c, const struct token *t)
{
  const struct query_field *row = query_field_find(t->field);
  switch (row ? row->meaning : QUERY_MEANS_VALUE) {
  case QUERY_MEANS_TITLE: complete_words(c); break;
  case QUERY_MEANS_PATH: complete_folders(c); break;
  case QUERY_MEANS_LINKS: complete_notes(c); break;
  case QUERY_MEANS_SORT: complete_sort_fields(c); break;
  case QUERY_MEANS_VALUE: complete_values(c, t->field); break;
  case QUERY_MEANS_SAVED: complete_saved(c); break;
  case QUERY_MEANS_BODY: break;
  }
}

static void complete_value(
    struct completer *c, struct str query, const struct token *t, size_t at, size_t end)
{
  if (is_open(t)) return;
  c->out->from = t->value_at;
  c->out->end = end;
  c->out->is_value = true;
  take_typed(c, str_first(str_from(query, t->value_at), at - t->value_at));
  complete_value_of(c, t);
}

/* A word may become the name of a field, a condition, or a longer word. */
static void complete_part(
    struct completer *c, struct str query, const struct token *t, size_t at, size_t end)
{
  if (c->values_only) return;
  c->out->from = t ? t->at : at;
  c->out->end = t ? end : at;
  take_typed(c, str_first(str_from(query, c->out->from), at - c->out->from));
  complete_fields(c);
  complete_joints(c);
  if (c->typed.n) complete_traits(c, STR_NONE);
  complete_words(c);
}

static void complete_at(struct completer *c, struct str query, size_t at)
{
  struct token t;
  size_t end;
  if (!find_token(c->arena, query, at, &t, &end))
    complete_part(c, query, NULL, at, at);
  else if (t.kind == TOKEN_FIELD && at <= t.name_end)
    complete_name(c, query, &t, at);
  else if (t.kind == TOKEN_FIELD && at >= t.value_at)
    complete_value(c, query, &t, at, end);
  else if (t.kind != TOKEN_FIELD && t.kind != TOKEN_PHRASE)
    complete_part(c, query, &t, at, end);
}

bool library_complete(struct library *l, struct arena *a, const struct completion_place *place,
    struct completion *out)
{
  struct err ignored;
  size_t at = place->at, most = place->most;
  *out = (struct completion){.from = at, .end = at};
  if (place->query.n > LIMIT_QUERY_BYTES || at > place->query.n || !most) return false;
  library_refresh(l);
  out->items = ARENA_ARRAY(a, most, struct candidate);
  struct completer c = {.library = l, .db = l->index->db, .arena = a, .most = most, .out = out};
  c.values_only = place->values_only;
  c.ranks = ARENA_ARRAY(a, most, enum completion_rank);
  complete_at(&c, place->query, at);
  return library_check_index(l, &ignored) && out->n;
}
