import { categoryThresholds } from './category.js';
import type { ImportanceFormula } from './importance-formula.js';

function deepFreeze<T extends object>(value: T): Readonly<T> {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}

/** The formula that is used unless another one is handed in. Calibrated with `bench/importance`. */
export const defaultFormula: ImportanceFormula = deepFreeze({
  version: 'reposcan-importance/1',
  thresholds: categoryThresholds,
  steepness: 0.7,
  reach: {
    strength: 1,
    signals: {
      stars: { weight: 0.8, half: 300 },
      forks: { weight: 0.14, half: 120 },
      watchers: { weight: 0.06, half: 40, expected: 0.8 },
    },
  },
  craft: {
    strength: 0.9,
    signals: {
      commits: { weight: 0.22, half: 60, expected: 0.7 },
      activeSpan: { weight: 0.12, fullDays: 730 },
      freshness: { weight: 0.1, fullDays: 90, noneDays: 1095 },
      releases: { weight: 0.1, half: 1, expected: 0.4 },
      readme: { weight: 0.08, expected: 0.9 },
      readmeLength: { weight: 0.02, half: 1000, expected: 0.5 },
      license: { weight: 0.06, unrecognized: 0.8 },
      tests: { weight: 0.02, expected: 0.5 },
      ci: { weight: 0.02, expected: 0.5 },
      docs: { weight: 0.01, expected: 0.3 },
      changelog: { weight: 0.01, expected: 0.2 },
      contributing: { weight: 0.01, expected: 0.1 },
      codeOfConduct: { weight: 0.005, expected: 0.1 },
      securityPolicy: { weight: 0.005, expected: 0.1 },
      description: { weight: 0.01 },
      homepage: { weight: 0.01 },
      topics: { weight: 0.01, full: 3 },
      contributors: { weight: 0.1, half: 10, expected: 0.9 },
      issues: { weight: 0.04, half: 50, expected: 0.8 },
      pullRequests: { weight: 0.04, half: 50, expected: 0.8 },
      pinned: { weight: 0.01, expected: 0.1 },
    },
  },
  evidence: {
    activeSpan: 0.5,
    license: 0.2,
    description: 0.08,
    homepage: 0.04,
    topics: 0.08,
    diskUsage: 0.1,
    diskUsageHalf: 500,
    diskUsageUnknown: 0.3,
  },
  youth: { floor: 0.4, fullDays: 180 },
  littleWork: { commitsShare: 0.5, spanFloor: 0.2, fullDays: 365 },
  fork: { floor: 0.1, half: 30 },
  template: { floor: 0.2, half: 150 },
  mirror: { floor: 0.4, half: 30 },
  archived: { factor: 0.8, cap: 69 },
  profileReadme: { cap: 29, liftedFromStars: 100 },
  personalConfig: {
    cap: 49,
    liftedFromStars: 100,
    pattern:
      '(^|[-_.])dot-?files?([-_.]?(v?\\d+|linux|mac|macos|osx|windows|wsl|nix|nixos|arch|ubuntu|public|private|old|new))?$' +
      '|^\\.?(n?vim|neovim|emacs|zsh|bash|tmux|i3|hypr)([-_.]?(rc|d|conf|config|configs|configuration|setup|settings))$' +
      '|^(my[-_.]?)?(dots|nixos[-_.]?configs?)$' +
      '|^\\.(vim|emacs|config|files)$',
  },
});
