import type { IncomingMessage } from 'node:http';
import { TwilioRefusal } from '../errors';
import { readBody } from '../http';
import type { ApiRequest } from '../operation';

/** The largest Asset, and the form around it. */
const LARGEST_UPLOAD = 26_000_000;

/** The body of a POST: a form, which is multipart where a file is uploaded. Throws 413 / 20413, or 400 / 20001. */
export async function readForm(
  request: IncomingMessage,
  product: string,
): Promise<Pick<ApiRequest, 'parameters' | 'file'>> {
  if (product !== 'serverless-upload') {
    return { parameters: new URLSearchParams((await readBody(request)).toString()) };
  }
  const body = await readBody(request, LARGEST_UPLOAD);
  const parameters = new URLSearchParams();
  let file: Buffer | undefined;
  try {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    for (const [name, value] of await new Response(new Uint8Array(body), { headers }).formData()) {
      if (typeof value === 'string') parameters.append(name, value);
      else file = Buffer.from(await value.arrayBuffer());
    }
  } catch {
    throw new TwilioRefusal(400, 20001, 'The body is no multipart form');
  }
  return { parameters, ...(file && { file }) };
}
