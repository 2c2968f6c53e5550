/* libyaml's findings in plain words, one row each. */
#include "base/yaml_repair.h"

static const struct yaml_problem_row rows[] = {
    {.found = "found character that cannot start any token",
        .says = "a value that begins like this must stand in quotes",
        .names_character = true},
    {.found = "mapping values are not allowed in this context",
        .says = "a \": \" inside a value must stand in quotes",
        .remedy = REMEDY_PLACE},
    {.found = "could not find expected ':'",
        .says = "this line has no \":\" behind a key",
        .remedy = REMEDY_PLACE,
        .at_context = true},
    {.found = "did not find expected key",
        .says = "this does not fit the lines before it",
        .behind = "text follows where this value ends",
        .remedy = REMEDY_PLACE},
    {.found = "did not find expected '-' indicator",
        .says = "this is no item of the list above it",
        .remedy = REMEDY_PLACE},
    {.found = "did not find expected <document start>",
        .says = "this does not fit the lines before it",
        .remedy = REMEDY_PLACE},
    {.found = "did not find expected node content", .says = "a value is missing or not in quotes"},
    {.found = "did not find expected ',' or ']'",
        .says = "this \"[\" is not closed by \"]\"",
        .remedy = REMEDY_CLOSE,
        .at_context = true},
    {.found = "did not find expected ',' or '}'",
        .says = "this \"{\" is not closed by \"}\"",
        .remedy = REMEDY_CLOSE,
        .at_context = true},
    {.found = "block sequence entries are not allowed in this context",
        .says = "a \"- \" cannot stand here"},
    {.found = "mapping keys are not allowed in this context", .says = "a \"? \" cannot stand here"},
    {.found = "found unexpected ':'", .says = "a \":\" cannot stand here"},
    {.found = "found unexpected end of stream",
        .says = "this quote is never closed",
        .at_context = true},
    {.found = "found unexpected document indicator",
        .says = "this quote is not closed before the document ends",
        .at_context = true},
    {.found = "found unknown escape character",
        .says = "a backslash in double quotes begins no known escape",
        .remedy = REMEDY_ESCAPES},
    {.found = "did not find expected hexdecimal number",
        .says = "an escape in double quotes lacks its digits",
        .remedy = REMEDY_ESCAPES},
    {.found = "found invalid Unicode character escape code",
        .says = "an escape in double quotes names no character",
        .remedy = REMEDY_ESCAPES},
    {.found = "found a tab character where an indentation space is expected",
        .says = "a tab indents this line, where YAML allows only blanks",
        .remedy = REMEDY_TABS},
    {.found = "found a tab character that violates indentation",
        .says = "a tab indents this line, where YAML allows only blanks",
        .remedy = REMEDY_TABS},
    {.found = "found an indentation indicator equal to 0",
        .says = "a value that begins with \"|\" or \">\" must stand in quotes"},
    {.found = "did not find expected comment or line break",
        .context = "while scanning a block scalar",
        .says = "a value that begins with \"|\" or \">\" must stand in quotes"},
    {.found = "did not find expected alphabetic or numeric character",
        .says = "a value that begins with \"*\" or \"&\" must stand in quotes"},
    {.found = "found undefined tag handle",
        .says = "a value that begins with \"!\" must stand in quotes"},
    {.found = NULL,
        .context = "while scanning a tag",
        .says = "a value that begins with \"!\" must stand in quotes"},
    {.found = NULL,
        .context = "while parsing a tag",
        .says = "a value that begins with \"!\" must stand in quotes"},
    {.found = NULL,
        .context = "while scanning a directive",
        .says = "a line that begins with \"%\" is a directive, and YAML does not know this one"},
    {.found = NULL,
        .context = "while scanning a %",
        .says = "this directive is not as YAML wants it"},
    {.found = NULL,
        .context = "while parsing a %",
        .says = "this directive is not as YAML wants it"},
    {.found = "found duplicate %YAML directive", .says = "this directive stands here twice"},
    {.found = "found duplicate %TAG directive", .says = "this directive stands here twice"},
    {.found = "found incompatible YAML document", .says = "this is a later YAML than 1.2"},
};

static bool begins(const char *text, const char *with)
{
  return text && str_starts(str_of(text), str_of(with));
}

const struct yaml_problem_row *yaml_problem_find(const char *found, const char *context)
{
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const struct yaml_problem_row *row = &rows[i];
    if (row->found && !str_eq(str_of(found), str_of(row->found))) continue;
    if (row->context && !begins(context, row->context)) continue;
    return row;
  }
  return NULL;
}
