/* What the session is made of: read by view/, changed by the files of this folder alone. */
#ifndef SESSION_STATE_H
#define SESSION_STATE_H

#include "base/fs.h"
#include "library/advice.h"
#include "library/complete.h"
#include "library/facets.h"
#include "library/updater.h"
#include "note/article.h"
#include "page/document.h"
#include "page/layout.h"
#include "page/lines.h"
#include "page/task_box.h"
#include "page/textset.h"
#include "session/action.h"
#include "session/config.h"
#include "session/find.h"
#include "session/folds.h"
#include "session/geometry.h"
#include "session/keymap.h"
#include "session/list.h"
#include "session/place.h"
#include "session/session.h"
#include "session/watch.h"
#include "session/world.h"
#include "state/checklist.h"

/* ---- the facets ---- */

enum facet_line_kind {
  FACET_LINE_GROUP, /* a field */
  FACET_LINE_VALUE,
  FACET_LINE_MORE, /* stands for values that are not shown */
};

struct facet_line {
  enum facet_line_kind kind;
  struct facet *facet;       /* of facets_pane.of */
  struct facet_value *value; /* FACET_LINE_VALUE */
  bool is_part;              /* a month below its year */
  bool folded;               /* a group, a year: is what belongs to it left out? */
  size_t n_hidden;           /* FACET_LINE_MORE: values */
};

struct facets_pane {
  struct facets *of[FACET_ROWS]; /* by row of facet_rows; NULL: not counted yet */
  unsigned long serial;          /* of the results that they are counted in */
  size_t next_row;               /* to be counted; FACET_ROWS: all are */
  struct folds folds;            /* groups, and years as "date 2024" */
  struct folds wholes;           /* groups all of whose values are shown */
  struct buf filter;             /* leaves the values that have its words; empty: all */
  struct facet_line *lines;
  size_t n, cap;
  size_t cursor, top;            /* lines */
  struct buf at_field, at_label; /* what the cursor is on, to find it again */
  bool at_more;
};

/* The folders of the notes in the list. */
struct folder_tree {
  struct facets *counted; /* NULL: not yet */
  struct folds folds;     /* by path; folded at first */
};

/* ---- the page ---- */

/* A block of the page that is shown by itself, and what closing it brings back. */
struct whole {
  int64_t block; /* index in the document; -1: none */
  struct place place_before;
  int slid_before;
  int32_t chosen_before;
};

/* What was asked for and has not been read yet. */
enum page_aim { AIM_NOTHING, AIM_LINE, AIM_SOURCE, AIM_ANCHOR, AIM_MATCH, AIM_JUMP };

struct page_pane {
  struct buf path;          /* absolute; empty: no file, but standard input, */
  struct buf about;         /*   ... or this, which it was made from: "about:", a condition */
  bool is_about_due;        /* is it still to be made whole, from more than its head, */
  struct place about_place; /*   ... and shown at this place then, unless that is its top? */
  struct buf name;          /* relative to its root, else to the working folder */
  struct fs_stamp stamp;    /* of the file when it was read, */
  uint64_t hash;            /*   ... and fnv1a of its bytes */
  bool is_gone;             /* is the file there no more? */
  struct article *article;  /* NULL: nothing is open */
  unsigned long serial;     /* another one for every note that is read */
  struct document *document;
  struct world world;                   /* of files around the note, which the layouts ask */
  struct layout *layout;                /* of the page; NULL until the pane was on the screen */
  struct layout *next;                  /* of the lines that are to follow its own; or NULL */
  struct lines *single;                 /* those of `whole` alone, shown instead; or NULL, */
  int64_t single_block;                 /*   ... of this block, */
  struct layout_options single_options; /*   ... laid out so */
  struct lines *lines;                  /* that are shown: one of these; or NULL */
  struct whole whole;
  size_t top;         /* first line on the screen */
  size_t rows_seen;   /* of it, when it was on the screen last */
  struct place place; /* the same, whatever the width */
  int slid_cols;      /* how far lines that are wider are slid to the left, if they can be so far */
  struct err trouble; /* why nothing is open: that sentence is shown instead */
  struct buf pattern; /* what is looked for in the page; empty: nothing */
  struct matches matches;
  size_t match;             /* the current one */
  struct place match_place; /* of it, and how many there were, before the lines went */
  size_t n_matches_before;
  bool is_searched_again; /* other lines: which match is the current one is seen at the end */
  int32_t chosen;         /* index into lines.targets of what was gone to, or -1 */
  bool backwards;         /* was it asked for by `?` */
  enum page_aim aim;
  size_t aim_line; /* of the page; AIM_SOURCE: of the file */
  struct buf aim_anchor;
  struct target aim_jump;    /* a TARGET_JUMP */
  size_t aim_heading;        /* the first that has not been compared with it */
  double begun_ms, drawn_ms; /* the layout; the progress last */
  struct buf address;        /* a link that leads out: shown, and copied by copy-link */
};

/* ---- the post meta ---- */

/* How many notes have a value, as long as the index stays as it is (value_counts.h). */
struct value_counts {
  struct arena *arena;
  struct textset known;
  size_t n;
  uint64_t version; /* of the index */
  size_t n_asked;   /* of it for the open note */
};

/* Other notes that the open one leads to, as far as they were looked for. */
struct related {
  unsigned long serial;      /* of the note that they are of */
  unsigned long n_refreshes; /* the session's, when they were */
  bool has_links, has_similar;
  struct arena *links_arena, *similar_arena; /* own the texts */
  struct panel_note *links, *similar;
  size_t n_links, n_all_links, n_similar;
};

struct panel_pane {
  struct lines *lines; /* NULL: to be laid out */
  int lines_cols;
  unsigned long serial; /* of the note that they are of */
  size_t cursor, top;   /* lines */
  struct folds folds;   /* what was folded or opened by hand, by group */
  struct related related;
  struct value_counts counts;
};

/* ---- what lies over the panes ---- */

enum prompt_kind {
  PROMPT_NONE,
  PROMPT_SEARCH,
  PROMPT_FIND,
  PROMPT_FIND_BACK,
  PROMPT_PALETTE,
  PROMPT_OUTLINE,
  PROMPT_LINKS,
  PROMPT_HINT,
  PROMPT_PIPE,
  PROMPT_FACETS,
  PROMPT_SAVE,
  PROMPT_RENAME,
  PROMPT_BOOKMARK,  /* the letter that is to be set */
  PROMPT_BOOKMARKS, /* the one that is to be gone to */
  PROMPT_TICKS,     /* are they to be written: y or n */
};

struct prompt {
  enum prompt_kind kind;
  struct buf text;
  size_t at;       /* byte of text that the cursor stands before */
  bool is_touched; /* was anything typed, or moved in what is listed, since it was opened? */
  /* What cancelling brings back. */
  struct buf before; /* the query or the pattern */
  int64_t id_before; /* the selected note */
  enum pane focus_before;
  struct place place_before;
};

enum menu_kind { MENU_NONE, MENU_CANDIDATES, MENU_EARLIER };

/* What is offered below the query that is being typed (menu.h). */
struct menu {
  enum menu_kind kind;
  struct arena *arena; /* owns the items */
  struct candidate *items;
  size_t n, n_all;      /* n_all: that there were */
  size_t from, n_bytes; /* what a candidate stands in place of, in the prompt's text */
  struct buf typed;     /* what stood there */
  size_t selected, top; /* selected: SIZE_MAX: none */
  int lines;            /* on the screen, if it is seen there */
  bool is_asked;        /* by a key */
  bool is_hidden;       /* its items are gone through unseen */
  bool is_stale;        /* what is offered has to be looked for */
};

/* Saved searches while they are listed (searches.h). */
struct searches {
  struct arena *arena; /* owns the items */
  struct state_query *items;
  size_t n, n_counted;       /* n_counted: the first of them, whose notes were counted */
  unsigned long n_refreshes; /* the session's, when they were */
};

/* What is said of the query (remark.h). */
struct remark {
  struct arena *arena; /* owns the advice */
  struct advice advice;
  bool has_advice;
  bool is_due; /* what was meant has not been looked for */
};

enum overlay_kind {
  OVERLAY_NONE,
  OVERLAY_HELP,
  OVERLAY_PALETTE,
  OVERLAY_SETTINGS, /* in the palette, behind "set " */
  OVERLAY_OUTLINE,
  OVERLAY_LINKS,
  OVERLAY_FILES,
  OVERLAY_MESSAGES,
  OVERLAY_PREVIEW,
  OVERLAY_VALUE,
  OVERLAY_SORT,
  OVERLAY_GROUP,
  OVERLAY_FOLDERS,
  OVERLAY_SEARCHES,
  OVERLAY_CHANGES,
  OVERLAY_RUNS,
  OVERLAY_BOOKMARKS,
};

struct overlay_item {
  struct str text, aside; /* safe; aside: keys before (help) or behind (palette) it */
  int indent;             /* columns */
  bool is_title;          /* stands over others; cannot be chosen */
  bool is_off;            /* cannot be run now */
  bool is_heading;        /* of the page, among actions */
  bool is_broken;         /* links: leads nowhere */
  bool is_error;          /* messages */
  struct str where;       /* links: the heading that it stands under */
  size_t value;           /* index of an action, a heading, a target */
};

struct overlay {
  enum overlay_kind kind;
  struct arena *arena;
  struct overlay_item *items;
  size_t n, cap;
  size_t n_all;   /* lines before any were left out */
  size_t n_seen;  /* headings, or targets, that the page had when they were listed */
  int aside_cols; /* columns of the widest aside */
  size_t selected, top;
  bool is_dead_end;               /* nothing in it can be chosen, whatever its kind */
  unsigned context;               /* where it was called from */
  struct area frame, head, inner; /* head: for the typed line of the palette, else empty */
};

/* What a link leads to, or a value, over the page (preview.h). */
struct preview {
  struct lines *lines; /* NULL: none */
  struct buf copied;   /* of a value: what is copied; empty: nothing can be */
  bool is_due;         /* is the page about a value still to be made, from more than its head? */
  struct buf url;
  struct target target; /* what it is of; its texts are of `url` */
};

/* The actions taken from the palette lately, the last first. */
enum { RECENT_ACTIONS = 6 };
struct recent {
  const struct action *items[RECENT_ACTIONS];
  size_t n;
};

/* Letters on the targets in sight, one of which is being typed. */
enum hint_use {
  HINT_FOLLOW,
  HINT_PREVIEW,
  HINT_LIST, /* searched for in the list */
  HINT_COPY,
  HINT_COPY_TEXT, /* code as it is shown */
  HINT_COPY_TABLE,
  HINT_COPY_CELLS,
  HINT_COPY_SECTION, /* these are on headings */
  HINT_COPY_SECTION_TEXT,
  HINT_OPEN, /* in another program */
};

enum { HINT_LETTERS = 2, HINT_ALPHABET = 36 };

struct hint {
  char label[HINT_LETTERS + 1];
  int32_t target;  /* index into lines.targets, or lines.headings */
  size_t line, at; /* where the label is drawn: before this byte of this line */
};

struct hints {
  enum hint_use use;
  char letters[HINT_ALPHABET + 1]; /* that labels are made of, the best first */
  struct hint *items;
  size_t n, cap;
};

/* ---- other programs ---- */

enum pipe_part { PIPE_NOTE, PIPE_SECTION, PIPE_CODE, PIPE_TABLE, PIPE_PARTS };

struct outer {
  struct buf editor, browser; /* as the environment names them; empty: not */
  struct arena *arena;        /* of the order */
  struct session_order order;
  bool edits;          /* is it an editor's? */
  enum pipe_part part; /* that the command being typed is given */
};

/* ---- where the reader was ---- */

struct visit {
  char *name;      /* page_pane_id */
  bool is_earlier; /* than this session */
  struct place place;
};

struct history {
  struct visit *items;
  size_t n, cap;
  size_t at; /* the one that is open; n: none */
};

/* A page that was asked for at the start (files.h). */
struct given_file {
  char *id;      /* page_pane_id */
  char *anchor;  /* of the heading to begin at, or NULL */
  size_t line;   /* of the file, to begin at; 0: none */
  char *pattern; /* to look for and begin at, or NULL */
};

struct files {
  struct given_file *items;
  size_t n;
  size_t at; /* the one that was open last */
};

/* ---- borders and the mouse ---- */

enum border {
  BORDER_NONE,
  BORDER_LIST,   /* to the right of the list */
  BORDER_PANEL,  /* to the left of the post meta */
  BORDER_FACETS, /* above the facets */
};

struct pointer {
  bool is_wanted;     /* is the mouse to be listened to? */
  enum border border; /* that is being dragged */
  bool has_clicked;   /* a double click may come, */
  double clicked_ms;  /*   ... so long after this, */
  int col, row;       /*   ... in this cell */
};

struct welcome {
  bool is_shown;
  bool is_to_keep; /* has the state still to be told? */
};

/* ---- what is told (messages.h) ---- */

enum message_kind { MESSAGE_SAYS, MESSAGE_COMPLAINS, MESSAGE_WARNING };

struct message {
  struct buf text; /* safe, one line */
  bool is_error;
};

struct kept_message {
  char *text; /* safe */
  bool is_error;
  size_t times; /* that it was told in a row */
  double told_ms;
};

struct messages {
  struct message answer, news, warning; /* empty: none */
  bool has_news;                        /* is what is told now news, no answer? */
  size_t n_unread;                      /* warnings */
  struct kept_message *kept;            /* n; the latest is the last */
  size_t n;
};

/* ---- what the reader does with notes ---- */

struct row_marks {                        /* of a row of the list */
  bool is_known;                          /* was it looked for? */
  bool is_unread, is_changed, is_flagged; /* is_changed: since it was read */
};

/* A note whose mark was changed since the list was asked for: in a list that is only brought up to
 * date it counts as it did then, so that no row goes because of a key. */
struct held_mark {
  char *path;
  int mark; /* enum query_mark */
  bool was_set;
};

struct tracking {
  struct state *state; /* state/state.h; never NULL */
  bool owns_state;
  bool has_read;              /* was any note read ever? Until then none is shown as unread */
  unsigned long read_serial;  /* of the page that was marked as read last */
  unsigned long visit_serial; /* of the one that was kept as read after the others */
  struct place kept;          /* the place of the page that was kept last, */
  unsigned long kept_serial;  /*   ... and the page, */
  double kept_ms;             /*   ... and when */
  struct row_marks *rows;     /* of the rows that the list has read */
  size_t rows_cap, rows_first, rows_n;
  unsigned long rows_read; /* as the list counts what it reads */
  uint64_t rows_serial;    /* of the state's marks */
  struct held_mark *held;
  size_t n_held, cap_held;
  struct buf told_notice;         /* of the state */
  bool waits;                     /* something, for another program, */
  double try_again_ms;            /*   ... and is tried again then */
  bool open_kept[2][PANES_MODES]; /* post meta and facets, as the state has them */
  int text_cols_kept;             /* likewise the width of the text */
  bool is_counting;               /* notes as they are, not as the list holds them */
  bool has_counts;
  size_t n_unread, n_review; /* in the library */
  uint64_t counts_serial;
  unsigned long counts_refreshes;
};

/* The checklist of the page: which items are ticked, as far as it was looked for. */
struct checks {
  bool *ticked;
  size_t n, cap;
};

/* The boxes in the body of the page, as far as they were looked for (boxes.h). */
struct boxes {
  struct arena *arena; /* owns them; NULL: they were not */
  struct task_boxes found;
  enum state_box *said; /* of each: what the state says of it */
  unsigned long serial; /* of the note that they are of, */
  size_t n_blocks;      /*   ... how much of it had been read, */
  uint64_t marks;       /*   ... and of the state's marks */
};

/* What is to be written into the file of a note when that is agreed to (ticks.h). */
struct ticks {
  struct buf path, before, after; /* the file, what it holds, and what it will */
  struct buf changes;             /* base/edit.h: n of them */
  size_t n;
  struct buf question;
  struct err why; /* not */
};

/* When a note is marked as read by itself. */
enum read_rule { READ_OPENED, READ_AT_END, READ_BY_HAND };

struct session {
  struct state *state; /* the same as track.state */
  struct tracking track;
  bool has_ended; /* was all kept that is kept at the end? */
  struct checks checks;
  struct boxes boxes;
  struct ticks ticks;
  struct library *library; /* NULL: none, the page stands alone */
  struct updater *updater; /* NULL: the index is not being updated */
  bool update_is_due;      /* ... but is about to be: what is on the screen comes first */
  struct update_report update;
  struct err update_trouble; /* why the last update ended before it was done, or nothing */
  struct err left_disk;      /* why the index is in memory; nothing when the next end has told it */
  struct watch watch;        /* for a key, while something slow runs */
  struct watcher *watcher;   /* NULL: changes are not waited for */
  bool watches;              /* is it told of the notes? */
  double watch_due_ms;       /* when it is to be updated for what was heard; 0: not */
  double updated_ms;         /* when that began last */
  bool told_deaf;            /* was it said that not all changes are heard of? */
  size_t n_failed_told;      /* of the last update that said so */
  double refreshed_ms;       /* when the list last took in what the updater found */
  size_t n_taken_in;         /* changes of the updater that the list has taken in */
  unsigned long n_refreshes; /* how often it did */
  size_t n_notes;            /* in the library */
  char *cache_dir;
  char **roots;
  struct library_place place;
  struct themes themes;
  struct theme theme;
  struct buf theme_name;
  struct buf title; /* of the library */
  struct buf stdin_text;
  enum read_rule read_rule;
  size_t similar_most; /* notes like the open one that are told */
  bool without_hints;  /* of keys, in the last line */
  bool ascii, no_colours, interruptible;
  bool only_ascii, lacks_colours; /* what the terminal cannot be made to do */
  bool is_linear;                 /* are lines wanted in place of a painted screen? */
  char *config_file;              /* that is read again when it changes; or NULL */
  double config_due_ms;           /* when that is to be looked at; 0: not */
  bool secure;                    /* see action.h, "beyond" */
  struct syntax_set *syntax;      /* borrowed, or NULL */
  bool wrap_code;                 /* else long lines of code slide sideways */
  int input_fd;
  long today;
  double (*now_ms)(void);

  int cols, rows;
  int text_cols;                 /* wanted for the page's text */
  int text_cols_most;            /* as far as keys make it wider */
  bool align_left;               /* does it stand left in a wider pane? */
  bool panel_open[PANES_MODES];  /* is the post meta wanted beside the page, by that mode? */
  bool facets_open[PANES_MODES]; /* are the facets wanted below the list? */
  bool zoomed;
  enum pane focus;
  struct pane_sizes sizes[PANES_MODES]; /* where borders were put by hand */
  bool sizes_changed;                   /* since they were kept */
  struct pointer pointer;
  struct geometry geometry;
  struct list_pane list;
  struct facets_pane facets;
  struct folder_tree folder_tree;
  struct page_pane page;
  struct panel_pane panel;
  struct prompt prompt;
  struct menu menu;
  struct remark remark;
  struct searches searches;
  struct overlay overlay;
  struct recent recent;
  struct preview preview;
  struct hints hints;
  struct outer outer;
  struct history history;
  struct files files;

  struct config *config, *own_config; /* the options; own: where none were given */
  struct keymap keymap;
  struct key pending[KEYMAP_SEQUENCE]; /* typed, and the beginning of something */
  size_t n_pending;
  long count; /* typed before a key, or 0 */
  struct messages messages;
  struct welcome welcome;
  enum session_request_kind request;
  struct buf request_text;
};

/* Where keys go now; and where they will go when nothing lies over the panes. */
enum context session_context(const struct session *s);
enum context session_pane_context(const struct session *s);

/* Tells which keys run an action: "Q leaves the program". */
void session_tell_keys(struct session *s, const char *action, const char *what);

/* Gives a pane the keys, and everything its place. */
void session_focus(struct session *s, enum pane pane);

/* Is the post meta wanted beside the page on a screen of this width? */
bool *session_panel_open(struct session *s);

/* Are the facets wanted below the list there? */
bool *session_facets_open(struct session *s);

/* Puts everything in its place after a change of what is to be seen; lays out page and panel
 * anew where their width changed. */
void session_arrange(struct session *s);

#endif
