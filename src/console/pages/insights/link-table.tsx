import { Box } from '@twilio-paste/core/box';
import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import type { LinkClicks } from '../../../insights/clicks';
import { countText, shareText } from '../../parts/number-texts';
import { SomeOf } from '../../parts/some-of';

/** Links and who followed them, the most clicked first. */
export function LinkTable({ links }: { links: readonly LinkClicks[] }) {
  return (
    <SomeOf items={links}>
      {(shown) => (
        <Box role="region" aria-label="Clicks by link" tabIndex={0} overflowX="auto">
          <Table variant="borderless">
            <THead>
              <Tr>
                <Th>Link</Th>
                {['People', 'Clicks', 'Share of delivered', 'Previews', 'Programs'].map((name) => (
                  <Th key={name} textAlign="right">
                    {name}
                  </Th>
                ))}
              </Tr>
            </THead>
            <TBody>
              {shown.map(({ link, unique, total, rate, previews, bots }) => (
                <Tr key={link}>
                  <Th scope="row">
                    <Box minWidth="200px" wordBreak="break-all">
                      {link}
                    </Box>
                  </Th>
                  {[
                    countText(unique),
                    countText(total),
                    shareText(rate),
                    countText(previews),
                    countText(bots),
                  ].map((value, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                    <Td key={column} textAlign="right">
                      {value}
                    </Td>
                  ))}
                </Tr>
              ))}
            </TBody>
          </Table>
        </Box>
      )}
    </SomeOf>
  );
}
