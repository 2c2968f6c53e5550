/* The rows of actions for opening and closing. */
#include "session/action_set.h"
#include "session/acts.h"
#include "session/panel_pane.h"

/* What Enter does depends on the line. */
static const char *take_hint(const struct session *s)
{
  const struct target *t = panel_pane_target(&s->panel);
  if (!t) return NULL;
  switch (t->kind) {
  case TARGET_GROUP: return t->folded ? "unfold" : "fold";
  case TARGET_VALUE: return "search for it";
  case TARGET_NOTE: return "open";
  case TARGET_IMAGE: return "show its link";
  default: return NULL;
  }
}

static const struct action rows[] = {
    {.name = "open",
        .keys = {{"Enter"}},
        .contexts = CONTEXT_LIST,
        .needs = NEED_RESULT,
        .group = GROUP_OPEN,
        .hint = "open",
        .help = "Read the selected note",
        .run = act_open},
    {.name = "take",
        .keys = {{"Enter"}},
        .contexts = CONTEXT_PANEL,
        .needs = NEED_PANEL,
        .group = GROUP_OPEN,
        .hint = "fold, search or open",
        .hint_now = take_hint,
        .help = "Fold, search for, or open what this line says",
        .run = act_take},
    {.name = "choose",
        .keys = {{"Enter"}},
        .contexts = CONTEXT_OVERLAY,
        .needs = NEED_CHOICE,
        .group = GROUP_OPEN,
        .hint = "go there",
        .help = "Take the selected line",
        .run = act_choose},
    {.name = "follow",
        .keys = {{"Enter"}},
        .contexts = CONTEXT_PAGE,
        .needs = NEED_PAGE,
        .group = GROUP_OPEN,
        .help = "Follow the link chosen, or open a table or code whole",
        .run = act_follow},
    {.name = "next-note",
        .keys = {{"J"}},
        .contexts = CONTEXT_PAGE | CONTEXT_PANEL,
        .needs = NEED_RESULT,
        .group = GROUP_OPEN,
        .help = "Read the next note of the list",
        .run = act_next_note},
    {.name = "previous-note",
        .keys = {{"K"}},
        .contexts = CONTEXT_PAGE | CONTEXT_PANEL,
        .needs = NEED_RESULT,
        .group = GROUP_OPEN,
        .help = "Read the note before it in the list",
        .run = act_previous_note},
    {.name = "history-back",
        .keys = {{"Backspace"}},
        .contexts = CONTEXT_PANES,
        .needs = NEED_EARLIER,
        .group = GROUP_OPEN,
        .help = "Go back to the page read before, where it was left",
        .run = act_history_back},
    {.name = "history-forward",
        .keys = {{"B"}},
        .contexts = CONTEXT_PANES,
        .needs = NEED_LATER,
        .group = GROUP_OPEN,
        .help = "Go forward again to the page that was gone back from",
        .run = act_history_forward},
    {.name = "back",
        .keys = {{"q"}},
        .contexts = CONTEXT_MOVING,
        .group = GROUP_OPEN,
        .hint = "back",
        .hint_contexts = CONTEXT_MOVING & ~CONTEXT_LIST,
        .help = "Go one step out: overlay, meta, page, list, program",
        .run = act_back},
    {.name = "cancel",
        .keys = {{"Esc"}, {"C-c"}, {"C-g"}},
        .contexts = CONTEXT_ANYWHERE,
        .group = GROUP_OPEN,
        .hint = "give up",
        .hint_contexts = CONTEXT_PROMPT,
        .help = "Give up what is being typed, take marks or the query away",
        .run = act_cancel},
    {.name = "quit",
        .keys = {{"Q"}},
        .contexts = CONTEXT_MOVING,
        .group = GROUP_OPEN,
        .help = "Leave the program",
        .run = act_quit},
};

const struct action_set actions_opening = ACTION_SET(rows);
