/* Opening the file of a state, setting it aside, living in memory.
 *
 * A lock file beside it is held shared as long as the file is open. Whoever opens it first holds
 * the lock alone for that moment, and only then is a file migrated, copied or renamed: nobody can
 * have it open, so no journal is torn from its database. */
#include "state/store.h"

#include "base/fs.h"
#include "state/aside.h"
#include "state/salvage.h"
#include "state/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LOCK_WAIT_MS = 2000, LOOK_AGAIN_MS = 10 };

/* A rollback journal, not a write-ahead log: readers do not hinder each other for longer than one
 * short transaction takes, and the log of SQLite before 3.51.3 can lose what was committed when two
 * programs begin it anew at once (doc/state.md). */
static const char set_up[] = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL";

static void add_path(const struct state *s, const char *name, struct buf *out)
{
  buf_addf(out, "%s/%s", buf_cstr(&s->folder), name);
}

/* ---- in memory ---- */

static void open_memory(struct state *s)
{
  db_close(s->db);
  s->db = db_open_memory(NULL);
  s->db->name = "the state";
  state_schema_make(s->db, 0, STATE_VERSION);
  if (s->lock >= 0) close(s->lock);
  s->lock = -1;
  buf_release(&s->folder);
}

/* Takes over what the file holds, which is not written. */
static void open_memory_copy(struct state *s, const char *why)
{
  struct buf path = BUF_INIT;
  struct stat status;
  if (s->folder.n) add_path(s, "state.db", &path);
  open_memory(s);
  bool is_there = path.n && lstat(path.p, &status) == 0;
  if (is_there && salvage(path.p, s->db) < 0) err_set(&s->unread, "%s", why);
  buf_release(&path);
  state_tell(s, "what you mark is kept only until the program ends: %s", why);
}

/* ---- the lock ---- */

static int open_lock(const struct state *s)
{
  struct buf path = BUF_INIT;
  add_path(s, "lock", &path);
  int fd = open(path.p, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  buf_release(&path);
  return fd;
}

static bool lock_is_taken(int fd, int how)
{
  while (flock(fd, how | LOCK_NB) != 0)
    if (errno != EINTR) return false;
  return true;
}

/* Waits for those who open the file just now. Where there are no locks, nobody is waited for. */
static void lock_shared(int fd)
{
  const struct timespec pause = {0, LOOK_AGAIN_MS * 1000000L};
  for (int waited = 0; !lock_is_taken(fd, LOCK_SH) && errno == EWOULDBLOCK; waited += LOOK_AGAIN_MS)
    if (waited < LOCK_WAIT_MS)
      nanosleep(&pause, NULL);
    else
      return;
}

/* Locks; is nobody else there? */
static bool lock_first(struct state *s)
{
  s->lock = open_lock(s);
  if (s->lock < 0 || lock_is_taken(s->lock, LOCK_EX)) return true;
  if (errno != EWOULDBLOCK) return true;
  lock_shared(s->lock);
  return false;
}

/* ---- the file ---- */

/* SQLite would wait for a FIFO that stands in the place of a journal. */
static bool check_journal(const char *path, struct err *err)
{
  struct buf journal = BUF_INIT;
  struct stat status;
  buf_addf(&journal, "%s-journal", path);
  bool ok = lstat(journal.p, &status) != 0 || S_ISREG(status.st_mode) ||
            err_set(err, "%s is no regular file", journal.p);
  buf_release(&journal);
  return ok;
}

/* Makes an empty one for the user alone, if there is none. */
static bool make_file(const char *path, struct err *err)
{
  struct stat status;
  int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0) {
    fchmod(fd, 0600);
    close(fd);
    return true;
  }
  if (errno != EEXIST) return err_errno(err, "%s cannot be made", path);
  if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode))
    return err_set(err, "%s is no regular file", path);
  if (!check_journal(path, err)) return false;
  return faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0 ||
         err_errno(err, "%s cannot be written", path);
}

static enum state_file open_file(struct state *s, int *version)
{
  struct buf path = BUF_INIT;
  add_path(s, "state.db", &path);
  db_close(s->db);
  s->db = db_open_as(path.p, DB_WRITE, "the state");
  buf_release(&path);
  db_run(s->db, set_up);
  enum state_file file = state_schema_look(s->db, version);
  if (file == STATE_FILE_EMPTY) {
    state_schema_make(s->db, 0, STATE_VERSION);
    file = db_is_well(s->db) ? state_schema_look(s->db, version) : STATE_FILE_FAILED;
  }
  return file;
}

/* Opens anew: SQLite is to have no descriptor of the file while it is copied or renamed. */
static bool open_again(struct state *s, struct err *err)
{
  struct buf path = BUF_INIT;
  int version;
  add_path(s, "state.db", &path);
  bool ok = make_file(path.p, err);
  buf_release(&path);
  if (!ok) return false;
  enum state_file file = open_file(s, &version);
  return file == STATE_FILE_OURS || db_check(s->db, err) ? file == STATE_FILE_OURS : false;
}

static bool migrate(struct state *s, int version, struct err *err)
{
  struct buf name = BUF_INIT, why = BUF_INIT;
  int found;
  db_close(s->db);
  s->db = NULL;
  buf_addf(&why, "version-%d", version);
  bool ok = aside_copy(buf_str(&s->folder), why.p, &name, err);
  if (ok && open_file(s, &found) == STATE_FILE_OLDER) {
    state_schema_make(s->db, found, STATE_VERSION);
    ok = db_check(s->db, err);
    if (ok) state_tell(s, "the state was brought to a new form; as it was it is in %s", name.p);
  }
  buf_release(&name);
  buf_release(&why);
  return ok;
}

struct unusable {
  enum state_file file;
  const char *name; /* in the file's new name */
  const char *what;
};

static const struct unusable unusables[] = {
    {STATE_FILE_NEWER, "newer", "the state is of a newer version of this program"},
    {STATE_FILE_FOREIGN, "foreign", "what stood in the state's place is something else"},
    {STATE_FILE_DAMAGED, "damaged", "the state was damaged"},
};

static const struct unusable *unusable_of(enum state_file file)
{
  for (size_t i = 0; i < sizeof unusables / sizeof *unusables; i++)
    if (unusables[i].file == file) return &unusables[i];
  return NULL;
}

/* Begins anew under the old name, with what the old file still tells. */
static bool set_aside(struct state *s, const struct unusable *why, struct err *err)
{
  struct buf name = BUF_INIT, path = BUF_INIT;
  db_close(s->db);
  s->db = NULL;
  bool ok = aside_rename(buf_str(&s->folder), why->name, &name, err) && open_again(s, err);
  if (ok) {
    add_path(s, buf_cstr(&name), &path);
    int64_t n = why->file == STATE_FILE_FOREIGN ? 0 : salvage(path.p, s->db);
    if (n < 0) n = 0;
    ok = db_check(s->db, err);
    if (ok && why->file == STATE_FILE_FOREIGN)
      state_tell(s, "%s: it is set aside as %s", why->what, path.p);
    else if (ok)
      state_tell(s, "%s: it is set aside as %s, and %" PRId64 " mark%s taken over", why->what,
          path.p, n, n == 1 ? " was" : "s were");
  }
  buf_release(&name);
  buf_release(&path);
  return ok;
}

/* Makes the file usable, which only who is alone with it may. */
static void settle(struct state *s, enum state_file file, int version, bool is_alone)
{
  struct err why = ERR_INIT;
  const struct unusable *row = unusable_of(file);
  bool ok = file == STATE_FILE_OURS;
  if (file == STATE_FILE_OLDER)
    ok = is_alone ? migrate(s, version, &why)
                  : err_set(&why, "the state is of an older version, and in use by that");
  else if (row)
    ok = is_alone ? set_aside(s, row, &why) : err_set(&why, "%s, and is in use", row->what);
  else if (!ok)
    db_check(s->db, &why);
  if (ok && s->lock >= 0) lock_shared(s->lock);
  if (!ok) open_memory_copy(s, why.text);
}

/* ---- the door ---- */

/* Finds the folder. False: it is not to be written, with a sentence where the user should know. */
static bool find_folder(struct state *s, const struct state_place *place, struct err *err)
{
  bool makes = place->use == STATE_WRITE;
  if (!place->folder) return makes ? err_set(err, "there is no folder for it") : false;
  if (makes && !fs_make_dirs(place->folder, 0700, err)) return false;
  struct err missing = ERR_INIT;
  if (!fs_add_real(&s->folder, place->folder, &missing)) {
    bool is_nowhere = access(place->folder, F_OK) != 0 && errno == ENOENT;
    if (makes || !is_nowhere) *err = s->unread = missing;
    return false;
  }
  const char *folder = buf_cstr(&s->folder);
  if (faccessat(AT_FDCWD, folder, R_OK | W_OK | X_OK, AT_EACCESS) == 0) return true;
  err_errno(err, "%s cannot be written", place->folder);
  if (!fs_is_folder(folder)) err_set(err, "%s: is a file, not a folder", place->folder);
  if (faccessat(AT_FDCWD, folder, R_OK | X_OK, AT_EACCESS) != 0) s->unread = *err;
  return false;
}

void store_open(struct state *s, const struct state_place *place)
{
  struct err why = ERR_INIT;
  struct buf path = BUF_INIT;
  int version;
  s->lock = -1;
  bool ok = find_folder(s, place, &why);
  if (ok) add_path(s, "state.db", &path);
  bool is_there = ok && access(path.p, F_OK) == 0;
  if (ok && !is_there && errno != ENOENT && place->use == STATE_LOOK) {
    err_errno(&why, "%s cannot be looked at", path.p);
    s->unread = why;
    ok = false;
  }
  if (ok && (is_there || place->use == STATE_WRITE)) {
    bool is_alone = lock_first(s);
    bool is_file = make_file(path.p, &why);
    enum state_file file = is_file ? open_file(s, &version) : STATE_FILE_FAILED;
    if (is_file)
      settle(s, file, version, is_alone);
    else
      open_memory_copy(s, why.text);
  } else if (err_is_set(&why)) {
    open_memory_copy(s, why.text);
    if (place->use == STATE_LOOK && !err_is_set(&s->unread)) buf_clear(&s->notice);
  } else {
    open_memory(s);
  }
  buf_release(&path);
}

void store_recover(struct state *s)
{
  s->serial++;
  s->marks_serial++;
  bool is_alone = s->lock >= 0 && lock_is_taken(s->lock, LOCK_EX);
  if (s->folder.n)
    settle(s, STATE_FILE_DAMAGED, 0, is_alone);
  else
    open_memory(s);
}

void store_close(struct state *s)
{
  db_close(s->db);
  if (s->lock >= 0) close(s->lock);
  buf_release(&s->folder);
}
