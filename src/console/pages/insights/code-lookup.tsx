import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { useState } from 'react';
import type { ErrorCode } from '../../../insights/error-codes';
import { useResource } from '../../api/use-resource';
import { Loaded } from '../../parts/loaded';
import { SomeOf } from '../../parts/some-of';
import { ErrorCard } from './error-card';
import { retryWords } from './error-words';
import { findErrorCodes } from './find-error-codes';

/** What a code means that somebody has met anywhere: found by its number or by words. */
export function CodeLookup() {
  const [text, setText] = useState('');
  const isAsked = text.trim() !== '';
  const codes = useResource<{ errorCodes: ErrorCode[] }>('/insights/error-codes', {}, { enabled: isAsked });
  return (
    <>
      <Box maxWidth="size40" marginBottom="space50">
        <Label htmlFor="code">Error code or words</Label>
        <Input
          id="code"
          type="search"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          aria-describedby="code-help"
        />
        <HelpText id="code-help">Such as 30007, or landline.</HelpText>
      </Box>
      {isAsked && (
        <Loaded resource={codes} lines={3}>
          {({ errorCodes }) => <Found key={text} codes={findErrorCodes(errorCodes, text)} />}
        </Loaded>
      )}
    </>
  );
}

function Found({ codes }: { codes: readonly ErrorCode[] }) {
  return (
    <>
      <Box role="status" marginBottom="space40">
        {codes.length === 0
          ? 'No code that is known here. Try other words, or look in Twilio’s list of error codes.'
          : `${codes.length} found`}
      </Box>
      <SomeOf items={codes} step={5}>
        {(shown) =>
          shown.map((code) => <ErrorCard key={code.code} error={code} facts={[retryWords[code.retry]]} />)
        }
      </SomeOf>
    </>
  );
}
