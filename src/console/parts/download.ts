import type { Api } from '../api/client';
import { collectCsv } from './collect-csv';
import { saveFile } from './save-file';

type Query = Readonly<Record<string, string | number | undefined>>;

interface DownloadOptions {
  /** Hears how many pages have been read. */
  tell?: (pages: number) => void;
  /** Aborted when nobody waits for it any more: then there is no file. */
  signal?: AbortSignal;
}

/** Rows in a page of a download. */
export const rowsAtOnce = 1_000;

/** Reads a list to its end as CSV, and gives the browser one file. Rejects with a Problem. */
export async function downloadCsv(
  api: Api,
  path: string,
  query: Query,
  name: string,
  { tell = () => undefined, signal = new AbortController().signal }: DownloadOptions = {},
): Promise<void> {
  const read = (cursor: string | undefined) =>
    api.text(path, { ...query, format: 'csv', limit: rowsAtOnce, cursor });
  const parts = await collectCsv(read, tell, signal);
  if (parts) saveFile(name, parts);
}
