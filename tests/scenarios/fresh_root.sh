#!/bin/bash
# The README's commands on a Debian that has nothing but Python and git: as root, as a normal user, without a network.
#
#     tests/scenarios/fresh_root.sh FOLDER          (as root; FOLDER is made, and may be deleted afterwards)
#
# SUITE (bookworm) is Debian's name, PACKAGES (python3,git) what it has; CHECK=1 runs ./check in it as well.
# The package indexes of this machine, its certificates and pip's settings are used inside.
set -euo pipefail

checkout=$(cd "$(dirname -- "$0")/../.." && pwd)
root=${1:?usage: fresh_root.sh FOLDER}
sample=resources/samples/interview-en.flac
passed=0 failed=0

main() {
    make_root
    copy_checkout "$root/root/souffleur"
    install -d -o 1000 -g 1000 "$root/home/reporter"
    inside useradd --uid 1000 --home-dir /home/reporter reporter 2>/dev/null || true
    copy_checkout "$root/home/reporter/mon souffleur"
    chown -R 1000:1000 "$root/home/reporter"

    expect 5 "reporter: without venv the missing package is named" as_reporter "./souffleur transcribe $sample"
    expect 0 "root: the first command" as_root "./souffleur transcribe $sample"
    expect 0 "reporter: the first command" as_reporter "./souffleur transcribe $sample"
    expect 0 "reporter: the same again" as_reporter "./souffleur transcribe $sample"
    expect 3 "reporter: a file that is not there" as_reporter "./souffleur transcribe nothing.mp3"
    expect 5 "reporter: record says what is missing" as_reporter "./souffleur record --output /tmp/x.flac"
    expect 0 "reporter: no network at all" without_network "./souffleur transcribe $sample"
    expect 5 "reporter: the first start without a network" without_network "rm -rf .venv; ./souffleur --version"
    if [ -n "${CHECK-}" ]; then
        expect 0 "root: ./check" as_root "./check"
    fi
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

make_root() {
    if [ ! -e "$root/etc/debian_version" ]; then
        debootstrap --variant=minbase --include="${PACKAGES-python3,git},ca-certificates" "${SUITE-bookworm}" "$root" >"$root.log"
    fi
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    for file in /etc/apt/apt.conf.d/* /etc/pip.conf; do
        if [ -f "$file" ]; then install -D -m 644 "$file" "$root$file"; fi
    done
    mkdir -p "$root/proc" "$root/dev"
    inside apt-get -qq purge "python3*-venv" libportaudio2 >"$root.log" 2>&1 || true  # from an earlier run
}

copy_checkout() {
    rm -rf "$1"
    git clone --quiet --no-hardlinks "$checkout" "$1"  # and what is not committed yet:
    git -C "$checkout" ls-files -z --cached --others --exclude-standard |
        tar -C "$checkout" --null --verbatim-files-from --ignore-failed-read -cf - -T - | tar -C "$1" -xf -
}

# A shell that has its own mounts and processes, so that nothing is left when it ends. The folder becomes the root for
# good: in a mere chroot the kernel refuses user namespaces, which the tests need.
inside() {
    # shellcheck disable=SC2016 # the inner shell's own arguments
    unshare ${namespaces:+"$namespaces"} --mount --pid --fork --kill-child \
        sh -c 'root=$0; mount --bind "$root" "$root"; cd "$root"; mkdir -p proc dev sys old
            mount -t proc proc proc; mount --rbind /dev dev; mount --rbind /sys sys
            pivot_root . old; umount -l /old; exec "$@"' "$root" \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 PIP_CERT="${PIP_CERT-}" "$@"
}

as_root() {
    inside sh -c "HOME=~root; export HOME; cd && cd souffleur && $1"
}

as_reporter() {
    inside env HOME=/home/reporter setpriv --reuid 1000 --regid 1000 --clear-groups sh -c "cd '/home/reporter/mon souffleur' && $1"
}

without_network() {
    namespaces=--net as_reporter "$1"
}

# expect CODE NAME COMMAND…: run it, show the end of what it says, compare its exit code.
expect() {
    local wanted=$1 name=$2 code=0
    shift 2
    echo "--- $name"
    "$@" >"$root.out" 2>&1 || code=$?
    tail -n 6 "$root.out" | cut -c 1-160
    if [ "$code" = "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "!!! exit code $code, expected $wanted"
    fi
}

main
