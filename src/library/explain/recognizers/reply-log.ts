/**
 * Replies in forms of their own: ProFTPD's extended log, .NET's `FtpWebRequest`, which words its errors
 * like those of HTTP, answers to SIZE and MDTM, and the SMTP log of IIS, which writes `+` for spaces.
 */
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';

export const replyLog = createRecognizer('reply', [
  {
    hints: ['] "'],
    pattern: pattern(
      String.raw`\] "(?:USER|PASS|STOR|RETR|APPE|DELE|MKD|RMD|CWD|LIST|NLST|RNFR|RNTO|AUTH|PBSZ|PROT|TYPE|QUIT)\b[^"\n]{0,300}" (?<ftp>[1-6][0-9]{2}) (?:[0-9]{1,15}|-)`,
    ),
  },
  {
    hints: ['ftpwebre'],
    pattern: pattern(String.raw`returned an error: \((?<ftp>[1-5][0-9]{2})\)`),
  },
  {
    hints: ['size ', 'mdtm '],
    pattern: pattern(String.raw`^(?:[^\n]{0,20}[<>] ?)?(?<ftp>213) [0-9]{1,20}\r?$`),
  },
  {
    hints: ['+'],
    pattern: pattern(String.raw` (?<smtp>[2-5][0-9]{2})[+-](?<smtp_enhanced>[245]\.[0-9]{1,3}\.[0-9]{1,3})\+[^\s]`),
  },
]);
