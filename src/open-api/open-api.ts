import type { JsonSchema } from './json-schema';

/** An OpenAPI 3.1 document, as far as this API uses it. */
export interface OpenApi {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string; description: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: {
    schemas: Record<string, JsonSchema>;
    parameters: Record<string, Parameter>;
    headers: Record<string, Header>;
    responses: Record<string, Response>;
    securitySchemes: Record<string, object>;
  };
}

export type Method = 'get' | 'post';
export type Reference = { $ref: string };

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters?: (Parameter | Reference)[];
  /** Where not all parameters may be given together: the queries that can be asked, as objects. */
  'x-queries'?: JsonSchema[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  /** By status. */
  responses: Record<string, Response | Reference>;
}

export interface Parameter {
  name: string;
  in: 'query' | 'header';
  description: string;
  required?: boolean;
  schema: JsonSchema;
  example?: unknown;
}

export interface Header {
  description: string;
  schema: JsonSchema;
}

export interface Response {
  description: string;
  headers?: Record<string, Reference>;
  content?: Record<string, Media>;
}

export interface Media {
  schema: JsonSchema;
  examples?: Record<string, { summary?: string; value: unknown }>;
}
