/** The addresses whose word about whom they speak for is taken, as an operator writes them: `10.0.0.0/8,loopback`. */
import { isIP } from 'node:net';

const names = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** In bits, by version. */
const longestPrefix: Record<number, number> = { 4: 32, 6: 128 };

const isAddress = (text: string): boolean => {
  if (names.has(text)) return true;
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= longestPrefix[version]!);
};

export const readTrustedProxies = (list: string): string[] => list.split(',').map((each) => each.trim());

/** An empty list is one, too: nobody is trusted. */
export const isListOfProxies = (list: string): boolean => list === '' || readTrustedProxies(list).every(isAddress);
