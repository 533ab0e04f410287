# Building, shared by ops/up and ops/check: one tree, one set of flags, so neither compiles
# what the other has.

build_binary() {
  cmake --preset default
  cmake --build --preset default --target yiben
}

# In api/web, with the packages of its lock file. `npm ci` begins by deleting them all, so it runs
# only when the lock file is newer.
enter_web() {
  use_node
  cd api/web
  [ node_modules/.package-lock.json -nt package-lock.json ] ||
    npm ci --no-audit --no-fund --loglevel=error
}

build_web() {
  enter_web
  npm run build
}
