# Installs the peers under build/peers by the ordinary clients; only Debian's packages go elsewhere.
# A function a peer, run by `stage`; what it says last is why a peer is skipped.

peers=$PWD/tests/peers
made=$PWD/build/peers
mkdir -p "$made/bin" "$made/data"

debian_packages() { # packages...
  dpkg -s "$@" >/dev/null 2>&1 && return
  local as_root=(env)
  if [ "$(id -u)" != 0 ]; then as_root=(sudo env); fi
  "${as_root[@]}" apt-get update || true
  "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

go_is_new_enough() {
  local version
  version=$(go env GOVERSION 2>/dev/null) || return
  [ "$(printf '%s\n' go1.25 "$version" | sort -V | head -n 1)" = go1.25 ]
}

# Any Go, however old, fetches a newer one as a module; an old one leaves it without the right to
# run.
use_go() {
  PATH=$made/go/bin:$PATH
  go_is_new_enough && return
  command -v go || debian_packages golang-go
  local module folder
  module=golang.org/toolchain@v0.0.1-go1.26.8.linux-$(dpkg --print-architecture)
  folder=$(cd "$made" && GO111MODULE=on go mod download -json "$module" |
    sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  rm -rf "$made/go"
  cp -r "$folder" "$made/go"
  chmod -R u+w "$made/go"
  chmod +x "$made"/go/bin/* "$made"/go/pkg/tool/*/*
  hash -r
  go_is_new_enough
}

build_go() { # peer
  use_go
  (cd "$peers/$1" && GOFLAGS=-buildvcs=false go build -o "$made/bin/$1" .)
}

# Built from a copy, as cargo writes its lock file beside the manifest.
build_rust() { # peer, program
  command -v cargo || { echo 'there is no cargo'; return 1; }
  debian_packages protobuf-compiler
  mkdir -p "$made/rust/$1"
  cp -rp "$peers/$1/Cargo.toml" "$peers/$1/src" "$made/rust/$1"
  rm -f "$made/bin/$2"
  cargo build --release --manifest-path "$made/rust/$1/Cargo.toml" \
    --target-dir "$made/rust/target" &&
    cp "$made/rust/target/release/$2" "$made/bin"
}

install_tessera() { build_go tessera; }

install_umadb() {
  python3 -c 'import ensurepip' || debian_packages python3-venv
  [ -x "$made/python/bin/pip" ] || python3 -m venv "$made/python"
  "$made/python/bin/pip" install -q -r "$peers/umadb/requirements.txt"
  build_rust umadb umadb_load
}

install_postgres() { debian_packages postgresql; }

install_dbos() {
  install_postgres
  build_go dbos
}

install_restate() {
  use_node
  mkdir -p "$made/restate"
  cp "$peers"/restate/*.json "$peers"/restate/*.mjs "$made/restate"
  if ! cmp -s "$peers/restate/package-lock.json" "$made/restate/installed"; then
    (cd "$made/restate" && npm ci --no-audit --no-fund --loglevel=error)
    cp "$peers/restate/package-lock.json" "$made/restate/installed"
  fi
  # Without it the service by the Node SDK still runs.
  build_rust restate restate_service || echo 'no service by the Rust SDK'
}
