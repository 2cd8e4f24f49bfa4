import type { OpenApiSchema } from './document';

/** Form parameters that Twilio documents in prose but has left out of the documents, by operationId. */
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
};
