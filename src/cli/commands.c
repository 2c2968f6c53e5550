/* The table of commands. */
#include "cli/command.h"

#define BIT(id) OPTION_BIT(OPTION_##id)

const option_set common_options = BIT(HELP) | BIT(VERSION) | BIT(SECURE);
const option_set told_options = BIT(HELP) | BIT(VERSION);

const struct command commands[] = {
    {
        .name = "",
        .arguments = "[DIR | [+LINE | +/TEXT] FILE[#HEADING] | -] ...",
        .help = "A reader for field notes: folders of Markdown files with a YAML label.",
        .details =
            "Opens folders of notes, or files, or the text on standard input (\"-\"), which are\n"
            "pages one after the other. A file begins at a line of it, at\n"
            "the first place that has a text, or at a heading.\n"
            "Without any: standard input where it is a pipe or a file, else the folders\n"
            "of --library, else those in FIELDNOTES_LIBRARY (with ':' between them), else\n"
            "those of the configuration, else the notes that come with the program.",
        .options = BIT(LIBRARY) | BIT(ASCII) | BIT(LINEAR) | BIT(THEME) | BIT(ALIGN) | BIT(CODE),
        .max_args = -1,
        .is_quiet = true,
        .takes_paths = true,
        .run = command_read,
    },
    {
        .name = "index",
        .arguments = "[DIR...]",
        .help = "bring the index up to date",
        .details =
            "Reads what is new or has changed in the folders and forgets what is gone.\n"
            "Files that cannot be read are told one by one and counted; they are no error.\n"
            "With --shared the index is written anew into DIR/.fieldnotes, where all who read\n"
            "the folder find it.\n"
            "The last line is: N new, N changed, N unchanged, N removed, N failed",
        .options = BIT(LIBRARY) | BIT(SHARED),
        .max_args = -1,
        .is_confined = true,
        .takes_paths = true,
        .run = command_index,
    },
    {
        .name = "search",
        .arguments = "QUERY",
        .help = "find notes",
        .details =
            "A query is words, \"phrases\", field:value, field>=N, -without, and more; put --\n"
            "before one that begins with a dash. Exit code 1 when nothing is found.",
        .options = BIT(LIBRARY) | BIT(COLOR) | BIT(THEME) | BIT(JSON) | BIT(JSONL) | BIT(PATHS) |
                   BIT(NUL) | BIT(COUNT_ONLY) | BIT(LIMIT) | BIT(SORT),
        .one_of = BIT(JSON) | BIT(JSONL) | BIT(PATHS) | BIT(COUNT_ONLY),
        .min_args = 1,
        .max_args = -1,
        .is_confined = true,
        .run = command_search,
    },
    {
        .name = "show",
        .arguments = "NOTE|-",
        .help = "print a note's page",
        .details =
            "NOTE is a file, a reference, or a part of a title that only one note has; \"-\" is\n"
            "standard input.",
        .options = BIT(LIBRARY) | BIT(COLOR) | BIT(THEME) | BIT(ASCII) | BIT(WIDTH) | BIT(META) |
                   BIT(SECTION) | BIT(LINKS) | BIT(CODE),
        .min_args = 1,
        .max_args = 1,
        .is_confined = true,
        .takes_paths = true,
        .run = command_show,
    },
    {
        .name = "meta",
        .arguments = "NOTE|-",
        .help = "print a note's post meta",
        .details = "NOTE is as for show. Without --json or --yaml it is printed for people.",
        .options = BIT(LIBRARY) | BIT(COLOR) | BIT(THEME) | BIT(ASCII) | BIT(WIDTH) | BIT(JSON) |
                   BIT(YAML),
        .one_of = BIT(JSON) | BIT(YAML),
        .min_args = 1,
        .max_args = 1,
        .is_confined = true,
        .takes_paths = true,
        .run = command_meta,
    },
    {
        .name = "facets",
        .arguments = "[FIELD] [QUERY]",
        .help = "count the values that notes have",
        .details =
            "Counts within the notes that QUERY finds, else within all. FIELD is any field of\n"
            "the notes; where it is empty (\"\") or QUERY begins with a condition, those are\n"
            "counted that notes are narrowed by: stack, tool, entities by type and more. What\n"
            "QUERY asks of a field is left out where that one is counted, so that its\n"
            "alternatives are seen. Exit code 1 when there are none.",
        .options = BIT(LIBRARY) | BIT(COLOR) | BIT(THEME) | BIT(JSON) | BIT(LIMIT),
        .max_args = -1,
        .is_confined = true,
        .run = command_facets,
    },
    {
        .name = "similar",
        .arguments = "NOTE",
        .help = "find notes that are like a note",
        .details =
            "NOTE is as for show. Notes are alike that share entities, tools and stack, the\n"
            "rarer the more, and the words that are characteristic of NOTE; each says what it\n"
            "shares. Ten are told without --limit. Exit code 1 when there are none.",
        .options = BIT(LIBRARY) | BIT(COLOR) | BIT(THEME) | BIT(JSON) | BIT(LIMIT),
        .min_args = 1,
        .max_args = 1,
        .is_confined = true,
        .takes_paths = true,
        .run = command_similar,
    },
    {
        .name = "import",
        .arguments = "FILE...",
        .help = "turn the texts of field-note pages into notes",
        .details =
            "Prints for each file what became of it: new, changed or unchanged, and the note.\n"
            "What was not understood is kept as text and told as FILE:LINE: why.",
        .options = BIT(LIBRARY) | BIT(DRY_RUN) | BIT(INTO),
        .min_args = 1,
        .max_args = -1,
        .is_confined = true,
        .takes_paths = true,
        .needs = command_import_needs,
        .beyond = true,
        .run = command_import,
    },
    {
        .name = "status",
        .arguments = "[DIR...]",
        .help = "say whether the index is fresh, and what was last done",
        .details = "Compares the files with the index without reading them, and changes nothing.\n"
                   "Exit code 0: fresh, and the last update went well; 1: stale, or it did not.",
        .options = BIT(LIBRARY) | BIT(COLOR) | BIT(THEME) | BIT(JSON),
        .max_args = -1,
        .is_confined = true,
        .takes_paths = true,
        .run = command_status,
    },
    {
        .name = "state",
        .arguments = "export|import [FILE]",
        .help = "print what you did with notes, or take it in",
        .details =
            "What you did is kept apart from notes and index. \"export\" prints all of it as\n"
            "text, or writes it to FILE; \"import\" takes such a text in, from FILE or standard\n"
            "input: of two that say something of one thing, the newer counts. What is wrong\n"
            "with the text is told as FILE:LINE: why, and then nothing is changed.",
        .min_args = 1,
        .max_args = 2,
        .is_confined = true,
        .needs = command_state_needs,
        .beyond = true,
        .run = command_state,
    },
    {
        .name = "doctor",
        .arguments = "[DIR...]",
        .help = "say what is wrong with notes, index and set-up",
        .details =
            "Lists what is wrong with the notes as FILE:LINE: why, with the index, and with\n"
            "the set-up, each with what to do. Exit code 1 when something was found.",
        .options = BIT(LIBRARY) | BIT(COLOR) | BIT(THEME) | BIT(JSON),
        .max_args = -1,
        .is_quiet = true,
        .is_confined = true,
        .takes_paths = true,
        .run = command_doctor,
    },
    {
        .name = "keys",
        .arguments = "",
        .help = "print every action of the reader with its keys",
        .options = BIT(COLOR),
        .is_confined = true,
        .run = command_keys,
    },
    {
        .name = "config",
        .arguments = "[NAME]",
        .help = "print the options of the configuration",
        .details =
            "Prints every option with what it is for, its default, and what config.yaml says\n"
            "where that is something else; this is a config.yaml itself. With NAME: the value\n"
            "of one. --check lists what is wrong as FILE:LINE: why; exit code 1 when anything\n"
            "is.",
        .options = BIT(CHECK),
        .max_args = 1,
        .is_quiet = true,
        .is_confined = true,
        .run = command_config,
    },
    {
        .name = "completion",
        .arguments = "bash|zsh|fish",
        .help = "print a script by which a shell completes commands",
        .details = "bash: eval \"$(fieldnotes completion bash)\"\n"
                   "zsh:  eval \"$(fieldnotes completion zsh)\"      (after compinit)\n"
                   "fish: fieldnotes completion fish | source\n"
                   "An installed program needs none of it where the shell looks for such scripts.",
        .min_args = 1,
        .max_args = 1,
        .is_quiet = true,
        .is_confined = true,
        .run = command_completion,
    },
    {
        .name = "complete",
        .arguments = "[WORD...]",
        .help = "print how a command line may go on, for such a script",
        .details =
            "The WORDs of the line behind the program, the last as far as it is typed, stand\n"
            "behind --. Prints lines of a candidate, a tab, and what it is; a line \"files\"\n"
            "or \"folders\" without a tab says that names of such may follow.",
        .max_args = -1,
        .is_quiet = true,
        .run = command_complete,
    },
    {
        .name = "help",
        .arguments = "[COMMAND]",
        .help = "say how the program or a command is used",
        .options = BIT(COLOR),
        .max_args = 1,
        .is_quiet = true,
        .is_confined = true,
        .run = command_help,
    },
};

const size_t n_commands = sizeof commands / sizeof *commands;

const struct command *command_find(struct str name)
{
  for (size_t i = 0; i < n_commands; i++)
    if (str_eq(str_of(commands[i].name), name)) return &commands[i];
  return NULL;
}
