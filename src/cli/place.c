/* Roots, index and notes of a command. */
#include "cli/place.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/places.h"
#include "cli/progress.h"
#include "cli/roots.h"
#include "cli/secure.h"
#include "library/upkeep.h"
#include "page/document.h"
#include "state/world.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- where ---- */

bool cli_place_is_chosen(const struct cli *c)
{
  return roots_are_chosen(c);
}

/* NULL, which keeps the index in memory, where there is no home for it. */
static const char *cache_dir(struct cli *c)
{
  struct buf path = BUF_INIT;
  struct err ignored = ERR_INIT;
  bool ok = places_add(&path, PLACE_CACHE, &ignored);
  const char *dir = ok ? arena_str(c->arena, buf_str(&path)).p : NULL;
  buf_release(&path);
  return dir;
}

/* ---- what the configuration says of notes ---- */

static struct str excluded(struct cli *c)
{
  struct buf rules = BUF_INIT;
  const struct tree *list = config_tree(c->config, SETTING_EXCLUDE);
  for (const struct tree *t = list->first; t; t = t->next)
    if (rules.n + t->value.n < LIMIT_IGNORE_BYTES) buf_addf(&rules, "%.*s\n", STR_ARG(t->value));
  struct str kept = arena_str(c->arena, buf_str(&rules));
  buf_release(&rules);
  return kept;
}

const struct field_names *cli_field_names(struct cli *c)
{
  const struct tree *map = config_tree(c->config, SETTING_FIELDS);
  struct field_name *items = ARENA_ARRAY(c->arena, map->n + 1, struct field_name);
  struct field_names *names = ARENA_NEW(c->arena, struct field_names);
  const struct field *meant;
  *names = (struct field_names){.items = items};
  for (const struct tree *t = map->first; t && names->n < LIMIT_FIELD_NAMES; t = t->next) {
    const struct field *own = field_find(t->key);
    bool is_own = own && field_rank(own, str_trim(t->key)) == 0;
    if (t->kind != TREE_SCALAR || is_own || !field_by_name(t->value, &meant)) continue;
    items[names->n++] = (struct field_name){str_trim(t->key), meant};
  }
  return names->n ? names : NULL;
}

bool cli_find_place(struct cli *c, char **dirs, size_t n_dirs, struct library_place *out)
{
  struct roots given = roots_copy(c, (const char *const *)dirs, n_dirs), roots = given;
  bool asks = !n_dirs || secure_is_on(c);
  if (asks && !roots_find(c, &roots)) return false;
  for (size_t i = 0; i < n_dirs; i++)
    if (!secure_admits(c, roots.items, roots.n, dirs[i])) return false;
  if (n_dirs) roots = given;
  *out = (struct library_place){.roots = roots.items,
      .n_roots = roots.n,
      .cache_dir = cache_dir(c),
      .read_body = document_read_bodytext,
      .exclude = excluded(c),
      .field_names = cli_field_names(c)};
  return true;
}

/* ---- themes and languages ---- */

/* A folder of the user's configuration; NULL where there is no home for it. */
static const char *own_folder(struct cli *c, const char *name)
{
  struct buf path = BUF_INIT;
  struct err ignored = ERR_INIT;
  bool ok = places_add(&path, PLACE_CONFIG, &ignored);
  buf_addf(&path, "/%s", name);
  const char *folder = ok ? arena_str(c->arena, buf_str(&path)).p : NULL;
  buf_release(&path);
  return folder;
}

/* A folder that came with the program; NULL where it did not. */
static const char *bundled_folder(struct cli *c, const char *name)
{
  struct buf path = BUF_INIT;
  struct err ignored = ERR_INIT;
  bool ok = places_add_bundled(&path, name, &ignored);
  const char *folder = ok ? arena_str(c->arena, buf_str(&path)).p : NULL;
  buf_release(&path);
  return folder;
}

void cli_find_themes(struct cli *c, struct themes *out)
{
  *out = (struct themes){
      .folders = {own_folder(c, "themes"), bundled_folder(c, "themes")},
      .looks = config_tree(c->config, SETTING_LOOKS),
  };
}

struct syntax_set *cli_languages(struct cli *c)
{
  const char *candidates[] = {own_folder(c, "languages"), bundled_folder(c, "languages")};
  const char *folders[2];
  size_t n = 0;
  for (size_t i = 0; i < 2; i++)
    if (candidates[i]) folders[n++] = candidates[i];
  if (!c->syntax) c->syntax = syntax_set_new(folders, n);
  return c->syntax;
}

/* ---- the index ---- */

static bool open_library(struct cli *c, char **dirs, size_t n_dirs)
{
  struct library_place place;
  if (!cli_find_place(c, dirs, n_dirs, &place)) return false;
  c->library = library_open(&place, &c->err);
  if (!c->library) return false;
  struct query_world world = state_world(cli_open_state(c, STATE_LOOK));
  library_set_world(c->library, &world);
  return true;
}

static void tell_notice(struct cli *c)
{
  struct str notice = library_notice(c->library);
  if (notice.n) cli_tell("%.*s", STR_ARG(notice));
}

bool cli_open_library(struct cli *c, char **dirs, size_t n_dirs)
{
  if (!open_library(c, dirs, n_dirs)) return false;
  tell_notice(c);
  return true;
}

/* What the functions that an update calls are given. */
struct updating {
  struct cli_progress progress; /* first: some of them know of it alone */
  struct state *state;
};

static void tell_failure(void *context, const struct update_failure *failure)
{
  struct cli_progress *progress = context;
  progress_hide(progress);
  cli_tell("%.*s: %.*s", STR_ARG(failure->path), STR_ARG(failure->why));
}

static void keep_rename(void *context, struct str from, struct str to)
{
  const struct updating *u = context;
  state_renamed(u->state, from, to);
}

bool cli_update(struct cli *c, bool tell_failures, struct update_report *report)
{
  struct updating updating = {progress_start(), cli_open_state(c, STATE_LOOK)};
  struct err unsaved = ERR_INIT;
  const struct update_options options = {.progress = progress_show,
      .failed = tell_failures ? tell_failure : NULL,
      .renamed = keep_rename,
      .context = &updating};
  bool ok = (option_given(&c->options, OPTION_SHARED) ? library_write_shared : library_update)(
      c->library, &options, report, &c->err);
  progress_hide(&updating.progress);
  if (!state_settle(updating.state, &unsaved)) cli_tell("%s", unsaved.text);
  return ok;
}

/* Where a glance has seen a change that is none of notes, the update keeps what it saw. Where there
 * is no note, it says whether something was in the way. */
static bool freshen(struct cli *c)
{
  enum library_freshness freshness;
  size_t n_differ;
  struct update_report report = {0};
  if (!library_check(c->library, &freshness, &n_differ, &c->err)) return false;
  bool has_notes = library_count(c->library);
  if (freshness == LIBRARY_FRESH && has_notes && !c->saw_change) return true;
  if (library_is_shared(c->library)) {
    cli_tell(
        "the library's shared index is behind by %zu note%s", n_differ, n_differ == 1 ? "" : "s");
    return true;
  }
  bool is_cheap = n_differ <= (size_t)config_number(c->config, SETTING_UPDATE_LIMIT);
  if (freshness == LIBRARY_EMPTY || is_cheap) {
    bool ok = cli_update(c, false, &report);
    c->n_unread = report.n_failed;
    return ok;
  }
  cli_tell("the index is behind by %zu note%s: \"fieldnotes index\" brings it up to date", n_differ,
      n_differ == 1 ? "" : "s");
  return true;
}

/* An index that was brought up to date, and still cannot be opened, answers nothing. */
static bool freshen_to_read(struct cli *c)
{
  if (!freshen(c)) return false;
  if (library_count(c->library) || !library_notice_passes(c->library)) return true;
  return err_set(&c->err, "%.*s", STR_ARG(library_notice(c->library)));
}

/* What was in the way of the index is no reason not to search: in what it holds, else in one that
 * is made in memory. */
bool cli_freshen(struct cli *c)
{
  if (freshen_to_read(c)) return true;
  /* A damaged index was set aside: another takes its place. */
  if (str_eq(library_notice(c->library), str_of(c->err.text))) {
    cli_tell("%s", c->err.text);
    c->err = (struct err)ERR_INIT;
    if (freshen(c)) return true;
  }
  struct err why = c->err;
  c->err = (struct err)ERR_INIT;
  if (library_count(c->library)) {
    cli_tell("%s: notes are found as they were before", why.text);
    return true;
  }
  if (library_leave_folder(c->library)) {
    cli_tell("the index is kept in memory only: %s", why.text);
    return freshen(c);
  }
  c->err = why;
  return false;
}

/* Who was not asked to look at each file says how many were in the way. */
static bool freshen_and_tell(struct cli *c)
{
  c->n_unread = 0;
  bool ok = cli_freshen(c);
  if (c->n_unread)
    cli_tell("%zu file%s could not be read: \"fieldnotes doctor\" tells which", c->n_unread,
        c->n_unread == 1 ? "" : "s");
  return ok;
}

bool cli_open_index(struct cli *c)
{
  if (!open_library(c, NULL, 0)) return false;
  if (!library_notice_passes(c->library)) tell_notice(c);
  enum library_glance seen = library_glance(c->library);
  c->only_glanced = seen == LIBRARY_GLANCE_SAME;
  c->saw_change = seen == LIBRARY_GLANCE_CHANGED && !library_is_shared(c->library);
  bool is_fine = seen != LIBRARY_GLANCE_CHANGED && library_count(c->library);
  return is_fine || freshen_and_tell(c);
}

bool cli_look_again(struct cli *c)
{
  bool only_glanced = c->only_glanced;
  c->only_glanced = false;
  return only_glanced && freshen_and_tell(c);
}

/* ---- the state ---- */

struct state *cli_open_state(struct cli *c, enum state_use use)
{
  struct buf path = BUF_INIT;
  struct err ignored = ERR_INIT;
  bool has_home = places_add(&path, PLACE_STATE, &ignored);
  struct state_place place = {.folder = has_home ? buf_cstr(&path) : NULL, .use = use};
  if (!c->state) c->state = state_open(&place);
  buf_release(&path);
  return c->state;
}

/* ---- queries ---- */

struct str cli_join_arguments(struct cli *c)
{
  struct buf text = BUF_INIT;
  for (int i = 0; i < c->n_args; i++)
    buf_addf(&text, i ? " %s" : "%s", c->args[i]);
  struct str joined = arena_str(c->arena, buf_str(&text));
  buf_release(&text);
  return joined;
}

/* ---- notes ---- */

static bool read_standard_input(struct buf *bytes, struct err *err)
{
  return fs_read_fd(STDIN_FILENO, "standard input", LIMIT_NOTE_BYTES, bytes, err);
}

/* May the note at the path be read? Tells why not. */
static bool admits(struct cli *c, const char *path)
{
  struct library_place place;
  return !secure_is_on(c) ||
         (cli_find_place(c, NULL, 0, &place) && secure_admits(c, place.roots, place.n_roots, path));
}

/* What the library finds for a NOTE. A path comes before a title: who names a folder means that,
 * and no note that has its name in a title. A guest is not told what else is there. */
static bool is_folder(struct cli *c, const char *note)
{
  struct err before = c->err;
  if (!fs_is_folder(note)) return false;
  bool is_told = admits(c, note);
  c->err = before;
  if (is_told)
    err_set(&c->err, "%s: is a folder, not a note: \"fieldnotes %s\" opens it", note, note);
  return is_told;
}

bool cli_resolve(struct cli *c, const char *note, struct buf *path)
{
  if (is_folder(c, note) || !cli_open_index(c)) return false;
  return library_resolve(c->library, str_of(note), path, &c->err) ||
         (cli_look_again(c) && library_resolve(c->library, str_of(note), path, &c->err));
}

/* The file that the argument names, or that the library finds for it. A link that leads nowhere is
 * meant as a file: reading it tells why it cannot be. */
static bool find_note(struct cli *c, const char *note, struct buf *path)
{
  struct stat status;
  if (!fs_is_folder(note) && lstat(note, &status) == 0 && admits(c, note)) {
    buf_add_cstr(path, note);
    return true;
  }
  bool found = cli_resolve(c, note, path);
  if (found && admits(c, buf_cstr(path))) return true;
  if (found || str_has(str_of(note), '/')) admits(c, note); /* refused as it was given */
  return false;
}

/* A path that the user gave is theirs to lead anywhere, unless they are guests: then nobody
 * exchanges it for a link after it was admitted. */
static bool read_file(struct cli *c, const char *path, struct buf *bytes)
{
  if (!secure_is_on(c)) return fs_read(path, LIMIT_NOTE_BYTES, bytes, NULL, &c->err);
  struct buf real = BUF_INIT;
  bool ok = fs_add_real(&real, path, &c->err) && admits(c, buf_cstr(&real)) &&
            fs_read_real(buf_cstr(&real), LIMIT_NOTE_BYTES, bytes, NULL, &c->err);
  buf_release(&real);
  return ok;
}

struct article *cli_read_note(struct cli *c, const char *note)
{
  struct buf path = BUF_INIT, bytes = BUF_INIT;
  struct article *article = NULL;
  bool is_input = strcmp(note, "-") == 0;
  if (is_input) buf_add_cstr(&path, note);
  bool ok = is_input ? read_standard_input(&bytes, &c->err)
                     : find_note(c, note, &path) && read_file(c, buf_cstr(&path), &bytes);
  if (ok) article = article_take_by(cli_field_names(c), buf_str(&path), &bytes);
  buf_release(&path);
  buf_release(&bytes);
  return article;
}
