/* The line that is typed into: a query, a text to find, letters for the palette, the letters of a
 * link. One row per kind says what follows from typing, accepting and cancelling. */
#ifndef SESSION_PROMPT_H
#define SESSION_PROMPT_H

#include "session/state.h"

void prompt_release(struct prompt *p);

/* What stands before the text of the open prompt: "/ ", ": ". */
const char *prompt_label(const struct session *s);

/* Opens prompts; what is there before is brought back by cancelling. */
void prompt_open_search(struct session *s, struct str text);
void prompt_open_find(struct session *s, bool backwards);
void prompt_open_palette(struct session *s, struct str text);
void prompt_open_outline(struct session *s);
void prompt_open_links(struct session *s);  /* in the list of links */
void prompt_open_facets(struct session *s); /* among their values */
void prompt_open_save(struct session *s);
void prompt_open_rename(struct session *s); /* in the list of saved searches */
void prompt_open_hints(struct session *s);
void prompt_open_bookmark(struct session *s);  /* for its letter */
void prompt_open_bookmarks(struct session *s); /* in their list */
void prompt_open_ticks(struct session *s);     /* for a yes or no */
void prompt_open_pipe(struct session *s);      /* for a command */

/* Closes the prompt: keeping what was typed, or as if it had not been opened. */
void prompt_accept(struct session *s);
void prompt_cancel(struct session *s);

/* Moves in what is listed for the prompt: results, actions. */
void prompt_choose(struct session *s, long by);

/* ---- editing; the text stays well-formed and the cursor between clusters ---- */

/* Puts a text in the place of n bytes, the cursor behind it. False when it would be too long. */
bool prompt_replace(struct session *s, size_t from, size_t n, struct str text);

void prompt_insert(struct session *s, uint32_t code_point);
void prompt_erase(struct session *s, size_t from, size_t end);
void prompt_move_to(struct session *s, size_t at);

/* Bytes where the cluster, the word before the cursor begins, or the one behind it ends. */
size_t prompt_left(const struct prompt *p);
size_t prompt_right(const struct prompt *p);
size_t prompt_word_left(const struct prompt *p);
size_t prompt_word_right(const struct prompt *p);

#endif
