/* The rows of actions for typing in a prompt. */
#include "session/action_set.h"
#include "session/acts.h"

/* A row of what is done in a prompt; its keys come last. */
#define TYPING(id, what, function, ...)                                                     \
  {                                                                                         \
    .name = (id), .keys = {__VA_ARGS__}, .contexts = CONTEXT_PROMPT, .group = GROUP_TYPING, \
    .help = (what), .run = (function)                                                       \
  }

static const struct action rows[] = {
    {.name = "accept",
        .keys = {{"Enter"}},
        .contexts = CONTEXT_PROMPT,
        .group = GROUP_TYPING,
        .hint = "done",
        .help = "Take what was typed",
        .run = act_accept},
    {.name = "complete",
        .keys = {{"Tab"}},
        .contexts = CONTEXT_PROMPT,
        .group = GROUP_TYPING,
        .hint = "complete",
        .hint_now = hint_complete,
        .help = "Go on with a field, a value or a word; again: with the next",
        .run = act_complete},
    TYPING("complete-back", "Go on with the one before it", act_complete_back, {"BackTab"}),
    {.name = "choose-next",
        .keys = {{"Down"}, {"C-n"}},
        .contexts = CONTEXT_PROMPT,
        .group = GROUP_TYPING,
        .hint = "results",
        .hint_now = hint_results,
        .help = "Select the next of what is listed",
        .run = act_choose_next},
    {.name = "choose-previous",
        .keys = {{"Up"}, {"C-p"}},
        .contexts = CONTEXT_PROMPT,
        .group = GROUP_TYPING,
        .hint = "earlier query",
        .hint_now = hint_earlier,
        .help = "Select the one before it; at once: the query asked before",
        .run = act_choose_previous},
    TYPING("earlier-query", "Take the query that was asked before", act_earlier_query, {"M-p"}),
    TYPING("later-query", "Take the query that was asked after it", act_later_query, {"M-n"}),
    TYPING("earlier-queries", "List the queries asked before that hold what was typed",
        act_earlier_queries, {"C-r"}),
    TYPING(
        "choose-page-down", "Go down a screen in what is listed", act_choose_page_down, {"PgDn"}),
    TYPING("choose-page-up", "Go up a screen in what is listed", act_choose_page_up, {"PgUp"}),
    TYPING("erase", "Erase the character before the cursor", act_erase, {"Backspace"}, {"C-h"}),
    TYPING(
        "erase-next", "Erase the character behind the cursor", act_erase_next, {"Delete"}, {"C-d"}),
    TYPING(
        "erase-word", "Erase the word before the cursor", act_erase_word, {"C-w"}, {"M-Backspace"}),
    TYPING("erase-to-start", "Erase all before the cursor", act_erase_to_start, {"C-u"}),
    TYPING("erase-to-end", "Erase all behind the cursor", act_erase_to_end, {"C-k"}),
    TYPING("cursor-left", "Go left a character", act_cursor_left, {"Left"}, {"C-b"}),
    TYPING("cursor-right", "Go right a character", act_cursor_right, {"Right"}, {"C-f"}),
    TYPING("cursor-word-left", "Go left a word", act_cursor_word_left, {"M-b"}, {"C-Left"}),
    TYPING("cursor-word-right", "Go right a word", act_cursor_word_right, {"M-f"}, {"C-Right"}),
    TYPING("cursor-start", "Go to the beginning of the line", act_cursor_start, {"Home"}, {"C-a"}),
    TYPING("cursor-end", "Go to the end of the line", act_cursor_end, {"End"}, {"C-e"}),
};

const struct action_set actions_typing = ACTION_SET(rows);
