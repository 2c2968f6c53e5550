/* How each role looks. Colours are few and are never the only sign: a foreground alone is one of
 * those that can be read on white and on black, and what must not be missed is bold, underlined or
 * reversed, or stands behind a word or a mark. */
#include "page/style.h"

/* Looks of the default theme, and what more there is to say of a role. */
#define STYLE_ROW_WITH(id, text, key, colour, attributes, ...) \
  [id] = {.role = (id),                                        \
      .name = (text),                                          \
      .letter = (key),                                         \
      .look = {.fg = (colour),                                 \
          .bg = COLOUR_DEFAULT,                                \
          .fine_fg = COLOUR_DEFAULT,                           \
          .fine_bg = COLOUR_DEFAULT,                           \
          .attrs = (attributes)},                              \
      __VA_ARGS__}

#define STYLE_ROW(id, text, key, colour, attributes) \
  STYLE_ROW_WITH(id, text, key, colour, attributes, .sign = SYMBOL_NONE)

const struct style styles[STYLE_COUNT] = {
    STYLE_ROW(STYLE_TEXT, "text", '.', COLOUR_DEFAULT, 0),
    STYLE_ROW_WITH(
        STYLE_TITLE, "title", 'T', COLOUR_DEFAULT, ATTR_BOLD, .sign = SYMBOL_LINE_DOUBLE),
    STYLE_ROW_WITH(
        STYLE_SUMMARY, "summary", 'y', COLOUR_DEFAULT, ATTR_ITALIC, .is_decorative = true),
    STYLE_ROW_WITH(
        STYLE_HEADING_1, "heading-1", '1', COLOUR_DEFAULT, ATTR_BOLD, .sign = SYMBOL_LINE_DOUBLE),
    STYLE_ROW_WITH(STYLE_HEADING_2, "heading-2", '2', COLOUR_BRIGHT + COLOUR_BLUE, ATTR_BOLD,
        .sign = SYMBOL_LINE),
    STYLE_ROW_WITH(
        STYLE_HEADING_3, "heading-3", '3', COLOUR_BRIGHT + COLOUR_BLUE, ATTR_BOLD, .prefix = "###"),
    STYLE_ROW_WITH(STYLE_HEADING_4, "heading-4", '4', COLOUR_DEFAULT, ATTR_BOLD, .prefix = "####"),
    STYLE_ROW_WITH(STYLE_HEADING_5, "heading-5", '5', COLOUR_DEFAULT, ATTR_BOLD, .prefix = "#####"),
    STYLE_ROW_WITH(
        STYLE_HEADING_6, "heading-6", '6', COLOUR_DEFAULT, ATTR_BOLD, .prefix = "######"),
    STYLE_ROW(STYLE_EMPHASIS, "emphasis", 'e', COLOUR_DEFAULT, ATTR_ITALIC),
    STYLE_ROW(STYLE_STRONG, "strong", 'b', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW(
        STYLE_STRONG_EMPHASIS, "strong-emphasis", 'B', COLOUR_DEFAULT, ATTR_BOLD | ATTR_ITALIC),
    STYLE_ROW_WITH(
        STYLE_STRUCK, "struck", '~', COLOUR_DEFAULT, ATTR_DIM, .prefix = "~", .suffix = "~"),
    STYLE_ROW_WITH(STYLE_HIGHLIGHT, "highlight", 'j', COLOUR_MAGENTA, ATTR_REVERSE,
        .prefix = "==", .suffix = "==", .around = AROUND_PLAIN),
    STYLE_ROW_WITH(STYLE_INSERTED, "inserted", 'u', COLOUR_DEFAULT, ATTR_UNDERLINE, .prefix = "_",
        .suffix = "_", .around = AROUND_PLAIN),
    STYLE_ROW_WITH(STYLE_KBD, "kbd", 'z', COLOUR_DEFAULT, ATTR_BOLD, .prefix = "[", .suffix = "]"),
    STYLE_ROW_WITH(STYLE_SUB, "sub", ',', COLOUR_DEFAULT, 0, .prefix = "_(", .suffix = ")"),
    STYLE_ROW_WITH(STYLE_SUPER, "super", 'J', COLOUR_DEFAULT, 0, .prefix = "^(", .suffix = ")"),
    STYLE_ROW_WITH(STYLE_QUOTED, "quoted", 'Q', COLOUR_DEFAULT, 0, .prefix = "\"", .suffix = "\""),
    STYLE_ROW_WITH(STYLE_CODE, "code", 'c', COLOUR_MAGENTA, 0, .prefix = "`", .suffix = "`",
        .around = AROUND_PLAIN),
    STYLE_ROW(STYLE_CODE_BLOCK, "code-block", 'C', COLOUR_DEFAULT, 0),
    STYLE_ROW_WITH(STYLE_CODE_FRAME, "code-frame", 'F', COLOUR_DEFAULT, ATTR_DIM, .is_drawn = true),
    STYLE_ROW(STYLE_LINK, "link", 'l', COLOUR_DEFAULT, ATTR_UNDERLINE),
    STYLE_ROW(
        STYLE_LINK_EMPHASIS, "link-emphasis", 'k', COLOUR_DEFAULT, ATTR_UNDERLINE | ATTR_ITALIC),
    STYLE_ROW(STYLE_LINK_STRONG, "link-strong", 'L', COLOUR_DEFAULT, ATTR_UNDERLINE | ATTR_BOLD),
    STYLE_ROW_WITH(STYLE_LINK_CODE, "link-code", 'K', COLOUR_MAGENTA, ATTR_UNDERLINE, .prefix = "`",
        .suffix = "`", .around = AROUND_PLAIN),
    STYLE_ROW_WITH(
        STYLE_LINK_BROKEN, "link-broken", 'R', COLOUR_RED, ATTR_UNDERLINE, .sign = SYMBOL_BROKEN),
    STYLE_ROW_WITH(STYLE_IMAGE, "image", 'i', COLOUR_DEFAULT, 0, .prefix = "[image", .infix = ": ",
        .suffix = "]"),
    STYLE_ROW_WITH(
        STYLE_QUOTE, "quote", 'q', COLOUR_GREEN, 0, .sign = SYMBOL_BAR, .is_drawn = true),
    STYLE_ROW_WITH(
        STYLE_BULLET, "bullet", '*', COLOUR_BRIGHT + COLOUR_BLUE, ATTR_BOLD, .is_drawn = true),
    STYLE_ROW_WITH(STYLE_RULE, "rule", '-', COLOUR_DEFAULT, ATTR_DIM, .is_drawn = true),
    STYLE_ROW(STYLE_HTML, "html", 'h', COLOUR_DEFAULT, ATTR_DIM),
    STYLE_ROW(STYLE_MARK, "mark", 'm', COLOUR_DEFAULT, ATTR_DIM),
    STYLE_ROW(STYLE_LABEL, "label", 'a', COLOUR_DEFAULT, ATTR_DIM),
    STYLE_ROW(STYLE_VALUE, "value", 'v', COLOUR_DEFAULT, 0),
    STYLE_ROW(STYLE_NUMBER, "number", 'n', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW_WITH(STYLE_BAR, "bar", '#', COLOUR_BRIGHT + COLOUR_BLUE, 0, .is_drawn = true),
    STYLE_ROW(STYLE_BADGE, "badge", 'g', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW_WITH(STYLE_CHIP, "chip", 'p', COLOUR_MAGENTA, 0, .is_decorative = true),
    STYLE_ROW(STYLE_GROUP, "group", 'G', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW_WITH(STYLE_FAULT, "fault", '!', COLOUR_RED, ATTR_BOLD, .is_decorative = true),
    STYLE_ROW(STYLE_DIM, "dim", 'd', COLOUR_DEFAULT, ATTR_DIM),
    STYLE_ROW(STYLE_MATCH, "match", 'M', COLOUR_DEFAULT, ATTR_REVERSE),
    STYLE_ROW(STYLE_SELECTED, "selected", 'S', COLOUR_DEFAULT, ATTR_REVERSE),
    STYLE_ROW_WITH(
        STYLE_FOCUS, "focus", 'f', COLOUR_BRIGHT + COLOUR_BLUE, ATTR_BOLD, .is_drawn = true),
    STYLE_ROW_WITH(STYLE_BORDER, "border", 'o', COLOUR_DEFAULT, ATTR_DIM, .is_drawn = true),
    STYLE_ROW(STYLE_STATUS, "status", 's', COLOUR_DEFAULT, 0),
    STYLE_ROW(STYLE_PROMPT, "prompt", '/', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW(STYLE_KEY, "key", 'x', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW_WITH(STYLE_ERROR, "error", 'E', COLOUR_RED, ATTR_BOLD, .is_decorative = true),
    STYLE_ROW_WITH(
        STYLE_EDGE, "edge", '^', COLOUR_BRIGHT + COLOUR_BLUE, ATTR_BOLD, .is_drawn = true),
    STYLE_ROW(STYLE_SYN_COMMENT, "syn-comment", ';', COLOUR_DEFAULT, ATTR_DIM | ATTR_ITALIC),
    STYLE_ROW(STYLE_SYN_KEYWORD, "syn-keyword", 'W', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW_WITH(STYLE_SYN_STRING, "syn-string", '"', COLOUR_MAGENTA, 0, .is_decorative = true),
    STYLE_ROW_WITH(
        STYLE_SYN_NUMBER, "syn-number", '0', COLOUR_BRIGHT + COLOUR_BLUE, 0, .is_decorative = true),
    STYLE_ROW_WITH(STYLE_SYN_CONSTANT, "syn-constant", 'V', COLOUR_BRIGHT + COLOUR_BLUE, 0,
        .is_decorative = true),
    STYLE_ROW_WITH(
        STYLE_SYN_TYPE, "syn-type", 'Y', COLOUR_BRIGHT + COLOUR_BLUE, 0, .is_decorative = true),
    STYLE_ROW_WITH(
        STYLE_SYN_NAME, "syn-name", 'N', COLOUR_BRIGHT + COLOUR_BLUE, 0, .is_decorative = true),
    STYLE_ROW_WITH(STYLE_SYN_META, "syn-meta", '@', COLOUR_MAGENTA, 0, .is_decorative = true),
    STYLE_ROW(STYLE_SYN_PROMPT, "syn-prompt", '$', COLOUR_DEFAULT, ATTR_DIM),
    STYLE_ROW(STYLE_SYN_COMMAND, "syn-command", '>', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW(STYLE_SYN_OUTPUT, "syn-output", 'O', COLOUR_DEFAULT, 0),
    STYLE_ROW(STYLE_DIFF_HEADER, "diff-header", 'H', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW_WITH(
        STYLE_DIFF_HUNK, "diff-hunk", '%', COLOUR_BRIGHT + COLOUR_BLUE, 0, .is_decorative = true),
    STYLE_ROW_WITH(STYLE_DIFF_ADDED, "diff-added", '+', COLOUR_GREEN, 0, .is_decorative = true),
    STYLE_ROW_WITH(STYLE_DIFF_REMOVED, "diff-removed", '<', COLOUR_RED, 0, .is_decorative = true),
    STYLE_ROW_WITH(STYLE_FOOTNOTE, "footnote", '&', COLOUR_BRIGHT + COLOUR_BLUE, 0, .prefix = "[",
        .suffix = "]"),
    STYLE_ROW(STYLE_TERM, "term", 't', COLOUR_DEFAULT, ATTR_BOLD),
    STYLE_ROW_WITH(STYLE_NOTE, "note", 'I', COLOUR_BRIGHT + COLOUR_BLUE, ATTR_BOLD,
        .sign = SYMBOL_ALERT_NOTE, .is_decorative = true),
    STYLE_ROW_WITH(STYLE_TIP, "tip", 'P', COLOUR_GREEN, ATTR_BOLD, .sign = SYMBOL_ALERT_TIP,
        .is_decorative = true),
    STYLE_ROW_WITH(STYLE_IMPORTANT, "important", 'D', COLOUR_MAGENTA, ATTR_BOLD,
        .sign = SYMBOL_ALERT_IMPORTANT, .is_decorative = true),
    STYLE_ROW_WITH(STYLE_WARNING, "warning", 'w', COLOUR_DEFAULT, ATTR_BOLD,
        .sign = SYMBOL_ALERT_WARNING, .is_decorative = true),
    STYLE_ROW_WITH(STYLE_CAUTION, "caution", 'X', COLOUR_RED, ATTR_BOLD,
        .sign = SYMBOL_ALERT_CAUTION, .is_decorative = true),
};

enum style_role style_heading(int level)
{
  return (enum style_role)(STYLE_HEADING_1 + level - 1);
}
