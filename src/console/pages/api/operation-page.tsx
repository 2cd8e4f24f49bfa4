import { Paragraph } from '@twilio-paste/core/paragraph';
import type { OpenApi, Response } from '../../../open-api/open-api';
import { Page } from '../../parts/page';
import { PageLink } from '../../parts/page-link';
import { PartOfPage } from '../../parts/part-of-page';
import { CodeBlock } from './code-block';
import { curlOf } from './curl-of';
import { FieldList } from './field-list';
import { fieldsOf, typeOf } from './fields-of';
import { MarkedText } from './marked-text';
import { type Called, credentialOf } from './operations';
import { RefusalTable } from './refusal-table';
import { refusalsOf } from './refusals';

/** One operation: who may call it, what it takes, what it answers, what it refuses, and an example. */
export function OperationPage({ called, document }: { called: Called; document: OpenApi }) {
  const { method, path, operation } = called;
  const { summary, description, requestBody, parameters = [], responses } = operation;
  const { schemas, parameters: shared } = document.components;
  const sent = Object.values(requestBody?.content ?? {})[0]?.schema;
  const rules = schemas[sent?.$ref?.split('/').at(-1) ?? '']?.description;
  const given = parameters.flatMap((parameter) => {
    const known = '$ref' in parameter ? shared[parameter.$ref.split('/').at(-1) ?? ''] : parameter;
    if (!known) return [];
    const { name, schema, required = false } = known;
    const text = known.in === 'header' ? `A header. ${known.description}` : known.description;
    return [{ path: name, type: typeOf(schema, schemas), isRequired: required, description: text, depth: 0 }];
  });
  const successes = Object.entries(responses).flatMap(([status, response]) =>
    '$ref' in response ? [] : [{ status, response }],
  );
  return (
    <Page title={`${method} ${path}`} actions={<PageLink to="/api">All routes</PageLink>}>
      <Paragraph>
        <MarkedText>{`${summary}. ${description ?? ''}`}</MarkedText>
      </Paragraph>
      <Paragraph>Needs {credentialOf(operation)}.</Paragraph>
      {given.length > 0 && (
        <PartOfPage title="Parameters">
          <FieldList label="Parameters" fields={given} />
        </PartOfPage>
      )}
      {sent && (
        <PartOfPage title="Body">
          {rules && (
            <Paragraph>
              <MarkedText>{rules}</MarkedText>
            </Paragraph>
          )}
          <FieldList label="Body" fields={fieldsOf(sent, schemas)} />
        </PartOfPage>
      )}
      <PartOfPage title="Example">
        <CodeBlock label="Call">{curlOf(called, location.origin)}</CodeBlock>
        <ExampleAnswers responses={successes.map(({ response }) => response)} />
      </PartOfPage>
      {successes.map(({ status, response }) => (
        <PartOfPage key={status} title={`Answer ${status}`}>
          <Paragraph>{response.description}</Paragraph>
          {Object.entries(response.content ?? {}).map(([type, { schema }]) =>
            type === 'application/json' ? (
              <FieldList key={type} label={`Answer ${status}`} fields={fieldsOf(schema, schemas)} />
            ) : (
              <Paragraph key={type}>Or {type}.</Paragraph>
            ),
          )}
        </PartOfPage>
      ))}
      <PartOfPage title="Refusals">
        <RefusalTable refusals={refusalsOf(document, operation)} />
      </PartOfPage>
    </Page>
  );
}

function ExampleAnswers({ responses }: { responses: readonly Response[] }) {
  const values = responses.flatMap(({ content = {} }) =>
    Object.values(content).flatMap(({ examples = {} }) => Object.values(examples).map(({ value }) => value)),
  );
  return values.map((value) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
    return (
      <CodeBlock key={text} label="Answer">
        {text}
      </CodeBlock>
    );
  });
}
