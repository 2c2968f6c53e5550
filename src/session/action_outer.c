/* The rows of actions that run other programs. */
#include "session/action_set.h"
#include "session/acts.h"

static const struct action rows[] = {
    {.name = "edit",
        .keys = {{"e"}},
        .alias = "v vi editor",
        .contexts = CONTEXT_PANES,
        .needs = NEED_NOTE,
        .group = GROUP_OUTER,
        .beyond = true,
        .help = "Open the note in your editor, at this line",
        .run = act_edit},
    {.name = "pipe",
        .keys = {{"|"}},
        .contexts = CONTEXT_PAGE | CONTEXT_PANEL,
        .needs = NEED_PAGE,
        .group = GROUP_OUTER,
        .beyond = true,
        .help = "Give note, section, code or table to a command",
        .run = act_pipe},
    {.name = "open-link",
        .keys = {{"o"}},
        .alias = "browse",
        .contexts = CONTEXT_PAGE,
        .needs = NEED_LINK,
        .group = GROUP_OUTER,
        .beyond = true,
        .help = "Open the link shown last, or one in sight, in the browser",
        .run = act_open_link},
    {.name = "open-listed",
        .keys = {{"o"}},
        .contexts = CONTEXT_OVERLAY,
        .needs = NEED_LIST,
        .group = GROUP_OUTER,
        .beyond = true,
        .help = "Open the link selected in their list in the browser",
        .run = act_open_listed},
};

const struct action_set actions_outer = ACTION_SET(rows);
