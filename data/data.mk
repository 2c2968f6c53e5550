# The manual, written as field notes: what the program opens when nothing else is given.
notesdir = $(pkgdatadir)/notes
dist_notes_DATA = \
	data/notes/everything.md \
	data/notes/getting-started.md \
	data/notes/hostile-notes.md \
	data/notes/how-search-ranks.md \
	data/notes/importing-pages.md \
	data/notes/index-and-state.md \
	data/notes/narrowing-a-list.md \
	data/notes/options-of-your-own.md \
	data/notes/over-ssh-and-tmux.md \
	data/notes/post-meta-panel.md \
	data/notes/reader-keys.md \
	data/notes/scripts-and-json.md \
	data/notes/searching.md \
	data/notes/small-terminals.md \
	data/notes/troubleshooting.md \
	data/notes/way-of-the-data.md \
	data/notes/writing-a-note.md
noteimagesdir = $(notesdir)/images
dist_noteimages_DATA = data/notes/images/way-of-the-data.svg

# How shells complete command lines: where they look, and where the program does.
completiondir = $(pkgdatadir)/completion
dist_completion_DATA = $(completions)
completions = \
	data/completion/fieldnotes.bash \
	data/completion/fieldnotes.fish \
	data/completion/_fieldnotes

install-data-hook:
	$(MKDIR_P) '$(DESTDIR)$(datadir)/bash-completion/completions' \
	  '$(DESTDIR)$(datadir)/zsh/site-functions' '$(DESTDIR)$(datadir)/fish/vendor_completions.d'
	$(INSTALL_DATA) '$(srcdir)/data/completion/fieldnotes.bash' \
	  '$(DESTDIR)$(datadir)/bash-completion/completions/fieldnotes'
	$(INSTALL_DATA) '$(srcdir)/data/completion/_fieldnotes' \
	  '$(DESTDIR)$(datadir)/zsh/site-functions/_fieldnotes'
	$(INSTALL_DATA) '$(srcdir)/data/completion/fieldnotes.fish' \
	  '$(DESTDIR)$(datadir)/fish/vendor_completions.d/fieldnotes.fish'

uninstall-hook:
	rm -f '$(DESTDIR)$(datadir)/bash-completion/completions/fieldnotes' \
	  '$(DESTDIR)$(datadir)/zsh/site-functions/_fieldnotes' \
	  '$(DESTDIR)$(datadir)/fish/vendor_completions.d/fieldnotes.fish'

# How everything may look.
themesdir = $(pkgdatadir)/themes
dist_themes_DATA = \
	data/themes/8-colour.yaml \
	data/themes/dark.yaml \
	data/themes/default.yaml \
	data/themes/high-contrast.yaml \
	data/themes/light.yaml \
	data/themes/monochrome.yaml

# How code is coloured, one table for each language.
languagesdir = $(pkgdatadir)/languages
dist_languages_DATA = \
	data/languages/aliases.yaml \
	data/languages/apache.yaml \
	data/languages/applescript.yaml \
	data/languages/asm.yaml \
	data/languages/bash.yaml \
	data/languages/batch.yaml \
	data/languages/c.yaml \
	data/languages/clojure.yaml \
	data/languages/cmake.yaml \
	data/languages/coffeescript.yaml \
	data/languages/console.yaml \
	data/languages/cpp.yaml \
	data/languages/csharp.yaml \
	data/languages/css.yaml \
	data/languages/dart.yaml \
	data/languages/diff.yaml \
	data/languages/docker.yaml \
	data/languages/dot.yaml \
	data/languages/ejs.yaml \
	data/languages/elixir.yaml \
	data/languages/erb.yaml \
	data/languages/erlang.yaml \
	data/languages/fish.yaml \
	data/languages/gitconfig.yaml \
	data/languages/go.yaml \
	data/languages/graphql.yaml \
	data/languages/groovy.yaml \
	data/languages/haml.yaml \
	data/languages/handlebars.yaml \
	data/languages/haskell.yaml \
	data/languages/html.yaml \
	data/languages/http.yaml \
	data/languages/iex.yaml \
	data/languages/ini.yaml \
	data/languages/irb.yaml \
	data/languages/jade.yaml \
	data/languages/java.yaml \
	data/languages/javascript.yaml \
	data/languages/jinja.yaml \
	data/languages/jq.yaml \
	data/languages/json.yaml \
	data/languages/julia.yaml \
	data/languages/kotlin.yaml \
	data/languages/latex.yaml \
	data/languages/lisp.yaml \
	data/languages/lua.yaml \
	data/languages/makefile.yaml \
	data/languages/markdown.yaml \
	data/languages/mermaid.yaml \
	data/languages/nginx.yaml \
	data/languages/nix.yaml \
	data/languages/node-console.yaml \
	data/languages/ocaml.yaml \
	data/languages/org.yaml \
	data/languages/perl.yaml \
	data/languages/php.yaml \
	data/languages/powershell.yaml \
	data/languages/promql.yaml \
	data/languages/protobuf.yaml \
	data/languages/pscon.yaml \
	data/languages/psql.yaml \
	data/languages/pycon.yaml \
	data/languages/python.yaml \
	data/languages/r.yaml \
	data/languages/regex.yaml \
	data/languages/ruby.yaml \
	data/languages/rust.yaml \
	data/languages/scala.yaml \
	data/languages/scss.yaml \
	data/languages/solidity.yaml \
	data/languages/sql.yaml \
	data/languages/ssh-config.yaml \
	data/languages/stylus.yaml \
	data/languages/swift.yaml \
	data/languages/terraform.yaml \
	data/languages/textile.yaml \
	data/languages/toml.yaml \
	data/languages/typescript.yaml \
	data/languages/vim.yaml \
	data/languages/xml.yaml \
	data/languages/yaml.yaml \
	data/languages/zig.yaml

# After a note's text was changed: its reading time and its hash.
measure-notes:
	cd '$(srcdir)' && $(SHELL) tests/doc/measure.sh --write data/notes/*.md
.PHONY: measure-notes
