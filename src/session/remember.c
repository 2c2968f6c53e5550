/* From one session to the next. */
#include "session/remember.h"

#include "session/track.h"
#include "state/settings.h"

/* Folds of the facets stand beside those of the post meta. */
#define FACET_FOLD "facet "

/* ---- folds ---- */

static void take_fold(void *context, struct str group, bool folded)
{
  struct session *s = context;
  struct str prefix = STR_LIT(FACET_FOLD);
  if (str_starts(group, prefix))
    folds_set(&s->facets.folds, str_from(group, prefix.n), folded);
  else
    folds_set(&s->panel.folds, group, folded);
}

void remember_fold(struct session *s, struct str group, bool folded)
{
  struct err err = ERR_INIT;
  track_told(s, state_set_fold(s->state, group, folded, &err), &err);
}

void remember_facet_fold(struct session *s, struct str name, bool folded)
{
  struct buf group = BUF_INIT;
  buf_addf(&group, FACET_FOLD "%.*s", STR_ARG(name));
  remember_fold(s, buf_str(&group), folded);
  buf_release(&group);
}

/* ---- what is open ---- */

static const struct open_row {
  const char *name;
  enum panes_mode mode;
  bool is_facets;
} open_rows[] = {
    {"open.meta.two", PANES_TWO, false},
    {"open.meta.three", PANES_THREE, false},
    {"open.facets.two", PANES_TWO, true},
    {"open.facets.three", PANES_THREE, true},
};

enum { OPEN_ROWS = sizeof open_rows / sizeof *open_rows };

static bool *open_of(struct session *s, const struct open_row *row)
{
  return row->is_facets ? &s->facets_open[row->mode] : &s->panel_open[row->mode];
}

static bool is_kept(const struct session *s, const struct open_row *row)
{
  bool now = row->is_facets ? s->facets_open[row->mode] : s->panel_open[row->mode];
  return s->track.open_kept[row->is_facets][row->mode] == now;
}

/* "auto" opens them by the width; what the configuration says besides is not changed. */
static bool is_auto(const struct session *s, const struct open_row *row)
{
  const bool *open = row->is_facets ? s->facets_open : s->panel_open;
  return open[PANES_TWO] != open[PANES_THREE];
}

static void take_open(struct session *s)
{
  bool is_open[OPEN_ROWS];
  for (size_t i = 0; i < OPEN_ROWS; i++) {
    bool now = *open_of(s, &open_rows[i]);
    is_open[i] = is_auto(s, &open_rows[i])
                     ? state_get_number(s->state, str_of(open_rows[i].name), now) != 0
                     : now;
  }
  for (size_t i = 0; i < OPEN_ROWS; i++) {
    *open_of(s, &open_rows[i]) = is_open[i];
    s->track.open_kept[open_rows[i].is_facets][open_rows[i].mode] = is_open[i];
  }
}

/* ---- the width of the text ---- */

#define WIDTH "text.cols"
#define WIDTH_OF "text.cols.of" /* the option that it was made wider or narrower than */

static int usual_cols(const struct session *s)
{
  return (int)s->config->told[SETTING_TEXT_WIDTH].number;
}

/* An option that was changed since counts for more. */
static void take_width(struct session *s)
{
  long kept = state_get_number(s->state, STR_LIT(WIDTH), 0);
  bool is_of_it = state_get_number(s->state, STR_LIT(WIDTH_OF), 0) == usual_cols(s);
  if (is_of_it && kept >= TEXT_COLS_MIN && kept <= s->text_cols_most) s->text_cols = (int)kept;
  s->track.text_cols_kept = s->text_cols;
}

static void keep_width(struct session *s, struct err *err)
{
  if (s->track.text_cols_kept == s->text_cols) return;
  state_set_number(s->state, STR_LIT(WIDTH), s->text_cols, err);
  state_set_number(s->state, STR_LIT(WIDTH_OF), usual_cols(s), err);
  s->track.text_cols_kept = s->text_cols;
}

/* ---- while no key waits ---- */

bool remember_changed(const struct session *s)
{
  if (s->track.text_cols_kept != s->text_cols) return true;
  for (size_t i = 0; i < OPEN_ROWS; i++)
    if (!is_kept(s, &open_rows[i])) return true;
  return false;
}

bool remember_keep(struct session *s)
{
  struct err err = ERR_INIT;
  state_begin(s->state);
  keep_width(s, &err);
  for (size_t i = 0; i < OPEN_ROWS; i++) {
    const struct open_row *row = &open_rows[i];
    bool now = *open_of(s, row);
    if (!is_kept(s, row)) state_set_number(s->state, str_of(row->name), now, &err);
    s->track.open_kept[row->is_facets][row->mode] = now;
  }
  return !track_told(s, state_end(s->state, &err), &err);
}

void remember_begin(struct session *s)
{
  state_look(s->state);
  state_tell_folds(s->state, take_fold, s);
  take_open(s);
  take_width(s);
  state_look_end(s->state);
}
