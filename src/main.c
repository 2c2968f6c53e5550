/* The program: descriptors and locale made sure of, then the command line decides. */
#include "cli/cli.h"
#include "term/term.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>

/* A standard descriptor that is closed would be the next file opened, and what is printed would be
 * written into that: an index, a note. So it is taken, by something that refuses. */
static void keep_standard_descriptors(void)
{
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl(fd, F_GETFD) < 0) open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

/* Only what says how text is encoded; numbers and sentences are the same everywhere. */
static void choose_locale(void)
{
  if (!setlocale(LC_CTYPE, "")) setlocale(LC_CTYPE, "C.UTF-8");
}

static bool examine_terminal(struct cli_terminal_facts *out, struct err *err)
{
  return term_examine(&out->has_clipboard, err);
}

int main(int argc, char **argv)
{
  keep_standard_descriptors();
  signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is told by write() */
  choose_locale();
  const struct cli_terminal terminal = {.read = term_run, .examine = examine_terminal};
  int code = cli_main(argc, argv, &terminal);
  term_die();
  return code;
}
