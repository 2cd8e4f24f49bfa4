/** A part of `npm run bench`. */
export interface Section {
  /** What is measured, and on which account. */
  about: string;
  /** `scaled` makes a number of messages smaller for a run that only shows that everything works. */
  run(scaled: (messages: number) => number): Promise<Findings>;
}

export interface Findings {
  table: string;
  /** What the product promises of itself and did not keep. */
  shortcomings: string[];
}

/** Those complaints that hold, with the name of what they are about. */
export function complaintsAbout(name: string, complaints: readonly (string | false)[]): string[] {
  return complaints.filter((text) => text !== false).map((text) => `${name}: ${text}`);
}
