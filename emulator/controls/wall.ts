import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { Account } from '../account';
import { WallView } from '../handsets/wall-view';

const pageDir = path.resolve(__dirname, '../../dist/handsets');
const everyMs = 200;
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** The page of the handsets: `name` is what follows `/_emulator/handsets`. */
export async function serveWallPage(name: string, response: ServerResponse): Promise<void> {
  const file = name === '' || name === '/' ? 'index.html' : name.slice(1);
  const isOfPage = /^(index\.html|assets\/[\w.-]+)$/.test(file);
  const body = isOfPage ? await readFile(path.join(pageDir, file)).catch(() => undefined) : undefined;
  const type = types[path.extname(file)];
  if (!body || !type) {
    response
      .writeHead(404, { 'content-type': 'text/plain' })
      .end('Not here. The page is built by: npm run build');
    return;
  }
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
}

/** Tells a page what happens on the phones, as server-sent events, for as long as it listens. */
export function streamWall(account: Account, find: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const view = new WallView(account, find);
  const tell = () => {
    // Whoever reads slowly is told less often, and then of everything at once.
    const news = response.writableNeedDrain ? undefined : view.news();
    if (news) response.write(`data: ${JSON.stringify(news)}\n\n`);
  };
  tell();
  const timer = setInterval(tell, everyMs);
  response.on('close', () => clearInterval(timer));
}
