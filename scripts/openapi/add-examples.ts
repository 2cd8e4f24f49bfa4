import type { Exchange } from '../../emulator/stack-client';
import type { JsonSchema } from '../../src/open-api/json-schema';
import type { OpenApi, Operation, Response } from '../../src/open-api/open-api';
import type { ExchangeCheck } from './exchange-check';
import type { Examples } from './pick-examples';

/**
 * Puts examples into a document where its readers look for them. What the document no longer allows is left out; answers with
 * why, a line each.
 */
export function addExamples(document: OpenApi, examples: Examples, check: ExchangeCheck): string[] {
  const complaints: string[] = [];
  const fits = (exchange: Exchange): boolean => {
    try {
      if (exchange.status < 300) check.checkCall(exchange);
      check.checkAnswer(exchange);
      return true;
    } catch (failure) {
      complaints.push(`An example is left out: ${(failure as Error).message}`);
      return false;
    }
  };
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
    const example = examples.operations[operation.operationId];
    if (!example || !fits(example)) continue;
    addCall(operation, example);
    const response = operation.responses[example.status];
    if (response && !('$ref' in response)) addAnswer(response, 'example', example);
  }
  for (const [code, example] of Object.entries(examples.problems)) {
    if (!fits(example)) continue;
    for (const [name, response] of Object.entries(document.components.responses)) {
      if (name.split('.').includes(code)) addAnswer(response, code, example);
    }
  }
  return complaints;
}

function addCall(operation: Operation, { url, sent }: Exchange): void {
  for (const [name, text] of new URLSearchParams(url.split('?')[1])) {
    const parameter = operation.parameters?.find((each) => 'name' in each && each.name === name);
    if (parameter && 'name' in parameter) parameter.example = readValue(text, parameter.schema);
  }
  for (const media of Object.values(operation.requestBody?.content ?? {})) {
    if (sent !== undefined) media.examples = { example: { value: sent } };
  }
}

function addAnswer(response: Response, name: string, { contentType, body }: Exchange): void {
  const media = response.content?.[contentType?.replace(/;.*/, '') ?? ''];
  if (media) media.examples = { ...media.examples, [name]: { value: body } };
}

function readValue(text: string, { type }: JsonSchema): unknown {
  return type === 'integer' ? Number(text) : text;
}
