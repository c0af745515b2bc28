import { expect, it } from 'vitest';
import { importLines, outline, parseText } from '../../../fixtures/parse-text.js';

const ruby = (text: string) => parseText('Ruby', text);

it.each([
  ["require 'json'", ['require json']],
  ["require_relative 'lib/x'\nrequire_relative '../y'\nrequire_relative './z'", ['require ./lib/x', 'require ../y', 'require ./z']],
  ["load 'y.rb'", ['require y.rb']],
  ["autoload :Foo, 'foo/bar'", ['require foo/bar {Foo} conditional']],
  ["begin\n  require 'a'\nrescue LoadError\nend", ['require a conditional']],
  ["require 'a' if x", ['require a conditional']],
  ["class A\n  def f\n    require 'lazy'\n  end\nend\nrequire 'b'", ['require lazy conditional', 'require b']],
  ['require "a#{b}"\nrequire name\nx.require "y"', []],
])('imports %j', async (text, expected) => {
  expect(importLines((await ruby(text)).imports)).toEqual(expected);
});

it.each([
  ['module M\n  V = "1"\n  class A::B < C\n  end\nend', ['+ namespace M | module M', '  + constant V | V = "1"', '  + class A::B | class A::B < C']],
  ['def top(x) x end', ['+ function top | def top(x)']],
  ['class A\n  def initialize(a, b = 1); end\n  def self.c; end\n  def ==(o) = true\nend', ['+ class A | class A', '  + constructor initialize | def initialize(a, b = 1)', '  + method c | def self.c', '  + method == | def ==(o)']],
  [
    'class A\n  attr_reader :a\n  private\n  def b; end\n  public\n  def c; end\n  protected def d; end\n  private :c\n  private attr_reader :e\nend',
    ['+ class A | class A', '  + property a | attr_reader :a', '  - method b | def b', '  - method c | def c', '  - method d | def d', '  - property e | attr_reader :e'],
  ],
  ['class A\n  class << self\n    def a; end\n    private\n    def b; end\n  end\n  def c; end\nend', ['+ class A | class A', '  + method a | def a', '  - method b | def b', '  + method c | def c']],
])('defines %j', async (text, expected) => {
  expect(outline((await ruby(text)).symbols)).toEqual(expected);
});

it('tells the comment above, without what is for programs', async () => {
  expect((await ruby('# frozen_string_literal: true\n# Greets.\n# @param x [String]\ndef greet(x); end')).symbols).toMatchObject([{ doc: 'Greets.', line: 4 }]);
});
