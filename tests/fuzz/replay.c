/* Runs a fuzz target over its seeds, or over the files named as arguments; one case for each. The
 * seeds of target fuzz_NAME are the files of $SRCDIR/tests/fuzz/seeds/NAME. */
#include "fuzz.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"

#include <dirent.h>

enum { SEED_BYTES = 16 * 1024 * 1024 };

static void replay(const char *path, int number)
{
  struct buf bytes = BUF_INIT;
  struct err err = ERR_INIT;
  if (!fs_read(path, SEED_BYTES, &bytes, NULL, &err)) {
    printf("not ok %d - %s\n", number, err.text);
  } else {
    /* Said before, so that a crash names it; copied, so that reading beyond the end is seen. */
    printf("# %s\n", path);
    fflush(stdout);
    uint8_t *exact = malloc(bytes.n ? bytes.n : 1);
    if (!exact) abort();
    if (bytes.n) memcpy(exact, bytes.p, bytes.n);
    LLVMFuzzerTestOneInput(exact, bytes.n);
    free(exact);
    printf("ok %d - %s\n", number, strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
  }
  buf_release(&bytes);
}

static int is_seed(const struct dirent *entry)
{
  return entry->d_name[0] != '.';
}

static int replay_folder(const char *folder)
{
  struct dirent **entries;
  int n = scandir(folder, &entries, is_seed, alphasort);
  if (n <= 0) {
    printf("1..1\nnot ok 1 - %s has no seeds\n", folder);
    return 1;
  }
  printf("1..%d\n", n);
  for (int i = 0; i < n; i++) {
    struct buf path = BUF_INIT;
    buf_addf(&path, "%s/%s", folder, entries[i]->d_name);
    replay(path.p, i + 1);
    buf_release(&path);
    free(entries[i]);
  }
  free(entries);
  return 0;
}

int main(int argc, char **argv)
{
  if (argc > 1) {
    printf("1..%d\n", argc - 1);
    for (int i = 1; i < argc; i++)
      replay(argv[i], i);
    return 0;
  }
  const char *name = strstr(argv[0], "fuzz_");
  const char *source = getenv("SRCDIR");
  if (!name || !source) {
    fprintf(stderr, "usage: fuzz_NAME FILE...; or set SRCDIR to replay the seeds\n");
    return 2;
  }
  struct buf folder = BUF_INIT;
  buf_addf(&folder, "%s/tests/fuzz/seeds/%s", source, name + strlen("fuzz_"));
  int code = replay_folder(folder.p);
  buf_release(&folder);
  return code;
}
