/**
 * Debian's chromium for tests of pages. Where it is absent such tests are skipped, unless the
 * environment says that they must run (`CI=true` or `REQUIRE_BROWSER=1`).
 */
import { existsSync } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

const isRequired = process.env['CI'] === 'true' || process.env['REQUIRE_BROWSER'] === '1';

/** Why tests in a browser are skipped; undefined where they run. */
export const reasonToSkip: string | undefined =
  existsSync(executablePath) || isRequired
    ? undefined
    : `there is no ${executablePath} (apt-get install chromium); REQUIRE_BROWSER=1 makes that a failure`;

/** Another name for this machine, which browsers do not take for it: plain HTTP is not secure there. */
export const otherHost = 'statusbook.test';

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      `--host-resolver-rules=MAP ${otherHost} 127.0.0.1`,
    ],
  });
