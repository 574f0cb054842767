#!/bin/bash
# What the Debian packages do on a Debian that has nothing else: `make package-test`.
#
#     installers/linux/package_test.sh [FOLDER]      (as root; FOLDER is made, and may be deleted afterwards)
#
# FROZEN (build/frozen) is what is packed; it is built unless it is there. The last lines are the table of results.
# It needs debootstrap, dpkg-dev, librsvg2-bin, lintian, xvfb and imagemagick; the package indexes of this machine are used.
set -euo pipefail

checkout=$(cd "$(dirname -- "$0")/../.." && pwd)
folder=${1:-$(mktemp -d -t souffleur-package-test-XXXXXX)}
frozen=${FROZEN:-$checkout/build/frozen}
python=${PYTHON:-$checkout/.venv/bin/python}
root=$folder/root
packages=$folder/packages
display=:$((90 + RANDOM % 400))
passed=0 failed=0 table=""

main() {
    mkdir -p "$packages"
    cd "$checkout"
    [ -d "$frozen/souffleur" ] || "$python" -m installers.frozen.build "$frozen"
    make_packages
    make_root

    expect 0 "lintian has nothing to say" lintian_is_silent
    expect 0 "the older version is installed" inside apt-get -qq install --no-install-recommends /srv/old/souffleur.deb
    expect 0 "doctor" as_reporter "souffleur doctor"
    expect 0 "the sample is transcribed, without a network" without_network "souffleur transcribe /srv/interview-en.flac --output ~/out"
    expect 0 "an article is read aloud, without a network" without_network "souffleur narrate /srv/article-fr.md --output ~/out/article.mp3"
    expect 0 "the window is shown" the_window
    expect 0 "upgrade" inside apt-get -qq install --no-install-recommends /srv/new/souffleur.deb
    expect 0 "the library is there after it" as_reporter "souffleur library show 1 | grep -q interview-en"
    expect 0 "downgrade is refused unless forced" refused inside apt-get -qq install --no-install-recommends /srv/old/souffleur.deb
    expect 0 "the downloader is a package of its own" inside apt-get -qq install --no-install-recommends /srv/new/souffleur-models.deb
    expect 0 "souffleur-models" as_reporter "souffleur-models list"
    expect 0 "a package of models" inside apt-get -qq install --no-install-recommends /srv/new/souffleur-model-micro.deb
    expect 0 "its model is found" as_reporter "souffleur models list | grep -q micro"
    expect 0 "a second user" as_desk "souffleur transcribe /srv/interview-en.flac --model micro --language en --output ~/out"
    expect 0 "from a read-only folder with accents and spaces" from_an_odd_place
    expect 0 "man pages in both languages" the_manuals
    inside dpkg -L souffleur >"$folder/installed.old"
    expect 0 "remove" inside apt-get -qq remove souffleur souffleur-models souffleur-model-micro
    expect 0 "purge" inside dpkg --purge souffleur souffleur-models souffleur-model-micro
    expect 0 "nothing is left but the users’ own" nothing_is_left
    expect 0 "frozen, it starts in at most 1.3 times the time" "$python" -m installers.frozen.start_times "$frozen"
    report
    [ "$failed" = 0 ]
}

make_packages() {
    export SOUFFLEUR_QUICK_PACKAGES=${SOUFFLEUR_QUICK_PACKAGES-1}
    version=$("$python" -c "import audio_engine; print(audio_engine.__version__)")
    "$python" -m installers.linux --frozen "$frozen" --output "$packages/new" --version "$version" deb
    "$python" -m installers.linux --frozen "$frozen" --output "$packages/old" --version "$version~before" deb
    SOUFFLEUR_MODELS=tests/data/models SOUFFLEUR_HOME=$folder/home "$python" -m audio_engine models bundle micro --output "$folder/micro.zip"
    "$python" -m installers.linux.models_package --output "$packages/new" "$folder/micro.zip"
}

make_root() {
    if [ ! -e "$root/etc/debian_version" ]; then
        debootstrap --variant=minbase --include=ca-certificates,man-db "${SUITE-bookworm}" "$root" >"$folder/debootstrap.log"
    fi
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    for file in /etc/apt/apt.conf.d/*; do
        case $file in *docker*) ;; *) install -D -m 644 "$file" "$root$file" ;; esac
    done
    mkdir -p "$root/srv/old" "$root/srv/new" "$root/tmp/.X11-unix"
    for age in old new; do
        for package in "$packages/$age"/*.deb; do
            name=$(basename "$package")
            cp "$package" "$root/srv/$age/${name%%_*}.deb"
        done
    done
    cp resources/samples/interview-en.flac resources/samples/article-fr.md "$root/srv/"
    # shellcheck disable=SC2016
    inside sh -c 'apt-get -qq update && apt-get -qq install man-db >/dev/null
        useradd --create-home --uid 1000 reporter; useradd --create-home --uid 1001 desk; true' >"$folder/root.log" 2>&1
}

# A shell that has its own mounts and processes, so that nothing is left when it ends.
inside() {
    # shellcheck disable=SC2016 # the inner shell's own arguments
    unshare ${namespaces:+"$namespaces"} --mount --pid --fork --kill-child --mount-proc="$root/proc" \
        sh -c 'mount --rbind /dev "$0/dev"; mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"; exec chroot "$@"' "$root" "$root" \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive DISPLAY="$display" "$@"
}

as_reporter() {
    inside env HOME=/home/reporter setpriv --reuid 1000 --regid 1000 --clear-groups sh -c "cd && $1"
}

as_desk() {
    inside env HOME=/home/desk setpriv --reuid 1001 --regid 1001 --clear-groups sh -c "cd && $1"
}

without_network() {
    namespaces=--net as_reporter "$1"
}

refused() {
    ! "$@"
}

lintian_is_silent() {
    local said
    said=$(lintian --fail-on none "$packages/new"/*.deb 2>&1 | grep '^[EW]:') || true
    echo "$said"
    [ -z "$said" ]
}

the_window() {
    local shot=$folder/window.png colours=0 code=0
    rm -f "$folder/end"
    mkfifo "$folder/end"
    Xvfb "$display" -screen 0 1400x900x24 -nolisten tcp -ac 2>"$folder/xvfb.log" &
    local server=$!
    until [ -e "/tmp/.X11-unix/X${display#:}" ]; do pause 0.2; done
    # shellcheck disable=SC2016
    as_reporter 'souffleur-desktop & window=$!; read -r _; kill -TERM "$window"; wait "$window"' \
        <"$folder/end" >"$folder/window.log" 2>&1 &
    local window=$!
    exec 9>"$folder/end" # closed, it ends the window
    for _ in $(seq 60); do
        pause 1
        import -display "$display" -window root "$shot"
        colours=$(identify -format %k "$shot")
        [ "$colours" -lt 100 ] || break
    done
    pause 8 # for what is painted after the frame
    import -display "$display" -window root "$shot"
    exec 9>&-
    wait "$window" || code=$?
    kill "$server"
    wait "$server" 2>/dev/null || true
    cat "$folder/window.log"
    echo "exit code $code, $colours colours; the picture is $shot"
    [ "$code" = 0 ] && [ "$colours" -ge 100 ] && [ ! -s "$folder/window.log" ]
}

pause() {
    read -r -t "$1" <> <(:) || true
}

from_an_odd_place() {
    local place="$root/opt/Rédaction été/souffleur"
    mkdir -p "${place%/*}"
    cp -a "$frozen/souffleur" "$place"
    chmod -R a-w "$place"
    # shellcheck disable=SC2016
    inside env HOME=/home/desk setpriv --reuid 1001 --regid 1001 --clear-groups \
        sh -c 'cd && "/opt/Rédaction été/souffleur/souffleur" transcribe /srv/interview-en.flac --no-library --output ~/odd'
    local code=$?
    rm -rf "${place%/*}"
    return $code
}

the_manuals() {
    # shellcheck disable=SC2016
    inside sh -c 'for page in souffleur souffleur-desktop souffleur-models; do
        man --locale=en -w "$page" && man --locale=fr_FR.UTF-8 -w "$page" | grep /fr/ || exit 1; done'
}

nothing_is_left() {
    local left
    left=$(grep -v -x -f <(inside sh -c 'cat /var/lib/dpkg/info/*.list') "$folder/installed.old" | while read -r path; do
        [ ! -e "$root$path" ] || echo "$path"; done)
    left+=$(inside sh -c 'find / -xdev -iname "*souffleur*" -not -path "/home/*" -not -path "/srv/*"')
    echo "$left"
    [ -z "$left" ] && ls "$root/home/reporter/.local/share/souffleur/library"
}

# expect CODE NAME COMMAND…: run it, show the end of what it says, compare its exit code.
expect() {
    local wanted=$1 name=$2 code=0 started=$SECONDS
    shift 2
    echo "--- $name"
    "$@" >"$folder/out" 2>&1 || code=$?
    tail -n 8 "$folder/out" | cut -c 1-180
    local verdict=passed
    if [ "$code" = "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1)) verdict="FAILED ($code)"
    fi
    table+=$(printf '%-12s %5d s  %s' "$verdict" $((SECONDS - started)) "$name")$'\n'
}

report() {
    echo
    printf '%s' "$table"
    echo "$passed passed, $failed failed"
    "$python" -m installers.linux.weights "$frozen"
}

main
