/* Every limit of the program, by name. Each has a test on both sides and a sentence that tells
 * the user when it was met. Nothing else in src/ may bound input by a bare number. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
  LIMIT_NOTE_BYTES = 128 * 1024 * 1024,    /* a note's file; larger is told and not read */
  LIMIT_PAGE_TEXT_BYTES = 8 * 1024 * 1024, /* a page text given to `import` */
  LIMIT_PAGE_META_LINES = 20000,         /* lines of its post meta; with more it is not imported */
  LIMIT_PAGE_IMAGES = 100,               /* images of a page text that get their address */
  LIMIT_YAML_BYTES = 1024 * 1024,        /* front matter; the rest is left out, with a fault */
  LIMIT_YAML_DEPTH = 64,                 /* nesting of lists and maps */
  LIMIT_YAML_NODES = 100000,             /* nodes of a tree, aliases expanded */
  LIMIT_YAML_ANCHORS = 1000,             /* values named by &, for aliases */
  LIMIT_YAML_DIRECTIVES = 16,            /* %TAG lines */
  LIMIT_YAML_REPAIRS = 100,              /* faults that reading begins again behind */
  LIMIT_YAML_SCALAR_BYTES = 256 * 1024,  /* one value */
  LIMIT_TOML_TABLES = 1000,              /* tables and dotted keys of a TOML front matter */
  LIMIT_TITLE_BYTES = 4096,              /* a title; longer is cut, with a fault */
  LIMIT_FAULTS = 100,                    /* faults kept for one note */
  LIMIT_QUERY_BYTES = 4096,              /* a query */
  LIMIT_QUERY_TERMS = 64,                /* words and conditions in a query */
  LIMIT_BEGUN_NOTES = 1000,              /* in more, two letters begin words of titles and leads */
  LIMIT_QUERY_DEPTH = 16,                /* nesting of groups in a query */
  LIMIT_QUERY_SAVED = 8,                 /* saved queries, each asked for by the one before */
  LIMIT_SNIPPET_BYTES = 4 * 1024 * 1024, /* a note that a snippet is cut from; else its summary */
  LIMIT_COMBINING_MARKS = 4,             /* zero-width marks on one base */
  LIMIT_EMOJI_JOINERS = 4,               /* joiners in one emoji sequence */
  LIMIT_MARKDOWN_DEPTH = 100,            /* lists and quotes that a line of a body stands in */
  LIMIT_MARKDOWN_CONTAINERS = 100,       /* of colons, one in the other; deeper they stay text */
  LIMIT_MARKDOWN_STEPS = 1000000,        /* what nests, counted: see page/guard.h; */
  LIMIT_MARKDOWN_STEPS_PER_BYTE = 16,    /*   ... and more for each byte of the body */
  LIMIT_MARKDOWN_PIECE_BYTES = 4 * 1024 * 1024,    /* that must be parsed together, but for code */
  LIMIT_MARKDOWN_MEMORY_BYTES = 256 * 1024 * 1024, /* that parsing a piece may take, */
  LIMIT_MARKDOWN_MEMORY_PER_BYTE = 16,             /*   ... and more for each byte of it */
  LIMIT_MARKDOWN_CPU_MS = 1000,                    /* that parsing a piece may take, */
  LIMIT_MARKDOWN_CPU_MS_PER_MB = 250,              /*   ... and more for each megabyte of it */
  LIMIT_PARAGRAPH_BYTES = 512 * 1024,              /* its text, less where links lead */
  LIMIT_TABLE_CELLS = 120000,                      /* of one table */
  LIMIT_HTML_DEPTH = 100,            /* elements of HTML open at once; those deeper say nothing */
  LIMIT_HTML_SPAN = 1000,            /* columns or rows that a cell of HTML takes, */
  LIMIT_HTML_PADDING = 10000,        /*   ... and empty cells that this makes in one table */
  LIMIT_NESTING_DRAWN = 32,          /* block levels that still indent; deeper stays there */
  LIMIT_NOTE_LANGUAGES = 64,         /* languages of code kept for one note's facet */
  LIMIT_IGNORE_BYTES = 64 * 1024,    /* a file of rules for what a library leaves out */
  LIMIT_NOTE_LINKS = 10000,          /* links to files kept for one note */
  LIMIT_LINK_BYTES = 4096,           /* the path of a link that is kept; longer is no file */
  LIMIT_HOST_BYTES = 1024,           /* a host that is named as the net does; longer has none */
  LIMIT_NAMESAKES = 1000,            /* notes of one name that a [[link]] is taken to mean */
  LIMIT_WATCHED_FOLDERS = 20000,     /* that the reader hears of; with more it looks now and then */
  LIMIT_SIMILAR_BYTES = 1024 * 1024, /* of a note that others are compared with */
  LIMIT_SIMILAR_NOTES = 1000,        /* similar notes that are told */
  LIMIT_EXAMINED_BYTES = 1 << 30,    /* an index that doctor looks into */
  LIMIT_FACET_FOLDERS = 8,           /* folders above a note that are counted as facets */
  LIMIT_PAGE_LINKS = 100000,         /* link targets kept for one page */
  LIMIT_PAGE_LINES = 2500000,        /* lines of a body that are read, */
  LIMIT_PAGE_MEMORY_BYTES = 400 * 1024 * 1024, /* ... into so much memory: where a page ends */
  LIMIT_PAGE_LINKS_CHECKED = 1000,   /* of these, files looked for to see whether they are there */
  LIMIT_THEME_BYTES = 64 * 1024,     /* a theme's file */
  LIMIT_CONFIG_BYTES = 256 * 1024,   /* the configuration */
  LIMIT_FIELD_NAMES = 200,           /* keys of notes that it gives a field */
  LIMIT_BINDINGS = 1000,             /* keys that it binds */
  LIMIT_THEMES = 1000,               /* themes that are listed */
  LIMIT_LANGUAGE_BYTES = 256 * 1024, /* a table of a language */
  LIMIT_CODE_COLOURED_BYTES = 4 * 1024 * 1024, /* a block of code; a larger one stays plain */
  LIMIT_SHAPE_BYTES = 256,                     /* what a shape of a language takes by one repeat */
  LIMIT_SESSION_LINES = 64,                    /* of code that are looked at for a prompt */
  LIMIT_STATE_TEXT_BYTES = 8192, /* a path, a key or a value of the state; longer is not kept */
  LIMIT_STATE_STEPS = 10000,     /* steps that can be undone */
  LIMIT_STATE_ASKED = 500,       /* queries that were asked; the oldest go first */
  LIMIT_STATE_VISITS = 500,      /* pages that were read, over restarts; the same */
  LIMIT_STATE_IMPORT_BYTES = 256 * 1024 * 1024, /* a state as text */
  LIMIT_CLIPBOARD_BYTES = 74994, /* a copy: 99,992 in base64, which xterm still takes */
};

#endif
