/* Looking through a folder for the note that a page became. */
#include "note/importfind.h"

#include "base/ascii.h"
#include "base/fs.h"
#include "base/limits.h"
#include "note/encoding.h"
#include "note/frontmatter.h"
#include "note/value.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct import_key import_key_of(const struct tree *meta)
{
  static const char *const paths[] = {"reference", "payload.source id", "title"};
  struct import_key key = {paths[2], STR_NONE};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    const struct tree *node = tree_at(meta, str_of(paths[i]));
    if (node && value_text(node, &key.value)) {
      key.path = paths[i];
      break;
    }
  }
  return key;
}

/* The longest run of ASCII letters and digits in a value: however a file quotes the value, it holds
 * these, so that most files need not be parsed. */
static struct str longest_word(struct str s)
{
  struct str best = STR_NONE;
  for (size_t i = 0, from = 0; i <= s.n; i++) {
    if (i < s.n && ascii_is_alnum(s.p[i])) continue;
    if (i - from > best.n) best = (struct str){s.p + from, i - from};
    from = i + 1;
  }
  return best;
}

static bool has_value(const struct tree *meta, const struct import_key *key)
{
  struct str value;
  const struct tree *node = tree_at(meta, str_of(key->path));
  return node && value_text(node, &value) && str_eq(value, key->value);
}

/* Is the file of these bytes the note of the key? Then fills *out, which lives in the arena. */
static bool read_note(
    struct arena *a, struct str bytes, const struct import_key *key, struct import_note *out)
{
  struct frontmatter raw = frontmatter_find(bytes);
  struct str word = longest_word(key->value);
  bool may_be = raw.kind == FRONTMATTER_YAML || raw.kind == FRONTMATTER_JSON;
  if (!may_be || str_find(raw.text, word) == raw.text.n + !word.n) return false;

  struct faults faults = {.arena = a};
  struct frontmatter f = frontmatter_find(encoding_read(a, bytes).text);
  out->meta = tree_read_yaml(a, f.text, f.text_line, &faults);
  out->body = f.body;
  out->is_broken = faults.n > 0;
  return has_value(out->meta, key);
}

/* Adds the bytes of a regular file; what is none is passed over, what cannot be read is a fault. */
static bool read_bytes(
    int dir_fd, const char *name, struct buf *bytes, unsigned *mode, struct faults *faults)
{
  struct stat st;
  struct err err = ERR_INIT;
  if (fstatat(dir_fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode)) return false;
  *mode = st.st_mode & 0777;
  int fd = fs_open_at(dir_fd, name, NULL, &err);
  bool ok = fd >= 0 && fs_read_fd(fd, name, LIMIT_NOTE_BYTES, bytes, &err);
  if (fd >= 0) close(fd);
  if (!ok) fault_add(faults, 0, "not looked at: %s", err.text);
  return ok;
}

/* Reads one file and keeps it in *out when it is the note. */
static void try_file(const struct import_search *s, const char *name, struct import_note *out)
{
  struct buf bytes = BUF_INIT;
  struct import_note note = {.name = STR_NONE};
  struct arena *scratch = arena_new();
  if (read_bytes(s->dir_fd, name, &bytes, &note.mode, s->faults) &&
      read_note(scratch, buf_str(&bytes), &s->key, &note)) {
    *out = note;
    out->name = arena_str(s->arena, str_of(name));
    out->bytes = arena_str(s->arena, buf_str(&bytes));
    read_note(s->arena, out->bytes, &s->key, out);
  }
  arena_free(scratch);
  buf_release(&bytes);
}

static bool is_candidate(const char *name)
{
  return name[0] != '.' && str_ends(str_of(name), STR_LIT(".md"));
}

static bool is_earlier(const char *name, struct str than)
{
  return !than.n || str_cmp(str_of(name), than) < 0;
}

bool import_find(const struct import_search *s, struct import_note *out, struct err *err)
{
  *out = (struct import_note){.name = STR_NONE};
  struct str likely = arena_printf(s->arena, "%.*s.md", STR_ARG(s->slug));
  try_file(s, likely.p, out);
  if (out->name.n) return true;

  int fd = openat(s->dir_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd < 0 ? NULL : fdopendir(fd);
  if (!dir) {
    err_errno(err, "the folder cannot be read");
    if (fd >= 0) close(fd);
    return false;
  }
  for (struct dirent *entry; (entry = readdir(dir));)
    if (is_candidate(entry->d_name) && is_earlier(entry->d_name, out->name))
      try_file(s, entry->d_name, out);
  closedir(dir);
  return true;
}

struct str import_free_name(struct arena *a, int dir_fd, struct str slug)
{
  struct stat st;
  struct str name = arena_printf(a, "%.*s.md", STR_ARG(slug));
  for (unsigned n = 2; fstatat(dir_fd, name.p, &st, AT_SYMLINK_NOFOLLOW) == 0; n++)
    name = arena_printf(a, "%.*s-%u.md", STR_ARG(slug), n);
  return name;
}
