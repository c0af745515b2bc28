/** What functions of the platform give, as far as more is done with it than to print it. By dotted name. */
const results: Record<string, string> = {
  'builtins.open': 'io.TextIOWrapper',
  'builtins.input': 'builtins.str',
  'builtins.repr': 'builtins.str',
  'builtins.chr': 'builtins.str',
  'builtins.hex': 'builtins.str',
  'builtins.bin': 'builtins.str',
  'builtins.format': 'builtins.str',
  'builtins.range': 'builtins.range',
  'builtins.object': 'builtins.object',
  'io.open': 'io.TextIOWrapper',
  'codecs.open': 'codecs.StreamReaderWriter',
  're.compile': 're.Pattern',
  're.match': 're.Match',
  're.search': 're.Match',
  're.fullmatch': 're.Match',
  're.sub': 'builtins.str',
  're.Pattern.match': 're.Match',
  're.Pattern.search': 're.Match',
  're.Pattern.fullmatch': 're.Match',
  're.Pattern.sub': 'builtins.str',
  're.Match.group': 'builtins.str',
  're.Match.groupdict': 'builtins.dict',
  'logging.getLogger': 'logging.Logger',
  'logging.Logger.getChild': 'logging.Logger',
  'os.getcwd': 'builtins.str',
  'os.listdir': 'builtins.list',
  'os.getenv': 'builtins.str',
  'os.environ.get': 'builtins.str',
  'os.path.join': 'builtins.str',
  'os.path.abspath': 'builtins.str',
  'os.path.basename': 'builtins.str',
  'os.path.dirname': 'builtins.str',
  'os.path.expanduser': 'builtins.str',
  'os.path.realpath': 'builtins.str',
  'os.path.normpath': 'builtins.str',
  'json.dumps': 'builtins.str',
  'subprocess.check_output': 'builtins.bytes',
  'subprocess.run': 'subprocess.CompletedProcess',
  'argparse.ArgumentParser.parse_args': 'argparse.Namespace',
  'argparse.ArgumentParser.add_subparsers': 'argparse._SubParsersAction',
  'argparse.ArgumentParser.add_argument_group': 'argparse._ArgumentGroup',
  'argparse._SubParsersAction.add_parser': 'argparse.ArgumentParser',
  'sqlite3.connect': 'sqlite3.Connection',
  'sqlite3.Connection.cursor': 'sqlite3.Cursor',
  'socket.socket': 'socket.socket',
  'threading.local': 'threading.local',
  'datetime.datetime.now': 'datetime.datetime',
  'datetime.datetime.utcnow': 'datetime.datetime',
  'datetime.datetime.strptime': 'datetime.datetime',
  'datetime.datetime.strftime': 'builtins.str',
  'time.strftime': 'builtins.str',
  'hashlib.md5': 'hashlib._Hash',
  'hashlib.sha1': 'hashlib._Hash',
  'hashlib.sha256': 'hashlib._Hash',
  'requests.get': 'requests.Response',
  'requests.post': 'requests.Response',
  'requests.put': 'requests.Response',
  'requests.request': 'requests.Response',
  'requests.session': 'requests.Session',
  'collections.namedtuple': 'builtins.type',
};

/** Methods of texts that give texts, and those that give lists of them. */
const texts = /^builtins\.(?:str|bytes)\.(?:capitalize|casefold|center|expandtabs|format|format_map|join|ljust|lower|lstrip|removeprefix|removesuffix|replace|rjust|rstrip|strip|swapcase|title|translate|upper|zfill|decode|encode)$/;
const lists = /^builtins\.(?:str|bytes)\.(?:split|rsplit|splitlines|partition|rpartition)$/;

/** The builtin types, whose calls make one. */
const types = new Set(['str', 'bytes', 'bytearray', 'int', 'float', 'complex', 'bool', 'list', 'tuple', 'dict', 'set', 'frozenset', 'object', 'memoryview', 'slice', 'range']);

/** The type of what calling something outside gives, or `null` where nothing says so. A capital letter says that it is a class. */
export function resultOf(name: string): string | null {
  if (Object.hasOwn(results, name)) return results[name] ?? null;
  if (texts.test(name)) return 'builtins.str';
  if (lists.test(name)) return 'builtins.list';
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (name === `builtins.${last}`) return types.has(last) || /^[A-Z]/.test(last) ? name : null;
  return /^_*[A-Z]/.test(last) ? name : null;
}
