# shellcheck shell=sh disable=SC2154
# Sourced by ./souffleur and ./check, with `checkout` set to the absolute folder of the checkout.
# POSIX sh; the work itself is in install.py, which needs nothing but Python's standard library.

# make_environment_current EXTRA: after this .venv holds the project, and its extra EXTRA unless that is "".
make_environment_current() {
    if environment_is_current "$1"; then
        return
    fi
    find_python
    in_checkout "$python" -m tools.launcher.install "$1" || exit $?
}

# The stamp repeats the place and the pins that were installed; install.py writes it last (see install.Stamp).
environment_is_current() {
    [ -x "$checkout/.venv/bin/python" ] &&
        [ "$(cat "$checkout/.venv/souffleur${1:+-$1}.stamp" 2>/dev/null)" = "$checkout
$(cat "$checkout/pyproject.toml" "$checkout/constraints.txt")" ]
}

# Sets `python`: the newest that can make environments, else the newest of all, whose install.py says what is missing.
find_python() {
    for condition in 'import ensurepip, venv' 'pass'; do
        for python in ${SOUFFLEUR_PYTHON:+"$SOUFFLEUR_PYTHON"} python3.13 python3.12 python3.11 python3; do
            if "$python" -c "import sys; assert sys.version_info >= (3, 11); $condition" 2>/dev/null; then
                return
            fi
        done
    done
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        fr*) echo 'souffleur: error: Python 3.11 ou plus récent est introuvable. Installez-le (Debian et Ubuntu : sudo apt-get install python3 python3-venv), puis relancez la même commande.' >&2 ;;
        *) echo 'souffleur: error: Python 3.11 or newer was not found. Install it (Debian and Ubuntu: sudo apt-get install python3 python3-venv), then run the same command again.' >&2 ;;
    esac
    exit 5
}

in_checkout() (
    cd "$checkout" && "$@"
)
