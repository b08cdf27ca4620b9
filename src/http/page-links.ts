/** The `Link` header of a page (RFC 8288): first and last always, previous and next where there is one. */
interface PageQuery {
  limit: number;
  offset: number;
  [parameter: string]: unknown;
}

const pageUrl = (
  path: string,
  query: PageQuery,
  offset: number,
  defaults: Readonly<Record<string, unknown>>,
): string => {
  const parameters = Object.entries({ ...query, offset }).filter(([name, value]) => value !== defaults[name]);
  const text = new URLSearchParams(
    parameters.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return text === '' ? path : `${path}?${text}`;
};

/** `defaults`: what a parameter means that a link leaves out. */
export const pageLinks = (
  path: string,
  query: PageQuery,
  total: number,
  defaults: Readonly<Record<string, unknown>>,
): string => {
  const { limit, offset } = query;
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const pages: [string, number | undefined][] = [
    ['first', 0],
    ['prev', offset > 0 ? Math.min(Math.max(0, offset - limit), last) : undefined],
    ['next', offset + limit < total ? offset + limit : undefined],
    ['last', last],
  ];
  return pages
    .flatMap(([relation, at]) => (at === undefined ? [] : `<${pageUrl(path, query, at, defaults)}>; rel="${relation}"`))
    .join(', ');
};
