/* Opening the reader in a test. */
#include "reader.h"

#include <stdlib.h>

enum { N_FILLING = 60 };

static void add_filling(struct buf *out)
{
  for (int i = 0; i < N_FILLING; i++)
    buf_addf(out, "Paragraph %d of the first note has a few words of filling.\n\n", i);
}

void reader_write_library(struct terminal *t)
{
  struct buf first = BUF_INIT;
  buf_add_cstr(&first,
      "---\ntitle: " FIRST_TITLE "\nstack: [shell]\nscore: {quality: 91, depth: 60}\n"
      "---\n\n## Part one\n\nText with `code` and gr\u00fc\u00dfe.\n\n"
      "```sh\necho hello\n```\n\n");
  add_filling(&first);
  buf_add_cstr(&first, "## Last part\n\nThe end of it.\n");
  terminal_write(t, "lib/alpha.md", buf_str(&first));
  buf_release(&first);
  terminal_write(t, "lib/beta.md", STR_LIT("---\ntitle: Beta note\n---\n\nOf beta.\n"));
  terminal_write(t, "lib/gamma.md", STR_LIT("---\ntitle: Gamma note\n---\n\nOf gamma.\n"));
  terminal_write(t, "lib/sub/delta.md", STR_LIT("---\ntitle: Delta note\n---\n\nOf delta.\n"));
}

struct terminal *reader_start(const struct terminal_setup *setup)
{
  static const char *const args[] = {"lib", NULL};
  struct terminal_setup chosen = setup ? *setup : (struct terminal_setup){0};
  struct terminal *t = terminal_new();
  reader_write_library(t);
  if (!chosen.args) chosen.args = args;
  terminal_start(t, &chosen);
  return t;
}

struct terminal *reader_open(const struct terminal_setup *setup)
{
  struct terminal *t = reader_start(setup);
  terminal_wait_text(t, FIRST_TITLE);
  return t;
}

static bool has_settled(struct terminal *t, const void *news)
{
  return terminal_shows(t, news) || terminal_shows(t, "not all folders can be watched");
}

void reader_settle(struct terminal *t, const char *news)
{
  terminal_wait(t, has_settled, news, news);
}

struct terminal *reader_open_settled(const struct terminal_setup *setup)
{
  struct terminal *t = reader_open(setup);
  reader_settle(t, "4 new");
  return t;
}

struct terminal *reader_shell(const char *command, const struct terminal_setup *setup)
{
  struct terminal_setup chosen = setup ? *setup : (struct terminal_setup){0};
  const char *const args[] = {"-c", command, NULL};
  chosen.program = "/bin/sh";
  chosen.args = args;
  return reader_start(&chosen);
}
