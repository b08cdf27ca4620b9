import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Of 127.0.0.1, for a program that cannot be told to choose one itself. */
export const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
