/**
 * Regular expressions for text that anybody may send. Each takes linear time by construction: no
 * quantifier is unbounded, so from each place of the text a match costs at most a constant, whatever
 * the text. A pattern that breaks the rule throws when it is made, which is when the program starts.
 */

/** Without escapes, classes of characters and the names of groups, so that only operators are left. */
const operatorsOf = (source: string): string =>
  source
    .replaceAll(/\\./g, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x')
    .replaceAll(/\(\?<?[=!:]|\(\?<[\w$]+>/g, '(');

/** The most characters one quantifier may take: what is farther away than that belongs to something else. */
const mostRepetitions = 400;

const findUnbounded = (source: string): string | undefined => {
  const operators = operatorsOf(source);
  const tooMany = [...operators.matchAll(/\{[0-9]+(,?)([0-9]*)\}/g)].find(
    ([, comma, most]) => comma === ',' && (most === '' || Number(most) > mostRepetitions),
  );
  return tooMany?.[0] ?? /[*+]/.exec(operators)?.[0];
};

/** Finds all matches with the places of their groups; `^` and `$` stand for the ends of a line. */
export const pattern = (source: string, flags: '' | 'i' = ''): RegExp => {
  const unbounded = findUnbounded(source);
  if (unbounded !== undefined) throw new Error(`the quantifier ${unbounded} has no bound: ${source}`);
  return new RegExp(source, `dgm${flags}`);
};
