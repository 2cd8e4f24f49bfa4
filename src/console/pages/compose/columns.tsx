import { Box } from '@twilio-paste/core/box';
import { Option, Select } from '@twilio-paste/core/select';
import { Field } from '../../parts/field';
import type { FilledField, People } from './choose-people';
import type { Draft } from './draft';
import type { List } from './read-list';
import type { Change } from './use-draft';

interface ColumnsProps {
  list: List;
  people: People;
  draft: Draft;
  change: Change;
}

/** Which column has the numbers, and which fills each field of the message. Nothing where there is only one. */
export function Columns({ list: { header }, people: { to, fields }, draft, change }: ColumnsProps) {
  if (header.length < 2) return null;
  return (
    <Box
      display="grid"
      gridTemplateColumns="repeat(auto-fill, minmax(min(100%, 220px), 1fr))"
      columnGap="space50"
      rowGap="space50"
    >
      <Field label="Column with the phone numbers">
        {({ hasError: _, ...control }) => (
          <Select
            {...control}
            value={to === undefined ? '' : (header[to] ?? '')}
            onChange={({ target }) => change({ toColumn: target.value })}
          >
            {to === undefined ? <Option value="">Choose a column</Option> : null}
            {header.map((column) => (
              <Option key={column} value={column}>
                {column}
              </Option>
            ))}
          </Select>
        )}
      </Field>
      {fields.map((field) => (
        <FieldColumn key={field.name} field={field} header={header} draft={draft} change={change} />
      ))}
    </Box>
  );
}

function FieldColumn({
  field: { name, at, hasDefault },
  header,
  draft,
  change,
}: Pick<ColumnsProps, 'draft' | 'change'> & { field: FilledField; header: readonly string[] }) {
  return (
    <Field
      label={`Column for {{${name}}}`}
      fault={at === undefined && !hasDefault ? 'Choose a column, or give a default.' : undefined}
    >
      {(control) => (
        <Select
          {...control}
          value={at === undefined ? '' : (header[at] ?? '')}
          onChange={({ target }) => change({ map: { ...draft.map, [name]: target.value } })}
        >
          <Option value="">None</Option>
          {header.map((column) => (
            <Option key={column} value={column}>
              {column}
            </Option>
          ))}
        </Select>
      )}
    </Field>
  );
}
