/** Values that stand in a list more than once, each named once. */
export const repeated = <T>(values: readonly T[]): T[] => {
  const [seen, again] = [new Set<T>(), new Set<T>()];
  for (const value of values) (seen.has(value) ? again : seen).add(value);
  return [...again];
};
