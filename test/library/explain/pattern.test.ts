import { describe, expect, it } from 'vitest';

import { pattern } from '../../../src/library/explain/pattern.js';

describe('a pattern for text that anybody may send', () => {
  it.each([String.raw`a{0,80}b`, String.raw`[*+]`, String.raw`\*\+`, String.raw`(?<http>[0-9]{3})(?=x)`, 'a?'])(
    'may be bounded: %s',
    (source) => {
      expect(pattern(source).source).toBe(source);
    },
  );

  it.each([
    ['a*', '*'],
    ['(?:ab)+', '+'],
    ['a{2,}', '{2,}'],
    ['a{0,401}', '{0,401}'],
    [String.raw`\\*`, '*'],
  ])('may not be unbounded: %s', (source, quantifier) => {
    expect(() => pattern(source)).toThrow(`the quantifier ${quantifier} has no bound: ${source}`);
  });
});
