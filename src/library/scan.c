/* Walking the folders of a library. */
#include "library/scan.h"

#include "base/limits.h"
#include "base/mem.h"
#include "library/ignore.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A folder that changed so short before it was looked into may change again under the same stamp:
 * the clocks of file systems are coarse. */
static const int64_t JUST_NOW_NS = INT64_C(50) * 1000000;

static const char *const note_suffixes[] = {"md", "markdown", "mdown", "mkd"};

static const char *const left_out_folders[] = {"node_modules"};

/* A name in a folder. */
struct name {
  struct str text; /* a folder's ends in '/', so that names sort as whole paths do */
  bool is_folder;
};

/* A folder that is being walked. */
struct folder {
  struct str path; /* relative to the root, ending in '/'; empty for the root */
  struct name *names;
  size_t n, cap, next;
  struct ignore *ignore; /* the rules that stand in it, or NULL */
};

struct walk {
  struct scan *scan;
  const struct root *root;
  uint32_t root_index;
  struct folder *open; /* from the root down to where the walk is */
  size_t depth, cap;
  size_t n_ignores;       /* of the open folders: how many have rules */
  struct ignore *exclude; /* rules that hold where those of folders have no word; or NULL */
};

void scan_init(struct scan *s)
{
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  *s = (struct scan){.arena = arena_new(), .began_ns = fs_time_ns(&now)};
}

void scan_release(struct scan *s)
{
  arena_free(s->arena);
  free(s->files);
  free(s->folders);
  free(s->troubles);
  *s = (struct scan){0};
}

bool scan_is_note_name(struct str name)
{
  struct str suffix = fs_suffix(name);
  for (size_t i = 0; i < sizeof note_suffixes / sizeof *note_suffixes; i++)
    if (str_eq_nocase(suffix, str_of(note_suffixes[i]))) return true;
  return false;
}

static bool is_left_out(const char *name, bool is_folder)
{
  if (name[0] == '.') return true;
  for (size_t i = 0; is_folder && i < sizeof left_out_folders / sizeof *left_out_folders; i++)
    if (strcmp(name, left_out_folders[i]) == 0) return true;
  return false;
}

static void add_trouble(struct walk *w, struct str path, bool is_folder, struct err *why)
{
  struct scan *s = w->scan;
  root_cut_path(w->root, path, why);
  s->troubles = mem_grow(s->troubles, &s->cap_troubles, s->n_troubles + 1, sizeof *s->troubles);
  s->troubles[s->n_troubles++] = (struct scan_trouble){
      .path = arena_str(s->arena, path),
      .why = arena_str(s->arena, str_of(why->text)),
      .root = w->root_index,
      .is_folder = is_folder,
  };
}

/* ---- files ---- */

static void add_file(struct walk *w, struct str path, const struct stat *status)
{
  struct scan *s = w->scan;
  s->files = mem_grow(s->files, &s->cap_files, s->n_files + 1, sizeof *s->files);
  s->files[s->n_files++] = (struct scan_file){
      .path = path,
      .root = w->root_index,
      .stamp = fs_stamp_of(status),
  };
}

/* Looks what a link leads to: a folder is no trouble, a file must lie beneath the root. */
static bool stat_target(struct walk *w, struct str path, struct stat *status, struct err *err)
{
  struct stat any;
  if (fstatat(w->root->fd, path.p, &any, 0) == 0 && S_ISDIR(any.st_mode)) {
    *status = any;
    return true;
  }
  struct buf target = BUF_INIT;
  bool ok = root_add_target(w->root, path, &target, err);
  if (ok && fstatat(w->root->fd, buf_cstr(&target), status, AT_SYMLINK_NOFOLLOW) != 0)
    ok = err_errno(err, "%s", path.p);
  buf_release(&target);
  return ok;
}

/* A name that ends as a note's does: path is followed by a NUL. */
static void take_file(struct walk *w, struct str path)
{
  struct stat status;
  struct err err = ERR_INIT;
  bool ok = fstatat(w->root->fd, path.p, &status, AT_SYMLINK_NOFOLLOW) == 0;
  if (!ok && errno == ENOENT) return; /* just gone */
  if (!ok) err_errno(&err, "%s", path.p);
  if (ok && S_ISLNK(status.st_mode)) ok = stat_target(w, path, &status, &err);
  if (ok && S_ISDIR(status.st_mode)) return;
  if (ok && S_ISREG(status.st_mode)) {
    add_file(w, path, &status);
    return;
  }
  /* Opening says best why it is no file to read. */
  if (ok) {
    int fd = fs_open_at(w->root->fd, path.p, NULL, &err);
    if (fd >= 0) close(fd);
  }
  add_trouble(w, path, false, &err);
}

/* ---- stamps of folders ---- */

static void add_folder(struct walk *w, struct str path, int fd)
{
  struct scan *s = w->scan;
  struct stat status;
  if (fstat(fd, &status) != 0) return;
  int64_t mtime_ns = fs_time_ns(&status.st_mtim);
  s->folders = mem_grow(s->folders, &s->cap_folders, s->n_folders + 1, sizeof *s->folders);
  s->folders[s->n_folders++] = (struct scan_folder){
      path, mtime_ns > s->began_ns - JUST_NOW_NS ? 0 : mtime_ns, w->root_index};
}

static int compare_folders(const void *a, const void *b)
{
  const struct scan_folder *x = a, *y = b;
  return x->root != y->root ? (x->root < y->root ? -1 : 1) : str_cmp(x->path, y->path);
}

/* ---- what is left out ---- */

/* Reads the rules that stand in the folder; rules that cannot be read are told. */
static struct ignore *read_rules(struct walk *w, struct str folder)
{
  struct buf path = BUF_INIT, text = BUF_INIT;
  struct err err = ERR_INIT;
  buf_add(&path, folder);
  buf_add_cstr(&path, IGNORE_FILE);
  int fd = fs_open_at(w->root->fd, buf_cstr(&path), NULL, &err);
  bool ok = fd >= 0 && fs_read_fd(fd, buf_cstr(&path), LIMIT_IGNORE_BYTES, &text, &err);
  if (fd >= 0) add_folder(w, arena_str(w->scan->arena, buf_str(&path)), fd);
  if (fd >= 0) close(fd);
  struct ignore *ignore = ok ? ignore_new(buf_str(&text)) : NULL;
  if (!ok) add_trouble(w, buf_str(&path), false, &err);
  buf_release(&path);
  buf_release(&text);
  return ignore;
}

/* The innermost folder whose rules have a word on it decides. */
static bool is_ignored(const struct walk *w, const struct name *name)
{
  struct str path = str_first(name->text, name->text.n - name->is_folder);
  for (size_t i = w->n_ignores ? w->depth : 0; i-- > 0;) {
    const struct folder *f = &w->open[i];
    enum ignore_answer answer =
        f->ignore ? ignore_ask(f->ignore, str_from(path, f->path.n), name->is_folder)
                  : IGNORE_NO_WORD;
    if (answer != IGNORE_NO_WORD) return answer == IGNORE_OUT;
  }
  return w->exclude && ignore_ask(w->exclude, path, name->is_folder) == IGNORE_OUT;
}

/* ---- names ---- */

static bool is_folder(const struct walk *w, const struct folder *f, const struct dirent *entry)
{
  if (entry->d_type != DT_UNKNOWN) return entry->d_type == DT_DIR;
  struct stat status;
  struct buf path = BUF_INIT;
  buf_add(&path, f->path);
  buf_add_cstr(&path, entry->d_name);
  bool ok = fstatat(w->root->fd, buf_cstr(&path), &status, AT_SYMLINK_NOFOLLOW) == 0;
  buf_release(&path);
  return ok && S_ISDIR(status.st_mode);
}

static void take_name(struct walk *w, struct folder *f, const struct dirent *entry)
{
  if (strcmp(entry->d_name, IGNORE_FILE) == 0) f->ignore = read_rules(w, f->path);
  bool is_dir = is_folder(w, f, entry);
  if (is_left_out(entry->d_name, is_dir)) return;
  struct str text = str_of(entry->d_name);
  if (!is_dir && !scan_is_note_name(text)) return;
  f->names = mem_grow(f->names, &f->cap, f->n + 1, sizeof *f->names);
  f->names[f->n++] = (struct name){
      arena_printf(w->scan->arena, "%.*s%s%s", STR_ARG(f->path), text.p, is_dir ? "/" : ""),
      is_dir,
  };
}

static int compare_names(const void *a, const void *b)
{
  const struct name *x = a, *y = b;
  return str_cmp(x->text, y->text);
}

/* ---- folders ---- */

static DIR *open_folder(const struct walk *w, struct str path)
{
  int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  int fd = openat(w->root->fd, path.n ? path.p : ".", flags);
  DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
  if (fd >= 0 && !dir) close(fd);
  return dir;
}

/* Reads the names of a folder and makes it the innermost one. */
static void enter(struct walk *w, struct str path)
{
  struct err err;
  if (w->scan->entering) w->scan->entering(w->scan->context, w->root, path);
  DIR *dir = open_folder(w, path);
  if (!dir) {
    err_errno(&err, "%s", path.n ? path.p : buf_cstr(&w->root->path));
    add_trouble(w, path, true, &err);
    return;
  }
  struct folder f = {.path = path};
  add_folder(w, path, dirfd(dir));
  errno = 0;
  for (struct dirent *entry; (entry = readdir(dir)); errno = 0)
    take_name(w, &f, entry);
  if (errno) {
    err_errno(&err, "%s", path.n ? path.p : buf_cstr(&w->root->path));
    add_trouble(w, path, true, &err);
  }
  closedir(dir);
  w->n_ignores += f.ignore != NULL;
  if (f.n) qsort(f.names, f.n, sizeof *f.names, compare_names);
  w->open = mem_grow(w->open, &w->cap, w->depth + 1, sizeof *w->open);
  w->open[w->depth++] = f;
}

static void leave(struct walk *w)
{
  struct folder *f = &w->open[--w->depth];
  w->n_ignores -= f->ignore != NULL;
  ignore_free(f->ignore);
  free(f->names);
  if (w->scan->progress) w->scan->progress(w->scan->context, w->scan->n_files);
}

static bool is_cancelled(const struct scan *s)
{
  return s->cancel && atomic_load_explicit(s->cancel, memory_order_relaxed);
}

static bool walk_root(struct walk *w)
{
  bool cancelled = false;
  enter(w, STR_NONE);
  while (w->depth) {
    struct folder *f = &w->open[w->depth - 1];
    cancelled = cancelled || is_cancelled(w->scan);
    if (f->next == f->n || cancelled) {
      leave(w);
      continue;
    }
    struct name name = f->names[f->next++];
    if (is_ignored(w, &name)) continue;
    if (name.is_folder)
      enter(w, name.text);
    else
      take_file(w, name.text);
  }
  free(w->open);
  return !cancelled;
}

static int compare_troubles(const void *a, const void *b)
{
  const struct scan_trouble *x = a, *y = b;
  return x->root != y->root ? (x->root < y->root ? -1 : 1) : str_cmp(x->path, y->path);
}

/* Rules that stand in no folder count as a folder's stamp would. */
static void keep_rules(struct scan *s)
{
  s->folders = mem_grow(s->folders, &s->cap_folders, s->n_folders + 1, sizeof *s->folders);
  s->folders[s->n_folders++] = (struct scan_folder){s->exclude, 0, SCAN_RULES};
}

bool scan_run(struct scan *s, const struct root *roots, size_t n_roots)
{
  struct ignore *exclude = s->exclude.n ? ignore_new(s->exclude) : NULL;
  bool whole = true;
  for (size_t i = 0; i < n_roots && whole; i++) {
    struct walk w = {.scan = s, .root = &roots[i], .root_index = (uint32_t)i, .exclude = exclude};
    whole = walk_root(&w);
  }
  ignore_free(exclude);
  keep_rules(s);
  qsort(s->folders, s->n_folders, sizeof *s->folders, compare_folders);
  if (s->n_troubles) qsort(s->troubles, s->n_troubles, sizeof *s->troubles, compare_troubles);
  return whole;
}

static bool is_trouble(const struct scan *s, uint32_t root, struct str path, bool is_folder)
{
  const struct scan_trouble wanted = {.root = root, .path = path};
  const struct scan_trouble *t =
      bsearch(&wanted, s->troubles, s->n_troubles, sizeof *s->troubles, compare_troubles);
  return t && t->is_folder == is_folder;
}

bool scan_has_trouble(const struct scan *s, uint32_t root, struct str path)
{
  if (!s->n_troubles) return false;
  if (is_trouble(s, root, path, false) || is_trouble(s, root, STR_NONE, true)) return true;
  for (size_t i = 0; i < path.n; i++)
    if (path.p[i] == '/' && is_trouble(s, root, str_first(path, i + 1), true)) return true;
  return false;
}
