import type { Person } from '../../src/messages/as-recipient';

/** What one call takes. The platform takes a body of 1 MiB, of which the text needs some. */
const limits = { people: 10_000, bytes: 900_000 };

/** People in slices that one call takes. */
export async function* inSlices(
  people: AsyncIterable<Person>,
  { people: mostPeople, bytes: mostBytes } = limits,
): AsyncGenerator<Person[], void, undefined> {
  let slice: Person[] = [];
  let bytes = 0;
  for await (const person of people) {
    const size = Buffer.byteLength(JSON.stringify(person.recipient)) + 1;
    if (slice.length === mostPeople || (slice.length > 0 && bytes + size > mostBytes)) {
      yield slice;
      slice = [];
      bytes = 0;
    }
    slice.push(person);
    bytes += size;
  }
  if (slice.length > 0) yield slice;
}
