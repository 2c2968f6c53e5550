/* Cutting a piece of a note's text around what was found. */
#include "base/limits.h"
#include "base/mem.h"
#include "base/safe.h"
#include "base/text.h"
#include "library/search_own.h"
#include "note/article.h"

#include <stdlib.h>

enum {
  HITS_MAX = 4096,
  BEFORE_PART = 4, /* the first match stands after this part of the columns */
};

/* A word of the text that was looked for; hits stand in the order of the text. */
struct hit {
  size_t start, end;
  size_t term;
};

/* A word to look for. */
struct wanted {
  struct str text;
  size_t term;
  bool prefix;
};

struct finder {
  struct str text;
  struct wanted *wanted;
  size_t n_wanted, cap_wanted;
  struct hit *hits;
  size_t n_hits, cap_hits;
  size_t term; /* whose words are being added */
  struct arena *arena;
  struct buf folded;
};

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\n';
}

/* ---- what to look for ---- */

static int add_wanted(void *context, const struct word *word)
{
  struct finder *f = context;
  f->wanted = mem_grow(f->wanted, &f->cap_wanted, f->n_wanted + 1, sizeof *f->wanted);
  f->wanted[f->n_wanted++] = (struct wanted){arena_str(f->arena, word->text), f->term, false};
  return 0;
}

/* The words of a term; the last of a prefix as it was typed, beside its stem. */
static void add_term(struct finder *f, struct tokenizer *t, const struct match_term *term)
{
  tokenizer_walk(t, term->text, WORDS_QUERY, add_wanted, f);
  if (!term->prefix) return;
  size_t before = f->n_wanted;
  words_walk(term->text, WORDS_QUERY, &f->folded, add_wanted, f);
  if (f->n_wanted == before) return;
  f->wanted[before] = f->wanted[f->n_wanted - 1];
  f->wanted[before].prefix = true;
  f->n_wanted = before + 1;
}

/* ---- finding ---- */

static bool begins_with(struct finder *f, const struct word *word, struct str prefix)
{
  struct buf source = BUF_INIT;
  text_add_folded(&source, str_first(str_from(f->text, word->start), word->end - word->start));
  bool begins = str_starts(buf_str(&source), prefix);
  buf_release(&source);
  return begins;
}

/* Does the word go on with the hit before: node.js, multi-agent? */
static bool is_joined(const struct finder *f, const struct word *word, size_t term)
{
  const struct hit *before = f->n_hits ? &f->hits[f->n_hits - 1] : NULL;
  return before && before->term == term && before->end + 1 == word->start &&
         !is_blank(f->text.p[before->end]);
}

static int look_at(void *context, const struct word *word)
{
  struct finder *f = context;
  for (size_t i = 0; i < f->n_wanted; i++) {
    const struct wanted *w = &f->wanted[i];
    if (w->prefix ? !begins_with(f, word, w->text) : !str_eq(w->text, word->text)) continue;
    if (is_joined(f, word, w->term)) {
      f->hits[f->n_hits - 1].end = word->end;
      return 0;
    }
    f->hits = mem_grow(f->hits, &f->cap_hits, f->n_hits + 1, sizeof *f->hits);
    f->hits[f->n_hits++] = (struct hit){word->start, word->end, w->term};
    return f->n_hits == HITS_MAX;
  }
  return 0;
}

static size_t count_terms(const struct hit *hits, size_t n)
{
  bool seen[LIMIT_QUERY_TERMS] = {false};
  size_t count = 0;
  for (size_t i = 0; i < n; i++) {
    count += !seen[hits[i].term];
    seen[hits[i].term] = true;
  }
  return count;
}

/* The hit from which on the most terms stand within so many bytes. */
static size_t best_hit(const struct finder *f, size_t bytes)
{
  size_t best = 0, best_terms = 0;
  for (size_t i = 0; i < f->n_hits; i++) {
    size_t n = 1;
    while (i + n < f->n_hits && f->hits[i + n].end <= f->hits[i].start + bytes)
      n++;
    size_t terms = count_terms(&f->hits[i], n);
    if (terms > best_terms) {
      best = i;
      best_terms = terms;
    }
    if (best_terms == f->term) break; /* all there are */
  }
  return best;
}

/* ---- cutting ---- */

/* The beginning of a word at most `back` bytes before `at`, or of a letter where there is no blank.
 */
static size_t begin_before(struct str text, size_t at, size_t back)
{
  if (at <= back * 2) return 0;
  size_t from = at - back, word = from;
  while (word < at && !is_blank(text.p[word - 1]))
    word++;
  if (word < at) return word;
  while (from < at && ((unsigned char)text.p[from] & 0xC0) == 0x80)
    from++;
  return from;
}

/* A line while it is written. */
struct line {
  struct buf text;
  int cols_left;
};

/* Adds as much of the bytes as fits. */
static void add_piece(struct line *l, struct str piece)
{
  struct buf safe = BUF_INIT;
  safe_add(&safe, str_first_whole(piece, (size_t)l->cols_left * 8 + 8), SAFE_BLANKS);
  int used;
  struct str fits = text_fit(buf_str(&safe), l->cols_left, &used);
  buf_add(&l->text, fits);
  l->cols_left = fits.n < safe.n ? 0 : l->cols_left - used;
  buf_release(&safe);
}

static void add_marked(struct line *l, struct str piece)
{
  if (l->cols_left <= 0) return;
  buf_add_char(&l->text, SNIPPET_ON);
  add_piece(l, piece);
  buf_add_char(&l->text, SNIPPET_OFF);
}

static struct str between(struct str text, size_t from, size_t to)
{
  return str_first(str_from(text, from), to - from);
}

static struct str finish(struct line *l, struct arena *a)
{
  struct str text = arena_str(a, str_trim(buf_str(&l->text)));
  buf_release(&l->text);
  return text;
}

static struct str cut_around(const struct finder *f, struct arena *a, int max_cols)
{
  struct line l = {BUF_INIT, max_cols};
  size_t cols = (size_t)max_cols, i = best_hit(f, cols * 3 / 4);
  size_t at = begin_before(f->text, f->hits[i].start, cols / BEFORE_PART);
  while (at < f->hits[i].start && is_blank(f->text.p[at]))
    at++;
  if (at) add_piece(&l, STR_LIT(SNIPPET_CUT " "));
  for (; i < f->n_hits && l.cols_left > 0; i++) {
    const struct hit *hit = &f->hits[i];
    if (hit->end <= at) continue;
    add_piece(&l, between(f->text, at, hit->start > at ? hit->start : at));
    add_marked(&l, between(f->text, hit->start > at ? hit->start : at, hit->end));
    at = hit->end;
  }
  if (l.cols_left > 0) add_piece(&l, str_from(f->text, at));
  return finish(&l, a);
}

static struct str cut_beginning(struct arena *a, struct str text, int max_cols)
{
  struct line l = {BUF_INIT, max_cols};
  add_piece(&l, str_trim(text));
  return finish(&l, a);
}

/* ---- the whole ---- */

/* The plain text of a note's body: its words, then its headings and code. */
static bool read_text(const struct library *l, const struct result_row *row, struct buf *out)
{
  struct buf bytes = BUF_INIT;
  struct err ignored;
  bool ok = row->root < l->n_roots &&
            root_read(&l->roots[row->root], row->path, LIMIT_SNIPPET_BYTES, &bytes, &ignored);
  if (ok) {
    struct bodytext body = {0};
    struct article *article = article_new(row->path, buf_str(&bytes));
    l->read_body(article->front.body, article->front.body_line, &body);
    buf_add(out, buf_str(&body.text));
    buf_add_char(out, '\n');
    buf_add(out, buf_str(&body.headings));
    buf_add_char(out, '\n');
    buf_add(out, buf_str(&body.code));
    bodytext_release(&body);
    article_free(article);
  }
  buf_release(&bytes);
  return ok;
}

static struct str snippet_of(
    struct results *r, struct arena *a, struct str text, struct str summary, int max_cols)
{
  struct finder f = {.text = text, .arena = a};
  struct tokenizer *t = r->library->index->tokenizer;
  for (; f.term < r->found.terms.n; f.term++)
    add_term(&f, t, &r->found.term[f.term]);
  if (f.n_wanted) tokenizer_walk(t, text, WORDS_INDEX, look_at, &f);
  struct str snippet = f.n_hits ? cut_around(&f, a, max_cols)
                                : cut_beginning(a, summary.n ? summary : text, max_cols);
  free(f.wanted);
  free(f.hits);
  buf_release(&f.folded);
  return snippet;
}

bool results_have_words(const struct results *r)
{
  return r->found.terms.n > 0;
}

struct str results_snippet(
    struct results *r, struct arena *a, const struct result_row *row, int max_cols)
{
  if (max_cols <= 0 || !row->path.n) return STR_NONE;
  struct buf text = BUF_INIT;
  bool needs_text = r->found.terms.n || !row->summary.n;
  if (needs_text) read_text(r->library, row, &text);
  struct str snippet = snippet_of(r, a, buf_str(&text), row->summary, max_cols);
  buf_release(&text);
  return snippet;
}
