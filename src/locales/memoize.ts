/** In texts. Clients share a few dozen of each header, a few hundred at most. */
const mostTexts = 1000;

/**
 * Remembers what a function of one text gave, until there are too many texts: then it begins anew, since to
 * keep an order of use costs each lookup more than it saves. A text of more than `longest` characters is not
 * kept, since the cache would hold on to all of it.
 */
export const memoize = <Value>(longest: number, find: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text);
    if (value !== undefined || known.has(text)) return value as Value;
    const found = find(text);
    if (text.length > longest) return found;
    if (known.size === mostTexts) known.clear();
    known.set(text, found);
    return found;
  };
};
