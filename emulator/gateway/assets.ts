import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Answer, text } from './answer';
import type { Route } from './routes';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mp3': 'audio/mpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml; charset=utf-8',
};

/** A static file. The caller has checked its access. */
export async function readAsset(asset: Route): Promise<Answer> {
  let body: Buffer;
  try {
    body = await readFile(asset.filePath);
  } catch {
    return text(404, 'Could not find asset');
  }
  const type = TYPES[path.extname(asset.filePath).toLowerCase()] ?? 'application/octet-stream';
  return { status: 200, headers: { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' }, body };
}
