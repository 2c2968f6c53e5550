/* Looking actions up, and whether they can run. */
#include "session/action.h"

#include "session/history.h"
#include "session/overlay.h"
#include "session/page_pane.h"
#include "session/page_whole.h"
#include "session/panel_pane.h"
#include "session/remark.h"
#include "session/searches.h"

static const char *const group_titles[GROUP_COUNT] = {
    [GROUP_MOVE] = "Moving",
    [GROUP_OPEN] = "Opening and closing",
    [GROUP_SEARCH] = "Searching",
    [GROUP_FACETS] = "The facets",
    [GROUP_PAGE] = "The page",
    [GROUP_META] = "The post meta",
    [GROUP_STATE] = "Keeping track",
    [GROUP_COPY] = "Copying",
    [GROUP_OUTER] = "Other programs",
    [GROUP_SCREEN] = "The screen",
    [GROUP_TYPING] = "While typing",
};

const char *action_group_title(enum action_group group)
{
  return group_titles[group];
}

const struct action *action_find(struct str name)
{
  for (size_t i = 0; i < action_count(); i++)
    if (str_eq_name(str_of(action_at(i)->name), name)) return action_at(i);
  return NULL;
}

/* ---- needs ---- */

static bool has_library(const struct session *s)
{
  return s->library != NULL;
}

static bool has_result(const struct session *s)
{
  return s->list.total > 0;
}

static bool has_page(const struct session *s)
{
  return s->page.article != NULL;
}

static bool has_note(const struct session *s)
{
  return has_page(s) || has_result(s);
}

static bool has_heading(const struct session *s)
{
  return s->page.lines && s->page.lines->n_headings;
}

static bool has_link(const struct session *s)
{
  return page_pane_target(
             &s->page, 1u << TARGET_LINK | 1u << TARGET_IMAGE | 1u << TARGET_JUMP, 0) >= 0;
}

static bool has_code(const struct session *s)
{
  return page_pane_target(&s->page, 1u << TARGET_CODE, 0) >= 0;
}

static bool has_table(const struct session *s)
{
  return page_pane_target(&s->page, 1u << TARGET_TABLE, 0) >= 0 ||
         (page_whole_is_open(&s->page) && page_whole_is_table(&s->page));
}

static bool has_match(const struct session *s)
{
  return s->page.matches.n > 0;
}

static bool has_panel(const struct session *s)
{
  return panel_pane_line(&s->panel) != NULL;
}

static bool has_earlier(const struct session *s)
{
  return history_at(&s->history, -1) != NULL;
}

static bool has_later(const struct session *s)
{
  return history_at(&s->history, 1) != NULL;
}

static bool has_choice(const struct session *s)
{
  return overlay_has_choice(&s->overlay);
}

static bool has_footnote(const struct session *s)
{
  return page_pane_target(&s->page, 1u << TARGET_JUMP, 0) >= 0;
}

static bool has_value(const struct session *s)
{
  const struct target *t = panel_pane_target(&s->panel);
  return t && t->kind == TARGET_VALUE;
}

static bool has_files(const struct session *s)
{
  return s->files.n > 1;
}

static bool has_folders(const struct session *s)
{
  return s->overlay.kind == OVERLAY_FOLDERS;
}

static bool has_groups(const struct session *s)
{
  return s->list.groups.is_wanted;
}

static bool has_facet(const struct session *s)
{
  return s->facets.n > 0;
}

static bool has_list(const struct session *s)
{
  return s->overlay.kind == OVERLAY_LINKS;
}

static bool has_listed(const struct session *s)
{
  return has_list(s) || (s->overlay.kind == OVERLAY_VALUE && s->preview.copied.n);
}

static bool has_sought(const struct session *s)
{
  return has_list(s) || s->overlay.kind == OVERLAY_HELP;
}

static bool has_advice(const struct session *s)
{
  return remark_has_advice(s);
}

static bool has_query(const struct session *s)
{
  return s->list.query.n > 0;
}

static bool has_searches(const struct session *s)
{
  return s->overlay.kind == OVERLAY_SEARCHES;
}

static bool has_box(const struct session *s)
{
  return page_pane_target(&s->page, 1u << TARGET_BOX, 0) >= 0;
}

static bool has_checklist(const struct session *s)
{
  return has_page(s) && (s->page.article->checklist.n || has_box(s));
}

/* Two needs with one bit would be met or missed together. */
#define NEEDS(op)                                                                                 \
  NEED_LIBRARY op NEED_RESULT op NEED_PAGE op NEED_NOTE op NEED_HEADING op NEED_LINK op NEED_CODE \
      op NEED_MATCH op NEED_PANEL op NEED_EARLIER op NEED_LATER op NEED_CHOICE op NEED_TABLE op   \
          NEED_LIST op NEED_FOOTNOTE op NEED_VALUE op NEED_FILES op NEED_FACET op NEED_FOLDERS op \
              NEED_GROUPS op NEED_QUERY op NEED_SEARCH op NEED_SEARCHES op NEED_ADVICE op         \
                  NEED_CHECKLIST op NEED_BOX op NEED_LISTED op NEED_SOUGHT
_Static_assert((NEEDS(|)) == (NEEDS(+)), "each need has a bit of its own");

struct need_row {
  enum need need;
  bool (*is_met)(const struct session *s);
  const char *missing;
};

static const struct need_row need_rows[] = {
    {NEED_LIBRARY, has_library, "there is no library to search"},
    {NEED_RESULT, has_result, "the list has no note"},
    {NEED_PAGE, has_page, "no note is open"},
    {NEED_NOTE, has_note, "there is no note"},
    {NEED_HEADING, has_heading, "the page has no headings"},
    {NEED_LINK, has_link, "the page has no links"},
    {NEED_CODE, has_code, "the page has no code"},
    {NEED_TABLE, has_table, "the page has no tables"},
    {NEED_MATCH, has_match, "nothing was looked for in the page, or nothing found"},
    {NEED_PANEL, has_panel, "the post meta is not on the screen"},
    {NEED_EARLIER, has_earlier, "no page was read before this one"},
    {NEED_LATER, has_later, "no page was gone back from"},
    {NEED_CHOICE, has_choice, "there is nothing to choose here"},
    {NEED_FOOTNOTE, has_footnote, "the page has no footnotes"},
    {NEED_FOLDERS, has_folders, "there is no tree of folders here"},
    {NEED_GROUPS, has_groups, "the list is not in groups"},
    {NEED_FACET, has_facet, "no value has been counted"},
    {NEED_LIST, has_list, "there is no list of links here"},
    {NEED_QUERY, has_query, "there is no query to save"},
    {NEED_SEARCH, searches_has_selected, "no saved search is selected"},
    {NEED_SEARCHES, has_searches, "saved searches are not listed"},
    {NEED_CHECKLIST, has_checklist, "the note has nothing to tick"},
    {NEED_LISTED, has_listed, "there is nothing to copy here"},
    {NEED_SOUGHT, has_sought, "this is not looked through by words"},
    {NEED_BOX, has_box, "the page has no boxes"},
    {NEED_ADVICE, has_advice, "nothing is said to have been meant"},
    {NEED_FILES, has_files, "no other file was named at the start"},
    {NEED_VALUE, has_value, "there is no value in this line"},
};

bool action_is_refused(const struct action *a, const struct session *s)
{
  return a->beyond && s->secure;
}

const char *action_missing(const struct action *a, const struct session *s)
{
  if (action_is_refused(a, s)) return "it is refused in secure mode";
  for (size_t i = 0; i < sizeof need_rows / sizeof *need_rows; i++)
    if (a->needs & need_rows[i].need && !need_rows[i].is_met(s)) return need_rows[i].missing;
  return NULL;
}
