/* Telling code from prose, line by line. */
#include "note/codeshape.h"

#include "base/ascii.h"

enum line_shape {
  LINE_PROSE,   /* a sentence, or most of one */
  LINE_WORDS,   /* a few words: a heading, or a line of SQL */
  LINE_WORD,    /* one word */
  LINE_PAIR,    /* `key: value` */
  LINE_COMMAND, /* a command's name and words */
  LINE_COMMENT,
  LINE_CODE,
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* These look at one byte before they compare: they are asked about every line. */
static bool starts_with_any(struct str s, const char *const *words, size_t n)
{
  for (size_t i = 0; i < n && s.n; i++)
    if (words[i][0] == s.p[0] && str_starts(s, str_of(words[i]))) return true;
  return false;
}

/* For words that end in no letter or digit, as most lines do. */
static bool ends_with_any(struct str s, const char *const *words, size_t n)
{
  if (!s.n || ascii_is_alnum(s.p[s.n - 1])) return false;
  for (size_t i = 0; i < n; i++)
    if (str_ends(s, str_of(words[i]))) return true;
  return false;
}

static bool holds_any(struct str s, const char *const *words, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (str_find(s, str_of(words[i])) < s.n) return true;
  return false;
}

static bool equals_any(struct str s, const char *const *words, size_t n)
{
  for (size_t i = 0; i < n && s.n; i++)
    if (((words[i][0] ^ s.p[0]) & ~0x20) == 0 && str_eq_nocase(s, str_of(words[i]))) return true;
  return false;
}

/* Takes the next word between blanks off *rest; false at the end. */
static bool next_word(struct str *rest, struct str *word)
{
  *rest = str_trim(*rest);
  size_t n = 0;
  while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
    n++;
  *word = str_first(*rest, n);
  *rest = str_from(*rest, n);
  return n > 0;
}

static struct str first_word(struct str line)
{
  struct str word = STR_NONE;
  next_word(&line, &word);
  return word;
}

/* ---- prose ---- */

/* How many words of natural language a word between blanks is: 1 for letters with quotes, brackets
 * and punctuation around them, 0 for what has marks within. Scripts without blanks between words
 * count by their length. */
static size_t plain_words(struct str word)
{
  enum { BYTES_PER_WORD = 6 }; /* two ideographs */
  while (word.n && str_has(STR_LIT("(\"'"), word.p[0]))
    word = str_from(word, 1);
  while (word.n && str_has(STR_LIT(".,;:!?)\"'"), word.p[word.n - 1]))
    word.n--;
  size_t n_letters = 0, n_foreign = 0;
  for (size_t i = 0; i < word.n; i++) {
    unsigned char c = (unsigned char)word.p[i];
    n_letters += ascii_is_letter((char)c) || c == '-' || c == '\'' || c == '/';
    n_foreign += c >= 0x80;
  }
  if (!word.n || n_letters + n_foreign < word.n || !ascii_is_alnum(word.p[0]) == !n_foreign)
    return 0;
  return n_foreign < (size_t)2 * BYTES_PER_WORD ? 1 : n_foreign / BYTES_PER_WORD;
}

static bool ends_sentence(struct str line)
{
  static const char *const ends[] = {".", "!", "?", "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F",
      "\xE0\xA5\xA4", "\xD8\x9F", "\xDB\x94", "\xE2\x80\xA6"};
  return ends_with_any(line, ends, COUNT(ends));
}

/* A sentence may hold whatever it speaks of, if some plain words stand together in it. */
static bool is_prose(struct str line)
{
  size_t n_plain = 0, n_not = 0, run = 0, longest_run = 0;
  struct str rest = line, word;
  while (next_word(&rest, &word)) {
    size_t n = plain_words(word);
    n_plain += n;
    n_not += !n;
    run = n ? run + n : 0;
    if (run > longest_run) longest_run = run;
  }
  if (ends_sentence(line)) return longest_run >= 3;
  return n_plain >= 8 && n_plain >= n_not * 3;
}

/* ---- code ---- */

static bool is_comment(struct str line)
{
  static const char *const starts[] = {
      "//", "/*", "* ", "# ", "#", "-- ", ";;", "<!--", "%%", "rem ", "REM "};
  return starts_with_any(line, starts, COUNT(starts)) && !str_starts(line, STR_LIT("#!")) &&
         !str_starts(line, STR_LIT("#include"));
}

/* `name =`, `a.b[0] +=`, `const name: type =`: a name, then an assignment. */
static bool is_assignment(struct str line)
{
  static const char *const declares[] = {"const", "let", "var", "local", "export", "set", "my",
      "auto", "val", "final", "static", "readonly", "declare", "env"};
  struct str rest = line, word;
  next_word(&rest, &word);
  if (equals_any(word, declares, COUNT(declares))) next_word(&rest, &word);
  size_t n = 0;
  while (n < word.n && (ascii_is_alnum(word.p[n]) || str_has(STR_LIT("_.[]'\"$@-"), word.p[n])))
    n++;
  if (!n) return false;
  if (n < word.n) return word.p[n] == '=' && !str_has(str_first(word, n), '-');
  static const char *const assigns[] = {"=", "+=", "-=", "*=", "/=", ":=", "||=", "?=", "<-"};
  return equals_any(first_word(rest), assigns, COUNT(assigns));
}

/* `name(`, `a.b::c(`: a name, then what it is called with. `file(s)` is a plural. */
static bool is_call(struct str line)
{
  size_t n = 0;
  while (n < line.n && (ascii_is_alnum(line.p[n]) || str_has(STR_LIT("_.:$@!"), line.p[n])))
    n++;
  bool is_name = n && (ascii_is_letter(line.p[0]) || str_has(STR_LIT("_$@"), line.p[0]));
  return is_name && n < line.n && line.p[n] == '(' &&
         !str_starts(str_from(line, n), STR_LIT("(s)"));
}

static bool is_command(struct str word)
{
  static const char *const commands[] = {"ansible", "apk", "apt", "apt-get", "aws", "az", "bash",
      "brew", "bundle", "cargo", "cat", "cd", "chmod", "chown", "composer", "cp", "crontab", "curl",
      "df", "dig", "dnf", "docker", "docker-compose", "du", "echo", "export", "find", "gcc",
      "gcloud", "git", "go", "gradle", "grep", "gunzip", "gzip", "helm", "java", "journalctl", "jq",
      "kill", "kubectl", "ln", "ls", "make", "mkdir", "mv", "mvn", "mysql", "mysqldump", "nginx",
      "node", "npm", "npx", "openssl", "pg_dump", "php", "pip", "pip3", "pnpm", "ps", "psql",
      "pytest", "python", "python3", "redis-cli", "rm", "rsync", "ruby", "rustup", "scp", "sed",
      "sftp", "sh", "sqlite3", "ssh", "sudo", "systemctl", "tail", "tar", "tee", "terraform",
      "touch", "unzip", "uvicorn", "vim", "wget", "wp", "xargs", "yarn", "yum"};
  return equals_any(word, commands, COUNT(commands));
}

/* Does one of a command's words look like an option, a path, a variable or a pipe? */
static bool has_arguments(struct str line)
{
  struct str word;
  next_word(&line, &word);
  while (next_word(&line, &word)) {
    bool is_option = word.n > 1 && word.p[0] == '-' && word.p[1] != ' ';
    if (is_option || str_has(STR_LIT("|>\"'$./~"), word.p[0]) || str_has(word, '=')) return true;
    if (str_has(str_first(word, word.n - 1), '/')) return true;
  }
  return false;
}

/* Does a word hold what words of a language do not? */
static bool is_code_word(struct str word)
{
  if (plain_words(word)) return false;
  for (size_t i = 0; i + 1 < word.n; i++)
    if (str_has(STR_LIT("=<>{}[]$@;*&\\:"), word.p[i])) return true;
  bool is_option = word.n > 1 && word.p[0] == '-' && (ascii_is_letter(word.p[1]) || word.n > 3);
  return is_option || str_has(STR_LIT("/.~=<>{}[]$@*&\\"), word.p[0]);
}

struct words {
  size_t n, n_code;
};

static struct words count_words(struct str line)
{
  struct words words = {0, 0};
  for (struct str word; next_word(&line, &word); words.n++)
    words.n_code += is_code_word(word);
  return words;
}

static bool is_dense(struct str line)
{
  struct words words = count_words(line);
  return words.n > 1 && words.n_code * 2 > words.n;
}

/* Code whatever words it holds. */
static bool is_surely_code(struct str line)
{
  static const char *const starts[] = {"}", "])", "];", ");", ")}", "$ ", "#!", "#include", ">>> ",
      "</", "<?", "<!", "@@ ", "\"\"\"", "'''", "${", "{{", "{%"};
  static const char *const ends[] = {
      "{", "};", ");", "){", "()", "(", "[", "});", "\\", "/>", "];"};
  struct str rest = line, word;
  next_word(&rest, &word);
  if (is_command(word) && next_word(&rest, &word) && str_has(STR_LIT("-\"'$"), word.p[0]) &&
      !ends_sentence(line))
    return true;
  if (str_ends(line, STR_LIT(";")) && count_words(line).n_code) return true;
  return starts_with_any(line, starts, COUNT(starts)) || ends_with_any(line, ends, COUNT(ends)) ||
         is_assignment(line) || (is_call(line) && str_has(STR_LIT(");,:"), line.p[line.n - 1]));
}

/* A word that begins a line of code, and a mark that prose of this length would not have. */
static bool is_statement(struct str line)
{
  static const char *const starts[] = {"import", "return", "def", "class", "function", "fn", "func",
      "public", "private", "protected", "async", "await", "yield", "raise", "throw", "package",
      "using", "require", "include", "struct", "enum", "interface", "impl", "pub", "select",
      "insert", "update", "delete", "create", "alter", "drop", "grant", "if", "for", "while",
      "elif", "use"};
  static const char marks[] = "({[<>=*;\"";
  struct str rest = line, word;
  next_word(&rest, &word);
  if (str_eq_nocase(word, STR_LIT("from")))
    return next_word(&rest, &word) && str_eq_nocase(first_word(rest), STR_LIT("import"));
  if (!equals_any(word, starts, COUNT(starts))) return false;
  for (size_t i = 0; i < line.n; i++)
    if (str_has(STR_LIT(marks), line.p[i])) return true;
  return false;
}

/* Code, unless it is prose. */
static bool is_likely_code(struct str line, size_t indent)
{
  static const char *const ends[] = {";", "{", "}", "]", "|", "&&", ">", "):", "),", ") {", "=>"};
  static const char *const within[] = {"();", "::", ":=", "!==", "===", "</", " />", "${", "$(",
      "->", " => ", " && ", " || ", "2>&1", " != ", " == "};
  bool is_member = line.n > 1 && line.p[0] == '"' && str_find(line, STR_LIT("\":")) < line.n;
  bool is_tag = line.p[0] == '<' && str_has(line, '>');
  bool is_decorator = line.n > 1 && line.p[0] == '@' && ascii_is_letter(line.p[1]);
  return indent >= 2 || is_member || is_tag || is_decorator || is_call(line) ||
         is_statement(line) || is_dense(line) || ends_with_any(line, ends, COUNT(ends)) ||
         holds_any(line, within, COUNT(within)) ||
         (is_command(first_word(line)) && has_arguments(line));
}

/* `key: value` with a key of one word, as in a configuration. */
static bool is_pair(struct str line)
{
  struct str word = first_word(line);
  if (word.n < 2 || word.p[word.n - 1] != ':' || !ascii_is_letter(word.p[0])) return false;
  for (size_t i = 0; i + 1 < word.n; i++)
    if (!ascii_is_alnum(word.p[i]) && !str_has(STR_LIT("_.-"), word.p[i])) return false;
  return true;
}

static size_t indent_of(struct str line)
{
  size_t cols = 0;
  for (size_t i = 0; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++)
    cols += line.p[i] == '\t' ? 8 : 1;
  return cols;
}

static enum line_shape shape_of(struct str line)
{
  size_t indent = indent_of(line);
  line = str_trim(line);
  if (is_comment(line)) return LINE_COMMENT;
  if (is_surely_code(line)) return LINE_CODE;
  if (is_prose(line)) return LINE_PROSE;
  if (is_likely_code(line, indent)) return LINE_CODE;
  struct str first = first_word(line);
  if (is_pair(line)) return LINE_PAIR;
  if (first.n == line.n) return LINE_WORD;
  return is_command(first) ? LINE_COMMAND : LINE_WORDS;
}

enum codeshape codeshape_of(struct str block)
{
  size_t n[LINE_CODE + 1] = {0};
  struct str line;
  while (str_cut_line(&block, &line))
    if (str_trim(line).n) n[shape_of(line)]++;
  if (n[LINE_CODE]) return n[LINE_PROSE] * 2 < n[LINE_CODE] ? CODESHAPE_CODE : CODESHAPE_PROSE;
  if (n[LINE_PROSE] || n[LINE_WORDS]) return CODESHAPE_PROSE;
  if (n[LINE_COMMAND] > 1) return CODESHAPE_CODE;
  if (n[LINE_COMMAND] || n[LINE_PAIR]) return CODESHAPE_MAYBE;
  return n[LINE_COMMENT] && !n[LINE_WORD] ? CODESHAPE_COMMENT : CODESHAPE_PROSE;
}
