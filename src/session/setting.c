/* The table of options. */
#include "session/setting.h"

#include "base/nearest.h"
#include "session/apply.h"
#include "session/setting_check.h"

const struct setting settings[SETTING_COUNT] = {
    [SETTING_LIBRARIES] = {.name = "libraries",
        .type = SETTING_IS_SETS,
        .group = SETTINGS_LIBRARY,
        .fallback = "[]",
        .words = "folders, or names with folders",
        .help = "The folders of notes that open when none is given. Folders that go together can "
                "have a name: the first name opens, and --library NAME opens another. Without any "
                "the notes open that come with the program",
        .example = "libraries: [~/notes, ~/team/notes]\n"
                   "libraries:\n"
                   "  notes: ~/notes\n"
                   "  work: [~/team/notes, ~/team/incidents]",
        .check = check_libraries,
        .fixed = "are opened at the start: fieldnotes --library opens others"},
    [SETTING_EXCLUDE] = {.name = "exclude",
        .type = SETTING_IS_LIST,
        .group = SETTINGS_LIBRARY,
        .fallback = "[]",
        .words = "patterns, as in .gitignore",
        .help =
            "What every library leaves out, besides what a .fieldnotesignore in its folders says, "
            "which comes first. An index that others share is left as it is",
        .example = "exclude: [drafts/, '*.old.md', '!keep.old.md']",
        .check = check_exclude,
        .fixed = "holds from the start on: write it into config.yaml"},
    [SETTING_FIELDS] = {.name = "fields",
        .type = SETTING_IS_MAP,
        .group = SETTINGS_LIBRARY,
        .fallback = "{}",
        .words = "keys of notes, each with the field that it means, or none",
        .help = "Keys of the post meta that mean a field of this program, before those that it "
                "knows by itself: description, tags, categories and more. The notes are indexed "
                "anew for it",
        .example = "fields:\n  keywords: stack\n  severity: difficulty\n  tags: none",
        .check = check_fields,
        .fixed = "hold from the start on: write them into config.yaml"},
    [SETTING_WATCH] = {.name = "watch",
        .type = SETTING_IS_SWITCH,
        .group = SETTINGS_LIBRARY,
        .fallback = "on",
        .help = "Whether the reader takes in changes of the notes as they happen",
        .apply = apply_watch,
        .add = add_watch},
    [SETTING_UPDATE_LIMIT] = {.name = "update-limit",
        .type = SETTING_IS_NUMBER,
        .group = SETTINGS_LIBRARY,
        .fallback = "500",
        .max = 1000000,
        .unit = "notes",
        .help = "With at most so many new and changed notes a command brings the index up to date "
                "before it looks into it; with more it says that the index is behind",
        .fixed = "is for commands: write it into config.yaml"},
    [SETTING_THEME] = {.name = "theme",
        .type = SETTING_IS_TEXT,
        .group = SETTINGS_LOOKS,
        .fallback = "default",
        .words = "a theme's name, or a file",
        .help = "How everything looks. A theme of one's own is a file NAME.yaml in the folder "
                "themes beside the configuration",
        .apply = apply_theme,
        .add = add_theme,
        .list = list_themes},
    [SETTING_LOOKS] = {.name = "looks",
        .type = SETTING_IS_MAP,
        .group = SETTINGS_LOOKS,
        .fallback = "{}",
        .words = "names of looks, each with its words",
        .help = "Looks that come over those of any theme, written as in a theme",
        .example = "looks:\n  heading-2: bold blue\n  match: black on yellow",
        .check = check_looks,
        .apply = apply_looks},
    [SETTING_COLOR] = {.name = "color",
        .type = SETTING_IS_CHOICE,
        .group = SETTINGS_LOOKS,
        .fallback = "auto",
        .words = "auto|always|never",
        .help = "Colours and bold text of what commands print; auto: on a terminal. The reader has "
                "no colours where it is never",
        .apply = apply_color},
    [SETTING_ASCII] = {.name = "ascii",
        .type = SETTING_IS_SWITCH,
        .group = SETTINGS_LOOKS,
        .fallback = "off",
        .help = "Whether everything is drawn in ASCII, also where the terminal shows UTF-8",
        .apply = apply_ascii,
        .add = add_ascii},
    [SETTING_LINEAR] = {.name = "linear",
        .type = SETTING_IS_SWITCH,
        .group = SETTINGS_LOOKS,
        .fallback = "off",
        .help = "Whether the reader prints lines for a screen reader in place of painting the "
                "screen. A terminal that cannot move its cursor is printed on in any case",
        .apply = apply_linear,
        .add = add_linear},
    [SETTING_START] = {.name = "start",
        .type = SETTING_IS_TEXT,
        .group = SETTINGS_LIST,
        .fallback = "list",
        .words = "list, searches, or a query",
        .help =
            "What the reader begins with: the list of all notes, the saved searches where there "
            "are any, or the notes that a query finds",
        .fixed = "is what a reader begins with: write it into config.yaml"},
    [SETTING_SORT] = {.name = "sort",
        .type = SETTING_IS_TEXT,
        .group = SETTINGS_LIST,
        .fallback = "best",
        .words = "best, or a field; -FIELD with the largest first",
        .help = "What notes are sorted by where neither the query nor the command line says it; "
                "best: by how well they fit, and by title where nothing is asked for",
        .check = check_sort,
        .apply = apply_sort,
        .add = add_sort},
    [SETTING_GROUP] = {.name = "group",
        .type = SETTING_IS_TEXT,
        .group = SETTINGS_LIST,
        .fallback = "none",
        .words = "none, or a field of the facets",
        .help = "The field whose values put the notes of the list into groups. Where no note has "
                "it there are none; while reading, a key chooses another",
        .check = check_group,
        .apply = apply_group,
        .add = add_group,
        .list = list_groupings},
    [SETTING_SEARCH_LIMIT] = {.name = "search-limit",
        .type = SETTING_IS_NUMBER,
        .group = SETTINGS_LIST,
        .fallback = "20",
        .max = 1000000000,
        .unit = "notes, 0 for all",
        .help = "How many notes fieldnotes search prints for people where --limit says nothing",
        .fixed = "is for commands: write it into config.yaml"},
    [SETTING_FACET_LIMIT] = {.name = "facet-limit",
        .type = SETTING_IS_NUMBER,
        .group = SETTINGS_LIST,
        .fallback = "10",
        .max = 1000000000,
        .unit = "values, 0 for all",
        .help = "How many values of each field fieldnotes facets prints for people where --limit "
                "says nothing and no field is named",
        .fixed = "is for commands: write it into config.yaml"},
    [SETTING_COLUMNS] = {.name = "columns",
        .type = SETTING_IS_LIST,
        .group = SETTINGS_LIST,
        .fallback = "[score, title, date, flags, stack]",
        .words = "score, title, date, flags, stack, path",
        .help = "The columns of the list, in order. Those that do not fit are left out, the last "
                "of these names first. Flags: A written by AI, i has images, R to be reviewed, ! "
                "has faults",
        .check = check_columns,
        .apply = apply_columns,
        .add = add_columns},
    [SETTING_FACETS] = {.name = "facets",
        .type = SETTING_IS_CHOICE,
        .group = SETTINGS_LIST,
        .fallback = "auto",
        .words = "auto|open|closed",
        .help = "Whether the facets stand below the list from the start; auto: where there is room "
                "for list, page and meta",
        .apply = apply_facets,
        .add = add_facets},
    [SETTING_TEXT_WIDTH] = {.name = "text-width",
        .type = SETTING_IS_NUMBER,
        .group = SETTINGS_PAGE,
        .fallback = "78",
        .min = 44,
        .max = 200,
        .unit = "columns",
        .help = "How wide the text of a page is at most",
        .apply = apply_text_width,
        .add = add_text_width},
    [SETTING_ALIGN] = {.name = "align",
        .type = SETTING_IS_CHOICE,
        .group = SETTINGS_PAGE,
        .fallback = "centre",
        .words = "centre|left",
        .help = "Where the text stands in a wider pane",
        .apply = apply_align,
        .add = add_align},
    [SETTING_CODE] = {.name = "code",
        .type = SETTING_IS_CHOICE,
        .group = SETTINGS_PAGE,
        .fallback = "scroll",
        .words = "wrap|scroll",
        .help = "What the reader does with long lines of code: wraps them, or lets them slide "
                "sideways",
        .apply = apply_code,
        .add = add_code},
    [SETTING_META] = {.name = "meta",
        .type = SETTING_IS_CHOICE,
        .group = SETTINGS_PAGE,
        .fallback = "auto",
        .words = "auto|open|closed",
        .help = "Whether the post meta stands beside the page from the start; auto: where there is "
                "room for list, page and meta",
        .apply = apply_meta,
        .add = add_meta},
    [SETTING_MARK_READ] = {.name = "mark-read",
        .type = SETTING_IS_CHOICE,
        .group = SETTINGS_PAGE,
        .fallback = "open",
        .words = "open|end|never",
        .help = "When a note is marked as read by itself: as soon as its page is open and has the "
                "keys, when its end was on the screen, or never; a key marks it at any time",
        .apply = apply_mark_read,
        .add = add_mark_read},
    [SETTING_SIMILAR] = {.name = "similar",
        .type = SETTING_IS_NUMBER,
        .group = SETTINGS_PAGE,
        .fallback = "12",
        .max = 100,
        .unit = "notes",
        .help =
            "How many notes the post meta tells that are like the one that is read; with 0 none "
            "are looked for",
        .apply = apply_similar,
        .add = add_similar},
    [SETTING_HINT_LETTERS] = {.name = "hint-letters",
        .type = SETTING_IS_TEXT,
        .group = SETTINGS_PAGE,
        .fallback = "fjdkslaghrueiwoqptyvncmxbz",
        .words = "four or more different small letters or digits",
        .help = "The letters that are put on links, those that are reached best first",
        .check = check_hint_letters,
        .apply = apply_hint_letters,
        .add = add_hint_letters},
    [SETTING_MOUSE] = {.name = "mouse",
        .type = SETTING_IS_SWITCH,
        .group = SETTINGS_KEYS,
        .fallback = "off",
        .help = "Whether the reader listens to the mouse. Where it does the terminal's own "
                "selection of text needs Shift, in most terminals",
        .apply = apply_mouse,
        .add = add_mouse},
    [SETTING_KEY_HINTS] = {.name = "key-hints",
        .type = SETTING_IS_SWITCH,
        .group = SETTINGS_KEYS,
        .fallback = "on",
        .help = "Whether the last line names the keys that are used most, where there is room",
        .apply = apply_key_hints,
        .add = add_key_hints},
    [SETTING_KEYS] = {.name = "keys",
        .type = SETTING_IS_KEYS,
        .group = SETTINGS_KEYS,
        .fallback = "{}",
        .words = "places, each with keys and their actions",
        .help = "Keys that come over the usual ones, by place: list, page, panel, prompt, overlay, "
                "or anywhere. An action may have any number of keys; keys with a blank between "
                "them are typed one after the other; none takes a key away. What is bound for a "
                "place comes before what is bound anywhere. fieldnotes keys prints the actions",
        .example = "keys:\n  anywhere:\n    C-q: quit\n  list:\n    Z Z: quit\n    J: none",
        .check = check_keys,
        .apply = apply_keys},
    [SETTING_EDITOR] = {.name = "editor",
        .type = SETTING_IS_TEXT,
        .group = SETTINGS_OUTER,
        .fallback = "auto",
        .words = "a command with its arguments, without a shell",
        .help =
            "The editor of notes; auto is $VISUAL, $EDITOR or vi. It is told the line, if it is "
            "one of those that the manual lists",
        .apply = apply_when_used},
    [SETTING_BROWSER] = {.name = "browser",
        .type = SETTING_IS_TEXT,
        .group = SETTINGS_OUTER,
        .fallback = "auto",
        .words = "a command with its arguments, without a shell",
        .help = "What opens links, with %s for the address or the address behind it; auto is "
                "$BROWSER, or what opens things where there is a display",
        .apply = apply_when_used},
    [SETTING_CLIPBOARD] = {.name = "clipboard",
        .type = SETTING_IS_CHOICE,
        .group = SETTINGS_OUTER,
        .fallback = "auto",
        .words = "auto|terminal|off",
        .help = "Where copies go: auto to a program of this machine that has its clipboard "
                "(wl-copy, xclip, xsel, pbcopy, clip.exe), and else, or over SSH, to the terminal "
                "by OSC 52; terminal always to that",
        .apply = apply_when_used},
    [SETTING_MARGINS] = {.name = "margins",
        .type = SETTING_IS_SWITCH,
        .group = SETTINGS_OUTER,
        .fallback = "off",
        .help = "Whether a pane that has others beside it is scrolled between left and right "
                "margins, in few bytes. For terminals that have them and say so in TERM (xterm, "
                "iTerm2, WezTerm, mintty; not tmux); on others that call themselves xterm the "
                "screen would be wrong",
        .apply = apply_when_used},
};

static const char *const group_titles[SETTINGS_GROUPS] = {
    [SETTINGS_LIBRARY] = "The library",
    [SETTINGS_LOOKS] = "Looks",
    [SETTINGS_LIST] = "The list",
    [SETTINGS_PAGE] = "The page",
    [SETTINGS_KEYS] = "Keys",
    [SETTINGS_OUTER] = "Other programs",
};

const char *setting_group_title(enum setting_group group)
{
  return group_titles[group];
}

enum setting_id setting_find(struct str name)
{
  int id = 0;
  while (id < SETTING_COUNT && !str_eq_name(str_of(settings[id].name), name))
    id++;
  return (enum setting_id)id;
}

void setting_add_unknown(struct buf *out, struct str name)
{
  struct nearest near = nearest_to(name);
  for (int id = 0; id < SETTING_COUNT; id++)
    nearest_offer(&near, str_of(settings[id].name));
  buf_addf(out, "there is no option \"%.*s\"", STR_ARG(name));
  nearest_add(&near, out);
}

static void add_choices(struct buf *out, const char *words)
{
  struct str rest = str_of(words), word;
  bool is_first = true;
  while (str_cut(&rest, '|', &word)) {
    bool is_last = !rest.n;
    buf_addf(out, "%s%.*s", is_first ? "" : is_last ? " or " : ", ", STR_ARG(word));
    is_first = false;
  }
}

void setting_add_type(struct buf *out, const struct setting *row)
{
  switch (row->type) {
  case SETTING_IS_SWITCH: buf_add_cstr(out, "on or off"); break;
  case SETTING_IS_CHOICE: add_choices(out, row->words); break;
  case SETTING_IS_NUMBER:
    buf_addf(out, "a whole number from %ld to %ld", row->min, row->max);
    if (row->unit) buf_addf(out, " (%s)", row->unit);
    break;
  default: buf_add_cstr(out, row->words ? row->words : "a text"); break;
  }
}

void setting_add_typed(struct buf *out, const struct setting *row)
{
  if (row->type == SETTING_IS_KEYS)
    buf_add_cstr(out, "a place, keys and an action: page C-e down");
  else if (row->type == SETTING_IS_MAP)
    buf_add_cstr(out, "a name and what it gets: NAME: VALUE");
  else
    setting_add_type(out, row);
}
