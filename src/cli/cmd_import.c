/* fieldnotes import: page texts become notes in a folder. */
#include "base/arena.h"
#include "cli/confinement.h"
#include "cli/place.h"
#include "note/import.h"

static const char *const outcome_words[] = {
    [IMPORT_NEW] = "new", [IMPORT_CHANGED] = "changed", [IMPORT_UNCHANGED] = "unchanged"};

/* The folder that notes go to: never the bundled ones. */
static bool find_folder(struct cli *c, const char **into)
{
  struct library_place place;
  *into = c->options.text[OPTION_INTO];
  if (*into) return true;
  *into = ".";
  if (!cli_place_is_chosen(c)) return true;
  if (!cli_find_place(c, NULL, 0, &place)) return false;
  *into = place.roots[0];
  return true;
}

void command_import_needs(struct cli *c, struct confine *to)
{
  const char *into;
  struct err before = c->err; /* what is wrong is told when it is used */
  if (find_folder(c, &into)) confinement_allow_writing(c, to, into);
  c->err = before;
}

static void tell_result(struct cli *c, const struct import_result *r)
{
  output_textf(&c->out, STYLE_TEXT, "%s: %.*s", outcome_words[r->outcome], STR_ARG(r->path));
  output_end_line(&c->out);
  if (r->former.n)
    cli_tell("%.*s: as it was before it is kept in %.*s", STR_ARG(r->path), STR_ARG(r->former));
}

/* One file that fails does not keep the others from being imported. */
static bool import_one(struct cli *c, const char *file, const char *into)
{
  struct arena *a = arena_new();
  struct import_result result = {0};
  struct err err = ERR_INIT;
  bool ok = import_file(a, file, into, option_given(&c->options, OPTION_DRY_RUN), &result, &err);
  for (const struct fault *f = result.faults.first; f; f = f->next)
    cli_tell_fault(file, f);
  if (ok)
    tell_result(c, &result);
  else
    cli_tell("%s", err.text);
  arena_free(a);
  return ok;
}

int command_import(struct cli *c)
{
  const char *into;
  if (!find_folder(c, &into)) return EXIT_ERROR;
  bool ok = true;
  for (int i = 0; i < c->n_args; i++)
    ok = import_one(c, c->args[i], into) && ok;
  return ok ? EXIT_FOUND : EXIT_ERROR;
}
