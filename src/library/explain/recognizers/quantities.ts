/** Numbers that count or measure something, and versions: what looks like a code and is none. */

const units =
  'bytes?|octets?|chars?|characters|[kKMGT]i?B|bits?|kbps|Mbps|ms|msecs?|milliseconds?|s|secs?|seconds?|mins?|minutes?|hours?|days?|weeks?|months?|years?|px|pt|em|messages?|mails?|e-?mails?|recipients?|users?|items?|entries|files?|folders?|rows?|records?|lines?|times?|requests?|responses?|connections?|clients?|packets?|pages?|points?|people|students|members|von|sur|de|out|[A-Z]\\w{1,20} (?:Street|St\\.|Avenue|Ave\\.|Road|Rd\\.|Lane|Drive|Blvd)|employees|tests?|passed|failed|packages?|units?|pcs|pieces|processes|threads|USD|EUR|[Ee]uros?|GBP|VND|JPY|CHF|dollars|euros?|đồng|percent|°|km|m|cm|mm|kg|g|lbs?|miles|W|kW|V|volts?|mA|A|Hz|kHz|MHz|GHz|dB|rpm|mAh|nm|of|in|to|from|x|and|or|v\\.?|x|×|more|other|new|total|unread|pending|active|free|used|left';

const counted = new RegExp(String.raw`^(?: |-)(?:${units})(?![A-Za-z0-9]|\.[A-Za-z])(?! (?:the|a) )`);

/** Whether what stands behind a number is its unit, or the thing that is counted. */
export const isCounted = (behind: string): boolean => counted.test(behind);

const labelled =
  /\b(?:length|size|count|counts|total|score|line|pid|ports?|uid|gid|id|nr|no|number|nrcpts?|lines|members|icmp_seq|seq|ttl|vsize|room|suite|invoice|order|phone|tel|fax|age|page|item|ext|extension|transmitted|queue)\.?["']?[:=#]? {0,2}["']?$|\w\[$/i;

/** Whether the word before a number says that it counts, measures or names something, such as a process: `smtp[550]`. */
export const isLabelled = (before: string): boolean => labelled.test(before);

const versioned =
  /(?:\b(?:versions?|ver|release|rev|revision|section|sect|chapter|sec|clause|figure|table|appendix|step|§|build|kernel|firmware|fw|linux|postfix|exim|sendmail|dovecot|openssl|php|python|perl|ruby|node|java|jdk|mysql|mariadb|postgresql|spamassassin|clamav|amavisd?(?:-new)?|nginx|apache|windows|macos|ios|android|wordpress|drupal|joomla|library|lib\w{1,12}|plugin|package|from|upgrade[ds]?|updated?|installed|to|than|since|until|>=|<=|==|~=|\^|~)\.?["']?[ =:]{0,2}[("'[]{0,2}|[/@v=~^]|\w-)$/i;

/** Whether what stands before a dotted number makes it a version, a section or a part of a path. */
export const isVersion = (before: string): boolean => versioned.test(before);
