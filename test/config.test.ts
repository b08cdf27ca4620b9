import { describe, expect, it } from 'vitest';

import { readConfig } from '../src/config.js';

const defaults = {
  HOST: '127.0.0.1',
  PORT: 3000,
  BASE_PATH: '',
  DEFAULT_LANGUAGE: 'en',
  STATUSBOOK_DATA_DIR: '',
  CACHE_MAX_AGE: 300,
  RATE_LIMIT: 0,
  TRUST_PROXY: '',
  REQUEST_TIMEOUT: 30,
  KEEP_ALIVE_TIMEOUT: 72,
  MAX_EVENT_LOOP_DELAY: 500,
  SHUTDOWN_GRACE: 10,
  WORKERS: 1,
  LOG_LEVEL: 'info',
};

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual(defaults);
  });

  it('reads every variable, numbers as numbers', () => {
    const environment = {
      HOST: '::',
      PORT: '0',
      BASE_PATH: '/reference/status-book',
      DEFAULT_LANGUAGE: 'zh-Hant',
      STATUSBOOK_DATA_DIR: '/etc/statusbook',
      CACHE_MAX_AGE: '0',
      RATE_LIMIT: '600',
      TRUST_PROXY: '10.0.0.0/8, 2001:db8::/32,192.0.2.7,::1,loopback,linklocal,uniquelocal',
      REQUEST_TIMEOUT: '5',
      KEEP_ALIVE_TIMEOUT: '3600',
      MAX_EVENT_LOOP_DELAY: '0',
      WORKERS: '2',
      SHUTDOWN_GRACE: '600',
      LOG_LEVEL: 'silent',
    };
    expect(readConfig(environment)).toEqual({
      ...environment,
      PORT: 0,
      CACHE_MAX_AGE: 0,
      RATE_LIMIT: 600,
      REQUEST_TIMEOUT: 5,
      KEEP_ALIVE_TIMEOUT: 3600,
      MAX_EVENT_LOOP_DELAY: 0,
      WORKERS: 2,
      SHUTDOWN_GRACE: 600,
    });
  });

  it('leaves variables alone that are not ours', () => {
    expect(readConfig({ PATH: '/bin', STATUSBOOK: 'x' })).toEqual(defaults);
  });

  it('does not change what it reads', () => {
    const environment = { PORT: '8080' };
    readConfig(environment);
    expect(environment).toEqual({ PORT: '8080' });
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', 'http'],
    ['PORT', ''],
    ['HOST', ''],
    ['BASE_PATH', '/'],
    ['BASE_PATH', 'statusbook'],
    ['BASE_PATH', '/statusbook/'],
    ['BASE_PATH', '/a//b'],
    ['BASE_PATH', '/:protocol'],
    ['BASE_PATH', '/a?b'],
    ['DEFAULT_LANGUAGE', ''],
    ['DEFAULT_LANGUAGE', '../en'],
    ['CACHE_MAX_AGE', '-1'],
    ['CACHE_MAX_AGE', '1e9'],
    ['RATE_LIMIT', '-1'],
    ['RATE_LIMIT', '1.5'],
    ['RATE_LIMIT', '60/min'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', 'proxy.example.com'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.0/8/8'],
    ['TRUST_PROXY', '2001:db8::/129'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['TRUST_PROXY', '10.0.0.1;10.0.0.2'],
    ['REQUEST_TIMEOUT', '0'],
    ['KEEP_ALIVE_TIMEOUT', '0'],
    ['MAX_EVENT_LOOP_DELAY', '-1'],
    ['SHUTDOWN_GRACE', '0'],
    ['SHUTDOWN_GRACE', '601'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_LEVEL', 'INFO'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`\\b${name}\\b`));
  });

  it('lists everything that is wrong at once', () => {
    const environment = {
      PORT: 'http',
      BASE_PATH: 'x',
      CACHE_MAX_AGE: '-1',
      SHUTDOWN_GRACE: 'soon',
      LOG_LEVEL: 'loud',
    };
    let said = '';
    try {
      readConfig(environment);
    } catch (error) {
      said = (error as Error).message;
    }
    expect(Object.keys(environment).filter((name) => !said.includes(name))).toEqual([]);
  });
});
