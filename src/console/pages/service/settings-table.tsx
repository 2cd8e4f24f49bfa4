import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import { Text } from '@twilio-paste/core/text';
import type { SettingName } from '../../../messaging-service/service-settings';
import type { ShownService } from '../../../messaging-service/show-service';
import { ScrollRegion } from '../../parts/scroll-region';
import { Value } from './drift-table';
import { settingNames, valueWords } from './setting-names';

interface SettingsTableProps {
  service: ShownService['service'];
  desired: NonNullable<ShownService['desired']>;
}

/** Every setting, and whether it is as planned. */
export function SettingsTable({ service, desired }: SettingsTableProps) {
  return (
    <ScrollRegion label="Settings of the service">
      <Table>
        <THead>
          <Tr>
            <Th width="40%">Setting</Th>
            <Th>Now</Th>
            <Th width="160px">As planned</Th>
          </Tr>
        </THead>
        <TBody>
          {Object.entries(settingNames).map(([key, name]) => {
            const setting = key as SettingName;
            return (
              <Tr key={setting}>
                <Th scope="row">{name}</Th>
                <Td>
                  <Value text={valueWords(setting, service[setting])} />
                </Td>
                <Td>
                  <Standing actual={service[setting]} desired={desired[setting]} />
                </Td>
              </Tr>
            );
          })}
        </TBody>
      </Table>
    </ScrollRegion>
  );
}

function Standing({ actual, desired }: { actual: unknown; desired: unknown }) {
  if (desired === undefined)
    return (
      <Text as="span" color="colorTextWeak">
        not planned
      </Text>
    );
  return actual === desired ? (
    'yes'
  ) : (
    <Text as="span" color="colorTextError" fontWeight="fontWeightSemibold">
      no
    </Text>
  );
}
