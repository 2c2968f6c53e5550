/* Texts that nobody writes to be read: each is easily made long, and slow for a reader that takes
 * a time which grows with the square of its length. */
#ifndef TESTS_UNIT_HOSTILE_H
#define TESTS_UNIT_HOSTILE_H

#include "base/buf.h"

#include <stdio.h>

/* head, then `unit` as often as fits (%d in it counts from 1), then tail. */
struct hostile {
  const char *name, *head, *unit, *tail;
};

/* What grows by itself: runs of marks, each longer than the one before. */
#define HOSTILE_RISING "\1"

static const struct hostile hostiles[] = {
    /* containers */
    {"bullets in one line", "", "- ", "x\n"},
    {"stars in one line", "", "* ", "x\n"},
    {"numbers in one line", "", "1. ", "x\n"},
    {"bullets in many lines", "", "- - - - - x\n", ""},
    {"quotes in one line", "", "> ", "x\n"},
    {"quotes without blanks", "", ">", "x\n"},
    {"lazy lines", "> - > - > - > - > - > - > - > - > - > - a\n", "a\n", ""},
    {"blank lines in quotes", "> > > > > > > > > > > > > > > > > > > > > > a\n", "\n", ""},
    {"tabbed items", "", "-\t", "x\n"},
    {"empty items", "", "-\n", ""},
    {"loose items", "", "- a\n\n", ""},
    {"tasks in one line", "", "- [ ] ", "x\n"},
    {"tasks", "", "- [ ] a\n", ""},
    {"fences in items", "", "- ```\n", ""},
    /* emphasis, links, images */
    {"openers of both kinds", "", "*a_ ", "\n"},
    {"touching stars", "", "a**b", "\n"},
    {"stars of two lengths", "", "*a **a ", "\n"},
    {"stars that open and close", "", "a**b c* ", "\n"},
    {"all kinds of stress", "", "a***b_c__d", "\n"},
    {"nothing but stars", "", "*", "a\n"},
    {"open brackets", "", "[", "\n"},
    {"closed brackets", "[[[[", "[a]]", "\n"},
    {"open images", "", "![[]()", "\n"},
    {"open images alone", "", "![", "\n"},
    {"open targets", "", "[a](", "\n"},
    {"open targets in angles", "", "[a](<b", "\n"},
    {"parentheses in a target", "[a](", "(", ")\n"},
    {"links", "", "[a](b)", "\n"},
    {"open titles", "", "[a](b \"", "\n"},
    {"rising back-quotes", "", HOSTILE_RISING, "\n"},
    {"back-quotes of two lengths", "", "`a``b", "\n"},
    {"escapes", "", "\\", "\n"},
    /* HTML and addresses in angles */
    {"open comments", "a ", "<!-- ", "\n"},
    {"comments not closed", "a ", "a <!--a ", "\n"},
    {"open instructions", "a ", "<?", "\n"},
    {"open declarations", "a ", "<!A ", "\n"},
    {"open character data", "a ", "<![CDATA[", "\n"},
    {"angles", "a ", "<", "\n"},
    {"open tags", "a ", "<a ", "\n"},
    {"open attributes", "a ", "<a b=\"", "\n"},
    {"open addresses", "a ", "<http:", "\n"},
    {"tags", "", "<b>", "\n"},
    {"open blocks", "", "<div>\n\n", ""},
    {"open lists", "", "<ul><li>", "\n"},
    {"open rows", "<table>", "<tr><td>", "\n"},
    {"open details", "", "<details><summary>a</summary>\n\n", ""},
    {"entities", "", "&amp;", "\n"},
    {"ampersands", "", "&", "\n"},
    /* references and footnotes */
    {"definitions", "", "[a%d]: b\n", ""},
    {"the same definition", "", "[a]: b\n", ""},
    {"definitions apart", "", "[a%d]: b\n\n", ""},
    {"references to nothing", "", "[a%d] ", "\n\n[a]: b\n"},
    {"references", "[a]: b\n\n", "[a] ", "\n"},
    {"definitions of nothing", "", "[a]:\n\n[a] b\n\n", ""},
    {"definitions with open titles", "", "[a]: b \"\n", ""},
    {"references to footnotes", "", "[^%d] ", "\n\n[^1]: a\n"},
    {"footnotes", "", "[^%d]: a\n\n", ""},
    {"footnotes in one line", "", "[^a]: ", "\n"},
    /* tables */
    {"a wide table", "", "|a", "\n|-\n"},
    {"rows", "a|b\n-|-\n", "c|d\n", ""},
    {"tables", "", "a|b\n-|-\n", ""},
    {"tables apart", "", "a|b\n-|-\n    c\n", ""},
    {"rows of dashes", "", "|--|\n", ""},
    {"dashes", "", "|-", "\n"},
    /* other extensions */
    {"www", "", "www.", "\n"},
    {"addresses", "", "www.a.b(", "\n"},
    {"schemes", "", "http://", "\n"},
    {"references at the end of addresses", "", "http://a.b&a;", "\n"},
    {"mail", "", "a@", "\n"},
    {"long mail", "", "a.", "@b.c\n"},
    {"open wikilinks", "", "[[a", "\n"},
    {"wikilinks", "", "[[a]]", "\n"},
    {"escaped wikilinks", "", "\\[[a]] ", "\n"},
    {"tildes", "", "~", "\n"},
    {"open tildes", "", "~a ", "\n"},
    {"tildes of two lengths", "", "~~a ~", "\n"},
    {"alerts", "", "> [!NOTE]\n> a\n\n", ""},
    {"heads of alerts", "", "> [!NOTE]\n", ""},
    {"containers of colons", "", "::: a\n", ""},
    {"terms", "", "a\n: b\n", ""},
    {"one term", "a\n", ": b\n", ""},
    {"liquid", "", "{% a ", "\n"},
    {"dollars", "", "$a", "\n"},
    /* lines and characters */
    {"headings", "", "# a\n", ""},
    {"underlined headings", "", "a\n=\n", ""},
    {"marks of a heading", "# ", "#", "\n"},
    {"rules", "", "***\n", ""},
    {"fences", "", "```\n", ""},
    {"tabs", "", "\t", "\n"},
    {"tabbed lines", "", "\ta\n", ""},
    {"returns", "", "a\r", ""},
    {"hard breaks", "", "a  \n", ""},
    {"one word", "", "a", "\n"},
    {"blanks", "a", " ", "b\n"},
    {"combining marks", "a", "\xCC\x81", "\n"},
    {"joined emoji", "", "\xF0\x9F\x91\xA8\xE2\x80\x8D", "\n"},
    {"ideographs", "", "\xE4\xB8\xAD", "\n"},
    {"Thai", "", "\xE0\xB8\x81\xE0\xB8\xB2\xE0\xB8\xA3", "\n"},
    {"quotation marks in code", "```c\n", "\"", "\n```\n"},
    {"here-documents in code", "```sh\n", "a <<b\n", "```\n"},
};

enum { N_HOSTILES = sizeof hostiles / sizeof *hostiles };

static inline void hostile_add_unit(const struct hostile *h, struct buf *out, int number)
{
  const char *count = strstr(h->unit, "%d");
  if (*h->unit == *HOSTILE_RISING) {
    buf_add_repeat(out, STR_LIT("`"), (size_t)number);
    buf_add_char(out, ' ');
  } else if (count) {
    buf_add(out, (struct str){h->unit, (size_t)(count - h->unit)});
    buf_addf(out, "%d%s", number, count + 2);
  } else {
    buf_add_cstr(out, h->unit);
  }
}

/* Adds about so many bytes of it. */
static inline void hostile_add(const struct hostile *h, struct buf *out, size_t bytes)
{
  buf_add_cstr(out, h->head);
  for (int number = 1; out->n < bytes; number++)
    hostile_add_unit(h, out, number);
  buf_add_cstr(out, h->tail);
}

#endif
