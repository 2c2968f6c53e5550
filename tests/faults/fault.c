/* Preloaded into the program: lets one call go wrong, by the environment.
 *
 *   FAULT="CALLS DEED N"   the N-th call of a kind (a row of kinds[]): DEED is "fail", "interrupt",
 *                          "short" (half of what was asked), or "kill" (the process dies in front
 *                          of it); with N 0 nothing does
 *   FAULT_COUNTS=FILE      where to write at the end how many calls of each kind there were
 *
 * "always" in place of DEED lets every call of the kind fail. Counting is across threads. */
#define _GNU_SOURCE
#undef _FORTIFY_SOURCE

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind {
  KIND_MALLOC,
  KIND_OPEN,
  KIND_READ,
  KIND_WRITE,
  KIND_FSYNC,
  KIND_RENAME,
  KIND_UNLINK,
  KIND_MKDIR,
  KIND_STAT,
  KIND_TRUNCATE,
  KIND_LOCK,
  KIND_MMAP,
  KIND_THREAD,
  KIND_SQL,
  KIND_ROT,
  KINDS
};

static const struct {
  const char *name;
  int number; /* errno, or SQLite's code */
} kinds[KINDS] = {
    [KIND_MALLOC] = {"malloc", ENOMEM},
    [KIND_OPEN] = {"open", EIO},
    [KIND_READ] = {"read", EIO},
    [KIND_WRITE] = {"write", ENOSPC},
    [KIND_FSYNC] = {"fsync", EIO},
    [KIND_RENAME] = {"rename", EIO},
    [KIND_UNLINK] = {"unlink", EIO},
    [KIND_MKDIR] = {"mkdir", ENOSPC},
    [KIND_STAT] = {"stat", EIO},
    [KIND_TRUNCATE] = {"truncate", EIO},
    [KIND_LOCK] = {"lock", ENOLCK},
    [KIND_MMAP] = {"mmap", ENOMEM},
    [KIND_THREAD] = {"thread", EAGAIN},
    [KIND_SQL] = {"sql", 10 /* SQLITE_IOERR */},
    [KIND_ROT] = {"rot", 11 /* SQLITE_CORRUPT */},
};

enum deed { DEED_NONE, DEED_FAIL, DEED_INTERRUPT, DEED_SHORT, DEED_KILL, DEED_ALWAYS };

static atomic_ulong counts[KINDS];
static enum kind chosen = KINDS;
static enum deed deed;
static unsigned long chosen_at;
static int counts_fd = -1;

static enum deed deed_of(const char *name)
{
  static const char *const names[] = {
      [DEED_FAIL] = "fail",
      [DEED_INTERRUPT] = "interrupt",
      [DEED_SHORT] = "short",
      [DEED_KILL] = "kill",
      [DEED_ALWAYS] = "always",
  };
  for (int d = DEED_FAIL; d <= DEED_ALWAYS; d++)
    if (strcmp(names[d], name) == 0) return (enum deed)d;
  return DEED_NONE;
}

__attribute__((constructor)) static void begin(void)
{
  const char *fault = getenv("FAULT"), *path = getenv("FAULT_COUNTS");
  char name[16], what[16];
  if (path)
    counts_fd =
        (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (!fault || sscanf(fault, "%15s %15s %lu", name, what, &chosen_at) != 3) return;
  for (int k = 0; k < KINDS; k++)
    if (strcmp(kinds[k].name, name) == 0) chosen = (enum kind)k;
  deed = deed_of(what);
}

__attribute__((destructor)) static void end(void)
{
  char line[64];
  for (int k = 0; counts_fd >= 0 && k < KINDS; k++) {
    int n = snprintf(line, sizeof line, "%s %lu\n", kinds[k].name, (unsigned long)counts[k]);
    syscall(SYS_write, counts_fd, line, (size_t)n);
  }
}

/* What is to become of this call? */
static enum deed ask(enum kind kind)
{
  unsigned long n = atomic_fetch_add(&counts[kind], 1) + 1;
  if (kind != chosen) return DEED_NONE;
  if (deed == DEED_ALWAYS) return DEED_FAIL;
  if (n != chosen_at) return DEED_NONE;
  if (deed == DEED_KILL) {
    syscall(SYS_kill, (pid_t)syscall(SYS_getpid), SIGKILL);
    for (;;)
      pause();
  }
  return deed;
}

/* Does it fail? Then with errno as it is to be. */
static int fails(enum kind kind)
{
  switch (ask(kind)) {
  case DEED_FAIL: errno = kinds[kind].number; return 1;
  case DEED_INTERRUPT: errno = EINTR; return 1;
  default: return 0;
  }
}

#define REAL(name) ((__typeof__(&(name)))real_of(#name))

static void *real_of(const char *name)
{
  return dlsym(RTLD_NEXT, name);
}

/* ---- memory: the C library's own, since dlsym itself takes some ---- */

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

void *malloc(size_t n)
{
  return fails(KIND_MALLOC) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
  return fails(KIND_MALLOC) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
  return fails(KIND_MALLOC) ? NULL : __libc_realloc(p, n);
}

void *mmap(void *at, size_t n, int protection, int flags, int fd, off_t offset)
{
  if (fails(KIND_MMAP)) return MAP_FAILED;
  return (void *)syscall(SYS_mmap, at, n, protection, flags, fd, offset);
}

void *mmap64(void *at, size_t n, int protection, int flags, int fd, off_t offset)
{
  return mmap(at, n, protection, flags, fd, offset);
}

/* ---- opening ---- */

static int open_any(int dir, const char *path, int flags, va_list args)
{
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(args, mode_t) : 0;
  if (fails(KIND_OPEN)) return -1;
  return (int)syscall(SYS_openat, dir, path, flags | O_LARGEFILE, mode);
}

#define OPEN(name)                                  \
  int name(const char *path, int flags, ...)        \
  {                                                 \
    va_list args;                                   \
    va_start(args, flags);                          \
    int fd = open_any(AT_FDCWD, path, flags, args); \
    va_end(args);                                   \
    return fd;                                      \
  }
#define OPENAT(name)                                  \
  int name(int dir, const char *path, int flags, ...) \
  {                                                   \
    va_list args;                                     \
    va_start(args, flags);                            \
    int fd = open_any(dir, path, flags, args);        \
    va_end(args);                                     \
    return fd;                                        \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int __open_2(const char *path, int flags)
{
  return open(path, flags);
}

int __open64_2(const char *path, int flags)
{
  return open(path, flags);
}

int __openat_2(int dir, const char *path, int flags)
{
  return openat(dir, path, flags);
}

int __openat64_2(int dir, const char *path, int flags)
{
  return openat(dir, path, flags);
}

int mkostemp(char *name, int flags)
{
  return fails(KIND_OPEN) ? -1 : REAL(mkostemp)(name, flags);
}

int mkostemp64(char *name, int flags)
{
  return mkostemp(name, flags);
}

/* ---- reading and writing ---- */

static int gets_half(enum kind kind, size_t *n, int *failed)
{
  enum deed d = ask(kind);
  *failed = d == DEED_FAIL || d == DEED_INTERRUPT;
  if (*failed) errno = d == DEED_FAIL ? kinds[kind].number : EINTR;
  if (d == DEED_SHORT && *n > 1) *n /= 2;
  return d != DEED_NONE;
}

ssize_t read(int fd, void *to, size_t n)
{
  int failed;
  gets_half(KIND_READ, &n, &failed);
  return failed ? -1 : syscall(SYS_read, fd, to, n);
}

ssize_t __read_chk(int fd, void *to, size_t n, size_t room)
{
  (void)room;
  return read(fd, to, n);
}

ssize_t pread(int fd, void *to, size_t n, off_t at)
{
  int failed;
  gets_half(KIND_READ, &n, &failed);
  return failed ? -1 : syscall(SYS_pread64, fd, to, n, at);
}

ssize_t pread64(int fd, void *to, size_t n, off_t at)
{
  return pread(fd, to, n, at);
}

ssize_t __pread_chk(int fd, void *to, size_t n, off_t at, size_t room)
{
  (void)room;
  return pread(fd, to, n, at);
}

ssize_t __pread64_chk(int fd, void *to, size_t n, off_t at, size_t room)
{
  (void)room;
  return pread(fd, to, n, at);
}

/* What the program tells is no file of its: it is let through. */
ssize_t write(int fd, const void *from, size_t n)
{
  int failed = 0;
  if (fd != STDERR_FILENO) gets_half(KIND_WRITE, &n, &failed);
  return failed ? -1 : syscall(SYS_write, fd, from, n);
}

ssize_t pwrite(int fd, const void *from, size_t n, off_t at)
{
  int failed;
  gets_half(KIND_WRITE, &n, &failed);
  return failed ? -1 : syscall(SYS_pwrite64, fd, from, n, at);
}

ssize_t pwrite64(int fd, const void *from, size_t n, off_t at)
{
  return pwrite(fd, from, n, at);
}

int fsync(int fd)
{
  return fails(KIND_FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
  return fails(KIND_FSYNC) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t n)
{
  return fails(KIND_TRUNCATE) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int ftruncate64(int fd, off_t n)
{
  return ftruncate(fd, n);
}

/* ---- names ---- */

int rename(const char *from, const char *to)
{
  return fails(KIND_RENAME) ? -1 : REAL(rename)(from, to);
}

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
  return fails(KIND_RENAME) ? -1 : REAL(renameat)(from_dir, from, to_dir, to);
}

int link(const char *from, const char *to)
{
  return fails(KIND_RENAME) ? -1 : REAL(link)(from, to);
}

int unlink(const char *path)
{
  return fails(KIND_UNLINK) ? -1 : REAL(unlink)(path);
}

int mkdir(const char *path, mode_t mode)
{
  return fails(KIND_MKDIR) ? -1 : REAL(mkdir)(path, mode);
}

int fstatat(int dir, const char *path, struct stat *out, int flags)
{
  return fails(KIND_STAT) ? -1 : REAL(fstatat)(dir, path, out, flags);
}

int stat(const char *path, struct stat *out)
{
  return fails(KIND_STAT) ? -1 : REAL(stat)(path, out);
}

int lstat(const char *path, struct stat *out)
{
  return fails(KIND_STAT) ? -1 : REAL(lstat)(path, out);
}

int fstat(int fd, struct stat *out)
{
  return fails(KIND_STAT) ? -1 : REAL(fstat)(fd, out);
}

char *realpath(const char *path, char *resolved)
{
  return fails(KIND_STAT) ? NULL : REAL(realpath)(path, resolved);
}

char *__realpath_chk(const char *path, char *resolved, size_t room)
{
  (void)room;
  return realpath(path, resolved);
}

DIR *opendir(const char *path)
{
  return fails(KIND_OPEN) ? NULL : REAL(opendir)(path);
}

DIR *fdopendir(int fd)
{
  return fails(KIND_OPEN) ? NULL : REAL(fdopendir)(fd);
}

int flock(int fd, int operation)
{
  return fails(KIND_LOCK) ? -1 : REAL(flock)(fd, operation);
}

int pthread_create(
    pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *context)
{
  if (fails(KIND_THREAD)) return EAGAIN;
  return REAL(pthread_create)(thread, attributes, run, context);
}

/* ---- statements ---- */

struct sqlite3_stmt;
struct sqlite3;
int sqlite3_step(struct sqlite3_stmt *s);
int sqlite3_exec(struct sqlite3 *db, const char *sql, int (*row)(void *, int, char **, char **),
    void *context, char **why);

/* SQLite's own statements are left alone: it takes for granted that what it refuses to itself it
 * knows of. */
static int is_from_sqlite(const void *caller)
{
  Dl_info info;
  return dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "libsqlite3");
}

static int refused(const void *caller)
{
  if (is_from_sqlite(caller)) return 0;
  if (fails(KIND_SQL)) return kinds[KIND_SQL].number;
  return fails(KIND_ROT) ? kinds[KIND_ROT].number : 0;
}

int sqlite3_step(struct sqlite3_stmt *s)
{
  int code = refused(__builtin_return_address(0));
  return code ? code : REAL(sqlite3_step)(s);
}

int sqlite3_exec(struct sqlite3 *db, const char *sql, int (*row)(void *, int, char **, char **),
    void *context, char **why)
{
  int code = refused(__builtin_return_address(0));
  return code ? code : REAL(sqlite3_exec)(db, sql, row, context, why);
}
