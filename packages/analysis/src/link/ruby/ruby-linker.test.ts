import { describe, expect, it } from 'vitest';
import { linkedTree } from '../../fixtures/linked-tree.js';
import { rubyLinker } from './ruby-linker.js';

const linked = linkedTree(
  rubyLinker,
  Object.fromEntries(
    'app.gemspec lib/app.rb lib/app/base.rb lib/app/json.rb lib/set.rb spec/spec_helper.rb spec/app/base_spec.rb extra/extra.gemspec extra/lib/extra.rb extra/lib/app/base.rb tasks/run.rb tasks/more.rb lib/README'
      .split(' ')
      .map((path) => [path, {}]),
  ),
);

describe('an import', () => {
  it.each([
    ['lib/app.rb', './app/base', 'lib/app/base.rb'],
    ['lib/app.rb', './app/base.rb', 'lib/app/base.rb'],
    ['spec/app/base_spec.rb', '../../lib/app', 'lib/app.rb'],
    ['lib/app.rb', './missing', 'unresolved'],
    ['lib/app.rb', '../../outside', 'unresolved'],
    ['lib/app.rb', 'app/base', 'lib/app/base.rb'],
    ['extra/lib/extra.rb', 'app/base', 'extra/lib/app/base.rb'],
    ['lib/app.rb', 'extra', 'extra/lib/extra.rb'],
    ['spec/app/base_spec.rb', 'spec_helper', 'spec/spec_helper.rb'],
    ['lib/app.rb', 'tasks/more.rb', 'tasks/more.rb'],
    ['lib/app.rb', 'set', 'lib/set.rb'],
    ['lib/app.rb', 'json', 'builtin json'],
    ['lib/app.rb', 'net/http', 'builtin net'],
    ['lib/app.rb', 'net/ssh', 'external net'],
    ['lib/app.rb', 'minitest/autorun', 'external minitest'],
    ['lib/app.rb', 'rack/utils', 'external rack'],
    ['lib/app.rb', 'app', 'ignored'],
    ['lib/app.rb', '/etc/passwd', 'ignored'],
    ['lib/app.rb', '', 'ignored'],
    ['lib/app.rb', '__proto__', 'external __proto__'],
  ])('in %s of %j leads to %s', (from, specifier, expected) => {
    expect(linked(from, specifier, { kind: 'require' })).toBe(expected);
  });
});
