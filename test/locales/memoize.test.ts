import { describe, expect, test } from 'vitest';

import { memoize } from '../../src/locales/memoize.js';

const createCounted = () => {
  const asked: string[] = [];
  const lengthOf = memoize(5, (text) => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  });
  return { asked, lengthOf };
};

describe('memoize', () => {
  test('finds each text once, also where nothing is found', () => {
    const { asked, lengthOf } = createCounted();
    expect(['a', '', 'ab', 'a', '', 'ab'].map(lengthOf)).toEqual([1, undefined, 2, 1, undefined, 2]);
    expect(asked).toEqual(['a', '', 'ab']);
  });

  test('does not keep a text that is too long', () => {
    const { asked, lengthOf } = createCounted();
    expect(['12345', '123456', '12345', '123456'].map(lengthOf)).toEqual([5, 6, 5, 6]);
    expect(asked).toEqual(['12345', '123456', '123456']);
  });

  test('begins anew after a thousand texts', () => {
    const { asked, lengthOf } = createCounted();
    const thousand = Array.from({ length: 1000 }, (_, index) => `${index}`);
    thousand.forEach(lengthOf);
    expect(lengthOf('0')).toBe(1);
    expect(asked).toEqual(thousand);
    lengthOf('1000');
    expect(lengthOf('0')).toBe(1);
    expect(asked).toEqual([...thousand, '1000', '0']);
  });
});
