import { expect, it } from 'vitest';

import { unknownBundle } from '../../src/checks/unknown-bundle.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

it('unknown-bundle: every bundle is named for a protocol of the catalog', () => {
  expect(report(unknownBundle, withChange(tinyProject(), 'locales/vi/gamma.json', '{}\n'))).toBe(
    '✖ locales/vi/gamma.json: no protocol "gamma" is in the catalog\n' +
      '    fix: rename or remove the bundle, or add catalog/gamma.json',
  );
});
