/* The JSON writer. */
#include "unit.h"

#include "base/json.h"

static void values_are_separated_and_nested(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  struct json j = json_to(&out);
  json_open(&j, '{');
  json_key(&j, STR_LIT("a"));
  json_open(&j, '[');
  json_int(&j, -1);
  json_bool(&j, true);
  json_null(&j);
  json_open(&j, '[');
  json_close(&j, ']');
  json_close(&j, ']');
  json_key(&j, STR_LIT("b\n"));
  json_str(&j, STR_LIT("\"\\\x1B\xC2\x9B\xE2\x80\xAE\xF0\x9F\x98\x80\xF3\xA0\x81\xA7\xFF"));
  json_close(&j, '}');
  assert_text(buf_str(&out),
      "{\"a\":[-1,true,null,[]],\"b\\n\":"
      "\"\\\"\\\\\\u001b\\u009b\\u202e\xF0\x9F\x98\x80\\udb40\\udc67\xEF\xBF\xBD\"}");
  buf_release(&out);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_are_separated_and_nested),
};

UNIT_MAIN(tests)
