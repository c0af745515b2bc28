import { cFamilyLinker } from './c-family/c-family-linker.js';
import { csharpLinker } from './csharp/csharp-linker.js';
import { goLinker } from './go/go-linker.js';
import { javaLinker } from './java/java-linker.js';
import type { Linker } from './linker.js';
import { phpLinker } from './php/php-linker.js';
import { pythonLinker } from './python/python-linker.js';
import { rubyLinker } from './ruby/ruby-linker.js';
import { rustLinker } from './rust/rust-linker.js';
import { scriptLinker } from './script/script-linker.js';

/** Every linker. Each language is linked by one at most. */
export const linkers: readonly Linker[] = [scriptLinker, pythonLinker, goLinker, javaLinker, rustLinker, rubyLinker, phpLinker, csharpLinker, cFamilyLinker];
