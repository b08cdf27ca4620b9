import { describe, expect, it } from 'vitest';

import { messageCoverage } from '../../src/checks/message-coverage.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const common = 'locales/vi/common.json';

describe('message-coverage', () => {
  it('names every message that is missing or that nothing asks for', () => {
    const broken = withChange(tinyProject(), common, ({ messages }) => {
      delete messages['compare.title'];
      messages['compare.class_one'] = messages['compare.class_other'];
    });
    expect(report(messageCoverage, broken)).toBe(`✖ locales/vi/common.json: 2 problems
    messages.compare.title: missing message
      fix: npm run scaffold -- language vi, then translate
    messages.compare.class_one: nothing asks for this message in "vi"
      fix: remove it, or mend its key or plural form`);
  });

  it('wants exactly the placeholders that get a value', () => {
    const broken = withChange(tinyProject(), common, ({ messages }) => {
      messages['compare.title'] = 'So sánh {{ids}}';
      messages['problem.internal-error.title'] = 'Lỗi {{count}}';
    });
    expect(report(messageCoverage, broken)).toBe(`✖ locales/vi/common.json: 3 problems
    messages.problem.internal-error.title: {{count}} gets no value
      fix: write the message without it
    messages.compare.title: lacks {{codes}}
      fix: say where its value stands
    messages.compare.title: {{ids}} gets no value
      fix: use codes`);
  });

  it('lets a plural form say the number', () => {
    const changed = withChange(tinyProject(), common, ({ messages }) => {
      messages['compare.class_other'] += ' ({{count}})';
    });
    expect(report(messageCoverage, changed)).toBe('');
  });
});
