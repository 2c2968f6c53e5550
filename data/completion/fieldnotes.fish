# Completion of fieldnotes for fish: the program itself says how a line may go on.

function __fieldnotes_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct | string unescape)
    for line in ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case files
                __fish_complete_path "$current"
            case folders
                __fish_complete_directories "$current" ""
            case '*'
                echo $line
        end
    end
end

complete -c fieldnotes -f -a '(__fieldnotes_complete)'
