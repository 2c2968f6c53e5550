/* What of the system each confined thread may open. */
#include "base/confine.h"

static const char *const folders[] = {"/usr", "/lib", "/lib64", "/opt", "/nix/store", "/gnu/store",
    "/etc/terminfo", "/etc/localtime", "/etc/ld.so.cache", "/dev/urandom"};

static const char *const devices[] = {"/dev/null", "/dev/tty"};

void confine_allow_system(struct confine *c)
{
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    confine_allow(c, folders[i], CONFINE_READ);
  for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
    confine_allow(c, devices[i], CONFINE_DEVICE);
}
