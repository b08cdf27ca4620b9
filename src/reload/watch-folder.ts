/**
 * Tells when the files of a folder have changed and are at rest again. The operating system's events, by
 * chokidar, wake it at once; whether something did change is for the fingerprint to say, which is also taken
 * at intervals, because events are not all: none come from network file systems, none after a folder was
 * removed and made anew or a symbolic link on the way to it was replaced.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { type FSWatcher, watch } from 'chokidar';

import { takeFingerprint } from './fingerprint.js';

export interface FolderWatch {
  /** Begins to tell of changes since the watch was made. */
  start(onChange: () => void): void;
  /** For tests: a process watches to its end. */
  stop(): Promise<void>;
}

/** All in milliseconds. */
const times = {
  /** Between looks that no event has caused. */
  interval: 2000,
  /** Files are at rest when they are the same so long later. */
  rest: 250,
  /** Files that are written without a pause are told of at last. */
  longestUnrest: 5000,
};

/** Nobody's data: what `git pull` writes there is not what it writes for us. */
const isIgnored = (path: string): boolean => /[/\\]\.git([/\\]|$)/.test(path);

export const watchFolder = async (folder: string, onError: (error: unknown) => void): Promise<FolderWatch> => {
  let known = await takeFingerprint(folder);
  let isLooking = false;
  let isWoken = false;
  let tell: (() => void) | undefined;

  const restingFingerprint = async (changed: string): Promise<string> => {
    const end = Date.now() + times.longestUnrest;
    for (let last = changed; ;) {
      await sleep(times.rest);
      const now = await takeFingerprint(folder);
      if (now === last || Date.now() > end) return now;
      last = now;
    }
  };
  const look = async (): Promise<void> => {
    isWoken = true;
    if (isLooking) return;
    isLooking = true;
    while (isWoken) {
      isWoken = false;
      const now = await takeFingerprint(folder);
      if (now === known) continue;
      known = await restingFingerprint(now);
      tell?.();
    }
    isLooking = false;
  };

  let timer: NodeJS.Timeout | undefined;
  let events: FSWatcher | undefined;
  return {
    start: (onChange) => {
      tell = onChange;
      events = watch(folder, { ignoreInitial: true, followSymlinks: false, ignored: isIgnored, depth: 3 });
      events.on('all', () => void look()).on('error', onError);
      timer = setInterval(() => void look(), times.interval);
      void look();
    },
    stop: async () => {
      clearInterval(timer);
      await events?.close();
    },
  };
};
