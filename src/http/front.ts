/**
 * The one server that listens, before the applications of successive data versions: it hands each request,
 * whole, to the application of the moment, so that a request sees one version of the data from start to
 * end; an application that was replaced is closed when its last request has ended. Owns stopping, too:
 * what is under way ends, who asks learns that the server goes, and whatever hangs is cut in time.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { App } from './app-instance.js';
import { type ServerLimits, createHttpServer } from './http-server.js';
import { keepTick } from './kept-tick.js';

export interface Front {
  /** Requests from now on go to this application, which must be ready. */
  serve(app: App): void;
  /** Gives the URL at which it listens. */
  listen(at: { host: string; port: number }): Promise<string>;
  /** True once the server has begun to stop. */
  isDraining: () => boolean;
  /**
   * Resolves when every connection is closed, at the latest `grace` milliseconds from now. During the first
   * `notice` of them connections are still taken, so that whoever asks `/readyz` learns of it by an answer.
   */
  stop(times: { notice: number; grace: number }): Promise<void>;
}

interface Generation {
  app: App;
  /** Answers that were not sent at once. */
  underWay: Set<ServerResponse>;
}

/** In milliseconds: connections still open so long before the grace ends, such as half-sent requests, are cut. */
const cutBefore = 500;

const urlOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

/** Node then says `Connection: close` and closes the connection behind the answer. */
const makeLast = (response: ServerResponse): void => {
  response.shouldKeepAlive = false;
};

export const createFront = (limits: ServerLimits): Front => {
  const generations = new Set<Generation>();
  let current: Generation | undefined;
  let isDraining = false;

  const closeIfDone = (generation: Generation): void => {
    if (generation === current || generation.underWay.size > 0) return;
    generations.delete(generation);
    void generation.app.close();
  };
  const follow = (generation: Generation, response: ServerResponse): void => {
    generation.underWay.add(response);
    response.once('close', () => {
      generation.underWay.delete(response);
      closeIfDone(generation);
    });
  };
  const dispatch = (request: IncomingMessage, response: ServerResponse): void => {
    const generation = current!;
    if (isDraining) makeLast(response);
    const { app } = generation;
    if (!app.answers.sendReady(request, response)) app.routing(request, response);
    if (!response.writableEnded) follow(generation, response);
  };

  keepTick();
  const server = createHttpServer(dispatch, limits);
  server.on('clientError', (error, socket) => current!.app.server.emit('clientError', error, socket));

  const closeConnections = async (milliseconds: number): Promise<void> => {
    const cut = setTimeout(() => server.closeAllConnections(), milliseconds);
    // An answer that had begun when the stop did leaves its connection open behind it.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    await new Promise((resolve) => void server.close(resolve));
    clearTimeout(cut);
    clearInterval(sweep);
  };

  return {
    serve: (app) => {
      const previous = current;
      current = { app, underWay: new Set() };
      generations.add(current);
      if (previous !== undefined) closeIfDone(previous);
    },
    listen: async ({ host, port }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host, port }, () => {
          server.off('error', reject);
          resolve(urlOf(server.address() as AddressInfo));
        });
      }),
    isDraining: () => isDraining,
    stop: async ({ notice, grace }) => {
      isDraining = true;
      for (const { underWay } of generations) for (const response of underWay) makeLast(response);
      if (!server.listening) return;
      await sleep(notice);
      await closeConnections(grace - notice - cutBefore);
      await current?.app.close();
    },
  };
};
