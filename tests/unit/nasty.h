/* Texts that could drive a terminal, and notes that have one of them wherever a note has text. */
#ifndef TESTS_UNIT_NASTY_H
#define TESTS_UNIT_NASTY_H

#include "unit.h"

#include "base/fs.h"
#include "base/utf8.h"

/* Raw bytes. None holds '/', so that each can be a part of a file's name. */
static const char *const nasty[] = {
    "\033[31mred\033[2J",
    "\033]52;c;bHM=\007",
    "\033]0;title\033\\",
    "\033P+q544e\033\\",
    "\xC2\x9B\x33\x31mred",
    "\xC2\x9D\x30;title\xC2\x9C",
    "back\b\b\b\bover",
    "over\rwritten",
    "a\nb",
    "tab\there",
    "bell\007",
    "shift\016in",
    "del\x7F",
    "turn\xE2\x80\xAE ti",
    "iso\xE2\x81\xA6 late",
    "zero\xE2\x80\x8Bwidth",
    "line\xE2\x80\xA8sep",
    "tag\xF3\xA0\x81\x81s",
    "\xFF\xFE\x9B\x1B[31m",
    "\xEF\xBB\xBFmark",
    "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
    "-e",
    "--help",
    "$(id)",
};
enum { NASTY = sizeof nasty / sizeof *nasty };

static inline void nasty_write_file(const char *path, struct str text)
{
  struct err err = ERR_INIT;
  if (!fs_write(path, text, 0600, &err)) fail_msg("%s", err.text);
}

/* In double quotes, as YAML undoes it: bytes that are no text as they are. */
static inline void nasty_add_yaml(struct buf *out, struct str text)
{
  buf_add_char(out, '"');
  while (text.n) {
    bool ok;
    struct str before = text;
    uint32_t c = utf8_next(&text, &ok);
    if (ok)
      buf_addf(out, "\\U%08X", (unsigned)c);
    else
      buf_add(out, str_first(before, before.n - text.n));
  }
  buf_add_char(out, '"');
}

/* Writes "lib/TEXT.md"; the front matter of every third is broken besides. */
static inline void nasty_write_note(const char *text, size_t i)
{
  struct buf note = BUF_INIT, path = BUF_INIT, yaml = BUF_INIT;
  nasty_add_yaml(&yaml, str_of(text));
  const char *y = buf_cstr(&yaml);
  buf_addf(&note,
      "---\ntitle: %s\nsummary: %s\nstack: [%s]\ntags: [%s, common]\nreference: %s\n%s: %s\n"
      "revision: {status: %s}\nentities: [{name: %s, type: %s}]\nimage sources: [{source: %s, url: "
      "%s, caption: %s}]\nscore: {quality: %s}\n",
      y, y, y, y, y, y, y, y, y, y, y, y, y, y);
  if (i % 3 == 0) buf_addf(&note, "broken: [%s\n", text);
  buf_addf(&note, "---\n\n# %s\n\nalpha %s [%s](http://x.org/%s) [[%s]] [gone](%s.md)\n", text,
      text, text, text, text, text);
  buf_addf(&note, "\n```%s\n%s\n```\n", text, text);
  buf_addf(&path, "lib/%s.md", text);
  nasty_write_file(buf_cstr(&path), buf_str(&note));
  buf_release(&note);
  buf_release(&path);
  buf_release(&yaml);
}

#endif
