# Completes ph-tui in fish: save this as ~/.config/fish/completions/ph-tui.fish

# What stands behind a command's words: sets inner, options, takes, places and repeats.
function __ph_tui_entry --no-scope-shadowing
    set inner
    set options
    set takes
    set places
    set repeats
    switch $argv[1]
@ENTRIES@
    end
end

# Prints what fits a place: words:a,b, ask:KIND, files, folders or none.
function __ph_tui_offer
    set -l kind (string split -m1 : -- $argv[1])
    switch $kind[1]
        case words
            string split , -- $kind[2]
        case ask
            command ph-tui $argv[2..] completion words $kind[2] 2>/dev/null
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct) ''
    end
end

function __ph_tui_taken
    for pair in $argv[2..]
        set -l parts (string split -m1 = -- $pair)
        if test "$parts[1]" = "$argv[1]"
            echo $parts[2]
        end
    end
end

function __ph_tui
    set -l inner
    set -l options
    set -l takes
    set -l places
    set -l repeats
    set -l leading
    set -l command ''
    set -l awaited ''
    set -l waiting ''
    set -l only_places ''
    set -l placed 1
    set -l current (commandline -ct)
    __ph_tui_entry ''
    for word in (commandline -opc)[2..]
        if test -n "$awaited"
            contains -- $waiting --data --lang --today --user
            and set -a leading "$waiting=$word"
            set awaited ''
        else if test -z "$only_places" -a "$word" = --
            set only_places 1
        else if test -z "$only_places"; and string match -q -- '-?*' $word
            string match -qr -- '^--(data|lang|today|user)=' $word
            and set -a leading $word
            set waiting $word
            set awaited (__ph_tui_taken $word $takes)
        else if test -n "$inner"
            string match -q -- $word\t'*' $inner
            or return
            set command (string trim -- "$command $word")
            __ph_tui_entry $command
        else
            set placed (math $placed + 1)
        end
    end
    if test -n "$awaited"
        __ph_tui_offer $awaited $leading
    else if test -z "$only_places"; and string match -q -- '--*=*' $current
        set -l parts (string split -m1 = -- $current)
        for found in (__ph_tui_offer (__ph_tui_taken $parts[1] $takes) $leading)
            echo $parts[1]=$found
        end
    else if test -z "$only_places"; and string match -q -- '-*' $current
        printf '%s\n' $options
    else if test -n "$inner"
        printf '%s\n' $inner
    else
        if test $placed -gt (count $places) -a -n "$repeats"
            set placed (count $places)
        end
        set -l found (__ph_tui_offer "$places[$placed]" $leading)
        if test -z "$found" -a -z "$current"
            set found $options
        end
        test -n "$found"
        and printf '%s\n' $found
    end
end

complete -c ph-tui -f -a '(__ph_tui)'
