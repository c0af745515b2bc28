/** How to tell the languages of one extension apart. */
export interface AmbiguousExtension {
  /** Tried in this order on the first 32 KiB; the first pattern that matches decides. */
  patterns: readonly (readonly [language: string, pattern: RegExp])[];
  /** The language where no pattern matches, or where the content was not read; `null`: none. */
  otherwise: string | null;
}

const objectiveC = /^[ \t]*(?:@(?:interface|class|protocol|property|end|implementation|synthesi[sz]e|import)\b|#import\b)/m;
const cPlusPlus =
  /^[ \t]*(?:template[ \t]*<|(?:class|namespace|using)[ \t]+\w|(?:public|private|protected)[ \t]*:|#[ \t]*include[ \t]+<(?:string|vector|map|memory|iostream|cstd\w+|algorithm|functional|type_traits|utility|optional|array|set|unordered_\w+)>)|\bstd::\w|\bconstexpr\b/m;
const perl = /^[ \t]*(?:use[ \t]+(?:strict|warnings|v?5|[A-Z]\w*(?:::\w+)*)\b|package[ \t]+[\w:]+[ \t]*;|sub[ \t]+\w+|my[ \t]+[$@%(])|^#!.*\bperl\b/m;
const raku = /^[ \t]*(?:use[ \t]+v6\b|unit[ \t]+module\b|(?:multi|method|grammar|role)[ \t]+[\w-]+)/m;
const manualPage: AmbiguousExtension = { patterns: [['Roff Manpage', /^[.'](?:\\"|[A-Za-z]{2})/m]], otherwise: null };
const xml = /^\s*<(?:\?xml|!DOCTYPE|!ENTITY)/;

/**
 * Every extension that more than one language claims. The rules follow what the languages themselves look like, in the spirit of GitHub Linguist's
 * heuristics. Each pattern looks at one line at a time, so that no input makes it slow.
 */
export const ambiguousExtensions: ReadonlyMap<string, AmbiguousExtension> = new Map<string, AmbiguousExtension>([
  ['.as', { patterns: [['AngelScript', /^[ \t]*(?:#include[ \t]+"|(?:shared|mixin)[ \t]+\w|\w+@[ \t]+\w)/m]], otherwise: 'ActionScript' }],
  ['.asc', { patterns: [['Public Key', /^(?:----[- ]BEGIN|ssh-(?:rsa|dss|ed25519)) /m]], otherwise: 'AsciiDoc' }],
  ['.cfg', { patterns: [['HAProxy', /^(?:frontend|backend|listen)[ \t]+\S/m]], otherwise: 'INI' }],
  [
    '.cls',
    {
      patterns: [
        ['TeX', /^[ \t]*\\(?:NeedsTeXFormat|ProvidesClass|LoadClass)\b/m],
        ['VBA', /^[ \t]*(?:Attribute VB_|VERSION \d|Option Explicit)/m],
      ],
      otherwise: 'Apex',
    },
  ],
  ['.d', { patterns: [['DTrace', /^(?:\w*:\w*:\w*:\w*|#pragma[ \t]+D[ \t]|(?:tick|profile)-\w+)/m]], otherwise: 'D' }],
  ['.fs', { patterns: [['Forth', /^(?:: |new-device)/m]], otherwise: 'F#' }],
  [
    '.h',
    {
      patterns: [
        ['Objective-C', objectiveC],
        ['C++', cPlusPlus],
      ],
      otherwise: 'C',
    },
  ],
  ['.ice', { patterns: [['JSON', /^\s*[{[]\s*["\]}]/]], otherwise: 'Slice' }],
  ['.lean', { patterns: [['Lean', /^import [a-z]/m]], otherwise: 'Lean 4' }],
  [
    '.m',
    {
      patterns: [
        ['Objective-C', objectiveC],
        ['Mercury', /^[ \t]*:-[ \t]*module\b/m],
        ['Wolfram Language', /^[ \t]*\(\*|\bBeginPackage\[/m],
        ['MATLAB', /^[ \t]*(?:%|function\b|classdef\b)/m],
        ['Objective-C', /^[ \t]*(?:#include\b|\/\/|\/\*)/m],
      ],
      otherwise: 'MATLAB',
    },
  ],
  ['.m4', { patterns: [['M4Sugar', /\b(?:AC_DEFUN|AC_PREREQ|AC_INIT)\b|^_?m4_/m]], otherwise: 'M4' }],
  ['.ml', { patterns: [['OCaml', /^[ \t]*(?:module|open|let rec)\b|\bmatch\b[^\n]{1,200}\bwith\b/m], ['Standard ML', /^[ \t]*(?:structure|signature|functor|fun)[ \t]|=> /m]], otherwise: 'OCaml' }],
  ['.mo', { patterns: [['Motoko', /^[ \t]*(?:import[ \t]+[\w{ ,}]+[ \t]*"|actor\b|persistent[ \t]+actor\b)/m]], otherwise: 'Modelica' }],
  ['.mod', { patterns: [['Modula-2', /^[ \t]*(?:(?:DEFINITION|IMPLEMENTATION)[ \t]+)?MODULE[ \t]+\w+/m]], otherwise: 'AMPL' }],
  ['.mqh', { patterns: [['MQL4', /\b(?:OrderSend|OrdersTotal|MarketInfo|extern)\b/]], otherwise: 'MQL5' }],
  ['.p', { patterns: [['Gnuplot', /^(?:s?plot\b|set[ \t]+(?:term|output|[xy]label|[xy]range|style)\b)/m]], otherwise: 'OpenEdge ABL' }],
  ['.pl', { patterns: [['Prolog', /^[^#\n]{0,300}:-/m], ['Perl', perl], ['Raku', raku]], otherwise: 'Perl' }],
  ['.plist', { patterns: [['XML Property List', /^\s*<(?:\?xml|!DOCTYPE|plist)/]], otherwise: 'OpenStep Property List' }],
  ['.plt', { patterns: [['Prolog', /^[ \t]*:-/m]], otherwise: 'Gnuplot' }],
  ['.pm', { patterns: [['Raku', /^[ \t]*(?:use[ \t]+v6\b|unit[ \t]+(?:module|class)\b)/m]], otherwise: 'Perl' }],
  ['.pp', { patterns: [['Pascal', /^[ \t]*(?:end[.;]|unit[ \t]+\w+[ \t]*;|program[ \t]+\w+[ \t]*;)/im]], otherwise: 'Puppet' }],
  [
    '.pro',
    {
      patterns: [
        ['Proguard', /^-(?:include|keep|dontwarn|dontobfuscate)\w*\b/m],
        ['QMake', /^[ \t]*(?:TEMPLATE|SOURCES|HEADERS|QT|CONFIG|TARGET|SUBDIRS)[ \t]*[+*-]?=/m],
        ['Prolog', /^[^[#\n]{1,300}:-/m],
      ],
      otherwise: 'IDL',
    },
  ],
  ['.q', { patterns: [['HiveQL', /\b(?:SELECT|CREATE|ALTER|DROP|INSERT)\b/i]], otherwise: 'q' }],
  ['.r', { patterns: [['Rebol', /\bRebol\b/i]], otherwise: 'R' }],
  ['.rs', { patterns: [['RenderScript', /^#pragma[ \t]+(?:rs|version)\b/m]], otherwise: 'Rust' }],
  ['.s', { patterns: [['Assembly', /^[ \t]*(?:section[ \t]+\.|%macro\b|bits[ \t]+\d\d)/im]], otherwise: 'Unix Assembly' }],
  ['.scm', { patterns: [['Tree-sitter Query', /^[ \t]*[()\]"\w_: ]{0,100}[)\]][ \t]*@[\w.]+|\(#(?:set!|match\?|eq\?|any-of\?)/m]], otherwise: 'Scheme' }],
  ['.shader', { patterns: [['ShaderLab', /^[ \t]*Shader[ \t]+"/m]], otherwise: 'GLSL' }],
  ['.st', { patterns: [['Smalltalk', /^![\w ]{1,80}methodsFor: |^[\w ]{1,80}>>[ \t]*\w|^Class[ \t]*\{|subclass: #\w|:=/m]], otherwise: 'StringTemplate' }],
  ['.t', { patterns: [['Raku', /^[ \t]*use[ \t]+v6\b/m]], otherwise: 'Perl' }],
  ['.tact', { patterns: [['JSON', /^\s*\{\s*"/]], otherwise: 'Tact' }],
  ['.tpl', { patterns: [['Go Template', /\{\{-?[ \t]*(?:[.$"/]|if |range |with |define |template |include |end)/]], otherwise: 'Smarty' }],
  ['.ts', { patterns: [['XML', /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE TS>\s*)?<TS\b/]], otherwise: 'TypeScript' }],
  ['.tsx', { patterns: [['XML', xml]], otherwise: 'TSX' }],
  [
    '.v',
    {
      patterns: [
        ['Rocq Prover', /(?:^|\s)(?:Proof|Qed)\.|^[ \t]*(?:From[ \t]+\w+[ \t]+)?Require[ \t]+(?:Import|Export)\b/m],
        ['V', /^[ \t]*(?:pub[ \t]+)?(?:fn[ \t]+(?:\([^)\n]{0,100}\)[ \t]*)?\w+|struct[ \t]+\w+[ \t]*\{)|^module[ \t]+\w+[ \t]*$/m],
      ],
      otherwise: 'Verilog',
    },
  ],
  ['.vba', { patterns: [['Vim script', /^UseVimball/m]], otherwise: 'VBA' }],
  ['.vcf', { patterns: [['TSV', /^##fileformat=VCF/]], otherwise: 'vCard' }],
  ['.vhost', { patterns: [['Nginx', /^[ \t]*(?:server|location|upstream)\b[^\n{]{0,200}\{/m]], otherwise: 'ApacheConf' }],
  // No other language claims these, but other files (logs, rotated backups) carry them too.
  ...['.1', '.2', '.3', '.4', '.5', '.6', '.7', '.8', '.9'].map((section): [string, AmbiguousExtension] => [section, manualPage]),
]);
