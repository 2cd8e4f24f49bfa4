import type { OpenApiOperation, OpenApiSchema } from './document';

/** Form parameters that Twilio documents in prose, or its own tools send, but are not in the documents, by operationId. */
export const MISSING_FORM_PARAMETERS: Record<string, Record<string, OpenApiSchema>> = {
  CreateMessage: {
    MessageIntent: {
      type: 'string',
      enum: [
        'otp',
        'notifications',
        'marketing',
        'fraud',
        'security',
        'customercare',
        'delivery',
        'education',
        'polling',
        'announcements',
        'events',
      ],
    },
  },
  CreateEnvironment: { FriendlyName: { type: 'string' } },
};

const DOMAIN_SID: OpenApiSchema = { type: 'string', pattern: '^DN[0-9a-fA-F]{32}$' };

/** An upload, which goes to a host of its own; as the documentation of Function and Asset Versions has it. */
function uploadOf(what: 'function' | 'asset'): OpenApiOperation {
  const sid = (name: string, prefix: string) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' as const, pattern: `^${prefix}[0-9a-fA-F]{32}$` },
  });
  return {
    operationId: `Create${what}Version`,
    parameters: [sid('ServiceSid', 'ZS'), sid(what === 'function' ? 'FunctionSid' : 'AssetSid', 'ZH')],
    requestBody: {
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['Path', 'Visibility', 'Content'],
            properties: {
              Path: { type: 'string', maxLength: 255 },
              Visibility: { type: 'string', enum: ['public', 'protected', 'private'] },
              Content: { type: 'string' },
            },
          },
        },
      },
    },
    responses: {
      201: {
        content: {
          'application/json': {
            schema: { $ref: `#/components/schemas/serverless.v1.service.${what}.${what}_version` },
          },
        },
      },
    },
  };
}

/** Operations the documents lack, by product, method and path, as the doc comments of the official client have them. */
export const MISSING_OPERATIONS: Record<string, OpenApiOperation> = {
  'serverless-upload POST /v1/Services/{ServiceSid}/Functions/{FunctionSid}/Versions': uploadOf('function'),
  'serverless-upload POST /v1/Services/{ServiceSid}/Assets/{AssetSid}/Versions': uploadOf('asset'),
  'accounts GET /v1/Messaging/GeoPermissions': {
    operationId: 'FetchMessagingGeopermissions',
    parameters: [{ name: 'CountryCode', in: 'query', schema: { type: 'string' } }],
    responses: {
      200: {
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['permissions'],
              properties: {
                permissions: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['country_code', 'type', 'enabled'],
                    properties: {
                      country_code: { type: 'string' },
                      type: { type: 'string' },
                      enabled: { type: 'boolean' },
                      error_code: { type: 'integer' },
                      error_messages: { type: 'array', items: { type: 'string' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  'messaging GET /v1/LinkShortening/Domains/{DomainSid}/ValidateDns': {
    operationId: 'FetchDomainValidateDn',
    parameters: [{ name: 'DomainSid', in: 'path', required: true, schema: DOMAIN_SID }],
    responses: {
      200: {
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['domain_sid', 'is_valid', 'url'],
              properties: {
                domain_sid: DOMAIN_SID,
                is_valid: { type: 'boolean' },
                reason: { type: 'string', nullable: true },
                url: { type: 'string', format: 'uri' },
              },
            },
          },
        },
      },
    },
  },
};
