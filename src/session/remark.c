/* Saying what is wrong with the query, and what was meant. */
#include "session/remark.h"

#include "base/safe.h"
#include "base/text.h"
#include "library/advice.h"
#include "library/query.h"
#include "session/list_pane.h"
#include "session/prompt.h"

enum {
  ROWS_MAX = 4,
  MARK_FROM_ROWS = 16, /* a lower screen has no line for the mark */
  LABEL_COLS = 2,      /* "/ " before the query */
};

void remark_release(struct remark *r)
{
  arena_free(r->arena);
  *r = (struct remark){0};
}

void remark_forget(struct session *s)
{
  remark_release(&s->remark);
  s->remark.is_due = s->library != NULL;
}

/* ---- what was meant ---- */

static bool has_few(const struct list_pane *l)
{
  return err_is_set(&l->trouble) || !l->total || l->whole < l->found;
}

bool remark_goes_on(const struct session *s)
{
  const struct list_pane *l = &s->list;
  return s->remark.is_due && l->query.n && !l->stale && !list_pane_goes_on(l) && has_few(l);
}

/* A word that is being typed is no mistake as long as one begins so. */
static bool advise(struct session *s, const atomic_bool *cancel)
{
  struct remark *r = &s->remark;
  struct buf query = BUF_INIT;
  buf_add(&query, buf_str(&s->list.query));
  bool is_begun = s->list.typing && list_pane_add_begun(&query) && query.n > s->list.query.n;
  bool found = library_advise(s->library, buf_str(&query), cancel, r->arena, &r->advice);
  if (found && is_begun) r->advice.query.n--;
  buf_release(&query);
  return found;
}

bool remark_look(struct session *s)
{
  struct remark *r = &s->remark;
  r->arena = arena_new();
  watch_start(&s->watch, s->interruptible ? s->input_fd : -1);
  r->has_advice = advise(s, &s->watch.seen);
  watch_stop(&s->watch);
  r->is_due = !r->has_advice && atomic_load(&s->watch.seen);
  if (!r->has_advice) {
    arena_free(r->arena);
    r->arena = NULL;
  }
  if (r->has_advice) session_arrange(s);
  return r->has_advice;
}

bool remark_has_advice(const struct session *s)
{
  return s->remark.has_advice;
}

void remark_take_advice(struct session *s)
{
  struct buf query = BUF_INIT;
  buf_add(&query, s->remark.advice.query);
  if (s->prompt.kind == PROMPT_SEARCH)
    prompt_replace(s, 0, s->prompt.text.n, buf_str(&query));
  else
    list_pane_set_query(s, buf_str(&query), LIST_SELECT_FIRST);
  buf_release(&query);
}

/* ---- what is said ---- */

/* Where the place of the trouble stands in the line of the query; -1 where it is not seen. */
static int mark_col(const struct session *s, int cols)
{
  const struct err *trouble = &s->list.trouble;
  struct str query = buf_str(&s->list.query);
  struct buf before = BUF_INIT;
  if (!trouble->column || s->rows < MARK_FROM_ROWS) return -1;
  safe_add(&before, str_first(query, query_byte_at(query, trouble->column)), SAFE_LINE);
  int col = LABEL_COLS + text_cols(buf_str(&before));
  buf_clear(&before);
  safe_add(&before, query, SAFE_LINE);
  bool is_slid = LABEL_COLS + text_cols(buf_str(&before)) >= cols;
  buf_release(&before);
  return is_slid ? -1 : col;
}

static void add_key(const struct session *s, struct buf *out)
{
  const struct binding *b =
      keymap_first(&s->keymap, action_find(STR_LIT("take-advice")), session_context(s));
  bool is_error = err_is_set(&s->list.trouble);
  if (!b) return;
  buf_add_cstr(out, is_error ? "; " : " ");
  binding_add_keys(out, b);
  if (is_error)
    buf_addf(out, " takes \"%.*s\"", STR_ARG(s->remark.advice.nearest));
  else
    buf_add_cstr(out, " takes it");
}

static void add_sentence(const struct session *s, struct remark_text *out)
{
  const struct err *trouble = &s->list.trouble;
  struct str text = str_of(trouble->text);
  if (out->mark_col >= 0) text = str_first(text, trouble->n_plain);
  if (out->is_error) {
    buf_add(&out->sentence, text);
  } else {
    struct arena *a = arena_new();
    buf_add(&out->sentence, advice_sentence(&s->remark.advice, a));
    arena_free(a);
  }
  if (s->remark.has_advice) add_key(s, &out->sentence);
}

bool remark_say(const struct session *s, int cols, struct remark_text *out)
{
  bool is_error = err_is_set(&s->list.trouble);
  *out = (struct remark_text){.mark_col = -1, .is_error = is_error};
  if (!is_error && !s->remark.has_advice) return false;
  if (is_error) out->mark_col = mark_col(s, cols);
  add_sentence(s, out);
  out->is_beside = out->mark_col + 2 + text_cols(buf_str(&out->sentence)) <= cols;
  return true;
}

int remark_rows(const struct session *s)
{
  int cols = s->geometry.query.cols - 2;
  struct remark_text text;
  if (cols <= 0 || !remark_say(s, cols, &text)) return 0;
  int rows = text_cols(buf_str(&text.sentence)) / cols + 1;
  if (text.mark_col >= 0) rows = text.is_beside ? 1 : rows + 1;
  buf_release(&text.sentence);
  return rows < ROWS_MAX ? rows : ROWS_MAX;
}
