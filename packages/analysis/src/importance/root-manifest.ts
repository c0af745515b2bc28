const manifests = new Set(
  'package.json pyproject.toml setup.py Cargo.toml go.mod pom.xml build.gradle build.gradle.kts composer.json mix.exs Package.swift pubspec.yaml build.sbt CMakeLists.txt meson.build build.zig deno.json Project.toml DESCRIPTION stack.yaml dune-project rebar.config project.clj deps.edn Gemfile'.split(
    ' ',
  ),
);

/** Whether a file at the root says what the repository is, what it needs and how it is built. */
export function isRootManifest(path: string): boolean {
  return !path.includes('/') && (manifests.has(path) || /\.(?:gemspec|cabal|sln|slnx|nimble|opam|podspec)$/.test(path));
}
