/* Bringing an index up to date: scan, compare, read what changed, write it. */
#include "library/compare.h"
#include "library/glance.h"
#include "library/library_own.h"
#include "library/preparer.h"
#include "library/renames.h"
#include "library/runs.h"
#include "library/shared.h"
#include "library/steady.h"
#include "library/writer.h"

#include <unistd.h>

enum {
  LOCK_WAIT_MS = 2000,
  /* Each transaction takes in as many notes as all before it: the first ends soon, so that a new
   * library shows something, and few are many, since each adds a row for every value in it. */
  COMMIT_NOTES_MIN = 64,
  COMMIT_NOTES_MAX = 32768,
  COMMIT_NOTES_IN_MEMORY = 256, /* there, readers wait for its end */
  COMMIT_BYTES = 128 << 20,     /* of text, whose words wait in memory until then */
  THOROUGH_NOTES = 2000,        /* so many new ones are worth a whole tidying */
};

struct update {
  struct library *library;
  const struct update_options *options;
  struct update_report *report;
  struct scan scan;
  struct comparison comparison;
  struct renames *renames;
  struct writer *writer;
  size_t n_put, n_put_at_commit;
  int64_t started_ms; /* by the clock on the wall, */
  int64_t began_ms;   /*   ... and by the steady one */
  int64_t run;        /* its number in the index; 0: not noted yet */
  bool is_repeat;     /* is what it does noted elsewhere? */
};

static struct update begin(
    struct library *l, const struct update_options *o, struct update_report *report)
{
  return (struct update){.library = l,
      .options = o,
      .report = report,
      .started_ms = runs_now_ms(),
      .began_ms = steady_ms()};
}

static bool is_cancelled(const struct update *u)
{
  const atomic_bool *cancel = u->options->cancel;
  return cancel && atomic_load_explicit(cancel, memory_order_relaxed);
}

static void tell_progress(const struct update *u)
{
  if (u->options->progress) u->options->progress(u->options->context, u->report);
}

/* ---- the record of the run ---- */

static void begin_run(struct update *u)
{
  if (u->run || u->is_repeat) return;
  writer_begin(u->writer);
  u->run = runs_begin(writer_db(u->writer), u->started_ms);
}

static void end_run(struct update *u, struct writer *w, bool ok, const struct err *err)
{
  const struct update_report *r = u->report;
  struct err ignored = ERR_INIT;
  begin_run(u);
  struct run run = {.started_ms = u->started_ms,
      .took_ms = steady_ms() - u->began_ms,
      .n_new = r->n_new,
      .n_changed = r->n_changed,
      .n_unchanged = r->n_unchanged,
      .n_removed = r->n_removed,
      .n_failed = r->n_failed,
      .n_read = r->n_read,
      .end = !ok               ? RUN_FAILED
             : is_cancelled(u) ? RUN_CANCELLED
                               : RUN_DONE,
      .why = ok ? STR_NONE : str_of(err->text)};
  writer_begin(w);
  runs_end(writer_db(w), u->run, &run);
  if (run.end == RUN_DONE && glance_differs(writer_db(w), &u->scan))
    glance_store(writer_db(w), &u->scan);
  writer_commit(w, &ignored);
}

static void tell_failure(struct update *u, const struct runs_failure *f)
{
  u->report->n_failed++;
  begin_run(u);
  if (!u->is_repeat) runs_fail(writer_db(u->writer), u->run, f);
  if (!u->options->failed) return;
  struct buf whole = BUF_INIT;
  root_add_path(&u->library->roots[f->root], f->path, &whole);
  struct update_failure failure = {buf_str(&whole), f->why};
  u->options->failed(u->options->context, &failure);
  buf_release(&whole);
}

/* ---- finding ---- */

static void count_found(void *context, size_t found)
{
  struct update *u = context;
  u->report->n_found = found;
  tell_progress(u);
}

static void tell_folder(void *context, const struct root *root, struct str folder)
{
  struct update *u = context;
  struct buf path = BUF_INIT;
  if (!u->options->folder) return;
  root_add_path(root, folder, &path);
  u->options->folder(u->options->context, buf_cstr(&path));
  buf_release(&path);
}

static bool find_files(struct update *u)
{
  scan_init(&u->scan);
  u->scan.exclude = library_exclude(u->library);
  u->scan.cancel = u->options->cancel;
  u->scan.progress = count_found;
  u->scan.entering = tell_folder;
  u->scan.context = u;
  bool whole = scan_run(&u->scan, u->library->roots, u->library->n_roots);
  u->report->n_found = u->scan.n_files;
  u->report->scan_ended = whole;
  return whole;
}

static void tell_troubles(struct update *u)
{
  for (size_t i = 0; i < u->scan.n_troubles; i++) {
    const struct scan_trouble *t = &u->scan.troubles[i];
    struct runs_failure f = {t->root, t->path, t->why, {0}, u->started_ms};
    tell_failure(u, &f);
  }
}

/* ---- writing ---- */

static bool commit(struct update *u, struct err *err)
{
  u->n_put_at_commit = u->n_put;
  return writer_commit(u->writer, err);
}

static bool is_commit_due(const struct update *u)
{
  size_t due = u->n_put_at_commit;
  size_t most = u->library->place.folder.n ? COMMIT_NOTES_MAX : COMMIT_NOTES_IN_MEMORY;
  if (due < COMMIT_NOTES_MIN) due = COMMIT_NOTES_MIN;
  if (due > most) due = most;
  return u->n_put - u->n_put_at_commit >= due || writer_pending_bytes(u->writer) >= COMMIT_BYTES;
}

static void drop(struct update *u, const struct compare_gone *gone)
{
  struct writer_file file = {.root = gone->root, .path = gone->path};
  writer_drop(u->writer, &file, gone->id);
}

/* Those that are not there under another name. */
static void drop_gone(struct update *u)
{
  for (size_t i = 0; i < u->comparison.n_gone; i++) {
    if (renames_has_taken(u->renames, i)) continue;
    drop(u, &u->comparison.gone[i]);
    u->report->n_removed++;
  }
}

static void tell_rename(
    struct update *u, const struct compare_gone *before, const struct scan_file *now)
{
  struct buf old = BUF_INIT, new = BUF_INIT;
  if (!u->options->renamed) return;
  root_add_path(&u->library->roots[before->root], before->path, &old);
  root_add_path(&u->library->roots[now->root], now->path, &new);
  u->options->renamed(u->options->context, buf_str(&old), buf_str(&new));
  buf_release(&old);
  buf_release(&new);
}

/* A new file may be an old one under another name: then that goes in the same transaction. */
static void put_note(struct update *u, const struct writer_file *file, const struct prepared *p)
{
  const struct compare_job *job = p->job;
  const struct compare_gone *before =
      job->id ? NULL : renames_take(u->renames, file->path, file->hash, p->n_bytes);
  if (before) drop(u, before);
  writer_put(u->writer, file, p->entry, job->id);
  u->n_put++;
  *(job->id || before ? &u->report->n_changed : &u->report->n_new) += 1;
  if (before) tell_rename(u, before, job->file);
}

static void write_one(struct update *u, const struct prepared *p)
{
  const struct compare_job *job = p->job;
  struct update_report *r = u->report;
  struct writer_file file = {job->file->root, job->file->path, job->file->stamp, p->hash};
  r->n_done++;
  r->n_read++;
  switch (p->as) {
  case PREPARED_NOTE: put_note(u, &file, p); break;
  case PREPARED_SAME:
    writer_touch(u->writer, &file, job->id);
    r->n_unchanged++;
    break;
  case PREPARED_GONE:
    if (job->id) writer_drop(u->writer, &file, job->id);
    r->n_removed += job->id != 0;
    break;
  case PREPARED_NOT: {
    struct runs_failure f = {file.root, file.path, str_of(p->why.text), file.stamp, u->started_ms};
    tell_failure(u, &f);
    break;
  }
  }
}

static bool write_jobs(struct update *u, struct err *err)
{
  struct preparer_work work = {.roots = u->library->roots,
      .read_body = u->library->read_body,
      .field_names = library_field_names(u->library),
      .jobs = u->comparison.jobs,
      .n_jobs = u->comparison.n_jobs};
  struct preparer *preparer = preparer_new(&work);
  const struct prepared *batch;
  bool ok = true;
  for (size_t n; ok && !is_cancelled(u) && (batch = preparer_next(preparer, &n));) {
    for (size_t i = 0; i < n; i++)
      write_one(u, &batch[i]);
    ok = db_is_well(writer_db(u->writer)) && (!is_commit_due(u) || commit(u, err));
    tell_progress(u);
  }
  preparer_free(preparer);
  if (ok && !is_cancelled(u)) drop_gone(u);
  return commit(u, err) && ok;
}

/* Compares with the writer's index and writes the difference. */
static bool write_changes(struct update *u, enum compare_by by, struct err *err)
{
  comparison_run(&u->comparison, &u->scan, writer_db(u->writer), by);
  u->report->n_unchanged = u->comparison.n_unchanged;
  u->report->n_done = u->comparison.n_unchanged;
  tell_progress(u);
  if (u->comparison.n_jobs || u->comparison.n_gone) begin_run(u);
  tell_troubles(u);
  u->renames = renames_new(&u->comparison);
  bool ok = write_jobs(u, err);
  renames_free(u->renames);
  if (ok && u->n_put) ok = writer_tidy(u->writer, u->n_put >= THOROUGH_NOTES, err);
  comparison_release(&u->comparison);
  return ok;
}

/* ---- the whole ---- */

/* Writes all notes into an index beside the one that is worn, and puts it in its place. */
static bool rebuild(struct update *u, struct err *err)
{
  struct update_report silent = {0};
  struct update_options quiet = {.cancel = u->options->cancel};
  struct update again = {.library = u->library,
      .options = &quiet,
      .report = &silent,
      .scan = u->scan,
      .is_repeat = true};
  again.writer = writer_open_hidden(&u->library->place, err);
  if (!again.writer) return false;
  bool ok = write_changes(&again, COMPARE_STAMPS, err);
  if (ok && !is_cancelled(u)) {
    writer_begin(again.writer);
    runs_copy(writer_db(again.writer), writer_db(u->writer));
    end_run(u, again.writer, true, err);
    return writer_show(again.writer, &u->library->place, err);
  }
  writer_free(again.writer);
  return ok;
}

/* Opens an index and writes into it. *damaged: it failed, and trying anew is worth it. */
static bool update_index(struct update *u, bool anew, bool *damaged, struct err *err)
{
  enum schema_state found;
  struct update_report before = *u->report;
  *damaged = false;
  u->writer = writer_open(&u->library->place, anew, &found, err);
  if (!u->writer) return false;
  if (found != SCHEMA_OURS) library_tell(u->library, library_state_text(found));
  bool ok = write_changes(u, u->options->force ? COMPARE_NOTHING : COMPARE_STAMPS, err);
  *damaged = writer_is_damaged(u->writer);
  if (!*damaged) end_run(u, u->writer, ok, err);
  if (ok && !is_cancelled(u) && u->library->place.folder.n && writer_is_worn(u->writer)) {
    ok = rebuild(u, err);
    if (!ok) end_run(u, u->writer, false, err);
  }
  writer_free(u->writer);
  if (*damaged) *u->report = before;
  return ok;
}

static bool update_locked(struct update *u, struct err *err)
{
  bool damaged;
  bool ok = update_index(u, false, &damaged, err);
  if (!ok && damaged && u->library->place.folder.n) {
    library_tell(u->library, library_state_text(SCHEMA_DAMAGED));
    u->n_put = u->n_put_at_commit = 0;
    u->run = 0;
    ok = update_index(u, true, &damaged, err);
  }
  if (ok && u->library->place.folder.n) {
    place_tidy(&u->library->place, place_newest(&u->library->place));
    if (!is_cancelled(u)) place_remove_former(&u->library->place); /* this one is whole */
  }
  return ok;
}

/* ---- a shared index ---- */

/* It is not ours to change: only what differs is told. */
static bool look_at_shared(struct library *l, const struct update_options *o,
    struct update_report *report, struct err *err)
{
  struct update u = {.library = l, .options = o, .report = report};
  report->is_shared = true;
  if (find_files(&u)) {
    comparison_run(&u.comparison, &u.scan, l->index->db, COMPARE_WITHOUT_INODES);
    report->n_unchanged = report->n_done = u.comparison.n_unchanged;
    report->n_behind = u.comparison.n_jobs + u.comparison.n_gone;
    comparison_release(&u.comparison);
  }
  scan_release(&u.scan);
  return library_check_index(l, err);
}

static bool write_shared(struct update *u, const struct place *place, struct err *err)
{
  u->writer = writer_open_hidden(place, err);
  if (!u->writer) return false;
  unsigned number = writer_number(u->writer);
  bool ok = write_changes(u, COMPARE_NOTHING, err);
  end_run(u, u->writer, ok, err);
  writer_free(u->writer);
  if (ok && is_cancelled(u)) ok = err_set(err, "the index was given up");
  return ok && shared_show(u->library, place, number, err);
}

bool library_write_shared(struct library *l, const struct update_options *o,
    struct update_report *report, struct err *err)
{
  struct place place;
  *report = (struct update_report){0};
  *err = (struct err)ERR_INIT;
  struct update u = begin(l, o, report);
  if (l->n_roots != 1)
    return err_set(err, "a shared index is for one folder, not for %zu", l->n_roots);
  if (!shared_make_place(l, &place, err)) return false;
  int lock = place_lock(&place, LOCK_WAIT_MS, o->cancel, err);
  report->is_busy = lock < 0 && !err_is_set(err);
  l->writes_shared = true;
  bool ok = lock >= 0 && find_files(&u) && write_shared(&u, &place, err);
  l->writes_shared = false;
  if (lock >= 0) {
    place_tidy(&place, 0); /* also what a kill has left */
    close(lock);
  }
  scan_release(&u.scan);
  place_release(&place);
  return ok || report->is_busy;
}

/* ---- the library's own ---- */

bool library_update(struct library *l, const struct update_options *o, struct update_report *report,
    struct err *err)
{
  *report = (struct update_report){0};
  *err = (struct err)ERR_INIT;
  library_refresh(l);
  if (l->is_shared) return look_at_shared(l, o, report, err);
  struct update u = begin(l, o, report);
  int lock = l->place.folder.n ? place_lock(&l->place, LOCK_WAIT_MS, o->cancel, err) : -1;
  if (l->place.folder.n && lock < 0) {
    report->is_busy = !err_is_set(err);
    return report->is_busy;
  }
  bool ok = true;
  if (find_files(&u)) ok = update_locked(&u, err);
  scan_release(&u.scan);
  if (lock >= 0) close(lock);
  if (ok) library_look_again(l);
  library_refresh(l);
  return ok;
}
