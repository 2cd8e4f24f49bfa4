import type { Called } from './operations';

/** The example call of an operation as a command, with the key in `$KEY`. `origin` is where the backend is. */
export function curlOf({ method, path, operation }: Called, origin: string): string {
  const { parameters = [], requestBody, security } = operation;
  const query = parameters.flatMap((parameter) =>
    'name' in parameter && parameter.in === 'query' && parameter.example !== undefined
      ? [[parameter.name, String(parameter.example)]]
      : [],
  );
  const address = `${origin}${path}${query.length > 0 ? `?${new URLSearchParams(query)}` : ''}`;
  const example = requestBody?.content['application/json']?.examples?.example;
  const takesKey = security.some((scheme) => 'apiKey' in scheme);
  const isIdempotent = parameters.some((parameter) => '$ref' in parameter);
  return [
    `curl${method === 'POST' && !example ? ' -X POST' : ''} ${quoted(address)}`,
    ...(takesKey ? ['-H "Authorization: Bearer $KEY"'] : []),
    ...(isIdempotent ? ["-H 'Idempotency-Key: a-new-one-for-every-call'"] : []),
    ...(example
      ? ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(example.value))}`]
      : []),
  ].join(' \\\n  ');
}

/** For a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
