import { expect, it } from 'vitest';

import { protocolId } from '../../src/checks/protocol-id.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

it('protocol-id: a catalog file is named for its protocol', () => {
  const broken = withChange(tinyProject(), 'catalog/beta.json', (file) => (file.protocol = 'buoy'));
  expect(report(protocolId, broken)).toBe(
    '✖ catalog/beta.json: protocol: is "buoy", but the file is named "beta"\n' +
      '    fix: write "protocol": "beta", or rename the file to catalog/buoy.json',
  );
});

it('protocol-id: wants an id that names no other file of a language', () => {
  const text = tinyProject().get('catalog/beta.json')!.replace('"protocol": "beta"', '"protocol": "common"');
  expect(report(protocolId, withChange(tinyProject(), 'catalog/common.json', text))).toBe(
    '✖ catalog/common.json: protocol: "common" is the name of another file of each language\n' +
      '    fix: give the protocol another id',
  );
});
