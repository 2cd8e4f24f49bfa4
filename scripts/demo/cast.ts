import type { Reached } from './send';

/** Who does what after the messages have arrived. Nobody has two parts. */
export interface Cast {
  /** Get a reminder two hours later, except for `excused`, and for `tired`, who wants no more messages at all. */
  reminded: Reached[];
  excused: Reached;
  tired: Reached;
  asksForHelp: Reached;
  asksForHours: Reached;
  leaves: Reached;
  /** Follow the link in their message. */
  readers: Reached[];
}

/** Gives out the parts, to people from all over the list. Throws when it is too short for them. */
export function chooseCast(reached: readonly Reached[]): Cast {
  const pick = (index: number): Reached => {
    const person = reached[index];
    if (!person) throw new Error(`The demo needs more than ${reached.length} recipients who can be reached`);
    return person;
  };
  return {
    reminded: Array.from({ length: 20 }, (_, index) => pick(index)),
    excused: pick(2),
    tired: pick(11),
    asksForHelp: pick(25),
    asksForHours: pick(140),
    leaves: pick(80),
    readers: [126, 152, 231, 193, 190, 119].map(pick),
  };
}
