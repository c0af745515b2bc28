import { readModules } from '../sources/module.js';
import { rustWriter } from '../sources/rust-writer.js';
import { mit, readme, workflow } from './common-files.js';
import type { DemoRepository } from './demo-repository.js';
import { mira, tomas } from './people.js';

/** A crate in Rust. */
export const keelson: DemoRepository = {
  name: 'keelson',
  writer: rustWriter,
  modules: readModules(
    `
    log/segment*  | One file of the log                    | append_segment Segment   | codec                  | std::fs::File
    table/merge*  | Merges sorted tables                   | merge_tables             | table/block table/index |
    table/block*  | A block of sorted entries              | write_block Block        | codec                  |
    table/index*  | Finds the block of a key               | find_block               | table/block            |
    log/replay*   | Replays the log after a crash          | replay                   | log/segment error      |
    codec*        | Lengths, checksums and bytes           | encode decode            | error                  |
    error         | What can go wrong                      | describe StoreError      |                        |
    cache*        | Blocks that were read lately           | cached_block             | table/block            | std::collections::HashMap
    table         | Sorted tables on disk                  | open_table               | table/merge            |
    log           | The write-ahead log                    | open_log                 | log/replay             |
    lib           | An embedded key-value store            | open_store               | log table cache        |
    `,
    { root: 'src/', extension: '.rs' },
  ),
  files: {
    'README.md': readme('keelson', 'An embedded key-value store for small devices. One folder, no server, safe against power loss.'),
    LICENSE: mit,
    'Cargo.toml': '[package]\nname = "keelson"\nversion = "0.6.1"\nedition = "2024"\n',
    '.github/workflows/ci.yml': workflow('cargo test'),
  },
  changes: 14,
  from: '2026-01-12T07:30:00Z',
  to: '2026-09-28T14:00:00Z',
  authors: [tomas, mira],
  github: { description: 'An embedded key-value store for small devices', stars: 214, forks: 12, watchers: 9, topics: ['rust', 'database', 'embedded'], openIssues: 6, closedIssues: 31, mergedPullRequests: 22, mentionableUsers: 4 },
};
