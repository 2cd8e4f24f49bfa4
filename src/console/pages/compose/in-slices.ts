import type { Person } from '../../../messages/as-recipient';

/** The platform takes a body of 1 MiB, of which the text needs some. */
const mostBytes = 900_000;

const encoder = new TextEncoder();

/** People in slices that one call takes. */
export function inSlices(people: readonly Person[], mostPeople: number): Person[][] {
  const slices: Person[][] = [];
  let bytes = 0;
  for (const person of people) {
    const size = encoder.encode(JSON.stringify(person.recipient)).length + 1;
    const last = slices.at(-1);
    if (last && last.length < mostPeople && bytes + size <= mostBytes) {
      last.push(person);
      bytes += size;
    } else {
      slices.push([person]);
      bytes = size;
    }
  }
  return slices;
}
