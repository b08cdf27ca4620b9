/**
 * The least that Node can do: `node:http` sending one fixed buffer, of the status and the size in bytes
 * given as arguments. Plain JavaScript, so that its start is Node's own.
 */
import { createServer } from 'node:http';

const [status, bytes] = process.argv.slice(2).map(Number);
const body = Buffer.alloc(bytes, 'x');
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes };

const answer = (_request, response) => response.writeHead(status, headers).end(body);
const notModified = (_request, response) => response.writeHead(304, { etag: '"x"' }).end();

createServer(status === 304 ? notModified : answer).listen(Number(process.env.PORT), '127.0.0.1');
