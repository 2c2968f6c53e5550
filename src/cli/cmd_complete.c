/* fieldnotes completion: the script of a shell. fieldnotes complete: what it asks for. */
#include "base/fs.h"
#include "base/limits.h"
#include "base/places.h"
#include "cli/complete.h"

static const struct shell_row {
  const char *name, *file;
} shells[] = {
    {"bash", "fieldnotes.bash"},
    {"zsh", "_fieldnotes"},
    {"fish", "fieldnotes.fish"},
};

static const struct shell_row *find_shell(const char *name)
{
  for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
    if (strcmp(shells[i].name, name) == 0) return &shells[i];
  return NULL;
}

int command_completion(struct cli *c)
{
  const struct shell_row *shell = find_shell(c->args[0]);
  struct buf path = BUF_INIT, text = BUF_INIT;
  bool ok = shell != NULL;
  if (!ok) err_set(&c->err, "completion is for bash, zsh or fish, not for \"%s\"", c->args[0]);
  ok = ok && places_add_bundled(&path, "completion", &c->err);
  if (ok) {
    buf_addf(&path, "/%s", shell->file);
    ok = fs_read(buf_cstr(&path), LIMIT_CONFIG_BYTES, &text, NULL, &c->err);
  }
  if (ok) output_bytes(&c->out, buf_str(&text));
  buf_release(&path);
  buf_release(&text);
  return ok ? EXIT_FOUND : EXIT_ERROR;
}

int command_complete(struct cli *c)
{
  struct line_place place;
  line_place_find(c, c->args, c->n_args, &place);
  line_offer_all(c, &place);
  return EXIT_FOUND;
}
