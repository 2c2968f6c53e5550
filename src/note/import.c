/* Importing: read the page, find its note, write what differs. */
#include "note/import.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/text.h"
#include "note/importfind.h"
#include "note/pagemeta.h"
#include "note/pagetext.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct import {
  struct arena *arena;
  const char *page_path, *into;
  bool dry_run;
  struct faults *faults;
  struct pagetext page;
  struct str slug;
  int dir_fd; /* of `into`; -1 while there is no such folder */
};

/* ---- the page ---- */

/* The meta as it will be read back from the note: what cannot be kept there is an error. */
static bool settle_meta(struct import *im, struct err *err)
{
  struct buf yaml = BUF_INIT;
  struct faults faults = {.arena = im->arena};
  tree_add_yaml(&yaml, im->page.meta);
  struct str text = arena_str(im->arena, buf_str(&yaml));
  buf_release(&yaml);
  struct tree *read = tree_read_yaml(im->arena, text, 1, &faults);
  if (faults.n) {
    return err_set(err, "%s: its post meta does not fit in a note: %.*s", im->page_path,
        STR_ARG(faults.first->text));
  }
  im->page.meta = read;
  return true;
}

static bool read_page(struct import *im, struct err *err)
{
  struct buf text = BUF_INIT;
  bool ok =
      fs_read(im->page_path, LIMIT_PAGE_TEXT_BYTES, &text, NULL, err) &&
      pagetext_read(im->arena, str_of(im->page_path), buf_str(&text), &im->page, im->faults, err) &&
      settle_meta(im, err);
  buf_release(&text);
  return ok;
}

/* A file's name from the title: short enough that a number and a suffix still fit. */
static struct str slug_of(struct arena *a, struct str title)
{
  enum { SLUG_BYTES = 120 };
  struct buf slug = BUF_INIT;
  text_add_slug(&slug, title);
  struct str cut = str_first_whole(buf_str(&slug), SLUG_BYTES);
  while (cut.n && cut.p[cut.n - 1] == '-')
    cut.n--;
  struct str name = cut.n ? arena_str(a, cut) : STR_LIT("note");
  buf_release(&slug);
  return name;
}

/* ---- the note that is there ---- */

/* Is the key the importer's own, so that it goes when the page has it no more? */
static bool is_own_key(struct str key)
{
  return str_eq_name(key, STR_LIT(PAGEMETA_UNPARSED));
}

/* Does the note have every value of the page, and no key of the importer's that the page has not?
 */
static bool has_same_meta(const struct tree *note, const struct tree *page)
{
  for (const struct tree *t = page->first; t; t = t->next) {
    const struct tree *known = tree_get(note, t->key);
    if (!known || !tree_eq(known, t)) return false;
  }
  for (const struct tree *t = note->first; t; t = t->next)
    if (is_own_key(t->key) && !tree_get(page, t->key)) return false;
  return true;
}

/* Are two bodies the same but for the kind of their line ends and for blanks around them? */
static bool is_same_body(struct str a, struct str b)
{
  struct str x, y;
  a = str_trim(a);
  b = str_trim(b);
  while (a.n && b.n)
    if (!str_cut_line(&a, &x) || !str_cut_line(&b, &y) || !str_eq(x, y)) return false;
  return !a.n && !b.n;
}

/* Moves the keys that only the note has behind those of the page. */
static void keep_other_keys(struct tree *page, const struct tree *note)
{
  for (struct tree *t = note->first, *next; t; t = next) {
    next = t->next;
    if (!is_own_key(t->key) && !tree_get(page, t->key)) tree_add(page, t->key, t);
  }
}

/* ---- writing ---- */

static struct str path_in(struct import *im, struct str name)
{
  struct buf path = BUF_INIT;
  fs_add_joined(&path, str_of(im->into), name);
  struct str joined = arena_str(im->arena, buf_str(&path));
  buf_release(&path);
  return joined;
}

static unsigned user_mode(unsigned mode)
{
  mode_t mask = umask(0);
  umask(mask);
  return mode & ~(unsigned)mask;
}

static bool write_note(struct import *im, struct str path, unsigned mode, struct err *err)
{
  struct buf note = BUF_INIT;
  pagetext_add_note(&note, &im->page);
  bool ok = fs_write(path.p, buf_str(&note), mode, err);
  buf_release(&note);
  return ok;
}

static bool import_new(struct import *im, struct import_result *out, struct err *err)
{
  struct str slug = im->slug;
  struct str name = im->dir_fd < 0 ? arena_printf(im->arena, "%.*s.md", STR_ARG(slug))
                                   : import_free_name(im->arena, im->dir_fd, slug);
  out->outcome = IMPORT_NEW;
  out->path = path_in(im, name);
  if (im->dry_run) return true;
  return (im->dir_fd >= 0 || fs_make_dirs(im->into, user_mode(0777), err)) &&
         write_note(im, out->path, user_mode(0666), err);
}

static bool import_again(
    struct import *im, const struct import_note *note, struct import_result *out, struct err *err)
{
  out->path = path_in(im, note->name);
  out->outcome = IMPORT_UNCHANGED;
  if (has_same_meta(note->meta, im->page.meta) && is_same_body(note->body, im->page.body))
    return true;
  out->outcome = IMPORT_CHANGED;
  out->former = arena_printf(im->arena, "%.*s~", STR_ARG(out->path));
  if (note->is_broken)
    fault_add(im->faults, 0,
        "the note's front matter was broken: what could not be read is in %.*s",
        STR_ARG(out->former));
  keep_other_keys(im->page.meta, note->meta);
  return im->dry_run || (fs_write(out->former.p, note->bytes, note->mode, err) &&
                            write_note(im, out->path, note->mode, err));
}

/* Opens the folder; that it is missing is no error. */
static bool open_folder(struct import *im, struct err *err)
{
  im->dir_fd = open(im->into, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return im->dir_fd >= 0 || errno == ENOENT || err_errno(err, "%s", im->into);
}

bool import_file(struct arena *a, const char *page_path, const char *into, bool dry_run,
    struct import_result *out, struct err *err)
{
  *out = (struct import_result){.path = STR_NONE, .former = STR_NONE, .faults.arena = a};
  struct import im = {
      .arena = a, .page_path = page_path, .into = into, .dry_run = dry_run, .faults = &out->faults};
  if (!read_page(&im, err) || !open_folder(&im, err)) return false;
  im.slug = slug_of(a, im.page.title);
  struct import_note note = {.name = STR_NONE};
  struct import_search search = {a, im.dir_fd, import_key_of(im.page.meta), im.slug, im.faults};
  bool ok = im.dir_fd < 0 || import_find(&search, &note, err);
  if (ok && note.name.n)
    ok = import_again(&im, &note, out, err);
  else if (ok)
    ok = import_new(&im, out, err);
  if (im.dir_fd >= 0) close(im.dir_fd);
  return ok;
}
