import { Box } from '@twilio-paste/core/box';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { Section } from './sections';

/** The sections, with the one that is looked at marked. It scrolls sideways where there is little room. */
export function Menu({ sections }: { sections: readonly Section[] }) {
  const [location] = useLocation();
  return (
    <Box
      as="nav"
      aria-label="Sections"
      flexShrink={0}
      width={['auto', 'auto', 'size20']}
      borderStyle="solid"
      borderWidth="borderWidth0"
      borderColor="colorBorderWeaker"
      borderRightWidth={['borderWidth0', 'borderWidth0', 'borderWidth10']}
      borderBottomWidth={['borderWidth10', 'borderWidth10', 'borderWidth0']}
      minHeight={['0', '0', 'calc(100vh - 57px)']}
      overflowX="auto"
    >
      <Box
        as="ul"
        display="flex"
        flexDirection={['row', 'row', 'column']}
        listStyleType="none"
        margin="space0"
        padding={['space20', 'space20', 'space50']}
        rowGap="space20"
      >
        {sections.map(({ path, name }) => (
          <li key={path}>
            <Entry path={path} name={name} isCurrent={location === path || location.startsWith(`${path}/`)} />
          </li>
        ))}
      </Box>
    </Box>
  );
}

function Entry({ path, name, isCurrent }: { path: string; name: string; isCurrent: boolean }) {
  const ref = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [isCurrent]);
  return (
    <Link href={path} asChild>
      <Box
        as="a"
        ref={ref}
        aria-current={isCurrent ? 'page' : undefined}
        display="block"
        paddingX="space50"
        paddingY="space30"
        borderRadius="borderRadius20"
        fontSize="fontSize30"
        lineHeight="lineHeight30"
        textDecoration="none"
        whiteSpace="nowrap"
        fontWeight={isCurrent ? 'fontWeightSemibold' : 'fontWeightNormal'}
        color={isCurrent ? 'colorTextPrimaryStrongest' : 'colorText'}
        backgroundColor={isCurrent ? 'colorBackgroundPrimaryWeakest' : 'none'}
        _hover={{ backgroundColor: 'colorBackground' }}
        _focus={{ boxShadow: 'shadowFocus', outline: 'none' }}
      >
        {name}
      </Box>
    </Link>
  );
}
