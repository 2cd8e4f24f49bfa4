import { version as packageVersion } from '../package.json';

/** This project's version, as in package.json; the bundler puts the text in place. */
export const version: string = packageVersion;
