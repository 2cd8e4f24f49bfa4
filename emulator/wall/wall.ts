import type { WallNews, WallPhone, WallState } from '../handsets/wall-shapes';

/** Everything that is known of the phones. */
export interface Wall extends WallState {
  phones: ReadonlyMap<string, WallPhone>;
}

/** What is known once the news are told. What has not changed stays the same object. */
export function withNews(wall: Wall | undefined, { changed, ...state }: WallNews): Wall {
  const told = new Map(changed.map((phone) => [phone.person, phone]));
  const phones = state.people.flatMap((person): [string, WallPhone][] => {
    const phone = told.get(person) ?? wall?.phones.get(person);
    return phone ? [[person, phone]] : [];
  });
  const isSame = wall && JSON.stringify(wall.faults) === JSON.stringify(state.faults);
  return { ...state, faults: isSame ? wall.faults : state.faults, phones: new Map(phones) };
}

/** The phones to show: those somebody has added and that have no messages yet, then the others. */
export function phonesOf(wall: Wall, added: readonly string[], find: string): WallPhone[] {
  const digits = find.replace(/\D/g, '');
  const empty = added
    .filter((person) => !wall.phones.has(person) && person.replace(/\D/g, '').includes(digits))
    .map((person): WallPhone => ({ person, isBlocked: false, messages: [] }));
  return [...empty, ...wall.phones.values()];
}

/** A whole number in what somebody typed, as it is addressed: E.164, with `whatsapp:` before it where that was typed. */
export function numberIn(text: string): string | undefined {
  const number = text.toLowerCase().replace(/[\s().-]/g, '');
  return /^(whatsapp:)?\+[1-9]\d{6,14}$/.test(number) ? number : undefined;
}
