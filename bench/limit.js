/**
 * The least that Node can do: `node:http` sending a fixed buffer, of the status and the size in bytes given
 * as arguments; with several sizes, `200 25000,26000`, one after the other. Headers, as a JSON array of names
 * and values in turn, are sent instead of the few that are needed. Plain JavaScript, so that its start is
 * Node's own.
 */
import { createServer } from 'node:http';

const [status, sizes, given] = process.argv.slice(2);
const all = given && JSON.parse(given);
const fixed = sizes.split(',').map((bytes) => ({
  body: Buffer.alloc(Number(bytes), 'x'),
  headers: all?.concat('content-length', bytes) ?? {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes,
  },
}));

let at = 0;
const answer = (_request, response) => {
  const { headers, body } = fixed[at];
  at = at + 1 < fixed.length ? at + 1 : 0;
  response.writeHead(Number(status), headers).end(body);
};
const notModified = (_request, response) => response.writeHead(304, all ?? { etag: '"x"' }).end();

createServer(status === '304' ? notModified : answer).listen(Number(process.env.PORT), '127.0.0.1');
