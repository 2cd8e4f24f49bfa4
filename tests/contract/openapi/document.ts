import { readFileSync } from 'node:fs';
import type { Product } from '../../../emulator/operation';
import { MISSING_OPERATIONS } from './overlay';

/** The part of an OpenAPI 3.0 schema that Twilio's documents use. */
export interface OpenApiSchema {
  $ref?: string;
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  nullable?: boolean;
  format?: string;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, OpenApiSchema>;
  required?: string[];
  items?: OpenApiSchema;
}

export interface OpenApiParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: OpenApiSchema;
}

interface Content {
  [mediaType: string]: { schema: OpenApiSchema; examples?: Record<string, { value: unknown }> };
}

export interface OpenApiOperation {
  operationId: string;
  parameters?: OpenApiParameter[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, OpenApiSchema> };
}

const FILES: Record<Product, string> = {
  api: 'twilio_api_v2010.json',
  messaging: 'twilio_messaging_v1.json',
  sync: 'twilio_sync_v1.json',
  accounts: 'twilio_accounts_v1.json',
  serverless: 'twilio_serverless_v1.json',
  'serverless-upload': 'twilio_serverless_v1.json',
};

const documents = new Map<Product, OpenApiDocument>();

/** Twilio's own description of a product, parsed once per process. */
export function openApiDocument(product: Product): OpenApiDocument {
  let document = documents.get(product);
  if (!document) {
    const path = require.resolve(`@twilio-alpha/mcp/twilio-oai/spec/json/${FILES[product]}`);
    document = JSON.parse(readFileSync(path, 'utf8')) as OpenApiDocument;
    documents.set(product, document);
  }
  return document;
}

/** The operation a document, or what we know to be missing from it, has at a path template and method, if any. */
export function findOperation(product: string, method: string, path: string): OpenApiOperation | undefined {
  if (!(product in FILES)) return undefined;
  const operation = openApiDocument(product as Product).paths[path]?.[method.toLowerCase()];
  return (operation as OpenApiOperation | undefined) ?? MISSING_OPERATIONS[`${product} ${method} ${path}`];
}
