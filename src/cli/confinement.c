/* Which files a command needs. */
#include "cli/confinement.h"

#include "base/fs.h"
#include "base/places.h"
#include "cli/roots.h"
#include "cli/secure.h"
#include "session/themes.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Folders with ':' between them. */
static void allow_list(struct confine *to, struct cli *c, const char *variable)
{
  struct str rest = str_of(getenv(variable)), folder;
  while (str_cut(&rest, ':', &folder))
    if (folder.n) confine_allow(to, arena_str(c->arena, folder).p, CONFINE_READ);
}

static void allow_terminals(struct confine *to, struct cli *c)
{
  const char *home = getenv("HOME");
  if (home) confine_allow(to, arena_printf(c->arena, "%s/.terminfo", home).p, CONFINE_READ);
  allow_list(to, c, "TERMINFO");
  allow_list(to, c, "TERMINFO_DIRS");
}

/* A folder that is to be written has to be there before. */
void confinement_allow_place(struct confine *to, enum place place, bool make)
{
  struct buf path = BUF_INIT;
  struct err ignored = ERR_INIT;
  if (places_add(&path, place, &ignored)) {
    if (make) fs_make_dirs(buf_cstr(&path), 0700, &ignored);
    confine_allow(to, buf_cstr(&path), place == PLACE_CONFIG ? CONFINE_READ : CONFINE_WRITE);
  }
  buf_release(&path);
}

void confinement_allow_writing(struct cli *c, struct confine *to, const char *folder)
{
  struct str path = str_of(folder);
  while (path.n && access(path.p, F_OK) != 0)
    path = arena_str(c->arena, fs_dirname(path));
  confine_allow(to, path.n ? path.p : ".", CONFINE_WRITE);
}

static void allow_data(struct confine *to)
{
  struct buf marker = BUF_INIT;
  if (places_add_build_marker(&marker)) confine_allow(to, buf_cstr(&marker), CONFINE_READ);
  buf_release(&marker);
  static const char *const names[] = {"notes", "themes", "languages", "completion"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    struct buf path = BUF_INIT;
    struct err ignored = ERR_INIT;
    if (places_add_bundled(&path, names[i], &ignored))
      confine_allow(to, buf_cstr(&path), CONFINE_READ);
    buf_release(&path);
  }
}

static void allow_library(struct confine *to, struct cli *c)
{
  struct roots roots = {0};
  struct err before = c->err; /* what is wrong is told when it is used */
  bool writes = option_given(&c->options, OPTION_SHARED);
  if (roots_find(c, &roots))
    for (size_t i = 0; i < roots.n; i++)
      confine_allow(to, roots.items[i], writes ? CONFINE_WRITE : CONFINE_READ);
  c->err = before;
  for (int i = 0; c->command->takes_paths && i < c->n_args; i++)
    confine_allow(to, c->args[i], writes ? CONFINE_WRITE : CONFINE_READ);
}

void cli_confine(struct cli *c)
{
  bool is_reader = !*c->command->name;
  if (is_reader ? !secure_is_on(c) : !c->command->is_confined) return;
  struct confine *to = confine_begin();
  tzset();
  if (to) {
    confine_allow_system(to);
    allow_terminals(to, c);
    confinement_allow_place(to, PLACE_CACHE, true);
    confinement_allow_place(to, PLACE_STATE, is_reader);
    confinement_allow_place(to, PLACE_CONFIG, false);
    allow_data(to);
    allow_library(to, c);
    if (c->command->needs) c->command->needs(c, to);
  }
  c->confined = confine_end(to);
}
