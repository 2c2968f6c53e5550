/* The interactive state and every move on it, without a terminal: what is searched, listed, opened,
 * folded, focused, typed; driven by keys and actions, drawn by view/. One object, passed; there are
 * no globals. The screen tests drive it by action names. */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "library/library.h"
#include "session/config.h"
#include "session/key.h"
#include "session/themes.h"

struct session;

/* A page to open at the start. */
struct session_page {
  const char *file;   /* a path; "-": the text in stdin_text */
  const char *anchor; /* the heading to begin at, as links name it; NULL: none */
  size_t line;        /* the line of the file to begin at, 1-based; 0: none */
  const char
      *pattern; /* what to look for first, and to begin at where it is found; NULL: nothing */
};

/* Programs that the environment names; NULL: none. */
struct session_programs {
  const char *editor, *browser; /* commands, with their arguments */
};

struct session_setup {
  struct library_place place;       /* copied */
  struct str title;                 /* of the library, for the top line; copied */
  struct str query;                 /* to start with; copied */
  const struct session_page *pages; /* n_pages; the first is opened at once; copied */
  size_t n_pages;
  struct str stdin_text;
  int cols, rows;
  struct themes themes;             /* where they are; copied */
  struct syntax_set *syntax;        /* the languages of code, borrowed; NULL: none */
  struct config *config;            /* the options, borrowed; NULL: all as they are usually */
  const char *config_file;          /* where they may be said, copied; NULL: nowhere */
  struct session_programs programs; /* copied */
  struct str notice;                /* to be told at first, or empty; copied */
  bool ascii;                       /* no UTF-8 on this terminal */
  bool no_colours;                  /* and no colours */
  bool secure;                      /* refuse every action that reaches beyond reading */
  struct state *state;              /* what the reader did, borrowed; NULL: kept in memory only */
  bool update;                      /* bring the index up to date beside the reading, */
  bool watch;             /*   ... and again whenever notes change, where that option is on */
  bool interruptible;     /* may a search be given up for what waits on input_fd? */
  int input_fd;           /* of the keys; used when interruptible only */
  long today;             /* days, base/date.h: for ages; 0: by the clock */
  double (*now_ms)(void); /* a clock that never goes back; NULL: the system's */
};

struct session *session_new(const struct session_setup *setup, struct err *err);

/* The screen has been given back: keeps what is not kept yet, and waits for a program that has the
 * state locked, for two seconds at most. False, with a sentence that tells what is lost. */
bool session_end(struct session *s, struct err *err);

void session_free(struct session *s);

void session_resize(struct session *s, int cols, int rows);

/* One key. Everything that is typed arrives here. Cheap: what takes time (searching, reading the
 * note under the cursor) waits for session_prepare, so that keys which arrive together cost one. */
void session_key(struct session *s, struct key k);

/* Runs an action by its name; false when there is none of that name or it cannot run now (then a
 * message says why). */
bool session_action(struct session *s, struct str name);

/* Reads what the screen is going to show: the search as typed so far, the rows in sight, the note
 * beside them. Call it once before view_draw, when no key is left. False when it was given up for a
 * key that waits: take the key, then call it again (drawing in between does no harm). */
bool session_prepare(struct session *s);

/* Has the session something to do while no key waits (a long note to be read on)? Then call
 * session_work again and again; each takes some milliseconds, and tells whether to draw. */
bool session_has_work(const struct session *s);
bool session_work(struct session *s);

/* Shows a sentence in the status line until the next key. Within session_news it is news: it waits
 * until the answer to a key was read, and the next news take its place. */
void session_tell(struct session *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The same for what went wrong. */
void session_complain(struct session *s, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The same for what must not be missed: it stays through all keys until it was read. */
void session_warn(struct session *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* What the options want of the terminal; and that it prints lines, since it cannot paint. */
bool session_wants_ascii(const struct session *s);
bool session_wants_colours(const struct session *s);
bool session_wants_linear(const struct session *s);
void session_prints_lines(struct session *s);

/* Is a text being typed, so that what is pasted has a place to go? */
bool session_takes_text(const struct session *s);

/* A descriptor to poll for reading besides the terminal, or -1; when readable call session_news, as
 * when session_wait_ms has passed, which is -1 where nothing is waited for. */
int session_fd(const struct session *s);
int session_wait_ms(const struct session *s);
void session_news(struct session *s);

/* What the terminal has to do for the session after a key; taken by this call. */
enum session_request_kind {
  REQUEST_NONE,
  REQUEST_QUIT,
  REQUEST_SUSPEND, /* C-z */
  REQUEST_REDRAW,  /* C-l: paint everything anew */
  REQUEST_COPY,    /* text: to the clipboard */
  REQUEST_RUN,     /* order: another program; what came of it is told by session_ran */
};

enum session_order_kind {
  ORDER_FRONT, /* it has the terminal until it ends */
  ORDER_PAUSE, /* the same, and what it wrote stays until a key */
  ORDER_APART, /* it has no terminal, and is not waited for */
};
struct session_order {
  enum session_order_kind kind;
  char *const *words; /* to be executed as they are, without a shell; ended by a NULL */
  struct str input;   /* its standard input, */
  bool has_input;     /*   ... else the terminal */
};

struct session_request {
  enum session_request_kind kind;
  struct str text; /* REQUEST_COPY: raw bytes, valid until the next call on the session */
  struct session_order order; /* REQUEST_RUN; the same */
};
struct session_request session_take_request(struct session *s);

/* What came of the program that was ordered. */
struct session_outcome {
  const char *trouble; /* why it could not be run, or NULL */
  int code, signal;    /* that it ended with; 0: none */
};
void session_ran(struct session *s, const struct session_outcome *outcome);

#endif
