/* Which library a command works on, and the notes in it: chosen by arguments, options, environment,
 * else those that come with the program. */
#ifndef CLI_PLACE_H
#define CLI_PLACE_H

#include "cli/command.h"
#include "note/article.h"
#include "page/syntax.h"
#include "session/themes.h"
#include "state/state.h"

/* Says where the library is: `dirs` if there are any, else as roots_find says (cli/roots.h). Texts
 * live in the command's arena. False when there is none at all. */
bool cli_find_place(struct cli *c, char **dirs, size_t n_dirs, struct library_place *out);

/* Was the library chosen by anybody, or is it the bundled one? */
bool cli_place_is_chosen(const struct cli *c);

/* The names for fields that the configuration has, or NULL; they live as long as the command. */
const struct field_names *cli_field_names(struct cli *c);

/* Says where themes are; texts live in the command's arena. */
void cli_find_themes(struct cli *c, struct themes *out);

/* The languages that code is coloured by; they live as long as the command. */
struct syntax_set *cli_languages(struct cli *c);

/* Opens the library as c->library, and tells its notice. */
bool cli_open_library(struct cli *c, char **dirs, size_t n_dirs);

/* Opens the library of options and environment. What a glance sees (library/upkeep.h) is brought
 * up to date where that is cheap, else it says that the index is behind. */
bool cli_open_index(struct cli *c);

/* For who found nothing: was there only a glance? Then the index is brought up to date by looking
 * at every note, and it is worth asking again. */
bool cli_look_again(struct cli *c);

/* Brings the index of c->library up to date where that is cheap, else says that it is behind. */
bool cli_freshen(struct cli *c);

/* What the reader did, as c->state; opened once. */
struct state *cli_open_state(struct cli *c, enum state_use use);

/* The arguments as one text, with a blank between two: a query. Lives as long as the command. */
struct str cli_join_arguments(struct cli *c);

/* Adds the file of the note that the library finds for a NOTE: a path, a reference, a part of a
 * title. False with a sentence in c->err, also where it is the path of a folder. */
bool cli_resolve(struct cli *c, const char *note, struct buf *path);

/* Reads the note that a NOTE argument means: "-" is standard input, then a path, then what the
 * library knows by that name. The caller frees it; NULL with a sentence in c->err. */
struct article *cli_read_note(struct cli *c, const char *note);

/* Brings c->library up to date, with progress on a terminal; notes that could not be read are told
 * one by one where that is wanted. */
bool cli_update(struct cli *c, bool tell_failures, struct update_report *report);

#endif
