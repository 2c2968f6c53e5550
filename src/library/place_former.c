/* The folders of former versions of the index. */
#include "library/place.h"

#include "base/ascii.h"
#include "base/fs.h"
#include "library/schema.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- may a file be removed? ---- */

/* Is it an index, by the header of SQLite's format (section 1.3)? One that was only begun is
 * empty. */
static bool is_index(int fd)
{
  enum { HEADER_BYTES = 72, APPLICATION_AT = 68 };
  static const unsigned char id[] = {SCHEMA_APPLICATION >> 24 & 0xFF,
      SCHEMA_APPLICATION >> 16 & 0xFF, SCHEMA_APPLICATION >> 8 & 0xFF, SCHEMA_APPLICATION & 0xFF};
  char header[HEADER_BYTES];
  ssize_t n = pread(fd, header, sizeof header, 0);
  if (n == 0) return true;
  return n == HEADER_BYTES && memcmp(header, "SQLite format 3", 16) == 0 &&
         memcmp(header + APPLICATION_AT, id, sizeof id) == 0;
}

/* Who has a database open holds locks on it, and on what is shared of its log. */
static bool is_locked(int fd)
{
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  return fcntl(fd, F_GETLK, &lock) != 0 || lock.l_type != F_UNLCK;
}

static bool may_go(const struct place *p, const char *name, bool is_log)
{
  struct buf path = BUF_INIT;
  struct stat status;
  fs_add_joined(&path, buf_str(&p->folder), str_of(name));
  int fd = open(buf_cstr(&path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  bool may = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && !is_locked(fd) &&
             (is_log || is_index(fd));
  if (fd >= 0) close(fd);
  buf_release(&path);
  return may;
}

/* ---- one folder ---- */

/* Calls `take` for each database and its logs, as far as that says so. */
static bool walk(const struct place *p, bool (*take)(const struct place *, const char *, bool))
{
  bool ok = true, is_log;
  DIR *folder = opendir(buf_cstr(&p->folder));
  if (!folder) return false;
  for (struct dirent *entry; ok && (entry = readdir(folder));)
    if (place_number_of(entry->d_name, PLACE_INDEX, &is_log) ||
        place_number_of(entry->d_name, PLACE_HIDDEN, &is_log))
      ok = take(p, entry->d_name, is_log);
  closedir(folder);
  return ok;
}

static bool remove_one(const struct place *p, const char *name, bool is_log)
{
  struct buf path = BUF_INIT;
  (void)is_log;
  fs_add_joined(&path, buf_str(&p->folder), str_of(name));
  bool ok = unlink(buf_cstr(&path)) == 0;
  buf_release(&path);
  return ok;
}

/* Where something else is called as an index is, nothing is removed; what has another name stays,
 * and the folder with it. */
static void remove_folder(const struct place *p)
{
  struct buf lock = BUF_INIT;
  fs_add_joined(&lock, buf_str(&p->folder), STR_LIT("lock"));
  int fd = open(buf_cstr(&lock), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  bool is_ours = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0;
  if (is_ours && walk(p, may_go) && walk(p, remove_one) && unlink(buf_cstr(&lock)) == 0)
    rmdir(buf_cstr(&p->folder));
  if (fd >= 0) close(fd);
  buf_release(&lock);
}

/* ---- all ---- */

/* Is it `ours` with a lower version: "1f3a...e9.v4"? */
static bool is_former(struct str name, struct str ours)
{
  enum { DIGITS = 4 };
  size_t begin = ours.n;
  while (begin && ascii_is_digit(ours.p[begin - 1]))
    begin--;
  if (!begin || !str_starts(name, str_first(ours, begin))) return false;
  struct str digits = str_from(name, begin);
  int version = 0;
  for (size_t i = 0; i < digits.n; i++) {
    if (i == DIGITS || !ascii_is_digit(digits.p[i])) return false;
    version = version * 10 + (digits.p[i] - '0');
  }
  return digits.n && digits.p[0] != '0' && version < SCHEMA_VERSION;
}

/* A link is left, wherever it leads. */
static bool is_folder(const char *path)
{
  struct stat status;
  return lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid();
}

void place_remove_former(const struct place *p)
{
  struct buf above = BUF_INIT;
  struct str ours = fs_basename(buf_str(&p->folder));
  buf_add(&above, fs_dirname(buf_str(&p->folder)));
  DIR *folder = p->folder.n ? opendir(buf_cstr(&above)) : NULL;
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    if (!is_former(str_of(entry->d_name), ours)) continue;
    struct place former = PLACE_INIT;
    fs_add_joined(&former.folder, buf_str(&above), str_of(entry->d_name));
    if (is_folder(buf_cstr(&former.folder))) remove_folder(&former);
    place_release(&former);
  }
  if (folder) closedir(folder);
  buf_release(&above);
}
