import { Anchor } from '@twilio-paste/core/anchor';
import { Box } from '@twilio-paste/core/box';
import { Input } from '@twilio-paste/core/input';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { count } from '../../../amounts';
import type { OpenApi } from '../../../open-api/open-api';
import { useResource } from '../../api/use-resource';
import { Field } from '../../parts/field';
import { Loaded } from '../../parts/loaded';
import { Page } from '../../parts/page';
import { PageLink } from '../../parts/page-link';
import { PartOfPage } from '../../parts/part-of-page';
import { MarkedText } from './marked-text';
import { OperationPage } from './operation-page';
import { type Called, findOperations, operationsOf } from './operations';
import { RefusalTable } from './refusal-table';
import { refusalsOf } from './refusals';

/** What apps may ask of this backend, from the document that it serves about itself. */
export function Api() {
  const document = useResource<OpenApi>('/openapi.json');
  const [text, setText] = useState('');
  return (
    <Loaded resource={document}>
      {(api) => (
        <Switch>
          {operationsOf(api).map((called) => (
            <Route key={called.operation.operationId} path={`/${called.operation.operationId}`}>
              <OperationPage called={called} document={api} />
            </Route>
          ))}
          <Route path="/">
            <AllRoutes api={api} text={text} onText={setText} />
          </Route>
          <Route>
            <Redirect to="/" replace />
          </Route>
        </Switch>
      )}
    </Loaded>
  );
}

interface AllRoutesProps {
  api: OpenApi;
  text: string;
  onText: (text: string) => void;
}

function AllRoutes({ api, text, onText }: AllRoutesProps) {
  const found = findOperations(operationsOf(api), text);
  return (
    <Page title="API" actions={<Anchor href="./openapi.json">openapi.json</Anchor>}>
      {api.info.description.split('\n\n').map((paragraph) => (
        <Paragraph key={paragraph}>
          <MarkedText>{paragraph}</MarkedText>
        </Paragraph>
      ))}
      <Box maxWidth="size40" marginBottom="space60">
        <Field label="Search" help="Such as schedule, or opt-outs.">
          {(control) => (
            <Input
              {...control}
              type="search"
              autoComplete="off"
              value={text}
              onChange={({ target }) => onText(target.value)}
            />
          )}
        </Field>
        <Box role="status">{text && count(found.length, 'route')}</Box>
      </Box>
      {api.tags.map(({ name, description }) => (
        <Tag key={name} name={name} description={description} found={found} />
      ))}
      {!text && (
        <PartOfPage title="Refusals">
          <RefusalTable refusals={refusalsOf(api)} />
        </PartOfPage>
      )}
    </Page>
  );
}

interface TagProps {
  name: string;
  description: string;
  found: readonly Called[];
}

function Tag({ name, description, found }: TagProps) {
  const own = found.filter(({ operation }) => operation.tags.includes(name));
  if (own.length === 0) return null;
  return (
    <PartOfPage title={name}>
      <Paragraph>{description}</Paragraph>
      <Box as="ul" aria-label={name} margin="space0" padding="space0" listStyleType="none">
        {own.map(({ method, path, operation: { operationId, summary } }) => (
          <Box as="li" key={operationId} paddingY="space30" overflowWrap="anywhere">
            <PageLink to={`/api/${operationId}`}>{`${method} ${path}`}</PageLink>
            <Box color="colorTextWeak">
              <MarkedText>{summary}</MarkedText>
            </Box>
          </Box>
        ))}
      </Box>
    </PartOfPage>
  );
}
