/* The commands: one row each, which dispatch, help and tests read; and what a command that runs has
 * at hand. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/arena.h"
#include "base/confine.h"
#include "cli/cli.h"
#include "cli/option.h"
#include "cli/output.h"

enum { EXIT_FOUND = 0, EXIT_NOTHING = 1, EXIT_ERROR = 2 };

struct command;

struct cli {
  const struct command *command;
  struct options options;
  struct config *config; /* NULL until cli_read_config */
  char **args;           /* what is no option */
  int n_args;
  struct output out;
  struct err err;            /* the sentence of EXIT_ERROR */
  struct library *library;   /* NULL until cli_open_library */
  bool only_glanced;         /* was its index taken for fresh without looking at every note? */
  bool saw_change;           /* was there something to look at closer? */
  size_t n_unread;           /* files that could not be read when it was brought up to date */
  struct syntax_set *syntax; /* NULL until cli_languages */
  struct state *state;       /* NULL until cli_open_state */
  bool has_told_state;       /* was told already what became of its file? */
  struct arena *arena;       /* lives as long as the command */
  enum confine_state confined;
  const struct cli_terminal *terminal;
};

struct command {
  const char *name;       /* "": the reader, which has none */
  const char *arguments;  /* as help shows them: "[DIR...]" */
  const char *help;       /* one line */
  const char *details;    /* more of it, lines of at most 78 columns; or NULL */
  option_set options;     /* beside those that all have */
  option_set one_of;      /* of these at most one may be given */
  int min_args, max_args; /* max: -1 for any number */
  bool is_quiet;          /* does it leave faults of the configuration to others to tell? */
  bool is_confined;       /* does it open nothing but library, arguments and own folders? */
  bool takes_paths;       /* may its arguments be files or folders? */
  /* Where it is confined and opens more than that: allows it. `to` may be NULL. */
  void (*needs)(struct cli *c, struct confine *to);
  bool beyond; /* does it reach beyond reading the library? Not in secure mode */
  int (*run)(struct cli *c);
};

extern const struct command commands[];
extern const size_t n_commands;

/* The options that every command has; and of these, those that are done in place of it. */
extern const option_set common_options, told_options;

/* The row of that name, or NULL. */
const struct command *command_find(struct str name);

int command_read(struct cli *c);
int command_index(struct cli *c);
int command_search(struct cli *c);
int command_facets(struct cli *c);
int command_similar(struct cli *c);
int command_show(struct cli *c);
int command_meta(struct cli *c);
int command_import(struct cli *c);
int command_state(struct cli *c);
void command_import_needs(struct cli *c, struct confine *to);
void command_state_needs(struct cli *c, struct confine *to);
int command_status(struct cli *c);
int command_doctor(struct cli *c);
int command_keys(struct cli *c);
int command_config(struct cli *c);
int command_complete(struct cli *c);
int command_completion(struct cli *c);
int command_help(struct cli *c);

/* Prints how the program, or one command, is used. */
void command_print_help(struct cli *c, const struct command *about);
void command_print_version(struct cli *c);

/* Tells something on standard error that is no failure: "fieldnotes: " and the sentence. */
void cli_tell(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Tells a fault of a file on standard error: "FILE:LINE: why". */
struct fault;
void cli_tell_fault(const char *file, const struct fault *fault);

#endif
