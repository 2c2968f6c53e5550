/* The rows of actions for the post meta. */
#include "session/action_set.h"
#include "session/acts.h"

static const struct action rows[] = {
    {.name = "meta",
        .keys = {{"i"}},
        .contexts = CONTEXT_PANES,
        .needs = NEED_NOTE,
        .group = GROUP_META,
        .hint = "meta",
        .help = "Show or hide the post meta",
        .run = act_panel},
    {.name = "fold",
        .keys = {{"h"}, {"Left"}},
        .contexts = CONTEXT_PANEL,
        .needs = NEED_PANEL,
        .group = GROUP_META,
        .help = "Fold the group that the cursor is in",
        .run = act_fold},
    {.name = "unfold",
        .keys = {{"l"}, {"Right"}},
        .contexts = CONTEXT_PANEL,
        .needs = NEED_PANEL,
        .group = GROUP_META,
        .help = "Open the group that the cursor is in",
        .run = act_unfold},
};

const struct action_set actions_meta = ACTION_SET(rows);
