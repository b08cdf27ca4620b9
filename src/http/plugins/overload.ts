/**
 * 503 while the event loop has been busy for too long, so that a client learns at once what it would learn too
 * late. What counts is the turn of the loop that is under way: once requests have kept it for so many milliseconds,
 * those still in it are refused, which takes microseconds, and the next turn begins. So work goes on at full
 * rate and a turn stays short; a mean delay of past seconds, by contrast, refuses everything or nothing for seconds.
 */
import { performance } from 'node:perf_hooks';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { App } from '../app-instance.js';
import { createProblem, sendProblem } from '../problems.js';
import { isExempt } from './exemption.js';

/** Whether the turn of the loop under way has lasted longer, counted from the first question in it. */
const createTurnTimer = (mostMilliseconds: number) => {
  let began: number | undefined;
  return (): boolean => {
    const now = performance.now();
    if (began === undefined) {
      began = now;
      setImmediate(() => (began = undefined));
    }
    return now - began > mostMilliseconds;
  };
};

/** `mostMilliseconds`: 0 refuses nothing. Asked twice: a body may be long in coming, and the work comes after it. */
export const addOverloadRefusal = (app: App, mostMilliseconds: number): void => {
  if (mostMilliseconds === 0) return;
  const isOverloaded = createTurnTimer(mostMilliseconds);
  const refuse = async (request: FastifyRequest, reply: FastifyReply) =>
    isOverloaded() && !isExempt(request) ? sendProblem(request, reply, createProblem('overloaded', {})) : undefined;
  app.addHook('onRequest', refuse);
  app.addHook('preHandler', refuse);
};
