/* Confinement by Landlock (landlock(7)). */
#include "base/confine.h"

#include "base/mem.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Rights by the version of the interface that brought them; headers may be older than the system.
 */
enum {
  EXECUTE = 1 << 0,
  WRITE_FILE = 1 << 1,
  READ_FILE = 1 << 2,
  READ_DIR = 1 << 3,
  REMOVE_DIR = 1 << 4,
  REMOVE_FILE = 1 << 5,
  MAKE_DIR = 1 << 7,
  MAKE_REG = 1 << 8,
  FIRST_RIGHTS = (1 << 13) - 1, /* version 1 */
  REFER = 1 << 13,              /* 2 */
  TRUNCATE = 1 << 14,           /* 3 */
  IOCTL_DEV = 1 << 15,          /* 5 */
  OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV,
  NO_CONNECTION = 3, /* 4: neither bind nor connect, by TCP */
  NO_SCOPE = 3,      /* 6: neither abstract sockets of others nor signals to them */
};

/* As version 6 has it; its end is cut off for an older system. */
struct ruleset {
  uint64_t files, connections, scopes;
};

static const struct version {
  int number;
  uint64_t files;
  size_t bytes;
} versions[] = {
    {6, FIRST_RIGHTS | REFER | TRUNCATE | IOCTL_DEV, 24},
    {5, FIRST_RIGHTS | REFER | TRUNCATE | IOCTL_DEV, 16},
    {4, FIRST_RIGHTS | REFER | TRUNCATE, 16},
    {3, FIRST_RIGHTS | REFER | TRUNCATE, 8},
    {2, FIRST_RIGHTS | REFER, 8},
    {1, FIRST_RIGHTS, 8},
};

static const uint64_t rights[] = {
    [CONFINE_READ] = READ_FILE | READ_DIR,
    [CONFINE_WRITE] = READ_FILE | READ_DIR | WRITE_FILE | TRUNCATE | REMOVE_DIR | REMOVE_FILE |
                      MAKE_DIR | MAKE_REG,
    [CONFINE_DEVICE] = READ_FILE | WRITE_FILE | IOCTL_DEV,
};

struct confine {
  int fd;
  uint64_t handled;
};

/* The newest version that both know; NULL: none. */
static const struct version *find_version(void)
{
  long number =
      syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, LANDLOCK_CREATE_RULESET_VERSION);
  for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
    if (versions[i].number <= number) return &versions[i];
  return NULL;
}

struct confine *confine_begin(void)
{
  const struct version *v = find_version();
  if (!v) return NULL;
  const struct ruleset wanted = {v->files, NO_CONNECTION, NO_SCOPE};
  int fd = (int)syscall(SYS_landlock_create_ruleset, &wanted, v->bytes, 0U);
  if (fd < 0) return NULL;
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  struct confine *c = mem_zalloc(1, sizeof *c);
  *c = (struct confine){fd, v->files};
  return c;
}

void confine_allow(struct confine *c, const char *path, enum confine_access access)
{
  struct stat status;
  int fd = c ? open(path, O_PATH | O_CLOEXEC) : -1;
  if (fd < 0) return;
  uint64_t allowed = rights[access] & c->handled;
  if (fstat(fd, &status) == 0 && !S_ISDIR(status.st_mode)) allowed &= OF_FILES;
  struct landlock_path_beneath_attr rule = {.allowed_access = allowed, .parent_fd = fd};
  syscall(SYS_landlock_add_rule, c->fd, LANDLOCK_RULE_PATH_BENEATH, &rule, 0U);
  close(fd);
}

enum confine_state confine_end(struct confine *c)
{
  if (!c) return CONFINE_LACKED;
  bool ok = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
            syscall(SYS_landlock_restrict_self, c->fd, 0U) == 0;
  close(c->fd);
  free(c);
  return ok ? CONFINE_ON : CONFINE_LACKED;
}
