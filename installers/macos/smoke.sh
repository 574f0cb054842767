#!/bin/bash
# What CI does with the package on macOS: install, check the signature, work, remove. Ends with 1 at the first thing that is
# not as promised. It was written without a Mac to run it on: see installers/RELEASE.md.
#   smoke.sh Souffleur-0.1.0.pkg resources/samples
set -euo pipefail
package=$1
samples=$2
app=/Applications/Souffleur.app
souffleur=$app/Contents/MacOS/souffleur
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOUFFLEUR_HOME="$work/home é"

passed() { echo "passed  $1"; }

sudo installer -pkg "$package" -target /
passed "installs silently"
codesign --verify --deep --strict "$app"
if codesign --display --verbose=2 "$app" 2>&1 | grep -q 'flags=.*runtime'; then
    spctl --assess --type execute --verbose "$app"
    xcrun stapler validate "$package"
    passed "is signed, hardened and notarised"
else
    echo "not verified  hardened runtime and notarisation: this build has no certificate"
fi
codesign --display --entitlements - --xml "$app" | plutil -p - | tee "$work/entitlements"
test "$(grep -c '=>' "$work/entitlements")" -le 1
passed "asks for the microphone alone"

"$souffleur" --version
"$souffleur" doctor
"$app/Contents/souffleur-models/souffleur-models" list >/dev/null
passed "finds souffleur-models"
"$souffleur" transcribe "$samples/interview-en.flac" --model basic --language en --output "$work/out"
test "$(wc -c <"$work/out/interview-en.txt")" -gt 200
passed "the sample is transcribed"
"$souffleur" narrate "$samples/article-en.md" --voice espeak --output "$work/out/article.mp3"
test "$(wc -c <"$work/out/article.mp3")" -gt 10000
passed "the article is narrated"

"$app/Contents/MacOS/souffleur-desktop" &
window=$!
for _ in $(seq 60); do
    if lsappinfo list | grep -q '"Souffleur"'; then break; fi
    kill -0 "$window"
    sleep 1
done
lsappinfo list | grep -q '"Souffleur"'
kill -TERM "$window"
wait "$window" || test $? -lt 128
passed "the window opens and closes"

sudo rm -rf "$app"
sudo pkgutil --forget org.souffleur.Souffleur
test -f "$SOUFFLEUR_HOME/library/library.db"
passed "the library stays"
