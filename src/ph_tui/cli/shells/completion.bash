# Completes ph-tui in bash: eval "$(ph-tui completion bash)" in ~/.bashrc, or save this as
# ~/.local/share/bash-completion/completions/ph-tui

# What stands behind a command's words: sets inner, options, takes, places and repeats.
_ph_tui_entry() {
    inner='' options='' takes='' places='' repeats=''
    case "$1" in
@ENTRIES@
    esac
}

# What the value of an option is, as a word of `takes`; nothing where it takes none.
_ph_tui_taken() {
    local pair
    for pair in $takes; do
        [[ ${pair%%=*} == "$1" ]] && printf '%s' "${pair#*=}"
    done
}

# Offers what fits a place: words:a,b, ask:KIND, files, folders or none.
_ph_tui_offer() {
    local word
    case "$1" in
    words:*)
        word=${1#words:}
        COMPREPLY+=($(compgen -W "${word//,/ }" -- "$current"))
        ;;
    ask:*)
        while IFS=$'\t' read -r word _; do
            [[ $word == "$current"* ]] && COMPREPLY+=("$(printf %q "$word")")
        done < <(command ph-tui "${leading[@]}" completion words "${1#ask:}" 2>/dev/null)
        ;;
    files | folders)
        [[ $1 == files ]] && word=-f || word=-d
        compopt -o filenames 2>/dev/null
        while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$word" -- "$current")
        ;;
    esac
}

_ph_tui() {
    local inner options takes places repeats word at
    local current=${COMP_WORDS[COMP_CWORD]} command='' awaited='' waiting='' placed=0 only_places=''
    local -a leading=() list=()
    COMPREPLY=()
    _ph_tui_entry ''
    for ((at = 1; at < COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        if [[ -n $awaited ]]; then
            [[ $word == '=' ]] && continue
            case "$waiting" in --data | --lang | --today | --user) leading+=("$waiting=$word") ;; esac
            awaited=''
        elif [[ -z $only_places && $word == -- ]]; then
            only_places=1
        elif [[ -z $only_places && $word == -?* ]]; then
            waiting=$word awaited=$(_ph_tui_taken "$word")
        elif [[ -n $inner ]]; then
            [[ " $inner " == *" $word "* ]] || return 0
            command="${command:+$command }$word"
            _ph_tui_entry "$command"
        else
            placed=$((placed + 1))
        fi
    done
    if [[ $current == '=' ]]; then current=''; fi
    if [[ -n $awaited ]]; then
        _ph_tui_offer "$awaited"
    elif [[ -z $only_places && $current == --*=* ]]; then
        word=${current%%=*} current=${current#*=}
        _ph_tui_offer "$(_ph_tui_taken "$word")"
        COMPREPLY=("${COMPREPLY[@]/#/$word=}")
    elif [[ -z $only_places && $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
    elif [[ -n $inner ]]; then
        COMPREPLY=($(compgen -W "$inner" -- "$current"))
    else
        read -ra list <<<"$places"
        if ((placed >= ${#list[@]})) && [[ -n $repeats ]]; then placed=$((${#list[@]} - 1)); fi
        _ph_tui_offer "${list[placed]:-none}"
        if [[ -z $current && ${#COMPREPLY[@]} -eq 0 ]]; then COMPREPLY=($options); fi
    fi
}

complete -F _ph_tui ph-tui
