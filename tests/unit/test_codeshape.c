/* Code told from prose by its shape, on lines as pages print them. */
#include "unit.h"

#include "note/codeshape.h"

/* Checks all blocks, and tells each that is taken for something else. */
static void check_all(const char *const *blocks, size_t n, enum codeshape shape)
{
  size_t n_wrong = 0;
  for (size_t i = 0; i < n; i++) {
    enum codeshape found = codeshape_of(str_of(blocks[i]));
    if (found == shape) continue;
    print_error("taken for %d: %s\n", found, blocks[i]);
    n_wrong++;
  }
  assert_int_equal(n_wrong, 0);
}

#define CHECK_ALL(blocks, shape) check_all((blocks), sizeof(blocks) / sizeof *(blocks), (shape))

static void code_of_many_languages_is_code(void **state)
{
  (void)state;
  static const char *const blocks[] = {
      "from fastapi import FastAPI\napp = FastAPI()",
      "@app.get('/health')\ndef health():\n    return {'ok': True}",
      "def total(items):\n    # sum of all prices, without any tax.\n    return sum(items)",
      "const app = express();\napp.listen(3000);",
      "export default function Page() {\n  return <main>Hello</main>;\n}",
      "add_action('init', function () {\n  register_post_type('note');\n});",
      "select id, name\nfrom users\nwhere active = 1\norder by created_at desc;",
      "select r.id\nfrom orders_restored r\nleft join orders o using (id)\nwhere o.id is null;",
      "select count(*) from jobs where failed = true;",
      "rsync -a --delete build/ /srv/app/",
      "curl -fsS https://example.org/health | jq .status",
      "npm ci\nnpm run build\nnpm test",
      "docker compose up -d",
      "sudo systemctl reload nginx && tail -n 20 /var/log/nginx/error.log",
      "echo \"the build took longer than it was expected to take today\"",
      "$ git status",
      "FROM python:3.11-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt",
      "version: \"3\"\nservices:\n  web:\n    image: nginx",
      "[defaults]\ninventory = hosts",
      "{\n  \"name\": \"notes\",\n  \"private\": true\n}",
      "<nav class=\"main\">\n  <a href=\"/\">home</a>\n</nav>",
      "location /static/ {\n    expires 30d;\n}",
      "func main() {\n\tfmt.Println(\"hello\")\n}",
      "let total: u32 = items.iter().sum();",
      "#!/bin/sh\nset -eu",
      "*/5 * * * * /usr/local/bin/sync --quiet",
      "PGPASSWORD=secret psql -h db -c 'select 1'",
      "print('\xE4\xBD\xA0\xE5\xA5\xBD\xEF\xBC\x8C\xE4\xB8\x96\xE7\x95\x8C')",
  };
  CHECK_ALL(blocks, CODESHAPE_CODE);
}

static void prose_and_headings_are_no_code(void **state)
{
  (void)state;
  static const char *const blocks[] = {
      "production checks",
      "final notes",
      "security and maintenance notes",
      "input/output and tcp/ip basics",
      "import and export",
      "update node.js first",
      "create the user's folder",
      "docker images should be small. use multi-stage builds where you can.",
      "git is a tool that keeps the history of your files, see https://git-scm.com for more.",
      "foo() is a function that returns the name of the current user.",
      "the steps are as follows:",
      "open the menu -> choose export -> pick a folder that everyone on the team can read.",
      "measure first; change carefully; document the result of each step you take;",
      "use a == b only where both sides are known to be of the same type.",
      "write the file(s) to disk and keep a copy (or two) of each in a safe place",
      "\xE6\x95\xB0\xE6\x8D\xAE\xE5\xBA\x93\xE6\x9B\xB4\xE6\x94\xB9\xE9\x9C\x80\xE8\xA6\x81\xE9\xA2"
      "\x9D\xE5\xA4\x96\xE5\xB0\x8F\xE5\xBF\x83\xE3\x80\x82",
      "\xD1\x80\xD0\xB5\xD0\xB7\xD0\xB5\xD1\x80\xD0\xB2\xD0\xBD\xD1\x8B\xD0\xB5 "
      "\xD0\xBA\xD0\xBE\xD0\xBF\xD0\xB8\xD0\xB8",
      "done",
      "",
      "*stars*, `ticks`, <b>tags</b>, [links](x) and a_name stay what they are.",
      "panel | owner\n--- | ---\nlatency | web",
      "c++ and c# in one project",
      "a first line of plain words in a paragraph\nand its second line with plain words too",
  };
  CHECK_ALL(blocks, CODESHAPE_PROSE);
}

static void what_may_be_either_is_left_open(void **state)
{
  (void)state;
  static const char *const blocks[] = {
      "npm install",
      "main:",
      "name: build\non: push",
      "# then\nnpm install",
  };
  CHECK_ALL(blocks, CODESHAPE_MAYBE);
}

static void comments_alone_are_told_as_such(void **state)
{
  (void)state;
  static const char *const blocks[] = {"# restart the workers", "// one\n// two", "-- a remark"};
  CHECK_ALL(blocks, CODESHAPE_COMMENT);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(code_of_many_languages_is_code),
    cmocka_unit_test(prose_and_headings_are_no_code),
    cmocka_unit_test(what_may_be_either_is_left_open),
    cmocka_unit_test(comments_alone_are_told_as_such),
};

UNIT_MAIN(tests)
