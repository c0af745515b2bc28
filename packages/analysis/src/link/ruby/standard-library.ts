/** What `require` finds in every Ruby: the standard library, default and bundled gems of Ruby 3, and what earlier ones had. */
const names = new Set(
  `abbrev base64 benchmark bigdecimal bundler cgi continuation coverage csv date dbm debug delegate did_you_mean digest drb e2mmap English enumerator erb
    error_highlight etc expect fcntl fiber fiddle fileutils find forwardable gdbm getoptlong io ipaddr irb json logger matrix minitest mkmf monitor
    mutex_m nkf objspace observer open-uri open3 openssl optparse ostruct pathname power_assert pp prettyprint prime prism profile profiler pstore
    psych pty racc rake random rational rbconfig rbs rdoc readline reline resolv rexml rinda ripper rss ruby2_keywords rubygems scanf sdbm securerandom
    set shell shellwords singleton socket stringio strscan sync syntax_suggest syslog tempfile test-unit thread thwait time timeout tmpdir tracer tsort
    typeprof un unicode_normalize uri weakref webrick win32ole yaml zlib`.split(/\s+/),
);

/** Minitest, Rake, Racc and the like are gems that Ruby brings along: projects depend on them by name. */
const bundledGems = new Set('minitest power_assert racc rake rbs rexml rss test-unit typeprof debug webrick'.split(' '));

/** Whether a path of `require` belongs to the standard library. */
export function isStandardLibrary(path: string): boolean {
  const top = path.split('/', 1)[0] ?? '';
  // Gems such as net-ssh share the folder.
  if (top === 'net') return /^net\/(?:ftp|https?|imap|pop|protocol|smtp|telnet)$/.test(path);
  return names.has(top) && !bundledGems.has(top);
}
