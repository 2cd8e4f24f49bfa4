import { personOf } from '../../src/addresses/address';
import { normaliseAddress } from '../../src/addresses/normalise-address';
import type { Person } from '../../src/messages/as-recipient';
import { fieldsOf } from '../../src/messages/template';
import { addPreview, emptySum, type PreviewAnswer, type PreviewSum } from '../../src/preview/sum-previews';
import type { Backend } from './backend';
import { inHalves } from './in-halves';
import { inSlices } from './in-slices';
import { SeenPeople } from './seen-people';

/** Calls at a time: the others are on a processor's time too. */
const atOnce = 2;

/**
 * What sending to all these people would come to. A slice does not know of the others, so who is in the file twice is told
 * here, by the backend's own rules. `onRows` hears how many rows are done with.
 */
export async function previewList(
  backend: Backend,
  people: AsyncIterable<Person>,
  settings: { body?: string | undefined },
  onRows: (rows: number) => void,
): Promise<PreviewSum> {
  const sum = emptySum();
  const repeated = (): void => {
    sum.counts.total++;
    sum.counts.duplicate++;
  };
  const slices = inSlices(withoutRepeated(people, settings.body, repeated));
  const preview = async (part: readonly Person[]): Promise<void> => {
    const recipients = part.map(({ recipient }) => recipient);
    const answer = await backend.post<PreviewAnswer>('/messages/preview', { ...settings, recipients });
    addPreview(
      sum,
      answer,
      part.map(({ line }) => line),
    );
    onRows(sum.counts.total);
  };
  const worker = async (): Promise<void> => {
    for (let next = await slices.next(); !next.done; next = await slices.next())
      await inHalves(next.value, preview);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return sum;
}

/** Everybody once: only a row that can be sent makes a later one a repetition. */
export async function* withoutRepeated(
  people: AsyncIterable<Person>,
  body: string | undefined,
  repeated: () => void,
): AsyncGenerator<Person, void, undefined> {
  const required = fieldsOf(body ?? '').flatMap(({ name, hasDefault }) => (hasDefault ? [] : [name]));
  const seen = new SeenPeople();
  for await (const person of people) {
    const { to, variables = {} } =
      typeof person.recipient === 'string' ? { to: person.recipient } : person.recipient;
    const address = normaliseAddress(to);
    if (address.ok) {
      const who = personOf(address.address);
      if (seen.has(who)) {
        repeated();
        continue;
      }
      if (required.every((name) => variables[name]?.trim())) seen.add(who);
    }
    yield person;
  }
}
