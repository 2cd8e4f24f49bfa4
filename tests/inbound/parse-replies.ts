import { type Replies, readReplies } from '../../src/inbound/replies';
import { parseRepliesFile } from '../../src/inbound/replies-file';

/** What a Function makes of a file, after the build has checked it and written it out. */
export function parseReplies(text: string): Replies {
  return readReplies(JSON.stringify(parseRepliesFile(text)));
}
