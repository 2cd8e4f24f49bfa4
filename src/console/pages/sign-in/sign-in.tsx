import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Heading } from '@twilio-paste/core/heading';
import { HelpText } from '@twilio-paste/core/help-text';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Problem } from '../../api/client';
import { UnknownKey, useSession } from '../../api/session';

/** The one thing somebody must have to come in: an API key of this deployment. */
export function SignIn() {
  const { signIn } = useSession();
  const [key, setKey] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = 'Messaging console';
    field.current?.focus();
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!key.trim()) return setRefusal('Enter an API key.');
    setIsBusy(true);
    setRefusal(undefined);
    await signIn(key.trim()).catch((failure: unknown) => setRefusal(reasonOf(failure)));
    setIsBusy(false);
  };

  return (
    <Box
      as="main"
      minHeight="100vh"
      backgroundColor="colorBackground"
      color="colorText"
      display="flex"
      alignItems="center"
      justifyContent="center"
      padding="space50"
    >
      <Box
        width="100%"
        maxWidth="size40"
        padding="space90"
        backgroundColor="colorBackgroundBody"
        borderRadius="borderRadius30"
        boxShadow="shadow"
      >
        <Heading as="h1" variant="heading20">
          Messaging console
        </Heading>
        <Paragraph>Campaigns, conversations and consent of this deployment.</Paragraph>
        <form onSubmit={submit} noValidate>
          <Label htmlFor="key" required>
            API key
          </Label>
          <Input
            ref={field}
            id="key"
            type="password"
            autoComplete="off"
            value={key}
            onChange={({ target }) => setKey(target.value)}
            hasError={refusal !== undefined}
            aria-describedby="key-help"
          />
          <HelpText id="key-help" variant={refusal ? 'error' : 'default'}>
            {refusal ?? 'It stays in this tab and is forgotten when the tab is closed.'}
          </HelpText>
          <Box marginTop="space70">
            <Button variant="primary" type="submit" fullWidth loading={isBusy}>
              Sign in
            </Button>
          </Box>
        </form>
      </Box>
    </Box>
  );
}

function reasonOf(failure: unknown): string {
  if (failure instanceof UnknownKey) {
    return 'This key is not known here. Whoever deployed the backend can make one: npm run make-api-key.';
  }
  return failure instanceof Problem ? `${failure.title}. ${failure.detail}` : 'Signing in failed. Try again.';
}
