# Node for the front end: the machine's, if Vite accepts it and its npm (Debian 13's is 9.2) is one
# that the packages accept, else our own under build/node.
# Debian's npm then fetches Node itself as a package, with an npm that belongs to it.

node_is_new_enough() {
  command -v npm >/dev/null && command -v node >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    const [npm, npmMinor] = process.argv[1].split(".").map(Number);
    const node_ok = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
    process.exit(node_ok && (npm > 9 || (npm === 9 && npmMinor >= 5)) ? 0 : 1)' "$(npm --version)"
}

# Puts a Node that Vite accepts first in PATH. Runs in the repository's root.
use_node() {
  local own=$PWD/build/node/node_modules
  if [ -d "$own/.bin" ]; then PATH=$own/.bin:$PATH; fi
  node_is_new_enough && return
  local cpu
  case $(uname -m) in
    x86_64) cpu=x64 ;;
    aarch64) cpu=arm64 ;;
    *) echo "No Node for $(uname -m): install Node 20.19 or newer and run this again." >&2; return 1 ;;
  esac
  mkdir -p build/node
  npm install --prefix build/node --no-save --no-audit --no-fund --loglevel=error \
    "node-linux-$cpu@22" npm@10
  PATH=$own/.bin:$PATH
  hash -r
  node_is_new_enough
}
