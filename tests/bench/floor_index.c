/* The floor of indexing: every note is read, its YAML parsed to events, its Markdown by cmark, and
 * its text put into one FTS5 table; nothing else. One thread reads and parses, another writes.
 *
 *   floor_index FOLDER DATABASE */
#include <cmark.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

enum { BATCH = 64, RING = 4, ARENA_BYTES = 64 * 1024 * 1024 };

struct note {
  char *text; /* body */
  size_t n;
  char *meta; /* scalars of the front matter, one a line */
  size_t n_meta;
};

struct batch {
  struct note notes[BATCH];
  size_t n;
};

static char **paths;
static size_t n_paths, cap_paths;
static struct batch ring[RING];
static size_t filled, taken;
static bool ended;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void need(bool ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(2);
}

/* ---- memory for cmark: given back all at once ---- */

static char *arena;
static size_t arena_used;

static void *arena_calloc(size_t n, size_t size)
{
  size_t bytes = (n * size + 31) / 16 * 16;
  need(arena_used + bytes <= ARENA_BYTES, "arena");
  char *p = arena + arena_used;
  memcpy(p, &bytes, sizeof bytes);
  arena_used += bytes;
  return memset(p + 16, 0, bytes - 16);
}

static void *arena_realloc(void *old, size_t n)
{
  void *p = arena_calloc(1, n);
  size_t before = 0;
  if (old) memcpy(&before, (char *)old - 16, sizeof before);
  if (old) memcpy(p, old, before - 16 < n ? before - 16 : n);
  return p;
}

static void arena_free(void *p)
{
  (void)p;
}

static cmark_mem memory = {arena_calloc, arena_realloc, arena_free};

/* ---- one note ---- */

static char *read_file(const char *path, size_t *n)
{
  struct stat status;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  need(fd >= 0 && fstat(fd, &status) == 0, path);
  char *bytes = malloc((size_t)status.st_size + 1);
  ssize_t got = read(fd, bytes, (size_t)status.st_size);
  need(got >= 0, path);
  close(fd);
  bytes[got] = '\0';
  *n = (size_t)got;
  return bytes;
}

static void read_meta(struct note *note, const char *yaml, size_t n)
{
  yaml_parser_t parser;
  yaml_event_t event;
  bool more = true;
  note->meta = malloc(n + 1);
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, (const unsigned char *)yaml, n);
  while (more && yaml_parser_parse(&parser, &event)) {
    size_t length = event.type == YAML_SCALAR_EVENT ? event.data.scalar.length : 0;
    if (length && note->n_meta + length < n) {
      memcpy(note->meta + note->n_meta, event.data.scalar.value, length);
      note->n_meta += length;
      note->meta[note->n_meta++] = '\n';
    }
    more = event.type != YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
}

static void read_body(struct note *note, const char *markdown, size_t n)
{
  arena_used = 0;
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
  cmark_parser_feed(parser, markdown, n);
  cmark_node *root = cmark_parser_finish(parser);
  cmark_iter *iter = cmark_iter_new(root);
  note->text = malloc(n + 1);
  for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
    const char *literal =
        event == CMARK_EVENT_ENTER ? cmark_node_get_literal(cmark_iter_get_node(iter)) : NULL;
    size_t length = literal ? strlen(literal) : 0;
    if (!length || note->n + length + 1 > n) continue;
    memcpy(note->text + note->n, literal, length);
    note->n += length;
    note->text[note->n++] = ' ';
  }
  cmark_parser_free(parser);
}

static struct note read_note(const char *path)
{
  struct note note = {0};
  size_t n, n_yaml = 0;
  char *bytes = read_file(path, &n);
  char *end = n > 4 && memcmp(bytes, "---\n", 4) == 0 ? strstr(bytes + 4, "\n---\n") : NULL;
  if (end) n_yaml = (size_t)(end - bytes) + 1;
  if (end) read_meta(&note, bytes + 4, n_yaml - 4);
  read_body(&note, bytes + n_yaml + (end ? 4 : 0), n - n_yaml - (end ? 4 : 0));
  free(bytes);
  return note;
}

/* ---- the thread that reads ---- */

static void *read_all(void *context)
{
  for (size_t first = 0; first < n_paths; first += BATCH) {
    pthread_mutex_lock(&mutex);
    while (filled - taken == RING)
      pthread_cond_wait(&changed, &mutex);
    pthread_mutex_unlock(&mutex);
    struct batch *b = &ring[filled % RING];
    b->n = n_paths - first < BATCH ? n_paths - first : BATCH;
    for (size_t i = 0; i < b->n; i++)
      b->notes[i] = read_note(paths[first + i]);
    pthread_mutex_lock(&mutex);
    filled++;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&mutex);
  }
  pthread_mutex_lock(&mutex);
  ended = true;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&mutex);
  return context;
}

/* ---- the writer ---- */

static struct batch *next_batch(void)
{
  pthread_mutex_lock(&mutex);
  while (taken == filled && !ended)
    pthread_cond_wait(&changed, &mutex);
  struct batch *b = taken < filled ? &ring[taken % RING] : NULL;
  pthread_mutex_unlock(&mutex);
  return b;
}

static void give_back(struct batch *b)
{
  for (size_t i = 0; i < b->n; i++) {
    free(b->notes[i].text);
    free(b->notes[i].meta);
  }
  pthread_mutex_lock(&mutex);
  taken++;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&mutex);
}

static sqlite3 *open_database(const char *path)
{
  static const char set_up[] =
      "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
      "PRAGMA secure_delete = OFF;"
      "CREATE VIRTUAL TABLE words USING fts5(meta, body, content = '');"
      "INSERT INTO words(words, rank) VALUES('hashsize', 67108864); BEGIN";
  sqlite3 *db;
  unlink(path);
  need(sqlite3_open(path, &db) == SQLITE_OK, path);
  need(sqlite3_exec(db, set_up, NULL, NULL, NULL) == SQLITE_OK, path);
  return db;
}

static void write_all(sqlite3 *db)
{
  sqlite3_stmt *insert;
  sqlite3_int64 id = 0;
  sqlite3_prepare_v2(
      db, "INSERT INTO words(rowid, meta, body) VALUES(?1, ?2, ?3)", -1, &insert, NULL);
  for (struct batch *b; (b = next_batch()); give_back(b))
    for (size_t i = 0; i < b->n; i++) {
      const struct note *note = &b->notes[i];
      sqlite3_bind_int64(insert, 1, ++id);
      sqlite3_bind_text(insert, 2, note->meta, (int)note->n_meta, SQLITE_STATIC);
      sqlite3_bind_text(insert, 3, note->text, (int)note->n, SQLITE_STATIC);
      need(sqlite3_step(insert) == SQLITE_DONE, "insert");
      sqlite3_reset(insert);
    }
  sqlite3_finalize(insert);
  need(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, "commit");
}

static int add_path(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)status;
  (void)walk;
  size_t n = strlen(path);
  if (kind != FTW_F || n < 3 || strcmp(path + n - 3, ".md") != 0) return 0;
  if (n_paths == cap_paths) {
    cap_paths = cap_paths ? cap_paths * 2 : 1024;
    paths = realloc(paths, cap_paths * sizeof *paths);
  }
  paths[n_paths++] = strdup(path);
  return 0;
}

int main(int argc, char **argv)
{
  pthread_t reader;
  if (argc != 3) {
    fprintf(stderr, "usage: floor_index FOLDER DATABASE\n");
    return 2;
  }
  arena = malloc(ARENA_BYTES);
  need(nftw(argv[1], add_path, 16, FTW_PHYS) == 0, argv[1]);
  sqlite3 *db = open_database(argv[2]);
  need(pthread_create(&reader, NULL, read_all, NULL) == 0, "thread");
  write_all(db);
  pthread_join(reader, NULL);
  sqlite3_close(db);
  printf("%zu notes\n", n_paths);
  return 0;
}
