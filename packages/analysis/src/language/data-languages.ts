import type { LanguageDefinition } from './language-definition.js';

/** Data, configuration and schema languages. Names, extensions and file names as in GitHub Linguist (MIT), as published by linguist-languages (MIT). */
export const dataLanguages: readonly Omit<LanguageDefinition, 'type'>[] = [
  { name: 'ABNF', extensions: '.abnf' },
  { name: 'Adblock Filter List' },
  { name: 'Ant Build System', filenames: 'ant.xml build.xml' },
  { name: 'ApacheConf', extensions: '.apacheconf .vhost', filenames: '.htaccess apache2.conf httpd.conf' },
  { name: 'ASN.1', extensions: '.asn .asn1' },
  { name: 'Avro IDL', extensions: '.avdl' },
  { name: 'Browserslist', filenames: '.browserslistrc browserslist' },
  { name: 'Cabal Config', extensions: '.cabal', filenames: 'cabal.config cabal.project' },
  { name: 'Caddyfile', extensions: '.caddyfile', filenames: 'Caddyfile' },
  {
    name: 'Checksums',
    extensions: '.crc32 .md2 .md4 .md5 .sha1 .sha2 .sha224 .sha256 .sha256sum .sha3 .sha384 .sha512',
    filenames: 'MD5SUMS SHA1SUMS SHA256SUMS SHA256SUMS.txt SHA512SUMS checksums.txt cksums md5sum.txt',
  },
  { name: 'CIL', extensions: '.cil' },
  { name: 'Cloud Firestore Security Rules', filenames: 'firestore.rules' },
  { name: 'CODEOWNERS', filenames: 'CODEOWNERS' },
  { name: 'COLLADA', extensions: '.dae' },
  { name: 'crontab', filenames: 'crontab' },
  { name: 'CSON', extensions: '.cson' },
  { name: 'CSV', extensions: '.csv' },
  { name: 'cURL Config', filenames: '.curlrc _curlrc', group: 'INI' },
  { name: 'Debian Package Control File', extensions: '.dsc' },
  { name: 'desktop', extensions: '.desktop .desktop.in', group: 'INI' },
  { name: 'Diff', extensions: '.diff .patch' },
  {
    name: 'Dotenv',
    extensions: '.env',
    filenames:
      '.env .env.ci .env.dev .env.development .env.development.local .env.example .env.local .env.prod .env.production ' +
      '.env.sample .env.staging .env.template .env.test .env.testing',
  },
  { name: 'E-mail', extensions: '.eml .mbox' },
  { name: 'EBNF', extensions: '.ebnf' },
  { name: 'EditorConfig', extensions: '.editorconfig', filenames: '.editorconfig', group: 'INI' },
  { name: 'edn', extensions: '.edn' },
  { name: 'FlatBuffers', extensions: '.fbs' },
  { name: 'Gemfile.lock', filenames: 'Gemfile.lock' },
  { name: 'Gettext Catalog', extensions: '.po .pot' },
  { name: 'Git Attributes', filenames: '.gitattributes' },
  { name: 'Git Config', extensions: '.gitconfig', filenames: '.gitconfig .gitmodules .tgitconfig config.worktree', group: 'INI' },
  { name: 'Git Revision List', filenames: '.git-blame-ignore-revs' },
  { name: 'GN', extensions: '.gn .gni', filenames: '.gn', interpreters: 'gn' },
  { name: 'Go Checksums', filenames: 'go.sum go.work.sum' },
  { name: 'Go Module', filenames: 'go.mod' },
  { name: 'Go Workspace', filenames: 'go.work' },
  { name: 'Godot Resource', extensions: '.gdnlib .gdns .tres .tscn', filenames: 'project.godot' },
  { name: 'Gradle', extensions: '.gradle' },
  { name: 'Gradle Kotlin DSL', extensions: '.gradle.kts', group: 'Gradle' },
  { name: 'GraphQL', extensions: '.graphql .gql .graphqls' },
  { name: 'Graphviz (DOT)', extensions: '.dot .gv' },
  { name: 'HAProxy', extensions: '.cfg', filenames: 'haproxy.cfg' },
  { name: 'HOCON', extensions: '.hocon', filenames: '.scalafix.conf .scalafmt.conf' },
  { name: 'HTTP', extensions: '.http' },
  { name: 'HXML', extensions: '.hxml' },
  { name: 'iCalendar', extensions: '.ics .ical' },
  {
    name: 'Ignore List',
    extensions: '.gitignore',
    filenames:
      '.agignore .atomignore .babelignore .bzrignore .ckignore .coffeelintignore .cvsignore .dockerignore .easignore ' +
      '.eleventyignore .eslint-ignore .eslintignore .gitignore .ignore .markdownlintignore .nodemonignore .npmignore ' +
      '.prettierignore .rgignore .stylelintignore .vercelignore .vscodeignore gitignore-global gitignore_global',
  },
  {
    name: 'INI',
    extensions: '.ini .cfg .cnf .container .mount .network .prefs .service .socket .target .timer',
    filenames: '.buckconfig .coveragerc .flake8 .gitreview .pylintrc HOSTS buildozer.spec hosts pylintrc vlcrc',
  },
  { name: 'JAR Manifest', filenames: 'MANIFEST.MF' },
  { name: 'Java Properties', extensions: '.properties' },
  { name: 'Jest Snapshot', extensions: '.snap' },
  {
    name: 'JSON',
    extensions:
      '.json .4dform .4dproject .avsc .geojson .gltf .har .ice .json-tmlanguage .json.example .jsonl .mcmeta .sarif .slnlaunch ' +
      '.tact .tfstate .tfstate.backup .topojson .webapp .webmanifest .yy .yyp',
    filenames:
      '.all-contributorsrc .arcconfig .auto-changelog .c8rc .htmlhintrc .imgbotconfig .nycrc .releaserc .secrets.baseline ' +
      '.tern-config .tern-project .watchmanconfig MODULE.bazel.lock Package.resolved Pipfile.lock bun.lock composer.lock ' +
      'deno.lock flake.lock mcmod.info',
  },
  {
    name: 'JSON with Comments',
    extensions:
      '.jsonc .code-snippets .code-workspace .hujson .sublime-build .sublime-color-scheme .sublime-commands ' +
      '.sublime-completions .sublime-keymap .sublime-macro .sublime-menu .sublime-mousemap .sublime-project .sublime-settings ' +
      '.sublime-theme .sublime-workspace .sublime_metrics .sublime_session .tsconfig.json',
    filenames:
      '.babelrc .devcontainer.json .eslintrc .eslintrc.json .jscsrc .jshintrc .jslintrc .oxlintrc.json .swcrc ' +
      'api-extractor.json devcontainer.json jsconfig.json language-configuration.json tsconfig.json tslint.json',
    group: 'JSON',
  },
  { name: 'JSON5', extensions: '.json5' },
  { name: 'JSONLD', extensions: '.jsonld' },
  { name: 'KDL', extensions: '.kdl' },
  { name: 'KiCad Layout', extensions: '.kicad_pcb .kicad_mod .kicad_wks', filenames: 'fp-lib-table' },
  { name: 'KiCad Schematic', extensions: '.kicad_sch .kicad_sym' },
  { name: 'Kusto', extensions: '.csl .kql' },
  { name: 'Lark', extensions: '.lark' },
  { name: 'Maven POM', filenames: 'pom.xml', group: 'XML' },
  { name: 'Microsoft Visual Studio Solution', extensions: '.sln' },
  { name: 'nanorc', extensions: '.nanorc', filenames: '.nanorc nanorc', group: 'INI' },
  { name: 'NEON', extensions: '.neon' },
  { name: 'Nginx', extensions: '.nginx .nginxconf .vhost', filenames: 'nginx.conf' },
  { name: 'Ninja', extensions: '.ninja' },
  { name: 'NPM Config', filenames: '.npmrc', group: 'INI' },
  { name: 'OpenStep Property List', extensions: '.plist .glyphs' },
  { name: 'Option List', filenames: '.ackrc .rspec .yardopts ackrc mocha.opts' },
  { name: 'Pickle' },
  { name: 'Pip Requirements', filenames: 'dev-requirements.txt requirements-dev.txt requirements.lock.txt requirements.txt' },
  { name: 'pkg-config', extensions: '.pc .pc.in' },
  { name: 'PlantUML', extensions: '.puml .iuml .plantuml' },
  { name: 'Prisma', extensions: '.prisma' },
  { name: 'Proguard', extensions: '.pro' },
  { name: 'Protocol Buffer', extensions: '.proto' },
  { name: 'Protocol Buffer Text Format', extensions: '.textproto .pbt .pbtxt .txtpb' },
  { name: 'Public Key', extensions: '.asc .pub' },
  { name: 'Pure Data', extensions: '.pd' },
  { name: 'RBS', extensions: '.rbs', group: 'Ruby' },
  { name: 'Readline Config', filenames: '.inputrc inputrc', group: 'INI' },
  { name: 'Redirect Rules', filenames: '_redirects' },
  { name: 'Robots Exclusion Rules', filenames: 'robots.txt' },
  { name: 'RON', extensions: '.ron' },
  { name: 'ROS Interface', extensions: '.msg .action .srv' },
  { name: 'RPM Spec', extensions: '.spec' },
  { name: 'ShellCheck Config', filenames: '.shellcheckrc' },
  { name: 'Soong', filenames: 'Android.bp' },
  { name: 'SPARQL', extensions: '.sparql .rq' },
  { name: 'SQL', extensions: '.sql .mysql' },
  { name: 'SSH Config', filenames: 'ssh-config ssh_config sshconfig sshconfig.snip sshd-config sshd_config', group: 'INI' },
  { name: 'STL', extensions: '.stl' },
  { name: 'SubRip Text', extensions: '.srt' },
  { name: 'SVG', extensions: '.svg' },
  { name: 'TextMate Properties', filenames: '.tm_properties' },
  {
    name: 'TOML',
    extensions: '.toml .toml.example',
    filenames: 'Cargo.lock Cargo.toml.orig Gopkg.lock Pipfile mise.local.lock mise.lock pdm.lock poetry.lock uv.lock',
  },
  { name: 'TSV', extensions: '.tsv .vcf' },
  { name: 'Turtle', extensions: '.ttl' },
  { name: 'Unity3D Asset', extensions: '.anim .asset .mask .mat .meta .prefab .unity' },
  { name: 'Valve Data Format', extensions: '.vdf .vmf' },
  { name: 'vCard', extensions: '.vcf' },
  { name: 'Wavefront Material', extensions: '.mtl' },
  { name: 'Wavefront Object', extensions: '.obj' },
  { name: 'Web Ontology Language', extensions: '.owl' },
  { name: 'WebAssembly Interface Type', extensions: '.wit' },
  { name: 'WebVTT', extensions: '.vtt' },
  { name: 'Windows Registry Entries', extensions: '.reg' },
  {
    name: 'XML',
    extensions:
      '.xml .adml .admx .ant .axaml .axml .builds .ccproj .ccxml .clixml .cproject .cscfg .csdef .csproj .ct .depproj .dita ' +
      '.ditamap .ditaval .dll.config .dotsettings .filters .fsproj .fxml .glade .gmx .gpx .grxml .hzp .icls .iml .ivy .jelly ' +
      '.jsproj .kml .launch .mdpolicy .meta4 .mjml .mxml .natvis .ndproj .nproj .nuspec .odd .osm .pkgproj .proj .props .ps1xml ' +
      '.psc1 .pt .pubxml .qhelp .rbxmx .rdf .resx .rss .scxml .sfproj .shproj .slnx .srdf .storyboard .sublime-snippet .targets ' +
      '.tml .ts .ui .urdf .ux .vbproj .vcxproj .vsixmanifest .vssettings .vstemplate .vxml .wixproj .wsdl .wsf .wxi .wxl .wxs ' +
      '.x3d .xacro .xaml .xib .xlf .xliff .xmi .xml.dist .xmp .xproj .xsd .xspec .xul .zcml',
    filenames:
      '.classpath .cproject .project App.config NuGet.config Settings.StyleCop Web.Debug.config Web.Release.config Web.config ' +
      'packages.config',
  },
  { name: 'XML Property List', extensions: '.plist .sttheme .tmcommand .tmlanguage .tmpreferences .tmsnippet .tmtheme', group: 'XML' },
  {
    name: 'YAML',
    extensions: '.yml .mir .reek .rviz .sublime-syntax .syntax .yaml .yaml-tmlanguage .yaml.sed .yml.mysql',
    filenames: '.clang-format .clang-tidy .clangd .eslintrc .gemrc .releaserc CITATION.cff glide.lock pixi.lock yarn.lock',
  },
  { name: 'YANG', extensions: '.yang' },
];
