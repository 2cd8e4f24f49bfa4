import { Box } from '@twilio-paste/core/box';
import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import { ScrollRegion } from '../../parts/scroll-region';
import { MarkedText } from './marked-text';
import type { Refusal } from './refusals';

/** Refusals by code, with what to do about each. */
export function RefusalTable({ refusals }: { refusals: readonly Refusal[] }) {
  return (
    <ScrollRegion label="Codes">
      <Table>
        <THead>
          <Tr>
            <Th>Code</Th>
            <Th>What it means</Th>
            <Th>What to do</Th>
          </Tr>
        </THead>
        <TBody>
          {refusals.map(({ code, title, advice }) => (
            <Tr key={code}>
              <Th scope="row">
                <Box as="code" fontFamily="fontFamilyCode">
                  {code}
                </Box>
              </Th>
              <Td>{title}</Td>
              <Td>
                <MarkedText>{advice}</MarkedText>
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </ScrollRegion>
  );
}
