/**
 * Requests to Statusbook, whose address is the page's parameter `api`. An answer is a value: `{ ok: true, body }`,
 * or `{ ok: false, title, detail }` of the problem document (RFC 9457) in the reader's language, without
 * title where none came; or undefined, if a later request of the same kind has made it stale.
 */
export const address = (new URLSearchParams(location.search).get('api') ?? 'http://localhost:3000').replace(/\/+$/, '');

const patience = 10_000;
const running = new Map();

/** POSTs `body` as JSON where there is one. */
export const ask = async (kind, path, query, body) => {
  running.get(kind)?.abort();
  const controller = new AbortController();
  running.set(kind, controller);
  const post = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(`${address}${path}?${new URLSearchParams(query)}`, {
      ...(body === undefined ? {} : post),
      signal: AbortSignal.any([controller.signal, AbortSignal.timeout(patience)]),
    });
    const content = await answer.json();
    return answer.ok ? { ok: true, body: content } : { ok: false, title: content.title, detail: content.detail };
  } catch {
    return controller.signal.aborted ? undefined : { ok: false };
  }
};
