/* How a command line may go on at its last word: for the completion of shells. It goes by the
 * tables of commands and options; what notes and fields there are, the index says as it is. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "cli/command.h"

/* A place in a command line. */
struct line_place {
  const struct command *command;   /* the reader's row until a word names another */
  const struct option_row *option; /* whose value the word is; or NULL */
  bool may_be_command;             /* was no argument seen yet? */
  bool ended;                      /* was `--` seen? */
  option_set given;
  char **args; /* what is no option, before the word */
  int n_args;
  struct str word;   /* that is to be completed, as far as it is typed */
  struct str before; /* what of the typed word stands before that: "--theme=" */
};

/* Reads n words, of which the last is the one to be completed. */
void line_place_find(struct cli *c, char **words, int n, struct line_place *out);

/* Prints candidates as lines "TEXT<tab>HELP", and lines "files" or "folders" where names of files
 * may follow. */
void line_offer_all(struct cli *c, const struct line_place *p);

/* Prints one candidate: `before` and `text`; a tab and a line end of it would be taken for ours, so
 * that such a candidate is left out. */
void line_offer(struct cli *c, const struct line_place *p, struct str text, struct str help);

/* Candidates that the library knows: notes by title and reference, queries, fields; and headings of
 * the note that stands in the line before the word. */
void line_offer_notes(struct cli *c, const struct line_place *p);
void line_offer_query(struct cli *c, const struct line_place *p);
void line_offer_fields(struct cli *c, const struct line_place *p);
void line_offer_headings(struct cli *c, const struct line_place *p);

#endif
