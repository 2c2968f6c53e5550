/* The index file: whatever bytes stand in it, every question is answered or refused, and an update
 * makes it good again, or says why not. The input is a list of patches of an index that is whole:
 * three bytes of place, one of length, then so many bytes. */
#include "fuzz.h"

#include "base/fs.h"
#include "library/search.h"
#include "library/upkeep.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN = 5, HEAD_BYTES = 4, INDEX_BYTES = 64 << 20 };

static const char *const notes[] = {
    ("---\ntitle: Cache headers\ntags: [git, fastapi]\nscore: {quality: 91, depth: 3}\n"
     "entities: [{name: build time, type: problem}]\n---\nDon't use c++. See [that](n1.md).\n"),
    "---\ntitle: Docker\ndate: 2024-06-01\ncategories: [x]\n---\nLayers of images.\n",
    "No front matter, but git and docker.\n",
};

static const char *const queries[] = {"", "git", "quality>3 sort:-quality", "doc*", "tool:git",
    "path:n*", "is:orphan", "has:broken-link", "links:n1.md", "title:docker", "sort:title"};

/* Made by the first call, and kept until the program ends. */
static struct {
  char folder[64];
  char roots[96], cache[96];
  struct buf index; /* the bytes of one that is whole */
  struct buf file;  /* its path */
} shelf;

static void read_body(struct str body, size_t line, struct bodytext *out)
{
  (void)line;
  bodytext_clear(out);
  buf_add(&out->text, body);
  bodytext_add_link(out, STR_LIT("n1.md"), false, 1);
}

/* Removes what is in a folder, and what is in the folders in it. */
static void empty(const char *folder)
{
  DIR *dir = opendir(folder);
  for (struct dirent *e; dir && (e = readdir(dir));) {
    char path[512];
    if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
    snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
    if (unlink(path) == 0) continue;
    empty(path);
    rmdir(path);
  }
  if (dir) closedir(dir);
}

static void remove_shelf(void)
{
  empty(shelf.folder);
  rmdir(shelf.folder);
  buf_release(&shelf.index);
  buf_release(&shelf.file);
}

static struct library *open_library(void)
{
  const char *roots[] = {shelf.roots};
  struct library_place place = {roots, 1, shelf.cache, read_body};
  struct err err = ERR_INIT;
  struct library *l = library_open(&place, &err);
  CHECK(l);
  return l;
}

static bool update(struct library *l)
{
  struct update_options options = {0};
  struct update_report report;
  struct err err = ERR_INIT;
  bool ok = library_update(l, &options, &report, &err);
  CHECK(ok || err_is_set(&err));
  return ok;
}

/* A file system in memory is quicker, where there is one. */
static void make_shelf(void)
{
  const char *memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
  snprintf(shelf.folder, sizeof shelf.folder, "%s/fieldnotes-fuzz-XXXXXX", memory);
  CHECK(mkdtemp(shelf.folder));
  snprintf(shelf.roots, sizeof shelf.roots, "%s/notes", shelf.folder);
  snprintf(shelf.cache, sizeof shelf.cache, "%s/cache", shelf.folder);
  CHECK(mkdir(shelf.roots, 0700) == 0);
  atexit(remove_shelf);
  for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
    char path[128];
    struct err err = ERR_INIT;
    snprintf(path, sizeof path, "%s/n%zu.md", shelf.roots, i);
    CHECK(fs_write(path, str_of(notes[i]), 0600, &err));
  }
}

static void keep_index(void)
{
  struct library_status status;
  struct err err = ERR_INIT;
  struct arena *a = arena_new();
  struct library *l = open_library();
  CHECK(update(l) && library_status(l, a, &status, &err));
  buf_add(&shelf.file, status.index_path);
  library_close(l);
  CHECK(fs_read(buf_cstr(&shelf.file), INDEX_BYTES, &shelf.index, NULL, &err));
  arena_free(a);
}

static void patch(struct buf *bytes, const uint8_t *data, size_t n)
{
  while (n > HEAD_BYTES) {
    size_t at = ((size_t)data[0] << 16 | (size_t)data[1] << 8 | data[2]) % bytes->n;
    size_t length = data[3] + 1u;
    data += HEAD_BYTES;
    n -= HEAD_BYTES;
    if (length > n) length = n;
    for (size_t i = 0; i < length && at + i < bytes->n; i++)
      bytes->p[at + i] = (char)data[i];
    data += length;
    n -= length;
  }
}

/* In the place of the index, and nothing beside it. */
static void put_index(const uint8_t *data, size_t n)
{
  struct buf bytes = BUF_INIT, folder = BUF_INIT;
  buf_add(&bytes, buf_str(&shelf.index));
  patch(&bytes, data, n);
  buf_add(&folder, fs_dirname(buf_str(&shelf.file)));
  empty(buf_cstr(&folder));
  FILE *file = fopen(buf_cstr(&shelf.file), "w");
  CHECK(file && fwrite(bytes.p, 1, bytes.n, file) == bytes.n && fclose(file) == 0);
  buf_release(&bytes);
  buf_release(&folder);
}

static void ask(struct library *l)
{
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    struct err err = ERR_INIT;
    struct arena *a = arena_new();
    struct result_row rows[SHOWN];
    struct results *r = results_new(l, str_of(queries[i]), STR_NONE, NULL, &err);
    CHECK(r || err_is_set(&err));
    size_t shown = r ? results_rows(r, a, 0, SHOWN, rows) : 0;
    for (size_t k = 0; k < shown; k++)
      results_snippet(r, a, &rows[k], 30);
    results_free(r);
    arena_free(a);
  }
}

/* Damage may be found only while it is written to; then the next one begins anew. */
static void heal(struct library *l)
{
  bool ok = update(l);
  ask(l);
  CHECK(ok || update(l));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  if (!shelf.index.n) {
    make_shelf();
    keep_index();
  }
  put_index(data, n);
  struct library *l = open_library();
  ask(l);
  heal(l);
  library_close(l);
  return 0;
}
