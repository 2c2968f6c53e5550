/* fieldnotes state: what the reader did, as text and back. */
#include "base/fs.h"
#include "base/limits.h"
#include "base/number.h"
#include "cli/confinement.h"
#include "cli/place.h"
#include "state/text.h"

#include <sys/stat.h>
#include <unistd.h>

static bool is_standard(const char *file)
{
  return !file || strcmp(file, "-") == 0;
}

/* The file that is to be written; where a link stands, what it leads to. */
static const char *file_behind(struct cli *c, const char *file)
{
  struct stat status;
  struct buf real = BUF_INIT;
  if (lstat(file, &status) != 0 || !S_ISLNK(status.st_mode)) return file;
  bool ok = fs_add_real(&real, file, &c->err);
  const char *kept = ok ? arena_str(c->arena, buf_str(&real)).p : NULL;
  buf_release(&real);
  return kept;
}

static bool write_file(struct cli *c, const char *file, struct str text)
{
  const char *real = file_behind(c, file);
  return real && fs_write(real, text, 0600, &c->err);
}

static int export_to(struct cli *c, const char *file)
{
  struct buf text = BUF_INIT;
  struct state *s = cli_open_state(c, STATE_LOOK);
  bool ok = state_is_known(s, &c->err) && state_export(s, &text, &c->err);
  if (ok && is_standard(file))
    output_bytes(&c->out, buf_str(&text));
  else if (ok)
    ok = write_file(c, file, buf_str(&text));
  buf_release(&text);
  return ok ? EXIT_FOUND : EXIT_ERROR;
}

static void add_count(struct buf *out, size_t n, const char *what)
{
  number_add_grouped(out, (long long)n);
  buf_addf(out, " %s%s", what, n == 1 ? "" : "s");
}

static void tell_counts(struct cli *c, const struct state_imported *count)
{
  struct buf line = BUF_INIT;
  add_count(&line, count->n_facts, "mark");
  buf_add_cstr(&line, " of ");
  add_count(&line, count->n_notes, "note");
  buf_add_cstr(&line, ", ");
  number_add_grouped(&line, (long long)count->n_set);
  buf_add_cstr(&line, " new");
  output_text(&c->out, buf_str(&line), STYLE_TEXT);
  output_end_line(&c->out);
  buf_release(&line);
}

static bool check_kept(struct cli *c)
{
  struct state *s = cli_open_state(c, STATE_WRITE);
  if (state_is_kept(s)) return true;
  return err_set(&c->err, "%.*s", STR_ARG(state_notice(s)));
}

static int import_from(struct cli *c, const char *file)
{
  struct buf text = BUF_INIT;
  struct state_imported count;
  const char *name = is_standard(file) ? "standard input" : file;
  bool ok =
      check_kept(c) &&
      (is_standard(file) ? fs_read_fd(STDIN_FILENO, name, LIMIT_STATE_IMPORT_BYTES, &text, &c->err)
                         : fs_read(file, LIMIT_STATE_IMPORT_BYTES, &text, NULL, &c->err)) &&
      state_import(c->state, buf_str(&text), name, &count, &c->err);
  if (ok) tell_counts(c, &count);
  buf_release(&text);
  return ok ? EXIT_FOUND : EXIT_ERROR;
}

struct verb {
  const char *name;
  int (*run)(struct cli *c, const char *file);
};

static const struct verb verbs[] = {{"export", export_to}, {"import", import_from}};

/* A file to be written is made beside, and renamed. */
void command_state_needs(struct cli *c, struct confine *to)
{
  bool imports = strcmp(c->args[0], "import") == 0;
  const char *file = c->n_args > 1 && !is_standard(c->args[1]) ? c->args[1] : NULL;
  confinement_allow_place(to, PLACE_STATE, imports);
  if (file && imports) confine_allow(to, file, CONFINE_READ);
  if (file && !imports) file = file_behind(c, file);
  if (!file || imports) return;
  confinement_allow_writing(c, to, arena_str(c->arena, fs_dirname(str_of(file))).p);
}

int command_state(struct cli *c)
{
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (strcmp(verbs[i].name, c->args[0]) == 0) return verbs[i].run(c, c->args[1]);
  err_set(&c->err, "fieldnotes state takes export or import, not \"%s\"", c->args[0]);
  return EXIT_ERROR;
}
