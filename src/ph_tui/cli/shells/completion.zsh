#compdef ph-tui
# Completes ph-tui in zsh: source <(ph-tui completion zsh) behind compinit in ~/.zshrc, or save this
# as _ph-tui in a directory of $fpath

# What stands behind a command's words: sets inner, options, takes, places and repeats.
_ph_tui_entry() {
    inner=() options=() takes=() places=() repeats=''
    case "$1" in
@ENTRIES@
    esac
}

# Offers what fits a place: words:a,b, ask:KIND, files, folders or none.
_ph_tui_offer() {
    local -a found
    case "$1" in
    words:*)
        found=(${(s:,:)1#words:})
        compadd -a found
        ;;
    ask:*)
        found=(${(f)"$(command ph-tui $leading completion words ${1#ask:} 2>/dev/null)"})
        found=(${${found//:/\\:}/$'\t'/:})
        _describe -V "${1#ask:}" found
        ;;
    files) _files ;;
    folders) _files -/ ;;
    *) return 1 ;;
    esac
}

_ph_tui() {
    local command='' awaited='' waiting='' repeats='' word
    local -i placed=0 at
    local only_places=''
    local -a inner options places leading
    local -A takes
    _ph_tui_entry ''
    for ((at = 2; at < CURRENT; at++)); do
        word=${words[at]}
        if [[ -n $awaited ]]; then
            case $waiting in --data|--lang|--today|--user) leading+=("$waiting=${(Q)word}") ;; esac
            awaited=''
        elif [[ -z $only_places && $word == -- ]]; then
            only_places=1
        elif [[ -z $only_places && $word == -?* ]]; then
            case $word in --data=*|--lang=*|--today=*|--user=*) leading+=("${(Q)word}") ;; esac
            waiting=$word awaited=${takes[$word]}
        elif (( $#inner )); then
            [[ -n ${(M)inner:#$word:*} ]] || return 1
            command="${command:+$command }$word"
            _ph_tui_entry "$command"
        else
            placed+=1
        fi
    done
    if [[ -n $awaited ]]; then
        _ph_tui_offer "$awaited"
    elif [[ -z $only_places && $PREFIX == --*=* ]]; then
        awaited=${takes[${PREFIX%%=*}]}
        compset -P '*='
        _ph_tui_offer "$awaited"
    elif [[ -z $only_places && $PREFIX == -* ]]; then
        _describe -o option options
    elif (( $#inner )); then
        _describe -V command inner
    else
        if (( placed >= $#places )) && [[ -n $repeats ]]; then placed=$(( $#places - 1 )); fi
        _ph_tui_offer "${places[placed + 1]:-none}" || { [[ -z $PREFIX ]] && _describe -V option options }
    fi
}

if [[ ${funcstack[1]} == _ph-tui ]]; then
    _ph_tui "$@"
else
    compdef _ph_tui ph-tui
fi
