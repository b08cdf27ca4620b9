import { describe, expect, it } from 'vitest';

import { tokensKept } from '../../src/checks/tokens-kept.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const translate = (english: string, vietnamese: string): string => {
  const changed = withChange(tinyProject(), 'locales/en/alpha.json', (file) => (file.codes['404'].howToFix = english));
  return report(
    tokensKept,
    withChange(changed, 'locales/vi/alpha.json', (file) => (file.codes['404'].howToFix = vietnamese)),
  );
};

describe('tokens-kept', () => {
  it.each([
    ['Wait 30 seconds.', 'Chờ ba mươi giây.', '30'],
    ['Send RCPT TO again.', 'Gửi lại lệnh người nhận.', 'RCPT, TO'],
    ['See RFC 5321.', 'Xem RFC 5322.', '5321'],
    ['Obey Retry-After.', 'Theo tiêu đề thử lại.', 'Retry-After'],
    ['Raise message_size_limit.', 'Tăng giới hạn kích thước.', 'message_size_limit'],
    ['Edit the file master.cf.', 'Sửa tệp cấu hình.', 'master.cf'],
    ['Read the URLs.', 'Đọc các địa chỉ.', 'URL'],
  ])('finds what "%s" loses in "%s"', (english, vietnamese, lost) => {
    expect(translate(english, vietnamese)).toBe(
      `✖ locales/vi/alpha.json: codes.404.howToFix: lacks ${lost}, which the English has\n` +
        '    fix: say it in the translation too, spelled the same',
    );
  });

  it('lets digits be grouped as the language does', () => {
    expect(translate('Allow 1,000 URLs in 1.5 seconds.', 'Cho phép 1.000 URL trong 1,5 giây.')).toBe('');
  });
});
