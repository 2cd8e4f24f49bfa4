type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/**
 * The object without its undefined members: what is not known is absent, in JSON, in records and in the parameters of a
 * request alike.
 */
export function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
