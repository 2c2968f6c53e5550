/* The folder of an index: names, numbers, the lock. */
#include "library/place.h"

#include "base/ascii.h"
#include "base/fs.h"
#include "library/fnv.h"
#include "library/schema.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_AGAIN_MS = 10, NUMBER_DIGITS = 9 };

static const char *const prefixes[] = {
    [PLACE_INDEX] = "index.",
    [PLACE_HIDDEN] = "new.",
    [PLACE_FOREIGN] = "foreign.",
};

/* A database is these files; the log's are made by SQLite. */
static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};

void place_release(struct place *p)
{
  buf_release(&p->folder);
  buf_release(&p->roots);
}

void place_add_name(const struct place *p, struct buf *out)
{
  buf_addf(out, "%016" PRIx64 ".v%d", fnv1a(buf_str(&p->roots)), SCHEMA_VERSION);
}

bool place_make(struct place *p, const char *cache_dir, struct err *err)
{
  struct buf path = BUF_INIT;
  buf_add_cstr(&path, cache_dir);
  buf_add_char(&path, '/');
  place_add_name(p, &path);
  bool ok =
      fs_make_dirs(buf_cstr(&path), 0700, err) && fs_add_real(&p->folder, buf_cstr(&path), err);
  if (ok && faccessat(AT_FDCWD, buf_cstr(&p->folder), R_OK | W_OK | X_OK, AT_EACCESS) != 0)
    ok = err_errno(err, "%s cannot be written", buf_cstr(&path));
  if (!ok) buf_release(&p->folder);
  buf_release(&path);
  return ok;
}

void place_add_path(const struct place *p, enum place_file kind, unsigned number, struct buf *out)
{
  buf_addf(out, "%s/%s%u.db", buf_cstr(&p->folder), prefixes[kind], number);
}

unsigned place_number_of(const char *name, enum place_file kind, bool *is_log)
{
  struct str rest = str_of(name), prefix = str_of(prefixes[kind]);
  if (!str_starts(rest, prefix)) return 0;
  rest = str_from(rest, prefix.n);
  unsigned number = 0;
  for (int digits = 0; rest.n && ascii_is_digit(rest.p[0]); rest = str_from(rest, 1)) {
    if (++digits > NUMBER_DIGITS) return 0;
    number = number * 10 + (unsigned)(rest.p[0] - '0');
  }
  *is_log = !str_eq(rest, STR_LIT(".db"));
  return str_starts(rest, STR_LIT(".db")) ? number : 0;
}

unsigned place_newest(const struct place *p)
{
  unsigned newest = 0;
  DIR *folder = opendir(buf_cstr(&p->folder));
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    bool is_log;
    unsigned number = place_number_of(entry->d_name, PLACE_INDEX, &is_log);
    if (number > newest && !is_log) newest = number;
  }
  if (folder) closedir(folder);
  return newest;
}

unsigned place_count_foreign(const struct place *p)
{
  unsigned n = 0;
  DIR *folder = opendir(buf_cstr(&p->folder));
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    bool is_log;
    n += place_number_of(entry->d_name, PLACE_FOREIGN, &is_log) && !is_log;
  }
  if (folder) closedir(folder);
  return n;
}

/* Has the file's bytes reach the disk before its name tells that it is whole. */
static bool sync_file(const char *path)
{
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  bool ok = fd >= 0 && fsync(fd) == 0;
  if (fd >= 0) close(fd);
  return ok;
}

bool place_rename(const struct place *p, unsigned number, enum place_file from, enum place_file to,
    struct err *err)
{
  struct buf old = BUF_INIT, new = BUF_INIT;
  place_add_path(p, from, number, &old);
  place_add_path(p, to, number, &new);
  bool ok = (sync_file(buf_cstr(&old)) && rename(buf_cstr(&old), buf_cstr(&new)) == 0) ||
            err_errno(err, "%s cannot be renamed", buf_cstr(&old));
  buf_release(&old);
  buf_release(&new);
  return ok;
}

static void remove_file(const struct place *p, enum place_file kind, unsigned number, size_t i)
{
  struct buf path = BUF_INIT;
  place_add_path(p, kind, number, &path);
  buf_add_cstr(&path, suffixes[i]);
  unlink(buf_cstr(&path));
  buf_release(&path);
}

static void remove_database(const struct place *p, enum place_file kind, unsigned number)
{
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
    remove_file(p, kind, number, i);
}

/* A kill may have left one that was being built, or the log of an index that is gone. */
static void remove_left_over(const struct place *p, enum place_file kind, unsigned number)
{
  for (size_t i = kind == PLACE_HIDDEN ? 0 : 1; i < sizeof suffixes / sizeof *suffixes; i++)
    remove_file(p, kind, number, i);
}

bool place_make_file(const struct place *p, enum place_file kind, unsigned number, struct err *err)
{
  struct buf path = BUF_INIT;
  remove_left_over(p, kind, number);
  place_add_path(p, kind, number, &path);
  int fd = open(buf_cstr(&path), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  bool ok = fd >= 0 || err_errno(err, "%s cannot be made", buf_cstr(&path));
  if (fd >= 0) close(fd);
  buf_release(&path);
  return ok;
}

void place_tidy(const struct place *p, unsigned number)
{
  DIR *folder = opendir(buf_cstr(&p->folder));
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    bool is_log;
    unsigned index = place_number_of(entry->d_name, PLACE_INDEX, &is_log);
    unsigned hidden = place_number_of(entry->d_name, PLACE_HIDDEN, &is_log);
    if (index && index != number) remove_database(p, PLACE_INDEX, index);
    if (hidden) remove_database(p, PLACE_HIDDEN, hidden);
  }
  if (folder) closedir(folder);
}

static int open_lock(const struct place *p, struct err *err)
{
  struct buf path = BUF_INIT;
  buf_addf(&path, "%s/lock", buf_cstr(&p->folder));
  int fd = open(buf_cstr(&path), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) err_errno(err, "%s cannot be opened", buf_cstr(&path));
  buf_release(&path);
  return fd;
}

static bool is_set(const atomic_bool *cancel)
{
  return cancel && atomic_load_explicit(cancel, memory_order_relaxed);
}

int place_lock(const struct place *p, int wait_ms, const atomic_bool *cancel, struct err *err)
{
  const struct timespec pause = {0, LOOK_AGAIN_MS * 1000000L};
  int fd = open_lock(p, err);
  if (fd < 0) return -1;
  for (; flock(fd, LOCK_EX | LOCK_NB) != 0; wait_ms -= LOOK_AGAIN_MS) {
    bool is_taken = errno == EWOULDBLOCK || errno == EINTR;
    if (!is_taken) err_errno(err, "%s cannot be locked", buf_cstr(&p->folder));
    if (!is_taken || wait_ms <= 0 || is_set(cancel)) {
      close(fd);
      return -1;
    }
    nanosleep(&pause, NULL);
  }
  return fd;
}
