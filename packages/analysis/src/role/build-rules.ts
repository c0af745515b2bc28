import type { RoleRule } from './role-rule.js';

/** What turns the sources into something that runs or ships: manifests, build scripts, containers, continuous integration. */
export const buildRules: readonly RoleRule[] = [
  {
    role: 'build',
    // Manifests and build files, by ecosystem: JavaScript, Python, Rust and Go, JVM, Ruby and PHP, Elixir to Haskell, Apple and Dart, Julia to Perl, the rest.
    names: `package.json jsr.json lerna.json nx.json turbo.json rush.json pnpm-workspace.yaml
      pyproject.toml setup.py setup.cfg MANIFEST.in Pipfile environment.yml environment.yaml tox.ini noxfile.py fabfile.py
      Cargo.toml build.rs go.mod go.work
      pom.xml build.xml ivy.xml gradle.properties libs.versions.toml build.sbt build.sc build.mill project.clj deps.edn
      Gemfile gems.rb Rakefile composer.json
      mix.exs rebar.config cabal.project stack.yaml package.yaml dune dune-project dune-workspace
      Package.swift Podfile Cartfile pubspec.yaml
      Project.toml DESCRIPTION NAMESPACE cpanfile Makefile.PL Build.PL dist.ini shard.yml elm.json bsconfig.json rescript.json spago.dhall spago.yaml
      conanfile.py conanfile.txt vcpkg.json flake.nix shell.nix default.nix Earthfile Tiltfile BUILD BUILD.bazel WORKSPACE WORKSPACE.bazel MODULE.bazel
      BUCK SConstruct SConscript wscript meson.build meson_options.txt meson.options premake5.lua xmake.lua build.zig build.zig.zon Procfile Vagrantfile
      Brewfile CMakeLists.txt Jenkinsfile Chart.yaml configure.ac configure.in Makefile.am autogen.sh bootstrap.sh buildconf Justfile justfile
      .travis.yml .gitlab-ci.yml appveyor.yml .appveyor.yml .drone.yml .cirrus.yml bitbucket-pipelines.yml cloudbuild.yaml buildspec.yml .goreleaser.yml
      .goreleaser.yaml .pre-commit-hooks.yaml netlify.toml vercel.json fly.toml render.yaml skaffold.yaml wrangler.toml wrangler.json wrangler.jsonc
      action.yml action.yaml docker-bake.hcl`,
    topFolders: '.circleci .buildkite .gitlab .woodpecker .azure-pipelines .azuredevops .ci ci .tekton .drone .cargo',
    endings: `.csproj .fsproj .vbproj .vcxproj .sln .slnx .props .targets .nuspec .cmake .mk .mak .ninja .gn .gni .xcconfig .podspec .rockspec .nimble .ebuild
      .gemspec .cabal .opam .bzl .gradle .gradle.kts .nsi .iss .wxs .rake`,
    patterns: [
      /^\.github\/(?:workflows|actions)\//,
      /(?:^|\/)(?:(?:requirements|constraints)[\w.-]*|requirements\/[\w.-]+)\.(?:txt|in)$|(?:^|\/)azure-pipelines[\w.-]*\.ya?ml$/,
      /(?:^|\/)(?:GNU)?[Mm]akefile(?:\.[\w-]+)?$|(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/,
      /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.Dockerfile$/,
      /(?:^|\/)(?:gulpfile|Gruntfile)\.(?:[cm]?[jt]s|coffee)$|(?:^|\/)project\/[\w.-]+\.(?:sbt|properties)$/,
      /(?:^|\/)(?:rollup|webpack|vite|esbuild|tsup|tsdown|parcel|rspack|rsbuild|metro|unbuild|build|rolldown|craco|next|nuxt|svelte|astro|remix|gatsby-\w+|forge|electron-builder)(?:\.[\w-]+)?\.config(?:\.[\w-]+)?\.(?:[cm]?[jt]sx?|json)$/,
    ],
  },
];
