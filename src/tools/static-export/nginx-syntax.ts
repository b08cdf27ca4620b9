/** How text is written in nginx's configuration: quoted strings, `map` blocks and `add_header` lines. */

/** Variables in the text stay variables; `map` keys that begin with `~` stay regular expressions. */
export const quote = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;

/** The prefix keeps our variables apart from those of an operator's own configuration. */
export const variable = (name: string): string => `$statusbook_${name}`;

/** `entries`: from a value of `source`, in any letter case, or a regular expression to what the variable is then. */
export const writeMap = (source: string, name: string, entries: readonly (readonly [string, string])[]): string =>
  [
    `map ${quote(source)} ${variable(name)} {`,
    ...entries.map(([key, value]) => `    ${key === 'default' ? key : quote(key)} ${quote(value)};`),
    '}\n',
  ].join('\n');

/** Sent with every status. */
export const writeHeaders = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([name, value]) => `add_header ${name} ${quote(value)} always;`);

/** As lines inside a block. */
export const indent = (lines: readonly string[]): string => lines.map((line) => `    ${line}\n`).join('');
