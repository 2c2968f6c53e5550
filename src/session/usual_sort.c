/* The order that the configuration asks for. */
#include "session/usual_sort.h"

#include "library/search.h"
#include "session/list_pane.h"
#include "session/news.h"

struct str usual_sort(struct session *s)
{
  struct err ignored;
  struct str sort = buf_str(&s->list.usual_sort);
  if (s->list.is_sorted || !sort.n) return STR_NONE;
  return results_check_sort(s->library, sort, &ignored) ? sort : STR_NONE;
}

bool usual_sort_may_be(struct session *s, struct str sort, struct err *err)
{
  bool is_known = s->library && !news_is_coming(s) && library_count(s->library);
  return !is_known || results_check_sort(s->library, sort, err);
}

/* The words of the list's first line say the order: they are made anew with the query. */
static void ask_anew(struct session *s)
{
  struct buf query = BUF_INIT;
  buf_add(&query, buf_str(&s->list.query));
  list_pane_set_query(s, buf_str(&query), LIST_SELECT_SAME);
  buf_release(&query);
}

void usual_sort_check(struct session *s)
{
  struct err why;
  if (!s->list.usual_sort.n || usual_sort_may_be(s, buf_str(&s->list.usual_sort), &why)) return;
  size_t line = config_tree(s->config, SETTING_SORT)->line;
  struct str file = fs_basename(str_of(s->config->file));
  buf_clear(&s->list.usual_sort);
  config_refuse(s->config, SETTING_SORT, why.text);
  if (file.n && line)
    session_warn(s, "%.*s:%zu: %s", STR_ARG(file), line, why.text);
  else
    session_warn(s, "%s", why.text);
  ask_anew(s);
}
