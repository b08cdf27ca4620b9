/** What was submitted as the texts to be searched: a message is taken apart, anything else is one text. */
import { type Message, isMessage, readMessage } from './read-message.js';
import { createSourceText } from './source-text.js';

/** Bytes are a message as it travelled; a text that begins like a message is read as one. */
export const readSources = async (submitted: string | Buffer): Promise<Message> => {
  if (Buffer.isBuffer(submitted)) return readMessage(submitted);
  if (isMessage(submitted)) return readMessage(Buffer.from(submitted), true);
  return { parts: [createSourceText(submitted)], truncated: false };
};
