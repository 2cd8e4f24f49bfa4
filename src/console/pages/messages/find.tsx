import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { HelpText } from '@twilio-paste/core/help-text';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { findTarget } from './find-target';

/** Leads to a person's conversation or to one message. */
export function Find() {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [, navigate] = useLocation();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const target = findTarget(text);
    if ('problem' in target) setProblem(target.problem);
    else navigate(`~${target.path}`);
  };

  return (
    <Box as="form" onSubmit={submit} role="search" aria-label="Find messages" marginBottom="space70">
      <Label htmlFor="find">Phone number or message SID</Label>
      <Box display="flex" columnGap="space30" maxWidth="size60">
        <Box flexGrow={1}>
          <Input
            id="find"
            type="text"
            autoComplete="off"
            value={text}
            onChange={({ target }) => setText(target.value)}
            hasError={problem !== undefined}
            aria-describedby="find-help"
          />
        </Box>
        <Button variant="primary" type="submit">
          Find
        </Button>
      </Box>
      <HelpText id="find-help" variant={problem ? 'error' : 'default'}>
        {problem ?? 'For example +1 415 555 0101, or SM and 32 characters.'}
      </HelpText>
    </Box>
  );
}
