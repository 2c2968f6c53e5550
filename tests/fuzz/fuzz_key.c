/* The notation of keys: what it reads it writes back to the same key. */
#include "fuzz.h"

#include "session/key.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct key key, again;
  if (!key_parse((struct str){(const char *)data, n}, &key)) return 0;
  struct buf name = BUF_INIT;
  key_add_name(&name, key);
  CHECK(key_parse(buf_str(&name), &again));
  CHECK(key_eq(key, again));
  buf_release(&name);
  return 0;
}
