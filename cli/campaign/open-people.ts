import { stat } from 'node:fs/promises';
import type { Columns } from '../../src/csv/find-columns';
import type { Person } from '../../src/messages/as-recipient';
import { type ColumnWishes, chooseColumns } from './choose-columns';
import { type List, openList } from './open-list';
import type { ListOptions } from './options';
import { readPeople } from './read-people';

/** A file whose people can be read again and again. */
export interface PeopleFile {
  list: List;
  columns: Columns;
  /** From a row on, counted from 0 below the header. Throws where the file is no longer what it was. */
  people(from?: number): AsyncGenerator<Person, void, undefined>;
}

/** Opens a file and finds the columns in it that a text needs. Throws where that is not clear. */
export async function openPeople(
  file: string,
  { toColumn, map, encoding, delimiter }: ListOptions,
  body: ColumnWishes['body'],
): Promise<PeopleFile> {
  const before = await modified(file);
  const list = await openList(file, { ...(encoding && { encoding }), ...(delimiter && { delimiter }) });
  const columns = chooseColumns(list.header, list.sample, { toColumn, map, body });
  return {
    list,
    columns,
    async *people(from = 0) {
      if ((await modified(file)) !== before) throw new Error(`${file} has changed meanwhile. Start again.`);
      yield* readPeople(list, columns, from);
    },
  };
}

async function modified(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    throw new Error(code === 'ENOENT' ? `There is no file ${file}` : `${file} cannot be read: ${code}`, {
      cause: failure,
    });
  }
}
