/* Keeping track: what the reader of the session does with notes, written into the state
 * (state/state.h) and read from it.
 *
 * A note counts as read once its page has the keys: opened by Enter, by a link, by going through
 * the list, or gone to with Tab; by an option at its end, or when a key says so. What is only shown
 * beside the list is not read. */
#ifndef SESSION_TRACK_H
#define SESSION_TRACK_H

#include "session/state.h"
#include "state/state.h"

/* Uses the state, or one of the session's own in memory where it is NULL. */
void track_start(struct session *s, struct state *state);
void track_end(struct session *s);

/* The library was opened: its queries may ask for what was read and saved. */
void track_library(struct session *s);

/* An update has ended: the notes that it found renamed keep their marks. */
void track_renames(struct session *s);

/* Tells what has become of the state's file, once: it was damaged and set aside, also while it was
 * in use. */
void track_tell_notice(struct session *s);

/* Tells why something could not be kept; returns `kept`. */
bool track_told(struct session *s, bool kept, const struct err *err);

/* Could the state be read just now? If not, says that another program has it: what is there cannot
 * be turned round before it is known. */
bool track_could_look(struct session *s);

/* ---- what waits for another program (track_waiting.c) ---- */

/* Tells when something begins to wait, and when that is kept. */
void track_tell_waiting(struct session *s);

/* Milliseconds until it is tried again; -1: nothing waits. */
int track_waits_ms(const struct session *s);

/* Tries it, when that is due; true when the screen changes by it. */
bool track_waiting_goes_on(const struct session *s);
bool track_waiting_go_on(struct session *s);

/* Adds what a step did: `ticked "deploy": cache.md`. */
struct state_step;
void track_add_step(struct buf *out, const struct state_step *step);

/* ---- the rows of the list (track_rows.c) ---- */

/* Looks for the marks of the rows in sight, where they are not known. */
void track_look_at_rows(struct session *s);

/* The marks of a row of the list. */
const struct row_marks *track_row(const struct session *s, size_t index);

/* A mark is about to change: the list that is shown keeps its rows. `mark` is an enum query_mark.
 */
void track_hold(struct session *s, struct str path, int mark, bool was_set);

/* The list is asked for anew: it takes all marks as they are. */
void track_release_held(struct session *s);

/* ---- the way back (track_visits.c) ---- */

/* The library was opened: what was read in it in earlier sessions can be gone back to. */
void track_visits_begin(struct session *s);

/* Is the open page one that was not kept as read after the others? track_keep_visit does it. */
bool track_has_visit(const struct session *s);
void track_keep_visit(struct session *s);

/* ---- while no key waits (track_page.c) ---- */

/* Is there something to keep: that the page was read, where in it the reader is; or to count? */
bool track_goes_on(const struct session *s);

/* Does it; true when the screen changes by it. */
bool track_go_on(struct session *s);

/* Milliseconds until the place has to be kept; -1: not, or now. */
int track_place_wait_ms(const struct session *s);

/* Keeps at once that the page was read, if it is to be: before anything else is kept of it. */
void track_read(struct session *s);

/* A change that was made just now makes so many more notes unread, and no other count another: the
 * library need not be counted again. */
void track_counted(struct session *s, int unread_more);

/* Another page is going to be opened, or the session ends: keeps the place of the open one. */
void track_leave_page(struct session *s);

/* A note was opened at its beginning: goes to where it was left. */
void track_return(struct session *s);

#endif
