/** Headers of C, C++, POSIX and the common platforms; those of C++ have no ending. */
const names = new Set(
  `assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic stdbit stdbool stdckdint stddef stdint
    stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype aio cpio dirent dlfcn fcntl fmtmsg fnmatch ftw glob grp iconv langinfo libgen
    malloc monetary mqueue ndbm netdb nl_types poll pthread pty pwd regex sched search semaphore spawn strings stropts syslog tar termios trace ulimit unistd
    utime utmp utmpx wordexp alloca byteswap crypt elf endian err execinfo features fts getopt ifaddrs link memory mntent obstack paths resolv shadow
    stdio_ext sysexits syscall ucontext values varargs windows winsock winsock2 ws2tcpip io direct process conio tchar windowsx wincrypt immintrin
    emmintrin xmmintrin tmmintrin smmintrin nmmintrin wmmintrin pmmintrin x86intrin intrin arm_neon arm_acle cpuid unwind cxxabi libkern dispatch xlocale
    TargetConditionals Availability AvailabilityMacros`
    .split(/\s+/)
    .map((name) => `${name}.h`),
);

const cplusplus = new Set(
  `algorithm any array atomic barrier bit bitset cassert ccomplex cctype cerrno cfenv cfloat charconv chrono cinttypes ciso646 climits clocale cmath
    codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdalign cstdarg cstdbool cstddef cstdint cstdio cstdlib cstring ctgmath
    ctime cuchar cwchar cwctype debugging deque exception execution expected experimental filesystem flat_map flat_set format forward_list fstream
    functional future generator hazard_pointer initializer_list iomanip ios iosfwd iostream istream iterator latch limits linalg list locale map mdspan
    memory memory_resource mutex new numbers numeric optional ostream print queue random ranges ratio rcu regex scoped_allocator semaphore set
    shared_mutex simd source_location span spanstream sstream stack stacktrace stdexcept stdfloat stop_token streambuf string string_view strstream
    syncstream system_error text_encoding thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector version`.split(
    /\s+/,
  ),
);

/** Folders of headers that come with the system: `sys/types.h`. */
const folders = new Set('sys net netinet netinet6 arpa linux asm asm-generic mach mach-o bits rpc protocols machine libkern scsi mtd rdma xen'.split(' '));

/** Whether a header comes with the compiler or the operating system. */
export function isStandardHeader(header: string): boolean {
  const slash = header.indexOf('/');
  return slash === -1 ? names.has(header) || cplusplus.has(header) : folders.has(header.slice(0, slash)) || header.startsWith('experimental/');
}
