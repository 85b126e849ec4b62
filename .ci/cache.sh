# Sourced by the other scripts in this folder. Each downloads what this machine lacks into the cache of MAF, once, without root and
# without installing it, and prints the folder that contains it.
# Environment: XDG_CACHE_HOME, DEBIAN_MIRROR (http://deb.debian.org/debian), and what pip, npm and apt read.
set -euo pipefail
tools=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/maf

fail() {
  printf 'Error: %s\n' "$@" >&2
  exit 1
}

# begin NAME REMEDY: creates the folder $work. finish moves its subfolder root to NAME in the cache.
# A script that fails in between leaves nothing behind and prints REMEDY: what a person can do instead.
begin() {
  mkdir -p "$cache"
  name=$1 remedy=$2 work=$(mktemp -d "$cache/$1.XXXXXX")
  trap 'rm -rf --one-file-system "$work"; [ -z "$remedy" ] || printf "Error: %s\n" "$remedy" >&2' EXIT
  mkdir "$work/root"
}

finish() {
  mv -T "$work/root" "$cache/$name" 2>/dev/null || [ -d "$cache/$name" ] # another process may have been faster
  remedy=
}

# apt_get WORD...: runs apt-get without root. Writes only to $work/apt and reads $apt_options.
apt_get() {
  mkdir -p "$work"/apt/{lists,archives}/partial
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dir::Cache="$work/apt" -o Dir::Cache::Archives="$work/apt/archives" \
    -o Debug::NoLocking=true -o APT::Sandbox::User=root -o APT::Get::List-Cleanup=false \
    -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false "${apt_options[@]}" "$@" >&2 # the lists of a slow mirror count as expired
}

# packages NAME...: downloads packages of this machine's distribution, and their missing dependencies, to $work/packages.
# A,B means the first of the two that the distribution has.
packages() {
  command -v apt-get dpkg >/dev/null || return 1
  apt_options=()
  if ! download "$@" 2>"$work/apt-log"; then # the package lists are missing, as in a container image, or old
    apt_options=(-o Dir::State::Lists="$work/apt/lists")
    apt_get update
    download "$@"
  fi
  unpack
}

download() {
  local choice name found=()
  for choice; do
    for name in ${choice//,/ }; do
      ! apt_get install --simulate "$name" >/dev/null 2>&1 || break
    done
    found+=("$name")
  done
  apt_get install --yes --download-only --no-install-recommends --no-upgrade "${found[@]}"
}

# debian SUITE NAME...: downloads packages of a Debian suite, whatever this machine runs, without their dependencies, to $work/packages.
debian() {
  local suite=$1 keys=/usr/share/keyrings/debian-archive-keyring.gpg
  shift
  command -v apt-get dpkg >/dev/null || return 1
  if [ ! -e $keys ]; then # Ubuntu
    packages debian-archive-keyring
    keys=$work/packages$keys
  fi
  mkdir -p "$work/apt"
  echo "deb [signed-by=$keys] ${DEBIAN_MIRROR:-http://deb.debian.org/debian} $suite main" >"$work/apt/sources.list"
  apt_options=(-o Dir::State::Lists="$work/apt/lists" -o Dir::Etc::SourceList="$work/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null)
  apt_get update
  (cd "$work/apt/archives" && apt_get download "$@")
  unpack
}

unpack() {
  local package
  for package in "$work"/apt/archives/*.deb; do
    [ ! -e "$package" ] || dpkg -x "$package" "$work/packages"
  done
  rm -f "$work"/apt/archives/*.deb
}

# libraries FOLDER NAME...: puts the shared libraries of these packages and of their dependencies into FOLDER.
libraries() {
  local folder=$1
  shift
  packages "$@"
  mkdir -p "$folder"
  find "$work/packages" -name 'lib*.so*' ! -type d -exec cp -a --no-clobber {} "$folder" ';'
  # renamed in Debian 13 and Ubuntu 24.04
  [ -e "$folder/libaio.so.1" ] || [ ! -e "$folder/libaio.so.1t64" ] || ln -s libaio.so.1t64 "$folder/libaio.so.1"
}
