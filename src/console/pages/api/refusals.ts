import type { OpenApi, Operation } from '../../../open-api/open-api';

export interface Refusal {
  code: string;
  title: string;
  /** The status, and what to do. */
  advice: string;
}

/** Everything that the backend may refuse, or what an operation may. */
export function refusalsOf({ components }: OpenApi, operation?: Operation): Refusal[] {
  const { oneOf = [] } = components.schemas.ProblemDocument?.properties?.code ?? {};
  const all = oneOf.map(({ const: code, title = '', description = '' }) => ({
    code: String(code),
    title,
    advice: description,
  }));
  if (!operation) return all;
  const codes = new Set(
    Object.values(operation.responses).flatMap((response) =>
      '$ref' in response ? (response.$ref.split('/').at(-1) ?? '').split('.') : [],
    ),
  );
  return all.filter(({ code }) => codes.has(code));
}
