/* The states of threads, from /proc. */
#include "rest.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FAMILY_MAX = 64, PATH_BYTES = 64, LINE_BYTES = 1024 };

struct family {
  pid_t pids[FAMILY_MAX];
  size_t n;
  unsigned long long turns;
};

/* The first line of a file; false when it is not there, as of a thread that has ended. */
static bool read_line(const char *path, char *line)
{
  FILE *f = fopen(path, "r");
  if (!f) return false;
  bool has = fgets(line, LINE_BYTES, f) != NULL;
  fclose(f);
  return has;
}

/* Its state stands behind its name, which is in parentheses and may hold some: proc(5). */
static bool is_busy(pid_t pid, int thread)
{
  char path[PATH_BYTES], line[LINE_BYTES];
  snprintf(path, sizeof path, "/proc/%d/task/%d/stat", (int)pid, thread);
  const char *name_end = read_line(path, line) ? strrchr(line, ')') : NULL;
  return name_end && name_end[1] == ' ' && (name_end[2] == 'R' || name_end[2] == 'D');
}

/* How often it has given up the processor, by status of proc(5); its number makes the sum another
 * one when it ends. */
static void add_turns(struct family *f, pid_t pid, int thread)
{
  static const char name[] = "voluntary_ctxt_switches:";
  char path[PATH_BYTES], line[LINE_BYTES];
  snprintf(path, sizeof path, "/proc/%d/task/%d/status", (int)pid, thread);
  f->turns += (unsigned long long)thread;
  FILE *status = fopen(path, "r");
  if (!status) return;
  while (fgets(line, sizeof line, status))
    if (strncmp(line, name, sizeof name - 1) == 0)
      f->turns += strtoull(line + sizeof name - 1, NULL, 10);
  fclose(status);
}

static void add_children(struct family *f, pid_t pid, int thread)
{
  char path[PATH_BYTES], line[LINE_BYTES];
  snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, thread);
  if (!read_line(path, line)) return;
  char *rest = line;
  for (long child; f->n < FAMILY_MAX && (child = strtol(rest, &rest, 10)) > 0;)
    f->pids[f->n++] = (pid_t)child;
}

/* Looks at the threads of one process, and at which others they have started. */
static bool process_rests(struct family *f, pid_t pid)
{
  char path[PATH_BYTES];
  bool rests = true;
  snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
  DIR *threads = opendir(path);
  if (!threads) return true;
  for (const struct dirent *e; rests && (e = readdir(threads));) {
    int thread = (int)strtol(e->d_name, NULL, 10);
    if (thread <= 0) continue;
    rests = !is_busy(pid, thread);
    add_turns(f, pid, thread);
    add_children(f, pid, thread);
  }
  closedir(threads);
  return rests;
}

bool rest_of(pid_t pid, unsigned long long *turns)
{
  struct family family = {.pids = {pid}, .n = 1};
  bool rests = true;
  for (size_t i = 0; rests && i < family.n; i++)
    rests = process_rests(&family, family.pids[i]);
  *turns = family.turns;
  return rests;
}
