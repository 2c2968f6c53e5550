/* Telling a run of the index. */
#include "cli/run_print.h"

#include "base/number.h"

#include <time.h>

/* By enum run_end. */
struct end_row {
  const char *word;     /* in JSON */
  const char *sentence; /* for people, before the numbers */
};

static const struct end_row ends[] = {
    [RUN_DONE] = {"done", "done"},
    [RUN_CANCELLED] = {"cancelled", "given up"},
    [RUN_FAILED] = {"failed", "failed"},
    [RUN_CUT_SHORT] = {"cut short", "cut short"},
};

static void add_time(struct buf *out, const struct tm *t, const char *between)
{
  buf_addf(out, "%04d-%02d-%02d%s%02d:%02d:%02d", t->tm_year + 1900, t->tm_mon + 1, t->tm_mday,
      between, t->tm_hour, t->tm_min, t->tm_sec);
}

static void add_moment(struct buf *out, int64_t ms)
{
  struct tm parts;
  time_t seconds = (time_t)(ms / 1000);
  if (gmtime_r(&seconds, &parts)) add_time(out, &parts, "T");
  buf_add_char(out, 'Z');
}

static void add_local_moment(struct buf *out, int64_t ms)
{
  struct tm parts;
  time_t seconds = (time_t)(ms / 1000);
  if (localtime_r(&seconds, &parts)) add_time(out, &parts, " ");
}

/* Files read in a second; 0: too few of them, or too quick, to say. */
static long long speed(const struct run *run)
{
  return run->took_ms > 0 ? (long long)run->n_read * 1000 / run->took_ms : 0;
}

static void add_part(struct buf *out, size_t n, const char *what)
{
  buf_add_cstr(out, ", ");
  number_add_grouped(out, (long long)n);
  buf_addf(out, " %s", what);
}

void run_add_text(struct buf *out, const struct run *run)
{
  add_local_moment(out, run->started_ms);
  buf_addf(out, ", %s", ends[run->end].sentence);
  if (run->why.n) buf_addf(out, " (%.*s)", STR_ARG(run->why));
  if (run->end == RUN_CUT_SHORT) return;
  buf_add_cstr(out, " in ");
  number_add_grouped(out, run->took_ms);
  buf_add_cstr(out, " ms");
  add_part(out, run->n_new, "new");
  add_part(out, run->n_changed, "changed");
  add_part(out, run->n_unchanged, "unchanged");
  add_part(out, run->n_removed, "removed");
  add_part(out, run->n_failed, "failed");
  if (speed(run)) add_part(out, (size_t)speed(run), "read in a second");
}

void run_add_json(struct json *j, const struct run *run)
{
  const struct {
    const char *key;
    long long n;
  } numbers[] = {{"ms", run->took_ms}, {"new", (long long)run->n_new},
      {"changed", (long long)run->n_changed}, {"unchanged", (long long)run->n_unchanged},
      {"removed", (long long)run->n_removed}, {"failed", (long long)run->n_failed},
      {"read", (long long)run->n_read}};
  struct buf moment = BUF_INIT;
  add_moment(&moment, run->started_ms);
  json_open(j, '{');
  json_key(j, STR_LIT("started"));
  json_str(j, buf_str(&moment));
  json_key(j, STR_LIT("end"));
  json_str(j, str_of(ends[run->end].word));
  json_key(j, STR_LIT("why"));
  json_str(j, run->why);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    json_key(j, str_of(numbers[i].key));
    json_int(j, numbers[i].n);
  }
  json_close(j, '}');
  buf_release(&moment);
}
