import { expect, it } from 'vitest';

import { declared } from '../../src/checks/declared.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

it('declared: phases, contexts and attributes that are used are declared, once', () => {
  const broken = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
    file.groups.push(file.groups[0]);
    file.contexts[1].phase = 'cellar';
    file.codes[0].contexts.push('TAKE');
    file.codes[1].variants[0].contexts = ['HOLD'];
    file.codes[1].attributes = [
      { name: 'level', value: 'huge' },
      { name: 'colour', value: 'red' },
    ];
    file.codes[1].variants[1].attributes = [{ name: 'level', value: 'tiny' }];
  });
  expect(report(declared, broken)).toBe(`✖ catalog/alpha.json: 7 problems
    groups.x0x: is declared twice
      fix: keep one of the two
    contexts.SEEK: phase "cellar" is not declared
      fix: add it to "phases", or use one of those
    codes.200.contexts: "TAKE" is not declared
      fix: add it to the "contexts" of the protocol, or use one of those
    codes.400~door.contexts: "HOLD" is not declared
      fix: add it to the "contexts" of the protocol, or use one of those
    codes.400.attributes: "huge" is no value of "level"
      fix: use one of minor, major
    codes.400.attributes: "colour" is not declared
      fix: add it to the "attributes" of the protocol
    codes.400~scale.attributes: "tiny" is no value of "level"
      fix: use one of minor, major`);
});
