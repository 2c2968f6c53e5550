/* Sessions for the screen tests. */
#include "stage.h"

#include "state/state.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/utf8.h"
#include "page/document.h"
#include "view/view.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { TODAY_YEAR_DAYS = 20468 }; /* 2026-01-15 */

static double still_ms(void)
{
  return 0;
}

_Noreturn static void give_up(const char *why)
{
  printf("Bail out! %s\n", why);
  exit(99);
}

static void add_source_path(struct buf *out, const char *name)
{
  const char *top = getenv("SRCDIR");
  buf_addf(out, "%s/tests/screen/%s", top ? top : ".", name);
}

/* All stages share one cache folder, which the process owns. */
static void add_cache_path(struct buf *out)
{
  const char *tmp = getenv("TMPDIR");
  buf_addf(out, "%s/fieldnotes-screens-%ld", tmp ? tmp : "/tmp", (long)getpid());
}

/* Removes a folder with all that is in it. */
static void remove_folder(const char *folder)
{
  DIR *dir = opendir(folder);
  struct buf path = BUF_INIT;
  if (!dir) return;
  for (struct dirent *e; (e = readdir(dir));) {
    buf_clear(&path);
    buf_addf(&path, "%s/%s", folder, e->d_name);
    if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
    if (unlink(buf_cstr(&path)) != 0) remove_folder(buf_cstr(&path));
  }
  closedir(dir);
  buf_release(&path);
  rmdir(folder);
}

void stage_clean(void)
{
  struct buf path = BUF_INIT;
  add_cache_path(&path);
  remove_folder(buf_cstr(&path));
  buf_release(&path);
}

static void update_index(const struct library_place *place)
{
  struct err err = ERR_INIT;
  struct update_options options = {0};
  struct update_report report = {0};
  struct library *l = library_open(place, &err);
  if (!l || !library_update(l, &options, &report, &err)) give_up(err.text);
  library_close(l);
}

/* Noon of today. */
static int64_t still_wall_ms(void)
{
  return (int64_t)TODAY_YEAR_DAYS * 86400000 + 43200000;
}

void stage_init(struct stage *st, enum stage_notes notes, int cols, int rows)
{
  struct err err = ERR_INIT;
  *st = (struct stage){.setup = {.cols = cols, .rows = rows, .now_ms = still_ms}};
  st->setup.title = STR_LIT("~/notes");
  st->setup.today = TODAY_YEAR_DAYS;
  st->setup.state = state_open(&(struct state_place){.use = STATE_LOOK, .now_ms = still_wall_ms});
  add_source_path(&st->themes, "../../data/themes");
  st->setup.themes.folders[0] = buf_cstr(&st->themes);
  if (notes == STAGE_NONE) return;
  add_cache_path(&st->cache);
  if (notes == STAGE_NOTES)
    add_source_path(&st->root, "notes");
  else
    buf_addf(&st->root, "%s/empty", buf_cstr(&st->cache));
  if (!fs_make_dirs(buf_cstr(&st->cache), 0700, &err)) give_up(err.text);
  if (notes == STAGE_EMPTY && !fs_make_dirs(buf_cstr(&st->root), 0700, &err)) give_up(err.text);
  st->roots[0] = buf_cstr(&st->root);
  st->setup.place = (struct library_place){
      .roots = st->roots,
      .n_roots = 1,
      .cache_dir = buf_cstr(&st->cache),
      .read_body = document_read_bodytext,
  };
  update_index(&st->setup.place);
}

void stage_release(struct stage *st)
{
  session_free(st->session);
  state_close(st->setup.state);
  canvas_free(st->canvas);
  buf_release(&st->root);
  buf_release(&st->themes);
  buf_release(&st->cache);
  for (size_t i = 0; i < STAGE_PAGES; i++)
    buf_release(&st->page_files[i]);
  buf_release(&st->text);
  buf_release(&st->copied);
  buf_release(&st->config_text);
  buf_release(&st->notice);
  config_free(st->config);
}

static void add_page(struct stage *st, struct session_page page)
{
  if (st->setup.n_pages == STAGE_PAGES) give_up("more pages than a stage has room for");
  st->pages[st->setup.n_pages++] = page;
  st->setup.pages = st->pages;
}

/* Goes to the folder of the fixtures, so that a path on the screen is the same on every machine. */
static void go_to_fixtures(void)
{
  struct buf folder = BUF_INIT;
  add_source_path(&folder, "");
  if (chdir(buf_cstr(&folder)) != 0) give_up("the folder of the fixtures cannot be entered");
  buf_release(&folder);
}

void stage_open(struct stage *st, const char *file)
{
  struct session_page page = {0};
  struct buf *name = &st->page_files[st->setup.n_pages];
  char *end = NULL;
  if (!st->setup.n_pages) go_to_fixtures();
  if (file[0] == '+') page.line = strtoul(file + 1, &end, 10);
  buf_add_cstr(name, end ? end + 1 : file);
  char *heading = strchr(name->p, '#');
  if (heading) *heading = '\0';
  page.file = name->p;
  page.anchor = heading ? heading + 1 : NULL;
  add_page(st, page);
}

void stage_open_text(struct stage *st, struct str text)
{
  buf_add(&st->text, text);
  st->setup.stdin_text = buf_str(&st->text);
  add_page(st, (struct session_page){.file = "-"});
}

void stage_configure(struct stage *st, struct str line)
{
  buf_add(&st->config_text, line);
  buf_add_char(&st->config_text, '\n');
}

static void read_config(struct stage *st)
{
  st->setup.config = st->config = config_new();
  config_read(st->config, buf_str(&st->config_text), "config.yaml");
  config_add_trouble(&st->notice, st->config, false);
  st->setup.notice = buf_str(&st->notice);
}

struct session *stage_session(struct stage *st)
{
  struct err err = ERR_INIT;
  if (st->session) return st->session;
  if (st->config_text.n) read_config(st);
  st->session = session_new(&st->setup, &err);
  if (!st->session) give_up(err.text);
  st->canvas = canvas_new(st->setup.cols, st->setup.rows);
  st->canvas->ascii = st->setup.ascii;
  return st->session;
}

static void take_requests(struct stage *st)
{
  for (;;) {
    struct session_request request = session_take_request(st->session);
    if (request.kind == REQUEST_NONE) return;
    if (request.kind == REQUEST_QUIT) st->quit = true;
    if (request.kind != REQUEST_COPY) continue;
    buf_clear(&st->copied);
    buf_add(&st->copied, request.text);
  }
}

void stage_press(struct stage *st, struct key k)
{
  session_key(stage_session(st), k);
  take_requests(st);
}

bool stage_key(struct stage *st, struct str notation)
{
  struct key k;
  if (!key_parse(notation, &k)) return false;
  stage_press(st, k);
  return true;
}

void stage_type(struct stage *st, struct str text)
{
  while (text.n)
    stage_press(st, (struct key){utf8_next(&text, NULL), 0});
}

void stage_point(struct stage *st, enum mouse_kind kind, int col, int row)
{
  session_mouse(stage_session(st), &(struct mouse){.kind = kind, .col = col, .row = row});
  take_requests(st);
}

void stage_resize(struct stage *st, int cols, int rows)
{
  session_resize(stage_session(st), cols, rows);
  canvas_resize(st->canvas, cols, rows);
}

void stage_settle(struct stage *st)
{
  session_prepare(stage_session(st));
  while (session_has_work(st->session))
    session_work(st->session);
  stage_draw(st);
}

void stage_draw(struct stage *st)
{
  stage_session(st);
  session_prepare(st->session);
  st->canvas->ascii = session_wants_ascii(st->session);
  canvas_clear(st->canvas);
  view_draw(st->session, st->canvas);
}
