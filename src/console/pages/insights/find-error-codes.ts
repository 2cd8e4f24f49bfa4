import type { ErrorCode } from '../../../insights/error-codes';

/** The codes that begin with a number, or that have all the words in their title or advice: titles first. */
export function findErrorCodes(codes: readonly ErrorCode[], text: string): ErrorCode[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const has = (where: string) => words.every((word) => where.toLowerCase().includes(word));
  const [word = ''] = words;
  if (words.length === 1 && /^\d+$/.test(word)) {
    return codes.filter(({ code }) => String(code).startsWith(word));
  }
  const inTitle = codes.filter(({ title }) => has(title));
  return [
    ...inTitle,
    ...codes.filter((code) => !inTitle.includes(code) && has(`${code.title} ${code.advice}`)),
  ];
}
