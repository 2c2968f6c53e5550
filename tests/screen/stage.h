/* A session on the notes of these tests, with a clock that stands still, drawn on a canvas. */
#ifndef TESTS_SCREEN_STAGE_H
#define TESTS_SCREEN_STAGE_H

#include "session/mouse.h"
#include "session/session.h"
#include "view/canvas.h"

enum { STAGE_PAGES = 4 };

struct stage {
  struct session_setup setup;
  struct buf themes, root, cache, text; /* own what setup points to */
  const char *roots[1];
  struct session_page pages[STAGE_PAGES]; /* what to open at once */
  struct buf page_files[STAGE_PAGES];
  struct session *session;
  struct canvas *canvas;
  struct buf config_text, notice;
  struct config *config; /* NULL: nothing was said of it */
  bool quit;             /* was it asked to? */
  struct buf copied;     /* what was copied last */
};

enum stage_notes { STAGE_NONE, STAGE_EMPTY, STAGE_NOTES };

/* A stage on no library, on an empty one, or on tests/screen/notes, whose index is brought up to
 * date. The session is started by the first that asks for it. */
void stage_init(struct stage *st, enum stage_notes notes, int cols, int rows);
void stage_release(struct stage *st);

/* The session; starts it. Ends the program with a sentence when it does not start. */
struct session *stage_session(struct stage *st);

/* A file beneath tests/screen to open at once (also the next of several), or a text that came from
 * standard input; "+12 notes/a.md" begins at a line, "notes/a.md#b" at a heading. */
void stage_open(struct stage *st, const char *file);
void stage_open_text(struct stage *st, struct str text);

/* Adds a line to the configuration; before the session starts. */
void stage_configure(struct stage *st, struct str line);

/* One key in notation, or a text character by character; takes the requests that follow. */
bool stage_key(struct stage *st, struct str notation);
void stage_press(struct stage *st, struct key k);
void stage_type(struct stage *st, struct str text);
void stage_point(struct stage *st, enum mouse_kind kind, int col, int row);
void stage_resize(struct stage *st, int cols, int rows);

/* Prepares and draws. */
void stage_draw(struct stage *st);

/* The same when all is done that is done while no key waits. */
void stage_settle(struct stage *st);

/* Removes what was kept for the program's stages. */
void stage_clean(void);

#endif
